"""Looking at a file before anything of it is kept: what it is, what it claims of itself, and the copy that may be kept."""

import hashlib
import io
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from PIL import Image, ImageOps

from guatu.crafts.reading import Unreadable, mark_of_source
from guatu.crafts.reading.contacts import mask_contacts
from guatu.crafts.reading.secrecy import find_secrecy_mark
from guatu.crafts.reading.sources import open_source
from guatu.crafts.reading.sources.opening import form_of
from guatu.crafts.reading.sources.packed import Package
from guatu.crafts.reading.unreadable import Bomb, EmptyFile, Locked, Scan

from .bare import bared
from .likeness import fingerprint
from .models import Kind
from .refusals import EvidenceIsSecret, EvidenceIsTooLarge, HeicPicture, NoPicture, PictureIsABomb, TooMuchAtOnce

LARGEST = 10 * 1024 * 1024  # bytes of one file
LARGEST_IN_ALL = 20 * 1024 * 1024
MOST_FILES = 9
MOST_PIXELS = 50_000_000
# A JPEG is decoded small; anything else is whole in the memory, twice, before it can be made smaller.
MOST_PIXELS_WHOLE = 25_000_000
LONGEST_SIDE = 2560  # of a picture as it is kept: a number plate can still be read
QUALITY = 88
FORMATS = ("JPEG", "PNG", "WEBP")
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc")
ONE_AT_A_TIME = threading.Lock()  # a hundred megabytes for a moment: several at once would fill a small machine
PAPERS = {"pdf": Kind.PDF, "docx": Kind.DOCX, "xlsx": Kind.XLSX}

# Tags of Exif 2.32 (CIPA DC-008).
EXIF_PART, PLACE_PART, TAKEN, CHANGED = 0x8769, 0x8825, 0x9003, 0x0132
LATITUDE_SIGN, LATITUDE, LONGITUDE_SIGN, LONGITUDE = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that may be kept. sha256: of what came; kept: the bytes to keep, with the hash of these."""

    name: str
    kind: Kind
    ending: str
    sha256: str
    kept: bytes
    kept_sha256: str
    likeness: str = ""
    claimed_at: str = ""
    claimed_place: str = ""


def look_at_all(files: list[tuple[str, bytes]]) -> list[Looked]:
    """Return the files as they may be kept, each once. Raises TooMuchAtOnce and what ``look_at`` raises: then none is."""
    if len(files) > MOST_FILES or sum(len(data) for _, data in files) > LARGEST_IN_ALL:
        raise TooMuchAtOnce(MOST_FILES, LARGEST_IN_ALL)
    looked = [look_at(data, name) for name, data in files]
    return list({each.sha256: each for each in looked}.values())


def look_at(data: bytes, name: str) -> Looked:
    """Return what a file is, by its content.

    Raises NoPicture, HeicPicture, EvidenceIsTooLarge, PictureIsABomb or EvidenceIsSecret.
    """
    # A name is shown wherever the file is: nobody's number stands in it (I7).
    name = mask_contacts(PurePath(name.replace("\\", "/")).name.replace("\x00", ""))[-120:] or "未命名"
    if len(data) > LARGEST:
        raise EvidenceIsTooLarge(name, LARGEST)
    if mark := find_secrecy_mark(PurePath(name).stem):
        raise EvidenceIsSecret(name, mark)
    if data[4:12] in HEIC:
        raise HeicPicture(name)
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n")) or data[:4] + data[8:12] == b"RIFFWEBP":
        return _picture(data, name)
    return _paper(data, name)


def _picture(data: bytes, name: str) -> Looked:
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            came_as = image.format
            as_png = came_as == "PNG"
            most = MOST_PIXELS_WHOLE if came_as in {"PNG", "WEBP"} else MOST_PIXELS
            if image.width * image.height > most:
                raise PictureIsABomb(name, most)
            claimed_at, claimed_place = _claims(image)
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is decoded at half its size, in half the memory
            with ONE_AT_A_TIME:
                image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(image)
            bare = upright.convert("RGBA" if as_png and _is_clear(upright) else "RGB")
    except PictureIsABomb:
        raise
    except Image.DecompressionBombError as error:
        raise PictureIsABomb(name, MOST_PIXELS) from error
    except Exception as error:  # decoders answer damage with a dozen kinds of errors
        raise NoPicture(name, "这张照片是坏的，打不开。") from error
    bare.info = {}
    out = io.BytesIO()
    bare.save(out, "PNG") if as_png else bare.save(out, "JPEG", quality=QUALITY)
    kept = out.getvalue()
    return Looked(
        name, Kind.PICTURE, "png" if as_png else "jpg", _hash(data), kept, _hash(kept), fingerprint(bare.convert("RGB")),
        claimed_at, claimed_place,
    )  # fmt: skip


def _is_clear(image: Image.Image) -> bool:
    return "A" in image.getbands() or "transparency" in image.info


def _paper(data: bytes, name: str) -> Looked:
    form = ""
    try:
        form = form_of(data, name)
        if form not in PAPERS:
            raise NoPicture(name)
        if form != "pdf" and any("vbaproject" in inner.lower() for inner in Package(data).names):
            raise NoPicture(name, "它带有宏程序。请另存为不带宏的 docx 或 xlsx。")
        source = open_source(data, name)
    except (Bomb, Locked) as refused:
        raise NoPicture(name, refused.in_words) from refused
    except Unreadable as unreadable:
        # What has pages and no words, such as a scanned receipt or a drawing, may still be looked at; anything else may not.
        if form != "pdf" or not isinstance(unreadable, Scan | EmptyFile):
            raise NoPicture(name, unreadable.in_words if data.startswith(b"%PDF") else "") from unreadable
    else:
        if mark := mark_of_source(source):
            raise EvidenceIsSecret(name, mark)
    try:
        kept = bared(data, form)
    except Unreadable as refused:
        raise NoPicture(name, refused.in_words) from refused
    return Looked(name, PAPERS[form], form, _hash(data), kept, _hash(kept))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _claims(image: Image.Image) -> tuple[str, str]:
    """Return when and where the picture says it was taken; nothing for what it does not say or says wrongly."""
    try:
        exif = image.getexif()
        inner, place = exif.get_ifd(EXIF_PART), exif.get_ifd(PLACE_PART)
    except Exception:  # a damaged list of tags is no claim
        return "", ""
    return _moment(inner.get(TAKEN) or exif.get(CHANGED)), _place(place)


def _moment(said: Any) -> str:
    try:
        return f"{datetime.strptime(str(said).strip(chr(0) + ' '), '%Y:%m:%d %H:%M:%S'):%Y-%m-%d %H:%M}"
    except ValueError:
        return ""


def _place(tags: dict[int, Any]) -> str:
    """Return latitude and longitude to about a hundred metres: enough for a site, too little for a footstep."""
    try:
        north = _degrees(tags[LATITUDE]) * (-1 if str(tags.get(LATITUDE_SIGN, "N")).upper().startswith("S") else 1)
        east = _degrees(tags[LONGITUDE]) * (-1 if str(tags.get(LONGITUDE_SIGN, "E")).upper().startswith("W") else 1)
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return ""
    if not (-90 <= north <= 90 and -180 <= east <= 180) or north == east == 0:
        return ""
    return f"{'北' if north >= 0 else '南'}纬 {abs(north):.3f}，{'东' if east >= 0 else '西'}经 {abs(east):.3f}"


def _degrees(parts: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600
