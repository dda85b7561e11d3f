"""What of one line its light depends on, and what a light is: a colour with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from guatu.crafts.planning.periodic import Standing
from guatu.crafts.planning.straight import exact, share_of

DUTIES = ("dated", "recurring", "standing")
STAGES = (
    "drafted", "assigned", "contested", "acting", "suspended", "reported", "verified", "closed", "withdrawn", "merged",
)  # fmt: skip
NOT_BEGUN = ("drafted", "assigned", "contested")


class Colour(StrEnum):
    """What a light can show; ``NONE`` is the ring of what is not begun or not judged."""

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    BLUE = "blue"
    GREEN = "green"
    NONE = "none"
    DONE = "done"


COLOUR_WORDS = {
    Colour.RED: "红",
    Colour.ORANGE: "橙",
    Colour.YELLOW: "黄",
    Colour.BLUE: "蓝",
    Colour.GREEN: "绿",
    Colour.NONE: "未开始",
    Colour.DONE: "已销",
}
WEIGHT = {
    Colour.RED: 4, Colour.ORANGE: 3, Colour.YELLOW: 2, Colour.BLUE: 1, Colour.GREEN: 0, Colour.NONE: 0, Colour.DONE: 0,
}  # fmt: skip


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
    due_first_at, due_last_at: the moments of the two, where the line's clock runs in hours; seen_at: the moment at which
        such a line is looked at (None: when the day is over); closed_at: the moment its closing counts from
    starts_on: the day a paper names for the beginning (12月1日起); the straight line then begins there
    target, verified, reported: amounts in one unit, added up since the paper's day; ``unit`` is only printed.
        A ceiling (不超过 35) or a rate is no target: there is no straight line towards it
    verified_share, reported_share: 0 to 1, for a line whose progress is told in parts of the whole
    cadence: of a recurring duty, as guatu.crafts.planning.ticks has it
    resumes_on: the day until which a suspended line stands still
    returned_on: the day it was sent back; None once the lead has reported again
    awaits: whether what is reported waits for a verifier still: else it was looked at, and what counts is what was found
    watched: whether it is on the watch list 重点管理
    stops: of its stage plan, in the order of their days: the day, and what is to be done by then (第 3 天 反馈进展)
    told: what was verified, each with the day on which the report behind it was written, oldest first. Only a rule
        that asks for it (``looks_back``) is given it
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
    returned_on: date | None = None
    awaits: bool = True
    watched: bool = False
    stops: tuple[tuple[date, str], ...] = ()
    told: tuple[tuple[date, Fraction], ...] = ()
    turns: Sequence[Standing] = ()
    reviewed_on: date | None = None
    review_on: date | None = None
    due_first_at: datetime | None = None
    due_last_at: datetime | None = None
    closed_at: datetime | None = None
    seen_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.duty not in DUTIES or self.stage not in STAGES:
            raise ValueError(f"a line has a duty of {DUTIES} and a stage of {STAGES}: got {self.duty}, {self.stage}")
        if (self.due_first is None) != (self.due_last is None):
            raise ValueError(f"a line has both due dates or none: got {self.due_first} and {self.due_last}")
        for day, moment in ((self.due_first, self.due_first_at), (self.due_last, self.due_last_at)):
            if moment is not None and moment.date() != day:
                raise ValueError(f"a moment is one of its due date: got {moment} on {day}")

    @property
    def begun(self) -> bool:
        """Whether the office has taken the work up."""
        return self.stage not in NOT_BEGUN

    @property
    def measured(self) -> bool:
        """Whether it can be said how much is done: by an amount, or by a share somebody verified.

        A share that is only reported does not make a line a measured one: a unit that tells early how far it
        is would otherwise turn its own light yellow. What is to be verified anew says nothing of how much is done.
        """
        return not self.undone and (bool(self.target and self.target > 0) or self.verified_share is not None)

    @property
    def undone(self) -> bool:
        """Whether it was found to be whole and was sent back all the same, mostly at its closing: it is to be verified anew."""
        return self.stage == "acting" and self.returned_on is not None and self._found == 1

    @property
    def done(self) -> Fraction:
        """The verified share of the work, 0 to 1 (more than the target counts as the whole); of what is undone, none."""
        return Fraction(0) if self.undone else self._found

    @property
    def _found(self) -> Fraction:
        if self.verified_share is not None:
            share = exact(self.verified_share)
        elif self.target and self.target > 0 and self.verified:
            share = share_of(self.verified, self.target)
        else:
            share = Fraction(0)
        return min(max(share, Fraction(0)), Fraction(1))

    def done_by(self, day: date) -> Fraction:
        """Return the verified share of the work that was reported by the end of the day."""
        return next((share for told, share in reversed(self.told) if told <= day), Fraction(0))


@dataclass(frozen=True, slots=True)
class Light:
    """A colour, its reason in a few signs and in a sentence.

    word: 慢 24 天, 余 2 个工作日 …, never empty
    days: what the word counts: above 0 behind the plan or past the date, below 0 ahead or left; None where
        nothing is counted. In 余 n 个工作日 they are working days, else calendar days
    because: one full Chinese sentence with the sum, as a page prints it
    planned_day: the day by which the straight line wanted what is verified, where the bar's dark end stands;
        None for a line that is not measured
    behind: by how many whole percentage points the verified work is behind the straight line to the first due
        date; 0 where it is not behind, None for a line that is not measured
    """

    colour: Colour
    word: str
    days: int | None
    because: str
    planned_day: date | None = None
    behind: int | None = None
