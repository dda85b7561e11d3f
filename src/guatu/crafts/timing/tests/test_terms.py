"""The school year."""

import pytest

from guatu.crafts.timing.tests.scene import days, times_in


@pytest.mark.parametrize(
    ("clause", "first", "last", "precision"),
    [
        ("秋季开学前投入使用", "", "2027-08-31", "before"),
        ("2027年秋季开学前完成教学楼改造", "", "2027-08-31", "before"),
        ("开学前完成校车年检", "", "2027-02-20", "before"),
        ("春季学期开学后组织家访", "2027-02-21", "", "day"),
        ("今年暑假期间维修校舍", "2026-07-01", "2026-08-31", "month"),
        ("去年暑假，维修校舍", "2025-07-01", "2025-08-31", "month"),
        ("暑假期间维修校舍", "2026-07-01", "2026-08-31", "month"),
        ("寒假前排查食堂隐患", "", "2027-01-11", "before"),
    ],
)
def test_a_term_and_its_holidays_are_limits(clause, first, last, precision):
    assert days(clause) == (first, last, precision)


def test_a_term_that_is_told_lies_behind():
    assert days("秋季开学后，走访学生50名", lean="past") == ("2026-09-01", "", "day")


def test_without_the_day_of_the_paper_the_term_is_open():
    assert days("秋季开学前投入使用", None) == ("", "", "before")


@pytest.mark.parametrize("clause", ["做好开学工作", "暑期防溺水", "寒假作业", "抓好秋季学期教学", "开学后勤保障"])
def test_their_bare_names_are_no_times(clause):
    assert times_in(clause) == {}
