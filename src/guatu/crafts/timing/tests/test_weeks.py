"""Weeks and their days."""

import pytest

from guatu.crafts.timing.tests.scene import days, times_in


@pytest.mark.parametrize(
    ("clause", "first", "last"),
    [
        ("本周完成", "2026-11-09", "2026-11-15"),
        ("上周通报", "2026-11-02", "2026-11-08"),
        ("下周调度", "2026-11-16", "2026-11-22"),
        ("本周五报送", "2026-11-13", "2026-11-13"),
        ("下周一开会", "2026-11-16", "2026-11-16"),
        ("上周日巡查", "2026-11-08", "2026-11-08"),
        ("周五下午汇报", "2026-11-13", "2026-11-13"),
        ("于周五，集中检查", "2026-11-13", "2026-11-13"),
        ("本周一至周五入户走访", "2026-11-09", "2026-11-13"),
        ("本月第二周调度", "2026-11-09", "2026-11-15"),
        ("2026年第37周", "2026-09-07", "2026-09-13"),
        ("6月第三个星期日", "2026-06-21", "2026-06-21"),
    ],
)
def test_reads_a_week_or_its_day(clause, first, last):
    assert days(clause) == (first, last, "day")


def test_a_limit_on_a_weekday_is_the_next_one():
    assert days("周三前报送") == ("", "2026-11-18", "before")


@pytest.mark.parametrize(
    "clause", ["镇街一周看点", "每周一例会", "周边环境", "周一至周五开放", "全周期管理", "本周期内"]
)
def test_leaves_what_is_no_week(clause):
    assert times_in(clause) == {}
