"""销号: the approver puts the seal on it."""

from datetime import date, datetime

from guatu.records.almanac.categories import Category, category_of
from guatu.records.trail.actors import Actor

from .. import look_backs, offers
from ..models import Commitment, Step
from ..refusals import GradeIsNotAsked, NeedsGrade, NeedsPublishing, NeedsWords, StillPublic
from ..stages import Verb
from .move import allowed, move
from .report import check_parts_are_done
from .who import approver_of


def close(commitment: Commitment, *, by: Actor, on: date, at: datetime, grade: str = "", note: str = "", lot: str = "") -> Step:
    """Close a verified line, by whom its class names: the leader in charge of the lead, any approver, the main leader.

    Whether it is to be looked back at is drawn here, and the step keeps it: what once gave trouble always, of the rest
    the share of its class.

    grade: one of the words of its class, where it has any
    lot: by which it is drawn; given only where a history is told anew (the demo), else nobody knows it before

    Raises NotAllowedNow, CloserIsNotNamed, NeedsPublishing or StillPublic (the class demands 公示, or it has not
    ended), NeedsWords (an objection was noted and is not answered), NeedsGrade, GradeIsNotAsked, PartsAreOpen
    (a part of it is not finished) or MovedMeanwhile.
    """
    allowed(commitment, Verb.CLOSE)
    post = approver_of(by, commitment, on)
    check_parts_are_done(commitment, "销号")
    category = category_of(commitment)
    check_published(commitment, category, on)
    if commitment.objections and not note.strip():
        raise NeedsWords("对公示中的异议是怎么处理的")
    grade = grade.strip()
    if category.grades and grade not in category.grades:
        raise NeedsGrade(category.name, category.grades)
    if grade and not category.grades:
        raise GradeIsNotAsked(category.name)
    besides = [words for tell in offers.WHY_LOOK_BACK if (words := tell(commitment))]
    lot = lot or look_backs.new_lot()
    look_back_by, why = look_backs.drawn_at_closing(
        commitment, category, lot=lot, closed_on=on, at=at, besides=besides
    )
    return move(
        commitment, Verb.CLOSE, by=by, post=post, on=on, at=at, note=note, grade=grade, closed_on=on, closed_at=at,
        look_back_by=look_back_by, look_back_why=why, look_back_lot=lot,
    )  # fmt: skip


def check_published(commitment: Commitment, category: Category, on: date) -> None:
    """Raise a refusal while the class demands a notice that was not put up, or one still hangs. It names who may."""
    if category.public_days and commitment.published_on is None:
        raise NeedsPublishing(category.name, category.public_days, commitment.assigner.called)
    if commitment.public_until is not None and on <= commitment.public_until:
        raise StillPublic(commitment.public_until)
