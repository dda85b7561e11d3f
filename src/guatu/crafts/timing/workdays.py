"""Working days of the People's Republic, with 调休 (weekends worked for holidays).

Sources: 民法典 art. 201 (the first day is not counted; norms F11.1); the yearly notices of the General Office
of the State Council, as the `holidays` package holds them. The package is imported at the first question only:
it takes longer to load than a page takes to read.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

LAST_NOTICE = 2026
"""The last year whose notice is out and held by the package.

Source: 国务院办公厅关于2026年部分节假日安排的通知, 国务院公报 2025年第32号 (gongbao/2025/issue_12406,
content_7048922). The notice for a year appears in the November before. Until then its statutory days are
known and its 调休 is not: dates counted over them are provisional.
"""


def is_workday(day: date) -> bool:
    """Whether offices work that day: no weekend or holiday, or a weekend worked for one."""
    off, worked = _calendar(day.year)
    if day in worked:
        return True
    return day.weekday() < 5 and day not in off


def is_provisional(day: date) -> bool:
    """Whether no notice for the day's year is known, so that what is counted over it may still move."""
    return day.year > LAST_NOTICE


def add_workdays(day: date, n: int) -> date:
    """The n-th working day after ``day``, which is itself not counted; before it for a negative n.

    n = 0 gives the day itself, also where it is no working day.
    """
    step = timedelta(days=1 if n >= 0 else -1)
    for _ in range(abs(n)):
        day += step
        while not is_workday(day):
            day += step
    return day


def workdays_between(first: date, last: date) -> int:
    """How many working days lie after ``first`` up to and with ``last``; with the two exchanged, their negative.

    It undoes add_workdays for n >= 0: workdays_between(day, add_workdays(day, n)) == n.
    """
    if last < first:
        return -workdays_between(last, first)
    return sum(is_workday(first + timedelta(days=i)) for i in range(1, (last - first).days + 1))


@lru_cache(maxsize=64)
def _calendar(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The days off and the weekends worked of a year."""
    from holidays.countries.china import China

    calendar = China(years=year)  # type: ignore[no-untyped-call]
    off = frozenset(day for day in calendar if day.year == year)
    return off, frozenset(day for day in calendar.weekend_workdays if day.year == year)
