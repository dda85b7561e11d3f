"""Months and their parts: 10月, 11月份, 10月底, 12月上旬, 1—9月, 本月, 下月底, 月底."""

from __future__ import annotations

import re
from datetime import timedelta

from guatu.crafts.timing.periods import Context, Conventions, Found, Period, Stretch, month_shifted, settle
from guatu.crafts.timing.pieces import BEFORE_DIGITS, BLANK, MONTH, SMALL, TIES, pattern, small_number

PART = (
    r"(?:月?[底末](?!端)|月?初(?!步|心|始|期|级|中|衷|次)|上中旬|中下旬|上旬|中旬|下旬"
    r"|月?中(?=[，,。、；;）)]|前|之前|以前|$))"
)
# 五月花, 三月一次 (a cadence), 9月票: not months.
NOT_A_MONTH = (
    r"(?![球亮饼嫂子季票薪租报均息供台刊考结光影色牙坛经花]|[二两三四五六]?一?次"
    r"|[ \u3000]?\d{1,2}[ \u3000]?[日号]|一[^日号至到—\-])"
)
NAMED = pattern(
    rf"{BEFORE_DIGITS}({MONTH})(?:、({MONTH})|(?:{BLANK}月份?)?{TIES}({MONTH}))?{BLANK}月(?:份|{NOT_A_MONTH})({PART})?"
)
WRITTEN = pattern(
    r"(?<![\d.．/\-])((?:19|20)\d{2})(?:\.|-(?=[01]\d))(1[0-2]|0?[1-9])(?![\d.\-/])(?=$|[\s，。；;、|）)]|[底末初前]|[—–\-－~～至到]{1,2}(?:19|20)\d{2})([底末初])?"
)
RELATIVE = pattern(
    rf"(本|这个?|上一?个?|下一?个?)月(?:份?{BLANK}({SMALL})(?:{TIES}({SMALL}))?{BLANK}[日号](?!线|楼)|(?:份|{NOT_A_MONTH})({PART})?)"
)
FIRST_MONTHS = pattern(rf"前(?:({MONTH})个月|(两)月)")
BARE_PART = pattern(
    r"(?<![\d一二三四五六七八九十个本上下每当次该逐按岁整满日腊正份])"
    r"(?:月[底末](?!端)|月初|[上下]半月(?![谈刊])|(?:上中|中下|[上中下])旬(?!阳|邑)|月中(?![国心学央旬小考]))"
)
WEEK_OF = pattern(r"的?(?:第([一二三四五1-5])个?|(首)个?)(?:周|星期|礼拜)(?![一二三四五六日天末岁年期])")
WEEKDAY_OF = pattern(r"的?第([一二三四五1-5])个?(?:周|星期|礼拜)([一二三四五六日天])(?![—\-－~～至到])")
SHIFT = {"本": 0, "这": 0, "上": -1, "下": 1}


def read_month(text: str, at: int, context: Context, year: int | None = None, relative: bool = False) -> Found | None:
    """10月, 十月份, 10月底, 12月上旬, 1—9月, 7、8月; a year may stand before."""
    match = NAMED.match(text, at)
    if match is None:
        return None
    first, last = small_number(match[1]), small_number(match[3] or match[2] or match[1])
    if first == last and not match[4]:
        if week := WEEK_OF.match(text, match.end()):
            return _week_of_month(week, first, context, year, relative)
        if weekday := WEEKDAY_OF.match(text, match.end()):
            return _weekday_of_month(weekday, first, context, year, relative)
    if match[2] and last != first + 1:
        return None  # 3、5月 are two months, and no stretch
    stretch = stretch_of_months(first, last, match[4] or "", context.conventions, year, relative)
    return Found(match.end(), stretch, "months", relative or year is None)


def _week_of_month(
    week: re.Match[str], month: int, context: Context, year: int | None, relative: bool
) -> Found:
    """11月第一周: weeks of a month are counted from its first Monday."""
    ends = settle(Stretch((month, 1), (month, 31), "month", year, relative), context)
    if ends is None:
        return Found(week.end(), Period(None, None, "day"), "months", lost=True)
    monday = ends[0] + timedelta(days=-ends[0].weekday() % 7 + 7 * (small_number(week[1] or "一") - 1))
    return Found(week.end(), Period(monday, monday + timedelta(days=6), "day"), "months", relative or year is None)


