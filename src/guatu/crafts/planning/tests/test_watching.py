"""The watch list: by which rule a line enters and leaves it."""

from datetime import date, timedelta

import pytest

from guatu.crafts.planning.watching import Cause, WatchRules, why_leave, why_watch

TODAY = date(2026, 11, 20)
RULES = WatchRules()
SEPTEMBER, OCTOBER = date(2026, 9, 3), date(2026, 10, 12)


def cause(reddened=(), relisted=(), behind=None, left_on=None, rules=RULES):
    return why_watch(rules, TODAY, reddened=reddened, relisted=relisted, behind=behind, left_on=left_on)


def test_a_line_that_turned_red_twice_enters():
    assert cause([SEPTEMBER]) is None
    assert cause([SEPTEMBER, OCTOBER]) == Cause("red", "变红 2 次（9月3日、10月12日），满 2 次。")


def test_a_line_that_was_relisted_enters():
    assert cause(relisted=[OCTOBER]) == Cause("relisted", "重新列账 1 次（10月12日），满 1 次。")


def test_a_line_that_is_far_behind_enters():
    assert cause(behind=29) is None
    assert cause(behind=30) == Cause("behind", "核实的数落后直线 30 个百分点，≥ 30 个。")


def test_a_rule_of_nothing_is_left_out():
    nothing = WatchRules(red_times=0, relisted_times=0, behind_points=0)

    assert cause([SEPTEMBER, OCTOBER], [OCTOBER], 90, rules=nothing) is None
    assert nothing.in_words[0] == "列入：只由领导点名。"


def test_what_was_taken_off_comes_back_only_for_what_happened_since():
    assert cause([SEPTEMBER, OCTOBER], left_on=OCTOBER) is None
    assert cause(relisted=[OCTOBER], left_on=OCTOBER) is None
    assert cause(behind=60, left_on=OCTOBER) is None
    assert cause([date(2026, 11, 2)], behind=60, left_on=OCTOBER).rule == "behind"


@pytest.mark.parametrize(("colour", "days", "leaves"), [("green", 28, True), ("green", 27, False), ("yellow", 90, False), ("none", 90, False)])
def test_four_weeks_of_green_let_it_go(colour, days, leaves):
    words = why_leave(RULES, TODAY, colour=colour, since=TODAY - timedelta(days=days))

    assert bool(words) is leaves
    assert not leaves or words == "从 10月23日起一直是绿，已有 28 天，满 4 周。"


def test_without_a_number_of_weeks_only_a_leader_lets_it_go():
    assert why_leave(WatchRules(green_weeks=0), TODAY, colour="green", since=SEPTEMBER) == ""


def test_the_numbers_have_their_limits():
    with pytest.raises(ValueError, match="limits"):
        WatchRules(behind_points=101)
