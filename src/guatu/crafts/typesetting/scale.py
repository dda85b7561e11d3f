"""The axis of days: which months a chart shows, and where on it a day stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Window:
    """The days a chart shows, ``first`` to ``last``, both with it; whole months when chosen by choose_window."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a window ends after it begins: got {self.first} to {self.last}")

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def months(self) -> Iterator[date]:
        """Yield the first shown day of each month: the window's first day, then the firsts of months."""
        day = self.first
        while day <= self.last:
            yield day
            day = add_months(day, 1)

    def mondays(self) -> Iterator[date]:
        """Yield every Monday of the window."""
        day = self.first + timedelta(days=-self.first.weekday() % 7)
        while day <= self.last:
            yield day
            day += timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Scale:
    """A window of days laid on the stretch ``left`` … ``right`` of a drawing; a day stands where it begins."""

    window: Window
    left: float
    right: float

    @property
    def day_width(self) -> float:
        return (self.right - self.left) / ((self.window.last - self.window.first).days + 1)

    def x(self, day: date) -> float:
        """Return where the day stands; days outside the window stand at the nearer edge."""
        place = self.left + (day - self.window.first).days * self.day_width
        return min(max(place, self.left), self.right)


def add_months(day: date, count: int) -> date:
    """Return the first day of the month ``count`` months after (below 0: before) the day's own."""
    month = day.year * 12 + day.month - 1 + count
    return date(month // 12, month % 12 + 1, 1)


def choose_window(today: date, begins: Iterable[date], ends: Iterable[date], *, most_months: int = 6) -> Window:
    """Return whole months that hold today, its quarter, and nine in ten of what begins and ends.

    begins, ends: the first and the last days of the bars; a few far ones shall not squeeze all the others,
        they are cut at the edge
    most_months: at least 3. When it is too few, the past gives way first, down to the month before today
    """
    if most_months < 3:
        raise ValueError(f"a window needs at least the three months of a quarter: got {most_months}")
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    first = min(quarter, _nine_in_ten(sorted(begins, reverse=True), quarter))
    first = max(first, add_months(today, -2))
    first = min(first, quarter)
    quarters_last = add_months(quarter, 2)
    last_month = max(quarters_last, _nine_in_ten(sorted(ends), quarter)).replace(day=1)
    last_month = min(last_month, max(quarters_last, add_months(today, most_months - 2)))
    first = max(first, add_months(last_month, 1 - most_months))
    return Window(first.replace(day=1), add_months(last_month, 1) - timedelta(days=1))


def _nine_in_ten(days: list[date], otherwise: date) -> date:
    """Return the day up to which nine tenths of the sorted days lie."""
    if not days:
        return otherwise
    return days[(len(days) * 9 + 9) // 10 - 1]
