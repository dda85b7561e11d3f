"""节点: a stop of the stage plan that passed without a word makes the light yellow; a word makes it up."""

from datetime import date

from guatu.crafts.planning.light_rules import Slip, State
from guatu.crafts.planning.lights import Colour, Line, light_of

HANDED = date(2026, 11, 2)
STOPS = ((date(2026, 11, 3), "研究部署"), (date(2026, 11, 5), "反馈进展"), (date(2026, 11, 9), "给出节点和计划"))
DUE = date(2026, 12, 2)


def on(day, stage="acting", **facts):
    given = {"due_first": DUE, "due_last": DUE, "said_on": HANDED, "assigned_on": HANDED, "stops": STOPS} | facts
    return light_of(Line("dated", stage, **given), date(2026, 11, day))


def test_before_its_first_stop_has_passed_a_line_is_judged_by_its_date_alone():
    assert on(3, "assigned").colour is Colour.NONE


def test_a_line_that_nobody_signs_for_misses_its_first_stop():
    light = on(4, "assigned")

    assert (light.colour, light.word, light.days) == (Colour.YELLOW, "缺研究部署", 1)
    assert light.because == "按节点 11月3日该研究部署，还没有签收，也没有反馈，过了 1 天，黄；反馈一次就补上。"


def test_signing_for_keeps_the_first_stop_and_no_other():
    assert on(5, signed_on=date(2026, 11, 3)).colour is Colour.GREEN
    light = on(6, signed_on=date(2026, 11, 3))

    assert light.word == "缺反馈进展"
    assert "11月3日以后没有反馈过" in light.because


def test_a_report_after_the_stop_before_makes_up_for_what_was_missed():
    assert on(7, signed_on=date(2026, 11, 3), reported_on=date(2026, 11, 6)).colour is Colour.GREEN
    assert on(10, signed_on=date(2026, 11, 3), reported_on=date(2026, 11, 4)).word == "缺给出节点和计划"


def test_what_waits_for_its_verification_has_no_stop_to_keep():
    assert on(20, "reported", signed_on=date(2026, 11, 3), reported_on=date(2026, 11, 4)).colour is Colour.GREEN


def test_what_is_red_by_its_date_stays_red_and_a_moved_date_ends_the_plan():
    over = {"due_first": date(2026, 11, 10), "due_last": date(2026, 11, 10)}
    assert on(12, signed_on=date(2026, 11, 3), **over).colour is Colour.RED
    assert on(20, signed_on=date(2026, 11, 3), due_last=date(2026, 12, 9)).colour is Colour.GREEN


def test_a_rule_without_a_yellow_gets_none_from_the_plan():
    line = Line("dated", "assigned", said_on=HANDED, due_first=DUE, due_last=DUE, stops=STOPS)

    for rule in (State(), Slip()):
        shows_it = Colour.YELLOW in rule.SHOWS
        assert (light_of(line, date(2026, 11, 6), rule).colour is Colour.YELLOW) == shows_it
