"""退回: what was found wanting goes back to the lead."""

from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..refusals import NeedsWords
from ..stages import Stage, Verb
from .move import allowed, move
from .publish import UNPUBLISHED
from .who import approver_of, verifier_of


def send_back(commitment: Commitment, *, reason: str, by: Actor, on: date, at: datetime) -> Step:
    """Give the line back to its lead: by the verifier while it waits for verification, else by the approver.

    Raises VerifierIsNotIndependent, CloserIsNotNamed, NotAllowedNow, NeedsWords or MovedMeanwhile.
    """
    allowed(commitment, Verb.SEND_BACK)
    find = verifier_of if commitment.stage == Stage.REPORTED else approver_of
    post = find(by, commitment, on)
    if not reason.strip():
        raise NeedsWords("退回的理由")
    return move(
        commitment, Verb.SEND_BACK, by=by, post=post, on=on, at=at, note=reason.strip(),
        times_returned=commitment.times_returned + 1, awaits_verification=False, returned_on=on, **UNPUBLISHED,
    )  # fmt: skip
