"""按月亮灯 (norms F1.20): a month that is made good later turns yellow, not green."""

from datetime import date
from fractions import Fraction

import pytest

from guatu.crafts.planning.light_rules import Monthly
from guatu.crafts.planning.lights import Colour, light_of

from .lines import line

RULE = Monthly()
# From 1 September to 30 December: 120 days, 24 households, one every five days.
SEPTEMBER, OCTOBER = 6, 12


def households(*told, done=None, **rest):
    """told: (day, households) as they were verified."""
    verified = done if done is not None else told[-1][1] if told else 0
    facts = {"said_on": date(2026, 9, 1), "due": date(2026, 12, 30), "target": 24, "unit": "户", "verified": verified}
    return line(**facts | {"told": tuple((day, Fraction(count, 24)) for day, count in told)} | rest)


def told_of(facts, today):
    light = light_of(facts, today, RULE)
    return light.colour, light.word


def test_a_month_whose_plan_was_met_by_its_last_day_is_green():
    met = households((date(2026, 9, 30), SEPTEMBER))

    assert told_of(met, date(2026, 10, 1)) == (Colour.GREEN, "9月做到")
    assert told_of(met, date(2026, 10, 31)) == (Colour.GREEN, "9月做到")


def test_a_month_that_was_missed_is_red():
    light = light_of(households((date(2026, 9, 28), 3)), date(2026, 10, 9), RULE)

    assert (light.colour, light.word, light.days) == (Colour.RED, "9月漏", 9)
    assert light.because == "核实 3/24 户；9月底应有 5.8 户，当时核实到 3 户，到今天没有补上，红。"


def test_a_month_that_was_made_good_later_is_yellow_and_never_green():
    made_good = households((date(2026, 9, 28), 3), (date(2026, 10, 6), 7))

    assert told_of(made_good, date(2026, 10, 9)) == (Colour.YELLOW, "9月补上")
    assert told_of(made_good, date(2026, 10, 31)) == (Colour.YELLOW, "9月补上")


def test_what_was_met_and_has_come_undone_is_red():
    relisted = households((date(2026, 9, 28), SEPTEMBER), (date(2026, 10, 6), 0))

    assert told_of(relisted, date(2026, 10, 9)) == (Colour.RED, "9月反弹")
    assert "当时核实到 6 户，后来又退了回去，红" in light_of(relisted, date(2026, 10, 9), RULE).because


def test_the_next_month_is_judged_by_itself():
    caught_up = households((date(2026, 9, 28), 3), (date(2026, 10, 30), OCTOBER))

    assert told_of(caught_up, date(2026, 10, 31))[0] is Colour.YELLOW
    assert told_of(caught_up, date(2026, 11, 1)) == (Colour.GREEN, "10月做到")


def test_the_first_month_is_green_until_it_ends():
    assert told_of(households(), date(2026, 9, 30)) == (Colour.GREEN, "头一个月")
    assert told_of(households(), date(2026, 10, 1))[0] is Colour.RED


def test_days_of_grace_are_counted_to_the_month():
    rule = Monthly(grace=5)
    late = households((date(2026, 10, 4), SEPTEMBER))

    assert light_of(late, date(2026, 10, 4), rule).word == "头一个月"
    assert light_of(late, date(2026, 10, 7), rule).colour is Colour.GREEN
    assert light_of(late, date(2026, 10, 7), RULE).colour is Colour.YELLOW


def test_past_the_date_the_whole_is_asked():
    short = households((date(2026, 12, 20), 23))
    whole = households((date(2026, 12, 20), 23), (date(2027, 1, 4), 24), stage="verified")
    in_time = households((date(2026, 12, 30), 24), stage="verified")

    assert told_of(short, date(2027, 1, 5)) == (Colour.RED, "逾 6 天")
    assert told_of(whole, date(2027, 1, 5)) == (Colour.YELLOW, "12月补上")
    assert told_of(in_time, date(2027, 1, 5)) == (Colour.GREEN, "12月做到")


def test_what_is_not_measured_is_red_after_its_date_and_green_before():
    assert told_of(line(due=date(2026, 11, 19)), date(2026, 11, 20)) == (Colour.RED, "逾 1 天")
    assert told_of(line(due=date(2026, 11, 20)), date(2026, 11, 20))[0] is Colour.GREEN


def test_what_is_not_begun_has_the_ring():
    assert told_of(households(stage="assigned"), date(2026, 9, 3))[0] is Colour.NONE


def test_a_month_closes_soon_after_its_end():
    with pytest.raises(ValueError, match="15 days"):
        Monthly(grace=16)
