"""Names: campaigns, works in a row, places that are counted off, rules and papers; and what names nothing."""

from __future__ import annotations

import pytest

from guatu.crafts.reading.commitments.projects import ENDS, named_things
from guatu.crafts.reading.tests.papers import candidates_in

PLAN = "云溪镇工作方案\n下一步，要"


def projects_of(words: str) -> list[str]:
    return [name for candidate in candidates_in(f"{PLAN}{words}。") for name in candidate.projects]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("12月底前组织开展“百日守护”专项行动", ["百日守护"]),
        ("12月底前举办“11·9”消防安全宣传月", ["“11·9”消防安全宣传月"]),
        ("构建“家庭+学校”儿童关爱体系", ["“家庭+学校”儿童关爱体系"]),
        ("12月底前推进“四区建设”", ["四区"]),
        ("12月底前实施道路硬化、村庄绿化、路灯亮化工程", ["道路硬化", "村庄绿化", "路灯亮化工程"]),
        ("12月底前完成东塘、石桥、云溪三个乡的危房改造300户", ["东塘", "石桥", "云溪"]),
        ("全面推行河长制、湖长制、林长制", ["河长制", "湖长制", "林长制"]),
        ("严格执行建设用地使用权审批出让制度", ["建设用地使用权审批出让制度"]),
        ("建立政府采购评审专家考核制度", ["政府采购评审专家考核制度"]),
        ("制定政府采购监督管理办法", ["政府采购监督管理办法"]),
        ("设立公共资源交易监督管理委员会", ["公共资源交易监督管理委员会"]),
        ("12月底前完成大部分村级组织换届工作", ["村级组织换届"]),
        ("开展工程建设领域突出问题专项治理工作", ["工程建设领域突出问题专项治理"]),
        ("召开文明城市创建专题会议3次", ["文明城市创建"]),
        ("12月底前开工石桥集团年产4万件羊绒衫项目", ["石桥集团年产4万件羊绒衫项目"]),
        ("12月底前推进清云（石桥）经贸合作区建设", ["清云（石桥）经贸合作区"]),
    ],
)
def test_names_what_is_worked_on(words, names):
    assert projects_of(words) == names


@pytest.mark.parametrize(
    "words",
    [
        "对新上的工业类项目按投资的5%给予奖励",
        "12月底前完成非法排污口入河整治3处",
        "聚焦“学习贯彻全会精神”举办宣讲3场",
        "引进20多个项目",
        "12月底前成立三大专业合作社",
        "12月底前审定工程图纸3份",
        "形成“一级抓一级、层层抓落实”的责任体系",
        "建立健全工作制度，12月底前印发",
    ],
)
def test_what_is_of_a_class_or_a_way_of_speaking_names_nothing(words):
    assert projects_of(words) == []


def test_who_goes_is_not_what_is_gone_to():
    found = candidates_in("清河区新闻\n11月3日，清河区电商服务中心工作人员前往马家窑村实地考察。")[-1]

    assert found.projects == ("马家窑村",)


def test_two_campaigns_may_be_held_together():
    words = "开展“服务进社区”暨“我为你跑腿”活动"

    assert named_things(words, 0, len(words), ENDS.find(words))[0] == ["服务进社区", "我为你跑腿"]
