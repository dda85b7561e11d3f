"""The paper as it came: its text undamaged by repair, and where candidates and repairs stand in it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guatu.crafts import reading
from guatu.crafts.reading.sources import open_source
from guatu.records.documents.keeping import bytes_of
from guatu.records.documents.models import Document

from .models import Candidate

NEAR = 40  # characters: a repair's words lie as near as this to where the map says
LONGEST = 4000  # what was taken away in one piece (a page's furniture) is shown no further


@dataclass(frozen=True, slots=True)
class Original:
    """The decoded text as it came. mends: [start, end, kind, what stands there now], in it."""

    text: str
    places: dict[int, tuple[int, int]]
    mends: list[list[object]]


def original_of(document: Document, candidates: Iterable[Candidate]) -> Original | None:
    """Return the original with all that is marked in it; None where the file is gone."""
    try:
        text = kept_open(bytes_of(document), document.name)
    except (OSError, reading.Unreadable):
        return None
    to = Offsets(document.offsets)
    places = {each.pk: (to(each.start), max(to(each.end - 1) + 1, to(each.start) + 1)) for each in candidates}
    return Original(text, places, mends_of(document, text, to))


@lru_cache(maxsize=6)
def kept_open(data: bytes, name: str) -> str:
    """Return the text of a file; the last few stay open, since the clerk goes from one candidate to the next."""
    return open_source(data, name=name).text


class Offsets:
    """The map from the repaired text to the original, as the paper keeps it: runs [place here, place there]."""

    def __init__(self, runs: Sequence[Sequence[int]]) -> None:
        self.runs = list(runs) or [[0, 0]]
        self.starts = [run[0] for run in self.runs]

    def __call__(self, place: int) -> int:
        """Return where a character of the repaired text stood."""
        here, there = self.runs[max(0, bisect_right(self.starts, place) - 1)]
        return there + place - here


def mends_of(document: Document, text: str, to: Offsets) -> list[list[object]]:
    """Return the repairs as they are seen from the original; those whose words are not found are left out."""
    mends: list[list[object]] = []
    for start, end, kind, before in document.repairs:
        if not before or len(before) > LONGEST:
            continue
        first = max(0, to(max(0, start - 1)) - 1)
        found = text.find(before, first, to(min(end, len(document.text))) + len(before) + NEAR)
        if found >= 0:
            mends.append([found, found + len(before), kind, document.text[start:end]])
    return mends
