"""A run: several neighbouring candidates decided in one press, with one day, one office, one campaign."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from guatu.records.offices.acting import Request
from guatu.records.offices.rights import is_clerk, may
from guatu.records.paper.numbers import is_number
from guatu.records.trail.refusals import Refusal
from guatu.work.ledger.classes import GENERAL

from ..forms import ConfirmForm, RunForm, stored
from ..lifecycle import confirm, dismiss, propose
from ..models import Candidate, Manner
from ..options import assistants_of, category_option
from .decide import all_of
from .paper import choices_of, initial_with_campaign, paper_of, render_review
from .reshape import merge_some

MOST = 100


@require_POST
@may(is_clerk)
def run(request: Request, pk: int) -> HttpResponse:
    """Decide on all of the run alike; each its own decision, one moment for all, taken back in one press."""
    document = paper_of(request, pk)
    form = RunForm(request.POST)
    numbers = [int(each) for each in request.POST.getlist("ns") if is_number(each)][:MOST]
    first = min(numbers, default=None)
    if not form.is_valid() or not numbers:
        words = str(next(iter(form.errors.values()))[0]) if form.errors else "还没有选上条目。请用 Shift+J 选几条。"
        return render_review(request, document, number=first, show=request.POST.get("show", ""), refusal=words, status=422)
    data = form.cleaned_data
    if data["act"] == "merge":
        return merge_some(request, pk)
    candidates = list(document.candidates.in_place().filter(number__in=numbers).select_related("lead"))
    choices = choices_of(document, request.today)
    two = Manner.of(document.whole_id).two_clerks
    try:
        due, undated = form.due_for_all()
    except Refusal as refusal:
        return render_review(request, document, number=first, show=data["show"], refusal=refusal.in_words, status=422)

    def act(candidate: Candidate) -> None:
        if data["act"] == "dismiss":
            dismiss(candidate, reason=data["reason"], by=request.actor, at=request.now)
            return
        if not candidate.is_promise:
            raise Refusal("结果和活动不立账。请逐条记下，确是承诺的在它的卡片上点“当作承诺立账”。")
        helping = [each.office for each in assistants_of(candidate, choices["offices"]) if each.office]
        fields = initial_with_campaign(candidate, choices) | {
            "n": candidate.number, "version": candidate.version, "assistants": [str(office.pk) for office in helping],
        }  # fmt: skip
        if data["lead"]:
            fields["lead"] = data["lead"]
        if data["campaign"]:
            fields["campaign"] = data["campaign"]
            joined = next((each for each in choices["campaigns"] if str(each.pk) == data["campaign"]), None)
            proposed = category_option(candidate, joined)
            fields["category"] = proposed.category.key if proposed else GENERAL
        if data["due_limit"] and not due:
            fields |= {"due": "limit", "due_limit": data["due_limit"]}
        elif due or undated:
            fields |= {"due": "clerk" if due else "none", "due_day": due.day.isoformat() if due else ""}
        card = ConfirmForm(fields, **choices)
        if not card.is_valid():
            raise Refusal(str(next(iter(card.errors.values()))[0]))
        assign_now = data["act"] == "assign"
        told = card.for_the_verb(candidate, assign_now=assign_now)
        card.ask_if_odd(told["due"], assign_now=assign_now)
        if two:
            propose(candidate, told=stored(card, assign_now=assign_now), by=request.actor, at=request.now)
        else:
            confirm(candidate, **told, by=request.actor, on=request.today, at=request.now)

    lines = not two and data["act"] in {"confirm", "assign"}
    done = "不立账" if data["act"] == "dismiss" else "已拟办" if two else "已立账并交办" if data["act"] == "assign" else "已立账"
    back = two or data["act"] != "assign"  # what was given out is put right on its own page
    return all_of(request, document, candidates, act, then="", done=done, lines=lines, back=back)
