"""挂屏、停用屏: the address of one screen on a wall, shown once, kept as a hash (大屏)."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Act, Change, Office, Screen
from ..refusals import NameIsMissing, ScreenIsDown
from .record import one_act, record
from .who import keeper

NOTE_USE_EVERY = 600  # seconds: how exactly the last use is known; a screen asks three times a minute


@dataclass(frozen=True, slots=True)
class Hung:
    """A new screen with the token of its address, which is shown this once."""

    screen: Screen
    token: str


def hang_screen(whole: Office, name: str, *, by: Actor, on: date, at: datetime) -> Hung:
    """Make an address for one screen: it shows the town's wall and nothing else.

    Raises NotYoursToSet or NameIsMissing.
    """
    if not name.strip():
        raise NameIsMissing("挂在哪里")
    with one_act():
        post = keeper(by, whole, on=on)
        token = secrets.token_urlsafe(32)
        screen = Screen.objects.create(whole=whole, name=name.strip(), hash=hash_of(token), since=on)
        record(screen, Act.HANG, office=whole, by=by, post=post, on=on, at=at)
    return Hung(screen, token)


def take_down_screen(screen: Screen, *, by: Actor, on: date, at: datetime, note: str = "") -> Change:
    """Let the address lead nowhere from now on. Raises NotYoursToSet or ScreenIsDown."""
    with one_act():
        post = keeper(by, screen.whole, on=on)
        if screen.until is not None:
            raise ScreenIsDown
        screen.until = on
        screen.save(update_fields=["until"])
        return record(screen, Act.TAKE_DOWN, office=screen.whole, by=by, post=post, on=on, at=at, note=note)


def hash_of(token: str) -> str:
    """Return what is kept of a token. It has 256 random bits: no salt and no slow hash are needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def screen_of(token: str, *, at: datetime, day: date) -> Screen | None:
    """Return the screen whose address this is, if it still hangs; note that it asked."""
    screen = Screen.objects.select_related("whole").filter(hash=hash_of(token)).first()
    if screen is None or not screen.is_on(day):
        return None
    if screen.used_at is None or (at - screen.used_at).total_seconds() > NOTE_USE_EVERY:
        Screen.objects.filter(pk=screen.pk).update(used_at=at)
    return screen
