"""Mails: subject, day and body; what is attached is a file of its own (see archive)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from guatu.crafts.reading.sources.building import clean
from guatu.crafts.reading.sources.source import Note, Source
from guatu.crafts.reading.sources.text import decode, open_text
from guatu.crafts.reading.unreadable import Damaged, EmptyFile, Unreadable

# The standard library's mail knows the network; it is imported where a mail is read, and asked for nothing of that.
if TYPE_CHECKING:
    from email.message import Message

WHAT = "邮件"
MOST_PARTS = 500
LONGEST_NAME = 120


def open_bytes(data: bytes, name: str, form: str) -> Source:
    """Return a mail. A secrecy mark on anything that is attached to it counts as its own.

    Raises Damaged or EmptyFile.
    """
    message = _parsed(data)
    plain, page = _bodies(message)
    attached = list(attachments(data))
    if not plain.strip() and not page and not attached:
        raise EmptyFile
    top = [line for line in (_header(message, "Subject"), _day(message)) if line]
    heads = [*top, *(part for part, _ in attached)]
    heads.extend(words for part, inner in attached for words in _heads_of(inner, part))
    if page and not plain.strip():
        source = open_text(("".join(f"<p>{line}</p>\n" for line in top) + page).encode(), "mail.html")
        source = source._replace(name=name)
    else:
        source = Source(name=name, format=form, encoding="", text="\n".join([*top, clean(plain)]))
    notes: tuple[Note, ...] = ()
    if attached:
        names = "、".join(f"《{part}》" for part, _ in attached[:5]) + ("等" if len(attached) > 5 else "")
        notes = (Note(0, 0, "attached", f"邮件带有附件{names}，另作文件读，不在这份正文里。"),)
    return source._replace(heads=tuple(heads), notes=notes)


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of what is attached to a mail. Raises Damaged."""
    for number, part in enumerate(_parts(_parsed(data)), 1):
        name = _filename(part)
        if not name and not _is_attached(part):
            continue
        try:
            inner = part.get_payload(decode=True)
        except Exception as error:  # a broken encoding is answered with many kinds of errors
            raise Damaged(WHAT) from error
        if isinstance(inner, bytes) and inner.strip():
            yield name or f"附件{number}", inner


def _parsed(data: bytes) -> Message:
    import email

    try:
        return email.message_from_bytes(data)
    except Exception as error:
        raise Damaged(WHAT) from error


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts that hold no others, without descending deeper than any mail program nests them."""
    waiting: list[tuple[Message, int]] = [(message, 0)]
    count = 0
    while waiting:
        part, depth = waiting.pop(0)
        count += 1
        if count > MOST_PARTS or depth > 20:
            raise Damaged(WHAT)
        # Of a body the library would also look up the charset, which may be anything: only what holds parts is opened here.
        payload = part.get_payload() if part.is_multipart() else None
        if isinstance(payload, list):
            waiting[:0] = [(cast("Message", inner), depth + 1) for inner in payload]
        else:
            yield part


def _is_attached(part: Message) -> bool:
    return str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")


def _filename(part: Message) -> str:
    try:
        raw = part.get_filename() or ""
        return clean(_decoded(raw)).replace("\\", "/").rsplit("/", 1)[-1].strip()[:LONGEST_NAME]
    except Exception:
        return ""


def _decoded(raw: str) -> str:
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(raw)))
    except Exception:
        return raw


def _header(message: Message, name: str) -> str:
    raw = message.get(name)
    if raw is None:
        return ""
    return clean(_decoded(str(raw))).replace("\n", " ").strip()[:300]


def _day(message: Message) -> str:
    """Return the day on which a mail was sent, as a paper would write it."""
    from email.utils import parsedate_to_datetime

    try:
        day = parsedate_to_datetime(str(message.get("Date", "")))
    except Exception:
        return ""
    return f"{day.year}年{day.month}月{day.day}日"


def _bodies(message: Message) -> tuple[str, str]:
    """Return the plain body and the HTML body."""
    plain: list[str] = []
    page = ""
    for part in _parts(message):
        if _is_attached(part) or _filename(part):
            continue
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html"):
            continue
        try:
            data = part.get_payload(decode=True)
        except Exception as error:
            raise Damaged(WHAT) from error
        if not isinstance(data, bytes) or not data.strip():
            continue
        words = _words(data, part.get_content_charset())
        if kind == "text/plain":
            plain.append(words)
        elif not page:
            page = words
    return "\n".join(plain), page


def _words(data: bytes, charset: str | None) -> str:
    charset = {"gb2312": "gb18030", "gbk": "gb18030"}.get(charset or "", charset or "")
    try:
        return data.decode(charset)
    except (LookupError, ValueError):
        try:
            return decode(data)[0]
        except Unreadable:
            return data.decode("utf-8", "replace")


def _heads_of(data: bytes, name: str, depth: int = 0) -> Iterator[str]:
    """Yield where a secrecy mark may stand in what is attached."""
    from guatu.crafts.reading.sources.archive import files_in
    from guatu.crafts.reading.sources.opening import open_source

    try:
        for inner_name, inner in files_in(data, name):
            source = open_source(inner, inner_name)
            yield from (inner_name.rsplit("/", 1)[-1], source.text[:40_000], *source.heads)
    except Unreadable:
        return


