"""认定日期: the page of the verb, and the list of what was written later than it happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from guatu.crafts.timing.workdays import Calendar
from guatu.records.almanac.calendars import calendar_of
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Role
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.records.paper.numbers import is_number

from .. import lifecycle
from ..filters import day_in
from ..forms import AcceptDayForm
from ..lifecycle.accept_day import COUNTED, acceptable
from ..models import Commitment, Occurrence, OccurrenceStep, Step
from ..models.step import LATE_AFTER_WORKDAYS, TELLS_IN_TIME, TOWN_TIME, workdays_late, written_on
from ..reports import not_taken_back
from ..stages import OccurrenceState, OccurrenceVerb, Verb
from .asking import ask, verb_page
from .verbs import acting

SPAN = 92  # days back that the list shows
MOST = 300


@verb_page(Verb.ACCEPT_DAY)
def accept_day_page(request: Request, line: Commitment) -> HttpResponse:
    """认定日期."""
    steps = acceptable(not_taken_back(line.steps.filter(verb__in=COUNTED)).order_by("-number"), line)
    first = int(number) if is_number(number := request.GET.get("step", "")) else None
    form = AcceptDayForm(
        request.POST or None, line=line, steps=steps, calendar=calendar_of(line.assigner), today=request.today,
        initial={"step": first} if first else {},
    )  # fmt: skip
    return ask(
        request, line, form, lambda: lifecycle.accept_day(line, **form.for_the_verb(), **acting(request)),
        template="ledger/verb.html", done="日期认定了", verb="认定日期",
        lead_in="按期与否看写下的时刻。补录的反馈、销号，有材料写着是哪天办的，由没有写过这一步的审批岗认定，以后按那一天算；两个时间都留着。"
        if steps else "这一条没有要认定的：反馈和销号都是当天写下的，或已经认定过了。",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Late:
    """Something written later than it happened: what, when, by whom, how late; and whether its day was accepted.

    url: the page on which it may be accepted; nothing where it may not be any more
    """

    step: Step | OccurrenceStep
    line: Commitment
    what: str
    days: int
    accepted: bool
    url: str = ""


@require_GET
@may(has_a_post)
def late_page(request: Request) -> HttpResponse:
    """Show the reports and closings written late, the newest first: ?from=2026-11-01."""
    whole, today = whole_shown(request), request.today
    earliest = today - timedelta(days=SPAN)
    since = max(min(day_in(request.GET.get("from")) or earliest, today), earliest)
    mine = Commitment.objects.of(whole).visible_to(request.actor)
    calendar = calendar_of(whole)
    approver = any(post.whole == whole.pk for post in request.actor.posts_as(Role.APPROVER))
    found = [*late_steps(mine, since, calendar), *late_periods(mine, since, calendar)]
    found.sort(key=lambda each: each.step.at, reverse=True)
    context = {
        "whole": whole, "rows": found[:MOST], "count": len(found), "since": since, "approver": approver,
        "waiting": sum(1 for each in found if each.url), "after": LATE_AFTER_WORKDAYS,
        "here": f"&whole={whole.pk}" if "whole" in request.GET else "",
    }  # fmt: skip
    return render(request, "ledger/late.html", context)


def late_steps(mine: QuerySet[Commitment], since: date, calendar: Calendar) -> list[Late]:
    """Return the reports and closings of these lines that were written late since the day."""
    steps = Step.objects.filter(TELLS_IN_TIME, at__gte=midnight(since), commitment__in=mine.order_by().values("pk"))
    told = Step.objects.select_related("commitment__lead", "on_behalf_of").defer("commitment__quote")
    kept = steps_of(late_among(not_taken_back(steps), calendar), told)
    found = []
    for step, days in kept:
        line = step.commitment
        url = f"{reverse('accept-day', args=[line.pk])}?step={step.number}" if acceptable([step], line) else ""
        found.append(Late(step, line, step.get_verb_display(), days, step.number in line.accepted_steps, url))
    return found


def late_periods(mine: QuerySet[Commitment], since: date, calendar: Calendar) -> list[Late]:
    """Return the reports of periods of recurring lines that were written late since the day."""
    steps = OccurrenceStep.objects.filter(verb=OccurrenceVerb.REPORT, at__gte=midnight(since), line__in=mine.order_by().values("pk"))
    told = OccurrenceStep.objects.select_related("line__lead", "occurrence", "on_behalf_of").defer("line__quote")
    found = []
    for step, days in steps_of(late_among(steps, calendar), told):
        row: Occurrence = step.occurrence
        in_force = row.state != OccurrenceState.OWED and row.reported_on == step.on
        accepted = in_force and row.reported_at != step.at
        url = row.get_absolute_url() if in_force and not accepted else ""
        found.append(Late(step, step.line, f"{step.verb_words}（{row.called}）", days, accepted, url))
    return found


def midnight(day: date) -> datetime:
    """Return the first moment of a day."""
    return datetime.combine(day, time(), TOWN_TIME)


def late_among(steps: QuerySet[Any], calendar: Calendar) -> dict[int, int]:
    """Return the keys of those written late, each with by how many working days."""
    days = ((pk, on, at) for pk, on, at in steps.order_by().values_list("pk", "on", "at") if on < written_on(at))
    return {pk: late for pk, on, at in days if (late := workdays_late(on, at, calendar))}


def steps_of(late: dict[int, int], steps: QuerySet[Any]) -> Sequence[tuple[Any, int]]:
    """Return these steps, the newest first, with what the page names; no more than it shows."""
    newest = sorted(late, reverse=True)[:MOST]
    return [(step, late[step.pk]) for step in steps.filter(pk__in=newest)]
