"""Reading: a file's bytes made a repaired text, candidates and doubts, each with its place.

    reading = read(data, name="周报.txt", date=date(2026, 11, 12))
    reading.candidates[0].quote == reading.text[reading.candidates[0].start : reading.candidates[0].end]

The names are imported when they are first asked for: ``guatu read --help`` shall not wait for the rules.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guatu.crafts.reading.findings import Candidate, Doubt, Due, Quantity, Reading, Repair, Section
    from guatu.crafts.reading.reader import read
    from guatu.crafts.reading.secrecy import find_secrecy_mark, mark_of_source
    from guatu.crafts.reading.unreadable import Unreadable

__all__ = [
    "Candidate", "Doubt", "Due", "Quantity", "Reading", "Repair", "Section", "Unreadable", "find_secrecy_mark",
    "mark_of_source", "read",
]  # fmt: skip

_HOMES = {"read": "reader", "find_secrecy_mark": "secrecy", "mark_of_source": "secrecy", "Unreadable": "unreadable"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'findings')}"), name)
    globals()[name] = value
    return value
