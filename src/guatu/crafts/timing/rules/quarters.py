"""Quarters and halves: 四季度, 一季度末, 前三季度, 三、四季度, 本季度, 上半年, 下半年."""

from __future__ import annotations

from guatu.crafts.timing.periods import Context, Found, Period, Stretch
from guatu.crafts.timing.pieces import BLANK, TIES, pattern, small_number

ONE = r"[一二三四1-4]"
QUARTER = pattern(
    rf"(?<![\d.．〇每前])第?{BLANK}({ONE})(?:{BLANK}季度)?(?:(?:{TIES}|、|和)?第?({ONE}))?{BLANK}季度"
    r"(?!一[评调督通])([末底初](?!步))?"
)
FIRST = pattern(r"首季度(?![一-鿿]?报)")
LATIN = pattern(r"Q([1-4])(?![\dA-Za-z])")
FIRST_QUARTERS = pattern(r"前([两二三23])个?季度")
RELATIVE = pattern(r"(本|这个|上一?个?|下一?个?)季度?(?<=[季度])([末底初])?(?!节|风)")
BARE_END = pattern(r"(?<![四每当各逐按本上下换过旺淡])季度?[末底](?=[，,。、；;前]|之前|以前|$)")
HALF = pattern(r"(?<![大小])([上下]个?|[前后])半年([末底初])?(?!报)")


def read_quarter(text: str, at: int, context: Context, year: int | None = None, relative: bool = False) -> Found | None:
    """四季度, 第四季度, 一季度末, 一至三季度, 三、四季度, Q1; a year may stand before."""
    if match := LATIN.match(text, at):
        if text[at - 1 : at].isascii() and text[at - 1 : at].isalnum() and at:
            return None
        number = int(match[1])
        return _quarters(match.end(), number, number, "", context, year, relative)
    if match := FIRST.match(text, at):
        return _quarters(match.end(), 1, 1, "", context, year, relative)
    match = QUARTER.match(text, at)
    if match is None:
        return None
    first = small_number(match[1])
    last = small_number(match[2] or match[1])
    return _quarters(match.end(), first, last, match[3] or "", context, year, relative) if first <= last else None


def read_first_quarters(
    text: str, at: int, context: Context, year: int | None = None, relative: bool = False
) -> Found | None:
    """前三季度: from January to September."""
    match = FIRST_QUARTERS.match(text, at)
    if match is None:
        return None
    return _quarters(match.end(), 1, small_number(match[1]), "", context, year, relative)


def read_relative_quarter(text: str, at: int, context: Context) -> Found | None:
    """本季度, 上一季度, 下季度, 季末; counted from the quarter in which it is said."""
    if match := BARE_END.match(text, at):
        return _near_quarter(match.end(), 0, "末", context)
    match = RELATIVE.match(text, at)
    if match is None:
        return None
    return _near_quarter(match.end(), {"本": 0, "这": 0, "上": -1, "下": 1}[match[1][0]], match[2] or "", context)


def read_half(text: str, at: int, context: Context, year: int | None = None, relative: bool = False) -> Found | None:
    """上半年, 下半年, 上半年末; a year may stand before."""
    match = HALF.match(text, at)
    if match is None:
        return None
    first, last = (1, 6) if match[1][0] in "上前" else (7, 12)
    first, last = _end_of(first, last, match[2] or "", context)
    stretch = Stretch((first, 1), (last, 31), "half", year, relative, whole=not match[2], fixed=True)
    return Found(match.end(), stretch, "halves", relative or year is None)


def _quarters(end: int, first: int, last: int, part: str, context: Context, year: int | None, relative: bool) -> Found:
    from_month, to_month = _end_of(first * 3 - 2, last * 3, part, context)
    stretch = Stretch((from_month, 1), (to_month, 31), "quarter", year, relative, whole=not part, fixed=True)
    return Found(end, stretch, "quarters", relative or year is None)


def _end_of(first: int, last: int, part: str, context: Context) -> tuple[int, int]:
    months = context.conventions.quarter_end_months
    if part == "初":
        return first, first + months - 1
    return (last - months + 1, last) if part else (first, last)


def _near_quarter(end: int, shift: int, part: str, context: Context) -> Found:
    if context.said_on is None:
        return Found(end, Period(None, None, "quarter"), "quarters", lost=True)
    index = context.said_on.year * 4 + (context.said_on.month - 1) // 3 + shift
    number = index % 4 + 1
    return _quarters(end, number, number, part, context, index // 4, True)
