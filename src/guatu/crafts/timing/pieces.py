"""The pieces that this room's patterns share: digits, small Chinese numerals, connectors, left guards."""

from __future__ import annotations

import re
from typing import Any, cast

DIGITS = "0123456789"
TIES = r"[ \u3000]?(?:至|到|(?<=[月日号])一(?=\d{1,2}[月日])|[—–\-－~～―─]{1,2})[ \u3000]?"  # between the two ends of a range
BLANK = r"[ \u3000]?"  # portals set blanks around their digits
SMALL = r"(?:\d{1,2}|二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九])"
MONTH = r"(?:1[0-2]|0?[1-9](?!\d)|十[一二]?|[一二三四五六七八九])"
# A time never begins inside a number or an ordinal; 1. before it may be the number of an item in a list.
BEFORE_DIGITS = r"(?<![\d．〇第/])(?<!\d\d\.)"

_VALUES = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "半": 0}
_HALF_WIDTH = {ord(full): half for full, half in zip("０１２３４５６７８９", DIGITS, strict=True)}
_FULL_DIGIT = re.compile("[０-９]")


def half_width(text: str) -> str:
    """The text with full-width digits made half-width; every character keeps its place."""
    return text.translate(_HALF_WIDTH) if _FULL_DIGIT.search(text) else text


def small_number(words: str) -> int:
    """3, 03, 三, 十二, 二十, 三十一, 两, 一百二十 → the number.

    Raises ValueError for anything else.
    """
    if words.isdecimal():
        return int(words)
    total, digit = 0, -1
    for char in words:
        if char in "十百":
            total += (1 if digit < 0 else digit) * (10 if char == "十" else 100)
            digit = 0
        elif char in _VALUES:
            digit = _VALUES[char]
        else:
            raise ValueError(f"no small number: {words!r}")
    return total + max(digit, 0)


def year_number(words: str) -> int:
    """2025, 二〇二五, 二零二五 → 2025; of two digits 24 → 2024, 98 → 1998."""
    digits = "".join(char if char in DIGITS else str(_VALUES[char]) for char in words)
    return int(digits) + (0 if len(digits) > 2 else 2000 if int(digits) < 60 else 1900)


class _Uncompiled:
    """A pattern that is compiled when it is first asked for anything; what it was asked for it then has itself."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self._source), name)
        self.__dict__[name] = value
        return value


def pattern(source: str) -> re.Pattern[str]:
    """The pattern, compiled at its first use: a call that meets no feast shall not wait for the rule of feasts."""
    return cast("re.Pattern[str]", _Uncompiled(source))
