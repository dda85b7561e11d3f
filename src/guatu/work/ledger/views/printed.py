"""The list on paper: a table for the file, or a reminder for each office with room for its answer."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from guatu.crafts.typesetting.workbook import Cell
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.offices.whose import whole_shown
from guatu.records.paper.templatetags.words import amount, day_near, masked
from guatu.records.trail.kept import head

from ..columns import Column
from ..filters import without
from ..lighting import end_now, light_up_all
from .export import GETTERS
from .listing import rows_of, with_what_is_shown, words_of
from .picked import lines_meant, picks, query_asked
from .row import Row
from .saved import columns_shown, view_shown, views_of

MOST = 1000


@require_http_methods(["GET", "POST"])
@may(has_a_post)
def printed_page(request: Request, kind: str) -> HttpResponse:
    """Show the lines that are meant as they are printed: A4, all of them and not a page of the list."""
    whole = whole_shown(request)
    light_up_all(whole, request.today, request.now)
    asked = query_asked(request)
    view = view_shown(views_of(request.actor, whole), asked.get("view", ""))
    shown = columns_shown(request, view)
    lines = lines_meant(request, whole)
    if kind == "reminders":
        # What is over needs no reminder, and what nobody leads has nobody to be reminded.
        lines = lines.open().exclude(lead=None).order_by("lead__path", "due_last", "pk")  # type: ignore[attr-defined]
    fetched = list(with_what_is_shown(lines, shown)[: MOST + 1])
    rows = rows_of(fetched[:MOST], request.today, "" if kind == "reminders" else asked.get("group", ""))
    chosen = len(picks(request)) if not request.POST.get("all") else 0
    said = [f"勾选的 {chosen} 条"] if chosen else words_of(asked, whole, end_now(whole))
    context = {
        "whole": whole, "said": said, "rows": [(row, cells_of(row, shown, request.today)) for row in rows], "columns": shown,
        "too_many": len(fetched) > MOST, "most": MOST,
        "offices": by_office(rows) if kind == "reminders" else [], "back": without(asked), "name": view.name if view else "",
        "head": head(),
    }  # fmt: skip
    return render(request, f"ledger/print_{kind}.html", context)


def cells_of(row: Row, shown: Sequence[Column], today: date) -> list[tuple[str, str]]:
    """Return the key and the words of each cell; of the due date the key alone, which is drawn with both its days."""
    return [(column.key, "" if column.key == "due" else masked(in_words(GETTERS[column.key](row), today))) for column in shown]


def in_words(value: Cell, today: date) -> str:
    """Return a value as it is printed: days as they are said, no zeros."""
    if isinstance(value, str):
        return value
    return day_near(value, today) if isinstance(value, date) else amount(value) if value else ""


def by_office(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Return the rows of each office together, as they come."""
    return [(name, list(each)) for name, each in groupby(rows, key=lambda row: row.line.lead.name if row.line.lead else "")]
