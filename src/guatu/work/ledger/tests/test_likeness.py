"""Lines alike, and the words that make them so."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from guatu.conftest import MONDAY, at
from guatu.work.ledger.lifecycle import enter, withdraw
from guatu.work.ledger.likeness import alike, led_lines, pairs_of


def line(town, clerk, title, **told):
    told = {"said_on": MONDAY, **told}
    return enter(assigner=town, title=title, source="镇长办公会", by=clerk, on=MONDAY, at=at(MONDAY), **told)[0]


@pytest.fixture
def ledger(town, clerk):
    titles = (
        "石桥村二号危桥12月10日前完成桥面铺装", "老街雨污管网改造2.4公里", "农村户厕改造200户", "微型消防站建设4座",
        "茶亭村古茶道修缮", "河东慢行道1.7公里年底完工", "低效用地盘活60亩", "秸秆禁烧每日巡查",
    )  # fmt: skip
    return {title: line(town, clerk, title) for title in titles}


def test_next_weeks_sentence_finds_this_weeks_line_and_says_by_which_words(town, ledger):
    first, *_ = alike(town, "石桥村二号危桥桥面铺装已全部完成", projects=("石桥村二号危桥",))

    assert first.line == ledger["石桥村二号危桥12月10日前完成桥面铺装"]
    assert first.why[0] == "同一个“石桥村二号危桥”"
    assert any("桥面铺装" in why for why in first.why)


@pytest.mark.parametrize("words", ["全镇上下要提高站位、狠抓落实", "完成投资3亿元", "12月10日前全部完成", ""])
def test_turns_of_phrase_days_and_counts_find_nothing(town, ledger, words):
    assert alike(town, words) == []


def test_the_same_kind_of_work_at_another_place_is_not_taken_for_it(town, ledger):
    found = alike(town, "柳湾村一号危桥完成图纸审查", projects=("柳湾村一号危桥",))
    assert ledger["石桥村二号危桥12月10日前完成桥面铺装"] not in [each.line for each in found]


def test_the_same_quantity_and_the_same_office_weigh_beside_the_words(town, clerk, works_office):
    plain = line(town, clerk, "工业投资加快释放", measure="工业投资", unit="元", target=Decimal(10**8))
    line(town, clerk, "工业投资项目走访")
    first, *_ = alike(town, "工业投资2.5亿元", measure="工业投资", unit="元")
    assert first.line == plain
    assert "同一个数：工业投资" in first.why


def test_what_is_withdrawn_or_was_said_later_is_not_meant(town, clerk, ledger):
    toilets = ledger["农村户厕改造200户"]
    assert [each.line for each in alike(town, "农村户厕改造146户")] == [toilets]
    assert alike(town, "农村户厕改造146户", day=MONDAY - timedelta(days=7)) == []
    withdraw(toilets, reason="重复", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert alike(town, "农村户厕改造146户", day=date(2026, 12, 1)) == []


def test_memory_holds_only_lines_an_office_was_given(town, ledger, road, clerk, works_office):
    from guatu.work.ledger.lifecycle import assign

    assert led_lines(town).find("东干道改造") == []
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert [key for key, *_ in led_lines(town).find("东干道改造路面")] == [road.pk]


def test_days_and_counts_are_no_subject():
    assert pairs_of("12月底前完成3.5公里") == frozenset()
