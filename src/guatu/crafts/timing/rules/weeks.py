"""Weeks and their days: 本周, 上周, 下周一, 本周五, 本周一至周五, 周五前, 星期三下午; 今年第37周."""

from __future__ import annotations

from datetime import date, timedelta

from guatu.crafts.timing.periods import Context, Found, Period
from guatu.crafts.timing.pieces import TIES, pattern, small_number

DAY = "一二三四五六日天末"
RELATIVE = pattern(
    rf"(本|这一?|上上|上一|上|下下|下一|下|当)个?(?:周|星期|礼拜)(?!边|期|全|密|转|岁|年|报|刊|围|长|知|到|折|游|例会)"
    rf"(?:(?:周|星期|礼拜)(?=[{DAY}]))?(?:([{DAY}])(?:{TIES}(?:周|星期|礼拜)?([{DAY}]))?)?(?:内)?"
)
BARE = pattern(rf"(?:周|星期|礼拜)([{DAY}])(?=前(?!往|期|后|来|去)|之前|以前|[上下]午|[早晚])(?:[上下]午|[早晚]上?)?")
# Standing alone, it is a time of its own: （周五）, 于周五。
ALONE = pattern(rf"(?:周|星期|礼拜)([{DAY}])(?=$|[，,。；;！？!?\n])")
ALONE_AFTER = pattern(r"(?:^|[，,。；;：:！？!?\n]|[于在])$")
OF_A_YEAR = pattern(r"的?第(\d{1,2}|[一二三四五六七八九十]{1,3})个?(?:周|星期|礼拜)(?![一二三四五六日天末岁年期])")
SHIFT = {"本": 0, "这": 0, "这一": 0, "上": -1, "上一": -1, "上上": -2, "下": 1, "下一": 1, "下下": 2}


def read_week(text: str, at: int, context: Context) -> Found | None:
    """本周, 上周, 下周; 本周五 and 下周一 are days. 当周 gives no period. A week runs from Monday to Sunday."""
    match = RELATIVE.match(text, at)
    if match is None or (match[1] in "上下" and text[at - 1 : at] in "早晚以之" and at):
        return None
    if match[1] == "当":
        return Found(match.end(), None, "weeks")
    monday = _monday(context.said_on, SHIFT[match[1]])
    if monday is None:
        return Found(match.end(), Period(None, None, "day"), "weeks", lost=True)
    if match[2] is None:
        return Found(match.end(), Period(monday, monday + timedelta(days=6), "day"), "weeks")
    if match[2] == "末":
        return Found(match.end(), Period(monday + timedelta(days=5), monday + timedelta(days=6), "day"), "weeks")
    day = monday + timedelta(days=_weekday(match[2]))
    if match[3]:
        last = monday + timedelta(days=_weekday(match[3]))
        return Found(match.end(), Period(day, last, "day"), "weeks") if day <= last else None
    return Found(match.end(), Period(day, day, "day"), "weeks")


def read_weekday(text: str, at: int, context: Context) -> Found | None:
    """周五前, 星期三下午: the day nearest to the one on which it is said, or where the words lean."""
    match = BARE.match(text, at)
    if match is None and ALONE_AFTER.search(text, max(0, at - 1), at):
        match = ALONE.match(text, at)
    if match is None or text[at - 1 : at] in set("每本上下逢双隔近这"):
        return None
    monday = _monday(context.said_on, 0)
    if monday is None or context.said_on is None:
        return Found(match.end(), Period(None, None, "day"), "weeks", lost=True)
    day = monday + timedelta(days=5 if match[1] == "末" else _weekday(match[1]))
    ahead = text.startswith(("前", "之前", "以前"), match.end()) or context.lean == "future"
    if ahead and day < context.said_on:
        day += timedelta(days=7)
    if context.lean == "past" and day > context.said_on:
        day -= timedelta(days=7)
    return Found(match.end(), Period(day, day, "day"), "weeks")


def read_week_of_year(
    text: str, at: int, context: Context, year: int | None = None, relative: bool = False
) -> Found | None:
    """2026年第37周: the weeks of ISO 8601, of which the first has the year's first Thursday."""
    match = OF_A_YEAR.match(text, at) if year is not None else None
    if match is None or year is None:
        return None
    try:
        monday = date.fromisocalendar(year, small_number(match[1]), 1)
    except ValueError:
        return None
    return Found(match.end(), Period(monday, monday + timedelta(days=6), "day"), "weeks", relative)


def _monday(said_on: date | None, shift: int) -> date | None:
    if said_on is None or not 2 < said_on.year < 9998:
        return None
    return said_on - timedelta(days=said_on.weekday()) + timedelta(weeks=shift)


def _weekday(char: str) -> int:
    return 6 if char in "日天" else "一二三四五六".index(char)
