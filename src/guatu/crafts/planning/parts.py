"""A divided line: what its parts come to, and whether they come to the whole.

    200 座 = 河东村 120 座 + 河西村 80 座; reported 60 + 20 → 80/200; verified 40 + 20 → 60/200

Where the whole has an amount, the amounts of the parts are added up; where it has none, the shares of the parts
are averaged by their weights. A part that was withdrawn or merged counts no more: of an amount it leaves a gap
that is said, of weights the others fill its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from guatu.crafts.planning.saying import amount_words as words_of_amount
from guatu.crafts.planning.saying import percent_words as words_of_share

STEP = Decimal("0.0001")  # as fine as a share is kept


@dataclass(frozen=True, slots=True)
class Part:
    """What of one part the whole depends on.

    name: its number in the ledger; target, reported, verified: amounts in the unit of the whole
    reported_share, verified_share: 0 to 1; weight: how much it counts where nothing is counted in amounts
    """

    name: str
    target: Decimal | None = None
    reported: Decimal | None = None
    verified: Decimal | None = None
    reported_share: Decimal | None = None
    verified_share: Decimal | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Sum:
    """What the parts come to: an amount, or a share of the whole. because: the sum in words."""

    amount: Decimal | None
    share: Decimal | None
    because: str


def amount_words(amount: Decimal, unit: str = "") -> str:
    """Return an amount as a clerk writes it."""
    return words_of_amount(Fraction(amount), unit)


def percent_words(share: Decimal) -> str:
    """Return a share in per cent."""
    return words_of_share(Fraction(share))


def missing(parts: Sequence[Part], target: Decimal) -> Decimal:
    """Return how much of the target no part has taken on; below nothing where they have taken on more."""
    return target - sum((part.target or Decimal(0) for part in parts), Decimal(0))


def missing_words(parts: Sequence[Part], target: Decimal, unit: str) -> str:
    """Say how the amounts of the parts come to the target: 合计 150 座，还差 50 座没有分解."""
    gap = missing(parts, target)
    total = f"各条合计 {amount_words(target - gap, unit)}"
    if gap > 0:
        return f"{total}，还差 {amount_words(gap, unit)}没有分解"
    if gap < 0:
        return f"{total}，比总数多 {amount_words(-gap, unit)}"
    return f"{total}，正好"


def reported_sum(parts: Sequence[Part], target: Decimal | None, unit: str) -> Sum:
    """Return what the parts have reported, together; nothing of a line none of whose parts has said anything."""
    return _sum(parts, target, unit, [part.reported for part in parts], [part.reported_share for part in parts])


def verified_sum(parts: Sequence[Part], target: Decimal | None, unit: str) -> Sum:
    """Return what somebody else has verified of the parts, together."""
    return _sum(parts, target, unit, [part.verified for part in parts], [part.verified_share for part in parts])


def _sum(
    parts: Sequence[Part],
    target: Decimal | None,
    unit: str,
    amounts: Sequence[Decimal | None],
    shares: Sequence[Decimal | None],
) -> Sum:
    if target is not None:
        if all(amount is None for amount in amounts):
            return Sum(None, None, "")
        told = [amount or Decimal(0) for amount in amounts]
        total = sum(told, Decimal(0))
        terms = " + ".join(amount_words(amount) for amount in told)
        return Sum(total, None, f"{terms} = {amount_words(total)}/{amount_words(target, unit)}")
    done = [_share(part, amount, share) for part, amount, share in zip(parts, amounts, shares, strict=True)]
    if all(each is None for each in done):
        return Sum(None, None, "")
    weights = sum(part.weight for part in parts)
    total = sum((part.weight * (share or Decimal(0)) for part, share in zip(parts, done, strict=True)), Decimal(0)) / weights
    total = total.quantize(STEP, ROUND_DOWN)
    equal = len({part.weight for part in parts}) == 1
    terms = " + ".join(
        percent_words(share or Decimal(0)) + ("" if equal else f"×{part.weight}") for part, share in zip(parts, done, strict=True)
    )
    over = f"÷ {len(parts)} 条" if equal else f"÷ 权重 {weights}"
    return Sum(None, total, f"（{terms}）{over} = {percent_words(total)}")


def _share(part: Part, amount: Decimal | None, share: Decimal | None) -> Decimal | None:
    """Return how far a part is, 0 to 1: by its amount where it has one, never more than the whole of it."""
    if amount is not None and part.target:
        return max(Decimal(0), min(Decimal(1), amount / part.target))
    return share


def divided(target: Decimal, into: int, *, whole_numbers: bool) -> list[Decimal]:
    """Return equal amounts that come to the target exactly; what does not go up falls to the first.

    whole_numbers: the unit knows no halves (座, 户, 件)

    Raises ValueError for no part at all.
    """
    if into < 1:
        raise ValueError(f"an amount is divided into at least one: got {into}")
    step = Decimal(1) if whole_numbers else Decimal("0.001")
    least = (target / into).quantize(step, ROUND_DOWN)
    left = target - least * into
    found = []
    for _ in range(into):
        more = min(step, left)
        found.append(least + more)
        left -= more
    return found
