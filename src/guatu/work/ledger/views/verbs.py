"""The pages of the verbs: each finds the line, asks its verb, answers."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may

from .. import lifecycle
from ..forms import AmendForm, AssignForm, NoteForm, ReasonForm, ReportForm, VerifyForm
from ..lifecycle.who import unverified_reports
from ..offers import likely_leads
from ..stages import Verb
from .asking import ask, line_shown
from .saying import wanted_amount

GET_OR_POST = ["GET", "POST"]


def plain(amount: Decimal | None) -> str:
    """Return an amount as one would type it: 3, not 3.000."""
    return "" if amount is None else format(amount.normalize(), "f")


def acting(request: Request) -> dict[str, Any]:
    """Return by whom and at which moment."""
    return {"by": request.actor, "at": request.now}


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def assign_page(request: Request, pk: int) -> HttpResponse:
    """交办."""
    line = line_shown(request, pk)
    likely = likely_leads(line)
    first = line.lead_id or (likely[0].office.pk if likely else None)
    initial = {
        "to": first, "duty": line.duty, "cadence": line.cadence, "day": line.due_last,
        "assistants": list(line.assistants.values_list("pk", flat=True)),
        "handler": line.handler_id, "standard": line.standard, "measures": line.measures, "campaign": line.campaign_id,
    }  # fmt: skip
    form = AssignForm(request.POST or None, line=line, today=request.today, initial=initial)
    return ask(
        request, line, form, lambda: lifecycle.assign(line, **form.for_the_verb(), **acting(request)),
        template="ledger/assign.html", done="已交办", likely=likely,
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def sign_for_page(request: Request, pk: int) -> HttpResponse:
    """签收."""
    line = line_shown(request, pk)
    form = NoteForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.sign_for(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已签收", verb="签收",
        lead_in="签收表示主办单位接下了这件事，从现在起由它办理。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def report_page(request: Request, pk: int) -> HttpResponse:
    """反馈."""
    line = line_shown(request, pk)
    form = ReportForm(request.POST or None, line=line, today=request.today, initial={"amount": plain(line.reported_amount)})
    reports = list(line.steps.filter(verb=Verb.REPORT).order_by("-number")[:1])
    return ask(
        request, line, form, lambda: lifecycle.report(line, **form.for_the_verb(), **acting(request)),
        template="ledger/report.html", done="已反馈", verb="反馈",
        lead_in="提交后由不在主办、协办单位里的人核实；报的人、代录的人都不能核实。",
        wanted=wanted_amount(line, request.today), last_report=reports[0] if reports else None,
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def verify_page(request: Request, pk: int) -> HttpResponse:
    """核实."""
    line = line_shown(request, pk)
    initial: dict[str, Any] = {"amount": plain(line.reported_amount)}
    if line.reported_share is not None:
        initial["percent"] = plain((line.reported_share * 100).quantize(Decimal("0.1")))
    form = VerifyForm(request.POST or None, line=line, today=request.today, initial=initial)

    def verb() -> object:
        data = form.cleaned_data
        return lifecycle.verify(line, finding=data["finding"], on=data["on"], **form.progress(), **acting(request))

    return ask(
        request, line, form, verb, template="ledger/progress.html", done="已核实", verb="核实",
        lead_in="填您看到的。比反馈的少也照实填，两个数都留着。不属实就退回。", reports=unverified_reports(line),
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def send_back_page(request: Request, pk: int) -> HttpResponse:
    """退回."""
    line = line_shown(request, pk)
    form = ReasonForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.send_back(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已退回办理", verb="退回",
        lead_in="退回后由主办单位接着办。请写清哪里没有办到，要办到什么样。", reports=unverified_reports(line),
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def close_page(request: Request, pk: int) -> HttpResponse:
    """销号."""
    line = line_shown(request, pk)
    form = NoteForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.close(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已销号", verb="销号", seal=True,
        lead_in="盖上“销”印后，这一条算办完。按期与否看首次时限和现在写入的时刻。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def amend_page(request: Request, pk: int) -> HttpResponse:
    """更正."""
    line = line_shown(request, pk)
    form = AmendForm(request.POST or None, line=line, today=request.today)

    def verb() -> object:
        data = form.cleaned_data
        return lifecycle.amend(line, reason=data["reason"], on=data["on"], **form.changes(), **acting(request))

    return ask(
        request, line, form, verb, template="ledger/verb.html", done="已更正", verb="更正",
        lead_in="改前、改后的值都留在经过里。首次时限定下以后不会被改掉，只会多一个现时限。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def withdraw_page(request: Request, pk: int) -> HttpResponse:
    """撤销."""
    line = line_shown(request, pk)
    form = ReasonForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.withdraw(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已撤销", verb="撤销",
        lead_in="只有还没交办的能撤销。撤销的事项仍留在台账里，注明理由。",
    )  # fmt: skip
