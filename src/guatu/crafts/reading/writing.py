"""Writing what was read: a table for the eye, JSON lines, CSV, a workbook, and the repaired text."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from guatu.crafts.reading.findings import Candidate, Due, Reading

KINDS = {"target": "目标", "task": "任务", "cadence": "周期", "result": "结果", "activity": "活动"}
STATUSES = {"planned": "未做", "ongoing": "在做", "done": "已做"}
CADENCES = {
    "daily": "每天", "weekly": "每周", "biweekly": "每两周", "halfmonthly": "每半月", "monthly": "每月",
    "quarterly": "每季度", "halfyearly": "每半年", "yearly": "每年",
}  # fmt: skip
COLUMNS = (
    "文件", "编号", "原文", "类别", "状态", "责任单位", "交办单位", "时限", "时限起", "时限止", "发生时间", "周期", "数量",
    "项目", "领域", "把握", "依据规则", "起", "止",
)  # fmt: skip
# A spreadsheet runs what begins with these as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Writer(Protocol):
    def write(self, reading: Reading) -> None: ...
    def close(self) -> None: ...


@contextmanager
def open_writer(form: str, out: str | None, text: str | None, *, explained: bool = False) -> Iterator[Writer]:
    """Open what ``guatu read`` writes to.

    form: table, jsonl, csv or xlsx; out: a file, a folder (jsonl, one file a document) or None for standard output
    text: a folder for the repaired texts, or None
    explained: with what each field rests on (table and jsonl)
    """
    writers: list[Writer] = [_writer(form, out, explained)]
    if text:
        writers.append(_Texts(Path(text)))
    both = _Several(writers)
    try:
        yield both
    finally:
        both.close()


def _writer(form: str, out: str | None, explained: bool) -> Writer:
    if form == "xlsx":
        assert out is not None
        return _Workbook(Path(out))
    if form == "jsonl" and out and (Path(out).is_dir() or not Path(out).suffix or out.endswith("/")):
        return _LinesPerDocument(Path(out), explained)
    if form == "csv":
        return _Csv(_open(out, "utf-8-sig"))
    if form == "jsonl":
        return _Lines(_open(out, "utf-8"), explained)
    return _Table(_open(out, "utf-8"), explained)


def _open(out: str | None, encoding: str) -> IO[str]:
    if out is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        if encoding == "utf-8-sig":
            sys.stdout.write("\ufeff")
        return sys.stdout
    path = Path(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("w", encoding=encoding, newline="")


def _close(stream: IO[str]) -> None:
    if stream is sys.stdout:
        stream.flush()
    else:
        stream.close()


def cell(words: str) -> str:
    """Return words that a spreadsheet will not run as a formula."""
    return "'" + words if words.startswith(FORMULA) else words


def row_of(reading: Reading, candidate: Candidate) -> list[str | float | int]:
    """Return one candidate as the cells of COLUMNS."""
    due = candidate.due
    return [
        reading.name,
        candidate.id,
        candidate.quote,
        KINDS[candidate.kind],
        STATUSES[candidate.status],
        candidate.owner or "",
        candidate.assigned_by or "",
        due.text if due else "",
        due.first.isoformat() if due and due.first else "",
        due.last.isoformat() if due and due.last else "",
        candidate.when.text if candidate.when else "",
        CADENCES.get(candidate.cadence or "", ""),
        "；".join(quantity.text for quantity in candidate.quantities),
        "；".join(candidate.projects),
        candidate.field,
        candidate.confidence,
        " ".join(candidate.rules),
        candidate.start,
        candidate.end,
    ]


def record_of(reading: Reading, candidate: Candidate, explained: bool) -> str:
    """Return a candidate as one line of JSON, with what each field rests on where that is asked for."""
    record = candidate.as_record()
    if explained:
        from guatu.crafts.reading.explaining import explain

        record["explained"] = [ground.as_record() for ground in explain(reading, candidate)]
    return json.dumps(record, ensure_ascii=False)


class _Several:
    def __init__(self, writers: list[Writer]) -> None:
        self._writers = writers

    def write(self, reading: Reading) -> None:
        for writer in self._writers:
            writer.write(reading)

    def close(self) -> None:
        for writer in self._writers:
            writer.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Lines:
    """JSON lines of all documents in one stream."""

    def __init__(self, stream: IO[str], explained: bool) -> None:
        self._stream, self._explained = stream, explained

    def write(self, reading: Reading) -> None:
        for candidate in reading.candidates:
            self._stream.write(record_of(reading, candidate, self._explained) + "\n")

    def close(self) -> None:
        _close(self._stream)


class _LinesPerDocument:
    """DIR/NAME.jsonl for each NAME.ext; a name met twice gets a number."""

    def __init__(self, folder: Path, explained: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._names, self._explained = _Names(folder, ".jsonl"), explained

    def write(self, reading: Reading) -> None:
        lines = [record_of(reading, candidate, self._explained) for candidate in reading.candidates]
        self._names.path_of(reading).write_text("".join(line + "\n" for line in lines), encoding="utf-8")

    def close(self) -> None:
        pass


class _Texts:
    """DIR/NAME.txt: the repaired text."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._names = _Names(folder, ".txt")

    def write(self, reading: Reading) -> None:
        path = self._names.path_of(reading)
        path.write_text(reading.text + "\n", encoding="utf-8", errors="replace", newline="\n")

    def close(self) -> None:
        pass


