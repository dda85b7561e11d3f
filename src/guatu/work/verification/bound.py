"""Who is bound: the lines that somebody cannot verify (I3), or look back at, marked for lists."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from guatu.records.offices.acting import substitutes_in, who_acts
from guatu.records.offices.models import Office, Post, Substitute
from guatu.records.trail.actors import HeldPost
from guatu.work.ledger.lifecycle.who import LOOKED_BACK_AT, LOOKERS, paths_of_wholes_below
from guatu.work.ledger.models import Assistance, Commitment, OccurrenceStep, Step
from guatu.work.ledger.parts import parts_below, wholes_above
from guatu.work.ledger.reports import TELLING, standing
from guatu.work.ledger.stages import OccurrenceVerb, Verb

ANSWERING = (Verb.VERIFY, Verb.SEND_BACK)


def mark_bound(lines: Sequence[Commitment], user: int, posts: Sequence[HeldPost]) -> None:
    """Mark the lines that a verifier cannot verify (I3): a post of theirs lies in the office of the lead, an assistant or
    the one complained of, or the report was theirs. A line and its parts are bound by the offices of both."""
    paths = _paths_of(lines)
    reported = _reported_by(lines)
    for line in lines:
        bound = any(post.is_in_or_below(path) for post in posts for path in paths[line.pk])
        own = user in reported[line.pk]
        line.for_others = (  # type: ignore[attr-defined]
            "是您报的或代录的，由他人核实" if own else "与您的岗位有关，由他人核实" if bound else ""
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
    asked = Post.objects.on(day).filter(role__in=LOOKERS, user__isnull=False, office__path__gte=whole.path, office__path__lt=whole.path_end)
    below = paths_of_wholes_below(whole)
    lookers = [post for post in asked.select_related("office") if not any(post.office.path.startswith(path) for path in below)]
    sits: dict[int, set[str]] = defaultdict(set)
    instead = substitutes_in(lookers, day)
    users = {post.user_id for post in lookers if post.user_id} | {user.pk for each in instead.values() for user in each}
    held = Post.objects.on(day).filter(user__in=users).values_list("user", "office__path")
    stood_in = Substitute.objects.on(day).filter(user__in=users, post__user__isnull=False).values_list("user", "post__office__path")
    for user, path in (*held, *stood_in):
        sits[user or 0].add(path)

    paths, took_part = _paths_of(lines), _took_part(lines)
    told: dict[frozenset[int], tuple[str, ...]] = {}
    found = {}
    for line in lines:
        tied = frozenset(
            user for user in users
            if user in took_part[line.pk] or any(sat.startswith(path) for sat in sits[user] for path in paths[line.pk])
        )  # fmt: skip
        if tied not in told:
            told[tied] = tuple(dict.fromkeys(who_acts(lookers, day, without=tied, instead=instead)))
        found[line.pk] = told[tied]
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


def _reported_by(lines: Sequence[Commitment]) -> dict[int, set[int]]:
    """Return for each line who reported what is to be verified, or entered it: on the line since it was last verified or
    sent back, on a part of it ever."""
    journals: dict[int, list[Any]] = {line.pk: [] for line in lines}
    told = Step.objects.filter(commitment__in=journals, verb__in=[*TELLING, *ANSWERING]).order_by("number")
    for step in told.values_list("commitment", "verb", "user", named=True):
        journals[step.commitment].append(step)
    reported = {key: {step.user for step in standing(steps, answered_by=ANSWERING)} for key, steps in journals.items()}
    below = parts_below(lines)
    of_parts = Step.objects.filter(commitment__in=below, verb=Verb.REPORT)
    for key, by in of_parts.values_list("commitment", "user") if below else ():
        reported[below[key]].add(by)
    return reported
