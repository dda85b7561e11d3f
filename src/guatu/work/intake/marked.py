"""A paper's text as it is shown: paragraphs, headings, candidates and repairs marked in their places."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from .models import Candidate, State

T = TypeVar("T")
LONGEST_HEADING = 40
ENDS_A_SENTENCE = re.compile("[。；;！？!?，,]$")
LISTED = re.compile(r"^\s*(?:[一二三四五六七八九十]{1,3}是|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．])")


@dataclass(frozen=True, slots=True)
class Run:
    """A few characters of one kind.

    before: what stood there before the repair; None where nothing was repaired
    fields: the fields of the card that rest on these characters (due, lead, amount …)
    """

    text: str
    before: str | None = None
    fields: tuple[str, ...] = ()

    @property
    def classes(self) -> str:
        """The names of its styles."""
        names = ["mend"] if self.before is not None else []
        return " ".join(names + [f"g g-{field}" for field in self.fields])


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paragraph: plain, or one candidate. ``opens``: the candidate begins here, so its number is shown."""

    runs: tuple[Run, ...]
    candidate: Candidate | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. form: "heading", "listed" or "" (running text)."""

    pieces: tuple[Piece, ...]
    form: str = ""


@dataclass(slots=True)
class _Growing:
    candidate: Candidate | None
    opens: bool
    runs: list[Run] = field(default_factory=list)


def paragraphs(
    text: str,
    candidates: Sequence[Candidate],
    repairs: Iterable[Sequence[object]],
    headings: Iterable[int] = (),
    *,
    places: Mapping[int, tuple[int, int]] | None = None,
    grounds: Iterable[tuple[int, int, str]] = (),
) -> list[Paragraph]:
    """Return the text cut into paragraphs and marked.

    text: the repaired text, or the original
    candidates: of this text; where two share characters, the firmer one, then the earlier one shows
    repairs: [start, end, kind, what stands there in the other text]; those without characters here show nothing
    headings: places where a section begins
    places: where each candidate (by key) stands, if not at its own start and end
    grounds: (start, end, field): the characters a field of the card rests on

    Every character of the text but line ends and blank lines stands in exactly one run.
    """
    owners = _without_overlaps(candidates, len(text), places or {})
    lit = sorted(grounds)
    mends = sorted((int(r[0]), int(r[1]), str(r[3])) for r in repairs if int(r[1]) > int(r[0]))  # type: ignore[call-overload]
    begins = set(headings)
    shown: list[Paragraph] = []
    opened: set[int] = set()
    owner_at = mend_at = 0
    for start, end in _lines(text):
        while owner_at < len(owners) and owners[owner_at][1] <= start:
            owner_at += 1
        while mend_at < len(mends) and mends[mend_at][1] <= start:
            mend_at += 1
        cuts = {start, end}
        here = _within(owners, owner_at, start, end)
        mended = _within(mends, mend_at, start, end)
        lit_here = [span for span in lit if span[0] < end and span[1] > start]
        for first, last in [*(s[:2] for s in here), *(s[:2] for s in mended), *(s[:2] for s in lit_here)]:
            cuts |= {max(first, start), min(last, end)}
        pieces: list[_Growing] = []
        for first, last in pairwise(sorted(cuts)):
            candidate = next((each for a, b, each in here if a <= first < b), None)
            before = next((was for a, b, was in mended if a <= first < b), None)
            if not pieces or pieces[-1].candidate is not candidate:
                opens = candidate is not None and candidate.pk not in opened
                pieces.append(_Growing(candidate, opens))
                if candidate is not None:
                    opened.add(candidate.pk)
            fields = tuple(dict.fromkeys(name for a, b, name in lit_here if a <= first < b))
            pieces[-1].runs.append(Run(text[first:last], before, fields))
        line = text[start:end]
        shown.append(
            Paragraph(
                tuple(Piece(tuple(piece.runs), piece.candidate, piece.opens) for piece in pieces),
                _form(line, any(place in begins for place in range(start, start + 3))),
            )
        )
    return shown


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the lines that are not blank, without the blanks around them."""
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped)
            yield first, first + len(stripped)
        start += len(line) + 1


def _form(line: str, begins_a_section: bool) -> str:
    if begins_a_section and len(line) <= LONGEST_HEADING and not ENDS_A_SENTENCE.search(line):
        return "heading"
    return "listed" if LISTED.match(line) else ""


def _within(spans: Sequence[tuple[int, int, T]], at: int, start: int, end: int) -> list[tuple[int, int, T]]:
    """Return the spans that touch start … end, looking from ``at`` on; they are in order."""
    found = []
    while at < len(spans) and spans[at][0] < end:
        if spans[at][1] > start:
            found.append(spans[at])
        at += 1
    return found


def _without_overlaps(
    candidates: Iterable[Candidate], length: int, places: Mapping[int, tuple[int, int]]
) -> list[tuple[int, int, Candidate]]:
    """Return the places the candidates are shown at, in order, none over another."""
    taken: list[tuple[int, int, Candidate]] = []
    ranked = sorted(candidates, key=lambda each: (each.faint, not each.is_promise, each.start, each.number))
    covered = bytearray(length + 1)
    for each in ranked:
        start, end = places.get(each.pk, (each.start, each.end))
        first, last = min(start, length), min(end, length)
        while first < last and covered[first]:
            first += 1
        stop = covered.find(1, first, last)
        stop = last if stop < 0 else stop
        if first < stop:
            covered[first:stop] = b"\x01" * (stop - first)
            taken.append((first, stop, each))
    return sorted(taken, key=lambda span: span[0])


def mark_class(candidate: Candidate, current: Candidate | None) -> str:
    """Return the name of the mark: now, faint, promise or result; with " gone" once it was dismissed."""
    if current is not None and candidate.pk == current.pk:
        name = "now"
    elif candidate.faint or not candidate.ours:
        name = "faint"
    else:
        name = "promise" if candidate.is_promise else "result"
    return f"{name} gone" if candidate.state in {State.DISMISSED, State.CARRIED} else name
