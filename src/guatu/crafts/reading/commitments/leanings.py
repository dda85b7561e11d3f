"""Which way the words of a clause lean: what careful readers took up, and what they left.

The reasons of ``evidence`` are written by hand and say what is known; these weights are learned from annotated pages
(tools/learn.py) and say what hand cannot list: how many small signs come together. A sign counts only if it stands in
several papers; names and figures are none. See docs/decisions/0019.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import fsum
from operator import add
from typing import NamedTuple

from guatu.crafts.reading.commitments import modes
from guatu.crafts.reading.lexicon.scanner import Word
from guatu.crafts.timing.pieces import pattern

FIGURES = pattern(r"[\d.]+")
NO_WORD = pattern(r"[^\u4e00-\u9fff0%％]")
FIGURE, OTHER = "0", "_"
MOST = 6.0  # beyond which the weight of the reasons says no more
MARKS = frozenset("，,。；;！!？?：:、”…")
FARTHEST = 2.5
UNDECIDED = 0.1
LOW = -6.0  # a weight that no words bring to where a faint candidate begins
SETTLES = frozenset(("assigned", "check", "grade", "honour", "object", "passed", "report", "rule in force", "sanction", "finished"))
SETTLES_AGAINST = frozenset(
    f"not:{what}" for what in (
        "announcement", "attendance", "caption", "condition", "copula", "frame", "hearing", "incident", "letter", "means", "method",
        "negative", "pace", "person", "problem", "scope", "setting", "state", "stirring", "stock", "subject", "topic", "way",
    )
)  # fmt: skip
LENGTHS = (6, 10, 16, 25, 40)
MANY = 3
HAND, BIAS = "hand", "bias"
TABLE = "leanings.tsv"
MODES = (modes.PLAN, modes.EVENT, modes.REVIEW, modes.FACT)


class View(NamedTuple):
    """A clause as the signs see it.

    core: the clause without its subject; weight, reasons: what ``evidence`` makes of it; verb: the one that carries it
    mode, paper: how the clause and the whole paper speak; part: of what the line is; before, after: the marks around it
    subject: by which rule its subject was found; genre: what of the paper and its section is known
    """

    core: str
    weight: float
    reasons: Sequence[str]
    verb: Word | None
    verbs: Sequence[Word]
    things: Sequence[Word]
    counts: tuple[int, int]
    mode: str
    paper: str
    part: str
    before: str
    after: str
    subject: str
    genre: str


def signs(view: View) -> Iterator[str]:
    """Yield the signs of a clause, each once."""
    yield from (f"因:{reason}" for reason in view.reasons)
    yield from _signs_of_place(*_place(view))
    yield from _signs_of_make(*_make(view))
    core = plain(view.core)
    yield from (f"{kind}:{what}" for kind, what in _ends(view, core))
    yield from (f"字:{char}" for char in set(core) if char != OTHER)
    for pair in pairs(core):
        if OTHER not in pair and pair != "00":
            yield f"字:{pair}"
            yield f"字{view.mode}:{pair}"


def _place(view: View) -> tuple[str, ...]:
    return view.mode, view.paper, view.genre, view.part, view.before, view.after, view.subject


def _signs_of_place(mode: str, paper: str, genre: str, part: str, before: str, after: str, subject: str) -> Iterator[str]:
    yield f"式:{mode}"
    yield f"文:{paper}"
    yield f"体:{genre}"
    yield f"行:{part}"
    yield f"前:{_mark(before)}"
    yield f"后:{_mark(after)}"
    yield f"主:{subject}"


def _make(view: View) -> tuple[str, int, int, int, int, int]:
    amounts, names = view.counts
    length = (*LENGTHS, 0)[bisect_right(LENGTHS, len(view.core))]
    return (
        view.verb.tag if view.verb else "", min(amounts, MANY), min(names, MANY), min(len(view.things), MANY),
        min(len(view.verbs), MANY), length,
    )  # fmt: skip


def _signs_of_make(tag: str, amounts: int, names: int, things: int, verbs: int, length: int) -> Iterator[str]:
    yield f"动类:{tag}"
    yield f"数:{amounts}"
    yield f"名:{names}"
    yield f"事:{things}"
    yield f"词:{verbs}"
    yield f"长:{length}"


def _ends(view: View, core: str) -> list[tuple[str, str]]:
    last = core[-2:]
    found = [("首", core[:2]), ("尾", last)]
    if view.verb is not None:
        found += ("头", view.verb.text), ("动宾", f"{view.verb.text}|{last}")
    found += [("动", text) for text in {word.text for word in view.verbs}]
    found += [("物", text) for text in {word.text for word in view.things}]
    return found


def _mark(char: str) -> str:
    return "¶" if not char or char.isspace() else char if char in MARKS else "字"


def plain(core: str) -> str:
    """Return a clause with one 0 for each figure and _ for whatever is no word."""
    if FIGURES.search(core):
        core = FIGURES.sub(FIGURE, core)
    return NO_WORD.sub(OTHER, core) if NO_WORD.search(core) else core


def pairs(core: str) -> set[str]:
    """Return the pairs of characters in a plain clause."""
    return set(map(add, core, core[1:]))


def lean(view: View) -> float:
    """Return the weight of a clause with what its words lean to; zero is the cut, as in ``evidence``.

    Where the reasons by hand are sure, they have the last word: the words move a weight by FARTHEST at most, and never
    over the cut against a reason that says what a clause is (SETTLES, SETTLES_AGAINST).
    """
    weights = table()
    if not weights.signs or not LOW <= view.weight <= FARTHEST:
        return view.weight  # it stays on its side of the cut, whatever the words say
    learned = weights.of(view)
    leaned = view.weight + max(-FARTHEST, min(FARTHEST, learned - view.weight))
    if leaned < 0 <= view.weight and not SETTLES.isdisjoint(view.reasons):
        return UNDECIDED
    if leaned >= 0 > view.weight and not SETTLES_AGAINST.isdisjoint(view.reasons):
        return -UNDECIDED
    return leaned


@dataclass(frozen=True, slots=True)
class Table:
    """The weights of the signs.

    words: those of characters and of pairs, for each way of speaking, by what stands there
    kinds: those of each kind of sign, by what it says
    known: what the signs of a place and of a make came to before; there are some hundreds
    """

    signs: Mapping[str, float]
    words: Mapping[str, Mapping[str, float]]
    kinds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    known: dict[tuple[str | int, ...], float] = field(default_factory=dict)

    def of(self, view: View) -> float:
        """Return what the signs of a clause come to."""
        found = [self.signs[BIAS], self.signs[HAND] * held(view.weight)]
        of_reasons, kinds = self.kinds["因"], self.kinds
        found += [of_reasons[reason] for reason in view.reasons if reason in of_reasons]
        place, make = _place(view), _make(view)
        found.append(self.known[place] if place in self.known else self._keep(place, _signs_of_place(*place)))
        found.append(self.known[make] if make in self.known else self._keep(make, _signs_of_make(*make)))
        core = plain(view.core)
        found += [kinds[kind][what] for kind, what in _ends(view, core) if what in kinds[kind]]
        words = self.words[view.mode]
        found += [words[each] for each in {*core, *pairs(core)} if each in words]
        return fsum(found)  # exact: in whatever order the words of a set come

    def _keep(self, what: tuple[str | int, ...], told: Iterator[str]) -> float:
        self.known[what] = found = sum(self.signs.get(sign, 0.0) for sign in told)
        return found


def held(weight: float) -> float:
    """Return a weight by hand within what still says more."""
    return max(-MOST, min(MOST, weight))


@cache
def table() -> Table:
    """Return the weights of the signs, as they were learned."""
    text = files(__package__).joinpath(TABLE).read_text(encoding="utf-8")
    signs = {sign: float(weight) for sign, weight in (line.split("\t") for line in text.split("\n") if line)}
    words: dict[str, dict[str, float]] = {mode: {} for mode in MODES}
    kinds: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for sign, weight in signs.items():
        kind, _, what = sign.partition(":")
        kinds[kind][what] = weight
        if kind[0] == "字":
            for mode in MODES if kind == "字" else (kind[1:],):
                words[mode][what] = words[mode].get(what, 0.0) + weight
    return Table(signs, words, kinds)
