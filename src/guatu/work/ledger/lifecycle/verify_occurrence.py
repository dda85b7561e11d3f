"""核本期, 退回本期: somebody else has looked at what was reported of one period of a recurring line."""

from datetime import date, datetime
from decimal import Decimal

from guatu.records.trail.actors import Actor

from ..models import Occurrence, OccurrenceStep
from ..refusals import NeedsWords
from ..stages import OccurrenceVerb
from .occurrence import change_occurrence, check_allowed, reporters
from .report import check_amounts
from .sealing import check_day
from .who import verifier_of


def verify_occurrence(
    occurrence: Occurrence, *, finding: str, by: Actor, on: date, at: datetime, amount: Decimal | None = None
) -> OccurrenceStep:
    """Confirm what was reported of the period, as far as it was found true: four eyes, as of a line (I3).

    Raises LineStandsStill, NotOwedNow, VerifierIsNotIndependent, NeedsWords, AmountIsImpossible, DayIsImpossible or
    MovedMeanwhile.
    """
    check_allowed(occurrence, OccurrenceVerb.VERIFY)
    post = verifier_of(by, occurrence.line, on, reporters(occurrence))
    check_day(OccurrenceVerb.VERIFY.label, on, at, after=occurrence.reported_on, after_what="反馈")
    if not finding.strip():
        raise NeedsWords("核实到的情况")
    check_amounts(amount, None)
    return change_occurrence(
        occurrence, OccurrenceVerb.VERIFY, by=by, post=post, on=on, at=at, note=finding.strip(),
        verified_amount=occurrence.amount if amount is None else amount, verified_on=on,
    )  # fmt: skip


def return_occurrence(occurrence: Occurrence, *, reason: str, by: Actor, on: date, at: datetime) -> OccurrenceStep:
    """Give the period back to the lead: it is owed again, within some working days from now (occurring.backs_of).

    Raises LineStandsStill, NotOwedNow, VerifierIsNotIndependent, NeedsWords, DayIsImpossible or MovedMeanwhile.
    """
    check_allowed(occurrence, OccurrenceVerb.SEND_BACK)
    post = verifier_of(by, occurrence.line, on, reporters(occurrence))
    check_day(OccurrenceVerb.SEND_BACK.label, on, at, after=occurrence.reported_on, after_what="反馈")
    if not reason.strip():
        raise NeedsWords("退回的理由")
    return change_occurrence(
        occurrence, OccurrenceVerb.SEND_BACK, by=by, post=post, on=on, at=at, note=reason.strip(),
        amount=None, reported_on=None, reported_at=None, times_returned=occurrence.times_returned + 1,
    )  # fmt: skip
