"""Commitments: what is checkable is read, with owner, date and amount; what is rhetoric is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import Candidate, read

SAID_ON = date(2026, 11, 12)


def read_all(words: str) -> tuple[Candidate, ...]:
    return read(words.encode(), name="周报.txt", date=SAID_ON).candidates


def plan(clause: str) -> tuple[Candidate, ...]:
    return read_all(f"云溪镇近期重点工作安排\n下一步,云溪镇将统一思想、凝聚共识。云溪镇计划如下：{clause}。")


@pytest.mark.parametrize(
    ("clause", "quote", "kind"),
    [
        ("全年完成技改投入9000万元", "全年完成技改投入9000万元", "target"),
        ("要新建小型消防站3座", "新建小型消防站3座", "target"),
        ("编制问题整改责任清单", "编制问题整改责任清单", "task"),
        ("加快石白路改造", "加快石白路改造", "task"),
        ("建立健全长效管护机制", "建立健全长效管护机制", "task"),
        ("12月底前办结一批信访积案", "12月底前办结一批信访积案", "task"),
        ("每季度组织现场评议", "每季度组织现场评议", "cadence"),
        ("定期组织“回头看”", "定期组织“回头看”", "cadence"),
        ("实施“领雁”培育计划", "实施“领雁”培育计划", "task"),
        ("明确责任部门、责任人和完成时限", "明确责任部门、责任人和完成时限", "task"),
        ("持续推进主次干道沿线风貌提升", "持续推进主次干道沿线风貌提升", "task"),
    ],
)
def test_reads_what_somebody_could_check(clause, quote, kind):
    assert [(candidate.quote, candidate.kind) for candidate in plan(clause)] == [(quote, kind)]


@pytest.mark.parametrize(
    "clause",
    [
        "提高政治站位,强化责任意识",
        "凝心聚力冲刺目标",
        "全力抢抓进度,确保高效高质完成",
        "确保“两委”换届平稳有序",
        "严格落实“一线工作法”",
        "把综治中心建成守护平安的前沿阵地",
        "借助换届契机",
        "按照上级部署要求",
        "为高质量发展注入强劲动能",
        "推动服务从“窗口”转向“村口”",
        "2026年是全面攻坚的关键一年",
        "现将有关情况报告如下",
        "向大会报告2027年民生实事候选项目概况",
        "为做好今冬防火工作",
    ],
)
def test_leaves_rhetoric_alone(clause):
    assert plan(clause) == ()


def test_measures_that_differ_are_records_of_their_own():
    found = plan("确保全年应税销售6亿元、固定资产投资3.2亿元")

    assert [[quantity.value for quantity in candidate.quantities] for candidate in found] == [
        [600_000_000],
        [320_000_000],
    ]


def test_an_amount_and_its_growth_stay_together():
    (found,) = plan("全年实现一般公共预算收入1.5亿元,同比增长6%")

    assert [(quantity.value, quantity.change) for quantity in found.quantities] == [(150_000_000, None), (6, "yoy")]


def test_two_levels_of_one_target():
    floor, stretch = plan("全年新签约制造业项目12个、力争15个")

    assert (floor.level, stretch.level) == ("floor", "stretch")
    assert stretch.quantities[0].measure == floor.quantities[0].measure


def test_a_sum_belongs_to_the_work_it_pays_for():
    (found,) = plan("投资60万元,新建老年食堂2处")

    assert (found.quote, [quantity.value for quantity in found.quantities]) == ("投资60万元,新建老年食堂2处", [600_000, 2])


def test_a_sum_to_be_reached_stands_alone():
    assert len(plan("完成固定资产投资3.2亿元,新建老年食堂2处")) == 2


def test_a_deadline_governs_the_coordinated_objects():
    found = plan("确保四季度新签约项目2个以上,特色产业项目2个")

    assert [candidate.due and candidate.due.last for candidate in found] == [date(2026, 12, 31)] * 2


def test_two_cadences_are_two_records():
    assert [candidate.cadence for candidate in plan("建立“周调度、月通报”机制")] == ["weekly", "monthly"]


NEWS = "近日,石桥镇党委书记钱某某带队督查石白路改造情况。钱某某要求,要编制问题清单,每周调度整改情况。各部门将问题再细化,明确完成时限。"


def test_a_leaders_visit_is_an_activity_of_his_body():
    visit = read_all(NEWS)[0]

    assert (visit.quote, visit.kind, visit.status, visit.owner) == (
        "督查石白路改造情况",
        "activity",
        "done",
        "石桥镇党委",
    )
    assert visit.when is not None and visit.when.last == SAID_ON


def test_what_a_leader_demands_is_owed_by_the_town_or_the_unit_spoken_to():
    _, listing, weekly, unit = read_all(NEWS)

    assert {(candidate.owner, candidate.assigned_by) for candidate in (listing, weekly)} == {("石桥镇", "石桥镇党委")}
    assert weekly.cadence == "weekly"
    assert unit.owner == "石桥镇各部门"


def test_no_official_is_named():
    assert not any("钱某" in str(candidate.as_record()) for candidate in read_all(NEWS))


def test_a_review_tells_results_of_its_period():
    found = read_all("白塔镇2025年工作总结\n2025年，白塔镇新建公厕6座，成立了巡护队，持续推进石白路改造。")

    assert [(candidate.kind, candidate.status) for candidate in found] == [
        ("result", "done"),
        ("result", "done"),
        ("task", "ongoing"),
    ]
    assert found[0].when is not None and found[0].when.first == date(2025, 1, 1)


def test_the_introduction_of_a_list_dates_its_items():
    found = read_all(
        "柳河街道2027年民生实事\n2027年民生实事项目如下：\n一、柳河小学改扩建工程。\n二、新建路灯200余盏。\n三、石白路雨污改造工程。"
    )

    assert [candidate.due and candidate.due.last for candidate in found] == [date(2027, 12, 31)] * 3


def test_no_quote_holds_what_is_lost():
    assert not any("□" in candidate.quote for candidate in plan("新建××小学教学楼3000平方米"))


def test_recall_adds_faint_candidates_and_keeps_the_rest():
    words = ("云溪镇工作安排\n完善基础设施,推动传统农业与现代产业融合,盘活资产,新建公厕6座。").encode()

    sure = read(words, name="a.txt", date=SAID_ON).candidates
    all_of_them = read(words, name="a.txt", date=SAID_ON, recall=True).candidates

    assert {candidate.quote for candidate in sure} < {candidate.quote for candidate in all_of_them}
    assert all(candidate.rules for candidate in all_of_them)
