"""清除: a paper that must not be here goes, words and bytes; its row stays as a tombstone, and the trail tells."""

import secrets
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db import OperationalError, connections
from django.db.models import QuerySet

from guatu.records.offices.models import Office, Post, Role
from guatu.records.offices.models.office import whole_of
from guatu.records.trail.actors import Actor, HeldPost
from guatu.records.trail.chain import content_hash, seal

from .keeping import place
from .models import Document, Purge, State
from .refusals import PurgeIsNotYours


def security_of(actor: Actor, whole: Office, on: date) -> HeldPost:
    """Return the post by which the actor purges a paper of that town. Raises PurgeIsNotYours, which names who may."""
    for post in actor.posts_as(Role.SECURITY):
        if whole.path.startswith(post.whole_path):
            return post
    raise PurgeIsNotYours(who_may_purge(whole, on))


def may_purge(actor: Actor, whole: Office) -> bool:
    """Say whether the actor may purge papers of that town: the page then offers it."""
    return any(whole.path.startswith(post.whole_path) for post in actor.posts_as(Role.SECURITY))


def who_may_purge(whole: Office, on: date) -> list[str]:
    """Return the titles of the posts whose holders may purge a paper of that town: its own, and those above."""
    held = Post.objects.on(on).filter(role=Role.SECURITY, user__isnull=False).select_related("office")
    return [str(post) for post in held if whole.path.startswith((whole_of(post.office) or post.office).path)]


def purge_paper(document: Document) -> None:
    """Take every word out of the paper's row and drop its sections. Inside the transaction of the act.

    The hash stays: the same bytes are known if they are put in again.
    """
    Document.objects.filter(pk=document.pk).update(
        state=State.PURGED, name="", title="", text="", offsets=[], repairs=[], doubts=[], trouble="", earlier=None,
    )  # fmt: skip
    # A later draft is compared with it no more.
    Document.objects.filter(earlier=document).update(earlier=None)
    document.sections.all().delete()
    document.refresh_from_db()


def record(
    document: Document, *, by: Actor, post: HeldPost, on: date, at: datetime, reason: str,
    counts: Mapping[str, int], blanked: Mapping[int, str],
) -> Purge:  # fmt: skip
    """Write down that the paper was purged, and seal it. Inside the transaction of the act.

    blanked: for each link whose words are gone, the hash of what is left beside it
    """
    purge = Purge(
        document=document, sha256=document.sha256, on=on, at=at, user=by.user, user_name=by.named_in(post), post=post.key,
        post_title=post.title, reason=reason, counts=dict(counts), salt=secrets.token_hex(16),
        blanked={str(number): digest for number, digest in sorted(blanked.items())},
    )  # fmt: skip
    link = seal(
        verb="purge", subject=f"documents.document:{document.pk}", user=by.user, post=post.key,
        content=content_hash(content_of(purge), purge.salt), at=at,
    )  # fmt: skip
    purge.link = link.number
    purge.save(force_insert=True)
    return purge


def content_of(purge: Purge) -> dict[str, Any]:
    """Return all that a purge says, as it is sealed."""
    return {
        "document": purge.document_id, "sha256": purge.sha256, "on": purge.on.isoformat(),
        "user_name": purge.user_name, "post_title": purge.post_title, "reason": purge.reason, "counts": purge.counts,
        "blanked": purge.blanked,
    }  # fmt: skip


def witness() -> Iterator[tuple[int, str]]:
    """Yield for each purge the number of its link and its content's hash, as the rows now give it."""
    for purge in Purge.objects.order_by("link").iterator(chunk_size=200):
        yield purge.link, content_hash(content_of(purge), purge.salt)


def blanked() -> Iterator[tuple[int, str]]:
    """Yield every link whose words a purge took away, with the hash of what it left; the last purge has the last word."""
    for purge in Purge.objects.order_by("link").iterator(chunk_size=200):
        for number, digest in purge.blanked.items():
            yield int(number), digest


def pending() -> QuerySet[Purge]:
    """Return the purges whose bytes may still lie in the folder of data."""
    return Purge.objects.filter(finished_at=None)


def remove_bytes(purge: Purge) -> None:
    """Delete the original and what a killed process left half-written of it; safe to run again.

    The bytes stay where another town holds the same paper: there it is not purged.
    """
    if Document.objects.filter(sha256=purge.sha256).exclude(state=State.PURGED).exists():
        return
    target = place(purge.sha256)
    whole = target.read_bytes() if target.exists() else None
    if whole is not None:
        for beside in target.parent.iterdir():
            if beside != target and beside.name.startswith("tmp") and whole.startswith(beside.read_bytes()):
                beside.unlink(missing_ok=True)
    target.unlink(missing_ok=True)


def finish(purge: Purge, *, at: datetime) -> bool:
    """Delete the bytes, clean the database's file, and say that it is done. Safe to run again; else the tick does.

    Returns False where the database is too busy to be cleaned now: the purge then stays pending.
    """
    remove_bytes(purge)
    try:
        clean_the_file()
    except OperationalError:
        return False
    Purge.objects.filter(pk=purge.pk, finished_at=None).update(finished_at=at)
    return True


def clean_the_file() -> None:
    """Write SQLite's file anew: words that were blanked lie in its free pages and its log until then.

    PostgreSQL's own vacuum does this by itself. Raises OperationalError while others read or write.
    """
    connection = connections[Purge.objects.db]
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_ = cursor.fetchone()
    if busy:
        raise OperationalError("the log is still read by others")
