"""When a rhythm comes round, on working days."""

from datetime import date

import pytest

from guatu.crafts.timing.rhythm import a_year_later, months_later, next_round, rounds
from guatu.crafts.timing.workdays import is_workday


@pytest.mark.parametrize(
    ("cadence", "first", "after", "day"),
    [
        ("weekly", date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 16)),
        ("weekly", date(2026, 11, 2), date(2026, 11, 17), date(2026, 11, 23)),
        ("biweekly", date(2026, 11, 2), date(2026, 11, 17), date(2026, 11, 30)),
        ("daily", date(2026, 11, 2), date(2026, 11, 21), date(2026, 11, 21 + 2)),  # a Saturday
        ("monthly", date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 30)),
        ("monthly", date(2026, 8, 31), date(2026, 10, 1), date(2026, 11, 2)),  # 31 October is a Saturday
        ("quarterly", date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 30)),
        ("halfmonthly", date(2026, 11, 2), date(2026, 11, 2), date(2026, 11, 16)),  # the 15th is a Sunday
        ("halfmonthly", date(2026, 11, 2), date(2026, 11, 17), date(2026, 12, 1)),
        ("weekly", date(2026, 9, 24), date(2026, 10, 1), date(2026, 10, 8)),  # in the holiday: the day after it
    ],
)
def test_the_next_round_is_held_on_a_working_day(cadence, first, after, day):
    found = next_round(cadence, first, after)
    assert found.day == day
    assert is_workday(found.day)


def test_a_holiday_moves_one_round_and_not_those_that_follow():
    assert next_round("weekly", date(2026, 9, 24), date(2026, 10, 9)).day == date(2026, 10, 15)


def test_there_is_no_round_after_the_end_and_none_of_a_cadence_unknown():
    assert next_round("weekly", date(2026, 11, 2), date(2026, 11, 17), date(2026, 11, 20)) is None
    assert next_round("定期", date(2026, 11, 2), date(2026, 11, 17)) is None


def test_a_round_in_a_year_without_its_notice_is_provisional():
    assert next_round("yearly", date(2026, 11, 2), date(2026, 11, 3)).provisional
    assert not next_round("weekly", date(2026, 11, 2), date(2026, 11, 3)).provisional


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months, later):
    assert months_later(day, months) == later


def test_a_year_later_is_a_working_day_and_never_slacker():
    assert a_year_later(date(2026, 12, 31)) == date(2027, 12, 31)
    assert a_year_later(date(2025, 10, 31)) == date(2026, 10, 30)  # a Saturday: the Friday before
    assert a_year_later(date(2025, 10, 9)) == date(2026, 10, 9)


def test_rounds_of_half_months_never_fall_before_the_first():
    days = rounds("halfmonthly", date(2026, 11, 20))
    assert [next(days), next(days)] == [date(2026, 12, 1), date(2026, 12, 15)]
