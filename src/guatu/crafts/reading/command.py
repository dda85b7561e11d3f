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
    from guatu.crafts.reading.taught import Taught

# What is read of a folder. Old Word files are named with what to do, not passed over.
SUFFIXES = frozenset({
    ".txt", ".md", ".html", ".htm", ".docx", ".docm", ".xlsx", ".xlsm", ".xls", ".csv", ".pdf", ".ofd", ".eml", ".zip", ".doc", ".wps",
})  # fmt: skip
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"})
FORMATS = ("table", "jsonl", "csv", "xlsx")
EXPLAINED = ("table", "jsonl")
ALL_READ, SOME_UNREAD, WRONG_USAGE = 0, 1, 2


class Task(NamedTuple):
    """One file to read, and how. more: the files that are read as one with it; taught: what --lexicon teaches"""

    path: str
    date: Day | None
    date_override: Day | None
    recall: bool
    more: tuple[str, ...] = ()
    taught: Taught | None = None


class Read(NamedTuple):
    """One document of a file: its reading, or why there is none. path: with the archives it lies in"""

    path: str
    reading: Reading | None
    reason: str = ""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 if all files were read, 1 if some could not be, 2 on wrong usage."""
    parser = _parser()
    try:
        options = parser.parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else WRONG_USAGE
    if options.format == "xlsx" and not options.out:
        return _wrong("--format xlsx 需要用 --out 指定文件，例如 --out 清单.xlsx。")
    if options.explain and options.format not in EXPLAINED:
        return _wrong("--explain 只配 table 和 jsonl：请用 --format table 或 --format jsonl。")
    if options.workers < 1:
        return _wrong("--workers 至少为 1。")
    paths, unread = _find_files(options.paths)
    if not paths and not unread:
        return _wrong("没有找到可读的文件：目录里读 txt、md、html、docx、xlsx、xls、pdf、ofd、eml、zip。")
    for path, reason in unread:
        print(f"{path}：{reason}", file=sys.stderr)
    failed = bool(unread)
    names = [str(path) for path in paths]
    if options.together:
        names, more = names[:1], tuple(names[1:])
    else:
        more = ()
    taught = None
    if options.lexicon:
        try:
            taught = _taught(options.lexicon)
        except ValueError as mistake:
            return _wrong(str(mistake))
    tasks = [Task(name, options.date, options.date_override, options.recall, more, taught) for name in names]

    from guatu.crafts.reading.writing import open_writer

    try:
        with open_writer(options.format, options.out, options.text, explained=options.explain) as writer:
            for document in _read_all(tasks, options.workers):
                if document.reading is None:
                    failed = True
                    print(f"{document.path}：{document.reason}", file=sys.stderr)
                else:
                    writer.write(document.reading)
    except BrokenPipeError:  # the reader of our output, such as head, has enough
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    except OSError as error:
        print(f"写不了{error.filename or '输出'}：{error.strerror}。请检查路径和权限。", file=sys.stderr)
        return SOME_UNREAD
    return SOME_UNREAD if failed else ALL_READ


def read_file(task: Task) -> list[Read]:
    """Return the documents of a file: one, or those of an archive or a mail. A damaged one is named with its reason."""
    from guatu.crafts.reading.sources.archive import unpack
    from guatu.crafts.reading.unreadable import Unreadable

    try:
        data = _bytes_of(task.path)
        if task.more:
            return [_read_together(task, data)]
        inside = unpack(data, Path(task.path).name)
    except Unreadable as refused:
        return [Read(task.path, None, refused.in_words)]
    except OSError as error:
        return [Read(task.path, None, f"打不开（{error.strerror}）。请检查路径和权限。")]
    parent = Path(task.path).parent
    found = [
        Read(str(parent / inner.name), None, inner.words) if inner.words
        else _read(task, inner.data, Path(task.path) if len(inside) == 1 else parent / inner.name)
        for inner in inside
    ]  # fmt: skip
    return found or [Read(task.path, None, "压缩包里没有可读的文件。请看看是不是放错了。")]


def _read(task: Task, data: bytes, path: Path) -> Read:
    from guatu.crafts.reading.reader import read
    from guatu.crafts.reading.unreadable import Unreadable

    try:
        found = read(data, name=path.name, date=task.date, date_override=task.date_override, recall=task.recall)
        return Read(str(path), _with_taught(found, task))
    except Unreadable as refused:
        return Read(str(path), None, refused.in_words)


def _read_together(task: Task, data: bytes) -> Read:
    """Read several files as the pages of one paper. Raises Unreadable or OSError."""
    from guatu.crafts.reading.reader import read_source
    from guatu.crafts.reading.sources.together import open_together

    files = [(Path(task.path).name, data), *((Path(path).name, _bytes_of(path)) for path in task.more)]
    source = open_together(files)
    found = read_source(source, date=task.date, date_override=task.date_override, recall=task.recall)
    return Read(task.path, _with_taught(found, task))


def _with_taught(reading: Reading, task: Task) -> Reading:
    if task.taught is None:
        return reading
    from guatu.crafts.reading.taught import with_taught

    return with_taught(reading, task.taught, recall=task.recall)


def _taught(path: str) -> Taught:
    """Return what a file teaches. Raises ValueError with the sentence."""
    from guatu.crafts.reading.taught import load
    from guatu.crafts.reading.unreadable import Unreadable

    try:
        return load(_bytes_of(path))
    except Unreadable as refused:
        raise ValueError(f"{path}：{refused.in_words}") from refused
    except OSError as error:
        raise ValueError(f"{path}：打不开（{error.strerror}）。请检查路径和权限。") from error


def _bytes_of(path: str) -> bytes:
    """Return a file's bytes. Raises TooLarge or OSError."""
    from guatu.crafts.reading.sources import LIMIT
    from guatu.crafts.reading.unreadable import TooLarge

    size = Path(path).stat().st_size
    if size > LIMIT:
        raise TooLarge(size, LIMIT)
    return Path(path).read_bytes()


