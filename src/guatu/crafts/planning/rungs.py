"""The rungs of 催办: when each is reached on a line, for whom it is and what is made, each with its reason in a sentence.

A ladder only climbs: time that runs out makes a sheet for somebody higher up, and never closes, grants or decides
anything. Whether a rung has fired already is not known here (guatu.publications.reminders keeps that).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from guatu.crafts.planning.facts import Workdays
from guatu.crafts.planning.saying import day_words


class When(StrEnum):
    """What a rung waits for; the first ones are the first to come."""

    ASSIGNED = "assigned"
    UNSIGNED = "unsigned"
    STOP = "stop"
    BEFORE = "before"
    SLOW = "slow"
    RED = "red"
    OVERDUE = "overdue"


class To(StrEnum):
    """Whom a rung is for, by function, the lowest first: 承办单位 → 单位负责人 → 分管领导 → 督办部门."""

    UNIT = "unit"
    HEAD = "head"
    LEADER = "leader"
    SUPERVISOR = "supervisor"


class Makes(StrEnum):
    """What a rung makes: a word on the page of reminders, a sheet, a sheet of more weight."""

    NOTICE = "notice"
    REMINDER = "reminder"
    SUPERVISION = "supervision"


WHEN_WORDS = {
    When.ASSIGNED: "新交办", When.UNSIGNED: "没有签收", When.STOP: "过了节点没有反馈", When.BEFORE: "快到期", When.SLOW: "变黄",
    When.RED: "变红", When.OVERDUE: "逾期",
}  # fmt: skip
TO_WORDS = {To.UNIT: "承办单位", To.HEAD: "单位负责人", To.LEADER: "分管领导", To.SUPERVISOR: "督办部门"}
MAKES_WORDS = {Makes.NOTICE: "提醒", Makes.REMINDER: "催办单", Makes.SUPERVISION: "督办单"}
SHEET_COLOURS = {"": "不分颜色", "blue": "蓝色", "yellow": "黄色", "orange": "橙色", "red": "红色"}
PLACES: dict[str, int] = {each: place for kind in (When, To, Makes) for place, each in enumerate(kind)}
WEIGHTS = {colour: weight for weight, colour in enumerate(SHEET_COLOURS)}
# What may be chosen as the number of a rung, and what is counted: nothing where it comes at once.
LIMITS = {When.UNSIGNED: (1, 30), When.STOP: (1, 30), When.BEFORE: (0, 60), When.OVERDUE: (1, 365)}
COUNTED = {When.UNSIGNED: "个工作日", When.STOP: "个工作日", When.BEFORE: "个工作日", When.OVERDUE: "天"}
MOST_RUNGS = 12


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung. key: it stays the rung's when its numbers are changed, so that what has fired does not fire anew.

    amount: so many days or working days (COUNTED says which); 0 where it comes at once
    """

    key: str
    when: When
    amount: int
    to: tuple[To, ...]
    makes: Makes
    colour: str = ""

    def __post_init__(self) -> None:
        least, most = LIMITS.get(self.when, (0, 0))
        if not self.to or self.colour not in SHEET_COLOURS or not least <= self.amount <= most:
            raise ValueError(f"a rung is out of its limits: got {self}")
        if self.makes == Makes.NOTICE and self.colour:
            raise ValueError(f"a notice has no colour: got {self}")

    @property
    def height(self) -> tuple[int, int, int, int, int]:
        """By which rungs are ordered: what is made, its colour, whom it reaches; then what it waits for, and how long."""
        nearer = -self.amount if self.when == When.BEFORE else self.amount
        return PLACES[self.makes], WEIGHTS[self.colour], max(PLACES[each] for each in self.to), PLACES[self.when], nearer

    @property
    def when_words(self) -> str:
        """When it comes: 到期前 3 个工作日."""
        match self.when:
            case When.BEFORE:
                return f"到期前 {self.amount} 个工作日" if self.amount else "到期当天"
            case When.OVERDUE:
                return f"逾期 {self.amount} 天"
            case When.UNSIGNED:
                return f"交办 {self.amount} 个工作日没有签收"
            case When.STOP:
                return f"过了节点 {self.amount} 个工作日没有反馈"
            case _:
                return WHEN_WORDS[self.when]

    @property
    def made_words(self) -> str:
        """What is made: 橙色督办单."""
        return f"{SHEET_COLOURS[self.colour] if self.colour else ''}{MAKES_WORDS[self.makes]}"

    @property
    def to_words(self) -> str:
        """For whom."""
        return "、".join(TO_WORDS[each] for each in self.to)

    @property
    def is_immediate(self) -> bool:
        """Whether it does not wait for the next morning's digest: what is new, and what is red."""
        return self.when in {When.ASSIGNED, When.RED} or self.colour == "red"


@dataclass(frozen=True, slots=True)
class Opening:
    """The hours in which anything is sent, in minutes after midnight. Outside of them it waits, and is looked at again."""

    opens: int = 8 * 60 + 30
    closes: int = 17 * 60 + 30

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= 24 * 60:
            raise ValueError(f"an office opens before it closes: got {self}")

    @property
    def in_words(self) -> str:
        """The hours as they are written: 8:30—17:30."""
        return f"{_clock(self.opens)}—{_clock(self.closes)}"

    def is_open(self, day: date, minute: int, workdays: Workdays) -> bool:
        """Say whether anything may be sent on that day, so many minutes after midnight."""
        return self.opens <= minute < self.closes and workdays.is_workday(day)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


