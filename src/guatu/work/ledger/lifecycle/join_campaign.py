"""归入、移出: lines join or leave a campaign, each by its own 更正, one step a line."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.refusals import Refusal

from ..models import Campaign, Commitment
from .amend import amend
from .begin_campaign import check_running
from .who import clerk_of_whole

CHUNK = 100  # lines a transaction: the end of the chain is held for a moment, not for a batch


@dataclass(slots=True)
class Joined:
    """How many lines were moved, and which were not, each with why."""

    count: int = 0
    refused: list[tuple[Commitment, str]] = field(default_factory=list)


def joiner_of(actor: Actor, campaign: Campaign, *, leaves: bool = False) -> HeldPost:
    """Return the clerk's post by which the actor takes lines in, or lets them go. Raises NotYours or CampaignHasEnded."""
    post = clerk_of_whole(actor, campaign.whole, f"把事项{'移出' if leaves else '归入'}专项行动")
    if not leaves:
        check_running(campaign.whole, campaign)
    return post


def join_campaign(
    lines: Sequence[Commitment], campaign: Campaign | None, *, reason: str, by: Actor, on: date, at: datetime
) -> Joined:
    """Let the lines join the campaign (None: leave theirs). A line refused leaves the others as they are."""
    joined = Joined()
    for begin in range(0, len(lines), CHUNK):
        with transaction.atomic():
            for line in lines[begin : begin + CHUNK]:
                try:
                    amend(line, campaign_id=campaign.pk if campaign else None, reason=reason, by=by, on=on, at=at)
                except Refusal as refusal:
                    joined.refused.append((line, refusal.in_words))
                else:
                    joined.count += 1
    return joined
