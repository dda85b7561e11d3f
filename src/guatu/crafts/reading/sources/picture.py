"""Pictures and scans, where a reader of pictures is installed (the extra ``ocr``); else a refusal that says so."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from guatu.crafts.reading.sources.building import Building, clean
from guatu.crafts.reading.sources.columns import Piece, in_reading_order, paragraphs
from guatu.crafts.reading.sources.source import Source
from guatu.crafts.reading.unreadable import Damaged, Picture, TooLarge

MOST_PIXELS = 60_000_000
UNSURE = 0.7  # below which a line is doubted


def open_bytes(data: bytes, name: str, form: str) -> Source:
    """Return the words of a picture. Raises Picture, Damaged or TooLarge."""
    seen = reader()
    if seen is None:
        raise Picture
    building = Building()
    pieces = pieces_in(seen, _opened(data))
    for paragraph in paragraphs(in_reading_order(pieces)):
        building.line(paragraph)
    building.note("seen", "这是图片，文字由机器识别，可能有错；请对照原件。")
    return building.source(name, "picture")


@cache
def reader() -> Any:
    """Return what recognises words in pictures, or None where it is not installed."""
    try:
        from rapidocr import RapidOCR  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None
    return RapidOCR()


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
        if text and sure > UNSURE / 2:
            pieces.append(Piece(text, min(xs), min(ys), max(xs), max(ys), height * 0.8))
    return pieces
