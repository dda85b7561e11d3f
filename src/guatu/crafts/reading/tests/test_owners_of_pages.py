"""Whose a clause is on pages of news and briefs: the county, the place of its article, the body that speaks of itself."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import read
from guatu.crafts.reading.structure.organisations import body_of, find_towns
from guatu.crafts.reading.tests.papers import candidates_in

NEWS = "11月10日，我区举行新项目开工仪式，石桥镇敬老院等4个项目同天开工。全区上下抓项目的劲头很足，干部群众信心更足。"


def owners(paper: str) -> list[str | None]:
    return [each.owner for each in candidates_in(paper)]


def sections(paper: str) -> list[str | None]:
    return [part.organisation for part in read(paper.encode(), name="文章.txt", date=date(2026, 11, 12)).sections]


def test_a_page_on_one_long_line_is_of_its_county_whatever_town_it_names():
    body = "清河区坚持项目为王，紧盯开工、竣工、投产三个环节，把要素保障摆在前面，把服务送到现场，"
    page = f"本报讯(记者 某某)清河区今年开局良好。\u3000\u3000{NEWS}\u3000\u3000{body * 8}新建公厕6座。\u3000\u3000图片均由本报记者 某某 摄"

    assert set(sections(page)) == {"清河区"}
    assert read(page.encode(), name="文章.txt").text.count("\n") == 3  # each of its paragraphs is a line again
    assert owners(page)[-1] == "清河区"


def test_each_article_of_a_page_of_news_is_of_the_place_it_begins_with():
    page = (
        "本报清河讯（通讯员某某）江南省清河县地处江边，是全省的农业县。近年来，清河县靶向发力加强小区治理。\n"
        "新组建小区党支部216个，让群众在家门口找到组织。\n"
        "本报云山讯（通讯员某某）近年来，云山县创新引才举措，出台一揽子政策。\n"
        "今年以来，累计为30家企业匹配博士54人，揭榜资金达1000万元。"
    )

    assert sections(page) == ["清河县", "云山县"]
    assert owners(page)[-1] == "云山县"


def test_a_single_dateline_cuts_nothing():
    assert len(sections("本报讯（通讯员某某）近年来，清河县靶向发力加强小区治理。\n新组建小区党支部216个。")) == 1


def test_on_a_towns_page_what_heads_itself_with_the_county_and_names_no_town_is_the_countys():
    page = (
        "石桥镇逐村观摩促工作\n11月10日，石桥镇开展逐村观摩，石桥镇11个村参加。\n"
        "清河区四大班子领导集中植树\n11月11日，清河区领导参加植树活动。此次活动共栽植楸树138亩。"
    )

    assert sections(page) == ["石桥镇", "清河区"]


def test_on_a_towns_page_a_visit_from_the_county_stays_the_towns():
    page = (
        "石桥镇逐村观摩促工作\n11月10日，石桥镇开展逐村观摩，石桥镇11个村参加。\n"
        "清河区领导来镇督导\n11月11日，区领导到石桥镇督导，要求我镇年底前新建公厕6座。"
    )

    assert sections(page) == ["石桥镇", "石桥镇"]


def test_a_countys_leaders_in_a_town_are_the_countys():
    page = (
        "清河区主要领导到石桥镇开展调研\n近日，市委常委、清河区委书记某某带队到石桥镇调研。\n"
        "某某要求，全区各级各部门要提高认识，各有关部门要于年底前新建公厕6座。石桥镇基础较好。全区要学习石桥镇。"
    )

    assert sections(page) == ["清河区"]


def test_a_town_that_speaks_of_itself_stays_the_owner_of_a_visit():
    page = "清河区领导到石桥镇调研\n近日，区领导来到石桥镇调研。石桥镇汇报了工作。我镇将于年底前新建公厕6座，我镇还将修路3公里。"

    assert sections(page) == ["石桥镇"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("市委常委、清河区委书记", "清河区委"),
        ("近日，市委常委、清河区委书记", "清河区委"),
        ("市委常委、宣传部部长", "市委"),
        ("清河县县委书记", "清河县委"),
    ],
)
def test_a_seat_in_the_committee_stands_behind_the_office_that_is_held(title, body):
    assert body_of(title, "清河区") == body


@pytest.mark.parametrize(
    ("lines", "towns"),
    [
        (["石镇坝街道2026年项目表", "企业进驻街道", "企业进驻街道", "企业落户街道"], ["石镇坝街道"]),
        (["石桥镇2026年项目表", "石桥镇将修路"], ["石桥镇"]),
    ],
)
def test_where_firms_settle_is_no_name_and_a_name_may_have_a_town_in_it(lines, towns):
    assert find_towns(lines) == towns


def test_who_says_our_centre_is_the_one_centre_that_the_paper_names():
    page = (
        "选点工作继续进行\n我中心工作人员前往东苑村开展选点工作。下一步，将在近期新建服务点6个。\n"
        "清河区政务服务中心初步确定六个服务点\n截至11月9日,清河区政务服务中心已完成25个村的考察。"
    )

    assert set(owners(page)) == {"清河区政务服务中心"}


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("人居环境整治现场核查小组先后前往东苑、竹园等12个村。", "人居环境整治现场核查小组"),
        ("人居环境整治现场核查小组将对12个村继续核查。", "人居环境整治现场核查小组"),
        ("抽调骨干组成专项工作组深入12个村排查。", "清河区"),
        ("组织项目服务专家组深入12家企业走访。", "清河区"),
    ],
)
def test_a_group_under_its_whole_name_acts(words, owner):
    assert owners(f"清河区开展核查\n{words}")[0] == owner


@pytest.mark.parametrize(
    ("head", "whose"),
    [("云山县开展项目建设年行动", "云山县"), ("东湖新区多举措做强旅游", "东湖新区"), ("我市一批项目获评优胜", "江州市")],
)
def test_a_head_on_the_line_of_its_text_opens_an_article_of_a_brief(head, whose):
    text = "1月份，东湖新区和各地一道紧盯目标，倒排工期，推动项目早日建成，让群众早日受益，新建公厕6座。"
    page = f"江州市项目简报\n江州市项目工作动态综述一则   江州市{text}\n{head}   {text}\n江州市项目推进会的情况   江州市{text}"

    assert whose in sections(page)


def test_a_row_of_a_table_has_no_head_on_its_line():
    assert "云山县农村公路改造提升工程项目" not in [
        part.title for part in read("江州市项目表\n云山县农村公路改造提升工程项目  云山县  12公里  年底前完工".encode(), name="表.txt").sections
    ]


def test_a_countys_office_that_tells_of_itself_owns_what_its_paper_tells():
    page = "创建学习型组织交出答卷\n区委组织部开展学习活动，氛围浓厚。\n区委组织部的做法有：\n今年以来，组织干部撰写心得27篇。"

    assert owners(page)[-1] == "区委组织部"


def test_there_is_also_a_firm_is_no_name():
    assert "还有清河机电有限公司" not in owners("清河区项目竣工\n还有清河机电有限公司新建变压器生产线3条。")
