"""开始排查: a round over a list of villages, firms or sites; objects may be added while it runs."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import hold

from ..models import Campaign, Screening, ScreeningObject, ScreeningStep
from ..refusals import (
    NeedsWords,
    NothingToAdd,
    ObjectIsAPerson,
    ObjectIsElsewhere,
    ScreeningHasEnded,
    ScreeningNameTaken,
)
from ..stages import ScreeningVerb
from .begin_campaign import check_running
from .sealing import changed, check_day, write
from .who import clerk_of_whole

MOST = 2000
# A telephone or identity number: an object of a round is a place, never a person (I7).
NUMBERS = re.compile(r"(?<!\d)(?:1\d{10}|\d{17}[\dXx])(?!\d)")


def begin_screening(
    campaign: Campaign,
    *,
    name: str,
    by: Actor,
    on: date,
    at: datetime,
    words: str = "",
    until: date | None = None,
    offices: Sequence[Office] = (),
    names: Sequence[str] = (),
) -> tuple[Screening, ScreeningStep]:
    """Begin a round over the offices and names; return it with its first step.

    Raises NotYours, CampaignHasEnded, NeedsWords, ScreeningNameTaken, NothingToAdd, ObjectIsElsewhere,
    ObjectIsAPerson or DayIsImpossible.
    """
    post = beginner_of(by, campaign)
    check_day(ScreeningVerb.BEGIN.label, on, at)
    if not name.strip():
        raise NeedsWords("排查的名称")
    with transaction.atomic():
        hold()
        if Screening.objects.filter(campaign=campaign, name=name.strip()[:80]).exists():
            raise ScreeningNameTaken
        told = {"name": name.strip()[:80], "words": words.strip(), "until": until}
        screening = Screening(campaign=campaign, version=1)
        values = changed(screening, told)
        for field, value in told.items():
            setattr(screening, field, value)
        screening.save(force_insert=True)
        values["objects"] = [[], _list(screening, offices, names)]
        step = ScreeningStep(screening=screening, verb=ScreeningVerb.BEGIN, on=on, values=values)
        return screening, write(step, ScreeningStep.objects.filter(screening=screening), by=by, post=post, at=at)


def add_objects(
    screening: Screening, *, by: Actor, on: date, at: datetime, offices: Sequence[Office] = (), names: Sequence[str] = ()
) -> ScreeningStep:
    """Add what the list forgot. What is listed already stays as it is.

    Raises NotYours, ScreeningHasEnded, NothingToAdd, ObjectIsElsewhere, ObjectIsAPerson or DayIsImpossible.
    """
    post = keeper_of(by, screening, ScreeningVerb.ADD)
    check_day(ScreeningVerb.ADD.label, on, at)
    with transaction.atomic():
        hold()
        values = {"objects": [[], _list(screening, offices, names)]}
        step = ScreeningStep(screening=screening, verb=ScreeningVerb.ADD, on=on, values=values)
        return write(step, ScreeningStep.objects.filter(screening=screening), by=by, post=post, at=at)


def beginner_of(actor: Actor, campaign: Campaign) -> HeldPost:
    """Return the clerk's post by which the actor begins a round. Raises NotYours or CampaignHasEnded."""
    post = clerk_of_whole(actor, campaign.whole, ScreeningVerb.BEGIN.label)
    check_running(campaign.whole, campaign)
    return post


def keeper_of(actor: Actor, screening: Screening, verb: ScreeningVerb) -> HeldPost:
    """Return the clerk's post by which the actor keeps a round that is not over. Raises NotYours or ScreeningHasEnded."""
    post = clerk_of_whole(actor, screening.campaign.whole, verb.label)
    if screening.ended_on is not None:
        raise ScreeningHasEnded
    return post


def _list(screening: Screening, offices: Sequence[Office], names: Sequence[str]) -> list[str]:
    """List the objects that are not yet there; return their names."""
    whole = screening.campaign.whole
    wanted: dict[str, Office | None] = {}
    for office in offices:
        if not office.is_below(whole):
            raise ObjectIsElsewhere(office.called)
        wanted.setdefault(office.called[:60], office)
    for name in names:
        plain = " ".join(name.split())[:60]
        if NUMBERS.search(plain):
            raise ObjectIsAPerson
        if plain:
            wanted.setdefault(plain, None)
    there = set(ScreeningObject.objects.filter(screening=screening).values_list("name", flat=True))
    new = [(name, office) for name, office in wanted.items() if name not in there]
    if not new:
        raise NothingToAdd
    if len(new) + len(there) > MOST:
        raise NothingToAdd(f"一轮排查最多列 {MOST} 个对象，现在有 {len(new) + len(there)} 个。请分成几轮。")
    ScreeningObject.objects.bulk_create(
        ScreeningObject(screening=screening, office=office, name=name, order=len(there) + place)
        for place, (name, office) in enumerate(new, 1)
    )
    return [name for name, _ in new]
