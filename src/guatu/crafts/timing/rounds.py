"""Rounds: 月初部署、月中调度、月末考核 is the round of every month and no time of one."""

from __future__ import annotations

import re

from guatu.crafts.timing.pieces import pattern

# What an office does with work, as against the work itself: 月初开工、月底完工 are times of one month.
_STEPS = (
    "部署|安排|交办|调度|督查|督导|督办|推进|通报|考核|考评|评比|点评|评议|总结|小结|盘点|复盘|分析|研判|晾晒|计划|检查|会商|"
    "报告|汇报|派单|建账|查账|结账|交账|销号|问效|亮牌|亮灯|例会"
)
_PART = "[月季周旬年]度?[初中末底终]"
_ROUND = pattern(
    rf"(?P<unit>[月季周旬年])度?[初中](?:[一-鿿]{{0,3}}?(?:{_STEPS}))[、，,；;和]?(?P=unit)度?[中末底终](?:[一-鿿]{{0,3}}?(?:{_STEPS}))"
)
_STEP = pattern(rf"{_PART}(?:[一-鿿]{{0,3}}?(?:{_STEPS}))")
_EARLIER = re.compile("[月季周旬年]度?[初中]")
_REACH = 12
CADENCE_OF = {"周": "weekly", "月": "monthly", "季": "quarterly", "年": "yearly", "旬": None}


def step_of_a_round(text: str, at: int) -> int | None:
    """Where the step of a round ends that begins at a place (月中调度); None if there stands no round."""
    if text[at + 1 : at + 2] not in ("初", "中", "末", "底", "终", "度"):
        return None
    unit = text[at]
    if text.find(unit, at + 2, at + _REACH + 4) < 0 and text.rfind(unit, max(0, at - _REACH), at) < 0:
        return None  # a round has a second step
    step = _STEP.match(text, at)
    if step is None:
        return None
    if _ROUND.match(text, at):
        return step.end()
    begins = (match.start() for match in _EARLIER.finditer(text, max(0, at - _REACH), at))
    return step.end() if any(_ROUND.match(text, begin, step.end()) for begin in begins) else None
