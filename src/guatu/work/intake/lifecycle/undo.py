"""撤回: a decision on a candidate is taken back, and the candidate waits again."""

from datetime import date, datetime

from django.db import transaction

from guatu.records.trail.actors import Actor, HeldPost
from guatu.work.ledger.lifecycle import withdraw
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import Stage, Verb

from ..models import Candidate, Decision, State
from ..refusals import LineIsUnderWay, NothingToUndo
from .decide import decide


def undo(candidate: Candidate, *, by: Actor, on: date, at: datetime) -> Decision:
    """Take a decision back. A line that came of it is withdrawn while it is only drafted.

    Raises NotYours, NothingToUndo, LineIsUnderWay or AlreadyDecided.
    """
    post = clerk_of(by, candidate.document.whole, Verb.ENTER)
    if candidate.state == State.WAITING:
        raise NothingToUndo
    line = candidate.commitment
    if line is not None and line.stage not in {Stage.DRAFTED, Stage.WITHDRAWN}:
        raise LineIsUnderWay(line.number)
    if line is not None and line.stage == Stage.DRAFTED:
        withdraw(line, reason="确认被撤回，退回待确认", by=by, on=on, at=at)  # gives the candidate back (release)
        candidate.refresh_from_db()
        return candidate.decisions.latest("number")
    with transaction.atomic():
        return give_back(candidate, by=by, post=post, at=at, reason=candidate.reason)


def release(line: Commitment, by: Actor, post: HeldPost, at: datetime, reason: str) -> None:
    """Let the candidate of a withdrawn line wait again (see guatu.work.ledger.offers)."""
    candidate = Candidate.objects.filter(commitment=line).first()
    if candidate is not None:
        give_back(candidate, by=by, post=post, at=at, reason=reason)


def give_back(candidate: Candidate, *, by: Actor, post: HeldPost, at: datetime, reason: str) -> Decision:
    """Put a candidate back among the waiting. To be called inside a transaction."""
    return decide(
        candidate, "undo", by=by, post=post, at=at, reason=reason,
        changes={"state": State.WAITING, "commitment_id": None, "reason": ""},
    )  # fmt: skip
