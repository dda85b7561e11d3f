"""What one office owes: five numbers, and the lines behind the one that is looked at, the most pressing first."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import QueryDict

from guatu.work.ledger.models import Commitment
from guatu.work.ledger.occurring import chosen, queries, seen
from guatu.work.ledger.views.counted import Counted, counted
from guatu.work.ledger.views.occurrences import Shown
from guatu.work.ledger.views.occurrences import shown as shown_turns
from guatu.work.ledger.views.saying import blocker_of, last_notes, reasons_of_return, rulings_on

from .numbers import Number, shown, within_a_week

OWED = 40
ALL = "all"  # as an address names all the offices that somebody answers for


@dataclass(frozen=True, slots=True)
class UnitNumbers:
    """What is counted for an office, or for several together (12,15): five to choose from, two of dates, and the month's two."""

    office: int | str
    five: Sequence[Number]
    dates: Sequence[Number]
    month: Sequence[Number]

    @property
    def all(self) -> list[Number]:
        """All of them, to be counted together."""
        return [*self.five, *self.dates, *self.month]


@dataclass(frozen=True, slots=True)
class Owed:
    """What one office owes; ``show`` names the number whose lines are listed.

    turns: its recurring lines' periods, counted apart; here_now: those to be reported now
    """

    office: str
    key: int | str
    numbers: UnitNumbers
    lines: Sequence[Commitment]
    show: str = ""
    turns: Counted | None = None
    here_now: Sequence[Shown] = ()

    @property
    def here(self) -> Number:
        """The number that is looked at."""
        return next((number for number in self.numbers.five if number.key == self.show), self.numbers.five[0])


def unit_numbers(office: int | str, today: date) -> UnitNumbers:
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
    notes, returned = (last_notes(lines), reasons_of_return(lines) | rulings_on(lines)) if lines else ({}, {})
    for line in lines:
        line.blocker = blocker_of(line, notes.get(line.pk, ""))  # type: ignore[attr-defined]
        line.answered = returned.get(line.pk, "")  # type: ignore[attr-defined]
    turns = counted(mine, today, lead=numbers.office)
    now = turns_now(mine, numbers.office, today) if turns.owed.count else []
    return Owed(name, numbers.office, numbers, lines, show, turns, now)


def turns_now(mine: QuerySet[Commitment], office: int | str, today: date) -> list[Shown]:
    """Return the periods of its recurring lines that the office has to report now, what is missed first."""
    query = QueryDict(queries(today, lead=office)["owed"])
    rows = chosen(seen(mine), query, today).select_related("line").order_by("due", "line", "first")
    return shown_turns(list(rows[:OWED]), today)
