"""A step of a campaign's, a screening's or an occurrence's journal, with its link in the trail."""

import secrets
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models
from django.db.models import Max
from django.utils import timezone

from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import content_hash, seal

from ..models import CampaignStep, OccurrenceStep, ScreeningStep
from ..refusals import DayIsImpossible
from .move import plain

S = TypeVar("S", CampaignStep, ScreeningStep, OccurrenceStep)


def changed(row: models.Model, changes: dict[str, Any]) -> dict[str, list[Any]]:
    """Return what differs, both values of each as JSON keeps them; a new row (no key yet) had nothing before."""
    found = {}
    for name, value in changes.items():
        before, after = (plain(getattr(row, name)) if row.pk else None), plain(value)
        if before != after and not (row.pk is None and after == ""):
            found[name] = [before, after]
    return found


def write(step: S, last: models.QuerySet[S], *, by: Actor, post: HeldPost, at: datetime) -> S:
    """Number the step after the last of its journal, seal it and keep it. Inside the transaction of the act."""
    step.number = (last.aggregate(last=Max("number"))["last"] or 0) + 1
    step.at, step.user, step.user_name, step.post, step.post_title = at, by.user, by.named_in(post), post.key, post.title
    step.salt = secrets.token_hex(16)
    link = seal(
        verb=step.verb, subject=step.subject, user=by.user, post=post.key,
        content=content_hash(step.content(), step.salt), at=at,
    )  # fmt: skip
    step.link = link.number
    step.save(force_insert=True)
    return step


def check_day(what: str, on: date, at: datetime, *, after: date | None = None, after_what: str = "") -> None:
    """Raise DayIsImpossible for a day that has not come, or that lies before what it follows."""
    if on > timezone.localtime(at).date():
        raise DayIsImpossible(f"{what}的日期 {on:%Y-%m-%d} 还没有到。请改成今天或以前的一天。")
    if after and on < after:
        raise DayIsImpossible(f"{what}的日期 {on:%Y-%m-%d} 早于{after_what}的 {after:%Y-%m-%d}。请核对日期。")


def witness_of(
    model: type[CampaignStep] | type[ScreeningStep] | type[OccurrenceStep],
) -> Callable[[], Iterator[tuple[int, str]]]:
    """Return the witness of a journal: for each step its link's number and its content's hash, as the rows give it."""

    def witness() -> Iterator[tuple[int, str]]:
        for step in model._default_manager.order_by("link").iterator(chunk_size=2000):
            yield step.link, content_hash(step.content(), step.salt)

    return witness
