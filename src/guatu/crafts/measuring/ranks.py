"""Ranks: 增幅排全省第7位, 稳居全区第一, 列全县首位. A rank is a number of its own, 7 位; 第3次 and 第二批 are none."""

from __future__ import annotations

import re

from guatu.crafts.timing.pieces import SMALL, pattern, small_number

_RANK = rf"(?:第(?P<number>\d{{1,3}}|{SMALL})(?:[位名](?![\u4e00-\u9fff]{{0,2}}[人员者])|(?=[，,。；;、）)\n]|$))|首位)"
_RANKS = re.compile(_RANK)
_UNNAMED = _RANK.replace("?P<number>", "?:")
_STANDS = pattern(
    rf"(?:排名?|[位稳跃高雄]?居|[位名]?列)(?:到|在)?[^，,。；;、\d第\n]{{0,8}}{_UNNAMED}(?:[、和]{_UNNAMED})*"
    rf"|(?<=[省市县区国])(?:排名?)?第(?:\d{{1,3}}|{SMALL})[位名](?![\u4e00-\u9fff]{{0,2}}[人员者])"
)


def ranks_in(text: str) -> list[tuple[int, int, int]]:
    """Return (start, end, rank) of every rank in a text."""
    if "第" not in text and "首位" not in text:
        return []
    return [
        (rank.start(), rank.end(), small_number(rank["number"]) if rank["number"] else 1)
        for stands in _STANDS.finditer(text)
        for rank in _RANKS.finditer(text, stands.start(), stands.end())
    ]
