"""事项: one line with its source, its loop, its three statuses, its clock and its journal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from guatu.crafts.reading.contacts import mask_contacts
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.categories import category_of
from guatu.records.almanac.models import CLOSER_WORDS
from guatu.records.offices.acting import Request
from guatu.records.offices.models import ANSWERING, Office, Post, Role
from guatu.records.offices.rights import has_a_post, may
from guatu.records.trail.actors import Actor
from guatu.records.trail.kept import head
from guatu.records.trail.refusals import Refusal
from guatu.records.vault.models import VaultStep, VaultVerb

from ..classes import class_names, closing_words
from ..clocks import sum_now_words, sum_words
from ..lifecycle import acceptable, contact, rule_by
from ..lifecycle.accept_day import COUNTED
from ..lifecycle.at_once import BY_THE_LEAD, check_whose
from ..lifecycle.take_back import last_answer
from ..lighting import light_up_all
from ..look_backs import how_drawn
from ..models import Campaign, Commitment, Occurrence, Step
from ..offers import line_panels
from ..refusals import OfAnother
from ..reports import not_taken_back, standing
from ..stages import CADENCE_WORDS, GONE, REVIEW_EACH, REVIEW_MONTHS, Duty, OccurrenceVerb, Stage, Verb, Verdict
from .asking import line_shown
from .occurrences import occurrences_of
from .parts import parts_of
from .saying import (
    Names,
    blocker_of,
    clock_words,
    dates_drawn,
    has_verified,
    is_verified_anew,
    journal,
    keys_in,
    loop_words,
    moved_dues,
    pieces_of,
    returned_words,
    rulings_on,
    three_statuses,
    waits_for,
    wanted_share,
)

TOGETHER = 20


@dataclass(frozen=True, slots=True)
class Offered:
    """A verb offered on the page: its label, its address, and the refusal where the signed-in may not, with who may."""

    verb: str
    label: str
    url: str
    refused: str = ""
    main: bool = False
    who: str = ""


@dataclass(frozen=True, slots=True)
class Theirs:
    """What comes next and is somebody else's to do: the labels of the verbs, who may, and why it is not this actor's."""

    labels: Sequence[str]
    who: str
    words: str


@require_GET
@may(has_a_post)
def commitment_page(request: Request, pk: int) -> HttpResponse:
    """Show one line."""
    line = line_of_today(request, pk)
    offers = offered(line, request.actor, request)
    context = told(request, line)
    if context.get("turn_now"):
        offers = with_its_turn(offers, context["turn_now"])
    context |= {"offered": offers, "withheld": withheld(offers), "contact": contact_told(line, request)}
    context["panels"] = line_panels(line, request.actor, request.now)
    # The sums a divided line was given are folded away behind what people did; those that tell of a part that left stay.
    whole = context["journal"]
    sums = [row for row in whole if row["step"].verb == Verb.SUM_UP and not any(left in row["step"].note for left in LEFT)]
    context |= {"steps_count": len(whole), "sums": sums, "journal": [row for row in whole if row not in sums]}
    return render(request, "ledger/commitment.html", context)


@require_GET
@may(has_a_post)
def file_page(request: Request, pk: int) -> HttpResponse:
    """Show the line as it is filed on paper: 一案一档."""
    line = line_of_today(request, pk)
    context = {**told(request, line), "head": head()}
    context["journal"].reverse()  # a file is read from its first page
    return render(request, "ledger/file.html", context)


def line_of_today(request: Request, pk: int) -> Commitment:
    """Return the line with what its pages name, and the light of today."""
    line = line_shown(request, pk)
    if line.is_open and not line.light.holds_at(request.now, request.today):
        light_up_all(line.assigner, request.today, request.now)
        line = line_shown(request, pk)
    return line


def told(request: Request, line: Commitment) -> dict[str, Any]:
    """Return all that is said of a line, for the screen and for the file."""
    steps = list(line.steps.select_related("on_behalf_of", "proposed_report__candidate"))
    before, quote, after = ("", mask_contacts(line.quote), "")
    section = None
    if line.document and line.document.text and line.start is not None and line.end is not None:
        before, quote, after = line.document.paragraph(line.start, line.end)
        section = line.document.sections.filter(start__lte=line.start, end__gt=line.start).order_by("-start").first()
    reported, verified, schedule = three_statuses(line, request.today)
    category = category_of(line)
    moved = moved_dues(steps)
    drawn = dates_drawn(line, request.today, moved)
    calendar = calendar_of(line.assigner)
    contested = next((step.at for step in reversed(steps) if step.verb == Verb.CONTEST), None)
    ruled_by = rule_by(contested, calendar) if contested else None
    last_report = next(reversed(standing(steps)), None)
    returned = next((step for step in reversed(steps) if step.verb == Verb.SEND_BACK), None) if line.returned_on else None
    return {
        "line": line,
        "purged": next((step for step in steps if step.verb == Verb.PURGE), None),
        "light": line.light,
        "before": before, "quote": quote, "after": after, "section": section.title.strip("【】") if section else "",
        "loop": loop_words(line, steps),
        "reported": reported, "verified": verified, "schedule": schedule,
        "reported_words": reported.words,
        "verified_words": verified.words,
        "reported_share": line.share_of(line.reported_amount, line.reported_share),
        "verified_share": line.share_of(line.verified_amount, line.verified_share),
        "wanted_share": wanted_share(line, request.today) if line.is_open else None,
        "last_report": last_report, "returned": returned, "returned_words": returned_words(returned, request.today) if returned else "",
        "verified_anew": is_verified_anew(line),
        "last_verification": next((step for step in reversed(steps) if has_verified(step)), None),
        "blocker": blocker_of(line, last_report.note if last_report else ""),
        "waits": waits_for(line, request.today, since=steps[-1].on if steps else None,
                           before_closing=closing_words(line, category, request.today), ruled_by=ruled_by,
                           returned=returned,
                           ruling=rulings_on([line]).get(line.pk, "")),
        "category": category, "closes": f"{CLOSER_WORDS[category.closer]}批",
        "objections": [step for step in steps if step.verb == Verb.OBJECT][-line.objections :] if line.objections else [],
        "notice": next((step for step in reversed(steps) if step.verb == Verb.PUBLISH), None) if line.published_on else None,
        "clock": clock_words(line, request.today, calendar, request.now), "sum": sum_words(line, calendar), "sum_now": sum_now_words(line, calendar),
        "moved": moved, "drawn": drawn, "drawn_height": 120 + 42 * max((flag.under for flag in drawn), default=0),
        "journal": journal(steps, names_in(steps, line), line, calendar),
        "pieces": [piece for pieces in pieces_of(steps, line).values() for piece in pieces],
        "mentions": [step for step in reversed(steps) if step.verb == Verb.MENTION],
        "assistants": list(line.assistants.all()),
        "how_drawn": how_drawn(line),
        "cadence_words": CADENCE_WORDS.get(line.cadence, ""),
        "review_words": CADENCE_WORDS[line.cadence if line.cadence in REVIEW_MONTHS else REVIEW_EACH],
        "leaders": leaders_of(line, request),
        "opened_together": opened_together(line, request),
        **siblings_of(line, request),
        **parts_of(line, request),
        **occurrences_of(line, request.today),
    }  # fmt: skip


def contact_told(line: Commitment, request: Request) -> dict[str, Any]:
    """Return what the page says of the vault: that something lies there, for whom, and who opened it; never what."""
    kept = contact.contact_of(line)
    told: dict[str, Any] = {
        "kept": kept, "lies_there": kept is not None and kept.is_kept, "handed_on": contact.is_handed_on(line),
        "may_put_in": contact.may_put_in(request.actor, line), "refused": "", "may_open": False,
        "offers": contact.owes_a_reply(line) and line.is_open and contact.may_put_in(request.actor, line),
    }  # fmt: skip
    if told["lies_there"]:
        try:
            contact.opener_of(request.actor, line, request.today)
            told["may_open"] = True
        except Refusal as refusal:
            told["refused"] = refusal.in_words
        told["openings"] = list(VaultStep.objects.filter(line=line.pk, verb=VaultVerb.OPEN).order_by("-link"))
    return told


def names_in(steps: list[Step], line: Commitment) -> Names:
    """Return what the keys in these steps are called; asked for only where there are any."""

    def called(objects: Any, keys: set[int]) -> dict[int, str]:
        return {each.pk: str(each) for each in objects.filter(pk__in=keys)} if keys else {}

    offices = Office.objects.filter(pk__in=keys_in(steps, "lead_id", "assistants", "asked_by_id", "concerns_id"))
    return Names(
        offices={office.pk: office.name for office in offices},
        posts=called(Post.objects.select_related("office"), keys_in(steps, "handler_id")),
        campaigns=called(Campaign.objects, keys_in(steps, "campaign_id")),
        categories=class_names(line.assigner_id) if any("category" in step.values for step in steps) else {},
        lines=called(Commitment.objects, keys_in(steps, "prompted_by_id", "merged_into_id", "part_of_id")),
    )


def opened_together(line: Commitment, request: Request) -> list[Commitment]:
    """Return the lines opened together with this one: what prompted it, and what was prompted by the same."""
    origin = line.prompted_by_id or line.pk
    seen = Commitment.objects.visible_to(request.actor).filter(Q(pk=origin) | Q(prompted_by=origin))
    return list(seen.exclude(pk=line.pk).select_related("lead", "light").order_by("pk")[:TOGETHER])


def siblings_of(line: Commitment, request: Request) -> dict[str, object]:
    """Return what the panel 举一反三 shows."""
    clerk = any(post.whole == line.assigner_id for post in request.actor.posts_as(Role.CLERK))
    return {
        "siblings": line.siblings.visible_to(request.actor).exclude(stage__in=GONE).count(),
        "may_open_siblings": clerk and line.stage not in GONE and not line.is_sealed,
    }


def leaders_of(line: Commitment, request: Request) -> list[str]:
    """Return the leaders in charge of the lead."""
    if line.lead is None:
        return []
    posts = Post.objects.on(request.today).filter(role=Role.APPROVER, in_charge_of=line.lead).select_related("office")
    return [str(post) for post in posts]


# How the sum of a divided line begins that tells of a part that left it.
LEFT = tuple(f" {stage.label}；" for stage in GONE)
NEXT = {
    Stage.DRAFTED: (Verb.ASSIGN,),
    Stage.ASSIGNED: (Verb.SIGN_FOR,),
    Stage.CONTESTED: (Verb.ASSIGN,),
    Stage.ACTING: (Verb.EXTEND, Verb.REPORT, Verb.VERIFY),
    Stage.SUSPENDED: (Verb.RESUME,),
    Stage.REPORTED: (Verb.VERIFY, Verb.SEND_BACK),
    Stage.VERIFIED: (Verb.PUBLISH, Verb.CLOSE, Verb.SEND_BACK),
    Stage.CLOSED: (),
    Stage.WITHDRAWN: (),
    Stage.MERGED: (),
}
# What else can be done at a stage, shown small, and only to who may.
BESIDES = {
    Stage.DRAFTED: (Verb.MERGE, Verb.WITHDRAW),
    Stage.ASSIGNED: (Verb.ASSIGN, Verb.BREAK_DOWN, Verb.CONTEST, Verb.MERGE, Verb.WITHDRAW),
    Stage.CONTESTED: (Verb.MERGE, Verb.WITHDRAW),
    Stage.ACTING: (Verb.DENY, Verb.REVIEW, Verb.BREAK_DOWN, Verb.ASK_MORE, Verb.TAKE_BACK, Verb.SUSPEND, Verb.MERGE, Verb.WITHDRAW),
    Stage.SUSPENDED: (Verb.MERGE, Verb.WITHDRAW),
    Stage.REPORTED: (Verb.TAKE_BACK, Verb.MERGE, Verb.WITHDRAW),
    Stage.VERIFIED: (Verb.OBJECT, Verb.MERGE, Verb.WITHDRAW),
    Stage.CLOSED: (Verb.LOOK_BACK, Verb.RELIST),
}
LABELS = {
    Verb.ASSIGN: "交办", Verb.SIGN_FOR: "签收", Verb.REPORT: "反馈", Verb.VERIFY: "核实",
    Verb.SEND_BACK: "退回", Verb.PUBLISH: "公示", Verb.OBJECT: "记异议", Verb.CLOSE: "销号", Verb.AMEND: "更正",
    Verb.WITHDRAW: "撤销", Verb.CONTEST: "申诉",
    Verb.ASK_MORE: "申请延期", Verb.EXTEND: "批准延期", Verb.DENY: "不予延期", Verb.SUSPEND: "挂账", Verb.RESUME: "恢复办理",
    Verb.WATCH: "列入重点", Verb.UNWATCH: "移出重点", Verb.MERGE: "并案", Verb.LOOK_BACK: "回头看", Verb.RELIST: "重新列账",
    Verb.TAKE_BACK: "撤回反馈", Verb.BREAK_DOWN: "分解", Verb.REVIEW: "复查", Verb.ACCEPT_DAY: "认定日期",
}  # fmt: skip


def offered(line: Commitment, actor: Actor, request: Request) -> list[Offered]:
    """Return what can be done now: the natural next verbs (with the refusal where not by this actor), then the rest."""
    found: list[Offered] = []
    for verb in NEXT[Stage(line.stage)]:
        if not _has_its_matter(line, verb, request.today):
            continue
        words, who = refusal_of(line, verb, actor, request)
        if verb == Verb.EXTEND and words and not _is_on_behalf(line, actor):
            continue  # whoever asked need not read that somebody else decides
        if verb == Verb.CLOSE and not words and closing_words(line, category_of(line), request.today):
            continue  # what it waits for stands above
        main = not words and not any(each.main for each in found)
        found.append(Offered(verb, _label(line, verb, actor, words), _address(line, verb), words, main, who))
    extra = [Verb.AMEND, Verb.ACCEPT_DAY] if line.stage not in GONE else []
    if line.is_open:
        extra.append(Verb.WATCH if line.watched_on is None else Verb.UNWATCH)
    for verb in (*extra, *BESIDES.get(Stage(line.stage), ())):
        if _has_its_matter(line, verb, request.today) and not refusal_of(line, verb, actor, request)[0] and _may_be_accepted(line, verb, actor):
            found.append(Offered(verb, _label(line, verb, actor, ""), _address(line, verb)))
    return found


def with_its_turn(offers: list[Offered], turn: Occurrence) -> list[Offered]:
    """Return what is offered of a recurring line of which a period is owed: whoever may report, reports that first."""
    report = next((offer for offer in offers if offer.verb == Verb.REPORT and not offer.refused), None)
    if report is None:
        return offers
    first = Offered(OccurrenceVerb.REPORT, f"{report.label.removesuffix(LABELS[Verb.REPORT])}报 {turn.called}", turn.get_absolute_url(), main=True)
    return [first, *(replace(offer, main=False) for offer in offers)]


def _address(line: Commitment, verb: Verb) -> str:
    return reverse(verb.replace("_", "-"), args=[line.pk])


def _label(line: Commitment, verb: Verb, actor: Actor, refused: str) -> str:
    if verb == Verb.BREAK_DOWN and line.broken_down:
        return "再分几条"
    if verb == Verb.ASSIGN and line.stage != Stage.DRAFTED:
        return "改交办" if line.stage == Stage.ASSIGNED else "重新交办"
    if verb in {*BY_THE_LEAD, Verb.TAKE_BACK} and not refused and _is_on_behalf(line, actor):
        return f"代{line.lead.called if line.lead else ''}{LABELS[verb]}"
    return LABELS[verb]


def _has_its_matter(line: Commitment, verb: Verb, today: date) -> bool:
    """Say whether there is anything for the verb to act on, whoever would do it."""
    match verb:
        case Verb.VERIFY:
            return line.awaits_verification
        case Verb.PUBLISH:
            return line.published_on is None and bool(category_of(line).public_days)
        case Verb.OBJECT:
            return line.published_on is not None
        case Verb.EXTEND | Verb.DENY:
            return line.asked_due is not None
        case Verb.LOOK_BACK:
            return line.looked_back != Verdict.RELAPSED
        case Verb.ASK_MORE:
            return line.due_last is not None and line.due_last >= today and line.asked_due is None
        case Verb.BREAK_DOWN:
            return line.duty != Duty.RECURRING and not line.is_sealed
        case Verb.CONTEST:
            return not line.broken_down
        case Verb.TAKE_BACK:
            return can_be_taken_back(line)
        case Verb.REVIEW:
            return line.duty == Duty.STANDING
    return True


def can_be_taken_back(line: Commitment) -> bool:
    """Say whether the last report stands and nobody has looked at it; asked only of what waits for somebody."""
    answer = last_answer(line) if line.awaits_verification else None
    return answer is not None and answer.verb == Verb.REPORT


def _may_be_accepted(line: Commitment, verb: Verb, actor: Actor) -> bool:
    """Say of 认定日期 whether somebody else wrote down later what it could be about; asked for the approver alone."""
    if verb != Verb.ACCEPT_DAY:
        return True
    told = not_taken_back(line.steps.filter(verb__in=COUNTED)).exclude(user=actor.user)
    return bool(acceptable(told, line))


def withheld(offers: Sequence[Offered]) -> list[Theirs]:
    """Return what is not this actor's to do, each reason said once with the labels of its verbs."""
    found: dict[tuple[str, str], list[str]] = {}
    for offer in offers:
        if offer.refused:
            found.setdefault((offer.who, offer.refused), []).append(offer.label)
    return [Theirs(labels, who, words) for (who, words), labels in found.items()]


def refusal_of(line: Commitment, verb: Verb, actor: Actor, request: Request) -> tuple[str, str]:
    """Return why the actor may not do it and who may, or nothing."""
    try:
        check_whose(verb, line, actor, request.today)
    except Refusal as refusal:
        return refusal.in_words, refusal.who if isinstance(refusal, OfAnother) else ""
    return "", ""


def _is_on_behalf(line: Commitment, actor: Actor) -> bool:
    lead = line.lead
    return lead is not None and not any(post.is_in_or_below(lead.path) for post in actor.posts_as(*ANSWERING))
