"""更正: a mistake is put right in the open; both values stay in the journal."""

from datetime import date, datetime
from typing import Any

from guatu.records.offices.models import Office, Post
from guatu.records.trail.actors import Actor, HeldPost

from ..dues import Basis, By
from ..models import Campaign, Commitment, Step
from ..models.step import written_on
from ..parts import open_parts
from ..refusals import (
    DatedStaysDated,
    NeedsWords,
    NotAllowedNow,
    NothingChanged,
    NotYours,
    PartsAreTied,
    RecurringNeedsACadence,
    StandingHasNoDay,
)
from ..stages import FINISHED, MOVES, Duty, Stage, Verb
from .apart import check_may_be_sealed
from .assign import check_handler, check_lead
from .begin_campaign import check_running
from .classed import category_kept, check_sealed_class
from .enter import check_target
from .move import check_within, move, plain
from .review import kept_from
from .who import clerk_of, leader_over

AMENDABLE = frozenset(
    {
        "title", "source", "field", "duty", "cadence", "lead_id", "due_last", "due_last_at", "due_words", "target", "unit", "measure",
        "handler_id", "standard", "measures", "campaign_id", "category", "asked_by_id", "nature", "prompted_by_id",
        "concerns_id",
    }
)
# After assignment these are the approver's: they decide what counts as kept.
APPROVERS_AFTER_ASSIGNMENT = frozenset({"lead_id", "due_last", "due_words", "target", "unit", "duty", "cadence", "standard", "category"})
REPORTED_AND_AFTER = frozenset({Stage.REPORTED, Stage.VERIFIED, Stage.CLOSED})


def amend(commitment: Commitment, *, reason: str, by: Actor, on: date, at: datetime, **changes: Any) -> Step:
    """Put fields right. Before assignment a changed date is the first one; afterwards the first one stays (I4).

    Raises NotYours, NeedsWords, NothingChanged, LeadIsTheWholeTown, LeadIsElsewhere, PartsAreTied, PartIsLater,
    StandingHasNoDay, DatedStaysDated, SealedNeedsTheOffice, SealedNeverFromAPaper or MovedMeanwhile;
    ValueError for a field that has a verb of its own.
    """
    if not changes.keys() <= AMENDABLE:
        raise ValueError(f"not amended but moved by a verb: {sorted(changes.keys() - AMENDABLE)}")
    if "category" in changes:
        changes["category"] = category_kept(commitment.assigner, changes["category"])
    changes = {name: value for name, value in changes.items() if plain(getattr(commitment, name)) != plain(value)}
    if {"due_last", "due_last_at"} & changes.keys():
        # A day and its moment are one date; a day that is named without an hour has none.
        changes = {"due_last": commitment.due_last, "due_last_at": None} | changes
    if not changes:
        raise NothingChanged
    if not reason.strip():
        raise NeedsWords("更正的理由")
    if "category" in changes and commitment.stage in FINISHED:
        # Its class said how it had to be closed.
        raise NotAllowedNow("更正类别", Stage(commitment.stage).label, "销号以前")
    _check_ties(commitment, changes)
    post = _post(commitment, by, changes, written_on(at))
    if "lead_id" in changes:
        _check_lead(commitment, changes["lead_id"])
        # The post of the lead before is no handler of the new one.
        changes.setdefault("handler_id", None)
    if changes.get("handler_id") is not None:
        key = changes.get("lead_id", commitment.lead_id)
        lead = Office.objects.filter(pk=key).first() if key else None
        check_handler(lead, Post.objects.select_related("office").get(pk=changes["handler_id"]))
    if changes.get("duty", commitment.duty) == Duty.RECURRING and not changes.get("cadence", commitment.cadence):
        raise RecurringNeedsACadence
    if {"duty", "due_last"} & changes.keys():
        _check_standing(commitment, changes)
    if changes.get("campaign_id") is not None:
        check_running(commitment.assigner, Campaign.objects.get(pk=changes["campaign_id"]))
    if changes.keys() & {"category", "concerns_id"}:
        check_sealed_class(
            commitment.assigner, changes.get("category", commitment.category), document=commitment.document_id,
            concerns=changes.get("concerns_id", commitment.concerns_id),
        )  # fmt: skip
    if "concerns_id" in changes:
        check_may_be_sealed(commitment)
        if changes["concerns_id"] is not None:
            changes["field"] = ""
    elif commitment.is_sealed:
        changes.pop("field", None)
    if changes.get("target") is not None:
        check_target(changes["target"])
    if "due_last" in changes and changes["due_last"] is not None:
        # The words of the paper belong to the day they named; another day is the one who sets it.
        changes |= {"due_words": changes.get("due_words") or f"{post.title}定", "due_basis": Basis.CLERK}
        if commitment.stage != Stage.DRAFTED and commitment.due_first is not None:
            changes.pop("due_words"), changes.pop("due_basis")
    if "due_last" in changes and (commitment.stage == Stage.DRAFTED or commitment.due_first is None):
        changes |= {"due_first": changes["due_last"], "due_first_at": changes["due_last_at"]}
    elif "due_last" in changes and changes["due_last"] is None:
        raise NeedsWords("新的时限（已经有过的时限不能抹掉）")
    if {"duty", "cadence"} & changes.keys():
        changes |= kept_from(commitment, **changes)
    step = move(
        commitment, Verb.AMEND, by=by, post=post, on=on, at=at, note=reason.strip(),
        **changes,
    )  # fmt: skip
    if moved := [name.removesuffix("_id") for name in changes if name.endswith("_id")]:
        commitment.refresh_from_db(fields=moved)
    return step


