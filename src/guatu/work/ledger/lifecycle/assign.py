"""交办: give a commitment to the office that will carry it out."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from guatu.records.offices.models import Kind, Office, Post
from guatu.records.trail.actors import Actor

from ..dues import Due, plan_of
from ..models import Campaign, Commitment, Step
from ..offers import BEFORE_ASSIGNED
from ..refusals import (
    DatedNeedsADay,
    DateIsNamed,
    DividedAlready,
    HandlerIsElsewhere,
    LeadIsAlsoAssistant,
    LeadIsElsewhere,
    LeadIsTheWholeTown,
    RecurringNeedsACadence,
)
from ..stages import Duty, Verb
from .begin_campaign import check_running
from .classed import category_kept, check_sealed_class
from .move import allowed, check_within, move
from .who import clerk_of


def assign(
    commitment: Commitment,
    *,
    to: Office,
    duty: str,
    by: Actor,
    on: date,
    at: datetime,
    due: Due | None = None,
    undated: bool = False,
    cadence: str = "",
    assistants: Sequence[Office] = (),
    field: str | None = None,
    handler: Post | None = None,
    standard: str | None = None,
    measures: str | None = None,
    campaign: Campaign | None = None,
    category: str | None = None,
    note: str = "",
) -> Step:
    """Make the office the lead of the commitment.

    The whole that assigns (the township for a township's line) cannot lead: nobody outside it could verify.
    It may be assigned again until it is signed for; the journal keeps every earlier lead. A line without a
    date may be assigned, if the clerk says so (``undated``).

    Raises NotYours, NotAllowedNow, LeadIsTheWholeTown, LeadIsElsewhere, LeadIsAlsoAssistant,
    DatedNeedsADay, DateIsNamed, RecurringNeedsACadence, HandlerIsElsewhere, DividedAlready, PartIsLater, NoSuchCategory,
    SealedNeedsTheOffice, SealedNeverFromAPaper or MovedMeanwhile.
    """
    post = clerk_of(by, commitment.assigner, Verb.ASSIGN)
    allowed(commitment, Verb.ASSIGN)
    check_lead(commitment.assigner, to, assistants)
    check_handler(to, handler)
    if commitment.broken_down and to.pk != commitment.lead_id:
        raise DividedAlready
    if duty == Duty.DATED and due is None and commitment.due_first is None and not undated:
        raise DatedNeedsADay
    if duty == Duty.RECURRING and not (cadence or commitment.cadence):
        raise RecurringNeedsACadence

    if commitment.assigned_on is None:
        for asked in BEFORE_ASSIGNED:
            asked(commitment, by)

    changes: dict[str, Any] = {"lead_id": to.pk, "duty": duty, "assigned_on": on, "field": "" if commitment.is_sealed else field or to.field}
    # Of a recurring line how often it is owed, of a standing one how often it is looked at.
    changes["cadence"] = (cadence or commitment.cadence) if duty != Duty.DATED else ""
    # Whom the line was given to before has nothing to do with its new lead.
    changes["handler_id"] = handler.pk if handler else None
    if standard is not None:
        changes["standard"] = standard.strip()[:300]
    if measures is not None:
        changes["measures"] = measures.strip()
    if campaign is not None:
        if campaign.pk != commitment.campaign_id:
            check_running(commitment.assigner, campaign)
        changes["campaign_id"] = campaign.pk
    if category is not None:
        changes["category"] = category_kept(commitment.assigner, category)
        if changes["category"] != commitment.category:
            check_sealed_class(
                commitment.assigner, changes["category"], concerns=commitment.concerns_id, document=commitment.document_id
            )
    if due is not None:
        named = commitment.assigned_on is not None and commitment.due_first is not None
        if named and due.day not in {commitment.due_first, commitment.due_last}:
            # Once assigned, the date is the approver's to move (更正), not the clerk's to name anew.
            raise DateIsNamed
        check_within(commitment, due.day)
        if not named:
            changes |= {"due_first": due.day, "due_last": due.day, "due_basis": due.basis, "due_words": due.words[:60]}
            changes["stage_plan"] = plan_of(changes["due_words"], commitment.assigner)
    elif undated and duty == Duty.DATED and commitment.assigned_on is None:
        changes |= {"due_first": None, "due_last": None, "due_basis": "", "due_words": "", "stage_plan": []}
    elif commitment.assigned_on is None and commitment.due_words:
        changes["stage_plan"] = plan_of(commitment.due_words, commitment.assigner)
    step = move(
        commitment, Verb.ASSIGN, by=by, post=post, on=on, at=at, note=note, assistants=assistants, **changes
    )
    commitment.lead, commitment.handler = to, handler
    if campaign is not None:
        commitment.campaign = campaign
    return step


def check_handler(lead: Office | None, handler: Post | None) -> None:
    """Raise a refusal unless the post that is to do the work lies in the lead's office or below it."""
    if handler is not None and not (lead and handler.office.path.startswith(lead.path)):
        raise HandlerIsElsewhere


def check_lead(whole: Office, lead: Office, assistants: Sequence[Office]) -> None:
    """Raise a refusal unless the office may lead a line of the whole: below it, its own, and not an assistant."""
    if whole.path.startswith(lead.path):
        raise LeadIsTheWholeTown
    if not lead.is_below(whole) or lead.kind == Kind.OUTSIDE:
        raise LeadIsElsewhere
    if any(office.pk == lead.pk for office in assistants):
        raise LeadIsAlsoAssistant
