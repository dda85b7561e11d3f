"""My day: what waits for whoever holds these posts, counted and listed; every number knows the lines behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from guatu.crafts.timing.workdays import Calendar
from guatu.records.almanac.calendars import calendar_of
from guatu.records.documents.models import Document
from guatu.records.documents.models import State as PaperState
from guatu.records.offices.models import ANSWERING, Office, Role
from guatu.records.paper.templatetags.words import day_near
from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.kept import until_the_next_link
from guatu.work.intake.seen import UNSETTLED, chosen, reports_waiting, waiting_promises
from guatu.work.ledger.batch import next_dispatch
from guatu.work.ledger.bound import mark_took_part, who_may_look_back
from guatu.work.ledger.changed import met_before
from guatu.work.ledger.filters import scope_of
from guatu.work.ledger.lifecycle import rule_by
from guatu.work.ledger.lighting import end_now
from guatu.work.ledger.models import Campaign, CampaignStep, Commitment, Step
from guatu.work.ledger.queues import CLOSE, EXTEND, RELIST, VERIFY, periods_waiting
from guatu.work.ledger.stages import Verb
from guatu.work.ledger.views.counted import Counted, counted
from guatu.work.ledger.views.saying import why_words

from .numbers import Number, count_all, shown, within_a_week
from .owed import ALL, Owed, owed_by, unit_numbers

SHOWN = 8
THEIRS = 4  # of what waits for others
QUEUES = {"verify": VERIFY, "close": CLOSE, "extension": EXTEND, "relapsed": RELIST}
MOST_LOOKED_AT = 60  # of what is to be looked back at: who had a part in each is asked
LOOK_BACK_NEAR = 3  # days before 集中回头看 on which the clerk is told of it
LONG_UNSIGNED = 3  # working days: so long after the assignment somebody should ring up
LIGHTS = (("red", "红"), ("orange", "橙"), ("yellow", "黄"), ("blue", "蓝"), ("green", "绿"), ("none", "未始"))
SELDOM = frozenset({"orange", "blue"})  # shown where a town's rule of lights gives them


@dataclass(frozen=True, slots=True)
class Block:
    """A list of lines under a heading: a few of those the number counts. above: how many stand higher up already.

    others: how many of those looked at somebody else has to do; theirs: a few of what waits for others in the same queue
    none: what is said where there are none; nothing of what is rare
    """

    number: Number
    lines: Sequence[Commitment]
    none: str
    key: str = ""
    above: int = 0
    others: int = 0
    theirs: Sequence[Commitment] = ()
    theirs_query: str = ""


@dataclass(slots=True)
class Desk:
    """What the home page shows. roles: of the posts the actor holds in this town; whose: whose lines the lights count."""

    whole: Office
    roles: frozenset[str]
    numbers: dict[str, Number]
    lights: list[tuple[str, Number]]
    blocks: list[Block] = field(default_factory=list)
    owed: list[Owed] = field(default_factory=list)
    five: Owed | None = None  # of all the offices the actor answers for, together
    papers: Sequence[Mapping[str, Any]] = field(default_factory=list)
    paper_counts: dict[str, int] = field(default_factory=dict)
    campaigns: Sequence[tuple[str, str, str]] = ()
    turns: Counted | None = None
    whose: str = ""
    met: date | None = None

    @property
    def counts_said(self) -> str:
        """What its lights and its 在办 count, in words."""
        return "分解的只算整条" if self.whose == self.whole.called else f"{self.whose}主办的，分到的也算"

    @property
    def changes(self) -> list[Number]:
        """What has changed since the last working day."""
        return [self.numbers[key] for key in ("heavier", "lighter", "entered", "closed", "moved")]

    @property
    def several_units(self) -> bool:
        """Whether the actor answers for more than one office."""
        return len(self.owed) > 1

    @property
    def units(self) -> list[tuple[int | str, str, int]]:
        """Of several offices each: its key, its name, how much it owes."""
        return [(owed.key, owed.office, owed.numbers.five[0].count) for owed in self.owed]

    @property
    def nothing(self) -> list[str]:
        """What there is none of, in words: one calm sentence instead of empty boxes."""
        return [block.none for block in self.blocks if block.none and not block.number.count]

    @property
    def is_empty(self) -> bool:
        """Whether the town has neither a paper nor a line that anything is still to be done about."""
        return not (self.paper_counts.get("all") or self.numbers["look_back"].count or any(number.count for _, number in self.lights))


def desk_of(actor: Actor, whole: Office, today: date) -> Desk:
    """Return the actor's day in that town. The lights are those of today (lighting.light_up_all before)."""
    posts = [post for post in actor.posts if post.whole == whole.pk]
    roles = frozenset(post.role for post in posts)
    mine = Commitment.objects.of(whole).visible_to(actor)
    units = offices_answered_for(posts)

    end = end_now(whole)
    calendar = until_the_next_link(end, ("calendar", whole.pk), lambda: calendar_of(whole))
    since = calendar.add_workdays(today, -1).isoformat()
    long_ago = calendar.add_workdays(today, -LONG_UNSIGNED).isoformat()
    # Whoever only answers for an office sees how its own lines stand, its share of a divided one with them; the town's
    # are counted each matter once.
    own = bool(units) and roles <= set(ANSWERING)
    whose, once = (f"lead={keys_of(units)}&", "") if own else ("", "&parts=none")
    numbers = {
        "drafted": Number("待交办", "stage=drafted"),
        "contested": Number("申诉中", "stage=contested"),
        "extension": Number("申请延期", "waits=extension"),
        "assigned": Number("待签收", "stage=assigned"),
        "verify": Number("待核实", "waits=verify"),
        "close": Number("待销号", "stage=verified"),
        "reddened": Number("新变红", f"light=red&since={since}"),
        "returned": Number("新退回", f"returned_from={since}"),
        "look_back": Number("该回头看", "waits=look_back"),
        "relapsed": Number("反弹待列账", "stage=closed&looked=relapsed"),
        "unsigned": Number("久未签收", f"stage=assigned&assigned_to={long_ago}"),
        "week": Number("七日内到期", f"{whose}{within_a_week(today)}"),
        "open": Number("在办", f"{whose}stage=open{once}"),
        "undated": Number("无时限", f"{whose}due=none&stage=open{once}"),
        "review": Number("该看一看", "waits=review"),
        "watched": Number("重点管理", "watched=1"),
        "heavier": Number("灯变重", f"{whose}heavier={since}"),
        "lighter": Number("灯变轻", f"{whose}lighter={since}"),
        "entered": Number("新立账", f"{whose}entered_from={since}"),
        "closed": Number("销号", f"{whose}stage=closed&closed_from={since}"),
        "moved": Number("改期", f"{whose}moved_from={since}&stage=open"),
    }
    for key, queue in QUEUES.items():
        if queue.role in roles:  # what waits for them, and apart from it what waits for others
            query = numbers[key].query
            numbers[key] = Number(f"待我{queue.called}", f"{query}&whose=me")
            numbers[f"{key}_others"] = Number(f"等别人{queue.called}", f"{query}&whose=others")
    lights = [(colour, Number(word, f"{whose}light={colour}&stage=open{once}")) for colour, word in LIGHTS]
    owed = {post.office: unit_numbers(post.office, today) for post in units}
    together = unit_numbers(keys_of(units), today) if len(units) > 1 else None
    of_units = [number for each in (*owed.values(), *([together] if together else [])) for number in each.all]
    count_all([*numbers.values(), *(number for _, number in lights), *of_units], mine, scope_of(actor, whole, today), end)

    lights = [(colour, number) for colour, number in lights if number.count or colour not in SELDOM]
    desk = Desk(whole, roles, numbers, lights, whose=names_of(units) if own else whole.called)
    desk.owed = [owed_by(mine, post.office_name, owed[post.office], today) for post in units]
    desk.five = Owed(names_of(units), ALL, together, []) if together else next(iter(desk.owed), None)
    desk.turns = until_the_next_link(end, ("turns", *scope_of(actor, whole, today)), lambda: counted(mine, today))
    if Role.VERIFIER in roles and desk.turns.verify.count:
        to_verify, _ = periods_waiting(mine, actor, whole, today)
        desk.turns = desk.turns.of_a_verifier(len(to_verify))
    if Role.CLERK in roles:
        desk.campaigns = until_the_next_link(end, ("campaigns of", whole.pk, today), lambda: campaigns_today(whole, today))
        desk.papers, desk.paper_counts = papers_waiting(whole, actor.user)
    desk.met = until_the_next_link(end, ("met", whole.pk, today), lambda: met_before(whole, today))
    desk.blocks = blocks_of(desk, mine, posts, actor, today, calendar)
    return desk


