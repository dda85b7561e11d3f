"""What the pages show of the reminders: one's own, a line's, a town's; only what whoever looks may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from guatu.crafts.planning.rungs import TO_WORDS, To
from guatu.records.offices.models import ANSWERING, Office, Role
from guatu.records.trail.actors import Actor
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.offers import Part

from .addressing import users_of
from .armings import armings_of
from .digesting import HEADINGS
from .forecasting import Next, next_for
from .models import Addressee, Digest, Firing
from .standing import standing

ON_HOME = 3
SHOWN_FOR = timedelta(days=10)  # over the longest holidays the last morning's digest is still there
MOST = 100
LISTED = 30  # of one heading of the morning; the rest has a page of its own
KEYS = {name: key for key, name in HEADINGS.items()}
LOOKED_AT = 500  # of the newest for somebody's posts: whether each still stands
# What an office owes: it leaves the list of whoever owes it no longer.
OWED = {HEADINGS[key] for key in ("new", "returned", "overdue", "soon", "chased")}
ON_A_LINE = 60
ON_PANEL = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """A firing with whom it was for. instead: in whose stead the one who looks reads it."""

    firing: Firing
    to: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a digest with the lines that whoever looks may still see: each with why, and whether it has moved since."""

    name: str
    count: int
    rows: Sequence[tuple[Commitment, str, bool]]

    @property
    def key(self) -> str:
        """By which an address asks for this heading alone."""
        return KEYS.get(self.name, "")

    @property
    def first(self) -> Sequence[tuple[Commitment, str, bool]]:
        """The lines that stand among those of the other headings."""
        return self.rows[:LISTED]

    @property
    def more(self) -> int:
        """How many there are beside those."""
        return self.count - len(self.first)

    @property
    def beyond(self) -> int:
        """How many were not kept with the digest."""
        return self.count - len(self.rows)

    @property
    def moved(self) -> int:
        """On how many of the lines something was done since."""
        return sum(moved for _, _, moved in self.rows)


@dataclass(slots=True)
class Inbox:
    """What one person's page of reminders shows. firings: the heaviest of count, of which so many are sheets; more: of what
    was asked for, how many are not among them."""

    digest: Digest | None = None
    headings: list[Heading] = field(default_factory=list)
    firings: list[Shown] = field(default_factory=list)
    is_today: bool = False
    count: int = 0
    sheets: int = 0
    more: int = 0


def with_addressees(firings: QuerySet[Firing]) -> QuerySet[Firing]:
    """Return the firings with all their pages name."""
    posts = Prefetch("addressees", Addressee.objects.select_related("post__office").order_by("pk"))
    return firings.select_related("line__lead", "line__light", "whole", "lead").prefetch_related(posts)


def visible(firings: QuerySet[Firing], actor: Actor) -> QuerySet[Firing]:
    """Return those that are not kept from the actor (F4.5). Of a town's lines a few are sealed: these alone are looked at."""
    sealed = Commitment.objects.filter(concerns__isnull=False).order_by()
    return firings.exclude(line__in=sealed.exclude(pk__in=sealed.visible_to(actor).values("pk")).values("pk"))


def addressed_to(actor: Actor) -> QuerySet[Firing]:
    """Return what was fired for the posts that somebody holds today, their own and as a substitute."""
    mine = Addressee.objects.filter(post__in=[post.key for post in actor.posts]).order_by().values("firing")
    return visible(Firing.objects.filter(pk__in=mine, passed_over=False), actor)


def inbox_of(actor: Actor, at: datetime, *, most: int = MOST, sheets_alone: bool = False) -> Inbox:
    """Return what somebody is reminded of now: the last morning's digest, and what is still to be heeded.

    sheets_alone: of that only what was made a sheet is shown; both are counted
    """
    day = timezone.localtime(at).date()
    still = sorted(standing(list(addressed_to(actor).order_by("-pk")[:LOOKED_AT]), day), key=lambda firing: -_weight(firing))
    listed = [firing for firing in still if firing.number is not None or not sheets_alone]
    shown_now = with_addressees(Firing.objects.filter(pk__in=[firing.pk for firing in listed[:most]]))
    instead = {post.key: f"代{post.instead_of}" if post.instead_of else "" for post in actor.posts}
    shown = []
    for firing in sorted(shown_now, key=lambda firing: (-_weight(firing), -firing.pk)):
        # Told in one's own right, if any of one's own posts is among those told.
        as_whom = sorted(instead[each.post_id] for each in firing.addressees.all() if each.post_id in instead)
        shown.append(Shown(firing, to_words(firing.addressees.all()), as_whom[0] if as_whom else ""))
    digest = Digest.objects.filter(user=actor.user, day__range=(day - SHOWN_FOR, day)).order_by("-day").first()
    inbox = Inbox(digest=digest, firings=shown, count=len(still), is_today=digest is not None and digest.day == day)
    inbox.more = max(0, len(listed) - most)
    inbox.sheets = sum(firing.number is not None for firing in still)
    if digest is not None:
        inbox.headings = headings_of(digest, actor)
    return inbox


