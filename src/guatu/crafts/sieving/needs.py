"""What a pattern needs: signs, of which every text that it finds something in holds one at least.

A sign is one character or two neighbours. Where a text begins and where it ends is a character, too, so that ``^同意``
needs 同 right behind the beginning, and ``情况$`` needs 况 right before the end.

The signs are read from the pattern's parse tree. A tree is a sequence of parts; of some of them all strings are known
that they can match (同意, [省市], 有序(?:推进)?), and where such parts stand side by side their strings are set side by
side. Each such run gives a choice of strings, one of which must occur; so do alternatives, with what each of them needs.
Of all choices the one is taken that is least likely to occur by chance. A part that the reading does not know, such as
(?!…) or a class of thousands of characters, asks for nothing: it can only make a need weaker, never wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from re import _constants as node  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

BEGINNING, END = "\x02", "\x03"
LAST = 0x20000  # beyond it no character is a digit or a blank
MOST = 600  # strings in a choice: more of them rule out too little
Strings = frozenset[str]
NOTHING: Strings = frozenset([""])
EVERYWHERE = frozenset(["", BEGINNING, END])  # strings that every text holds

# Half of all clauses hold one of these; of any other character the chance is small.
FREQUENT = frozenset(
    "的工作一在和年了全等项目建设上日月不有为大是人发展中区镇村会对实开行安动民生以业、（）“”政党时要地方进成保推各个公理面社高重点"
)
SMALLEST = 0.004  # chance of a sign
REPEATS = (node.MAX_REPEAT, node.MIN_REPEAT, node.POSSESSIVE_REPEAT)
BEGINNINGS = (node.AT_BEGINNING, node.AT_BEGINNING_STRING)
ENDS = (node.AT_END, node.AT_END_STRING)


def needs(source: str, how: str) -> Strings | None:
    """Return signs of which a text must hold one for the pattern to find anything; None where it may do without.

    how: search, match (at the beginning) or fullmatch
    """
    tree = _tree(source)
    if tree.state.flags & ~node.SRE_FLAG_UNICODE:
        return None
    choices, run = _choices(tree, NOTHING if how == "search" else frozenset([BEGINNING]))
    choices.append((_beside(run, frozenset([END])) if how == "fullmatch" else None) or run)
    choice = _best(choices)
    return frozenset(map(_rarest, choice)) if choice else None


def firsts(source: str) -> Strings | None:
    """Return the characters with which whatever the pattern matches begins; None where they are many or not known."""
    tree = _tree(source)
    if tree.state.flags & ~node.SRE_FLAG_UNICODE:
        return None
    characters, may_be_empty = _firsts(tree)
    return None if may_be_empty else characters


def _firsts(parts: Iterable[Any]) -> tuple[Strings | None, bool]:
    """Return the first characters of a sequence of parts, and whether it may match nothing."""
    found: Strings = frozenset()
    for kind, what in parts:
        characters: Strings | None
        if kind is node.LITERAL:
            characters, may_be_empty = frozenset([chr(what)]), False
        elif kind is node.IN:
            characters, may_be_empty = _characters(what), False
        elif kind is node.BRANCH:
            of_each = [_firsts(branch) for branch in what[1]]
            may_be_empty = any(empty for _, empty in of_each)
            characters = frozenset() if all(each is not None for each, _ in of_each) else None
            for each, _ in of_each:
                characters = None if characters is None or each is None else characters | each
        elif kind is node.SUBPATTERN and not (what[1] or what[2]):
            characters, may_be_empty = _firsts(what[3])
        elif kind in REPEATS:
            characters, may_be_empty = _firsts(what[2])
            may_be_empty = may_be_empty or what[0] == 0
        elif kind in (node.AT, node.ASSERT, node.ASSERT_NOT):
            characters, may_be_empty = frozenset(), True
        else:
            return None, False
        if characters is None:
            return None, False
        found |= characters
        if not may_be_empty:
            return found, False
    return found, True


@lru_cache(maxsize=8)
def _tree(source: str) -> Any:
    return _parser.parse(source)


def _choices(parts: Iterable[Any], run: Strings) -> tuple[list[Strings], Strings]:
    """Return the choices that a sequence of parts asks for, and the strings with which it may end.

    run: the strings that may stand right before it
    """
    choices: list[Strings] = []
    for part in parts:
        kind, what = part
        strings = _strings(part)
        if strings is not None:
            longer = _beside(run, strings)
            if longer is None:
                choices.append(run)
            run = strings if longer is None else longer
            continue
        if kind is node.SUBPATTERN and not (what[1] or what[2]):
            inner, run = _choices(what[3], run)
            choices += inner
            continue
        if kind is node.ASSERT and what[0] > 0:
            inner, ahead = _choices(what[1], run)
            choices += [*inner, ahead]
            continue
        choices.append(run)
        if kind is node.BRANCH:
            of_each = [_best([*inner, last]) for inner, last in (_choices(branch, run) for branch in what[1])]
            if all(of_each):
                choices.append(frozenset().union(*filter(None, of_each)))
            run = NOTHING
        elif kind in REPEATS and what[0] > 0:
            inner, last = _choices(what[2], run)
            choices += [*inner, last]
            run = _strings_of_all(what[2]) or NOTHING
        else:
            run = NOTHING
    return choices, run


def _strings(part: Any) -> Strings | None:
    """Return all strings that a part can match; None where they are many or not known."""
    kind, what = part
    if kind is node.LITERAL:
        return frozenset([chr(what)])
    if kind is node.IN:
        return _characters(what)
    if kind is node.AT:
        return frozenset([BEGINNING if what in BEGINNINGS else END if what in ENDS else ""])
    if kind is node.ASSERT_NOT or (kind is node.ASSERT and what[0] < 0):
        return NOTHING  # it takes no room, and what it forbids or looks back on is not asked for
    if kind is node.BRANCH:
        of_each = [_strings_of_all(branch) for branch in what[1]]
        return None if None in of_each else _few(frozenset().union(*filter(None, of_each)))
    if kind is node.SUBPATTERN and not (what[1] or what[2]):
        return _strings_of_all(what[3])
    if kind in REPEATS and what[1] is not node.MAXREPEAT and what[1] <= 3:
        once = _strings_of_all(what[2])
        return None if once is None else _strings_of_repeat(once, what[0], what[1])
    return None


def _strings_of_all(parts: Iterable[Any]) -> Strings | None:
    run: Strings | None = NOTHING
    for part in parts:
        strings = _strings(part)
        run = None if run is None or strings is None else _beside(run, strings)
        if run is None:
            return None
    return run


def _strings_of_repeat(once: Strings, least: int, most: int) -> Strings | None:
    strings: Strings = NOTHING if least == 0 else frozenset()
    run: Strings | None = NOTHING
    for times in range(1, most + 1):
        run = None if run is None else _beside(run, once)
        if run is None:
            return None
        if times >= least:
            strings |= run
    return _few(strings)


def _characters(items: Sequence[Any]) -> Strings | None:
    """Return the characters of a class such as [省市\\d]; None where it is negated, or thousands."""
    characters: set[str] = set()
    for kind, what in items:
        if kind is node.LITERAL:
            characters.add(chr(what))
        elif kind is node.RANGE and what[1] - what[0] < MOST:
            characters.update(map(chr, range(what[0], what[1] + 1)))
        elif kind is node.CATEGORY and what is node.CATEGORY_DIGIT:
            characters |= _all_that(str.isdecimal)
        elif kind is node.CATEGORY and what is node.CATEGORY_SPACE:
            characters |= _all_that(str.isspace)
        else:
            return None
    return frozenset(characters)


@cache
def _all_that(is_so: Any) -> Strings:
    return frozenset(filter(is_so, map(chr, range(LAST))))


def _beside(before: Strings, behind: Strings) -> Strings | None:
    """Return every string of the one with every string of the other behind it; None where they are too many."""
    if len(before) * len(behind) > MOST and min(len(before), len(behind)) > 1:
        return None
    return frozenset(
        one if END in one else two if two.startswith(BEGINNING) else one + two
        for one in before
        for two in behind
        if not two.startswith(BEGINNING) or one in ("", BEGINNING)
    )


def _few(strings: Strings) -> Strings | None:
    return strings if len(strings) <= MOST else None


def _best(choices: Iterable[Strings]) -> Strings | None:
    """Return the choice that is least likely to occur in a text that has nothing to do with it."""
    best, least = None, float("inf")
    for choice in sorted(set(choices), key=len):
        if len(choice) * SMALLEST < least and choice and choice.isdisjoint(EVERYWHERE):
            chance = sum(_chance_of(_rarest(string)) for string in choice)
            if chance < least:
                best, least = choice, chance
    return best


@lru_cache(maxsize=8192)
def _rarest(string: str) -> str:
    return min((string[at : at + 2] for at in range(max(1, len(string) - 1))), key=_chance_of)


def _chance_of(sign: str) -> float:
    if len(sign) == 1:
        return 0.1 if sign in FREQUENT else 0.02
    return 0.01 if BEGINNING in sign or END in sign else SMALLEST
