"""Workbooks: sheets, merged cells, shown values; far corners cost nothing; an old workbook in its own process."""

from __future__ import annotations

import struct
from datetime import date

import pytest

from guatu.crafts.reading import Unreadable, read
from guatu.crafts.reading.secrecy import mark_of_source
from guatu.crafts.reading.sources import open_source
from guatu.crafts.reading.sources.sheet import kind_of_format, shown

from .papers_made import SAID, TASKS, TITLE, xlsx_of


def test_sheets_are_read_in_their_order_and_named():
    text = open_source(xlsx_of({"道路": [("修东街",)], "Sheet2": [("修西街",)]}), "表.xlsx").text

    assert text.split() == ["道路", "修东街", "修西街"]


def test_a_hidden_sheet_is_a_doubt_not_silence():
    reading = read(xlsx_of({"任务": TASKS, "底稿": [("旧表",)]}, hidden=["底稿"]), name="云溪镇.xlsx", date=date(2026, 3, 2))

    assert "旧表" not in reading.text
    assert any("底稿" in doubt.words for doubt in reading.doubts)


@pytest.mark.parametrize(
    "data",
    [
        xlsx_of({"表": [("机密★", "", ""), *TASKS]}),
        xlsx_of({"表": TASKS}, header="&L秘密★1年"),
        xlsx_of({"表": TASKS, "底稿": [("绝密★",)]}, hidden=["底稿"]),
        xlsx_of({"表": [("", "清单")], "机密★": TASKS}),
    ],
)
def test_a_secrecy_mark_is_found_on_every_sheet(data):
    assert mark_of_source(open_source(data, "表.xlsx"))


@pytest.mark.parametrize(
    ("raw", "kind", "words"),
    [("0.855", "share", "85.5%"), ("46356", "day", "2026年11月30日"), ("46356", "month", "2026年11月"), ("8", "", "8"), ("2.50", "", "2.5")],
)
def test_numbers_are_written_as_they_are_shown(raw, kind, words):
    assert shown(raw, kind) == words


@pytest.mark.parametrize(
    ("code", "kind"),
    [("0.0%", "share"), ("yyyy/m/d", "day"), ('yyyy"年"m"月"', "month"), ("General", ""), ("#,##0.00", ""), ("[Red]0", "")],
)
def test_formats_tell_shares_and_days(code, kind):
    assert kind_of_format("200", {"200": code}) == kind


def test_two_cells_in_far_corners_are_two_cells():
    rows: list[tuple[object, ...]] = [("甲",), *[()] * 9_998, (*[""] * 250, "乙")]

    assert open_source(xlsx_of({"Sheet1": rows}), "表.xlsx").text.split() == ["甲", "乙"]


def test_tables_under_each_other_are_read_each_with_its_head():
    rows = [(TITLE,), *TASKS, (), ("指标", "责任单位", "时限"), ("新建公厕6座", "城建办", "年底前")]
    reading = read(xlsx_of({"Sheet1": rows}), name="表.xlsx", date=date(2026, 3, 2))

    assert [each.quote for each in reading.candidates] == [*(quote for quote, _, _ in SAID), "新建公厕6座"]


# ---------------------------------------------------------------- .xls, written by hand


def old_workbook(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """A BIFF8 workbook of one sheet with labels only, in a compound file of one stream."""

    def record(kind: int, data: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    begin = struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6)
    name = "任务".encode("utf-16-le")
    sheet = record(0x809, begin[:2] + struct.pack("<H", 0x10) + begin[4:])
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            label = words.encode("utf-16-le")
            sheet += record(0x204, struct.pack("<HHHHB", number, column, 15, len(words), 1) + label)
    sheet += record(0x0A)
    head = record(0x809, begin)
    bound = struct.pack("<IBBBB", len(head) + 4 + 8 + len(name) + 4, 0, 0, 2, 1) + name
    stream = head + record(0x85, bound) + record(0x0A) + sheet
    stream += bytes(-len(stream) % 512 or 512)
    stream += bytes(max(0, 4096 - len(stream)))
    sectors = len(stream) // 512
    # Sector 0: allocation; 1: directory; from 2 the stream.
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")

    def entry(title: str, kind: int, child: int, start: int, size: int) -> bytes:
        written = title.encode("utf-16-le")
        head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return head + bytes(36) + struct.pack("<IQ", start, size)

    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream)) + bytes(256)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    return header.ljust(512, b"\xff") + table + directory + stream


def test_an_old_workbook_is_read_too():
    rows = tuple(tuple(str(words) for words in row) for row in TASKS)
    reading = read(old_workbook(rows), name="任务.xls", date=date(2026, 3, 2))

    assert [each.quote for each in reading.candidates] == [quote for quote, _, _ in SAID]


def test_a_damaged_old_workbook_is_refused():
    data = old_workbook((("甲", "乙"),))
    with pytest.raises(Unreadable) as refused:
        open_source(data[:700], "任务.xls")
    assert "请" in refused.value.in_words
