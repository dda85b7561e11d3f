"""Direct speech in newspapers: what somebody tells of himself is no promise, and a feature of many voices has no one period."""

from __future__ import annotations

from bisect import bisect_right

from guatu.crafts.timing.pieces import pattern

SPEECH = pattern(r"“(?P<words>[^“”\n]{12,600})”")
SENTENCE = pattern(r"[，,。！？!?…]")
# 我种了10多亩, 咱家的房子, 俺们村里人: a person speaks of himself, not 我们, 我镇.
OF_HIMSELF = pattern(
    r"(?<![自忘小大真本])我(?![们国省市县区镇乡村街局委办院校所站队部厅处州盟旗社园党的方])"
    r"|我们?家|[咱俺]|我的(?:儿|女|父|母|老|家|房|地|孩|收入|心)"
)
# ”林某某告诉记者。, 林某某说：“
SAID_BEHIND = pattern(r"[^。\n“]{0,40}?(?:说|表示|介绍|告诉记者|告诉[^。\n]{0,8}|称赞|感慨|感叹|坦言|回忆)[道着]?(?:[。，,]|$)")
SAID_BEFORE = pattern(r"(?:说|表示|介绍|告诉记者)道?[：:，,]$")
LEAST_VOICES = 2


class Voices:
    """Where persons speak of themselves in a paper; several: whether it lets several speak, as features do."""

    def __init__(self, text: str) -> None:
        speeches = [match for match in SPEECH.finditer(text) if SENTENCE.search(match["words"])]
        personal = [match.span() for match in speeches if OF_HIMSELF.search(match["words"])]
        self._starts = [start for start, _ in personal]
        self._ends = [end for _, end in personal]
        said = sum(
            SAID_BEHIND.match(text, match.end()) is not None or SAID_BEFORE.search(text[max(0, match.start() - 8) : match.start()]) is not None
            for match in speeches
        )
        self.several = said >= LEAST_VOICES

    def is_personal(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]
