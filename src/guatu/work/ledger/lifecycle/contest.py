"""申诉: the lead says that the line is not its own; the clerk rules."""

from datetime import date, datetime

from django.utils import timezone

from guatu.crafts.timing.workdays import Calendar
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.categories import category_of
from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..refusals import ContestedAlready, ContestIsLate, DividedAlready, NeedsWords
from ..stages import ContestKind, Verb
from .move import allowed, move
from .who import unit_or_clerk

RULING = 2  # working days after the contest: by then the clerk should have ruled


def contest(
    commitment: Commitment, *, reason: str, by: Actor, on: date, at: datetime, kind: str = ContestKind.NOT_OURS
) -> Step:
    """Give the line back to the clerk, who assigns it again, to the same office or another, or has it withdrawn.

    kind: of the reason; the journal says it before the words

    Each lead may contest a line once, and before it signs for it, within so many working days of the assignment as its
    class says.

    Raises NotYours, NotAllowedNow, ContestedAlready, ContestIsLate, DividedAlready, NeedsWords or
    MovedMeanwhile.
    """
    post, behalf = unit_or_clerk(by, commitment, Verb.CONTEST)
    allowed(commitment, Verb.CONTEST)
    check_contestable(commitment, at)
    if not reason.strip():
        raise NeedsWords("申诉的理由：为什么不该由本单位办，该由谁办")
    note = f"{ContestKind(kind).label}：{reason.strip()}"
    return move(commitment, Verb.CONTEST, by=by, post=post, on=on, at=at, note=note, on_behalf_of=behalf)


def check_contestable(commitment: Commitment, at: datetime) -> None:
    """Raise DividedAlready, ContestedAlready or ContestIsLate where this lead contests the line no more."""
    if commitment.broken_down:
        raise DividedAlready
    if has_contested(commitment):
        raise ContestedAlready
    last = contest_until(commitment)
    if last is not None and timezone.localtime(at).date() > last:
        raise ContestIsLate(last, category_of(commitment).contest_days)


def contest_until(commitment: Commitment) -> date | None:
    """Return the last day on which the lead may contest; None for what was never assigned.

    The days run from the moment the assignment was written: nobody can contest what stands nowhere yet.
    """
    step = commitment.steps.filter(verb=Verb.ASSIGN).order_by("-number").first()
    if step is None:
        return None
    return calendar_of(commitment.assigner).add_workdays(timezone.localtime(step.at).date(), category_of(commitment).contest_days)


def rule_by(written: datetime, calendar: Calendar) -> date:
    """Return the day by which the clerk should have ruled on what was contested at that moment."""
    return calendar.add_workdays(timezone.localtime(written).date(), RULING)


def has_contested(commitment: Commitment) -> bool:
    """Say whether the present lead has contested this line before."""
    lead = None
    for verb, values in commitment.steps.order_by("number").values_list("verb", "values"):
        lead = values.get("lead_id", (None, lead))[1]
        if verb == Verb.CONTEST and lead == commitment.lead_id:
            return True
    return False
