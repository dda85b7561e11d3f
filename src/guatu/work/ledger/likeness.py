"""Open lines that words may speak of: by the pairs of characters they share, rarer ones weighing more.

A stand-in with the interface of the lead's module of this name: at the merge the lead's stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guatu.records.offices.models import Office

from .models import Commitment
from .search import pairs

ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Alike:
    """A line, why it is alike, how much."""

    line: Commitment
    why: tuple[str, ...]
    weight: float


def alike(
    whole: Office, words: str, *, projects: Sequence[str] = (), measure: str = "", unit: str = "",
    lead: Office | None = None, day: date | None = None, most: int = 3,
) -> list[Alike]:  # fmt: skip
    """Return the open lines of the whole that share the most pairs with the words."""
    ours = set(pairs(words))
    found = []
    for line in Commitment.objects.of(whole).open().select_related("lead", "assigner", "light"):
        common = [pair for pair in pairs(f"{line.title} {line.quote}") if pair in ours]
        if len(common) >= ENOUGH:
            found.append(Alike(line, ("词句相同：" + "、".join(common[:4]),), float(len(common))))
    return sorted(found, key=lambda each: -each.weight)[:most]
