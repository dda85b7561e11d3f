"""Days of the lunar calendar."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from guatu.crafts.timing.rules.lunar import solar_days
from guatu.crafts.timing.tests.scene import SAID_ON, days, times_in


@pytest.mark.parametrize(
    ("clause", "first", "last", "precision"),
    [
        ("农历三月十八举办庙会", "2026-05-04", "2026-05-04", "day"),
        ("正月十五闹花灯", "2027-02-20", "2027-02-20", "day"),
        ("腊月二十三走访慰问", "2027-01-30", "2027-01-30", "day"),
        ("八月初一开集", "2026-09-11", "2026-09-11", "day"),
        ("农历2025年腊月里", "2026-01-19", "2026-02-16", "month"),
        ("2025年闰六月", "2025-07-25", "2025-08-22", "month"),
        ("农历8月15日办庙会", "2026-09-25", "2026-09-25", "day"),
        ("大年初三值班", "2027-02-08", "2027-02-08", "day"),
        ("2023年大年三十", "2024-02-09", "2024-02-09", "day"),
    ],
)
def test_reads_a_lunar_day_or_month(clause, first, last, precision):
    assert days(clause) == (first, last, precision)


def test_a_lunar_day_is_a_limit():
    assert days("正月十五前全部复工", lean="future") == ("", "2027-02-20", "before")


@pytest.mark.parametrize("clause", ["冬月季花", "正月饼", "三月十八株", "腊肉"])
def test_leaves_other_words(clause):
    assert not any("正月" in words or "冬月" in words or "腊" in words for words in times_in(clause))


def test_without_a_day_of_its_paper_it_stays_open():
    assert days("正月十五", None) == ("", "", "day")


@pytest.mark.parametrize("year", range(2000, 2050))
def test_the_months_of_a_year_follow_each_other_until_the_next(year):
    months = [solar_days(year, month, leap=leap) for month in range(1, 13) for leap in (False, True)]
    found = [each for each in months if each]

    assert len(found) in (12, 13)
    assert all(one[1] + timedelta(days=1) == other[0] for one, other in pairwise(found))
    assert found[-1][1] + timedelta(days=1) == solar_days(year + 1, 1, 1)[0]


def test_a_day_that_the_month_does_not_have_is_none():
    assert solar_days(2024, 12, 30) is None
    assert solar_days(1999, 1, 1) is None
    assert solar_days(SAID_ON.year, 8, 15) == (date(2026, 9, 25), date(2026, 9, 25))
