"""A sample to look back at: what must be looked at always, and of the rest a share, drawn so that anybody can draw it again.

No national ratio is known; one in five, and everything that once gave trouble, is the usual advice. The draw is no
chance: each line's place comes from the seed and its own number, so that the same seed always gives the same lines, a
larger share holds the smaller one, and a line more or less moves no other. A line may have a seed of its own: then nobody
can look for a seed that spares it.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of the sample. because: why it must be looked at; empty where it was drawn."""

    key: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample: its lines in the order of the draw, how many there were to draw from, and how many were drawn.

    always: how many must be looked at; others: how many of the rest there were; drawn: how many of these were drawn
    """

    lines: tuple[Drawn, ...]
    always: int
    others: int
    drawn: int


def draw(
    reasons: Mapping[str, Iterable[str]], share: Fraction, seed: str, already: Collection[str] = (), own: Mapping[str, str] | None = None
) -> Sample:
    """Return the sample of some lines.

    reasons: for each line (by its number), why it must be looked at; nothing for one like any other
    share: of the others that is drawn, 0 to 1, rounded up
    seed: a few words, written on the list, by which anybody can draw again
    already: what was drawn before stays drawn, and counts towards the share
    own: the seed of a line that has one of its own

    Raises ValueError for a share outside 0 to 1.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies in 0 to 1, got {share}")
    own = own or {}
    always = [Drawn(key, tuple(because)) for key, because in reasons.items() if because]
    others = [key for key, because in reasons.items() if not because]
    others.sort(key=lambda key: (key not in already, place_of(key, own.get(key, seed))))
    drawn = others[: max(ceil(share * len(others)), sum(key in already for key in others))]
    lines = [*sorted(always, key=lambda each: each.key), *(Drawn(key) for key in drawn)]
    return Sample(tuple(lines), len(always), len(others), len(drawn))


def draw_by_class(
    reasons: Mapping[str, Iterable[str]],
    classes: Mapping[str, str],
    shares: Mapping[str, Fraction],
    seed: str,
    already: Collection[str] = (),
    own: Mapping[str, str] | None = None,
) -> tuple[Sample, dict[str, Sample]]:
    """Return the sample of lines of several classes, each drawn with its own share, and the sample of each class.

    classes: the class of each line; shares: the share of each class; already, own: as in draw

    Raises ValueError for a share outside 0 to 1.
    """
    by_class: dict[str, dict[str, Iterable[str]]] = {}
    for key, because in reasons.items():
        by_class.setdefault(classes[key], {})[key] = because
    found = {name: draw(lines, shares[name], seed, already, own) for name, lines in by_class.items()}
    every = [each for sample in found.values() for each in sample.lines]
    lines = [
        *sorted((each for each in every if each.because), key=lambda each: each.key),
        *sorted((each for each in every if not each.because), key=lambda each: place_of(each.key, (own or {}).get(each.key, seed))),
    ]
    counts = [sum(counted) for counted in zip(*((each.always, each.others, each.drawn) for each in found.values()), strict=True)]
    return Sample(tuple(lines), *(counts or (0, 0, 0))), found


def place_of(key: str, seed: str) -> str:
    """Return a line's place in the draw of a seed: SHA-256 of “seed key”, in hexadecimal, smallest first."""
    return hashlib.sha256(f"{seed} {key}".encode()).hexdigest()


def height_of(key: str, seed: str) -> Fraction:
    """Return where a line stands in the draw of a seed, from 0 up to 1: its place over all the places there are."""
    return Fraction(int(place_of(key, seed), 16), 1 << 256)


def is_drawn(key: str, share: Fraction, seed: str) -> bool:
    """Say whether a line is drawn by itself, whatever others there are: whether its place lies in the first so much of all.

    Of many lines so much is drawn, nearly; of a few it may be none, or all.

    Raises ValueError for a share outside 0 to 1.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies in 0 to 1, got {share}")
    return height_of(key, seed) < share
