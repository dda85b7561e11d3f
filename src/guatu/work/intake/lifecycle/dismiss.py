"""不立账: a candidate that is no commitment to keep, with the reason."""

from datetime import datetime

from django.db import transaction

from guatu.records.trail.actors import Actor
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.stages import Verb

from ..models import Candidate, Decision, State
from ..reasons import REASONS
from ..refusals import AlreadyDecided, NeedsAReason
from ..teaching import learn_from_dismissal
from .decide import decide

__all__ = ["REASONS", "dismiss"]


def dismiss(candidate: Candidate, *, reason: str, by: Actor, at: datetime) -> Decision:
    """Set a candidate aside. It stays with its paper, struck out, and can be taken back.

    Raises NotYours, AlreadyDecided or NeedsAReason.
    """
    post = clerk_of(by, candidate.document.whole, Verb.ENTER)
    if candidate.state != State.WAITING:
        raise AlreadyDecided
    if not reason.strip():
        raise NeedsAReason
    with transaction.atomic():
        decision = decide(
            candidate, "dismiss", by=by, post=post, at=at, reason=reason.strip(),
            changes={"state": State.DISMISSED, "reason": reason.strip()[:100]},
        )  # fmt: skip
        learn_from_dismissal(candidate, name=by.name, at=at)
        return decision
