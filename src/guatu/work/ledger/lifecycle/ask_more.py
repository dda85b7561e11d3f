"""申请延期: the lead asks for another day, before the one it has has passed."""

from datetime import date, datetime, time

from guatu.records.trail.actors import Actor

from ..checked import adding
from ..clocks import check_by_law
from ..dues import By, by_hour
from ..models import Commitment, Step
from ..refusals import AskedAlready, DayIsNoLater, NeedsWords, NothingToExtend, TooLateToAsk
from ..stages import Verb
from .move import allowed, check_within, move
from .who import unit_or_clerk


def ask_more(
    commitment: Commitment, *, day: date, cause: str, progress: str, by: Actor, on: date, at: datetime, hour: time | None = None
) -> Step:
    """Ask that the line be due on a later day: why, and how far it is. Nothing moves until an approver has decided.

    Only before expiry, with cause, progress and new date, two signatures (norms F1.14, req. 17).

    Raises NotYours, NotAllowedNow, NothingToExtend, AskedAlready, TooLateToAsk, DayIsNoLater, PartIsLater, BeyondTheLaw,
    NeedsWords or MovedMeanwhile.
    """
    post, behalf = unit_or_clerk(by, commitment, Verb.ASK_MORE)
    allowed(commitment, Verb.ASK_MORE)
    due, wanted = due_to_extend(commitment, at), by_hour(day, hour)
    if not wanted.is_after(due):
        raise DayIsNoLater(due)
    check_within(commitment, wanted)
    check_by_law(commitment, wanted)
    if not cause.strip():
        raise NeedsWords("延期的原因")
    if not progress.strip():
        raise NeedsWords("现在办到哪一步")
    return move(
        commitment, Verb.ASK_MORE, by=by, post=post, on=on, at=at, on_behalf_of=behalf, **wanted.fields("asked_due"),
        note=adding(f"原因：{cause.strip()}", f"　进展：{progress.strip()}"),
    )  # fmt: skip


def due_to_extend(commitment: Commitment, at: datetime) -> By:
    """Return the date beyond which a later one may still be asked for. Raises NothingToExtend, AskedAlready or TooLateToAsk."""
    due = commitment.by_last
    if due is None:
        raise NothingToExtend
    if commitment.asked_due is not None:
        raise AskedAlready(By(commitment.asked_due, commitment.asked_due_at))
    if due.is_over(at):
        raise TooLateToAsk(due)
    return due