def _read_all(tasks: Sequence[Task], workers: int) -> Iterator[Read]:
    """Yield the documents in the order of the tasks; memory stays flat over a batch."""
    if workers == 1 or len(tasks) < 2:
        for task in tasks:
            yield from read_file(task)
        return
    from multiprocessing import get_context

    with get_context("spawn").Pool(min(workers, len(tasks))) as pool:
        for documents in pool.imap(read_file, tasks, chunksize=1):
            yield from documents


def _find_files(names: Sequence[str]) -> tuple[list[Path], list[tuple[str, str]]]:
    """Return the files to read, and (path, reason) of what is not there. Folders are walked."""
    found: list[Path] = []
    missing: list[tuple[str, str]] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            suffixes = SUFFIXES | PICTURES if _sees_pictures() else SUFFIXES
            found.extend(
                sorted(
                    each for each in path.rglob("*")
                    if each.suffix.lower() in suffixes and not each.name.startswith(("~$", "._")) and each.is_file()
                )
            )  # fmt: skip
        elif path.exists():
            found.append(path)
        else:
            missing.append((name, "没有这个文件。请检查路径。"))
    return list(dict.fromkeys(found)), missing


def _sees_pictures() -> bool:
    """Tell whether a reader of pictures is installed, without loading it."""
    from importlib.util import find_spec

    return find_spec("rapidocr") is not None


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
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="文件、压缩包、邮件或目录（txt md html docx xlsx xls pdf ofd eml zip）"
    )
    parser.add_argument("--date", type=_day, metavar="D", help="文件自己没有日期时用的成文日期，如 2026-11-12")
    parser.add_argument("--date-override", type=_day, metavar="D", help="不管文件写的是哪天，都用这个日期")
    parser.add_argument("--format", choices=FORMATS, default="table", help="输出形式（默认 table）")
    parser.add_argument("--out", metavar="DIR|FILE", help="输出文件；jsonl 可以是目录，每个文件一份 NAME.jsonl")
    parser.add_argument("--text", metavar="DIR", help="把修复后的文字写成 DIR/NAME.txt")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="同时用几个进程读")
    parser.add_argument("--recall", action="store_true", help="连把握不大的也列出来")
    parser.add_argument("--explain", action="store_true", help="每一栏是凭哪几个字、哪条规则读出的（table、jsonl）")
    parser.add_argument("--lexicon", metavar="FILE", help="本单位的词表（简称、项目、不算承诺的话），JSON，写法见《各种文件怎么打开》")
    parser.add_argument("--together", action="store_true", help="把这几个文件当作一份的几页来读（报纸转版接上）")
    return parser
