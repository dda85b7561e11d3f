"""撤销: a drafted line is taken back; its candidate waits again."""

from datetime import date, datetime

from django.db import transaction

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..offers import WHEN_WITHDRAWN
from ..refusals import NeedsWords
from ..stages import Verb
from .move import allowed, move
from .who import clerk_of


def withdraw(commitment: Commitment, *, reason: str, by: Actor, on: date, at: datetime) -> Step:
    """Take back a line that was not yet assigned. It stays in the ledger, struck out, with its reason.

    Raises NotYours, NotAllowedNow, NeedsWords or MovedMeanwhile.
    """
    post = clerk_of(by, commitment.assigner, Verb.WITHDRAW)
    allowed(commitment, Verb.WITHDRAW)
    if not reason.strip():
        raise NeedsWords("撤销的理由")
    with transaction.atomic():
        for told in WHEN_WITHDRAWN:
            told(commitment, by, post, at, reason.strip())
        return move(commitment, Verb.WITHDRAW, by=by, post=post, on=on, at=at, note=reason.strip())
