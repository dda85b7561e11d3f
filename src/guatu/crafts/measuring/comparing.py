"""Comparators: the words around a number that make it a bound or an approximation (不少于, 以上, 余, 近)."""

from __future__ import annotations

import re

# The longest stands first: the search below takes the leftmost, and that is the longest word that ends at the number.
BEFORE = {
    "ge": "不少于|不低于|不得少于|不得低于|不小于|至少|最少|少则|大于等于|大于或等于|≥|上|保底",
    "gt": "超过|突破|大于|多于|高于|逾|超|冲破|打破|破|＞|>|过",
    "le": "不超过|不多于|不高于|不大于|不得超过|不得高于|至多|最多|小于等于|小于或等于|≤|控制在|压缩至|压减至|缩短至",
    "lt": "低于|少于|小于|不足|不到|不满|＜|<",
    "approx": "将近|接近|大约|大概|约为|约合|约|近",
}
_WORD_BEFORE = re.compile(
    "(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in BEFORE.items()) + r")[了有达]?[ \u3000]?$"
)
_LAST_CHARACTERS = frozenset(
    "了有达 \u3000" + "".join(word[-1] for words in BEFORE.values() for word in words.split("|"))
)
# 签约, 节约, 附近: the word that ends at the number is another one.
_OTHER_WORD = {
    "约": "签预节契违条公制集合续解履失特简",
    "近": "最附靠邻临相就",
    "超": "反高",
    "过": "通超不经",
    "破": "侦",
    "上": "以之",
}

_BEHIND_NUMBER = re.compile(r"[余多](?![样元种媒式])|余|来(?=[个家名人项户座处岁])|几|[+＋](?=[\u4e00-\u9fff])")
_BEHIND_UNIT = re.compile(
    r"(?P<ge>(?:及其?)?以上|之上|起步|打底|保底)|(?P<le>(?:及其?)?以下|以内|之内|封顶|(?<=小时)内|(?<=分钟)内)|(?P<approx>左右|上下(?![游级联班功])|不等)|(?P<gt>有余|余(?![下款额])|多(?![样元种媒式层方部项个家年次功渠措人名点月小]))"
)


def word_before(text: str, at: int) -> tuple[int, str] | None:
    """The comparator that ends at a place: where it begins and its kind; None without one."""
    if text[at - 1 : at] not in _LAST_CHARACTERS:
        return None
    match = _WORD_BEFORE.search(text, max(0, at - 7), at)
    if match is None:
        return None
    begin, kind = match.start(), match.lastgroup or "eq"
    char = text[begin]
    if char in "上过" and text[at : at + 1] not in ("百", "千", "万", "亿"):
        return None
    if begin and text[begin - 1] in _OTHER_WORD.get(char, "") and len(match[0].rstrip("了有达 \u3000")) == 1:
        return None
    return begin, kind


def word_behind_number(text: str, at: int) -> tuple[int, str] | None:
    """余, 多, 来 or + between a number and its unit: where it ends and its kind."""
    match = _BEHIND_NUMBER.match(text, at)
    if match is None:
        return None
    return match.end(), "approx" if match[0] in ("来", "几") else "gt"


def word_behind_unit(text: str, at: int) -> tuple[int, str] | None:
    """以上, 以内, 左右 or 余 behind a unit: where it ends and its kind."""
    match = _BEHIND_UNIT.match(text, at)
    return None if match is None else (match.end(), match.lastgroup or "eq")