def keys_of(units: Sequence[HeldPost]) -> str:
    """Return the offices of these posts as an address of the ledger names them: 12, or 12,15."""
    return ",".join(str(post.office) for post in units)


def names_of(units: Sequence[HeldPost]) -> str:
    """Return what the offices of these posts are called."""
    return "、".join(post.office_name for post in units)


def offices_answered_for(posts: Sequence[HeldPost]) -> list[HeldPost]:
    """Return one post for each office the actor answers for; an office below another of them is part of it."""
    units = {post.office: post for post in posts if post.role in ANSWERING}
    return [
        post
        for post in units.values()
        if not any(post.path != other.path and post.path.startswith(other.path) for other in units.values())
    ]


def blocks_of(
    desk: Desk, mine: QuerySet[Commitment], posts: Sequence[HeldPost], actor: Actor, today: date, calendar: Calendar
) -> list[Block]:
    """Return the lists of the day, what is to be done before what is to be known; no line is told of twice."""
    numbers, roles = desk.numbers, desk.roles
    listed = {line.pk for owed in desk.owed for line in owed.lines}
    blocks = []

    def to_do(key: str, none: str, sort: str | None = None) -> Block:
        number = numbers[key]
        lines = shown(mine, number.query, today, SHOWN, sort) if number.count else []
        listed.update(line.pk for line in lines)
        return Block(number, lines, none, key)

    def to_know(key: str, none: str) -> Block:
        number = numbers[key]
        found = shown(mine, number.query, today, SHOWN + len(listed), None) if number.count else []
        lines = [line for line in found if line.pk not in listed][:SHOWN]
        above = sum(1 for line in found if line.pk in listed)
        listed.update(line.pk for line in lines)
        return Block(number, lines, none, key, above)

    def with_theirs(block: Block) -> Block:
        number = numbers[f"{block.key}_others"]
        theirs = shown(mine, number.query, today, THEIRS, None) if number.count else []
        QUEUES[block.key].mark_who(theirs, actor, desk.whole, today)
        return replace(block, others=number.count, theirs=theirs, theirs_query=number.query)

    if Role.CLERK in roles:
        blocks.append(to_do("drafted", "没有待交办的"))
        blocks.append(to_do("contested", "", "contested"))
        mark_contested(blocks[-1].lines, calendar)
    if Role.VERIFIER in roles:
        blocks.append(with_theirs(to_do("verify", "没有等着您核实的反馈")))
    if Role.APPROVER in roles:
        blocks.append(with_theirs(to_do("extension", "")))
        blocks.append(with_theirs(to_do("relapsed", "")))
        blocks.append(with_theirs(to_do("close", "没有等着您销号的")))
        CLOSE.mark(blocks[-1].lines, actor, desk.whole, today)
    if roles & {Role.CLERK, Role.VERIFIER}:
        found = shown(mine, numbers["look_back"].query, today, MOST_LOOKED_AT, "look_back") if numbers["look_back"].count else []
        mark_took_part(found, actor.user, actor.posts)
        own = [line for line in found if not line.for_others]  # type: ignore[attr-defined]
        theirs = [line for line in found if line.for_others]  # type: ignore[attr-defined]
        if Role.CLERK in roles:
            # Whoever else may go gets the slip from her; a verifier can do nothing for those, and is not told of them alone.
            own += mark_who_may_go(theirs[: max(0, SHOWN - len(own))], desk.whole, today)
            theirs = []
        listed.update(line.pk for line in own[:SHOWN])
        if own or not found:
            blocks.append(Block(numbers["look_back"], own[:SHOWN], "", "look_back", others=len(theirs)))
    if not roles <= set(ANSWERING):
        blocks.append(to_know("reddened", "上个工作日以来没有新变红的"))
        for line in blocks[-1].lines:
            # What it waits for says more in fewer words than the sum of its light, which stands on the line's own page.
            line.short_why = why_words(line, today, None)  # type: ignore[attr-defined]
        blocks.append(to_know("returned", "上个工作日以来没有新退回的"))
        if Role.CLERK in roles:
            blocks.append(to_know("relapsed", ""))
            blocks.append(to_know("review", ""))
            blocks.append(to_know("unsigned", f"没有超过 {LONG_UNSIGNED} 个工作日还不签收的"))
        blocks.append(to_know("week", "七日内没有到期的"))
    return blocks


