"""立账, by hand: what came by telephone or was said in a corridor."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from guatu.records.offices.acting import Request
from guatu.records.offices.rights import is_clerk, may
from guatu.records.offices.whose import whole_shown
from guatu.records.trail.refusals import Refusal

from .. import lifecycle
from ..dues import Basis, Due
from ..forms import EnterForm
from ..stages import Duty
from .asking import draft_of, put_aside


@require_http_methods(["GET", "POST"])
@may(is_clerk)
def enter_page(request: Request) -> HttpResponse:
    """Open a line; with a lead named, assign it at once."""
    whole = whole_shown(request)
    initial = {"campaign": request.GET.get("campaign", "")}
    form = EnterForm(request.POST or None, whole=whole, today=request.today, initial=initial)
    form.may_move = True
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        due = Due(data["day"], Basis.CLERK, "督办岗定") if data["day"] else None
        acting = {"by": request.actor, "at": request.now, "on": data["on"]}
        category, why = form.class_chosen()
        try:
            with transaction.atomic():
                line, _ = lifecycle.enter(
                    assigner=whole, title=data["title"], quote=data["quote"], source=data["source"],
                    said_on=data["on"], duty=data["duty"], cadence=data["cadence"], due=due,
                    target=data["target"], unit=data["unit"],
                    field=data["lead"].field if data["lead"] else "", standard=data["standard"],
                    measures=data["measures"], campaign=data["campaign"], asked_by=data["asked_by"],
                    nature=data["nature"], category=category, concerns=data["concerns"], note=form.noted(why), **acting,
                )  # fmt: skip
                if data["lead"]:
                    undated = due is None and data["duty"] == Duty.DATED
                    lifecycle.assign(
                        line, to=data["lead"], duty=data["duty"], cadence=data["cadence"], undated=undated,
                        handler=data["handler"], **acting,
                    )  # fmt: skip
                put_aside(request, line, form)
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            messages.success(request, f"{line.number} 立上了。", extra_tags=draft_of(request, whole.pk))
            if why:
                messages.info(request, f"{why}；不对的，到“更正”里改。")
            return redirect(line)
    status = 422 if form.errors else 200
    return render(request, "ledger/enter.html", {"form": form, "whole": whole, "draft": draft_of(request, whole.pk)}, status=status)
