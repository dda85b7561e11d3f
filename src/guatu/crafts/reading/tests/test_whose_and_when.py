"""Whose and when: a scheme's paragraph is of whom it names first, its signature of who sends it, 目前 of its clause."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import read
from guatu.crafts.reading.tests.papers import candidates_in

TITLE = "关于印发《云溪镇房屋安全排查方案》的通知"


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("各村、相关责任单位对全镇范围内所有居住和公共建筑进行全面摸底。建立房屋信息管理平台。", "云溪镇各村"),
        ("（一）各有关委、办、局于9月底前制定实施方案。签订目标责任书。", "云溪镇各有关委、办、局"),
        ("消委办推动各小区增设电动自行车集中充电场所和配套消防设施。更换灭火器300个。", "云溪镇消委办"),
    ],
)
def test_a_paragraph_of_a_scheme_is_of_whom_it_names_first(words, owner):
    found = candidates_in(f"{TITLE}\n二、工作任务\n{words}")

    assert len(found) > 1 and {each.owner for each in found} == {owner}


def test_an_items_unit_may_be_the_residents_committee():
    (visit,) = candidates_in(f"{TITLE}\n二、职责分工\n1.居委会。每月上门走访独居老人家庭。")

    assert visit.owner == "云溪镇居委会"


def test_a_scheme_signed_before_its_annex_is_of_who_signed_it():
    head = "关于印发《2026年清河区实事项目实施方案》的通知\n现印发给你们。\n清河区应急管理局\n2026年2月26日\n附件\n"
    paper = f"{head}2026年清河区实事项目实施方案\n二、项目内容\n增设视频监控系统。"
    (cameras,) = candidates_in(paper, said_on=date(2026, 2, 26))

    assert cameras.owner == "清河区应急管理局"


@pytest.mark.parametrize("title", ["江南江州市清河区：“潮汐行动”守护老小", "上海市清河区人民政府办公室转发区安委会《厂房整治方案》的通知"])
def test_a_district_is_not_the_city_before_it(title):
    found = candidates_in(f"{title}\n清河区各村开展走访。清河区新建公厕3座，江州市给予补助。")

    assert {each.owner for each in found} == {"清河区"}


def test_now_is_the_time_of_its_own_clause():
    built, topped = candidates_in(
        "云溪镇开展联合视察活动\n2026年7月18日\n7月11日，云溪镇组织代表视察东塘项目。\n东塘项目目前已完成厂房建设3栋。", said_on=date(2026, 7, 18)
    )

    assert built.when is not None and built.when.first == date(2026, 7, 11)
    assert topped.when is not None and (topped.when.text, topped.when.last) == ("目前", date(2026, 7, 18))


@pytest.mark.parametrize(("words", "last"), [("年内建成投产", date(2023, 12, 31)), ("6月底前建成投产", date(2023, 6, 30))])
def test_a_paper_without_a_day_is_of_the_one_year_that_it_names(words, last):
    reading = read(f"2023年，云溪镇全面落实各项部署。加快东塘项目建设，力争{words}。".encode(), name="文章.txt")

    (factory,) = reading.candidates
    assert factory.due is not None and factory.due.last == last


def test_of_two_years_none_is_taken():
    reading = read("2023年至2025年，云溪镇实施三年行动。力争年内建成厂房3栋。".encode(), name="文章.txt")

    assert [each.due and each.due.last for each in reading.candidates if each.quantities] == [None]
