"""Months and their parts."""

from datetime import date

import pytest

from guatu.crafts.timing.periods import Conventions
from guatu.crafts.timing.tests.scene import SAID_ON, days, times_in
from guatu.crafts.timing.times import find_times


@pytest.mark.parametrize(
    ("clause", "first", "last"),
    [
        ("10月完成招标", "2026-10-01", "2026-10-31"),
        ("11月份启动", "2026-11-01", "2026-11-30"),
        ("标准厂房12月底投产", "2026-12-21", "2026-12-31"),
        ("十二月月底封顶", "2026-12-21", "2026-12-31"),
        ("10月初进场", "2026-10-01", "2026-10-10"),
        ("12月上旬验收", "2026-12-01", "2026-12-10"),
        ("10月中下旬播种", "2026-10-11", "2026-10-31"),
        ("明年3月底开工", "2027-03-21", "2027-03-31"),
        ("本月底交付", "2026-11-21", "2026-11-30"),
        ("下月初评比", "2026-12-01", "2026-12-10"),
        ("上个月已完成", "2026-10-01", "2026-10-31"),
        ("月底调度", "2026-11-21", "2026-11-30"),
        ("2027-03 完成招标", "2027-03-01", "2027-03-31"),
        ("2027.3 完成招标", "2027-03-01", "2027-03-31"),
        ("1—9月完成投资", "2026-01-01", "2026-09-30"),
        ("1至10月份完成投资", "2026-01-01", "2026-10-31"),
        ("3月至5月集中整治", "2026-03-01", "2026-05-31"),
        ("2025年8月至11月", "2025-08-01", "2025-11-30"),
        ("2026年12月—2027年1月", "2026-12-01", "2027-01-31"),
        ("8、9月开展普查", "2026-08-01", "2026-09-30"),
        ("今年前10个月", "2026-01-01", "2026-10-31"),
        ("2024年2月底", "2024-02-21", "2024-02-29"),
    ],
)
def test_reads_a_month(clause, first, last):
    assert days(clause) == (first, last, "month")


@pytest.mark.parametrize(
    "clause", ["13月底", "五月花广场", "三个月", "每年9月到11月检修", "岁月底色", "一月一调度", "第3月台", "2021-2025规划", "2026-13 号件"]
)
def test_leaves_what_is_no_month(clause):
    assert times_in(clause) == {}


def test_months_behind_a_comma_share_the_year_before_it():
    assert [str(p.first) for p in times_in("2025年3月、6月各办一次").values()] == ["2025-03-01", "2025-06-01"]


def test_the_end_of_a_month_is_a_convention():
    (word,) = find_times("12月底投产", SAID_ON, conventions=Conventions(month_end_from=25))

    assert word.period is not None
    assert word.period.first == date(2026, 12, 25)


@pytest.mark.parametrize(
    ("clause", "first", "last"),
    [
        ("11月第一周完成摸底", "2026-11-02", "2026-11-08"),
        ("2026年3月的第二周", "2026-03-09", "2026-03-15"),
        ("12月首周", "2026-12-07", "2026-12-13"),
    ],
)
def test_weeks_of_a_month_are_counted_from_its_first_monday(clause, first, last):
    assert days(clause) == (first, last, "day")
