"""报本期: the lead says what was done in one period of a recurring line."""

from datetime import date, datetime
from decimal import Decimal

from guatu.records.trail.actors import Actor

from ..models import Occurrence, OccurrenceStep
from ..refusals import NeedsWords, PeriodHasNotBegun
from ..stages import OccurrenceVerb, Verb
from .occurrence import change_occurrence, check_allowed
from .report import check_amounts
from .sealing import check_day
from .who import unit_or_clerk


def report_occurrence(
    occurrence: Occurrence, *, words: str, by: Actor, on: date, at: datetime, amount: Decimal | None = None
) -> OccurrenceStep:
    """Write down what the lead says of the period; late, it is made up, and stays marked.

    In time is by the moment it is written (I4). It takes no files: the rule of a class asks for evidence of what is
    finished, once (I6), and a period is not. amount: what was done in this period, in the line's unit

    Raises NotYours, LineStandsStill, NotOwedNow, PeriodHasNotBegun, NeedsWords, AmountIsImpossible, DayIsImpossible or
    MovedMeanwhile.
    """
    post, behalf = unit_or_clerk(by, occurrence.line, Verb.REPORT)
    check_allowed(occurrence, OccurrenceVerb.REPORT)
    if on < occurrence.first:
        raise PeriodHasNotBegun(occurrence.called, occurrence.first)
    check_day(OccurrenceVerb.REPORT.label, on, at)
    if not words.strip():
        raise NeedsWords("这一期办了什么")
    check_amounts(amount, None)
    return change_occurrence(
        occurrence, OccurrenceVerb.REPORT, by=by, post=post, on=on, at=at, note=words.strip(), behalf=behalf,
        amount=amount, reported_on=on, reported_at=at,
    )  # fmt: skip
