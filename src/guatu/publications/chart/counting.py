"""What the wall counts: every number of its header, its tiles and its margins, in one question to the ledger."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, F, FilteredRelation, Min, Q, QuerySet
from django.utils import timezone

from guatu.crafts.typesetting.scale import Window, add_months, choose_window
from guatu.records.offices.models import Office
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.models.commitment import IS_OPEN, WAITS_FOR_A_VERIFIER
from guatu.work.ledger.stages import Duty, Stage

COLOURS = ("red", "orange", "yellow", "blue", "green", "none", "done")
# What presses. Orange and blue are shown where a town's rule gives them.
PRESSING = COLOURS[:4]
SELDOM = frozenset({"orange", "blue"})
# What hangs on the wall: what has a date, and what recurs. The rest is named in the strip below the chart.
HUNG = Q(duty=Duty.RECURRING) | Q(duty=Duty.DATED, due_last__isnull=False)
OPEN = Q(IS_OPEN)
DAYS_BACK = 7
# For so long what is closed stays up with its seal: long enough to be seen, short enough not to hide the work.
SEAL_DAYS = 14
MONTHS_AHEAD = 4


# The stops of the loop where a line waits for somebody, and the day since when.
WAITS: dict[str, str] = {
    Stage.DRAFTED.value: "entered",
    Stage.ASSIGNED.value: "assigned",
    Stage.VERIFIED.value: "verified",
}


def quarter_of(day: date) -> date:
    """Return the first day of the day's quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def week_before(today: date) -> date:
    """Return the first of the last seven days, today with them."""
    return today - timedelta(days=DAYS_BACK - 1)


def sealed_from(today: date) -> date:
    """Return the first day whose closings still hang."""
    return today - timedelta(days=SEAL_DAYS - 1)


def open_or_closed_since(whole: Office, day: date) -> QuerySet[Commitment]:
    """Return the town's open lines and those closed on the day or later: two looks at two indexes.

    Each matter once: the parts of a divided line are in it. PostgreSQL makes two looks of "or"; SQLite would go
    through the lines of all years.
    """
    own = Commitment.objects.of(whole).shown_to_all().filter(part_of=None).order_by()
    lately = Q(stage=Stage.CLOSED, closed_on__gte=day)
    if connection.vendor == "postgresql":
        return own.filter(OPEN | lately)
    closed = own.filter(lately)
    return Commitment.objects.filter(pk__in=own.open().values("pk").union(closed.values("pk"), all=True))


def hanging(whole: Office, today: date) -> QuerySet[Commitment]:
    """Return what hangs today: open and dated or recurring, or closed lately."""
    return open_or_closed_since(whole, sealed_from(today)).filter(HUNG)


@dataclass(slots=True)
class Waiting:
    """How many lines wait at one stop of the loop, and since when the oldest does."""

    count: int = 0
    since: date | None = None

    def add(self, count: int, since: date | None) -> None:
        """Take more lines in."""
        self.count += count
        if since is not None and (self.since is None or since < self.since):
            self.since = since

    def days_to(self, today: date) -> int:
        """How many days the oldest has been waiting."""
        return max((today - self.since).days, 0) if self.since else 0


@dataclass(slots=True)
class Counts:
    """The numbers of one town on one day.

    by_field: how many hanging lines of each colour, for each field
    quarter: for each field, the dated and recurring lines still open ("open") and closed this quarter ("closed")
    standing, undated: what does not hang, open
    examples: titles of standing duties, from several fields
    awaits: what is reported and not verified, finished or on the way; waiting: what waits by its stage
    """

    by_field: dict[str, Counter[str]] = field(default_factory=dict)
    quarter: dict[str, Counter[str]] = field(default_factory=dict)
    turned_red: int = 0
    closed_lately: int = 0
    overdue: int = 0
    watched: int = 0
    due_this_week: int = 0
    standing: int = 0
    undated: int = 0
    undated_since: date | None = None
    examples: list[str] = field(default_factory=list)
    awaits: Waiting = field(default_factory=Waiting)
    waiting: dict[str, Waiting] = field(default_factory=lambda: {stage: Waiting() for stage in WAITS})
    window: Window | None = None

    @property
    def lights(self) -> Counter[str]:
        """How many hanging lines there are of each colour."""
        return sum(self.by_field.values(), Counter())

    @property
    def hung(self) -> int:
        """How many lines hang."""
        return self.lights.total()

    @property
    def open(self) -> int:
        """How many of them are open."""
        return self.hung - self.sealed

    @property
    def sealed(self) -> int:
        """How many of them are closed, and hang a while longer."""
        return self.lights["done"]

    @property
    def pressing(self) -> int:
        """How many of them press, or bear the seal."""
        return sum(self.lights[colour] for colour in (*PRESSING, "done"))

    @property
    def nothing(self) -> bool:
        """Whether the town has no line at all to show."""
        return not self.hung and not self.standing and not self.undated


