"""每日清单: on the morning of each working day one digest for each person who has something to do; no second one that day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from guatu.records.offices.acting import actor_of, paths_above
from guatu.records.offices.models import ANSWERING, Office, Post, Role, Substitute, User
from guatu.records.offices.models.office import WHOLES
from guatu.records.trail.actors import Actor, HeldPost
from guatu.work.ledger.bound import mark_bound, mark_took_part
from guatu.work.ledger.models import Commitment

from .gathering import Told, Town, gather
from .models import Book, Digest
from .outbox import put_in_digests
from .sweeping import is_open

MOST_MARKED = 300  # of what waits for a verifier: whether they are bound is asked of each
KEPT = 300  # of one heading; the number says how many there are
HEADINGS = {
    "chased": "催办", "new": "新交办", "returned": "退回", "overdue": "逾期", "soon": "快到期", "to_verify": "待核实", "to_close": "待销号",
    "asked": "申请延期", "contested": "申诉要定", "look_back": "该回头看", "reddened": "新变红", "changed": "有变化",
}  # fmt: skip
TOLD_TO = (*ANSWERING, Role.CLERK, Role.VERIFIER, Role.APPROVER)


@dataclass(slots=True)
class Morning:
    """What one person is told, by heading; no line twice."""

    told: dict[str, list[Told]] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    instead: set[str] = field(default_factory=set)

    def add(self, heading: str, told: Iterable[Told], post: HeldPost | None = None) -> None:
        """Add what is not told yet."""
        for each in told:
            if each.line not in self.seen:
                self.seen.add(each.line)
                self.told.setdefault(heading, []).append(each)
                if post is not None and post.instead_of:
                    self.instead.add(f"{post.title}（代{post.instead_of}）")

    def keep_only(self, seen: set[int]) -> None:
        """Leave out the lines that are not among these."""
        for heading, told in list(self.told.items()):
            self.told[heading] = [each for each in told if each.line in seen]

    @property
    def items(self) -> list[list[object]]:
        """The digest's items, the headings in their order."""
        return [
            [HEADINGS[key], [[each.line, each.why, each.version] for each in self.told[key][:KEPT]], len(self.told[key])]
            for key in HEADINGS if self.told.get(key)
        ]  # fmt: skip


class Towns:
    """The towns as they are this morning, each gathered once."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.known: dict[str, Town | None] = {}

    def at(self, path: str) -> Town | None:
        """Return the town or district at that place of the tree; None where there is none."""
        if path not in self.known:
            whole = Office.objects.filter(path=path, kind__in=WHOLES).first()
            self.known[path] = gather(whole, self.day) if whole else None
        return self.known[path]

    def above(self, path: str) -> list[Town]:
        """Return those an office at that place may owe something to, the nearest first."""
        return [town for each in paths_above(path) if (town := self.at(each)) is not None]


def tell_mornings(whole: Office, at: datetime, towns: Towns | None = None) -> int:
    """Write the digests of the day for the people of the town, if it is open and they are not written; return how many."""
    day = timezone.localtime(at).date()
    book, _ = Book.objects.get_or_create(whole=whole)
    if book.digested_on == day or not is_open(whole, at):
        return 0
    towns = towns or Towns(day)
    people = people_of(whole, day)
    rows = []
    for user in people:
        actor = actor_of(user, day)
        if home_of(actor) != whole.path:
            continue  # told with the town that is nearest to them
        morning = morning_of(actor, towns, day)
        if items := morning.items:
            rows.append(Digest(user=user, day=day, at=at, items=items, instead=sorted(morning.instead)))
    with transaction.atomic():
        held = Book.objects.select_for_update().get(whole=whole)
        if held.digested_on == day:
            return 0
        told = set(Digest.objects.filter(day=day, user__in=[row.user_id for row in rows]).values_list("user", flat=True))
        made = Digest.objects.bulk_create([row for row in rows if row.user_id not in told], batch_size=200)
        put_in_digests(made, at)
        Book.objects.filter(whole=whole).update(digested_on=day)
    return len(made)


def people_of(whole: Office, day: date) -> list[User]:
    """Return who acts in the town's posts that day, substitutes too; towns below have mornings of their own."""
    posts = Post.objects.on(day).filter(office__path__gte=whole.path, office__path__lt=whole.path_end, role__in=TOLD_TO, user__isnull=False)
    instead = Substitute.objects.on(day).filter(post__in=posts.values("pk"))
    keys = {*posts.values_list("user", flat=True), *instead.values_list("user", flat=True)}
    return list(User.objects.filter(pk__in=keys, is_active=True).order_by("pk"))


