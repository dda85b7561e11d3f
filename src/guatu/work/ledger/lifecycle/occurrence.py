"""What the verbs of an occurrence share: the row, its step and its link change together, and the line's light with them."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import hold

from .. import lighting
from ..models import Commitment, Occurrence, OccurrenceStep
from ..refusals import LineStandsStill, MovedMeanwhile, NotOwedNow
from ..stages import OCCURRENCE_MOVES, Duty, OccurrenceState, OccurrenceVerb, Stage
from .move import plain
from .sealing import changed, write

REMEMBERED = (
    "state", "amount", "reported_on", "reported_at", "verified_amount", "verified_on", "times_returned",
)  # fmt: skip


def as_values(occurrence: Occurrence) -> dict[str, Any]:
    """Return the remembered state of a row, for comparing it with the replay of its steps."""
    return {name: plain(getattr(occurrence, name)) for name in REMEMBERED}


def replay(steps: Any) -> dict[str, Any]:
    """Return the state that the steps, in their order, lead to."""
    state: dict[str, Any] = dict.fromkeys(REMEMBERED) | {"state": OccurrenceState.OWED.value, "times_returned": 0}
    for step in steps:
        state.update({name: after for name, (_, after) in step.values.items()})
    return state


def check_allowed(occurrence: Occurrence, verb: OccurrenceVerb) -> None:
    """Raise a refusal unless the occurrence stands where the verb acts, and its line is acted on."""
    line = occurrence.line
    if line.stage != Stage.ACTING or line.duty != Duty.RECURRING:
        raise LineStandsStill(Stage(line.stage).label)
    before = OCCURRENCE_MOVES[verb]
    if occurrence.state not in before:
        when = "、".join(state.label for state in OccurrenceState if state in before)
        raise NotOwedNow(verb.label, occurrence.called, OccurrenceState(occurrence.state).label, when)


def reporters(occurrence: Occurrence) -> set[int]:
    """Return who reported this occurrence, or entered it: none of them verifies it."""
    return set(occurrence.steps.filter(verb=OccurrenceVerb.REPORT).values_list("user", flat=True))


def change_occurrence(
    occurrence: Occurrence,
    verb: OccurrenceVerb,
    *,
    by: Actor,
    post: HeldPost,
    on: date,
    at: datetime,
    note: str,
    behalf: Office | None = None,
    **told: Any,
) -> OccurrenceStep:
    """Change the occurrence if it is still as it was read; write its step and light its line anew.

    Raises MovedMeanwhile; then nothing is written.
    """
    told["state"] = OCCURRENCE_MOVES[verb][occurrence.state]
    with transaction.atomic():
        hold()
        values = changed(occurrence, told)
        fresh = Occurrence.objects.filter(pk=occurrence.pk, version=occurrence.version)
        if not Commitment.objects.filter(pk=occurrence.line_id, stage=Stage.ACTING).exists():
            raise MovedMeanwhile
        if not fresh.update(version=occurrence.version + 1, **told):
            raise MovedMeanwhile
        occurrence.version += 1
        for name, value in told.items():
            setattr(occurrence, name, value)
        step = OccurrenceStep(
            occurrence=occurrence, line=occurrence.line, first=occurrence.first, last=occurrence.last, verb=verb, on=on,
            note=note, values=values, on_behalf_of=behalf,
        )  # fmt: skip
        write(step, OccurrenceStep.objects.filter(occurrence=occurrence), by=by, post=post, at=at)
        lighting.light_up(occurrence.line, timezone.localtime(at).date(), now=at)
    return step
