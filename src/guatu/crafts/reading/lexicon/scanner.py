"""Finding the words of a lexicon in a text, longest first, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Word(NamedTuple):
    """One word of a lexicon in a text. tag: what the lexicon says it is."""

    start: int
    end: int
    text: str
    tag: str


Entry = tuple[str, int, int, str]  # word, length, number of the lexicon, tag


class Lexicon:
    """Words with tags, found leftmost and longest; time linear in the text."""

    __slots__ = ("_index", "words")

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        """words: tag -> its words; of two tags of one word the earlier counts."""
        self.words: dict[str, str] = {}
        for tag, group in words.items():
            for word in group:
                self.words.setdefault(word, tag)
        self._index = _index_of([self])

    def get(self, word: str) -> str | None:
        return self.words.get(word)

    def find(self, text: str) -> list[Word]:
        return _find(text, self._index, 1)[0]


class Lexicons:
    """Several lexicons asked in one pass over a text."""

    __slots__ = ("_count", "_index")

    def __init__(self, *lexicons: Lexicon) -> None:
        self._index = _index_of(lexicons)
        self._count = len(lexicons)

    def find(self, text: str) -> list[list[Word]]:
        """Return what each lexicon finds, in the order in which they were given."""
        return _find(text, self._index, self._count)


def _index_of(lexicons: Sequence[Lexicon]) -> dict[str, dict[str, tuple[Entry, ...]]]:
    """First character -> second character ("" for any) -> the words that may stand there, longest first."""
    index: dict[str, dict[str, list[Entry]]] = {}
    for number, lexicon in enumerate(lexicons):
        for word in sorted(lexicon.words, key=lambda word: (-len(word), word)):
            seconds = index.setdefault(word[0], {})
            seconds.setdefault(word[1:2], []).append((word, len(word), number, lexicon.words[word]))
    return {
        first: {
            key: tuple(entries if not key else [*entries, *seconds.get("", ())]) for key, entries in seconds.items()
        }
        for first, seconds in index.items()
    }


def _find(text: str, index: dict[str, dict[str, tuple[Entry, ...]]], count: int) -> list[list[Word]]:
    found: list[list[Word]] = [[] for _ in range(count)]
    places = [0] * count
    starts = text.startswith
    make = tuple.__new__  # Word(…), without its frame
    start = -1
    for first, second in zip(text, text[1:] + " ", strict=False):
        start += 1
        # Operators, not methods: this loop sees every character.
        if first not in index:
            continue
        seconds = index[first]
        if second in seconds:
            entries = seconds[second]
        elif "" in seconds:
            entries = seconds[""]
        else:
            continue
        for word, length, number, tag in entries:
            # Of a word of two characters both have been seen.
            if start >= places[number] and (length <= 2 or starts(word, start)):
                places[number] = start + length
                found[number].append(make(Word, (start, start + length, word, tag)))
    return found


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text that are parted by blanks and line ends."""
    return tuple(text.split())
