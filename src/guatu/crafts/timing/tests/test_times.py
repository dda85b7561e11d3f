"""Bounds, ranges and leanings: what stands around a time."""

from datetime import date

import pytest

from guatu.crafts.timing.periods import Period
from guatu.crafts.timing.tests.scene import SAID_ON, days, times_in
from guatu.crafts.timing.times import find_times


@pytest.mark.parametrize(
    ("clause", "last"),
    [
        ("11月底前化解一批信访积案", "2026-11-30"),
        ("11月30日前完成", "2026-11-30"),
        ("2027年6月30日之前", "2027-06-30"),
        ("年底前投产", "2026-12-31"),
        ("2026年12月底前", "2026-12-31"),
        ("月底前报送", "2026-11-30"),
        ("截至10月底", "2026-10-31"),
        ("截止到2026年9月", "2026-09-30"),
        ("最迟12月10日", "2026-12-10"),
        ("10月前完成", "2026-09-30"),
        ("12月31日24时前", "2026-12-31"),
    ],
)
def test_a_limit_has_no_beginning(clause, last):
    assert days(clause) == ("", last, "before")


@pytest.mark.parametrize(
    ("clause", "first", "last", "precision"),
    [
        ("今年以来", "2026-01-01", "2026-11-12", "year"),
        ("今年来，柳湾镇", "2026-01-01", "2026-11-12", "year"),
        ("去年以来", "2025-01-01", "2026-11-12", "year"),
        ("年初以来", "2026-01-01", "2026-11-12", "year"),
        ("10月以来", "2026-10-01", "2026-11-12", "month"),
        ("2020年至今", "2020-01-01", "2026-11-12", "year"),
        ("自2025年起", "2025-01-01", "", "year"),
        ("自2027年1月1日起施行", "2027-01-01", "", "day"),
        ("自11月10日起至12月31日", "2026-11-10", "2026-12-31", "day"),
        ("从上个月到今天", "2026-10-01", "2026-11-12", "day"),
    ],
)
def test_a_time_may_be_bounded_on_one_side(clause, first, last, precision):
    assert days(clause) == (first, last, precision)


@pytest.mark.parametrize("clause", ["11月5日前往柳湾镇", "10月25日前后", "11月5日起草方案", "今年前期"])
def test_another_word_behind_a_time_bounds_nothing(clause):
    (period,) = times_in(clause).values()
    assert period is not None
    assert period.precision != "before"
    assert period.last is not None


@pytest.mark.parametrize(
    ("said_on", "lean", "clause", "first"),
    [
        (date(2026, 11, 12), "near", "11月5日", "2026-11-05"),
        (date(2026, 1, 15), "near", "12月8日", "2025-12-08"),
        (date(2026, 1, 15), "future", "12月8日", "2026-12-08"),
        (date(2026, 11, 12), "past", "12月8日", "2025-12-08"),
        (date(2026, 11, 12), "past", "3月", "2026-03-01"),
        (date(2026, 11, 12), "future", "3月", "2027-03-01"),
        (date(2026, 11, 2), "future", "10月底", "2026-10-21"),
        (date(2026, 1, 15), "past", "四季度", "2025-10-01"),
        (date(2026, 1, 15), "near", "四季度", "2026-10-01"),
        (date(2026, 2, 20), "past", "全年", "2025-01-01"),
    ],
)
def test_a_time_without_a_year_leans_as_told(said_on, lean, clause, first):
    (word,) = find_times(clause, said_on, lean=lean)

    assert word.relative
    assert word.period is not None
    assert str(word.period.first) == first


def test_a_limit_in_march_said_in_november_is_next_years():
    assert days("3月底前完成") == ("", "2027-03-31", "before")


def test_a_time_with_its_year_needs_no_day_of_the_paper():
    (word,) = find_times("2026年6月底前")

    assert not word.relative
    assert word.period == Period(None, date(2026, 6, 30), "before")


