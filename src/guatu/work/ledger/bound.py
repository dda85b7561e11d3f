"""Who is bound: the lines that somebody cannot verify (I3), close, or look back at, marked for lists; and who may instead.

What lifecycle.who says of one line is said here of a whole list, in a few questions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guatu.records.almanac.categories import Closer, categories_of
from guatu.records.offices.acting import paths_above, substitutes_in, who_acts
from guatu.records.offices.models import Office, Post, Role, Substitute
from guatu.records.offices.models.office import STEP, WHOLES
from guatu.records.trail.actors import HeldPost

from .lifecycle.who import END, LOOKED_BACK_AT, LOOKERS, is_main, paths_of_wholes_below
from .models import Assistance, Commitment, Occurrence, OccurrenceStep, Step
from .parts import parts_below, wholes_above
from .reports import TELLING, standing
from .stages import Duty, OccurrenceVerb, Verb

ANSWERING = (Verb.VERIFY, Verb.SEND_BACK)


@dataclass(frozen=True, slots=True)
class Closers:
    """Whose a verified line is to close: the posts by key, the users who may not though they hold one, and the posts as they are called."""

    posts: frozenset[int]
    without: frozenset[int]
    called: tuple[str, ...]


def mark_bound(lines: Sequence[Commitment], user: int, posts: Sequence[HeldPost]) -> None:
    """Mark the lines that a verifier cannot verify (I3): a post of theirs lies in the office of the lead, an assistant or
    the one complained of, or where the report came from; or the report was theirs. A line and its parts are bound by the
    offices of both."""
    paths, reported = _paths_of(lines), _reports_of(lines)
    for line in lines:
        told = reported[line.pk]
        bound = any(post.is_in_or_below(path) for post in posts for path in (*paths[line.pk], *told.paths))
        line.for_others = (  # type: ignore[attr-defined]
            "是您报的或代录的，由他人核实" if user in told.users else "与您的岗位有关，由他人核实" if bound else ""
        )


def mark_took_part(lines: Sequence[Commitment], user: int, posts: Sequence[HeldPost]) -> None:
    """Mark the lines that somebody cannot look back at (lifecycle.who.looker_of): they reported, verified or closed it, or a
    post of theirs lies in an office that is bound."""
    paths, took_part = _paths_of(lines), _took_part(lines)
    for line in lines:
        bound = any(post.is_in_or_below(path) for post in posts for path in paths[line.pk])
        line.for_others = (  # type: ignore[attr-defined]
            "是您经手的，由他人去看" if user in took_part[line.pk] else "与您的岗位有关，由他人去看" if bound else ""
        )


def who_may_look_back(lines: Sequence[Commitment], whole: Office, day: date) -> dict[int, tuple[str, ...]]:
    """Return for each of the whole's lines, by key, the posts in which somebody may look back at it (lifecycle.who.looker_of);
    none where nobody in the town may."""
    took_part = _took_part(lines)
    return _who_may({line.pk: Asked(line, took_part[line.pk]) for line in lines}, whole, day, LOOKERS)


def who_may_verify_each(lines: Sequence[Commitment], whole: Office, day: date) -> dict[int, tuple[str, ...]]:
    """Return for each of the whole's lines, by key, the posts in which somebody may verify it (lifecycle.who.who_may_verify):
    the town's own, else those above."""
    reports = _reports_of(lines)
    return _who_may_verify({line.pk: Asked(line, reports[line.pk].users, reports[line.pk].paths) for line in lines}, whole, day)


def mark_bound_periods(rows: Sequence[Occurrence], user: int, posts: Sequence[HeldPost]) -> None:
    """Mark the periods that a verifier cannot verify (I3): they reported or entered it, or a post of theirs lies in an
    office that binds its line."""
    paths, reported = _paths_of(_lines_of(rows)), _reporters_of_each(rows)
    for row in rows:
        bound = any(post.is_in_or_below(path) for post in posts for path in paths[row.line_id])
        row.for_others = (  # type: ignore[attr-defined]
            "是您报的或代录的，由他人核实" if user in reported[row.pk] else "与您的岗位有关，由他人核实" if bound else ""
        )


def who_may_verify_each_period(rows: Sequence[Occurrence], whole: Office, day: date) -> dict[int, tuple[str, ...]]:
    """Return for each of these periods of the whole's lines, by key, the posts in which somebody may verify it."""
    reported = _reporters_of_each(rows)
    return _who_may_verify({row.pk: Asked(row.line, reported[row.pk]) for row in rows}, whole, day)


def _lines_of(rows: Sequence[Occurrence]) -> list[Commitment]:
    return list({row.line_id: row.line for row in rows}.values())


def _reporters_of_each(rows: Sequence[Occurrence]) -> dict[int, set[int]]:
    """Return for each period who reported it, or entered it (lifecycle.occurrence.reporters)."""
    found: dict[int, set[int]] = {row.pk: set() for row in rows}
    told = OccurrenceStep.objects.filter(occurrence__in=found, verb=OccurrenceVerb.REPORT)
    for key, user in told.values_list("occurrence", "user") if found else ():
        found[key].add(user)
    return found


