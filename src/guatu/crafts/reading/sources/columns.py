"""The reading order of what is placed on a page: columns before lines, a headline before what it spans.

Pieces of one line are put into bands; a run of bands that leaves one strip free from top to bottom is cut there into
columns, and each column is read in the same way. (A cut by X and Y, after Nagy and Seth, "Hierarchical representation
of optically scanned documents", 1984; the gap must separate text that fills its columns, or a table would be read
column by column.)
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

MOST_BANDS = 2000  # lines of a page beyond which no columns are looked for
DEEPEST = 8  # columns within columns
SAME = 0.12  # of a size: letters that differ less are of one size
ONE_LINE = 1.2  # of a size: a wider gap between two lines parts them
GUTTER = 0.7  # of a character's size: the least strip between two columns
NARROWEST = 7  # characters of a line of running text at least
FEWEST = 3  # such lines in a column at least
BEGINS_ANEW = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]\d{1,2}[)）]|\d{1,2}[.、．](?!\d)|第[一二三四五六七八九十\d]{1,3}[章节条]|[①-⑳]"
    r"|[◆●■▲★▶※•]|附件|抄送|主送)"
)
LETTER = re.compile(r"[A-Za-z0-9]")


class Piece(NamedTuple):
    """A run of characters of one line; places count downwards from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    def scaled(self, factor: float) -> Piece:
        """Return the piece in another measure."""
        return Piece(self.text, *(place * factor for place in self[1:]))


class Line(NamedTuple):
    """A line of a column. first, last: the column's own edges."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    first: float
    last: float


def in_reading_order(pieces: Sequence[Piece]) -> list[Line]:
    """Return the lines of a page in the order in which they are read."""
    return list(_order([piece for piece in pieces if piece.text.strip()], 0))


def straight_lines(pieces: Sequence[Piece]) -> list[Line]:
    """Return the lines straight across the page, as a ruler laid over all columns would find them."""
    return list(_lines([piece for piece in pieces if piece.text.strip()]))


def _order(pieces: Sequence[Piece], depth: int) -> Iterator[Line]:
    for run, cut in _runs(_bands(pieces), depth):
        if cut is None:
            yield from _lines(run)
            continue
        sides: tuple[list[Piece], list[Piece]] = ([], [])
        for piece in run:
            sides[(piece.left + piece.right) / 2 > cut].append(piece)
        for side in sides:
            yield from _order(side, depth + 1)


def _bands(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return what stands side by side, from top to bottom: pieces that share a third of their height."""
    bands: list[list[Piece]] = []
    bottom = float("-inf")
    for piece in sorted(pieces, key=lambda piece: (piece.top, piece.left)):
        height = piece.bottom - piece.top
        if bands and piece.top + height / 3 < bottom:
            bands[-1].append(piece)
            bottom = max(bottom, piece.bottom)
        else:
            bands.append([piece])
            bottom = piece.bottom
    return bands


def _runs(bands: Sequence[list[Piece]], depth: int) -> Iterator[tuple[list[Piece], float | None]]:
    """Yield (pieces, where to cut them into columns) for runs of bands, from top to bottom."""
    plain: list[Piece] = []
    place = 0
    while place < len(bands):
        last, cut = _longest_run(bands, place) if depth < DEEPEST and len(bands) < MOST_BANDS else (place, None)
        if cut is None:
            plain.extend(bands[place])
            place += 1
            continue
        if plain:
            yield plain, None
            plain = []
        yield [piece for band in bands[place:last] for piece in band], cut
        place = last
    if plain:
        yield plain, None


def _longest_run(bands: Sequence[list[Piece]], place: int) -> tuple[int, float | None]:
    """Return (end, cut) of the longest run of bands from a place that one free strip divides; cut is None for none."""
    strips = _inner_strips(bands[place])
    end = place + 1
    # A band of one column may begin a run: what stands beside it comes lower.
    while end < len(bands):
        narrowed = _meet(strips, _free(bands[end])) if strips else []
        if not narrowed:
            break
        strips = narrowed
        end += 1
    if not strips:
        return place, None
    pieces = [piece for band in bands[place:end] for piece in band]
    for first, last in sorted(strips, key=lambda strip: strip[0] - strip[1]):
        cut = (first + last) / 2
        left = [piece for piece in pieces if piece.right <= cut]
        right = [piece for piece in pieces if piece.left >= cut]
        size = median(piece.size for piece in pieces)
        if last - first >= GUTTER * size and _is_column(left, size) and _is_column(right, size):
            return end, cut
    return place, None


