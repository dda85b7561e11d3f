"""更名: an office is called otherwise from a day; its former name stays among its names, so that papers still match."""

from datetime import date, datetime

from guatu.records.trail.actors import Actor

from ..models import Act, Change, Office
from ..models.office import whole_of
from ..refusals import DayDoesNotFit, NothingIsDifferent
from .names import check_names, clean_names
from .record import one_act, record
from .who import setter


def rename(
    office: Office, name: str, *, short: str = "", by: Actor, on: date, at: datetime, today: date, note: str = ""
) -> Change:
    """Give the office its new name from the day.

    Raises NotYoursToSet, NameIsMissing, NameIsTaken, NothingIsDifferent or DayDoesNotFit.
    """
    name, short = name.strip(), short.strip()
    if on > today:
        raise DayDoesNotFit(f"更名的日子 {on:%Y-%m-%d} 还没有到。到了那天再改，页面上才不会提前叫新名。")
    with one_act():
        post = setter(by, office)
        if name == office.name:
            raise NothingIsDifferent
        before = (office.name, office.short, list(office.also))
        also = clean_names([*office.also, office.name, office.short], without=(name, short))
        check_names([name, short], whole=whole_of(office), on=on, but=office)
        office.name, office.short, office.also = name, short, also
        office.save(update_fields=["name", "short", "also"])
        values = {
            field: (old, new)
            for field, old, new in zip(("name", "short", "also"), before, (name, short, also), strict=True)
            if old != new
        }
        return record(office, Act.RENAME, office=office, by=by, post=post, on=on, at=at, note=note, values=values)
