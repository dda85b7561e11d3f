"""Bulk verbs: choose rows, see for how many it will work and which are refused and why, then do it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office, Role
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.records.trail.refusals import Refusal

from .. import lifecycle
from ..bulk import MOST, Act, Outcome, carry_out, try_out
from ..dues import Basis, Due
from ..forms import BulkAmendForm, BulkAssignForm, BulkPublishForm, NoteForm, OnADay, ReasonForm
from ..lifecycle import who
from ..lifecycle.move import allowed
from ..models import Commitment
from ..stages import Verb
from .picked import lines_meant, picks, query_asked

REMEMBERED = "ledger-bulk"
RESULTS_KEPT = 5


@dataclass(frozen=True, slots=True)
class BulkVerb:
    """A verb as it is done to many lines: its name, its form, and how the form becomes the act."""

    verb: Verb
    label: str
    says: str
    form: Callable[[Request, Office], OnADay]
    act: Callable[[OnADay, dict[str, Any]], Act]


def _assign(form: OnADay, acting: dict[str, Any]) -> Act:
    data = form.cleaned_data
    due = Due(data["day"], Basis.CLERK, "督办岗定") if data["day"] and not data["undated"] else None

    def act(line: Commitment) -> Any:
        # What each line already has stays: its duty, its cadence, its date, its assistants, who does the work there.
        same = due is not None and due.day == line.due_last
        stays = line.handler if line.handler and line.handler.office.path.startswith(data["to"].path) else None
        return lifecycle.assign(
            line, to=data["to"], duty=line.duty, cadence=line.cadence, due=None if same else due,
            undated=data["undated"] and line.due_first is None, assistants=list(line.assistants.all()), handler=stays,
            note=data["note"], on=data["on"], **acting,
        )  # fmt: skip

    return act


def _sign_for(form: OnADay, acting: dict[str, Any]) -> Act:
    return lambda line: lifecycle.sign_for(line, **form.cleaned_data, **acting)


def _amend(form: OnADay, acting: dict[str, Any]) -> Act:
    assert isinstance(form, BulkAmendForm)
    changes, data = form.changes(), form.cleaned_data
    return lambda line: lifecycle.amend(line, reason=data["reason"], on=data["on"], **changes, **acting)


def _publish(form: OnADay, acting: dict[str, Any]) -> Act:
    return lambda line: lifecycle.publish(line, **form.cleaned_data, **acting)


def _withdraw(form: OnADay, acting: dict[str, Any]) -> Act:
    return lambda line: lifecycle.withdraw(line, **form.cleaned_data, **acting)


BULK = {
    each.verb.value.replace("_", "-"): each
    for each in (
        BulkVerb(
            Verb.ASSIGN, "交办", "一并交给一个单位。各条原来的性质、周期、协办不变；时限空着就用各条自己的。",
            lambda request, whole: BulkAssignForm(bound(request), whole=whole, today=request.today, lines=picked(request, whole)), _assign,
        ),
        BulkVerb(
            Verb.SIGN_FOR, "签收", "主办单位的人为本单位签收；督办岗签收就是代录，两个名字都留着。",
            lambda request, whole: NoteForm(bound(request), today=request.today), _sign_for,
        ),
        BulkVerb(
            Verb.AMEND, "更正", "只改填了的那几项，空着的不动。改前、改后的值都留在各条的经过里。",
            lambda request, whole: BulkAmendForm(bound(request), whole=whole, today=request.today), _amend,
        ),
        BulkVerb(
            Verb.PUBLISH, "公示", "核实过、等销号的，一张公示列几条。公示期满才能销号。",
            lambda request, whole: BulkPublishForm(bound(request), today=request.today), _publish,
        ),
        BulkVerb(
            Verb.WITHDRAW, "撤销", "只有还没交办的能撤销；从文件来的回到“待确认”。",
            lambda request, whole: ReasonForm(bound(request), today=request.today), _withdraw,
        ),
    )
}  # fmt: skip


def picked(request: Request, whole: Office) -> QuerySet[Commitment]:
    """Return the chosen lines, as far as they are seen."""
    return Commitment.objects.of(whole).visible_to(request.actor).filter(pk__in=picks(request)).order_by("pk")


def bound(request: Request) -> Any:
    """Return what was typed; nothing where the page is shown for the first time."""
    return request.POST if request.POST.get("step") else None


def whether(verb: Verb, line: Commitment, request: Request) -> str:
    """Return why the verb would refuse the line whatever is typed, or nothing: the stage and the posts alone."""
    try:
        if verb == Verb.SIGN_FOR:
            who.unit_or_clerk(request.actor, line, verb)
        elif verb != Verb.AMEND or not any(
            post.whole == line.assigner_id for post in request.actor.posts_as(Role.APPROVER)
        ):
            who.clerk_of(request.actor, line.assigner, verb)
        allowed(line, verb)
    except Refusal as refusal:
        return refusal.in_words
    return ""


@require_POST
@may(has_a_post)
def bulk_bar(request: Request) -> HttpResponse:
    """Say what can be done with the chosen rows; a verb refused for all of them stays, with its reason."""
    whole = whole_shown(request)
    lines = list(lines_meant(request, whole).select_related("assigner", "lead")[: MOST + 1])
    offered = []
    for name, each in BULK.items():
        refusals = [words for line in lines[:MOST] if (words := whether(each.verb, line, request))]
        can = len(lines[:MOST]) - len(refusals)
        offered.append({"name": name, "label": each.label, "can": can, "why": refusals[0] if refusals and not can else ""})
    stages = {line.get_stage_display() for line in lines[:MOST]}
    context = {
        "chosen": min(len(lines), MOST), "too_many": len(lines) > MOST, "most": MOST, "offered": offered,
        "stage": stages.pop() if len(stages) == 1 else "", "found": bool(request.POST.get("all")),
    }  # fmt: skip
    return render(request, "ledger/_bulk_verbs.html", context)


@require_http_methods(["GET", "POST"])
@may(has_a_post)
def bulk_page(request: Request, name: str) -> HttpResponse:
    """Ask what the verb needs, show whom it would refuse, and do it."""
    if name not in BULK:
        raise Http404("没有这个动作。")
    if request.method == "GET":
        return redirect("ledger")
    whole = whole_shown(request)
    verb = BULK[name]
    token = request.POST.get("token", "")
    if token and token in request.session.get(REMEMBERED, {}):
        # Sent twice: the first time did it, the second is shown the same.
        return redirect("bulk-done", token)
    mine = Commitment.objects.of(whole).visible_to(request.actor).select_related("assigner", "lead", "light", "handler__office")
    versions = picks(request)
    if request.POST.get("all") and not request.POST.get("step"):
        versions = dict(lines_meant(request, whole).values_list("pk", "version")[:MOST])
    if not versions:
        return redirect(f"{reverse('ledger')}?{query_asked(request).urlencode()}")
    form = verb.form(request, whole)
    outcome = None
    if form.is_valid():
        act = verb.act(form, {"by": request.actor, "at": request.now})
        if request.POST.get("step") == "do":
            return done(request, verb, carry_out(mine, versions, act))
        outcome = try_out(mine, versions, act)
    lines = {line.pk: line for line in mine.filter(pk__in=versions).order_by("pk")}
    early = None if outcome else Outcome()
    if early is not None:
        for line in lines.values():
            if words := whether(verb.verb, line, request):
                early.refused.setdefault(words, []).append(line.pk)
            else:
                early.done.append(line.pk)
    context = {
        "whole": whole, "verb": verb, "name": name, "form": form, "lines": list(lines.values()), "versions": versions,
        "query": query_asked(request).urlencode(), "token": token or secrets.token_hex(8),
        "outcome": outcome, "early": early, "refused": named(outcome or early, lines), "named": "whole" in request.POST,
    }  # fmt: skip
    return render(request, "ledger/bulk.html", context, status=422 if form.errors else 200)


def named(outcome: Outcome | None, lines: dict[int, Commitment]) -> list[tuple[str, list[Commitment]]]:
    """Return each refusal with the lines it is said of."""
    refused = outcome.refused if outcome else {}
    return [(words, [lines[key] for key in keys if key in lines]) for words, keys in refused.items()]


def done(request: Request, verb: BulkVerb, outcome: Outcome) -> HttpResponse:
    """Remember what came of it under the form's token, and show it."""
    token = request.POST.get("token", "")[:32] or secrets.token_hex(8)
    results = list(request.session.get(REMEMBERED, {}).items())[1 - RESULTS_KEPT :]
    result = {
        "label": verb.label, "done": outcome.done, "refused": outcome.refused, "query": query_asked(request).urlencode(),
    }  # fmt: skip
    request.session[REMEMBERED] = dict([*results, (token, result)])
    return redirect("bulk-done", token)


@require_GET
@may(has_a_post)
def done_page(request: Request, token: str) -> HttpResponse:
    """Show what came of it: how many, and each that was refused with its reason."""
    result = request.session.get(REMEMBERED, {}).get(token)
    if result is None:
        raise Http404("这次的结果已经不在了；办成的都在台账里。")
    keys = [*result["done"], *(key for each in result["refused"].values() for key in each)]
    lines = {line.pk: line for line in Commitment.objects.visible_to(request.actor).filter(pk__in=keys)}
    context = {
        "label": result["label"], "query": result["query"],
        "done": [lines[key] for key in result["done"] if key in lines],
        "refused": [(words, [lines[key] for key in each if key in lines]) for words, each in result["refused"].items()],
    }  # fmt: skip
    return render(request, "ledger/bulk_done.html", context)
