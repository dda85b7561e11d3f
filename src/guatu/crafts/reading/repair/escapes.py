r"""Escapes: what a database's dump writes for line ends, tabs, quotation marks and characters.

A page taken out of a dump has ``\r\n``, ``\t`` and ``\"`` spelled out. They are the dump's furniture, not the paper's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guatu.crafts.reading.traced import Edit, Traced
from guatu.crafts.timing.pieces import pattern

# A letter on both sides would make it the path of a file: D:\reports\new.
ESCAPE = pattern(
    r"(?P<ends>(?<![A-Za-z:\\])(?:\\{1,2}[rnt])+|(?<!\\)(?:\\{1,2}[rnt])+(?![A-Za-z]))"
    r"|\\{1,3}u(?P<code>[0-9a-fA-F]{4})|\\{1,3}(?P<mark>[\"'/])|\\{1,2}xa0"
)
PARAGRAPHS = pattern(r"</?(?:[pP]|[bB][rR]|[dD][iI][vV]|[lL][iI]|[tT][rR])\b")
FEWEST = 3  # of them, from which on tags and not line ends part the paragraphs
CLOSES = frozenset("。！？；：…”’」』）)】]>!?;:")


def drop_escapes(traced: Traced) -> Traced:
    """Return the text with its escapes undone."""
    return traced.edit(_edits(traced.text))


def _edits(text: str) -> Iterator[Edit]:
    of_a_page = len(PARAGRAPHS.findall(text)) >= FEWEST
    for match in ESCAPE.finditer(text):
        to = _stands_for(match, of_a_page=of_a_page)
        if to is not None:
            yield Edit(match.start(), match.end(), to, "escape")


def _stands_for(match: re.Match[str], *, of_a_page: bool) -> str | None:
    if match["mark"]:
        return match["mark"]
    if match["code"]:
        code = int(match["code"], 16)
        return None if code < 0x20 or 0xD800 <= code < 0xE000 else chr(code)
    if not match["ends"]:
        return " "
    if "n" not in match[0] and "r" not in match[0]:
        return "\t"
    # Where tags part the paragraphs, a line end inside one is no more than a blank, and Chinese sets none.
    return "" if of_a_page and _stands_in_words(match.string, match.start(), match.end()) else "\n"


def _stands_in_words(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.strip() != "" and before not in CLOSES and after not in ("<", "")
