"""Seasons."""

import pytest

from guatu.crafts.timing.tests.scene import days, times_in


@pytest.mark.parametrize(
    ("clause", "first", "last"),
    [
        ("去冬今春植树3000株", "2025-12-01", "2026-05-31"),
        ("今冬明春疏浚河道12条", "2026-12-01", "2027-05-31"),
        ("今秋开学", "2026-09-01", "2026-11-30"),
        ("明春开工", "2027-03-01", "2027-05-31"),
        ("2025年冬季施工", "2025-12-01", "2026-02-28"),
        ("去年秋天栽植", "2025-09-01", "2025-11-30"),
    ],
)
def test_a_season_is_three_months(clause, first, last):
    assert days(clause) == (first, last, "quarter")


def test_what_has_begun_lasts_until_the_paper():
    assert days("入汛以来，排查隐患120处") == ("2026-05-01", "2026-11-12", "day")
    assert days("今年入夏以来") == ("2026-06-01", "2026-11-12", "day")


def test_the_beginning_of_a_season_is_a_limit():
    assert days("入冬前完成改造") == ("", "2026-11-30", "before")
    assert days("入汛前疏浚到位") == ("", "2027-04-30", "before")


@pytest.mark.parametrize("clause", ["李明春督查", "过去春节", "至今春耕已毕", "入冬", "春季植树"])
def test_leaves_what_names_no_season_of_a_year(clause):
    assert "quarter" not in {period.precision for period in times_in(clause).values() if period}
