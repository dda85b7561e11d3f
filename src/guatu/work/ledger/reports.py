"""Which reports of a line stand: what was taken back does not, nor what was said before the line was listed again."""

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from .models import Step
from .stages import Verb

# What has to be known of a journal to say which reports stand.
TELLING = (Verb.REPORT, Verb.TAKE_BACK, Verb.RELIST)


class Told(Protocol):
    """A step, or what was asked of it."""

    @property
    def verb(self) -> str: ...


T = TypeVar("T", bound=Told)


def standing(steps: Iterable[T], *, answered_by: Collection[Verb] = ()) -> list[T]:
    """Return the reports that stand, the oldest first. steps: of one line, in their order

    answered_by: the verbs that answer whatever was reported before them, where only what waits for an answer is asked for
    """
    found: list[T] = []
    for step in steps:
        if step.verb == Verb.REPORT:
            found.append(step)
        elif step.verb == Verb.TAKE_BACK and found:
            found.pop()
        elif step.verb == Verb.RELIST or step.verb in answered_by:
            found.clear()
    return found


def taken_back(steps: Iterable[Step]) -> set[int]:
    """Return the numbers of the reports that were taken back. steps: of one line, in their order"""
    found: set[int] = set()
    last = 0
    for step in steps:
        if step.verb == Verb.REPORT:
            last = step.number
        elif step.verb == Verb.TAKE_BACK:
            found.add(last)
    return found


def not_taken_back(reports: QuerySet[Step]) -> QuerySet[Step]:
    """The same, asked of the database: only the last report is ever taken back, so the next word after it says so."""
    said = Step.objects.filter(commitment=OuterRef("commitment"), number__gt=OuterRef("number"), verb__in=[Verb.REPORT, Verb.TAKE_BACK])
    next_word = Coalesce(Subquery(said.order_by("number").values("verb")[:1]), Value(""))  # where nothing follows, nothing is unknown
    return reports.alias(said_next=next_word).exclude(said_next=Verb.TAKE_BACK)
