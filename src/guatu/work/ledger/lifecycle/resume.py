"""恢复: what stood still goes on, and is given back the days it stood."""

from datetime import date, datetime
from typing import Any

from guatu.records.trail.actors import Actor

from ..clocks import due_after_standing
from ..models import Commitment, Step
from ..refusals import DayIsNoLater
from ..stages import Verb
from .move import allowed, move
from .who import approver_of_whole


def resume(
    commitment: Commitment, *, by: Actor, on: date, at: datetime, day: date | None = None, note: str = ""
) -> Step:
    """Take the line up again. Its present date moves on by what it stood still, unless the approver names the day.

    Raises NotYours, NotAllowedNow, DayIsNoLater or MovedMeanwhile.
    """
    post = approver_of_whole(by, commitment, Verb.RESUME)
    allowed(commitment, Verb.RESUME)
    changes: dict[str, Any] = {"suspended_on": None, "resumes_on": None}
    if commitment.due_last is not None:
        changes["due_last"] = day or due_after_standing(commitment, on)
        if changes["due_last"] < commitment.due_last:
            raise DayIsNoLater(commitment.due_last)
    return move(commitment, Verb.RESUME, by=by, post=post, on=on, at=at, note=note.strip(), **changes)
