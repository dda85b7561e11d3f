"""移出重点: a line goes on without being watched, by a leader's word or by rule."""

from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..models.step import written_on
from ..refusals import NeedsWords
from ..stages import Verb
from .move import NOT_WATCHED, allowed, move
from .watch import check_watched
from .who import BY_THE_RULES, leader_over, post_of_the_rules


def unwatch(commitment: Commitment, *, reason: str, by: Actor, on: date, at: datetime) -> Step:
    """Take the line off the watch list. What the rules knew by now does not bring it back.

    Raises NotYours, NotAllowedNow, IsNotWatched, NeedsWords or MovedMeanwhile.
    """
    post = leader_over(by, commitment, Verb.UNWATCH, written_on(at))
    allowed(commitment, Verb.UNWATCH)
    check_watched(commitment, not_yet=False)
    if not reason.strip():
        raise NeedsWords("为什么移出重点")
    return move(commitment, Verb.UNWATCH, by=by, post=post, on=on, at=at, note=reason.strip(), **NOT_WATCHED, watch_left_on=on)


def unwatch_by_rule(commitment: Commitment, why: str, *, whose: str, on: date, at: datetime) -> Step:
    """Take the line off the watch list because the rules say so. whose: who put them in force, and from when on.

    Raises NotAllowedNow, IsNotWatched or MovedMeanwhile.
    """
    allowed(commitment, Verb.UNWATCH)
    check_watched(commitment, not_yet=False)
    post = post_of_the_rules(commitment.assigner, whose)
    return move(
        commitment, Verb.UNWATCH, by=BY_THE_RULES, post=post, on=on, at=at, note=f"按规则移出：{why}", **NOT_WATCHED, watch_left_on=on
    )
