"""A secrecy mark in masthead position: 绝密★, 机密★, 秘密★ with or without a term.

Such a paper must not be stored at all. A sentence about secrecy, or 商业秘密, is
no mark. Source: GB/T 9704-2012 §7.2.2 (密级和保密期限 in the upper left corner).
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import PurePath
from typing import TYPE_CHECKING

from guatu.crafts.timing.pieces import pattern

if TYPE_CHECKING:
    from guatu.crafts.reading.sources import Source

HEAD_LINES = 15
STAR = r"[★☆*＊✩✭⭐]"
TERM = (
    rf"{STAR}\s?(?:长期|启用前|公布前|\d{{4}}[.年]\d{{1,2}}[.月]\d{{1,2}}日?"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:年|个月|天)(?:解密)?)?"
)
LEVEL = r"(绝\s{0,2}密|机\s{0,2}密|秘\s{0,2}密)"
WITH_STAR = pattern(rf"(?:^|(?<=[\s:：(（\[【|｜\d]))[【\[(（]?{LEVEL}\s{{0,2}}{TERM}")
ALONE = pattern(rf"^[【\[(（]?(?:密\s?级\s?[:：]\s?)?{LEVEL}[】\])）]?$")
BLOCK = re.compile(r"</?(?:p|div|br|h[1-6]|tr|td|th|li|ul|center|table|title|body|head|html|section|article)\b[^<>]{0,300}>", re.I)
SENTENCE = pattern("[，。；！？,;!?]")
SIMPLIFIED = str.maketrans("機絕祕長啟佈個級", "机绝秘长启布个级")
MARKUP = pattern(r"^[#>*\-\s\u3000|]{1,20}|<[^<>]{0,200}>|\*\*")


# What a page holds before its words; a mark may stand behind much of it.
SILENT = tuple((re.compile(rf"<{name}[\s>]", re.I), re.compile(rf"</{name}\s*>", re.I)) for name in ("script", "style"))
COMMENTS = (re.compile("<!--"), re.compile("-->"))


def mark_of_source(source: Source) -> str | None:
    """Return the mark that a file bears anywhere one may stand: its name, its text, its page headers, its parts."""
    text = _without_silence(source.text) if source.format == "html" else source.text
    for words in (PurePath(source.name).stem, text, *source.heads):
        if mark := find_secrecy_mark(words):
            return mark
    return None


def _without_silence(page: str) -> str:
    """Return a page without scripts, styles and comments."""
    for opening, closing in (*SILENT, COMMENTS):
        pieces: list[str] = []
        place = 0
        while found := opening.search(page, place):
            pieces.append(page[place : found.start()])
            end = closing.search(page, found.end())
            place = end.end() if end else len(page)
        page = "".join((*pieces, page[place:]))
    return page


def find_secrecy_mark(text: str) -> str | None:
    """Return the mark, as 机密★ or 秘密★3年, or None.

    Only the first lines are looked at: with its star at a line's beginning or end, or anywhere in a line
    that is no sentence; or the level alone on a line. Entities, tags and traditional script hide nothing.
    """
    seen = 0
    # A mark hides neither behind entities and tags nor in traditional script.
    head = BLOCK.sub("\n", unescape(text[:40_000])).translate(SIMPLIFIED)[:20_000]
    for raw in head.split("\n"):
        line = MARKUP.sub("", raw).strip(" \t\r\u3000\ufeff")
        if not line:
            continue
        seen += 1
        if seen > HEAD_LINES:
            break
        match = WITH_STAR.search(line)
        at_an_edge = match and (match.start() <= 12 or match.end() >= len(line) - 2)
        a_masthead = match and len(line) <= 80 and not SENTENCE.search(line)
        if match and (at_an_edge or a_masthead) and "。" not in line[: match.start()]:
            return re.sub(r"\s", "", match[0]).strip("【[(（").replace("☆", "★").replace("*", "★").replace("＊", "★")
        alone = ALONE.match(line)
        if alone and seen <= 6:
            return re.sub(r"\s", "", alone[1]) + "★"
    return None
