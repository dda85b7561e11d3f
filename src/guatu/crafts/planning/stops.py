"""The stops of a stage plan (13710: 1、3、7、30 天, norms F1.4): one that passed without a word makes the light yellow.

A stop is kept by a report that was made after the stop before it; the first one also by signing for. What was missed and
made up is forgiven: only the last stop that has passed counts. A line whose date was moved has a plan no longer: its new
date was granted with one of its own.
"""

from dataclasses import replace
from datetime import date

from guatu.crafts.planning.facts import WEIGHT, Colour, Light, Line
from guatu.crafts.planning.saying import day_words

WORKED_ON = ("assigned", "acting")


def missed_stop(line: Line, today: date) -> tuple[date, str, date | None] | None:
    """Return the last stop that has passed, if nothing was said for it: its day, what was to be done, the stop before."""
    if line.stage not in WORKED_ON or line.due_first != line.due_last:
        return None
    passed = [(day, what) for day, what in line.stops if day < today]
    if not passed:
        return None
    day, what = passed[-1]
    before = passed[-2][0] if len(passed) > 1 else None
    said = [line.reported_on, line.signed_on if before is None else None]
    if any(each is not None and (before is None or each > before) for each in said):
        return None
    return day, what, before


def with_stops(light: Light, line: Line, today: date) -> Light:
    """Return the light as the stage plan makes it: yellow where a stop was missed and nothing heavier is the case."""
    missed = missed_stop(line, today)
    if missed is None or WEIGHT[light.colour] >= WEIGHT[Colour.YELLOW]:
        return light
    day, what, before = missed
    late = (today - day).days
    silent = f"{day_words(before, today)}以后没有反馈过" if before else "还没有签收，也没有反馈" if line.stage == "assigned" else "还没有反馈"
    because = f"按节点 {day_words(day, today)}该{what}，{silent}，过了 {late} 天，黄；反馈一次就补上。"
    return replace(light, colour=Colour.YELLOW, word=f"缺{what}", days=late, because=because)
