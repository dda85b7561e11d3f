"""Whether what a firing says still holds: the line is still chased, for the same arming, and for the same reason."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from guatu.crafts.planning.rungs import Makes, When
from guatu.work.ledger.models import Commitment, Occurrence
from guatu.work.ledger.stages import OccurrenceState

from .armings import armings_of
from .matters import CHASED, period_key
from .models import Firing


@dataclass(frozen=True, slots=True)
class Standing:
    """How a line stands now. owed: the keys of its periods that are not reported."""

    stage: str
    arming: int
    due: date | None
    colour: str
    reported_on: date | None
    owed: frozenset[str]


def standings_of(lines: Collection[int]) -> dict[int, Standing]:
    """Return how these lines stand now; three questions for all of them."""
    if not lines:
        return {}
    found = Commitment.objects.filter(pk__in=lines)
    armings = armings_of(found)
    owed: dict[int, set[str]] = {}
    for period in Occurrence.objects.filter(line__in=lines, state=OccurrenceState.OWED):
        owed.setdefault(period.line_id, set()).add(period_key(period))
    rows = found.values_list("pk", "stage", "due_last", "light__colour", "reported_on")
    return {
        key: Standing(stage, armings.get(key, 0), due, colour or "", reported_on, frozenset(owed.get(key, ())))
        for key, stage, due, colour, reported_on in rows
    }


def still_stands(firing: Firing, now: Standing | None, day: date) -> bool:
    """Say whether the firing is still to be heeded.

    A reminder follows a moved date and leaves the old owner: both arm the ladder anew, and what was said for the arming
    before is over.
    """
    if now is None or now.stage not in CHASED or firing.arming != now.arming:
        return False
    match firing.when:
        case When.ASSIGNED | When.UNSIGNED:
            return now.stage == "assigned"
        case When.STOP:
            return now.reported_on is None or now.reported_on < firing.day
        case When.BEFORE:
            return now.due is not None and day <= now.due
        case When.RED:
            return now.colour == "red"
        case When.SLOW:
            return now.colour in {"yellow", "orange", "red"}
    return firing.of in now.owed if firing.of else True


def standing(firings: Sequence[Firing], day: date) -> list[Firing]:
    """Return those that are still to be heeded, of each line the weightiest; in the order they are given."""
    now = standings_of({firing.line_id for firing in firings})
    best: dict[int, Firing] = {}
    for firing in firings:
        if still_stands(firing, now.get(firing.line_id), day):
            kept = best.get(firing.line_id)
            if kept is None or _weight(firing) > _weight(kept):
                best[firing.line_id] = firing
    return [firing for firing in firings if best.get(firing.line_id) is firing]


def _weight(firing: Firing) -> tuple[int, int]:
    return [each.value for each in Makes].index(firing.makes), firing.pk
