"""Tables within plain text: cells parted by bars, tabs or wide blanks, one row a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guatu.crafts.reading.sources.source import Row
from guatu.crafts.reading.sources.tables import Cell, drop_head, find_duties, lay_out
from guatu.crafts.reading.traced import Edit

BARS = "|｜│┃║"
RULE = re.compile(r"^[ \t\u3000|｜│┃║+\-─━═=:┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋]+$")
CELL_BY_BARS = re.compile(f"[^{BARS}]+")
CELL_BY_TABS = re.compile(r"[^\t]+")
CELL_BY_BLANKS = re.compile(r"\S+(?:[ ]\S+)*")
WIDE = re.compile(r"(?<=\S)(?:[ \u3000]{2,}|\u3000)(?=\S)")
DAYS = re.compile(r"(?:20\d\d年|明年|今年)?(?:全年|[上下]半年|第?[一二三四1-4]季度|年底|\d{1,2}月(?:\d{1,2}日|底|初|[上中下]旬|份)?)(?:之?前)?")
LONGEST_LINE = 2000
WIDEST = 40  # cells of a line
MOST_ROWS = 20_000  # of all tables of a text
LOOKED_AT = 60  # lines of a group that tell whether it is a table of duties
Line = tuple[int, int, str]  # start, end, how its cells are parted


def find_tables(text: str) -> tuple[list[Edit], list[Row]]:
    """Return the edits that label the cells of a text's tables of duties, and their rows."""
    edits: list[Edit] = []
    rows: list[Row] = []
    left = MOST_ROWS
    for lines in _groups(text):
        duties = find_duties(_grid(text, lines[:LOOKED_AT]))
        if duties is None:
            continue
        lines = lines[:left]
        left -= len(lines)
        grid = _grid(text, lines)
        if len(grid) <= duties.head[1] + 1:
            break
        head = grid[duties.head[0]]
        if lines[0][2] == "blanks":
            # Blanks are weak: only lines with as many cells as the head has are rows of it.
            count = sum(cell is not None for cell in head)
            grid = [row if n <= duties.head[1] or sum(c is not None for c in row) == count else [] for n, row in enumerate(grid)]
        if "due" in duties.roles:
            grid = [row if n <= duties.head[1] else _moved(row, duties.roles.index("due")) for n, row in enumerate(grid)]
        edits.append(drop_head(grid, duties, lines[duties.head[1]][1]))
        more, found = lay_out(grid, duties, [end for _, end, _ in lines], [start for start, _, _ in lines])
        edits.extend(more)
        rows.extend(found)
    edits.sort()
    return edits, rows


def _grid(text: str, lines: list[Line]) -> list[list[Cell | None]]:
    grid = [list(_cells(text, line)) for line in lines]
    width = max(map(len, grid), default=0)
    for row in grid:
        row.extend([None] * (width - len(row)))
    return grid


def _moved(row: list[Cell | None], due: int) -> list[Cell | None]:
    """Return a row that lacks its first cell, joined with the one above, with its cells under their own heads.

    due: the column of the time; such a row has it one column too far left, and nothing in its last
    """
    if not 0 < due < len(row) or row[-1] is not None:
        return row
    there, before = row[due], row[due - 1]
    if before is None or DAYS.fullmatch(before.flat) is None or (there is not None and DAYS.fullmatch(there.flat)):
        return row
    return [None, *row[:-1]]


def _groups(text: str) -> Iterator[list[Line]]:
    """Yield runs of at least two lines whose cells are parted in one way; lines that only rule are passed over."""
    group: list[Line] = []
    place = 0
    while place < len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        line = text[place : min(end, place + LONGEST_LINE)].rstrip("\r")
        way = _way(line) if end - place <= LONGEST_LINE else ""
        if way == "rule" and group:
            pass
        elif way and way != "rule" and (not group or group[-1][2] == way):
            group.append((place, place + len(line), way))
        else:
            if len(group) > 1:
                yield group
            group = [(place, place + len(line), way)] if way and way != "rule" else []
        place = end + 1
    if len(group) > 1:
        yield group


def _way(line: str) -> str:
    """Return how the cells of a line are parted: bars, tabs, blanks; rule for a line that only rules; "" for none."""
    stripped = line.strip()
    if not stripped:
        return ""
    if RULE.match(line):
        return "rule"
    if 2 <= sum(line.count(bar) for bar in BARS) <= WIDEST:
        return "bars"
    if 2 <= stripped.count("\t") <= WIDEST:
        return "tabs"
    return "blanks" if 2 <= len(WIDE.findall(line)) <= WIDEST else ""


def _cells(text: str, line: Line) -> Iterator[Cell | None]:
    start, end, way = line
    words = text[start:end]
    if way == "blanks":
        spans = _between([match.span() for match in WIDE.finditer(words)], len(words))
    elif way == "tabs":
        spans = _between([match.span() for match in re.finditer("\t", words)], len(words))
    else:
        spans = _between([match.span() for match in re.finditer(f"[{BARS}]", words)], len(words))
        # A bar at the line's edge parts nothing.
        spans = spans[1 if not words[slice(*spans[0])].strip() else 0 :]
        spans = spans[: -1 if spans and not words[slice(*spans[-1])].strip() else None]
    for first, last in spans:
        cell = words[first:last]
        first += len(cell) - len(cell.lstrip(" \t\u3000"))
        last -= len(cell) - len(cell.rstrip(" \t\u3000"))
        yield Cell(words[first:last], [(start + first, start + last)], [0]) if first < last else None


def _between(parts: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    starts = [0, *(last for _, last in parts)]
    ends = [*(first for first, _ in parts), length]
    return list(zip(starts, ends, strict=True))
