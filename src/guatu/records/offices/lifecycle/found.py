"""设立: an office comes into being below another, from a day."""

from collections.abc import Iterable
from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Act, Kind, Office
from ..models.office import whole_of
from .names import check_names, clean_names
from .record import one_act, record
from .who import setter


def found(
    name: str,
    *,
    parent: Office | None,
    kind: str,
    by: Actor,
    on: date,
    at: datetime,
    short: str = "",
    also: Iterable[str] = (),
    field: str = "",
    code: str = "",
    order: int | None = None,
    may_ask: bool = False,
    since: date | None = None,
    note: str = "",
) -> Office:
    """Make an office below the parent (a town or district stands at the top).

    since: its first day, where one is known; most offices have always been there

    Raises NotYoursToSet, NameIsMissing or NameIsTaken.
    """
    name, short = name.strip(), short.strip()
    other = clean_names(also, without=(name, short))
    with one_act():
        whole = whole_of(parent) if parent else None
        office = Office(
            name=name, short=short if short != name else "", also=other, kind=kind, parent=parent, field=field.strip(),
            code=code.strip(), since=since, may_ask=may_ask and kind == Kind.OUTSIDE,
            order=Office.objects.filter(parent=parent).count() + 1 if order is None else order,
        )  # fmt: skip
        post = setter(by, parent or office)
        check_names(office.names, whole=whole, on=on)
        office.save(force_insert=True)
        told = {label: getattr(office, label) for label in ("name", "short", "also", "kind", "field", "code", "may_ask")}
        values = {label: ("", value) for label, value in told.items() if value}
        values["parent"] = ("", parent)
        record(office, Act.FOUND, office=office, by=by, post=post, on=since or on, at=at, note=note, values=values)
    return office
