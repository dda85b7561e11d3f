"""退回: what was found wanting goes back to the lead."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from guatu.records.trail.actors import Actor, HeldPost

from ..models import Commitment, Step
from ..refusals import NeedsWords
from ..stages import Stage, Verb
from .move import allowed, move
from .publish import UNPUBLISHED
from .report import check_amounts, check_of_parts
from .who import approver_of, verifier_of


def send_back(
    commitment: Commitment, *, reason: str, by: Actor, on: date, at: datetime, amount: Decimal | None = None, share: Decimal | None = None,
) -> Step:
    """Give the line back to its lead: by the verifier while it waits for verification, else by the approver.

    amount, share: how much the verifier has found done all the same; that much is verified. Without one nothing is

    Raises VerifierIsNotIndependent, CloserIsNotNamed, NotAllowedNow, NeedsWords, AmountIsImpossible, ProgressIsOfItsParts
    or MovedMeanwhile; ValueError for a number of the approver's, who does not verify.
    """
    allowed(commitment, Verb.SEND_BACK)
    post = returner_of(by, commitment, on)
    if not reason.strip():
        raise NeedsWords("退回的理由")
    check_amounts(amount, share)
    check_of_parts(commitment, amount, share)
    found: dict[str, Any] = {}
    if amount is not None or share is not None:
        if commitment.stage != Stage.REPORTED:
            raise ValueError(f"verified by whoever verifies: got {amount}, {share} at {commitment.stage}")
        found = {"verified_on": on} | ({"verified_share": share} if amount is None else {"verified_amount": amount})
    return move(
        commitment, Verb.SEND_BACK, by=by, post=post, on=on, at=at, note=reason.strip(),
        times_returned=commitment.times_returned + 1, awaits_verification=False, returned_on=on, **found, **UNPUBLISHED,
    )  # fmt: skip


def returner_of(actor: Actor, commitment: Commitment, on: date) -> HeldPost:
    """Return the post by which the actor sends back. Raises VerifierIsNotIndependent or CloserIsNotNamed."""
    find = verifier_of if commitment.stage == Stage.REPORTED else approver_of
    return find(actor, commitment, on)
