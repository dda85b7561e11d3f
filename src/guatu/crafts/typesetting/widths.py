"""How wide a text will be, without a browser: so that a title is cut before it runs into the chart.

A Chinese character is one em. The rest are the advance widths of Noto Sans CJK SC Bold (thousandths of an em,
measured in Chromium); the regular weight and the usual fonts of Windows are a little narrower, so what fits here
fits there.
"""

from functools import lru_cache
from unicodedata import combining, east_asian_width

_PRINTABLE = (
    (227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387)  # space to /
    + (590,) * 10  # digits
    + (325, 325, 590, 590, 590, 514, 1007)  # : to @
    + (641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686, 578, 853, 749, 770, 667, 770, 682, 624, 625, 748, 619)
    + (915, 627, 580, 613, 378, 387, 378, 590, 567, 626)  # W to `
    + (591, 644, 527, 644, 581, 372, 597, 640, 304, 306, 604, 315, 964, 641, 626, 644, 644, 436, 495, 421, 637, 576)
    + (863, 562, 574, 511, 378, 296, 378, 590)  # w to ~
)
ELLIPSIS = "…"


@lru_cache(maxsize=8192)
def _em(character: str) -> float:
    """Return the width of one character in ems."""
    code = ord(character)
    if 32 <= code < 127:
        return _PRINTABLE[code - 32] / 1000
    if combining(character) or code < 32:
        return 0.0
    # Ambiguous ones (·, …, ①, ×) are whole ems in Chinese fonts.
    return 1.0 if east_asian_width(character) in "WFA" else 0.7


def width_of(text: str, size: float) -> float:
    """Return the width of the text at the font size, in the unit of the size."""
    return sum(map(_em, text)) * size


def fit(text: str, size: float, room: float) -> str:
    """Return the text, or as much of it as goes into the room with … at its end.

    Nothing is returned where not even … has room.
    """
    if width_of(text, size) <= room:
        return text
    left = room - width_of(ELLIPSIS, size)
    if left < 0:
        return ""
    kept = 0
    for character in text:
        left -= _em(character) * size
        if left < 0:
            break
        kept += 1
    return text[:kept].rstrip(" ，、；。·") + ELLIPSIS
