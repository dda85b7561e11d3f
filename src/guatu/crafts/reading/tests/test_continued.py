"""Newspaper pages: what breaks off on one is joined with what goes on on another."""

from __future__ import annotations

from guatu.crafts.reading import read
from guatu.crafts.reading.reader import read_source
from guatu.crafts.reading.sources import open_source
from guatu.crafts.reading.sources.together import open_together

from .papers_made import column, pdf_of
from .test_pdf import BRIDGE, MARKET, PARK

FIRST = f"清河日报 2026年3月3日\n云溪镇实事开工\n{MARKET}云溪镇将在年底前新建公厕6座，改造背（下转3版）\n石桥村修桥\n{BRIDGE}\n"
THIRD = f"口袋公园开园\n{PARK}\n云溪镇实事开工\n（上接1版）街小巷12条。\n每月通报一次进度。\n河长巡河忙\n{BRIDGE}\n"


def test_what_was_cut_within_a_sentence_is_whole_again():
    reading = read((FIRST + THIRD).encode(), name="报纸.txt")

    assert "改造背街小巷12条。\n每月通报一次进度。\n石桥村修桥" in reading.text
    assert "改造背街小巷12条" in [each.quote for each in reading.candidates]
    assert any("云溪镇实事开工" in doubt.words and "第3版" in doubt.words for doubt in reading.doubts)


def test_the_other_articles_stay_where_they_were():
    text = open_source((FIRST + THIRD).encode(), "报纸.txt").text

    assert text.index("口袋公园开园") < text.index(PARK) < text.index("河长巡河忙")
    assert text.count("云溪镇实事开工") == 1


def test_two_pages_given_together_are_one_paper():
    reading = read_source(open_together([("1版.txt", FIRST.encode()), ("3版.txt", THIRD.encode("gb18030"))]))

    assert "改造背街小巷12条。" in reading.text and reading.name == "1版.txt"


def test_two_articles_are_joined_each_with_its_own():
    first = f"修桥\n{BRIDGE}桥头（下转4版）\n开市\n{MARKET}市场（下转2版）\n"
    second = f"绿化\n{PARK}\n（上接1版）开了张。\n"
    fourth = "（上接1版）通了车。\n"
    text = open_source((first + second + fourth).encode(), "报纸.txt").text

    assert "桥头通了车。" in text and "市场开了张。" in text


def test_pages_of_a_pdf_are_joined_too():
    first = [("text", 60, 60, 18, "修桥一步不慢"), *column(BRIDGE, 60, 140, across=20), *column(MARKET[:40] + "（下转2版）", 60, 220, across=20)]
    second = [("text", 60, 60, 18, "修桥一步不慢"), *column("（上接1版）" + MARKET[40:], 60, 140, across=20)]

    assert MARKET in open_source(pdf_of(first, second), "报纸.pdf").text


def test_a_break_without_its_other_page_is_left_alone():
    assert open_source(FIRST.encode(), "报纸.txt").text == FIRST
