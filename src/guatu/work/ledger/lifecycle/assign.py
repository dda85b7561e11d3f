"""交办: give a commitment to the office that will carry it out."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from guatu.records.offices.models import Kind, Office, Post
from guatu.records.trail.actors import Actor

from ..dues import Due, plan_of
from ..models import Campaign, Commitment, Step
from ..offers import BEFORE_ASSIGNED
from ..refusals import (
    AssignedAlready,
    DatedNeedsADay,
    DatedStaysDated,
    DateRanOut,
    DateWasMoved,
    DividedAlready,
    HandlerIsElsewhere,
    LeadIsAlsoAssistant,
    LeadIsElsewhere,
    LeadIsTheWholeTown,
    NeedsWords,
    RecurringNeedsACadence,
    StandingHasNoDay,
)
from ..stages import Duty, Stage, Verb
from .begin_campaign import check_running
from .classed import category_kept, check_sealed_class
from .move import allowed, check_within, move, plain
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
    It may be assigned again until it is signed for; the journal keeps every earlier lead. Until then its first due
    date is the clerk's to put right, with a reason (``note``), unless it has passed meanwhile or an approver has moved
    it: nobody has taken it on by that date yet. A line without a date may be assigned, if the clerk says so (``undated``).

    Raises NotYours, NotAllowedNow, LeadIsTheWholeTown, LeadIsElsewhere, LeadIsAlsoAssistant,
    DatedNeedsADay, DateWasMoved, DateRanOut, RecurringNeedsACadence, StandingHasNoDay, DatedStaysDated, HandlerIsElsewhere, DividedAlready,
    PartIsLater, NoSuchCategory, NeedsWords, AssignedAlready, SealedNeedsTheOffice, SealedNeverFromAPaper or MovedMeanwhile.
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
    if duty == Duty.STANDING and due is not None:
        raise StandingHasNoDay
    if (duty == Duty.STANDING or (undated and due is None)) and commitment.assigned_on is not None and commitment.due_first is not None:
        raise DatedStaysDated

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
        days, moments = {commitment.due_first, commitment.due_last}, {None, commitment.due_first_at, commitment.due_last_at}
        another = not named or due.day not in days or due.at not in moments
        if named and another:
            check_still_the_clerks(commitment, at)
        check_within(commitment, due.by)
        if another:
            changes |= due.by.fields("due_first") | due.by.fields("due_last") | {"due_basis": due.basis, "due_words": due.words[:60]}
            changes["stage_plan"] = plan_of(changes["due_words"], commitment.assigner)
    elif commitment.assigned_on is None and (duty == Duty.STANDING or (undated and duty == Duty.DATED)):
        # The date was only proposed; a standing line has none.
        changes |= {"due_first": None, "due_last": None, "due_basis": "", "due_words": "", "stage_plan": []}
    elif commitment.assigned_on is None and commitment.due_words:
        changes["stage_plan"] = plan_of(commitment.due_words, commitment.assigner)
    if commitment.assigned_on is not None:
        check_says_something(commitment, changes, assistants, note)
    step = move(
        commitment, Verb.ASSIGN, by=by, post=post, on=on, at=at, note=note, assistants=assistants, **changes
    )
    commitment.lead, commitment.handler = to, handler
    if campaign is not None:
        commitment.campaign = campaign
    return step


def check_still_the_clerks(commitment: Commitment, at: datetime) -> None:
    """Raise DateWasMoved or DateRanOut unless the first due date of a line that is not signed for is the clerk's to put right.

    A date that was over when it was given out was a slip; one that has passed since was missed.
    """
    due = commitment.by_first
    if due is None or due != commitment.by_last:
        raise DateWasMoved
    assigned = list(commitment.steps.filter(verb=Verb.ASSIGN).order_by("number"))
    given = next((step.at for step in reversed(assigned) if "due_first" in step.values), assigned[0].at)
    if due.is_over(at) and not due.is_over(given):
        raise DateRanOut(due)


def check_says_something(commitment: Commitment, changes: Mapping[str, Any], assistants: Sequence[Office], note: str) -> None:
    """Raise AssignedAlready where a line that waits to be signed for would be assigned just as it is; NeedsWords where
    another lead or date is named without a reason, or where the lead that has contested it is to do it all the same: it reads why."""
    changed = {name for name, value in changes.items() if plain(getattr(commitment, name)) != plain(value)} - {"assigned_on"}
    if commitment.due_first is not None and {"due_first", "due_first_at"} & changed and not note.strip():
        raise NeedsWords("为什么改时限")
    if commitment.stage == Stage.CONTESTED and "lead_id" not in changed and not note.strip():
        assert commitment.lead is not None  # a database constraint
        raise NeedsWords(f"怎么定的：为什么仍由{commitment.lead.called}办（它看得到）")
    if commitment.stage != Stage.ASSIGNED:
        return
    if "lead_id" in changed and not note.strip():
        raise NeedsWords("为什么改交办")
    if {office.pk for office in assistants} != set(commitment.assistants.values_list("pk", flat=True)):
        return
    last = commitment.steps.filter(verb=Verb.ASSIGN).order_by("number").last()
    if not changed and note.strip() in {"", last.note if last else ""}:
        assert commitment.lead is not None  # a database constraint
        raise AssignedAlready(commitment.lead.called)


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
