"""Schemes: what offices are told to do is a promise without figure or day; why, how and where it is done is none."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading.commitments.schemes import DEMANDS, MEASURES, SCOPE, purpose_of
from guatu.crafts.reading.tests.papers import candidates_in, quotes_in

TITLE = "关于印发《云溪镇沿街店铺消防安全整治工作方案》的通知"


def scheme(heading: str, words: str) -> list[str]:
    return quotes_in(f"{TITLE}\n各村（社区）、镇直各单位：\n现印发给你们。\n一、工作目标\n全面提升水平。\n{heading}\n{words}")


@pytest.mark.parametrize(
    ("heading", "purpose"),
    [
        ("五、工作措施", MEASURES),
        ("三、职责分工", MEASURES),
        ("四、实施步骤", MEASURES),
        ("二、项目内容", MEASURES),
        ("（二）排查整治阶段（9月1日至10月31日）", MEASURES),
        ("六、工作要求", DEMANDS),
        ("七、保障措施", DEMANDS),
        ("三、整治范围", SCOPE),
        ("四、治理内容", SCOPE),
    ],
)
def test_a_heading_says_what_its_section_is_for(heading, purpose):
    assert purpose_of(heading, None) == purpose


@pytest.mark.parametrize("heading", ["一、基本情况", "（一）东塘片区", "二、工作目标"])
def test_another_heading_leaves_it_as_it_was(heading):
    assert purpose_of(heading, MEASURES) == MEASURES


@pytest.mark.parametrize(
    "words",
    ["提供店铺登记表格。", "组织经营户开展疏散演习。", "实施消防设施改造和维修保养。", "督促业主清理楼道堆放的杂物。"],
)
def test_what_the_measures_tell_offices_to_do_is_a_promise(words):
    assert scheme("二、工作措施", words)


@pytest.mark.parametrize("words", ["拆除占用疏散通道的货架。", "提供店铺登记表格。"])
def test_the_same_words_elsewhere_are_faint(words):
    assert not scheme("二、工作要求", words)


@pytest.mark.parametrize("words", ["改造不符合标准的沿街店铺。", "门店的线路更换、设施安装。"])
def test_its_scope_is_no_promise(words):
    assert not scheme("三、整治范围", words)


@pytest.mark.parametrize(
    "words",
    [
        "镇应急办根据《清河区微型消防站建设指导意见》，",
        "排查时依据《清河区店铺安全排查技术方案》中的判断标准，",
        "领导小组根据职责，",
        "为保质保量完成店铺消防设施改造任务，",
    ],
)
def test_what_a_work_goes_by_is_not_the_work(words):
    quotes = scheme("二、工作措施", f"{words}新建微型消防站3个。")

    assert len(quotes) == 1 and quotes[0].endswith("3个")


@pytest.mark.parametrize("words", ["上月发生店铺火灾2起。", "全镇共发生小火亡人事故1起。"])
def test_an_accident_is_no_promise(words):
    assert not scheme("二、工作措施", words)


@pytest.mark.parametrize(
    "words",
    [
        "编制店铺“一店一策”整改方案，明确整改内容和期限，并报镇应急办备案。",
        "镇安委会成立检查组，对整治情况进行验收。",
        "镇应急办每月上门检查店铺，并提醒店主及时清理杂物。",
    ],
)
def test_how_it_is_done_and_its_next_step_join_the_work(words):
    assert len(scheme("二、工作措施", words)) == 1


def test_a_next_step_that_makes_something_is_another_work():
    assert len(scheme("二、工作措施", "镇应急办对店铺开展风险评估，并建立店铺分级管理机制。")) == 2


def test_whom_it_is_written_to_and_its_annexes_are_no_promises():
    found = candidates_in(
        f"{TITLE}\n区住建局、区财政局、各街道办事处：\n请遵照执行。\n附件：\n1.云溪镇店铺登记情况季度汇总表\n2.云溪镇店铺整改清单\n2026年11月2日"
    )

    assert found == ()


def test_a_title_longer_than_a_line_is_a_title():
    title = "关于印发《2027年清河区为老旧小区内既有的20个电动自行车集中停放场所加装消防设施的为民办实事项目实施方案》的通知"
    (lamps,) = candidates_in(f"{title}\n各街道办事处：\n一、项目内容\n在出入口、充电区域增设视频监控系统。")

    assert lamps.due is not None and lamps.due.text == "2027年"


STEPS = """关于印发《云溪镇沿街店铺消防安全整治工作方案》的通知
2026年9月7日
四、实施步骤
（一）动员部署阶段（9月5日前）
各村召开动员会。
（二）排查整治阶段（9月8日至11月30日）
1.9月30日前，镇应急办完成店铺登记造册。各村组织开展店铺隐患排查。
2.逐店制定整改计划，并报镇应急办备案。
五、工作要求
签订目标责任书。"""


def test_a_stage_and_a_step_give_their_days_to_all_that_stands_under_them():
    dues = [each.due.text if each.due else None for each in candidates_in(STEPS, said_on=date(2026, 9, 7))]

    assert dues == ["9月5日前", "9月30日前", "9月30日前", "9月8日至11月30日", None]


@pytest.mark.parametrize(
    ("step", "due"),
    [("（一）第一季度：完成图纸设计，并确定店铺选址；", "第一季度"), ("（二）第二季度：完成店铺消防改造工程的招标和开工。", "第二季度")],
)
def test_a_quarter_before_a_colon_is_when_its_step_is_due(step, due):
    found = candidates_in(f"{TITLE}\n四、实施步骤\n{step}", said_on=date(2026, 1, 12))

    assert found and {each.due and each.due.text for each in found} == {due}
