"""序时进度: what is verified against the straight line, in days. The set that a town begins with.

1. past the current due date and not closed: red (逾);
2. a line with an amount or a verified share is held, by what was *verified*, against the straight line from
   the paper's day to the first due date: ``slow_yellow`` days slow is yellow, ``slow_red`` red (慢);
3. a line without one is yellow in the last ``soon_workdays`` working days before its due date (余);
4. where the date was moved, both dates are looked at and the heavier counts. A line without an amount that
   is past its first date but not its current one is as slow as the days since the first, and yellow at least.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from guatu.crafts.planning.facts import COLOUR_WORDS, Colour, Light, Line, Workdays
from guatu.crafts.planning.held import Held, dates_of, heavier, held, left_words, workdays_left
from guatu.crafts.planning.light_words import done_words, notice_words, state_words, unmeasured_words
from guatu.crafts.planning.passing import days_past, due_said, late_word, since_words
from guatu.crafts.planning.unjudged import not_begun, overdue

from .kind import Number


@dataclass(frozen=True, slots=True)
class Schedule:
    """The three numbers a town may choose. ``slow_*`` are calendar days, ``soon_workdays`` working days."""

    slow_yellow: int = 5
    slow_red: int = 15
    soon_workdays: int = 3

    KIND: ClassVar[str] = "schedule"
    CALLED: ClassVar[str] = "序时进度"
    SHOWS: ClassVar[tuple[Colour, ...]] = (Colour.RED, Colour.YELLOW, Colour.GREEN)
    LOOKS_BACK: ClassVar[bool] = False
    NUMBERS: ClassVar[dict[str, Number]] = {
        "slow_yellow": Number("慢几天变黄", "天", 1),
        "slow_red": Number("慢几天变红", "天", 1),
        "soon_workdays": Number("到期前几个工作日变黄", "个工作日", 0, 60),
    }

    def __post_init__(self) -> None:
        if not 0 < self.slow_yellow <= self.slow_red or self.soon_workdays < 0:
            raise ValueError(f"a light needs 0 < slow_yellow <= slow_red and soon_workdays >= 0: got {self}")

    @property
    def in_words(self) -> tuple[str, ...]:
        """The rule in sentences."""
        return (
            f"红：过了现时限还没有销号；有数量的，核实的数比直线慢 {self.slow_red} 天以上。",
            f"黄：有数量的，慢 {self.slow_yellow} 天以上；没有数量的，到期前 {self.soon_workdays} 个工作日，或过了首次时限（改过期的）。",
            "绿：其余在办的。",
        )

    def judge(self, line: Line, today: date, workdays: Workdays) -> Light:
        """Return the light by the heavier of its two dates."""
        late = overdue(line, today)
        if line.measured:
            by_line = heavier([self._against(line, due, today) for due in dates_of(line)])
            if late:
                return Light(late.colour, late.word, late.days, late.because, by_line.planned_day)
            return by_line
        return late or self._by_the_date(line, today, workdays)

    def _against(self, line: Line, due: date, today: date) -> Light:
        now = held(line, due, today)
        if -now.ahead >= self.slow_yellow and not now.full:
            colour = Colour.RED if -now.ahead >= self.slow_red else Colour.YELLOW
            limit = self.slow_red if colour is Colour.RED else self.slow_yellow
            tail = f"{now.step}就该有，慢 {-now.ahead} 天 ≥ {limit} 天，{COLOUR_WORDS[colour]}。"
            return Light(colour, f"慢 {-now.ahead} 天", -now.ahead, now.sum_words + tail, now.planned_day)
        return on_plan(line, now, today, f"不到 {self.slow_yellow} 天")

    def _by_the_date(self, line: Line, today: date, workdays: Workdays) -> Light:
        """Return the light of a line without an amount, not past its current date."""
        assert line.due_first is not None and line.due_last is not None
        state = state_words(line, today)
        past_first = days_past(line, line.due_first, today)
        if past_first > 0:
            colour = Colour.RED if past_first >= self.slow_red else Colour.YELLOW
            limit = f"，≥ {self.slow_red} 天" if colour is Colour.RED else ""
            return Light(
                colour,
                late_word(line, line.due_first, today, "过原时限", "过原时限"),
                past_first,
                f"{state}首次时限 {due_said(line, line.due_first, today)}{since_words(line, line.due_first, today)}{limit}，"
                f"现时限 {due_said(line, line.due_last, today)}还没有到，{COLOUR_WORDS[colour]}。",
            )
        nearest = min(dates_of(line))
        name = "时限" if line.due_first == line.due_last else "首次时限" if nearest == line.due_first else "现时限"
        left = workdays_left(today, nearest, self.soon_workdays, workdays)
        if left is not None:
            word, told, days = left_words(line, today, nearest, left, self.soon_workdays)
            because = f"{state}{name} {due_said(line, nearest, today)}，{told}，黄。{notice_words(today, nearest, workdays)}"
            return Light(Colour.YELLOW, word, days, because)
        days = (nearest - today).days
        if not line.begun or (line.starts_on and line.starts_on > today):
            return not_begun(line, today, f"{name} {due_said(line, nearest, today)}")
        return Light(
            Colour.GREEN,
            f"余 {days} 天",
            -days,
            f"{state}{name} {due_said(line, nearest, today)}，还有 {days} 天；{unmeasured_words(line)}，到期前 "
            f"{self.soon_workdays} 个工作日起变黄，绿。",
        )


def on_plan(line: Line, now: Held, today: date, why: str) -> Light:
    """Return the ring or the green of a measured line that its rule does not find slow. why: it counts as no delay."""
    if not line.begun or (today < now.begins and not line.done):
        ring = not_begun(line, today, "")
        return Light(ring.colour, ring.word, ring.days, ring.because, now.planned_day)
    if now.ahead < 0 and not now.full:
        tail = f"{now.step}就该有，慢 {-now.ahead} 天，{why}，绿。"
        return Light(Colour.GREEN, f"慢 {-now.ahead} 天", -now.ahead, now.sum_words + tail, now.planned_day)
    if now.full and now.ahead <= 0:
        return Light(Colour.GREEN, "做满待销", None, f"{done_words(line)}，全部做满，只等销号，绿。", now.planned_day)
    if now.ahead == 0:
        return Light(Colour.GREEN, "按计划", 0, f"{now.sum_words}{now.step}该有，按计划，绿。", now.planned_day)
    return Light(Colour.GREEN, f"快 {now.ahead} 天", -now.ahead, f"{now.sum_words}{now.step}才该有，快 {now.ahead} 天，绿。", now.planned_day)
