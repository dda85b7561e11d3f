"""Newspaper pages: what breaks off with （下转3版） is joined with what goes on under （上接1版）.

The characters stay; only the continuation is moved behind the place where the article broke off. Whoever looks at
the page sees a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guatu.crafts.reading.sources.source import Note, Source

PAGE = r"第?\s?([一二三四五六七八九十]{1,2}|[A-Z]?\d{1,3})\s?版"
CUT = re.compile(rf"[(（【\[]\s?(?:下转|转|紧转)\s?{PAGE}[^()（）\n]{{0,12}}[)）】\]]")
ON = re.compile(rf"[(（【\[]\s?(?:上接|紧接|接)\s?{PAGE}[^()（）\n]{{0,12}}[)）】\]]")
BLANK = "\n \u3000"
HEADLINE = 32  # characters
ENDS = frozenset("。！？…”）)」：")
NUMERALS = {numeral: str(number) for number, numeral in enumerate("一二三四五六七八九", 1)}
MOST = 60  # articles continued in one file


class Break(NamedTuple):
    """Where an article breaks off, or where one goes on. page: the one it names"""

    start: int
    end: int
    page: str


def join_continued(source: Source) -> Source:
    """Return a source with its continued articles joined; of one that has none, the same.

    A web page is left as it is: its articles are told apart by its tags. A file with tables of duties or notes of
    its own too: their places must stay.
    """
    if source.format == "html" or source.rows or source.notes or "版" not in source.text:
        return source
    text = source.text
    moves = {cut: (*_continuation(text, on), on) for cut, on in _pairs(text)}
    if not moves:
        return source
    out = ""
    place = 0
    notes: list[Note] = []
    gone = sorted((first, last) for first, last, _ in moves.values())
    for start, end, cut in sorted([*((first, last, None) for first, last in gone), *((c.start, c.end, c) for c in moves)], key=_start):
        if start < place:
            return source  # marks within marks: nobody continues so
        out += text[place:start]
        place = end
        if cut is None:
            continue
        first, last, on = moves[cut]
        headline = text[first : on.start].strip(BLANK)
        out = out.rstrip(BLANK)
        name = f"《{headline}》" if headline else "这一篇"
        notes.append(Note(len(out), len(out), "joined", f"{name}从第{on.page}版转到第{cut.page}版，两处已接成一篇；请对照版面。"))
        out += ("\n" if out[-1:] in ENDS else "") + text[on.end : last].strip(BLANK) + "\n"
    return source._replace(text=out + text[place:], notes=tuple(notes))


def _start(event: tuple[int, int, Break | None]) -> int:
    return event[0]


def _pairs(text: str) -> list[tuple[Break, Break]]:
    """Return each break with its continuation: what goes on on page 2 stands before what goes on on page 3."""
    cuts = [Break(match.start(), match.end(), _number(match[1])) for match in CUT.finditer(text)]
    ons = [Break(match.start(), match.end(), _number(match[1])) for match in ON.finditer(text)]
    if len(cuts) != len(ons) or len(cuts) > MOST:
        return []
    return list(zip(sorted(cuts, key=lambda cut: (len(cut.page), cut.page, cut.start)), ons, strict=True))


def _number(words: str) -> str:
    return NUMERALS.get(words, words)


def _continuation(text: str, on: Break) -> tuple[int, int]:
    """Return where a continuation begins (with the short headline printed again) and where it ends."""
    line = text.rfind("\n", 0, on.start) + 1
    first = line
    if not text[line : on.start].strip():
        above = text.rfind("\n", 0, max(0, line - 1)) + 1
        words = text[above : line - 1].strip() if line else ""
        if words and len(words) <= HEADLINE and words[-1] not in ENDS and not CUT.search(words):
            first = above
    last = on.end
    for start, end in _lines(text, on.end):
        words = text[start:end].strip()
        is_headline = words and len(words) <= HEADLINE and words[-1] not in ENDS and start > on.end + 1
        if (is_headline and not re.search(r"[，、；,;]", words)) or ON.search(words) or CUT.search(words):
            break
        last = end
    return first, last


def _lines(text: str, place: int) -> Iterator[tuple[int, int]]:
    while place < len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        yield place, end
        place = end + 1
