"""Sentences and clauses of a text, with their places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from guatu.crafts.reading.structure.outline import Line
from guatu.crafts.timing.pieces import pattern

# What stands in quotation marks or brackets is not cut, unless it is a speech of its own.
WHOLE = pattern(
    r"“[^“”\n。]{1,40}”"
    r"|\"(?![,，]\"|(?:20\d\d ?年|\d{1,2} ?月))[^\"\n。]{1,40}\"|「[^「」\n。]{1,40}」|[(（](?![\"'])[^()（）\n]{1,40}[)）]|《[^《》\n]{1,60}》"
)
MARK = pattern(
    r"[，,。；;！!？?：:\n]|…{1,2}”|(?<=[\u4e00-\u9fff]{4})和(?=(?:完成|启动|新建|改建)(?![的中度率后前])[\u4e00-\u9fff\d]{4})|(?:(?<=\D)|(?<=\d{3}))\.(?=[\u4e00-\u9fff])"
)
HAS_TO_LONGEST = 40  # characters of such a clause
LONGEST = 240  # characters
# 从6月1日开始，6月10日结束: one span of time, whatever stands between.
BEGINS_SPAN = pattern(r"[从自][^，,]{2,14}(?:开始|起)")
ENDS_SPAN = pattern(
    r"[至到]?(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}日|[一二三四五六七八九十]{1,3}日|底|末|[上中下]旬)?前?(?:全部|全面|基本)?(?:结束|截止|为止|止)(?![\u4e00-\u9fff])"
)
# 每月26日前，向镇安委会上报总结: how often, and what.
EACH_TIME = pattern(r"每(?:年|个?季度?|个?月|周|旬|星期)(?:[一二三四五六日天末底初]|[\d、一二三四五六七八九十]{1,6}[日号])?(?:之?前)?")
HAS_TO = pattern(r"[^，,。；;\n]{0,24}?(?:要|应|须|请|需)?(?:在|于)?" + EACH_TIME.pattern)
STRONG = frozenset("。；;！!？?\n")


@dataclass(frozen=True, slots=True)
class Clause:
    """text[start:end] between two marks. sentence: the number of its sentence; mark: what stands after it."""

    start: int
    end: int
    sentence: int
    line: int
    mark: str


def split_clauses(text: str, lines: Sequence[Line]) -> list[Clause]:
    """Return the clauses of all lines that are no headings, in order; none crosses a line's end."""
    clauses: list[Clause] = []
    whole = [match.span() for match in WHOLE.finditer(text)]
    starts = [span[0] for span in whole]
    sentence = 0
    for number, line in enumerate(lines):
        if line.part == "row":
            runs = [(cell.start, cell.end) for cell in line.cells if cell.role in ("content", "progress", "")]
        elif line.part in ("paragraph", "item", "caption"):
            runs = [(line.start, line.end)]
        else:
            continue
        for place, end in runs:
            for match in MARK.finditer(text, place, end):
                at = match.start()
                inside = bisect_right(starts, at) - 1
                if inside >= 0 and whole[inside][0] < at and match.end() < whole[inside][1]:
                    continue
                sign = match[0]
                if sign in ",:：" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
                    continue
                if sign in "，," and (EACH_TIME.fullmatch(text, place, at) or _has_to_each_time(text, place, at)):
                    continue
                if sign in "，," and ENDS_SPAN.match(text, at + 1) and _begins_span(text, place, at):
                    continue
                if at > place:
                    clauses.append(Clause(place, at, sentence, number, sign))
                place = match.end()
                if sign in STRONG or sign[0] == "…" or (sign == "," and text[at - 1 : at + 2] == '","'):  # strings of a dumped page
                    sentence += 1
            if place < end:
                clauses.append(Clause(place, end, sentence, number, "\n"))
            sentence += 1
    return [piece for clause in clauses for piece in _in_lengths(clause)]


def _has_to_each_time(text: str, place: int, at: int) -> bool:
    """Tell whether a clause says who has to do what follows, and how often: 各单位要在每月25日前，将…."""
    return text[at - 1] in "前日号" and at - place < HAS_TO_LONGEST and "每" in text[place:at] and HAS_TO.fullmatch(text, place, at) is not None


def _begins_span(text: str, place: int, at: int) -> bool:
    return BEGINS_SPAN.search(text, max(place, at - LONGEST), at) is not None


def _in_lengths(clause: Clause) -> list[Clause]:
    """Cut what no writer would call a clause, so that the time per clause stays bounded."""
    if clause.end - clause.start <= LONGEST:
        return [clause]
    cuts = [*range(clause.start, clause.end, LONGEST), clause.end]
    return [Clause(first, last, clause.sentence, clause.line, clause.mark) for first, last in pairwise(cuts)]
