"""撤回: a decision on a candidate is taken back, and the candidate waits again."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from guatu.records.trail.actors import Actor, HeldPost
from guatu.work.ledger.lifecycle import withdraw
from guatu.work.ledger.lifecycle.mention import take_back
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import Stage, Verb

from ..models import Candidate, Decision, State
from ..refusals import (
    LineIsUnderWay,
    LineWasAmended,
    NothingToUndo,
    PartIsDecided,
    ProposalIsAnothers,
    ReportIsHandedIn,
)
from .decide import decide, free_twins


def undo(candidate: Candidate, *, by: Actor, on: date, at: datetime) -> Decision:
    """Take a decision back; the candidate waits again.

    A line that came of it is withdrawn while it is only drafted; parts and joined sentences are set aside while
    they wait; a line's journal says that the mention was taken back; what was kept counts no more. Whoever sent a
    proposal back may let it wait for a second clerk again.

    Raises NotYours, NothingToUndo, ProposalIsAnothers, LineIsUnderWay, PartIsDecided, LineWasAmended, ReportIsHandedIn
    or AlreadyDecided.
    """
    post = clerk_of(by, candidate.document.whole, Verb.ENTER)
    if candidate.returned_to is not None:
        return propose_again(candidate, by=by, post=post, at=at)
    if candidate.state == State.PROPOSED and candidate.proposed_by != by.user:
        raise ProposalIsAnothers(candidate.proposed_name)
    if candidate.state in {State.WAITING, State.RETRACTED}:
        raise NothingToUndo
    line = candidate.commitment
    if line is not None and candidate.is_under_way:
        raise LineIsUnderWay(line.number)
    if line is not None and line.stage == Stage.DRAFTED:
        withdraw(line, reason="确认被撤回，退回待确认", by=by, on=on, at=at)  # gives the candidate back (release)
        candidate.refresh_from_db()
        return candidate.decisions.latest("number")
    with transaction.atomic():
        if candidate.state == State.SPLIT:
            retract(candidate.parts.exclude(state=State.RETRACTED), by=by, post=post, at=at)
        elif candidate.state == State.MERGED and candidate.merged_into is not None:
            whole = candidate.merged_into
            others = list(whole.merged_from.exclude(pk=candidate.pk).filter(state=State.MERGED))
            retract([whole], by=by, post=post, at=at)
            for other in others:
                give_back(other, by=by, post=post, at=at, reason="")
        elif candidate.state == State.JOINED and candidate.line is not None:
            last = candidate.decisions.filter(verb="join").latest("number")
            if last.values.get("amended"):
                raise LineWasAmended(candidate.line.number)
            take_back(candidate.line, words=candidate.quote, paper=candidate.document.called, by=by, on=on, at=at)
        elif candidate.state == State.KEPT:
            if candidate.reports.standing().exclude(step=None).exists():
                raise ReportIsHandedIn(candidate.line.number if candidate.line else "")
            for kept in (candidate.reports, candidate.figures, candidate.entries):
                kept.update(taken_back=True)
        return give_back(candidate, by=by, post=post, at=at, reason=candidate.reason)


def propose_again(candidate: Candidate, *, by: Actor, post: HeldPost, at: datetime) -> Decision:
    """Take back that a proposal was sent back. Raises NothingToUndo for anybody but who sent it."""
    last = candidate.decisions.latest("number")
    if last.user != by.user:
        raise NothingToUndo
    with transaction.atomic():
        return decide(
            candidate, "undo", by=by, post=post, at=at, reason=last.reason,
            changes={
                "state": State.PROPOSED, "proposed_by": candidate.returned_to, "proposed_name": last.values.get("with", ""),
            },
        )  # fmt: skip


def retract(made: Iterable[Candidate], *, by: Actor, post: HeldPost, at: datetime) -> None:
    """Set candidates aside that a clerk had made, if nothing was decided of them since. Raises PartIsDecided."""
    for each in made:
        if each.state != State.WAITING:
            raise PartIsDecided(each.number)
        decide(each, "retract", by=by, post=post, at=at, changes={"state": State.RETRACTED})


def release(line: Commitment, by: Actor, post: HeldPost, at: datetime, reason: str) -> None:
    """Let the candidate of a withdrawn line wait again (see guatu.work.ledger.offers)."""
    candidate = Candidate.objects.filter(commitment=line).first()
    if candidate is not None:
        give_back(candidate, by=by, post=post, at=at, reason=reason)


def give_back(candidate: Candidate, *, by: Actor, post: HeldPost, at: datetime, reason: str) -> Decision:
    """Put a candidate back among the waiting. To be called inside a transaction."""
    free_twins(candidate, by=by, post=post, at=at)
    candidate.words.all().delete()  # what only this decision taught
    last = candidate.decisions.last()
    carried = {"earlier_id": last.values.get("from")} if last is not None and last.verb == "carry" else {}
    return decide(
        candidate, "undo", by=by, post=post, at=at, reason=reason,
        changes=carried | {
            "state": State.WAITING, "commitment_id": None, "reason": "", "line_id": None, "change": "",
            "merged_into_id": None, "proposal": {}, "proposed_by": None, "proposed_name": "",
        },
    )  # fmt: skip
