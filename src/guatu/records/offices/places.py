"""The tree of a day: below which office each one lay then. Where nothing has moved since, it is the tree of today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .models import FormerPlace, Office


def moved_since(day: date) -> dict[int, int | None]:
    """Return for each office that lay elsewhere that day the key of the one it lay below."""
    places: dict[int, int | None] = {}
    for place in FormerPlace.objects.on(day):
        places.setdefault(place.office_id, place.parent_id)
    return places


def parents_on(offices: Iterable[Office], day: date) -> dict[int, int | None]:
    """Return for each of the offices the key of the one it lay below that day."""
    moved = moved_since(day)
    return {office.pk: moved.get(office.pk, office.parent_id) for office in offices}


def came_away_since(offices: Iterable[Office], day: date) -> list[Office]:
    """Return what lay below one of the offices that day and has been moved since: each with all below it moved along."""
    moved = moved_since(day)
    if not moved:
        return []
    wanted = {office.pk for office in offices}
    parents = dict(Office.objects.values_list("pk", "parent_id")) | moved

    def lay_below(key: int | None) -> bool:
        while key is not None:
            key = parents.get(key)
            if key in wanted:
                return True
        return False

    return list(Office.objects.filter(pk__in=[key for key in moved if lay_below(key)]))
