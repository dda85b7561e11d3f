"""修改: an office's short name, other names, kind, place in the tree, field, code or order is put right."""

from datetime import date, datetime
from typing import Any

from guatu.records.trail.actors import Actor

from ..models import Act, Change, Kind, Office
from ..models.office import next_path, whole_of
from ..refusals import NotAbove, NothingIsDifferent
from .names import check_names, clean_names
from .record import one_act, record
from .who import setter

AMENDABLE = frozenset({"name", "short", "also", "kind", "field", "code", "order", "may_ask", "since", "parent"})


def amend(office: Office, *, by: Actor, on: date, at: datetime, note: str = "", **changes: Any) -> Change:
    """Put fields of the office right. A name that changes with a day is a renaming (rename.py), not a correction.

    Raises NotYoursToSet, NameIsMissing, NameIsTaken, NotAbove or NothingIsDifferent; ValueError for another field.
    """
    if not changes.keys() <= AMENDABLE:
        raise ValueError(f"not amended but changed by a verb: {sorted(changes.keys() - AMENDABLE)}")
    with one_act():
        post = setter(by, office)
        name, short = changes.get("name", office.name), changes.get("short", office.short)
        if "also" in changes:
            changes["also"] = clean_names(changes["also"], without=(name, short))
        if changes.get("kind", office.kind) != Kind.OUTSIDE:
            changes["may_ask"] = False
        values = {field: (getattr(office, field), value) for field, value in changes.items() if getattr(office, field) != value}
        if not values:
            raise NothingIsDifferent
        if "parent" in values:
            move_below(office, values["parent"][1])
        for field, (_, after) in values.items():
            setattr(office, field, after)
        check_names(office.names, whole=whole_of(office), on=on, but=office)
        office.save(update_fields=list(values))
        return record(office, Act.AMEND, office=office, by=by, post=post, on=on, at=at, note=note, values=values)


def move_below(office: Office, parent: Office | None) -> None:
    """Give the office, and with it all below it, the next free place below the parent. Raises NotAbove."""
    if parent is None:
        raise NotAbove
    for each in (office, parent):
        # Somebody may have moved one of them since it was read: two would lie below each other.
        each.refresh_from_db(fields=["path", "parent"])
    if office.is_whole or parent == office or parent.is_below(office) or whole_of(parent) != whole_of(office):
        raise NotAbove
    was, place = office.path, next_path(parent)
    moved = list(Office.objects.below(office))
    office.path = place
    office.save(update_fields=["path"])
    for each in moved:
        each.path = place + each.path.removeprefix(was)
    Office.objects.bulk_update(moved, ["path"])
