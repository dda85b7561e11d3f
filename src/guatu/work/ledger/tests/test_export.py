"""The list as a workbook, as CSV, on paper: exactly the lines of the filter, in the columns shown."""

import csv
import io
import re
import zipfile
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from guatu.conftest import MONDAY, at
from guatu.records.trail.models import Tail
from guatu.work.ledger.columns import ALL
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def line(town, clerk, title, due=date(2026, 12, 1), **more):
    return enter(
        assigner=town, title=title, source="例会", by=clerk, on=MONDAY, at=at(MONDAY), due=due and Due(due), **more
    )[0]  # fmt: skip


def workbook(answer):
    return CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content))).get_sheet_by_index(0).to_python()


def test_a_workbook_holds_the_filters_lines_with_real_days_and_the_keys_at_the_end(signed_in, clerk, town, road):
    lamp = line(town, clerk, "修路灯")
    line(town, clerk, "没有时限的", due=None)
    client = signed_in(clerk)
    head, *rows = workbook(client.get("/ledger/export.xlsx?q=路灯"))

    assert head[:5] == ["灯", "编号", "事项", "为什么", "责任单位"]
    assert head[-2:] == ["id", "version"]
    (row,) = rows
    assert row[2] == "修路灯"
    assert row[head.index("首次时限")] in {date(2026, 12, 1), datetime(2026, 12, 1)}
    assert row[-2:] == [lamp.pk, lamp.version]
    assert len(workbook(client.get("/ledger/export.xlsx"))) == 1 + 3


def test_the_heading_is_frozen_and_the_keys_are_hidden(signed_in, clerk, road):
    content = b"".join(signed_in(clerk).get("/ledger/export.xlsx").streaming_content)
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()

    assert 'ySplit="1"' in sheet and 'state="frozen"' in sheet
    assert sheet.count('hidden="1"') >= 1


@pytest.mark.parametrize("title", ["=1+1", "+86", "-5 度以下", "@所有人", "=HYPERLINK(1)"])
def test_no_words_become_a_formula(signed_in, clerk, town, title):
    line(town, clerk, title)
    client = signed_in(clerk)
    content = b"".join(client.get("/ledger/export.xlsx").streaming_content)
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'quotePrefix="1"' in archive.read("xl/styles.xml").decode()

    rows = list(csv.reader(io.StringIO(b"".join(client.get("/ledger/export.csv").streaming_content).decode("utf-8-sig"))))
    assert rows[1][2] == f"'{title}"


def test_csv_begins_with_its_mark_and_holds_the_columns_chosen(signed_in, clerk, town):
    line(town, clerk, "修路灯", standard="亮灯率 98%")
    client = signed_in(clerk)
    client.post("/ledger/columns/", {"column": ["standard", "due"], "query": ""})
    content = b"".join(client.get("/ledger/export.csv").streaming_content)

    assert content.startswith(b"\xef\xbb\xbf")
    head, row = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert head == ["灯", "编号", "事项", "首次时限", "现时限", "完成标准", "id", "version"]
    assert row[3:6] == ["2026-12-01", "2026-12-01", "亮灯率 98%"]


def test_chosen_rows_alone_are_exported(signed_in, clerk, town):
    lines = [line(town, clerk, f"第 {i} 盏") for i in range(3)]
    answer = signed_in(clerk).post("/ledger/export.xlsx", {"pick": [f"{lines[1].pk}:1"], "query": ""})

    assert [row[2] for row in workbook(answer)[1:]] == ["第 1 盏"]


def test_another_towns_lines_are_not_exported(signed_in, road, other_town):
    from guatu.conftest import post

    stranger = post(other_town, "clerk", "督办岗", "外", "wai")
    assert len(workbook(signed_in(stranger).get("/ledger/export.xlsx"))) == 1


@pytest.mark.parametrize("page", ["export.xlsx", "export.csv", "print/", "reminders/"])
def test_sixty_lines_ask_the_database_as_often_as_five_in_every_column(signed_in, clerk, town, works_office, page):
    client = signed_in(clerk)
    client.post("/ledger/columns/", {"column": [column.key for column in ALL], "query": ""})

    def count():
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"/ledger/{page}")
            b"".join(answer.streaming_content) if answer.streaming else answer.content
        return len(queries)

    def assigned(each):
        assign(each, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))

    for i in range(5):
        assigned(line(town, clerk, f"第 {i} 盏"))
    client.get("/ledger/")
    few = count()
    for i in range(55):
        assigned(line(town, clerk, f"又 {i} 盏"))
    client.get("/ledger/")  # what the chips offer is gathered once after every act, here and above
    assert count() == few


def test_the_whole_list_is_printed_and_not_a_page_of_it(signed_in, clerk, town):
    for i in range(53):
        line(town, clerk, f"第 {i} 盏")
    page = signed_in(clerk).get("/ledger/print/?q=盏").content.decode()

    assert "53 条" in page and page.count("<tr><td") == 53


def test_what_is_printed_says_what_was_asked_for_and_when_on_every_page(signed_in, clerk, assigned_road, works_office):
    asked = f"?light=red&lead={works_office.pk}&due=overdue&q=道路&since=2026-11-10&group=field"
    page = signed_in(clerk).get(f"/ledger/print/{asked}").content.decode()
    said = "搜：“道路”，灯：红，单位：建设办，时限：已过，变灯：2026-11-10 以来，按分管口分组"

    assert said in page
    assert "全部　共" in signed_in(clerk).get("/ledger/print/").content.decode()
    page = signed_in(clerk).get("/ledger/print/").content.decode()
    assert re.search(r'<thead><tr class="running"><th colspan="\d+">云溪镇台账　全部　2026年11月16日', page)
    chosen = signed_in(clerk).post("/ledger/print/", {"pick": f"{assigned_road.pk}:{assigned_road.version}"}).content.decode()
    assert "勾选的 1 条" in chosen


def test_a_reminder_is_a_sheet_an_office_with_room_for_its_answer(signed_in, clerk, assigned_road, town, farm_office):
    from guatu.work.ledger.lifecycle import assign

    other = line(town, clerk, "清沟渠")
    assign(other, to=farm_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    line(town, clerk, "还没有主办")
    page = signed_in(clerk).get("/ledger/reminders/").content.decode()

    assert page.count("<h1>催办清单</h1>") == 2
    assert "还没有主办" not in page
    assert re.search(r"农业农村办公室　1 条", page)


def test_what_is_printed_bears_the_end_of_the_chain(signed_in, clerk, road):
    client = signed_in(clerk)
    for address in ("/ledger/print/", f"/ledger/{road.pk}/file/"):
        assert f"链尾 {Tail.objects.get().hash[:16]}" in client.get(address).content.decode()
