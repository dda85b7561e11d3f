"""The list as a workbook or as CSV: exactly the lines that are meant, in the columns that are shown."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter
from django.db.models import QuerySet
from django.http import FileResponse
from django.views.decorators.http import require_http_methods

from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown

from ..columns import Column
from ..lighting import light_up_all
from ..models import Commitment
from .listing import LIGHT_WORDS, rows_of, with_what_is_shown
from .picked import lines_meant, query_asked
from .row import Row
from .saved import columns_shown, view_shown, views_of

CHUNK = 500
MOST_TEXT = 32_000  # a cell of a workbook holds 32,767 characters
LIGHTS = dict(LIGHT_WORDS)
# What a spreadsheet would take for a formula when it opens the words.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Value = str | date | Decimal | int | None


@require_http_methods(["GET", "POST"])
@may(has_a_post)  # type: ignore[arg-type]  # a file streams: it is no HttpResponse to the stubs
def export_page(request: Request, kind: str) -> FileResponse:
    """Give the lines that are meant as a file: the chosen rows, else all that the address finds."""
    whole = whole_shown(request)
    light_up_all(whole, request.today)
    view = view_shown(views_of(request.actor, whole), query_asked(request).get("view", ""))
    shown = columns_shown(request, view)
    lines = with_what_is_shown(lines_meant(request, whole), shown)
    file = TemporaryFile()  # noqa: SIM115 (the answer closes it)
    write = write_workbook if kind == "xlsx" else write_csv
    write(file, lines, shown, request.today)
    file.seek(0)
    name = f"{whole.called}台账{request.today:%Y%m%d}.{kind}"
    return FileResponse(
        file, as_attachment=True, filename=name, content_type=XLSX if kind == "xlsx" else "text/csv; charset=utf-8"
    )


def headings(shown: Sequence[Column]) -> list[tuple[str, int]]:
    """Return the headings with their widths; the due date stands in two columns, the keys last."""
    found = [("灯", 7), ("编号", 12), ("事项", 36)]
    for column in shown:
        found += [("首次时限", 12), ("现时限", 12)] if column.key == "due" else [(column.name, column.wide)]
    return [*found, ("id", 8), ("version", 8)]


def values(row: Row, shown: Sequence[Column]) -> list[Value]:
    """Return what stands in the row, days as days and amounts as numbers."""
    line = row.line
    found: list[Value] = [LIGHTS.get(line.light.colour, ""), line.number, line.title]
    for column in shown:
        found += [line.due_first, line.due_last] if column.key == "due" else [value_of(row, column.key)]
    return [*found, line.pk, line.version]


def value_of(row: Row, key: str) -> Value:
    """Return one value of a row."""
    line = row.line
    match key:
        case "why":
            return row.why
        case "lead":
            return line.lead.called if line.lead else ""
        case "reported" | "verified" | "schedule":
            return row.statuses[("reported", "verified", "schedule").index(key)].words
        case "handler":
            return line.handler.title if line.handler else ""
        case "campaign":
            return line.campaign.name if line.campaign else ""
        case "source":
            return line.document.called if line.document else line.source
        case "stage" | "duty" | "nature":
            return str(getattr(line, f"get_{key}_display")())
        case "target":
            return line.target if line.unit == "" else f"{line.target.normalize():f}{line.unit}" if line.target else ""
        case "assistants":
            return "、".join(office.called for office in line.assistants.all())
        case "asked_by":
            return line.asked_by.called if line.asked_by else ""
        case "returned":
            return line.times_returned
        case "assigned" | "signed" | "closed":
            found: date | None = getattr(line, f"{key}_on")
            return found
    return str(getattr(line, key))


def in_rows(lines: QuerySet[Commitment], today: date) -> Iterator[Row]:
    """Yield the rows, a few hundred in memory at a time."""
    coming = lines.iterator(chunk_size=CHUNK)
    while chunk := list(islice(coming, CHUNK)):
        yield from rows_of(chunk, today, "")


def write_workbook(file: IO[bytes], lines: QuerySet[Commitment], shown: Sequence[Column], today: date) -> None:
    """Write a workbook row by row: the heading frozen, real days, the keys hidden, no words taken for a formula."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("台账")
        head = book.add_format({"bold": True, "bg_color": "#F1EBDD", "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        words = book.add_format({"valign": "top"})
        # The mark that keeps the words words, also when somebody edits the cell.
        guarded = book.add_format({"valign": "top", "quote_prefix": True})
        names = headings(shown)
        sheet.freeze_panes(1, 3)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        for place, (name, wide) in enumerate(names):
            sheet.set_column(place, place, wide, None, {"hidden": True} if place >= len(names) - 2 else None)
            sheet.write_string(0, place, name, head)
        last = 0
        for last, row in enumerate(in_rows(lines, today), start=1):
            for place, value in enumerate(values(row, shown)):
                if isinstance(value, date):
                    sheet.write_datetime(last, place, value, day)
                elif isinstance(value, Decimal | int):
                    sheet.write_number(last, place, float(value))
                elif value:
                    sheet.write_string(last, place, value[:MOST_TEXT], guarded if value.startswith(FORMULA) else words)
        sheet.autofilter(0, 0, max(last, 1), len(names) - 3)


def write_csv(file: IO[bytes], lines: QuerySet[Commitment], shown: Sequence[Column], today: date) -> None:
    """Write CSV as Excel opens it in China: UTF-8 with its mark, and no cell that begins like a formula."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([name for name, _ in headings(shown)])
    for row in in_rows(lines, today):
        writer.writerow([plain_cell(value) for value in values(row, shown)])
    text.detach()


def plain_cell(value: Value) -> Any:
    """Return a value as CSV carries it."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else value
