"""建立: a campaign begins, with its name, its paper, its sponsor, its period and its rhythm."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from guatu.records.documents.models import Document
from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor
from guatu.records.trail.chain import hold

from ..models import Campaign, CampaignStep
from ..refusals import (
    CampaignHasEnded,
    CampaignIsElsewhere,
    CampaignNameTaken,
    CampaignPeriodIsTurned,
    LeadIsElsewhere,
    NeedsWords,
)
from ..stages import CampaignVerb
from .classed import category_kept
from .sealing import changed, check_day, write
from .who import clerk_of_whole

FIELDS = frozenset(
    {
        "name", "words", "document_id", "sponsor_id", "office_id", "parent_id", "follows_id", "since", "until",
        "rhythm", "category", "look_back_on",
    }
)  # fmt: skip


def begin_campaign(
    *,
    whole: Office,
    name: str,
    by: Actor,
    on: date,
    at: datetime,
    words: str = "",
    document: Document | None = None,
    sponsor: Office | None = None,
    office: Office | None = None,
    parent: Campaign | None = None,
    follows: Campaign | None = None,
    since: date | None = None,
    until: date | None = None,
    rhythm: str = "",
    category: str = "",
    look_back_on: date | None = None,
    note: str = "",
) -> tuple[Campaign, CampaignStep]:
    """Begin a campaign of the whole; return it with its first step. With a parent it is a part of that plan.

    Raises NotYours, NeedsWords, CampaignNameTaken, CampaignPeriodIsTurned, CampaignIsElsewhere,
    CampaignHasEnded, LeadIsElsewhere or DayIsImpossible.
    """
    post = clerk_of_whole(by, whole, CampaignVerb.BEGIN.label + "专项行动")
    check_day(CampaignVerb.BEGIN.label, on, at)
    told: dict[str, Any] = {
        "name": name.strip()[:80], "words": words.strip(), "document_id": document.pk if document else None,
        "sponsor_id": sponsor.pk if sponsor else None, "office_id": office.pk if office else None,
        "parent_id": parent.pk if parent else None, "follows_id": follows.pk if follows else None,
        "since": since, "until": until, "rhythm": rhythm, "category": category_kept(whole, category), "look_back_on": look_back_on,
    }  # fmt: skip
    with transaction.atomic():
        hold()
        campaign = Campaign(whole=whole)
        check(campaign, told)
        values = changed(campaign, told)
        for field, value in told.items():
            setattr(campaign, field, value)
        campaign.version = 1
        campaign.save(force_insert=True)
        step = CampaignStep(campaign=campaign, verb=CampaignVerb.BEGIN, on=on, note=note.strip(), values=values)
        write(step, CampaignStep.objects.filter(campaign=campaign), by=by, post=post, at=at)
    return campaign, step


def check(campaign: Campaign, told: dict[str, Any]) -> None:
    """Raise a refusal unless the campaign may be as told."""
    name = told["name"]
    if not name:
        raise NeedsWords("名称")
    if Campaign.objects.filter(whole=campaign.whole, name=name).exclude(pk=campaign.pk).exists():
        raise CampaignNameTaken(name)
    if told["since"] and told["until"] and told["until"] < told["since"]:
        raise CampaignPeriodIsTurned
    office = Office.objects.filter(pk=told["office_id"]).first() if told["office_id"] else None
    if office and not (office.pk == campaign.whole_id or office.is_below(campaign.whole)):
        raise LeadIsElsewhere
    if told["parent_id"] and told["parent_id"] != campaign.parent_id:
        check_running(campaign.whole, Campaign.objects.get(pk=told["parent_id"]))


def check_running(whole: Office, campaign: Campaign) -> None:
    """Raise a refusal unless something of the whole may join the campaign now."""
    if campaign.whole_id != whole.pk:
        raise CampaignIsElsewhere
    if campaign.ended_on is not None:
        raise CampaignHasEnded(campaign.name, campaign.ended_on)
