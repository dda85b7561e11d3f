"""Found words in the order of the text, asked for by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar


class Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Found = TypeVar("Found", bound=Spanned)


class Placed(Generic[Found]):
    """Things with a start and an end, none overlapping, in order."""

    __slots__ = ("_found", "_starts")

    def __init__(self, found: Sequence[Found]) -> None:
        self._found = found
        self._starts = [thing.start for thing in found]

    def within(self, start: int, end: int) -> list[Found]:
        """Return what lies wholly between two places."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end, low)
        if high > low and self._found[high - 1].end > end:
            high -= 1
        return list(self._found[low:high])


class Shelves:
    """Several sorts of found things, taken together with one look at a place."""

    __slots__ = ("_count", "_items", "_starts")

    def __init__(self, *sorts: Sequence[Any]) -> None:
        self._count = len(sorts)
        # Things of one sort do not overlap: no two items are alike in their first three, so that things are never compared.
        self._items = [(thing.start, thing.end, number, thing) for number, found in enumerate(sorts) for thing in found]
        self._items.sort()
        self._starts = [item[0] for item in self._items]

    def within(self, start: int, end: int) -> list[list[Any]]:
        """Return, for each sort in its order, what lies wholly between two places."""
        shelves: list[list[Any]] = [[] for _ in range(self._count)]
        low = bisect_left(self._starts, start)
        for _, last, number, thing in self._items[low : bisect_left(self._starts, end, low)]:
            if last <= end:
                shelves[number].append(thing)
        return shelves
