"""What a review tells to be done without a figure: honours, what is finished, passed, signed, set up; and how things stand."""

import pytest

from guatu.crafts.reading.tests.papers import candidates_in, quotes_in

REVIEW = "云溪镇2026年工作总结\n今年以来，云溪镇新建公厕3座。"


@pytest.mark.parametrize(
    "clause",
    [
        "进入全国优秀旅游乡镇行列",
        "蝉联全省双拥模范城",
        "石桥村被命名为省级生态示范村",
        "完成了建镇以来首次修志工作",
        "恢复了镇区文化设施的基本功能",
        "实施方案已上报省发改委",
        "口岸扩大开放顺利通过国家验收",
        "示范区筹备组挂牌成立",
        "与友城签订友好合作备忘录",
    ],
)
def test_what_has_come_about_is_a_result(clause):
    found = candidates_in(REVIEW + clause + "。")[-1]

    assert found.quote == clause and (found.kind, found.status) == ("result", "done")


@pytest.mark.parametrize(
    "clause",
    ["地质灾害防治得到加强", "信访办结率显著提高", "化工基地建设初具规模", "超额完成上级目标任务", "石桥是清河的发源地", "辖18个村民组，1075人"],
)
def test_how_things_stand_is_no_record(clause):
    assert quotes_in(REVIEW + clause + "。") == ["新建公厕3座"]


@pytest.mark.parametrize("clause", ["石清铁路加快建设", "东塘水库建设加快", "石桥菜场改造二期工程快速推进", "在建高速公路里程51公里"])
def test_work_in_hand_is_told_at_a_clauses_end(clause):
    found = candidates_in(REVIEW + clause + "。")[-1]

    assert (found.kind, found.status) == ("task", "ongoing")


@pytest.mark.parametrize(
    ("clause", "kind", "status"),
    [
        ("续建东塘泵站工程", "task", "ongoing"),
        ("加快编制石桥片区详细规划", "task", "planned"),
        ("实施中小河流治理项目12项", "target", "planned"),
        ("抓好石桥铁路支线项目前期工作", "task", "planned"),
        ("认真执行《清河区河道管理条例》", "task", "planned"),
        ("落实好生源地助学贷款政策", "task", "planned"),
    ],
)
def test_how_a_plan_speaks_of_works(clause, kind, status):
    (found,) = candidates_in("云溪镇2027年工作计划\n" + clause + "。")

    assert (found.quote, found.kind, found.status) == (clause, kind, status)


def test_part_of_a_report_that_tells_nothing_plans():
    (found,) = candidates_in("云溪镇人民政府工作报告\n（九）加强自身建设\n推行集中审批，落实党风廉政建设责任制。")[-1:]

    assert found.status == "planned"