def home_of(actor: Actor) -> str:
    """Return the place of the town with which somebody is told: the lowest they hold a post in."""
    return max((post.whole_path for post in actor.posts), key=lambda path: (len(path), path), default="")


def morning_of(actor: Actor, towns: Towns, day: date) -> Morning:
    """Return what somebody is told: what each of their posts has to do."""
    morning = Morning()
    own = {path: town for path in dict.fromkeys(post.whole_path for post in actor.posts) if (town := towns.at(path)) is not None}
    for post in actor.posts:
        # A leader of a town may be told by its district, too.
        for town in towns.above(post.whole_path):
            morning.add("chased", town.chased.get(post.key, ()), post)
    for post in actor.posts:
        if post.role in ANSWERING or post.role == Role.CLERK:
            _tell_who_owes(morning, actor, post, towns)
    for post in actor.posts:
        here = own.get(post.whole_path)
        if here is not None:
            _tell_who_decides(morning, actor, post, here)
    sealed = set().union(*(town.sealed for town in towns.known.values() if town is not None)) & morning.seen
    if sealed:
        hidden = sealed - set(Commitment.objects.filter(pk__in=sealed).visible_to(actor).values_list("pk", flat=True))
        morning.keep_only(morning.seen - hidden)
    return morning


def _tell_who_owes(morning: Morning, actor: Actor, post: HeldPost, towns: Towns) -> None:
    """What the offices owe that the post answers for: its own and what contains it, and of a town's clerk the town itself."""
    if post.role == Role.CLERK:
        leads = [post.whole_path]
    else:
        leads = [path for path in paths_above(post.path) if len(path) > len(post.whole_path)]
    for town in towns.above(post.path):
        for heading in ("new", "returned", "overdue", "soon"):
            whose: dict[str, list[Told]] = getattr(town, heading)
            for path in leads:
                morning.add(heading, whose.get(path, ()), post)
        for path in leads:
            morning.add("changed", (told for user, told in town.changed.get(path, ()) if user != actor.user), post)


def _tell_who_decides(morning: Morning, actor: Actor, post: HeldPost, town: Town) -> None:
    """What waits for a verifier, a leader or the clerk in their own town."""
    match post.role:
        case Role.VERIFIER:
            morning.add("to_verify", to_verify(town.to_verify, actor), post)
            morning.add("look_back", to_look_back(town.look_back, actor), post)
        case Role.APPROVER:
            mine = (told for told, whose in town.to_close if post.key in whose.posts and actor.user not in whose.without)
            morning.add("to_close", mine, post)
            morning.add("asked", (told for told, whose in town.asked if post.key in whose.in_charge), post)
            for office in post.in_charge_of:
                morning.add("reddened", town.reddened.get(office, ()), post)
        case Role.CLERK:
            morning.add("contested", town.contested, post)
            morning.add("look_back", to_look_back(town.look_back, actor), post)
            morning.add("reddened", town.all_reddened(), post)


def to_verify(keys: Sequence[int], actor: Actor) -> list[Told]:
    """Return what somebody may verify of what waits (I3)."""
    waiting = Commitment.objects.filter(pk__in=keys).select_related("lead", "concerns").defer("quote", "measures", "stage_plan")
    lines = list(waiting.order_by("reported_on", "pk")[:MOST_MARKED]) if keys else []
    mark_bound(lines, actor.user, actor.posts)
    return [Told(line.pk, "有反馈，等着核实", line.version) for line in lines if not line.for_others]  # type: ignore[attr-defined]


def to_look_back(told: Sequence[Told], actor: Actor) -> list[Told]:
    """Return what somebody may look back at: what they had no part in."""
    lines = Commitment.objects.filter(pk__in=[each.line for each in told]).select_related("lead", "concerns") if told else ()
    marked = list(lines)
    mark_took_part(marked, actor.user, actor.posts)
    theirs = {line.pk for line in marked if not line.for_others}  # type: ignore[attr-defined]
    return [each for each in told if each.line in theirs]
