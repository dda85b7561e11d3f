"""Tables, from what a clerk has at hand: a paste, an Excel sheet, a table or the paragraphs of a docx.

By thought alone: bytes or text in, rows of cells out. Every row knows where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

LARGEST = 4000  # rows of a file; a town's offices and duties are some hundreds
EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class NotReadable(ValueError):
    """A file that is none of these; the sentence says what to bring instead."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, how deep it is indented, and where it stood (第 3 行)."""

    cells: tuple[str, ...]
    place: int
    depth: int = 0

    def cell(self, column: int | None) -> str:
        """Return the cell, or nothing where the row is too short."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""


def rows_of_text(text: str) -> list[Row]:
    """Read a paste: a row a line. Each block between empty lines is parted by tabs, or by commas if it is a table so."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:LARGEST]
    rows: list[Row] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip(" \t\u3000"):
            block.append(line)
            continue
        rows += rows_of_block(block, len(rows) + 1)
        rows.append(Row((), len(rows) + 1))
        block = []
    return rows[:-1]


def rows_of_block(lines: Sequence[str], place: int) -> list[Row]:
    """Return the rows of lines that stand together. ``place``: where the first of them stands."""
    parted = "\t" if any("\t" in line.strip() for line in lines) else "," if is_comma_table(lines) else None
    rows = []
    for number, line in enumerate(lines, place):
        cells = line.replace("，", ",").split(",") if parted == "," else line.split(parted) if parted else [line]
        rows.append(Row(tuple(clean(cell) for cell in cells), number, depth_of(line, parted)))
    return rows


def is_comma_table(lines: Sequence[str]) -> bool:
    """Say whether lines are a table with commas: several, all with the same number, and no sentence among them."""
    counts = {line.replace("，", ",").count(",") for line in lines}
    return len(lines) > 1 and len(counts) == 1 and counts != {0} and not any(re.search("[。；：:]", line) for line in lines)


def depth_of(line: str, parted: str | None) -> int:
    """Return how deep a line is set in: two blanks, one wide blank or one tab a level."""
    led = re.match(r"[ \u3000\t]*", line)
    width = 0
    for sign in led[0] if led else "":
        width += 1 if sign == " " else 2
    return 0 if parted == "\t" and line.startswith("\t") else width // 2


def clean(cell: object) -> str:
    """Return a cell as words: one line, no blanks around, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return re.sub(r"[ \t\u3000\xa0]+", " ", str(cell).replace("\r", "\n")).strip(" \n")


def text_of_file(name: str, data: bytes) -> str:
    """Return a file's tables and paragraphs as one would paste them: tabs between cells, a blank line between tables.

    Raises NotReadable.
    """
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if ending in {"xlsx", "xls", "xlsm", "et", "ods"}:
        return as_text(tables_of_excel(data))
    if ending == "docx":
        return text_of_docx(data)
    if ending in {"txt", "csv", "tsv", "md"}:
        return text_of_bytes(data)
    if data.startswith(EXCEL):
        raise NotReadable(f"看不出“{name}”是什么文件。请另存为 xlsx、docx 或 txt 再试，或直接粘贴。")
    raise NotReadable(f"“{name}”不是 xlsx、docx、csv 或 txt。请另存为其中一种，或把内容粘贴进来。")


def text_of_bytes(data: bytes) -> str:
    """Read a text file as it may have been saved in a town: UTF-8 or GB18030. Raises NotReadable."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotReadable("这个文本文件的编码认不出来。请用记事本另存为 UTF-8，再试。")


def tables_of_excel(data: bytes) -> Iterator[list[list[str]]]:
    """Yield the visible sheets of a workbook, but those that only explain (说明, 示例). Raises NotReadable."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            if name.startswith(("说明", "示例", "填写说明")):
                continue
            sheet = book.get_sheet_by_name(name)
            yield [[in_one_line(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True)[:LARGEST]]
    except (CalamineError, OSError, ValueError, RuntimeError) as error:
        raise NotReadable("这个表格打不开，可能加了密或已损坏。请另存为 xlsx 再试，或复制内容粘贴进来。") from error


def text_of_docx(data: bytes) -> str:
    """Return the paragraphs and tables of a docx in their order. Raises NotReadable."""
    from docx import Document
    from docx.table import Table

    try:
        document = Document(BytesIO(data))
        parts = list(document.iter_inner_content())
    except Exception as error:  # a broken file breaks anywhere in the library: zip, XML, missing parts
        raise NotReadable("这个 docx 打不开，可能加了密或已损坏。请另存一份再试，或复制内容粘贴进来。") from error
    told: list[str] = []
    for part in parts:
        if isinstance(part, Table):
            told += ["", as_text([[without_doubles([in_one_line(cell.text) for cell in row.cells]) for row in part.rows]]), ""]
        else:
            told.append(part.text)
    return "\n".join(told)


def without_doubles(cells: list[str]) -> list[str]:
    """Return the cells of a docx row; a cell merged across is given once for each column: all but one are emptied."""
    return [cell if place == 0 or cell != cells[place - 1] else "" for place, cell in enumerate(cells)]


def in_one_line(cell: object) -> str:
    """Return a cell without line breaks and tabs, which would part it."""
    return re.sub(r"\s*\n\s*", "；", clean(cell)).replace("\t", " ")


def as_text(tables: Iterator[list[list[str]]] | Sequence[list[list[str]]]) -> str:
    """Return tables as one would paste them."""
    blocks = []
    for table in tables:
        lines = ["\t".join(row).rstrip() for row in table]
        while lines and not lines[-1]:
            lines.pop()
        if lines:
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks)
