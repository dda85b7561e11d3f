"""The photographs inside a paper, bare of when and where they were taken; everything else of the paper as it came.

In a docx or xlsx they are members of the package and are written anew without their tags. In a PDF nothing may move:
what tells of the camera is overwritten with zeros where it stands, so that every length and every place stays. What cannot
be done safely is left as it came: a signed paper (its seal would break), an encrypted PDF, a photograph in a PDF that
is packed once more, and a paper within the paper.

Source: ITU-T T.81 annex B (JPEG); ISO 32000-1 7.3.8 (streams of PDF); PNG, third edition, 11.3.
"""

import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator

from PIL import Image

from guatu.crafts.reading.sources.packed import Package

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
# What a decoder needs of the segments that applications add: the picture's kind, its colours.
NEEDED = {0xE0: b"", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
EXIF, COMMENT, SCAN, END = 0xE1, 0xFE, 0xDA, 0xD9
# Between the lines of a scan 0xFF stands for itself (00), restarts (D0 to D7) or fills (FF); else a marker begins.
NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
PNG_TELLS = {b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"}
STREAM = re.compile(rb"stream\r?\n(?=\xff\xd8\xff)")
XMP = re.compile(rb"<\?xpacket begin.*?<\?xpacket end", re.DOTALL)
PLACE_OR_TIME = re.compile(rb"((?:exif:(?:GPS\w+|DateTime\w+)|photoshop:(?:DateCreated|City|State|Country))(?:=\"|>))([^\"<]*)")
ORIENTATION = 0x0112


def bared(data: bytes, form: str) -> bytes:
    """Return the bytes of a pdf, docx or xlsx with its photographs bare; the same bytes where none tells anything.

    Raises what guatu.crafts.reading raises of a package that is damaged or unpacks to far too much.
    """
    return _pdf(data) if form == "pdf" else _package(data)


def _package(data: bytes) -> bytes:
    package = Package(data)
    if any(name.startswith("_xmlsignatures/") for name in package.names):
        return data
    written = {member.filename: told for member in package.members if (told := _told_less(package.unpack(member)))}
    if not written:
        return data
    package, out = Package(data), io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for member in package.members:
            made.writestr(member, written.get(member.filename) or package.unpack(member), member.compress_type)
    return out.getvalue()


def _told_less(picture: bytes) -> bytes:
    """Return a picture bare of its tags; nothing where it is none, or tells nothing."""
    less: Callable[[bytes], bytes] | None = bare_jpeg if picture.startswith(JPEG) else bare_png if picture.startswith(PNG) else None
    told = less(picture) if less else b""
    return told if told != picture else b""


def segments(data: bytes | bytearray, begin: int = 0) -> Iterator[tuple[int, int, int]]:
    """Yield the marker of each segment of the JPEG that begins there, where it stands and where it ends; END the last.

    Where the picture is cut off it stops without END.
    """
    at = begin + 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == END:
            yield END, at, at + 2
            return
        end = at + max(4, 2 + int.from_bytes(data[at + 2 : at + 4], "big"))
        yield marker, at, min(end, len(data))
        if marker == SCAN:
            found = NEXT_MARKER.search(data, end)
            if found is None:
                return
            end = found.start()
        at = end
    if data[at : at + 2] == bytes((0xFF, END)):
        yield END, at, at + 2


def tells(marker: int, segment: bytes | bytearray) -> bool:
    """Say whether a segment tells of the camera and not of the picture. segment: what follows its length"""
    if marker == COMMENT:
        return True
    return 0xE0 <= marker <= 0xEF and not (marker in NEEDED and segment.startswith(NEEDED[marker]))


def bare_jpeg(data: bytes) -> bytes:
    """Return a JPEG without what it tells, but for which way is up; what stands after its end goes as well."""
    turned = _orientation(data)
    kept, at = [data[:2], turned], 2
    for marker, start, end in segments(data):
        kept.append(data[at:start])
        if not tells(marker, data[start + 4 : end]):
            kept.append(data[start:end])
        at = end
        if marker == END:
            return b"".join(kept)
    return b"".join([*kept, data[at:]])


def _orientation(data: bytes) -> bytes:
    """Return a segment that says which way is up and nothing else; none where it is up already."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            turned = image.getexif().get(ORIENTATION, 1)
    except Exception:  # a damaged list of tags says nothing
        return b""
    if turned not in range(2, 9):
        return b""
    body = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, 3, 1, turned, 0, 0)
    return struct.pack(">BBH", 0xFF, EXIF, len(body) + 2) + body


def bare_png(data: bytes) -> bytes:
    """Return a PNG without the chunks that tell of the camera."""
    kept, at = [data[:8]], 8
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] not in PNG_TELLS:
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]])


def _pdf(data: bytes) -> bytes:
    if b"/ByteRange" in data:
        return data  # signed: one other byte, and its seal is broken
    kept = bytearray(data)
    for stream in STREAM.finditer(data):
        begin, stop = stream.end(), data.find(b"endstream", stream.end())
        stop = len(data) if stop < 0 else stop
        over = stop
        for marker, start, end in segments(data[begin:stop]):
            start, end = begin + start, begin + end
            if tells(marker, data[start + 4 : end]):
                kept[start + 4 : end] = bytes(end - start - 4)
            over = end if marker == END else stop
        if JPEG in data[over:stop]:  # a second picture behind the first, with tags of its own
            kept[over:stop] = bytes(stop - over)
    for packet in XMP.finditer(data):
        for place in PLACE_OR_TIME.finditer(data, *packet.span()):
            kept[slice(*place.span(2))] = b" " * len(place[2])
    return bytes(kept)
