"""What the pages of all verbs share: find the line, ask the verb, answer with the line or with the refusal."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from guatu.records.offices.acting import Request
from guatu.records.paper.numbers import is_number
from guatu.records.paper.templatetags.words import clock
from guatu.records.trail.refusals import Refusal

from ..lifecycle.at_once import check_at_once
from ..lifecycle.contact import add_contact, may_put_in
from ..models import Commitment
from ..persons import ForNoPerson
from ..refusals import MovedMeanwhile
from ..stages import Verb
from .turned_away import verb_page_of

LinePage = Callable[[Request, Commitment], HttpResponse]


def line_shown(request: Request, pk: int) -> Commitment:
    """Return the line, if the signed-in may see it; the version the form was shown with is kept.

    Raises Http404 otherwise: what is not theirs to see does not exist for them.
    """
    lines = Commitment.objects.visible_to(request.actor).select_related(
        "assigner", "lead", "document", "light", "handler__office", "campaign", "asked_by", "prompted_by", "merged_into", "concerns",
        "part_of__assigner",
    )
    return get_object_or_404(lines, pk=pk)


def line_page(check: Callable[[Request, Commitment], object], verb: str) -> Callable[[LinePage], Callable[..., HttpResponse]]:
    """Make a page of a verb of a line (guatu.work.ledger.views.turned_away)."""
    return verb_page_of(line_shown, check, verb)


def verb_page(verb: Verb) -> Callable[[LinePage], Callable[..., HttpResponse]]:
    """Make the page of a verb of the table of moves: the verb itself says whether there is anything to fill in for."""
    return line_page(lambda request, line: check_at_once(verb, line, request.actor, request.today, request.now), verb.label)


def check_seen(request: Request, line: Commitment, seen: str) -> None:
    """Raise MovedMeanwhile, which says what was done and by whom, unless the line is as its page showed it.

    seen: the version the page was shown with; what was typed comes back with the version of now
    """
    if seen == str(line.version):
        return
    steps = line.steps.filter(number__gt=int(seen)).order_by("number") if is_number(seen) else line.steps.none()
    if steps and all(step.verb == Verb.SUM_UP for step in steps):
        return  # a part has said something: the line itself stands where it stood
    told = [
        f"{'您自己在别的窗口' if step.user == request.actor.user else step.user_name} {clock(step.at)} {step.get_verb_display()}"
        for step in steps[:3]
    ]
    raise MovedMeanwhile(told)


def put_aside(request: Request, line: Commitment, form: forms.Form) -> None:
    """Put the numbers that were taken out of the form's words into the vault; within the transaction of the verb."""
    if isinstance(form, ForNoPerson) and form.moved:
        add_contact(line, words="、".join(form.moved), by=request.actor, at=request.now)
        messages.info(request, "号码移到了联系方式：加密存着，只有承办岗能看。")


def ask(
    request: Request,
    line: Commitment,
    form: forms.Form,
    do: Callable[[], Any],
    *,
    template: str,
    done: str,
    **context: Any,
) -> HttpResponse:
    """Show the form; on a valid one ask the verb. A refusal comes back in the form, with status 422."""
    if isinstance(form, ForNoPerson):
        form.may_move = may_put_in(request.actor, line)
    if request.method == "POST":
        seen = request.POST.get("version", "")
        if form.is_valid():
            try:
                check_seen(request, line, seen)
                with transaction.atomic():
                    do()
                    put_aside(request, line, form)
            except Refusal as refusal:
                form.add_error(None, refusal.in_words)
            else:
                messages.success(request, f"{line.number} {done}。", extra_tags=draft_of(request, line.pk))
                return redirect(line)
    status = 422 if form.errors else 200
    told = {"line": line, "form": form, "done": done, "draft": draft_of(request, line.pk)}
    return render(request, template, told | context, status=status)


def draft_of(request: Request, key: int, what: str = "") -> str:
    """Return under which name a page keeps in its tab what was typed and not sent (paper/drafts.js): whose, of which page, of what.

    The message that says it was taken bears the same name: there the words are let go of.
    """
    page = what or (request.resolver_match.url_name if request.resolver_match else "") or ""
    return f"{request.actor.user}:{page}:{key}"
