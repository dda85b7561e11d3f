"""A pattern that first looks whether a text holds what it needs.

A paper is read clause by clause, and hundreds of patterns are asked of each clause: most of them find nothing. The signs
of a clause (needs.py) are gathered once; each of them stands for the patterns that need it; and a pattern that none of
them stands for is not searched. What is found is the same as without: a need is what a text must hold.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cached_property, reduce
from operator import or_
from threading import Lock
from typing import Any, Generic, TypeVar, cast

from guatu.crafts.sieving.needs import BEGINNING, END, firsts, needs

LONG = 300  # characters: of a longer text, which holds nearly every sign, any pattern is asked
KEPT = 4096  # texts, after which all are forgotten: a clause is asked about while it is read, and not again
ALL = -1  # the bits of all patterns
Rule = TypeVar("Rule", bound=tuple[Any, ...])

# Sign -> the bits of the patterns that need it or another.
_begins: dict[str, int] = {}  # first character of a text -> bits
_ends: dict[str, int] = {}  # last character -> bits
_holds: dict[str, dict[str, int]] = {}  # character -> the one behind it, "" for any -> bits
_lock = Lock()
_count = 0


class _Texts(dict[str, int]):
    """Text -> the bits of the patterns that may find something in it."""

    _whole, _inside = "", 0

    def __missing__(self, text: str) -> int:
        if len(text) > LONG:
            return ALL
        with _lock:
            if len(self) >= KEPT:
                self.clear()
            # A part holds no sign that the whole does not, and a clause is asked about in ever smaller parts.
            if text not in self._whole or len(text) < len(self._whole) // 3:
                self._whole, self._inside = text, _bits_inside(text)
            bits = self._inside | _bits_of_ends(text)
            if text[-1:] == "\n":  # $ also matches before it
                bits |= _bits_of_ends(text[:-1])
            self[text] = bits
        return bits

    def forget(self) -> None:
        self._whole = ""
        self.clear()


def _bits_of_ends(text: str) -> int:
    return _begins.get(text[:1], 0) | _ends.get(text[-1:], 0)


def _bits_inside(text: str) -> int:
    bits = 0
    for one, two in zip(text, text[1:] + END, strict=False):
        # Operators, not methods: this loop sees every character.
        if one in _holds:
            holds = _holds[one]
            bits |= holds[two] if two in holds else holds[""]
    return bits


_texts = _Texts()


def _bit_of(signs: frozenset[str]) -> int:
    """Return the bit of one more pattern, which needs one of the signs. Every text must be looked at anew."""
    global _count
    with _lock:
        bit = 1 << _count
        _count += 1
        for sign in signs:
            if sign[0] == BEGINNING:
                _begins[sign[1:].strip(END)] = _begins.get(sign[1:].strip(END), 0) | bit
            elif sign[-1] == END:
                _ends[sign[:-1]] = _ends.get(sign[:-1], 0) | bit
            else:
                holds = _holds.setdefault(sign[0], {"": 0})
                if len(sign) == 1:
                    for two in holds:
                        holds[two] |= bit
                else:
                    holds[sign[1]] = holds.get(sign[1], holds[""]) | bit
        _texts.forget()
    return bit


class Sieved:
    """A pattern as ``re`` has it, asked only where it can find something, and compiled when it first is.

    Only what is slow is sieved: a search, and a match that may begin with anything. A match whose first characters are
    known is as quick as the sieve, and where a place in a text is given, the text is not looked at beforehand.
    """

    def __init__(self, source: str) -> None:
        self.pattern = source

    def __getattr__(self, name: str) -> Any:
        value: Any
        if name == "_compiled":
            value = re.compile(self.pattern)
        elif name == "bits":
            signs = needs(self.pattern, "search")
            value = ALL if signs is None else _bit_of(signs)
        elif name == "search" and self.bits != ALL:
            value = self._sieve(name, self.bits)
        elif name in ("match", "fullmatch") and firsts(self.pattern) is None and (signs := needs(self.pattern, name)):
            value = self._sieve(name, _bit_of(signs))
        else:
            value = getattr(self._compiled, name)
        return self.__dict__.setdefault(name, value)  # of two threads the first: a bit is for good

    def _sieve(self, how: str, bits: int) -> Callable[..., re.Match[str] | None]:
        texts = _texts
        find: Callable[..., re.Match[str] | None] | None = None

        def ask(text: str, start: int | None = None, end: int = sys.maxsize) -> re.Match[str] | None:
            nonlocal find
            if start is None:
                if not bits & texts[text]:
                    return None
                find = find or getattr(self._compiled, how)
                return find(text)
            find = find or getattr(self._compiled, how)
            return find(text, start, end)

        return ask


def pattern(source: str) -> re.Pattern[str]:
    """Return the pattern. It is read at its first use: a call that meets no feast shall not wait for the rule of feasts."""
    return cast("re.Pattern[str]", Sieved(source))


class Family(Generic[Rule]):
    """Rules that are all asked of one text. A rule is a tuple that begins with its pattern."""

    def __init__(self, *rules: Rule) -> None:
        self._rules = rules
        self._chosen: dict[int, tuple[Rule, ...]] = {}

    @cached_property
    def _bits(self) -> int:
        return reduce(or_, (rule[0].bits for rule in self._rules if rule[0].bits != ALL), 0)

    def of(self, text: str) -> tuple[Rule, ...]:
        """Return the rules whose patterns may be found in a text, in their order."""
        bits = self._bits & _texts[text]
        if bits in self._chosen:
            return self._chosen[bits]
        if len(self._chosen) >= KEPT:
            self._chosen.clear()
        self._chosen[bits] = chosen = tuple(rule for rule in self._rules if rule[0].bits == ALL or rule[0].bits & bits)
        return chosen
