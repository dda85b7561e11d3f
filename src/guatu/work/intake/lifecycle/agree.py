"""两人确认: where a town demands it, one clerk proposes a line and another agrees."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from guatu.records.trail.actors import Actor
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.models import Commitment, ScreeningObject
from guatu.work.ledger.stages import Verb

from ..models import Candidate, Decision, Manner, State
from ..refusals import AlreadyDecided, NeedsAnother, NothingProposed, OneCannotBeTwo
from .confirm import open_line
from .decide import decide


def propose(candidate: Candidate, *, told: dict[str, Any], by: Actor, at: datetime) -> Decision:
    """Write down what one clerk would confirm; the candidate waits for another.

    told: the arguments of confirm, in a form that can be stored (see ``forms.stored``)

    Raises NotYours or AlreadyDecided.
    """
    post = clerk_of(by, candidate.document.whole, Verb.ENTER)
    if candidate.state != State.WAITING:
        raise AlreadyDecided
    with transaction.atomic():
        return decide(
            candidate, "propose", by=by, post=post, at=at, values={"told": told},
            changes={
                "state": State.PROPOSED, "proposal": told, "proposed_by": by.user, "proposed_name": by.name[:40],
            },
        )  # fmt: skip


def may_agree(candidate: Candidate, by: Actor) -> None:
    """Raise a refusal unless the actor is the second of the two."""
    clerk_of(by, candidate.document.whole, Verb.ENTER)
    if candidate.state != State.PROPOSED:
        raise NothingProposed
    if candidate.proposed_by == by.user:
        raise OneCannotBeTwo(candidate.proposed_name)


def by_another(line: Commitment, by: Actor) -> None:
    """Raise NeedsAnother where a line was entered by hand, two clerks are demanded and the same one would assign it.

    What came of a paper has been agreed on before; siblings and what a screening found follow a line or a round.
    """
    if line.document_id or line.prompted_by_id or ScreeningObject.objects.filter(line=line).exists():
        return
    if Manner.of(line.assigner_id).two_clerks and line.steps.filter(verb=Verb.ENTER, user=by.user).exists():
        raise NeedsAnother(by.name)


def agree(candidate: Candidate, *, told: dict[str, Any], by: Actor, on: date, at: datetime) -> Commitment:
    """Open the line that another clerk has proposed.

    told: the arguments of confirm, found again from the stored proposal

    Raises NotYours, NothingProposed, OneCannotBeTwo, and what confirm raises.
    """
    may_agree(candidate, by)
    return open_line(candidate, **told, by=by, on=on, at=at, verb="agree", with_whom=candidate.proposed_name)
