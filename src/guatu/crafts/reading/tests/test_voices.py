"""Features: what a villager tells of himself is no promise, and 今年以来 of one paragraph is not the time of all."""

from __future__ import annotations

import pytest

from guatu.crafts.reading.tests.papers import candidates_in, quotes_in

PAPER = "江南清河：用好小院议事 办好身边小事\n{words}\n石桥社区新装路灯30盏。“路亮了，走夜路不怕了。”居民钱某某说。"
PAPER += "“议事以后，事情办得快。”孙某某表示。"


@pytest.mark.parametrize(
    "words",
    [
        "“去年我种了10亩莲藕，一共卖了10多万元。”竹园村村民李某某告诉记者。",
        "“咱家的老房子，花了3万元才修好。”李某某说。",
    ],
)
def test_what_somebody_tells_of_himself_is_no_promise(words):
    assert quotes_in(PAPER.format(words=words)) == ["新装路灯30盏"]


@pytest.mark.parametrize("words", ["“去年，我们采购了8000万元的莲藕，签订收购合同200份。”清河合作社负责人说。"])
def test_what_a_body_tells_of_its_work_is_kept(words):
    assert len(quotes_in(PAPER.format(words=words))) > 1


def test_the_time_of_one_paragraph_of_a_feature_is_not_that_of_all():
    *_, lamps = candidates_in(PAPER.format(words="今年以来，清河区推出“小院议事”品牌，化解纠纷120件。"))

    assert lamps.quote == "新装路灯30盏" and lamps.when is None


@pytest.mark.parametrize(
    "words",
    [
        "11月5日下午，县长钱某某，县委副书记孙某某等领导来到云溪镇视察冬季绿化。",
        "清河新闻网11月5日消息：今天下午，我县召开防汛工作推进会。",
    ],
)
def test_a_dispatch_tells_what_took_place(words):
    found = candidates_in(f"清河县召开冬季绿化推进会\n{words}")

    assert found and {each.kind for each in found} == {"activity"}
