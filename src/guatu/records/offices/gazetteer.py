"""A gazetteer of divisions: which villages and communities a town has, by the common 12-digit codes.

It lies in the folder of data as a small file of its own and comes only from what somebody brings (on the first morning,
or by ``guatu manage loadgazetteer``): nothing is fetched, and nothing of it is part of the program.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from .sheets import EXCEL, NotReadable, clean, text_of_bytes

FILE = "gazetteer.sqlite3"
LARGEST = 64 * 1024 * 1024  # bytes: all villages of the country are some thirty millions
TITLES = 9  # rows that may stand above the heading
CODES = ("code", "统计用区划代码", "区划代码", "代码", "areacode", "id", "value")
NAMES = ("name", "名称", "单位名称", "areaname", "fullname", "label")
BELOW = ("children", "cities", "areas", "streets", "villages", "city", "area", "street", "village")


class NotAGazetteer(ValueError):
    """A file without codes and names; the sentence says what is wanted."""


@dataclass(frozen=True, slots=True)
class Division:
    """One division: its 12-digit code, its name; the places it lies in, by name, largest first."""

    code: str
    name: str
    within: tuple[str, ...] = ()


def read_divisions(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield (12-digit code, name) from a sheet, CSV or JSON in one of the common public forms.

    A sheet or CSV: a heading row with code and name (in English or Chinese), or two columns without one; other columns
    (上级, 级别) are left: the code says what lies in what. JSON: a list of objects, objects within objects, or
    {code: name}. Raises NotAGazetteer.
    """
    if data.startswith(EXCEL):
        yield from from_sheets(data)
        return
    try:
        text = text_of_bytes(data)
    except NotReadable as error:
        raise NotAGazetteer(str(error)) from error
    if text.lstrip()[:1] in {"[", "{"}:
        try:
            yield from from_json(json.loads(text))
        except (ValueError, RecursionError) as error:
            raise NotAGazetteer("这个 JSON 文件读不了，可能不完整。请重新取一份。") from error
    else:
        lines = text.splitlines()
        comma = "\t" if lines and "\t" in lines[0] else ","
        try:
            yield from from_rows(csv.reader(lines, delimiter=comma))
        except csv.Error as error:
            raise NotAGazetteer("这个 CSV 文件读到一半读不下去，可能不完整。请重新取一份，或另存为 xlsx。") from error


