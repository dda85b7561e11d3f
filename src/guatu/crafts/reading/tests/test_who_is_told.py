"""Who is told to act: minutes and those who sat, 各级各部门, rows of departments, firms, and full names."""

import pytest

from guatu.crafts.reading.tests.papers import candidates_in

HEAD = "清河区要情\n2026年11月12日\n"
MINUTES = (
    "清河县人民政府常务会议纪要\n"
    "11月3日，县委副书记、县长主持召开十九届县政府第97次常务会议。县人大常委会副主任应邀参加会议。\n"
    "会议听取了汇报。会议审议了办法。\n"
)


@pytest.mark.parametrize(
    ("sentence", "owner", "assigner"),
    [
        ("会议要求，各乡镇要在12月底前新建公厕6座。", "清河县各乡镇", "清河县人民政府"),
        ("会议强调，各级各部门要在12月底前建立问题清单。", "清河县各级各部门", "清河县人民政府"),
        ("住建、交通、农业等建设项目行业主管部门，要在12月底前建立工资台账。", "住建、交通、农业等建设项目行业主管部门", "清河县人民政府"),
        ("会议确定：县财政局负责，12月底前修订《清河县考核办法》。", "县财政局", "清河县人民政府"),
        ("同意由东苑公司在12月底前建设停车场2座。", "东苑公司", "清河县人民政府"),
        ("会议要求，12月底前新建公厕6座。", "清河县", "清河县人民政府"),
    ],
)
def test_minutes_demand_in_the_name_of_who_sat(sentence, owner, assigner):
    found = candidates_in(MINUTES + sentence)[-1]

    assert (found.owner, found.assigned_by) == (owner, assigner)


@pytest.mark.parametrize(
    ("sentences", "owner"),
    [
        ("各部门要扛牢责任，抓好落实。要在12月底前编制问题清单。", "清河区各部门"),
        ("各镇街要加大投入。同时，还要新建公厕6座。", "清河区各镇街"),
        ("区应急局等部门要做好防控。严格落实值守制度，排查矿山6座。", "区应急局"),
        ("一是各部门要抓好落实。二是12月底前新建公厕6座。", "清河区"),
        ("各部门要抓好落实。我区将新建公厕6座。", "清河区"),
    ],
)
def test_what_goes_on_demanding_is_told_to_the_same(sentences, owner):
    assert candidates_in(f"{HEAD}11月3日，区长到石桥路检查了改造工程的进展情况，听取了汇报。区长强调，{sentences}")[-1].owner == owner


def test_items_below_what_a_meeting_demands_are_its_own():
    paper = (
        "11月3日上午，副区长钱某某率区水务局到石桥公司召开现场办公会。现纪要如下：\n会议要求：\n"
        "一、由区水务局牵头，12月底前铺设管网6公里。\n二、区住建局要在年底前建成泵站2座。"
    )

    found = candidates_in(HEAD + paper)[-2:]

    assert [(each.owner, each.assigned_by) for each in found] == [("区水务局", "区政府"), ("区住建局", "区政府")]


def test_minutes_signed_by_the_office_are_of_the_county():
    paper = MINUTES + "会议要求，12月底前新建公厕6座。\n清河县人民政府办公室\n2026年11月7日印发"

    assert candidates_in(paper)[-1].owner == "清河县"


def test_what_a_sitting_did_nobody_demanded():
    paper = "11月3日，县长主持召开清河县人民政府第47次常务会议。\n会议听取了东塘水库除险加固工作汇报。会议审议了《清河县水网规划》。"

    assert {(each.owner, each.assigned_by) for each in candidates_in(paper)} == {("清河县人民政府", None)}


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("各有关委、办、局要在11月底前报送工作总结。", "清河区各有关委、办、局"),
        ("各地公安机关要在年底前建成禁毒基地2处。", "清河区各地公安机关"),
        ("各项目主办单位与协办单位要在11月底前编制实施方案。", "清河区各项目主办单位与协办单位"),
        ("相关部门要在11月底前编制问题清单。", "清河区相关部门"),
        ("市场监管部门要在11月底前检查企业60家。", "市场监管部门"),
        ("绿化、清洁、拆违等职能部门要每周报送进展。", "绿化、清洁、拆违等职能部门"),
        ("石桥建材集团投资6亿元，新建生产线2条。", "石桥建材集团"),
        ("由创建工作领导小组在11月底前制定方案。", "清河区创建工作领导小组"),
        ("区财政安排工作经费50万元。", "区财政"),
        ("区自来水厂新建制水线2条。", "区自来水厂"),
    ],
)
def test_who_is_told_or_acts_owns_it(sentence, owner):
    assert candidates_in(HEAD + sentence)[0].owner == owner


@pytest.mark.parametrize(
    "sentence",
    [
        "将隐患严重的单位6家列入曝光名单。",
        "石桥建材集团二期项目开工建设，完成投资2亿元。",
        "各项工作推进有力，新建公厕6座。",
        "走访重点企业60家，服务部门办理事项30件。",
    ],
)
def test_units_that_are_worked_on_own_nothing(sentence):
    assert candidates_in(HEAD + sentence)[0].owner == "清河区"


@pytest.mark.parametrize(
    ("paper", "owner"),
    [
        ("清河县文广新局召开文化工作会\n县文广新局新建书屋6座。", "清河县文广新局"),
        ("清河县要情\n清河县人民政府办公室印发通知。\n县政府办公室检查乡镇6个。", "清河县人民政府办公室"),
        ("清河县要情\n县政府办公室检查乡镇6个。", "县政府办公室"),
        ("清河区要情\n组建高层建筑消防协调小组（以下简称“协调小组”）。\n区协调小组检查小区60个。", "高层建筑消防协调小组"),
    ],
)
def test_a_short_name_is_made_full_only_where_the_paper_does(paper, owner):
    assert candidates_in(paper)[-1].owner == owner
