"""确认: a candidate becomes a line of the ledger, as proposed or as the clerk has put it right."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import Duty, Verb

from ..models import Candidate, State
from ..reading import target_of
from ..refusals import AlreadyDecided, NeedsALead
from .decide import decide


def confirm(
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
    assign_now: bool = False,
) -> Commitment:
    """Open a line from the candidate and return it.

    What is not given is taken as proposed. ``undated``: the proposed date is not wanted.
    ``assign_now``: the line is assigned to ``lead`` (or to the office proposed) in the same breath.

    Raises NotYours, AlreadyDecided, NeedsALead, and what enter and assign raise; then nothing is written.
    """
    whole = candidate.document.whole
    post = clerk_of(by, whole, Verb.ENTER)
    if candidate.state != State.WAITING:
        raise AlreadyDecided
    duty = duty or candidate.duty
    if due is None and not undated and candidate.due:
        due = Due(candidate.due, candidate.due_basis, as_said(candidate))
    if duty == Duty.RECURRING and cadence is None:
        cadence = candidate.details.get("cadence") or ""
    amount: dict[str, Any] = target_of(candidate)
    if isinstance(amount.get("target"), Decimal) and amount["target"] >= Decimal(10) ** 16:
        amount = {}
    office = lead or candidate.lead
    if assign_now and office is None:
        raise NeedsALead

    with transaction.atomic():
        line, _ = enter(
            assigner=whole, title=title or candidate.title, by=by, on=on, at=at, quote=candidate.quote,
            document=candidate.document, start=candidate.start, end=candidate.end,
            said_on=candidate.document.dated, source=candidate.document.called[:200], duty=duty,
            cadence=cadence or "", due=due, field=office.field if office else "",
            assistants=assistants, **amount,
        )  # fmt: skip
        if assign_now and office is not None:
            assign(
                line, to=office, duty=duty, by=by, on=on, at=at, cadence=cadence or "",
                undated=due is None, assistants=assistants,
            )  # fmt: skip
        decide(
            candidate, "confirm", by=by, post=post, at=at, values={"line": line.number},
            changes={
                "state": State.CONFIRMED, "commitment_id": line.pk, "lead_id": office.pk if office else None,
            },
        )  # fmt: skip
    return line


def as_said(candidate: Candidate) -> str:
    """Return the words a proposed date rests on."""
    read = candidate.details.get("due") or {}
    return str(read.get("text") or candidate.due_why)
