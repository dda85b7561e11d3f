"""Tables of a web page: rows and cells with their places, spans unrolled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from guatu.crafts.reading.sources.source import Row
from guatu.crafts.reading.sources.tables import Cell, drop_head, find_duties, lay_out
from guatu.crafts.reading.traced import Edit

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)/?>")
SPAN = re.compile(r"(rowspan|colspan)\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
PARTS = frozenset({"p", "br", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"})  # begin a paragraph within a cell
BLANK = " \t\r\n\u3000\xa0\u200b\ufeff"
BLANK_ENTITIES = ("&nbsp;", "&emsp;", "&ensp;", "&#160;", "&#12288;", "&#xa0;")
ENTITY_BLANK = re.compile(r"(?:&nbsp;|&emsp;|&ensp;|&#160;|&#12288;|&#xa0;|[\s\u3000\xa0\u200b\ufeff])", re.IGNORECASE)
RUN = re.compile(r"[^\s\u3000\xa0][^\n]*")
MOST_CELLS = 100_000
WIDEST = 60


class _Table:
    """One table as it is read."""

    def __init__(self) -> None:
        self.rows: list[list[Cell | None]] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.below: dict[int, tuple[Cell, int]] = {}  # column → a cell that reaches down, and how many rows more
        self.holds_another = False
        self.cell: Cell | None = None
        self.span = (1, 1)
        self.filled: set[int] = set()  # columns of this row that were filled from above
        self.begins_line = True

    def open_row(self, at: int) -> None:
        self.close_cell()
        self.rows.append([])
        self.starts.append(at)
        self.ends.append(-1)
        self.filled = set()

    def close_row(self, at: int) -> None:
        self.close_cell()
        if self.rows and self.ends[-1] < 0:
            self._fill_from_above()
            self.ends[-1] = at

    def open_cell(self, attributes: str, at: int) -> None:
        if not self.rows or self.ends[-1] >= 0:
            self.open_row(at)
        self.close_cell()
        spans = {match[1].lower(): max(1, int(match[2])) for match in SPAN.finditer(attributes)}
        self.span = (min(spans.get("rowspan", 1), 2000), min(spans.get("colspan", 1), WIDEST))
        self.cell = Cell("")
        self.begins_line = True

    def close_cell(self) -> None:
        if self.cell is None:
            return
        self._fill_from_above()
        down, across = self.span
        row = self.rows[-1]
        for _ in range(across):
            if len(row) >= WIDEST:
                break
            if down > 1:
                self.below[len(row)] = (self.cell, down - 1)
                self.filled.add(len(row))
            row.append(self.cell)
        self.cell = None

    def _fill_from_above(self) -> None:
        """Go on with the cells that reach down into this row, as far as the next free column."""
        row = self.rows[-1]
        while (column := len(row)) in self.below and column not in self.filled:
            cell, left = self.below[column]
            self.filled.add(column)
            if left > 1:
                self.below[column] = (cell, left - 1)
            else:
                del self.below[column]
            row.append(cell)

    def take(self, text: str, start: int, end: int) -> None:
        """Take a run of characters between two tags into the open cell."""
        if self.cell is None:
            return
        for match in RUN.finditer(text, start, end):
            first, last = _without_blanks(text, match.start(), match.end())
            words = unescape(text[first:last]).strip(BLANK)
            if not words:
                continue
            lines = self.cell.words.split("\n") if self.cell.words else []
            if self.begins_line or not lines:
                lines.append(words)
            else:
                lines[-1] += words
            self.begins_line = False
            self.cell.words = "\n".join(lines)
            self.cell.pieces.append((first, last))
            self.cell.lines.append(len(lines) - 1)


def _without_blanks(text: str, first: int, last: int) -> tuple[int, int]:
    """Return the places without blanks at both ends, also those written as entities."""
    while match := ENTITY_BLANK.match(text, first, last):
        first = match.end()
    while True:
        kept = first + len(text[first:last].rstrip(BLANK))
        entity = next((each for each in BLANK_ENTITIES if text.endswith(each, first, kept)), "")
        if not entity:
            return first, kept
        last = kept - len(entity)


def find_tables(text: str) -> tuple[list[Edit], list[Row]]:
    """Return the edits that label the cells of a page's tables of duties, and their rows."""
    edits: list[Edit] = []
    rows: list[Row] = []
    for table in _tables(text):
        width = max(map(len, table.rows), default=0)
        if len(table.rows) < 2 or width < 2:
            continue
        grid = [[*row, *[None] * (width - len(row))] for row in table.rows]
        duties = find_duties(grid)
        if duties is None:
            continue
        edits.append(drop_head(grid, duties, table.ends[duties.head[1]])._replace(start=table.starts[duties.head[0]]))
        more, found = lay_out(grid, duties, table.ends, table.starts)
        edits.extend(more)
        rows.extend(found)
    edits.sort()
    return edits, rows


def _tables(text: str) -> Iterator[_Table]:
    """Yield the tables that hold no other table, each when it is closed."""
    stack: list[_Table] = []
    cells = 0
    place = 0
    for match in TAG.finditer(text):
        closing, name = bool(match[1]), match[2].lower()
        top = stack[-1] if stack else None
        if top is not None and top.cell is not None:
            top.take(text, place, match.start())
        place = match.end()
        if name == "table":
            if closing and top is not None:
                top.close_row(match.start())
                stack.pop()
                if not top.holds_another:
                    yield top
            elif not closing:
                if top is not None:
                    top.holds_another = True
                stack.append(_Table())
        elif top is None:
            continue
        elif name == "tr":
            top.close_row(match.end() if closing else match.start())
            if not closing:
                top.open_row(match.start())
        elif name in ("td", "th"):
            if closing:
                top.close_cell()
            else:
                cells += 1
                if cells > MOST_CELLS:
                    return
                top.open_cell(match[3], match.start())
        elif name in PARTS:
            top.begins_line = True
