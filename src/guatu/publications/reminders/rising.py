"""Which rungs are to fire now: on each line the highest that is due, and those that it passes over."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from guatu.crafts.planning.rungs import Reached, Rung, RungSet, reached
from guatu.crafts.timing.workdays import Calendar
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.rules import rungs_on
from guatu.records.offices.models import Office
from guatu.work.ledger.models import Commitment

from .armings import armings_of
from .matters import Seen, chased, counting, matters_of
from .models import Firing

# line, arming, which stop or period → the keys of the rungs that are taken
Claims = Mapping[tuple[int, int, str], set[str]]


@dataclass(frozen=True, slots=True)
class Rise:
    """What is due on one line. fires: the one rung that is to fire; none where all are only passed over.

    more: how many stops and periods besides are due as well
    """

    line: int
    version: int
    arming: int
    fires: tuple[Seen, Reached] | None
    passed: tuple[tuple[Seen, Reached], ...]
    more: int = 0

    @property
    def immediate(self) -> bool:
        """Whether anything of it does not wait for the next morning."""
        told = (*((self.fires,) if self.fires else ()), *self.passed)
        return any(each.rung.is_immediate and not each.over for _, each in told)


def claims_of(lines: Iterable[int] | QuerySet[Commitment, Any]) -> dict[tuple[int, int, str], set[str]]:
    """Return which rungs of these lines are taken."""
    taken: dict[tuple[int, int, str], set[str]] = defaultdict(set)
    rows = Firing.objects.filter(line__in=lines).order_by().values_list("line", "arming", "of", "rung")
    for line, arming, of, rung in rows:
        taken[line, arming, of].add(rung)
    return taken


def rises_of(whole: Office, day: date, ladder: RungSet | None = None, calendar: Calendar | None = None) -> list[Rise]:
    """Return what is due in the town on a day, of every line, in the order of the lines; nothing is changed.

    ladder: another than the one in force, to see what it would do
    """
    ladder = ladder or rungs_on(whole, day)
    calendar = calendar or calendar_of(whole)
    lines, climbing = chased(whole), ladder.climbing
    add_workdays = counting(calendar)
    found: dict[int, list[tuple[Seen, list[Reached]]]] = defaultdict(list)
    for seen in matters_of(lines, day, calendar):
        due = reached(climbing, seen.matter, day, add_workdays)
        if due:
            found[seen.line].append((seen, due))
    if not found:
        return []
    armings, taken = armings_of(lines), claims_of(lines.values("pk"))
    return [
        rise for line, told in sorted(found.items())
        if line in armings and (rise := rise_of(line, armings[line], told, taken, climbing)) is not None
    ]  # fmt: skip


def rise_of(
    line: int, arming: int, told: Iterable[tuple[Seen, list[Reached]]], taken: Claims, climbing: Sequence[Rung]
) -> Rise | None:
    """Return what is due on one line; None where everything that is reached is taken.

    Of all that is due at once the highest fires, of several periods the last; whoever was away a week reads one sheet.
    """
    told = list(told)
    # A line whose periods are missed climbs one ladder: what one that is still owed was chased for, the next is not chased for anew.
    chased = {key for seen, _ in told if seen.matter.period for key in taken.get((line, arming, seen.of), ())}
    new = [
        (seen, each, is_over or (bool(seen.matter.period) and each.rung.key in chased))
        for seen, due in told
        for each, is_over in _untaken(due, taken.get((line, arming, seen.of), set()), climbing)
    ]
    if not new:
        return None
    firing = [(seen, each) for seen, each, is_over in new if not is_over]
    fires = max(firing, key=lambda one: (one[1].rung.height, one[0].of)) if firing else None
    passed = tuple((seen, each) for seen, each, _ in new if (seen, each) != fires)
    more = len({seen.of for seen, _ in firing} - {fires[0].of}) if fires else 0
    return Rise(line, new[0][0].version, arming, fires, passed, more)


def _untaken(due: list[Reached], taken: set[str], climbing: Sequence[Rung]) -> Iterator[tuple[Reached, bool]]:
    """Yield what is reached and not taken, and whether it is over: its time, or a heavier one of its kind has been."""
    for each in due:
        if each.rung.key in taken:
            continue
        above = climbing[climbing.index(each.rung) + 1 :] if taken else ()
        yield each, each.over or any(rung.key in taken for rung in above if rung.when == each.rung.when)
