"""Feasts and seasons as limits."""

import pytest

from guatu.crafts.timing.tests.scene import days, times_in


@pytest.mark.parametrize(
    ("clause", "last"),
    [
        ("春节前兑付到位", "2027-02-05"),
        ("2026年春节前", "2026-02-16"),
        ("元旦前完成", "2026-12-31"),
        ("国庆前通车", "2027-09-30"),
        ("“五一”前开园", "2027-04-30"),
        ("汛期前疏浚到位", "2027-04-30"),
        ("端午节前走访", "2027-06-08"),
        ("年前结清", "2027-02-05"),
    ],
)
def test_a_feast_is_a_limit(clause, last):
    assert days(clause) == ("", last, "before")


def test_a_feast_may_be_the_time_itself():
    assert days("国庆期间接待游客") == ("2026-10-01", "2026-10-07", "day")


@pytest.mark.parametrize(
    ("clause", "first", "last"),
    [
        ("元旦、春节期间慰问", "2027-01-01", "2027-02-13"),
        ("中秋国庆假期值守", "2026-09-25", "2026-10-07"),
        ("春节后开工", "2027-02-14", ""),
        ("2026年国庆节后复工", "2026-10-08", ""),
    ],
)
def test_two_feasts_and_what_comes_after_them(clause, first, last):
    assert days(clause) == (first, last, "day")


@pytest.mark.parametrize("clause", ["春节慰问", "国庆村", "元旦晚会", "中秋佳节", "青年前往"])
def test_the_bare_name_is_no_time(clause):
    assert times_in(clause) == {}


@pytest.mark.parametrize(
    ("clause", "last"),
    [("元宵节前", "2027-02-19"), ("重阳节前走访", "2027-10-07"), ("除夕前发放", "2027-02-04"), ("妇女节前夕", "2027-03-07")],
)
def test_the_feasts_of_the_lunar_calendar_are_limits_too(clause, last):
    assert days(clause) == ("", last, "before")


def test_from_one_feast_to_another():
    assert days("今年春节至元宵节") == ("2026-02-17", "2026-03-03", "day")


def test_with_its_year_a_bare_feast_is_a_day():
    assert days("去年春节") == ("2025-01-29", "2025-01-29", "day")


@pytest.mark.parametrize("clause", ["今年春节联欢会", "今年国庆文艺演出", "2026年教师节大会"])
def test_what_is_named_after_a_feast_is_none(clause):
    assert not any("节" in words or "国庆" in words for words in times_in(clause))
