"""电话代录: the clerk takes a call, chooses the office, and writes down what it says of each line it owes."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from guatu.records.documents.models import what_is_long
from guatu.records.offices.acting import Request
from guatu.records.offices.models import ANSWERING, Office, Post
from guatu.records.offices.rights import is_clerk, may
from guatu.records.offices.whose import whole_shown
from guatu.records.paper.numbers import is_number
from guatu.records.trail.refusals import Refusal

from .. import lifecycle
from ..filters import ordered
from ..forms import CallForm, OnADay
from ..lighting import light_up_all
from ..models import Commitment
from ..stages import Stage
from .asking import check_seen, draft_of, put_aside
from .listing import rows_of
from .row import Row

MOST = 60  # lines of one office on one page; who owes more is shown the most pressing
ANSWERABLE = (Stage.ASSIGNED, Stage.ACTING)


@require_http_methods(["GET", "POST"])
@may(is_clerk)
def call_page(request: Request) -> HttpResponse:
    """Show what the office owes with room for what it says; write down what was said."""
    whole = whole_shown(request)
    light_up_all(whole, request.today, request.now)
    offices = offices_that_owe(Commitment.objects.of(whole).visible_to(request.actor), request.today)
    key = request.POST.get("office") or request.GET.get("office", "")
    office = next((each for each in offices if is_number(key) and each.pk == int(key)), None)
    day = OnADay(request.POST or None, today=request.today)
    rows: list[tuple[Row, CallForm]] = []
    wrong = 0
    if office:
        lines = lines_owed(request, whole, office)
        forms = {line.pk: CallForm(request.POST or None, line=line, today=request.today) for line in lines}
        for form in forms.values():
            form.may_move = True
        if request.method == "POST":
            written, wrong = write_down(request, lines, forms, day)
            if written:
                told = f"替{office.called}记了 {written} 条；您和{office.called}的名字都留在经过里。"
                messages.success(request, told, extra_tags=draft_of(request, office.pk))
            if not wrong and day.is_valid():
                if not written:
                    messages.error(request, "还没有填哪一条。请在说到的那几条里填一个数、一句话，或勾“签收”。")
                return redirect(f"{reverse('call')}?office={office.pk}" + (f"&whole={whole.pk}" if "whole" in request.POST else ""))
            # What was written down is shown as it is now; what was refused keeps what was typed.
            lines = lines_owed(request, whole, office)
            forms = {
                line.pk: forms[line.pk] if forms[line.pk].errors else CallForm(line=line, today=request.today) for line in lines
            }
        rows = [(row, forms[row.line.pk]) for row in rows_of(lines, request.today, "")]
    context: dict[str, Any] = {
        "whole": whole, "offices": offices, "office": office, "rows": rows, "day": day, "wrong": wrong,
        "named": "whole" in request.GET or "whole" in request.POST, "draft": draft_of(request, office.pk if office else 0),
        "came_back": bool(wrong or day.errors), "as_seen": " ".join(sorted(f"{row.line.pk}.{row.line.version}" for row, _ in rows)),
    }  # fmt: skip
    return render(request, "ledger/call.html", context, status=422 if wrong or day.errors else 200)


def offices_that_owe(mine: QuerySet[Commitment], today: date) -> list[Office]:
    """Return the offices that lead open lines of those seen, with how many, and whether nobody there can sign in."""
    someone = Post.objects.on(today).filter(
        office=OuterRef("pk"), role__in=ANSWERING, user__isnull=False, user__is_active=True
    )
    owing = mine.filter(stage__in=ANSWERABLE).order_by().values_list("lead").annotate(Count("pk"))
    counts = dict(owing)
    offices = list(Office.objects.filter(pk__in=counts).annotate(answers=Exists(someone)).order_by("answers", "path"))
    for office in offices:
        office.owes = counts[office.pk]  # type: ignore[attr-defined]
    return offices


def lines_owed(request: Request, whole: Office, office: Office) -> list[Commitment]:
    """Return what the office has to sign for or to act on, the most pressing first."""
    lines = Commitment.objects.of(whole).visible_to(request.actor).filter(lead=office, stage__in=ANSWERABLE)
    return list(ordered(lines, "light").select_related("assigner", "lead", "document", "light").defer(*what_is_long("document"))[:MOST])


def write_down(request: Request, lines: list[Commitment], forms: dict[int, CallForm], day: OnADay) -> tuple[int, int]:
    """Write down what was said of each line; return for how many it worked, and for how many not."""
    if not day.is_valid():
        return 0, 0
    written = wrong = 0
    for line in lines:
        form = forms[line.pk]
        if f"{form.prefix}-version" not in request.POST:
            continue  # it came to the office while the clerk was on the telephone
        form.day = day.cleaned_data["on"]
        if not form.is_valid():
            wrong += 1
        elif form.cleaned_data["sign"] or form.cleaned_data["told"]:
            try:
                one(request, line, form, day.cleaned_data["on"])
            except Refusal as refusal:
                form.add_error(None, refusal.in_words)
                wrong += 1
            else:
                written += 1
    return written, wrong


def one(request: Request, line: Commitment, form: CallForm, on: date) -> None:
    """Sign for a line, report on it, or both, on behalf of its lead: all of it or nothing."""
    check_seen(request, line, str(form.cleaned_data["version"]))
    acting: dict[str, Any] = {"by": request.actor, "at": request.now, "on": on}
    with transaction.atomic():
        if form.cleaned_data["sign"]:
            lifecycle.sign_for(line, note="电话签收", **acting)
        if form.cleaned_data["told"]:
            lifecycle.report(line, words=form.said(), finished=form.cleaned_data["finished"], **form.progress(), **acting)
        put_aside(request, line, form)
