"""欠账比例: what share of the plan is missing (norms F8.4, 三亚)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from guatu.crafts.planning.facts import COLOUR_WORDS, Colour, Light, Line, Workdays
from guatu.crafts.planning.held import dates_of, heavier, held
from guatu.crafts.planning.light_words import unmeasured_words
from guatu.crafts.planning.unjudged import overdue

from .kind import Number, calm
from .points import points_words
from .schedule import on_plan


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Short of what was planned by today by more than ``red`` per cent of it is red, short at all yellow."""

    red: int = 50

    KIND: ClassVar[str] = "shortfall"
    CALLED: ClassVar[str] = "欠账比例"
    SHOWS: ClassVar[tuple[Colour, ...]] = (Colour.RED, Colour.YELLOW, Colour.GREEN)
    LOOKS_BACK: ClassVar[bool] = False
    NUMBERS: ClassVar[dict[str, Number]] = {"red": Number("欠的超过应有的百分之几变红", "%", 1, 99)}

    def __post_init__(self) -> None:
        if not 0 < self.red < 100:
            raise ValueError(f"a shortfall is judged by a share between 0 and 100 per cent: got {self}")

    @property
    def in_words(self) -> tuple[str, ...]:
        """The rule in sentences."""
        return (
            f"红：过了现时限还没有销号；累计比今天应有的少 {self.red}% 以上（不含）。",
            f"黄：累计比今天应有的少，但不超过 {self.red}%。",
            "绿：累计不少于今天应有的。没有数量可量的，到期以前不变色。",
        )

    def judge(self, line: Line, today: date, workdays: Workdays) -> Light:
        """Return red past the date; else by the heavier of its two plans."""
        by_line = heavier([self._against(line, due, today) for due in dates_of(line)]) if line.measured else None
        if late := overdue(line, today):
            return Light(late.colour, late.word, late.days, late.because, by_line.planned_day if by_line else None)
        return by_line or calm(line, today, f"{unmeasured_words(line)}，到期以前不变色")

    def _against(self, line: Line, due: date, today: date) -> Light:
        now = held(line, due, today)
        if now.done >= now.wanted:
            return on_plan(line, now, today, "不欠")
        short = (now.wanted - now.done) / now.wanted * 100
        colour = Colour.RED if short > self.red else Colour.YELLOW
        limit = f"超过 {self.red}%" if colour is Colour.RED else f"不超过 {self.red}%"
        because = f"{now.sum_words}比应有的少 {points_words(short)}%，{limit}，{COLOUR_WORDS[colour]}。"
        return Light(colour, f"欠 {points_words(short)}%", -now.ahead, because, now.planned_day)
