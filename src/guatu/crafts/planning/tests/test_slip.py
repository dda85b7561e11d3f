"""拖期分档 (norms F1.21)."""

from datetime import date, timedelta

import pytest

from guatu.crafts.planning.light_rules import Slip
from guatu.crafts.planning.lights import Colour, light_of

from .lines import TODAY, bridge, line

RULE = Slip()


@pytest.mark.parametrize(
    ("late", "colour"),
    [(0, Colour.GREEN), (1, Colour.YELLOW), (7, Colour.YELLOW), (8, Colour.ORANGE), (14, Colour.ORANGE), (15, Colour.RED), (99, Colour.RED)],
)
def test_a_slip_up_to_seven_days_is_yellow_from_fifteen_red_between_them_orange(late, colour):
    assert light_of(line(due=TODAY - timedelta(days=late)), TODAY, RULE).colour is colour


@pytest.mark.parametrize(
    ("verified", "colour", "word"),
    [
        (10, Colour.GREEN, "快 3 天"),
        (8, Colour.YELLOW, "拖 4 天"),
        (7, Colour.YELLOW, "拖 7 天"),
        (6, Colour.ORANGE, "拖 11 天"),
        (5, Colour.ORANGE, "拖 14 天"),
        (4, Colour.RED, "拖 18 天"),
    ],
)
def test_measured_work_slips_behind_the_straight_line(verified, colour, word):
    light = light_of(bridge(verified), TODAY, RULE)

    assert (light.colour, light.word) == (colour, word)


def test_a_moved_date_slips_from_the_first():
    light = light_of(line(due=date(2026, 11, 10), moved_to=date(2026, 12, 20)), TODAY, RULE)

    assert (light.colour, light.word) == (Colour.ORANGE, "过原时限 10 天")
    assert light.because == "首次时限 11月10日已过 10 天，还没有销号，超过 7 天、不到 15 天，橙。"


def test_what_is_not_begun_has_the_ring_until_it_slips():
    assert light_of(line(stage="assigned"), TODAY, RULE).colour is Colour.NONE
    assert light_of(line(stage="assigned", due=date(2026, 11, 18)), TODAY, RULE).colour is Colour.YELLOW


def test_the_tiers_follow_each_other():
    with pytest.raises(ValueError, match="yellow_to < red_from"):
        Slip(yellow_to=15, red_from=15)
