"""收下放假安排: a notice as pasted becomes part of the calendar, whole or not at all."""

from datetime import date, datetime

from guatu.crafts.timing.notices import Reading, read_notice
from guatu.records.offices.lifecycle.record import one_act, record
from guatu.records.offices.lifecycle.who import setter
from guatu.records.offices.models import Act, Office
from guatu.records.trail.actors import Actor

from ..calendars import calendar_of, notices_of
from ..models import Notice
from ..refusals import NoticeHasFaults, NoticeIsInForce


def notice_of(text: str, year: int | None, whole: Office) -> tuple[Reading, Notice | None]:
    """Return what the text was read as, and the notice it would make, not kept yet; None where it has faults."""
    reading = read_notice(text, year, calendar_of(whole))
    if reading.faults or reading.year is None:
        return reading, None
    feasts = [[each.name, [day.isoformat() for day in each.off], [day.isoformat() for day in each.worked]] for each in reading.feasts]
    return reading, Notice(whole=whole, year=reading.year, text=text.strip(), feasts=feasts)


def take_notice(text: str, year: int | None = None, *, whole: Office, by: Actor, on: date, at: datetime) -> Notice:
    """Keep the notice; from now on the days of its year are counted by it.

    An earlier notice of the year stays on record and is in force no longer.
    Raises NotYoursToSet, NoticeHasFaults or NoticeIsInForce.
    """
    with one_act():
        post = setter(by, whole)
        reading, notice = notice_of(text, year, whole)
        if notice is None:
            raise NoticeHasFaults(reading.faults)
        before = next((each.arrangement for each in reversed(notices_of(whole)) if each.year == notice.year), None)
        after = notice.arrangement
        if before == after:
            raise NoticeIsInForce(notice.year)
        notice.at, notice.user_name = at, by.name
        notice.save(force_insert=True)
        record(
            notice, Act.AMEND, office=whole, by=by, post=post, on=on, at=at,
            values={
                "off": (listed(before.off) if before else [], listed(after.off)),
                "worked": (listed(before.worked) if before else [], listed(after.worked)),
            },
        )  # fmt: skip
        return notice


def listed(days: frozenset[date]) -> list[str]:
    """Return days as the journal says them."""
    return [f"{day.month}月{day.day}日" for day in sorted(days)]
