"""The pages of the verbs: each finds the line, asks its verb, answers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from guatu.crafts.reading.contacts import mask_contacts
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.categories import category_of
from guatu.records.evidence.looking import LARGEST_IN_ALL, MOST_FILES
from guatu.records.offices.acting import Request
from guatu.records.paper.templatetags.words import day_near
from guatu.records.trail.refusals import Refusal

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
    SendBackForm,
    SuspendForm,
    VerifyForm,
)
from ..forms.hours import at_the_hour, with_an_hour
from ..lifecycle.amend import open_to
from ..lifecycle.at_once import check_at_once
from ..lifecycle.contact import may_put_in
from ..lifecycle.contest import RULING
from ..lifecycle.take_back import last_answer
from ..lifecycle.who import unverified_reports
from ..models import Commitment
from ..offers import likely_leads
from ..reports import TELLING, standing
from ..stages import CADENCE_WORDS, REVIEW_EACH, REVIEW_MONTHS, Stage, Verb
from .asking import ask, verb_page
from .deciding import decided_on, in_time_words
from .handing_in import handed_in
from .saying import note_of, returned_words, wanted_amount


def plain(amount: Decimal | None) -> str:
    """Return an amount as one would type it: 3, not 3.000."""
    return "" if amount is None else format(amount.normalize(), "f")


def offered_instead(request: Request, line: Commitment, verb: Verb) -> dict[str, str] | None:
    """Return the other answer to what lies before the actor, for a button beside the first; nothing where it is not theirs."""
    try:
        check_at_once(verb, line, request.actor, request.today, request.now)
    except Refusal:
        return None
    return {"label": verb.label, "url": reverse(verb.replace("_", "-"), args=[line.pk])}


def acting(request: Request) -> dict[str, Any]:
    """Return by whom and at which moment."""
    return {"by": request.actor, "at": request.now}


@verb_page(Verb.ASSIGN)
def assign_page(request: Request, line: Commitment) -> HttpResponse:
    """交办."""
    likely = likely_leads(line)
    first = line.lead_id or (likely[0].office.pk if likely else None)
    initial = {
        "to": first, "duty": line.duty, "cadence": line.cadence, "day": line.due_last,
        "assistants": list(line.assistants.values_list("pk", flat=True)),
        "handler": line.handler_id, "standard": line.standard, "measures": line.measures, "campaign": line.campaign_id,
    }  # fmt: skip
    contests = line.steps.filter(verb=Verb.CONTEST).select_related("on_behalf_of")
    form = AssignForm(request.POST or None, line=line, today=request.today, now=request.now, initial=initial)
    return ask(
        request, line, form, lambda: lifecycle.assign(line, **form.for_the_verb(), **acting(request)),
        template="ledger/assign.html", done="已交办", likely=likely, called=called_again(line),
        contested=contests.order_by("-number").first() if line.stage == Stage.CONTESTED else None,
    )  # fmt: skip


def called_again(line: Commitment) -> str:
    """Return what assigning is called at the line's stage."""
    return {Stage.ASSIGNED: "改交办", Stage.CONTESTED: "重新交办"}.get(Stage(line.stage), Verb.ASSIGN.label)