@dataclass(frozen=True, slots=True)
class RungSet:
    """A ladder with its name and whose practice it is. key: by which a town's copy knows where it is from."""

    key: str
    name: str
    rungs: tuple[Rung, ...]
    source: str
    note: str = ""
    hours: Opening = Opening()

    def __post_init__(self) -> None:
        keys = [rung.key for rung in self.rungs]
        if len(set(keys)) < len(keys) or len(keys) > MOST_RUNGS:
            raise ValueError(f"a set has at most {MOST_RUNGS} rungs, each with a key of its own: got {keys}")
        for when in When:
            of_one = [rung for rung in self.climbing if rung.when == when]
            waits = [-rung.amount if when == When.BEFORE else rung.amount for rung in of_one]
            if any(later <= earlier for earlier, later in pairwise(waits)):
                raise ValueError(f"who waits longer gets the heavier sheet: got {[rung.when_words for rung in of_one]}")

    @property
    def climbing(self) -> tuple[Rung, ...]:
        """The rungs, the lowest first."""
        return tuple(sorted(self.rungs, key=lambda rung: rung.height))

    @property
    def in_words(self) -> tuple[str, ...]:
        """The ladder in sentences, the lowest rung first."""
        return (
            *(f"{rung.when_words}：{rung.made_words}，给{rung.to_words}。" for rung in self.climbing),
            f"只在工作日 {self.hours.in_words} 发；别的时候等到下一次上班，那时还该催才发。",
        )


@dataclass(frozen=True, slots=True)
class Matter:
    """What of a line, or of one period of a recurring line, its rungs depend on.

    stage: assigned or acting; on anything else no rung is ever reached
    due: the date in force; None where there is none
    stop: the day of the last stop that passed without a word, and what was to be done
    slow_since, red_since: since when the light is yellow or orange, and red; because: what the light says
    period: of a recurring line the period that is owed, as it is called; nothing for the line itself
    """

    stage: str
    assigned_on: date | None = None
    due: date | None = None
    stop: tuple[date, str] | None = None
    slow_since: date | None = None
    red_since: date | None = None
    because: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Reached:
    """A rung that is reached: since which day, and why. over: its time has passed, it is not to be said any more."""

    rung: Rung
    day: date
    because: str
    over: bool = False


Step = Callable[[date, int], date]


def reached(rungs: Sequence[Rung], matter: Matter, today: date, add_workdays: Step) -> list[Reached]:
    """Return the rungs of the ladder that the matter has reached by today, in the order they are given.

    add_workdays: counts working days forwards and backwards by the town's calendar
    """
    found = []
    for rung in rungs:
        day = day_of(rung, matter, add_workdays)
        if day is None or day > today:
            continue
        # Once the date has passed, what comes before it is no longer to be said.
        over = rung.when == When.BEFORE and matter.due is not None and today > matter.due
        found.append(Reached(rung, day, why(rung, matter, today), over))
    return found


def day_of(rung: Rung, matter: Matter, add_workdays: Step) -> date | None:
    """Return the day on which a rung is reached as things stand; None where it does not apply."""
    if matter.stage not in {"assigned", "acting"}:
        return None
    waits = matter.stage == "assigned" and not matter.period
    match rung.when:
        case When.ASSIGNED:
            return matter.assigned_on if waits else None
        case When.UNSIGNED:
            return add_workdays(matter.assigned_on, rung.amount) if waits and matter.assigned_on else None
        case When.STOP:
            return add_workdays(matter.stop[0], rung.amount) if matter.stop else None
        case When.BEFORE:
            return add_workdays(matter.due, -rung.amount) if matter.due and not matter.period else None
        case When.SLOW:
            return matter.slow_since
        case When.RED:
            return matter.red_since
        case When.OVERDUE:
            return matter.due + timedelta(days=rung.amount) if matter.due else None


def why(rung: Rung, matter: Matter, today: date) -> str:
    """Return the reason of a rung that is reached, with its sum."""
    of = f"{matter.period}这一期，" if matter.period else ""
    match rung.when:
        case When.ASSIGNED:
            return f"{_said(matter.assigned_on, today)}交办，等着签收。"
        case When.UNSIGNED:
            return f"{_said(matter.assigned_on, today)}交办，满 {rung.amount} 个工作日还没有签收。"
        case When.STOP:
            day, what = matter.stop or (None, "")
            return f"按节点 {_said(day, today)}该{what}，过了 {rung.amount} 个工作日还没有反馈。"
        case When.BEFORE:
            left = (matter.due - today).days if matter.due else 0
            near = f"还有 {left} 天" if left > 0 else "就是今天" if left == 0 else f"已过 {-left} 天"
            return f"时限 {_said(matter.due, today)}，{near}，还没有报办结。"
        case When.OVERDUE:
            late = (today - matter.due).days if matter.due else 0
            return f"{of}时限 {_said(matter.due, today)}，已过 {late} 天，满 {rung.amount} 天，还没有报{'本期' if of else '办结'}。"
        case _:
            since = matter.red_since if rung.when == When.RED else matter.slow_since
            return f"{_said(since, today)}{WHEN_WORDS[rung.when]}：{matter.because}。"


def _said(day: date | None, today: date) -> str:
    return day_words(day, today) if day else ""


@dataclass(frozen=True, slots=True)
class Coming:
    """The rung that comes next if nothing is done: on which day."""

    rung: Rung
    day: date


def next_of(rungs: Sequence[Rung], matter: Matter, today: date, add_workdays: Step) -> Coming | None:
    """Return the next rung of the ladder that time alone will reach; None where none will."""
    found = [Coming(rung, day) for rung in rungs if (day := day_of(rung, matter, add_workdays)) is not None and day > today]
    return min(found, key=lambda each: (each.day, each.rung.height), default=None)
