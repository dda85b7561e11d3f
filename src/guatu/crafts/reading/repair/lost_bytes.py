"""Lost GBK bytes put back: a ``?`` where one byte is gone has shifted what follows by a byte.

規?；l(fā)展 is 規模化發展: without the first byte of 模 the next bytes pair up wrongly
(A3 BB reads ；, AF B0 reads nothing and is dropped), until an ASCII letter takes
the place of a second byte and the text is in step again. The byte is put back,
every lead is tried, and the reading that makes words wins; where none does but
the damage is certain (a letter in step, its reading behind it), the lost
character becomes □ and what follows it is read; else the text stays as it is. Only papers with inserted pinyin or in traditional script
show this damage (reading-peers.md §5: measured on real pages).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, pairwise, product
from typing import NamedTuple

import rjieba

from guatu.crafts.reading.lexicon.common_words import common_words
from guatu.crafts.reading.repair.pinyin import TONED, has_inserted_pinyin
from guatu.crafts.reading.repair.script import converted, is_traditional, to_simplified
from guatu.crafts.reading.sources import COMMON
from guatu.crafts.reading.traced import Edit, Traced
from guatu.crafts.timing.pieces import pattern

SYLLABLE = rf"[a-zü{TONED}]{{1,7}}"
READING = pattern(rf"\({SYLLABLE}\)")
ANNOTATED = pattern(rf"([^()\s])\(({SYLLABLE})\)")
REST_OF_READING = pattern(rf"({SYLLABLE})\)")
LOOK_AHEAD = 14  # characters after a ``?`` that may be out of step
# 內 written as two half characters, each with a reading: ?jī)?nèi); 決 as ?jīng)Q.
STOCK = pattern(rf"\?({SYLLABLE})\)(?:\?({SYLLABLE})\)|([A-Za-z]))")
STOCK_READINGS = {
    "nèi": "內",
    "chuàng": "創",
    "jué": "決",
    "jiǎn": "減",
    "jìng": "淨",
    "liáng": "涼",
    "còu": "湊",
    "kuàng": "況",
}
STOCK_LETTERS = {("jīng", "Q"): "決"}
HALVES = str.maketrans({";": "；", "?": "？", ",": "，", ":": "：", "!": "！"})
VANISHED_LEADS = (*range(0xAA, 0xB0), *range(0xF8, 0xFF))  # user-defined rows: pages drop these characters
BRACKET = "（）".encode("gbk")
BEGINS_ITEM = pattern(r"\u3000（[一二三四五六七八九十]）")
COMMONEST = 3.0  # what it counts that 在 can have stood where a wrong reading does
NUMBERED = 4.0  # what it counts that a line begins with （一）
SIGN_BEFORE = tuple("。".encode("gbk"))  # what ?。 is left of a blank and the first byte of （
VANISHING = {pair[0]: pair[1] for pair in (char.encode("gbk") for char in "二三十")}  # first byte -> second
SUSPECT = pattern(r"\?(?=[^\s\d?.,!)])|\?(?=[?;,:!][a-zA-Z\u4e00-\u9fff])")
MOST = 500  # places that are tried in one paper
ALONE = frozenset("的了在和是等为与对有个以要将到从上中下前后年月日村镇县市区不也都把被让这那们人地得着过并及或由向于")
LONELY = 0.7  # what a character against it counts that is in no word, where it seldom stands alone
MARK = 2.0  # what it counts that a mark stands where the byte was lost: they are commoner than any character
ENOUGH = 4.0
# Where a letter with a reading behind it shows the damage beyond doubt, the best guess need only be clearly the best.
CERTAIN = pattern(rf"\?[^\x00-\x7f]{{1,3}}[A-Za-z]\({SYLLABLE}\)")
LIKELY = 2.5
SUPPOSED = 2.0  # what it counts against a reading that supposes one more character, which vanished
AHEAD = 2.0  # how far the best guess must lie before the next
SEEN = 2.0  # what it counts that a pair of characters stands elsewhere in the paper
LOST = "□"
# The marks whose second byte is left: they are far commoner than any character with that byte.
MARKS_BY_TRAIL = {"\xa3": "。", "\xac": "，", "\xa2": "、", "\xbb": "；"}


def restore_lost_bytes(traced: Traced) -> Traced:
    """Return the text with lost bytes put back where that makes words."""
    text = traced.text
    if "?" not in text or not (has_inserted_pinyin(text) or is_traditional(text)):
        return traced
    stock = [edit for match in STOCK.finditer(text) if (edit := _stock(match))]
    traced = traced.edit(stock)
    text = traced.text
    edits: list[Edit] = []
    place = 0
    for match in islice(SUSPECT.finditer(text), MOST):
        if match.start() < place:
            continue
        edit = _restore(text, match.start()) or _mark(text, match.start())
        if edit is not None:
            edits.append(edit)
            place = edit.end
    return traced.edit(edits)


def _stock(match: re.Match[str]) -> Edit | None:
    whole = match[2] is not None
    found = STOCK_READINGS.get(match[2], LOST) if whole else STOCK_LETTERS.get((match[1], match[3]), "")
    return Edit(match.start(), match.end(), found, "lost bytes") if found else None


class _Known(NamedTuple):
    """What a paper says elsewhere. pairs: the pairs of characters that stand in it, simplified;
    behind: reading -> (the two characters before, the character so read), counted."""

    pairs: frozenset[str]
    behind: dict[str, Counter[tuple[str, str]]]


@lru_cache(maxsize=1)
def _known(text: str) -> _Known:
    """Read a paper once, so that each damaged place costs no further look at all of it."""
    plain = READING.sub("", text)
    simplified = converted(plain)
    pairs = frozenset(map("".join, pairwise(simplified)))
    behind: dict[str, Counter[tuple[str, str]]] = {}
    before, place = "", 0
    for match in ANNOTATED.finditer(text):
        run = READING.sub("", text[max(place, match.start() - 24) : match.start()])
        before = (before + run)[-2:] if match.start() - place < 24 else run[-2:]
        behind.setdefault(match[2], Counter())[before, match[1]] += 1
        before, place = (before + match[1])[-2:], match.end()
    return _Known(pairs, behind)


def _mark(text: str, at: int) -> Edit | None:
    """Return the edit that sets what a certainly lost byte has left: its character if one is clearly likeliest, else □."""
    if CERTAIN.match(text, at) is None:
        return None
    straight = next(((decoded, end) for decoded, end, lead in _shifted(text, at + 1) if lead is None), None)
    if straight is None:
        return None
    decoded, end = straight
    before = READING.sub("", text[max(0, at - 12) : at])[-3:]
    after = READING.sub("", text[end : end + 14])[:3]
    pairs = _known(text).pairs
    scored = sorted(
        (
            _plausibility(before, lead + decoded[1:], after)
            + (SEEN / 2 if to_simplified(before[-1:] + lead) in pairs else 0.0)
            + (SEEN if to_simplified(lead + decoded[1:2]) in pairs else 0.0),
            lead,
        )
        for lead in _leads(decoded[0], before)
        if "\u4e00" <= lead <= "\u9fff"
    )
    first = MARKS_BY_TRAIL.get(decoded[0], LOST) if "\u4e00" <= before[-1:] <= "\u9fff" else LOST
    if scored and scored[-1][0] >= LIKELY and (len(scored) == 1 or scored[-1][0] - scored[-2][0] >= AHEAD):
        first = scored[-1][1]
    return Edit(at, end, first + decoded[1:], "lost bytes")


def _restore(text: str, at: int) -> Edit | None:
    """Return the edit that puts the byte lost at a ``?`` back, or None where nothing better is found."""
    before = READING.sub("", text[max(0, at - 12) : at])[-3:]
    stray = _stray_reading(text, at + 1) is not None
    begins = at == 0 or text[at - 1] == "\n"
    best: tuple[float, str, int] | None = None
    next_best = float("-inf")  # of those that differ from the best in the lost byte only
    shifted = _shifted(text, at + 1)
    straight = next((len(decoded) for decoded, _, lead in shifted if lead is None), 0)
    for decoded, end, open_lead in shifted:
        after = READING.sub("", text[end : end + 14])[:3]
        if open_lead is not None:
            completed = _from_the_paper(text, decoded, open_lead, end) or _full_width_mark(
                text, at, decoded, open_lead, end
            )
            if completed is None and stray and (reading := REST_OF_READING.match(text, end)):
                completed = decoded + LOST, reading.end()
            if completed is None:
                continue
            decoded, end = completed
            after = READING.sub("", text[end : end + 14])[:3]
        for lead in _leads(decoded[0], "。" if begins else before):
            whole = lead + decoded[1:]
            score = _plausibility(before, whole, after) + (NUMBERED if BEGINS_ITEM.match(whole) else 0.0)
            score -= SUPPOSED if open_lead is None and len(whole) > straight else 0.0
            score += COMMONEST if stray and lead == "在" else 0.0
            if best is None or score > best[0]:
                next_best = best[0] if best is not None and best[1][1:] == whole[1:] else float("-inf")
                best = (score, whole, end)
            elif best[1][1:] == whole[1:]:
                next_best = max(next_best, score)
    if best is None:
        return None
    as_it_is = _plausibility(before, text[at : best[2]], "")
    # ?。 stands in no sound text: there a weaker guess will do.
    enough = 2.5 if text[at + 1 : at + 2] in "。；：！;:!" else ENOUGH
    enough = LIKELY if stray else enough
    if best[0] < enough or best[0] < as_it_is + 2:
        return None
    if stray and best[1][0] != "在" and (best[0] < ENOUGH or best[0] - next_best < AHEAD):  # 請填入 or 請深入: nobody can tell
        return Edit(at, best[2], LOST + best[1][1:], "lost bytes")
    return Edit(at, best[2], best[1], "lost bytes")


def _stray_reading(text: str, at: int) -> int | None:
    """Return where the reading of a wrong character ends that stands behind a lost byte: ?cè)阪?zhèn) was 在鎮(zhèn)."""
    reading = REST_OF_READING.match(text, at)
    if reading is None or not "\u4e00" <= text[reading.end() : reading.end() + 1] <= "\u9fff":
        return None
    return reading.end()


def _shifted(text: str, at: int) -> list[tuple[str, int, int | None]]:
    """Return the readings of what follows a lost byte: (characters, end, lead byte left open).

    The first character of each reading stands for its second byte only, as chr();
    the lead is chosen afterwards. Readings with one vanished character are tried
    wherever one may have stood.
    """
    data: list[int] = []
    marks: list[int] = []  # place in the text after each byte
    place = at
    if stray := _stray_reading(text, at):
        place = at = stray
    in_step = False
    open_lead: int | None = None
    while place < min(len(text), at + LOOK_AHEAD):
        c = text[place]
        if c.isascii():
            if c.translate(HALVES) != c and not data:
                c = c.translate(HALVES)
            elif len(data) % 2 == 1:
                break
            elif "\x40" <= c <= "\x7e" and data:
                data.append(ord(c))
                marks.append(place + 1)
                in_step = True
                break
            else:
                # A lead byte is left with nothing to pair with.
                if c == "?" and len(data) >= 2:
                    open_lead = data[-1]
                    place += 1
                break
        try:
            pair = c.encode("gbk")
        except UnicodeEncodeError:
            break
        if len(pair) != 2:
            break
        vanished = _vanished_of_number(data, pair[0])
        data.extend((*vanished, *pair))
        marks.extend((place + 1,) * (len(vanished) + 2))
        place += 1
    readings: list[tuple[str, int, int | None]] = []
    if len(data) % 2 == 1 and (straight := _decode(data)):
        readings.append((straight, marks[-1], None))
    if in_step and 3 <= len(data) <= 7:
        # A character may have vanished: (x, y) goes in before the last byte.
        after = READING.sub("", text[marks[-1] : marks[-1] + 14])[:3]
        readings.extend((guess, marks[-1], None) for guess in _with_one_vanished(tuple(data), after))
    if open_lead is not None and len(data) % 2 == 0 and (whole := _decode(data[:-1])):
        readings.append((whole, place, open_lead))
    return readings


def _vanished_of_number(data: Sequence[int], lead: int) -> tuple[int, ...]:
    """Return the bytes of （二） that vanished before a pair that begins with the second byte of its ）.

    One byte off, 二）, 三）, 六） and 十） hold pairs that stand for no character.
    """
    if lead != BRACKET[3]:
        return ()
    if tuple(data[-2:]) == SIGN_BEFORE:
        return (BRACKET[1], *"六".encode("gbk"), BRACKET[2])  # both its pairs did
    if len(data) >= 2 and data[-2] == BRACKET[1] and data[-1] in VANISHING:
        return (VANISHING[data[-1]], BRACKET[2])
    return ()


@lru_cache(maxsize=2048)
def _with_one_vanished(data: tuple[int, ...], after: str) -> tuple[str, ...]:
    """Return the twelve likeliest readings with one more character before the last byte."""
    guesses = {
        found
        for x, y in product(VANISHED_LEADS, range(0x81, 0xFF))
        if (found := _decode([*data[:-1], x, y, data[-1]])) and all(_is_usual(c) for c in found[1:])
    }
    return tuple(sorted(guesses, key=lambda guess: (-_plausibility("", guess[1:], after), guess))[:12])


def _decode(data: list[int]) -> str | None:
    """Return chr(first byte) and the pairs after it decoded, or None."""
    try:
        rest = bytes(data[1:]).decode("gbk")
    except UnicodeDecodeError:
        return None
    return chr(data[0]) + rest


@lru_cache(maxsize=8192)
def _is_usual(c: str) -> bool:
    """Tell whether a character, simplified, is one of the 3,755 of GB 2312's first level."""
    if c in COMMON:
        return True
    try:
        pair = to_simplified(c).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(pair) == 2 and 0xB0 <= pair[0] <= 0xD7