def mark_who_may_go(lines: list[Commitment], whole: Office, today: date) -> list[Commitment]:
    """Mark who may look back at the lines that are not the actor's to look at; return them."""
    who = who_may_look_back(lines, whole, today) if lines else {}
    for line in lines:
        line.for_others = f"由{'、'.join(who[line.pk])}去看" if who[line.pk] else "本镇街没有人可以去看"  # type: ignore[attr-defined]
    return lines


def campaigns_today(whole: Office, today: date) -> list[tuple[str, str, str]]:
    """Return the campaigns whose day of 调度 is today, or whose 集中回头看 is near: name, address, what is to be done."""
    found = []
    running = list(Campaign.objects.of(whole).running().exclude(rhythm="", look_back_on=None).order_by("pk"))
    begun = dict(CampaignStep.objects.filter(campaign__in=running).order_by("-on").values_list("campaign", "on"))
    for campaign in running:
        here = campaign.get_absolute_url()
        following = next_dispatch(campaign, begun.get(campaign.pk, today), today)
        if following is not None and following.day == today:
            found.append((campaign.name, here, "今天调度"))
        day = campaign.look_back_on
        if day is not None and today <= day <= today + timedelta(days=LOOK_BACK_NEAR):
            found.append((campaign.name, f"{here}look-back/", f"{'今天' if day == today else day_near(day, today)}集中回头看"))
    return found


