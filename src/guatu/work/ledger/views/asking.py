"""What the pages of all verbs share: find the line, ask the verb, answer with the line or with the refusal."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from guatu.records.offices.acting import Request
from guatu.records.trail.refusals import Refusal

from ..filters import is_number
from ..models import Commitment
from ..refusals import MovedMeanwhile


def line_shown(request: Request, pk: int) -> Commitment:
    """Return the line, if the signed-in may see it; the version the form was shown with is kept.

    Raises Http404 otherwise: what is not theirs to see does not exist for them.
    """
    lines = Commitment.objects.visible_to(request.actor).select_related(
        "assigner", "lead", "document", "light", "handler__office", "campaign", "asked_by", "prompted_by"
    )
    return get_object_or_404(lines, pk=pk)


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
    if request.method == "POST":
        seen = request.POST.get("version", "")
        if form.is_valid():
            try:
                if not is_number(seen) or int(seen) != line.version:
                    raise MovedMeanwhile
                do()
            except Refusal as refusal:
                form.add_error(None, refusal.in_words)
            else:
                messages.success(request, f"{line.number} {done}。")
                return redirect(line)
    status = 422 if form.errors else 200
    return render(request, template, {"line": line, "form": form, "done": done, **context}, status=status)
