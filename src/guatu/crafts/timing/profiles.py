"""A clock profile: the limit that a kind of matter has where nobody named another, with its basis and its stage plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from .clocks import Basis, Budget, Clock, Unit, reckon
from .workdays import NATIONAL, Calendar


class Starts(StrEnum):
    """Which day of a line starts the clock: the day it is handed on, or the day of its paper."""

    ASSIGNED = "assigned"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Node:
    """One stop of a stage plan: by when, what is to be done (第 3 天 反馈进展)."""

    budget: Budget
    what: str


Row = tuple[int, str, str]  # a stop as it is kept: amount, unit, what is to be done


def as_rows(nodes: Iterable[Node]) -> list[list[object]]:
    """Return the stops of a plan as they are kept, in lists that JSON knows."""
    return [[node.budget.amount, node.budget.unit.value, node.what] for node in nodes]


def from_rows(rows: Iterable[Row]) -> tuple[Node, ...]:
    """Return the stops of a plan that was kept."""
    return tuple(Node(Budget(amount, Unit(unit)), what) for amount, unit, what in rows)


def start_for(budget: Budget, start: date | datetime) -> date | datetime:
    """Return the start as the budget takes it. Hours need a moment; of a day they run from its beginning."""
    if budget.unit is Unit.HOUR and not isinstance(start, datetime):
        return datetime(start.year, start.month, start.day)
    if budget.unit is not Unit.HOUR and isinstance(start, datetime):
        return start.date()
    return start


def days_of(nodes: Iterable[Node], start: date, calendar: Calendar = NATIONAL) -> Iterator[tuple[Node, date]]:
    """Yield the stops of a plan with their days, by this calendar."""
    for node in nodes:
        day = reckon(Clock(node.budget, start_for(node.budget, start)), calendar).day
        assert day is not None
        yield node, day


@dataclass(frozen=True, slots=True)
class Profile:
    """One limit. An explicit limit of a paper or a leader always beats it (norms F1.7).

    series: the set it belongs to (13710, 信访)
    event: what the day of the start is called (交办, 受理, 收到)
    more: by how much its rule lets it be extended, in its own unit; 0 where the rule says nothing of it
    source: the issuing body and the document, or whose practice it is
    papers: words of a paper's title to whose matters it is proposed
    """

    key: str
    series: str
    name: str
    budget: Budget
    event: str
    basis: Basis
    source: str
    starts: Starts = Starts.ASSIGNED
    more: int = 0
    rolls: bool = False
    note: str = ""
    nodes: tuple[Node, ...] = ()
    papers: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """Its name with that of its set, once: 信访·申诉求决."""
        return self.name if self.series in self.name else f"{self.series}·{self.name}"

    def clock(self, start: date | datetime) -> Clock:
        """Return its clock from a start, a day or a moment."""
        return Clock(self.budget, start_for(self.budget, start), self.event, self.basis, self.called, self.source, self.rolls)

    def is_for(self, title: str) -> bool:
        """Say whether it is proposed to what a paper of this title says."""
        return any(words in title for words in self.papers)

    def plan(self, start: date, calendar: Calendar = NATIONAL) -> Iterator[tuple[Node, date]]:
        """Return the stops of its stage plan with their days, by this calendar."""
        return days_of(self.nodes, start, calendar)