def _is_column(pieces: Sequence[Piece], size: float) -> bool:
    """Tell whether pieces are running text, in one column or more: enough lines, most of them long.

    The cells of a table are short; they must not be read column by column.
    """
    long = sum(piece.right - piece.left >= NARROWEST * size for piece in pieces)
    return long >= FEWEST and long * 2 >= len(pieces)


Strips = list[tuple[float, float]]


def _free(band: Sequence[Piece]) -> Strips:
    """Return the strips of a band that no piece covers, with those at both sides."""
    strips: Strips = []
    place = float("-inf")
    for left, right in sorted((piece.left, piece.right) for piece in band):
        if left > place:
            strips.append((place, left))
        place = max(place, right)
    strips.append((place, float("inf")))
    return strips


def _inner_strips(band: Sequence[Piece]) -> Strips:
    return [strip for strip in _free(band) if strip[0] != float("-inf") and strip[1] != float("inf")]


def _meet(some: Strips, others: Strips) -> Strips:
    """Return what is free in both, where it is not too narrow to be a gutter."""
    found: Strips = []
    starts = [strip[0] for strip in others]
    for first, last in some:
        for number in range(max(0, bisect_right(starts, first) - 1), bisect_left(starts, last)):
            start, end = max(first, others[number][0]), min(last, others[number][1])
            if end - start > 2:
                found.append((start, end))
    return found


def _lines(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Yield the lines of one column; wide gaps within a line become blanks."""
    if not pieces:
        return
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: ((piece.top + piece.bottom) / 2, piece.left)):
        if rows and _is_beside(rows[-1][-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda each: each.left)
    whole = _edges(rows)
    for group in _groups(rows):
        first, last = _edges(group) if len(group) >= FEWEST else whole
        for row in group:
            yield _line(row, first, last)


def _groups(rows: Sequence[list[Piece]]) -> Iterator[list[list[Piece]]]:
    """Yield runs of lines that stand close together in one size: a box may be wider than the text below it."""
    group: list[list[Piece]] = []
    for row in rows:
        if group:
            above = group[-1]
            gap = min(piece.top for piece in row) - max(piece.bottom for piece in above)
            same = abs(row[0].size - above[0].size) <= SAME * max(row[0].size, above[0].size)
            if gap > ONE_LINE * row[0].size or not same:
                yield group
                group = []
        group.append(row)
    if group:
        yield group


def _edges(rows: Sequence[Sequence[Piece]]) -> tuple[float, float]:
    size = median(piece.size for row in rows for piece in row)
    return -_edge([-row[0].left for row in rows], size), _edge([row[-1].right for row in rows], size)


def _edge(places: Sequence[float], size: float) -> float:
    """Return the outermost place that several lines reach: a headline or a byline in the middle makes no edge."""
    ordered = sorted(places)
    enough = 1 if len(ordered) < 6 else max(2, len(ordered) // 8)
    for number in range(len(ordered) - 1, -1, -1):
        if number + 1 - bisect_left(ordered, ordered[number] - 1.2 * size) >= enough:
            return ordered[number]
    return ordered[-1]


def _is_beside(one: Piece, other: Piece) -> bool:
    middle = (other.top + other.bottom) / 2
    return abs((one.top + one.bottom) / 2 - middle) < 0.45 * min(one.bottom - one.top, other.bottom - other.top)


def _line(row: Sequence[Piece], first: float, last: float) -> Line:
    words = ""
    for number, piece in enumerate(row):
        gap = piece.left - row[number - 1].right if number else 0.0
        if gap > 0.9 * piece.size:
            words += "\u3000"
        elif gap > 0.2 * piece.size and LETTER.match(words[-1:]) and LETTER.match(piece.text):
            words += " "
        words += piece.text
    return Line(
        words.strip(), row[0].left, min(piece.top for piece in row), max(piece.right for piece in row),
        max(piece.bottom for piece in row), max(piece.size for piece in row), first, last,
    )  # fmt: skip


def paragraphs(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the paragraphs of lines in reading order, also those that go on in the next column or on the next page."""
    words = ""
    before: Line | None = None
    for line in lines:
        if before is not None and goes_on(before, line):
            blank = " " if LETTER.match(words[-1:]) and LETTER.match(line.text) and words[-1:].isalpha() else ""
            words += blank + line.text
        else:
            if words:
                yield words
            words = line.text
        before = line
    if words:
        yield words


def goes_on(before: Line, line: Line) -> bool:
    """Tell whether a line goes on with the paragraph of the one before it: that was full, and this is not set in."""
    size = max(before.size, line.size)
    if abs(before.size - line.size) > SAME * size or BEGINS_ANEW.match(line.text):
        return False
    full = before.right >= before.last - 1.6 * size
    set_in = line.left > line.first + 1.2 * size
    return full and not set_in
