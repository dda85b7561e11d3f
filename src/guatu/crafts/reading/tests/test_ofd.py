"""OFD: words by their places, columns, ruled tables; a scanned page is a doubt."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import Unreadable, read
from guatu.crafts.reading.secrecy import mark_of_source
from guatu.crafts.reading.sources import open_source

from .papers_made import SAID, TASKS, TITLE, column, ofd_of, ruled
from .test_pdf import BRIDGE, MARKET, PARK


def lines_of(data: bytes) -> list[str]:
    return open_source(data, "文件.ofd").text.split("\n")[:-1]


def test_words_stand_in_the_order_of_the_page_not_of_the_file():
    page = [*column(MARKET, 90, 200, across=40), *column(BRIDGE, 90, 140, across=40), ("text", 200, 80, 20, TITLE)]

    assert lines_of(ofd_of(page)) == [TITLE, BRIDGE, MARKET]


def test_columns_are_read_one_after_the_other():
    page = [
        *column(BRIDGE, 60, 140, across=20), *column(MARKET, 60, 200, across=20),
        *column(PARK, 300, 140, across=20), *column(BRIDGE, 300, 200, across=20),
    ]  # fmt: skip

    assert lines_of(ofd_of(page)) == [BRIDGE, MARKET, PARK, BRIDGE]


def test_a_ruled_table_is_read_row_by_row():
    page = [("text", 200, 80, 16, TITLE), *ruled(TASKS, 60, 120, (30, 150, 80, 100, 70, 50))]
    reading = read(ofd_of(page), name="表.ofd", date=date(2026, 3, 2))

    assert [(each.quote, each.owner, each.due.last if each.due else None) for each in reading.candidates] == list(SAID)


def test_a_scanned_page_is_a_doubt_and_a_scanned_paper_is_refused():
    reading = read(ofd_of(column(BRIDGE, 90, 140, across=40), [], picture=True), name="云溪镇.ofd")

    assert any(doubt.words.startswith("第2页是图片") for doubt in reading.doubts)
    with pytest.raises(Unreadable):
        open_source(ofd_of([], picture=True), "扫描.ofd")


def test_radicals_in_the_place_of_characters_are_the_characters():
    assert lines_of(ofd_of(column("⼯程⽉底前完⼯。", 90, 140, across=40))) == ["工程月底前完工。"]


def test_a_secrecy_mark_is_found():
    assert mark_of_source(open_source(ofd_of([("text", 60, 60, 12, "机密★"), *column(BRIDGE, 90, 240, across=40)]), "文件.ofd"))
