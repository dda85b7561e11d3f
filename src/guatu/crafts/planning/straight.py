"""The straight line: how much of a work was planned for a day, and the day a share was planned for.

Until a line of the ledger has a plan of its own, it is held against the simplest one: nothing on the
day the paper was written, the whole on the due date, the same amount each calendar day between them.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil


@dataclass(frozen=True, slots=True)
class StraightLine:
    """A plan of equal days from ``begins`` (share 0) to ``ends`` (share 1).

    A line that ends on the day it begins, or before (the paper is younger than the date it speaks of),
    is a step: nothing until ``ends``, the whole from that day on.
    """

    begins: date
    ends: date

    @property
    def length(self) -> int:
        """The calendar days from the beginning to the end, never below 0."""
        return max((self.ends - self.begins).days, 0)

    def share_on(self, day: date) -> Fraction:
        """Return the share of the work, 0 to 1, that the line wants by the end of the day."""
        if day >= self.ends:
            return Fraction(1)
        if day <= self.begins:
            return Fraction(0)
        return Fraction((day - self.begins).days, self.length)

    def day_of(self, share: Fraction | float) -> date:
        """Return the first day on which the line wants the share.

        share: of the whole work; below 0 counts as 0, above 1 as 1 (more than promised is no more than done)
        """
        share = min(max(exact(share), Fraction(0)), Fraction(1))
        if not self.length:
            return self.ends
        return self.begins + timedelta(days=ceil(share * self.length))

    def days_ahead(self, share: Fraction | float, today: date) -> int:
        """Return how many calendar days the work is ahead of the line, below 0 when it is behind.

        It is the distance from today to the day the line wanted what is done. What is done in whole is as
        far ahead as the end of the line is away.
        """
        return (self.day_of(share) - today).days


def exact(number: Fraction | float) -> Fraction:
    """Return the number as people wrote it: 0.1 is a tenth, not the binary fraction next to it."""
    return number if isinstance(number, Fraction) else Fraction(str(number))


def share_of(amount: Fraction | float, target: Fraction | float) -> Fraction:
    """Return what part of the target the amount is, exactly; ``target`` above 0.

    Raises ValueError if the target is not above 0: no part of nothing can be done.
    """
    if target <= 0:
        raise ValueError(f"a share needs a target above 0: got {amount} of {target}")
    return exact(amount) / exact(target)
