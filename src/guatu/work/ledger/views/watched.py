"""重点管理: the watch list, and the pages by which a leader brings a line onto it and takes it off."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guatu.crafts.planning.watching import RULE_WORDS
from guatu.records.almanac.rules import watch_rules_on
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Role
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown

from .. import lifecycle
from ..forms import ReasonForm, WatchForm
from ..lighting import light_up_all
from ..models import Commitment, Step
from ..stages import Verb
from .asking import ask, verb_page
from .verbs import acting

LATELY = 30
MOST = 200


@require_GET
@may(has_a_post)
def watched_page(request: Request) -> HttpResponse:
    """Show the list: each line with its reason, since when, by whom, and how it leaves again."""
    whole, today = whole_shown(request), request.today
    light_up_all(whole, today, request.now)
    mine = Commitment.objects.of(whole).visible_to(request.actor)
    watched = mine.open().filter(watched_on__isnull=False)
    lines = list(watched.select_related("lead", "light").defer("quote").order_by("-watched_on", "pk")[:MOST])
    left = list(
        mine.filter(watch_left_on__gte=today - timedelta(days=LATELY), watched_on=None)
        .select_related("lead", "light").defer("quote").order_by("-watch_left_on", "pk")[:MOST]
    )
    rules = watch_rules_on(whole, today)
    entered = last_steps(lines, Verb.WATCH)
    rows = [
        {
            "line": line, "step": entered.get(line.pk), "rule": RULE_WORDS.get(line.watch_rule, ""),
            "days": (today - line.watched_on).days if line.watched_on else 0,
            "leaves": rules.leaving_words if line.watch_leaves == "green" else "销号，或领导移出",
        }
        for line in lines
    ]  # fmt: skip
    gone = last_steps(left, Verb.UNWATCH)
    context = {
        "whole": whole, "rows": rows, "count": watched.count(), "rules": rules, "left": [(line, gone.get(line.pk)) for line in left],
        "may_watch": any(post.whole == whole.pk for post in request.actor.posts_as(Role.APPROVER)),
        "here": f"&whole={whole.pk}" if "whole" in request.GET else "",
    }  # fmt: skip
    return render(request, "ledger/watched.html", context)


def last_steps(lines: list[Commitment], verb: Verb) -> dict[int, Step]:
    """Return the last step of a verb for each of these lines."""
    return {step.commitment_id: step for step in Step.objects.filter(commitment__in=lines, verb=verb).order_by("number")}


@verb_page(Verb.WATCH)
def watch_page(request: Request, line: Commitment) -> HttpResponse:
    """列入重点."""
    form = WatchForm(request.POST or None, today=request.today)
    rules = watch_rules_on(line.assigner, request.today)
    return ask(
        request, line, form, lambda: lifecycle.watch(line, **form.cleaned_data, **acting(request)), template="ledger/verb.html",
        done="已列入重点管理", verb="列入重点", lead_in=f"列入以后，首页、台账、挂图上都标着“重点”。按规则移出是：{rules.leaving_words}。",
    )  # fmt: skip


@verb_page(Verb.UNWATCH)
def unwatch_page(request: Request, line: Commitment) -> HttpResponse:
    """移出重点."""
    form = ReasonForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.unwatch(line, **form.cleaned_data, **acting(request)), template="ledger/verb.html",
        done="已移出重点管理", verb="移出重点",
        lead_in=f"{line.watch_why}　移出以后照常办理；有新的变红或重新列账，才会按规则再列入。",
    )  # fmt: skip
