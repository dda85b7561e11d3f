"""Keeping a paper: looked at first, stored by its hash, never half-written."""

import hashlib
import logging
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from guatu.crafts.reading import Unreadable, mark_of_source
from guatu.crafts.reading.sources import open_source
from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor
from guatu.records.trail.refusals import Refusal
from guatu.records.trail.whole_files import write_whole

from .models import Document, State
from .refusals import NoRoomForThePaper, PaperIsAlreadyHere, PaperIsSecret, PaperIsTooLarge, PaperWasPurged

logger = logging.getLogger(__name__)


class PaperIsUnreadable(Refusal):
    """Not a paper at all: empty, a program, an unknown encoding."""


def keep(data: bytes, *, name: str, whole: Office, by: Actor, at: datetime, dated: date | None = None) -> Document:
    """Store a paper and return its row, waiting to be read.

    Nothing is stored of a paper that is refused. ``dated`` is the day the clerk gives; the paper's own day,
    where it states one, is found in the reading.

    Raises PaperIsTooLarge, PaperIsUnreadable, PaperIsSecret, PaperWasPurged, PaperIsAlreadyHere or NoRoomForThePaper.
    """
    name = Path(name.replace("\\", "/")).name[:200] or "未命名"
    if not data.strip():
        raise PaperIsUnreadable(f"《{name}》是空的，没有收下。请确认文件里有正文，再投一次。")
    if len(data) > settings.LARGEST_PAPER:
        raise PaperIsTooLarge(name, settings.LARGEST_PAPER)
    try:
        source = open_source(data, name)
    except Unreadable as unreadable:
        raise PaperIsUnreadable(f"《{name}》：{unreadable.in_words}") from unreadable
    if mark := mark_of_source(source):
        raise PaperIsSecret(name, mark)

    digest = hashlib.sha256(data).hexdigest()
    before = Document.objects.filter(whole=whole, sha256=digest).first()
    if before and before.state == State.PURGED:
        raise PaperWasPurged(name, f"{timezone.localtime(before.purge.at):%-m月%-d日}")
    if before and before.state == State.UNREADABLE:
        # It was given up on before; now it is put in again.
        _store(data, digest, name)
        Document.objects.filter(pk=before.pk).update(state=State.WAITING, trouble="")
        before.refresh_from_db()
        return before
    if before:
        raise PaperIsAlreadyHere(name, before.pk, _day(before))

    _store(data, digest, name)
    try:
        with transaction.atomic():
            return Document.objects.create(
                whole=whole, name=name, sha256=digest, size=len(data), dated=dated, dated_by="given" if dated else "",
                put_in_at=at, put_in_by=by.user, put_in_name=by.name,
            )  # fmt: skip
    except IntegrityError:  # the same bytes, dropped twice at once
        before = Document.objects.get(whole=whole, sha256=digest)
        raise PaperIsAlreadyHere(name, before.pk, _day(before)) from None


def _store(data: bytes, digest: str, name: str) -> None:
    try:
        store(data, digest)
    except OSError as error:
        logger.error("a paper of %d bytes could not be stored: %s", len(data), error)
        raise NoRoomForThePaper(name) from error


def _day(document: Document) -> str:
    return f"{timezone.localtime(document.put_in_at):%-m月%-d日}"


def place(digest: str) -> Path:
    """Return where the bytes of that hash lie."""
    return Path(settings.HOME) / "papers" / digest[:2] / digest


def store(data: bytes, digest: str) -> None:
    """Write the bytes beside their place and move them there whole, on disk before the row says so."""
    if not place(digest).exists():
        write_whole(data, place(digest))


def bytes_of(document: Document) -> bytes:
    """Return the paper as it came."""
    return place(document.sha256).read_bytes()
