"""Open lines that words may speak of: by the pairs of characters they share, rarer ones weighing more.

A stand-in with the interface of the lead's module of this name: at the merge the lead's stays.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from guatu.records.offices.models import Office

from .models import Commitment
from .search import fold, pairs

LOOKED_AT = 1000  # open lines, the newest
ENOUGH = 0.3  # of the weight of the line's title
AMOUNT = re.compile("[0-9.]+[万亿]?[元平方米公里亩户个座处家盏株吨%]*")
SHORTEST = 3  # characters: a shorter run in common says nothing


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
    """Return the open lines of the whole that the words may speak of, likeliest first."""
    lines = list(
        Commitment.objects.of(whole).open().select_related("lead", "assigner", "light").order_by("-pk")[:LOOKED_AT]
    )
    theirs = {line.pk: [pair for pair in pairs(line.title) if pair.isalpha()] for line in lines}
    counted = Counter(pair for found in theirs.values() for pair in set(found))
    weight = {pair: math.log((len(lines) + 2) / count) for pair, count in counted.items()}
    ours = {pair for pair in pairs(" ".join([words, *projects])) if pair.isalpha()}
    found = []
    for line in lines:
        whole_weight = sum(weight[pair] for pair in theirs[line.pk])
        common = sum(weight[pair] for pair in theirs[line.pk] if pair in ours)
        run = longest_run(fold(line.title), fold(words))
        if len(run) < SHORTEST or not whole_weight or common / whole_weight < ENOUGH:
            continue
        why = [f"同有“{run}”"]
        total = common / whole_weight + len(run) / 20
        if measure and line.measure == measure and line.unit == unit:
            why, total = [*why, f"同量“{measure}”"], total + 0.3
        if lead is not None and line.lead_id == lead.pk:
            why, total = [*why, f"同单位“{lead.called}”"], total + 0.1
        found.append(Alike(line, tuple(why), total))
    return sorted(found, key=lambda each: (-each.weight, -each.line.pk))[:most]


def longest_run(one: str, other: str) -> str:
    """Return the longest run of characters that both have."""
    one, other = AMOUNT.sub(" ", one), AMOUNT.sub(" ", other)
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[match.a : match.a + match.size].strip()
