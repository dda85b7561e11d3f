"""guatu read: documents in, candidates out, as a table, JSON lines, CSV or a workbook."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date as Day
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from guatu.crafts.reading.findings import Reading

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})
FORMATS = ("table", "jsonl", "csv", "xlsx")
ALL_READ, SOME_UNREAD, WRONG_USAGE = 0, 1, 2


class Task(NamedTuple):
    """One file to read, and how."""

    path: str
    date: Day | None
    date_override: Day | None
    recall: bool


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 if all files were read, 1 if some could not be, 2 on wrong usage."""
    parser = _parser()
    try:
        options = parser.parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else WRONG_USAGE
    if options.format == "xlsx" and not options.out:
        return _wrong("--format xlsx 需要用 --out 指定文件，例如 --out 清单.xlsx。")
    if options.workers < 1:
        return _wrong("--workers 至少为 1。")
    paths, unread = _find_files(options.paths)
    if not paths and not unread:
        return _wrong("没有找到可读的文件：目录里只读 .txt、.md、.html、.htm。")
    for path, reason in unread:
        print(f"{path}：{reason}", file=sys.stderr)
    failed = bool(unread)
    tasks = [Task(str(path), options.date, options.date_override, options.recall) for path in paths]

    from guatu.crafts.reading.writing import open_writer

    try:
        with open_writer(options.format, options.out, options.text) as writer:
            for task, (reading, reason) in zip(tasks, _read_all(tasks, options.workers), strict=True):
                if reading is None:
                    failed = True
                    print(f"{task.path}：{reason}", file=sys.stderr)
                else:
                    writer.write(reading)
    except BrokenPipeError:  # the reader of our output, such as head, has enough
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    except OSError as error:
        print(f"写不了{error.filename or '输出'}：{error.strerror}。请检查路径和权限。", file=sys.stderr)
        return SOME_UNREAD
    return SOME_UNREAD if failed else ALL_READ


def read_file(task: Task) -> tuple[Reading | None, str]:
    """Return (reading, "") or (None, why not)."""
    from guatu.crafts.reading.reader import read
    from guatu.crafts.reading.sources import LIMIT
    from guatu.crafts.reading.unreadable import TooLarge, Unreadable

    path = Path(task.path)
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise TooLarge(size, LIMIT)
        data = path.read_bytes()
        return read(data, name=path.name, date=task.date, date_override=task.date_override, recall=task.recall), ""
    except Unreadable as reason:
        return None, reason.in_words
    except OSError as error:
        return None, f"打不开（{error.strerror}）。请检查路径和权限。"


def _read_all(tasks: Sequence[Task], workers: int) -> Iterator[tuple[Reading | None, str]]:
    """Yield the readings in the order of the tasks; memory stays flat over a batch."""
    if workers == 1 or len(tasks) < 2:
        yield from map(read_file, tasks)
        return
    from multiprocessing import get_context

    with get_context("spawn").Pool(min(workers, len(tasks))) as pool:
        yield from pool.imap(read_file, tasks, chunksize=1)


def _find_files(names: Sequence[str]) -> tuple[list[Path], list[tuple[str, str]]]:
    """Return the files to read, and (path, reason) of what is not there. Folders are walked."""
    found: list[Path] = []
    missing: list[tuple[str, str]] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            found.extend(sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file()))
        elif path.exists():
            found.append(path)
        else:
            missing.append((name, "没有这个文件。请检查路径。"))
    return list(dict.fromkeys(found)), missing


def _day(words: str) -> Day:
    try:
        return Day.fromisoformat(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"日期要写成 2026-11-12 的样子，不能是 {words}") from error


def _wrong(words: str) -> int:
    print(words, file=sys.stderr)
    return WRONG_USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="guatu read", description="读文件，列出其中可核对的事项。", add_help=True)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="文件或目录（目录里读 .txt .md .html .htm）")
    parser.add_argument("--date", type=_day, metavar="D", help="文件自己没有日期时用的成文日期，如 2026-11-12")
    parser.add_argument("--date-override", type=_day, metavar="D", help="不管文件写的是哪天，都用这个日期")
    parser.add_argument("--format", choices=FORMATS, default="table", help="输出形式（默认 table）")
    parser.add_argument("--out", metavar="DIR|FILE", help="输出文件；jsonl 可以是目录，每个文件一份 NAME.jsonl")
    parser.add_argument("--text", metavar="DIR", help="把修复后的文字写成 DIR/NAME.txt")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="同时用几个进程读")
    parser.add_argument("--recall", action="store_true", help="连把握不大的也列出来")
    return parser
