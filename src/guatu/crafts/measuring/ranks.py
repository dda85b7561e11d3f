"""Ranks: 增幅排全省第7位, 稳居全区第一, 列全县首位. A rank is a number of its own, 7 位; 第3次 and 第二批 are none."""

from __future__ import annotations

import re

from guatu.crafts.measuring.numerals import parse_numeral

_RANK = re.compile(
    r"第(?P<number>\d{1,3}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:(?P<unit>[位名])(?![\u4e00-\u9fff]{0,2}[人员者])|(?=[，,。；;、）)\n]|$))|首位"
)
_STANDS = re.compile(r"(?:排名?|[位稳跃高雄]?居|[位名]?列)(?:到|在)?[^，,。；;、\d第\n]{0,8}$")
_OF_ALL = re.compile(r"[省市县区国](?:排名?)?$")
_WINDOW = 14  # characters before a rank that say that it is one


def ranks_in(text: str) -> list[tuple[int, int, int]]:
    """Return (start, end, rank) of every rank in a text."""
    if "第" not in text and "首位" not in text:
        return []
    found: list[tuple[int, int, int]] = []
    for rank in _RANK.finditer(text):
        at = rank.start()
        goes_on = found and found[-1][1] == at - 1 and text[at - 1] in "、和"  # 居全区第二、第一
        stands = goes_on or _STANDS.search(text, max(0, at - _WINDOW), at)
        if stands or ((rank["unit"] or text[at - 2 : at - 1] == "全") and _OF_ALL.search(text, max(0, at - _WINDOW), at)):
            found.append((at, rank.end(), int(parse_numeral(rank["number"])) if rank["number"] else 1))
    return found
