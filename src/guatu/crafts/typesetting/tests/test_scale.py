"""Which months a chart shows, and where a day stands on it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guatu.crafts.typesetting.scale import Scale, Window, add_months, choose_window

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_without_lines_the_chart_shows_the_quarter():
    assert choose_window(TODAY, [], []) == Window(date(2026, 10, 1), date(2026, 12, 31))


def test_lines_that_end_after_the_quarter_widen_the_chart():
    window = choose_window(TODAY, [date(2026, 10, 8)], [date(2027, 1, 15)])

    assert window == Window(date(2026, 10, 1), date(2027, 1, 31))


def test_one_far_line_among_many_does_not_squeeze_them():
    ends = [date(2026, 12, 20)] * 20 + [date(2029, 6, 30)]

    assert choose_window(TODAY, [], ends).last == date(2026, 12, 31)


def test_lines_begun_before_the_quarter_are_shown_from_their_beginning():
    assert choose_window(date(2026, 10, 9), [date(2026, 8, 20)] * 5, []).first == date(2026, 8, 1)


def test_where_both_have_no_room_the_past_gives_way():
    window = choose_window(TODAY, [date(2026, 9, 1)] * 5, [date(2027, 12, 31)] * 5)

    assert window == Window(date(2026, 10, 1), date(2027, 3, 31))


@given(DAYS, st.lists(DAYS, max_size=30), st.lists(DAYS, max_size=30), st.integers(3, 12))
def test_the_window_holds_today_and_no_more_months_than_allowed(today, begins, ends, most):
    window = choose_window(today, begins, ends, most_months=most)

    assert window.holds(today)
    assert window.first.day == 1 and (window.last + timedelta(days=1)).day == 1
    assert 3 <= len(list(window.months())) <= most


def test_too_few_months_are_refused():
    with pytest.raises(ValueError, match="three months"):
        choose_window(TODAY, [], [], most_months=2)


@given(DAYS, DAYS)
def test_a_later_day_never_stands_left_of_an_earlier_one(one, other):
    scale = Scale(Window(date(2026, 10, 1), date(2026, 12, 31)), 470, 1014)
    first, second = sorted((one, other))

    assert 470 <= scale.x(first) <= scale.x(second) <= 1014


def test_mondays_of_a_window_are_mondays():
    window = Window(date(2026, 10, 1), date(2026, 12, 31))

    assert [day.weekday() for day in window.mondays()] == [0] * 13


def test_months_are_counted_over_the_year():
    assert add_months(date(2026, 11, 20), 3) == date(2027, 2, 1)
    assert add_months(date(2026, 1, 31), -1) == date(2025, 12, 1)
