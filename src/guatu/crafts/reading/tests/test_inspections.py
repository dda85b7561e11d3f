"""Reports of inspections and of how far works are: targets repeated, counts up to a day, visits told in passing."""

from datetime import date

import pytest

from guatu.crafts.reading.tests.papers import candidates_in

HEAD = "关于2026年重点工作完成情况的通报\n云溪镇督查室\n一、重点工作完成情况\n"


def test_an_item_says_the_target_of_the_year_before_how_far_it_is():
    found = candidates_in(HEAD + "1.新建公厕不少于6座；改造泵站10座。上半年，新建公厕3座。\n2.培育龙头企业2家。", said_on=date(2026, 7, 30))

    assert [(candidate.kind, candidate.status) for candidate in found] == [
        ("target", "planned"),
        ("target", "planned"),
        ("result", "done"),
        ("target", "planned"),
    ]
    assert found[0].due is not None and found[0].due.text == "2026年"
    assert found[2].when is not None and found[2].when.text == "上半年"


def test_an_item_that_only_tells_what_was_done_is_no_target():
    found = candidates_in(HEAD + "1.已新建公厕6座。上半年，改造泵站3座。", said_on=date(2026, 7, 30))

    assert {candidate.status for candidate in found} == {"done"}


@pytest.mark.parametrize("counted", ["截止11月11日，", "截至11月10日，", "至10月底，", "到10月底，"])
def test_what_is_counted_up_to_a_day_is_no_demand(counted):
    *_, found = candidates_in(f"云溪镇检查通报\n会议要求，12月10日前完成承诺书签订。{counted}石桥村张贴通告6张。")

    assert (found.kind, found.status) == ("result", "done")
    assert found.when is not None and found.when.first is None


def test_a_check_told_in_a_notice_is_an_activity_of_its_day():
    found = candidates_in(
        "为推进区政府部署的落实，区政府督查室近期对《政府工作报告》确定的2026年重点工作进行了督查。现通报如下：\n"
        "一、完成情况\n上半年，全区新建公厕60座。",
        said_on=date(2026, 7, 30),
    )

    assert (found[0].kind, found[0].owner) == ("activity", "区政府督查室")
    assert found[0].when is not None and found[0].when.text == "近期"


def test_the_year_in_a_title_is_not_when_it_was_issued():
    (found,) = candidates_in("关于整改情况的报告\n一、整改工作开展情况\n制定了《2025年度反馈问题整改方案》。")

    assert (found.kind, found.when) == ("result", None)


def test_the_month_of_one_body_is_not_that_of_the_next():
    first, second = candidates_in("清河区要情\n2026年11月12日\n区住建局2月份完成检测580次。东塘小学教学楼项目已验收。")

    assert first.when is not None and first.when.first == date(2026, 2, 1)
    assert second.when is None or second.when.text != "2月份"


NEWS = "清河新闻网讯 近日，记者从区发改局获悉，"


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("12个项目正在紧张开展前期工作", "task", "ongoing"),
        ("从计划进度看，学前教育等31个项目完成月度计划", "result", "done"),
        ("项目年度计划投资3.5亿元", "target", "planned"),
        ("2月份全区新建公厕3座", "result", "done"),
        ("公交站台已经在筹建中", "task", "ongoing"),
    ],
)
def test_news_of_works_tells_how_far_they_are(sentence, kind, status):
    found = candidates_in(NEWS + sentence + "。")[-1]

    assert (found.kind, found.status) == (kind, status)


def test_what_follows_a_date_to_come_in_news_is_to_come_too():
    found = candidates_in("11月5日，云溪镇召开推进会。广告牌拆除工作全部在12月底前完成，并建立长效管控机制。")

    assert [candidate.status for candidate in found] == ["done", "planned", "planned"]


def test_the_year_in_a_title_of_works_is_the_due_of_all_its_sections():
    found = candidates_in(
        "清河区2026年九大民生工程实施方案\n一、指导思想\n坚持以人民为中心。\n二、工作重点\n（一）社会保障工程。新建3家日间照料中心。",
        said_on=date(2026, 3, 1),
    )

    assert [candidate.due.text for candidate in found if candidate.due] == ["2026年"] * len(found) != []


def test_the_year_of_the_works_a_sentence_lists_is_their_due():
    found = candidates_in(
        "民生实事征集情况\n经筛选后形成2026年区民生实事候选项目，计划改造老旧小区14个、推动加装电梯约60台。",
        said_on=date(2026, 3, 10),
    )

    assert [(candidate.kind, candidate.due.text if candidate.due else None) for candidate in found[-2:]] == [("target", "2026年")] * 2
