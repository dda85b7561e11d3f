"""The light of a past day, computed anew: the line as its journal had it then, by the rule and the calendar of that day."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from guatu.crafts.planning.lights import Light, light_of
from guatu.crafts.planning.periodic import Standing
from guatu.crafts.timing.workdays import Calendar
from guatu.records.almanac.calendars import calendar_of, notices_of
from guatu.records.almanac.rules import lights_on

from .lifecycle.move import replay
from .lighting import facts_of, told_of
from .models import Commitment, Occurrence, OccurrenceStep, Step
from .occurring import LOOKED_BACK, TELLING, back_by, expected
from .stages import Duty, OccurrenceState, OccurrenceVerb


def light_then(commitment: Commitment, day: date) -> Light | None:
    """Return the light of a line at the end of a past day: by its journal up to then, by the rule and the calendar of then.

    None for a line that was not there yet.
    """
    moment = datetime.combine(day + timedelta(days=1), time(), timezone.get_current_timezone()) - timedelta(microseconds=1)
    steps = list(commitment.steps.filter(at__lte=moment).order_by("number"))
    if not steps:
        return None
    state = replay(steps)
    fields = {field.attname: field for field in Commitment._meta.concrete_fields}
    then = Commitment(pk=commitment.pk, entered_at=commitment.entered_at)
    for name, value in state.items():
        if name in fields:
            setattr(then, name, None if value is None else fields[name].to_python(value))
    rule = lights_on(commitment.assigner, day).rule
    notices = [each for each in notices_of(commitment.assigner) if each.at <= moment]
    calendar = calendar_of(commitment.assigner, upto=notices[-1]) if notices else calendar_of(commitment.assigner, nothing=True)
    told = told_of([then], moment).get(then.pk, ()) if rule.LOOKS_BACK else ()
    periods = _standings_then(then, steps, day, moment, calendar) if then.duty == Duty.RECURRING else ()
    return light_of(facts_of(then, told, periods, calendar), day, rule, workdays=calendar)


def _standings_then(then: Commitment, steps: Sequence[Step], day: date, moment: datetime, calendar: Calendar) -> list[Standing]:
    """Return the occurrences of a recurring line as they stood: those it owed by its journal, and what was done to them."""
    periods = {turn.first: (turn.last, turn.due) for turn in expected(then, [step for step in steps if step.verb in TELLING], day, calendar)}
    state: dict[date, dict[str, Any]] = {}
    returns: dict[date, list[OccurrenceStep]] = {}
    of_periods = OccurrenceStep.objects.filter(line=then.pk, at__lte=moment).select_related("occurrence")
    for step in of_periods.order_by("occurrence", "number"):
        periods[step.first] = (step.last, step.occurrence.due)  # a row that something was done to stays as it was
        state.setdefault(step.first, {}).update({name: after for name, (_, after) in step.values.items()})
        if step.verb == OccurrenceVerb.SEND_BACK:
            returns.setdefault(step.first, []).append(step)
    found = []
    for first, (last, due) in sorted(periods.items()):
        told = state.get(first, {})
        at = told.get("reported_at")
        told_on = timezone.localtime(datetime.fromisoformat(at)).date() if at else None
        if due >= day - LOOKED_BACK or told_on is None:
            called = Occurrence(first=first, last=last).called
            back = back_by(due, returns.get(first, ()), calendar)
            found.append(Standing(called, first, last, due, told_on, told.get("state") == OccurrenceState.VERIFIED, back))
    return found
