"""变化: what has changed since the last working day, or since the last meeting, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.lifecycle import meet
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, is_clerk, may
from guatu.records.offices.whose import whole_shown
from guatu.records.trail.refusals import Refusal

from ..changed import LONGEST, Happened, happened_to, met_before
from ..filters import chosen, count_kept, day_in, ordered, scope_of
from ..lighting import end_now, light_up_all
from ..models import Commitment, Step
from ..stages import Verb
from .saying import note_of

SHOWN = 20
LONGEST_NOTE = 60
SECTIONS = (
    ("heavier", "灯变重", "heavier={day}"),
    ("lighter", "灯变轻", "lighter={day}"),
    ("returned", "退回在办", "returned_from={day}"),
    ("relisted", "重新列账", "relisted_from={day}"),
    ("watched", "列入重点", "watched_from={day}"),
    ("moved", "改期", "moved_from={day}&stage=open"),
    ("entered", "新立账", "entered_from={day}"),
    ("closed", "销号", "stage=closed&closed_from={day}"),
)


@dataclass(frozen=True, slots=True)
class Changed:
    """A line, the colour it had, and what befell it since, in words."""

    line: Commitment
    before: str
    whys: Sequence[str]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of change: how many lines, the query that opens them, and the first of them."""

    key: str
    name: str
    query: str
    count: int
    rows: Sequence[Changed]


@require_GET
@may(has_a_post)
def changes_page(request: Request) -> HttpResponse:
    """Show what has changed: ?since=meeting, or ?from=2026-11-16; without either, since the last working day."""
    whole, today = whole_shown(request), request.today
    light_up_all(whole, today, request.now)
    end = end_now(whole)
    met = met_before(whole, today)
    by_meeting = request.GET.get("since") == "meeting" and met is not None
    workday = calendar_of(whole).add_workdays(today, -1)
    day = (met + timedelta(days=1)) if by_meeting and met else day_in(request.GET.get("from")) or workday
    day = max(min(day, today), today - timedelta(days=LONGEST))
    mine = Commitment.objects.of(whole).visible_to(request.actor)
    queries = [(key, name, query.format(day=day.isoformat())) for key, name, query in SECTIONS]
    counts = count_kept([query for _, _, query in queries], mine, scope_of(request.actor, whole, today), end)
    sections = [
        Section(key, name, query, count, rows_of(chosen(mine, QueryDict(query), today), day, today) if count else [])
        for (key, name, query), count in zip(queries, counts, strict=True)
    ]
    context = {
        "whole": whole, "day": day, "met": met, "by_meeting": by_meeting, "workday": workday, "sections": sections,
        "nothing": not any(counts), "is_clerk": is_clerk(request.actor), "here": f"&whole={whole.pk}" if "whole" in request.GET else "",
    }  # fmt: skip
    return render(request, "ledger/changes.html", context)


def rows_of(lines: object, day: date, today: date) -> list[Changed]:
    """Return the first of these lines, what presses first, each with what befell it."""
    found = list(ordered(lines, "light").select_related("lead", "light").defer("quote")[:SHOWN])  # type: ignore[arg-type]
    happened = happened_to(found, day)
    return [Changed(line, happened[line.pk].before, whys_of(happened[line.pk], today)) for line in found]


def whys_of(happened: Happened, today: date) -> list[str]:
    """Say what befell a line: each step with its day, its verb and the first words of its note."""
    whys = ["亮灯规则或日历换了"] if happened.by_rules else []
    return whys + [why_of(step) for step in happened.steps[-3:]]


def why_of(step: Step) -> str:
    """Say a step in one short sentence."""
    moved = ""
    if "due_last" in step.values and step.verb != Verb.ASSIGN and all(step.values["due_last"]):
        before, after = (date.fromisoformat(each) for each in step.values["due_last"])
        moved = f"，时限 {before.month}月{before.day}日 → {after.month}月{after.day}日"
    note = note_of(step)
    said = f"：{note[:LONGEST_NOTE]}{'…' if len(note) > LONGEST_NOTE else ''}" if note else ""
    return f"{step.on.month}月{step.on.day}日{step.get_verb_display()}{moved}{said}"


@require_POST
@may(has_a_post)
def met(request: Request) -> HttpResponse:
    """今天开过会: from now on the changes since the last meeting are told from this day."""
    whole = whole_shown(request)
    day = day_in(request.POST.get("day")) or request.today
    try:
        meet(whole, day=day, by=request.actor, on=request.today, at=request.now)
    except Refusal as refusal:
        messages.error(request, refusal.in_words)
    else:
        messages.success(request, f"记下了：上次会议 {day.month}月{day.day}日。会后的变化从第二天算起。")
    return redirect(f"{reverse('ledger-changes')}?whole={whole.pk}")
