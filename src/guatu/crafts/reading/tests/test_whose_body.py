"""A body named with its county, a school that says 学校 of itself, a paper that names nobody but speaks of one place."""

import pytest

from guatu.crafts.reading.reader import read
from guatu.crafts.reading.structure.places import counties_in

OF_THE_COUNTY = "清河县召开专项整治部署会\n2026年8月25日\n清河县近日召开专项整治部署会。\n"


def owners(text):
    return {each.quote: each.owner for each in read(text.encode(), name="文件.txt").candidates}


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("清河县卫生健康局对12家诊所进行了检查。", "清河县卫生健康局"),
        ("清河县卫生健康局党委对3名责任人给予免职处理。", "清河县卫生健康局党委"),
        ("清河县公安局破获电诈案件12起。", "清河县公安局"),
        ("清河县人民检察院受理案件32件。", "清河县人民检察院"),
        ("清河县第一中学建成操场1座。", "清河县第一中学"),
        ("团县委组织志愿者320人次清扫街道。", "团县委"),
        ("清河县新建公厕12座。", "清河县"),
    ],
)
def test_a_body_named_with_its_county_does_what_its_clause_says(sentence, body):
    found = owners(OF_THE_COUNTY + sentence + "\n")
    assert [owner for quote, owner in found.items() if quote in sentence] == [body]


def test_a_school_or_a_court_that_does_not_say_its_name_again_is_the_one_named_last():
    found = owners("劳动教育\n近日，清河县实验小学开展劳动周活动。学校新建种植园2处，组织学生320人次参加。\n")
    assert found["新建种植园2处"] == "清河县实验小学"
    found = owners("执行工作\n清河县人民法院今年开展专项行动8次。该院审结案件320件。\n")
    assert found["审结案件320件"] == "清河县人民法院"


def test_a_paper_that_says_nowhere_whose_it_is_belongs_to_whom_it_speaks_of():
    found = owners("近年来，竹园村坚持绿色发展，竹园村修建污水管网920米。实施道路硬化，新建休闲广场2处。竹园村成立合作社1家。\n")
    assert found["新建休闲广场2处"] == "竹园村"
    found = owners("5月22日，清河林业局组织召开防火工作会议。局领导班子参加。会后建设防火隔离带12公里。\n")
    assert set(found.values()) == {"清河林业局"}


def test_a_city_is_known_by_its_name_alone():
    found = owners("南京工业重点推进3个项目\n2026年，南京工业投资预期实现600亿元。南京加快推进100个项目建设。南京今年新建厂房12万平方米。\n")
    assert set(found.values()) == {"南京市"}


def test_a_paper_that_begins_with_its_county_is_not_of_the_town_it_tells_of_on_the_way():
    found = owners(
        "今年以来，江南省清河县深化接诉即办改革，清河县组建服务队65支。在石桥镇回龙村，生日会上坐满了老人。石桥镇党委委员介绍了做法。清河县为独居老人助餐1.2万人次。\n"
        "全县评选好媳妇320名。\n"
    )
    assert found["评选好媳妇320名"] == "清河县"


def test_the_parts_of_a_digest_from_several_places_are_of_their_places():
    found = owners(
        "一周要闻汇编\n清河区新开工项目12个\n近日，清河区新开工项目12个，总投资32亿元。\n古渡县完成棚改1200户\n11月5日，古渡县完成棚户区改造1200户，新建安置房3栋。\n"
    )
    assert found["新建安置房3栋"] == "古渡县"
    assert found["新开工项目12个，总投资32亿元"] == "清河区"


@pytest.mark.parametrize("county", ["犍为县", "和平县", "无为市"])
def test_a_name_may_hold_a_word_of_grammar(county):
    found = owners(f"{county}工作总结\n{county}今年新建公厕12座，改造道路3条。\n")
    assert set(found.values()) == {county}


def test_what_comes_home_is_no_town():
    found = owners("清河市流动党员管理\n清河市对年底返乡的流动党员登记造册2281名。清河市建立返乡服务站12个。\n")
    assert set(found.values()) == {"清河市"}


@pytest.mark.parametrize(("words", "names"), [
    ("江南省清河县开工", ["清河县"]), ("协调市城建局施工", []), ("派往和田地震区", []), ("辽宁锦县走出低谷", ["锦县"]),
])  # fmt: skip
def test_what_is_asked_and_what_was_struck_are_no_counties(words, names):
    assert counties_in(words) == names
