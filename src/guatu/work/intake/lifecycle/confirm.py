"""确认: a candidate becomes a line of the ledger, as proposed or as the clerk has put it right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from guatu.records.offices.models import Office, Post
from guatu.records.trail.actors import Actor
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.models import Campaign, Commitment
from guatu.work.ledger.stages import Duty, Verb

from ..models import Candidate, Manner, State
from ..reading import target_of
from ..refusals import AlreadyDecided, NeedsALead, NeedsASecond
from ..teaching import learn_from_line
from .decide import decide


@dataclass(frozen=True, slots=True)
class Amount:
    """What a line is held against, as the clerk has put it; nothing where ``target`` is None."""

    target: Decimal | None
    unit: str = ""
    measure: str = ""
    compare: str = ""

    def as_fields(self) -> dict[str, Any]:
        """Return it as enter takes it."""
        if self.target is None:
            return {}
        return {"target": self.target, "unit": self.unit[:12], "measure": self.measure, "compare": self.compare}


def confirm(candidate: Candidate, *, by: Actor, on: date, at: datetime, **told: Any) -> Commitment:
    """Open a line from the candidate and return it. told: see ``open_line``.

    Raises NotYours, AlreadyDecided, NeedsASecond (the town demands two clerks: see agree), NeedsALead, and what
    enter and assign raise; then nothing is written.
    """
    clerk_of(by, candidate.document.whole, Verb.ENTER)
    if candidate.state != State.WAITING:
        raise AlreadyDecided
    if Manner.of(candidate.document.whole_id).two_clerks:
        raise NeedsASecond
    return open_line(candidate, by=by, on=on, at=at, **told)


def open_line(
    candidate: Candidate,
    *,
    by: Actor,
    on: date,
    at: datetime,
    title: str | None = None,
    duty: str | None = None,
    cadence: str | None = None,
    due: Due | None = None,
    undated: bool = False,
    lead: Office | None = None,
    assistants: Sequence[Office] = (),
    amount: Amount | None = None,
    standard: str = "",
    measures: str = "",
    campaign: Campaign | None = None,
    category: str | None = None,
    asked_by: Office | None = None,
    handler: Post | None = None,
    assign_now: bool = False,
    note: str = "",
    verb: str = "confirm",
    with_whom: str = "",
) -> Commitment:
    """Open a line from the candidate and return it.

    What is not given is taken as proposed. ``undated``: the proposed date is not wanted; ``amount``: what the line
    is held against, where the clerk has put it right. ``assign_now``: the line is assigned to ``lead`` (or to the
    office proposed) in the same breath, with the ``handler`` who is to do the work.
    ``note``: what was asked and confirmed, for the journal. verb, with_whom: how the decision is written down.
    """
    whole = candidate.document.whole
    post = clerk_of(by, whole, Verb.ENTER)
    # Whoever names a day for several at once, and no nature, wants them done by it: what is standing has no day.
    duty = duty or (Duty.DATED if due is not None and candidate.duty == Duty.STANDING else candidate.duty)
    if due is None and not undated and candidate.due:
        due = Due(candidate.due, candidate.due_basis, as_said(candidate))
    if duty == Duty.RECURRING and cadence is None:
        cadence = candidate.details.get("cadence") or ""
    held: dict[str, Any] = amount.as_fields() if amount is not None else target_of(candidate)
    if amount is None and isinstance(held.get("target"), Decimal) and held["target"] >= Decimal(10) ** 16:
        held = {}
    office = lead or candidate.lead
    if assign_now and office is None:
        raise NeedsALead

    with transaction.atomic():
        line, _ = enter(
            assigner=whole, title=title or candidate.title, by=by, on=on, at=at, quote=candidate.quote,
            document=candidate.document, start=candidate.start, end=candidate.end,
            said_on=candidate.document.dated, source=candidate.document.called[:200], duty=duty,
            cadence=cadence or "", due=due, field=office.field if office else "", standard=standard, measures=measures,
            campaign=campaign, category=category, asked_by=asked_by, assistants=assistants, note=note, **held,
        )  # fmt: skip
        if assign_now and office is not None:
            assign(
                line, to=office, duty=duty, by=by, on=on, at=at, cadence=cadence or "",
                undated=due is None, assistants=assistants, handler=handler,
            )  # fmt: skip
        values = {"line": line.number} | ({"with": with_whom} if with_whom else {})
        decide(
            candidate, verb, by=by, post=post, at=at, values=values,
            changes={
                "state": State.CONFIRMED, "commitment_id": line.pk, "lead_id": office.pk if office else None,
            },
        )  # fmt: skip
        learn_from_line(candidate, office, title=line.title, name=by.name, at=at)
    return line


def as_said(candidate: Candidate) -> str:
    """Return the words a proposed date rests on."""
    read = candidate.details.get("due") or {}
    return str(read.get("text") or candidate.due_why)
