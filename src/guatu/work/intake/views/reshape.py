"""拆 and 并: what the clerk makes of candidates before they are decided."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from guatu.records.documents.models import Document
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import is_clerk, may
from guatu.records.paper.numbers import is_number
from guatu.records.trail.refusals import Refusal

from ..forms import SplitForm
from ..lifecycle import merge, split
from ..lifecycle.split import cuts_in
from ..models import Candidate
from .decide import decided
from .paper import paper_of, render_review


@require_POST
@may(is_clerk)
def split_one(request: Request, pk: int) -> HttpResponse:
    """拆: the quote comes back with a line end at each cut; the first part is shown next."""
    document = paper_of(request, pk)
    form = SplitForm(request.POST)
    parts: list[Candidate] = []

    def act(candidate: Candidate) -> None:
        cuts = cuts_in(candidate.quote, form.cleaned_data["cut"], candidate.start)
        parts.extend(split(candidate, cuts=cuts, by=request.actor, at=request.now))

    answer = decided(request, document, form, act)
    return shown(document, parts[0], request) if parts else answer


@require_POST
@may(is_clerk)
def merge_some(request: Request, pk: int) -> HttpResponse:
    """并: the numbers given become one candidate, which is shown next."""
    document = paper_of(request, pk)
    numbers = [int(each) for each in request.POST.getlist("ns") if is_number(each)]
    candidates = list(document.candidates.in_place().filter(number__in=numbers))
    for each in candidates:
        each.document = document
    try:
        whole = merge(candidates, by=request.actor, at=request.now)
    except Refusal as refusal:
        number = min(numbers, default=None)
        return render_review(request, document, number=number, show="", refusal=refusal.in_words, status=422)
    return shown(document, whole, request)


def shown(document: Document, candidate: Candidate, request: Request) -> HttpResponse:
    """Send the clerk to a candidate."""
    original = "&original=1" if request.POST.get("original") else ""
    return redirect(reverse("paper", args=[document.pk]) + f"?n={candidate.number}{original}")
