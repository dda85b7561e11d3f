"""A text that remembers where each of its characters stood in the original."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace text[start:end] by ``to``. kind: why, one word; "" for what is no repair (line ends, blanks)."""

    start: int
    end: int
    to: str
    kind: str


class Traced:
    """A text under repair, with the original offset of each character.

    text: the text as repaired so far, n characters
    offsets: n + 1 original offsets, never falling; the last is the end of the original
    repairs: (first, last, kind) of what was changed, in original offsets
    """

    __slots__ = ("offsets", "repairs", "text")

    def __init__(
        self, text: str, offsets: array[int] | None = None, repairs: list[tuple[int, int, str]] | None = None
    ) -> None:
        self.text = text
        self.offsets = array("I", range(len(text) + 1)) if offsets is None else offsets
        self.repairs = [] if repairs is None else repairs

    def edit(self, edits: Iterable[Edit]) -> Traced:
        """Return the text with the edits made. They must be in order and must not overlap.

        A replacement of equal length keeps each character's place; of another
        length, each of its characters stands where the replaced run began.
        """
        pieces: list[str] = []
        offsets: array[int] = array("I")
        repairs = list(self.repairs)
        place = 0
        for start, end, to, kind in edits:
            if start < place:
                raise ValueError(f"edits must be in order: one begins at {start}, the last ended at {place}")
            pieces.append(self.text[place:start])
            offsets.extend(self.offsets[place:start])
            pieces.append(to)
            if len(to) == end - start:
                offsets.extend(self.offsets[start:end])
            else:
                offsets.extend([self.offsets[start]] * len(to))
            if kind:
                repairs.append((self.offsets[start], self.offsets[end], kind))
            place = end
        if not pieces:
            return self
        pieces.append(self.text[place:])
        offsets.extend(self.offsets[place:])
        return Traced("".join(pieces), offsets, repairs)

    def replace(self, text: str, kind: str) -> Traced:
        """Return the same places with other characters, one for one; the changed runs are repairs."""
        if len(text) != len(self.text):
            raise ValueError(f"a text of {len(self.text)} characters needs as many: got {len(text)}")
        repairs = list(self.repairs)
        if text != self.text:
            first = -1
            for i, (old, new) in enumerate(zip(self.text, text, strict=True)):
                if old != new and first < 0:
                    first = i
                elif old == new and first >= 0:
                    repairs.append((self.offsets[first], self.offsets[i], kind))
                    first = -1
            if first >= 0:
                repairs.append((self.offsets[first], self.offsets[len(text)], kind))
        return Traced(text, self.offsets, repairs)
