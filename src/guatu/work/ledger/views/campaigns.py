"""专项行动: the list of a town's campaigns; one is begun, changed, ended."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from guatu.records.documents.models import what_is_long
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, is_clerk, may
from guatu.records.offices.whose import may_see, whole_shown
from guatu.records.paper.numbers import is_number
from guatu.records.trail.refusals import Refusal

from .. import lifecycle
from ..batch import tree_of
from ..forms import CampaignForm, ChangeCampaignForm, NoteForm
from ..lifecycle.change_campaign import keeper_of
from ..lighting import light_up_all
from ..models import Campaign, Commitment
from ..refusals import MovedMeanwhile
from ..stages import CampaignVerb
from .turned_away import verb_page_of

GET_OR_POST = ["GET", "POST"]


def campaign_shown(request: Request, pk: int) -> Campaign:
    """Return the campaign, if the signed-in may see its town. Raises Http404 otherwise."""
    campaigns = Campaign.objects.select_related("whole", "document", "sponsor", "office", "parent", "follows").defer(*what_is_long("document"))
    campaign = get_object_or_404(campaigns, pk=pk)
    if not may_see(request.actor, campaign.whole):
        raise Http404("没有这个专项行动，或不归您看。")
    return campaign


def keeps(request: Request, campaign: Campaign) -> bool:
    """Say whether the signed-in is the clerk whose campaign it is."""
    return any(post.whole == campaign.whole_id for post in request.actor.posts_as("clerk"))


@require_GET
@may(has_a_post)
def campaigns_page(request: Request) -> HttpResponse:
    """Show all campaigns with their numbers, parts below their plan."""
    whole = whole_shown(request)
    light_up_all(whole, request.today, request.now)
    rolled = tree_of(whole, Commitment.objects.of(whole).visible_to(request.actor))
    ended = request.GET.get("ended") == "1"
    context = {
        "whole": whole,
        "rows": [row for row in rolled if (row.campaign.ended_on is not None) == ended],
        "running": sum(row.campaign.ended_on is None for row in rolled),
        "over": sum(row.campaign.ended_on is not None for row in rolled),
        "ended": ended,
        "is_clerk": is_clerk(request.actor),
    }
    return render(request, "ledger/campaigns.html", context)


@require_http_methods(GET_OR_POST)
@may(is_clerk)
def begin_campaign_page(request: Request) -> HttpResponse:
    """建立."""
    whole = whole_shown(request)
    initial = {name: request.GET.get(name, "") for name in ("document", "parent")}
    form = CampaignForm(request.POST or None, whole=whole, today=request.today, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            campaign, _ = lifecycle.begin_campaign(whole=whole, by=request.actor, at=request.now, **form.told())
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            messages.success(request, f"“{campaign.name}”建好了。下一步：把事项归进来。")
            return redirect(campaign)
    context = {"form": form, "title": "建立专项行动", "verb": "建立", "whole": whole}
    return render(request, "ledger/campaign_form.html", context, status=422 if form.errors else 200)


@verb_page_of(campaign_shown, lambda request, campaign: keeper_of(request.actor, campaign, CampaignVerb.CHANGE), "变更")
def change_campaign_page(request: Request, campaign: Campaign) -> HttpResponse:
    """变更."""
    form = ChangeCampaignForm(request.POST or None, campaign=campaign, today=request.today)

    def change() -> Any:
        return lifecycle.change_campaign(
            campaign, reason=form.cleaned_data["reason"], on=form.cleaned_data["on"], by=request.actor,
            at=request.now, **form.changes(),
        )  # fmt: skip

    return ask_of(request, campaign, form, change, title="变更", verb="变更", done="已变更，前后都留在经过里")


@verb_page_of(campaign_shown, lambda request, campaign: keeper_of(request.actor, campaign, CampaignVerb.END), "结束")
def end_campaign_page(request: Request, campaign: Campaign) -> HttpResponse:
    """结束."""
    form = NoteForm(request.POST or None, today=request.today)
    return ask_of(
        request, campaign, form,
        lambda: lifecycle.end_campaign(campaign, **form.cleaned_data, by=request.actor, at=request.now),
        title="结束", verb="结束", done="已结束",
        lead_in="结束以后不再归入事项；没有销号的照样留在台账里，按各自的时限办。",
    )  # fmt: skip


def ask_of(
    request: Request, campaign: Campaign, form: forms.Form, do: Callable[[], Any], *, done: str, **context: Any
) -> HttpResponse:
    """Show the form of a verb; on a valid one ask the verb. A refusal comes back in the form, with status 422."""
    if request.method == "POST":
        seen = request.POST.get("version", "")
        if form.is_valid():
            try:
                if not is_number(seen) or int(seen) != campaign.version:
                    raise MovedMeanwhile
                do()
            except Refusal as refusal:
                form.add_error(None, refusal.in_words)
            else:
                messages.success(request, f"“{campaign.name}”{done}。")
                return redirect(campaign)
    context |= {"form": form, "campaign": campaign, "whole": campaign.whole}
    return render(request, "ledger/campaign_form.html", context, status=422 if form.errors else 200)