@lru_cache(maxsize=512)
def _characters(trail: int) -> tuple[str, ...]:
    found = []
    for lead in range(0x81, 0xFF):
        try:
            c = bytes((lead, trail)).decode("gbk")
        except UnicodeDecodeError:
            continue
        if _is_usual(c) or c in "。、；：！？，（）「」“”　《》":
            found.append(c)
    return tuple(found)


def _leads(trail: str, before: str) -> tuple[str, ...]:
    found = _characters(ord(trail))
    if before.rstrip()[-1:] in "。！？":
        spaces = tuple(c for c in found if c == "　")
        if spaces:
            return spaces
    return found


def _from_the_paper(text: str, decoded: str, lead: int, end: int) -> tuple[str, int] | None:
    """Complete an open lead byte by the reading that follows, from what the paper says elsewhere.

    園。“?dāng)前: a character read dāng with this lead, 當(dāng), stands somewhere;
    甲?zhèn) after 甲乙鎮(zhèn) stood elsewhere: two characters.
    """
    reading = REST_OF_READING.match(text, end)
    if reading is None:
        return None
    found = _known(text).behind.get(reading[1], Counter())
    for whole in (True, False):
        known: Counter[str] = Counter()
        for (before, char), count in found.items():
            run = before[1:] + char if whole else char
            if whole and (len(before) < 2 or before[0] != decoded[-1]):
                continue
            try:
                first = run[0].encode("gbk")[0]
            except UnicodeEncodeError:
                continue
            if first == lead:
                known[run] += count
        if known:
            return decoded + known.most_common(1)[0][0], reading.end()
    after = READING.sub("", text[reading.end() : reading.end() + 14])[:2]
    guesses = [
        c
        for c in _with_lead(lead)
        if any(common_words().get(to_simplified(word)) for word in (c + after[:1], c + after, decoded[-1] + c))
    ]
    return (decoded + guesses[0], reading.end()) if len(guesses) == 1 else None


