"""反馈: the lead says how far it is, or that it is done."""

from datetime import date, datetime
from decimal import Decimal

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..parts import named, open_parts
from ..refusals import AmountIsImpossible, NeedsWords, PartsAreOpen, ProgressIsOfItsParts
from ..stages import Stage, Verb
from .move import allowed, move
from .who import unit_or_clerk


def report(
    commitment: Commitment,
    *,
    words: str,
    by: Actor,
    on: date,
    at: datetime,
    finished: bool,
    amount: Decimal | None = None,
    share: Decimal | None = None,
) -> Step:
    """Write down what the lead says: progress (the line stays with it), or that it is finished.

    amount: how much is done, in the unit of the line's target; share: 0 to 1, for a line without a target.
    A finished line counts as whole where nothing else is said. Reporting is not closing: somebody else verifies.

    What a divided line has done is the sum of its parts: here it only says something, and is finished after them.

    Raises NotYours, NotAllowedNow, NeedsWords, AmountIsImpossible, ProgressIsOfItsParts, PartsAreOpen or MovedMeanwhile.
    """
    post, behalf = unit_or_clerk(by, commitment, Verb.REPORT)
    allowed(commitment, Verb.REPORT)
    if not words.strip():
        raise NeedsWords("办到什么程度")
    check_amounts(amount, share)
    check_of_parts(commitment, amount, share)
    if finished:
        check_parts_are_done(commitment, "报办结")
    if finished and not commitment.broken_down and amount is None and share is None:
        amount, share = (commitment.target, None) if commitment.target else (None, Decimal(1))
    return move(
        commitment, Verb.REPORT, by=by, post=post, on=on, at=at, note=words.strip(), on_behalf_of=behalf,
        to=Stage.REPORTED if finished else Stage.ACTING,
        reported_amount=commitment.reported_amount if amount is None else amount,
        reported_share=commitment.reported_share if share is None else share,
        reported_on=on, awaits_verification=True,
    )  # fmt: skip


def check_of_parts(commitment: Commitment, amount: Decimal | None, share: Decimal | None) -> None:
    """Raise ProgressIsOfItsParts for a number told of a divided line: its own is computed."""
    if commitment.broken_down and (amount is not None or share is not None):
        raise ProgressIsOfItsParts


def check_parts_are_done(commitment: Commitment, verb: str) -> None:
    """Raise PartsAreOpen while a part of the line is open, whatever would end it."""
    if commitment.broken_down and (left := open_parts(commitment)):
        raise PartsAreOpen(verb, named(left))


def check_amounts(amount: Decimal | None, share: Decimal | None) -> None:
    """Raise AmountIsImpossible for an amount below nothing or a share outside 0 to 1."""
    if amount is not None and amount < 0:
        raise AmountIsImpossible(f"完成数不能是负数，收到的是 {amount}。请填已经完成的数量。")
    if amount is not None and (len(amount.normalize().as_tuple().digits) > 15 or amount >= Decimal(10) ** 15):
        raise AmountIsImpossible("完成数最多 15 位有效数字。请核对单位再填。")
    if share is not None and not 0 <= share <= 1:
        raise AmountIsImpossible(f"进度在 0 到 100% 之间，收到的是 {share:.0%}。请填整体完成的比例。")
