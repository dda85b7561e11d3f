"""再提: a later paper says again what is in the ledger already."""

from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Commitment, Step
from ..refusals import NeedsWords
from ..stages import Change, Verb
from .move import allowed, move
from .who import clerk_of


def mention(
    commitment: Commitment, *, change: Change, words: str, by: Actor, on: date, at: datetime, paper: str = ""
) -> Step:
    """Write into the line's journal that a later paper repeats, raises, lowers, moves or drops it.

    The line itself stays as it is, with its first wording and date (I4); what the paper changes is put right by
    amend, by whoever may. words: the paper's own; paper: its name.

    Raises NotYours, NotAllowedNow, NeedsWords or MovedMeanwhile.
    """
    post = clerk_of(by, commitment.assigner, Verb.MENTION)
    allowed(commitment, Verb.MENTION)
    if not words.strip():
        raise NeedsWords("文件里怎么说的")
    said = f"{change.label}：{words.strip()}" + (f"（《{paper}》）" if paper else "")
    return move(commitment, Verb.MENTION, by=by, post=post, on=on, at=at, note=said)


def take_back(commitment: Commitment, *, words: str, by: Actor, on: date, at: datetime, paper: str = "") -> Step:
    """Write that a mention was a mistake: the earlier step stays, and this one says that it counts no more.

    Raises NotYours, NotAllowedNow or MovedMeanwhile.
    """
    post = clerk_of(by, commitment.assigner, Verb.MENTION)
    allowed(commitment, Verb.MENTION)
    said = f"撤回再提：{words.strip()}" + (f"（《{paper}》）" if paper else "")
    return move(commitment, Verb.MENTION, by=by, post=post, on=on, at=at, note=said)
