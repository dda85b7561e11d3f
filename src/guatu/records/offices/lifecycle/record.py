"""The one writer of the settings' journal: the change and its link stand or fall with the change itself."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import content_hash, hold, seal

from ..models import Act, Change, Office
from ..models.office import whole_of


@contextmanager
def one_act() -> Iterator[None]:
    """Hold the end of the chain, then do the act: all of it or nothing."""
    with transaction.atomic():
        hold()
        yield


def plain(value: Any) -> Any:
    """Return a value as JSON keeps it: days as text, rows by their names, lists as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    return value


def record(
    row: models.Model,
    verb: Act,
    *,
    office: Office,
    by: Actor,
    post: HeldPost | None,
    on: date,
    at: datetime,
    note: str = "",
    values: dict[str, tuple[Any, Any]] | None = None,
) -> Change:
    """Write what was done to the row, and its link.

    office: the office the row is, or belongs to: it says whose settings these are
    values: each field with what it was and what it is
    """
    whole = whole_of(office) or office
    change = Change(
        subject=f"{row._meta.label_lower}:{row.pk}", called=str(row)[:80], whole=whole.pk, verb=verb, on=on, at=at,
        user=by.user, user_name=by.named_in(post), post=post.key if post else None, post_title=post.title if post else "",
        note=note.strip(), salt=secrets.token_hex(16),
        values={name: [plain(before), plain(after)] for name, (before, after) in (values or {}).items()},
    )  # fmt: skip
    link = seal(
        verb=verb, subject=change.subject, user=by.user, post=change.post,
        content=content_hash(content_of(change), change.salt), at=at,
    )  # fmt: skip
    change.link = link.number
    change.save(force_insert=True)
    return change


def content_of(change: Change) -> dict[str, Any]:
    """Return all that a change says, as it is sealed."""
    return {
        "subject": change.subject, "called": change.called, "whole": change.whole, "verb": str(change.verb),
        "on": change.on.isoformat(), "user_name": change.user_name, "post_title": change.post_title,
        "note": change.note, "values": change.values,
    }  # fmt: skip


def witness() -> Iterator[tuple[int, str]]:
    """Yield for each change the number of its link and its content's hash, as the rows now give it."""
    for change in Change.objects.order_by("link").iterator(chunk_size=2000):
        yield change.link, content_hash(content_of(change), change.salt)
