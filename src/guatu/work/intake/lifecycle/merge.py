"""并: neighbouring candidates of a paper become one that spans them all."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from guatu.records.trail.actors import Actor
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.stages import Verb

from ..models import Candidate, State
from ..refusals import AlreadyDecided, NothingToMerge, NotNeighbours
from ..union import may_be_one, union_of
from .decide import decide
from .split import store


def merge(candidates: Sequence[Candidate], *, by: Actor, at: datetime) -> Candidate:
    """Join waiting neighbours into one candidate, which waits; the originals stay, merged, and point to it.

    It says what they say together (see guatu.work.intake.union).

    Raises NotYours, AlreadyDecided, NothingToMerge or NotNeighbours.
    """
    if len({each.pk for each in candidates}) < 2:
        raise NothingToMerge
    ordered = sorted(candidates, key=lambda each: each.place)
    first = ordered[0]
    document = first.document
    post = clerk_of(by, document.whole, Verb.ENTER)
    if any(each.state != State.WAITING for each in ordered):
        raise AlreadyDecided
    start, end = first.start, max(each.end for each in ordered)
    between = (
        document.candidates.waiting()
        .filter(faint=False, start__gte=start, end__lte=end)
        .exclude(pk__in=[each.pk for each in ordered])
        .first()
    )
    if between is not None:
        raise NotNeighbours(f"第 {between.number} 条在它们中间，还没有定。请先定那一条，或一起选上再并。")
    if not may_be_one(ordered):
        raise NotNeighbours("它们离得太远，并起来超过 600 字。请只并相邻的句子。")
    whole = union_of(ordered)  # read before the transaction: no reading while others wait
    with transaction.atomic():
        store([whole])
        for each in ordered:
            decide(
                each, "merge", by=by, post=post, at=at, values={"into": whole.number},
                changes={"state": State.MERGED, "merged_into_id": whole.pk},
            )  # fmt: skip
    return whole
