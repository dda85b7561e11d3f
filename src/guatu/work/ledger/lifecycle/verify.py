"""核实: somebody else has looked, and says what was found."""

from datetime import date, datetime
from decimal import Decimal

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..parts import latest
from ..refusals import NeedsWords, NothingToVerify
from ..stages import Verb
from .move import allowed, move
from .report import check_amounts, check_of_parts
from .who import verifier_of


def verify(
    commitment: Commitment,
    *,
    finding: str,
    by: Actor,
    on: date,
    at: datetime,
    amount: Decimal | None = None,
    share: Decimal | None = None,
) -> Step:
    """Confirm what was reported, as far as it was found true.

    What was found may be less than what was reported: the amount or share found is kept beside it. A report
    on the way leaves the line with its lead; a finished one goes on to the approver. What was found wanting
    goes back by ``send_back``. How much of a divided line is verified was verified part by part.

    Raises VerifierIsNotIndependent (I3), NotAllowedNow, NothingToVerify, NeedsWords, AmountIsImpossible,
    ProgressIsOfItsParts or MovedMeanwhile.
    """
    allowed(commitment, Verb.VERIFY)
    check_awaited(commitment)
    post = verifier_of(by, commitment, on)
    if not finding.strip():
        raise NeedsWords("核实到的情况")
    check_amounts(amount, share)
    check_of_parts(commitment, amount, share)
    own = not commitment.broken_down
    return move(
        commitment, Verb.VERIFY, by=by, post=post, on=on, at=at, note=finding.strip(),
        verified_amount=(commitment.reported_amount if own else commitment.verified_amount) if amount is None else amount,
        verified_share=(commitment.reported_share if own else commitment.verified_share) if share is None else share,
        verified_on=on if own else latest(on, commitment.verified_on), awaits_verification=False,
    )  # fmt: skip


def check_awaited(commitment: Commitment) -> None:
    """Raise NothingToVerify where no report waits."""
    if not commitment.awaits_verification:
        raise NothingToVerify
