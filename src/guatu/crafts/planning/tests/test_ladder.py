"""阶梯督查单 (norms F1.19): blue, orange, red, a rung a sheet."""

from datetime import date, timedelta

import pytest

from guatu.crafts.planning.light_rules import Ladder
from guatu.crafts.planning.lights import Colour, light_of

from .lines import TODAY, bridge, line

RULE = Ladder()


def told(facts, today=TODAY, rule=RULE):
    light = light_of(facts, today, rule)
    return light.colour, light.word


def test_the_reminder_is_blue():
    assert told(line(due=date(2026, 11, 25))) == (Colour.BLUE, "蓝单 余 3 个工作日")
    assert told(line(due=date(2026, 11, 26)))[0] is Colour.GREEN


@pytest.mark.parametrize(("late", "colour"), [(1, Colour.ORANGE), (7, Colour.ORANGE), (8, Colour.RED), (60, Colour.RED)])
def test_what_is_missed_is_orange_then_red(late, colour):
    assert told(line(due=TODAY - timedelta(days=late)))[0] is colour


def test_a_granted_extension_is_a_good_reason():
    assert told(line(due=date(2026, 11, 10), moved_to=date(2026, 12, 20)))[0] is Colour.GREEN
    assert told(line(due=date(2026, 11, 1), moved_to=date(2026, 11, 19))) == (Colour.ORANGE, "橙单 逾 1 天")


@pytest.mark.parametrize(
    ("urgent_from", "near", "missed"), [(1, Colour.BLUE, Colour.ORANGE), (2, Colour.ORANGE, Colour.RED), (3, Colour.RED, Colour.RED)]
)
def test_what_is_urgent_starts_higher(urgent_from, near, missed):
    rule = Ladder(urgent_from=urgent_from)

    assert told(line(due=date(2026, 11, 23), watched=True), rule=rule)[0] is near
    assert told(line(due=date(2026, 11, 18), watched=True), rule=rule)[0] is missed
    assert told(line(due=date(2026, 12, 23), watched=True), rule=rule)[0] is Colour.GREEN


def test_the_light_says_that_its_rung_is_computed_while_there_are_no_sheets():
    light = light_of(bridge(4), date(2026, 12, 3), RULE)

    assert light.because == (
        "核实 4/12 根，时限 11月30日，已过 3 天，没有批准的延期，到橙单一级，橙。（灯按天数推算，不看发过哪张单子。）"
    )
    assert light.planned_day == date(2026, 11, 2)


def test_work_that_is_done_in_whole_gets_no_reminder():
    assert told(bridge(12, stage="verified"), date(2026, 11, 27))[0] is Colour.GREEN


def test_a_rung_is_one_of_three():
    with pytest.raises(ValueError, match="1 to 3"):
        Ladder(urgent_from=4)
