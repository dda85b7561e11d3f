"""催办 in the demo: the town keeps a ladder since the quarter began, and goes through its lines each working day, as the tick does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from guatu.crafts.planning.rung_sets import ladder
from guatu.crafts.timing.workdays import add_workdays, is_workday
from guatu.publications.reminders.running import remind
from guatu.records.almanac.lifecycle import set_rungs

from .papers import SamplePaper

if TYPE_CHECKING:
    from .history import History

SET_AT = time(8, 10)
# At the opening, with the digests; and before the day is over, for what was given out since.
LOOKED_AT = (time(8, 35), time(16, 40))


def tell(history: History, papers: Sequence[SamplePaper]) -> None:
    """Let the clerk put the ladder in force on the first working day, and the town's lines be gone through from then on."""
    first = add_workdays(min(paper.day for paper in papers) - timedelta(days=1), 1)
    zone = history.until.tzinfo

    def put_in_force(moment: datetime) -> None:
        wanted = ladder("steps")
        assert wanted is not None
        by = history.actor("chen", moment.date())
        set_rungs(wanted, since=moment.date(), whole=history.town, by=by, on=moment.date(), at=moment, note="先试一个季度")

    def look(moment: datetime) -> None:
        remind([history.town], moment, send=False)

    history.at(datetime.combine(first, SET_AT, zone), put_in_force)
    day = first
    while day <= history.until.date():
        if is_workday(day):
            for clock in LOOKED_AT:
                history.at(datetime.combine(day, clock, zone), look)
        day += timedelta(days=1)