def count(whole: Office, today: date, week: date) -> Counts:
    """Return the numbers of the town's wall. One question, however many lines there are.

    week: the first day of what is told as lately
    """
    quarter = quarter_of(today)
    hung, dated = HUNG & (OPEN | Q(closed_on__gte=sealed_from(today))), HUNG & OPEN
    edges = [add_months(quarter, 3 + months) for months in range(MONTHS_AHEAD)]
    found = (
        open_or_closed_since(whole, min(quarter, sealed_from(today)))
        # What is closed has one light: it is not looked up, line by line, for the years behind.
        .annotate(lit=FilteredRelation("light", condition=Q(light__colour__in=[*COLOURS[:-1]])))
        .values("field", "stage", "duty", "lit__colour")
        .annotate(
            hung=Count("pk", filter=hung),
            turned_red=Count("pk", filter=Q(lit__colour="red", lit__since__gte=week) & OPEN),
            closed_lately=Count("pk", filter=Q(closed_on__gte=week)),
            closed_this_quarter=Count("pk", filter=HUNG & Q(closed_on__gte=quarter)),
            dated=Count("pk", filter=dated),
            overdue=Count("pk", filter=OPEN & (Q(due_last__lt=today) | Q(lit__day=today, lit__holds_after__gte=F("due_last_at")))),
            watched=Count("pk", filter=OPEN & Q(watched_on__isnull=False)),
            due_this_week=Count("pk", filter=OPEN & Q(due_last__gte=today, due_last__lt=today + timedelta(days=7))),
            open=Count("pk", filter=OPEN),
            undated=Count("pk", filter=OPEN & Q(due_last=None)),
            undated_since=Min("entered_at", filter=OPEN & Q(due_last=None)),
            example=Min("title", filter=OPEN & Q(duty=Duty.STANDING)),
            awaits=Count("pk", filter=WAITS_FOR_A_VERIFIER),
            awaits_since=Min("reported_on", filter=WAITS_FOR_A_VERIFIER),
            entered=Min("entered_at"),
            assigned=Min("assigned_on"),
            verified=Min("verified_on"),
            begun_before=Count("pk", filter=dated & Q(said_on__lt=quarter)),
            **{
                f"due_from_{place}": Count("pk", filter=dated & Q(due_last__gte=day)) for place, day in enumerate(edges)
            },
        )
    )
    return _summed(list(found), today, edges)


def _summed(rows: list[Mapping[str, Any]], today: date, edges: list[date]) -> Counts:
    counts = Counts()
    begun_before, dated, due_from = 0, 0, [0] * len(edges)
    for row in rows:
        colour = "done" if row["stage"] == Stage.CLOSED else row["lit__colour"] or "none"
        if row["hung"]:
            counts.by_field.setdefault(row["field"], Counter())[colour] += row["hung"]
        counts.turned_red += row["turned_red"]
        counts.closed_lately += row["closed_lately"]
        if row["dated"] or row["closed_this_quarter"]:
            of_field = counts.quarter.setdefault(row["field"], Counter())
            of_field.update(open=row["dated"], closed=row["closed_this_quarter"])
        counts.overdue += row["overdue"]
        counts.watched += row["watched"]
        counts.due_this_week += row["due_this_week"]
        if row["duty"] == Duty.STANDING:
            counts.standing += row["open"]
            if row["example"]:
                counts.examples.append(row["example"])
        elif row["duty"] == Duty.DATED and row["undated"]:
            counts.undated += row["undated"]
            counts.undated_since = _earlier(counts.undated_since, day_of(row["undated_since"]))
        counts.awaits.add(row["awaits"], row["awaits_since"])
        if row["stage"] in WAITS:
            counts.waiting[row["stage"]].add(row["open"], day_of(row[WAITS[row["stage"]]]))
        begun_before += row["begun_before"]
        dated += row["dated"]
        due_from = [before + row[f"due_from_{place}"] for place, before in enumerate(due_from)]
    counts.window = _window(today, edges, due_from, dated, begun_before)
    return counts


def _window(today: date, edges: list[date], due_from: list[int], dated: int, begun_before: int) -> Window:
    """Return the months to show, from how many lines are due from each later month on."""
    ends = [quarter_of(today)] * (dated - due_from[0])
    for place, day in enumerate(edges):
        further = due_from[place + 1] if place + 1 < len(edges) else 0
        ends += [day] * (due_from[place] - further)
    # Half of them begun earlier: then a month of the past is worth its room.
    earlier = [add_months(quarter_of(today), -1)] if begun_before * 2 > dated else []
    return choose_window(today, earlier, ends, most_months=MONTHS_AHEAD + 2)


def day_of(value: date | datetime | None) -> date | None:
    """Return the day of a moment in the town's own time; a day stays itself."""
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


def _earlier(one: date | None, other: date | None) -> date | None:
    days = [day for day in (one, other) if day is not None]
    return min(days) if days else None


def fields_in_order(offices: Iterable[Office], found: Iterable[str]) -> list[str]:
    """Return the fields of the town: in the order of its offices, then others by name, those without last."""
    known = list(dict.fromkeys(office.field for office in offices if office.field))
    return [*known, *sorted(set(found) - set(known) - {""}), ""]
