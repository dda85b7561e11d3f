"""变更: a campaign's name, period, rhythm or place is put right; both values stay in its journal."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import hold

from ..models import Campaign, CampaignStep
from ..refusals import CampaignBelowItself, CampaignHasEnded, MovedMeanwhile, NeedsWords, NothingChanged
from ..stages import CampaignVerb
from .begin_campaign import FIELDS, check
from .classed import category_kept
from .sealing import changed, check_day, write
from .who import clerk_of_whole


def change_campaign(
    campaign: Campaign, *, reason: str, by: Actor, on: date, at: datetime, **changes: Any
) -> CampaignStep:
    """Change what is told of a campaign. changes: of FIELDS, keys as ids.

    Raises NotYours, NeedsWords, NothingChanged, CampaignHasEnded, CampaignNameTaken, CampaignBelowItself,
    CampaignPeriodIsTurned, CampaignIsElsewhere, LeadIsElsewhere, DayIsImpossible or MovedMeanwhile; ValueError
    for a field that has a verb of its own.
    """
    if not changes.keys() <= FIELDS:
        raise ValueError(f"not changed but moved by a verb: {sorted(changes.keys() - FIELDS)}")
    post = keeper_of(by, campaign, CampaignVerb.CHANGE)
    if not reason.strip():
        raise NeedsWords("变更的理由")
    check_day(CampaignVerb.CHANGE.label, on, at)
    for name in {"name", "words"} & changes.keys():
        changes[name] = changes[name].strip()[:80] if name == "name" else changes[name].strip()
    if "category" in changes:
        changes["category"] = category_kept(campaign.whole, changes["category"])
    with transaction.atomic():
        hold()
        values = changed(campaign, changes)
        if not values:
            raise NothingChanged
        parent = changes.get("parent_id")
        if parent is not None and parent in Campaign.objects.keys_of_family(campaign.pk):
            raise CampaignBelowItself
        check(campaign, {name: changes.get(name, getattr(campaign, name)) for name in FIELDS})
        change_row(campaign, {name: changes[name] for name in values})
        step = CampaignStep(
            campaign=campaign, verb=CampaignVerb.CHANGE, on=on, note=reason.strip(), values=values
        )
        return write(step, CampaignStep.objects.filter(campaign=campaign), by=by, post=post, at=at)


def keeper_of(actor: Actor, campaign: Campaign, verb: CampaignVerb) -> HeldPost:
    """Return the clerk's post by which the actor changes a campaign that runs. Raises NotYours or CampaignHasEnded."""
    post = clerk_of_whole(actor, campaign.whole, f"{verb.label}专项行动")
    if campaign.ended_on is not None:
        raise CampaignHasEnded(campaign.name, campaign.ended_on)
    return post


def change_row(campaign: Campaign, changes: dict[str, Any]) -> None:
    """Change the row if it is still as it was read. Raises MovedMeanwhile."""
    fresh = Campaign.objects.filter(pk=campaign.pk, version=campaign.version)
    if not fresh.update(version=campaign.version + 1, **changes):
        raise MovedMeanwhile
    campaign.refresh_from_db()
