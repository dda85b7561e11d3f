"""删除: an office made by mistake, to which nothing points yet."""

from datetime import date, datetime

from django.db.models import ForeignObjectRel

from guatu.records.trail.actors import Actor

from ..models import Act, Change, DutyLine, Office
from ..refusals import StillNamed
from .record import one_act, record
from .who import setter


def remove(office: Office, *, by: Actor, on: date, at: datetime, note: str = "") -> Change:
    """Delete the office. Its own duty list goes with it; anything else that names it keeps it.

    Raises NotYoursToSet or StillNamed.
    """
    with one_act():
        post = setter(by, office)
        named = named_by(office)
        if named or office.is_whole:
            raise StillNamed(office.called, named or ["整个镇街"])
        change = record(office, Act.REMOVE, office=office, by=by, post=post, on=on, at=at, note=note,
                        values={"name": (office.name, "")})  # fmt: skip
        office.delete()
        return change


def named_by(office: Office) -> list[str]:
    """Return what points to the office, counted: 2 个岗位, 13 个事项."""
    found = []
    for relation in office._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.many_to_many:
            continue
        model = relation.related_model
        if model is DutyLine or not isinstance(model, type):
            continue
        count = model._default_manager.filter(**{relation.field.name: office}).count()
        if count:
            # The table between a leader's post and the offices has no name of its own.
            found.append(f" {count} 个{'分管' if model._meta.auto_created else model._meta.verbose_name}")
    return found
