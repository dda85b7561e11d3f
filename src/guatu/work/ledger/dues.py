"""A due date as it is proposed or decided: the day, of a clock in hours the moment, what it rests on, and the stage plan."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.db import models
from django.utils import timezone

from guatu.crafts.timing.clock_words import read_sentence
from guatu.crafts.timing.clocks import is_past
from guatu.crafts.timing.profiles import Row, as_rows, days_of, from_rows
from guatu.crafts.timing.workdays import Calendar
from guatu.records.almanac.profiles import profiles_of
from guatu.records.offices.models import Office


class Basis(models.TextChoices):
    """What a due date rests on."""

    AS_READ = "as_read", "原文"
    QUARTER_END = "quarter_end", "季度末"
    YEAR_END = "year_end", "年末"
    CLERK = "clerk", "督办岗定"


class By(NamedTuple):
    """By when something is owed: a day, to its end; of a clock in hours also the moment, which lies on that day."""

    day: date
    at: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Say whether it has passed at a moment."""
        return is_past(self.at, now) if self.at else timezone.localtime(now).date() > self.day

    def is_after(self, other: "By") -> bool:
        """Say whether it comes later than another; a day is as late as its end."""
        return self._end() > other._end()

    def _end(self) -> tuple[date, time]:
        return self.day, timezone.localtime(self.at).time() if self.at else time.max

    def fields(self, name: str) -> dict[str, Any]:
        """Return it as the two fields of a line keep it: due_last and due_last_at."""
        return {name: self.day, f"{name}_at": self.at}

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M}" if self.at else f"{self.day:%Y-%m-%d}"


def by_moment(at: datetime) -> By:
    """Return by when something is owed that is owed at a moment."""
    return By(timezone.localtime(at).date(), at)


def by_hour(day: date, hour: time | None) -> By:
    """Return the day, with the moment where an hour was named."""
    return by_moment(timezone.make_aware(datetime.combine(day, hour))) if hour else By(day)


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is owed. ``words``: as the paper says it, or why this day; ``at``: its moment, of a clock in hours."""

    day: date
    basis: str = Basis.CLERK
    words: str = ""
    at: datetime | None = None

    def __post_init__(self) -> None:
        if self.at is not None and timezone.localtime(self.at).date() != self.day:
            raise ValueError(f"a moment is one of its day: got {self.at} on {self.day}")

    @property
    def by(self) -> By:
        """The day with its moment."""
        return By(self.day, self.at)


def plan_of(words: str, whole: Office) -> list[list[object]]:
    """Return the stage plan of the rule that a due date's sentence names, as it is kept with the line.

    It is kept: a rule that is changed later moves nothing that was given out.
    """
    clock = read_sentence(words)
    if clock is None or not clock.named:
        return []
    profile = next((kept.profile for kept in profiles_of(whole) if kept.profile.called == clock.named), None)
    return as_rows(profile.nodes) if profile else []


def stops_of(plan: list[Row], words: str, due: date | None, calendar: Calendar) -> tuple[tuple[date, str], ...]:
    """Return the stops of a kept plan that lie before the due date, each with its day, counted from the sentence's start."""
    clock = read_sentence(words) if plan else None
    if clock is None or due is None:
        return ()
    stops = [(day, node.what) for node, day in days_of(from_rows(plan), clock.start, calendar) if day < due]
    return tuple(sorted(stops, key=lambda stop: stop[0]))
