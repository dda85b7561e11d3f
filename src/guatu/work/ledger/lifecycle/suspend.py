"""挂账: what cannot go on now stands still, with a plan and a day to take it up again."""

from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..models.step import written_on
from ..refusals import DayIsImpossible, NeedsWords
from ..stages import Verb
from .move import allowed, move
from .who import leader_over


def suspend(commitment: Commitment, *, until: date, plan: str, by: Actor, on: date, at: datetime) -> Step:
    """Let the line stand still until a day. Its clock does not run meanwhile, and it is counted beside the rates.

    Raises NotYours, NotAllowedNow, NeedsWords, DayIsImpossible or MovedMeanwhile.
    """
    post = leader_over(by, commitment, Verb.SUSPEND, written_on(at))
    allowed(commitment, Verb.SUSPEND)
    if not plan.strip():
        raise NeedsWords("为什么挂账、接下来的计划")
    if until <= on:
        raise DayIsImpossible(f"挂账到的日子 {until:%Y-%m-%d} 要在挂账的 {on:%Y-%m-%d} 以后。请改成以后的一天。")
    return move(
        commitment, Verb.SUSPEND, by=by, post=post, on=on, at=at, note=plan.strip(), suspended_on=on, resumes_on=until
    )
