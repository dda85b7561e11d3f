"""Lengths counted from the day of the paper."""

import pytest

from guatu.crafts.timing.tests.scene import days, times_in


@pytest.mark.parametrize(
    ("clause", "last"),
    [
        ("两个月内办结", "2027-01-12"),
        ("三个月内整改到位", "2027-02-12"),
        ("15个工作日内答复", "2026-12-03"),
        ("30日内报送", "2026-12-12"),
        ("一周内反馈", "2026-11-19"),
        ("三年内实现全覆盖", "2029-11-12"),
        ("半年内建成", "2027-05-12"),
        ("半个月内交账", "2026-11-27"),
        ("两个半月内完工", "2027-01-27"),
        ("两天内整改到位", "2026-11-14"),
        ("三年内共建成5个", "2029-11-12"),
        ("48小时内处置", "2026-11-14"),
        ("用两年时间完成改造", "2028-11-12"),
        ("用3—5年时间建成", "2031-11-12"),
    ],
)
def test_a_length_is_a_limit(clause, last):
    assert days(clause) == ("", last, "before")


@pytest.mark.parametrize(
    ("clause", "first", "last", "precision"),
    [
        ("近三年累计投入", "2023-11-12", "2026-11-12", "year"),
        ("五年来，清河区", "2021-11-12", "2026-11-12", "year"),
        ("未来三年，清河区", "2026-11-12", "2029-11-12", "year"),
        ("近两个月走访", "2026-09-12", "2026-11-12", "month"),
    ],
)
def test_a_length_may_look_back_or_ahead(clause, first, last, precision):
    assert days(clause) == (first, last, precision)


def test_a_limit_that_runs_from_an_event_stays_open():
    assert days("自收到通知之日起15个工作日内答复") == ("", "", "before")


@pytest.mark.parametrize(
    "clause",
    [
        "三年行动",
        "为期两个月",
        "每两个月内轮换",
        "15分钟生活圈",
        "近三年行动方案",
        "3天内容",
        "村内外",
        "24小时内办结",
        "1小时内响应",
        "会议控制在一个小时以内",
        "半小时内到场",
        "短短三天内清运完毕",
        "三天内就完成清运",
        "三天内完成了清运",
        "至少用三天时间走访",
        "每季度集中用两天时间排查",
    ],
)
def test_leaves_lengths_that_limit_nothing(clause):
    assert times_in(clause) == {}


@pytest.mark.parametrize(
    ("clause", "first", "last", "precision"),
    [
        ("三天前，工作人员", "2026-11-09", "2026-11-09", "day"),
        ("两周后，复查", "2026-11-23", "2026-11-29", "day"),
        ("三年前，云溪镇", "2023-01-01", "2023-12-31", "year"),
        ("两个月后，回头看", "2027-01-01", "2027-01-31", "month"),
        ("三天以后，", "2026-11-15", "", "day"),
        ("两年多来，清河区", "2024-11-12", "2026-11-12", "year"),
        ("三个多月以来", "2026-08-12", "2026-11-12", "month"),
    ],
)
def test_a_length_before_or_after_the_paper(clause, first, last, precision):
    assert days(clause) == (first, last, precision)


@pytest.mark.parametrize("clause", ["竣工三个月后验收", "建成一年后移交", "三年前期工作", "两天后续服务", "投用5年后"])
def test_what_is_counted_from_something_named_is_left(clause):
    assert times_in(clause) == {}
