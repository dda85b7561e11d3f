"""核实台: what waits to be verified, oldest first; what was said beside what was promised, and what stands elsewhere too."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from guatu.records.documents.models import what_is_long
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.records.paper.numbers import is_number
from guatu.records.trail.refusals import Refusal
from guatu.work.ledger import lifecycle
from guatu.work.ledger.forms import VerifyForm
from guatu.work.ledger.lifecycle.move import allowed
from guatu.work.ledger.lifecycle.who import unverified_reports, verifier_of
from guatu.work.ledger.lighting import light_up_all
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.models.commitment import WAITS_FOR_A_VERIFIER
from guatu.work.ledger.queues import VERIFY, Split, periods_waiting
from guatu.work.ledger.stages import Stage, Verb
from guatu.work.ledger.views.asking import check_seen, line_shown
from guatu.work.ledger.views.deciding import reports_told

from ..flags import HOW, flags_of
from ..same_words import catch_up

MOST = 200  # lines of the list
TAKEN_IN = 2000  # reports made ready to be compared while somebody waits; the tick does the rest


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits to be verified: the signed-in's own to do, and apart from it what waits for others; the first of each, and how many."""

    mine: Sequence[Commitment]
    theirs: Sequence[Commitment]
    split: Split

    def beside(self, key: int | None) -> Sequence[Commitment]:
        """Return the list a line stands in."""
        return self.theirs if any(line.pk == key for line in self.theirs) else self.mine


@require_GET
@may(has_a_post)
def desk_page(request: Request) -> HttpResponse:
    """Show the list and one line of it: the one named (?line=), else the oldest that the signed-in may verify."""
    whole = whole_shown(request)
    light_up_all(whole, request.today, request.now)
    waiting = lines_waiting(request, whole)
    key = request.GET.get("line", "")
    line = next((each for each in (*waiting.mine, *waiting.theirs) if is_number(key) and each.pk == int(key)), None)
    return shown(request, whole, waiting, line or next(iter(waiting.mine), None))


@require_POST
@may(has_a_post)
def desk_act(request: Request, pk: int) -> HttpResponse:
    """核实 or 退回 from the desk, then the next line of the list."""
    line = line_shown(request, pk)
    whole = line.assigner
    sends_back = request.POST.get("act") == "send_back"
    form = VerifyForm(request.POST, line=line, today=request.today, returns=sends_back)
    waiting = lines_waiting(request, whole)
    if form.is_valid():
        words, on = form.cleaned_data["finding"], form.cleaned_data["on"]
        acting: dict[str, Any] = {"by": request.actor, "at": request.now}
        try:
            check_seen(request, line, request.POST.get("version", ""))
            if sends_back:
                lifecycle.send_back(line, reason=words, on=on, **form.progress(), **acting)
            else:
                lifecycle.verify(line, finding=words, on=on, **form.progress(), **acting)
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            messages.success(request, f"{line.number} {'已退回办理' if sends_back else '已核实'}。")
            return redirect(f"{reverse('verify-desk')}?whole={whole.pk}{after(waiting, pk)}&done={pk}")
    if form.errors.get("finding"):
        form.errors["finding"] = form.error_class(["请写看到了什么；退回就写哪里没有办到。再提交。"])
    here = next((each for each in (*waiting.mine, *waiting.theirs) if each.pk == pk), line)
    return shown(request, whole, waiting, here, form, status=422)


def lines_waiting(request: Request, whole: Office) -> Waiting:
    """Return the lines with a report that nobody has verified and that can be verified now, the one reported first before
    the others; apart those that the signed-in cannot verify, each with who may."""
    lines = Commitment.objects.of(whole).visible_to(request.actor).filter(WAITS_FOR_A_VERIFIER).order_by("reported_on", "pk")
    split = VERIFY.split(lines, request.actor, whole, request.today)
    keys = {*split.mine[:MOST], *split.others[:MOST]}
    beside = lines.filter(pk__in=keys).select_related("assigner", "lead", "light", "document", "concerns").defer(*what_is_long("document"))
    found = {line.pk: line for line in beside}
    mine, theirs = ([found[key] for key in each[:MOST] if key in found] for each in (split.mine, split.others))
    VERIFY.mark_who(theirs, request.actor, whole, request.today)
    return Waiting(mine, theirs, split)


def after(waiting: Waiting, pk: int) -> str:
    """Return the part of the address that names the line after this one; the first again after the last."""
    mine = [line.pk for line in waiting.mine]
    place = mine.index(pk) if pk in mine else -1
    return f"&line={mine[place + 1]}" if 0 <= place < len(mine) - 1 else ""


def shown(
    request: Request, whole: Office, waiting: Waiting, line: Commitment | None, form: VerifyForm | None = None, status: int = 200
) -> HttpResponse:
    """Show the desk with this line open."""
    keys = [each.pk for each in waiting.beside(line.pk if line else None)]
    place = keys.index(line.pk) if line and line.pk in keys else None
    context: dict[str, Any] = {
        "whole": whole, "waiting": waiting.mine, "theirs": waiting.theirs, "split": waiting.split, "line": line, "of": len(keys),
        "place": place + 1 if place is not None else None, "previous": keys[place - 1] if place else None,
        "following": keys[place + 1] if place is not None and place + 1 < len(keys) else None,
        "done": done if is_number(done := request.GET.get("done", "")) else None,
        "periods": len(periods_waiting(Commitment.objects.of(whole).visible_to(request.actor), request.actor, whole, request.today)[0]),
    }  # fmt: skip
    if line is not None:
        context |= told(request, line, form)
    return render(request, "verification/desk.html", context, status=status)


def told(request: Request, line: Commitment, form: VerifyForm | None) -> dict[str, Any]:
    """Return what the verifier reads of a line, and what may be done."""
    catch_up(TAKEN_IN)
    reports = unverified_reports(line)
    said = reports_told(line, reports)
    try:
        allowed(line, Verb.VERIFY)
        verifier_of(request.actor, line, request.today)
        refused = ""
    except Refusal as refusal:
        refused = refusal.in_words
    return {
        **said, "refused": refused, "may_send_back": line.stage == Stage.REPORTED,
        "flags": flags_of(line, reports, [piece for _, pieces, _ in said["reports"] for piece in pieces], request.actor), "how": HOW,
        "form": form or VerifyForm(line=line, today=request.today),
    }  # fmt: skip
