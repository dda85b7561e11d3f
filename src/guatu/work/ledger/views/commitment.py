"""事项: one line with its source, its loop, its three statuses, its clock and its journal."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from guatu.records.offices.acting import Request
from guatu.records.offices.models import ANSWERING, Office, Post, Role
from guatu.records.offices.rights import has_a_post, may
from guatu.records.trail.actors import Actor
from guatu.records.trail.refusals import Refusal

from ..lifecycle import who
from ..lighting import light_up_all
from ..models import Commitment
from ..stages import Stage, Verb
from .asking import line_shown
from .saying import clock_words, journal, loop_words, moved_dues, three_statuses


@dataclass(frozen=True, slots=True)
class Offered:
    """A verb offered on the page: its label, its address, and the refusal where the signed-in may not."""

    verb: str
    label: str
    url: str
    refused: str = ""
    main: bool = False


@require_GET
@may(has_a_post)
def commitment_page(request: Request, pk: int) -> HttpResponse:
    """Show one line."""
    line = line_shown(request, pk)
    if line.light.day != request.today and line.is_open:
        light_up_all(line.assigner, request.today)
        line = line_shown(request, pk)
    steps = list(line.steps.select_related("on_behalf_of"))
    offices = dict(Office.objects.in_or_below(line.assigner).values_list("pk", "name"))
    before, quote, after = ("", line.quote, "")
    if line.document and line.start is not None and line.end is not None:
        before, quote, after = line.document.paragraph(line.start, line.end)
    reported, verified, schedule = three_statuses(line, request.today)
    context = {
        "line": line,
        "light": line.light,
        "before": before, "quote": quote, "after": after,
        "loop": loop_words(line, steps),
        "reported": reported, "verified": verified, "schedule": schedule,
        "reported_words": reported.words,
        "verified_words": verified.words,
        "reported_share": line.share_of(line.reported_amount, line.reported_share),
        "verified_share": line.share_of(line.verified_amount, line.verified_share),
        "last_report": next((step for step in reversed(steps) if step.verb == Verb.REPORT), None),
        "last_verification": next((step for step in reversed(steps) if step.verb == Verb.VERIFY), None),
        "clock": clock_words(line, request.today),
        "moved": moved_dues(steps),
        "journal": journal(steps, offices, line),
        "assistants": list(line.assistants.all()),
        "leaders": leaders_of(line, request),
        "offered": offered(line, request.actor, request),
    }  # fmt: skip
    return render(request, "ledger/commitment.html", context)


def leaders_of(line: Commitment, request: Request) -> list[str]:
    """Return the leaders in charge of the lead."""
    if line.lead is None:
        return []
    posts = Post.objects.on(request.today).filter(role=Role.APPROVER, in_charge_of=line.lead).select_related("office")
    return [str(post) for post in posts]


NEXT = {
    Stage.DRAFTED: (Verb.ASSIGN,),
    Stage.ASSIGNED: (Verb.SIGN_FOR,),
    Stage.ACTING: (Verb.REPORT, Verb.VERIFY),
    Stage.REPORTED: (Verb.VERIFY, Verb.SEND_BACK),
    Stage.VERIFIED: (Verb.CLOSE, Verb.SEND_BACK),
    Stage.CLOSED: (),
    Stage.WITHDRAWN: (),
}
LABELS = {
    Verb.ASSIGN: "交办", Verb.SIGN_FOR: "签收", Verb.REPORT: "反馈", Verb.VERIFY: "核实",
    Verb.SEND_BACK: "退回", Verb.CLOSE: "销号", Verb.AMEND: "更正", Verb.WITHDRAW: "撤销",
}  # fmt: skip


def offered(line: Commitment, actor: Actor, request: Request) -> list[Offered]:
    """Return what can be done now: the natural next verbs (with the refusal where not by this actor), then the rest."""
    found: list[Offered] = []
    nexts = [verb for verb in NEXT[Stage(line.stage)] if verb != Verb.VERIFY or line.awaits_verification]
    for verb in nexts:
        words = refusal_of(line, verb, actor, request)
        label, main = LABELS[verb], not words and not any(each.main for each in found)
        if verb in {Verb.SIGN_FOR, Verb.REPORT} and not words and _is_on_behalf(line, actor):
            label = f"代{line.lead.called if line.lead else ''}{label}"
        found.append(Offered(verb, label, reverse(verb.replace("_", "-"), args=[line.pk]), words, main))
    extra = [Verb.AMEND] if line.stage != Stage.WITHDRAWN else []
    if line.stage == Stage.DRAFTED:
        extra.append(Verb.WITHDRAW)
    if line.stage == Stage.ASSIGNED:
        extra.insert(0, Verb.ASSIGN)
    for verb in extra:
        if not refusal_of(line, verb, actor, request):
            label = "改交办" if verb == Verb.ASSIGN else LABELS[verb]
            found.append(Offered(verb, label, reverse(verb.replace("_", "-"), args=[line.pk])))
    return found


def refusal_of(line: Commitment, verb: Verb, actor: Actor, request: Request) -> str:
    """Return why the actor may not do it, or nothing."""
    try:
        if verb in {Verb.ASSIGN, Verb.WITHDRAW}:
            who.clerk_of(actor, line.assigner, verb)
        elif verb == Verb.AMEND:
            if not any(post.whole == line.assigner_id for post in actor.posts_as(Role.CLERK, Role.APPROVER)):
                who.clerk_of(actor, line.assigner, verb)
        elif verb in {Verb.SIGN_FOR, Verb.REPORT}:
            who.unit_or_clerk(actor, line, verb)
        elif verb == Verb.CLOSE or line.stage == Stage.VERIFIED:
            who.approver_of(actor, line, request.today)
        else:
            who.verifier_of(actor, line, request.today)
    except Refusal as refusal:
        return refusal.in_words
    return ""


def _is_on_behalf(line: Commitment, actor: Actor) -> bool:
    lead = line.lead
    return lead is not None and not any(post.is_in_or_below(lead.path) for post in actor.posts_as(*ANSWERING))
