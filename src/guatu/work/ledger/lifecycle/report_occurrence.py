"""报本期: the lead says what was done in one period of a recurring line."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from guatu.records.trail.actors import Actor

from ..models import Occurrence, OccurrenceStep
from ..refusals import DayIsBeforeThePeriod, NeedsWords, PeriodHasNotBegun
from ..stages import OccurrenceState, OccurrenceVerb, Verb
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

    Raises NotYours, LineStandsStill, NotOwedNow, PeriodHasNotBegun, DayIsBeforeThePeriod, NeedsWords, AmountIsImpossible,
    DayIsImpossible or MovedMeanwhile.
    """
    post, behalf = unit_or_clerk(by, occurrence.line, Verb.REPORT)
    check_allowed(occurrence, OccurrenceVerb.REPORT)
    check_has_begun(occurrence, on, timezone.localtime(at).date())
    check_day(OccurrenceVerb.REPORT.label, on, at)
    if not words.strip():
        raise NeedsWords("这一期办了什么")
    check_amounts(amount, None)
    return change_occurrence(
        occurrence, OccurrenceVerb.REPORT, by=by, post=post, on=on, at=at, note=words.strip(), behalf=behalf,
        amount=amount, reported_on=on, reported_at=at,
    )  # fmt: skip


def check_has_begun(occurrence: Occurrence, on: date, today: date) -> None:
    """Raise a refusal of a period that is still to come, or of a day on which it had not begun; it says which period it is then."""
    others = Occurrence.objects.filter(line=occurrence.line_id).exclude(pk=occurrence.pk).order_by("first")
    if occurrence.first > today:
        owed = others.filter(state=OccurrenceState.OWED, first__lte=today).first()
        raise PeriodHasNotBegun(occurrence.called, occurrence.first, owed.called if owed else "")
    if on < occurrence.first:
        then = others.filter(first__lte=on, last__gte=on).first()
        is_owed = then is not None and then.state == OccurrenceState.OWED
        raise DayIsBeforeThePeriod(occurrence.called, occurrence.first, on, then.called if then else "", owed=is_owed)
