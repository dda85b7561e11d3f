"""What one office owes: five numbers, and the lines behind the one that is looked at, the most pressing first."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from guatu.work.ledger.models import Commitment
from guatu.work.ledger.views.saying import blocker_of, last_notes

from .numbers import Number, shown, within_a_week

OWED = 40


@dataclass(frozen=True, slots=True)
class UnitNumbers:
    """What is counted for an office: five to choose from, two of dates, and the month's two."""

    office: int
    five: Sequence[Number]
    dates: Sequence[Number]
    month: Sequence[Number]

    @property
    def all(self) -> list[Number]:
        """All of them, to be counted together."""
        return [*self.five, *self.dates, *self.month]


@dataclass(frozen=True, slots=True)
class Owed:
    """What one office owes; ``show`` names the number whose lines are listed."""

    office: str
    key: int
    numbers: UnitNumbers
    lines: Sequence[Commitment]
    show: str = ""

    @property
    def here(self) -> Number:
        """The number that is looked at."""
        return next((number for number in self.numbers.five if number.key == self.show), self.numbers.five[0])


def unit_numbers(office: int, today: date) -> UnitNumbers:
    """Return what is counted for an office that owes work; first all it owes."""
    lead = f"lead={office}"
    first, last = today.replace(day=1), today.replace(day=monthrange(today.year, today.month)[1])
    month = f"{lead}&duty=dated&first_from={first.isoformat()}&first_to={last.isoformat()}&counted=1&parts=none"
    return UnitNumbers(
        office,
        five=[
            Number("待办", f"{lead}&stage=open"),
            Number("签收", f"{lead}&stage=assigned", key="sign"),
            Number("反馈", f"{lead}&stage=acting", key="report"),
            Number("退回", f"{lead}&returned=1&stage=acting", key="returned"),
            Number("堵点", f"{lead}&blocked=1", key="blocked"),
        ],
        dates=[
            Number("已过期", f"{lead}&due=overdue"),
            Number("七日内到期", f"{lead}&{within_a_week(today)}"),
        ],
        month=[Number("应销", month), Number("已销", f"{month}&stage=closed")],
    )


def owed_by(mine: QuerySet[Commitment], name: str, numbers: UnitNumbers, today: date, show: str = "") -> Owed:
    """Return what the office owes, with what holds each line up."""
    owed = Owed(name, numbers.office, numbers, [], show)
    lines = shown(mine, owed.here.query, today, OWED, "light") if owed.here.count else []
    notes = last_notes(lines) if lines else {}
    for line in lines:
        line.blocker = blocker_of(line, notes.get(line.pk, ""))  # type: ignore[attr-defined]
    return Owed(name, numbers.office, numbers, lines, show)
