"""The one writer of a candidate's state: the row, its decision and the link change together, or not at all."""

import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Max

from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import content_hash, hold, seal

from ..models import Candidate, Decision
from ..refusals import AlreadyDecided


def decide(
    candidate: Candidate, verb: str, *, by: Actor, post: HeldPost, at: datetime, reason: str = "",
    values: dict[str, Any] | None = None, changes: dict[str, Any],
) -> Decision:  # fmt: skip
    """Change a candidate if it is still as it was read, and write down who decided.

    To be called inside a transaction. Raises AlreadyDecided.
    """
    hold()
    fresh = Candidate.objects.filter(pk=candidate.pk, version=candidate.version)
    if not fresh.update(version=candidate.version + 1, **changes):
        raise AlreadyDecided
    candidate.version += 1
    for name, value in changes.items():
        setattr(candidate, name, value)

    last = Decision.objects.filter(candidate=candidate).aggregate(last=Max("number"))["last"] or 0
    decision = Decision(
        candidate=candidate, number=last + 1, verb=verb, at=at, user=by.user, user_name=by.name, post=post.key,
        post_title=post.title, reason=reason[:100], values=values or {}, salt=secrets.token_hex(16),
    )  # fmt: skip
    link = seal(
        verb=verb, subject=f"intake.candidate:{candidate.pk}", user=by.user, post=post.key,
        content=content_hash(content_of(decision), decision.salt), at=at,
    )  # fmt: skip
    decision.link = link.number
    decision.save(force_insert=True)
    return decision


def content_of(decision: Decision) -> dict[str, Any]:
    """Return all that a decision says, as it is sealed."""
    return {
        "candidate": decision.candidate_id, "number": decision.number, "verb": decision.verb,
        "user_name": decision.user_name, "post_title": decision.post_title, "reason": decision.reason,
        "values": decision.values,
    }  # fmt: skip


def witness() -> Iterator[tuple[int, str]]:
    """Yield for each decision the number of its link and its content's hash, as the rows now give it."""
    for decision in Decision.objects.order_by("link").iterator(chunk_size=2000):
        yield decision.link, content_hash(content_of(decision), decision.salt)