class _Names:
    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder, self._suffix = folder, suffix
        self._taken: dict[str, int] = {}

    def path_of(self, reading: Reading) -> Path:
        stem = Path(reading.name).stem or "document"
        count = self._taken[stem] = self._taken.get(stem, 0) + 1
        return self._folder / f"{stem}{'' if count == 1 else f'-{count}'}{self._suffix}"


class _Csv:
    """UTF-8 with a byte-order mark, so that Excel opens it; formulas are disarmed."""

    def __init__(self, stream: IO[str]) -> None:
        import csv

        self._stream = stream
        self._rows: Any = csv.writer(stream, lineterminator="\r\n")
        self._rows.writerow(COLUMNS)

    def write(self, reading: Reading) -> None:
        for candidate in reading.candidates:
            self._rows.writerow(
                [cell(value) if isinstance(value, str) else value for value in row_of(reading, candidate)]
            )

    def close(self) -> None:
        _close(self._stream)


class _Workbook:
    """One sheet of candidates, one of doubts. Words are written as words, never as formulas."""

    def __init__(self, path: Path) -> None:
        import xlsxwriter

        path.parent.mkdir(parents=True, exist_ok=True)
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(str(path), options)
        head = self._book.add_format({"bold": True, "bottom": 1})
        self._wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._sheet = self._book.add_worksheet("待确认")
        self._sheet.set_column(2, 2, 60, self._wrapped)
        self._sheet.set_column(5, 6, 18)
        self._sheet.freeze_panes(1, 0)
        self._sheet.write_row(0, 0, COLUMNS, head)
        self._doubts: list[tuple[str, str, int, int]] = []
        self._head = head
        self._row = 0

    def write(self, reading: Reading) -> None:
        for candidate in reading.candidates:
            self._row += 1
            for column, value in enumerate(row_of(reading, candidate)):
                if isinstance(value, str):
                    self._sheet.write_string(self._row, column, value)
                else:
                    self._sheet.write_number(self._row, column, value)
        self._doubts.extend((reading.name, doubt.words, doubt.start, doubt.end) for doubt in reading.doubts)

    def close(self) -> None:
        sheet = self._book.add_worksheet("存疑")
        sheet.set_column(1, 1, 80, self._wrapped)
        sheet.write_row(0, 0, ("文件", "存疑", "起", "止"), self._head)
        for number, row in enumerate(self._doubts, 1):
            sheet.write_string(number, 0, row[0])
            sheet.write_string(number, 1, row[1])
            sheet.write_number(number, 2, row[2])
            sheet.write_number(number, 3, row[3])
        self._book.close()


class _Table:
    """For a clerk's eyes: one line a candidate, then what is doubtful."""

    WIDTHS = (4, 46, 6, 6, 18, 20, 16)
    HEADS = ("序", "原文", "类别", "状态", "责任单位", "时限／时间", "数量")

    def __init__(self, stream: IO[str], explained: bool) -> None:
        self._stream, self._explained = stream, explained

    def write(self, reading: Reading) -> None:
        day = f"{reading.date.isoformat()}（{BASES[reading.date_basis]}）" if reading.date else "没有日期"
        self._line(f"{reading.name}  成文日期：{day}  事项 {len(reading.candidates)} 条，存疑 {len(reading.doubts)} 处")
        if reading.candidates:
            self._row(self.HEADS)
        for number, candidate in enumerate(reading.candidates, 1):
            time = _time(candidate.due) or _time(candidate.when) or CADENCES.get(candidate.cadence or "", "")
            self._row(
                (
                    str(number), candidate.quote, KINDS[candidate.kind], STATUSES[candidate.status], candidate.owner or
                        "—",
                    time or "—", "；".join(quantity.text for quantity in candidate.quantities),
                )
            )  # fmt: skip
            if self._explained:
                self._explain(reading, candidate)
        for doubt in reading.doubts:
            self._line(f"存疑：{doubt.words}")
        self._line("")

    def close(self) -> None:
        _close(self._stream)

    def _explain(self, reading: Reading, candidate: Candidate) -> None:
        from guatu.crafts.reading.explaining import explain

        for ground in explain(reading, candidate):
            self._line(f"      {ground.in_words()}")

    def _row(self, cells: tuple[str, ...]) -> None:
        self._line("  ".join(fit(words, width) for words, width in zip(cells, self.WIDTHS, strict=True)).rstrip())

    def _line(self, words: str) -> None:
        self._stream.write(words + "\n")


BASES = {"document": "文件所载", "given": "指定，文件没有日期", "override": "指定", "meeting": "从开会的日子", "none": "无"}


def _time(due: Due | None) -> str:
    if due is None:
        return ""
    if due.last is None:
        return due.text
    return f"{due.text}→{due.last.isoformat()}" if len(due.text) <= 5 else due.text


def fit(words: str, width: int) -> str:
    """Return words cut or filled to a width, in which a Chinese character takes two columns."""
    out: list[str] = []
    taken = 0
    for c in words:
        size = 2 if unicodedata.east_asian_width(c) in "WFA" else 1
        if taken + size > width - (2 if len(words) > len(out) + 1 and taken + size > width - 2 else 0):
            out.append("…")
            taken += 2
            break
        out.append(c)
        taken += size
    return "".join(out) + " " * max(0, width - taken)
