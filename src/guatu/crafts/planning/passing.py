"""Whether a due date has passed: by its day, and where the line's clock runs in hours by the moment.

What is due on a day is in time until that day is over. What is due at a moment is in time until its minute is over:
due at 16:30, it is late at 16:31. Within a day a light changes at such a moment and at no other time, so it says no
count of hours that would be wrong a minute later.
"""

from datetime import date, datetime, timedelta

from guatu.crafts.planning.facts import Line
from guatu.crafts.planning.saying import day_words
from guatu.crafts.timing.clocks import is_past


def moment_of(line: Line, due: date) -> datetime | None:
    """Return the moment of one of the line's due dates; None where it is a day. The date in force comes first."""
    for day, moment in ((line.due_last, line.due_last_at), (line.due_first, line.due_first_at)):
        if day == due:
            return moment
    return None


def days_past(line: Line, due: date, today: date) -> int:
    """Return how many days a due date has been over, 0 or less while it has not; the day of a moment that has passed is 1."""
    days = (today - due).days
    if days:
        return days
    moment = moment_of(line, due)
    return 1 if moment is not None and (line.seen_at is None or is_past(moment, line.seen_at)) else 0


def late_word(line: Line, due: date, today: date, word: str = "逾", at: str = "已过") -> str:
    """Say in a few signs how long a due date is over that has passed: 逾 3 天; on its own day 已过 16:30."""
    moment = moment_of(line, due)
    return f"{word} {(today - due).days} 天" if moment is None or due != today else f"{at} {time_words(moment)}"


def since_words(line: Line, due: date, today: date) -> str:
    """The same in a sentence, behind the date: 已过 3 天; on its own day 已经过了."""
    return f"已过 {(today - due).days} 天" if due != today else "已经过了"


def due_said(line: Line, due: date, today: date) -> str:
    """Return a due date as it is said: 11月16日, or 11月16日 16:30."""
    moment = moment_of(line, due)
    return day_words(due, today) + (f" {time_words(moment)}" if moment else "")


def time_words(moment: datetime) -> str:
    """Return 16:30, 9:05."""
    return f"{moment.hour}:{moment.minute:02d}"


def length_words(length: timedelta, *, with_minutes: bool = False) -> str:
    """Return how long something is in the unit one says it in: 35 分钟, 2 小时, 3 天; what has begun is not counted.

    with_minutes: 2 小时 20 分钟
    """
    minutes = int(length.total_seconds()) // 60
    if minutes < 60:
        return f"{minutes} 分钟"
    if with_minutes and minutes % 60 and minutes < 48 * 60:
        return f"{minutes // 60} 小时 {minutes % 60} 分钟"
    return f"{minutes // 60} 小时" if minutes < 48 * 60 else f"{minutes // 1440} 天"
