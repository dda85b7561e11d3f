"""What rooms above hand in: the ledger asks, and never imports them.

A room above appends its function here when it is made ready.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor, HeldPost

from .models import Commitment


@dataclass(frozen=True, slots=True)
class LikelyLead:
    """An office that may be the lead of a line, and why."""

    office: Office
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that a room above draws: its template, and what the template needs, as ``told``."""

    template: str
    told: Any


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


# Drawn on a line's page beside it, for whoever looks at a moment; nothing where there is nothing to be said.
LINE_PANELS: list[Callable[[Commitment, Actor, datetime], Part | None]] = []


# Drawn on the home page of a town, for whoever looks at a moment.
HOME_BLOCKS: list[Callable[[Actor, Office, datetime], Part | None]] = []


def line_panels(commitment: Commitment, actor: Actor, at: datetime) -> list[Part]:
    """Return what the rooms above draw beside a line."""
    return [part for draw in LINE_PANELS if (part := draw(commitment, actor, at)) is not None]


def home_blocks(actor: Actor, whole: Office, at: datetime) -> list[Part]:
    """Return what the rooms above draw on the home page."""
    return [part for draw in HOME_BLOCKS if (part := draw(actor, whole, at)) is not None]


def likely_leads(commitment: Commitment) -> list[LikelyLead]:
    """Return what the rooms above propose as leads, without doubles, likeliest first; none of those complained of."""
    found: dict[int, LikelyLead] = {}
    for propose in LIKELY_LEADS:
        for lead in propose(commitment):
            if commitment.concerns is None or not lead.office.path.startswith(commitment.concerns.path):
                found.setdefault(lead.office.pk, lead)
    return list(found.values())
