"""The occurrences of a cadence."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guatu.crafts.planning.ticks import WORDS, current, occurrences

FRIDAY = date(2026, 10, 16)


@pytest.mark.parametrize(
    ("cadence", "first", "second"),
    [
        ("daily", (FRIDAY, FRIDAY), (date(2026, 10, 17), date(2026, 10, 17))),
        ("weekly", (date(2026, 10, 12), date(2026, 10, 18)), (date(2026, 10, 19), date(2026, 10, 25))),
        ("biweekly", (date(2026, 10, 12), date(2026, 10, 25)), (date(2026, 10, 26), date(2026, 11, 8))),
        ("halfmonthly", (date(2026, 10, 16), date(2026, 10, 31)), (date(2026, 11, 1), date(2026, 11, 15))),
        ("monthly", (date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 11, 1), date(2026, 11, 30))),
        ("quarterly", (date(2026, 10, 1), date(2026, 12, 31)), (date(2027, 1, 1), date(2027, 3, 31))),
        ("halfyearly", (date(2026, 7, 1), date(2026, 12, 31)), (date(2027, 1, 1), date(2027, 6, 30))),
        ("yearly", (date(2026, 1, 1), date(2026, 12, 31)), (date(2027, 1, 1), date(2027, 12, 31))),
    ],
)
def test_each_occurrence_is_a_whole_period_of_the_calendar(cadence, first, second):
    found = occurrences(cadence, FRIDAY, date(2027, 12, 31))

    assert [(one.number, one.first, one.last) for one in found[:2]] == [(1, *first), (2, *second)]


def test_thirteen_weeks_of_a_quarter_touch_fourteen_calendar_weeks():
    assert len(occurrences("weekly", date(2026, 10, 1), date(2026, 12, 31))) == 14


def test_a_duty_that_ends_before_it_begins_has_at_most_its_first_period():
    assert occurrences("daily", FRIDAY, FRIDAY - timedelta(1)) == []


def test_the_current_occurrence_is_the_one_today_lies_in():
    now = current("weekly", FRIDAY, date(2026, 11, 20))

    assert now is not None
    assert (now.number, now.last) == (6, date(2026, 11, 22))
    assert current("weekly", FRIDAY, FRIDAY - timedelta(1)) is None


def test_what_is_no_cadence_is_refused():
    with pytest.raises(ValueError, match="cadence"):
        occurrences("定期", FRIDAY, FRIDAY)


@given(st.sampled_from(list(WORDS)), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 800))
def test_occurrences_follow_each_other_without_a_gap(cadence, first, days):
    last = first + timedelta(days)
    found = occurrences(cadence, first, last)

    assert found[0].first <= first <= found[0].last
    assert found[-1].first <= last <= found[-1].last
    assert all(b.first == a.last + timedelta(1) for a, b in pairwise(found))