def _weight(firing: Firing) -> int:
    return ["notice", "reminder", "supervision"].index(firing.makes) * 10 + ["", "blue", "yellow", "orange", "red"].index(firing.colour)


def headings_of(digest: Digest, actor: Actor) -> list[Heading]:
    """Return the digest with its lines looked up for whoever opens it: what is hidden from them now is not there, nor what
    another office owes by now."""
    keys = {key for _, rows, _ in digest.items for key, _, _ in rows}
    seen = Commitment.objects.visible_to(actor).filter(pk__in=keys).select_related("lead", "light").defer("quote")
    lines = {line.pk: line for line in seen}
    found = []
    for name, rows, count in digest.items:
        there = [(lines[key], why, lines[key].version > version) for key, why, version in rows if key in lines]
        shown = [row for row in there if name not in OWED or not row[2] or _owes(actor, row[0])]
        if shown:
            found.append(Heading(name, count - len(rows) + len(shown), shown))
    return found


def _owes(actor: Actor, line: Commitment) -> bool:
    """Say whether a line is still one of the offices the actor answers for: what was given to another has left."""
    lead = line.lead
    if lead is None:
        return False
    as_office = any(post.is_in_or_below(lead.path) and len(lead.path) > len(post.whole_path) for post in actor.posts_as(*ANSWERING))
    return as_office or any(post.whole_path == lead.path for post in actor.posts_as(Role.CLERK))


def to_words(addressees: Iterable[Addressee]) -> str:
    """Say whom a firing was for, each post once: as what, and what it passes on to whom nobody stands for."""
    functions: dict[str, dict[str, None]] = {}
    for each in addressees:
        functions.setdefault(str(each.post), {})[f"{TO_WORDS[To(each.function)]}{'（代转）' if each.stands_in else ''}"] = None
    told: dict[str, list[str]] = {}
    for post, named in functions.items():
        told.setdefault("、".join(named), []).append(post)
    return "；".join(f"{named} {'、'.join(posts)}" for named, posts in told.items())


@dataclass(frozen=True, slots=True)
class LinePanel:
    """What a line's page says of its ladder: what fired and is still to be heeded, what did before, what comes next.

    fired: of the present arming, the newest few; passed: how many were passed over; earlier: the rest
    """

    fired: Sequence[Shown]
    passed: Sequence[Firing]
    earlier: Sequence[Shown]
    next: Next


def line_panel(line: Commitment, actor: Actor, at: datetime) -> Part | None:
    """Draw the ladder of a line: which rungs have fired, which comes next, and why."""
    rows = list(with_addressees(Firing.objects.filter(line=line)).order_by("-pk")[:ON_A_LINE])
    following = next_for(line, at)
    if not rows and not following.because:
        return None
    arming = armings_of(Commitment.objects.filter(pk=line.pk)).get(line.pk, 0)
    fired = [Shown(firing, to_words(firing.addressees.all())) for firing in rows if not firing.passed_over]
    mine = [each for each in fired if line.is_open and each.firing.arming == arming]
    passed = [firing for firing in rows if firing.passed_over and line.is_open and firing.arming == arming]
    recent = [each for each in mine if not each.firing.of][:ON_PANEL] or mine[:ON_PANEL]
    if mine and mine[0] not in recent:
        recent = [mine[0], *recent][:ON_PANEL]
    panel = LinePanel(recent, passed, [each for each in fired if each not in recent], following)
    return Part("reminders/_line_panel.html", panel)


def home_block(actor: Actor, whole: Office, at: datetime) -> Part | None:
    """Draw what somebody is reminded of: the morning's numbers, and the heaviest that is still to be heeded."""
    if not actor.posts:
        return None
    inbox = inbox_of(actor, at, most=ON_HOME, sheets_alone=True)
    if not inbox.headings and not inbox.count:
        return None
    # What is only told stands in the lists of the page itself: here the sheets alone.
    return Part("reminders/_home_block.html", {"inbox": inbox, "first": inbox.firings})


def readers_of(firing: Firing, at: datetime) -> str:
    """Say who acts instead in the posts that are told, by name, for the sheet on paper: the posts themselves stand above."""
    posts = [each.post_id for each in firing.addressees.all()]
    acting = users_of(posts, timezone.localtime(at).date())
    names = {each.post_id: str(each.post) for each in firing.addressees.all()}
    told = []
    for key in dict.fromkeys(posts):
        instead = [who.name for who in acting.get(key, ()) if who.instead_of]
        if instead:
            told.append(f"{names[key]}今天由{'、'.join(instead)}代")
    return "、".join(told)
