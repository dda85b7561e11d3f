"""Things that can be seen to stand, grades that are sought, lists that one has got into, what is done time and again."""

from __future__ import annotations

import pytest

from guatu.crafts.reading.tests.papers import candidates_in, quotes_in


@pytest.mark.parametrize(
    "words",
    ["规划建设竹编文博馆", "增设简易喷淋系统", "加装火灾探测器", "打造省级现代农业示范园", "争创省级乡村振兴示范镇", "完成传统文化教育基地建设"],
)
def test_a_thing_or_a_grade_of_ones_own_is_a_promise(words):
    (plan,) = candidates_in(f"云溪镇2027年工作计划\n{words}。")

    assert (plan.kind, plan.status, plan.quote) == ("task", "planned", words)


@pytest.mark.parametrize("words", ["打造品牌", "打造亮点", "拓宽思路", "建设美好明天"])
def test_fine_words_are_none(words):
    assert quotes_in(f"云溪镇2027年工作计划\n{words}。") == []


@pytest.mark.parametrize("words", ["入选全省县域经济“十佳”镇", "获批2026年全国农业产业强镇", "获30余项专利授权"])
def test_a_list_that_one_has_got_into_is_a_result(words):
    (result,) = candidates_in(f"云溪镇2026年工作总结\n{words}。")

    assert (result.kind, result.status) == ("result", "done")


def test_a_meeting_in_all_the_villages_under_it_is_no_stock():
    quotes = quotes_in("云溪镇2026年工作总结\n一年来，在所辖26个社区召开“向群众汇报”会107场次，解决物业服务问题209个。")

    assert len(quotes) == 2


def test_what_the_villages_are_is_stock():
    assert quotes_in("云溪镇2026年工作总结\n全镇下辖26个社区，人口3万人。") == []


def test_what_is_analysed_time_and_again_is_a_cadence():
    (looks,) = candidates_in("云溪镇2026年工作总结\n定期对热点难点问题分析研判。")

    assert (looks.kind, looks.status) == ("cadence", "ongoing")
