"""催办: the ladder a town has in force, what another would fire today, and from when on it holds."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from guatu.crafts.planning.rung_sets import LADDERS, ladder
from guatu.crafts.planning.rungs import RungSet
from guatu.publications.reminders.forecasting import would_fire
from guatu.records.almanac.lifecycle import set_rungs
from guatu.records.almanac.models import RungsInForce
from guatu.records.almanac.rules import last_of, rungs_on, towns_under
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office
from guatu.records.trail.refusals import Refusal

from ...rung_forms import LadderForm, rungs_form
from .asking import shown, town_set
from .in_force import MOST_SHOWN, changes_of, coming, kept_from, reads_lines
from .offices import GET_OR_POST, acting


@require_safe
def rungs_page(request: Request) -> HttpResponse:
    """Show the ladder in force, the shipped ones, and what was changed."""
    whole = town_set(request)
    now = rungs_on(whole, request.today)
    return shown(
        request, "desk/settings/rungs.html", whole, section="rung-sets", now=now, row=last_of(RungsInForce, whole, request.today),
        sets=[(each, each.key == now.key) for each in LADDERS],
        coming=coming(RungsInForce, whole, request.today), changes=changes_of(RungsInForce, whole),
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def rung_set_page(request: Request, key: str) -> HttpResponse:
    """看会怎样, 换成这一套: its rungs, and what would fire today."""
    whole = town_set(request)
    now, shipped = rungs_on(whole, request.today), ladder(key)
    if shipped is None:
        raise Http404("没有这一套催办层级。")
    kept = now if now.key == key else shipped
    form = LadderForm(request.POST or None, kept=kept, today=request.today)
    rungs = rungs_form(request.POST or None, kept)
    wanted: RungSet | None = kept
    if form.is_bound:
        wanted = None
        if form.is_valid() and rungs.is_valid():
            try:
                wanted = form.ladder(rungs.rungs())
                if request.POST.get("do") == "apply":
                    data = form.cleaned_data
                    set_rungs(wanted, since=data["since"], whole=whole, note=data["why"], **acting(request))
                    when = "今天" if data["since"] <= request.today else f"{data['since'].month}月{data['since'].day}日"
                    messages.success(request, f"从{when}起按“{wanted.name}”催办。已经催过的不重来。")
                    return redirect(f"{reverse('rung-sets')}?whole={whole.pk}")
            except Refusal as refusal:
                form.add_error(None, refusal.in_words)
    faulty = bool(form.errors) or (form.is_bound and not rungs.is_valid())
    context = {"form": form, "rungs": rungs, "wanted": wanted, "kept": kept, "now": now, **told_would(request, whole, wanted)}
    if request.htmx and request.htmx.target == "would":
        return render(request, "desk/settings/_would_fire.html", {**context, "whole": whole})
    return shown(request, "desk/settings/rung_set.html", whole, section="rung-sets", status=422 if faulty else 200, **context)


def told_would(request: Request, whole: Office, wanted: RungSet | None) -> dict[str, Any]:
    """Return what the preview shows: on which lines what would fire today, and how many of each."""
    if wanted is None:
        return {"would": None}
    towns = towns_under(RungsInForce, whole)
    found = [each for town in towns for each in would_fire(town, request.today, wanted)]
    made = Counter((each.reached.rung.when_words, each.reached.rung.made_words, each.reached.rung.to_words) for each in found)
    hidden = kept_from(request, (each.line for each in found))
    return {
        "would": [each for each in found if each.line.pk not in hidden][:MOST_SHOWN], "would_count": len(found), "towns_under": towns,
        "named": reads_lines(request, whole), "made": [(*words, count) for words, count in made.most_common()],
    }  # fmt: skip
