"""The light of a past day, computed anew: the line as its journal had it then, by the rule and the calendar of that day."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from guatu.crafts.planning.lights import Light, light_of
from guatu.records.almanac.calendars import calendar_of, notices_of
from guatu.records.almanac.rules import lights_on

from .lifecycle.move import replay
from .lighting import facts_of, told_of
from .models import Commitment


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
    return light_of(facts_of(then, told, calendar), day, rule, workdays=calendar)
