"""Workbooks: each sheet a table, merged cells once, days and shares as they are shown.

xlsx is read from the package itself, cell by cell, so that two cells in far corners cost no more than two cells.
Source: ECMA-376 part 1 (SpreadsheetML), §18.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from guatu.crafts.reading.sources.building import Building
from guatu.crafts.reading.sources.markup import attribute, events, local, tree
from guatu.crafts.reading.sources.packed import Package
from guatu.crafts.reading.sources.source import Source
from guatu.crafts.reading.sources.tables import Cell, find_duties
from guatu.crafts.reading.unreadable import TooMuchText

WHAT = "Excel 表格"
MOST_CELLS = 300_000
WIDEST = 300  # columns
MOST_MERGES = 20_000
PLAIN_NAME = re.compile(r"^(?:Sheet|工作表|表)\s?\d*$", re.IGNORECASE)
REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
# Number formats that come without a definition: shares, and days.
SHARES, DAYS = frozenset({9, 10}), frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
IN_BRACKETS = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")
Values = dict[int, dict[int, str]]  # row → column → words
Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


def open_bytes(data: bytes, name: str, form: str) -> Source:
    """Return a workbook. Raises Damaged, Locked, Bomb or TooMuchText."""
    building = Building()
    if form == "xls":
        from guatu.crafts.reading.sources.old_sheet import sheets_of

        for title, values, merges in sheets_of(data):
            write_sheet(building, title, values, merges)
    else:
        for title, values, merges in _Workbook(data, building).sheets():
            write_sheet(building, title, values, merges)
    return building.source(name, form)


def write_sheet(building: Building, title: str, values: Values, merges: list[Merge]) -> None:
    """Write one sheet: its name, then its tables."""
    if not any(words.strip() for row in values.values() for words in row.values()):
        return
    building.heads.append(title)
    building.heads.append("\n".join(
        "\u3000".join(words for _, words in sorted(values[row].items())) for row in sorted(values)[:10]
    ))  # fmt: skip
    if not PLAIN_NAME.match(title):
        building.line(title)
    for grid in tables_of(values, merges):
        building.table(grid)


def tables_of(values: Values, merges: list[Merge]) -> Iterator[list[list[Cell | None]]]:
    """Yield the tables of a sheet: what blank rows part, where the later part has a head of its own."""
    grid = _grid(values, merges)
    current: list[list[Cell | None]] = []
    block: list[list[Cell | None]] = []
    last = -1
    for number, row in [*grid, (10**9, [])]:
        if block and number > last + 1:
            if current and find_duties(block) is not None:
                yield current
                current = []
            current.extend(block)
            block = []
        block.append(row)
        last = number
    if current:
        yield current


def _grid(values: Values, merges: list[Merge]) -> list[tuple[int, list[Cell | None]]]:
    rows = sorted(row for row, cells in values.items() if any(words.strip() for words in cells.values()))
    columns = [column for row in rows for column, words in values[row].items() if words.strip()]
    if not columns:
        return []
    first, width = min(columns), max(columns) - min(columns) + 1
    if width * len(rows) > 4 * MOST_CELLS:
        raise TooMuchText(MOST_CELLS)
    grid: dict[int, list[Cell | None]] = {row: [None] * width for row in rows}
    for row in rows:
        for column, words in values[row].items():
            if words.strip():
                grid[row][column - first] = Cell(words)
    for top, left, bottom, right in merges[:MOST_MERGES]:
        corner = grid[top][left - first] if top in grid and 0 <= left - first < width else None
        if corner is None:
            continue
        for row in rows:
            if top <= row <= bottom:
                for column in range(max(0, left - first), min(width, right - first + 1)):
                    grid[row][column] = corner
    return [(row, grid[row]) for row in rows]


class _Workbook:
    """An xlsx package."""

    def __init__(self, data: bytes, building: Building) -> None:
        self._package = Package(data, WHAT)
        self._building = building
        self._cells = 0
        self._strings = list(self._shared())
        self._formats = self._number_formats()
        self._from_1904 = False

    def sheets(self) -> Iterator[tuple[str, Values, list[Merge]]]:
        book = tree(self._package.read("xl/workbook.xml"), WHAT)
        targets = self._targets()
        for element in book.iter():
            if local(element.tag) == "workbookPr":
                self._from_1904 = attribute(element, "date1904") in ("1", "true")
            if local(element.tag) != "sheet":
                continue
            title = attribute(element, "name")
            member = targets.get(attribute(element, "id"), "")
            if member not in self._package or "worksheets" not in member:
                continue
            values, merges = self._sheet(member)
            if attribute(element, "state", "visible") != "visible":
                self._leave_out(title, values)
                continue
            yield title, values, merges

    def _leave_out(self, title: str, values: Values) -> None:
        """Note a hidden sheet; a secrecy mark on it counts all the same."""
        if values:
            self._building.heads.append(title)
            self._building.heads.append("\n".join(words for row in sorted(values)[:10] for words in values[row].values()))
            self._building.note("hidden", f"隐藏的工作表“{title[:30]}”没有读；要读，请取消隐藏后再放入。")

    def _targets(self) -> dict[str, str]:
        """Return where the sheets lie, by their relation."""
        found: dict[str, str] = {}
        relations = "xl/_rels/workbook.xml.rels"
        if relations not in self._package:
            return found
        for element in tree(self._package.read(relations), WHAT):
            target = attribute(element, "Target")
            found[attribute(element, "Id")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        return found

    def _shared(self) -> Iterator[str]:
        if "xl/sharedStrings.xml" not in self._package:
            return
        for event, element in events(self._package.read("xl/sharedStrings.xml", 4 * 20_000_000), WHAT):
            if event == "end" and local(element.tag) == "si":
                yield _text_in(element)
                element.clear()

    def _number_formats(self) -> list[str]:
        """Return share, day, month or "" for each style of a cell."""
        if "xl/styles.xml" not in self._package:
            return []
        root = tree(self._package.read("xl/styles.xml"), WHAT)
        codes: dict[str, str] = {}
        for element in root.iter():
            if local(element.tag) == "numFmt":
                codes[attribute(element, "numFmtId")] = attribute(element, "formatCode")
        found: list[str] = []
        for group in root:
            if local(group.tag) == "cellXfs":
                found.extend(kind_of_format(attribute(style, "numFmtId"), codes) for style in group)
        return found

    def _sheet(self, member: str) -> tuple[Values, list[Merge]]:
        values: Values = {}
        merges: list[Merge] = []
        row = column = -1
        for event, element in events(self._package.read(member, 4 * 20_000_000), WHAT):
            kind = local(element.tag)
            if event == "start":
                if kind == "row":
                    number = attribute(element, "r")
                    row = int(number) - 1 if number.isdecimal() and len(number) < 8 else row + 1
                    column = -1
                continue
            if kind == "c":
                match = REFERENCE.match(attribute(element, "r"))
                column = column_number(match[1]) if match else column + 1
                words = self._value(element)
                element.clear()
                if words and column < WIDEST:
                    self._cells += 1
                    if self._cells > MOST_CELLS:
                        raise TooMuchText(MOST_CELLS)
                    values.setdefault(row, {})[column] = words
            elif kind == "row":
                element.clear()
            elif kind == "mergeCell" and len(merges) < MOST_MERGES:
                ends = [REFERENCE.match(end) for end in attribute(element, "ref").split(":")]
                if len(ends) == 2 and ends[0] and ends[1]:
                    merges.append((
                        int(ends[0][2]) - 1, column_number(ends[0][1]), int(ends[1][2]) - 1, column_number(ends[1][1])
                    ))  # fmt: skip
            elif kind in ("oddHeader", "firstHeader", "oddFooter", "evenHeader") and element.text:
                self._building.heads.append(re.sub(r"&[LCR]", "\n", element.text))
        return values, merges

    def _value(self, cell: Element) -> str:
        """Return the words of a cell as they are shown."""
        kind = attribute(cell, "t", "n")
        if kind == "inlineStr":
            return _text_in(cell)
        raw = next((child.text or "" for child in cell if local(child.tag) == "v"), "").strip()
        if kind == "s":
            return self._strings[int(raw)] if raw.isdecimal() and int(raw[:9]) < len(self._strings) else ""
        if kind == "e" or not raw:
            return ""
        if kind == "b":
            return "是" if raw == "1" else "否"
        if kind in ("str", "d"):
            return raw
        style = attribute(cell, "s", "0")
        number = int(style) if style.isdecimal() and len(style) < 7 else 0
        return shown(raw, self._formats[number] if number < len(self._formats) else "", self._from_1904)


def _text_in(element: Element) -> str:
    """Return the runs of a string, without the readings that are written above it."""
    pieces: list[str] = []
    for child in element:
        kind = local(child.tag)
        if kind == "t":
            pieces.append(child.text or "")
        elif kind in ("r", "is"):
            pieces.append(_text_in(child))
    return "".join(pieces)


def kind_of_format(number: str, codes: dict[str, str]) -> str:
    """Return what a number format shows: share, day, month, or "" for a plain number."""
    code = IN_BRACKETS.sub("", codes.get(number, "")).lower().split(";")[0]
    plain = int(number) if number.isdecimal() and len(number) < 6 else 0
    if "%" in code or (not code and plain in SHARES):
        return "share"
    if "y" in code or (not code and plain in DAYS) or ("m" in code and "d" in code):
        return "month" if code and "d" not in code else "day"
    return ""


def shown(raw: str, kind: str, from_1904: bool = False) -> str:
    """Return a number as its format shows it: 0.85 as 85%, 46356 as 2026年11月30日."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    if kind == "share":
        return f"{value * 100:.10g}%"
    if kind in ("day", "month") and 1 <= value < 2_958_466:
        day = date(1904, 1, 1) + timedelta(days=int(value)) if from_1904 else date(1899, 12, 30) + timedelta(days=int(value))
        return f"{day.year}年{day.month}月" + (f"{day.day}日" if kind == "day" else "")
    if value != value or abs(value) > 1e15:
        return raw
    return f"{value:.10g}" if abs(value) < 1e10 else f"{value:.0f}" if value == int(value) else raw


def column_number(letters: str) -> int:
    """A → 0, Z → 25, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
