"""亮灯, 重点管理: the rules a town has in force, what another would change today, and from when on it holds."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from guatu.crafts.planning.lights import COLOUR_WORDS
from guatu.crafts.planning.presets import PRESETS, LightSet, preset
from guatu.crafts.planning.watching import WatchRules
from guatu.records.almanac.lifecycle import set_watch_rules
from guatu.records.almanac.models import LightsInForce, WatchInForce
from guatu.records.almanac.rules import last_of, lights_on, towns_under, watch_rules_on
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office
from guatu.records.trail.refusals import Refusal
from guatu.work.ledger.lighting import Would, would_change
from guatu.work.ledger.watching import would_enter

from ...light_forms import LightSetForm, WatchRulesForm
from ...new_rules import set_and_light
from .asking import shown, town_set
from .in_force import MOST_SHOWN, changes_of, coming, kept_from, reads_lines
from .offices import GET_OR_POST, acting


@require_safe
def lights_page(request: Request) -> HttpResponse:
    """Show the set in force, the shipped ones, and what was changed."""
    whole = town_set(request)
    row = last_of(LightsInForce, whole, request.today)
    now = lights_on(whole, request.today)
    sets = [(each, each.key == now.key) for each in PRESETS]
    return shown(
        request, "desk/settings/lights.html", whole, section="light-sets", now=now, row=row, sets=sets,
        watching=watch_rules_on(whole, request.today), watch_row=last_of(WatchInForce, whole, request.today),
        coming=coming(LightsInForce, whole, request.today), coming_watch=coming(WatchInForce, whole, request.today),
        changes=[*changes_of(LightsInForce, whole), *changes_of(WatchInForce, whole)],
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
def light_set_page(request: Request, key: str) -> HttpResponse:
    """看会怎样, 换成这一套: its numbers, and which lights would be others today."""
    whole = town_set(request)
    now, shipped = lights_on(whole, request.today), preset(key)
    if shipped is None:
        raise Http404("没有这一套亮灯规则。")
    kept = now if now.key == key else shipped
    form = LightSetForm(request.POST or None, kept=kept, today=request.today)
    wanted: LightSet | None = kept
    if form.is_bound:
        wanted = None
        if form.is_valid():
            try:
                wanted = form.light_set()
                if request.POST.get("do") == "apply":
                    data = form.cleaned_data
                    set_and_light(wanted, since=data["since"], whole=whole, note=data["why"], **acting(request))
                    when = "今天" if data["since"] <= request.today else f"{data['since'].month}月{data['since'].day}日"
                    messages.success(request, f"从{when}起按“{wanted.name}”亮灯。")
                    return redirect(f"{reverse('light-sets')}?whole={whole.pk}")
            except Refusal as refusal:
                form.add_error(None, refusal.in_words)
    context = {"form": form, "wanted": wanted, "kept": kept, "now": now, **told_would(request, whole, wanted)}
    if request.htmx and request.htmx.target == "would":
        return render(request, "desk/settings/_would.html", {**context, "whole": whole})
    return shown(
        request, "desk/settings/light_set.html", whole, section="light-sets", status=422 if form.errors else 200, **context
    )  # fmt: skip


def told_would(request: Request, whole: Office, wanted: LightSet | None) -> dict[str, Any]:
    """Return what the preview shows: which lines of the town would have another colour today, and how many of each."""
    if wanted is None:
        return {"would": None}
    towns = towns_under(LightsInForce, whole)
    found: list[Would] = [each for town in towns for each in would_change(town, wanted.rule, request.today, request.now)]
    ways = Counter((each.now.colour, each.then.colour) for each in found)
    hidden = kept_from(request, (each.line for each in found))
    return {
        "would": [each for each in found if each.line.pk not in hidden][:MOST_SHOWN],
        "would_count": len(found), "towns_under": towns, "named": reads_lines(request, whole),
        "ways": [(COLOUR_WORDS[before], COLOUR_WORDS[after], count) for (before, after), count in ways.most_common()],
    }  # fmt: skip


@require_http_methods(GET_OR_POST)
def watching_page(request: Request) -> HttpResponse:
    """重点管理规则: by which numbers lines enter and leave, and which would enter today."""
    whole = town_set(request)
    in_force = last_of(WatchInForce, whole, request.today)
    kept = in_force.value if in_force else WatchRules()  # what is shipped is a proposal
    form = WatchRulesForm(request.POST or None, kept=kept, today=request.today)
    wanted = kept
    if form.is_bound and form.is_valid():
        wanted = form.rules()
        if request.POST.get("do") == "apply":
            data = form.cleaned_data
            try:
                set_watch_rules(wanted, since=data["since"], whole=whole, note=data["why"], **acting(request))
            except Refusal as refusal:
                form.add_error(None, refusal.in_words)
            else:
                messages.success(request, "改好了。每天清早按它列入、移出，每一条都写进经过里。")
                return redirect(f"{reverse('light-sets')}?whole={whole.pk}")
    entering = [] if form.errors else [
        (line, cause) for town in towns_under(WatchInForce, whole) for line, cause in would_enter(town, wanted, request.today)
    ]  # fmt: skip
    hidden = kept_from(request, (line for line, _ in entering))
    context = {
        "form": form, "wanted": wanted, "in_force": in_force, "count": len(entering),
        "entering": [each for each in entering if each[0].pk not in hidden][:MOST_SHOWN], "named": reads_lines(request, whole),
    }  # fmt: skip
    if request.htmx and request.htmx.target == "would":
        return render(request, "desk/settings/_would_enter.html", {**context, "whole": whole})
    return shown(
        request, "desk/settings/watching.html", whole, section="light-sets", status=422 if form.errors else 200, **context
    )  # fmt: skip
