"""列入重点: a line that needs to be looked at oftener, by a leader's word or by rule."""

from datetime import date, datetime

from guatu.crafts.planning.watching import BY_HAND, Cause
from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..models.step import written_on
from ..refusals import IsNotWatched, IsWatched, NeedsWords
from ..stages import Verb
from .move import allowed, move
from .who import BY_THE_RULES, leader_over, post_of_the_rules


def watch(commitment: Commitment, *, reason: str, by: Actor, on: date, at: datetime, leaves_by_rule: bool = False) -> Step:
    """Put the line on the watch list of its town. A leader does it, with a reason.

    leaves_by_rule: it leaves as those that enter by rule do; else a leader takes it off

    Raises NotYours, NotAllowedNow, IsWatched, NeedsWords or MovedMeanwhile.
    """
    post = leader_over(by, commitment, Verb.WATCH, written_on(at))
    allowed(commitment, Verb.WATCH)
    check_watched(commitment, not_yet=True)
    if not reason.strip():
        raise NeedsWords("为什么列入重点")
    return move(
        commitment, Verb.WATCH, by=by, post=post, on=on, at=at, note=reason.strip(), watched_on=on, watch_rule=BY_HAND,
        watch_why=reason.strip()[:200], watch_leaves="green" if leaves_by_rule else "hand",
    )  # fmt: skip


def check_watched(commitment: Commitment, *, not_yet: bool) -> None:
    """Raise IsWatched or IsNotWatched: a line comes onto the list once, and leaves it when it is there."""
    if not_yet and commitment.watched_on is not None:
        raise IsWatched
    if not not_yet and commitment.watched_on is None:
        raise IsNotWatched


def watch_by_rule(commitment: Commitment, cause: Cause, *, whose: str, on: date, at: datetime) -> Step:
    """Put the line on the watch list because the rules say so; nobody decides it, and the step says which rule did.

    whose: who put the rules in force, and from when on: it is their act that this one follows

    Raises NotAllowedNow, IsWatched or MovedMeanwhile.
    """
    allowed(commitment, Verb.WATCH)
    check_watched(commitment, not_yet=True)
    return move(
        commitment, Verb.WATCH, by=BY_THE_RULES, post=post_of_the_rules(commitment.assigner, whose), on=on, at=at,
        note=f"按规则列入：{cause.words}", watched_on=on, watch_rule=cause.rule, watch_why=cause.words[:200], watch_leaves="green",
    )  # fmt: skip
