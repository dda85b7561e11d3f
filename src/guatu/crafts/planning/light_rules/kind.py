"""What every rule of lights has: its kind, its numbers with their limits, its words, and its judgement of a line."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol

from guatu.crafts.planning.facts import Colour, Light, Line, Workdays
from guatu.crafts.planning.held import dates_of
from guatu.crafts.planning.light_words import state_words
from guatu.crafts.planning.passing import due_said, moment_of, time_words
from guatu.crafts.planning.unjudged import not_begun


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a rule that a town may choose: what it is called, its unit, and how far it goes."""

    label: str
    unit: str
    least: int = 0
    most: int = 365


class Rule(Protocol):
    """A rule of lights: pure, over the facts of one line and a day.

    KIND: by which it is kept; CALLED: what a page calls the kind; SHOWS: the colours it can show, heaviest first,
        besides the ring and the seal; NUMBERS: by the names of the fields; LOOKS_BACK: whether it asks what was
        verified when
    """

    KIND: ClassVar[str]
    CALLED: ClassVar[str]
    SHOWS: ClassVar[tuple[Colour, ...]]
    NUMBERS: ClassVar[dict[str, Number]]
    LOOKS_BACK: ClassVar[bool]

    @property
    def in_words(self) -> tuple[str, ...]:
        """The rule in sentences, heaviest colour first."""
        ...

    def judge(self, line: Line, today: date, workdays: Workdays) -> Light:
        """Return the light of a dated line that is neither over nor suspended, without a look at what comes first."""
        ...


def calm(line: Line, today: date, why: str = "") -> Light:
    """Return the ring of what is not begun, else green: nothing of the rule applies to a line that is not measured."""
    nearest = min(dates_of(line))
    name = "时限" if line.due_first == line.due_last else "首次时限" if nearest == line.due_first else "现时限"
    days = (nearest - today).days
    said = f"{name} {due_said(line, nearest, today)}"
    if not line.begun or (line.starts_on and line.starts_on > today):
        return not_begun(line, today, said)
    if days < 0:
        return Light(
            Colour.GREEN, f"过原时限 {-days} 天", -days, f"{state_words(line, today)}{said}已过 {-days} 天，{why or '现时限还没有到'}，绿。"
        )
    if days == 0 and (moment := moment_of(line, nearest)):
        return Light(Colour.GREEN, f"今天 {time_words(moment)} 到期", 0, f"{state_words(line, today)}{said}{'；' + why if why else ''}，绿。")
    return Light(Colour.GREEN, f"余 {days} 天", -days, f"{state_words(line, today)}{said}，还有 {days} 天{'；' + why if why else ''}，绿。")
