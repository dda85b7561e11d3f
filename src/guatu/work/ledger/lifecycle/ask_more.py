"""申请延期: the lead asks for another day, before the one it has has passed."""

from datetime import date, datetime

from django.utils import timezone

from guatu.records.trail.actors import Actor

from ..clocks import check_by_law
from ..models import Commitment, Step
from ..refusals import AskedAlready, DayIsNoLater, NeedsWords, NothingToExtend, TooLateToAsk
from ..stages import Verb
from .move import allowed, check_within, move
from .who import unit_or_clerk


def ask_more(
    commitment: Commitment, *, day: date, cause: str, progress: str, by: Actor, on: date, at: datetime
) -> Step:
    """Ask that the line be due on a later day: why, and how far it is. Nothing moves until an approver has decided.

    Only before expiry, with cause, progress and new date, two signatures (norms F1.14, req. 17).

    Raises NotYours, NotAllowedNow, NothingToExtend, AskedAlready, TooLateToAsk, DayIsNoLater, PartIsLater, BeyondTheLaw,
    NeedsWords or MovedMeanwhile.
    """
    post, behalf = unit_or_clerk(by, commitment, Verb.ASK_MORE)
    allowed(commitment, Verb.ASK_MORE)
    due = commitment.due_last
    if due is None:
        raise NothingToExtend
    if commitment.asked_due is not None:
        raise AskedAlready(commitment.asked_due)
    if timezone.localtime(at).date() > due:
        raise TooLateToAsk(due)
    if day <= due:
        raise DayIsNoLater(due)
    check_within(commitment, day)
    check_by_law(commitment, day)
    if not cause.strip():
        raise NeedsWords("延期的原因")
    if not progress.strip():
        raise NeedsWords("现在办到哪一步")
    return move(
        commitment, Verb.ASK_MORE, by=by, post=post, on=on, at=at, on_behalf_of=behalf, asked_due=day,
        note=f"原因：{cause.strip()}　进展：{progress.strip()}",
    )  # fmt: skip
