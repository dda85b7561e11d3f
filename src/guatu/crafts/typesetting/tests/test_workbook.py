"""A long table as a workbook: what is read back is what was written, and the library itself would write the same."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as some
from python_calamine import CalamineWorkbook

from guatu.crafts.typesetting.workbook import Heading, column_letters, text, write_table

HEAD = [Heading("事项", 36), Heading("时限", 12), Heading("数量", 8), Heading("id", 8, hidden=True)]
ROAD = ("东干道改造 2 公里", date(2026, 12, 31), Decimal("2.5"), 7)


def written(rows, head=HEAD):
    file = io.BytesIO()
    assert write_table(file, "台账", head, rows, fixed=1) == len(rows)
    file.seek(0)
    return file


def read(file):
    return CalamineWorkbook.from_filelike(file).get_sheet_by_name("台账").to_python()


def sheet_of(file):
    return zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml").decode()


def test_what_is_written_is_read_back_days_as_days_and_numbers_as_numbers():
    head, row = read(written([ROAD]))

    assert head == ["事项", "时限", "数量", "id"]
    assert row == ["东干道改造 2 公里", date(2026, 12, 31), 2.5, 7]


def test_empty_cells_are_left_and_an_empty_table_has_its_heading():
    assert read(written([("甲", None, None, 1), ("", None, 0, 2)]))[1:] == [["甲", "", "", 1], ["", "", 0, 2]]
    assert read(written([])) == [["事项", "时限", "数量", "id"]]


def test_the_heading_stays_the_filter_reaches_to_the_last_row_and_the_keys_are_hidden():
    sheet = sheet_of(written([ROAD] * 1200))

    assert 'ySplit="1"' in sheet and 'state="frozen"' in sheet and 'hidden="1"' in sheet
    assert '<autoFilter ref="A1:C1201"/>' in sheet and '<dimension ref="A1:D1201"/>' in sheet
    assert re.findall(r'<row r="(\d+)"', sheet)[-1] == "1201"


def test_no_words_become_a_formula():
    file = written([("=1+1", None, None, 1)])

    assert "<f>" not in sheet_of(file)
    assert 'quotePrefix="1"' in zipfile.ZipFile(file).read("xl/styles.xml").decode()
    file.seek(0)
    assert read(file)[1][0] == "=1+1"


def test_words_that_are_too_long_for_a_cell_are_cut():
    assert len(read(written([("路" * 40_000, None, None, 1)]))[1][0]) == 32_000


def test_rows_that_do_not_fit_the_heading_are_a_mistake():
    with pytest.raises(ValueError):
        written([("甲", None)])


@pytest.mark.parametrize(("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(place, letters):
    assert column_letters(place) == letters


WORDS = some.text(some.one_of(some.characters(codec="utf-8", exclude_characters="\x00"), some.sampled_from("_x000D&<>= \r\n\t\v")), max_size=30)


@given(WORDS.filter(bool))
def test_any_words_stand_as_the_library_writes_them(words):
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.add_worksheet().write_string(0, 0, words)
    theirs = re.search(r"<is>(.*)</is>", sheet_of(kept), re.DOTALL)[1]

    assert text(words) == theirs
