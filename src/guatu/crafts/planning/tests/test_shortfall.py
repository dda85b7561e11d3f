"""欠账比例 (norms F8.4): short by up to a half of what was planned is yellow, by more red."""

from datetime import date

import pytest

from guatu.crafts.planning.light_rules import Shortfall
from guatu.crafts.planning.lights import Colour, light_of

from .lines import TODAY, line

HALF = date(2026, 7, 10)


def road(done, **rest):
    """From 1 April to 18 October: 200 days; on 10 July one half is planned."""
    facts = {"said_on": date(2026, 4, 1), "due": date(2026, 10, 18), "target": 1000, "unit": "米", "verified": done}
    return line(**facts | rest)


@pytest.mark.parametrize(
    ("done", "colour", "word"),
    [(500, Colour.GREEN, "按计划"), (499, Colour.YELLOW, "欠 0.2%"), (250, Colour.YELLOW, "欠 50%"), (249, Colour.RED, "欠 50.2%")],
)
def test_the_share_that_is_missing_is_of_what_was_planned_by_today(done, colour, word):
    light = light_of(road(done), HALF, Shortfall())

    assert (light.colour, light.word) == (colour, word)


def test_the_light_says_its_sum():
    assert light_of(road(250), HALF, Shortfall()).because == (
        "核实 250/1000 米，从 4月1日到首次时限 10月18日按直线，今天应有 500 米；比应有的少 50%，不超过 50%，黄。"
    )


def test_past_the_date_it_is_red_and_what_is_not_measured_is_green_before():
    assert light_of(road(990), date(2026, 10, 19), Shortfall()).word == "逾 1 天"
    assert light_of(line(due=TODAY), TODAY, Shortfall()).colour is Colour.GREEN


def test_nothing_is_short_on_the_first_day():
    assert light_of(road(0), date(2026, 4, 1), Shortfall()).colour is Colour.GREEN


def test_a_share_lies_between_nothing_and_all():
    with pytest.raises(ValueError, match="between 0 and 100"):
        Shortfall(red=0)
