"""按期销号率 and what stands beside it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guatu.crafts.planning.rates import Owed, closing

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 20)


def owed(day=10, closed=None, stage=None, duty="dated"):
    closed_on = date(2026, 11, closed) if closed else None
    return Owed(duty, stage or ("closed" if closed else "acting"), date(2026, 11, day), closed_on)


def test_six_of_seven_by_their_first_date_is_86_percent():
    figures = closing([owed(closed=9)] * 6 + [owed()], FIRST, LAST)

    assert (figures.due, figures.closed, figures.percent, figures.word) == (7, 6, 86, "86%")


def test_what_was_closed_late_is_closed_but_not_in_time():
    figures = closing([owed(closed=10)] * 5 + [owed(closed=11)], FIRST, LAST)

    assert (figures.closed, figures.on_time, figures.percent) == (6, 5, 83)


def test_half_a_per_cent_is_rounded_up():
    assert closing([owed(closed=9)] * 5 + [owed()] * 3, FIRST, LAST).percent == 63


def test_under_five_lines_there_is_no_rate():
    figures = closing([owed(closed=9)] * 4, FIRST, LAST)

    assert (figures.percent, figures.word) == (None, "不足 5 条")
    assert "不足 5 条，不算率" in figures.because


def test_what_leaves_the_count_stands_beside_it():
    figures = closing([owed()] * 5 + [owed(stage="suspended")] * 2 + [owed(stage="withdrawn")], FIRST, LAST)

    assert figures.due == 5
    assert figures.left_words == "挂账 2、撤销 1"
    assert "不计：挂账 2、撤销 1" in figures.because


def test_only_a_first_date_in_the_period_counts():
    before = Owed("dated", "acting", date(2026, 10, 31))
    after = Owed("dated", "acting", date(2026, 11, 21))
    never = Owed("dated", "acting", None)

    assert closing([before, after, never, owed(1), owed(20)], FIRST, LAST).due == 2


def test_recurring_lines_are_counted_apart_and_standing_ones_not_at_all():
    figures = closing([owed(duty="recurring"), owed(duty="standing"), owed()], FIRST, LAST)

    assert (figures.due, figures.recurring) == (1, 1)
    assert "周期事项 1 条另计" in figures.because


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="period"):
        closing([], LAST, FIRST)


@given(st.lists(st.builds(owed, st.integers(1, 30), st.none() | st.integers(1, 30))))
def test_no_more_is_on_time_than_closed_and_no_more_closed_than_due(lines):
    figures = closing(lines, FIRST, LAST)

    assert figures.on_time <= figures.closed <= figures.due
    assert figures.percent is None or 0 <= figures.percent <= 100
