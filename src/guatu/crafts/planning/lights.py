"""The rules of lights: facts of one line of the ledger and a day in, a colour with its reason out.

Nobody sets a light by hand (norms F1.18 to F1.21 are where the colours and the steps of days come from,
design I8 is why each prints its sum). The rules, heaviest first:

1. past the current due date and not closed: red (逾);
2. a line with an amount or a verified share is held, by what was *verified*, against the straight line from
   the paper's day to the first due date: ``slow_yellow`` days slow is yellow, ``slow_red`` red (慢);
3. a line without one is yellow in the last ``soon_workdays`` working days before its due date (余);
4. where the date was moved, both dates are looked at and the heavier counts. A line without an amount that
   is past its first date but not its current one is as slow as the days since the first, and yellow at least:
   a moved date neither hides the first nor counts for nothing;
5. a line without a date has no red, a standing duty is reviewed and never red. A recurring one is as its occurrences
   are: red while one is missed, until it is made up; yellow while the last that fell due was made up late (F1.20);
   and red after its last date;
6. what is suspended is not judged until the day it was to be taken up again; after that day it is yellow;
7. what is not begun and not yet yellow or red has the ring (未开始), what is closed the seal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from guatu.crafts.planning.periodic import Standing
from guatu.crafts.planning.saying import amount_words, day_words, percent_words
from guatu.crafts.planning.straight import StraightLine, exact, share_of
from guatu.crafts.planning.ticks import WORDS as CADENCE_WORDS
from guatu.crafts.planning.ticks import current
from guatu.crafts.timing import workdays as national

DUTIES = ("dated", "recurring", "standing")
STAGES = (
    "drafted", "assigned", "contested", "acting", "suspended", "reported", "verified", "closed", "withdrawn", "merged",
)  # fmt: skip
NOT_BEGUN = ("drafted", "assigned", "contested")


class Colour(StrEnum):
    """What a light can show; ``NONE`` is the ring of what is not begun or not judged."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    NONE = "none"
    DONE = "done"


COLOUR_WORDS = {
    Colour.RED: "红",
    Colour.YELLOW: "黄",
    Colour.GREEN: "绿",
    Colour.NONE: "未开始",
    Colour.DONE: "已销",
}
WEIGHT = {Colour.RED: 2, Colour.YELLOW: 1, Colour.GREEN: 0, Colour.NONE: 0, Colour.DONE: 0}


@dataclass(frozen=True, slots=True)
class LightRules:
    """The three numbers a town may choose. ``slow_*`` are calendar days, ``soon_workdays`` working days."""

    slow_yellow: int = 5
    slow_red: int = 15
    soon_workdays: int = 3

    def __post_init__(self) -> None:
        if not 0 < self.slow_yellow <= self.slow_red or self.soon_workdays < 0:
            raise ValueError(f"a light needs 0 < slow_yellow <= slow_red and soon_workdays >= 0: got {self}")


