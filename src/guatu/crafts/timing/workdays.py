"""Working days of the People's Republic, with 调休 (weekends worked for holidays).

Sources: 民法典 art. 201 (the first day is not counted; norms F11.1); the yearly notices of the General Office
of the State Council, as the `holidays` package holds them and as a town pastes them (notices.py). The package is
imported at the first question only: it takes longer to load than a page takes to read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

LAST_NOTICE = 2026
"""The last year whose notice is out and held by the package.

Source: 国务院办公厅关于2026年部分节假日安排的通知, 国务院公报 2025年第32号 (gongbao/2025/issue_12406,
content_7048922). The notice for a year appears in the November before. Until then its statutory days are
known and its 调休 is not: dates counted over them are provisional.
"""
WEEKEND = 5  # date.weekday() of a Saturday


@dataclass(frozen=True, slots=True)
class Arrangement:
    """放假安排: the days off and the weekends worked that the notice of a year names, some of them in its neighbours."""

    year: int
    off: frozenset[date]
    worked: frozenset[date]

    def __post_init__(self) -> None:
        if self.off & self.worked:
            raise ValueError(f"a day is off or worked, not both: {sorted(self.off & self.worked)}")


class Calendar:
    """A working calendar: the shipped one, and over it the notices that a town has pasted.

    Of two notices of one year the later holds. A day that a notice names is as it says; of a year with a notice
    the other days are worked from Monday to Friday. Everything else is as shipped.
    """

    def __init__(self, arrangements: Iterable[Arrangement] = ()) -> None:
        in_force = {each.year: each for each in arrangements}
        self._years = frozenset(in_force)
        self._said: dict[date, bool] = {}
        for each in in_force.values():
            self._said |= dict.fromkeys(each.off, False) | dict.fromkeys(each.worked, True)

    def is_workday(self, day: date) -> bool:
        """Whether offices work that day: no weekend or holiday, or a weekend worked for one."""
        said = self._said.get(day)
        if said is not None:
            return said
        if day.year in self._years:
            return day.weekday() < WEEKEND
        off, worked = _shipped(day.year)
        return day in worked or (day.weekday() < WEEKEND and day not in off)

    def is_day_off(self, day: date) -> bool:
        """Whether the day is off by name: a holiday, or a day bridged to one; a plain weekend is not."""
        said = self._said.get(day)
        if said is not None:
            return not said
        return day.year not in self._years and day in _shipped(day.year)[0]

    def is_provisional(self, day: date) -> bool:
        """Whether no notice for the day's year is known, so that what is counted over it may still move."""
        return day.year > LAST_NOTICE and day.year not in self._years

    def add_workdays(self, day: date, n: int) -> date:
        """The n-th working day after ``day``, which is itself not counted; before it for a negative n.

        n = 0 gives the day itself, also where it is no working day.
        """
        step = timedelta(days=1 if n >= 0 else -1)
        for _ in range(abs(n)):
            day += step
            while not self.is_workday(day):
                day += step
        return day

    def workdays_between(self, first: date, last: date) -> int:
        """How many working days lie after ``first`` up to and with ``last``; with the two exchanged, their negative.

        It undoes add_workdays for n >= 0: workdays_between(day, add_workdays(day, n)) == n.
        """
        if last < first:
            return -self.workdays_between(last, first)
        return sum(self.is_workday(first + timedelta(days=i)) for i in range(1, (last - first).days + 1))


@lru_cache(maxsize=64)
def _shipped(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The days off and the weekends worked of a year, as the package holds them."""
    from holidays.countries.china import China

    calendar = China(years=year)  # type: ignore[no-untyped-call]
    off = frozenset(day for day in calendar if day.year == year)
    return off, frozenset(day for day in calendar.weekend_workdays if day.year == year)


NATIONAL = Calendar()
"""The calendar as shipped, without any pasted notice."""
is_workday = NATIONAL.is_workday
is_provisional = NATIONAL.is_provisional
add_workdays = NATIONAL.add_workdays
workdays_between = NATIONAL.workdays_between
