"""查看: somebody was at an object of the round, and says what was seen: nothing, or one sentence."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from guatu.records.offices.models import ANSWERING, Office, Role
from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import hold

from ..models import ScreeningObject, ScreeningStep
from ..refusals import FindingIsALine, MovedMeanwhile, NeedsWords, NothingChanged, NotYoursEither, ScreeningHasEnded
from ..stages import GONE, Answer, ScreeningVerb
from .sealing import changed, check_day, write


def answer_screening(
    place: ScreeningObject,
    *,
    answer: str,
    by: Actor,
    on: date,
    at: datetime,
    words: str = "",
    looked_by: str = "",
) -> ScreeningStep:
    """Keep what was seen at an object on a day. It may be answered again: both answers stay in the journal.

    looked_by: the post or office that was there; whoever enters it, if nothing is said. The clerk who enters
    it on behalf of the object's office has to say it.

    Raises NotYours, ScreeningHasEnded, FindingIsALine, NeedsWords, NothingChanged, DayIsImpossible or MovedMeanwhile.
    """
    screening = place.screening
    post, behalf = looker(by, place)
    if screening.ended_on is not None:
        raise ScreeningHasEnded
    if place.line is not None and place.line.stage not in GONE:
        raise FindingIsALine(place.line.number)
    answer = Answer(answer)
    if answer == Answer.FOUND and not words.strip():
        raise NeedsWords("发现了什么问题")
    if behalf is not None and not looked_by.strip():
        raise NeedsWords("是谁去看的（代录要写明单位或岗位）")
    begun = screening.steps.order_by("number").values_list("on", flat=True).first()
    check_day("查看", on, at, after=begun, after_what="开始排查")
    told = {
        "answer": answer.value, "words": words.strip()[:300],
        "looked_by": (looked_by.strip() or post.title)[:40], "looked_on": on,
    }  # fmt: skip
    return change_object(place, told, ScreeningVerb.ANSWER, by=by, post=post, on=on, at=at, behalf=behalf)


def looker(by: Actor, place: ScreeningObject) -> tuple[HeldPost, Office | None]:
    """Return the post by which the actor answers for the object, and on whose behalf. Raises NotYours.

    An office's own people answer for it; for a firm or site, those of the office that runs the campaign;
    the clerk may enter either.
    """
    campaign = place.screening.campaign
    own = place.office or campaign.office
    if own is not None:
        for post in by.posts_as(*ANSWERING):
            if post.is_in_or_below(own.path):
                return post, None
    for post in by.posts_as(Role.CLERK):
        if post.whole == campaign.whole_id:
            return post, place.office
    who = f"{own.called}的人，或{campaign.whole.called}的督办岗代录" if own else f"{campaign.whole.called}的督办岗"
    raise NotYoursEither(f"填“{place.name}”的排查结果", who)


def change_object(
    place: ScreeningObject,
    told: dict[str, Any],
    verb: ScreeningVerb,
    *,
    by: Actor,
    post: HeldPost,
    on: date,
    at: datetime,
    behalf: Office | None = None,
) -> ScreeningStep:
    """Change the object if it is still as it was read; write its step. Raises NothingChanged or MovedMeanwhile."""
    with transaction.atomic():
        hold()
        values = changed(place, told)
        if not values:
            raise NothingChanged
        fresh = ScreeningObject.objects.filter(pk=place.pk, version=place.version)
        if not fresh.update(version=place.version + 1, **told):
            raise MovedMeanwhile
        place.version += 1
        for name, value in told.items():
            setattr(place, name, value)
        step = ScreeningStep(
            screening=place.screening, object=place, verb=verb, on=on, values=values, on_behalf_of=behalf
        )
        return write(step, ScreeningStep.objects.filter(screening=place.screening), by=by, post=post, at=at)
