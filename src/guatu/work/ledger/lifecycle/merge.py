"""并案: two lines that are one matter become one; the other keeps its number and its journal."""

from datetime import date, datetime

from django.db import transaction

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..models.step import written_on
from ..refusals import CannotTakeIn, NeedsWords
from ..stages import Verb
from .move import allowed, move
from .report import check_parts_are_done
from .who import remover_of


def merge(
    commitment: Commitment, into: Commitment, *, reason: str, by: Actor, on: date, at: datetime
) -> Step:
    """Let the line end in another open line of the same town, which notes what it took in.

    By the clerk while it is drafted, else by an approver. It leaves the counts, and stands beside them.

    Raises NotYours, NotAllowedNow, CannotTakeIn, NeedsWords, PartsAreOpen or MovedMeanwhile.
    """
    post = remover_of(by, commitment, Verb.MERGE, written_on(at))
    allowed(commitment, Verb.MERGE)
    if into.pk == commitment.pk or into.assigner_id != commitment.assigner_id or not into.is_open:
        raise CannotTakeIn(into.number)
    if not reason.strip():
        raise NeedsWords("并案的理由")
    check_parts_are_done(commitment, "并案")
    with transaction.atomic():
        move(
            into, Verb.TAKE_IN, by=by, post=post, on=on, at=at,
            note=f"{commitment.number}“{commitment.title[:40]}”并入：{reason.strip()}",
        )  # fmt: skip
        return move(
            commitment, Verb.MERGE, by=by, post=post, on=on, at=at, note=reason.strip(), merged_into_id=into.pk, asked_due=None
        )
