"""谋划明年: a campaign with its parts is copied into the next year, its dates moved onto working days."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from guatu.crafts.timing.rhythm import a_year_later, months_later, on_workday
from guatu.crafts.timing.workdays import Calendar
from guatu.records.almanac.calendars import calendar_of
from guatu.records.documents.models import what_is_long
from guatu.records.trail.actors import Actor, HeldPost

from ..dues import Due
from ..models import Campaign, Commitment
from ..models.campaign import family
from ..refusals import TooManyToCopy
from ..stages import CampaignVerb
from .begin_campaign import begin_campaign
from .enter import enter
from .who import clerk_of_whole

MOST_LINES = 500  # the end of the chain is held while they are entered: a second or two
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day of this year, and the working day of the next it becomes."""

    before: date | None
    after: date | None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """An open line, as it would be drafted for the next year."""

    line: Commitment
    title: str
    due: PlannedDay


@dataclass(slots=True)
class PlannedCampaign:
    """A campaign or a part, as it would be begun for the next year."""

    campaign: Campaign
    name: str
    since: PlannedDay
    until: PlannedDay
    look_back_on: PlannedDay
    depth: int = 0
    lines: list[PlannedLine] = field(default_factory=list)


def plan_copy(campaign: Campaign, *, with_lines: bool, name: str = "") -> list[PlannedCampaign]:
    """Return what a copy would hold, the campaign first, parts after their plan; nothing is written.

    A first day that is off moves to the next working day, a last day or a due date to the one before: a date
    never gets slacker by being copied. Days of a year without its notice are provisional.
    """
    pairs = list(Campaign.objects.of(campaign.whole).order_by("pk").values_list("pk", "parent"))
    keys = family(campaign.pk, pairs)
    calendar = calendar_of(campaign.whole)
    found = Campaign.objects.select_related("whole", "document", "sponsor", "office").defer(*what_is_long("document")).in_bulk(keys)
    lines: dict[int, list[Commitment]] = {}
    if with_lines:
        for line in Commitment.objects.open().filter(campaign__in=keys).order_by("serial"):
            lines.setdefault(line.campaign_id or 0, []).append(line)
    planned: list[PlannedCampaign] = []

    def walk(key: int, depth: int) -> None:
        each = found[key]
        row = PlannedCampaign(
            each, name=(name.strip() if depth == 0 else "") or next_name(each.name, each), since=_first(each.since, calendar),
            until=_last(each.until, calendar), look_back_on=_last(each.look_back_on, calendar), depth=depth,
        )  # fmt: skip
        row.lines = [PlannedLine(line, next_year(line.title), _last(line.due_last, calendar)) for line in lines.get(key, [])]
        planned.append(row)
        for child, parent in pairs:
            if parent == key:
                walk(child, depth + 1)

    walk(campaign.pk, 0)
    return planned


def copy_campaign(
    campaign: Campaign, *, with_lines: bool, by: Actor, on: date, at: datetime, name: str = ""
) -> tuple[Campaign, int]:
    """Begin the copy by the verbs, and with lines draft its open lines; return it and the number of lines.

    All of it or nothing. Words, sponsor, office and rhythm come along, the paper does not (next year has its
    own); the lines are drafted, not assigned, and say where they come from.
    Raises NotYours, TooManyToCopy, CampaignNameTaken, and what begin_campaign and enter raise.
    """
    copier_of(by, campaign)
    planned = plan_copy(campaign, with_lines=with_lines, name=name)
    count = sum(len(row.lines) for row in planned)
    if count > MOST_LINES:
        raise TooManyToCopy(count, MOST_LINES)
    begun: dict[int, Campaign] = {}
    with transaction.atomic():
        for row in planned:
            old = row.campaign
            new, _ = begin_campaign(
                whole=old.whole, name=row.name, words=old.words, sponsor=old.sponsor, office=old.office,
                parent=begun.get(old.parent_id or 0), follows=old, since=row.since.after, until=row.until.after,
                rhythm=old.rhythm, category=old.category, look_back_on=row.look_back_on.after, note=f"照“{old.name}”谋划", by=by, on=on, at=at,
            )  # fmt: skip
            begun[old.pk] = new
            for planned_line in row.lines:
                _draft(planned_line, new, by=by, on=on, at=at)
    return begun[campaign.pk], count


def copier_of(actor: Actor, campaign: Campaign) -> HeldPost:
    """Return the clerk's post by which the actor begins a copy. Raises NotYours."""
    return clerk_of_whole(actor, campaign.whole, CampaignVerb.BEGIN.label + "专项行动")


def _draft(planned: PlannedLine, campaign: Campaign, *, by: Actor, on: date, at: datetime) -> None:
    line, day = planned.line, planned.due.after
    words = f"照 {line.number} 移一年" + ("，暂定" if planned.due.provisional else "")
    enter(
        assigner=campaign.whole, title=planned.title, source=f"谋划：照 {line.number}“{line.title[:60]}”", said_on=on,
        duty=line.duty, cadence=line.cadence, due=Due(day, words=words) if day else None, field=line.field,
        target=line.target, unit=line.unit, measure=line.measure, compare=line.compare, standard=line.standard,
        measures=line.measures, nature=line.nature, category=line.category, campaign=campaign, by=by, on=on, at=at,
    )  # fmt: skip


def next_year(words: str) -> str:
    """Return the words with every year in them one later: 2026 年度计划 → 2027 年度计划."""
    return YEAR.sub(lambda match: str(int(match[1]) + 1), words)


def next_name(name: str, campaign: Campaign) -> str:
    """Return the name for the next year; one without a year gets the year behind it."""
    moved = next_year(name)
    if moved != name:
        return moved
    begins = campaign.since or campaign.until
    return f"{name[:70]}（{begins.year + 1}）" if begins else f"{name[:74]}（明年）"


def _first(day: date | None, calendar: Calendar) -> PlannedDay:
    return _moved(day, on_workday(months_later(day, 12), calendar) if day else None, calendar)


def _last(day: date | None, calendar: Calendar) -> PlannedDay:
    return _moved(day, a_year_later(day, calendar) if day else None, calendar)


def _moved(before: date | None, after: date | None, calendar: Calendar) -> PlannedDay:
    return PlannedDay(before, after, provisional=after is not None and calendar.is_provisional(after))
