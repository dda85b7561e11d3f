"""重新列账: what was closed and has not held is open again, under its own number."""

from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from guatu.records.trail.actors import Actor
from guatu.records.trail.chain import hold

from ..dues import by_hour
from ..models import Commitment, Step
from ..models.step import written_on
from ..refusals import DayIsImpossible, NeedsWords, WholeIsFinished
from ..stages import Stage, Verb
from .move import allowed, move
from .publish import UNPUBLISHED
from .who import leader_over

# What was reported and verified before counts no more: it is to be done anew.
DONE_BEFORE = ("reported_amount", "reported_share", "reported_on", "verified_amount", "verified_share", "verified_on")


def relist(
    commitment: Commitment, *, reason: str, by: Actor, on: date, at: datetime, day: date | None = None, hour: time | None = None
) -> Step:
    """Open a closed line again: after a look back that found it relapsed, or a dispute.

    day: by when it is to be done anew; the first date stays, and by it the closing no longer counts as on time.
    A line with a date needs one.

    Raises NotYours, NotAllowedNow, NeedsWords, DayIsImpossible, WholeIsFinished or MovedMeanwhile.
    """
    post = leader_over(by, commitment, Verb.RELIST, written_on(at))
    allowed(commitment, Verb.RELIST)
    if not reason.strip():
        raise NeedsWords("重新列账的理由")
    changes: dict[str, Any] = {}
    if commitment.due_first is not None:
        if day is None:
            raise NeedsWords("新的时限：哪天以前重新办好")
        if day < on:
            raise DayIsImpossible(f"新的时限 {day:%Y-%m-%d} 早于重新列账的 {on:%Y-%m-%d}。请改成以后的一天。")
        changes |= by_hour(day, hour).fields("due_last")
    if not commitment.broken_down:  # else it is what its parts have
        changes |= dict.fromkeys(DONE_BEFORE)
    with transaction.atomic():
        hold()  # nobody seals the whole meanwhile
        check_whole_is_open(commitment)
        return move(
            commitment, Verb.RELIST, by=by, post=post, on=on, at=at, note=reason.strip(),
            closed_on=None, closed_at=None, awaits_verification=False, looked_back="", looked_back_on=None,
            look_back_by=None, look_back_why="", look_back_lot="", grade="", times_relisted=commitment.times_relisted + 1, **UNPUBLISHED, **changes,
        )  # fmt: skip


def check_whole_is_open(commitment: Commitment) -> None:
    """Raise WholeIsFinished of a part whose whole is over."""
    whole = Commitment.objects.filter(parts=commitment).first()
    if whole is not None and not whole.is_open:
        raise WholeIsFinished(whole.number, Stage(whole.stage).label)
