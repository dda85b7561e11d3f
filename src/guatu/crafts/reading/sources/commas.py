"""Tables as text with commas (.csv), as office programs export them."""

from __future__ import annotations

import csv
import io

from guatu.crafts.reading.sources.building import Building
from guatu.crafts.reading.sources.source import Source
from guatu.crafts.reading.sources.tables import Cell
from guatu.crafts.reading.sources.text import open_text
from guatu.crafts.reading.unreadable import Damaged, TooMuchText

MOST_CELLS = 300_000
WIDEST = 300  # columns


def open_bytes(data: bytes, name: str, form: str) -> Source:
    """Return a table of a text with commas. Raises NotText, UnknownEncoding, Damaged or TooMuchText."""
    text = open_text(data, "").text.lstrip("\ufeff")
    grid: list[list[Cell | None]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text.replace("\x00", ""), newline="")):
            cells += len(row)
            if cells > MOST_CELLS:
                raise TooMuchText(MOST_CELLS)
            grid.append([Cell(words) if words.strip() else None for words in row[:WIDEST]])
    except csv.Error as error:
        raise Damaged("表格（csv）") from error
    width = max(map(len, grid), default=0)
    building = Building()
    building.table([[*row, *[None] * (width - len(row))] for row in grid] if width * len(grid) <= 4 * MOST_CELLS else grid)
    return building.source(name, form)
