"""Archives and mails: the files inside, each to be read as a file of its own; nothing is ever written to a disk."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from guatu.crafts.reading.sources.opening import form_of
from guatu.crafts.reading.sources.packed import Package
from guatu.crafts.reading.sources.source import LIMIT
from guatu.crafts.reading.unreadable import Archive, Bomb, StrangePath, TooLarge, Unreadable

MOST_FILES = 300
LARGEST_IN_ALL = 6 * LIMIT  # bytes, over all archives within archives
DEEPEST = 3  # archives within archives
# What computers leave in archives beside the papers.
LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)", re.IGNORECASE)
OUTSIDE = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:")


class Inner(NamedTuple):
    """A file inside. name: with its folders; words: why it was not taken, or "" """

    name: str
    data: bytes
    words: str = ""


def is_archive(data: bytes, name: str) -> bool:
    """Tell whether a file holds others: a zip that is no office document, or a mail."""
    if len(data) > LIMIT:
        return False
    try:
        return form_of(data, name) == "eml"
    except Archive:
        return True
    except Unreadable:
        return False


def unpack(data: bytes, name: str) -> list[Inner]:
    """Return the files inside in their order; of one that is no archive, itself. A mail comes before what it brings.

    A file inside that is too large is named with the reason, and the others are taken.

    Raises Damaged, Locked, Bomb or StrangePath.
    """
    return list(_unpacked(data, name, 0, _Budget()))


def files_in(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of the files inside that can be taken. Raises what ``unpack`` raises."""
    yield from ((inner.name, inner.data) for inner in unpack(data, name) if not inner.words)


class _Budget:
    """How much may still be taken out, over all archives within archives."""

    def __init__(self) -> None:
        self._files, self._bytes = MOST_FILES, LARGEST_IN_ALL

    def spend(self, size: int) -> None:
        self._files -= 1
        self._bytes -= size
        if self._files < 0 or self._bytes < 0:
            raise Bomb


def _unpacked(data: bytes, name: str, depth: int, budget: _Budget) -> Iterator[Inner]:
    if not is_archive(data, name):
        yield Inner(name, data)
        return
    if depth > DEEPEST:
        raise Bomb
    if not data.startswith(b"PK"):
        from guatu.crafts.reading.sources.mail import attachments

        yield Inner(name, data)
        for inner_name, inner in attachments(data):
            budget.spend(len(inner))
            yield from _with_reason(inner, f"{name}/{inner_name}", depth + 1, budget)
        return
    package = Package(data, "压缩包")
    for member in package.members:
        path = name_of(member)
        if OUTSIDE.search(path):
            raise StrangePath
        if member.is_dir() or LITTER.search(path):
            continue
        if member.file_size > LIMIT:
            yield Inner(f"{name}/{path}", b"", TooLarge(member.file_size, LIMIT).in_words)
            continue
        inner = package.unpack(member)
        budget.spend(len(inner))
        yield from _with_reason(inner, f"{name}/{path}", depth + 1, budget)


def _with_reason(data: bytes, name: str, depth: int, budget: _Budget) -> Iterator[Inner]:
    """Unpack what lies inside; an inner archive that is damaged or locked is named, and the others are taken."""
    found: list[Inner] = []
    try:
        found.extend(_unpacked(data, name, depth, budget))
    except Bomb:
        raise
    except Unreadable as refused:
        found = [Inner(name, b"", refused.in_words)]
    yield from found


def name_of(member: zipfile.ZipInfo) -> str:
    """Return a member's path; Chinese archives write it in GBK without saying so."""
    path = member.filename
    if not member.flag_bits & 0x800:
        with suppress(ValueError):
            path = path.encode("cp437").decode("gb18030")
    return "".join(c for c in path.replace("\\", "/") if c >= " " and not 0xD800 <= ord(c) < 0xE000)
