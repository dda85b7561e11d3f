"""结束排查: the round is over; what nobody has looked at is named and needs a word."""

from datetime import date, datetime

from django.db import transaction

from guatu.records.trail.actors import Actor
from guatu.records.trail.chain import hold

from ..models import Screening, ScreeningStep
from ..refusals import MovedMeanwhile, ObjectsLeft
from ..stages import ScreeningVerb
from .begin_screening import keeper_of
from .sealing import changed, check_day, write


def end_screening(screening: Screening, *, by: Actor, on: date, at: datetime, note: str = "") -> ScreeningStep:
    """End the round. Raises NotYours, ScreeningHasEnded, ObjectsLeft, DayIsImpossible or MovedMeanwhile."""
    post = keeper_of(by, screening, ScreeningVerb.END)
    check_day(ScreeningVerb.END.label, on, at)
    with transaction.atomic():
        hold()
        left = list(screening.objects_listed.filter(answer="").values_list("name", flat=True))
        if left and not note.strip():
            raise ObjectsLeft(left)
        values = changed(screening, {"ended_on": on})
        fresh = Screening.objects.filter(pk=screening.pk, version=screening.version)
        if not fresh.update(version=screening.version + 1, ended_on=on):
            raise MovedMeanwhile
        screening.refresh_from_db()
        step = ScreeningStep(screening=screening, verb=ScreeningVerb.END, on=on, note=note.strip(), values=values)
        return write(step, ScreeningStep.objects.filter(screening=screening), by=by, post=post, at=at)
