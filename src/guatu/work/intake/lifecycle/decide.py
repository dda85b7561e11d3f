"""The one writer of a candidate's state: the row, its decision and the link change together, or not at all."""

import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max, Q

from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import content_hash, hold, seal

from ..models import Candidate, CandidateQuerySet, Decision, State
from ..refusals import AlreadyDecided

# The last word of a clerk: the same sentence in another draft needs no other.
SETTLED = frozenset({State.CONFIRMED, State.JOINED, State.KEPT, State.DISMISSED, State.SPLIT, State.MERGED})


def decide(
    candidate: Candidate, verb: str, *, by: Actor, post: HeldPost, at: datetime, reason: str = "",
    values: dict[str, Any] | None = None, changes: dict[str, Any],
) -> Decision:  # fmt: skip
    """Change a candidate if it is still as it was read, and write down who decided.

    To be called inside a transaction. Raises AlreadyDecided.
    """
    hold()
    changes = {"returned_to": None} | changes  # whatever is decided answers what a second clerk sent back
    fresh = Candidate.objects.filter(pk=candidate.pk, version=candidate.version)
    if not fresh.update(version=candidate.version + 1, **changes):
        raise AlreadyDecided
    candidate.version += 1
    for name, value in changes.items():
        setattr(candidate, name, value)

    last = Decision.objects.filter(candidate=candidate).aggregate(last=Max("number"))["last"] or 0
    decision = Decision(
        candidate=candidate, number=last + 1, verb=verb, at=at, user=by.user, user_name=by.named_in(post), post=post.key,
        post_title=post.title, reason=reason[:100], values=values or {}, salt=secrets.token_hex(16),
    )  # fmt: skip
    link = seal(
        verb=verb, subject=f"intake.candidate:{candidate.pk}", user=by.user, post=post.key,
        content=content_hash(content_of(decision), decision.salt), at=at,
    )  # fmt: skip
    decision.link = link.number
    decision.save(force_insert=True)
    if changes.get("state") in SETTLED:
        for twin in twins_of(candidate).filter(state=State.WAITING):
            decide(
                twin, "carry", by=by, post=post, at=at, values={"to": candidate.pk, "from": twin.earlier_id},
                changes={"state": State.CARRIED, "earlier_id": candidate.pk},
            )  # fmt: skip
    return decision


def twins_of(candidate: Candidate) -> CandidateQuerySet:
    """Return what needs no word of its own any more: the sentence as an earlier draft had it, the same in a later one."""
    drafts = Q(earlier=candidate, quote=candidate.quote, due=candidate.due)
    if candidate.earlier_id is not None:
        drafts |= Q(pk=candidate.earlier_id)
    return Candidate.objects.filter(drafts).exclude(pk=candidate.pk)


def free_twins(candidate: Candidate, *, by: Actor, post: HeldPost, at: datetime) -> None:
    """Let the sentence wait in the other drafts too, where this decision had settled it there."""
    for twin in Candidate.objects.filter(earlier=candidate, state=State.CARRIED):
        last = twin.decisions.last()
        if last is not None and last.verb == "carry":
            decide(
                twin, "undo", by=by, post=post, at=at,
                changes={"state": State.WAITING, "earlier_id": last.values.get("from")},
            )  # fmt: skip


def content_of(decision: Decision) -> dict[str, Any]:
    """Return all that a decision says, as it is sealed."""
    return {
        "candidate": decision.candidate_id, "number": decision.number, "verb": decision.verb,
        "user_name": decision.user_name, "post_title": decision.post_title, "reason": decision.reason,
        "values": decision.values,
    }  # fmt: skip


def blank(decisions: Sequence[Decision]) -> dict[int, str]:
    """Take reason, values and salt out of these decisions; return for each link the hash of what is left. For purge alone."""
    left = {}
    for decision in decisions:
        decision.reason, decision.values, decision.salt = "", {}, ""
        left[decision.link] = content_hash(content_of(decision), "")
    Decision.objects.bulk_update(decisions, ["reason", "values", "salt"], batch_size=200)
    return left


def witness() -> Iterator[tuple[int, str]]:
    """Yield for each decision the number of its link and its content's hash, as the rows now give it."""
    for decision in Decision.objects.order_by("link").iterator(chunk_size=2000):
        yield decision.link, content_hash(content_of(decision), decision.salt)
