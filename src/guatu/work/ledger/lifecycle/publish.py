"""公示: before the closing everybody may read what was done, for so many working days."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.categories import category_of
from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..models.step import workdays_late
from ..refusals import NeedsWords, PublishedTooShort
from ..stages import Verb
from .move import allowed, move
from .who import clerk_of

# A line that goes back to its lead has to be made public anew.
UNPUBLISHED: dict[str, Any] = {"published_on": None, "public_until": None, "objections": 0}


def publish(commitment: Commitment, *, words: str, by: Actor, on: date, at: datetime, days: int | None = None) -> Step:
    """Put up the notice of a verified line on a day; it hangs so many working days, the first not counted.

    words: where it hangs, and what it says
    days: so many working days; not fewer than the class of the line demands, and that many if not given

    A notice may be put up again; its days then count from the new one. Of one that is written down more than two
    working days later nobody could know: its days count from the day it is written.
    Raises NotYours, NotAllowedNow, NeedsWords, PublishedTooShort or MovedMeanwhile.
    """
    post = clerk_of(by, commitment.assigner, Verb.PUBLISH)
    allowed(commitment, Verb.PUBLISH)
    if not words.strip():
        raise NeedsWords("公示贴在哪里、写了什么")
    category = category_of(commitment)
    days = category.public_days if days is None else days
    if days < max(1, category.public_days):
        raise PublishedTooShort(category.name, category.public_days)
    calendar = calendar_of(commitment.assigner)
    hangs_from = timezone.localtime(at).date() if workdays_late(on, at, calendar) else on
    last = calendar.add_workdays(hangs_from, days)
    return move(
        commitment, Verb.PUBLISH, by=by, post=post, on=on, at=at, note=words.strip(), published_on=on, public_until=last
    )
