"""按期销号率 and what stands beside it: the figures of an office for a period, defined once (design §5).

The rate is what was closed by its first due date ÷ all dated lines whose *first* due date lies in the period.
A line whose date was moved stays in the period of its first date: an extension moves no line out of the count.
What was withdrawn, merged or suspended leaves the denominator and is counted beside the rate, never silently.
Recurring duties are counted apart (52 weekly rounds would drown the real work), standing ones not at all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

LEAVES = {"suspended": "挂账", "withdrawn": "撤销", "merged": "并案"}
# Below this many lines one line more or less moves the rate by more than twenty points: no rate is shown.
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Owed:
    """What of one line the figures depend on; or of many lines that the figures do not tell apart.

    duty: dated, recurring or standing; stage: as the ledger has it
    first_due: the first due date there ever was
    closed_on: the day that counts for closing: the day the step was *written*, unless an approver accepted
        the paper's day (design I4); None while it is open
    lines: how many lines stand so
    """

    duty: str
    stage: str
    first_due: date | None
    closed_on: date | None = None
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Closing:
    """The figures of one office for one period.

    due: 应销, the denominator; closed: 已销, those of them closed by now, early or late; on_time: those closed
    by their first due date; left: what left the denominator, by its stage; recurring: recurring lines whose
    last date lies in the period, counted apart
    """

    first: date
    last: date
    due: int = 0
    closed: int = 0
    on_time: int = 0
    left: Mapping[str, int] = field(default_factory=dict)
    recurring: int = 0

    @property
    def percent(self) -> int | None:
        """The rate in whole per cent, half a per cent up; None under FEWEST lines."""
        if self.due < FEWEST:
            return None
        return (200 * self.on_time + self.due) // (2 * self.due)

    @property
    def word(self) -> str:
        """The rate as it is printed: 86%, or why there is none."""
        if self.percent is None:
            return f"不足 {FEWEST} 条" if self.due else "本期无"
        return f"{self.percent}%"

    @property
    def left_words(self) -> str:
        """What left the denominator, as it is printed beside the rate: 挂账 2、撤销 1, or nothing."""
        return "、".join(f"{word} {self.left[stage]}" for stage, word in LEAVES.items() if self.left.get(stage))

    @property
    def because(self) -> str:
        """The sum, in one sentence."""
        period = f"{self.first.month}月{self.first.day}日至{self.last.month}月{self.last.day}日"
        said = (
            f"首次时限在{period}的限期事项 {self.due} 条，已销 {self.closed} 条，其中在首次时限内销号 {self.on_time} 条"
        )
        rate = (
            f"按期销号率 {self.on_time} ÷ {self.due} = {self.percent}%"
            if self.percent is not None
            else f"不足 {FEWEST} 条，不算率"
        )
        left = f"；不计：{self.left_words}" if self.left_words else ""
        recurring = f"；周期事项 {self.recurring} 条另计" if self.recurring else ""
        return f"{said}，{rate}{left}{recurring}。"


def closing(lines: Iterable[Owed], first: date, last: date) -> Closing:
    """Return the figures of the lines whose first due date lies in first … last, both days with it.

    Raises ValueError if the period ends before it begins.
    """
    if last < first:
        raise ValueError(f"a period ends after it begins: got {first} to {last}")
    due = closed = on_time = recurring = 0
    left: Counter[str] = Counter()
    for line in lines:
        if line.first_due is None or not first <= line.first_due <= last:
            continue
        if line.duty == "recurring":
            recurring += line.lines
        elif line.duty != "dated":
            continue
        elif line.stage in LEAVES:
            left[line.stage] += line.lines
        else:
            due += line.lines
            if line.closed_on is not None:
                closed += line.lines
                on_time += line.lines if line.closed_on <= line.first_due else 0
    return Closing(first, last, due, closed, on_time, dict(left), recurring)
