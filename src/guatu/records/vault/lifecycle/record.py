"""A step of the vault's journal, with its link in the trail: who and when, never the words."""

import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import content_hash, seal

from ..models import VaultStep, VaultVerb

# What is deleted because its time is over is nobody's act.
BY_THE_CLOCK = Actor(user=0, name="到期", posts=())


def record(
    verb: VaultVerb, *, line: int | None, reference: str, by: Actor, post: HeldPost | None, at: datetime, note: str = ""
) -> VaultStep:
    """Write the step and seal it. Inside the transaction of the act."""
    step = VaultStep(
        line=line, reference=reference, verb=verb, at=at, user=by.user, user_name=by.named_in(post), note=note[:60],
        post=post.key if post else None, post_title=post.title if post else "", salt=secrets.token_hex(16),
    )  # fmt: skip
    link = seal(
        verb=verb, subject=f"vault.contact:{line}" if line else "vault.key:1", user=by.user, post=step.post,
        content=content_hash(content_of(step), step.salt), at=at,
    )  # fmt: skip
    step.link = link.number
    step.save(force_insert=True)
    return step


def content_of(step: VaultStep) -> dict[str, Any]:
    """Return all that a step says, as it is sealed."""
    return {
        "line": step.line, "reference": step.reference, "verb": str(step.verb), "user_name": step.user_name,
        "post_title": step.post_title, "note": step.note,
    }  # fmt: skip


def witness() -> Iterator[tuple[int, str]]:
    """Yield for each step the number of its link and its content's hash, as the rows now give it."""
    for step in VaultStep.objects.order_by("link").iterator(chunk_size=2000):
        yield step.link, content_hash(content_of(step), step.salt)
