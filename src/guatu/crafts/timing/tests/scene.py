"""The scene of these tests: a paper of 清河区 and the day on which it was written."""

from datetime import date

from guatu.crafts.timing.periods import Lean, Period
from guatu.crafts.timing.times import find_times

SAID_ON = date(2026, 11, 12)


def times_in(text: str, said_on: date | None = SAID_ON, lean: Lean = "near") -> dict[str, Period | None]:
    """The times of a text, by their words."""
    return {word.text: word.period for word in find_times(text, said_on, lean=lean)}


def days(text: str, said_on: date | None = SAID_ON, lean: Lean = "near") -> tuple[str, str, str]:
    """The only time of a text as (first, last, precision); "" for an open end."""
    (period,) = times_in(text, said_on, lean).values()
    assert period is not None
    return str(period.first or ""), str(period.last or ""), period.precision
