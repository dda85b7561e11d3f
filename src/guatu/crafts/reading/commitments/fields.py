"""The field of a commitment: settled by the object worked on."""

from __future__ import annotations

from collections.abc import Sequence

from guatu.crafts.reading.lexicon.objects import THINGS
from guatu.crafts.reading.lexicon.scanner import Lexicon, Word, words

THING_LEXICON = Lexicon(THINGS)
# Words of every field: they settle one only where nothing else does.
BROAD = frozenset(
    words(
        """
    项目 资金 会议 干部 党员 人才 改革 文化 园区 考核 整改 督查 代表 竣工 开工 投产 落户 签约 大会 规划 问题整改
    小区 中学 小学 重点项目 重大项目 在建项目 产业项目 投资 党建
    """
    )
)


def field_of(things: Sequence[Word], around: Sequence[Word], verb: str | None) -> str:
    """Return the field that most of the things in the quote belong to; the last counts most.

    things: what THING_LEXICON finds in the quote
    around: what it finds in the sentence and the heading, asked where the quote names nothing
    """
    for found in (things, around):
        weights: dict[str, float] = {}
        for place, word in enumerate(found):
            weight = 0.6 if word.text in BROAD else len(word.text) + (1.5 if place == len(found) - 1 else 0.0)
            weights[word.tag] = weights.get(word.tag, 0.0) + weight
        if len(weights) == 1:
            return found[0].tag
        if weights:
            return max(weights, key=lambda tag: (weights[tag], tag))
    if verb == "hold":
        return "planning"
    return "other"
