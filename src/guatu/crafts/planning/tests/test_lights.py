"""The rules of lights, scene by scene. Days are of the autumn of 2026; the town is 云溪镇."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guatu.crafts.planning.light_rules import Schedule
from guatu.crafts.planning.lights import DUTIES, STAGES, WEIGHT, Colour, Line, light_of

SAID = date(2026, 10, 19)
TODAY = date(2026, 11, 20)  # a Friday


def line(duty="dated", stage="acting", due=date(2026, 12, 31), moved_to=None, **rest):
    return Line(duty, stage, **{"said_on": SAID, "due_first": due, "due_last": moved_to or due} | rest)


def bridge(verified, **rest):
    """Twelve piles between 19 October and 30 November."""
    return line(due=date(2026, 11, 30), target=12, unit="根", verified=verified, **rest)


# -- held against the straight line ----------------------------------------------------------------------------------


def test_the_bridge_is_slow_by_the_days_since_its_step_was_planned():
    light = light_of(bridge(3), TODAY)

    assert (light.colour, light.word, light.days) == (Colour.RED, "慢 21 天", 21)
    assert light.planned_day == date(2026, 10, 30)
    assert light.because == (
        "核实 3/12 根，从 10月19日到首次时限 11月30日按直线，今天应有 9.1 根；"
        "3 根这一步计划 10月30日就该有，慢 21 天 ≥ 15 天，红。"
    )


@pytest.mark.parametrize(
    ("verified", "colour", "word"),
    [
        (12, Colour.GREEN, "快 10 天"),
        (11, Colour.GREEN, "快 7 天"),
        (8, Colour.GREEN, "慢 4 天"),
        (7, Colour.YELLOW, "慢 7 天"),
        (5, Colour.YELLOW, "慢 14 天"),
        (4, Colour.RED, "慢 18 天"),
        (0, Colour.RED, "慢 32 天"),
        (None, Colour.RED, "慢 32 天"),
        (30, Colour.GREEN, "快 10 天"),
    ],
)
def test_five_days_slow_is_yellow_and_fifteen_red(verified, colour, word):
    light = light_of(bridge(verified), TODAY)

    assert (light.colour, light.word) == (colour, word)


def test_what_is_done_on_the_day_it_was_planned_for_is_on_plan():
    half = line(due=date(2026, 12, 22), target=200, verified=100, unit="户")

    assert light_of(half, TODAY).word == "按计划"


def test_a_town_may_choose_other_numbers():
    patient = Schedule(slow_yellow=30, slow_red=60)

    assert light_of(bridge(3), TODAY, patient).colour is Colour.GREEN
    assert light_of(bridge(0), TODAY, patient).colour is Colour.YELLOW


def test_a_verified_share_is_held_against_the_line_too():
    light = light_of(line(due=date(2026, 11, 30), verified_share=0.25), TODAY)

    assert (light.colour, light.word) == (Colour.RED, "慢 21 天")
    assert light.because.startswith("核实 25%，") and "今天应有 76%" in light.because


def test_what_is_reported_and_not_verified_counts_for_nothing_but_is_said():
    light = light_of(bridge(3, reported=11), TODAY)

    assert light.colour is Colour.RED
    assert "（另反馈到 11 根，未核实）" in light.because


def test_a_share_that_is_only_reported_makes_no_light_worse():
    told = light_of(line(reported_share=0.1), TODAY)

    assert told == light_of(line(), TODAY)


def test_work_that_is_done_in_whole_is_not_slow_while_it_waits_for_its_seal():
    light = light_of(bridge(12, moved_to=date(2026, 12, 18), stage="verified"), date(2026, 12, 10))

    assert (light.colour, light.word) == (Colour.GREEN, "做满待销")


def test_after_the_first_date_a_moved_line_goes_on_falling_behind_the_first():
    light = light_of(bridge(10, moved_to=date(2026, 12, 18)), date(2026, 12, 15))

    assert (light.colour, light.word) == (Colour.RED, "慢 22 天")


def test_a_date_that_was_brought_forward_counts_where_it_is_the_heavier():
    forward = line(due=date(2026, 12, 31), moved_to=date(2026, 11, 30), target=12, verified=6)

    assert light_of(forward, TODAY).because.count("现时限 11月30日") == 1
    assert light_of(forward, TODAY).days == light_of(bridge(6), TODAY).days


def test_the_line_begins_on_the_day_of_beginning_that_the_paper_names():
    later = line(due=date(2026, 12, 31), starts_on=date(2026, 12, 1), target=10, verified=0)

    light = light_of(later, TODAY)

    assert (light.colour, light.word) == (Colour.NONE, "12月1日起")
    assert light_of(later, date(2026, 12, 8)).word == "慢 7 天"


def test_a_paper_younger_than_its_date_makes_a_step():
    light = light_of(line(due=date(2026, 10, 1), moved_to=date(2026, 11, 30), target=4, verified=1), TODAY)

    assert (light.colour, light.days) == (Colour.RED, 50)


@pytest.mark.parametrize(
    ("target", "verified", "says"),
    [
        (250_000_000, 70_000_000, "核实 7000万/2.5亿元"),
        (1200, 500, "核实 500/1200 亩"),
        (2.4, 1.1, "核实 1.1/2.4 公里"),
    ],
)
def test_amounts_are_written_as_clerks_write_them(target, verified, says):
    unit = says[-2:] if says.endswith("公里") else says[-1]

    assert light_of(line(target=target, verified=verified, unit=unit), TODAY).because.startswith(says)


# -- by the date -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "colour", "word"),
    [
        (date(2026, 12, 31), Colour.GREEN, "余 41 天"),
        (date(2026, 11, 26), Colour.GREEN, "余 6 天"),  # four working days
        (date(2026, 11, 25), Colour.YELLOW, "余 3 个工作日"),
        (date(2026, 11, 24), Colour.YELLOW, "余 2 个工作日"),
        (date(2026, 11, 22), Colour.YELLOW, "余 2 天"),  # a Sunday: no working day is left
        (date(2026, 11, 20), Colour.YELLOW, "今天到期"),
        (date(2026, 11, 19), Colour.RED, "逾 1 天"),
        (date(2026, 10, 16), Colour.RED, "逾 35 天"),
    ],
)
def test_a_line_without_amount_is_yellow_three_working_days_before_its_date_and_red_after(due, colour, word):
    light = light_of(line(due=due), TODAY)

    assert (light.colour, light.word) == (colour, word)
    assert light.planned_day is None


def test_working_days_are_counted_over_a_long_holiday():
    """Before the National Day of 2026: Sunday 20 September is worked, 1 to 7 October are not."""
    assert light_of(line(due=date(2026, 10, 9)), date(2026, 9, 29)).word == "余 3 个工作日"
    assert light_of(line(due=date(2026, 9, 22)), date(2026, 9, 18)).word == "余 3 个工作日"


def test_working_days_of_a_year_without_notice_are_called_provisional():
    light = light_of(line(due=date(2031, 1, 7)), date(2031, 1, 3))

    assert "2031 年放假安排通知还没有发布" in light.because


def test_past_its_first_date_a_moved_line_is_yellow_and_after_fifteen_days_red():
    moved = line(due=date(2026, 11, 18), moved_to=date(2026, 12, 31))

    assert (light_of(moved, TODAY).colour, light_of(moved, TODAY).word) == (Colour.YELLOW, "过原时限 2 天")
    assert light_of(moved, date(2026, 12, 3)).colour is Colour.RED


def test_before_a_moved_date_both_dates_are_looked_at():
    moved = line(due=date(2026, 11, 24), moved_to=date(2026, 12, 31))

    light = light_of(moved, TODAY)

    assert (light.colour, light.word) == (Colour.YELLOW, "余 2 个工作日")
    assert "首次时限 11月24日" in light.because


def test_what_is_past_its_current_date_is_red_however_much_is_done():
    light = light_of(bridge(12, stage="verified"), date(2026, 12, 2))

    assert (light.colour, light.word) == (Colour.RED, "逾 2 天")
    assert light.because == "已核实，等待销号；核实 12/12 根，时限 11月30日已过 2 天，还没有销号，红。"
    assert light.planned_day == date(2026, 11, 30)


def test_a_red_that_waits_for_the_verifier_says_so():
    light = light_of(line(stage="reported", due=date(2026, 11, 18), reported_on=date(2026, 11, 17)), TODAY)

    assert light.because.startswith("11月17日已反馈，等待核实；")


# -- not begun, standing, recurring, undated, closed -----------------------------------------------------------------


@pytest.mark.parametrize("stage", ["drafted", "assigned"])
def test_what_is_not_begun_has_the_ring_until_its_date_is_near(stage):
    assert light_of(line(stage=stage), TODAY).colour is Colour.NONE
    assert light_of(line(stage=stage), TODAY).word == "未开始"
    assert light_of(line(stage=stage, due=date(2026, 11, 24)), TODAY).colour is Colour.YELLOW
    assert light_of(line(stage=stage, due=date(2026, 11, 18)), TODAY).colour is Colour.RED


def test_signing_late_does_not_hide_that_the_work_is_slow():
    light = light_of(bridge(0, stage="assigned", assigned_on=date(2026, 10, 21)), TODAY)

    assert light.colour is Colour.RED
    assert light.because.startswith("10月21日交办，还没有签收；")


@pytest.mark.parametrize("stage", ["drafted", "assigned", "acting", "reported", "verified"])
def test_a_standing_duty_is_never_red(stage):
    light = light_of(line(duty="standing", stage=stage, due=date(2025, 1, 1), target=5), TODAY)

    assert light.colour in {Colour.GREEN, Colour.NONE}


@pytest.mark.parametrize("stage", ["drafted", "assigned", "acting", "reported", "verified"])
def test_a_line_without_a_date_has_no_red(stage):
    light = light_of(Line("dated", stage, said_on=date(2020, 1, 1), target=12, verified=0), TODAY)

    assert (light.colour, light.word) == (Colour.NONE, "无时限")


def test_a_recurring_line_says_which_occurrence_it_is_at():
    patrol = line(duty="recurring", due=None, cadence="weekly", said_on=date(2026, 10, 12))

    light = light_of(patrol, TODAY)

    assert (light.colour, light.word) == (Colour.GREEN, "第 6 次")
    assert "每周一次，从 10月12日起算" in light.because and "到 11月22日为止" in light.because


def test_a_recurring_line_without_a_cadence_is_not_counted():
    assert light_of(line(duty="recurring", due=None), TODAY).word == "周期"


def test_a_recurring_line_is_red_only_after_its_last_date():
    patrol = line(duty="recurring", cadence="weekly", due=date(2026, 11, 20))

    assert light_of(patrol, TODAY).colour is Colour.GREEN
    assert light_of(patrol, TODAY + timedelta(1)).colour is Colour.RED


@pytest.mark.parametrize(
    ("closed_on", "word"),
    [
        (date(2026, 11, 16), "早 2 天销号"),
        (date(2026, 11, 18), "当天销号"),
        (date(2026, 11, 19), "晚 1 天销号"),
    ],
)
def test_what_is_closed_says_how_early_against_the_first_date(closed_on, word):
    closed = line(stage="closed", due=date(2026, 11, 18), moved_to=date(2026, 12, 1), closed_on=closed_on)

    assert (light_of(closed, TODAY).colour, light_of(closed, TODAY).word) == (Colour.DONE, word)


def test_what_was_closed_without_a_date_is_neither_early_nor_late():
    assert light_of(Line("dated", "closed", closed_on=TODAY), TODAY).word == "已销号"


def test_what_is_withdrawn_shows_no_light():
    assert light_of(line(stage="withdrawn", due=date(2026, 1, 1)), TODAY).colour is Colour.NONE


# -- what always holds -----------------------------------------------------------------------------------------------


DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@st.composite
def lines(draw, stages=STAGES):
    due_first = draw(st.none() | DAYS)
    target = draw(st.none() | st.integers(1, 10_000))
    return Line(
        duty=draw(st.sampled_from(DUTIES)),
        stage=draw(st.sampled_from(stages)),
        said_on=draw(st.none() | DAYS),
        due_first=due_first,
        due_last=due_first and draw(st.just(due_first) | DAYS),
        starts_on=draw(st.none() | DAYS),
        target=target,
        verified=draw(st.none() | st.integers(0, target)) if target else None,
        reported=draw(st.none() | st.integers(0, target)) if target else None,
        verified_share=draw(st.none() | st.floats(0, 1)),
        cadence=draw(st.sampled_from([None, "weekly", "monthly", "yearly"])),
        assigned_on=draw(st.none() | DAYS),
        reported_on=draw(st.none() | DAYS),
        closed_on=draw(st.none() | DAYS),
    )


@given(lines(), DAYS)
def test_every_light_has_its_word_and_its_sentence(facts, today):
    light = light_of(facts, today)

    assert light.word and len(light.word) <= 40
    assert light.because.endswith(("。", "）")) and len(light.because) <= 300
    assert isinstance(light.colour, Colour)


@given(lines(stages=STAGES[:5]), DAYS, st.integers(1, 400))
def test_time_alone_never_makes_a_light_better(facts, today, later):
    now, then = light_of(facts, today), light_of(facts, today + timedelta(later))

    assert WEIGHT[then.colour] >= WEIGHT[now.colour]


@given(lines(stages=("acting",)), DAYS, st.integers(0, 10_000))
def test_more_verified_work_never_makes_a_light_worse(facts, today, more):
    if facts.target is None or facts.verified_share is not None:
        facts = replace(facts, target=100, verified=10, verified_share=None)
    further = replace(facts, verified=(facts.verified or 0) + more)

    assert WEIGHT[light_of(further, today).colour] <= WEIGHT[light_of(facts, today).colour]


@given(lines(stages=("acting",)), DAYS)
def test_reporting_alone_never_changes_a_colour(facts, today):
    assert light_of(replace(facts, reported=9, reported_share=0.5), today).colour == light_of(facts, today).colour


@pytest.mark.parametrize("wrong", [{"duty": "urgent"}, {"stage": "done"}, {"due_last": None}])
def test_facts_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match="a line has"):
        Line(**{"duty": "dated", "stage": "acting", "due_first": TODAY, "due_last": TODAY} | wrong)


def test_rules_that_contradict_themselves_are_refused():
    with pytest.raises(ValueError, match="slow_yellow"):
        Schedule(slow_yellow=20, slow_red=10)


# -- what should be there, beside what is ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "verified", "unit", "due", "days", "said"),
    [
        (4, 2, "处", date(2026, 11, 30), 27, "今天应有 2.5 处"),
        (12, 0, "家", date(2026, 11, 30), 1, "今天应有 0.2 家"),
        (12, 1, "家", date(2027, 10, 19), 32, "今天应有 1.05 家"),
        (200, 104, "户", date(2026, 11, 30), 23, "今天应有 109 户"),
        (12000, 11570, "亩", date(2028, 10, 18), 705, "今天应有 1.15万亩多"),
    ],
)
def test_what_should_be_there_is_more_than_what_is_in_words_too(target, verified, unit, due, days, said):
    light = light_of(line(due=due, target=target, verified=verified, unit=unit), SAID + timedelta(days=days))
    assert f"{said}；" in light.because and light.word.startswith("慢")


def test_what_is_on_plan_is_not_told_that_more_is_wanted_today():
    light = light_of(line(due=date(2026, 11, 30), target=200, verified=104, unit="户"), date(2026, 11, 10))
    assert light.word == "按计划" and "今天应有 104 户；104 户这一步计划 11月10日该有，按计划" in light.because


def test_a_share_that_is_behind_reads_so():
    assert "今天应有 8.7%；" in light_of(line(due=date(2027, 10, 19), verified_share=0.08), TODAY).because


@given(target=st.integers(4, 400), done=st.integers(0, 400), day=st.integers(1, 41))
def test_of_two_numbers_in_one_sentence_the_greater_reads_greater(target, done, day):
    today = SAID + timedelta(days=day)
    light = light_of(line(due=date(2026, 11, 30), target=target, verified=min(done, target), unit="处"), today)
    if light.word.startswith("慢"):
        wanted = light.because.partition("今天应有 ")[2].partition("；")[0]
        assert wanted != f"{min(done, target)} 处"


# -- whose turn it is --------------------------------------------------------------------------------------------------


def test_what_is_contested_says_so_and_who_decides():
    light = light_of(line(stage="contested", assigned_on=SAID), TODAY)
    assert (light.colour, light.word) == (Colour.NONE, "申诉中")
    assert light.because == "申诉中，等督办岗定；时限 12月31日。"

    late = light_of(line(stage="contested", assigned_on=SAID, due=date(2026, 11, 10)), TODAY)
    assert (late.colour, late.word) == (Colour.RED, "逾 10 天") and late.because.startswith("申诉中，等督办岗定；")


def test_what_was_sent_back_says_so_until_it_is_reported_anew():
    back = line(returned_on=date(2026, 11, 18))
    light = light_of(back, TODAY)
    assert (light.colour, light.word) == (Colour.GREEN, "退回在办")
    assert light.because.startswith("11月18日退回，等主办单位办好再反馈；时限 12月31日")

    late = light_of(replace(back, due_first=date(2026, 11, 10), due_last=date(2026, 11, 10)), TODAY)
    assert late.word == "逾 10 天" and "11月18日退回" in late.because
    assert "退回" not in light_of(line(), TODAY).because


@pytest.mark.parametrize("duty", ["dated", "standing"])
def test_so_does_what_has_no_date(duty):
    light = light_of(Line(duty, "acting", said_on=SAID, returned_on=date(2026, 11, 18)), TODAY)
    assert light.word == "退回在办" and "11月18日退回" in light.because
