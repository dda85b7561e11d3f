"""落后百分点 (norms F8.3): 10 to 30 points yellow, both included; more red; a start missed three months running red."""

from datetime import date

import pytest

from guatu.crafts.planning.light_rules import Points
from guatu.crafts.planning.lights import Colour, light_of

from .lines import TODAY, line

RULE = Points()
HALF = date(2026, 7, 10)  # half of the way


def road(done, **rest):
    """From 1 April to 18 October: 200 days; on 10 July one half is planned."""
    facts = {"said_on": date(2026, 4, 1), "due": date(2026, 10, 18), "target": 1000, "unit": "米", "verified": done}
    return line(**facts | rest)


@pytest.mark.parametrize(
    ("done", "colour", "word"),
    [
        (500, Colour.GREEN, "按计划"),
        (401, Colour.GREEN, "慢 19 天"),
        (400, Colour.YELLOW, "落后 10 点"),
        (363, Colour.YELLOW, "落后 13.7 点"),
        (200, Colour.YELLOW, "落后 30 点"),
        (199, Colour.RED, "落后 30.1 点"),
    ],
)
def test_points_are_counted_from_the_raw_amounts(done, colour, word):
    light = light_of(road(done), HALF, RULE)

    assert (light.colour, light.word) == (colour, word)


def test_the_light_says_its_sum():
    assert light_of(road(400), HALF, RULE).because == (
        "核实 400/1000 米，从 4月1日到首次时限 10月18日按直线，今天应有 500 米；落后 10 个百分点，在 10 到 30 个之间，黄。"
    )


@pytest.mark.parametrize(
    ("today", "colour"),
    [(date(2026, 4, 30), Colour.NONE), (date(2026, 5, 1), Colour.YELLOW), (date(2026, 6, 30), Colour.YELLOW), (date(2026, 7, 1), Colour.RED)],
)
def test_a_start_is_late_by_whole_months(today, colour):
    waiting = line(stage="assigned", said_on=date(2026, 4, 1), due=date(2026, 12, 31))

    assert light_of(waiting, today, RULE).colour is colour


def test_past_the_date_it_is_red_however_little_is_missing():
    assert light_of(road(990), date(2026, 10, 19), RULE).word == "逾 1 天"


def test_what_is_not_measured_keeps_its_green_until_its_date():
    assert light_of(line(due=TODAY), TODAY, RULE).colour is Colour.GREEN


def test_the_numbers_stand_in_their_order():
    with pytest.raises(ValueError, match="yellow <= red"):
        Points(yellow=31)
