"""Tables by their rules: the lines drawn on a page make boxes; where a line is missing, two boxes are one cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

NEAR = 3.0  # points within which two lines are one
SHORTEST = 8.0  # points of a line that parts cells
MOST_LINES = 400  # across or down in one table
Rule = tuple[float, float, float, float]  # left, top, right, bottom


class Ruled(NamedTuple):
    """A table's net. xs, ys: where its lines lie; boxes: for each row the number of the cell in each column."""

    xs: list[float]
    ys: list[float]
    boxes: list[list[int]]

    @property
    def top(self) -> float:
        return self.ys[0]

    def holds(self, x: float, y: float) -> bool:
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def box_at(self, x: float, y: float) -> int:
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return self.boxes[row][column]


def ruled_tables(rules: Sequence[Rule]) -> list[Ruled]:
    """Return the tables that lines make: at least two rows and two columns of boxes."""
    across = [rule for rule in rules if rule[3] - rule[1] <= NEAR and rule[2] - rule[0] >= SHORTEST]
    down = [rule for rule in rules if rule[2] - rule[0] <= NEAR and rule[3] - rule[1] >= SHORTEST]
    if len(across) < 3 or len(down) < 3:
        return []
    found = []
    for some_across, some_down in _clusters(across, down):
        ys = _merged([(rule[1] + rule[3]) / 2 for rule in some_across])
        xs = _merged([(rule[0] + rule[2]) / 2 for rule in some_down])
        if len(ys) >= 3 and len(xs) >= 3 and max(len(ys), len(xs)) <= MOST_LINES:
            found.append(Ruled(xs, ys, _boxes(xs, ys, some_across, some_down)))
    return sorted(found, key=lambda table: table.top)


def _clusters(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the lines that hang together: bounding boxes that touch, joined from top to bottom."""
    groups: list[_Group] = []
    for is_down, rule in sorted([*((False, r) for r in across), *((True, r) for r in down)], key=lambda item: item[1][1]):
        touching = [group for group in groups[-12:] if _touch(group.bounds, rule)]
        group = touching[0] if touching else _Group([*rule], [], [])
        for other in touching[1:]:
            _grow(group.bounds, other.bounds)
            group.across.extend(other.across)
            group.down.extend(other.down)
            groups.remove(other)
        if not touching:
            groups.append(group)
        _grow(group.bounds, rule)
        (group.down if is_down else group.across).append(rule)
    return [(group.across, group.down) for group in groups]


@dataclass(eq=False, slots=True)
class _Group:
    """Lines that hang together. bounds: left, top, right, bottom of them all."""

    bounds: list[float]
    across: list[Rule]
    down: list[Rule]


def _touch(bounds: Sequence[float], rule: Sequence[float]) -> bool:
    return (
        rule[0] <= bounds[2] + NEAR and rule[2] >= bounds[0] - NEAR and rule[1] <= bounds[3] + NEAR and rule[3] >= bounds[1] - NEAR
    )


def _grow(bounds: list[float], rule: Sequence[float]) -> None:
    bounds[:] = [min(bounds[0], rule[0]), min(bounds[1], rule[1]), max(bounds[2], rule[2]), max(bounds[3], rule[3])]


def _merged(places: Sequence[float]) -> list[float]:
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > NEAR:
            merged.append(place)
    return merged


def _boxes(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> list[list[int]]:
    """Return the number of the cell of each box, boxes without a line between them joined."""
    columns, rows = len(xs) - 1, len(ys) - 1
    lines_down = _covered(xs, ys, [((rule[0] + rule[2]) / 2, rule[1], rule[3]) for rule in down])
    lines_across = _covered(ys, xs, [((rule[1] + rule[3]) / 2, rule[0], rule[2]) for rule in across])
    parents = list(range(rows * columns))

    def root(box: int) -> int:
        while parents[box] != box:
            parents[box] = parents[parents[box]]
            box = parents[box]
        return box

    for row in range(rows):
        for column in range(columns):
            box = row * columns + column
            if column + 1 < columns and not lines_down[column + 1][row]:
                parents[root(box + 1)] = root(box)
            if row + 1 < rows and not lines_across[row + 1][column]:
                parents[root(box + columns)] = root(box)
    return [[root(row * columns + column) for column in range(columns)] for row in range(rows)]


def _covered(at: list[float], along: list[float], lines: Sequence[tuple[float, float, float]]) -> list[list[bool]]:
    """Return, for each place of a line, which of the steps along it are drawn."""
    drawn = [[False] * (len(along) - 1) for _ in at]
    for place, first, last in lines:
        number = min(max(bisect_right(at, place + NEAR) - 1, 0), len(at) - 1)
        for step in range(max(0, bisect_right(along, first - NEAR) - 1), len(along) - 1):
            middle = (along[step] + along[step + 1]) / 2
            if middle > last:
                break
            if first <= middle:
                drawn[number][step] = True
    return drawn
