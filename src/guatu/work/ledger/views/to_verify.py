"""待核的各期: the periods that wait to be verified, line by line; one after the other, or several of one line at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from guatu.records.offices.acting import Request
from guatu.records.offices.models import Office
from guatu.records.offices.rights import has_a_post, may
from guatu.records.paper.numbers import is_number
from guatu.records.trail.refusals import Refusal

from .. import lifecycle, occurring
from ..filters import without
from ..forms import PeriodsVerifyForm
from ..lifecycle.contact import may_put_in
from ..lifecycle.verify_occurrences import Flag, flags_of_periods, last_words
from ..models import Commitment, Occurrence
from ..queues import ME, OTHERS, mark_who_verifies_periods, periods_waiting
from ..refusals import MovedMeanwhile
from .asking import draft_of, line_shown, put_aside
from .counted import counted
from .picked import picks

MOST = 50  # periods on a page
TOGETHER = "periods"  # what is typed for several at once is kept under this name


@dataclass(frozen=True, slots=True)
class Waiting:
    """A period that waits to be verified: what was said of it, and why it is to be looked at by itself."""

    row: Occurrence
    words: str
    flag: Flag | None
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class OfALine:
    """The periods of one line that wait; with the form by which several are verified at once, where there are several."""

    line: Commitment
    periods: Sequence[Waiting]
    form: PeriodsVerifyForm | None
    draft: str = ""

    @property
    def alike(self) -> int:
        """How many of them may be verified at once."""
        return sum(1 for each in self.periods if not each.flag)


def to_verify_page(request: Request, whole: Office, sent: PeriodsVerifyForm | None = None) -> HttpResponse:
    """Show the periods that wait: those of the signed-in line by line, and apart those of others, with who may.

    sent: the form that came back with its sentences, for the periods of its line
    """
    asked = QueryDict("show=verify") if sent else request.GET
    page = max(1, int(number)) if is_number(number := asked.get("page", "")) else 1
    lines = Commitment.objects.of(whole).visible_to(request.actor)
    more = {name: asked.get(name, "") for name in ("lead", "line") if is_number(asked.get(name, ""))}
    context = {
        "whole": whole, "show": "verify", "month": None, "named": "whole" in asked, "numbers": counted(lines, request.today, **more),
        "office": Office.objects.filter(pk=more["lead"]).first() if "lead" in more else None, "page": page, "rest": without(asked),
        **waiting_periods(request, whole, asked, min(page, 10_000), sent),
    }  # fmt: skip
    return render(request, "ledger/to_verify.html", context, status=422 if sent else 200)


def waiting_periods(request: Request, whole: Office, asked: QueryDict, page: int, sent: PeriodsVerifyForm | None) -> dict[str, Any]:
    """Return the periods of one page of the list, those of the signed-in first, and how many there are."""
    mine, others = periods_waiting(Commitment.objects.of(whole).visible_to(request.actor), request.actor, whole, request.today)
    mine, others = (list(occurring.among(rows, asked)) for rows in (mine, others))
    whose = asked.get("whose", "")
    every = [*(mine if whose != OTHERS else []), *(others if whose != ME else [])]
    here = every[(page - 1) * MOST : page * MOST]
    theirs = [row for row in here if row.for_others]  # type: ignore[attr-defined]
    mark_who_verifies_periods(theirs, whole, request.today)
    rows = [row for row in here if not row.for_others]  # type: ignore[attr-defined]
    flags, words = (flags_of_periods(rows, request.actor), last_words(rows)) if rows else ({}, {})
    ticked = picks(request) if sent else {}
    groups: dict[int, list[Waiting]] = {}
    for row in rows:
        groups.setdefault(row.line_id, []).append(Waiting(row, words.get(row.pk, ""), flags.get(row.pk), row.pk in ticked))
    return {
        "groups": [
            OfALine(each[0].row.line, each, form_of(request, each, sent), draft_of(request, key, TOGETHER)) for key, each in groups.items()
        ], "theirs": theirs,
        "mine_count": len(mine), "others_count": len(others), "more": len(every) > page * MOST,
    }  # fmt: skip


def form_of(request: Request, periods: Sequence[Waiting], sent: PeriodsVerifyForm | None) -> PeriodsVerifyForm | None:
    """Return the form for several periods of a line: the one that was sent, a new one, or none where there are not several."""
    if sum(1 for each in periods if not each.flag) < 2:
        return None
    line = periods[0].row.line
    return sent if sent and sent.line.pk == line.pk else PeriodsVerifyForm(today=request.today, line=line, auto_id=f"id_{line.pk}_%s")


@require_POST
@may(has_a_post)
def verify_periods(request: Request, pk: int) -> HttpResponse:
    """核实 the ticked periods of a line: all or none."""
    line = line_shown(request, pk)
    form = PeriodsVerifyForm(request.POST, today=request.today, line=line, auto_id=f"id_{line.pk}_%s")
    form.may_move = may_put_in(request.actor, line)
    if form.is_valid():
        try:
            with transaction.atomic():
                rows = ticked_rows(request, line)
                lifecycle.verify_occurrences(rows, **form.cleaned_data, by=request.actor, at=request.now)
                put_aside(request, line, form)
        except Refusal as refusal:
            form.add_error(None, refusal.in_words)
        else:
            messages.success(request, f"{line.number} 核实了 {len(rows)} 期。", extra_tags=draft_of(request, line.pk, TOGETHER))
            return redirect(f"{reverse('occurrences')}?show=verify&whole={line.assigner_id}")
    return to_verify_page(request, line.assigner, form)


def ticked_rows(request: Request, line: Commitment) -> list[Occurrence]:
    """Return the ticked periods as they stand. Raises MovedMeanwhile where one is not as the page showed it."""
    ticked = picks(request)
    rows = list(line.occurrences.filter(pk__in=ticked).select_related("line__assigner", "line__lead").order_by("first"))
    if len(rows) < len(ticked) or any(row.version != ticked[row.pk] for row in rows):
        raise MovedMeanwhile(["勾的几期里，有的已经核过或退回"])
    return rows


def next_to_verify(request: Request, row: Occurrence) -> tuple[Occurrence | None, int]:
    """Return the period that the signed-in may verify after this one, of the same line before the others, and how many wait."""
    whole = row.line.assigner
    mine, _ = periods_waiting(Commitment.objects.of(whole).visible_to(request.actor), request.actor, whole, request.today)
    left = [each for each in mine if each.pk != row.pk]
    order = sorted(left, key=lambda each: (each.line_id != row.line_id, each.first < row.first, each.due, each.line_id, each.first))
    return (order[0] if order else None), len(left)
