"""不立账: a candidate that is no commitment to keep, with the reason."""

from datetime import datetime

from django.db import transaction

from guatu.records.trail.actors import Actor
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.stages import Verb

from ..models import Candidate, Decision, State
from ..refusals import AlreadyDecided, NeedsAReason
from .decide import decide

# The reasons offered; any other can be written.
REASONS = (
    "是结果或活动，不是承诺",
    "只是表态，没有可查的事",
    "不是本镇街的事",
    "与已有事项重复",
    "原文已过期",
    "读错了",
)


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
        return decide(
            candidate, "dismiss", by=by, post=post, at=at, reason=reason.strip(),
            changes={"state": State.DISMISSED, "reason": reason.strip()[:100]},
        )  # fmt: skip