def _approvers_of(whole: Office, day: date) -> tuple[list[Post], dict[int, set[int]]]:
    """Return the approvers' posts of a whole that somebody holds, and for each, by key, the offices it is in charge of."""
    asked = Post.objects.on(day).filter(
        role=Role.APPROVER, user__isnull=False, office__path__gte=whole.path, office__path__lt=whole.path_end
    )
    below = paths_of_wholes_below(whole)
    posts = asked.select_related("office", "user").prefetch_related("in_charge_of")
    approvers = [post for post in posts if not any(post.office.path.startswith(path) for path in below)]
    charges = {post.pk: {office.pk for office in post.in_charge_of.all()} for post in approvers}
    return approvers, charges


def who_closes_each(lines: Sequence[Commitment], whole: Office, day: date) -> dict[int, Closers]:
    """Return for each of the whole's verified lines, by key, whose it is to close (lifecycle.who.may_close), as its class says."""
    approvers, charges = _approvers_of(whole, day)
    instead = substitutes_in(approvers, day)
    classes = {kept.category.on_a_line: kept.category for kept in categories_of(whole)}
    paths, reported = _paths_of(lines), _reported_ever(lines)
    found = {}
    for line in lines:
        category = classes.get(line.category, classes[""])
        able = [post for post in approvers if not any(post.office.path.startswith(path) for path in paths[line.pk])]
        if category.closer is Closer.MAIN:
            able = [post for post in able if is_main(post.title, post.office_id, whole)]
        elif category.closer is Closer.LEADER:
            in_charge = [post for post in able if line.lead_id in charges[post.pk]]
            able = in_charge if who_acts(in_charge, day, without=reported[line.pk], instead=instead) else able
        titles = who_acts(able, day, without=reported[line.pk], instead=instead)
        found[line.pk] = Closers(frozenset(post.pk for post in able), frozenset(reported[line.pk]), tuple(dict.fromkeys(titles)))
    return found


@dataclass(frozen=True, slots=True)
class Deciders:
    """Who decides what becomes of a line (lifecycle.who.may_decide). in_charge: the posts it waits for, as they are called too;
    posts: all in which somebody may, those above included."""

    in_charge: frozenset[int]
    posts: frozenset[int]
    called: tuple[str, ...]


def who_decides_each(lines: Sequence[Commitment], whole: Office, day: date) -> dict[int, Deciders]:
    """Return for each of the whole's lines, by key, whose it is to decide what becomes of it: whoever is in charge of its lead,
    and the main leader; where nobody is in charge, any approver."""
    approvers, charges = _approvers_of(whole, day)
    instead = substitutes_in(approvers, day)
    found = {}
    for line in lines:
        able = [post for post in approvers if line.lead is None or not post.office.path.startswith(line.lead.path)]
        theirs = [post for post in able if line.lead_id in charges[post.pk]]
        titles = who_acts(theirs, day, instead=instead)
        above = [post for post in able if is_main(post.title, post.office_id, whole)] if titles else []
        theirs, titles = (theirs, titles) if titles else (able, who_acts(able, day, instead=instead))
        keys = frozenset(post.pk for post in theirs)
        found[line.pk] = Deciders(keys, keys | {post.pk for post in above}, tuple(dict.fromkeys(titles)))
    return found


@dataclass(frozen=True, slots=True)
class Asked:
    """Of what it is asked who may act: the line whose offices bind, who took part and may not, and where the report came from."""

    line: Commitment
    took_part: Set[int]
    came_from: Set[str] = frozenset()


def _who_may_verify(asked: Mapping[int, Asked], whole: Office, day: date) -> dict[int, tuple[str, ...]]:
    found = _who_may(asked, whole, day, (Role.VERIFIER,))
    left = {key: each for key, each in asked.items() if not found[key]}
    return found | (_who_may(left, whole, day, (Role.VERIFIER,), above=True) if left else {})


def _who_may(asked: Mapping[int, Asked], whole: Office, day: date, roles: Sequence[str], *, above: bool = False) -> dict[int, tuple[str, ...]]:
    """Return by the keys asked the posts of these roles, in the town or (above) in the bodies over it, in which somebody
    may act who neither took part nor sits in an office that is bound."""
    top = whole.path[:STEP] if above else whole.path
    near = Post.objects.on(day).filter(role__in=roles, user__isnull=False, office__path__gte=top, office__path__lt=top + END)
    if above:
        elsewhere = list(Office.objects.filter(kind__in=WHOLES).exclude(path__in=paths_above(whole.path)).values_list("path", flat=True))
    else:
        elsewhere = paths_of_wholes_below(whole)
    able = [post for post in near.select_related("office") if not any(post.office.path.startswith(path) for path in elsewhere)]
    sits: dict[int, set[str]] = defaultdict(set)
    instead = substitutes_in(able, day)
    users = {post.user_id for post in able if post.user_id} | {user.pk for each in instead.values() for user in each}
    held = Post.objects.on(day).filter(user__in=users).values_list("user", "office__path")
    stood_in = Substitute.objects.on(day).filter(user__in=users, post__user__isnull=False).values_list("user", "post__office__path")
    for user, path in (*held, *stood_in):
        sits[user or 0].add(path)

    paths = _paths_of(list({each.line.pk: each.line for each in asked.values()}.values()))
    told: dict[frozenset[int], tuple[str, ...]] = {}
    found = {}
    for key, each in asked.items():
        bound = paths[each.line.pk] | each.came_from
        tied = frozenset(
            user for user in users if user in each.took_part or any(sat.startswith(path) for sat in sits[user] for path in bound)
        )
        if tied not in told:
            told[tied] = tuple(dict.fromkeys(who_acts(able, day, without=tied, instead=instead)))
        found[key] = told[tied]
    return found


