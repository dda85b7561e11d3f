"""My day: what waits for whoever holds these posts, counted and listed; every number knows the lines behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from guatu.crafts.timing.workdays import add_workdays
from guatu.records.documents.models import Document
from guatu.records.documents.models import State as PaperState
from guatu.records.offices.models import ANSWERING, Office, Post, Role
from guatu.records.trail.actors import Actor, HeldPost
from guatu.work.intake.seen import UNSETTLED, waiting_promises
from guatu.work.ledger.filters import chosen, ordered
from guatu.work.ledger.models import Commitment

SHOWN = 8
OWED = 40
LIGHTS = (("red", "红"), ("yellow", "黄"), ("green", "绿"), ("none", "未始"))


@dataclass(slots=True)
class Number:
    """A number of the page, and the query of the ledger that opens exactly the lines it counts."""

    name: str
    query: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A list of lines under a heading: a few of those the number counts."""

    number: Number
    lines: Sequence[Commitment]
    none: str
    key: str = ""


@dataclass(slots=True)
class Desk:
    """What the home page shows. roles: of the posts the actor holds in this town."""

    whole: Office
    roles: frozenset[str]
    numbers: dict[str, Number]
    lights: list[tuple[str, Number]]
    blocks: list[Block] = field(default_factory=list)
    owed: list[Owed] = field(default_factory=list)
    papers: Sequence[Mapping[str, Any]] = field(default_factory=list)
    paper_counts: dict[str, int] = field(default_factory=dict)


    @property
    def is_empty(self) -> bool:
        """Whether the town has neither a paper nor a line yet."""
        return not (self.paper_counts.get("all") or any(number.count for _, number in self.lights))


@dataclass(frozen=True, slots=True)
class Owed:
    """What one office owes: its numbers, its lines with the most pressing first."""

    office: str
    numbers: Sequence[Number]
    lines: Sequence[Commitment]


def desk_of(actor: Actor, whole: Office, today: date) -> Desk:
    """Return the actor's day in that town. The lights are those of today (lighting.light_up_all before)."""
    posts = [post for post in actor.posts if post.whole == whole.pk]
    roles = frozenset(post.role for post in posts)
    mine = Commitment.objects.of(whole).visible_to(actor)
    units = {post.office: post for post in posts if post.role in ANSWERING}

    since = add_workdays(today, -1)
    numbers = {
        "drafted": Number("待交办", "stage=drafted"),
        "assigned": Number("待签收", "stage=assigned"),
        "verify": Number("待核实", "waits=verify"),
        "close": Number("待销号", "stage=verified"),
        "reddened": Number("新变红", f"light=red&since={since.isoformat()}"),
        "week": Number("七日内到期", within_a_week(today)),
        "undated": Number("无时限", "due=none&stage=open"),
    }
    lights = [(colour, Number(word, f"light={colour}&stage=open")) for colour, word in LIGHTS]
    owed = {key: unit_numbers(key, today) for key in units}
    of_units = [number for each in owed.values() for number in each]
    count_all([*numbers.values(), *(number for _, number in lights), *of_units], mine, today)

    desk = Desk(whole, roles, numbers, lights)
    if Role.CLERK in roles:
        desk.papers, desk.paper_counts = papers_waiting(whole)
        desk.blocks.append(block(mine, numbers["drafted"], today, "立了账的都已交办。", "drafted"))
    if Role.VERIFIER in roles:
        listed = block(mine, numbers["verify"], today, "没有等着核实的反馈。", "verify")
        mark_bound(listed.lines, actor.posts)
        desk.blocks.append(listed)
    if Role.APPROVER in roles:
        listed = block(mine, numbers["close"], today, "没有等着销号的。", "close")
        mark_in_charge(listed.lines, posts, whole, today)
        desk.blocks.append(listed)
    if not roles <= set(ANSWERING):
        desk.blocks += [
            block(mine, numbers["week"], today, "七日内没有到期的。", "week"),
            block(mine, numbers["reddened"], today, "上个工作日以来没有新变红的。", "reddened"),
        ]
    desk.owed = [
        Owed(units[key].office_name, owed[key], shown(mine, f"lead={key}&stage=open", today, OWED, "light"))
        for key in units
    ]
    return desk


