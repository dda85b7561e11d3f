"""The yearly notice: forms it is printed in, and what is not taken."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guatu.crafts.timing.notices import read_notice
from guatu.crafts.timing.workdays import NATIONAL, Calendar

NOTICE = """清河区人民政府办公室关于2027年部分节假日安排的通知
各镇（街道）：
现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休的日期安排如下。
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（农历正月初六、周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
节假日期间，各单位安排好值班。
"""
WORKED = [date(2027, *day) for day in ((1, 31), (2, 20), (4, 25), (5, 8), (9, 26), (10, 9))]


def days(first: tuple[int, int, int], last: tuple[int, int, int]) -> list[date]:
    begun, ended = date(*first), date(*last)
    return [begun + timedelta(days=n) for n in range((ended - begun).days + 1)]


def test_reads_a_notice():
    reading = read_notice(NOTICE)
    assert (reading.year, reading.faults, reading.doubts) == (2027, [], [])
    assert [feast.name for feast in reading.feasts] == ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"]
    assert sorted(reading.arrangement.worked) == WORKED
    assert len(reading.arrangement.off) == 3 + 7 + 3 + 5 + 1 + 1 + 7


def test_the_calendar_with_the_notice_is_provisional_no_more():
    calendar = Calendar([read_notice(NOTICE).arrangement])
    assert not calendar.is_provisional(date(2027, 3, 1))
    assert calendar.is_workday(date(2027, 2, 20)) and not calendar.is_workday(date(2027, 2, 11))
    assert calendar.is_workday(date(2026, 10, 10)) and not calendar.is_workday(date(2027, 2, 13))


@pytest.mark.parametrize(
    ("was", "is_now"),
    [
        ("（", "("), ("至", "—"), ("至", "到"), ("周", "星期"), ("\n", "\n\n"), ("。\n", "。"), ("一、元旦：", "1.元旦："),
        ("四、劳动节", "（四）五一劳动节"), ("放假调休", "放假\n调休"), ("，共", ",共"), ("1月", "１月"),
        ("至11日", "至2月11日"), ("2月5日（农历除夕、周五）", "2027年2月5日"), ("上班", "照常上班"), ("共7天", "共七天"),
        ("：", ":"), ("、2月20日", "和2月20日"), ("放假，共3天", "放假3天"),
    ],
)  # fmt: skip
def test_other_forms_read_alike(was, is_now):
    assert was in NOTICE
    reading = read_notice(NOTICE.replace(was, is_now))
    assert reading.faults == []
    assert reading.arrangement == read_notice(NOTICE).arrangement


def entry(name: str, words: str, year: int = 2024) -> list[date]:
    """The days off of one entry that a whole notice holds."""
    return [day for feast in read_notice(f"{year}年放假安排\n{name}：{words}").feasts for day in feast.off]


def test_a_day_off_joined_to_the_weekend_brings_it_along():
    assert entry("端午节", "6月10日放假，与周末连休。") == days((2024, 6, 8), (2024, 6, 10))
    assert entry("清明节", "4月3日（星期六）放假，4月5日（星期一）补休，共3天。", 2027) == days((2027, 4, 3), (2027, 4, 5))


def test_new_years_entry_may_begin_in_the_december_before():
    assert entry("元旦", "12月31日至1月2日放假调休，共3天。", 2023) == days((2022, 12, 31), (2023, 1, 2))
    assert entry("元旦", "2022年12月31日至2023年1月2日放假调休，共3天。", 2023) == days((2022, 12, 31), (2023, 1, 2))


def test_two_feasts_in_one_entry():
    reading = read_notice("2023年放假安排\n中秋节、国庆节：9月29日至10月6日放假，共8天。10月7日（星期六）、8日（星期日）上班。")
    assert reading.feasts[0].off == tuple(days((2023, 9, 29), (2023, 10, 6)))
    assert reading.feasts[0].worked == (date(2023, 10, 7), date(2023, 10, 8))


def test_what_units_are_encouraged_to_allow_is_no_day_off_for_all():
    assert date(2024, 2, 9) not in entry("春节", "2月10日至17日放假，共8天。鼓励各单位结合带薪年休假，让职工在除夕（2月9日）休息。")


@pytest.mark.parametrize(
    ("was", "is_now", "fault"),
    [
        ("共7天", "共8天", "“春节”写的是 8 天，日子读出来是 7 天"),
        ("4月3日（周六）", "4月3日（周五）", "4月3日写的是周五，2027年的这一天是周六"),
        ("2月20日", "2月30日", "“2月30日(周六)”不是一个日子"),
        ("5月1日（周六）至5日", "5月11日（周二）至5日", "前后日子不对"),
        ("六、中秋节", "六、重阳节", "没有读到中秋节"),
        ("9月26日（周日）、", "10月3日（周日）、", "10月3日又放假又上班"),
        ("6月9日（周三）放假", "6月9日（周三）上班", "“端午节”没有读出放假的日子"),
        ("10月1日（周五）至7日", "11月1日（周一）至2026年7日", "前后日子不对"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_a_fault_with_its_place(was, is_now, fault):
    assert was in NOTICE
    assert any(fault in each for each in read_notice(NOTICE.replace(was, is_now)).faults)


@pytest.mark.parametrize(("text", "year"), [("", None), ("今年春节放假通知：2月5日至11日放假。", None), (NOTICE, 2028), ("2027年工作要点", 2027)])
def test_what_is_no_notice_of_the_year_is_not_taken(text, year):
    assert read_notice(text, year).faults


def test_a_table_without_verbs_is_refused_and_never_read_the_wrong_way_round():
    assert read_notice("2027年放假安排\n元旦\t1月1日—3日\t1月4日上班\n春节\t2月5日—11日").faults


def test_a_statutory_day_that_is_not_off_and_a_weekday_that_is_worked_are_only_looked_at():
    reading = read_notice(NOTICE.replace("6月9日（周三）放假", "6月10日（周四）放假").replace("、5月8日（周六）", "、5月7日（周五）"))
    assert reading.faults == []
    assert any("6月9日按历法是法定节日" in each for each in reading.doubts)
    assert any("5月7日（周五）本来就要上班" in each for each in reading.doubts)


def test_the_shipped_calendar_does_not_know_of_it():
    assert NATIONAL.is_provisional(date(2027, 2, 20)) and not NATIONAL.is_workday(date(2027, 2, 20))


PIECES = ["2027年", "元旦：", "国庆节：", "9999年", "12月31日", "1月1日", "至", "2日", "（周三）",
          "放假", "上班", "共3天", "。", "\n", "、", "十", "补休"]  # fmt: skip


@given(some.lists(some.sampled_from(PIECES), max_size=20).map("".join))
def test_no_text_makes_it_fail(text):
    reading = read_notice(text)
    assert reading.faults or reading.arrangement.off
