"""改交办: the open lines of an office go to another in one go, each by its own verb; what cannot go says why."""

from dataclasses import dataclass, field
from datetime import date, datetime

from guatu.records.offices.models import Office
from guatu.records.trail.actors import Actor
from guatu.records.trail.refusals import Refusal
from guatu.work.ledger import lifecycle
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.models.commitment import CommitmentQuerySet
from guatu.work.ledger.stages import Stage


@dataclass(slots=True)
class Handed:
    """How many lines went, and which stayed, with the reason."""

    moved: int = 0
    stayed: list[tuple[Commitment, str]] = field(default_factory=list)


def open_lines(office: Office, actor: Actor) -> CommitmentQuerySet:
    """Return the open lines that the office leads, but for those that are kept from the actor."""
    return Commitment.objects.not_hidden_from(actor).open().filter(lead=office)


def hand_lines(office: Office, to: Office, *, reason: str, by: Actor, on: date, at: datetime) -> Handed:
    """Give the office's open lines to the other: assigned anew, or amended where the work has begun."""
    handed = Handed()
    for line in open_lines(office, by).select_related("assigner", "lead").order_by("pk"):
        try:
            if line.stage == Stage.ASSIGNED:
                assistants = [each for each in line.assistants.all() if each.pk != to.pk]
                lifecycle.assign(
                    line, to=to, duty=line.duty, cadence=line.cadence, undated=line.due_first is None,
                    assistants=assistants, field=line.field, note=reason, by=by, on=on, at=at,
                )  # fmt: skip
            else:
                lifecycle.amend(line, lead_id=to.pk, reason=reason, by=by, on=on, at=at)
        except Refusal as refusal:
            handed.stayed.append((line, refusal.in_words))
        else:
            handed.moved += 1
    return handed
