"""Keeping evidence: the bytes by their hash, whole or not at all; the rows with the verb that hands it in; purge."""

import hashlib
import io
import logging
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Q
from PIL import Image

from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor
from guatu.records.trail.whole_files import write_whole

from .likeness import NEAR, bands_of, distance, probes_of
from .looking import Looked
from .models import File, Piece
from .refusals import EvidenceIsChanged, EvidenceIsGone, EvidenceWasPurged, NoRoomForTheEvidence

logger = logging.getLogger(__name__)

SMALL = 480  # pixels of the longer side of a small picture
MOST_NEAR = 2000  # files looked at for one picture: more bear one band only where all are blank pages


def place(digest: str) -> Path:
    """Return where the bytes of that hash lie."""
    return Path(settings.HOME) / "evidence" / digest[:2] / digest


def store(looked: Iterable[Looked]) -> None:
    """Write the bytes, each beside its place and then moved there whole: on disk before any row says so.

    What no row comes to name is swept away by the tick a day later. Raises EvidenceWasPurged or NoRoomForTheEvidence.
    """
    looked = list(looked)
    if not looked:
        return
    gone = set(File.objects.filter(sha256__in=[each.sha256 for each in looked]).exclude(gone_at=None).values_list("sha256", flat=True))
    for each in looked:
        if each.sha256 in gone:
            raise EvidenceWasPurged(each.name)
    for each in looked:
        try:
            _write(each.kept, place(each.kept_sha256))
        except OSError as error:
            logger.error("evidence of %d bytes could not be stored: %s", len(each.kept), error)
            raise NoRoomForTheEvidence(each.name) from error


def _write(data: bytes, target: Path) -> None:
    if target.exists():
        os.utime(target)  # it is wanted again: the sweep leaves it
        return
    write_whole(data, target)


def hand_in(
    looked: Sequence[Looked], *, subject: str, whole: Office, asked: str, purpose: str, by: Actor, at: datetime
) -> list[Piece]:
    """Write the rows of what was stored. Inside the transaction of the verb, which holds the chain's tail."""
    known = {file.sha256: file for file in File.objects.filter(sha256__in=[each.sha256 for each in looked])}
    pieces = []
    for each in looked:
        file = known.get(each.sha256)
        if file is not None and file.gone_at:
            raise EvidenceWasPurged(each.name)
        if file is None:
            bands = bands_of(each.likeness) if each.likeness else (None,) * 4
            file = File.objects.create(
                sha256=each.sha256, kept_sha256=each.kept_sha256, kind=each.kind, ending=each.ending, size=len(each.kept),
                likeness=each.likeness, **{f"band_{number}": band for number, band in enumerate(bands, 1)},
            )  # fmt: skip
        piece = Piece.objects.create(
            file=file, whole=whole, subject=subject, name=each.name, asked=asked[:200], purpose=purpose[:300],
            claimed_at=each.claimed_at, claimed_place=each.claimed_place, at=at, user=by.user, user_name=by.name,
        )  # fmt: skip
        pieces.append(piece)
    return pieces


def bytes_of(file: File) -> bytes:
    """Return the bytes that are kept. Raises EvidenceIsGone or EvidenceIsChanged."""
    try:
        data = place(file.kept_sha256).read_bytes() if file.gone_at is None else b""
    except FileNotFoundError:
        data = b""
    if not data:
        raise EvidenceIsGone
    if hashlib.sha256(data).hexdigest() != file.kept_sha256:
        raise EvidenceIsChanged
    return data


def small_of(file: File) -> bytes:
    """Return a picture made small, as JPEG; made anew each time, so that nothing of it lies about."""
    with Image.open(io.BytesIO(bytes_of(file)), formats=("JPEG", "PNG")) as image:
        image.draft("RGB", (SMALL, SMALL))
        image.thumbnail((SMALL, SMALL))
        out = io.BytesIO()
        image.convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def alike(file: File, *, whole: Office, without: str) -> list[tuple[Piece, int]]:
    """Return the pieces of other subjects in the town that are this file (0) or a picture nearly it, nearest first.

    without: the subject that is looked at
    """
    found = {file.pk: 0}
    if file.likeness:
        near = Q(pk__in=[])
        for number, band in enumerate(bands_of(file.likeness), 1):
            near |= Q(**{f"band_{number}__in": list(probes_of(band))})
        for key, other in File.objects.filter(near, gone_at=None).exclude(pk=file.pk).values_list("pk", "likeness")[:MOST_NEAR]:
            if (bits := distance(file.likeness, other)) <= NEAR:
                found[key] = bits
    pieces = Piece.objects.filter(file__in=found, whole=whole).exclude(subject=without).select_related("file")
    return sorted(((piece, found[piece.file_id]) for piece in pieces), key=lambda each: (each[1], each[0].pk))


# -- what goes ----------------------------------------------------------------------------------------------------


def forget_places(subjects: Iterable[str]) -> int:
    """Forget where the pictures of these subjects were taken: it served the one who verified. Return how many."""
    return Piece.objects.filter(subject__in=list(subjects)).exclude(claimed_place="").update(claimed_place="")


def purge(subjects: Iterable[str], *, at: datetime) -> int:
    """Blank what was handed in for these subjects; return how many. Inside the transaction of the act.

    A file that another subject still needs stays; the bytes of the others go after the commit (``remove_gone``).
    """
    pieces = list(Piece.objects.filter(subject__in=list(subjects)).exclude(name="").values_list("pk", "file"))
    Piece.objects.filter(pk__in=[key for key, _ in pieces]).update(name="", claimed_at="", claimed_place="")
    needed = Piece.objects.filter(file__in=[file for _, file in pieces]).exclude(name="").values("file")
    File.objects.filter(pk__in=[file for _, file in pieces], gone_at=None).exclude(pk__in=needed).update(
        gone_at=at, likeness="", band_1=None, band_2=None, band_3=None, band_4=None
    )
    return len(pieces)


def remove_gone() -> None:
    """Delete the bytes of what was purged. Safe to run again; bytes that another file is kept as stay."""
    for digest in File.objects.exclude(gone_at=None).values_list("kept_sha256", flat=True):
        if place(digest).exists() and not File.objects.filter(kept_sha256=digest, gone_at=None).exists():
            place(digest).unlink(missing_ok=True)


def sweep(*, before: datetime) -> int:
    """Delete what no row names and what was left half-written, older than that moment; return how many."""
    root, swept = Path(settings.HOME) / "evidence", 0
    for folder in root.iterdir() if root.exists() else ():
        old = [each for each in folder.iterdir() if each.stat().st_mtime < before.timestamp()]
        named = set(File.objects.filter(kept_sha256__in=[each.name for each in old]).values_list("kept_sha256", flat=True))
        for each in old:
            if each.name not in named:
                each.unlink(missing_ok=True)
                swept += 1
    return swept
