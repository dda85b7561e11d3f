"""Taking over a roster or a duty list: what would be made, changed or left, and then all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from guatu.records.trail.actors import Actor
from guatu.records.trail.refusals import Refusal

from .duty_lists import DutyList
from .lifecycle import amend, amend_post, found, hand_over, open_account, set_duties, set_up
from .lifecycle.accounts import Opened
from .lifecycle.record import one_act
from .matching import Directory, called, directory_of
from .models import Kind, Office, Post, Role, User
from .rosters import Fault, Roster, WantedOffice, WantedPost, kind_of

MADE, CHANGED, SAME = "made", "changed", "same"


@dataclass(slots=True)
class Line:
    """One row of the preview: what becomes of it, and in words what that is."""

    place: int
    how: str
    what: str
    words: str = ""


@dataclass(slots=True)
class Plan:
    """What an import would do. It is carried out only when it has no faults."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def count(self, how: str) -> int:
        """Return how many rows end so."""
        return sum(line.how == how for line in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many are made, changed and left as they are."""
        return {how: self.count(how) for how in (MADE, CHANGED, SAME)}

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to carry out."""
        return any(line.how != SAME for line in self.lines)


@dataclass(slots=True)
class Town:
    """The town as it stands while the rows are gone through: what is there, and what the rows before have named."""

    directory: Directory
    on: date
    coming: dict[str, WantedOffice] = field(default_factory=dict)

    def knows(self, name: str) -> bool:
        """Say whether the name will mean an office when the rows before it are carried out."""
        return self.directory.find(name) is not None or name in self.coming


def plan_roster(roster: Roster, whole: Office, *, on: date) -> Plan:
    """Return what the roster would make and change, and what cannot be."""
    plan = Plan(faults=list(roster.faults))
    town = Town(directory_of(whole, on), on)
    for wanted in roster.offices:
        plan_office(wanted, town, plan)
    for post in roster.posts:
        plan_post(post, town, plan)
    plan_accounts(roster.posts, plan)
    plan.faults.sort(key=lambda fault: fault.place)
    return plan


def plan_office(wanted: WantedOffice, town: Town, plan: Plan) -> None:
    """Plan one office."""
    directory = town.directory
    if wanted.parent and not town.knows(wanted.parent):
        plan.faults.append(Fault(wanted.place, f"上级“{wanted.parent}”找不到{or_nearest(directory, wanted.parent)}"))
        return
    if directory.is_ambiguous(wanted.name):
        plan.faults.append(Fault(wanted.place, f"“{wanted.name}”有几个机构都这么叫。请写全称。"))
        return
    if wanted.name in town.coming:
        plan.faults.append(Fault(wanted.place, f"“{wanted.name}”在第 {town.coming[wanted.name].place} 行已经写过。请删掉一行。"))
        return
    there = directory.find(wanted.name)
    names = [name for name in (wanted.short, *wanted.also) if name]
    for name in names:
        other = directory.find(name)
        if name in town.coming or (other is not None and (there is None or other.pk != there.pk)):
            whose = other.name if other else town.coming[name].name
            plan.faults.append(Fault(wanted.place, f"“{name}”已经是“{whose}”的叫法，文件里会分不清。请换一个简称。"))
            return
    for name in (wanted.name, *names):
        town.coming[name] = wanted
    if there is None:
        kind = Kind(wanted.kind or kind_of(wanted.name)).label
        below = f"，在{wanted.parent}下面" if wanted.parent else ""
        plan.lines.append(Line(wanted.place, MADE, wanted.name, f"新建{kind}{below}"))
        return
    changes = office_changes(wanted, there)
    how = CHANGED if changes else SAME
    plan.lines.append(Line(wanted.place, how, there.name, "；".join(f"{label}改为{value}" for label, value in told(changes))))


def office_changes(wanted: WantedOffice, there: Office) -> dict[str, object]:
    """Return the fields of the office that the row wants otherwise. What stands empty is left."""
    changes: dict[str, object] = {}
    for name in ("short", "kind", "field", "code"):
        value = getattr(wanted, name)
        if value and value != getattr(there, name) and not (name == "short" and value == there.name):
            changes[name] = value
    if wanted.may_ask is not None and there.kind == Kind.OUTSIDE and wanted.may_ask != there.may_ask:
        changes["may_ask"] = wanted.may_ask
    more = [name for name in wanted.also if name not in there.names and name != wanted.short]
    if more:
        changes["also"] = [*there.also, *more]
    return changes


LABELS = {"short": "简称", "kind": "类别", "field": "分管口", "code": "编号前缀", "also": "其他叫法", "may_ask": "可来文"}


SAID = {True: "是", False: "否"}


def told(changes: dict[str, object]) -> list[tuple[str, str]]:
    """Return the changes in words."""
    words = []
    for name, value in changes.items():
        said = "、".join(str(each) for each in value) if isinstance(value, list) else SAID.get(value, str(value))  # type: ignore[call-overload]
        words.append((LABELS[name], Kind(said).label if name == "kind" else said))
    return words


def plan_post(wanted: WantedPost, town: Town, plan: Plan) -> None:
    """Plan one post."""
    directory = town.directory
    if not town.knows(wanted.office):
        plan.faults.append(Fault(wanted.place, f"机构“{wanted.office}”找不到{or_nearest(directory, wanted.office)}"))
        return
    for name in wanted.charge:
        is_field = directory.of_field(name) or any(office.field == name for office in town.coming.values())
        if not town.knows(name) and not is_field:
            plan.faults.append(Fault(wanted.place, f"分管的“{name}”既不是机构，也不是分管口{or_nearest(directory, name)}"))
            return
    title = f"{wanted.office}{wanted.title}"
    office = directory.find(wanted.office)
    there = post_there(office, wanted, town.on) if office else None
    if there is None:
        whose = f"，{wanted.name}（{wanted.username}）" if wanted.username else "，空岗"
        plan.lines.append(Line(wanted.place, MADE, title, f"新设{Role(wanted.role).label}{whose}"))
        return
    if wanted.username and there.user is None:
        plan.lines.append(Line(wanted.place, CHANGED, title, f"空岗由{wanted.name}（{wanted.username}）担任"))
        return
    if wanted.username and there.user and wanted.username != there.user.username:
        plan.faults.append(Fault(wanted.place, f"{title}现在是{there.user.name}。换人要有日子：请在“岗位”里点“换人”，再导入其余的。"))
        return
    want = charge_of(wanted, directory)
    if wanted.charge and {each.pk for each in want} != {each.pk for each in there.in_charge_of.all()}:
        plan.lines.append(Line(wanted.place, CHANGED, title, f"分管改为{'、'.join(wanted.charge)}"))
    else:
        plan.lines.append(Line(wanted.place, SAME, title))


def post_there(office: Office, wanted: WantedPost, on: date) -> Post | None:
    """Return the post that the row already finds: of the same office, role and title; of the same holder if several."""
    posts = list(
        Post.objects.on(on).filter(office=office, role=wanted.role, title=wanted.title).select_related("user")
        .prefetch_related("in_charge_of")
    )  # fmt: skip
    mine = [post for post in posts if (post.user.username if post.user else "") == wanted.username]
    return next(iter(mine or posts), None)


def charge_of(wanted: WantedPost, directory: Directory) -> list[Office]:
    """Return the offices a leader is in charge of; a field means all its departments."""
    chosen: dict[int, Office] = {}
    for name in wanted.charge:
        office = directory.find(name)
        for each in [office] if office else directory.of_field(name):
            chosen[each.pk] = each
    return list(chosen.values())


def plan_accounts(posts: Sequence[WantedPost], plan: Plan) -> None:
    """Say where one sign-in name stands for two people."""
    names = dict(User.objects.filter(username__in={post.username for post in posts}).values_list("username", "name"))
    for post in posts:
        if post.username and names.setdefault(post.username, post.name) != post.name:
            plan.faults.append(
                Fault(post.place, f"登录名“{post.username}”是{names[post.username]}的，这一行写的是{post.name}。请给另一个人换一个登录名。")
            )


def or_nearest(directory: Directory, name: str) -> str:
    """Return the end of the sentence: the nearest names, or what to do."""
    near = directory.nearest(name)
    return f"，相近的有：{called(near)}。请改成它的名称。" if near else "。请先建这个机构，或写对名称。"


@dataclass(slots=True)
class Done:
    """What an import did, with the accounts it opened: their passwords are shown this once."""

    counts: dict[str, int]
    opened: list[Opened] = field(default_factory=list)


class HasFaults(Refusal):
    """An import is all or nothing."""

    in_words = "有几行还不能照办，所以一行也没有导入。请按下面的说明改好再确认。"


def carry_out_roster(roster: Roster, whole: Office, *, by: Actor, on: date, at: datetime) -> Done:
    """Make and change what the roster wants: all of it, or nothing.

    Raises HasFaults, NotYoursToSet or OnlyTheAdministrator.
    """
    with one_act():
        plan = plan_roster(roster, whole, on=on)
        if plan.faults:
            raise HasFaults
        done = Done(plan.counts)
        for wanted in roster.offices:
            make_office(wanted, whole, by=by, on=on, at=at)
        directory = directory_of(whole, on)
        for post in roster.posts:
            make_post(post, directory, done, by=by, on=on, at=at)
    return done


def make_office(wanted: WantedOffice, whole: Office, *, by: Actor, on: date, at: datetime) -> None:
    """Make one office, or change it, or leave it."""
    directory = directory_of(whole, on)
    there = directory.find(wanted.name)
    if there is None:
        parent = directory.find(wanted.parent) if wanted.parent else whole
        found(
            wanted.name, parent=parent, kind=wanted.kind or kind_of(wanted.name), short=wanted.short, also=wanted.also,
            field=wanted.field, code=wanted.code, may_ask=wanted.may_ask is not False, by=by, on=on, at=at, note="导入",
        )  # fmt: skip
    elif changes := office_changes(wanted, there):
        amend(there, by=by, on=on, at=at, note="导入", **changes)


def make_post(wanted: WantedPost, directory: Directory, done: Done, *, by: Actor, on: date, at: datetime) -> None:
    """Make one post, and the account of its holder where there is none yet."""
    office = directory.find(wanted.office)
    if office is None:
        raise HasFaults
    charge = charge_of(wanted, directory)
    there = post_there(office, wanted, on)
    if there is not None:
        if wanted.username and there.user is None:
            hand_over(there, holder_of(wanted, office, done, by=by, on=on, at=at), since=on, by=by, on=on, at=at, note="导入")
        if wanted.charge and {each.pk for each in charge} != {each.pk for each in there.in_charge_of.all()}:
            amend_post(there, title=there.title, in_charge_of=charge, by=by, on=on, at=at, note="导入")
        return
    user = holder_of(wanted, office, done, by=by, on=on, at=at) if wanted.username else None
    set_up(office, role=wanted.role, title=wanted.title, user=user, in_charge_of=charge, since=on, by=by, on=on, at=at, note="导入")


def holder_of(wanted: WantedPost, office: Office, done: Done, *, by: Actor, on: date, at: datetime) -> User:
    """Return the account the row names; open it where there is none."""
    there = User.objects.filter(username=wanted.username).first()
    if there is not None:
        return there
    opened = open_account(wanted.username, wanted.name, office=office, by=by, on=on, at=at)
    done.opened.append(opened)
    return opened.user


# -- duties --------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class DutyPlan:
    """What a duty list would set: the offices it names, those it names and the town does not have, and the leaders."""

    lines: list[Line] = field(default_factory=list)
    unmatched: list[Unmatched] = field(default_factory=list)
    left: list[tuple[int, str]] = field(default_factory=list)

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to carry out."""
        return any(line.how != SAME for line in self.lines)


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A name that is no office of the town, with the nearest ones. Nothing is guessed: somebody chooses."""

    place: int
    name: str
    near: list[Office]
    what: str


def plan_duties(duties: DutyList, whole: Office, *, on: date, chosen: dict[str, int] | None = None, adding: bool = False) -> DutyPlan:
    """Return what the list would set.

    chosen: for names the town does not have, the office somebody chose (0: leave it out)
    adding: the duties are added to those there, not put in their place
    """
    plan = DutyPlan(left=list(duties.left))
    directory = directory_of(whole, on)
    chosen = chosen or {}
    first_place = {row.office: row.place for row in reversed(duties.duties)}
    for office, words, names in by_real_office(duties, directory, chosen):
        there = list(office.duties.order_by("number").values_list("words", flat=True))
        wanted = [*there, *(each for each in words if each not in there)] if adding else words
        how = SAME if there == wanted else CHANGED if there else MADE
        plan.lines.append(Line(first_place[names[0]], how, office.called, "；".join(words)))
    for name, place in first_place.items():
        if resolve(name, directory, chosen) is None and chosen.get(name) != 0:
            count = sum(row.office == name for row in duties.duties)
            plan.unmatched.append(Unmatched(place, name, directory.nearest(name), f"{count} 条职责"))
    for row in duties.charges:
        post = leader_of(row.title, whole, on)
        offices, unknown = charged(row.charge, directory, chosen)
        for name in unknown:
            plan.unmatched.append(Unmatched(row.place, name, directory.nearest(name), f"{row.title}分管的"))
        if post is None:
            plan.left.append((row.place, f"{row.title}：本镇街没有叫这个名称的审批岗，请先在“岗位”里设；分管的没有导入"))
        elif offices:
            now = {each.pk for each in post.in_charge_of.all()}
            how = SAME if {each.pk for each in offices} <= now else CHANGED
            plan.lines.append(Line(row.place, how, str(post), f"分管{called(offices)}"))
    return plan


def by_real_office(duties: DutyList, directory: Directory, chosen: dict[str, int]) -> list[tuple[Office, list[str], list[str]]]:
    """Return each office with its duties and the names by which the list called it."""
    found: dict[int, tuple[Office, list[str], list[str]]] = {}
    for name, words in duties.by_office().items():
        office = resolve(name, directory, chosen)
        if office is None:
            continue
        _, all_words, names = found.setdefault(office.pk, (office, [], []))
        all_words += [each for each in words if each not in all_words]
        names.append(name)
    return list(found.values())


def resolve(name: str, directory: Directory, chosen: dict[str, int]) -> Office | None:
    """Return the office a name means: by its names, or as somebody chose."""
    found_office = directory.find(name)
    if found_office is not None:
        return found_office
    key = chosen.get(name)
    return next((office for office in directory.offices if office.pk == key), None)


def leader_of(title: str, whole: Office, on: date) -> Post | None:
    """Return the approver's post of the town that bears the title, if it is exactly one."""
    posts = Post.objects.on(on).filter(role=Role.APPROVER, title=title, office=whole).prefetch_related("in_charge_of")
    listed = list(posts[:2])
    return listed[0] if len(listed) == 1 else None


def charged(names: Sequence[str], directory: Directory, chosen: dict[str, int]) -> tuple[list[Office], list[str]]:
    """Return the offices that names of offices and fields mean, and the names that mean none."""
    offices: dict[int, Office] = {}
    unknown = []
    for name in names:
        office = resolve(name, directory, chosen)
        found_offices = [office] if office else directory.of_field(name)
        if not found_offices and chosen.get(name) != 0:
            unknown.append(name)
        offices |= {each.pk: each for each in found_offices}
    return list(offices.values()), unknown


class HasUnmatched(Refusal):
    """A name that means no office: somebody says which, or that it is left out."""

    in_words = "有几个名称对不上本镇街的机构，所以一条也没有导入。请在下面给每个选一个机构，或选“不导入”。"


def carry_out_duties(
    duties: DutyList,
    whole: Office,
    *,
    chosen: dict[str, int],
    adding: bool = False,
    by: Actor,
    on: date,
    at: datetime,
) -> dict[str, int]:
    """Set the duties and what the leaders are in charge of: all, or nothing. Return how many offices and posts changed.

    Raises HasUnmatched, NotYoursToSet or OnlyTheAdministrator.
    """
    counts = {"offices": 0, "posts": 0}
    with one_act():
        if plan_duties(duties, whole, on=on, chosen=chosen, adding=adding).unmatched:
            raise HasUnmatched
        directory = directory_of(whole, on)
        for office, words, _ in by_real_office(duties, directory, chosen):
            if adding:
                words = [*office.duties.order_by("number").values_list("words", flat=True), *words]
            counts["offices"] += set_duties(office, words, by=by, on=on, at=at, note="导入职责") is not None
        for row in duties.charges:
            post = leader_of(row.title, whole, on)
            offices, _ = charged(row.charge, directory, chosen)
            now = {} if post is None else {each.pk: each for each in post.in_charge_of.all()}
            wanted = now | {each.pk: each for each in offices}
            if post is not None and wanted.keys() != now.keys():
                amend_post(post, title=post.title, in_charge_of=list(wanted.values()), by=by, on=on, at=at, note="导入职责分工")
                counts["posts"] += 1
    return counts