@verb_page(Verb.SIGN_FOR)
def sign_for_page(request: Request, line: Commitment) -> HttpResponse:
    """签收."""
    form = NoteForm(request.POST or None, today=request.today)
    contest = offered_instead(request, line, Verb.CONTEST)
    return ask(
        request, line, form, lambda: lifecycle.sign_for(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已签收", verb="签收", instead=contest,
        lead_in="签收表示主办单位接下了这件事，从现在起由它办理。"
        f"{f'不该由本单位办的，先不签收，可以申诉一次：{contest_window(line, request.today)}。' if contest else ''}",
    )  # fmt: skip


def contest_window(line: Commitment, today: date) -> str:
    """Say until when the lead may still contest the line, and how many working days are left."""
    last = lifecycle.contest_until(line)
    if last is None:
        return ""
    left = calendar_of(line.assigner).workdays_between(today, last)
    return f"到{day_near(last, today)}为止，{f'还有 {left} 个工作日' if left else '今天是最后一天'}"


@verb_page(Verb.REPORT)
def report_page(request: Request, line: Commitment) -> HttpResponse:
    """反馈. Whatever is wrong is said at once, of the fields and of the files; the good files need not be chosen again."""
    form = ReportForm(request.POST or None, line=line, today=request.today, initial={"amount": line.reported_amount})
    reports = standing(line.steps.filter(verb__in=TELLING).order_by("number"))
    returned = line.steps.filter(verb=Verb.SEND_BACK).order_by("-number").first() if line.returned_on else None
    rule, files = category_of(line).evidence, handed_in(request, line)
    if request.method == "POST":
        form.may_move = may_put_in(request.actor, line)
        form.say_what_is_wrong(files.refused, {each.sha256 for each in files.looked})

    def verb() -> object:
        return lifecycle.report(line, **form.for_the_verb(), evidence=files.looked, **acting(request))

    return ask(
        request, line, form, verb, template="ledger/report.html", done="已反馈", verb="反馈",
        lead_in="提交后由不在主办、协办单位里的人核实；报的人、代录的人都不能核实。",
        wanted=wanted_amount(line, request.today), last_report=reports[-1] if reports else None,
        returned=returned, returned_words=returned_words(returned, request.today) if returned else "",
        rule=rule, most_files=MOST_FILES, largest=LARGEST_IN_ALL // 1024 // 1024,
        files=files,
    )  # fmt: skip


@verb_page(Verb.TAKE_BACK)
def take_back_page(request: Request, line: Commitment) -> HttpResponse:
    """撤回反馈."""
    form = ReasonForm(request.POST or None, today=request.today)
    report = last_answer(line)
    told = f"撤回的是最后一次，{day_near(report.on, request.today)} {report.user_name} 报的：{mask_contacts(note_of(report))}" if report else ""
    earlier = "、".join(day_near(step.on, request.today) for step in unverified_reports(line)[:0:-1])
    return ask(
        request, line, form, lambda: lifecycle.take_back(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="反馈撤回了", verb="撤回反馈",
        lead_in=f"{told}　撤回后回到这次反馈以前的样子，还没有核实的才能撤；报的和撤的都留在经过里。"
        f"{f'它前面 {earlier}报的也还没有核实，但是撤不了，留着一起核实；那次不对的，请再反馈一次写明。' if earlier else ''}",
    )  # fmt: skip


@verb_page(Verb.VERIFY)
def verify_page(request: Request, line: Commitment) -> HttpResponse:
    """核实, or 退回 what is not so: both stand on the page of a finished report."""
    sends_back = request.POST.get("act") == "send_back"
    form = VerifyForm(request.POST or None, line=line, today=request.today, returns=sends_back)

    def verb() -> object:
        data = form.cleaned_data
        if sends_back:
            return lifecycle.send_back(line, reason=data["finding"], on=data["on"], **form.progress(), **acting(request))
        return lifecycle.verify(line, finding=data["finding"], on=data["on"], **form.progress(), **acting(request))

    return ask(
        request, line, form, verb, template="ledger/deciding.html", done="已退回办理" if sends_back else "已核实", verb="核实",
        lead_in=f"填您看到的。比反馈的少也照实填，两个数都留着。{'不属实就退回，写哪里没有办到。' if line.stage == Stage.REPORTED else ''}",
        may_send_back=line.stage == Stage.REPORTED, **decided_on(line),
    )  # fmt: skip


@verb_page(Verb.SEND_BACK)
def send_back_page(request: Request, line: Commitment) -> HttpResponse:
    """退回."""
    form = SendBackForm(request.POST or None, line=line, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.send_back(line, **form.for_the_verb(), **acting(request)),
        template="ledger/deciding.html", done="已退回办理", verb="退回",
        lead_in="退回后由主办单位接着办，办好再反馈。", **decided_on(line),
    )  # fmt: skip


@verb_page(Verb.CLOSE)
def close_page(request: Request, line: Commitment) -> HttpResponse:
    """销号."""
    form = CloseForm(request.POST or None, line=line, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.close(line, **form.cleaned_data, **acting(request)),
        template="ledger/deciding.html", done="已销号", verb="销号", seal=True,
        lead_in="盖上“销”印后，这一条算办完。按期与否看首次时限和现在写入的时刻。",
        in_time=in_time_words(line, request.today, request.now), instead=offered_instead(request, line, Verb.SEND_BACK), **decided_on(line),
    )  # fmt: skip


@verb_page(Verb.PUBLISH)
def publish_page(request: Request, line: Commitment) -> HttpResponse:
    """公示."""
    category = category_of(line)
    form = PublishForm(request.POST or None, days=category.public_days, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.publish(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="公示记下了，期满再销号", verb="公示",
        lead_in=f"“{category.name}”一类{'销号前要公示' if category.public_days else '不要求公示；公示了'}，期满才能销号。",
    )  # fmt: skip


@verb_page(Verb.OBJECT)
def object_page(request: Request, line: Commitment) -> HttpResponse:
    """记异议."""
    form = ObjectForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.note_objection(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="异议记下了", verb="记异议",
        lead_in="公示期间听到的不同意见记在这里，由审批岗定：属实的退回，不属实的销号时写明怎么答复的。",
    )  # fmt: skip


@verb_page(Verb.AMEND)
def amend_page(request: Request, line: Commitment) -> HttpResponse:
    """更正."""
    may, why = open_to(request.actor, line, request.today)
    form = AmendForm(request.POST or None, line=line, today=request.today, may=may)
    form = with_an_hour(form, line, line.due_last_at, day="due_last")

    def verb() -> object:
        data = form.cleaned_data
        return lifecycle.amend(line, reason=data["reason"], on=data["on"], **at_the_hour(form, form.changes()), **acting(request))

    return ask(
        request, line, form, verb, template="ledger/verb.html", done="已更正", verb="更正",
        lead_in=f"改前、改后的值都留在经过里。{of_the_first_date(line) if 'due_last' in may else ''}{''.join(why)}",
    )  # fmt: skip


def of_the_first_date(line: Commitment) -> str:
    """Say what becomes of the first due date when another is named."""
    if line.assigned_on is None:
        return "还没有交办，改了时限，首次时限就是改后的。"
    return "首次时限定下以后不会被改掉，只会多一个现时限。"


@verb_page(Verb.WITHDRAW)
def withdraw_page(request: Request, line: Commitment) -> HttpResponse:
    """撤销."""
    form = ReasonForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.withdraw(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已撤销", verb="撤销",
        lead_in="还没交办的由督办岗撤销，交办以后由审批岗撤销。撤销的事项仍留在台账里，注明理由，不计入各项数字。",
    )  # fmt: skip


@verb_page(Verb.CONTEST)
def contest_page(request: Request, line: Commitment) -> HttpResponse:
    """申诉."""
    form = ContestForm(request.POST or None, today=request.today)
    last = lifecycle.contest_until(line)
    ruled = ruled_at_the_latest(line, last, request.now)
    return ask(
        request, line, form, lambda: lifecycle.contest(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已申诉，等督办岗定", verb="申诉",
        lead_in="不该由本单位办的，签收以前可以申诉一次"
        f"{f'，到{day_near(last, request.today)}为止' if last else ''}。请写为什么、该由谁办；"
        f"督办岗在申诉以后 {RULING} 个工作日内定，最晚不过{day_near(ruled, request.today)}：改主办、改时限，或写明理由仍由本单位办。",
    )  # fmt: skip


def ruled_at_the_latest(line: Commitment, last: date | None, now: datetime) -> date:
    """Return the day by which the clerk has ruled, were the line contested on the last day on which it may be."""
    calendar = calendar_of(line.assigner)
    today = lifecycle.rule_by(now, calendar)
    return max(today, calendar.add_workdays(last, RULING)) if last else today


def by_law(line: Commitment) -> str:
    """Say how far a law lets the line be extended; nothing where none does."""
    longest = longest_by_law(line)
    return f"{longest.words}。" if longest else ""


@verb_page(Verb.ASK_MORE)
def ask_more_page(request: Request, line: Commitment) -> HttpResponse:
    """申请延期."""
    form = with_an_hour(AskMoreForm(request.POST or None, line=line, today=request.today), line, line.due_last_at)
    return ask(
        request, line, form, lambda: lifecycle.ask_more(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已申请延期，等审批岗批", verb="申请延期",
        lead_in=f"到期以前申请，批了才算。首次时限一直留着，按期与否仍看首次时限。{by_law(line)}",
    )  # fmt: skip


@verb_page(Verb.EXTEND)
def extend_page(request: Request, line: Commitment) -> HttpResponse:
    """延期."""
    form = LaterForm(request.POST or None, line=line, today=request.today, initial={"day": line.asked_due})
    form = with_an_hour(form, line, line.asked_due_at)
    if line.asked_due:
        form.fields["day"].label = "申请改到"
    asked = line.steps.filter(verb=Verb.ASK_MORE).order_by("-number").first()
    return ask(
        request, line, form, lambda: lifecycle.extend(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已延期", verb="批准延期",
        lead_in=f"{asked.post_title} {asked.user_name} {day_near(asked.on, request.today)}申请。{asked.own_words}　可以改批别的日子。{by_law(line)}"
        if asked and line.asked_due else "现在没有等着批的延期申请。",
        instead=offered_instead(request, line, Verb.DENY),
    )  # fmt: skip


@verb_page(Verb.DENY)
def deny_page(request: Request, line: Commitment) -> HttpResponse:
    """不予延期."""
    form = ReasonForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.deny(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="没有延期", verb="不予延期", lead_in="时限不变。理由写给主办单位看。",
    )  # fmt: skip


@verb_page(Verb.SUSPEND)
def suspend_page(request: Request, line: Commitment) -> HttpResponse:
    """挂账."""
    form = SuspendForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.suspend(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="已挂账", verb="挂账",
        lead_in="眼下办不动的，写明计划和恢复的日子，先挂起来；这期间不计时限，也不算进按期销号率，单列在旁边。",
    )  # fmt: skip


@verb_page(Verb.RESUME)
def resume_page(request: Request, line: Commitment) -> HttpResponse:
    """恢复."""
    proposed = due_after_standing(line, request.today, request.now) if line.suspended_on and line.due_last else None
    form = LaterForm(request.POST or None, line=line, today=request.today, initial={"day": proposed.day if proposed else None})
    form = with_an_hour(form, line, proposed.at if proposed else None)
    return ask(
        request, line, form, lambda: lifecycle.resume(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="恢复办理", verb="恢复办理",
        lead_in="停着的日子还给主办单位：时限按停了多久顺延，也可以另定。" if line.due_last else "这一条没有时限。",
    )  # fmt: skip


@verb_page(Verb.MERGE)
def merge_page(request: Request, line: Commitment) -> HttpResponse:
    """并案."""
    form = MergeForm(request.POST or None, line=line, today=request.today)

    def verb() -> object:
        data = form.cleaned_data
        return lifecycle.merge(line, data["into"], reason=data["reason"], on=data["on"], **acting(request))

    return ask(
        request, line, form, verb, template="ledger/verb.html", done="已并案", verb="并案",
        lead_in="两条是一件事的，并成一条办。这一条留着编号和经过，不再计数；另一条的经过里记下并入了它。",
    )  # fmt: skip


@verb_page(Verb.REVIEW)
def review_page(request: Request, line: Commitment) -> HttpResponse:
    """复查."""
    form = ReviewForm(request.POST or None, today=request.today)
    each = CADENCE_WORDS[line.cadence if line.cadence in REVIEW_MONTHS else REVIEW_EACH]
    return ask(
        request, line, form, lambda: lifecycle.review(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="复查记下了", verb="复查",
        lead_in=f"长期事项没有到期一说，{each}看一看是不是还在坚持。没有报过这一条、不在主办和协办单位里的人去看。",
    )  # fmt: skip


@verb_page(Verb.LOOK_BACK)
def look_back_page(request: Request, line: Commitment) -> HttpResponse:
    """回头看."""
    form = LookBackForm(request.POST or None, today=request.today)
    return ask(
        request, line, form, lambda: lifecycle.look_back(line, **form.cleaned_data, **acting(request)),
        template="ledger/verb.html", done="回头看记下了", verb="回头看",
        lead_in="没有经手过这一条的人到现场看一看：是巩固住了，还是反弹了。反弹的由审批岗重新列账。",
    )  # fmt: skip


@verb_page(Verb.RELIST)
def relist_page(request: Request, line: Commitment) -> HttpResponse:
    """重新列账."""
    form = with_an_hour(LaterForm(request.POST or None, line=line, today=request.today), line)
    form.fields["note"].label = "重新列账的理由"

    def verb() -> object:
        data = form.cleaned_data
        return lifecycle.relist(line, reason=data["note"], day=data.get("day"), hour=data.get("hour"), on=data["on"], **acting(request))

    return ask(
        request, line, form, verb, template="ledger/verb.html", done="已重新列账", verb="重新列账",
        lead_in="编号不变，回到办理中，由原主办单位接着办。首次时限留着：这次销号不再算按期。",
    )  # fmt: skip
