"""Which office of the town a name means: exactly one, by its names; else the nearest ones, for somebody to choose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from .models import Office

NEAR = 0.34


@dataclass(slots=True)
class Directory:
    """The offices of a town by their names, as of a day."""

    whole: Office
    offices: list[Office]
    names: dict[str, list[Office]] = field(default_factory=dict)

    def find(self, name: str) -> Office | None:
        """Return the office that bears the name, if it is exactly one."""
        for said in (name.strip(), without_town(name.strip(), self.whole)):
            found = self.names.get(said, [])
            if len(found) == 1:
                return found[0]
        return None

    def is_ambiguous(self, name: str) -> bool:
        """Say whether several offices bear the name."""
        return len(self.names.get(name.strip(), [])) > 1

    def nearest(self, name: str, most: int = 3) -> list[Office]:
        """Return the offices whose names are most like it, likest first; none where none is like it."""
        scored = [(max(likeness(name, each) for each in office.names), office) for office in self.offices]
        best = sorted(scored, key=lambda pair: (-pair[0], pair[1].path))
        return [office for score, office in best if score >= NEAR][:most]

    def of_field(self, name: str) -> list[Office]:
        """Return the departments that belong to a field (分管口)."""
        return [office for office in self.offices if office.field and office.field == name and office.kind == "department"]


def directory_of(whole: Office, day: date) -> Directory:
    """Return the town's offices of the day, the town itself among them; not those of towns below it."""
    there = list(Office.objects.in_or_below(whole).on(day).select_related("parent"))
    inner = {office.path for office in there if office.is_whole and office.pk != whole.pk}
    own = [office for office in there if not any(office.path != path and office.path.startswith(path) for path in inner)]
    found = Directory(whole, own)
    for office in own:
        for name in office.names:
            found.names.setdefault(name, []).append(office)
    return found


def without_town(name: str, whole: Office) -> str:
    """Return the name without the town's in front: 云溪镇建设办 → 建设办."""
    for said in whole.names:
        if name.startswith(said) and len(name) > len(said) + 1:
            return name[len(said) :]
    return name


def likeness(one: str, other: str) -> float:
    """Return how alike two names are: shared pairs, shared single signs, and the shorter one's signs found in order."""
    shared = max(overlap(pairs(one), pairs(other)), 0.8 * overlap(frozenset(stem(one)), frozenset(stem(other))))
    short, long = sorted((stem(one), stem(other)), key=len)
    in_order = is_within(short, long) and len(short) >= 2
    return max(shared, 0.5 + len(short) / (2 * max(1, len(long))) if in_order else 0.0)


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Return how much of two sets is shared, 0.0 to 1.0."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def stem(name: str) -> str:
    """Return a name without what all offices share at the end."""
    return re.sub(r"(?:办公室|办事处|中心|办|所|站|科|局|室|村|社区)$", "", name)


def pairs(words: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of the name without its common end."""
    bare = stem(words) or words
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1)) or frozenset({bare})


def is_within(short: str, long: str) -> bool:
    """Say whether the signs of the one stand in the other in the same order."""
    rest = iter(long)
    return bool(short) and all(sign in rest for sign in short)


def called(offices: Sequence[Office]) -> str:
    """Return the names of offices in a sentence."""
    return "、".join(office.called for office in offices)
