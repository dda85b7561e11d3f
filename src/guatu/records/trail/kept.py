"""What is derived from rows whose every change is a link stays true until the next link: it is kept until then.

A town's pages ask the same things all day (how many lines are red, which campaigns there are), and between two acts
the answers cannot change. So they are kept in the process's memory under the hash of the chain's end: the next act
moves the end, and what was kept is not found any more. Nothing is ever told that something has changed.

Only for what depends on sealed rows, and on the day if it stands in the key: not for posts and rights, which are
looked up anew with every request.
"""

import hashlib
import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, cast
from weakref import WeakValueDictionary

from django.core.cache import caches

from .chain import FIRST
from .models import Tail

Kept = TypeVar("Kept")
SECONDS = 12 * 3600
PATIENCE = 20  # seconds
A_MOMENT = 3  # seconds for which what held till then may stand in for what is being asked
NOTHING = object()
_GUARD = threading.Lock()
_TURNS: WeakValueDictionary[str, Any] = WeakValueDictionary()


def head() -> str:
    """Return the hash of the chain's end: one look at one row."""
    return Tail.objects.filter(id=1).values_list("hash", flat=True).first() or FIRST


def until_the_next_link(
    end: str, key: Sequence[Hashable], ask: Callable[[], Kept], *, large: bool = False, meanwhile: bool = False
) -> Kept:
    """Return what ``ask`` returns, asked once for each key and each end of the chain.

    Who asks the same while it is being asked waits for that answer: after an act everybody who looks at the wall
    would else count the same lines at the same time.

    end: what head() returned before anything was asked
    key: whatever else the answer depends on (the town, the day, who looks); each with a plain repr
    large: a drawing of tens of kilobytes; only a few hundred of those are kept
    meanwhile: while somebody asks anew, the others get what held a moment ago and do not wait; for what says itself as
        of when it holds
    """
    if end == FIRST:  # before the first link there is nothing to know a change by
        return ask()
    cache, name = caches["large" if large else "default"], _name(end, key)
    found = cache.get(name, NOTHING)
    if meanwhile:
        if found is NOTHING and _is_being_asked(name):
            found = cache.get(cache.get(_name("latest", key), name), NOTHING)
        elif found is not NOTHING:
            cache.set(_name("latest", key), name, A_MOMENT)
    if found is not NOTHING:
        return cast(Kept, found)
    with _being_asked(name):
        found = cache.get(name, NOTHING)
        if found is NOTHING:
            found = ask()
            cache.set(name, found, SECONDS)
            if meanwhile:
                cache.set(_name("latest", key), name, A_MOMENT)
    return cast(Kept, found)


def _is_being_asked(name: str) -> bool:
    """Tell whether another thread asks for a name just now."""
    with _GUARD:
        turn = _TURNS.get(name)
    if turn is None or not turn.acquire(blocking=False):
        return turn is not None
    turn.release()
    return False


@contextmanager
def _being_asked(name: str) -> Iterator[None]:
    """Let one thread after another ask for a name; one that has waited too long goes ahead."""
    with _GUARD:
        turn = _TURNS.setdefault(name, threading.RLock())
    mine = turn.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if mine:
            turn.release()


def all_until_the_next_link(
    end: str, keys: Sequence[Sequence[Hashable]], ask: Callable[[list[int]], Iterable[Kept]], *, large: bool = False
) -> list[Kept]:
    """Return an answer for every key; those not kept yet are asked for together, by their places."""
    cache = caches["large" if large else "default"]
    names = [_name(end, key) for key in keys]
    found: dict[str, Any] = {} if end == FIRST else cache.get_many(names)
    missing = [place for place, name in enumerate(names) if name not in found]
    if missing:
        asked = {names[place]: answer for place, answer in zip(missing, ask(missing), strict=True)}
        if end != FIRST:
            cache.set_many(asked, SECONDS)
        found |= asked
    return [found[name] for name in names]


def _name(end: str, key: Sequence[Hashable]) -> str:
    return hashlib.sha256(f"{end}\n{key!r}".encode()).hexdigest()
