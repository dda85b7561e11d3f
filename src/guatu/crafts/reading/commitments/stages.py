"""Stages and steps of a plan that bear their days: （二）集中整治阶段（3月11日—5月31日）。, 2.集中整治（4月20日前）。, (二)第二季度：…"""

from __future__ import annotations

from collections.abc import Sequence

from guatu.crafts.reading.commitments.state import Draft
from guatu.crafts.timing.pieces import pattern

STAGE = pattern(
    r"\s?(?:[（(][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十\d]{1,2}[、.．])?\s?[^，,。；;（(]{0,14}(?:阶段|时期)"
    r"[（(][^（()）]{4,24}[)）]"
)
# A step is one only before what is to be done in it: 3.完成工程验收（4月底前） is a work.
STEP = pattern(
    r"(?:[（(][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十\d]{1,2}[、.．])\s?[^，,。；;（(\d]{2,12}"
    r"[（(][^（()）]{0,12}\d[^（()）]{0,12}[)）]"
)
# (二)第二季度：完成项目审批: an item that begins with its time.
TIME = pattern(
    r"(?:[（(][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十]{1,2}、|\d{1,2}[、.．])\s?(?:\d{4}年)?"
    r"(?:第?[一二三四]季度|[上下]半年|\d{1,2}月(?:份|[上中下]旬|[初底]|\d{1,2}日)?(?:[—－\-–~至到](?:\d{1,2}月)?(?:\d{1,2}日|份|底|[上中下]旬)?)?(?:之?前)?)[:：]"
)
MARKS = frozenset("。:：")


def stage_in(line: str) -> int | None:
    """Return where the words end that name a stage and its days at the head of a line, or None."""
    stage = STAGE.match(line)
    if stage:
        return stage.end()
    if time := TIME.match(line):
        return time.end()
    step = STEP.match(line)
    goes_on = step is not None and line[step.end() : step.end() + 1] in MARKS and len(line) > step.end() + 1
    return step.end() if step and goes_on else None


# 2.11月30日前，区住建局…。区公安局…: the limit with which an item of several sentences begins.
LIMIT = pattern(
    r"(?:[（(][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十]{1,2}、|\d{1,2}[、.．])\s?"
    r"(?P<limit>(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|[初底])?(?:之|以)?前)[，,]"
)

NEAR = 60  # characters before a clause in which its own limit stands


# 推进污水处理厂建设，得2分: what a standard of assessment asks for has not begun for being pushed on.
SCORED = pattern(r"[^。；;\n]*?[，,](?:可|计|加)?得\d{1,2}(?:\.\d)?分")
SCORE = 8  # characters at the end of a draft in which its score stands, and as many times four behind it


def share_limits(text: str, drafts: Sequence[Draft]) -> None:
    """Give the limit with which an item begins to all that it plans and gives no limit of its own.

    drafts: those of one paper, in the order of its text
    """
    line, read, words = -1, 0, None
    first: Draft | None = None
    for draft in drafts:
        if draft.kind == "task" and draft.status == "ongoing" and SCORED.match(text, max(draft.start, draft.end - SCORE), draft.end + 4 * SCORE):
            draft.status = "planned"
        begins = text.rfind("\n", read, draft.start) + 1
        read = draft.start
        if begins or line < 0:  # a line begins between the last draft and this one
            line, first = max(begins, 0), None
            limit = LIMIT.match(text, line)
            words = limit["limit"] if limit else None
        if words is None or draft.status == "done" or draft.kind == "cadence":
            continue
        if draft.due is not None and draft.due.text == words:
            first = first or draft
        elif first is not None and (draft.due is None or draft.due.text not in text[max(line, draft.start - NEAR) : draft.end]):
            draft.due = first.due
