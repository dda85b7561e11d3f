"""The occurrences of a cadence: each week, half month, month … of a recurring duty, with its last day.

    “每周巡查” from Friday 16 October: the first occurrence is the week of 12 to 18 October, the second 19 to 25 …

An occurrence is a whole period of the calendar, and is owed by the period's last day. A paper that says
每周 names no weekday, so none is made up: the week ends on Sunday, the half month on the 15th and on the
month's last day, the quarter with March, June, September and December.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_OF = {"monthly": 1, "quarterly": 3, "halfyearly": 6, "yearly": 12}
WORDS = {
    "daily": "每个工作日",
    "weekly": "每周",
    "biweekly": "每两周",
    "halfmonthly": "每半月",
    "monthly": "每月",
    "quarterly": "每季度",
    "halfyearly": "每半年",
    "yearly": "每年",
}
# No page shows more: ten years of days. It keeps a slip of the pen in a date from filling the memory.
MOST = 3660


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One period of a recurring duty: ``number`` counts from 1, both days belong to the period."""

    number: int
    first: date
    last: date


def occurrences(cadence: str, first: date, last: date) -> list[Occurrence]:
    """Return the occurrences of the cadence whose period touches first … last, numbered from 1.

    cadence: daily weekly biweekly halfmonthly monthly quarterly halfyearly yearly
    first: the day the duty begins; its own period is the first occurrence
    last: the last day looked at; the period it lies in is still returned, whole

    Fortnights have no calendar of their own: they are counted from the Monday of the first week.

    Raises ValueError for a cadence that is none of these; 定期 has no cadence and no occurrences.
    """
    if cadence not in WORDS:
        raise ValueError(f"a cadence is one of {', '.join(WORDS)}: got {cadence!r}")
    found: list[Occurrence] = []
    begins = _PERIODS[cadence](first)
    while begins <= last and len(found) < MOST:
        following = _following(cadence, begins)
        found.append(Occurrence(len(found) + 1, begins, following - timedelta(days=1)))
        begins = following
    return found


def current(cadence: str, began: date, today: date) -> Occurrence | None:
    """Return the occurrence that today lies in, or None before the duty begins."""
    if today < began:
        return None
    return occurrences(cadence, began, today)[-1]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _half_month(day: date) -> date:
    return day.replace(day=1 if day.day <= 15 else 16)


def _months(count: int) -> Callable[[date], date]:
    def beginning(day: date) -> date:
        return date(day.year, (day.month - 1) // count * count + 1, 1)

    return beginning


_PERIODS: dict[str, Callable[[date], date]] = {
    "daily": lambda day: day,
    "weekly": _monday,
    "biweekly": _monday,
    "halfmonthly": _half_month,
    **{cadence: _months(count) for cadence, count in MONTHS_OF.items()},
}


def _following(cadence: str, begins: date) -> date:
    """Return the first day of the period after the one that begins on the day."""
    if cadence in ("daily", "weekly", "biweekly"):
        return begins + timedelta(days={"daily": 1, "weekly": 7, "biweekly": 14}[cadence])
    if cadence == "halfmonthly" and begins.day == 1:
        return begins.replace(day=16)
    month = begins.month - 1 + MONTHS_OF.get(cadence, 1)
    return date(begins.year + month // 12, month % 12 + 1, 1)
