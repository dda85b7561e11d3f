"""阶梯: a blue reminder, orange where it was missed without good reason, then red (norms F1.19, 三明).

A rung is a sheet. The sheets are kept in a room of their own; the light computes the rung from the days, and says
so. A good reason is an extension that an approver has granted: the date in force has then moved, and nothing is missed.
What is on the watch list is urgent or major: its first sheet may be orange or red.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from guatu.crafts.planning.facts import COLOUR_WORDS, Colour, Light, Line, Workdays
from guatu.crafts.planning.held import left_words, workdays_left
from guatu.crafts.planning.light_words import done_words, due_words, notice_words, state_words
from guatu.crafts.planning.passing import days_past, due_said, late_word, since_words

from .kind import Number, calm

RUNGS = (Colour.BLUE, Colour.ORANGE, Colour.RED)
BY_DAYS = "（灯按天数推算，不看发过哪张单子。）"


@dataclass(frozen=True, slots=True)
class Ladder:
    """``remind_workdays`` before the date comes the blue sheet, ``red_days`` after it was missed the red one.

    urgent_from: the rung at which what is on the watch list begins: 1 blue, 2 orange, 3 red
    """

    remind_workdays: int = 3
    red_days: int = 7
    urgent_from: int = 2

    KIND: ClassVar[str] = "ladder"
    CALLED: ClassVar[str] = "阶梯督查单"
    SHOWS: ClassVar[tuple[Colour, ...]] = (Colour.RED, Colour.ORANGE, Colour.BLUE, Colour.GREEN)
    LOOKS_BACK: ClassVar[bool] = False
    NUMBERS: ClassVar[dict[str, Number]] = {
        "remind_workdays": Number("到期前几个工作日发蓝单", "个工作日", 0, 60),
        "red_days": Number("逾期超过几天升红单", "天"),
        "urgent_from": Number("重点管理的从第几级起（1 蓝 2 橙 3 红）", "级", 1, len(RUNGS)),
    }

    def __post_init__(self) -> None:
        if self.remind_workdays < 0 or self.red_days < 0 or not 1 <= self.urgent_from <= len(RUNGS):
            raise ValueError(f"a ladder needs remind_workdays, red_days >= 0 and a rung of 1 to 3: got {self}")

    @property
    def in_words(self) -> tuple[str, ...]:
        """The rule in sentences."""
        first = COLOUR_WORDS[RUNGS[self.urgent_from - 1]]
        return (
            f"红：没有正当理由，逾期超过 {self.red_days} 天。",
            "橙：没有正当理由，过了现时限；批准过延期的按现时限，算有正当理由。",
            f"蓝：到期前 {self.remind_workdays} 个工作日，提醒一次。",
            "绿：其余在办的。" if self.urgent_from == 1 else f"重点管理的，第一张就从{first}起，往后一级一级升。",
            "一级是一张单子；灯按天数推算到第几级，不看发过哪张单子。",
        )

    def judge(self, line: Line, today: date, workdays: Workdays) -> Light:
        """Return the colour of the highest sheet that would have gone out by today."""
        assert line.due_last is not None
        late = days_past(line, line.due_last, today)
        if late > 0:
            rung = 3 if late > self.red_days else 2
            told = f"{since_words(line, line.due_last, today)}，没有批准的延期"
            word, days = late_word(line, line.due_last, today), late
            notice = ""
        else:
            left = workdays_left(today, line.due_last, self.remind_workdays, workdays)
            if left is None or line.done == 1:
                return calm(line, today, f"到期前 {self.remind_workdays} 个工作日发蓝单")
            rung = 1
            word, told, days = left_words(line, today, line.due_last, left, self.remind_workdays)
            notice = notice_words(today, line.due_last, workdays)
        urgent = ""
        if line.watched and self.urgent_from > 1:
            rung = min(rung + self.urgent_from - 1, len(RUNGS))
            urgent = "重点管理的事项提级，"
        colour = RUNGS[rung - 1]
        name = COLOUR_WORDS[colour]
        due = due_words(line, today) if late > 0 else f"时限 {due_said(line, line.due_last, today)}"
        done = done_words(line) + "，" if line.measured else ""
        because = f"{state_words(line, today)}{done}{due}，{told}，{urgent}到{name}单一级，{name}。{BY_DAYS}{notice}"
        return Light(colour, f"{name}单 {word}", days, because)
