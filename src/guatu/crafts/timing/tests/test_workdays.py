"""Working days, by the vectors of norms F11.4 and acceptance B.3."""

from datetime import date

import pytest

from guatu.crafts.timing.workdays import LAST_NOTICE, add_workdays, is_provisional, is_workday, workdays_between

VECTORS = [
    (date(2026, 2, 12), 5, date(2026, 2, 26)),
    (date(2026, 4, 30), 5, date(2026, 5, 11)),
    (date(2026, 9, 24), 3, date(2026, 9, 30)),
    (date(2026, 9, 30), 5, date(2026, 10, 13)),
    (date(2025, 9, 30), 7, date(2025, 10, 16)),
    (date(2026, 1, 1), 1, date(2026, 1, 4)),
    (date(2026, 2, 13), 7, date(2026, 3, 2)),
    (date(2026, 9, 18), 3, date(2026, 9, 22)),
    (date(2026, 4, 30), 1, date(2026, 5, 6)),
    (date(2026, 9, 29), 3, date(2026, 10, 9)),
    (date(2026, 9, 29), 7, date(2026, 10, 14)),
]


@pytest.mark.parametrize(("day", "n", "last"), VECTORS)
def test_counts_over_holidays_and_worked_weekends(day, n, last):
    assert add_workdays(day, n) == last


@pytest.mark.parametrize(("day", "n", "last"), VECTORS)
def test_the_days_between_undo_the_count(day, n, last):
    assert workdays_between(day, last) == n
    assert workdays_between(last, day) == -n


@pytest.mark.parametrize("day", [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)])
def test_the_worked_weekends_of_2026(day):
    assert is_workday(date(2026, *day))


def test_the_year_2026_has_33_days_off_by_notice_and_six_worked_weekends():
    off = {date(2026, 1, d) for d in (1, 2, 3)} | {date(2026, 2, d) for d in range(15, 24)}
    off |= {date(2026, 4, d) for d in (4, 5, 6)} | {date(2026, 5, d) for d in range(1, 6)}
    off |= {date(2026, 6, d) for d in (19, 20, 21)} | {date(2026, 9, d) for d in (25, 26, 27)}
    off |= {date(2026, 10, d) for d in range(1, 8)}

    assert len(off) == 33
    assert not any(is_workday(day) for day in off)


def test_no_step_leaves_the_day_as_it_is():
    assert add_workdays(date(2026, 10, 1), 0) == date(2026, 10, 1)


def test_a_year_without_a_notice_is_provisional_but_knows_its_statutory_days():
    assert not is_provisional(date(LAST_NOTICE, 12, 31))
    assert is_provisional(date(LAST_NOTICE + 1, 1, 1))
    assert not is_workday(date(2027, 10, 1))
    assert is_workday(date(2027, 11, 1))
