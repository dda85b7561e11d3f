"""延期: the approver grants a later day. The first date stays, and on time is judged by it."""

from datetime import date, datetime, time

from guatu.records.trail.actors import Actor, HeldPost

from ..clocks import check_by_law
from ..dues import By, by_hour
from ..models import Commitment, Step
from ..models.step import written_on
from ..refusals import AskedByYourself, DayIsNoLater, NobodyAsked
from ..stages import Verb
from .move import allowed, check_within, move
from .who import leader_over


def extend(
    commitment: Commitment, *, by: Actor, on: date, at: datetime, day: date | None = None, hour: time | None = None, note: str = "",
) -> Step:
    """Move the present date to the day that was asked for, or to another one; of a clock in hours to an hour of it.

    Raises NotYours, NotAllowedNow, NobodyAsked, AskedByYourself, DayIsNoLater, PartIsLater, BeyondTheLaw or
    MovedMeanwhile.
    """
    post = decider_of(by, commitment, Verb.EXTEND, at)
    due, asked = commitment.by_last, commitment.asked_due
    assert due is not None and asked is not None  # somebody asked
    granted = By(asked, commitment.asked_due_at) if day is None else by_hour(day, hour)
    if not granted.is_after(due):
        raise DayIsNoLater(due)
    check_within(commitment, granted)
    check_by_law(commitment, granted)
    return move(
        commitment, Verb.EXTEND, by=by, post=post, on=on, at=at, note=note.strip(),
        **granted.fields("due_last"), asked_due=None, times_extended=commitment.times_extended + 1,
    )  # fmt: skip


def decider_of(by: Actor, commitment: Commitment, verb: Verb, at: datetime) -> HeldPost:
    """Return the post by which the request is decided: that of the leader in charge or above, and not of whoever asked.

    Raises NotYours, NotAllowedNow, NobodyAsked or AskedByYourself.
    """
    post = leader_over(by, commitment, verb, written_on(at))
    allowed(commitment, verb)
    check_asked(by, commitment)
    return post


def check_asked(by: Actor, commitment: Commitment) -> None:
    """Raise NobodyAsked or AskedByYourself."""
    if commitment.asked_due is None:
        raise NobodyAsked
    asked = commitment.steps.filter(verb=Verb.ASK_MORE).order_by("-number").values_list("user", flat=True).first()
    if asked == by.user:
        raise AskedByYourself
