"""Periods: the days that a time word stands for, and the conventions that fix their edges."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "month", "quarter", "half", "year", "before"]
Lean = Literal["past", "future", "near"]


@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` to ``last``, both inclusive.

    first: None where the words give no beginning (11月底前), or where nothing could be resolved
    last: None where the words give no end (即日起), or where nothing could be resolved
    precision: the unit that the words name; "before" for any time up to ``last``
    """

    first: date | None
    last: date | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Conventions:
    """What custom, not grammar, decides. Days are days of the month, counted from 1."""

    month_end_from: int = 21
    """月底 is from this day to the month's last."""
    month_begin_to: int = 10
    """月初 is from the 1st to this day."""
    month_middle: tuple[int, int] = (11, 20)
    """月中, and 中旬."""
    year_end_months: int = 1
    """年底 is the last so many months of the year: December."""
    quarter_end_months: int = 1
    """季末 is the last so many months of the quarter; 上半年末 of the half."""
    flood_season: tuple[int, int] = (5, 1)
    """Month and day on which 汛期 begins; 5月1日 in the Huai and Yangtze provinces."""
    other_year_handicap: int = 60
    """Days by which another year must be nearer than the paper's own before 12月 in January is last year's."""
    grace: int = 31
    """Days that a due date may lie before its paper (or an event after it) and still be of this year."""


DEFAULT = Conventions()


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule knows beside the text: the day the words were said, where they lean, and the conventions."""

    said_on: date | None
    lean: Lean = "near"
    conventions: Conventions = DEFAULT


LIMITS_ARE_AHEAD = 180  # days by which a limit of the year before counts as further away


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a year, before its year is settled.

    first, last: month and day; a day past the month's end means the last one
    precision: the unit that the words name
    year: None where the words name none
    relative: whether ``year`` came from the day the words were said (今年) and not from the words alone
    whole: the unit itself (10月) and not its end or part (10月底); 10月前 ends before it, 10月底前 with it
    fixed: year-less words that keep to the year in which they are said (上半年), unless a lean says otherwise
    """

    first: tuple[int, int]
    last: tuple[int, int]
    precision: Precision
    year: int | None = None
    relative: bool = False
    whole: bool = True
    fixed: bool = False

    def in_year(self, year: int) -> tuple[date, date]:
        """The two days in that year; the last one a year later if the stretch runs over the new year."""
        last_year = year + 1 if self.last < self.first else year
        return day_of(year, *self.first), day_of(last_year, *self.last)


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found at a place: where it ends, and what it means.

    meaning: a Stretch whose year is still to be settled, a Period, or None for words that give no period (当日)
    lost: the words are relative to a day that is not known, so that the ends stay open
    """

    end: int
    meaning: Stretch | Period | None
    rule: str
    relative: bool = True
    lost: bool = False


Rule = Callable[[str, int, Context], Found | None]


def day_of(year: int, month: int, day: int) -> date:
    """The day; one past the month's end is the month's last."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def month_shifted(day: date, months: int) -> date:
    """The same day some months later (or earlier); the month's last where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    return day_of(index // 12, index % 12 + 1, day.day)


def settle(stretch: Stretch, context: Context, *, edge: Literal["both", "last"] = "both") -> tuple[date, date] | None:
    """Choose the year of a stretch; None without a year and a day on which it was said.

    A year in the words is obeyed. Otherwise, by where the words lean:
    near    the year in which they are said, unless the same part of another year is nearer to that day by more
            than ``other_year_handicap`` days (12月 in January is last year's); ties go to the past
    past    the latest that has begun, or will within the grace (things told as having happened)
    future  the earliest that has not ended, or only within the grace (things due)

    edge: "last" if only the end of the stretch matters (11月底前); such a limit is rather to come than past

    Calendar years outside 1..9999 give None.
    """
    if stretch.year is not None:
        return stretch.in_year(stretch.year)
    said_on = context.said_on
    if said_on is None or not 2 < said_on.year < 9998:
        return None

    own = said_on.year
    choices = [stretch.in_year(year) for year in (own - 1, own, own + 1)]
    grace = timedelta(days=context.conventions.grace)
    if context.lean == "past":
        begun = [choice for choice in choices if choice[0] <= said_on]
        if stretch.fixed and stretch.first == (1, 1) and stretch.last == (12, 31) and said_on.month <= 3:
            return choices[0]  # 全年 in the first months, told as done, is the year that has ended
        soon = [choice for choice in choices if said_on < choice[0] <= said_on + timedelta(days=3)]
        return soon[0] if soon and stretch.precision == "day" else begun[-1]
    if context.lean == "future":
        return next(choice for choice in choices if choice[1] + grace >= said_on)
    if stretch.fixed:
        return choices[1]

    def distance(choice: tuple[date, date]) -> tuple[int, bool]:
        first, last = (choice[1], choice[1]) if edge == "last" else choice
        days = max((first - said_on).days, (said_on - last).days, 0)
        if first.year != own:
            days += context.conventions.other_year_handicap
            if edge == "last" and last < said_on:
                days += LIMITS_ARE_AHEAD
        return days, first > said_on

    return min(choices, key=distance)
