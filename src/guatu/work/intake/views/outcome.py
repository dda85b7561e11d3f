"""What came of papers that were just put in: how much was read in each, or why it cannot be read."""

from django.http import JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from guatu.records.documents.models import Document
from guatu.records.documents.models import State as PaperState
from guatu.records.offices.acting import Request
from guatu.records.offices.rights import has_a_post, may
from guatu.records.paper.numbers import is_number

from .. import seen

MOST = 300


@require_safe
@may(has_a_post)
def outcome(request: Request) -> JsonResponse:
    """Answer the drop zone for ?papers=1,2,3: by key those whose reading is over, in words, with where to look."""
    keys = [int(key) for key in request.GET.get("papers", "").split(",")[:MOST] if is_number(key)]
    found = seen.papers_seen_by(request.actor).filter(pk__in=keys).exclude(state__in=seen.UNSETTLED)
    papers = list(found.only("pk", "state", "trouble"))
    counts = seen.counts_of(papers)
    return JsonResponse({str(each.pk): told(each, counts.get(each.pk, seen.Counts())) for each in papers})


def told(paper: Document, count: seen.Counts) -> dict[str, object]:
    """Return what the row of one paper says."""
    url = reverse("paper", args=[paper.pk])
    if paper.state != PaperState.READ:
        return {"read": False, "words": paper.trouble or "读不了", "waiting": 0, "url": url, "linked": "看这份"}
    found = [f"待确认 {count.waiting} 条"] if count.waiting else []
    found += [f"结果与活动 {count.told} 条"] if count.told else []
    words = "读完：" + ("，".join(found) or "没有要确认的")
    return {"read": True, "words": words, "waiting": count.waiting, "url": url, "linked": "去确认" if count.waiting else "看这份"}
