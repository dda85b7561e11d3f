"""Pictures and scans, where a reader of pictures is installed (the extra ``ocr``); else a refusal that says so."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from guatu.crafts.reading.sources.building import clean
from guatu.crafts.reading.sources.columns import Piece, straight_lines
from guatu.crafts.reading.sources.source import Source
from guatu.crafts.reading.unreadable import Damaged, EmptyFile, Picture, TooLarge

MOST_PIXELS = 60_000_000
UNSURE = 0.35  # below which what is seen is no word


def open_bytes(data: bytes, name: str, form: str) -> Source:
    """Return the words of a picture. Raises Picture, Damaged or TooLarge."""
    seen = reader()
    if seen is None:
        raise Picture
    from guatu.crafts.reading.sources.pdf import HEAD_LINES, Page, source_of

    image = _opened(data)
    pieces = pieces_in(seen, image)
    if not pieces:
        raise EmptyFile
    head = "\n".join(line.text for line in straight_lines(pieces)[:HEAD_LINES])
    return source_of([Page(1, image.height, pieces, [], False, head, seen=True)], name, form)


@cache
def reader() -> Any:
    """Return what recognises words in pictures, or None where it is not installed."""
    try:
        from rapidocr import RapidOCR  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None
    return RapidOCR(params={"Global.log_level": "error"})


def _opened(data: bytes) -> Any:
    from PIL import Image

    try:
        image = Image.open(io.BytesIO(data))
        if image.width * image.height > MOST_PIXELS:
            raise TooLarge(len(data), MOST_PIXELS)
        return image.convert("RGB")
    except TooLarge:
        raise
    except Exception as error:  # the library answers damage with whatever its decoders raise
        raise Damaged("图片") from error


def pieces_in(seen: Any, image: Any) -> list[Piece]:
    """Return the words that a picture shows, each where it stands."""
    import numpy

    found = seen(numpy.asarray(image.convert("RGB")))
    pieces: list[Piece] = []
    for box, words, sure in zip(found.boxes if found.boxes is not None else (), found.txts or (), found.scores or (), strict=False):
        xs, ys = [float(point[0]) for point in box], [float(point[1]) for point in box]
        height = max(ys) - min(ys)
        text = clean(words).strip()
        if text and sure > UNSURE:
            pieces.append(Piece(text, min(xs), min(ys), max(xs), max(ys), height * 0.8))
    return pieces
