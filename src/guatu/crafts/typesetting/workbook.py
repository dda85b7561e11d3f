"""A long table as a workbook: the frame by xlsxwriter, the rows written straight into its sheet.

The library draws what is drawn once (heading, widths, formats, filter, how it prints). Cell by cell it takes most of
the time of an export; the XML of a row is one line of text, in the very form the library gives it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

Cell = str | date | Decimal | int | None

SHEET = "xl/worksheets/sheet1.xml"
MOST_TEXT = 32_000  # a cell of a workbook holds 32,767 characters
ROWS_AT_ONCE = 500
# What a spreadsheet would take for a formula when somebody edits the words.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
DAY_NOUGHT = date(1899, 12, 30).toordinal()  # as Excel counts days
# What XML does not hold as it is, and what a spreadsheet would read as a sign written so.
ODD = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
AT_AN_END = re.compile(r"^\s|\s$")


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of one column: its words, its width in characters, whether the column is hidden."""

    words: str
    wide: float
    hidden: bool = False


def write_table(file: IO[bytes], name: str, head: Sequence[Heading], rows: Iterable[Sequence[Cell]], *, fixed: int = 0) -> int:
    """Write a workbook of one sheet: a frozen heading, then the rows; return how many.

    fixed: so many columns at the left stay in sight; the hidden ones stand last

    Real days, numbers as numbers, no words taken for a formula. Nothing of the rows is kept in memory.
    """
    styles = styles_of(frame(name, head, 1, fixed))
    letters = [column_letters(place) for place in range(len(head))]
    with TemporaryFile() as written:
        last = write_rows(written, rows, letters, styles)
        written.seek(0)
        with ZipFile(frame(name, head, max(last, 1), fixed)) as empty, ZipFile(file, "w", ZIP_DEFLATED) as full:
            for each in empty.infolist():
                content = empty.read(each)
                if each.filename != SHEET:
                    full.writestr(each, content, ZIP_DEFLATED)
                    continue
                with full.open(each.filename, "w", force_zip64=True) as sheet:
                    # Below the heading stood one row, which the frame needed for its formats.
                    before, _, after = content.partition(b"</row>")
                    sheet.write(before + b"</row>")
                    shutil.copyfileobj(written, sheet, 1 << 20)
                    sheet.write(after[after.index(b"</sheetData>") :])
    return last


def frame(name: str, head: Sequence[Heading], last: int, fixed: int) -> BytesIO:
    """Return the workbook without its rows; in the last one there are three cells: of words, guarded words, a day."""
    import xlsxwriter

    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        heads = book.add_format({"bold": True, "bg_color": "#F1EBDD", "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        words = book.add_format({"valign": "top"})
        # The mark that keeps the words words, also when somebody edits the cell.
        guarded = book.add_format({"valign": "top", "quote_prefix": True})
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        sheet.freeze_panes(1, fixed)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        for place, each in enumerate(head):
            sheet.set_column(place, place, each.wide, None, {"hidden": True} if each.hidden else None)
            sheet.write_string(0, place, each.words, heads)
        for place, how in enumerate((words, guarded, day)):
            sheet.write_blank(last, place, None, how)
        sheet.autofilter(0, 0, last, sum(not each.hidden for each in head) - 1)
    kept.seek(0)
    return kept


def styles_of(book: BytesIO) -> tuple[str, str, str]:
    """Return the numbers that the frame's formats have in it: of words, guarded words, days."""
    with ZipFile(book) as frame_:
        below = frame_.read(SHEET).decode().partition("</row>")[2]
    words, guarded, day = re.findall(r'<c r="[ABC]2" s="(\d+)"/>', below)
    return words, guarded, day


def write_rows(file: IO[bytes], rows: Iterable[Sequence[Cell]], letters: Sequence[str], styles: tuple[str, str, str]) -> int:
    """Write the rows' XML, beginning in the second; return how many."""
    words, guarded, day = (f'" s="{style}' for style in styles)
    place = 1
    lines: list[str] = []
    for place, row in enumerate(rows, start=2):
        cells = [f'<row r="{place}">']
        for letter, value in zip(letters, row, strict=True):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                how = guarded if value.startswith(FORMULA) else words
                cells.append(f'<c r="{letter}{place}{how}" t="inlineStr"><is>{text(value)}</is></c>')
            elif isinstance(value, date):
                cells.append(f'<c r="{letter}{place}{day}"><v>{value.toordinal() - DAY_NOUGHT}</v></c>')
            else:
                cells.append(f'<c r="{letter}{place}"><v>{float(value):.16G}</v></c>')
        cells.append("</row>")
        lines.append("".join(cells))
        if len(lines) == ROWS_AT_ONCE:
            file.write("".join(lines).encode())
            lines.clear()
    file.write("".join(lines).encode())
    return place - 1


@lru_cache(maxsize=4096)  # offices, stages and campaigns come again in every row
def text(words: str) -> str:
    """Return words as they stand in a cell."""
    words = ODD.sub(in_signs, words[:MOST_TEXT])
    return f'<t xml:space="preserve">{words}</t>' if AT_AN_END.search(words) else f"<t>{words}</t>"


def in_signs(found: re.Match[str]) -> str:
    """Return a character as a workbook writes it."""
    return MARKS.get(found[0]) or f"_x{ord(found[0]):04X}_"


def column_letters(place: int) -> str:
    """Return the letters of a column, counted from 0: A, B … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