class Workdays(Protocol):
    """A working calendar: which days are worked, and which answers wait for the notice of their year."""

    def is_workday(self, day: date, /) -> bool: ...

    def is_provisional(self, day: date, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class Line:
    """What of one commitment its light depends on.

    duty: one of DUTIES; stage: one of STAGES
    said_on: the day of the paper (or of the entry, where the paper has none)
    due_first: the first due date there ever was; due_last: the one in force today. Without extension they are
        one day; a line without a date has neither
    starts_on: the day a paper names for the beginning (12月1日起); the straight line then begins there
    target, verified, reported: amounts in one unit, added up since the paper's day; ``unit`` is only printed.
        A ceiling (不超过 35) or a rate is no target: there is no straight line towards it
    verified_share, reported_share: 0 to 1, for a line whose progress is told in parts of the whole
    cadence: of a recurring duty, as guatu.crafts.planning.ticks has it
    resumes_on: the day until which a suspended line stands still
    turns: of a recurring duty, its occurrences, in their order: all that are missed, and those of the last months
    reviewed_on, review_on: of a standing duty, when somebody last looked, and when it is to be looked at again
    """

    duty: str
    stage: str
    said_on: date | None = None
    due_first: date | None = None
    due_last: date | None = None
    starts_on: date | None = None
    target: float | None = None
    unit: str = ""
    verified: float | None = None
    reported: float | None = None
    verified_share: float | None = None
    reported_share: float | None = None
    cadence: str | None = None
    assigned_on: date | None = None
    signed_on: date | None = None
    reported_on: date | None = None
    closed_on: date | None = None
    resumes_on: date | None = None
    turns: Sequence[Standing] = ()
    reviewed_on: date | None = None
    review_on: date | None = None

    def __post_init__(self) -> None:
        if self.duty not in DUTIES or self.stage not in STAGES:
            raise ValueError(f"a line has a duty of {DUTIES} and a stage of {STAGES}: got {self.duty}, {self.stage}")
        if (self.due_first is None) != (self.due_last is None):
            raise ValueError(f"a line has both due dates or none: got {self.due_first} and {self.due_last}")

    @property
    def begun(self) -> bool:
        """Whether the office has taken the work up."""
        return self.stage not in NOT_BEGUN

    @property
    def measured(self) -> bool:
        """Whether it can be said how much is done: by an amount, or by a share somebody verified.

        A share that is only reported does not make a line a measured one: a unit that tells early how far it
        is would otherwise turn its own light yellow.
        """
        return bool(self.target and self.target > 0) or self.verified_share is not None

    @property
    def done(self) -> Fraction:
        """The verified share of the work, 0 to 1 (more than the target counts as the whole)."""
        if self.verified_share is not None:
            share = exact(self.verified_share)
        elif self.target and self.target > 0 and self.verified:
            share = share_of(self.verified, self.target)
        else:
            share = Fraction(0)
        return min(max(share, Fraction(0)), Fraction(1))


@dataclass(frozen=True, slots=True)
class Light:
    """A colour, its reason in a few signs and in a sentence.

    word: 慢 24 天, 余 2 个工作日 …, never empty
    days: what the word counts: above 0 behind the plan or past the date, below 0 ahead or left; None where
        nothing is counted. In 余 n 个工作日 they are working days, else calendar days
    because: one full Chinese sentence with the sum, as a page prints it
    planned_day: the day by which the straight line wanted what is verified, where the bar's dark end stands;
        None for a line that is not measured
    """

    colour: Colour
    word: str
    days: int | None
    because: str
    planned_day: date | None = None


def light_of(line: Line, today: date, rules: LightRules | None = None, *, workdays: Workdays = national) -> Light:
    """Return the light of one line on one day.

    workdays: the calendar by which 余 n 个工作日 is counted; the national one unless the town has its own
    """
    rules = rules or LightRules()
    if line.stage == "withdrawn":
        return Light(Colour.NONE, "已撤销", None, "这条事项已撤销，不再亮灯。")
    if line.stage == "merged":
        return Light(Colour.NONE, "已并案", None, "这条事项已并入另一条，不再亮灯。")
    if line.stage == "closed":
        return _closed(line, today)
    if line.stage == "suspended":
        return _suspended(line, today)
    if line.duty == "standing":
        return _standing(line, today)
    if line.due_first is None or line.due_last is None:
        return _recurring(line, today) if line.duty == "recurring" else _undated(line, today)

    overdue = _overdue(line, today)
    if line.duty == "recurring":
        return overdue or _recurring(line, today)
    if line.measured:
        held = _held_against_the_line(line, today, rules)
        if overdue:
            return Light(overdue.colour, overdue.word, overdue.days, overdue.because, held.planned_day)
        return held
    if overdue:
        return overdue
    return _by_the_date(line, today, rules, workdays)


def _suspended(line: Line, today: date) -> Light:
    if line.resumes_on is None:
        return Light(Colour.NONE, "挂账", None, "挂账，这期间不计时限。")
    over = (today - line.resumes_on).days
    if over > 0:
        return Light(
            Colour.YELLOW, f"挂账到期 {over} 天", over, f"挂账到 {day_words(line.resumes_on, today)}，已过 {over} 天还没有恢复，黄。"
        )
    return Light(Colour.NONE, "挂账", over, f"挂账到 {day_words(line.resumes_on, today)}，这期间不计时限。")


def _closed(line: Line, today: date) -> Light:
    if line.closed_on is None:
        return Light(Colour.DONE, "已销号", None, "已销号。")
    closed = f"{day_words(line.closed_on, today)}销号"
    if line.due_first is None:
        return Light(Colour.DONE, "已销号", None, f"{closed}；这条没有时限，不分早晚。")
    early = (line.due_first - line.closed_on).days
    first = f"首次时限 {day_words(line.due_first, today)}"
    moved = f"（后改为 {day_words(line.due_last, today)}）" if line.due_last and line.due_last != line.due_first else ""
    if early > 0:
        return Light(Colour.DONE, f"早 {early} 天销号", -early, f"{closed}，{first}{moved}，早 {early} 天。")
    if early < 0:
        return Light(Colour.DONE, f"晚 {-early} 天销号", -early, f"{closed}，{first}{moved}，晚 {-early} 天。")
    return Light(Colour.DONE, "当天销号", 0, f"{closed}，正是{first}当天{moved}。")


def _standing(line: Line, today: date) -> Light:
    if not line.begun:
        return Light(Colour.NONE, "未开始", None, f"{_waiting(line, today)}；长期事项只作复核，不因到期变红。")
    looked = f"上次复查 {day_words(line.reviewed_on, today)}" if line.reviewed_on else "还没有复查过"
    if line.review_on and today >= line.review_on:
        because = f"长期事项，{looked}，{day_words(line.review_on, today)}起该看一看；没有到期一说，不会变红。"
        return Light(Colour.GREEN, "该看一看", None, because)
    following = f"，下次 {day_words(line.review_on, today)}" if line.review_on else ""
    return Light(Colour.GREEN, "长期", None, f"长期事项，定期复查，{looked}{following}；没有到期一说，不会变红。")


def light_of_turn(turn: Standing, today: date) -> Light:
    """Return the light of one occurrence of a recurring duty (F1.20)."""
    due = f"{turn.called}，{day_words(turn.due, today)}应报"
    if turn.told_on is None:
        late = (today - turn.due).days
        if late > 0:
            return Light(Colour.RED, f"漏报 {late} 天", late, f"{due}，已过 {late} 天没有报，红；补报以后变黄。")
        return Light(Colour.NONE, "待报" if turn.first <= today else "还没到", -(turn.due - today).days, f"{due}。")
    tail = "，已核实" if turn.verified else "，还没有核实"
    late = (turn.told_on - turn.due).days
    if late > 0:
        return Light(Colour.YELLOW, f"补报，晚 {late} 天", late, f"{due}，{day_words(turn.told_on, today)}才报，黄，不转绿{tail}。")
    return Light(Colour.GREEN, "按期", late, f"{due}，{day_words(turn.told_on, today)}报了，绿{tail}。")


def _by_its_turns(line: Line, today: date) -> Light:
    """Return the light of a recurring duty as its occurrences are."""
    each = f"周期事项，{CADENCE_WORDS.get(line.cadence or '', '')}一次，"
    here = next((turn for turn in line.turns if turn.first <= today <= turn.last), None)
    now = ""
    if here is not None:
        state = "已报" if here.told_on else "待报"
        now = f"本期 {here.called}（{day_words(here.due, today)}应报）{state}。"
    missed = [turn for turn in line.turns if turn.is_missed(today)]
    if missed:
        days = (today - missed[0].due).days
        names = "、".join(turn.called for turn in missed[:3]) + (f"等 {len(missed)} 期" if len(missed) > 3 else "")
        return Light(Colour.RED, f"漏报 {len(missed)} 期", days, f"{each}{names}没有报，红，补报以后变黄。{now}")
    past = [turn for turn in line.turns if turn.told_on is not None and turn.due <= today]
    if past and not past[-1].in_time:
        return Light(Colour.YELLOW, "补报", None, f"{each}{past[-1].called}晚报了，黄，不转绿，下一期按期报就绿。{now}")
    return Light(Colour.GREEN, f"本期{'已报' if here.told_on else '待报'}" if here else "周期", None, f"{each}没有漏报，绿。{now}")


def _undated(line: Line, today: date) -> Light:
    return Light(
        Colour.NONE, "无时限", None, f"{_state(line, today)}没有时限，不判快慢，也不会变红；定下时限后按时限亮灯。"
    )


def _recurring(line: Line, today: date) -> Light:
    if not line.begun or (line.starts_on and line.starts_on > today):
        return _not_begun(line, today, "周期事项")
    if line.turns:
        return _by_its_turns(line, today)
    began = line.starts_on or line.said_on
    if line.cadence not in CADENCE_WORDS or began is None:
        return Light(Colour.GREEN, "周期", None, "周期事项，没有写明多久一次；按次另计，不在这里判快慢。")
    now = current(line.cadence, began, today)
    if now is None:
        return _not_begun(line, today, "周期事项")
    return Light(
        Colour.GREEN,
        f"第 {now.number} 次",
        (today - now.last).days,
        f"周期事项，{CADENCE_WORDS[line.cadence]}一次，从 {day_words(began, today)}起算，现在是第 {now.number} 次，"
        f"到 {day_words(now.last, today)}为止；每一次另计，不在这里判快慢。",
    )


def _overdue(line: Line, today: date) -> Light | None:
    """Return the red of what is past its current date, or None."""
    assert line.due_first is not None and line.due_last is not None
    late = (today - line.due_last).days
    if late <= 0:
        return None
    due = f"时限 {day_words(line.due_last, today)}"
    if line.due_first != line.due_last:
        due = f"现时限 {day_words(line.due_last, today)}（首次时限 {day_words(line.due_first, today)}）"
    state = _state(line, today)
    done = _done_words(line) + "，" if line.measured else ""
    return Light(Colour.RED, f"逾 {late} 天", late, f"{state}{done}{due}已过 {late} 天，还没有销号，红。")


def _held_against_the_line(line: Line, today: date, rules: LightRules) -> Light:
    """Return the light of a line whose progress can be measured, by the heavier of its two dates."""
    judged = [_against(line, due, today, rules) for due in _dates(line)]
    return max(judged, key=lambda light: (WEIGHT[light.colour], light.days or 0))


def _against(line: Line, due: date, today: date, rules: LightRules) -> Light:
    begins = line.starts_on or line.said_on or line.assigned_on or due
    plan = StraightLine(min(begins, due), due)
    planned_day, ahead = plan.day_of(line.done), plan.days_ahead(line.done, today)
    full = line.done == 1  # nothing is left to be slow with; closing has its own date
    name = "首次时限" if due == line.due_first else "现时限"
    span = f"从 {day_words(plan.begins, today)}到{name} {day_words(due, today)}按直线"
    sum_ = f"{_state(line, today)}{_done_words(line)}，{span}，今天应有 {_wanted_words(line, plan.share_on(today))}；"
    step = f"{_step_words(line)}这一步计划 {day_words(planned_day, today)}"
    colour = Colour.GREEN
    if -ahead >= rules.slow_yellow and not full:
        colour = Colour.RED if -ahead >= rules.slow_red else Colour.YELLOW
    if colour is not Colour.GREEN:
        limit = rules.slow_red if colour is Colour.RED else rules.slow_yellow
        tail = f"{step}就该有，慢 {-ahead} 天 ≥ {limit} 天，{COLOUR_WORDS[colour]}。"
        return Light(colour, f"慢 {-ahead} 天", -ahead, sum_ + tail, planned_day)
    if not line.begun or (today < begins and not line.done):
        ring = _not_begun(line, today, "")
        return Light(ring.colour, ring.word, ring.days, ring.because, planned_day)
    if ahead < 0 and not full:
        tail = f"{step}就该有，慢 {-ahead} 天，不到 {rules.slow_yellow} 天，绿。"
        return Light(colour, f"慢 {-ahead} 天", -ahead, sum_ + tail, planned_day)
    if full and ahead <= 0:
        return Light(colour, "做满待销", None, f"{_done_words(line)}，全部做满，只等销号，绿。", planned_day)
    if ahead == 0:
        return Light(colour, "按计划", 0, f"{sum_}{step}该有，按计划，绿。", planned_day)
    return Light(colour, f"快 {ahead} 天", -ahead, f"{sum_}{step}才该有，快 {ahead} 天，绿。", planned_day)


def _by_the_date(line: Line, today: date, rules: LightRules, workdays: Workdays) -> Light:
    """Return the light of a line without an amount, not past its current date."""
    assert line.due_first is not None and line.due_last is not None
    state = _state(line, today)
    past_first = (today - line.due_first).days
    if past_first > 0:
        colour = Colour.RED if past_first >= rules.slow_red else Colour.YELLOW
        limit = f"，≥ {rules.slow_red} 天" if colour is Colour.RED else ""
        return Light(
            colour,
            f"过原时限 {past_first} 天",
            past_first,
            f"{state}首次时限 {day_words(line.due_first, today)}已过 {past_first} 天{limit}，"
            f"现时限 {day_words(line.due_last, today)}还没有到，{COLOUR_WORDS[colour]}。",
        )
    nearest = min(_dates(line))
    name = "时限" if line.due_first == line.due_last else "首次时限" if nearest == line.due_first else "现时限"
    left = _workdays_left(today, nearest, rules.soon_workdays, workdays)
    if left is not None:
        notice = _notice(today, nearest, workdays)
        if nearest == today:
            word, told = "今天到期", "就是今天"
        elif left:
            word = f"余 {left} 个工作日"
            told = f"明天起还有 {left} 个工作日，不多于 {rules.soon_workdays} 个"
        else:
            word, told = f"余 {(nearest - today).days} 天", "到那天为止已没有工作日"
        because = f"{state}{name} {day_words(nearest, today)}，{told}，黄。{notice}"
        return Light(Colour.YELLOW, word, -left if left else (today - nearest).days, because)
    days = (nearest - today).days
    if not line.begun or (line.starts_on and line.starts_on > today):
        return _not_begun(line, today, f"{name} {day_words(nearest, today)}")
    return Light(
        Colour.GREEN,
        f"余 {days} 天",
        -days,
        f"{state}{name} {day_words(nearest, today)}，还有 {days} 天；没有数量可量，到期前 "
        f"{rules.soon_workdays} 个工作日起变黄，绿。",
    )


def _not_begun(line: Line, today: date, due: str) -> Light:
    tail = f"；{due}。" if due else "。"
    if line.starts_on and line.starts_on > today:
        day = day_words(line.starts_on, today)
        return Light(Colour.NONE, f"{day}起", (today - line.starts_on).days, f"写明 {day}开工，还没有到开工日{tail}")
    return Light(Colour.NONE, "未开始", None, f"{_waiting(line, today)}{tail}")


def _dates(line: Line) -> Iterator[date]:
    """Yield the dates a line is judged by: the first, and the current one where it is another."""
    assert line.due_first is not None and line.due_last is not None
    yield line.due_first
    if line.due_last != line.due_first:
        yield line.due_last


def _workdays_left(today: date, due: date, most: int, workdays: Workdays) -> int | None:
    """Return the working days after today up to and with the due date, or None where they are more than ``most``."""
    left, day = 0, today
    while day < due:
        day += timedelta(days=1)
        left += workdays.is_workday(day)
        if left > most:
            return None
    return left


def _notice(today: date, due: date, workdays: Workdays) -> str:
    if workdays.is_provisional(due) or workdays.is_provisional(today):
        return f"（{due.year} 年放假安排通知还没有发布，工作日为暂计。）"
    return ""


def _waiting(line: Line, today: date) -> str:
    if line.stage == "drafted":
        return "还没有交办"
    if line.stage == "assigned":
        return f"{day_words(line.assigned_on, today)}交办，还没有签收" if line.assigned_on else "已交办，还没有签收"
    return "还没有到开工日"


def _state(line: Line, today: date) -> str:
    """Say at whose door a line lies that waits for somebody, with its own semicolon; nothing while it is acted on."""
    if not line.begun:
        return f"{_waiting(line, today)}；"
    if line.stage == "reported":
        return f"{day_words(line.reported_on, today)}已反馈，等待核实；" if line.reported_on else "已反馈，等待核实；"
    if line.stage == "verified":
        return "已核实，等待销号；"
    return ""


def _done_words(line: Line) -> str:
    if line.verified_share is None and line.target is not None:
        words = f"核实 {amount_words(line.verified or 0)}/{amount_words(line.target, line.unit)}"
        told = line.reported or 0
        if told > (line.verified or 0):
            words += f"（另反馈到 {amount_words(told, line.unit)}，未核实）"
        return words
    words = f"核实 {percent_words(line.done)}"
    if line.reported_share is not None and exact(line.reported_share) > line.done:
        words += f"（另反馈到 {percent_words(line.reported_share)}，未核实）"
    return words


def _wanted_words(line: Line, share: Fraction) -> str:
    if line.verified_share is None and line.target is not None:
        target = exact(line.target)
        return amount_words(share * target, line.unit, whole=target.denominator == 1 and target >= 4)
    return percent_words(share)


def _step_words(line: Line) -> str:
    if line.verified_share is None and line.target is not None:
        return amount_words(line.verified or 0, line.unit) + ("" if line.unit else " ")
    return percent_words(line.done) + " "
