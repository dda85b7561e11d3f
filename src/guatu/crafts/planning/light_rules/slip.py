"""拖期分档: yellow, orange and red by how many days a line has slipped (norms F1.21, one firm)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from guatu.crafts.planning.facts import COLOUR_WORDS, Colour, Light, Line, Workdays
from guatu.crafts.planning.held import dates_of, heavier, held
from guatu.crafts.planning.light_words import done_words, due_words, state_words
from guatu.crafts.planning.passing import days_past, due_said, late_word, since_words

from .kind import Number, calm
from .schedule import on_plan


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip up to ``yellow_to`` days is yellow, from ``red_from`` days red, between them orange."""

    yellow_to: int = 7
    red_from: int = 15

    KIND: ClassVar[str] = "slip"
    CALLED: ClassVar[str] = "拖期分档"
    SHOWS: ClassVar[tuple[Colour, ...]] = (Colour.RED, Colour.ORANGE, Colour.YELLOW, Colour.GREEN)
    LOOKS_BACK: ClassVar[bool] = False
    NUMBERS: ClassVar[dict[str, Number]] = {
        "yellow_to": Number("拖到几天以内算黄", "天"),
        "red_from": Number("拖几天起算红", "天", 1),
    }

    def __post_init__(self) -> None:
        if not 0 <= self.yellow_to < self.red_from:
            raise ValueError(f"a slip needs 0 <= yellow_to < red_from: got {self}")

    @property
    def in_words(self) -> tuple[str, ...]:
        """The rule in sentences."""
        between = f"橙：拖 {self.yellow_to + 1} 到 {self.red_from - 1} 天。"
        return (
            f"红：拖 {self.red_from} 天以上。",
            *((between,) if self.yellow_to + 1 < self.red_from else ()),
            f"黄：拖 1 到 {self.yellow_to} 天。" if self.yellow_to else "没有黄的一档。",
            "绿：没有拖。",
            "有数量的，拖几天看核实的数比直线慢几天；过了时限的，看过了几天；改过期的两个日子都看，取重的。",
        )

    def colour_of(self, days: int) -> Colour:
        """Return the tier of a slip of so many days."""
        if days <= 0:
            return Colour.GREEN
        return Colour.YELLOW if days <= self.yellow_to else Colour.RED if days >= self.red_from else Colour.ORANGE

    def judge(self, line: Line, today: date, workdays: Workdays) -> Light:
        """Return the tier of the longest slip there is: behind the straight line, or past a date."""
        assert line.due_first is not None and line.due_last is not None
        found = [self._against(line, due, today) for due in dates_of(line)] if line.measured else [calm(line, today)]
        planned = heavier(found).planned_day
        for due in dates_of(line):
            past = days_past(line, due, today)
            if (past > 0 and line.done < 1) or (due == line.due_last and past > 0):
                found.append(self._past(line, due, past, today, planned))
        return heavier(found)

    def _against(self, line: Line, due: date, today: date) -> Light:
        now = held(line, due, today)
        colour = Colour.GREEN if now.full else self.colour_of(-now.ahead)
        if colour is Colour.GREEN:
            return on_plan(line, now, today, "不算拖")
        tail = f"{now.step}就该有，拖 {-now.ahead} 天{self._tier(-now.ahead)}，{COLOUR_WORDS[colour]}。"
        return Light(colour, f"拖 {-now.ahead} 天", -now.ahead, now.sum_words + tail, now.planned_day)

    def _past(self, line: Line, due: date, past: int, today: date, planned: date | None) -> Light:
        colour = self.colour_of(past)
        done = done_words(line) + "，" if line.measured else ""
        overdue = due == line.due_last
        said = due_words(line, today) if overdue else f"首次时限 {due_said(line, due, today)}"
        because = f"{state_words(line, today)}{done}{said}{since_words(line, due, today)}，还没有销号{self._tier(past)}，{COLOUR_WORDS[colour]}。"
        return Light(colour, late_word(line, due, today) if overdue else late_word(line, due, today, "过原时限", "过原时限"), past, because, planned)

    def _tier(self, days: int) -> str:
        if days <= self.yellow_to:
            return f"，{self.yellow_to} 天以内"
        return f" ≥ {self.red_from} 天" if days >= self.red_from else f"，超过 {self.yellow_to} 天、不到 {self.red_from} 天"
