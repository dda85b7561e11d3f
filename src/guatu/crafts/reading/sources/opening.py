"""Which form a file has, by its first bytes; its name only decides where these leave it open."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from guatu.crafts.reading.sources.source import LIMIT, LONGEST, Source
from guatu.crafts.reading.sources.text import open_text
from guatu.crafts.reading.unreadable import Archive, EmptyFile, OldOffice, OtherArchive, TooLarge, TooMuchText

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The module of each form. They are imported when a file of that form comes.
HOMES = {
    "docx": "docx", "xlsx": "sheet", "xls": "sheet", "pdf": "pdf", "ofd": "ofd", "eml": "mail", "picture": "picture",
    "csv": "commas",
}  # fmt: skip
PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF8")


def open_source(data: bytes, name: str) -> Source:
    """Return the characters of a file.

    data: the file's bytes
    name: its name; the extension decides only between txt and md, and between old Word and old Excel

    Raises Unreadable; nothing else, whatever the bytes.
    """
    if len(data) > LIMIT:
        raise TooLarge(len(data), LIMIT)
    if not data.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf\xfe\xff"):
        raise EmptyFile
    form = form_of(data, name)
    if form == "text":
        return open_text(data, name)
    opened = import_module(f"guatu.crafts.reading.sources.{HOMES[form]}")
    source = cast(Source, opened.open_bytes(data, name, form))
    if len(source.text) > LONGEST:
        raise TooMuchText(LONGEST)
    if not source.text.strip() and not source.notes:
        raise EmptyFile
    return source


def form_of(data: bytes, name: str) -> str:
    """Return docx, xlsx, xls, pdf, ofd, eml, picture, csv or text.

    Raises NotText, OldOffice, Archive or OtherArchive for what is none of these.
    """
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if data.startswith(b"%PDF") or (b"%PDF-" in data[:1024] and b"%%EOF" in data[-2048:]):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        from guatu.crafts.reading.sources.packed import kind_of_package

        kind = kind_of_package(data)
        if kind is None:
            raise Archive
        return kind
    if data.startswith((b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")):
        raise OtherArchive
    if data.startswith(b"PK\x05\x06"):
        raise EmptyFile
    if data.startswith(OLE):
        if _is_old_workbook(data, suffix):
            return "xls"
        raise OldOffice(suffix)
    if suffix in ("eml", "mht", "mhtml") or data[:9].lower() in (b"received:", b"return-pa", b"mime-vers"):
        return "eml"
    if data.startswith(PICTURES) and (not data.startswith(b"BM") or b"\x00" in data[:512]):
        return "picture"
    return "csv" if suffix == "csv" else "text"


def _is_old_workbook(data: bytes, suffix: str) -> bool:
    """Tell an old workbook from an old Word file by the names of the streams inside."""
    names = [name.encode("utf-16-le") for name in ("Workbook", "WordDocument", "Book", "EncryptedPackage")]
    book, word, old_book, locked = (name in data for name in names)
    if locked:
        from guatu.crafts.reading.unreadable import Locked

        raise Locked
    return book or (old_book and not word) or (suffix in ("xls", "et") and not word)
