"""Seasons: 去冬今春, 今冬明春, 今春; 入汛以来, 入冬前, 入夏以来."""

from __future__ import annotations

from datetime import date, timedelta

from guatu.crafts.timing.periods import Context, Found, Period, day_of
from guatu.crafts.timing.pieces import pattern

# The meteorological seasons: the month with which each begins; winter runs into the next year.
FIRST_MONTH = {"春": 3, "夏": 6, "秋": 9, "冬": 12}
SHIFT = {"去": -1, "今": 0, "明": 1}
# 明春 within a run of characters may be a person's name; 至今, 过去 and 春节 are other words.
NAMED = pattern(
    r"(?:(?<![过失出回进])([去今])(冬)([今明])(春)|((?<![过失出回进])去|(?<![至如当迄现而古])今|(?<![一-鿿])明|(?<=[在于到至])明)"
    r"([春夏秋冬]))(?:两季|季(?!节))?(?:以来)?(?![节联运雨晚兰装天奥])"
)
OF_A_YEAR = pattern(r"([春夏秋冬])(?:季(?!节|运|度)|天|(?=[，,。、；;]|$))")
BEGUN = pattern(r"入([春夏秋冬汛])(以来|以后|后|之前|以前|前(?!后|期))(?![，,]?再)")


def read_season(text: str, at: int, context: Context) -> Found | None:
    """今春, 去冬今春: by the seasons of the weather service; a season that goes on ends with its last day."""
    match = NAMED.match(text, at)
    if match is None:
        return None
    said_on = context.said_on
    if said_on is None or not 10 < said_on.year < 9990:
        return Found(match.end(), Period(None, None, "quarter"), "seasons", lost=True)
    one, last = (match[1], match[2]), (match[3], match[4])
    if match[5]:
        one = last = (match[5], match[6])
    first = date(said_on.year + SHIFT[one[0]], FIRST_MONTH[one[1]], 1)
    ends = _end(date(said_on.year + SHIFT[last[0]], FIRST_MONTH[last[1]], 1))
    if match[0].endswith("以来"):
        return Found(match.end(), Period(first, said_on, "quarter"), "seasons+since") if first <= said_on else None
    return Found(match.end(), Period(first, ends, "quarter"), "seasons")


def read_season_of_year(
    text: str, at: int, context: Context, year: int | None = None, relative: bool = False
) -> Found | None:
    """2025年春季, 去年冬天, 2024年秋: a winter runs into the next year."""
    match = OF_A_YEAR.match(text, at) if year is not None and 10 < year < 9990 else None
    if match is None or year is None:
        return None
    first = date(year, FIRST_MONTH[match[1]], 1)
    return Found(match.end(), Period(first, _end(first), "quarter"), "seasons", relative)


def read_beginning(
    text: str, at: int, context: Context, year: int | None = None, relative: bool = False
) -> Found | None:
    """入汛以来: from the season's first day to the paper's; 入冬前: any time before it. A year may stand before."""
    match = BEGUN.match(text, at)
    if match is None:
        return None
    month, day = context.conventions.flood_season if match[1] == "汛" else (FIRST_MONTH[match[1]], 1)
    before, said_on = match[2].endswith("前"), context.said_on
    if year is None and (said_on is None or not 10 < said_on.year < 9990):
        return Found(match.end(), Period(None, None, "before" if before else "day"), "seasons", lost=True)
    if year is not None:
        begin = date(year, month, day)
    elif said_on is not None:
        begin = date(said_on.year, month, day)
        if before and begin < said_on and context.lean != "past":
            begin = date(said_on.year + 1, month, day)
        elif not before and begin > said_on:
            begin = date(said_on.year - 1, month, day)
    if before:
        return Found(
            match.end(), Period(None, begin - timedelta(days=1), "before"), "seasons", relative or year is None
        )
    if said_on is None or said_on < begin:
        return Found(match.end(), Period(begin, None, "day"), "seasons", relative or year is None)
    return Found(match.end(), Period(begin, said_on, "day"), "seasons+since")


def _end(first: date) -> date:
    """The last day of the season that begins on a day."""
    month = first.month + 2
    return day_of(first.year + (month > 12), (month - 1) % 12 + 1, 31)
