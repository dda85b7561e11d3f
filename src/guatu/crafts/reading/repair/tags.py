"""HTML tags: blocks become lines, other tags go, entities become characters; of a page only its main part stays."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from guatu.crafts.reading.lexicon.scanner import words
from guatu.crafts.reading.traced import Edit, Traced
from guatu.crafts.timing.pieces import pattern

BLOCKS = frozenset(
    words(
        """
    address article aside blockquote body br caption center dd div dl dt figcaption figure footer form h1 h2 h3
    h4 h5 h6 head header hr html legend li main nav ol option p pre section table tbody tfoot thead title tr ul
    item channel pubdate author description colgroup col fieldset
    """
    )
)
INLINE = frozenset(
    words(
        """
    a abbr b big button cite code del em font i image img input ins kbd label mark meta link nobr o q ruby rp s small
    source span strike strong sub sup td th time tt u video audio iframe embed object param svg path wbr base rt
    """
    )
)
VOID = frozenset(
    words(
        """
    br hr img input meta link source wbr base param embed path
    """
    )
)
# What stands between these tags is never the paper's text.
SILENT = ("script", "style", "noscript", "template", "svg", "select", "iframe", "head")
CLOSING = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in SILENT}
CONTAINERS = frozenset(
    words(
        """
    body div article section main td center form
    """
    )
)

# <divclass="title"> has lost its blank.
TAG = pattern(r"<(/?)((?:div|span|font|table)(?=class=|id=|style=)|[a-zA-Z][a-zA-Z0-9:]*)((?:\s[^<>]*|(?:class|id|style)=[^<>]*)?)/?>")
CDATA, END_OF_CDATA = "<![CDATA[", "]]>"  # around the words of an article in a feed
COMMENT = pattern(r"<!--|<!\[CDATA\[|<![a-zA-Z]|<\?")
DECLARED = pattern(r"<[?!]\[?[a-zA-Z][^<>]{0,300}>")  # <?xml:namespace …/>, <![endif]>: a writing program's, in what is no page
LONGEST_REMARK = 20_000
# &amp;nbsp; was escaped twice; &nbsp has lost its end.
CHARACTER = r"&(?:amp;){0,2}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});|&nbsp(?![a-zA-Z;])"
ENTITY = pattern(CHARACTER)
# &lt;p&gt;: the tags themselves were escaped.
ESCAPED_TAG = pattern(r"&lt;/?(?:p|br|div|span|strong|td|tr|a|img|font|b)\b(?:(?!&[lg]t;)[^<>\n]){0,300}&gt;")
ESCAPED_SIGN = pattern(r"&(?:lt|gt|quot|amp);")
SIGNS = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}
FEWEST_ESCAPED = 2  # of them in a text that was escaped as a whole
SENTENCE_MARKS = pattern(r"[，。；、,;]")
NAVIGATION = re.compile(
    r"(?:class|id)\s*=\s*[\"'][^\"']*(?:nav|menu|foot|crumb|sidebar|share|banner|related|recommend|copyright"
    r"|pagination)",
    re.IGNORECASE,
)


# A row of a table of words, not one that lays out the page: two cells or more, none with a table or many words in it.
ROW = re.compile(r"<tr\b[^<>]{0,300}>(?P<cells>(?:(?!</?t(?:r|able)\b)[\s\S]){1,6000}?)</tr\s*>", re.IGNORECASE)
CELL_END = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
IN_ROW = re.compile(r"<[^<>]{0,1000}>|[ \t\r\f]*\n\s*|" + CHARACTER)
LONGEST_ROW = 1500  # characters of its words


def has_tags(text: str) -> bool:
    """Tell whether a text that is no HTML page still holds HTML tags or entities."""
    return (
        any(match[2].lower() in BLOCKS or match[2].lower() in INLINE for match in TAG.finditer(text))
        or ENTITY.search(text) is not None
        or "<!--" in text
    )


def drop_tags(traced: Traced, *, page: bool) -> Traced:
    """Return the words without tags.

    page: the text is an HTML page, of which only the main part is kept; else
        only well-known tags are taken out of what is otherwise plain text
    """
    if not page and len(ESCAPED_TAG.findall(traced.text)) >= FEWEST_ESCAPED:
        traced = traced.edit(Edit(m.start(), m.end(), SIGNS[m[0]], "markup") for m in ESCAPED_SIGN.finditer(traced.text))
    text = traced.text
    if page:
        first, last, headings = _main_part(text)
        edits = list(_edits(text, page=True, keep=(first, last), headings=headings))
    else:
        edits = list(_edits(text, page=False, keep=(0, len(text)), headings=[]))
    traced = traced.edit(edits)
    if page or END_OF_CDATA not in traced.text:
        return traced
    return traced.edit(Edit(m.start(), m.end(), "", "markup") for m in re.finditer(END_OF_CDATA, traced.text))


def _edits(text: str, *, page: bool, keep: tuple[int, int], headings: list[tuple[int, int]]) -> Iterator[Edit]:
    kept = sorted([*headings, keep])
    rows = iter(_rows_of_words(text) if page else ())
    row = next(rows, None)
    closed = -1  # where the next remark is closed; past the end when none is
    place = 0
    for first, last in kept:
        if first < place:
            continue
        if first > place:
            yield Edit(place, first, "\n", "markup")
        place = first
        while place < last:
            at = _next(text, place, last)
            if at < 0:
                break
            while row is not None and row[1] <= at:
                row = next(rows, None)
            if row is not None and row[0] <= at and row[1] <= last:
                yield from _edits_of_row(text, max(place, row[0]), row[1])
                place = row[1]
                continue
            if text[at] == "&":
                match = ENTITY.match(text, at)
                if match is None:
                    place = at + 1
                    continue
                yield Edit(at, match.end(), _character(match[0]), "markup")
                place = match.end()
                continue
            if not page and text.startswith(CDATA, at):
                yield Edit(at, at + len(CDATA), "", "markup")
                place = at + len(CDATA)
                continue
            if page and COMMENT.match(text, at):
                closing = "-->" if text.startswith("<!--", at) else ">"
                end = text.find(closing, at)
                end = last if end < 0 else end + len(closing)
                yield Edit(at, end, "", "markup")
                place = end
                continue
            tag = TAG.match(text, at)
            if tag is None:
                end = at + 1
                if not page and text.startswith("<!--", at):
                    if closed < at:
                        closed = text.find("-->", at, last)
                        closed = last + LONGEST_REMARK if closed < 0 else closed
                    end = closed + 3 if closed - at < LONGEST_REMARK and closed < last else end
                elif not page and (declared := DECLARED.match(text, at, last)):
                    end = declared.end()
                if end > at + 1:
                    yield Edit(at, end, "", "markup")
                place = end
                continue
            name = tag[2].lower()
            end = tag.end()
            if name in SILENT and not tag[1] and (page or name in ("script", "style")):
                end = _end_of_silence(text, name, end, last)
            elif not page and name not in BLOCKS and name not in INLINE and ":" not in name:
                place = end
                continue
            to = "\n" if name in BLOCKS else " " if name in ("td", "th") and tag[1] else ""
            yield Edit(at, end, to, "markup")
            place = end
        place = last
    if place < len(text):
        yield Edit(place, len(text), "\n", "markup")


def _rows_of_words(text: str) -> Iterator[tuple[int, int]]:
    for match in ROW.finditer(text):
        if len(CELL_END.findall(match["cells"])) >= 2 and len(TAG.sub("", match["cells"])) <= LONGEST_ROW:
            yield match.start("cells"), match.end("cells")


def _edits_of_row(text: str, start: int, end: int) -> Iterator[Edit]:
    """One line of a table: a tab behind each cell but the last, no line ends inside."""
    ends = [match.end() for match in CELL_END.finditer(text, start, end)]
    for match in IN_ROW.finditer(text, start, end):
        words = match[0]
        if words[0] == "<":
            to = "\t" if CELL_END.match(words) and match.end() != ends[-1] else ""
        elif words[0] == "&":
            to = _character(words)
        else:
            to = ""
        yield Edit(match.start(), match.end(), to, "markup")


def _character(entity: str) -> str:
    """Return what an entity stands for; a no-break space is a blank."""
    found = html.unescape(entity)
    if "&" in found and found != "&":
        found = html.unescape(html.unescape(found))
    return found.replace("\xa0", " ")


def _end_of_silence(text: str, name: str, start: int, last: int) -> int:
    """Return where </script> and its like end; an unclosed one is silent to the end of the page."""
    closing = CLOSING[name].search(text, start, last)
    return closing.end() if closing else last


def _next(text: str, place: int, last: int) -> int:
    tag, entity = text.find("<", place, last), text.find("&", place, last)
    if tag < 0 or entity < 0:
        return max(tag, entity)
    return min(tag, entity)


def _main_part(text: str) -> tuple[int, int, list[tuple[int, int]]]:
    """Return (first, last, headings): the block that holds most of the sentences, and h1 that stand before it.

    The weight of a block is the length of its text outside links, in runs with
    sentence marks. From the whole page down, the block with at least three
    fifths of the weight is followed until none is left.
    """
    stack: list[list[int]] = []  # start of content, weight, index of the block in ``blocks``
    blocks: list[tuple[int, int, int, int]] = []  # start, end, weight, depth
    headings: list[tuple[int, int]] = []
    names: list[tuple[str, bool]] = []
    in_link = in_navigation = 0
    total = 0
    place = 0
    silent_until = 0
    heading_start = -1
    for match in TAG.finditer(text):
        if match.start() < silent_until:
            continue
        run = text[place : match.start()]
        if run and not in_link and not in_navigation and SENTENCE_MARKS.search(run):
            weight = len(run.strip())
            total += weight
            if stack:
                stack[-1][1] += weight
        place = match.end()
        closing, name = bool(match[1]), match[2].lower()
        if name in SILENT and not closing:
            place = silent_until = _end_of_silence(text, name, place, len(text))
            continue
        if name == "a":
            in_link = 0 if closing else 1
        if name == "h1":
            if not closing:
                heading_start = match.start()
            elif heading_start >= 0:
                headings.append((heading_start, match.end()))
                heading_start = -1
        if name in VOID or name not in BLOCKS | {"td"}:
            continue
        if not closing:
            navigation = name in ("nav", "footer", "aside") or bool(NAVIGATION.search(match[3]))
            in_navigation += navigation
            names.append((name, navigation))
            if name in CONTAINERS:
                stack.append([match.end(), 0, len(names)])
        elif any(open_name == name for open_name, _ in names[-60:]):
            while names:
                open_name, navigation = names.pop()
                in_navigation -= navigation
                if stack and stack[-1][2] == len(names) + 1:
                    start, weight, _ = stack.pop()
                    blocks.append((start, match.start(), weight, len(stack)))
                    if stack:
                        stack[-1][1] += weight
                if open_name == name:
                    break
    while stack:
        start, weight, _ = stack.pop()
        blocks.append((start, len(text), weight, len(stack)))
        if stack:
            stack[-1][1] += weight
    first, last = 0, len(text)
    for start, end, weight, _ in sorted(blocks, key=lambda block: block[3]):
        if start >= first and end <= last and weight * 5 >= total * 3 and weight:
            first, last = start, end
    return first, last, [heading for heading in headings[:1] if heading[1] <= first]
