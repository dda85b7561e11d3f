"""划归: an office lies below another from a day; below which it lay before stays in the tree of the days before."""

from datetime import date, datetime, timedelta

from guatu.records.trail.actors import Actor

from ..models import Act, Change, FormerPlace, Office
from ..refusals import DayDoesNotFit, NotAbove, NothingIsDifferent
from .amend import move_below
from .record import one_act, record
from .who import setter


def transfer(
    office: Office, below: Office, *, by: Actor, on: date, at: datetime, today: date, note: str = ""
) -> Change:
    """Move the office, and with it all below it, below the other from the day.

    Posts, lines and duties stay the office's own. Today's tree says what is seen and found; who was bound by the
    tree of an earlier day stays bound for what is entered of that day (see places.py).

    Raises NotYoursToSet, NotAbove, NothingIsDifferent or DayDoesNotFit.
    """
    if on > today:
        raise DayDoesNotFit(f"划归的日子 {on:%Y-%m-%d} 还没有到。到了那天再办，页面上才不会提前换了上级。")
    with one_act():
        post = setter(by, office)
        office.refresh_from_db()
        before = office.parent
        if before is None or office.is_whole:
            raise NotAbove
        if below == before:
            raise NothingIsDifferent(f"{office.called}现在就在{before.called}下面，没有要划归的。")
        check_day(office, below, on)
        move_below(office, below)
        office.parent = below
        office.save(update_fields=["parent"])
        FormerPlace.objects.create(office=office, parent=before, until=on - timedelta(days=1))
        values = {"parent": (before, below)}
        return record(office, Act.TRANSFER, office=office, by=by, post=post, on=on, at=at, note=note, values=values)


def check_day(office: Office, below: Office, on: date) -> None:
    """Raise DayDoesNotFit unless both are there that day, and the office has a day below the one it leaves."""
    for each in (office, below):
        if each.until is not None:
            raise DayDoesNotFit(f"{each.called}用到 {each.until:%Y-%m-%d} 为止，不能再划归。请另选一个还在用的单位。")
        if each.since and (on < each.since or (each == office and on == each.since)):
            raise DayDoesNotFit(f"{each.called}自 {each.since:%Y-%m-%d} 才有，划归的日子要在那以后。")
    last = office.former_places.last()
    if last is not None and on <= last.until + timedelta(days=1):
        raise DayDoesNotFit(
            f"{office.called}自 {last.until + timedelta(days=1):%Y-%m-%d} 才在{office.parent and office.parent.called}下面，"
            f"再划归的日子要在那以后。上一次的上级写错了，请用“修改”。"
        )
