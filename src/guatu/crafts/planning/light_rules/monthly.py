"""按月亮灯: each month is judged by itself; what is made up after it has ended turns yellow, not green (norms F1.20, 瓯海).

The plan of a month is the straight line at its last day, or the whole on the due date if that comes sooner. What was
verified counts from the day the report behind it was written: a unit does not pay for a slow verifier, and nobody
makes a month good by a date on paper.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from guatu.crafts.planning.facts import COLOUR_WORDS, Colour, Light, Line, Workdays
from guatu.crafts.planning.held import dates_of, heavier, plan_to
from guatu.crafts.planning.light_words import done_words, share_words, state_words, unmeasured_words
from guatu.crafts.planning.passing import days_past, due_said, late_word
from guatu.crafts.planning.saying import day_words
from guatu.crafts.planning.unjudged import not_begun, overdue

from .kind import Number, calm


@dataclass(frozen=True, slots=True)
class Monthly:
    """``grace``: how many days after the end of a month a report still counts for it."""

    grace: int = 0

    KIND: ClassVar[str] = "monthly"
    CALLED: ClassVar[str] = "按月亮灯"
    SHOWS: ClassVar[tuple[Colour, ...]] = (Colour.RED, Colour.YELLOW, Colour.GREEN)
    LOOKS_BACK: ClassVar[bool] = True
    NUMBERS: ClassVar[dict[str, Number]] = {"grace": Number("月底过后几天内补报的仍算当月", "天", 0, 15)}

    def __post_init__(self) -> None:
        if not 0 <= self.grace <= self.NUMBERS["grace"].most:
            raise ValueError(f"a month closes within 15 days of its end: got {self}")

    @property
    def in_words(self) -> tuple[str, ...]:
        """The rule in sentences."""
        more = f"，月底过后 {self.grace} 天内补报的仍算当月" if self.grace else ""
        return (
            "红：上一个月底（或时限）该有的没有做到，到今天也没有补上；做到了又反弹、重新列账的，也算。",
            "黄：当时没有做到，后来补上了；补上的月份不再变绿，到下一个月底重新看。",
            f"绿：上一个月底该有的按时做到了{more}。",
            "没有数量可量的，只看时限那个月。",
        )

    def judge(self, line: Line, today: date, workdays: Workdays) -> Light:
        """Return the light of the last month that has ended."""
        if not line.measured:
            return overdue(line, today) or calm(line, today, f"{unmeasured_words(line)}，过了时限没有销号才变红")
        if not line.begun and not overdue(line, today):
            return not_begun(line, today, "")
        return heavier([self._of_the_month(line, due, today) for due in dates_of(line)])

    def _of_the_month(self, line: Line, due: date, today: date) -> Light:
        plan = plan_to(line, due)
        ended = due if days_past(line, due, today) > 0 else self._last_month_end(today)
        day = plan.day_of(line.done)
        state = state_words(line, today)
        if ended <= plan.begins and ended != due:
            because = f"{state}{done_words(line)}；从 {day_words(plan.begins, today)}算起，第一个月还没有到月底，绿。"
            return Light(Colour.GREEN, "头一个月", None, because, day)
        wanted, then = plan.share_on(ended), line.done_by(ended + timedelta(days=self.grace))
        name = f"时限 {due_said(line, ended, today)}" if ended == due else f"{ended.month}月底"
        beside = then if then < wanted else line.done
        should = f"{name}应有 {share_words(line, wanted, beside)}，当时核实到 {share_words(line, then)}"
        if line.done >= wanted and then >= wanted:
            return Light(Colour.GREEN, f"{ended.month}月做到", None, f"{state}{done_words(line)}；{should}，按时做到，绿。", day)
        late = (today - ended).days
        if line.done >= wanted:
            because = f"{state}{done_words(line)}；{should}，后来补上了：补上的月份亮黄，不变绿。"
            return Light(Colour.YELLOW, f"{ended.month}月补上", late, because, day)
        # What was verified and has come undone since is as good as missed.
        undone = then >= wanted
        since = "后来又退了回去" if undone else "到今天没有补上"
        word = late_word(line, due, today) if ended == due else f"{ended.month}月反弹" if undone else f"{ended.month}月漏"
        return Light(Colour.RED, word, late, f"{state}{done_words(line)}；{should}，{since}，{COLOUR_WORDS[Colour.RED]}。", day)

    def _last_month_end(self, today: date) -> date:
        """Return the last day of the last month that has ended, its days of grace over."""
        end = today.replace(day=1) - timedelta(days=1)
        return end if (today - end).days > self.grace else end.replace(day=1) - timedelta(days=1)
