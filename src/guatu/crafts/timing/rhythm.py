"""A rhythm: on which days something that recurs from a first day comes round, put onto working days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .workdays import NATIONAL, Calendar

_DAYS = {"daily": 1, "weekly": 7, "biweekly": 14}
_MONTHS = {"monthly": 1, "quarterly": 3, "halfyearly": 6, "yearly": 12}
_MOST = 20_000  # a daily round of more than fifty years is a slip of the pen


@dataclass(frozen=True, slots=True)
class Round:
    """One coming round. fell_on: the day by the calendar; day: the working day it is held on."""

    day: date
    fell_on: date
    provisional: bool


def next_round(
    cadence: str, first: date, after: date, last: date | None = None, calendar: Calendar = NATIONAL
) -> Round | None:
    """Return the first round on ``after`` or later, or None: no such cadence, or none up to ``last``.

    The rounds are counted from ``first`` (itself the first of them) by the calendar, so that a holiday moves
    one round and not all that follow; one that falls on a day off is held on the next working day.
    """
    for fell_on in rounds(cadence, first):
        day = on_workday(fell_on, calendar)
        if last is not None and fell_on > last:
            return None
        if day >= after:
            return Round(day, fell_on, calendar.is_provisional(day))
    return None


def rounds(cadence: str, first: date) -> Iterator[date]:
    """Yield the days of the rounds by the calendar; the 31st is the last day of a shorter month."""
    for n in range(_MOST):
        if cadence in _DAYS:
            yield first + timedelta(days=n * _DAYS[cadence])
        elif cadence in _MONTHS:
            yield months_later(first, n * _MONTHS[cadence])
        elif cadence == "halfmonthly":
            month = months_later(first.replace(day=1), n // 2)
            yield from (
                day for day in ([month.replace(day=1)] if n % 2 == 0 else [month.replace(day=15)]) if day >= first
            )
        else:
            return


def months_later(day: date, months: int) -> date:
    """Return the same day some months later (earlier for a negative number), or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def on_workday(day: date, calendar: Calendar = NATIONAL) -> date:
    """Return the day itself if offices work, else the next day they do."""
    return day if calendar.is_workday(day) else calendar.add_workdays(day, 1)


def a_year_later(day: date, calendar: Calendar = NATIONAL) -> date:
    """Return the same day of the next year; one that is off is moved to the working day before.

    A deadline moved back would be later than the year before allowed: a date never gets slacker by copying.
    """
    later = months_later(day, 12)
    return later if calendar.is_workday(later) else calendar.add_workdays(later, -1)
