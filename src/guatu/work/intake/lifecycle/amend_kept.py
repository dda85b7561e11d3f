"""更正大事记、数据线索: what was kept of a paper is put right; what the paper said stays with its candidate."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from guatu.records.trail.actors import Actor
from guatu.work.ledger.lifecycle.move import plain
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.stages import Verb

from ..models import Entry, Figure
from ..refusals import KeptIsTakenBack, NothingIsPutRight
from .decide import decide


@dataclass(frozen=True, slots=True)
class EntryAsItIs:
    """An entry of the chronicle as it is to stand."""

    words: str
    day: date
    place: str = ""


@dataclass(frozen=True, slots=True)
class FigureAsItIs:
    """A figure as it is to stand."""

    name: str
    value: Decimal
    unit: str = ""
    day: date | None = None


def amend_kept(kept: Entry | Figure, told: EntryAsItIs | FigureAsItIs, *, reason: str, by: Actor, at: datetime) -> None:
    """Put an entry or a figure right; both values of what changed stand in the journal of its candidate.

    Raises NotYours, KeptIsTakenBack, NothingIsPutRight or AlreadyDecided.
    """
    post = clerk_of(by, kept.whole, Verb.AMEND)
    if kept.taken_back:
        raise KeptIsTakenBack
    values = {
        name: [plain(getattr(kept, name)), plain(value)]
        for name in told.__slots__
        if plain(getattr(kept, name)) != plain(value := getattr(told, name))
    }
    if not values:
        raise NothingIsPutRight
    with transaction.atomic():
        decide(
            kept.candidate, "amend", by=by, post=post, at=at, reason=reason.strip(), changes={},
            values={kept._meta.model_name or "": kept.pk} | values,
        )  # fmt: skip
        for name in values:
            setattr(kept, name, getattr(told, name))
        kept.save(update_fields=list(values))
