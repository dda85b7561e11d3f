"""接 and 记: a candidate goes to an open line, to the figures, to the chronicle; a proposed report is handed in."""

from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from guatu.records.documents.models import what_is_long
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, is_clerk, may
from guatu.records.offices.whose import whole_shown
from guatu.records.trail.refusals import Refusal
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import Change, Stage

from .. import seen
from ..forms import HandInForm, JoinForm, KeepForm, LineForm
from ..lifecycle import hand_in, join, keep
from ..lifecycle.hand_in import PutRight
from ..lifecycle.keep import Happening, Report
from ..matching import Match, match_of, matches, may_be_named
from ..models import Candidate, ProposedReport
from ..options import may_lead
from ..refusals import LineIsNotNamed
from ..telling import as_of, figures_of, happening_of
from .decide import decided, receipt
from .paper import paper_of


@require_POST
@may(is_clerk)
def join_one(request: Request, pk: int) -> HttpResponse:
    """接到已有事项: the line's journal tells of it; with ``amend`` its date and amount are put right."""
    document = paper_of(request, pk)
    form = JoinForm(request.POST)

    def act(candidate: Candidate) -> None:
        match = chosen(request, candidate, form)
        amend = form.cleaned_data["amend"]
        change = Change(form.cleaned_data["change"] or match.change)
        join(
            candidate, match.line, change=change, by=request.actor, on=request.today, at=request.now,
            due=match.due if amend else None, target=match.target if amend else None,
        )  # fmt: skip
        receipt(request, f"第 {candidate.number} 条已接到", match.line)

    return decided(request, document, form, act)


@require_POST
@may(is_clerk)
def keep_one(request: Request, pk: int) -> HttpResponse:
    """记下: as a report on a line, as figures, in the chronicle. act=hand-in: the report is handed in at once."""
    document = paper_of(request, pk)
    form = KeepForm(request.POST)

    def act(candidate: Candidate) -> None:
        data = form.cleaned_data
        at_once = request.POST.get("act") == "hand-in"
        report = report_of(request, candidate, form) if data["report"] or at_once else None
        happening = None
        if data["chronicle"]:
            proposed = happening_of(candidate, may_lead(document.whole, request.today))
            moved = data["day"] is not None and data["day"] != proposed.day
            happening = Happening(
                data["day"] or proposed.day, "words" if not moved and proposed.day_of == "words" else "paper",
                None if moved else proposed.until, proposed.office, data["place"],
            )  # fmt: skip
        figures = figures_of(candidate) if data["figures"] else []
        keep(candidate, by=request.actor, at=request.now, report=report, figures=figures, happening=happening)
        if at_once:
            hand_in_now(request, candidate)
        elif report is not None:
            receipt(request, f"第 {candidate.number} 条已拟报", report.line)

    return decided(request, document, form, act)


def hand_in_now(request: Request, candidate: Candidate) -> None:
    """Hand the report in that was just kept; where the line cannot take it yet, say so and leave it waiting."""
    proposed = candidate.reports.standing().get()
    try:
        hand_in(proposed, by=request.actor, on=request.today, at=request.now)
    except Refusal as refusal:
        messages.warning(request, f"第 {candidate.number} 条已拟报，还没有代录：{refusal.in_words}")
    else:
        receipt(request, f"第 {candidate.number} 条已代录反馈", proposed.line)


def chosen(request: Request, candidate: Candidate, form: LineForm) -> Match:
    """Return the line the clerk chose, held against the candidate. Raises LineIsNotNamed."""
    if number := form.cleaned_data["line_number"]:
        line = may_be_named(request.actor, candidate, number)
        why = "督办岗指定"
        if line is None:
            raise LineIsNotNamed(f"没有找到编号是“{number}”的事项。请核对编号，或从上面列出的里选。")
        return match_of(candidate, line, why)
    found = next((each for each in matches(candidate) if str(each.line.pk) == form.cleaned_data["line"]), None)
    if found is None:
        raise LineIsNotNamed
    return found


def report_of(request: Request, candidate: Candidate, form: KeepForm) -> Report:
    """Return the report as the clerk has put it. Raises LineIsNotNamed."""
    data = form.cleaned_data
    match = chosen(request, candidate, form)
    amount: Decimal | None = data["amount"] if "amount" in form.data else match.amount
    return Report(
        match.line, (data["words"] or candidate.quote).strip(), amount, data["finished"], as_of(candidate), match.why
    )


# -- 待代录的反馈 -------------------------------------------------------------------------------------------------


@require_safe
@may(has_a_post)
def reports_page(request: Request) -> HttpResponse:
    """List the reports that papers propose and nobody has handed in, with why one cannot be yet; ?whole= of one town."""
    towns = {whole_shown(request).pk} if request.GET.get("whole") else {post.whole for post in request.actor.posts}
    found = seen.reports_waiting().filter(line__assigner__in=towns)
    waiting = found.select_related("line__lead", "line__assigner", "candidate__document").defer(*what_is_long("candidate__document"))
    rows = [(each, each.line.stage == Stage.ACTING, seen.is_clerk_of(request.actor, each.line.assigner_id)) for each in waiting]
    return render(request, "intake/reports.html", {"rows": rows})


@require_POST
@may(is_clerk)
def hand_in_one(request: Request, pk: int) -> HttpResponse:
    """代录反馈: the report goes into the ledger on the unit's behalf."""
    mine = Commitment.objects.filter(assigner__in=[post.whole for post in request.actor.posts_as("clerk")])
    proposed = get_object_or_404(ProposedReport.objects.standing().filter(line__in=mine).select_related("line"), pk=pk)
    form = HandInForm(request.POST)
    if form.is_valid():
        put_right = PutRight(**form.cleaned_data) if "words" in request.POST else None
        try:
            hand_in(proposed, by=request.actor, on=request.today, at=request.now, put_right=put_right)
        except Refusal as refusal:
            messages.error(request, f"{proposed.line.number}：{refusal.in_words}")
        else:
            messages.success(request, f"{proposed.line.number} 已代录反馈，等核实岗核实。")
    else:
        messages.error(request, str(next(iter(form.errors.values()))[0]))
    back = request.POST.get("back") or ""
    return redirect(back if back.startswith(reverse("papers")) else "proposed-reports")