@lru_cache(maxsize=128)
def _with_lead(lead: int) -> tuple[str, ...]:
    found = []
    for trail in range(0x40, 0xFF):
        try:
            c = bytes((lead, trail)).decode("gbk")
        except UnicodeDecodeError:
            continue
        if _is_usual(c):
            found.append(c)
    return tuple(found)


def _full_width_mark(text: str, at: int, decoded: str, lead: int, end: int) -> tuple[str, int] | None:
    """Complete an open A3, the lead of full-width marks: ） where a bracket is open, ！ at a line's end, else ：."""
    if lead != 0xA3:
        return None
    line = text[text.rfind("\n", 0, at) + 1 : at]
    if line.count("（") > line.count("）"):
        return decoded + "）", end
    return decoded + ("！" if text[end : end + 1] in ("", "\n", "\r") else "："), end


def _words(text: str) -> list[tuple[int, int]]:
    """Cut a text into words: those of official writing first, what is left as a dictionary has it."""
    found: list[tuple[int, int]] = []
    place = 0
    for word in (*common_words().find(text), None):
        until = word.start if word else len(text)
        for piece in rjieba.cut(text[place:until], False):
            found.append((place, place + len(piece)))
            place += len(piece)
        if word:
            found.append((word.start, word.end))
            place = word.end
    return found


def _plausibility(before: str, middle: str, after: str) -> float:
    """Return how well a run reads between its neighbours: words count by length, rare characters against it."""
    whole = to_simplified(before + middle + after)
    first, last = len(before), len(before) + len(middle)
    score = 0.0
    for start, end in _words(whole):
        if start < last and end > first - 1:
            if end - start > 1:
                score += (end - start - 1) * 2.0 if end > first else 0.0
            elif "\u4e00" <= whole[start] <= "\u9fff" and whole[start] not in ALONE:
                score -= LONELY
    for start in range(max(0, first - 2), last):
        if common_words().get(whole[start : start + 2]) and start + 2 > first:
            score += 0.7
    if middle[:2] in ("。“", "。”", "！”", "，“"):
        score += 2.0
    for c in middle:
        if c in "。！？；，、：":
            score += MARK if middle.index(c) == 0 else 0.0
        elif "\u4e00" <= c <= "\u9fff":
            score -= 0.0 if c in COMMON else 0.2 if _is_usual(c) else 0.8
        elif c == "?":
            score -= 1.0
        elif "\u3100" <= c <= "\u312f":
            score -= 2.0
    return score
