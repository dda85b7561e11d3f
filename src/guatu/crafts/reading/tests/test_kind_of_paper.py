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
