"""A text in the making: lines and tables of a file that is not itself a text, each written down once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from guatu.crafts.reading.sources.source import LONGEST, Note, Row, Source
from guatu.crafts.reading.sources.tables import Cell, Grid, find_duties, lay_out
from guatu.crafts.reading.traced import Edit
from guatu.crafts.reading.unreadable import TooMuchText

# What no database and no page takes: control characters, half characters, and those that are none.
STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\ufdd0-\ufdef]")
# Radicals and compatibility forms that PDF writers put in the place of the characters themselves: ⼯ for 工.
VARIANTS = re.compile("[\u2f00-\u2fd5\uf900-\ufa6d\ufa70-\ufad9]")
SHORT_CELL = 40


def clean(words: str) -> str:
    """Return words without what no page shows; a carriage return and other line ends become one."""
    if VARIANTS.search(words):
        words = VARIANTS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), words)
    return STRANGE.sub("", re.sub("\r\n?|[\u2028\u2029\x85]", "\n", words))


class Building:
    """Lines and tables in their order; becomes a Source."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.size = 0
        self.rows: list[Row] = []
        self.edits: list[Edit] = []
        self.notes: list[Note] = []
        self.heads: list[str] = []

    def write(self, words: str) -> tuple[int, int]:
        """Write words as they are and return where they stand."""
        start = self.size
        self.size += len(words)
        if self.size > LONGEST:
            raise TooMuchText(LONGEST)
        self._pieces.append(words)
        return start, self.size

    def line(self, words: str) -> None:
        """Write one paragraph, or several that a line end parts; blank ones are left out."""
        for each in clean(words).split("\n"):
            if each.strip():
                self.write(each.strip() + "\n")

    def note(self, kind: str, words: str) -> None:
        """Note a doubt at the place where the text now ends."""
        self.notes.append(Note(self.size, self.size, kind, words))

    def table(self, grid: Grid) -> None:
        """Write a table: one of duties with a line a row, another with its cells side by side."""
        grid = [row for row in grid if any(cell and cell.words.strip() for cell in row)]
        duties = find_duties(grid)
        if duties is None:
            self._plain_table(grid)
            return
        for row in grid[: duties.head[0]]:
            self._plain_row(row)
        ends: list[int] = [0] * len(grid)
        order = duties.order()
        for number in range(duties.head[1] + 1, len(grid)):
            row = grid[number]
            self._cells([row[column] for column in order if column < len(row)])
            ends[number] = self.size
            self.write("\n")
        edits, rows = lay_out(grid, duties, ends)
        self.edits.extend(edits)
        self.rows.extend(rows)

    def _cells(self, cells: Sequence[Cell | None]) -> None:
        """Write the cells of a row that stand nowhere yet, parted by tabs."""
        begun = False
        for cell in cells:
            if cell is None or cell.pieces:
                continue
            cell.words = "\n".join(line.strip() for line in clean(cell.words).split("\n") if line.strip())
            if not cell.words:
                continue
            if begun:
                self.write("\t")
            for number, line in enumerate(cell.words.split("\n")):
                if number:
                    self.write("\n")
                cell.pieces.append(self.write(line))
                cell.lines.append(number)
            begun = True

    def _plain_table(self, grid: Grid) -> None:
        for row in grid:
            self._plain_row(row)

    def _plain_row(self, row: Sequence[Cell | None]) -> None:
        """Write cells side by side; a long one, or one of several paragraphs, is a frame around running text."""
        beside: list[str] = []
        for cell in row:
            if cell is None or cell.pieces or not cell.words.strip():
                continue
            cell.pieces.append((self.size, self.size))
            if "\n" in cell.words.strip() or len(cell.words) > SHORT_CELL:
                self.line("\u3000".join(beside))
                beside = []
                self.line(cell.words)
            else:
                beside.append(clean(cell.words).strip())
        self.line("\u3000".join(beside))

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def source(self, name: str, form: str) -> Source:
        """Return what was written."""
        return Source(
            name=name, format=form, encoding="", text=self.text, rows=tuple(self.rows), notes=tuple(self.notes),
            heads=tuple(head for head in self.heads if head.strip()), edits=tuple(self.edits),
        )  # fmt: skip
