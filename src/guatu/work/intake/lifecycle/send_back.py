"""退回拟办: where two clerks are demanded, the second says what is wrong, and the first has it before her again."""

from datetime import datetime

from django.db import transaction

from guatu.records.trail.actors import Actor
from guatu.work.ledger.lifecycle.who import clerk_of
from guatu.work.ledger.stages import Verb

from ..models import Candidate, Decision, State
from ..refusals import ReturnNeedsAReason
from .agree import may_agree
from .decide import decide


def send_back(candidate: Candidate, *, reason: str, by: Actor, at: datetime) -> Decision:
    """Give what another clerk has proposed back to them, with the reason; the card stays as they left it.

    Raises NotYours, NothingProposed, OneCannotBeTwo, ReturnNeedsAReason or AlreadyDecided.
    """
    may_agree(candidate, by)
    post = clerk_of(by, candidate.document.whole, Verb.ENTER)
    if not reason.strip():
        raise ReturnNeedsAReason
    with transaction.atomic():
        return decide(
            candidate, "send_back", by=by, post=post, at=at, reason=reason.strip(),
            values={"with": candidate.proposed_name, "told": candidate.proposal},
            changes={
                "state": State.WAITING, "returned_to": candidate.proposed_by, "proposed_by": None, "proposed_name": "",
            },
        )  # fmt: skip
