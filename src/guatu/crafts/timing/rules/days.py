"""Days: 11月5日, 11月4日—6日, 11月19日下午, 2024-11-28, 昨日, 本周五 is in weeks.py."""

from __future__ import annotations

from datetime import date, timedelta

from guatu.crafts.timing.periods import Context, Found, Period, Stretch
from guatu.crafts.timing.pieces import BEFORE_DIGITS, BLANK, MONTH, SMALL, TIES, pattern, small_number

# The weekday and the part of the day belong to the words (11月28日 星期四, 11月19日下午3时).
TAIL = pattern(
    rf"(?:{BLANK}[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)?"
    rf"(?:{BLANK}(?:上午|下午|中午|凌晨|清晨|早上|早晨|傍晚|晚上|晚间|夜间|深夜|当天|[早晚](?=[，,。\d])))?"
    rf"(?:{BLANK}零[时点](?!差)|{BLANK}\d{{1,2}}(?:[:：]\d{{2}}(?:[:：]\d{{2}})?|[时点](?!差)(?:\d{{1,2}}分|半|整)?))?"
)
# A glance at what follows spares most days the pattern.
_TAIL_BEGINS = frozenset("（( \u3000星周礼上下中凌清早傍晚夜深当零0123456789")
MONTH_AND_DAY = pattern(
    rf"{BEFORE_DIGITS}({MONTH}){BLANK}月份?{BLANK}({SMALL})"
    rf"(?:{BLANK}[日号](?!线|楼|公路|机组|文|院)|(?={TIES}{SMALL}{BLANK}[日号])|(?=[、]{SMALL}{BLANK}[日号]))"
    rf"(?:(?:{TIES}|、)({SMALL}){BLANK}[日号](?!线|楼|内))?"
)
WRITTEN_OUT = pattern(
    r"(?<![\d./])(?:(?<!-)|(?<=[./-]\d-)|(?<=[./-]\d\d-))((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.]\d|\d)"
    r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?: ?[+-]\d{4}|Z)?)?"
)
SPOKEN = pattern(
    r"(?:(今|昨|明|大?前|大?后|本(?=日))[日天](?!起|罗|头条|之星|和|的太阳)(?:上午|下午|晚上|中午|凌晨)?|(今|昨|明)[晨晚夜](?!报|会))"
)
SPOKEN_SHIFT = {"大前": -3, "前": -2, "本": 0, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3}
BARE_DAY = pattern(
    rf"{BEFORE_DIGITS}({SMALL})(?:[日号]?{TIES}({SMALL}))?[日号](?=上午|下午|晚|凌晨|前(?!往|期|后|来|去|列|景|沿)|起|止|[，,]"
    rf"|[ \u3000]{{1,2}}[\u4e00-\u9fff]|{TIES}\d)"
    rf"(?:上午|下午|晚上|晚间|凌晨)?"
)
BARE_DAY_AFTER = pattern(r"(?:^|[，,。；;：:、“\"（()）\n ]|于|在|截至|至|自|从|本月|截止)$")
DAY_IN_RANGE = pattern(rf"({SMALL}){BLANK}[日号](?!线|楼)")
# A newspaper's name (今日清河) stands alone in its line or between marks.
NEWSPAPER = pattern(r"(?:^|[\n《“])今日[\u4e00-\u9fff]{2,4}(?=$|[\n》”])")


def read_day(text: str, at: int, context: Context, year: int | None = None, relative: bool = False) -> Found | None:
    """11月5日, 11月4日—6日, 11月5、6日, with weekday, part of the day and clock; a year may stand before."""
    match = MONTH_AND_DAY.match(text, at)
    if match is None:
        return None
    month, day = small_number(match[1]), small_number(match[2])
    last = small_number(match[3]) if match[3] else day
    if not (_is_day(month, day) and _is_day(month, last) and day <= last):
        return None
    stretch = Stretch((month, day), (month, last), "day", year, relative, whole=False)
    return Found(_with_tail(text, match.end()), stretch, "days", relative or year is None)


FINE_DAYS = frozenset(("美好", "幸福", "灿烂", "辉煌", "光明"))


def read_written_out(text: str, at: int, context: Context) -> Found | None:
    """2024-11-28, 2024/11/28, 2024.11.28, with a clock after it."""
    match = WRITTEN_OUT.match(text, at)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[3]), int(match[4])
    if not _is_day(month, day):
        return None
    stretch = Stretch((month, day), (month, day), "day", year, whole=False)
    return Found(_with_tail(text, match.end()), stretch, "days", False)


def read_spoken_day(text: str, at: int, context: Context) -> Found | None:
    """今日, 昨日, 明天, 今晨; not the newspaper 今日清河."""
    match = SPOKEN.match(text, at)
    if match is None:
        return None
    if text[at : at + 2] == "今日" and NEWSPAPER.match(text, max(at - 1, 0)):
        return None
    if text[at : at + 2] in ("明天", "明日") and text[max(at - 2, 0) : at] in FINE_DAYS:
        return None  # 建设美好明天
    said_on = context.said_on
    if said_on is None:
        return Found(match.end(), Period(None, None, "day"), "spoken-days", lost=True)
    shift = SPOKEN_SHIFT[match[1] or match[2]]
    if not 1 < said_on.toordinal() + shift < date.max.toordinal():
        return None
    day = said_on + timedelta(days=shift)
    return Found(match.end(), Period(day, day, "day"), "spoken-days")


def read_bare_day(text: str, at: int, context: Context) -> Found | None:
    """15日前, 5日下午, 5日，, 23日至24日，: a day of the month in which it is said; only at the beginning of a clause."""
    match = BARE_DAY.match(text, at)
    if match is None or not BARE_DAY_AFTER.search(text, max(0, at - 2), at):
        return None
    first, last = small_number(match[1]), small_number(match[2] or match[1])
    said_on = context.said_on
    if not 1 <= first <= last <= 31:
        return None
    if said_on is None:
        return Found(match.end(), Period(None, None, "day"), "bare-days", lost=True)
    if not (_is_day(said_on.month, first) and _is_day(said_on.month, last)):
        return None
    stretch = Stretch((said_on.month, first), (said_on.month, last), "day", said_on.year, True, whole=False)
    return Found(match.end(), stretch, "bare-days")


def read_day_in_range(text: str, at: int, month: int, year: int | None) -> Found | None:
    """The 6日 of 11月4日—6日, whose month stands before the dash."""
    match = DAY_IN_RANGE.match(text, at)
    if match is None or not _is_day(month, day := small_number(match[1])):
        return None
    stretch = Stretch((month, day), (month, day), "day", year, whole=False)
    return Found(_with_tail(text, match.end()), stretch, "days", year is None)


def _with_tail(text: str, end: int) -> int:
    """The end of a day with its weekday, part of the day and clock."""
    if text[end : end + 1] not in _TAIL_BEGINS:
        return end
    tail = TAIL.match(text, end)
    return tail.end() if tail else end


def _is_day(month: int, day: int) -> bool:
    try:
        date(2024, month, day)
    except ValueError:
        return False
    return True
