"""更正: a mistake is put right in the open; both values stay in the journal."""

from datetime import date, datetime
from typing import Any

from guatu.records.offices.models import Office, Role
from guatu.records.trail.actors import Actor, HeldPost

from ..models import Commitment, Step
from ..refusals import LeadIsElsewhere, LeadIsTheWholeTown, NeedsWords, NothingChanged, NotYours
from ..stages import BEYOND_ASSIGNMENT, Stage, Verb
from .move import move, plain
from .who import clerk_of

AMENDABLE = frozenset(
    {"title", "source", "field", "duty", "cadence", "lead_id", "due_last", "due_words", "target", "unit", "measure"}
)
# After assignment these are the approver's: they decide what counts as kept.
APPROVERS_AFTER_ASSIGNMENT = frozenset({"lead_id", "due_last", "target"})


def amend(commitment: Commitment, *, reason: str, by: Actor, on: date, at: datetime, **changes: Any) -> Step:
    """Put fields right. Before assignment a changed date is the first one; afterwards the first one stays (I4).

    Raises NotYours, NeedsWords, NothingChanged, LeadIsTheWholeTown, LeadIsElsewhere or MovedMeanwhile;
    ValueError for a field that has a verb of its own.
    """
    if not changes.keys() <= AMENDABLE:
        raise ValueError(f"not amended but moved by a verb: {sorted(changes.keys() - AMENDABLE)}")
    changes = {name: value for name, value in changes.items() if plain(getattr(commitment, name)) != plain(value)}
    if not changes:
        raise NothingChanged
    if not reason.strip():
        raise NeedsWords("更正的理由")
    post = _post(commitment, by, changes)
    if changes.get("lead_id"):
        lead = Office.objects.get(pk=changes["lead_id"])
        if commitment.assigner.path.startswith(lead.path):
            raise LeadIsTheWholeTown
        if not lead.is_below(commitment.assigner):
            raise LeadIsElsewhere
    if "due_last" in changes and (commitment.stage == Stage.DRAFTED or commitment.due_first is None):
        changes["due_first"] = changes["due_last"]
    elif "due_last" in changes and changes["due_last"] is None:
        raise NeedsWords("新的时限（已经有过的时限不能抹掉）")
    step = move(
        commitment, Verb.AMEND, by=by, post=post, on=on, at=at, note=reason.strip(),
        to=Stage(commitment.stage), **changes,
    )  # fmt: skip
    if "lead_id" in changes:
        commitment.refresh_from_db(fields=["lead"])
    return step


def _post(commitment: Commitment, by: Actor, changes: dict[str, Any]) -> HeldPost:
    decides = APPROVERS_AFTER_ASSIGNMENT & changes.keys()
    if commitment.stage not in BEYOND_ASSIGNMENT or not decides:
        return clerk_of(by, commitment.assigner, Verb.AMEND)
    for post in by.posts_as(Role.APPROVER):
        if post.whole == commitment.assigner_id:
            return post
    raise NotYours("更正（签收以后改主办、时限、数量）", f"{commitment.assigner.called}的审批岗")
