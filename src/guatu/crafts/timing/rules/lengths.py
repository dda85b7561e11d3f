"""Lengths counted from the day of the paper: 两个月内, 15个工作日内, 未来三年, 近三年, 用一年时间, 三天前, 两周后."""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import ceil

from guatu.crafts.timing.periods import Context, Found, Period, Precision, day_of, month_shifted
from guatu.crafts.timing.pieces import BLANK, pattern, small_number
from guatu.crafts.timing.workdays import add_workdays

COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|半)"
UNIT = r"(?:个?工作日|个?交易日|个?小时|个[多半]?月|(?<=[半两])月|[多余]?年[半多]?|个?季度|周|个?星期|个?自然日|日|天)"
WITHIN = pattern(
    rf"(?<![\d.．〇第近])({COUNT})(?:[—\-－~～至到]({COUNT}))?{BLANK}({UNIT})(?:之内|以内|内)(?!部|容|涵|需|存|外|科|河|街)"
)
SPENT_EACH_TIME = pattern(r"(?:至少|最少|不少于|每(?:年|半年|季度?|月|周|天|日|次|人|户)[^，。；：,;]{0,6})$")
TAKES = pattern(rf"(?:用|花|通过|利用|经过|以)({COUNT})(?:[—\-－~～至到]({COUNT}))?({UNIT})(?:左右)?的?时间")
AHEAD = pattern(rf"(?:未来|今后|此后|接下来)(?:的)?({COUNT})(?:[—\-－~～至到]({COUNT}))?({UNIT})(?!规划|行动)")
BACK = pattern(rf"(?:近|过去|最近)({COUNT})({UNIT})(?:来|以来|间)?(?!行动|规划)")
SO_FAR = pattern(rf"(?<![\d.．〇第])({COUNT})({UNIT})(?:来(?!自|源|到|访|信|电|讲|说|看|临|水|宾|客|往|回|年)|以来)")
# Only where nothing stands before it from which it might run: 竣工三个月后 is counted from the end of the works.
APART = pattern(
    rf"({COUNT})(?:[—\-－~～至到]({COUNT}))?({UNIT})"
    r"(?:(之后|以后|后(?![续勤备台方期者面来代盾劲果进]))|(之前|以前|前(?![往后期来列景沿置提面端身卫夕进辈方瞻段述半])))"
)
ALONE = pattern(r"(?:^|[，,。；;：:、！？!?（(“\"\s]|[于在到将约即]|[将大]约|早在)$")
# A limit that runs from something that has not been read: 自收到之日起15个工作日内, 竣工后三个月内.
FROM_AN_EVENT = pattern(r"(?:起|后|之日|完成|届满|以后|之后|期满)[，,]?(?:的|在|于)?$")
EACH = pattern(r"(?:每|每隔|逐|任意|连续|累计)$")
# What happened in a length of time is no limit: 短短三天内, 三天内就清运了.
TOLD = pattern(r"(?:短短|仅仅|仅|仅在|仅用|短短的|在短短|前后)$")
HAPPENED = pattern(r"[，,]?(?:就|便|已|先后)|[^，。；：、\n]{1,8}了(?!解)|[^，。；：、\n]{0,6}已(?!知)")


def read_within(text: str, at: int, context: Context) -> Found | None:
    """两个月内, 15个工作日内, 一周内, 三年内: any time up to the last day; the paper's day is not counted.

    Left are what happened in such a time (短短三天内清运了), and up to 24 hours: a standard of service (1小时内响应).
    """
    match = WITHIN.match(text, at)
    if match is None or EACH.search(text, max(0, at - 2), at):
        return None
    if FROM_AN_EVENT.search(text, max(0, at - 6), at):
        return Found(match.end(), Period(None, None, "before"), "lengths", lost=True)
    if match[3].endswith("小时") and (match[1] == "半" or small_number(match[1]) <= 24):
        return None
    if TOLD.search(text, max(0, at - 3), at) or HAPPENED.match(text, match.end(), match.end() + 12):
        return None
    return _until(match, context)


