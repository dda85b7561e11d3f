"""Feasts and seasons as limits: 春节前, 国庆前, 汛期前, 春节期间, 春节后. Their bare names are no times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Literal

from guatu.crafts.timing.periods import Context, Found, Period
from guatu.crafts.timing.pieces import pattern
from guatu.crafts.timing.rules.lunar import solar_days

LUNAR = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7), "中秋": (8, 15), "重阳": (9, 9), "腊八": (12, 8)}
SOLAR = {
    "元旦": (1, 1), "清明": (4, 5), "五一": (5, 1), "劳动节": (5, 1), "七一": (7, 1), "建党节": (7, 1), "八一": (8, 1),
    "建军节": (8, 1), "国庆": (10, 1), "十一": (10, 1), "教师节": (9, 10), "妇女节": (3, 8), "植树节": (3, 12), "青年节": (5, 4), "儿童节": (6, 1),
}  # fmt: skip
DAYS = {"春节": 8, "国庆": 7, "五一": 5, "劳动节": 5}  # how long 期间 is, from the day itself
# 五一, 七一, 十一 are feasts only where they are marked as names or a limit follows at once.
NAMES = (
    "春节|元旦|元宵|除夕|清明|五一|劳动节|端午|七一|七夕|建党节|八一|建军节|中秋|重阳|国庆|教师节|妇女节|植树节|青年节|儿童节|腊八"
    '|十一(?=[”"])'
)
FEAST = pattern(
    rf"[“\"]?({NAMES})节?[”\"]?(?:[、和与及]?[“\"]?({NAMES})节?[”\"]?)?(?:节|假期|双节|两节)?"
    r"(?:(前夕|来临之前|来临前|到来之前|到来前|之前|以前|前(?!后|往|来|期|列))|(期间|假期期间|假日期间|假期|假日)"
    r"|(之后|以后|过后|后(?!勤|续|备|期|[一二三四五两\d])))"
)
OF_A_YEAR = pattern(rf"({NAMES})节?(?:当[天日])?(?!联|晚|大|诗|词|文|会)")
FLOOD = pattern(r"(?:主?汛期(?:来临|到来)?(?:之前|以前|前(?!后|期|往))|汛前(?!期))")
BEFORE_NEW_YEAR = pattern(r"(?<![\d一二三四五六七八九十两几多半数些百千万同青少今去明来往])年前(?!后|往|来|期|列|景)")


def read_feast(text: str, at: int, context: Context, year: int | None = None, relative: bool = False) -> Found | None:
    """春节前: any time up to the day before; 春节期间: the days off; 春节后: from the first day behind them on.

    Without a year, the feast that comes next, or for 期间 and 后 the nearest. Of two (元旦、春节期间) both and what
    lies between.
    """
    match = FEAST.match(text, at)
    if match is None:
        return read_feast_of_year(text, at, year, relative)
    before = match[3] is not None
    first = _day_of_feast(match[1], year, context, before)
    name, day = match[2] or match[1], first
    if match[2] and first is not None:
        days = [day_of_feast(name, first.year), day_of_feast(name, first.year + 1)]
        day = min(filter(None, days), key=partial(_distance, first), default=None)
    if day is not None and first is not None and not before:
        first, last = min(first, day), max(first, day) + timedelta(days=DAYS.get(name, 1) - 1)
        period = Period(last + timedelta(days=1), None, "day") if match[5] else Period(first, last, "day")
        return Found(match.end(), period, "feasts", relative or year is None)
    return _limited(match.end(), day, before, 1, context, relative or year is None, "feasts")


def read_feast_of_year(text: str, at: int, year: int | None, relative: bool) -> Found | None:
    """去年春节, 2026年国庆节: with its year a bare name is a time, the day itself."""
    match = OF_A_YEAR.match(text, at) if year is not None else None
    day = day_of_feast(match[1], year) if match and year is not None and 0 < year < 9999 else None
    return Found(match.end(), Period(day, day, "day"), "feasts", relative) if match and day else None


def read_flood_season(
    text: str, at: int, context: Context, year: int | None = None, relative: bool = False
) -> Found | None:
    """汛期前, 汛前: any time up to the day before the season begins, by convention."""
    match = FLOOD.match(text, at)
    if match is None:
        return None
    month, day = context.conventions.flood_season
    chosen = _next(lambda y: date(y, month, day), year, context, True)
    return _limited(match.end(), chosen, True, 1, context, relative or year is None, "feasts")


def read_before_new_year(text: str, at: int, context: Context) -> Found | None:
    """年前: before the lunar new year that comes next."""
    match = BEFORE_NEW_YEAR.match(text, at)
    if match is None:
        return None
    return _limited(match.end(), _day_of_feast("春节", None, context, True), True, 1, context, True, "feasts")


def day_of_feast(name: str, year: int) -> date | None:
    """The day of a feast in a year; None for a lunar one outside the table."""
    if name in SOLAR:
        return date(year, *SOLAR[name])
    if name == "除夕":  # the last day of the lunar year
        spring = solar_days(year + 1, 1, 1)
        return spring[0] - timedelta(days=1) if spring else None
    days = solar_days(year, *LUNAR[name])
    return days[0] if days else None


def _day_of_feast(name: str, year: int | None, context: Context, before: bool) -> date | None:
    return _next(lambda y: day_of_feast(name, y), year, context, before)


def _distance(one: date, other: date) -> int:
    return abs((other - one).days)


def _next(day_in: Callable[[int], date | None], year: int | None, context: Context, before: bool) -> date | None:
    """The feast of the year; without one the nearest, or for a limit the next that has not begun."""
    if year is not None:
        return day_in(year)
    said_on = context.said_on
    if said_on is None or not 2 < said_on.year < 9998:
        return None
    days = [day for y in (said_on.year - 1, said_on.year, said_on.year + 1) if (day := day_in(y)) is not None]
    if context.lean == "past":
        days = [day for day in days if day <= said_on]
        return days[-1] if days else None
    if before or context.lean == "future":
        return next((day for day in days if day >= said_on), None)
    return min(days, key=lambda day: abs((day - said_on).days), default=None)


def _limited(end: int, day: date | None, before: bool, days: int, context: Context, relative: bool, rule: str) -> Found:
    precision: Literal["before", "day"] = "before" if before else "day"
    if day is None:
        return Found(end, Period(None, None, precision), rule, relative, lost=True)
    if before:
        return Found(end, Period(None, day - timedelta(days=1), "before"), rule, relative)
    return Found(end, Period(day, day + timedelta(days=days - 1), "day"), rule, relative)
