"""What has changed since a day: which lights weigh more, which less, and what happened to each line since then.

The colour a line had on a day is the one its first turn after that day came from; a line that has turned back weighs
neither more nor less and is not told of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Case, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from guatu.crafts.planning.lights import WEIGHT
from guatu.crafts.timing.rhythm import next_round
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.rules import last_meeting
from guatu.records.offices.models import Office

from .models import Campaign, Commitment, Step, Turn
from .models.commitment import IS_OPEN
from .models.step import MAY_MOVE_A_DATE, TOWN_TIME
from .stages import Verb

LONGEST = 92  # days: what changed in more than a quarter is told by the reports of the quarter
# What is told of a line besides its light; the rest of the journal stands on its own page.
TELLING = (
    Verb.ASSIGN, Verb.SIGN_FOR, Verb.CONTEST, Verb.REPORT, Verb.TAKE_BACK, Verb.VERIFY, Verb.SEND_BACK, Verb.RELIST, Verb.EXTEND, Verb.DENY,
    Verb.SUSPEND, Verb.RESUME, Verb.AMEND, Verb.BREAK_DOWN, Verb.SUM_UP, Verb.REVIEW, Verb.WATCH, Verb.UNWATCH,
)  # fmt: skip


def weight_of(expression: str) -> Case:
    """Return how much a colour weighs, asked in the database."""
    weights = [When(**{expression: colour.value}, then=Value(weight)) for colour, weight in WEIGHT.items() if weight]
    return Case(*weights, default=Value(0), output_field=IntegerField())


def turned(lines: QuerySet[Commitment], day: date, *, heavier: bool) -> QuerySet[Commitment]:
    """Return the open lines whose light weighs more (or less) than before the day.

    day: the first whose turns count
    """
    first = Turn.objects.filter(commitment=OuterRef("pk"), day__gte=day).order_by("pk").values("before")[:1]
    lately = lines.filter(IS_OPEN, pk__in=Turn.objects.filter(day__gte=day).values("commitment"))
    weighed = lately.alias(was=Subquery(first)).alias(weighed=weight_of("was"), weighs=weight_of("light__colour"))
    return weighed.filter(weighs__gt=F("weighed")) if heavier else weighed.filter(weighs__lt=F("weighed"))


def with_steps(lines: QuerySet[Commitment], day: date, verb: Verb | None = None) -> QuerySet[Commitment]:
    """Return the lines to which a verb was done from a day on, by the moment written; without one, whose date was moved."""
    steps = Step.objects.filter(commitment=OuterRef("pk"), at__gte=datetime.combine(day, time(), TOWN_TIME))
    if verb is not None:
        return lines.filter(Exists(steps.filter(verb=verb)))
    moved = steps.filter(MAY_MOVE_A_DATE, values__has_key="due_last")
    return lines.filter(Exists(moved), due_first__isnull=False).exclude(due_first=F("due_last"))


@dataclass(slots=True)
class Happened:
    """What befell a line since a day: the colour it had before, and its steps."""

    before: str = ""
    by_rules: bool = False
    steps: list[Step] = field(default_factory=list)


def happened_to(lines: Iterable[Commitment], day: date) -> dict[int, Happened]:
    """Return what befell each of these lines from a day on, in two looks."""
    found = {line.pk: Happened() for line in lines}
    for key, before, by_rules in (
        Turn.objects.filter(commitment__in=found, day__gte=day).order_by("pk").values_list("commitment", "before", "by_rules")
    ):
        found[key].before = found[key].before or before
        found[key].by_rules = by_rules
    steps = Step.objects.filter(commitment__in=found, at__gte=datetime.combine(day, time(), TOWN_TIME), verb__in=TELLING)
    for step in steps.order_by("commitment", "number"):
        found[step.commitment_id].steps.append(step)
    return found


def met_before(whole: Office, today: date) -> date | None:
    """Return the day of the town's last meeting before today: as the clerk said; else the last 调度 of a running campaign.

    None where nobody has met, or so long ago that nothing can be told from it.
    """
    said = last_meeting(whole)
    if said is None:
        said = max((day for each in Campaign.objects.of(whole).running() if (day := _last_dispatch(each, today))), default=None)
    return said if said is not None and (today - said).days <= LONGEST else None


def _last_dispatch(campaign: Campaign, today: date) -> date | None:
    """Return the campaign's last day of 调度 before today, by its rhythm."""
    if not campaign.rhythm or campaign.since is None or campaign.since >= today:
        return None
    calendar, last = calendar_of(campaign.whole), None
    for back in (7, 14, 31, LONGEST):
        begin = max(today - timedelta(days=back), campaign.since)
        while (coming := next_round(campaign.rhythm, campaign.since, begin, campaign.until, calendar)) and coming.day < today:
            last, begin = coming.day, coming.day + timedelta(days=1)
        if last:
            return last
    return None