def _weekday_of_month(
    weekday: re.Match[str], month: int, context: Context, year: int | None, relative: bool
) -> Found:
    """6月第三个星期日: counted from the first such day of the month."""
    ends = settle(Stretch((month, 1), (month, 31), "month", year, relative), context)
    if ends is None:
        return Found(weekday.end(), Period(None, None, "day"), "months", lost=True)
    wanted = "一二三四五六日".index(weekday[2].replace("天", "日"))
    day = ends[0] + timedelta(days=(wanted - ends[0].weekday()) % 7 + 7 * (small_number(weekday[1]) - 1))
    return Found(weekday.end(), Period(day, day, "day"), "months", relative or year is None)


def read_written_month(text: str, at: int, context: Context) -> Found | None:
    """2026.8, 2026-08, 2026.12底: in columns of deadlines, where no unit follows."""
    match = WRITTEN.match(text, at)
    if match is None:
        return None
    month = int(match[2])
    stretch = stretch_of_months(month, month, match[3] or "", context.conventions, int(match[1]), False)
    return Found(match.end(), stretch, "months", False)


def read_first_months(
    text: str, at: int, context: Context, year: int | None = None, relative: bool = False
) -> Found | None:
    """前10个月: from January to October."""
    match = FIRST_MONTHS.match(text, at)
    if match is None or (year is None and text[at - 1 : at] in set("目当日此之以眼年") - {"年"}):
        return None
    stretch = Stretch((1, 1), (small_number(match[1] or match[2]), 31), "month", year, relative, fixed=True)
    return Found(match.end(), stretch, "months", relative or year is None)


def read_relative_month(text: str, at: int, context: Context) -> Found | None:
    """本月, 上月, 下月, 下个月底, 本月15日; counted from the month in which it is said."""
    match = RELATIVE.match(text, at)
    if match is None:
        return None
    if match[2]:
        return _day_of_near_month(match, context)
    shift = SHIFT[match[1][0]]
    if not match[4] and context.said_on is not None and (week := WEEK_OF.match(text, match.end())):
        month = month_shifted(context.said_on.replace(day=1), shift)
        return _week_of_month(week, month.month, context, month.year, True)
    return _near_month(match.end(), shift, match[4] or "", context)


def read_part_of_month(text: str, at: int, context: Context) -> Found | None:
    """月底, 月初, 中旬 without a month: of the month in which it is said."""
    match = BARE_PART.match(text, at)
    if match is None:
        return None
    return _near_month(match.end(), 0, match[0], context)


def stretch_of_months(
    first: int, last: int, part: str, conventions: Conventions, year: int | None, relative: bool
) -> Stretch:
    """The stretch from one month to another, or the named part of them (底, 初, 中, 上旬 …)."""
    from_day, to_day = days_of_part(part, conventions)
    return Stretch((first, from_day), (last, to_day), "month", year, relative, whole=not part)


def days_of_part(part: str, conventions: Conventions) -> tuple[int, int]:
    """The first and last day of a part of a month; 31 stands for the last day, "" for the whole month."""
    name = part.removeprefix("月")
    if name in ("底", "末"):
        return conventions.month_end_from, 31
    if name == "初":
        return 1, conventions.month_begin_to
    begin, middle_end = conventions.month_middle
    return {
        "中": conventions.month_middle,
        "上半月": (1, 15),
        "下半月": (16, 31),
        "上旬": (1, 10),
        "中旬": (begin, middle_end),
        "下旬": (21, 31),
        "上中旬": (1, middle_end),
        "中下旬": (begin, 31),
    }.get(name, (1, 31))


def _day_of_near_month(match: re.Match[str], context: Context) -> Found | None:
    """本月15日, 下月1—5日."""
    said_on, first, last = context.said_on, small_number(match[2]), small_number(match[3] or match[2])
    if not 1 <= first <= last <= 31:
        return None
    if said_on is None or not 2 < said_on.year < 9998:
        return Found(match.end(), Period(None, None, "day"), "days", lost=True)
    month = month_shifted(said_on.replace(day=1), SHIFT[match[1][0]])
    stretch = Stretch((month.month, first), (month.month, last), "day", month.year, True, whole=False)
    return Found(match.end(), stretch, "days")


def _near_month(end: int, shift: int, part: str, context: Context) -> Found:
    said_on = context.said_on
    if said_on is None or not 2 < said_on.year < 9998:
        return Found(end, Period(None, None, "month"), "months", lost=True)
    month = month_shifted(said_on.replace(day=1), shift)
    return Found(
        end, stretch_of_months(month.month, month.month, part, context.conventions, month.year, True), "months"
    )
