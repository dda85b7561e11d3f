"""恢复: what stood still goes on, and is given back the days it stood."""

from datetime import date, datetime, time
from typing import Any

from guatu.records.trail.actors import Actor

from ..clocks import due_after_standing
from ..dues import by_hour
from ..models import Commitment, Step
from ..models.step import written_on
from ..refusals import DayIsNoLater
from ..stages import Verb
from .move import allowed, move
from .who import leader_over


def resume(
    commitment: Commitment, *, by: Actor, on: date, at: datetime, day: date | None = None, hour: time | None = None, note: str = "",
) -> Step:
    """Take the line up again. Its present date moves on by what it stood still, unless the approver names the day.

    Raises NotYours, NotAllowedNow, DayIsNoLater or MovedMeanwhile.
    """
    post = leader_over(by, commitment, Verb.RESUME, written_on(at))
    allowed(commitment, Verb.RESUME)
    changes: dict[str, Any] = {"suspended_on": None, "resumes_on": None}
    if (before := commitment.by_last) is not None:
        due = by_hour(day, hour) if day else due_after_standing(commitment, on, at)
        if before.is_after(due):
            raise DayIsNoLater(before)
        changes |= due.fields("due_last")
    return move(commitment, Verb.RESUME, by=by, post=post, on=on, at=at, note=note.strip(), **changes)
