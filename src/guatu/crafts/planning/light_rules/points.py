"""落后百分点: by how many percentage points the work is behind, and how many months its start (norms F8.3, 银川)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import ClassVar

from guatu.crafts.planning.facts import Colour, Light, Line, Workdays
from guatu.crafts.planning.held import begins_on, dates_of, heavier, held
from guatu.crafts.planning.light_words import unmeasured_words, waiting_words
from guatu.crafts.planning.saying import day_words
from guatu.crafts.planning.unjudged import overdue

from .kind import Number, calm
from .schedule import on_plan


@dataclass(frozen=True, slots=True)
class Points:
    """``yellow`` points behind, with it, up to ``red``, with it, is yellow; more is red.

    late_months: so many months in a row without a start are red; the first is yellow
    """

    yellow: int = 10
    red: int = 30
    late_months: int = 3

    KIND: ClassVar[str] = "points"
    CALLED: ClassVar[str] = "落后百分点"
    SHOWS: ClassVar[tuple[Colour, ...]] = (Colour.RED, Colour.YELLOW, Colour.GREEN)
    LOOKS_BACK: ClassVar[bool] = False
    NUMBERS: ClassVar[dict[str, Number]] = {
        "yellow": Number("落后几个百分点变黄", "个百分点", 1, 99),
        "red": Number("落后超过几个百分点变红", "个百分点", 1, 99),
        "late_months": Number("连续几个月没有开工变红", "个月", 1, 24),
    }

    def __post_init__(self) -> None:
        if not 0 < self.yellow <= self.red < 100 or self.late_months < 1:
            raise ValueError(f"points need 0 < yellow <= red < 100 and late_months >= 1: got {self}")

    @property
    def in_words(self) -> tuple[str, ...]:
        """The rule in sentences."""
        return (
            f"红：过了现时限还没有销号；落后序时进度超过 {self.red} 个百分点；该开工的月份过了，连续 {self.late_months} 个月没有开工（签收）。",
            f"黄：落后 {self.yellow} 到 {self.red} 个百分点（含）；该开工的月份过了没有开工。",
            "绿：其余在办的。没有数量可量的，到期以前不变色。",
            "按原数算差，最后取整。",
        )

    def judge(self, line: Line, today: date, workdays: Workdays) -> Light:
        """Return the heavier of the start and the progress; red past the date."""
        by_line = heavier([self._against(line, due, today) for due in dates_of(line)]) if line.measured else None
        if late := overdue(line, today):
            return Light(late.colour, late.word, late.days, late.because, by_line.planned_day if by_line else None)
        found = [light for light in (by_line, self._start(line, today)) if light]
        return heavier(found) if found else calm(line, today, f"{unmeasured_words(line)}，到期以前不变色")

    def _against(self, line: Line, due: date, today: date) -> Light:
        now = held(line, due, today)
        behind = (now.wanted - now.done) * 100
        colour = Colour.GREEN if behind < self.yellow else Colour.RED if behind > self.red else Colour.YELLOW
        if colour is Colour.GREEN:
            return on_plan(line, now, today, f"落后不到 {self.yellow} 个百分点")
        limit = f"超过 {self.red} 个，红" if colour is Colour.RED else f"在 {self.yellow} 到 {self.red} 个之间，黄"
        because = f"{now.sum_words}落后 {points_words(behind)} 个百分点，{limit}。"
        return Light(colour, f"落后 {points_words(behind)} 点", -now.ahead, because, now.planned_day)

    def _start(self, line: Line, today: date) -> Light | None:
        if line.begun:
            return None
        begins = begins_on(line, min(dates_of(line)))
        months = (today.year - begins.year) * 12 + today.month - begins.month
        if months < 1:
            return None
        colour = Colour.RED if months >= self.late_months else Colour.YELLOW
        limit = f"，≥ {self.late_months} 个月，红" if colour is Colour.RED else "，黄"
        because = f"{waiting_words(line, today)}；该从 {day_words(begins, today)}做起，已有 {months} 个月没有开工{limit}。"
        return Light(colour, f"{months} 个月没开工", (today - begins).days, because)


def points_words(points: Fraction) -> str:
    """Return percentage points to a tenth, rounded once, at the end: 13.8, 30."""
    return f"{float(round(points, 1)):.1f}".removesuffix(".0")
