"""复查: somebody else looks whether a standing duty is still kept. It is never overdue; the next look has a day."""

from datetime import date, datetime
from typing import Any

from guatu.crafts.timing.rhythm import months_later, on_workday
from guatu.records.almanac.calendars import calendar_of
from guatu.records.trail.actors import Actor, HeldPost

from ..models import Commitment, Step
from ..refusals import NeedsWords, NothingToReview, ReviewerIsNotAnother
from ..stages import REVIEW_EACH, REVIEW_MONTHS, Duty, ReviewFinding, Stage, Verb
from .move import allowed, move
from .who import LOOKERS, bound_paths, who_may_verify


def review(commitment: Commitment, *, finding: str, words: str, by: Actor, on: date, at: datetime) -> Step:
    """Write down how a standing line was found to be kept: 坚持, 松懈 or 中断. The line stays where it is.

    The next look is due as many months later as the line says, a quarter where it says nothing.

    Raises NotAllowedNow, NothingToReview, ReviewerIsNotAnother, NeedsWords, DayIsImpossible or MovedMeanwhile;
    ValueError for another finding.
    """
    allowed(commitment, Verb.REVIEW)
    check_standing(commitment)
    post = reviewer_of(by, commitment, on)
    if not words.strip():
        raise NeedsWords("看到的情况")
    return move(
        commitment, Verb.REVIEW, by=by, post=post, on=on, at=at, note=words.strip(),
        reviewed_on=on, review_finding=ReviewFinding(finding).value, review_on=next_review(commitment, on),
    )  # fmt: skip


def check_standing(commitment: Commitment) -> None:
    """Raise NothingToReview of a line that ends some day."""
    if commitment.duty != Duty.STANDING:
        raise NothingToReview


def reviewer_of(actor: Actor, commitment: Commitment, on: date) -> HeldPost:
    """Return the post by which the actor reviews: a verifier's or a clerk's, of somebody who does not keep the duty.

    Raises ReviewerIsNotAnother, which names who may.
    """
    reported = set(commitment.steps.filter(verb=Verb.REPORT).values_list("user", flat=True))
    bound = bound_paths(commitment, on)

    def refuse(why: str) -> ReviewerIsNotAnother:
        return ReviewerIsNotAnother(why, who_may_verify(commitment, on, without=reported, bound=bound, roles=LOOKERS))

    if actor.user in reported:
        raise refuse("这一条您报过或代录过。")
    if any(post.is_in_or_below(path) for post in actor.posts for path in bound):
        raise refuse("您有岗位在主办或协办单位里。")
    whole = commitment.assigner
    for post in actor.posts_as(*LOOKERS):
        if whole.path.startswith(post.whole_path):
            return post
    raise refuse(f"您今天没有{whole.called}或上级的核实岗、督办岗。")


def next_review(commitment: Commitment, since: date, cadence: str | None = None) -> date:
    """Return the working day on which a standing line is to be looked at again."""
    each = commitment.cadence if cadence is None else cadence
    return on_workday(months_later(since, REVIEW_MONTHS.get(each, REVIEW_MONTHS[REVIEW_EACH])), calendar_of(commitment.assigner))


def kept_from(commitment: Commitment, **changes: Any) -> dict[str, Any]:
    """Return what a change of stage, duty or cadence makes of the day of the next look.

    It is counted from the last look, else from the day the line was signed for; only of a standing line.
    """
    told = {name: changes.get(name, getattr(commitment, name)) for name in ("duty", "cadence", "signed_on", "reviewed_on")}
    since = told["reviewed_on"] or told["signed_on"]
    if told["duty"] != Duty.STANDING or since is None or commitment.stage == Stage.DRAFTED:
        return {"review_on": None}
    return {"review_on": next_review(commitment, since, told["cadence"])}
