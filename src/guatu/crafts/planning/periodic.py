"""What a recurring duty owes: one occurrence a period, each due on a working day, each with a light of its own.

    monthly, signed for on 5 October 2026: October, due on Monday 2 November (the 31st is a Saturday); November, due
    on Monday the 30th; …

An occurrence is owed by the last day of its period; where that is a day off, by the next working day (民法典 203,
norms F11.1). A period without any working day (a Saturday of a daily round, a week that is all holiday) owes nothing,
and neither does one that lies wholly in a time the duty stood still.

On time is green; missed is red until it is made up; made up late is yellow, not green (norms F1.20). One that was
reported and sent back is not missed: it may be reported anew for some working days from the day it was sent back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guatu.crafts.planning.ticks import Occurrence, occurrences
from guatu.crafts.timing.rhythm import on_workday
from guatu.crafts.timing.workdays import NATIONAL, Calendar

AGAIN_WORKDAYS = 3  # to report anew what was sent back, without that day; as long as a lead may contest
MOST_DAYS_OFF = 20  # in a row, of a daily round; what stands still without an end is not looked for further


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in which one cadence was in force: from a day on, until another took its place (that day without it)."""

    cadence: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the duty stood still: from a day until it was taken up again (that day without it)."""

    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether the day lies in it."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Turn:
    """One occurrence that is owed: its period, both days with it, and the working day by which it is due."""

    first: date
    last: date
    due: date


@dataclass(frozen=True, slots=True)
class Back:
    """That an occurrence was sent back: on which day, by when it is to be reported anew, and whether it had been late before."""

    on: date
    by: date
    was_late: bool = False


def sent_back(due: date, times: Iterable[tuple[date, date]], calendar: Calendar) -> Back | None:
    """Return how an occurrence was sent back last; None where it never was.

    times: of each time, in their order, the day on which its report was written, and the day on which it was sent back
    """
    back, by, was_late = None, due, False
    for told_on, on in times:
        was_late = was_late or told_on > by
        by = max(by, calendar.add_workdays(on, AGAIN_WORKDAYS))
        back = Back(on, by, was_late)
    return back


@dataclass(frozen=True, slots=True)
class Standing:
    """How one occurrence stands. told_on: the day on which its report was written; None while it is owed.

    back: that it was sent back, if it was
    """

    called: str
    first: date
    last: date
    due: date
    told_on: date | None = None
    verified: bool = False
    back: Back | None = None

    @property
    def by(self) -> date:
        """By when it is to be reported: the day it was due; once it was sent back, the day for reporting it anew."""
        return self.back.by if self.back else self.due

    @property
    def late_after(self) -> date:
        """After which day its report is late. What was late before it was sent back stays so."""
        return self.due if self.back and self.back.was_late else self.by

    @property
    def in_time(self) -> bool:
        """Whether it was reported, by the day it was due."""
        return self.told_on is not None and self.told_on <= self.late_after

    @property
    def waits_anew(self) -> bool:
        """Whether it was sent back, and is not reported anew."""
        return self.told_on is None and self.back is not None

    def is_missed(self, today: date) -> bool:
        """Say whether it is past its day and nobody has reported."""
        return self.told_on is None and today > self.by


def turns(
    spells: Iterable[Spell],
    today: date,
    *,
    pauses: Sequence[Pause] = (),
    last_day: date | None = None,
    ended_on: date | None = None,
    calendar: Calendar = NATIONAL,
) -> list[Turn]:
    """Return what is owed up to today, and the one occurrence after it: what comes next is known (of a Friday, Monday).

    last_day: the day the duty ends by its own date; ended_on: the day it was closed; what was due later is not owed
    """
    found: list[Turn] = []
    for spell in spells:
        for period in _periods(spell, today, lambda period: _worked(period, pauses, calendar)):
            if last_day and period.first > last_day:
                continue
            turn = Turn(period.first, period.last, on_workday(period.last, calendar))
            if ended_on is None or turn.due <= ended_on:
                found.append(turn)
    return found


def _periods(spell: Spell, today: date, owed: Callable[[Occurrence], bool]) -> list[Occurrence]:
    """Return what is owed of the spell: what was over when another cadence came, else up to the next after today's."""
    if spell.until is not None:
        over = occurrences(spell.cadence, spell.since, spell.until)
        return [each for each in over if each.last < spell.until and owed(each)]
    here = occurrences(spell.cadence, spell.since, max(today, spell.since))
    ahead = here[-1]
    for _ in range(MOST_DAYS_OFF):
        following = ahead.last + timedelta(days=1)
        ahead = occurrences(spell.cadence, following, following)[0]
        if owed(ahead):
            break
    return [each for each in [*here, ahead] if owed(each)]


def _worked(period: Occurrence, pauses: Sequence[Pause], calendar: Calendar) -> bool:
    day = period.first
    while day <= period.last:
        if calendar.is_workday(day) and not any(pause.holds(day) for pause in pauses):
            return True
        day += timedelta(days=1)
    return False
