"""How a paper speaks: as its head says, else as most of its sentences do."""

from datetime import date

import pytest

from guatu.crafts.reading.tests.papers import candidates_in, quotes_in

SAID_ON = date(2026, 8, 10)


@pytest.mark.parametrize(
    "paper",
    [
        "清河区十件实事进展顺利\n村级奖补项目开工建设106个，完成44个，硬化巷道123.6千米。",
        "【本报讯】今年上半年，清河区狠抓实事办理。村级奖补项目开工建设106个，完成44个。",
        "区政府督办室通报了重点工程情况。目前，体育公园已完成勘探。\n全区实事包含子项目18个，已完成建设工程3处，累计投资2亿元，新建公厕12座。",
    ],
)
def test_a_report_of_how_far_works_are_tells_what_was_done(paper):
    assert {candidate.status for candidate in candidates_in(paper, said_on=SAID_ON) if candidate.quantities} == {"done"}


def test_a_paper_that_asks_for_most_is_a_plan():
    found = candidates_in("近期天气干燥，已发生火情2起。\n各村要新建防火通道3公里，必须清理杂草12处，确保不出问题。", said_on=SAID_ON)

    assert [candidate.status for candidate in found][-2:] == ["planned", "planned"]


def test_news_of_the_works_a_county_promises_gives_them_its_year():
    found = candidates_in(
        "清河区2026年将办好15件民生实事\n5月10日，清河区召开人代会。报告指出，分别是：(1)新建西环路。(2)新建公厕120座。",
        said_on=date(2026, 5, 11),
    )

    assert [candidate.due.text for candidate in found if candidate.due] == ["2026年", "2026年"]


def test_what_a_work_means_is_no_result():
    assert quotes_in("民生实事进展情况通报\n办好65件民生实事是区政府对全区人民的庄严承诺。") == []


def test_a_leader_named_with_his_rank_behind_is_no_part_of_the_quote():
    found = candidates_in("11月6日，云溪镇办事处主任钱某某检查石桥村环境。\n钱某某主任走访东塘村敬老院。", said_on=date(2026, 11, 8))

    assert [candidate.quote for candidate in found] == ["检查石桥村环境", "走访东塘村敬老院"]


def test_what_is_asked_after_a_look_back_is_planned():
    found = candidates_in(
        "全镇重点工作调度会讲话\n同志们：今年以来，全镇完成投资6.2亿元。距年底只有50天，要抓紧推进。一要抓项目，东塘产业园11月底前必须竣工。"
        "二要抓招商，再签约项目2个。",
        said_on=date(2026, 11, 12),
    )

    assert [candidate.status for candidate in found] == ["done", "planned", "planned"]


def test_the_next_point_of_a_report_of_correction_tells_again_what_was_done():
    found = candidates_in(
        "云溪镇巡察整改情况\n一、整改情况\n1.关于资产管理问题。整改情况：已清理合同86份。下一步，将建立季度核查机制。\n"
        "2.关于项目推进问题。整改情况：召开推进会3次，东塘路改造已完工。",
        said_on=SAID_ON,
    )

    assert [candidate.status for candidate in found] == ["done", "planned", "done", "done"]
