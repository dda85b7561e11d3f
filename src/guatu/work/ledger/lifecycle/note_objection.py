"""记异议: what is said against a line while its notice hangs is kept; the approver answers it."""

from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..refusals import NeedsWords, NotPublished
from ..stages import Verb
from .move import allowed, move
from .who import clerk_of


def note_objection(commitment: Commitment, *, words: str, by: Actor, on: date, at: datetime) -> Step:
    """Keep an objection to a line under 公示: what it says, never who said it (I7).

    It is answered by sending the line back, or in the words of its closing.
    Raises NotYours, NotAllowedNow, NotPublished, NeedsWords or MovedMeanwhile.
    """
    post = clerk_of(by, commitment.assigner, Verb.OBJECT)
    allowed(commitment, Verb.OBJECT)
    check_hangs(commitment)
    if not words.strip():
        raise NeedsWords("异议说了什么（不写是谁说的）")
    return move(
        commitment, Verb.OBJECT, by=by, post=post, on=on, at=at, note=words.strip(), objections=commitment.objections + 1
    )


def check_hangs(commitment: Commitment) -> None:
    """Raise NotPublished where there is nothing to object to."""
    if commitment.published_on is None:
        raise NotPublished
