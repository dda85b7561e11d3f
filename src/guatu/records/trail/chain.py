"""Sealing an act into the chain, and reading the chain again to see that nothing was touched."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from .models import Link, Tail
from .written import Answer, Statement, send

FIRST = "0" * 64
# While these run everybody else waits: they are written out, so that no time goes into composing them.
HOLD = f'SELECT id, number, hash FROM "{Tail._meta.db_table}" WHERE id = 1'
MOVE = f'UPDATE "{Tail._meta.db_table}" SET number = %s, hash = %s WHERE id = 1'
# Whoever waits for it gets it in turn, and reads the end as it is then. A row that is locked is taken by whoever comes just
# as it is let go, and those who have waited find it changed.
ALONE = (Statement(f"SELECT pg_advisory_xact_lock({int.from_bytes(b'guatu')})"),)
COLUMNS = [f'"{field.column}"' for field in Link._meta.concrete_fields]
APPEND = f'INSERT INTO "{Link._meta.db_table}" ({", ".join(COLUMNS)}) VALUES ({", ".join(["%s"] * len(COLUMNS))})'


def content_hash(content: Mapping[str, Any], salt: str) -> str:
    """Return the hash of what a step says: canonical JSON, salted so that short words cannot be guessed."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def link_hash(
    number: int, at: datetime, verb: str, subject: str, user: int, post: int | None, content: str, previous: str
) -> str:
    """Return the hash of a link: everything in it, and the hash before it."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    fields = [str(number), moment, verb, subject, str(user), str(post or ""), content, previous]
    return hashlib.sha256("\n".join(fields).encode()).hexdigest()


def hold() -> Tail:
    """Lock the end of the chain, to the end of the transaction, and return it.

    Every act takes this lock before any other: two acts then wait for each other and never in a circle.
    Raises RuntimeError outside a transaction.
    """
    return hold_and()[0]


def hold_and(*then: Statement) -> tuple[Tail, list[Answer]]:
    """Lock the end of the chain as hold does, and let these statements follow on the same way; return it and their answers."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a link is sealed inside the transaction of its act")
    first = ALONE if connection.vendor == "postgresql" else ()  # SQLite is held as a whole
    held, *answers = send(*first, Statement(HOLD), *then)[len(first) :]
    if held.row is not None:
        return Tail.from_db(None, ["id", "number", "hash"], held.row), answers
    Tail.objects.get_or_create(id=1)
    return Tail.objects.select_for_update().get(id=1), answers


@dataclass(frozen=True, slots=True)
class Act:
    """What one link seals: what was done to what, by whom, when, and the hash of the words beside it."""

    verb: str
    subject: str
    user: int
    post: int | None
    content: str
    at: datetime


def seal(
    *, verb: str, subject: str, user: int, post: int | None, content: str, at: datetime, held: Tail | None = None
) -> Link:
    """Append one link. To be called inside the transaction of the act itself.

    held: the end of the chain, where the act has just taken hold of it

    Raises RuntimeError outside a transaction: an act and its link stand or fall together.
    """
    return seal_many([Act(verb, subject, user, post, content, at)], held=held)[0]


def seal_many(acts: Iterable[Act], *, held: Tail | None = None) -> list[Link]:
    """Append a link for every act, in their order, in one pass: the end of the chain is moved once.

    Raises RuntimeError outside a transaction.
    """
    tail = held or hold()
    links = forge(acts, tail)
    if len(links) == 1:
        send(*appending(links[0], tail))
    else:
        with connection.cursor() as cursor:
            cursor.executemany(APPEND, [_values(link) for link in links])
            cursor.execute(MOVE, [tail.number, tail.hash])
    return links


def forge(acts: Iterable[Act], tail: Tail) -> list[Link]:
    """Return a link for every act and move the end on, both in memory alone; to be written in the same transaction.

    tail: the end of the chain, held
    """
    links = []
    for act in acts:
        number = tail.number + 1
        digest = link_hash(number, act.at, act.verb, act.subject, act.user, act.post, act.content, tail.hash)
        link = Link(
            number=number, at=act.at, verb=act.verb, subject=act.subject, user=act.user, post=act.post,
            content=act.content, previous=tail.hash, hash=digest,
        )  # fmt: skip
        link._state.adding = False
        links.append(link)
        tail.number, tail.hash = number, digest
    return links


def appending(link: Link, tail: Tail) -> tuple[Statement, Statement]:
    """Return the statements that write a forged link, the last one, and the end that moved with it."""
    return Statement(APPEND, _values(link)), Statement(MOVE, [tail.number, tail.hash])


def _values(link: Link) -> list[Any]:
    return [field.get_db_prep_save(getattr(link, field.attname), connection) for field in Link._meta.concrete_fields]


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the chain does not hold."""

    number: int
    in_words: str


# A room that keeps steps tells here how to find the content hash of each of its links again:
# subject prefix → function yielding (link number, content hash as recomputed from the rows).
Witness = Callable[[], Iterator[tuple[int, str]]]
WITNESSES: dict[str, Witness] = {}
# Purge takes words away and seals what it leaves: link number and the hash of the blanked content. A step that is
# blank without standing here is a break.
BLANKED: dict[str, Witness] = {}


def first_break() -> Break | None:
    """Walk the whole chain; return the first broken link, or None if everything holds."""
    previous, expected, contents = FIRST, 1, {}
    for link in Link.objects.order_by("number").iterator(chunk_size=2000):
        if link.number != expected:
            return Break(expected, f"第 {expected} 环不见了，下一环是第 {link.number} 环。")
        if link.previous != previous:
            return Break(link.number, f"第 {link.number} 环接不上前一环。")
        digest = link_hash(
            link.number, link.at, link.verb, link.subject, link.user, link.post, link.content, link.previous
        )
        if digest != link.hash:
            return Break(link.number, f"第 {link.number} 环（{link.subject}）被改动过。")
        contents[link.number] = link.content
        previous, expected = link.hash, expected + 1

    tail = Tail.objects.filter(id=1).first()
    if (tail.number if tail else 0) != expected - 1 or (tail and tail.hash != previous):
        return Break(expected, f"链尾记的是第 {tail.number if tail else 0} 环，实有 {expected - 1} 环。")

    blanked = {number: content for told in BLANKED.values() for number, content in told()}
    broken = [
        number
        for witness in WITNESSES.values()
        for number, content in witness()
        if content not in (contents.get(number), blanked.get(number))
    ]
    if broken:
        number = min(broken)
        return Break(number, f"第 {number} 环所记的一步，内容被改动过。")
    return None
