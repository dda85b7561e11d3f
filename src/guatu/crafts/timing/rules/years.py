"""Years: 2021年, 今年, 去年, 明年, 2026年度, 2024—2026年, 全年, 年内, 年底, 年终, 去年同期."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guatu.crafts.timing.periods import Context, Found, Period, Stretch
from guatu.crafts.timing.pieces import BLANK, TIES, pattern, year_number

FOUR = r"(?:(?:19|20)\d{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2})"
HEAD = pattern(rf"(?<![\d．〇○零第每])(?<!\d\d\.)({FOUR}){BLANK}年(?:度|(?!级|鉴|版|货|轮|画))")
SHORT_HEAD = pattern(
    r"(?<![\d.．第每])(?:(\d{2})年(?=\d{1,2}月|第?[一二三四1-4]个?(?:季度|周|星期|礼拜)|第\d{1,2}个?(?:周|星期|礼拜)|[上下]半年|[底末初]|度)(?:度)?"
    r"|(?<![一-鿿])([〇○零五六七八九][〇○零一二三四五六七八九])年(?=[前\d一二三四五六七八九十]{1,2}个?月|第?[一二三四1-4]季度|[上下]半年|[底末初]))"
)
SPAN = pattern(rf"(?<![\d．〇第每])(?<!\d\d\.)({FOUR}){BLANK}(?:年度?)?{TIES}({FOUR}){BLANK}年度?(?!级)")
NOT_A_YEAR = "(?!龄|轻|级|华|代|纪|幼|老|少|检|报|味|画|货|夜|终|均|产|薪|会|份|关)"
RELATIVE = pattern(rf"(?:(今|去|明|来|后|前|上一?|下一)年(?:度|{NOT_A_YEAR})|(本|下)年度)")
SHIFT = {"今": 0, "本": 0, "去": -1, "上": -1, "上一": -1, "明": 1, "来": 1, "下": 1, "下一": 1, "前": -2, "后": 2}
# Characters that make another word of it: 近年来年, 以前年度, 从今年 is right, 今后年…, 往后年….
NOT_AFTER = {"前": "以目之从此当年", "后": "今以此之往最成产工用营束毕完达", "来": "近以由往历年后本", "上": "以", "上一": "以"}
PART = pattern(
    r"(?:全年(?!龄)|年?[底末终](?!端)|年?初(?!步|心|始|期|级|中|衷|次)|伊始|年?中(?=[，,。、；;）)]|前|之前|以前|$)|以?内(?!部|容|涵|需))"
)
BARE_PART = pattern(
    r"(?<![\d一二三四五六七八九十两几多半每当次逐学往去今明后前成青少老中数百千万同来近大])"
    r"(?:全年(?!龄)|年[底末](?!端)|年终(?!奖)|年初(?!一|二|三)|年内(?!涵)|年中(?=前|之前|以前|[，,。、；;）)])|岁末(?!年初))"
)
WHOLE = pattern(r"(?<![健齐万])全年(?!龄|级)")
TWO = pattern(r"(今明|明后|去今)[两二]年")
SAME_PERIOD = pattern(r"(?:去年|上年|前年|今年|上年度|去年度|20\d{2}年)?同期(?!声)")


@dataclass(frozen=True, slots=True)
class YearHead:
    """The year at the head of a time word; ``year`` is None if it is relative and nobody knows to what."""

    end: int
    year: int | None
    relative: bool


def read_year_head(text: str, at: int, context: Context) -> YearHead | None:
    """2025年, 二〇二五年, 25年3月, 2026年度, 今年, 明年, 上年度."""
    if match := HEAD.match(text, at):
        return YearHead(match.end(), year_number(match[1]), False)
    if match := SHORT_HEAD.match(text, at):
        digits = match[1] or match[2]
        return YearHead(match.end(), year_number(digits), False)
    match = RELATIVE.match(text, at)
    if match is None:
        return None
    name = match[1] or match[2]
    if at and text[at - 1] in NOT_AFTER.get(name, ""):
        return None
    said_on = context.said_on
    known = said_on is not None and 10 < said_on.year < 9990
    return YearHead(match.end(), said_on.year + SHIFT[name] if said_on and known else None, True)


def read_year_part(text: str, at: int, context: Context, year: int | None, relative: bool) -> Found | None:
    """The 底, 年底, 末, 初 or 内 that follows a year: 2021年底, 今年年底."""
    match = PART.match(text, at)
    if match is None:
        return None
    return Found(match.end(), part_of_year(match[0], context, year, relative), "years", relative or year is None)


def read_bare_year_part(text: str, at: int, context: Context) -> Found | None:
    """全年, 年底, 年内, 年终, 年初 without a year: of the year in which it is said."""
    match = WHOLE.match(text, at) or BARE_PART.match(text, at)
    if match is None:
        return None
    return Found(match.end(), part_of_year(match[0], context, None, False), "years")


def read_years(text: str, at: int, context: Context) -> Found | None:
    """2024—2026年, 2021年至2025年."""
    match = SPAN.match(text, at)
    if match is None:
        return None
    first, last = year_number(match[1]), year_number(match[2])
    if not 1 <= first <= last:
        return None
    start, end = Stretch((1, 1), (12, 31), "year", first), Stretch((1, 1), (12, 31), "year", last)
    return Found(match.end(), Period(start.in_year(first)[0], end.in_year(last)[1], "year"), "years", False)


def read_two_years(text: str, at: int, context: Context) -> Found | None:
    """今明两年: from the first day of one to the last of the other."""
    match = TWO.match(text, at)
    if match is None:
        return None
    said_on = context.said_on
    if said_on is None or not 10 < said_on.year < 9990:
        return Found(match.end(), Period(None, None, "year"), "years", lost=True)
    first, last = (said_on.year + SHIFT[name] for name in match[1])
    return Found(match.end(), Period(date(first, 1, 1), date(last, 12, 31), "year"), "years")


def read_same_period(text: str, at: int, context: Context) -> Found | None:
    """去年同期, 上年同期: what a figure is held against, not when something happened."""
    match = SAME_PERIOD.match(text, at)
    return None if match is None else Found(match.end(), None, "same-period")


def whole_year(year: int | None, relative: bool) -> Stretch:
    """From the 1st of January to the 31st of December."""
    return Stretch((1, 1), (12, 31), "year", year, relative, fixed=True)


def part_of_year(part: str, context: Context, year: int | None, relative: bool) -> Stretch:
    """The end, beginning, middle or whole of a year; its precision is the year, the unit it names."""
    months = context.conventions.year_end_months
    name = part.removeprefix("年")
    first, last = 1, 12
    if name in ("底", "末", "终", "岁末"):
        first = 13 - months
    elif name in ("初", "伊始"):
        last = months
    elif name == "中":
        first = last = 6
    # 年底 and 年内 keep to the year unless told otherwise; a paper of January may well look back at them.
    whole = name in ("全年", "内", "以内")
    return Stretch((first, 1), (last, 31), "year", year, relative, whole=False, fixed=whole or name in ("初", "伊始"))
