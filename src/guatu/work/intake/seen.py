"""Which papers somebody may see, and what of them still waits for the clerk."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from guatu.records.documents.models import Document
from guatu.records.documents.models import State as PaperState
from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor

from .models import PROMISES, Candidate, ProposedReport, State

UNSETTLED = (PaperState.WAITING, PaperState.READING)
# What still has to be said yes or no to: a firm promise of this town.
PROMISED = Q(kind__in=PROMISES, faint=False, ours=True, returned_to=None)
TOLD = Q(faint=False, ours=True, returned_to=None) & ~Q(kind__in=PROMISES)


def papers_seen_by(actor: Actor) -> QuerySet[Document]:
    """Return the papers of the towns the actor's posts belong to, and of the towns below them."""
    seen = Q(pk__in=[])
    for path in {post.whole_path for post in actor.posts}:
        seen |= Q(whole__path__gte=path, whole__path__lt=path + "\U0010ffff")
    return Document.objects.filter(seen)


def reports_waiting() -> QuerySet[ProposedReport]:
    """Return the reports that papers propose and nobody has handed in."""
    return ProposedReport.objects.standing().filter(step=None, line__concerns=None)


def is_clerk_of(actor: Actor, whole: Office | int) -> bool:
    """Whether the actor decides on the papers of that town."""
    key = whole if isinstance(whole, int) else whole.pk
    return any(post.whole == key for post in actor.posts_as("clerk"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the views of the list of papers: its name in the address, its name on the page."""

    key: str
    name: str


CHOICES = (
    Choice("", "全部"),
    Choice("waiting", "有待确认"),
    Choice("returned", "退回给我的"),
    Choice("second", "待复核"),
    Choice("unsettled", "正在读"),
    Choice("undated", "没有日期"),
    Choice("unreadable", "读不了"),
    Choice("purged", "已清除"),
)


def chosen(papers: QuerySet[Document], state: str, user: int) -> QuerySet[Document]:
    """Return the papers of one view. user: whose proposals a second clerk has sent back."""
    if state == "returned":
        return papers.filter(Exists(Candidate.objects.filter(document=OuterRef("pk"), returned_to=user)))
    if state == "waiting":
        return papers.filter(Exists(waiting_promises().filter(document=OuterRef("pk"))))
    if state == "second":
        return papers.filter(Exists(Candidate.objects.filter(document=OuterRef("pk"), state=State.PROPOSED)))
    if state == "unsettled":
        return papers.filter(state__in=UNSETTLED)
    if state == "undated":
        return papers.filter(state=PaperState.READ, dated=None)
    if state == "unreadable":
        return papers.filter(state=PaperState.UNREADABLE)
    if state == "purged":
        return papers.filter(state=PaperState.PURGED)
    return papers


def waiting_promises() -> QuerySet[Candidate]:
    """Return the firm promises of one's own town that nobody has decided."""
    return Candidate.objects.filter(PROMISED, state=State.WAITING)


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the candidates of one paper. ``waiting`` and ``told`` are those nobody has decided."""

    waiting: int = 0
    told: int = 0
    elsewhere: int = 0
    lines: int = 0
    dismissed: int = 0
    returned: int = 0


def counts_of(papers: Iterable[Document]) -> dict[int, Counts]:
    """Return the counts of each paper, by key; one query."""
    waits = Q(state=State.WAITING)
    rows = (
        Candidate.objects.filter(document__in=[paper.pk for paper in papers])
        .order_by()
        .values("document")
        .annotate(
            waiting=Count("pk", filter=PROMISED & waits),
            told=Count("pk", filter=TOLD & waits),
            elsewhere=Count("pk", filter=Q(ours=False, faint=False, returned_to=None) & waits),
            lines=Count("pk", filter=Q(state=State.CONFIRMED)),
            dismissed=Count("pk", filter=Q(state=State.DISMISSED)),
            returned=Count("pk", filter=Q(returned_to__isnull=False)),
        )
    )
    return {
        row["document"]: Counts(
            row["waiting"], row["told"], row["elsewhere"], row["lines"], row["dismissed"], row["returned"]
        )
        for row in rows
    }
