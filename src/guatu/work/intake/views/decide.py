"""The clerk's yes or no: confirm, dismiss, set the rest aside, take back. Each asks a verb and shows what is next."""

from collections.abc import Callable, Iterable
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from guatu.records.documents.models import Document
from guatu.records.documents.models import State as PaperState
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import is_clerk, may
from guatu.records.paper.numbers import is_number
from guatu.records.paper.templatetags.words import masked
from guatu.records.trail.refusals import Refusal
from guatu.work.ledger.models import Commitment

from ..forms import ConfirmForm, DecisionForm, DismissForm, restored, stored
from ..lifecycle import agree, confirm, dismiss, propose, send_back, undo
from ..lifecycle.agree import may_agree
from ..models import Candidate, Manner
from ..refusals import LooksOdd, NothingToUndo, PaperIsBeingRead
from ..review import GROUPS, last_press, next_number, review_of
from .paper import choices_of, paper_of, render_review

CHUNK = 50


@require_POST
@may(is_clerk)
def confirm_one(request: Request, pk: int) -> HttpResponse:
    """确认, or 确认并交办 (act=assign)."""
    document = paper_of(request, pk)
    form = ConfirmForm(request.POST, **choices_of(document, request.today))
    assign_now = request.POST.get("act") == "assign"

    def act(candidate: Candidate) -> None:
        told = form.for_the_verb(candidate, assign_now=assign_now)
        form.ask_if_odd(told["due"], assign_now=assign_now)
        told["note"] = form.noted("")
        if Manner.of(document.whole_id).two_clerks:
            propose(candidate, told=stored(form, assign_now=assign_now), by=request.actor, at=request.now)
            receipt(request, f"第 {candidate.number} 条已拟办，等另一位督办岗同意")
        else:
            line = confirm(candidate, **told, by=request.actor, on=request.today, at=request.now)
            receipt(request, "已立账并交办" if assign_now else "已立账", line, back=not assign_now)

    return decided(request, document, form, act)


@require_POST
@may(is_clerk)
def agree_to(request: Request, pk: int) -> HttpResponse:
    """同意: open the line that another clerk has proposed, as that one left the card."""
    document = paper_of(request, pk)

    def act(candidate: Candidate) -> None:
        may_agree(candidate, request.actor)
        form, assign_now = restored(candidate, **choices_of(document, request.today))
        if not form.is_valid():
            raise Refusal(f"拟办的内容现在用不上了：{next(iter(form.errors.values()))[0]}请撤回，重新确认。")
        told = form.for_the_verb(candidate, assign_now=assign_now)
        told["note"] = candidate.proposal.get("asked", "")
        line = agree(candidate, told=told, by=request.actor, on=request.today, at=request.now)
        receipt(request, "已立账并交办" if assign_now else "已立账", line, back=not assign_now)

    return decided(request, document, DecisionForm(request.POST), act)


@require_POST
@may(is_clerk)
def send_back_one(request: Request, pk: int) -> HttpResponse:
    """退回: give what another clerk has proposed back, with a reason."""
    document = paper_of(request, pk)
    form = DismissForm(request.POST)

    def act(candidate: Candidate) -> None:
        name = candidate.proposed_name
        send_back(candidate, reason=form.chosen(), by=request.actor, at=request.now)
        receipt(request, f"第 {candidate.number} 条退回{name}：{masked(form.chosen())}")

    return decided(request, document, form, act)


@require_POST
@may(is_clerk)
def dismiss_one(request: Request, pk: int) -> HttpResponse:
    """不是…: set one candidate aside, with a reason."""
    document = paper_of(request, pk)
    form = DismissForm(request.POST)

    def act(candidate: Candidate) -> None:
        dismiss(candidate, reason=form.chosen(), by=request.actor, at=request.now)
        receipt(request, f"第 {candidate.number} 条不立账：{masked(candidate.reason)}")

    return decided(request, document, form, act)


def decided(
    request: Request, document: Document, form: DecisionForm, act: Callable[[Candidate], object]
) -> HttpResponse:
    """Ask the verb; go on to the next candidate, or show its refusal in the card."""
    number, show = request.POST.get("n", ""), request.POST.get("show", "")
    found = document.candidates.in_place().select_related("lead", "line", "commitment")
    candidate = get_object_or_404(found, number=int(number) if is_number(number) else 0)
    posted = form if isinstance(form, ConfirmForm) else None
    if not form.is_valid():
        words = str(next(iter(form.errors.values()))[0])
        return render_review(
            request, document, number=candidate.number, show=show, refusal=words, form=posted, status=422
        )
    # As the clerk saw it: whoever was quicker has raised the version since.
    candidate.version = form.cleaned_data["version"]
    candidate.document = document
    try:
        if document.state != PaperState.READ:
            raise PaperIsBeingRead
        act(candidate)
    except Refusal as refusal:
        # What looks odd is asked in the card itself, with a box to tick.
        words = "" if isinstance(refusal, LooksOdd) else refusal.in_words
        return render_review(
            request, document, number=candidate.number, show=show, refusal=words, form=posted, status=422
        )
    return go_on(request, document, show, candidate)


