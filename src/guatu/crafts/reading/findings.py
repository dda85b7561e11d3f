"""What a reading finds: the repaired text, its sections, candidates and doubts, each with its place."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Due:
    """An interval in which something is due or happened, as read from words of the text.

    precision: day, month, quarter, half, year, or before (any time up to ``last``)
    first, last: both ends inclusive; None where the text or a missing date leaves them open
    """

    text: str
    first: date | None
    last: date | None
    precision: str

    def as_record(self) -> dict[str, str | None]:
        return {
            "text": self.text,
            "from": self.first.isoformat() if self.first else None,
            "to": self.last.isoformat() if self.last else None,
            "precision": self.precision,
        }


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, and what it measures. value: base units (元, %, 亩, 公里 …)."""

    text: str
    value: int | float
    unit: str
    measure: str | None
    compare: str
    change: str | None

    def as_record(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "value": self.value,
            "unit": self.unit,
            "measure": self.measure,
            "compare": self.compare,
            "change": self.change,
        }


@dataclass(frozen=True, slots=True)
class Candidate:
    """One clause that may be a commitment, with the rules that made it. Offsets lie in the repaired text."""

    id: str
    quote: str
    start: int
    end: int
    kind: str
    status: str
    owner: str | None
    assigned_by: str | None
    assistants: tuple[str, ...]
    due: Due | None
    when: Due | None
    cadence: str | None
    quantities: tuple[Quantity, ...]
    projects: tuple[str, ...]
    field: str
    rules: tuple[str, ...]
    confidence: float
    level: str | None = None

    def as_record(self) -> dict[str, Any]:
        """Return the JSON record of corpus/ANNOTATION.md, plus place, rules and confidence."""
        return {
            "id": self.id,
            "quote": self.quote,
            "kind": self.kind,
            "status": self.status,
            "owner": self.owner,
            "assigned_by": self.assigned_by,
            "assistants": list(self.assistants),
            "due": self.due.as_record() if self.due else None,
            "when": self.when.as_record() if self.when else None,
            "cadence": self.cadence,
            "quantities": [quantity.as_record() for quantity in self.quantities],
            "projects": list(self.projects),
            "field": self.field,
            "level": self.level,
            "start": self.start,
            "end": self.end,
            "rules": list(self.rules),
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a clerk has to settle. words: one Chinese sentence."""

    start: int
    end: int
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """A run of the repaired text under one heading. organisation: whose section it is, where that can be told."""

    title: str | None
    organisation: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Repair:
    """One change of the original. start, end: in the repaired text; before: what stood in the original."""

    start: int
    end: int
    kind: str
    before: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read."""

    name: str
    format: str
    encoding: str
    original: str
    text: str
    title: str | None
    date: date | None
    date_basis: str
    sections: tuple[Section, ...]
    candidates: tuple[Candidate, ...]
    doubts: tuple[Doubt, ...]
    repairs: tuple[Repair, ...]
    offsets: array[int] = field(repr=False)

    def to_original(self, position: int) -> int:
        """Return the place in ``original`` of a place in ``text``; 0 <= position <= len(text)."""
        if not 0 <= position <= len(self.text):
            raise ValueError(f"a place must lie in the text: got {position} of {len(self.text)}")
        return self.offsets[position]

    def from_original(self, position: int) -> int:
        """Return the first place in ``text`` that stands at or after a place in ``original``."""
        return min(bisect_left(self.offsets, position), len(self.text))
