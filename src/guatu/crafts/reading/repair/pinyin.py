"""Pinyin that a web site inserted after characters: 檢驗(yàn) becomes 檢驗.

A reading aid in an undamaged paper, 垛(duò)上, is the author's and stays: pinyin
goes only from papers in which it stands after traditional characters or in
great number (reading-peers.md §5).
"""

from __future__ import annotations

from functools import lru_cache

from guatu.crafts.reading.repair.script import is_traditional
from guatu.crafts.reading.traced import Edit, Traced
from guatu.crafts.timing.pieces import pattern

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
# 檢驗(yàn) after one character, 检验(jiǎnyàn) after a word; the word may bear it twice.
GROUP = pattern(rf"(?<=[\u3400-\u9fff?\ue000-\uf8ff])[(（]([a-zü{TONED}]{{1,48}})[)）](?:[(（]\1[)）])?")
SYLLABLE = pattern(
    r"(?:[bpmfdtnlgkhjqxzcsryw]|zh|ch|sh)?(?:a|o|e|i|u|v|ai|ei|ui|ao|ou|iu|ie|ve|ue|er|an|en|in|un|vn|ang|eng|ing|ong"
    r"|ia|ian|iang|iao|iong|ua|uai|uan|uang|uo)|m|n|ng"
)
PLAIN = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")
SEVERAL = 2  # of them in a paper that is traditional as a whole
MANY = 5  # toned groups from which on a paper counts as damaged


@lru_cache(maxsize=4096)
def is_syllable(letters: str) -> bool:
    return SYLLABLE.fullmatch(letters.translate(PLAIN)) is not None


@lru_cache(maxsize=4096)
def _is_word(letters: str) -> bool:
    """Tell whether letters are syllables, one or some, one behind the other."""
    plain = letters.translate(PLAIN)
    reached = {0}
    for at in range(len(plain)):
        if at in reached:
            reached.update(end for end in range(at + 1, min(at + 7, len(plain)) + 1) if is_syllable(plain[at:end]))
    return len(plain) in reached


def has_inserted_pinyin(text: str) -> bool:
    """Tell whether toned syllables stand in a paper in great number, or several in one in traditional script."""
    found = 0
    for match in GROUP.finditer(text):
        if any(c in TONED for c in match[1]) and _is_word(match[1]):
            found += 1
            if found >= MANY:
                return True
    return found >= SEVERAL and is_traditional(text)


def drop_pinyin(traced: Traced) -> Traced:
    """Take inserted pinyin out of a paper that is full of it; neutral syllables (們(men)) go with the toned."""
    text = traced.text
    if ("(" not in text and "（" not in text) or not has_inserted_pinyin(text):
        return traced
    return traced.edit(
        Edit(match.start(), match.end(), "", "pinyin")
        for match in GROUP.finditer(text)
        if is_syllable(match[1]) or (any(c in TONED for c in match[1]) and _is_word(match[1]))
    )


DOUBLED = pattern(r",(?=[,，。、；：！？])|(?<=[，。、；：！？]),")
DOUBLES = (",,", *(pair for mark in "，。、；：！？" for pair in (f",{mark}", f"{mark},")))


def drop_doubled_marks(traced: Traced) -> Traced:
    """Take out the half-width comma that such a web site also set beside other marks: 會上,，鎮; 安全,、水上."""
    if len(DOUBLED.findall(traced.text)) < SEVERAL or not has_inserted_pinyin(traced.text):
        return traced
    return traced.edit(Edit(match.start(), match.end(), "", "pinyin") for match in DOUBLED.finditer(traced.text))
