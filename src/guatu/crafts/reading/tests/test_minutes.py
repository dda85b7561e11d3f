"""Minutes: what a meeting heard took place, what it decided is still to be done, for whom it names, by the body that sat."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import Candidate
from guatu.crafts.reading.commitments.minutes import hears_of_a_work
from guatu.crafts.reading.tests.papers import candidates_in

SAID_ON = date(2026, 8, 18)


def minutes(words: str) -> tuple[Candidate, ...]:
    head = "第12次\n清河区人民政府办公室 2026年8月18日\n2026年7月30日，区长主持召开清河区第9届人民政府第12次常务会议。"
    foot = "会议要求，各部门要真抓实干。\n出 席：钱某某、孙某某\n列 席：\n（一）住建局李某某，财政局周某某"
    return candidates_in(f"{head}\n一\n{words}\n二\n会议指出，要提高认识。\n{foot}", said_on=SAID_ON)


def test_the_sitting_is_the_governments():
    sitting, *_ = minutes("会议还研究了其他事项。")

    assert (sitting.kind, sitting.owner) == ("activity", "清河区人民政府")
    assert sitting.when is not None and sitting.when.first == date(2026, 7, 30)


@pytest.mark.parametrize(
    "words",
    [
        "会议听取了老城区排水管网改造进展情况汇报，议定了以下意见：",
        "会议审议了《清河区秸秆综合利用实施方案》，议定了以下意见：",
        "会议听取了东塘片区闲置地块处置情况汇报。",
    ],
)
def test_what_a_meeting_heard_of_a_work_took_place(words):
    _, heard = minutes(words)

    assert (heard.kind, heard.status, heard.owner) == ("activity", "done", "清河区人民政府")
    assert heard.when is not None and heard.when.first == date(2026, 7, 30)


@pytest.mark.parametrize("words", ["研究了其他事项", "听取了有关情况", "传达学习了全国会议精神", "听取汇报"])
def test_other_matters_are_none(words):
    assert not hears_of_a_work(words)


@pytest.mark.parametrize(
    ("words", "quote", "owner"),
    [
        ("同意由区自然资源局解除原土地出让合同，签订解除协议。", "签订解除协议", "区自然资源局"),
        ("同意由城投公司自筹资金对120亩地块进行摘牌。", None, "城投公司"),
        ("原则上同意清河控股集团有限公司启动云溪污水处理厂项目的前期工作。", "启动云溪污水处理厂项目的前期工作", "清河控股集团有限公司"),
    ],
)
def test_what_it_agreed_to_is_to_be_done_by_whom_it_names(words, quote, owner):
    agreed = minutes(words)[-1]

    assert (agreed.status, agreed.owner, agreed.assigned_by) == ("planned", owner, "清河区人民政府")
    assert quote is None or agreed.quote == quote


def test_a_paper_agreed_to_is_no_promise():
    assert len(minutes("会议原则上同意《清河区秸秆综合利用实施方案》。")) == 1


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("清河金属材料有限公司投资5000余万元新建生产线2条。", "清河金属材料有限公司"),
        ("东塘合作社流转土地300亩。", "东塘合作社"),
        ("推动清河金属材料有限公司新建生产线2条。", "云溪镇"),
    ],
)
def test_a_company_that_acts_does_it_and_one_that_is_helped_does_not(words, owner):
    (line,) = candidates_in(f"云溪镇一周动态\n11月5日，{words}")

    assert line.owner == owner
