"""Pictures for tests, drawn and not fetched."""

import io
import random

from PIL import Image, ImageDraw, TiffImagePlugin

EXIF_PART, PLACE_PART = 0x8769, 0x8825


def drawing(seed, size=(1200, 900)):
    """A scene of blocks in greys, drawn from its seed."""
    draw, image = random.Random(seed), Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for _ in range(40):
        left, top = draw.randrange(size[0]), draw.randrange(size[1])
        shade = draw.randrange(256)
        pen.rectangle([left, top, left + draw.randrange(80, 500), top + draw.randrange(80, 500)], fill=(shade, shade, 255 - shade))
    return image


def jpeg(image, *, quality=90, taken="", place=None, upright=None):
    """Its bytes; taken: 2026:11:15 10:22:33; place: degrees, minutes, seconds of north and of east."""
    exif = Image.Exif()
    if taken:
        exif.get_ifd(EXIF_PART)[0x9003] = taken
    if place:
        north, east = ([TiffImagePlugin.IFDRational(part, 1) for part in parts] for parts in place)
        exif.get_ifd(PLACE_PART).update({1: "N", 2: north, 3: "E", 4: east})
    if upright:
        exif[0x0112] = upright
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, exif=exif, comment=b"taken by Chen")
    return out.getvalue()


def png(image):
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
