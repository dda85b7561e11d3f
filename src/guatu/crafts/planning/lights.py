"""The light of one line: facts and a day in, a colour with its reason out.

Nobody sets a light by hand (norms F1.18 to F1.21, F8.3 and F8.4 are where the rules come from, design I8 is why each
prints its sum). What is over, stands still, has no date or is no dated promise is judged alike everywhere; the rest is
the rule's that the town has put in force (guatu.crafts.planning.light_rules, one kind a file):

1. what is suspended is not judged until the day it was to be taken up again; after that day it is yellow;
2. a line without a date has no red, a standing duty is reviewed and never red. A recurring one is as its occurrences
   are: red while one is missed, until it is made up; yellow while the last that fell due was made up late (F1.20);
   and red after its last date;
3. what is closed has the seal, what is withdrawn or merged the ring;
4. all else is the rule's; what is not begun and to which the rule gives no colour has the ring (未开始). Where a stop of
   the stage plan was missed (guatu.crafts.planning.stops), it is yellow at least, if the rule has a yellow.
"""

from dataclasses import replace
from datetime import date

from guatu.crafts.timing import workdays as national

from .facts import COLOUR_WORDS, DUTIES, NOT_BEGUN, STAGES, WEIGHT, Colour, Light, Line, Workdays
from .held import plan_to, points_behind
from .light_rules import Rule, Schedule
from .stops import with_stops
from .unjudged import (
    closed_light,
    light_of_turn,
    overdue,
    recurring_light,
    standing_light,
    suspended_light,
    undated_light,
)

USUAL = Schedule()


def light_of(line: Line, today: date, rule: Rule | None = None, *, workdays: Workdays = national) -> Light:
    """Return the light of one line on one day.

    rule: the one in force in the town that day; workdays: the calendar by which working days are counted
    """
    light = judged(line, today, rule, workdays)
    # A delay weighs more, and is then said first; whose turn it is stands in the sentence.
    if light.colour not in {Colour.GREEN, Colour.NONE} or line.duty == "recurring":
        return light
    if line.stage == "contested":
        return replace(light, word="申诉中")
    if line.stage == "acting" and line.returned_on is not None:
        return replace(light, word="退回在办")
    return light


def judged(line: Line, today: date, rule: Rule | None, workdays: Workdays) -> Light:
    """Return the light by what is over, what stands still, what has no date, and the rule."""
    if line.stage == "withdrawn":
        return Light(Colour.NONE, "已撤销", None, "这条事项已撤销，不再亮灯。")
    if line.stage == "merged":
        return Light(Colour.NONE, "已并案", None, "这条事项已并入另一条，不再亮灯。")
    if line.stage == "closed":
        return closed_light(line, today)
    if line.stage == "suspended":
        return suspended_light(line, today)
    if line.duty == "standing":
        return standing_light(line, today)
    if line.due_first is None or line.due_last is None:
        return recurring_light(line, today) if line.duty == "recurring" else undated_light(line, today)
    if line.duty == "recurring":
        return overdue(line, today) or recurring_light(line, today)
    rule = rule or USUAL
    light = rule.judge(line, today, workdays)
    if line.stops and Colour.YELLOW in rule.SHOWS:
        light = with_stops(light, line, today)
    if not line.measured:
        return light
    planned_day = light.planned_day or plan_to(line, line.due_first).day_of(line.done)
    return replace(light, planned_day=planned_day, behind=points_behind(line, today))


__all__ = [
    "COLOUR_WORDS", "DUTIES", "NOT_BEGUN", "STAGES", "USUAL", "WEIGHT", "Colour", "Light", "Line", "Workdays", "light_of", "light_of_turn",
]  # fmt: skip
