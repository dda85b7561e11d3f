"""What a page of the wall shows, as plain values: the template asks nothing else."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.http import HttpRequest

from guatu.crafts.timing.workdays import Calendar
from guatu.crafts.typesetting.scale import add_months
from guatu.records.offices.models import Office
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.views.counted import Counted

from . import links
from .counting import Counts, quarter_of, sealed_from
from .offices import OfficeCard

MOST_DOTS = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """How the wall is to be shown: grouped by field or by office, everything or what presses, which page."""

    by: str = "field"
    show: str = ""
    page: int = 1


def asked_of(request: HttpRequest) -> Asked:
    """Return how the address asks the wall to be shown."""
    page = request.GET.get("page", "")
    return Asked(
        by="office" if request.GET.get("by") == "office" else "field",
        show=request.GET["show"] if request.GET.get("show") in {"all", "pressing"} else "",
        page=int(page) if page.isdecimal() and len(page) < 5 else 1,
    )


@dataclass(frozen=True, slots=True)
class Number:
    """A number that opens to its lines."""

    words: str
    count: int
    href: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One change of a due date in the last days."""

    line: int
    title: str
    before: date
    after: date


@dataclass(frozen=True, slots=True)
class MustDo:
    """One line that falls due within the week."""

    pk: int
    title: str
    office: str
    colour: str
    due: date
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """Lines that wait at one stop of the loop, and for how long the oldest does."""

    sign: str
    words: str
    count: int
    days: int
    href: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One field: how many of its lines were closed this quarter, how many are open, how many press."""

    name: str
    closed: int
    open: int
    numbers: list[Number]
    bar: str
    href: str
    closed_href: str


@dataclass(slots=True)
class Wall:
    """Everything a page of the wall shows. address: where its pages lie, for a screen that has its own."""

    whole: Office
    today: date
    stamp: datetime
    asked: Asked
    counts: Counts
    wholes: list[Office]
    calendar: Calendar
    lights: list[Number] = field(default_factory=list)
    lately: list[Number] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    offices: OfficeCard | None = None
    stops: list[Stop] = field(default_factory=list)
    lines: list[Commitment] = field(default_factory=list)
    chart: str = ""
    pages: int = 1
    must_do: list[MustDo] = field(default_factory=list)
    tiles: list[Tile] = field(default_factory=list)
    undated: list[Commitment] = field(default_factory=list)
    quoted: Commitment | None = None
    address: str = ""
    turns: Counted | None = None
    met: date | None = None

    @property
    def changes_href(self) -> str:
        """Return where it is told what has changed, and why."""
        return links.changes(self.whole, by_meeting=self.met is not None)

    @property
    def pressing_only(self) -> bool:
        return self.asked.show == "pressing"

    @property
    def next_page(self) -> str:
        """Return the address the wall turns to; after the last page comes the first."""
        return self.link(page=self.asked.page % self.pages + 1)

    @property
    def quarter_words(self) -> str:
        """Say how much of the quarter and of the year is gone: 四季度已过 55% · 距年底 41 天、29 个工作日."""
        first = quarter_of(self.today)
        days, gone = (add_months(first, 3) - first).days, (self.today - first).days + 1
        year_end = date(self.today.year, 12, 31)
        left = (year_end - self.today).days
        words = f"{self.quarter}季度已过 {gone * 100 // days}%"
        if not left:
            return f"{words} · 今天是本年最后一天"
        return f"{words} · 距年底 {left} 天、{self.calendar.workdays_between(self.today, year_end)} 个工作日"

    @property
    def quarter(self) -> str:
        return "一二三四"[(self.today.month - 1) // 3]

    @property
    def page_before(self) -> str:
        """Return the page before this one; before the first lies the last."""
        return self.link(page=(self.asked.page - 2) % self.pages + 1)

    @property
    def dots(self) -> list[str]:
        """Return the addresses of the pages, where they are few enough to be shown as dots."""
        return [self.link(page=page) for page in range(1, self.pages + 1)] if 1 < self.pages <= MOST_DOTS else []

    @property
    def by_field(self) -> str:
        return self.link(by="")

    @property
    def by_office(self) -> str:
        return self.link(by="office")

    @property
    def hung_href(self) -> str:
        return links.lines(self.whole, hung=1, up_from=sealed_from(self.today))

    @property
    def open_href(self) -> str:
        return links.lines(self.whole, stage="open", hung=1)

    @property
    def week_href(self) -> str:
        until = self.today + timedelta(days=6)
        return links.lines(self.whole, stage="open", due_from=self.today, due_to=until)

    @property
    def strip_href(self) -> str:
        return links.lines(self.whole, stage="open", due="none")

    @property
    def standing_href(self) -> str:
        return links.lines(self.whole, stage="open", duty="standing")

    @property
    def undated_href(self) -> str:
        return links.lines(self.whole, stage="open", due="none", duty="dated")

    @property
    def undated_days(self) -> int:
        """The days that the oldest line without a date has been waiting for one."""
        return (self.today - self.counts.undated_since).days if self.counts.undated_since else 0

    def link(self, **asked: object) -> str:
        """Return the address of this wall shown in another way."""
        now: dict[str, object] = {"by": self.asked.by if self.asked.by != "field" else "", "show": self.asked.show}
        return links.wall(self.whole, self.address, **{**now, **asked})
