"""不予延期: the approver leaves the date where it is."""

from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..refusals import NeedsWords
from ..stages import Verb
from .extend import decider_of
from .move import move


def deny(commitment: Commitment, *, reason: str, by: Actor, on: date, at: datetime) -> Step:
    """Answer a request for a later day with no.

    Raises NotYours, NotAllowedNow, NobodyAsked, AskedByYourself, NeedsWords or MovedMeanwhile.
    """
    post = decider_of(by, commitment, Verb.DENY, at)
    if not reason.strip():
        raise NeedsWords("不予延期的理由")
    return move(commitment, Verb.DENY, by=by, post=post, on=on, at=at, note=reason.strip(), asked_due=None)