def from_sheets(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the rows of a workbook's sheets, but those that only explain. Raises NotAGazetteer."""
    from python_calamine import CalamineError, CalamineWorkbook

    found: list[list[list[str]]] = []
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            if not name.startswith(("说明", "示例", "填写说明")):
                found.append([[clean(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=True)])
    except (CalamineError, OSError, ValueError, RuntimeError) as error:
        raise NotAGazetteer("这个表格打不开，可能加了密或已损坏。请另存为 xlsx 或 csv 再试。") from error
    for rows in found:
        if rows:
            yield from from_rows(rows)


def from_rows(rows: Iterable[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the divisions of a table. A title or two may stand above its heading. Raises NotAGazetteer."""
    code = name = None
    for place, row in enumerate(rows):
        if code is None or name is None:
            head = [cell.strip().lower() for cell in row]
            code = next((head.index(each) for each in CODES if each in head), None)
            name = next((head.index(each) for each in NAMES if each in head), None)
            if code is not None and name is not None:
                continue
            if len(head) > 1 and full_code(head[0]):
                code, name = 0, 1
            elif place >= TITLES:
                break
            else:
                continue
        if len(row) > max(code, name) and (whole := full_code(row[code])) and row[name].strip():
            yield whole, row[name].strip()
    if code is None or name is None:
        raise NotAGazetteer("看不出哪一列是代码、哪一列是名称。首行请写 code,name（或 代码,名称）。")


def from_json(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the divisions of a JSON value, at any depth."""
    if isinstance(value, list):
        for each in value:
            yield from from_json(each)
    elif isinstance(value, dict):
        said = {key.lower(): each for key, each in value.items()}
        code = next((said[key] for key in CODES if isinstance(said.get(key), str | int)), None)
        name = next((said[key] for key in NAMES if isinstance(said.get(key), str)), None)
        if code is not None and name and (whole := full_code(str(code))):
            yield whole, name.strip()
        for key, each in value.items():
            if isinstance(each, list | dict) and (code is None or key.lower() in BELOW):
                yield from from_json(each)
            elif isinstance(each, str) and (whole := full_code(key)):
                yield whole, each.strip()


def full_code(code: str) -> str:
    """Return a code of 2, 4, 6, 9 or 12 digits as one of 12; nothing for what is none."""
    code = code.strip()
    return code.ljust(12, "0") if re.fullmatch(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}", code) else ""


def load(path: Path, home: Path) -> int:
    """Put a file's divisions into the folder of data, in place of those there; return how many.

    Raises NotAGazetteer.
    """
    return put_in(path.read_bytes(), home)


def put_in(data: bytes, home: Path, *, town: str = "") -> int:
    """Put divisions into the folder of data, in place of those there; return how many.

    town: of the town that somebody seeks in it; a gazetteer without it does not replace the one that is there

    Raises NotAGazetteer.
    """
    home.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix="gazetteer-", dir=home))
    try:
        count = write(read_divisions(data), beside)
        if not count:
            raise NotAGazetteer("文件里没有读出一个区划。要有 12 位区划代码和名称两列。")
        if town and not towns_called(town, beside):
            raise NotAGazetteer(
                f"这份表里有 {count} 个区划，没有叫“{town}”的镇街。请核对镇街的全称（第 1 步可以改），"
                "或换一份；没有也不要紧，村和社区在下面粘贴就行。"
            )
        (beside / FILE).replace(home / FILE)
        return count
    finally:
        shutil.rmtree(beside)


def write(divisions: Iterable[tuple[str, str]], folder: Path) -> int:
    """Write divisions into a file of their own; return how many."""
    with closing(sqlite3.connect(folder / FILE)) as book, book:
        book.execute("CREATE TABLE division (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID")
        book.executemany("INSERT OR REPLACE INTO division VALUES (?, ?)", divisions)
        book.execute("CREATE INDEX by_name ON division (name)")
        return int(book.execute("SELECT COUNT(*) FROM division").fetchone()[0])


def is_loaded(home: Path) -> bool:
    """Say whether there is a gazetteer."""
    return (home / FILE).exists()


def towns_called(name: str, home: Path, most: int = 12) -> list[Division]:
    """Return the towns and subdistricts of that name, each with the places it lies in."""
    if not is_loaded(home) or not name.strip():
        return []
    wanted = name.strip()
    names = [wanted, f"{wanted}办事处", wanted.removesuffix("办事处")]
    with sqlite3.connect(home / FILE) as book:
        rows = book.execute(
            f"SELECT code, name FROM division WHERE name IN ({','.join('?' * len(names))}) "
            "AND substr(code, 10) = '000' AND substr(code, 7, 3) != '000' ORDER BY code LIMIT ?",
            [*names, most],
        ).fetchall()
        found = [Division(code, said, places_above(book, code)) for code, said in rows]
    book.close()
    return found


def places_above(book: sqlite3.Connection, code: str) -> tuple[str, ...]:
    """Return the names of province, city and county of a code."""
    names = []
    for digits in (2, 4, 6):
        row = book.execute("SELECT name FROM division WHERE code = ?", [code[:digits].ljust(12, "0")]).fetchone()
        if row and row[0] not in {"市辖区", "县"}:
            names.append(row[0])
    return tuple(names)


def villages_of(code: str, home: Path) -> list[Division]:
    """Return the villages and communities below a town's code, by their short names."""
    if not is_loaded(home) or not re.fullmatch(r"\d{12}", code):
        return []
    with sqlite3.connect(home / FILE) as book:
        rows = book.execute(
            "SELECT code, name FROM division WHERE code > ? AND code < ? ORDER BY code", [code, code[:9] + "999~"]
        ).fetchall()
    book.close()
    return [Division(each, short_name(name)) for each, name in rows]


def short_name(name: str) -> str:
    """Return a village as people call it: 河东村村民委员会 → 河东村, 石桥社区居民委员会 → 石桥社区."""
    bare = re.sub(r"(?:村民委员会|居民委员会|村委会|居委会)$", "", name)
    if bare == name:
        return name
    if name.endswith(("村民委员会", "村委会")):
        return bare if bare.endswith("村") else f"{bare}村"
    return bare if bare.endswith(("社区", "居", "村")) else f"{bare}社区"
