"""The clues of a paper: every word, time, cadence and amount that the reader looks at, by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from guatu.crafts.measuring.amounts import Amount, find_amounts
from guatu.crafts.reading.commitments.evidence import PRODUCT_LEXICON
from guatu.crafts.reading.commitments.fields import THING_LEXICON
from guatu.crafts.reading.commitments.hours import as_terms, of_a_term, of_the_year, only_year
from guatu.crafts.reading.commitments.projects import ENDS
from guatu.crafts.reading.commitments.speakers import SIGNALS
from guatu.crafts.reading.lexicon.scanner import Lexicon, Lexicons, Word
from guatu.crafts.reading.lexicon.verbs import VERBS
from guatu.crafts.reading.structure.placed import Shelves, Spanned
from guatu.crafts.timing.cadences import CadenceWord, find_cadences
from guatu.crafts.timing.times import TimeWord, find_times

VERB_LEXICON = Lexicon(VERBS)
WORDS = Lexicons(VERB_LEXICON, THING_LEXICON, PRODUCT_LEXICON, ENDS, SIGNALS)
Kind = TypeVar("Kind", bound=Spanned)


@dataclass(slots=True)
class Clues:
    """What stands in one clause."""

    verbs: list[Word]
    things: list[Word]
    products: list[Word]
    ends: list[Word]
    signals: list[Word]
    times: list[TimeWord]
    cadences: list[CadenceWord]
    amounts: list[Amount]

    def and_then(self, others: Clues) -> Clues:
        """Return these clues and those of the next clause."""
        return Clues(
            [*self.verbs, *others.verbs], [*self.things, *others.things], [*self.products, *others.products],
            [*self.ends, *others.ends], [*self.signals, *others.signals], [*self.times, *others.times],
            [*self.cadences, *others.cadences], [*self.amounts, *others.amounts],
        )  # fmt: skip

    def since(self, core: int) -> Clues:
        """Return the clues that begin at or after a place."""
        # Of most sorts a clause has none.
        return Clues(
            self.verbs and after(self.verbs, core), self.things and after(self.things, core),
            self.products and after(self.products, core), self.ends and after(self.ends, core),
            self.signals, self.times and after(self.times, core),
            self.cadences and after(self.cadences, core), self.amounts and after(self.amounts, core),
        )  # fmt: skip


def after(found: list[Kind], place: int) -> list[Kind]:
    return found if not found or found[0].start >= place else [word for word in found if word.start >= place]


class PaperClues:
    """The clues of a whole paper, found in a few passes."""

    def __init__(self, text: str, said_on: date | None) -> None:
        words = WORDS.find(text)
        times = find_times(text, said_on)
        if said_on is None and (year := only_year(text)):
            times = of_the_year(times, find_times(text, date(year, 7, 1)))
        self.times: Sequence[TimeWord] = of_a_term(as_terms(times, text, said_on), text, said_on)
        cadences = find_cadences(text)
        amounts = [amount for amount in find_amounts(text) if amount.unit]
        self._shelves = Shelves(*words, self.times, cadences, amounts)

    def within(self, start: int, end: int) -> Clues:
        return Clues(*self._shelves.within(start, end))