def _check_lead(commitment: Commitment, key: int | None) -> None:
    """Raise a refusal unless the office may become the lead now."""
    if key is None:
        if commitment.stage != Stage.DRAFTED:
            raise NeedsWords("主办单位（交办以后不能没有主办）")
        return
    if commitment.stage in REPORTED_AND_AFTER:
        raise NotAllowedNow("更正主办", Stage(commitment.stage).label, "反馈办结以前，或退回以后")
    lead = Office.objects.get(pk=key)
    check_lead(commitment.assigner, lead, list(commitment.assistants.all()))


def _check_standing(commitment: Commitment, changes: dict[str, Any]) -> None:
    """Raise StandingHasNoDay or DatedStaysDated where a line would be standing and have a date."""
    if changes.get("duty", commitment.duty) == Duty.STANDING and changes.get("due_last", commitment.due_last) is not None:
        given_out = commitment.stage != Stage.DRAFTED and commitment.due_first is not None
        raise DatedStaysDated if given_out else StandingHasNoDay


def _check_ties(commitment: Commitment, changes: dict[str, Any]) -> None:
    """Raise a refusal for what of a divided line or of a part hangs together with the others."""
    if commitment.broken_down and "lead_id" in changes and open_parts(commitment):
        raise PartsAreTied("主办单位")
    if not (commitment.broken_down or commitment.part_of_id):
        return
    if "duty" in changes:
        raise PartsAreTied("性质")
    counted = commitment.counts_amounts
    if "unit" in changes and counted:
        raise PartsAreTied("计量单位")
    if "target" in changes and (changes["target"] is None) == counted:
        raise PartsAreTied("有没有数量")
    if commitment.part_of_id:
        day = changes.get("due_last")
        check_within(commitment, By(day, changes["due_last_at"]) if day else None)


def _post(commitment: Commitment, by: Actor, changes: dict[str, Any], day: date) -> HeldPost:
    """Return the post by which the actor amends these fields that day. Raises NotYours."""
    decides = APPROVERS_AFTER_ASSIGNMENT & changes.keys()
    if commitment.stage == Stage.DRAFTED or not decides:
        return clerk_of(by, commitment.assigner, Verb.AMEND)
    # As with an extension: nobody moves the date of their own office's line, nor one of another leader's field.
    return leader_over(by, commitment, Verb.AMEND, day, "更正（交办以后改主办、时限、性质、数量、类别）")


def open_to(actor: Actor, commitment: Commitment, day: date) -> tuple[frozenset[str], list[str]]:
    """Return which fields the actor may amend as the line stands, and why not the others, each in a sentence."""
    fields, why = AMENDABLE, []
    called, approvers = commitment.assigner.called, APPROVERS_AFTER_ASSIGNMENT | {"due_last_at"}
    if commitment.stage != Stage.DRAFTED:
        if not _is_open(commitment, actor, {"due_last": None}, day):
            again = "；还没有签收，主办、时限、性质用“改交办”改" if commitment.stage in MOVES[Verb.ASSIGN].before else ""
            fields -= approvers
            why.append(f"主办、时限、性质、数量、完成标准、类别，交办以后由{called}的分管领导或主要领导更正{again}。")
        elif not _is_open(commitment, actor, {}, day):
            fields &= approvers
            why.append(f"事项、承办岗、专项这些别的，由{called}的督办岗更正。")
        fields -= {"concerns_id"}
    if "lead_id" in fields and commitment.stage in REPORTED_AND_AFTER:
        fields -= {"lead_id"}
        why.append("主办要在反馈办结以前，或退回以后才能改。")
    if "category" in fields and commitment.stage in FINISHED:
        fields -= {"category"}
        why.append("类别要在销号以前才能改。")
    if fields & {"duty", "unit"} and (commitment.broken_down or commitment.part_of_id):
        fields -= {"duty"} | ({"unit"} if commitment.counts_amounts else set()) | ({"lead_id"} if open_parts(commitment) else set())
        why.append("这一条和它的分解连在一起，性质、计量单位不单改。")
    return fields, why


def _is_open(commitment: Commitment, actor: Actor, changes: dict[str, Any], day: date) -> bool:
    try:
        _post(commitment, actor, changes, day)
    except NotYours:
        return False
    return True


def amender_of(actor: Actor, commitment: Commitment, day: date) -> HeldPost:
    """Return the post by which the actor amends anything at all: the clerk's, after the assignment a leader's too. Raises NotYours."""
    try:
        return clerk_of(actor, commitment.assigner, Verb.AMEND)
    except NotYours:
        if commitment.stage == Stage.DRAFTED:
            raise
        return _post(commitment, actor, dict.fromkeys(APPROVERS_AFTER_ASSIGNMENT), day)
