"""Numerals: 1.2万, 1,200, 三百二十, 两, 廿五, 3万4000, 2千零30万, 四万万, 负三十二, 二〇二五, １２ → numbers."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "俩": 2, "仨": 3,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
GREAT = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
TWENTIES = {"廿": 20, "卅": 30}

_HALF_WIDTH = {ord(full): half for full, half in zip("０１２３４５６７８９．，％", "0123456789.,%", strict=True)}
_PLAIN = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_TOKEN = re.compile(rf"(?P<number>{_PLAIN.pattern})|(?P<char>.)")
_SIGN = {"负": -1, "-": -1, "－": -1, "+": 1}


def parse_numeral(words: str) -> int | float:
    """Return the number that a numeral stands for; whole numbers as int.

    Arabic with full width, thousands separators and decimals; with 百, 千, 万, 亿 behind them (1.2万, 3万4000,
    25万6千, 1万亿); Chinese with 两, 〇, 廿 and with spelled digits (二〇二五); a decimal point as 点; 负 before it;
    blanks inside it, as a page sets them, do not count.

    Raises ValueError for anything else.
    """
    text = "".join(words.split()).translate(_HALF_WIDTH)
    sign = _SIGN.get(text[:1], 0)
    if sign:
        text = text[1:]
    if not text:
        raise ValueError(f"no numeral: {words!r}")
    value = Decimal(text.replace(",", "")) if _PLAIN.fullmatch(text) else _spelled(text, words)
    return _plain(-value if sign < 0 else value)


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _spelled(text: str, words: str) -> Decimal:
    """A numeral with 十, 百, 千, 万, 亿 or spelled digits in it, and a fraction behind its 点."""
    whole, point, fraction = text.partition("点")
    if not point:
        return _sections(text, words)
    digits = fraction.rstrip("万亿萬億")
    if not digits or any(char not in DIGITS for char in digits):
        raise ValueError(f"no numeral: {words!r}")
    scale = 1
    for char in fraction[len(digits) :]:
        scale *= GREAT[char]
    return (_sections(whole, words) + Decimal("0." + "".join(str(DIGITS[char]) for char in digits))) * scale


def _sections(text: str, words: str) -> Decimal:
    """Sections of up to four places, each with its 万 or 亿."""
    if text and all(char in DIGITS for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text))
    total, section, digit = Decimal(0), Decimal(0), None
    unit, great = 10**16, 10**16
    for token in _TOKEN.finditer(text):
        char = token["char"]
        if char is None or char in DIGITS:
            if digit:  # 一二十: two digits in a row only where all are spelled
                raise ValueError(f"no numeral: {words!r}")
            digit = Decimal(token[0].replace(",", "")) if char is None else Decimal(DIGITS[char])
        elif char in TWENTIES:
            section += TWENTIES[char]
            digit = None
        elif char in TENS:
            if TENS[char] >= unit:  # 三百五百: two numbers
                raise ValueError(f"no numeral: {words!r}")
            unit = TENS[char]
            section += (digit or 1) * unit  # 一千零十二
            digit = None
        elif char in GREAT:
            scale = GREAT[char]
            if scale > great and digit and digit < 10 and not section and text[token.start() - 2] in GREAT:
                raise ValueError(f"no numeral: {words!r}")  # 1万2亿: 1.2万亿 or 10002亿
            bare = not section and digit is None
            section += digit or 0
            if scale > great or (scale == great and bare):  # 一万亿, 四万万
                total = (total + section) * scale
            else:  # 一亿二千万
                total += (1 if bare else section) * scale
            section, digit, unit, great = Decimal(0), None, scale, scale
        else:
            raise ValueError(f"no numeral: {words!r}")
    if not text:
        raise ValueError(f"no numeral: {words!r}")
    if digit and digit < 10 and unit >= 100 and unit != 10**16 and text[-2:-1] in "百千万萬亿億":
        # 三万五 and 两千六 mean 35,000 and 2,600: the last digit counts the next lower unit.
        digit *= unit // 10
    return total + section + (digit or 0)
