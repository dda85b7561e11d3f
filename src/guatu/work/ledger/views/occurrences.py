"""周期: the occurrences of recurring lines, counted apart from the lines; and the page of one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from guatu.crafts.planning.lights import Light, light_of_turn
from guatu.crafts.planning.periodic import Back
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.records.paper.numbers import is_number
from guatu.records.trail.actors import Actor
from guatu.records.trail.refusals import Refusal

from .. import lifecycle, occurring
from ..filters import without
from ..forms import OccurrenceAcceptForm, OccurrenceReportForm, OccurrenceReturnForm, OccurrenceVerifyForm
from ..lifecycle.accept_day import report_in_force
from ..lifecycle.contact import may_put_in
from ..lifecycle.occurrence import check_allowed, reporters
from ..lifecycle.report_occurrence import check_has_begun
from ..lifecycle.verify_occurrences import flags_of_periods
from ..lifecycle.who import approver_of_whole, unit_or_clerk, verifier_of
from ..lighting import light_up_all
from ..models import Commitment, Occurrence
from ..models.step import written_on
from ..queues import VERIFY
from ..refusals import MovedMeanwhile
from ..stages import CADENCE_WORDS, Duty, OccurrenceState, OccurrenceVerb, Verb
from .asking import draft_of, put_aside
from .counted import counted
from .saying import note_of
from .to_verify import next_to_verify, to_verify_page

PER_PAGE = 50
STRIP = 8  # periods on a line's page, the newest; the rest in the list


@dataclass(frozen=True, slots=True)
class Shown:
    """An occurrence as pages show it: with its light, whether its period has come, and why it was sent back if it waits."""

    row: Occurrence
    light: Light
    here: bool
    come: bool
    back: Back | None = None
    returned_for: str = ""


def shown(rows: Sequence[Occurrence], today: date) -> list[Shown]:
    """Return the occurrences with their lights."""
    backs, returns = occurring.backs_of(rows), occurring.returns_now(rows)
    return [
        Shown(
            row, light_of_turn(occurring.standing_of(row, backs.get(row.pk)), today), row.first <= today <= row.last, row.first <= today,
            *((backs.get(row.pk), note_of(returns[row.pk])) if row.pk in returns else ()),
        )
        for row in rows
    ]  # fmt: skip


@require_GET
@may(has_a_post)
def occurrences_page(request: Request) -> HttpResponse:
    """Show the occurrences the address asks for, the oldest due first."""
    whole = whole_shown(request)
    light_up_all(whole, request.today, request.now)
    if request.GET.get("show") == "verify":
        return to_verify_page(request, whole)
    mine = Commitment.objects.of(whole).visible_to(request.actor)
    if request.GET.get("walled"):
        mine = mine.shown_to_all()  # what the wall counts, whoever looks: nothing sealed
    asked = request.GET.copy()
    if not any(asked.get(name) for name in ("month", "show", "line")):
        asked["month"] = occurring.month_of(request.today)
    rows = occurring.chosen(occurring.seen(mine), asked, request.today).select_related("line__lead").order_by("due", "line", "first")
    page = max(1, int(number)) if is_number(number := asked.get("page", "")) else 1
    begin = (min(page, 10_000) - 1) * PER_PAGE
    found = list(rows[begin : begin + PER_PAGE + 1])
    more = {name: request.GET.get(name, "") for name in ("lead", "line", "walled") if is_number(request.GET.get(name, ""))}
    month = occurring.first_of_month(asked.get("month", ""))
    context = {
        "whole": whole, "rows": shown(found[:PER_PAGE], request.today), "more": len(found) > PER_PAGE, "page": page,
        "rest": without(asked), "numbers": counted(mine, request.today, **more), "show": asked.get("show", ""),
        "office": Office.objects.filter(pk=more["lead"]).first() if "lead" in more else None,
        "month": month, "kept": without(asked, "month"),
        "before": occurring.month_of(month - timedelta(days=1)) if month else "",
        "after": occurring.month_of((month + timedelta(days=31)).replace(day=1)) if month else "",
        "named": "whole" in asked,
    }  # fmt: skip
    return render(request, "ledger/occurrences.html", context)


@require_http_methods(["GET", "POST"])
@may(has_a_post)
def occurrence_page(request: Request, pk: int) -> HttpResponse:
    """Show one occurrence; report, verify or send it back."""
    row = occurrence_shown(request, pk)
    line = row.line
    sent = request.POST.get("verb", "")
    verb = "" if request.method == "GET" else sent if sent in ACTS else "report"
    forms: dict[str, Any] = {
        name: form(request.POST if verb == name else None, today=request.today, row=row)
        for name, form in FORMS.items()
    }
    for form in forms.values():
        form.may_move = may_put_in(request.actor, line)
    wrong = False
    if verb:
        form = forms[verb]
        if form.is_valid():
            try:
                if request.POST.get("version", "") != str(row.version):
                    raise MovedMeanwhile
                with transaction.atomic():
                    ACTS[verb](row, **form.cleaned_data, by=request.actor, at=request.now)
                    put_aside(request, line, form)
            except Refusal as refusal:
                form.add_error(None, refusal.in_words)
            else:
                messages.success(request, f"{line.number} {row.called}：{DONE[verb]}。", extra_tags=draft_of(request, row.pk))
                following, _ = next_to_verify(request, row) if verb in {"verify", "send-back"} else (None, 0)
                return redirect(following or line)
        wrong = bool(form.errors)
    refused = {name: refusal_of(row, name, request.actor, request.today) for name in ACTS}
    (one,) = shown([row], request.today)
    steps = list(row.steps.select_related("on_behalf_of").order_by("-number"))
    told = row.state != OccurrenceState.OWED
    periods = line.occurrences.order_by("first")
    context = {
        "row": row, "line": line, "light": one.light, "back": one.back, "returned_for": one.returned_for,
        "steps": steps, "draft": draft_of(request, row.pk), "cadence_words": CADENCE_WORDS.get(line.cadence, ""),
        "said": next((step for step in steps if step.verb == OccurrenceVerb.REPORT), None) if told else None,
        "found": next((step for step in steps if step.verb == OccurrenceVerb.VERIFY), None) if row.state == OccurrenceState.VERIFIED else None,
        "flag": flags_of_periods([row], request.actor).get(row.pk) if VERIFY.is_for(request.actor, line.assigner) else None,
        "before": periods.filter(first__lt=row.first).last(), "after": periods.filter(first__gt=row.first).first(),
        "acts": [(name, form) for name, form in forms.items() if verb == name or not refused[name]],
        "withheld": withheld(row, refused), "made_up": row.state == OccurrenceState.OWED and row.due < request.today,
        "to_verify": 0 if refused["verify"] else next_to_verify(request, row)[1],
    }  # fmt: skip
    return render(request, "ledger/occurrence.html", context, status=422 if wrong else 200)


ACTS: dict[str, Any] = {
    "report": lifecycle.report_occurrence,
    "verify": lifecycle.verify_occurrence,
    "send-back": lifecycle.return_occurrence,
    "accept-day": lifecycle.accept_occurrence_day,
}
FORMS: dict[str, Any] = {
    "report": OccurrenceReportForm, "verify": OccurrenceVerifyForm, "send-back": OccurrenceReturnForm, "accept-day": OccurrenceAcceptForm,
}  # fmt: skip
DONE = {"report": "报了，等别人核实", "verify": "核实了", "send-back": "退回了", "accept-day": "日期认定了"}


def occurrence_shown(request: Request, pk: int) -> Occurrence:
    """Return the occurrence of a line that the signed-in may see. Raises Http404."""
    lines = Commitment.objects.visible_to(request.actor)
    rows = Occurrence.objects.select_related("line__assigner", "line__lead", "line__light", "line__document")
    row = rows.filter(pk=pk, line__in=lines.order_by().values("pk")).first()
    if row is None:
        raise Http404("没有这一期，或不在您看得见的事项里。")
    return row


def refusal_of(row: Occurrence, name: str, actor: Actor, today: date) -> str:
    """Return why the actor may not do it, or nothing."""
    try:
        check_allowed(row, OccurrenceVerb(name.replace("-", "_")))
        if name == "report":
            unit_or_clerk(actor, row.line, Verb.REPORT)
            check_has_begun(row, max(today, row.first), today)
        elif name == "accept-day":
            approver_of_whole(actor, row.line, Verb.ACCEPT_DAY)
            told = report_in_force(row)
            if told.at != row.reported_at or told.on == written_on(told.at) or told.user == actor.user:
                return "没有要由您认定的日期。"
        else:
            verifier_of(actor, row.line, today, reporters(row))
    except Refusal as refusal:
        return refusal.in_words
    return ""


def withheld(row: Occurrence, refused: Mapping[str, str]) -> tuple[str, str] | None:
    """Return what would be next and is not this actor's to do, and why; None where it is, or where nothing is left."""
    name = {OccurrenceState.OWED.value: "report", OccurrenceState.REPORTED.value: "verify"}.get(row.state, "")
    return (OccurrenceVerb(name).label, refused[name]) if name and refused[name] else None


def occurrences_of(line: Commitment, today: date) -> dict[str, Any]:
    """Return what a line's page shows of its occurrences: the newest, in the order of time, and how many there are.

    turn_now: the one to be reported first; turns_told and turns_found: how many are reported, and verified
    """
    if line.duty != Duty.RECURRING:
        return {}
    newest = list(line.occurrences.order_by("-first")[: STRIP + 1])
    missed = list(line.occurrences.filter(state=OccurrenceState.OWED, due__lt=today).exclude(pk__in=[row.pk for row in newest]))
    strip = sorted({row.pk: row for row in [*missed[:STRIP], *newest]}.values(), key=lambda row: row.first)
    told, found = ~Q(state=OccurrenceState.OWED), Q(state=OccurrenceState.VERIFIED)
    counts = line.occurrences.aggregate(
        strip_all=Count("pk"), turns_told=Count("pk", filter=told), turns_found=Count("pk", filter=found)
    )
    owed = next((row for row in strip if row.state == OccurrenceState.OWED and row.first <= today), None)
    return {"strip": shown(strip, today), "turn_now": owed, **counts}
