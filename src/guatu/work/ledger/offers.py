"""What rooms above hand in: the ledger asks, and never imports them.

A room above appends its function here when it is made ready.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor, HeldPost

from .models import Commitment


@dataclass(frozen=True, slots=True)
class LikelyLead:
    """An office that may be the lead of a line, and why."""

    office: Office
    why: str


# Who may lead a line: asked by the page that assigns it.
LIKELY_LEADS: list[Callable[[Commitment], list[LikelyLead]]] = []


# Told, inside the transaction, that a drafted line is taken back: its candidate waits again.
WHEN_WITHDRAWN: list[Callable[[Commitment, Actor, HeldPost, datetime, str], None]] = []


# Asked, inside the transaction, before a drafted line is assigned for the first time; whoever objects raises a refusal.
BEFORE_ASSIGNED: list[Callable[[Commitment, Actor], None]] = []


# Asked when a line is about to be closed: why it must be looked back at, in a few words; nothing where there is no reason.
WHY_LOOK_BACK: list[Callable[[Commitment], str]] = []


# Told, inside the transaction, which steps lost their words to a purge: what is kept of these words goes too.
WHEN_BLANKED: list[Callable[[list[int]], None]] = []


def likely_leads(commitment: Commitment) -> list[LikelyLead]:
    """Return what the rooms above propose as leads, without doubles, likeliest first; none of those complained of."""
    found: dict[int, LikelyLead] = {}
    for propose in LIKELY_LEADS:
        for lead in propose(commitment):
            if commitment.concerns is None or not lead.office.path.startswith(commitment.concerns.path):
                found.setdefault(lead.office.pk, lead)
    return list(found.values())
