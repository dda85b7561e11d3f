"""How days, amounts and shares are said in the sentences of this room."""

from datetime import date
from fractions import Fraction
from math import floor

from guatu.crafts.planning.straight import exact


def day_words(day: date, today: date) -> str:
    """Return 10月27日, or 2027年1月15日 where the year is not this one."""
    words = f"{day.month}月{day.day}日"
    return words if day.year == today.year else f"{day.year}年{words}"


def amount_words(amount: Fraction | float, unit: str = "", *, places: int = 2) -> str:
    """Return an amount as a clerk writes it: 9 根, 2.5 公里, 1.2万亩, 2.5亿元; never rounded up.

    Never up, so that 11.999 of 12 is not printed as done.
    places: so many behind the point at most, below ten thousand
    """
    amount = exact(amount)
    for step, word in ((10**8, "亿"), (10**4, "万")):
        if amount >= step:
            return f"{_cut(amount / step, 2)}{word}{unit}"
    return f"{_cut(amount, places)}{' ' if unit else ''}{unit}"


def percent_words(share: Fraction | float, *, places: int = 0) -> str:
    """Return 40%, or 0.5% below one in a hundred; cut, not rounded, so that 99.7 % is not the whole."""
    share = exact(share)
    return f"{_cut(share * 100, places if share >= 0.01 or share <= 0 else max(places, 1))}%"


def _cut(number: Fraction, places: int) -> str:
    scale = 10**places
    cut = Fraction(floor(number * scale), scale)
    return f"{float(cut):.{places}f}".rstrip("0").rstrip(".") if places else str(int(cut))
