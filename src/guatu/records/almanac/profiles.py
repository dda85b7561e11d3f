"""The clock profiles of a town: those shipped, as the town has changed them, and its own."""

from __future__ import annotations

from dataclasses import dataclass

from guatu.crafts.timing.profiles import Profile
from guatu.records.offices.models import Office

from .models import OwnProfile
from .shipped import SHIPPED


@dataclass(frozen=True, slots=True)
class Kept:
    """A profile as it stands in a town. row: None while it is as shipped."""

    profile: Profile
    row: OwnProfile | None
    is_shipped: bool

    @property
    def in_use(self) -> bool:
        """Whether it is offered."""
        return self.row is None or self.row.in_use

    @property
    def is_changed(self) -> bool:
        """Whether the town has changed what is shipped."""
        return self.is_shipped and self.row is not None and self.profile not in SHIPPED


def profiles_of(whole: Office) -> list[Kept]:
    """Return all profiles of the town, in their order: the shipped ones, then its own beside their set."""
    rows = {row.key: row for row in OwnProfile.objects.filter(whole=whole)}
    found = [Kept(rows[each.key].value if each.key in rows else each, rows.get(each.key), True) for each in SHIPPED]
    shipped = {each.key for each in SHIPPED}
    found += [Kept(row.value, row, False) for key, row in rows.items() if key not in shipped]
    series = {name: place for place, name in reversed(list(enumerate(each.profile.series for each in found)))}
    return sorted(found, key=lambda kept: series[kept.profile.series])


def offered(whole: Office) -> list[Profile]:
    """Return the profiles that are in use in the town."""
    return [kept.profile for kept in profiles_of(whole) if kept.in_use]


def find(whole: Office, key: str) -> Kept | None:
    """Return the profile of this key, or None."""
    return next((kept for kept in profiles_of(whole) if kept.profile.key == key), None)
