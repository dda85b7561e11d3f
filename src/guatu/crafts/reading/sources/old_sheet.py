"""Old workbooks (.xls), opened in a process of their own.

The library takes memory for every cell between the corners of a sheet, and a damaged file may end it; in a process
with a limit of memory and time neither harms the one that asked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from guatu.crafts.reading.unreadable import Damaged, Locked

SECONDS = 60
MEMORY = 1_500_000_000  # bytes
MOST_CELLS = 300_000
WIDEST = 300
LOCKED = "locked"


def sheets_of(data: bytes) -> Iterator[tuple[str, dict[int, dict[int, str]], list[tuple[int, int, int, int]]]]:
    """Yield (name, cells, merged areas) of each sheet. Raises Damaged or Locked."""
    try:
        done = subprocess.run([sys.executable, "-m", __name__], input=data, capture_output=True, timeout=SECONDS, check=False)
        sheets = json.loads(done.stdout) if done.returncode == 0 else None
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise Damaged("旧版 Excel 表格（.xls）") from error
    if sheets == LOCKED:
        raise Locked
    if not isinstance(sheets, list):
        raise Damaged("旧版 Excel 表格（.xls）")
    for title, cells, merges in sheets:
        values: dict[int, dict[int, str]] = {}
        for row, column, words in cells:
            values.setdefault(row, {})[column] = words
        yield title, values, [tuple(merge) for merge in merges]


def main() -> None:
    """Read a workbook from standard input and write its cells to standard output."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits
    import io

    from python_calamine import CalamineWorkbook, PasswordError

    sheets: Any = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        for number, title in enumerate(book.sheet_names[:200]):
            sheet = book.get_sheet_by_index(number)
            first_row, first_column = sheet.start or (0, 0)
            cells = [
                (first_row + row, first_column + column, words)
                for row, line in enumerate(sheet.iter_rows())
                for column, value in enumerate(line[:WIDEST])
                if (words := in_words(value))
            ][:MOST_CELLS]
            merges = [(*top, *bottom) for top, bottom in sheet.merged_cell_ranges or ()]
            sheets.append((title, cells, merges))
    except PasswordError:
        sheets = LOCKED
    json.dump(sheets, sys.stdout)


def in_words(value: object) -> str:
    """Return the words of a cell."""
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.10g}" if abs(value) < 1e10 else repr(value)
    return str(value)


if __name__ == "__main__":
    main()
