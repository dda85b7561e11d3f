"""Pictures alike: a fingerprint that small changes of a picture leave nearly as it is, and the distance of two.

The picture is made 9 × 8 grey cells; each of 64 bits says whether a cell is darker than its right neighbour. A copy that was made
smaller, paler or compressed anew differs in few of them; another picture in about half. Turned or cropped ones are not found.

Source: N. Krawetz, "Kind of Like That" (dHash), The Hacker Factor Blog, 21 January 2013.
"""

from collections.abc import Iterator
from itertools import pairwise

from PIL import Image

WIDE, HIGH = 9, 8
BANDS = 4
BITS = 16  # of a band
# Two pictures are nearly the same up to here: of 64 bits.
NEAR = 7
FLAT = 12  # shades between the lightest and the darkest cell, below which there is nothing to tell apart


def fingerprint(image: Image.Image) -> str:
    """Return the picture's 64 bits as 16 hexadecimal digits; nothing for one of a single shade, such as a blank page."""
    grey = image.convert("L").resize((WIDE, HIGH), Image.Resampling.BOX)
    cells = grey.tobytes()
    if max(cells) - min(cells) < FLAT:
        return ""
    bits = 0
    for row in range(HIGH):
        for left, right in pairwise(cells[row * WIDE : (row + 1) * WIDE]):
            bits = bits << 1 | (left < right)
    return f"{bits:016x}"


def distance(one: str, other: str) -> int:
    """Return in how many of the 64 bits two fingerprints differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def bands_of(print_: str) -> tuple[int, ...]:
    """Return the four parts of a fingerprint, by which it is looked up."""
    return tuple(int(print_[place : place + 4], 16) for place in range(0, 16, 4))


def probes_of(band: int) -> Iterator[int]:
    """Yield the band and all that differ from it in one bit.

    Of two fingerprints that differ in at most seven bits, one of the four bands differs in at most one: looking up these
    seventeen values for each band finds all of them.
    """
    yield band
    for bit in range(BITS):
        yield band ^ 1 << bit
