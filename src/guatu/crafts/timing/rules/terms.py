"""The school year: 秋季开学前, 开学后, 暑假期间, 寒假前, 今年暑假. Half of what a township builds for its schools is due by them."""

from __future__ import annotations

from datetime import date, timedelta

from guatu.crafts.timing.periods import Context, Found, Period
from guatu.crafts.timing.pieces import pattern
from guatu.crafts.timing.rules.lunar import solar_days

SUMMER, AUTUMN_TERM = ((7, 1), (8, 31)), (9, 1)
FULL_MOON = 15  # 寒假 ends, and the spring term begins, about the fifteenth of the first lunar month
WINTER_BEFORE = 25  # days before the lunar new year with which 寒假 begins

_LIMIT = r"(?:(来临前|到来前|之前|以前|前(?!后|期|往))|(之后|以后|后(?!勤|续|备|期|进)))"
OPENING = pattern(rf"(?:([春秋])季(?:学期)?(?:新?学期)?|新学期|学校)?开学{_LIMIT}")
HOLIDAYS = pattern(rf"([暑寒])[假期](?:{_LIMIT}|(期间|里|中)|(?=[，,。、；;内]|$))")


def read_opening(text: str, at: int, context: Context, year: int | None = None, relative: bool = False) -> Found | None:
    """秋季开学前: any time up to the day before the term; without its season, the term that comes next."""
    match = OPENING.match(text, at)
    if match is None:
        return None
    terms = {"秋": (_autumn,), "春": (_spring,)}.get(match[1] or "", (_spring, _autumn))
    years = _years(year, context)
    days = sorted(day for y in years for term in terms if (day := term(y)) is not None)
    before = match[2] is not None
    day = _chosen(days, year, context, before)
    relative = relative or year is None
    if day is None:
        return Found(match.end(), Period(None, None, "before" if before else "day"), "terms", relative, lost=True)
    period = Period(None, day - timedelta(days=1), "before") if before else Period(day, None, "day")
    return Found(match.end(), period, "terms", relative)


def read_holidays(
    text: str, at: int, context: Context, year: int | None = None, relative: bool = False
) -> Found | None:
    """暑假 is July and August, 寒假 about the lunar new year; 暑假前 is any time before, 期间 the whole."""
    match = HOLIDAYS.match(text, at)
    if match is None:
        return None
    holidays = _summer if match[1] == "暑" else _winter
    relative = relative or year is None
    spans = [span for y in _years(year, context) if (span := holidays(y)) is not None]
    first = _chosen([span[0] for span in spans], year, context, match[2] is not None)
    span = next((span for span in spans if span[0] == first), None)
    if span is None:
        return Found(match.end(), Period(None, None, "before" if match[2] else "month"), "terms", relative, lost=True)
    if match[2]:
        return Found(match.end(), Period(None, span[0] - timedelta(days=1), "before"), "terms", relative)
    if match[3]:
        return Found(match.end(), Period(span[1] + timedelta(days=1), None, "day"), "terms", relative)
    return Found(match.end(), Period(*span, "month"), "terms", relative)


def _autumn(year: int) -> date | None:
    return date(year, *AUTUMN_TERM)


def _spring(year: int) -> date | None:
    days = solar_days(year, 1, FULL_MOON)
    return days[0] + timedelta(days=1) if days else None


def _summer(year: int) -> tuple[date, date] | None:
    return date(year, *SUMMER[0]), date(year, *SUMMER[1])


def _winter(year: int) -> tuple[date, date] | None:
    new_year, end = solar_days(year, 1, 1), _spring(year)
    return (new_year[0] - timedelta(days=WINTER_BEFORE), end - timedelta(days=1)) if new_year and end else None


def _years(year: int | None, context: Context) -> tuple[int, ...]:
    said_on = context.said_on
    if year is not None:
        return (year,)
    if said_on is None or not 2 < said_on.year < 9998:
        return ()
    return (said_on.year - 1, said_on.year, said_on.year + 1)


def _chosen(days: list[date], year: int | None, context: Context, before: bool) -> date | None:
    """The first of the year that is named; without one the nearest, or for a limit the next that has not begun."""
    said_on = context.said_on
    if year is not None or said_on is None:
        return days[0] if days else None
    if context.lean == "past":
        return max((day for day in days if day <= said_on), default=None)
    if before or context.lean == "future":
        return next((day for day in days if day >= said_on), None)
    return min(days, key=lambda day: abs((day - said_on).days), default=None)
