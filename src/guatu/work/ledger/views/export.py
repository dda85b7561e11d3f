"""The list as a workbook or as CSV: exactly the lines that are meant, in the columns that are shown."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from operator import attrgetter
from tempfile import TemporaryFile
from typing import IO, Any

from django.db.models import Prefetch, QuerySet
from django.http import FileResponse
from django.views.decorators.http import require_http_methods

from guatu.crafts.reading.contacts import find_contacts, mask_contacts
from guatu.crafts.typesetting.workbook import FORMULA, Cell, Heading, write_table
from guatu.records.documents.models import Document
from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office, Post
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown

from ..columns import Column
from ..lighting import light_up_all
from ..models import Campaign, Commitment
from ..stages import Duty, Nature, ReviewFinding, Stage, Verdict
from .listing import BESIDE, LIGHT_WORDS, rows_of
from .picked import lines_meant, query_asked
from .row import Row
from .saved import columns_shown, view_shown, views_of

CHUNK = 2000
APART = "\0"  # no part of a number, nor of what stands behind one
KEYS = 2  # columns at the end: what a row is, for who brings the file back
LIGHTS = dict(LIGHT_WORDS)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Getter = Callable[[Row], Cell]


@require_http_methods(["GET", "POST"])
@may(has_a_post)  # type: ignore[arg-type]  # a file streams: it is no HttpResponse to the stubs
def export_page(request: Request, kind: str) -> FileResponse:
    """Give the lines that are meant as a file: the chosen rows, else all that the address finds."""
    whole = whole_shown(request)
    light_up_all(whole, request.today, request.now)
    view = view_shown(views_of(request.actor, whole), query_asked(request).get("view", ""))
    shown = columns_shown(request, view)
    lines = with_what_stands_in(lines_meant(request, whole), shown)
    file = TemporaryFile()  # noqa: SIM115 (the answer closes it)
    write = write_workbook if kind == "xlsx" else write_csv
    write(file, lines, shown, request.today)
    file.seek(0)
    name = f"{whole.called}台账{request.today:%Y%m%d}.{kind}"
    return FileResponse(
        file, as_attachment=True, filename=name, content_type=XLSX if kind == "xlsx" else "text/csv; charset=utf-8"
    )


SHARED: dict[str, tuple[str, QuerySet[Any]]] = {
    "lead": ("lead", Office.objects.all()),
    "handler": ("handler", Post.objects.all()),
    "campaign": ("campaign", Campaign.objects.all()),
    "source": ("document", Document.objects.all()),
    "asked_by": ("asked_by", Office.objects.all()),
    "part_of": ("part_of", Commitment.objects.all()),
}


def with_what_stands_in(lines: QuerySet[Commitment], shown: Sequence[Column]) -> QuerySet[Commitment]:
    """Return the lines with what the cells are made of: each office, campaign and paper made once a chunk, and shared.

    Each line is fetched whole: to leave fields of it out takes longer than to read them.
    """
    keys = {column.key for column in shown}
    shared = [
        Prefetch(name, rows.only(*(each.partition("__")[2] for each in BESIDE[key])))
        for key, (name, rows) in SHARED.items()
        if key in keys
    ]
    return lines.select_related("light").prefetch_related(*shared, *({"assistants"} & keys))


def headings(shown: Sequence[Column]) -> list[tuple[str, int]]:
    """Return the headings with their widths; the due date stands in two columns, the keys last."""
    found = [("灯", 7), ("编号", 12), ("事项", 36)]
    for column in shown:
        found += [("首次时限", 12), ("现时限", 12)] if column.key == "due" else [(column.name, column.wide)]
    return [*found, ("id", 8), ("version", 8)]


def values(row: Row, getters: Sequence[Getter]) -> list[Cell]:
    """Return what stands in the row, days as days and amounts as numbers; no telephone number leaves the house so (I7)."""
    found = [getter(row) for getter in getters]
    # One look at the whole row: hardly any has a number in it, and a look at each cell takes four times as long.
    if find_contacts(APART.join(value for value in found if isinstance(value, str))):
        return [mask_contacts(value) if isinstance(value, str) else value for value in found]
    return found


def getters_of(shown: Sequence[Column]) -> list[Getter]:
    """Return what gives each cell of a row, in the order of the headings."""
    found: list[Getter] = [GETTERS[key] for key in ("light", "number", "title")]
    for column in shown:
        found += [GETTERS["due_first"], GETTERS["due_last"]] if column.key == "due" else [GETTERS[column.key]]
    return [*found, GETTERS["pk"], GETTERS["version"]]


def target_of(row: Row) -> Cell:
    """Return the amount: a number where it stands alone, else with its unit."""
    line = row.line
    if line.target is None or line.unit == "":
        return line.target
    return f"{line.target.normalize():f}{line.unit}"


STAGES, DUTIES, NATURES, VERDICTS, REVIEWS = (
    dict(each.choices) for each in (Stage, Duty, Nature, Verdict, ReviewFinding)
)
GETTERS: dict[str, Getter] = {
    "light": lambda row: LIGHTS.get(row.line.light.colour, ""),
    "why": attrgetter("why"),
    "lead": lambda row: row.line.lead.called if row.line.lead else "",
    "reported": lambda row: row.statuses[0].words,
    "verified": lambda row: row.statuses[1].words,
    "schedule": lambda row: row.statuses[2].words,
    "handler": lambda row: row.line.handler.title if row.line.handler else "",
    "campaign": lambda row: row.line.campaign.name if row.line.campaign else "",
    "source": lambda row: row.line.document.called if row.line.document else row.line.source,
    "category": attrgetter("category"),
    "public": attrgetter("line.public_until"),
    "stage": lambda row: str(STAGES.get(row.line.stage, "")),
    "duty": lambda row: str(DUTIES.get(row.line.duty, "")),
    "nature": lambda row: str(NATURES.get(row.line.nature, "")),
    "target": target_of,
    "assistants": lambda row: "、".join(office.called for office in row.line.assistants.all()),
    "asked_by": lambda row: row.line.asked_by.called if row.line.asked_by else "",
    "part_of": lambda row: row.line.part_of.number if row.line.part_of else "",
    "reviewed": lambda row: str(REVIEWS.get(row.line.review_finding, "")),
    "review_on": attrgetter("line.review_on"),
    "returned": attrgetter("line.times_returned"),
    "extended": attrgetter("line.times_extended"),
    "relisted": attrgetter("line.times_relisted"),
    "watched": lambda row: row.line.watch_why if row.line.watched_on else "",
    "looked_back": lambda row: str(VERDICTS.get(row.line.looked_back, "")),
    "look_back_by": attrgetter("line.look_back_by"),
    "look_back_why": attrgetter("line.look_back_why"),
    "assigned": attrgetter("line.assigned_on"),
    "signed": attrgetter("line.signed_on"),
    "closed": attrgetter("line.closed_on"),
    **{
        key: attrgetter(f"line.{key}")
        for key in ("number", "title", "field", "grade", "standard", "measures", "quote", "due_first", "due_last", "pk", "version")
    },
}


def in_rows(lines: QuerySet[Commitment], today: date) -> Iterator[Row]:
    """Yield the rows, a chunk in memory at a time."""
    coming = lines.iterator(chunk_size=CHUNK)
    while chunk := list(islice(coming, CHUNK)):
        yield from rows_of(chunk, today, "")


def write_workbook(file: IO[bytes], lines: QuerySet[Commitment], shown: Sequence[Column], today: date) -> None:
    """Write a workbook row by row: the heading frozen, real days, the keys hidden, no words taken for a formula."""
    names, getters = headings(shown), getters_of(shown)
    head = [Heading(name, wide, place >= len(names) - KEYS) for place, (name, wide) in enumerate(names)]
    write_table(file, "台账", head, (values(row, getters) for row in in_rows(lines, today)), fixed=3)


def write_csv(file: IO[bytes], lines: QuerySet[Commitment], shown: Sequence[Column], today: date) -> None:
    """Write CSV as Excel opens it in China: UTF-8 with its mark, and no cell that begins like a formula."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([name for name, _ in headings(shown)])
    getters = getters_of(shown)
    for row in in_rows(lines, today):
        writer.writerow([plain_cell(value) for value in values(row, getters)])
    text.detach()


def plain_cell(value: Cell) -> Any:
    """Return a value as CSV carries it."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else value