def within_a_week(today: date) -> str:
    """Return the query for what falls due from today to this day next week; what is overdue is red already."""
    return f"due_from={today.isoformat()}&due_to={(today + timedelta(days=7)).isoformat()}&stage=open"


def unit_numbers(office: int, today: date) -> list[Number]:
    """Return what is counted for an office that owes work; first all it owes."""
    return [
        Number("在办", f"lead={office}&stage=open"),
        Number("待签收", f"lead={office}&stage=assigned"),
        Number("办理中", f"lead={office}&stage=acting"),
        Number("待核实", f"lead={office}&waits=verify"),
        Number("七日内到期", f"lead={office}&{within_a_week(today)}"),
    ]


def count_all(numbers: Iterable[Number], mine: QuerySet[Commitment], today: date) -> None:
    """Count behind every number what its own address opens; all in one query."""
    listed = list(numbers)
    counts = {}
    for place, each in enumerate(listed):
        behind = chosen(Commitment.objects.all(), QueryDict(each.query), today).values("pk")
        counts[f"n{place}"] = Count("pk", filter=Q(pk__in=behind))
    found = mine.order_by().aggregate(**counts)
    for place, each in enumerate(listed):
        each.count = found[f"n{place}"]


def block(mine: QuerySet[Commitment], number: Number, today: date, none: str, key: str) -> Block:
    """Return the first few of the lines a number counts."""
    return Block(number, shown(mine, number.query, today, SHOWN, None) if number.count else [], none, key)


def shown(mine: QuerySet[Commitment], query: str, today: date, most: int, sort: str | None) -> list[Commitment]:
    """Return the first lines of a query of the ledger."""
    lines = ordered(chosen(mine, QueryDict(query), today), sort)
    return list(lines.select_related("lead", "light", "candidate__lead").defer("quote", "candidate__quote")[:most])


def papers_waiting(whole: Office) -> tuple[Sequence[Mapping[str, Any]], dict[str, int]]:
    """Return the newest papers with promises that wait, and how many papers there are of each sort."""
    waiting = waiting_promises().filter(document__whole=whole).order_by()
    papers = (
        waiting.values("document", "document__title", "document__name", "document__dated")
        .annotate(count=Count("pk"))
        .order_by("-document__put_in_at", "-document")
    )
    listed = list(papers)
    counts = Document.objects.filter(whole=whole).aggregate(
        all=Count("pk"),
        unsettled=Count("pk", filter=Q(state__in=UNSETTLED)),
        unreadable=Count("pk", filter=Q(state=PaperState.UNREADABLE)),
        undated=Count("pk", filter=Q(state=PaperState.READ, dated=None)),
    )
    counts |= {"waiting": sum(row["count"] for row in listed), "papers": len(listed)}
    return listed[:SHOWN], counts


def mark_bound(lines: Sequence[Commitment], posts: Sequence[HeldPost]) -> None:
    """Mark the lines that a verifier cannot verify, because a post of theirs lies in the lead's office (I3)."""
    for line in lines:
        bound = line.lead is not None and any(post.is_in_or_below(line.lead.path) for post in posts)
        line.for_others = "与您的岗位有关，由他人核实" if bound else ""  # type: ignore[attr-defined]


def mark_in_charge(lines: Sequence[Commitment], posts: Sequence[HeldPost], whole: Office, today: date) -> None:
    """Mark the lines that another leader, who is in charge of the lead, is to close."""
    leads = {line.lead_id for line in lines}
    rows = (
        Post.objects.on(today)
        .filter(role=Role.APPROVER, user__isnull=False, in_charge_of__in=leads)
        .filter(office__path__gte=whole.path, office__path__lt=whole.path_end)
        .values_list("in_charge_of", "title", "pk")
    )
    named: dict[int, list[tuple[str, int]]] = {}
    for lead, title, key in rows:
        named.setdefault(lead, []).append((title, key))
    own = {post.key for post in posts}
    for line in lines:
        others = named.get(line.lead_id or 0, [])
        mine = not others or any(key in own for _, key in others)
        line.for_others = "" if mine else f"由{'、'.join(title for title, _ in others)}销号"  # type: ignore[attr-defined]
