"""工单: a ticket of the hotline says once, in a row of its own, by when all that it asks is to be done."""

import re
from dataclasses import dataclass
from datetime import date

from guatu.crafts.reading import Due
from guatu.crafts.timing.clock_words import read_limit
from guatu.crafts.timing.clocks import Clock, Unit, reckon
from guatu.crafts.timing.times import find_times
from guatu.crafts.timing.workdays import Calendar

# What a ticket calls itself, at its head.
CALLED = re.compile("12345|热线.{0,6}(?:工单|转办单|交办单|承办单|派单|转办件)|(?:工单|转办单|承办单)编号")
HEAD = 200  # characters of it
ROW = re.compile(
    r"(?:承办|办理|办结|处置|处理|答复|回复|反馈)(?:的)?(?:时限|期限|截止(?:时间|日期)?)(?:要求)?"
    r"[ \t\u3000]*[：:|｜]?[ \t\u3000]*([^\n。；;|｜]{2,30})"
)
NOT_WRITTEN = "热线工单要按承办时限办，这份没有写明；按类别的时限规则定"


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket, and by when it is to be done; no day where it names none."""

    due: Due | None = None


def ticket_of(text: str, called: str, said_on: date | None, calendar: Calendar) -> Ticket | None:
    """Return what of a ticket holds for all it asks; None for any other paper.

    called: its title, or the name of its file
    """
    if not (CALLED.search(called) or CALLED.search(text[:HEAD])):
        return None
    for row in ROW.finditer(text):
        words = row[1].strip(" \t\u3000，,")
        if (last := _last_day(words, said_on, calendar)) is not None:
            return Ticket(Due(words, None, last, "before"))
    return Ticket()


def _last_day(words: str, said_on: date | None, calendar: Calendar) -> date | None:
    budget = read_limit(words)
    if budget is not None:
        if said_on is None or budget.unit is Unit.HOUR:
            return None
        return reckon(Clock(budget, said_on, "转办"), calendar).day
    named = [word.period.last for word in find_times(words, said_on, lean="future") if word.period is not None and word.period.last]
    return named[0] if named else None
