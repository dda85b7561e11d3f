"""Five-year plans as times."""

import pytest

from guatu.crafts.timing.tests.scene import days, times_in


@pytest.mark.parametrize(
    ("clause", "first", "last"),
    [
        ("“十五五”期间建成", "2026-01-01", "2030-12-31"),
        ("十四五时期", "2021-01-01", "2025-12-31"),
        ("“十四五”以来", "2021-01-01", "2026-11-12"),
        ("“十五五”末达到", "2030-01-01", "2030-12-31"),
        ("“十四五”工作回顾", "2021-01-01", "2025-12-31"),
        ("“十五”末达到", "2005-01-01", "2005-12-31"),
    ],
)
def test_reads_the_years_of_a_plan(clause, first, last):
    assert days(clause) == (first, last, "year")


@pytest.mark.parametrize("clause", ["编制“十五五”规划", "十五五", "“十四五”圆满收官"])
def test_the_bare_name_is_no_time(clause):
    assert times_in(clause) == {}
