"""What was found whole and is sent back all the same, mostly at its closing: its light says no more that it is done."""

from datetime import date

import pytest

from guatu.crafts.planning.light_rules import Ladder, Monthly, Points, Schedule, Shortfall, Slip, State
from guatu.crafts.planning.lights import Colour, light_of

from .lines import TODAY, bridge, line


@pytest.mark.parametrize(
    "rule", [Schedule(), Slip(), Ladder(), Points(), Shortfall(), Monthly(), State()], ids=lambda rule: rule.KIND
)
@pytest.mark.parametrize("today", [date(2026, 11, 20), date(2026, 12, 2), date(2026, 12, 15)])
def test_what_was_found_whole_and_sent_back_at_its_closing_is_neither_verified_nor_done(rule, today):
    back = bridge(12, moved_to=date(2026, 12, 11), reported=12, awaits=False, returned_on=date(2026, 11, 19))

    light = light_of(back, today, rule)

    assert "11月19日退回" in light.because and light.word != "做满待销" and light.planned_day is None
    assert not any(words in light.because for words in ("核实 12", "做满", "快 "))


def test_sent_back_at_its_closing_it_is_held_by_its_date_until_it_is_verified_anew():
    back = {"verified_share": 1, "reported_share": 1, "awaits": False, "returned_on": date(2026, 12, 28)}

    calm = light_of(line(**back | {"returned_on": date(2026, 11, 19)}), TODAY)
    near = light_of(line(**back), date(2026, 12, 29))

    assert (calm.colour, calm.word) == (Colour.GREEN, "退回在办")
    assert calm.because == (
        "11月19日退回，核实过的要重新核实，等主办单位办好再反馈；时限 12月31日，还有 41 天；重新核实以前没有数量可量，到期前 3 个工作日起变黄，绿。"
    )
    assert (near.colour, near.word) == (Colour.YELLOW, "余 2 个工作日")
    assert light_of(line(**back | {"returned_on": None, "stage": "verified"}), date(2026, 12, 29)).because.startswith("已核实，等待销号；核实 100%")
