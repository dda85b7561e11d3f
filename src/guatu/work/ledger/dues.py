"""A due date as it is proposed or decided: the day, what it rests on, and the stage plan that comes with its rule."""

from dataclasses import dataclass
from datetime import date

from django.db import models

from guatu.crafts.timing.clock_words import read_sentence
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


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is owed. ``words``: as the paper says it, or why this day."""

    day: date
    basis: str = Basis.CLERK
    words: str = ""


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
