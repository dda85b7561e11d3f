"""交办: give a commitment to the office that will carry it out."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor

from ..dues import Due
from ..models import Commitment, Step
from ..refusals import (
    DatedNeedsADay,
    LeadIsAlsoAssistant,
    LeadIsElsewhere,
    LeadIsTheWholeTown,
    RecurringNeedsACadence,
)
from ..stages import Duty, Verb
from .move import allowed, move
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
    note: str = "",
) -> Step:
    """Make the office the lead of the commitment.

    The whole that assigns (the township for a township's line) cannot lead: nobody outside it could verify.
    It may be assigned again until it is signed for; the journal keeps every earlier lead. A line without a
    date may be assigned, if the clerk says so (``undated``).

    Raises NotYours, NotAllowedNow, LeadIsTheWholeTown, LeadIsElsewhere, LeadIsAlsoAssistant,
    DatedNeedsADay, RecurringNeedsACadence or MovedMeanwhile.
    """
    post = clerk_of(by, commitment.assigner, Verb.ASSIGN)
    allowed(commitment, Verb.ASSIGN)
    whole = commitment.assigner
    if whole.path.startswith(to.path):
        raise LeadIsTheWholeTown
    if not to.is_below(whole):
        raise LeadIsElsewhere
    if any(office.pk == to.pk for office in assistants):
        raise LeadIsAlsoAssistant
    if duty == Duty.DATED and due is None and commitment.due_first is None and not undated:
        raise DatedNeedsADay
    if duty == Duty.RECURRING and not (cadence or commitment.cadence):
        raise RecurringNeedsACadence

    changes: dict[str, Any] = {"lead_id": to.pk, "duty": duty, "assigned_on": on, "field": field or to.field}
    changes["cadence"] = (cadence or commitment.cadence) if duty == Duty.RECURRING else ""
    if due is not None:
        # The first date named is the first for good; naming another one now is no second one yet: it was a draft.
        first = due.day if commitment.assigned_on is None else commitment.due_first or due.day
        changes |= {"due_first": first, "due_last": due.day, "due_basis": due.basis, "due_words": due.words[:60]}
    elif undated and duty == Duty.DATED and commitment.assigned_on is None:
        changes |= {"due_first": None, "due_last": None, "due_basis": "", "due_words": ""}
    step = move(
        commitment, Verb.ASSIGN, by=by, post=post, on=on, at=at, note=note, assistants=assistants, **changes
    )
    commitment.lead = to
    return step
