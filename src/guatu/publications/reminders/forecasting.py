"""What will fire: on one line next, in a town today, and under another ladder. Nothing is changed by asking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from guatu.crafts.planning.rungs import Opening, Reached, Rung, RungSet, next_of, reached
from guatu.crafts.timing.workdays import Calendar
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.rules import rungs_on
from guatu.records.offices.models import Office
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import FINISHED, Duty, Stage

from .armings import armings_of
from .matters import CHASED, counting, matters_of
from .rising import claims_of, rise_of, rises_of

NOT_CHASED = {
    Stage.DRAFTED: "还没有交办，不催。", Stage.CONTESTED: "申诉中，等交办单位定，不催承办单位。",
    Stage.SUSPENDED: "挂账中，不催；恢复办理以后重新起算。",
    Stage.REPORTED: "已报办结，等着核实，不催承办单位。", Stage.VERIFIED: "已核实，等着销号，不催承办单位。",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next on a line: the rung, the working day on which it is sent, and why; or why nothing comes."""

    rung: Rung | None = None
    day: date | None = None
    because: str = ""


def next_for(line: Commitment, at: datetime) -> Next:
    """Return what will fire next on a line if nothing is done."""
    if line.stage not in CHASED:
        return Next(because="" if line.stage in FINISHED else NOT_CHASED[Stage(line.stage)])
    day, whole = timezone.localtime(at).date(), line.assigner
    ladder, calendar = rungs_on(whole, day), calendar_of(whole)
    one, add_workdays = Commitment.objects.filter(pk=line.pk), counting(calendar)
    arming, taken = armings_of(one).get(line.pk, 0), claims_of([line.pk])
    seen = list(matters_of(one, day, calendar))
    due = [(each, found) for each in seen if (found := reached(ladder.climbing, each.matter, day, add_workdays))]
    rise = rise_of(line.pk, arming, due, taken, ladder.climbing)
    if rise is not None and rise.fires is not None:
        return Next(rise.fires[1].rung, next_opening(at, ladder.hours, calendar), rise.fires[1].because)
    coming = []
    for each in seen:
        free = [rung for rung in ladder.rungs if rung.key not in taken.get((line.pk, arming, each.of), set())]
        if found_next := next_of(free, each.matter, day, add_workdays):
            coming.append(found_next)
    first = min(coming, key=lambda each: (each.day, each.rung.height), default=None)
    if first is None:
        if line.due_last is None and line.duty == Duty.DATED:
            return Next(because="没有时限，到不了期，只在变黄、变红时提醒。")
        return Next(because="再往上没有层级了；恢复、退回、改派或延期以后重新起算。" if taken else "按现在的层级，光凭时间不会再催它。")
    return Next(first.rung, opening_day(first.day, calendar), first.rung.when_words)


def opening_day(day: date, calendar: Calendar) -> date:
    """Return the day itself, or the next working day."""
    while not calendar.is_workday(day):
        day += timedelta(days=1)
    return day


def next_opening(at: datetime, hours: Opening, calendar: Calendar) -> date:
    """Return the day on which something is sent next: today while it is not closed yet."""
    moment = timezone.localtime(at)
    day = moment.date()
    if moment.hour * 60 + moment.minute >= hours.closes:
        day += timedelta(days=1)
    return opening_day(day, calendar)


@dataclass(frozen=True, slots=True)
class Would:
    """A line on which something would fire today."""

    line: Commitment
    reached: Reached


def would_fire(whole: Office, day: date, ladder: RungSet | None = None) -> list[Would]:
    """Return what would fire in the town on a day: by another ladder, where one is given. The heaviest first."""
    found = {rise.line: rise.fires[1] for rise in rises_of(whole, day, ladder) if rise.fires is not None}
    lines = Commitment.objects.select_related("lead").defer("quote").in_bulk(found)
    told = [Would(lines[key], each) for key, each in found.items()]
    return sorted(told, key=lambda each: [-place for place in each.reached.rung.height])
