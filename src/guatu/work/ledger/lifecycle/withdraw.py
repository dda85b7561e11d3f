"""撤销: a line is taken back; the candidate of a drafted one waits again."""

from datetime import date, datetime

from django.db import transaction

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..models.step import written_on
from ..offers import WHEN_WITHDRAWN
from ..refusals import NeedsWords
from ..stages import Stage, Verb
from .move import allowed, move
from .report import check_parts_are_done
from .who import remover_of


def withdraw(commitment: Commitment, *, reason: str, by: Actor, on: date, at: datetime) -> Step:
    """Take back an open line: by the clerk while it is drafted, else by an approver. It stays, struck out, with its reason.

    A divided line goes after its parts. Of a part that goes, its whole says what is missing now.

    Raises NotYours, NotAllowedNow, NeedsWords, PartsAreOpen or MovedMeanwhile.
    """
    drafted = commitment.stage == Stage.DRAFTED
    post = remover_of(by, commitment, Verb.WITHDRAW, written_on(at))
    allowed(commitment, Verb.WITHDRAW)
    if not reason.strip():
        raise NeedsWords("撤销的理由")
    check_parts_are_done(commitment, "撤销")
    with transaction.atomic():
        for told in WHEN_WITHDRAWN if drafted else []:
            told(commitment, by, post, at, reason.strip())
        return move(
            commitment, Verb.WITHDRAW, by=by, post=post, on=on, at=at, note=reason.strip(), asked_due=None
        )
