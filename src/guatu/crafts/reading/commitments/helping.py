"""Who helps: 建设管理办公室、财政所配合, 会同大堰村, said beside who has to do it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guatu.crafts.reading.commitments.state import Draft
from guatu.crafts.reading.commitments.units import units_from
from guatu.crafts.sieving.patterns import pattern

# X、Y配合, X协助做好相关工作; not 配合X做好….
HELP = pattern(
    r"(?:等(?:单位|部门)?)?(?:积极|密切|协同|共同|主动|予以|负责)*(?:配合|协助|协办|参与)"
    r"(?:做好|抓好|落实|实施)?(?:相关|有关|各项)*(?:工作)?$"
)
IS_HELPED = pattern(r"(?:要|须)?(?:积极|密切|主动)*(?:配合|协助)")
DOES = pattern(r"做好|抓好|完成|开展|落实|实施|推进|组织")
BEFORE_HELP = re.compile(r"(?:^|(?<=请)|(?<=要求)|(?<=[、；;])|(?<=牵头)|(?<=负责)|(?<=由))")
TOGETHER_WITH = pattern(r"会同|(?<!区域)(?<!相互)联合(?=[\u4e00-\u9fff]{2,}(?:办|所|队|中心|局|村|社区))")
SENTENCE_ENDS = re.compile("[。；;！!？?\n]")
LONGEST = 80  # characters of a row of those who help
MOST = 24  # of them in one sentence
MAY_HELP = ("配合", "协助", "协办", "参与", "会同", "联合")


def helpers_in(text: str, start: int, end: int, town: str | None) -> tuple[str, ...]:
    """Return the units that a clause names as helping in what its sentence is about."""
    words = text[start:end]
    if not any(word in words for word in MAY_HELP):
        return ()
    for together in TOGETHER_WITH.finditer(text, start, end):
        names, _ = units_from(text, together.end(), end, town)
        if names:
            return names
    for begins in BEFORE_HELP.finditer(words):
        names, place = units_from(text, start + begins.end(), end, town)
        if names and HELP.match(text, place, end):
            return names
    return ()


def helped_in(text: str, start: int, end: int, town: str | None) -> tuple[tuple[str, ...], str]:
    """Return who helps whom in a clause that goes on with what is done: 请综合执法队配合建设管理办公室做好…; else ((), "")."""
    words = text[start:end]
    if "配合" not in words and "协助" not in words:
        return (), ""
    for begins in BEFORE_HELP.finditer(words):
        names, place = units_from(text, start + begins.end(), end, town)
        helps = IS_HELPED.match(text, place, end) if names else None
        if helps:
            helped, behind = units_from(text, helps.end(), end, town)
            if helped and DOES.match(text, behind, end):
                return names, helped[0]
    return (), ""


def only_says_with_whom(text: str, start: int, end: int, town: str | None) -> bool:
    """Tell whether a clause names no more than units together with whom something is done: 会同建设管理办公室、财政所."""
    together = TOGETHER_WITH.search(text, start, end)
    return together is not None and units_from(text, together.end(), end, town)[1] >= end


def only_says_who_helps(text: str, start: int, end: int, town: str | None) -> bool:
    """Tell whether a clause says no more than who helps: 财政所、建设管理办公室配合."""
    names, place = units_from(text, start, end, town)
    return bool(names) and HELP.match(text, place, end) is not None


def only_help_follows(text: str, place: int, town: str | None) -> bool:
    """Tell whether up to the end of its sentence a text only says who helps, or nothing: ，建设管理办公室、财政所配合。"""
    found = SENTENCE_ENDS.search(text, place, place + LONGEST)
    if found is None and len(text) > place + LONGEST:
        return False
    end = found.start() if found else len(text)
    rest = text[place:end].lstrip("，,、")
    return not rest or bool(helpers_in(text, end - len(rest), end, town) and not re.search("[，,]", rest))


def share_help(
    drafts: Sequence[Draft], helpers: Mapping[int, Sequence[tuple[tuple[int, int], str]]], helped: Mapping[int, str]
) -> None:
    """Give the drafts of a sentence those who help in it; where it has none, those of the sentence before it.

    helpers: by the number of their sentence, each with the place of the clause that names it: they help whoever owes what
    is said next to it, and nobody else in the sentence; helped: who does it there with their help
    """
    if not helpers:
        return
    of: dict[int, list[Draft]] = {}
    for draft in drafts:
        of.setdefault(draft.sentence, []).append(draft)
    for sentence, named in helpers.items():
        near = [draft for draft in of.get(sentence) or of.get(sentence - 1) or () if draft.kind in ("task", "target", "cadence")]
        for clause in dict.fromkeys(clause for clause, _ in named) if near else ():
            names = [name for at, name in named if at == clause]
            helped_one = _spoken_of(near, *clause)
            whose = helped_one.owner
            doer = helped[sentence] if whose in names and sentence in helped else whose
            for draft in near:
                if draft.owner == whose:
                    draft.owner = doer
                    draft.assistants = tuple(dict.fromkeys((*draft.assistants, *(name for name in names if name != doer))))


def _spoken_of(drafts: Sequence[Draft], start: int, end: int) -> Draft:
    """Return of the drafts of a sentence the one of which a clause at a place says who helps: its own, or that before it.

    由甲牵头，乙配合，12月底前完成…: that behind it, where only this one is owed by whom the sentence names.
    """
    own = next((draft for draft in drafts if draft.start < end and draft.end > start), None)
    before = next((draft for draft in reversed(drafts) if draft.end <= start), None)
    after = next((draft for draft in drafts if draft.start >= end), None)
    if own is None and before and after and "owner:by" in after.rules and "owner:by" not in before.rules:
        return after
    return own or before or after or drafts[0]
