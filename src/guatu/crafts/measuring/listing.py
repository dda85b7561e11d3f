"""List numbers glued to an amount at the beginning of a line: 2.200户 is item 2, 200户; 2.5公里 is 2.5."""

from __future__ import annotations

import re

from guatu.crafts.measuring.units import INDIVISIBLE, unit_at

_NUMBER = r"[ \u3000]*([1-9]\d?)\.(\d{1,5})(?![\d.])"
_FIRST = re.compile(_NUMBER)
_FURTHER = re.compile("\n" + _NUMBER)
_NUMBERED = re.compile(r"[ \u3000]*(\d{1,2})[.．、](?!\d+[.、])")
_MORE = re.compile("[余多]")


def without_list_numbers(text: str) -> str:
    """The text with 、 for the point behind a list number that is glued to an amount; every character keeps its place.

    A number is an item's where the line before has the number before it or the next line the number after it, where
    nobody divides the unit (200户), or where the decimals end in two zeros.
    """
    first = _FIRST.match(text)
    heads = [match for match in ([first] if first else []) + [*_FURTHER.finditer(text)] if _is_item(text, match)]
    if not heads:
        return text
    pieces, at = [], 0
    for match in heads:
        point = match.end(1)
        pieces += [text[at:point], "、"]
        at = point + 1
    return "".join([*pieces, text[at:]])


def _is_item(text: str, head: re.Match[str]) -> bool:
    end = head.end()
    if more := _MORE.match(text, end):
        end = more.end()
    unit = unit_at(text, end)
    if head[2].startswith("0"):
        return False
    if unit in INDIVISIBLE or head[2].endswith("00"):
        return True
    number = int(head[1])
    return _line_number(text, _line_before(text, head.start(1))) == number - 1 > 0 or (
        _line_number(text, _line_behind(text, end)) == number + 1
    )


def _line_number(text: str, at: int) -> int | None:
    """The list number with which the line at a place begins."""
    match = _NUMBERED.match(text, at) if at >= 0 else None
    return int(match[1]) if match else None


def _line_before(text: str, at: int) -> int:
    """Where the line before the one at whose head ``at`` stands begins, blank lines left out; -1 without one."""
    end = at
    while end > 0 and text[end - 1] in "\n\r \u3000":
        end -= 1
    return text.rfind("\n", 0, end) + 1 if end > 0 else -1


def _line_behind(text: str, at: int) -> int:
    """Where the next line begins, blank lines left out; -1 without one."""
    begin = text.find("\n", at)
    while 0 <= begin < len(text) and text[begin] in "\n\r":
        begin += 1
    return begin if 0 <= begin < len(text) else -1
