"""Days, with their weekday and part of the day."""

import pytest

from guatu.crafts.timing.tests.scene import SAID_ON, days, times_in


@pytest.mark.parametrize(
    ("clause", "words", "first", "last"),
    [
        ("11月5日，柳湾镇召开推进会", "11月5日", "2026-11-05", "2026-11-05"),
        ("11月4日—6日赴外地考察", "11月4日—6日", "2026-11-04", "2026-11-06"),
        ("11月4-6日开展培训", "11月4-6日", "2026-11-04", "2026-11-06"),
        ("10月28日至11月3日集中整治", "10月28日至11月3日", "2026-10-28", "2026-11-03"),
        ("11月9日下午督查工地", "11月9日下午", "2026-11-09", "2026-11-09"),
        ("2026年11月12日 星期四", "2026年11月12日 星期四", "2026-11-12", "2026-11-12"),
        ("定于 10 月 9 日检查", "10 月 9 日", "2026-10-09", "2026-10-09"),
        ("二〇二六年十一月五日印发", "二〇二六年十一月五日", "2026-11-05", "2026-11-05"),
        ("发布时间：2026-11-10 09:30:00", "2026-11-10 09:30:00", "2026-11-10", "2026-11-10"),
        ("昨日，镇村干部上门走访", "昨日", "2026-11-11", "2026-11-11"),
        ("明日召开村民代表会议", "明日", "2026-11-13", "2026-11-13"),
        ("今天上午进场施工", "今天上午", "2026-11-12", "2026-11-12"),
        ("5日下午，调度会召开", "5日下午", "2026-11-05", "2026-11-05"),
    ],
)
def test_reads_a_day(clause, words, first, last):
    assert list(times_in(clause)) == [words]
    assert days(clause) == (first, last, "day")


@pytest.mark.parametrize(
    "clause",
    [
        "今日清河",
        "共创美好明天",
        "2月30日验收",
        "13月5日完工",
        "早日建成",
        "每月15日为会办日",
        "为期5日",
        "11.5公里",
        "4/5G网络",
        "清政发〔2026〕12号",
        "3号楼",
        "1月4号线",
    ],
)
def test_leaves_what_is_no_day(clause):
    assert times_in(clause) == {}


def test_the_day_itself_named_as_that_day_gives_no_period():
    assert times_in("当日签约3个项目") == {"当日": None}


def test_without_a_day_of_the_paper_the_ends_stay_open():
    assert days("昨日召开", None) == ("", "", "day")
    assert days("11月5日召开", None) == ("", "", "day")
    assert days("2026年11月5日召开", None) == ("2026-11-05", "2026-11-05", "day")


def test_a_day_that_the_month_does_not_have_is_left():
    assert times_in("30日前报送", SAID_ON.replace(month=2)) == {}
