"""结束: a campaign is over; its open lines stay in the ledger and keep its name."""

from datetime import date, datetime

from django.db import transaction

from guatu.records.trail.actors import Actor
from guatu.records.trail.chain import hold

from ..models import Campaign, CampaignStep, Commitment
from ..refusals import CampaignHasOpenLines, CampaignHasOpenParts
from ..stages import CampaignVerb
from .change_campaign import change_row, keeper_of
from .sealing import changed, check_day, write


def end_campaign(campaign: Campaign, *, by: Actor, on: date, at: datetime, note: str = "") -> CampaignStep:
    """End a campaign. Lines still open need a word on what becomes of them; parts end first.

    Raises NotYours, CampaignHasEnded, CampaignHasOpenParts, CampaignHasOpenLines, DayIsImpossible or MovedMeanwhile.
    """
    post = keeper_of(by, campaign, CampaignVerb.END)
    check_day(CampaignVerb.END.label, on, at, after=campaign.since, after_what="开始")
    with transaction.atomic():
        hold()
        parts = list(campaign.parts.running().values_list("name", flat=True))
        if parts:
            raise CampaignHasOpenParts(parts)
        left = Commitment.objects.open().filter(campaign=campaign).count()
        if left and not note.strip():
            raise CampaignHasOpenLines(left)
        values = changed(campaign, {"ended_on": on})
        change_row(campaign, {"ended_on": on})
        step = CampaignStep(campaign=campaign, verb=CampaignVerb.END, on=on, note=note.strip(), values=values)
        return write(step, CampaignStep.objects.filter(campaign=campaign), by=by, post=post, at=at)
