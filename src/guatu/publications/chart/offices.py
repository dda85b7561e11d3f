"""The card of the offices: what each had to close this month and what it closed, in the fixed order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from guatu.crafts.planning.rates import Closing, Owed, closing
from guatu.crafts.typesetting.meter import meter
from guatu.crafts.typesetting.scale import add_months
from guatu.records.offices.models import Office
from guatu.records.offices.models.office import STEP

from . import links

MOST = 9


@dataclass(frozen=True, slots=True)
class Debt:
    """A dated line as the figures need it: whose it is (the place in the tree of offices), and its facts."""

    path: str
    owed: Owed


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One office on the card. ``bar``: its rate as a drawing, last month's as the white box."""

    name: str
    closing: Closing
    bar: str
    due_href: str
    closed_href: str


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """The whole card. ``rest``: the offices that have no room, in one row; ``total``: the town."""

    first: date
    last: date
    rows: list[OfficeRow]
    rest: OfficeRow | None
    total: Closing
    total_href: str


def months_to(today: date) -> tuple[date, date]:
    """Return the first day of last month and of this month."""
    return add_months(today, -1), add_months(today, 0)


def office_card(whole: Office, offices: Iterable[Office], debts: list[Debt], today: date) -> OfficeCard:
    """Return the card for the month up to today. Offices are listed in their order, never by their rate (I6).

    offices: those right below the whole; what an office further down owes counts for the one it lies in
    debts: the dated lines whose first due date lies in this month or the last
    """
    last_month, month = months_to(today)
    period = {"first_from": month, "first_to": today, "duty": "dated", "counted": 1}
    owing: list[tuple[Office, list[Debt]]] = []
    below: dict[str, list[Debt]] = {}
    for debt in debts:  # once, not once for every office
        below.setdefault(debt.path[: len(whole.path) + STEP], []).append(debt)
    for office in offices:
        theirs = below.get(office.path, [])
        if any(debt.owed.first_due and debt.owed.first_due >= month for debt in theirs):
            owing.append((office, theirs))
    shown = owing if len(owing) <= MOST + 1 else owing[:MOST]
    rows = [
        _row(office.called, theirs, last_month, today, whole, {"lead": office.pk, **period}) for office, theirs in shown
    ]
    rest = None
    if len(owing) > len(shown):
        others = [debt for _, theirs in owing[MOST:] for debt in theirs]
        rest = _row(f"其余 {len(owing) - MOST} 个单位", others, last_month, today, whole, {**period, "sort": "lead"})
    total = closing((debt.owed for debt in debts), month, today)
    return OfficeCard(month, today, rows, rest, total, links.lines(whole, **period))


def _row(
    name: str, debts: list[Debt], last_month: date, today: date, whole: Office, asked: dict[str, object]
) -> OfficeRow:
    month = add_months(today, 0)
    now = closing((debt.owed for debt in debts), month, today)
    before = closing((debt.owed for debt in debts), last_month, month - timedelta(days=1))
    words = f"{name}：{now.because}"
    if before.percent is not None:
        words += f"上月 {before.percent}%。"
    bar = meter(
        None if now.percent is None else now.percent / 100,
        words=words,
        mark=None if before.percent is None or now.percent is None else before.percent / 100,
        width=282,
        height=20,
    )
    return OfficeRow(name, now, bar, links.lines(whole, **asked), links.lines(whole, **asked, stage="closed"))
