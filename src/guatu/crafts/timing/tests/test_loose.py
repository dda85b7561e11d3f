"""Loose words."""

import pytest

from guatu.crafts.timing.tests.scene import days, times_in


@pytest.mark.parametrize("word", ["近日", "日前", "目前", "当前", "截至目前", "至今", "到目前为止", "截至今日"])
def test_some_time_up_to_the_paper(word):
    assert days(f"{word}，柳湾镇") == ("", "2026-11-12", "before")


def test_from_the_paper_on():
    assert days("即日起施行") == ("2026-11-12", "", "day")
    assert days("即日起至12月底开展") == ("2026-11-12", "2026-12-31", "month")


@pytest.mark.parametrize("word", ["下一阶段", "近期", "次月", "近年来"])
def test_words_of_time_that_name_no_days(word):
    assert times_in(f"{word}工作") == {word: None}


@pytest.mark.parametrize(
    "clause",
    [
        "项目前期工作",
        "项目前景",
        "应当前往",
        "节日前后",
        "最近日子",
        "零时差",
        "甚至今天下一步",
        "早日",
        "全天候",
        "前期工作",
    ],
)
def test_leaves_words_that_only_look_so(clause):
    assert not {"目前", "当前", "近日", "日前", "至今"} & set(times_in(clause))
