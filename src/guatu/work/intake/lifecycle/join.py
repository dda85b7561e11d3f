"""接: a later paper speaks of a line that is open already; its journal says so, and it may be put right at once."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from guatu.records.trail.actors import Actor
from guatu.work.ledger.lifecycle import amend, mention
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import Change, Verb

from ..models import Candidate, Decision, State
from ..refusals import AlreadyDecided, LineIsElsewhere
from .decide import decide


def join(
    candidate: Candidate, line: Commitment, *, change: Change, by: Actor, on: date, at: datetime,
    due: date | None = None, target: Decimal | None = None,
) -> Decision:  # fmt: skip
    """Write into the line's journal what the paper says of it; amend its date or amount, where those are given.

    The line's first wording and date stay. Nothing closes by itself, not even where the paper drops it.

    Raises NotYours, AlreadyDecided, LineIsElsewhere, and what mention and amend raise; then nothing is written.
    """
    document = candidate.document
    post = clerk_of(by, document.whole, Verb.ENTER)
    if candidate.state != State.WAITING:
        raise AlreadyDecided
    if line.assigner_id != document.whole_id:
        raise LineIsElsewhere
    amended: dict[str, Any] = {}
    if due is not None and due != line.due_last:
        amended["due_last"] = due
    if target is not None and target != line.target:
        amended["target"] = target
    with transaction.atomic():
        mention(line, change=change, words=candidate.quote, paper=document.called, by=by, on=on, at=at)
        if amended:
            amend(line, reason=f"{change.label}：《{document.called}》", by=by, on=on, at=at, **amended)
        return decide(
            candidate, "join", by=by, post=post, at=at,
            values={"line": line.number, "change": str(change), "amended": sorted(amended)},
            changes={"state": State.JOINED, "line_id": line.pk, "change": str(change)},
        )  # fmt: skip
