"""What of a town's lines their rungs depend on, gathered in a few questions for all of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from guatu.crafts.planning.rungs import Matter
from guatu.crafts.planning.stops import missed_stop
from guatu.crafts.timing.workdays import Calendar
from guatu.records.offices.models import Office
from guatu.work.ledger.lighting import facts_of
from guatu.work.ledger.models import Commitment, Occurrence
from guatu.work.ledger.occurring import backs_of, standing_of
from guatu.work.ledger.stages import Duty, OccurrenceState, Stage

# Whose turn it is: the unit's. What is reported waits for others, what is suspended or contested waits for a decision.
CHASED = (Stage.ASSIGNED, Stage.ACTING)
FIELDS = (
    "pk", "version", "stage", "duty", "lead", "due_last", "assigned_on", "light__day", "light__colour", "light__since", "light__word",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """One line, or one period of it, as it stood when it was looked at. of: which stop or period; nothing for the line."""

    line: int
    version: int
    lead: int | None
    due: date | None
    matter: Matter
    of: str = ""


def chased(whole: Office) -> QuerySet[Commitment]:
    """Return the lines of the town on which rungs can be reached."""
    return Commitment.objects.filter(assigner=whole, stage__in=CHASED)


def matters_of(lines: QuerySet[Commitment], day: date, calendar: Calendar) -> Iterator[Seen]:
    """Yield each line, and each of its periods that is missed. The lights are those of the day (lighting.light_up_all before)."""
    stops = _missed_stops(lines, day, calendar)
    rows = {}
    for key, version, stage, duty, lead, due, assigned_on, lit, colour, since, word in lines.values_list(*FIELDS).iterator(chunk_size=2000):
        rows[key] = version, stage, lead
        is_lit = lit == day
        matter = Matter(
            stage, assigned_on, None if duty == Duty.STANDING else due,
            slow_since=since if is_lit and colour in {"yellow", "orange"} else None,
            red_since=since if is_lit and colour == "red" else None, because=word or "",
        )  # fmt: skip
        yield Seen(key, version, lead, due, matter)
        if key in stops:
            # A stop is a ladder of its own: the third day's silence is another than the first day's.
            yield Seen(key, version, lead, due, Matter(stage, stop=stops[key]), f"{stops[key][0]:%Y-%m-%d}")
    for period, by in _missed_periods(lines, day):
        if period.line_id in rows:
            version, stage, lead = rows[period.line_id]
            matter = Matter(stage, due=by, period=f"{period.called}{'（退回重报）' if period.times_returned else ''}")
            yield Seen(period.line_id, version, lead, by, matter, period_key(period))


def _missed_stops(lines: QuerySet[Commitment], day: date, calendar: Calendar) -> dict[int, tuple[date, str]]:
    found = {}
    for line in lines.exclude(stage_plan=[]):
        missed = missed_stop(facts_of(line, calendar=calendar), day)
        if missed is not None:
            found[line.pk] = missed[0], missed[1]
    return found


def _missed_periods(lines: QuerySet[Commitment], day: date) -> Iterator[tuple[Occurrence, date]]:
    """Yield them with the day by which they should have been reported; what was sent back has some days more."""
    rows = Occurrence.objects.filter(state=OccurrenceState.OWED, due__lt=day, line__in=lines.order_by().values("pk"))
    periods = list(rows.order_by("line", "first"))
    backs = backs_of(periods)
    for period in periods:
        by = standing_of(period, backs.get(period.pk)).by
        if by < day:
            yield period, by


def period_key(period: Occurrence) -> str:
    """Return the key of a period's ladder: its first day, and how often it was sent back, which arms it anew."""
    return f"{period.first:%Y-%m-%d} {period.times_returned}"


def counting(calendar: Calendar) -> Callable[[date, int], date]:
    """Return a function that counts working days by the calendar and remembers: ten thousand lines share a few dates."""
    known: dict[tuple[date, int], date] = {}

    def add_workdays(day: date, many: int) -> date:
        key = day, many
        if key not in known:
            known[key] = calendar.add_workdays(day, many)
        return known[key]

    return add_workdays
