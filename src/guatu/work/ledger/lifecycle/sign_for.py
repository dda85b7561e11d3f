"""签收: the lead takes the commitment on."""

from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..stages import Verb
from .move import allowed, move
from .review import kept_from
from .who import unit_or_clerk


def sign_for(commitment: Commitment, *, by: Actor, on: date, at: datetime, note: str = "") -> Step:
    """Take the commitment on: by the lead, or by the clerk on its behalf (both names are kept).

    Raises NotYours, NotAllowedNow or MovedMeanwhile.
    """
    post, behalf = unit_or_clerk(by, commitment, Verb.SIGN_FOR)
    allowed(commitment, Verb.SIGN_FOR)
    return move(
        commitment, Verb.SIGN_FOR, by=by, post=post, on=on, at=at, note=note, on_behalf_of=behalf, signed_on=on,
        **kept_from(commitment, signed_on=on),
    )  # fmt: skip
