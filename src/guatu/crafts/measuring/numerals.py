"""Numerals: 1.2万, 1,200, 三百二十, 两, 廿五, 3万4000, 二〇二五, １２ → numbers."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "俩": 2, "仨": 3,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
GREAT = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
TWENTIES = {"廿": 20, "卅": 30}

_HALF_WIDTH = {ord(full): half for full, half in zip("０１２３４５６７８９．，％", "0123456789.,%", strict=True)}
_PLAIN = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_MIXED = re.compile(r"((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)([百千万萬亿億]*)")


def parse_numeral(words: str) -> int | float:
    """Return the number that a numeral stands for; whole numbers as int.

    Arabic with full width, thousands separators and decimals; with 百, 千, 万, 亿 behind them (1.2万, 3万4000,
    25万6千, 1万亿); Chinese with 两, 〇, 廿 and with spelled digits (二〇二五); a decimal point as 点.

    Raises ValueError for anything else.
    """
    text = words.strip().translate(_HALF_WIDTH)
    if not text:
        raise ValueError("an empty numeral")
    if _PLAIN.fullmatch(text):
        return _number(text.replace(",", ""))
    if text[0].isdigit():
        return _parse_mixed(text, words)
    return _parse_chinese(text, words)


def _number(digits: str) -> int | float:
    try:
        value = Decimal(digits)
    except InvalidOperation as error:
        raise ValueError(f"no numeral: {digits!r}") from error
    return _plain(value)


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _parse_mixed(text: str, words: str) -> int | float:
    """1.2万, 3万4000, 25万6千, 1亿2000万."""
    total, at, last = Decimal(0), 0, None
    while at < len(text):
        match = _MIXED.match(text, at)
        if match is None or not match[0]:
            raise ValueError(f"no numeral: {words!r}")
        scale = 1
        for char in match[2]:
            scale *= GREAT.get(char) or TENS[char]
        if last is not None and scale >= last:
            raise ValueError(f"no numeral: {words!r}")
        total += Decimal(match[1].replace(",", "")) * scale
        at, last = match.end(), scale
    return _plain(total)


def _parse_chinese(text: str, words: str) -> int | float:
    whole, point, fraction = text.partition("点")
    if point:
        if not fraction or any(char not in DIGITS for char in fraction.rstrip("万亿")):
            raise ValueError(f"no numeral: {words!r}")
        scale = 1
        while fraction and fraction[-1] in GREAT:
            scale *= GREAT[fraction[-1]]
            fraction = fraction[:-1]
        if not fraction:
            raise ValueError(f"no numeral: {words!r}")
        digits = "".join(str(DIGITS[char]) for char in fraction)
        return _plain((Decimal(_parse_whole(whole, words)) + Decimal(f"0.{digits}")) * scale)
    return _parse_whole(whole, words)


def _parse_whole(text: str, words: str) -> int:
    """Sections of up to four places, each with its 万 or 亿."""
    if text and all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    digit: int | None
    total, section, digit, unit, great = 0, 0, None, 10**16, 10**16
    seen = False
    for char in text:
        if char in DIGITS:
            if digit:  # 一二十: two digits in a row only where all are spelled
                raise ValueError(f"no numeral: {words!r}")
            digit = DIGITS[char]
        elif char in TWENTIES:
            section += TWENTIES[char]
            digit = None
        elif char in TENS:
            unit = TENS[char]
            section += (digit or 1) * unit  # 一千零十二
            digit = None
        elif char in GREAT:
            section += digit or 0
            scale = GREAT[char]
            if scale > great:  # 一万亿
                total = (total + section) * scale
            else:  # 一亿二千万
                total += (section or 1) * scale
            section, digit, unit, great = 0, None, scale, scale
        else:
            raise ValueError(f"no numeral: {words!r}")
        seen = True
    if not seen:
        raise ValueError(f"no numeral: {words!r}")
    if digit and unit >= 100 and unit != 10**16 and text[-2:-1] in "百千万萬亿億":
        # 三万五 and 两千六 mean 35,000 and 2,600: the last digit counts the next lower unit.
        digit *= unit // 10
    return total + section + (digit or 0)
