"""催办层级: which rungs a line has reached, which comes next, and what each says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from guatu.crafts.planning.rung_sets import LADDERS, PLAIN, ladder
from guatu.crafts.planning.rungs import Makes, Matter, Opening, Rung, To, When, next_of, reached
from guatu.crafts.timing.workdays import NATIONAL

MONDAY = date(2026, 11, 16)
STEPS = ladder("steps")
ROAD = Matter("acting", assigned_on=MONDAY, due=date(2026, 11, 20))
NEW = Matter("assigned", assigned_on=MONDAY, due=date(2026, 12, 31))


def keys(matter, today, rungs=STEPS.climbing):
    return [each.rung.key for each in reached(rungs, matter, today, NATIONAL.add_workdays)]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 16), []),
        (date(2026, 11, 17), ["before"]),  # three working days before the Friday
        (date(2026, 11, 20), ["before"]),
        (date(2026, 11, 21), ["before", "late-1"]),
        (date(2026, 11, 27), ["before", "late-1", "late-2"]),
        (date(2026, 12, 5), ["before", "late-1", "late-2", "late-3"]),
    ],
)
def test_a_dated_line_climbs_with_the_days(today, expected):
    assert keys(ROAD, today) == expected


def test_what_comes_before_the_date_is_over_once_it_has_passed():
    before, late = reached(STEPS.climbing, ROAD, date(2026, 11, 21), NATIONAL.add_workdays)

    assert (before.over, late.over) == (True, False)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (MONDAY, ["assigned"]),
        (date(2026, 11, 17), ["assigned"]),
        (date(2026, 11, 18), ["assigned", "unsigned"]),
    ],
)
def test_what_nobody_has_signed_for_is_counted_in_working_days(today, expected):
    assert keys(NEW, today) == expected


def test_before_the_national_day_working_days_are_counted_over_it():
    line = Matter("assigned", assigned_on=date(2026, 9, 29))

    assert "unsigned" not in keys(line, date(2026, 9, 30))
    assert "unsigned" in keys(line, date(2026, 10, 8))


@pytest.mark.parametrize("stage", ["drafted", "contested", "suspended", "reported", "verified", "closed", "withdrawn", "merged"])
def test_nothing_is_reached_while_it_is_not_the_units_turn(stage):
    assert keys(replace(ROAD, stage=stage), date(2027, 6, 1)) == []


def test_a_missed_stop_waits_a_working_day_more():
    silent = Matter("acting", stop=(date(2026, 11, 20), "反馈进展"))

    assert keys(silent, date(2026, 11, 22)) == []
    [each] = reached(STEPS.climbing, silent, date(2026, 11, 23), NATIONAL.add_workdays)
    assert each.because == "按节点 11月20日该反馈进展，过了 1 个工作日还没有反馈。"


def test_a_period_is_only_ever_missed():
    november = Matter("acting", due=date(2026, 11, 30), period="11月")

    assert keys(november, date(2026, 11, 28)) == []
    [each] = reached(STEPS.climbing, november, date(2026, 12, 1), NATIONAL.add_workdays)
    assert each.because == "11月这一期，时限 11月30日，已过 1 天，满 1 天，还没有报本期。"


def test_what_comes_next_is_the_first_day_that_time_alone_brings():
    coming = next_of(STEPS.rungs, ROAD, date(2026, 11, 21), NATIONAL.add_workdays)

    assert (coming.rung.key, coming.day) == ("late-2", date(2026, 11, 27))
    assert next_of(STEPS.rungs, ROAD, date(2026, 12, 5), NATIONAL.add_workdays) is None


def test_the_heavier_sheet_stands_higher_whatever_the_order_of_the_rows():
    assert [rung.key for rung in replace(STEPS, rungs=STEPS.rungs[::-1]).climbing] == [rung.key for rung in STEPS.climbing]
    assert [rung.made_words for rung in STEPS.climbing][-3:] == ["蓝色催办单", "橙色督办单", "红色督办单"]


def test_who_waits_longer_gets_the_heavier_sheet():
    light = Rung("later", When.OVERDUE, 20, (To.UNIT,), Makes.NOTICE)
    with pytest.raises(ValueError, match="heavier"):
        replace(STEPS, rungs=(*STEPS.rungs, light))


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": ()}, {"colour": "pink"}, {"amount": 0}, {"amount": 999}, {"makes": Makes.NOTICE, "colour": "red"},
    ],
)  # fmt: skip
def test_a_rung_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match=r"rung is out|notice has no"):
        replace(Rung("late", When.OVERDUE, 3, (To.UNIT,), Makes.REMINDER), **wrong)


def test_every_shipped_ladder_begins_with_what_is_new_and_says_whose_it_is():
    for each in LADDERS:
        assert each.rungs[0].when == When.ASSIGNED
        assert each.source and len(each.source) <= 200 and len(each.note) <= 200
        assert len(each.in_words) == len(each.rungs) + 1


def test_what_is_shipped_for_a_town_that_has_set_nothing_makes_no_sheet():
    assert {rung.makes for rung in PLAIN.rungs} == {Makes.NOTICE}


def test_an_office_sends_in_its_hours_on_its_working_days():
    hours = Opening()
    assert hours.in_words == "8:30—17:30"
    assert [hours.is_open(MONDAY, minute, NATIONAL) for minute in (509, 510, 1049, 1050)] == [False, True, True, False]
    assert not hours.is_open(date(2026, 10, 1), 600, NATIONAL)
    assert hours.is_open(date(2026, 10, 10), 600, NATIONAL)  # a Saturday worked for the holiday
    with pytest.raises(ValueError, match="opens before"):
        Opening(600, 600)


def test_only_what_is_new_or_red_does_not_wait_for_the_morning():
    immediate = [rung.key for rung in STEPS.rungs if rung.is_immediate]
    assert immediate == ["assigned", "red", "late-3"]


def test_any_ladder_stays_the_same_from_one_day_to_the_next_but_for_what_is_added():
    for each in LADDERS:
        before: set[str] = set()
        for day in range(60):
            now = set(keys(ROAD, MONDAY + timedelta(days=day), each.climbing))
            assert before <= now
            before = now
