"""A line whose clock runs in hours: late by the moment, under every set of rules; a line that is due on a day never."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from guatu.crafts.planning.lights import Line, light_of
from guatu.crafts.planning.passing import length_words
from guatu.crafts.planning.presets import PRESETS

TODAY = date(2026, 11, 16)
DUE = datetime(2026, 11, 16, 16, 30)
ORDERED = Line("dated", "acting", said_on=TODAY, due_first=TODAY, due_last=TODAY, due_first_at=DUE, due_last_at=DUE)


def seen(line, *clock):
    return light_of(replace(line, seen_at=datetime(2026, 11, 16, *clock)), TODAY)


def test_it_is_in_time_to_the_end_of_its_minute_and_late_after_it():
    assert seen(ORDERED, 16, 30, 59).colour == "yellow"
    assert seen(ORDERED, 16, 30, 59).word == "今天 16:30 到期"
    assert (seen(ORDERED, 16, 31).colour, seen(ORDERED, 16, 31).word) == ("red", "已过 16:30")
    assert seen(ORDERED, 16, 31).because == "时限 11月16日 16:30已经过了，还没有销号，红。"


@pytest.mark.parametrize("each", PRESETS, ids=lambda each: each.key)
def test_every_set_of_rules_finds_it_heavier_once_its_moment_has_passed(each):
    before = light_of(replace(ORDERED, seen_at=DUE), TODAY, each.rule)
    after = light_of(replace(ORDERED, seen_at=DUE + timedelta(minutes=1)), TODAY, each.rule)
    assert after.colour in {"red", "orange", "yellow"} and after != before
    assert "16:30" in after.word
    assert light_of(replace(ORDERED, seen_at=DUE), TODAY + timedelta(1), each.rule).word.endswith("1 天")


@pytest.mark.parametrize("clock", [(0, 0), (16, 31), (23, 59, 59)])
def test_what_is_due_on_a_day_is_in_time_to_its_last_second(clock):
    by_day = replace(ORDERED, due_first_at=None, due_last_at=None)
    assert (seen(by_day, *clock).colour, seen(by_day, *clock).word) == ("yellow", "今天到期")


def test_a_first_moment_that_has_passed_stays_visible_where_the_date_was_moved():
    moved = replace(ORDERED, due_last=TODAY + timedelta(9), due_last_at=None)
    assert seen(moved, 16, 30).word == "今天 16:30 到期"
    assert (seen(moved, 16, 31).colour, seen(moved, 16, 31).word) == ("yellow", "过原时限 16:30")


@pytest.mark.parametrize(
    ("closed", "word"), [((16, 30, 59), "按时销号"), ((16, 31), "晚 1 分钟销号"), ((18, 45), "晚 2 小时销号"), ((23, 59), "晚 7 小时销号")]
)
def test_a_closing_of_the_day_counts_by_its_moment(closed, word):
    line = replace(ORDERED, stage="closed", closed_on=TODAY, closed_at=datetime(2026, 11, 16, *closed))
    assert light_of(line, TODAY).word == word


def test_at_the_end_of_a_day_all_its_moments_have_passed():
    assert light_of(ORDERED, TODAY).colour == "red"


def test_a_moment_lies_on_its_day():
    with pytest.raises(ValueError, match="a moment"):
        replace(ORDERED, due_last=TODAY + timedelta(1))


@pytest.mark.parametrize(("minutes", "words"), [(1, "1 分钟"), (59, "59 分钟"), (119, "1 小时"), (2879, "47 小时"), (2880, "2 天")])
def test_a_length_is_said_in_its_own_unit(minutes, words):
    assert length_words(timedelta(minutes=minutes)) == words


def test_where_one_looks_at_the_clock_the_minutes_are_said_too():
    told = [length_words(timedelta(minutes=each), with_minutes=True) for each in (35, 60, 140, 3000)]
    assert told == ["35 分钟", "1 小时", "2 小时 20 分钟", "2 天"]