# The button of the card that takes the last press back; of another page it is not there, and says nothing.
TAKE_BACK = format_html('<button class="btn plain take-back" form="{}">撤回 <kbd>Z</kbd></button>', "undo-last")


def receipt(request: Request, done: str, line: Commitment | None = None, *, back: bool = True) -> None:
    """Say on the next page what was done, with the way to the line and the way back.

    back: whether it can be taken back here; a line that was given out is put right on its own page
    """
    if line is None:
        messages.success(request, format_html("{}。{}", done, TAKE_BACK if back else ""))
        return
    way = format_html('<a href="{}" hx-boost="false">看这一条</a>', line.get_absolute_url())
    after = TAKE_BACK if back else "已经交办，不在这里撤回；要改，点卡片下面的“怎么改”（Z）。"
    messages.success(request, format_html("{} <b>{}</b>，{}。{}。{}", done, line.number, way, masked(line.title), after))


def go_on(request: Request, document: Document, show: str, after: Candidate) -> HttpResponse:
    """Send the clerk to the next waiting candidate of the group; to the paper, if none waits there."""
    number = next_number(document, show, after)
    asked: dict[str, object] = {"n": number} if number else {}
    if number and show in GROUPS:
        asked["show"] = show
    if request.POST.get("original"):
        asked["original"] = 1
    return redirect(reverse("paper", args=[document.pk]) + ("?" + urlencode(asked) if asked else ""))


@require_POST
@may(is_clerk)
def dismiss_rest(request: Request, pk: int) -> HttpResponse:
    """Set all that wait in a group aside with the group's reason: each its own decision, one moment for all."""
    document = paper_of(request, pk)
    group = GROUPS.get(request.POST.get("group", ""))
    if group is None or not group.reason:
        return redirect("paper", pk=pk)
    waiting = review_of(document, number=None, show=group.key).shown

    def set_aside(candidate: Candidate) -> None:
        dismiss(candidate, reason=group.reason, by=request.actor, at=request.now)

    return all_of(request, document, waiting, set_aside, then="", done="不立账", lines=False)


@require_POST
@may(is_clerk)
def undo_last(request: Request, pk: int) -> HttpResponse:
    """撤回: one candidate's decision (n), or all that the last press decided."""
    document = paper_of(request, pk)
    number = request.POST.get("n", "")
    if is_number(number):
        found = document.candidates.in_place().select_related("commitment", "line")
        candidates: Iterable[Candidate] = [get_object_or_404(found, number=int(number))]
    else:
        press = last_press(document, request.actor.user)
        if press is None:
            return render_review(
                request, document, number=None, show="", refusal=NothingToUndo.in_words, status=422
            )
        candidates = [decision.candidate for decision in press.decisions]
    first = next(iter(candidates)).number

    def take_back(candidate: Candidate) -> None:
        undo(candidate, by=request.actor, on=request.today, at=request.now)

    return all_of(request, document, candidates, take_back, then=f"?n={first}", done="已撤回", lines=False, back=False)


def all_of(
    request: Request, document: Document, candidates: Iterable[Candidate], act: Callable[[Candidate], object],
    *, then: str, done: str = "", lines: bool = True, back: bool = True,
) -> HttpResponse:  # fmt: skip
    """Ask the verb for each, in chunks; what one refuses does not hold up the others, and is told.

    done: what the receipt says of those that went through; lines: whether these became lines; back: whether they can be
    taken back here
    """
    refused: list[str] = []
    number = None
    if document.state != PaperState.READ:
        return render_review(request, document, number=None, show="", refusal=PaperIsBeingRead.in_words, status=422)
    waiting = list(candidates)  # each keeps the version it was seen with
    for begin in range(0, len(waiting), CHUNK):
        with transaction.atomic():
            for candidate in waiting[begin : begin + CHUNK]:
                candidate.document = document
                try:
                    act(candidate)
                except Refusal as refusal:
                    refused.append(f"第 {candidate.number} 条：{refusal.in_words}")
                    number = number or candidate.number
    if done and len(waiting) > len(refused):
        way = format_html('，<a href="{}?paper={}" hx-boost="false">看这份文件立的</a>', reverse("ledger"), document.pk) if lines else ""
        after = TAKE_BACK if back else ""
        messages.success(request, format_html("{} <b>{}</b> 条{}。{}", done, len(waiting) - len(refused), way, after))
    if refused:
        words = " ".join(refused[:3]) + (f"等 {len(refused)} 条没有办成。" if len(refused) > 3 else "")
        return render_review(request, document, number=number, show="", refusal=words, status=422)
    return redirect(reverse("paper", args=[document.pk]) + then)
