"""A clock: so many days, working days, hours or months from an event, with a ledger of what stopped or lengthened it.

The day of the event is not counted (民法典 art. 201; norms F11.1). A clock survives everything that happens to its
matter: a return and a reassignment are noted and change nothing, a pause does not count, an extension adds to the
budget. The due date is never kept in it: it is counted anew by the calendar at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import reduce

from .rhythm import months_later
from .workdays import NATIONAL, Calendar

ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)
LONGEST = {"day": 3660, "workday": 2500, "hour": 2400, "month": 120}


class Unit(StrEnum):
    """What a budget is counted in."""

    DAY = "day"
    WORKDAY = "workday"
    HOUR = "hour"
    MONTH = "month"


class Basis(StrEnum):
    """On what a limit rests; one that a law, a document or a leader names beats a default (norms F1.7)."""

    LAW = "law"
    DOCUMENT = "document"
    LEADER = "leader"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Budget:
    """How long something may take: 5 working days, 24 hours, 3 months."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= LONGEST[self.unit]:
            raise ValueError(f"a budget is 1 to {LONGEST[self.unit]} {self.unit}s: got {self.amount}")


class Act(StrEnum):
    """What may befall a running clock."""

    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    RETURN = "return"
    REASSIGN = "reassign"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a clock's ledger. by: what an extension adds, in the clock's unit.

    The day of a pause is the first that does not count, the day it is resumed the first that counts again.
    """

    act: Act
    on: date | datetime
    why: str = ""
    by: int = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """A budget from a start, on a basis, with what befell it since.

    start: the day of the event; for hours the moment
    event: what starts it, as a clerk says it (交办, 受理, 收到)
    named, source: which rule it is, and the body and document it comes from
    rolls: whether a last day that is off gives way to the next working day. Where the rule does not say,
    it does not: the earlier day is the one to be warned of (norms F11.4).
    """

    budget: Budget
    start: date | datetime
    event: str = ""
    basis: Basis = Basis.DEFAULT
    named: str = ""
    source: str = ""
    rolls: bool = False
    entries: tuple[Entry, ...] = ()

    def __post_init__(self) -> None:
        if isinstance(self.start, datetime) != (self.budget.unit is Unit.HOUR):
            raise ValueError(f"hours run from a moment, all else from a day: got {self.budget.unit} from {self.start!r}")

    @property
    def begun_on(self) -> date:
        """The day of the event."""
        return self.start.date() if isinstance(self.start, datetime) else self.start

    @property
    def total(self) -> int:
        """The budget with every extension."""
        return self.budget.amount + sum(entry.by for entry in self.entries if entry.act is Act.EXTEND)

    @property
    def is_paused(self) -> bool:
        """Whether it stands still after its last entry."""
        stops = [entry.act for entry in self.entries if entry.act in {Act.PAUSE, Act.RESUME}]
        return bool(stops) and stops[-1] is Act.PAUSE

    @property
    def pauses(self) -> Iterator[tuple[date | datetime, date | datetime | None]]:
        """Yield each pause: the first day (or moment) that does not count, and the first that counts again."""
        since: date | datetime | None = None
        for entry in self.entries:
            if entry.act is Act.PAUSE:
                since = entry.on
            elif entry.act is Act.RESUME and since is not None:
                yield since, entry.on
                since = None
        if since is not None:
            yield since, None

    def after(self, entry: Entry) -> Clock:
        """Return the clock with one more entry.

        Raises ValueError for an entry before the last one or before the start, for a pause of what stands
        still, a resumption of what runs, and an extension by nothing.
        """
        last = self.entries[-1].on if self.entries else self.start
        if isinstance(entry.on, datetime) != isinstance(self.start, datetime) or entry.on < last:
            raise ValueError(f"an entry follows the one before it: {entry.on} after {last}")
        if (entry.act is Act.PAUSE and self.is_paused) or (entry.act is Act.RESUME and not self.is_paused):
            raise ValueError(f"{entry.act} of a clock that {'stands still' if self.is_paused else 'runs'}")
        if (entry.act is Act.EXTEND) != (entry.by > 0):
            raise ValueError(f"an extension, and nothing else, adds to the budget: got {entry}")
        return replace(self, entries=(*self.entries, entry))

    def again(self, start: date | datetime) -> Clock:
        """Return the clock of the next occurrence: the same rule from another start, its own ledger empty."""
        return replace(self, start=start, entries=())


def is_past(due: datetime, now: datetime) -> bool:
    """Say whether a moment is over: its own minute is still in time."""
    return now >= due + ONE_MINUTE


def replay(clock: Clock, entries: Iterable[Entry]) -> Clock:
    """Return the clock after these entries, one after the other."""
    return reduce(Clock.after, entries, clock)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a clock comes to.

    due: the last day (of hours the moment); None while it stands still before its end
    unrolled: the last day before it gave way to a working day; the same where it did not
    left: how many whole units were left when it came to stand still
    provisional: whether a notice that is not out yet may move it
    falls_on_a_day_off: whether the last day is no working day and yet stays
    """

    due: date | datetime | None
    unrolled: date | datetime | None = None
    left: int = 0
    provisional: bool = False
    falls_on_a_day_off: bool = False

    @property
    def day(self) -> date | None:
        """The due date as a day."""
        return self.due.date() if isinstance(self.due, datetime) else self.due


def reckon(clock: Clock, calendar: Calendar = NATIONAL) -> Reckoned:
    """Return when the clock runs out, by this calendar."""
    if isinstance(clock.start, datetime):
        return _reckon_hours(clock, clock.start)
    budget = clock.total
    if clock.budget.unit is Unit.MONTH:
        budget = (months_later(clock.start, budget) - clock.start).days
    day, counted = clock.start, 0
    stood_still = _open_since(clock)
    while counted < budget:
        day += ONE_DAY
        if stood_still is not None and day >= stood_still:
            return Reckoned(None, left=budget - counted)
        counted += counts(clock, day, calendar)
    due = day
    if clock.rolls and not calendar.is_workday(day):
        due = calendar.add_workdays(day, 1)
    in_workdays = clock.budget.unit is Unit.WORKDAY
    return Reckoned(
        due,
        day,
        # What was counted may move with the notice of any year it was counted over; what rolls, with that of its end.
        provisional=(in_workdays or clock.rolls) and calendar.is_provisional(due),
        falls_on_a_day_off=not in_workdays and not calendar.is_workday(due),
    )


def counts(clock: Clock, day: date, calendar: Calendar) -> bool:
    """Say whether a day after the start counts: of working days one that is worked, and none within a pause."""
    if clock.budget.unit is Unit.WORKDAY and not calendar.is_workday(day):
        return False
    return not any(since <= day and (until is None or day < until) for since, until in clock.pauses)


def _open_since(clock: Clock) -> date | None:
    """Return the first day of the pause that goes on."""
    return next((since for since, until in clock.pauses if until is None), None)


def _reckon_hours(clock: Clock, start: datetime) -> Reckoned:
    """Hours run day and night, holidays too; a pause moves the end by its own length."""
    due = start + timedelta(hours=clock.total)
    for since, until in clock.pauses:
        assert isinstance(since, datetime)
        if since >= due:
            break
        if until is None:
            return Reckoned(None, left=(due - since) // timedelta(hours=1))
        assert isinstance(until, datetime)
        due += until - since
    return Reckoned(due, due)
