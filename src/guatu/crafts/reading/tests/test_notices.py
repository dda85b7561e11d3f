"""Notices: what is asked of villages and offices, and to whom they report."""

from datetime import date

import pytest

from guatu.crafts.reading.tests.papers import candidates_in

HEAD = "云溪镇人民政府文件\n关于做好今冬防火工作的通知\n各村、各部门：\n"


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("请各村于11月20日前将防火责任书报镇应急办公室。", "云溪镇各村"),
        ("各村要在1小时之内将火情报镇防火指挥部。", "云溪镇各村"),
        ("镇应急办公室要在12月5日前完成检查。", "云溪镇应急办公室"),
        ("发生火情要及时向镇防火领导小组办公室报告。", "云溪镇"),
    ],
)
def test_what_is_asked_is_owed_by_whom_it_is_asked_of(sentence, owner):
    (found,) = candidates_in(HEAD + sentence)

    assert (found.owner, found.status) == (owner, "planned")


@pytest.mark.parametrize(
    "sentence", ["各村要高度重视，切实增强责任意识。", "请各村结合实际，认真贯彻执行。", "希望全镇上下振奋精神，再接再厉。"]
)
def test_leaves_exhortation(sentence):
    assert candidates_in(HEAD + sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "quote", "owner"),
    [
        ("镇防火领导小组办公室要在2小时之内上报区指挥部。", "在2小时之内上报区指挥部", "云溪镇防火领导小组办公室"),
        ("镇防火领导小组不定期对各村消防设施进行检查。", "不定期对各村消防设施进行检查", "云溪镇防火领导小组"),
        ("各村实行24小时值班制度。", "实行24小时值班制度", "云溪镇各村"),
    ],
)
def test_bodies_of_their_own_and_rules_put_into_force(sentence, quote, owner):
    (found,) = candidates_in(HEAD + sentence)

    assert (found.quote, found.kind, found.owner) == (quote, "task", owner)


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("入户调查从5月20日开始，5月31日前结束。", date(2026, 5, 20), date(2026, 5, 31)),
        ("从6月1日开始对12个村开展防汛演练，6月10日结束。", date(2026, 6, 1), date(2026, 6, 10)),
        ("自6月1日起清理河道12公里，至6月20日止。", date(2026, 6, 1), date(2026, 6, 20)),
        ("从6月1日开始清理河道12公里，6月15日结束前各村上报总结。", date(2026, 6, 1), date(2026, 6, 1)),
    ],
)
def test_what_begins_on_one_day_and_ends_on_another_is_one_task(sentence, first, last):
    found = candidates_in(f"云溪镇关于开展夏季工作的通知\n各村：\n{sentence}", said_on=date(2026, 5, 10))

    assert found[0].due is not None and (found[0].due.first, found[0].due.last) == (first, last)


def test_what_each_office_answers_for_is_its_task():
    found = candidates_in(
        "云溪镇专题会议纪要\n党政办负责外围环境，社会管理办公室负责质量监督。", said_on=date(2026, 5, 10)
    )

    assert [(candidate.quote, candidate.owner) for candidate in found] == [
        ("负责外围环境", "云溪镇党政办"),
        ("负责质量监督", "云溪镇社会管理办公室"),
    ]


def test_the_works_that_were_voted_are_still_to_be_done():
    found = candidates_in(
        "云溪镇人代会闭幕\n大会票决了2026年云溪镇民生实事项目两项：\n1、路域环境提升工程。\n2、农村户厕改造工程。",
        said_on=date(2026, 3, 5),
    )

    assert [candidate.status for candidate in found[-2:]] == ["planned", "planned"]
