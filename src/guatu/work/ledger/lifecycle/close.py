"""销号: the approver puts the seal on it."""

from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..stages import Verb
from .move import allowed, move
from .report import check_parts_are_done
from .who import approver_of


def close(commitment: Commitment, *, by: Actor, on: date, at: datetime, note: str = "") -> Step:
    """Close a verified line: by the leader in charge of the lead, else any approver of the assigner.

    Raises NotAllowedNow, CloserIsNotNamed, PartsAreOpen or MovedMeanwhile.
    """
    allowed(commitment, Verb.CLOSE)
    post = approver_of(by, commitment, on)
    check_parts_are_done(commitment, "销号")
    return move(commitment, Verb.CLOSE, by=by, post=post, on=on, at=at, note=note, closed_on=on, closed_at=at)
