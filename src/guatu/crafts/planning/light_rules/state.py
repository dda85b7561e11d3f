"""状态灯: blue when the limit is near, yellow behind schedule or sent back, red when overdue (norms F1.18, 宿迁)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from guatu.crafts.planning.facts import Colour, Light, Line, Workdays
from guatu.crafts.planning.held import dates_of, heavier, held, left_words, workdays_left
from guatu.crafts.planning.light_words import notice_words, state_words
from guatu.crafts.planning.passing import days_past, due_said, late_word, since_words
from guatu.crafts.planning.saying import day_words
from guatu.crafts.planning.unjudged import overdue

from .kind import Number, calm
from .schedule import on_plan


@dataclass(frozen=True, slots=True)
class State:
    """``soon_workdays``: how near is near. ``slow``: how many calendar days behind the straight line are behind."""

    soon_workdays: int = 3
    slow: int = 1

    KIND: ClassVar[str] = "state"
    CALLED: ClassVar[str] = "状态灯"
    SHOWS: ClassVar[tuple[Colour, ...]] = (Colour.RED, Colour.YELLOW, Colour.BLUE, Colour.GREEN)
    LOOKS_BACK: ClassVar[bool] = False
    NUMBERS: ClassVar[dict[str, Number]] = {
        "soon_workdays": Number("到期前几个工作日变蓝", "个工作日", 0, 60),
        "slow": Number("落后直线几天变黄", "天", 1),
    }

    def __post_init__(self) -> None:
        if self.soon_workdays < 0 or self.slow < 1:
            raise ValueError(f"a state light needs soon_workdays >= 0 and slow >= 1: got {self}")

    @property
    def in_words(self) -> tuple[str, ...]:
        """The rule in sentences."""
        return (
            "红：过了现时限还没有销号。",
            f"黄：核实的数落后直线 {self.slow} 天以上；过了首次时限（改过期的）；质量不过关，退回以后还没有再反馈。",
            f"蓝：到期前 {self.soon_workdays} 个工作日。",
            "绿：其余在办的。",
        )

    def judge(self, line: Line, today: date, workdays: Workdays) -> Light:
        """Return red, yellow, blue, in this order; else what is on plan."""
        by_line = heavier([self._against(line, due, today) for due in dates_of(line)]) if line.measured else None
        planned = by_line.planned_day if by_line else None
        if late := overdue(line, today):
            return Light(late.colour, late.word, late.days, late.because, planned)
        if by_line and by_line.colour is Colour.YELLOW:
            return by_line
        if line.returned_on is not None:
            days = (today - line.returned_on).days
            because = f"{day_words(line.returned_on, today)}退回，还没有再反馈，质量没有过关，黄。"
            return Light(Colour.YELLOW, "退回在办", days, because, planned)
        if (past := self._past_the_first(line, today)) and not line.measured:
            return past
        return self._near(line, today, workdays, planned) or by_line or calm(line, today, f"到期前 {self.soon_workdays} 个工作日起变蓝")

    def _against(self, line: Line, due: date, today: date) -> Light:
        now = held(line, due, today)
        if -now.ahead >= self.slow and not now.full:
            tail = f"{now.step}就该有，慢 {-now.ahead} 天 ≥ {self.slow} 天，黄。"
            return Light(Colour.YELLOW, f"慢 {-now.ahead} 天", -now.ahead, now.sum_words + tail, now.planned_day)
        return on_plan(line, now, today, f"不到 {self.slow} 天")

    def _past_the_first(self, line: Line, today: date) -> Light | None:
        assert line.due_first is not None and line.due_last is not None
        past = days_past(line, line.due_first, today)
        if past <= 0:
            return None
        because = (
            f"{state_words(line, today)}首次时限 {due_said(line, line.due_first, today)}{since_words(line, line.due_first, today)}，"
            f"现时限 {due_said(line, line.due_last, today)}还没有到，黄。"
        )
        return Light(Colour.YELLOW, late_word(line, line.due_first, today, "过原时限", "过原时限"), past, because)

    def _near(self, line: Line, today: date, workdays: Workdays, planned: date | None) -> Light | None:
        coming = [due for due in dates_of(line) if days_past(line, due, today) <= 0]
        if not coming or line.done == 1:
            return None
        nearest = min(coming)
        left = workdays_left(today, nearest, self.soon_workdays, workdays)
        if left is None:
            return None
        word, told, days = left_words(line, today, nearest, left, self.soon_workdays)
        because = f"{state_words(line, today)}时限 {due_said(line, nearest, today)}，{told}，蓝。{notice_words(today, nearest, workdays)}"
        return Light(Colour.BLUE, word, days, because, planned)
