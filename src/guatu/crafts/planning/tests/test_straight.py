"""The straight line from the paper's day to the due date."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guatu.crafts.planning.straight import StraightLine, share_of

OCTOBER = StraightLine(date(2026, 10, 1), date(2026, 10, 31))
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
LINES = st.builds(StraightLine, DAYS, DAYS)


def test_half_of_the_time_wants_half_of_the_work():
    assert OCTOBER.share_on(date(2026, 10, 16)) == Fraction(1, 2)


def test_before_it_begins_nothing_is_wanted_and_after_it_ends_all():
    assert OCTOBER.share_on(date(2026, 9, 1)) == 0
    assert OCTOBER.share_on(date(2026, 11, 1)) == 1


def test_a_tenth_is_planned_for_the_day_on_which_a_tenth_is_wanted():
    assert OCTOBER.day_of(0.1) == date(2026, 10, 4)
    assert OCTOBER.share_on(date(2026, 10, 4)) == Fraction(1, 10)


def test_a_line_that_ends_before_it_begins_is_a_step():
    step = StraightLine(date(2026, 10, 31), date(2026, 10, 1))

    assert step.share_on(date(2026, 9, 30)) == 0
    assert step.share_on(date(2026, 10, 1)) == 1
    assert step.day_of(0.5) == date(2026, 10, 1)


@given(LINES, st.fractions(0, 1))
def test_the_day_of_a_share_is_the_first_that_wants_it(line, share):
    day = line.day_of(share)

    assert line.share_on(day) >= share
    assert day == min(line.begins, line.ends) or line.share_on(day - timedelta(1)) < share or not share


@given(LINES, st.fractions(0, 1), st.fractions(0, 1), DAYS)
def test_more_work_is_never_further_behind(line, one, other, today):
    less, more = sorted((one, other))

    assert line.days_ahead(less, today) <= line.days_ahead(more, today)


def test_a_part_of_nothing_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        share_of(3, 0)
