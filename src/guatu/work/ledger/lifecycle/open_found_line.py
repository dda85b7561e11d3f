"""立账: what a round has found becomes a line of its campaign."""

from datetime import date, datetime

from django.db import transaction

from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor, HeldPost

from ..dues import Due
from ..models import Commitment, ScreeningObject
from ..refusals import FindingIsALine, NothingFound
from ..stages import GONE, Answer, Duty, ScreeningVerb, Verb
from .answer_screening import change_object
from .assign import assign
from .enter import enter
from .who import clerk_of


def open_found_line(
    place: ScreeningObject,
    *,
    title: str,
    by: Actor,
    on: date,
    at: datetime,
    lead: Office | None = None,
    due: Due | None = None,
    standard: str = "",
    nature: str = "",
) -> Commitment:
    """Open a line from the finding (and assign it, with a lead); it knows the round and the place it comes from.

    Raises NotYours, NothingFound, FindingIsALine, MovedMeanwhile, and what enter and assign raise.
    """
    campaign = place.screening.campaign
    post = opener_of(by, place)
    with transaction.atomic():
        line, _ = enter(
            assigner=campaign.whole, title=title, source=f"排查：{place.screening.name}·{place.name}，{place.looked_by}看的",
            quote="", said_on=place.looked_on, due=due, standard=standard, nature=nature, campaign=campaign,
            field=lead.field if lead else "", note=place.words, by=by, on=on, at=at,
        )  # fmt: skip
        if lead is not None:
            assign(line, to=lead, duty=Duty.DATED, undated=due is None, by=by, on=on, at=at)
        change_object(place, {"line_id": line.pk}, ScreeningVerb.OPEN_LINE, by=by, post=post, on=on, at=at)
        place.line = line
    return line


def opener_of(actor: Actor, place: ScreeningObject) -> HeldPost:
    """Return the clerk's post by which the actor opens a line from the finding. Raises NotYours, NothingFound or FindingIsALine."""
    post = clerk_of(actor, place.screening.campaign.whole, Verb.ENTER)
    if place.answer != Answer.FOUND:
        raise NothingFound
    if place.line is not None and place.line.stage not in GONE:
        raise FindingIsALine(place.line.number)
    return post
