"""The same words: how much of two reports is the same, and a sketch by which reports that may be are found among all.

How much is the same: the characters that stand in both in the same order, twice, over the characters of both (spaces, punctuation
and case do not count). Source: J. W. Ratcliff and D. E. Metzener, "Pattern Matching: The Gestalt Approach", Dr. Dobb's
Journal, July 1988 (Python's difflib).

The sketch: of all pairs of neighbouring characters, under eight different orders, the smallest. Two texts agree in one of the eight
with the probability with which their pairs agree; of texts that are 80 % the same, with changes all over them, about one in
a hundred shares none and is not found. Source: A. Broder, "On the resemblance and containment of documents", Compression
and Complexity of Sequences (1997).
"""

import random
import re
import unicodedata
import zlib
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

SAME = 0.8  # acceptance B.8
SHORTEST = 12  # characters: 已完成整改 says nothing about who copied from whom
LONGEST = 400  # as much of a report is compared
ORDERS = 8
BITS = 31  # so that a database's integer holds it
_draw = random.Random("guatu: the eight orders")
MIXES = [(_draw.getrandbits(BITS) | 1, _draw.getrandbits(BITS)) for _ in range(ORDERS)]
NOTHING_SAID = re.compile(r"[\W_]+")


def fold(words: str) -> str:
    """Return the characters of a report that are compared."""
    return NOTHING_SAID.sub("", unicodedata.normalize("NFKC", words).lower())[:LONGEST]


def sketch(words: str) -> tuple[int, ...]:
    """Return the eight numbers a report is found by; none for one that is too short to be compared."""
    folded = fold(words)
    if len(folded) < SHORTEST:
        return ()
    pairs = {zlib.crc32(f"{one}{other}".encode()) for one, other in pairwise(folded)}
    return tuple(min((pair * times + plus) & 0x7FFFFFFF for pair in pairs) for times, plus in MIXES)


def may_be_same(one: str, other: str) -> bool:
    """Say whether two folded reports can be the same at all: quickly, and never no where they are."""
    shorter, longer = sorted((len(one), len(other)))
    return 2 * shorter >= SAME * (shorter + longer) and SequenceMatcher(None, one, other, autojunk=False).quick_ratio() >= SAME


def sameness(one: str, other: str) -> float:
    """Return how much of two folded reports is the same, 0.0 to 1.0."""
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def shared_runs(one: str, other: str) -> tuple[Sequence[tuple[bool, str]], Sequence[tuple[bool, str]]]:
    """Return both texts cut into runs, each with whether the other has it too, in the same order.

    A single character that agrees between others that do not (a digit of two numbers) is no run of words.
    """
    blocks = [block for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks() if block.size > 1]
    return (
        _cut(one, [(block.a, block.a + block.size) for block in blocks]),
        _cut(other, [(block.b, block.b + block.size) for block in blocks]),
    )


def _cut(text: str, shared: Sequence[tuple[int, int]]) -> list[tuple[bool, str]]:
    runs, place = [], 0
    for start, end in shared:
        runs += [(False, text[place:start]), (True, text[start:end])]
        place = end
    return [run for run in runs if run[1]] + ([(False, text[place:])] if text[place:] else [])
