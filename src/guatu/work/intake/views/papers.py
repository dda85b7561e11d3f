"""文件: the papers of the town, how far each is, and the place where new ones are dropped."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from guatu.records.documents.models import Document, what_is_long
from guatu.records.documents.models import State as PaperState
from guatu.records.documents.refusals import PaperIsTooLarge
from guatu.records.offices.acting import Request, wholes_of
from guatu.records.offices.models import Office
from guatu.records.offices.rights import has_a_post, is_clerk, may
from guatu.records.offices.whose import whole_shown
from guatu.records.trail.actors import Actor
from guatu.records.trail.refusals import Refusal

from .. import seen
from ..forms import DatedForm, DropForm
from ..reading import read_again
from ..tasks import read_paper_task

PER_PAGE = 50
NAME = "NAME"  # stands for the file's name in the sentence the script says by itself


@require_safe
@may(has_a_post)
def papers_page(request: Request) -> HttpResponse:
    """Show the papers, newest first, 50 a page."""
    return render_papers(request)


def render_papers(
    request: Request, *, form: DropForm | None = None, refusals: Sequence[str] = (), status: int = 200
) -> HttpResponse:
    """Show the papers; ``refusals``: sentences about what was just not taken in."""
    asked = request.GET.get("state", "")
    papers = papers_shown(request)
    found = seen.chosen(papers, asked, request.actor.user).select_related("whole", "purge").defer(*what_is_long())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    counts = seen.counts_of(page.object_list)
    droppable = towns_of_clerk(request.actor)
    context = {
        "page": page,
        "rows": [(paper, counts.get(paper.pk, seen.Counts())) for paper in page.object_list],
        "choices": [(choice, seen.chosen(papers, choice.key, request.actor.user).count()) for choice in seen.CHOICES],
        "asked": asked,
        "form": form or DropForm(wholes=droppable, initial={"whole": droppable[0]} if droppable else None),
        "droppable": droppable,
        "to_hand_in": reports_to_hand_in(papers),
        "several": len({paper.whole_id for paper in page.object_list}) > 1,
        "refusals": refusals,
        "largest": settings.LARGEST_PAPER,
        "too_large": PaperIsTooLarge(NAME, settings.LARGEST_PAPER).in_words,
        "progress": progress_of(papers, None, request.now),
        "here": "?" + urlencode({"state": asked, "page": page.number, "whole": request.GET.get("whole", "")}),
        "of_whole": "&" + urlencode({"whole": request.GET["whole"]}) if request.GET.get("whole") else "",
    }
    return render(request, "intake/papers.html", context, status=status)


def reports_to_hand_in(papers: QuerySet[Document]) -> int:
    """Return how many reports these papers propose that nobody has handed in."""
    return seen.reports_waiting().filter(candidate__document__in=papers).count()


def papers_shown(request: Request) -> QuerySet[Document]:
    """Return the papers of the town in the address, else of the actor's own towns (not of those below a district)."""
    if request.GET.get("whole"):
        return Document.objects.filter(whole=whole_shown(request))
    return Document.objects.filter(whole__in={post.whole for post in request.actor.posts})


def towns_of_clerk(actor: Actor) -> list[Office]:
    """Return the towns for which the actor puts papers in."""
    return [whole for whole in wholes_of(actor) if seen.is_clerk_of(actor, whole)]


@require_safe
@may(has_a_post)
def progress_part(request: Request) -> HttpResponse:
    """Show how far the reading is; tell the list when something moved."""
    since = moment_of(request.GET.get("since", ""))
    progress = progress_of(papers_shown(request), since, request.now)
    response = render(request, "intake/_progress.html", {"progress": progress})
    if request.GET.get("settled") != str(progress["settled"]):
        response["HX-Trigger"] = "papers-moved"
    return response


def moment_of(words: str) -> datetime | None:
    """Return the moment an address names, or None where it names none that can be."""
    try:
        moment = parse_datetime(words)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None and 2000 <= moment.year < 2100 else None


def progress_of(papers: QuerySet[Document], since: datetime | None, now: datetime) -> dict[str, object]:
    """Return how far the reading of a batch is.

    since: when the batch began; without it, with the oldest paper that is still to be read
    """
    if since is None:
        since = papers.filter(state__in=seen.UNSETTLED).aggregate(first=Min("put_in_at"))["first"] or now
    batch = papers.filter(put_in_at__gte=since).aggregate(
        total=Count("pk"),
        settled=Count("pk", filter=~Q(state__in=seen.UNSETTLED)),
        unreadable=Count("pk", filter=Q(state=PaperState.UNREADABLE)),
    )
    share = 100 * batch["settled"] // batch["total"] if batch["total"] else 100
    busy = batch["settled"] < batch["total"]
    # Once all is read the batch is over: what is put in from now on is the next one, and is counted by itself.
    return {**batch, "share": share, "since": (since if busy else now).isoformat(), "busy": busy}


@require_POST
@may(is_clerk)
def dated(request: Request, pk: int) -> HttpResponse:
    """Give a paper without a date its day, and have it read again."""
    document = get_object_or_404(seen.papers_seen_by(request.actor), pk=pk)
    form = DatedForm(request.POST)
    if not form.is_valid():
        return render_papers(request, refusals=[str(form.errors["dated"][0])], status=422)
    if not seen.is_clerk_of(request.actor, document.whole_id):
        return render(request, "offices/not_yours.html", status=403)
    try:
        read_again(document, dated=form.cleaned_data["dated"])
    except Refusal as refusal:
        return render_papers(request, refusals=[refusal.in_words], status=422)
    read_paper_task.enqueue(document.pk, request.now.isoformat())
    messages.success(request, f"《{document.called}》按 {document.dated:%Y-%m-%d} 重读。")
    return redirect("paper", pk=pk) if request.POST.get("back") else redirect("papers")