def test_relative_times_without_a_day_of_the_paper_have_open_ends():
    for clause in ("今年以来", "四季度", "11月底前", "年底", "春节前", "近日", "两个月内", "本周", "明年一季度"):
        (word,) = find_times(clause)
        assert word.period is not None, clause
        assert (word.period.first, word.period.last) == (None, None), clause


def test_the_first_and_last_days_of_the_calendar_raise_nothing():
    for said_on in (date.min, date.max, date(3, 1, 1), date(9997, 12, 31)):
        find_times("今年 明年 上月 12月 十年内 昨日 明日 春节前 本周 近三年 前年 汛期前 15个工作日内", said_on)


def test_times_behind_one_another_are_all_found():
    words = find_times("9月底、10月初分两批验收，12月全面收官。", SAID_ON)

    assert [word.text for word in words] == ["9月底", "10月初", "12月"]
    assert [word.rule for word in words] == ["months", "months", "months"]


@pytest.mark.parametrize(
    ("clause", "first", "last", "precision"),
    [
        ("2026年10月1日以后", "2026-10-01", "", "day"),
        ("2026年以后", "2027-01-01", "", "year"),
        ("2026年及以后", "2026-01-01", "", "year"),
        ("2026年10月1日或之前", "", "2026-10-01", "before"),
        ("2025年及以前", "", "2025-12-31", "before"),
        ("2026.11.1-2026.11.30", "2026-11-01", "2026-11-30", "day"),
        ("本月15日前", "", "2026-11-15", "before"),
        ("下月1—5日", "2026-12-01", "2026-12-05", "day"),
        ("上半月", "2026-11-01", "2026-11-15", "month"),
        ("后半年", "2026-07-01", "2026-12-31", "half"),
        ("今明两年", "2026-01-01", "2027-12-31", "year"),
        ("98年4月", "1998-04-01", "1998-04-30", "month"),
        ("本周周五", "2026-11-13", "2026-11-13", "day"),
    ],
)
def test_reads_a_time_to_its_last_word(clause, first, last, precision):
    assert [word.text for word in find_times(clause, SAID_ON)] == [clause]
    assert days(clause) == (first, last, precision)


def test_a_bare_day_behind_a_dated_one_is_of_its_month():
    checked, again = find_times("10月28日检查，30日，镇里复查", SAID_ON)

    assert checked.period == Period(date(2026, 10, 28), date(2026, 10, 28), "day")
    assert again.period == Period(date(2026, 10, 30), date(2026, 10, 30), "day")


def test_beyond_the_sentence_a_bare_day_is_left_unless_it_is_a_limit():
    assert [word.text for word in find_times("11月2日召开会议。3日，镇里督查。", SAID_ON)] == ["11月2日"]
    assert [word.text for word in find_times("11月2日召开会议。25日前上报。", SAID_ON)] == ["11月2日", "25日前"]


@pytest.mark.parametrize("clause", ["月初部署、月中调度、月末考核", "年初部署，年底考核"])
def test_the_round_of_every_month_is_no_time(clause):
    assert find_times(clause, SAID_ON) == []


def test_until_now_is_a_time_of_its_own():
    assert [word.text for word in find_times("年内完成120户，目前已完成86户", SAID_ON)] == ["年内", "目前"]


@pytest.mark.parametrize("words", ["次月5日前", "次年年末", "当年年底前"])
def test_a_time_counted_from_another_names_no_days(words):
    (word,) = find_times(f"{words}报送", SAID_ON)

    assert (word.text, word.period) == (words, None)


@pytest.mark.parametrize(
    ("clause", "period"),
    [
        ("2024年和2026年之间", ("2024-01-01", "2026-12-31", "year")),
        ("3月与9月间", ("2026-03-01", "2026-09-30", "month")),
        ("去年到现在", ("2025-01-01", "2026-11-12", "year")),
        ("25年上半年", ("2025-01-01", "2025-06-30", "half")),
        ("首季度", ("2026-01-01", "2026-03-31", "quarter")),
    ],
)
def test_two_ends_and_short_years(clause, period):
    assert days(clause) == period
