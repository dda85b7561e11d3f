"""Firms of which a paragraph tells, their heads, speakers by name alone, and 镇政府 in a paper of the county."""

import pytest

from guatu.crafts.reading.tests.papers import candidates_in

HEAD = "清河区要情\n2026年11月12日\n"


@pytest.mark.parametrize(
    ("paragraph", "owner"),
    [
        ("江州石桥金属有限公司专注新材料，产品畅销。公司深化合作，投资5000万元新建生产线2条。", "江州石桥金属有限公司"),
        ("江州永欣玻璃有限公司车间内，生产线高速运转。去年，一期建成厂房6栋。", "江州永欣玻璃有限公司"),
        ("石桥中药材种植有限公司是龙头企业，在古渡镇投资2600万元新建了大棚60座。", "石桥中药材种植有限公司"),
        ("走访江州永欣玻璃有限公司等企业60家。今年以来，新建公厕6座。", "清河区"),
        ("江州永欣玻璃有限公司车间内，生产线高速运转。我区新建公厕6座。", "清河区"),
    ],
)
def test_a_paragraph_that_begins_with_a_firm_tells_of_it(paragraph, owner):
    assert candidates_in(HEAD + paragraph)[-1].owner == owner


def test_what_the_head_of_a_firm_says_the_firm_will_do():
    paper = (
        "11月3日，清河区举行推介会。石桥集团董事长钱某某参加推介会。\n"
        "钱某某表示，将投资40亿元，建设生产线2条。"
    )

    found = candidates_in(HEAD + paper)[-1]

    assert (found.owner, found.assigned_by) == ("石桥集团", None)


def test_a_speaker_by_name_alone_speaks_for_the_body_that_meets():
    paper = (
        "本报讯 11月3日，区委书记钱某某在区委中心组学习会上指出，二季度很关键。\n"
        "孙某某就做好工作提出了要求，强调年底前新建公厕6座。"
    )

    found = candidates_in(HEAD + paper)[-1]

    assert (found.owner, found.assigned_by) == ("清河区", "区委")


@pytest.mark.parametrize(
    ("sentences", "owner", "assigner"),
    [
        ("古渡镇要强化领导，专班推进，12月底前核查公厕60座。", "古渡镇", "区委"),
        ("古渡镇要强化领导，专班推进。要在12月底前核查公厕60座。", "古渡镇", "区委"),
        ("各镇负责人参加会议。12月底前核查公厕60座。", "清河区", "区委"),
        ("材料提交区委常委会。12月底前核查公厕60座。", "清河区", "区委"),
        ("今年还将新建公厕60座。", "清河区", None),
        ("要将旧公厕60座改造到位。", "清河区", "区委"),
    ],
)
def test_what_a_leader_asks_of_whom(sentences, owner, assigner):
    paper = f"11月3日，区委书记钱某某调度公厕改造工作，到东苑公厕看了进展，听取了汇报。钱某某强调，{sentences}"
    found = candidates_in(HEAD + paper)[-1]

    assert (found.owner, found.assigned_by) == (owner, assigner)


@pytest.mark.parametrize(
    ("paragraph", "owner"),
    [
        ("家住古渡镇石桥村的村民说好。今年6月，镇政府铺设管网6公里。", "古渡镇"),
        ("今年6月，区政府铺设管网6公里。", "区政府"),
        ("今年6月，镇政府铺设管网6公里。", "清河区"),
    ],
)
def test_the_government_of_a_town_in_a_paper_of_the_county(paragraph, owner):
    assert candidates_in(HEAD + "我区把民生摆在首位，我区年年办实事。\n" + paragraph)[-1].owner == owner


def test_a_leader_who_came_is_of_the_body_in_his_title():
    paper = "11月3日，推介会在江州举行。石桥县委书记钱某某作招商项目推介。"

    assert candidates_in(HEAD + paper)[-1].owner == "石桥县委"
