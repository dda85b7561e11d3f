"""Stages and steps of a plan that bear their days: （二）集中整治阶段（3月11日—5月31日）。, 2.集中整治（4月20日前）。"""

from __future__ import annotations

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
MARKS = frozenset("。:：")


def stage_in(line: str) -> int | None:
    """Return where the words end that name a stage and its days at the head of a line, or None."""
    stage = STAGE.match(line)
    if stage:
        return stage.end()
    step = STEP.match(line)
    goes_on = step is not None and line[step.end() : step.end() + 1] in MARKS and len(line) > step.end() + 1
    return step.end() if step and goes_on else None
