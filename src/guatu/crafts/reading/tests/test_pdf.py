"""PDF: columns in reading order, ruled tables, paragraphs whole across pages; a scanned page is a doubt."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import Unreadable, read
from guatu.crafts.reading.secrecy import mark_of_source
from guatu.crafts.reading.sources import open_source

from .papers_made import SAID, TASKS, TITLE, column, pdf_of, ruled

BRIDGE = "石桥村二号危桥12月10日前完成桥面铺装，由城建办牵头，交通站配合，按周调度进度，确保如期恢复通车，不误群众出行。"
MARKET = "农贸市场改造摊位86个，九月底前开张，由市场办牵头，每月通报一次进度，欢迎商户和居民一起监督，多提意见建议。"
PARK = "口袋公园六月底前建成三处，由绿化站牵头，沿河补种乔木二百株，铺设步道三公里，让居民推门见绿、出门进园，人人受益。"


def lines_of(data: bytes) -> list[str]:
    return open_source(data, "文件.pdf").text.split("\n")[:-1]


def test_the_lines_of_a_paragraph_are_joined():
    page = [("text", 200, 80, 20, TITLE), *column(BRIDGE, 90, 140, across=40), *column(MARKET, 90, 200, across=40)]

    assert lines_of(pdf_of(page)) == [TITLE, BRIDGE, MARKET]


def test_columns_are_read_one_after_the_other_and_a_headline_before_them():
    page = [
        ("text", 120, 80, 26, "云溪镇今年办好两件实事"),
        *column(BRIDGE, 60, 140, across=20), *column(MARKET, 60, 200, across=20),
        *column(PARK, 300, 140, across=20), *column(BRIDGE, 300, 200, across=20),
    ]  # fmt: skip

    assert lines_of(pdf_of(page)) == ["云溪镇今年办好两件实事", BRIDGE, MARKET, PARK, BRIDGE]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page():
    first, second, third = BRIDGE[:18], BRIDGE[18:38], BRIDGE[38:]
    left = [*column(MARKET, 60, 140, across=20), ("text", 80, 200, 10, first)]
    right = [("text", 300, 140, 10, second), *column(PARK, 300, 155, across=20), ("text", 320, 200, 10, MARKET[:18])]
    page_two = [("text", 60, 140, 10, MARKET[18:38]), ("text", 60, 155, 10, MARKET[38:])]

    assert lines_of(pdf_of([*left, *right], page_two))[1].startswith(first + second)
    assert lines_of(pdf_of([*left, *right], page_two))[-1] == MARKET
    assert third  # the rest stands on neither


def test_articles_side_by_side_stay_apart_each_with_its_headline():
    page = [
        ("text", 60, 100, 18, "修桥一步不慢"), *column(BRIDGE, 60, 140, across=20), *column(BRIDGE, 60, 200, across=20),
        ("text", 300, 100, 18, "市场换了新颜"), *column(MARKET, 300, 140, across=20), *column(MARKET, 300, 200, across=20),
    ]  # fmt: skip

    assert lines_of(pdf_of(page)) == ["修桥一步不慢", BRIDGE, BRIDGE, "市场换了新颜", MARKET, MARKET]


def test_a_wide_box_between_narrow_columns_does_not_break_their_paragraphs():
    page = [
        *column(BRIDGE, 60, 140, across=20), *column(MARKET, 60, 200, across=20),
        *column(PARK, 60, 300, across=46), *column(MARKET, 60, 400, across=20), *column(BRIDGE, 60, 460, across=20),
    ]  # fmt: skip

    assert lines_of(pdf_of(page)) == [BRIDGE, MARKET, PARK, MARKET, BRIDGE]


def test_a_ruled_table_is_read_row_by_row():
    page = [("text", 200, 80, 16, TITLE), *ruled(TASKS, 60, 120, (30, 150, 80, 100, 70, 50))]
    reading = read(pdf_of(page), name="表.pdf", date=date(2026, 3, 2))

    assert [(each.quote, each.owner, each.due.last if each.due else None) for each in reading.candidates] == list(SAID)


def test_a_table_without_rules_is_read_by_its_heads():
    places = ((60, "序号"), (140, "工作内容"), (330, "责任单位"), (450, "完成时限"))
    page: list[tuple[object, ...]] = [("text", 200, 80, 16, TITLE)]
    page += [("text", x, 120, 10, words) for x, words in places]
    for number, (lines, owner, due) in enumerate((
        (("清淤云溪河5公里，同步建设护岸2", "公里，做好沿线保洁"), "水利站", "11月底前"), (("东街雨污管网改造",), "城建办", "12月31日"),
    )):  # fmt: skip
        y = 150 + number * 40
        page += [("text", 100, y - 7 * (len(lines) - 1) + 14 * n, 10, words) for n, words in enumerate(lines)]
        page += [("text", 66, y, 10, str(number + 1)), ("text", 335, y, 10, owner), ("text", 455, y, 10, due)]
    page += column(BRIDGE, 60, 260, across=40)
    reading = read(pdf_of(page), name="表.pdf", date=date(2026, 3, 2))

    assert [(each.quote, each.owner) for each in reading.candidates if "table:row" in each.rules] == [
        ("清淤云溪河5公里，同步建设护岸2公里，做好沿线保洁", "云溪镇水利站"), ("东街雨污管网改造", "云溪镇城建办"),
    ]  # fmt: skip
    assert reading.text.endswith(BRIDGE)


def test_a_table_goes_on_on_the_next_page_under_the_same_head():
    widths = (30, 150, 80, 100, 70, 50)
    more = [TASKS[0], ("4", "新建公厕6座", "城建办", "", "年底前", "")]
    reading = read(
        pdf_of([("text", 200, 80, 16, TITLE), *ruled(TASKS, 60, 120, widths)], ruled(more, 60, 60, widths)),
        name="表.pdf", date=date(2026, 3, 2),
    )  # fmt: skip

    assert [each.quote for each in reading.candidates] == [*(quote for quote, _, _ in SAID), "新建公厕6座"]


def test_page_headers_and_page_numbers_are_left_out():
    def page(number: int, words: str) -> list[tuple[object, ...]]:
        return [("text", 60, 40, 9, "云溪镇工作简报"), *column(words, 90, 140, across=40), ("text", 280, 810, 9, f"— {number} —")]

    assert lines_of(pdf_of(page(1, BRIDGE), page(2, MARKET))) == [BRIDGE, MARKET]


def test_a_turned_page_is_read_as_it_is_shown():
    page = [("text", 200, 80, 20, TITLE), *column(BRIDGE, 90, 140, across=40)]

    assert lines_of(pdf_of(page, rotate=90)) == [TITLE, BRIDGE]


def test_a_scanned_page_is_a_doubt_and_a_scanned_paper_is_refused():
    reading = read(pdf_of(column(BRIDGE, 90, 140, across=40), [], picture=True), name="云溪镇.pdf")

    assert any(doubt.words.startswith("第2页是图片") for doubt in reading.doubts)
    with pytest.raises(Unreadable) as refused:
        open_source(pdf_of([], [], picture=True), "扫描.pdf")
    assert "扫描件" in refused.value.in_words


@pytest.mark.parametrize("y", [60, 120])
def test_a_secrecy_mark_is_found_on_any_page_that_bears_one_at_its_head(y):
    marked = [("text", 60, y, 12, "机密★3年"), ("text", 450, y, 12, "特急"), *column(BRIDGE, 90, 240, across=40)]
    plain = column(MARKET, 90, 240, across=40)

    assert mark_of_source(open_source(pdf_of(marked, plain), "文件.pdf"))
    assert mark_of_source(open_source(pdf_of(plain, marked), "文件.pdf"))
    assert mark_of_source(open_source(pdf_of(plain), "文件.pdf")) is None
