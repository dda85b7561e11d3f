"""状态灯 (norms F1.18): blue near, yellow behind or sent back, red overdue."""

from datetime import date, timedelta

import pytest

from guatu.crafts.planning.light_rules import State
from guatu.crafts.planning.lights import Colour, light_of

from .lines import TODAY, bridge, line

RULE = State()


def told(facts, today=TODAY):
    light = light_of(facts, today, RULE)
    return light.colour, light.word


def test_what_is_due_within_three_working_days_is_blue():
    assert told(line(due=date(2026, 11, 25))) == (Colour.BLUE, "余 3 个工作日")
    assert told(line(due=TODAY)) == (Colour.BLUE, "今天到期")


def test_what_is_due_later_is_green_and_says_when_it_turns_blue():
    light = light_of(line(due=date(2026, 12, 4)), TODAY, RULE)

    assert light.colour is Colour.GREEN
    assert light.because == "时限 12月4日，还有 14 天；到期前 3 个工作日起变蓝，绿。"


def test_what_is_overdue_is_red_until_it_is_closed():
    assert told(line(due=date(2026, 11, 19))) == (Colour.RED, "逾 1 天")
    assert told(line(due=date(2026, 11, 19), stage="verified")) == (Colour.RED, "逾 1 天")
    assert told(line(due=date(2026, 11, 19), stage="closed", closed_on=TODAY))[0] is Colour.DONE


@pytest.mark.parametrize(("verified", "colour"), [(10, Colour.GREEN), (8, Colour.YELLOW), (0, Colour.YELLOW)])
def test_what_is_behind_the_straight_line_is_yellow_never_red(verified, colour):
    assert told(bridge(verified))[0] is colour


def test_what_was_sent_back_is_yellow_until_it_is_reported_anew():
    light = light_of(line(returned_on=date(2026, 11, 18)), TODAY, RULE)

    assert (light.colour, light.word, light.days) == (Colour.YELLOW, "退回在办", 2)
    assert light.because == "11月18日退回，还没有再反馈，质量没有过关，黄。"
    assert told(line(returned_on=None))[0] is Colour.GREEN


def test_yellow_weighs_more_than_blue():
    assert told(line(due=date(2026, 11, 23), returned_on=TODAY))[0] is Colour.YELLOW
    assert told(bridge(3), date(2026, 11, 27))[0] is Colour.YELLOW


def test_a_moved_date_does_not_hide_the_first():
    moved = line(due=date(2026, 11, 10), moved_to=date(2026, 12, 20))

    assert told(moved) == (Colour.YELLOW, "过原时限 10 天")


def test_work_that_is_done_in_whole_is_not_near_its_limit():
    assert told(bridge(12, stage="verified"), date(2026, 11, 27))[0] is Colour.GREEN


def test_a_town_may_choose_how_near_is_near():
    assert light_of(line(due=TODAY + timedelta(days=14)), TODAY, State(soon_workdays=10)).colour is Colour.BLUE
    with pytest.raises(ValueError, match="slow >= 1"):
        State(slow=0)