def papers_waiting(whole: Office, user: int) -> tuple[Sequence[Mapping[str, Any]], dict[str, int]]:
    """Return the newest papers with promises that wait, and how many papers there are of each sort."""
    waiting = waiting_promises().filter(document__whole=whole).order_by()
    papers = (
        waiting.values("document", "document__title", "document__name", "document__dated")
        .annotate(count=Count("pk"))
        .order_by("-document__put_in_at", "-document")
    )
    listed = list(papers)
    own = Document.objects.filter(whole=whole)
    counts = own.aggregate(
        all=Count("pk"),
        unsettled=Count("pk", filter=Q(state__in=UNSETTLED)),
        unreadable=Count("pk", filter=Q(state=PaperState.UNREADABLE)),
        undated=Count("pk", filter=Q(state=PaperState.READ, dated=None)),
        **{view: Count("pk", filter=Q(pk__in=chosen(own, view, user).values("pk"))) for view in ("second", "returned")},
    )
    counts["reports"] = reports_waiting().filter(line__assigner=whole).count()
    counts |= {"waiting": sum(row["count"] for row in listed), "papers": len(listed)}
    return listed[:SHOWN], counts


def mark_contested(lines: Sequence[Commitment], calendar: Calendar) -> None:
    """Mark what was contested with why, and the day by which the clerk should have ruled."""
    contests = Step.objects.filter(commitment__in=[line.pk for line in lines], verb=Verb.CONTEST).order_by("number")
    last = {step.commitment_id: step for step in contests} if lines else {}
    for line in lines:
        step = last[line.pk]
        line.short_why, line.ruled_by = step.own_words, rule_by(step.at, calendar)  # type: ignore[attr-defined]