def _took_part(lines: Sequence[Commitment]) -> dict[int, set[int]]:
    """Return for each line who reported, verified or closed it, a part of it, or one of its periods."""
    found: dict[int, set[int]] = {line.pk: set() for line in lines}
    keys = {line.pk: line.pk for line in lines} | parts_below(lines)
    own = Step.objects.filter(commitment__in=keys, verb__in=LOOKED_BACK_AT).values_list("commitment", "user")
    periods = OccurrenceStep.objects.filter(line__in=keys, verb__in=[OccurrenceVerb.REPORT, OccurrenceVerb.VERIFY])
    for key, user in (*own, *periods.values_list("line", "user")) if lines else ():
        found[keys[key]].add(user)
    return found


def _reported_ever(lines: Sequence[Commitment]) -> dict[int, set[int]]:
    """Return for each line who has ever reported on it, on a part of it or on one of its periods (lifecycle.who.reporters_of)."""
    found: dict[int, set[int]] = {line.pk: set() for line in lines}
    keys = {line.pk: line.pk for line in lines} | parts_below(lines)
    recurring = {line.pk for line in lines if line.duty == Duty.RECURRING}
    of_periods = [key for key, above in keys.items() if above in recurring]
    own = Step.objects.filter(commitment__in=keys, verb=Verb.REPORT).values_list("commitment", "user")
    periods = OccurrenceStep.objects.filter(line__in=of_periods, verb=OccurrenceVerb.REPORT).values_list("line", "user")
    for key, user in (*own, *periods) if lines else ():
        found[keys[key]].add(user)
    return found


def _paths_of(lines: Sequence[Commitment]) -> dict[int, set[str]]:
    """Return for each line the paths of the offices that are bound, as lifecycle.who.bound_paths has them."""
    paths = {line.pk: {office.path for office in (line.lead, line.concerns) if office} for line in lines}
    whose: dict[int, list[int]] = defaultdict(list)  # lines above → those they bind
    for key, above in wholes_above(lines).items():
        for whole in above:
            whose[whole].append(key)
    for key, path in Commitment.objects.filter(pk__in=whose, lead__isnull=False).values_list("pk", "lead__path") if whose else ():
        for bound in whose[key]:
            paths[bound].add(path or "")
    for line in lines:
        whose[line.pk].append(line.pk)
    for key, path in Assistance.objects.filter(commitment__in=whose).values_list("commitment", "office__path"):
        for bound in whose[key]:
            paths[bound].add(path)
    below = parts_below(lines)
    for key, path in Commitment.objects.filter(pk__in=below, lead__isnull=False).values_list("pk", "lead__path") if below else ():
        paths[below[key]].add(path or "")
    return paths


@dataclass(slots=True)
class Reports:
    """What is to be verified of a line: who reported or entered it, and the paths of the offices it came from."""

    users: set[int] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)


def _reports_of(lines: Sequence[Commitment]) -> dict[int, Reports]:
    """Return what is to be verified of each line: on the line since it was last verified or sent back, on a part of it ever."""
    below = parts_below(lines)
    found = {line.pk: Reports() for line in lines}
    told = Step.objects.filter(commitment__in=found, verb__in=[*TELLING, *ANSWERING]).order_by("number")
    of_parts = Step.objects.filter(commitment__in=below, verb=Verb.REPORT)
    named = ("commitment", "verb", "user", "post", "on_behalf_of__path")
    journals: dict[int, list[Any]] = {key: [] for key in found}
    for step in told.values_list(*named, named=True) if found else ():
        journals[step.commitment].append(step)
    steps = {
        key: [(step.user, step.post, step.on_behalf_of__path) for step in standing(journal, answered_by=ANSWERING)]
        for key, journal in journals.items()
    }
    for key, _, user, held, behalf in of_parts.values_list(*named) if below else ():
        steps[below[key]].append((user, held, behalf))
    by_themselves = {held for each in steps.values() for _, held, behalf in each if not behalf}
    sat = dict(Post.objects.filter(pk__in=by_themselves).values_list("pk", "office__path"))
    for key, each in steps.items():
        found[key].users = {user for user, _, _ in each}
        found[key].paths = {path for _, held, behalf in each if (path := behalf or sat.get(held))}
    return found