def read_taking(text: str, at: int, context: Context) -> Found | None:
    """用三年时间, 用3—5年时间: any time up to the end of it. What is spent each time (每月至少用三天时间) is no limit."""
    match = TAKES.match(text, at)
    if match is None or SPENT_EACH_TIME.search(text, max(0, at - 10), at):
        return None
    return _until(match, context)


def read_ahead(text: str, at: int, context: Context) -> Found | None:
    """未来三年, 今后五年: from the paper's day on."""
    match = AHEAD.match(text, at)
    if match is None:
        return None
    last = _moved(context.said_on, match[2] or match[1], match[3], 1)
    if last is None:
        return Found(match.end(), Period(None, None, _precision(match[3])), "lengths", lost=context.said_on is None)
    return Found(match.end(), Period(context.said_on, last, _precision(match[3])), "lengths")


def read_back(text: str, at: int, context: Context) -> Found | None:
    """近三年, 过去五年, 两年来: up to the paper's day."""
    match = BACK.match(text, at) or SO_FAR.match(text, at)
    if match is None:
        return None
    first = _moved(context.said_on, match[1], match[2], -1)
    if first is None:
        return Found(match.end(), Period(None, None, _precision(match[2])), "lengths", lost=context.said_on is None)
    return Found(match.end(), Period(first, context.said_on, _precision(match[2])), "lengths")


def read_apart(text: str, at: int, context: Context) -> Found | None:
    """三天前, 两周后, 五年前: the day, week, month or year that lies so far away; 三天以后: from that day on.

    Left is what may be counted from something named before it (建成一年后).
    """
    match = APART.match(text, at)
    if match is None or not ALONE.search(text, max(0, at - 2), at) or match[2]:
        return None
    if match[3] == "日" and match[5]:
        return None  # 30日前 is the 30th
    sign = 1 if match[4] else -1
    precision = _precision(match[3])
    day = _moved(context.said_on, match[1], match[3], sign)
    if day is None:
        return Found(match.end(), Period(None, None, precision), "lengths", lost=context.said_on is None)
    if len(match[4] or match[5]) > 1:
        return Found(match.end(), Period(day, None, precision) if match[4] else Period(None, day, "before"), "lengths")
    return Found(match.end(), Period(*_around(day, match[1] + match[3]), precision), "lengths")


def _around(day: date, unit: str) -> tuple[date, date]:
    """The year, month or week of the day, or the day itself: what a length of such a unit points at."""
    if "年" in unit and "半" not in unit:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if any(each in unit for each in "年月季"):
        return day.replace(day=1), day_of(day.year, day.month, 31)
    if unit[-1] in "周期":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    return day, day


def _until(match: re.Match[str], context: Context) -> Found:
    last = _moved(context.said_on, match[2] or match[1], match[3], 1)
    return Found(match.end(), Period(None, last, "before"), "lengths", lost=context.said_on is None)


def _precision(unit: str) -> Precision:
    if "年" in unit:
        return "year"
    if "季" in unit:
        return "quarter"
    return "month" if "月" in unit else "day"


def _moved(said_on: date | None, count: str, unit: str, sign: int) -> date | None:
    """The day so many units later, or earlier; None if it is not known or not in the calendar."""
    if said_on is None or not 1000 < said_on.year < 9000:
        return None
    half = count == "半"
    number = 0 if half else small_number(count)
    if "工作日" in unit or "交易日" in unit:
        return add_workdays(said_on, sign * number)
    if "小时" in unit:
        return said_on + timedelta(days=sign * (1 if half else ceil(number / 24)))
    if "半月" in unit or (half and "月" in unit):
        return month_shifted(said_on, sign * number) + timedelta(days=sign * 15)
    if "年" in unit:
        return month_shifted(said_on, sign * (6 if half else number * 12 + (6 if unit.endswith("半") else 0)))
    if "季度" in unit:
        return month_shifted(said_on, sign * number * 3)
    if "月" in unit:
        return month_shifted(said_on, sign * number)
    days = 7 if unit[-1] in "周期" else 1
    return said_on + timedelta(days=sign * number * days)
