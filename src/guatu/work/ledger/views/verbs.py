"""The pages of the verbs: each finds the line, asks its verb, answers."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.categories import category_of
from guatu.records.evidence.looking import LARGEST, LARGEST_IN_ALL, MOST_FILES, Looked, look_at_all
from guatu.records.evidence.refusals import EvidenceIsTooLarge, TooMuchAtOnce
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.paper.templatetags.words import day_near

from .. import lifecycle
from ..clocks import due_after_standing, longest_by_law
from ..forms import (
    AmendForm,
    AskMoreForm,
    AssignForm,
    CloseForm,
    ContestForm,
    LaterForm,
    LookBackForm,
    MergeForm,
    NoteForm,
    ObjectForm,
    PublishForm,
    ReasonForm,
    ReportForm,
    ReviewForm,
    SuspendForm,
    VerifyForm,
)
from ..lifecycle.who import unverified_reports
from ..models import Commitment
from ..offers import likely_leads
from ..stages import CADENCE_WORDS, REVIEW_EACH, REVIEW_MONTHS, Verb
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

    def verb() -> object:
        return lifecycle.report(line, **form.for_the_verb(), evidence=files_in(request), **acting(request))

    return ask(
        request, line, form, verb, template="ledger/report.html", done="已反馈", verb="反馈",
        lead_in="提交后由不在主办、协办单位里的人核实；报的人、代录的人都不能核实。",
        wanted=wanted_amount(line, request.today), last_report=reports[0] if reports else None,
        rule=category_of(line).evidence, most_files=MOST_FILES, largest=LARGEST_IN_ALL // 1024 // 1024,
        sent_files=bool(request.FILES),
    )  # fmt: skip


def files_in(request: Request) -> list[Looked]:
    """Return the files that came with the report, looked at and not yet kept. Raises what refuses one of them."""
    if cut_off := request.META.get("guatu.cut_off"):
        raise EvidenceIsTooLarge(cut_off[0], LARGEST)
    came = request.FILES.getlist("evidence")
    if len(came) > MOST_FILES or sum(each.size or 0 for each in came) > LARGEST_IN_ALL:
        raise TooMuchAtOnce(MOST_FILES, LARGEST_IN_ALL)
    return look_at_all([(each.name or "", each.read()) for each in came])


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
    form = CloseForm(request.POST or None, line=line, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.close(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已销号", verb="销号", seal=True,
        lead_in="盖上“销”印后，这一条算办完。按期与否看首次时限和现在写入的时刻。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def publish_page(request: Request, pk: int) -> HttpResponse:
    """公示."""
    line = line_shown(request, pk)
    category = category_of(line)
    form = PublishForm(request.POST or None, days=category.public_days, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.publish(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="公示记下了，期满再销号", verb="公示",
        lead_in=f"“{category.name}”一类{'销号前要公示' if category.public_days else '不要求公示；公示了'}，期满才能销号。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def object_page(request: Request, pk: int) -> HttpResponse:
    """记异议."""
    line = line_shown(request, pk)
    form = ObjectForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.note_objection(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="异议记下了", verb="记异议",
        lead_in="公示期间听到的不同意见记在这里，由审批岗定：属实的退回，不属实的销号时写明怎么答复的。",
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
        lead_in="还没交办的由督办岗撤销，交办以后由审批岗撤销。撤销的事项仍留在台账里，注明理由，不计入各项数字。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def contest_page(request: Request, pk: int) -> HttpResponse:
    """申诉."""
    line = line_shown(request, pk)
    form = ContestForm(request.POST or None, today=request.today)
    last, ruled = lifecycle.contest_until(line), lifecycle.rule_by(request.now, calendar_of(line.assigner))
    return ask(
        request, line, form, lambda: lifecycle.contest(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已申诉，等督办岗定", verb="申诉",
        lead_in="不该由本单位办的，签收以前可以申诉一次"
        f"{f'，到{day_near(last, request.today)}为止' if last else ''}。请写为什么、该由谁办；"
        f"督办岗最迟{day_near(ruled, request.today)}改交办，或原样再交办。",
    )  # fmt: skip


def by_law(line: Commitment) -> str:
    """Say how far a law lets the line be extended; nothing where none does."""
    longest = longest_by_law(line)
    return f"{longest.words}。" if longest else ""


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def ask_more_page(request: Request, pk: int) -> HttpResponse:
    """申请延期."""
    line = line_shown(request, pk)
    form = AskMoreForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.ask_more(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已申请延期，等审批岗批", verb="申请延期",
        lead_in=f"到期以前申请，批了才算。首次时限一直留着，按期与否仍看首次时限。{by_law(line)}",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def extend_page(request: Request, pk: int) -> HttpResponse:
    """延期."""
    line = line_shown(request, pk)
    form = LaterForm(request.POST or None, line=line, today=request.today, initial={"day": line.asked_due})
    asked = line.steps.filter(verb=Verb.ASK_MORE).order_by("-number").first()
    return ask(
        request, line, form, lambda: lifecycle.extend(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已延期", verb="批准延期",
        lead_in=f"{asked.post_title} {asked.user_name} {day_near(asked.on, request.today)}申请。{asked.note}　可以改批别的日子。{by_law(line)}"
        if asked and line.asked_due else "现在没有等着批的延期申请。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def deny_page(request: Request, pk: int) -> HttpResponse:
    """不予延期."""
    line = line_shown(request, pk)
    form = ReasonForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.deny(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="没有延期", verb="不予延期", lead_in="时限不变。理由写给主办单位看。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def suspend_page(request: Request, pk: int) -> HttpResponse:
    """挂账."""
    line = line_shown(request, pk)
    form = SuspendForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.suspend(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已挂账", verb="挂账",
        lead_in="眼下办不动的，写明计划和恢复的日子，先挂起来；这期间不计时限，也不算进按期销号率，单列在旁边。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def resume_page(request: Request, pk: int) -> HttpResponse:
    """恢复."""
    line = line_shown(request, pk)
    proposed = due_after_standing(line, request.today) if line.suspended_on and line.due_last else None
    form = LaterForm(request.POST or None, line=line, today=request.today, initial={"day": proposed})
    return ask(
        request, line, form, lambda: lifecycle.resume(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="恢复办理", verb="恢复办理",
        lead_in="停着的日子还给主办单位：时限按停了多久顺延，也可以另定。" if line.due_last else "这一条没有时限。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def merge_page(request: Request, pk: int) -> HttpResponse:
    """并案."""
    line = line_shown(request, pk)
    form = MergeForm(request.POST or None, line=line, today=request.today)

    def verb() -> object:
        data = form.cleaned_data
        return lifecycle.merge(line, data["into"], reason=data["reason"], on=data["on"], **acting(request))

    return ask(
        request, line, form, verb, template="ledger/verb.html", done="已并案", verb="并案",
        lead_in="两条是一件事的，并成一条办。这一条留着编号和经过，不再计数；另一条的经过里记下并入了它。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def review_page(request: Request, pk: int) -> HttpResponse:
    """复查."""
    line = line_shown(request, pk)
    form = ReviewForm(request.POST or None, today=request.today)
    each = CADENCE_WORDS[line.cadence if line.cadence in REVIEW_MONTHS else REVIEW_EACH]
    return ask(
        request, line, form, lambda: lifecycle.review(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="复查记下了", verb="复查",
        lead_in=f"长期事项没有到期一说，{each}看一看是不是还在坚持。没有报过这一条、不在主办和协办单位里的人去看。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def look_back_page(request: Request, pk: int) -> HttpResponse:
    """回头看."""
    line = line_shown(request, pk)
    form = LookBackForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.look_back(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="回头看记下了", verb="回头看",
        lead_in="没有经手过这一条的人到现场看一看：是巩固住了，还是反弹了。反弹的由审批岗重新列账。",
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@may(has_a_post)
def relist_page(request: Request, pk: int) -> HttpResponse:
    """重新列账."""
    line = line_shown(request, pk)
    form = LaterForm(request.POST or None, line=line, today=request.today)
    form.fields["note"].label = "重新列账的理由"

    def verb() -> object:
        data = form.cleaned_data
        return lifecycle.relist(line, reason=data["note"], day=data.get("day"), on=data["on"], **acting(request))

    return ask(
        request, line, form, verb, template="ledger/verb.html", done="已重新列账", verb="重新列账",
        lead_in="编号不变，回到办理中，由原主办单位接着办。首次时限留着：这次销号不再算按期。",
    )  # fmt: skip
