"""改规则, 添一条, 停用: a town makes a clock profile its own."""

from datetime import date, datetime
from typing import Any

from guatu.crafts.timing.clock_words import BASIS_WORDS, limit_words
from guatu.crafts.timing.profiles import Profile
from guatu.records.offices.lifecycle.record import one_act, record
from guatu.records.offices.lifecycle.who import setter
from guatu.records.offices.models import Act, Change, Office
from guatu.records.offices.refusals import NothingIsDifferent
from guatu.records.trail.actors import Actor

from ..models import STARTS_WORDS, OwnProfile
from ..profiles import Kept, profiles_of
from ..refusals import NameIsUsed


def set_profile(kept: Kept, wanted: Profile, *, whole: Office, by: Actor, on: date, at: datetime, note: str = "") -> Change:
    """Change the profile in this town. What was dated by it before stays as it was.

    Raises NotYoursToSet, NameIsUsed or NothingIsDifferent.
    """
    with one_act():
        post = setter(by, whole)
        values = differences(kept.profile, wanted)
        if not values:
            raise NothingIsDifferent
        check_name(whole, wanted)
        row = kept.row or OwnProfile(whole=whole, key=kept.profile.key)
        row.take(wanted)
        row.save()
        return record(row, Act.AMEND, office=whole, by=by, post=post, on=on, at=at, note=note, values=values)


def copy_profile(wanted: Profile, *, whole: Office, by: Actor, on: date, at: datetime, note: str = "") -> OwnProfile:
    """Add a profile of the town's own; its key is made here.

    Raises NotYoursToSet or NameIsUsed.
    """
    with one_act():
        post = setter(by, whole)
        count = OwnProfile.objects.filter(whole=whole, key__startswith="own-").count()
        row = OwnProfile(whole=whole, key=f"own-{count + 1}")
        check_name(whole, wanted, key=row.key)
        row.take(wanted)
        row.save()
        told = {name: ("", words) for name, words in in_words(wanted).items() if words}
        record(row, Act.FOUND, office=whole, by=by, post=post, on=on, at=at, note=note, values=told)
        return row


def switch(kept: Kept, *, whole: Office, by: Actor, on: date, at: datetime) -> Change:
    """Offer the profile no longer, or again.

    Raises NotYoursToSet, and NameIsUsed where another has taken its name meanwhile.
    """
    with one_act():
        post = setter(by, whole)
        row, was = kept.row or OwnProfile(whole=whole, key=kept.profile.key), kept.in_use
        if not was:
            check_name(whole, kept.profile)
        row.take(kept.profile)
        row.in_use = not was
        row.save()
        values = {"in_use": (was, row.in_use)}
        return record(row, Act.AMEND, office=whole, by=by, post=post, on=on, at=at, values=values)


def check_name(whole: Office, wanted: Profile, key: str = "") -> None:
    """Raise NameIsUsed where another profile in use is called so."""
    for kept in profiles_of(whole):
        if kept.in_use and kept.profile.key != (key or wanted.key) and kept.profile.called == wanted.called:
            raise NameIsUsed(wanted.called)


def in_words(profile: Profile) -> dict[str, Any]:
    """Return the profile's fields as the journal says them."""
    return {
        "series": profile.series, "name": profile.name, "budget": limit_words(profile.budget), "event": profile.event,
        "starts": STARTS_WORDS[profile.starts], "more": profile.more, "rolls": profile.rolls, "basis": BASIS_WORDS[profile.basis],
        "source": profile.source, "note": profile.note, "papers": list(profile.papers),
        "nodes": [f"{limit_words(node.budget)}{node.what}" for node in profile.nodes],
    }  # fmt: skip


def differences(before: Profile, after: Profile) -> dict[str, tuple[Any, Any]]:
    """Return each field that differs, with what it was and what it is."""
    old, new = in_words(before), in_words(after)
    return {name: (old[name], new[name]) for name in old if old[name] != new[name]}
