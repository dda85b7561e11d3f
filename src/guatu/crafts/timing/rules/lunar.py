"""Days of the lunar calendar: 农历三月十八, 正月十五前, 腊月二十三, 八月初一, 闰四月.

Source of the table: GB/T 33661-2017 as the packages `lunardate`, `LunarCalendar` and `zhdate` compute it; the three agree
on every day from 2000 to 2050.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from guatu.crafts.timing.periods import Context, Found, Period, Precision
from guatu.crafts.timing.pieces import BLANK, pattern, small_number, year_number

FIRST_YEAR = 2000
# A word for each year: month and day of its first day, the leap month (0: none), a bit for each month: 30 days or 29.
_YEARS = """
    02050192c 012441a95 021201a94 020101b4a 012220b55 020900ad4 01297155b 0218004ba 02070125a 01265192b 02140152a
    020301694 0123416aa 0210015aa 013190ab5 021900974 0208014b6 012860a57 021600a56 020501526 012540e95 021200d54
    0201015aa 0122209b5 02100096c 0129614ae 02170149c 020601a4c 012651d26 021301aa6 020300b54 012330d6a 0211012da
    0131b095d 02190095a 02080149a 012861a4b 021501a4a 020401aa4 012451b54 0212016b4 020100ada 01222095b 021000936
    013071497 021701496 02060154a 0126516a5 021400da4 0202015b4 012330ab6
""".split()  # noqa: SIM905
MONTHS = {"正": 1, "冬": 11, "腊": 12}
TENS = {"初": 0, "十": 10, "廿": 20, "二十": 20, "卅": 30, "三十": 30}
_DAY = r"(初[一二三四五六七八九十]|初\d{1,2}|[十廿][一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|卅|(?<=[正冬腊]月)\d{1,2})"
_YEAR = r"(?:([〇○零一二三四五六七八九\d]{4})年)?"
_MONTH = r"(正|冬|腊|十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])"
# What makes a day a lunar one is its name: 农历, 正月, 腊月, 初八, 廿三, 闰. 三月十八 alone is not.
MARKED = pattern(rf"(?:农历|阴历|旧历){BLANK}{_YEAR}(?:的)?(闰)?{_MONTH}月(?:份)?(?:{_DAY}|(\d{{1,2}})(?=[日号]))?[日号]?")
NAMED = pattern(rf"(闰)?(正|冬|腊)月{_DAY}?(?![季饼天])")
LEAP = pattern(rf"(闰){_MONTH}月{_DAY}?(?!年)")
NEW_YEAR = pattern(r"大年(三十|初[一二三四五六七八九十])")
OF_NAME = pattern(rf"(闰)?{_MONTH}月(初[一二三四五六七八九十]|廿[一二三四五六七八九]?)")


def read_lunar(text: str, at: int, context: Context, year: int | None = None, relative: bool = False) -> Found | None:
    """农历三月十八, 正月十五, 腊月, 八月初一; a year may stand before. Without one, of the year in which it is said."""
    match = MARKED.match(text, at)
    words: tuple[str | None, ...] | None = (*match.groups()[:3], match[4] or match[5]) if match else None
    if match is None:
        match = NAMED.match(text, at) or LEAP.match(text, at) or OF_NAME.match(text, at)
        words = (None, *match.groups()) if match else None
    if match is None or words is None:
        return None
    of_year, leap, month, day = words
    if of_year:
        year = year_number(of_year)
    if year is None:
        year, relative = context.said_on.year if context.said_on else None, True
    precision: Precision = "day" if day else "month"
    if year is None:
        return Found(match.end(), Period(None, None, precision), "lunar", lost=True)
    assert month is not None
    ends = _settled(MONTHS.get(month) or small_number(month), day_number(day), bool(leap), year, relative, context)
    if ends is None:
        return None
    return Found(match.end(), Period(*ends, precision), "lunar", relative)


def read_new_year(text: str, at: int, context: Context, year: int | None = None, relative: bool = False) -> Found | None:
    """大年初三, 大年三十 of the lunar year that is named; else the nearest."""
    match = NEW_YEAR.match(text, at)
    if match is None:
        return None
    said_on = context.said_on
    if year is not None:
        choices: tuple[int, ...] = (year,)
    else:
        choices = (said_on.year - 1, said_on.year, said_on.year + 1) if said_on else ()
    eve = match[1] == "三十"
    days = [day for y in choices if (day := _eve(y) if eve else solar_days(y, 1, day_number(match[1])))]
    if not days:
        return Found(match.end(), Period(None, None, "day"), "lunar", lost=True)
    near = min(days, key=lambda day: abs((day[0] - said_on).days)) if said_on else days[0]
    return Found(match.end(), Period(*near, "day"), "lunar", relative or year is None)


def _eve(year: int) -> tuple[date, date] | None:
    """The last day of a lunar year, be it the 29th or the 30th of its last month."""
    first = solar_days(year + 1, 1, 1)
    return (first[0] - timedelta(days=1),) * 2 if first else None


def day_number(words: str | None) -> int | None:
    """初八, 十五, 廿三, 三十 → 8, 15, 23, 30; None for a whole month."""
    if words is None or words.isdecimal():
        return int(words) if words else None
    if words[1:].isdecimal():
        return int(words[1:])
    head = next(tens for tens in ("二十", "三十", *TENS) if words.startswith(tens))
    tail = words[len(head) :]
    return TENS[head] + (small_number(tail) if tail else 0)


def solar_days(year: int, month: int, day: int | None = None, *, leap: bool = False) -> tuple[date, date] | None:
    """Return the first and last solar day of a lunar day or month; None outside 2000 to 2050 or where it is not there."""
    begin = _beginnings(year).get((month, leap))
    if begin is None:
        return None
    first, length = begin
    if day is None:
        return first, first + timedelta(days=length - 1)
    if not 1 <= day <= length:
        return None
    found = first + timedelta(days=day - 1)
    return found, found


def _settled(
    month: int, day: int | None, leap: bool, year: int, relative: bool, context: Context
) -> tuple[date, date] | None:
    """The days in that lunar year; in a year that is not named, the nearest such days or those where the words lean."""
    said_on = context.said_on
    if not relative or said_on is None or said_on.year != year:
        return solar_days(year, month, day, leap=leap)
    choices = [found for y in (year - 1, year, year + 1) if (found := solar_days(y, month, day, leap=leap))]
    if context.lean == "past":
        choices = [each for each in choices if each[0] <= said_on] or choices
    elif context.lean == "future":
        choices = [each for each in choices if each[1] >= said_on] or choices

    def distance(each: tuple[date, date]) -> int:
        days = max((each[0] - said_on).days, (said_on - each[1]).days, 0)
        return days + (context.conventions.other_year_handicap if each[0].year != said_on.year else 0)

    return min(choices, key=distance, default=None)


@cache
def _beginnings(year: int) -> dict[tuple[int, bool], tuple[date, int]]:
    """The first solar day and the length of each month of a lunar year."""
    if not 0 <= year - FIRST_YEAR < len(_YEARS):
        return {}
    word = _YEARS[year - FIRST_YEAR]
    first, leap, bits = date(year, int(word[:2]), int(word[2:4])), int(word[4], 16), int(word[5:], 16)
    names = [(month, False) for month in range(1, 13)]
    if leap:
        names.insert(leap, (leap, True))
    found = {}
    for place, name in enumerate(names):
        length = 29 + (bits >> (12 - place) & 1)
        found[name] = first, length
        first += timedelta(days=length)
    return found

