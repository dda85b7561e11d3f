"""回头看抽样: which closed lines are looked at again, why each, and how it was drawn."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import QuerySet

from guatu.crafts.planning.sampling import Sample, draw_by_class
from guatu.records.almanac.categories import categories_of
from guatu.records.offices.models import Office
from guatu.work.ledger.look_backs import troubles_of, with_what_happened
from guatu.work.ledger.models import Commitment, Step
from guatu.work.ledger.stages import Stage

from .waved import ANSWERING, rounds_of, signs_of

MOST = 2000  # closings of one draw


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the sample, and why it must be looked at; drawn where nothing says so (at its closing, where the line knows of it)."""

    line: Commitment
    because: tuple[str, ...]


def closed_between(lines: QuerySet[Commitment], first: date, last: date) -> list[Commitment]:
    """Return the lines closed in a period, both days with it, with what their reasons rest on."""
    asked = with_what_happened(lines.filter(stage=Stage.CLOSED, closed_on__gte=first, closed_on__lte=last))
    found: list[Commitment] = list(asked.select_related("lead").order_by("pk")[:MOST])
    steps: dict[int, list[Step]] = defaultdict(list)
    of_these = Step.objects.filter(commitment__in=[line.pk for line in found], verb__in=ANSWERING)
    for step in of_these.order_by("commitment", "number"):
        steps[step.commitment_id].append(step)
    for line in found:
        verified, reports = next(iter(reversed(rounds_of(steps[line.pk]))), (None, []))
        line.waved = signs_of(verified, reports)  # type: ignore[attr-defined]
    return found


def reasons_of(line: Commitment) -> tuple[str, ...]:
    """Return why a line must be looked at: it once gave trouble, or nobody but its own unit seems to have seen it done."""
    return (*troubles_of(line, line.closed_at), *getattr(line, "waved", ()))


@dataclass(frozen=True, slots=True)
class OfClass:
    """How one class was drawn: its name, its share in per cent, and what came of it."""

    name: str
    share: int
    sample: Sample


@dataclass(frozen=True, slots=True)
class Drawn:
    """The whole draw: its lines with their reasons, and how each class was drawn."""

    sample: Sample
    looks: list[Look]
    classes: list[OfClass]


def sample_of(lines: list[Commitment], whole: Office, share: int | None, seed: str, *, lots: bool = True) -> Drawn:
    """Return the sample of these lines: always what once gave trouble, and of the rest so many per cent. What was drawn
    at its closing stays drawn and counts towards them.

    share: per cent of every class alike; each class's own where it is None (there is no national ratio: norms F2.9)
    seed: for lines that were closed before each closing had its lot; for all of them where ``lots`` is not wanted, as lists
    were drawn then
    """
    by_number = {line.number: line for line in lines}
    known = {kept.category.on_a_line: kept.category for kept in categories_of(whole)}
    classes = {number: line.category if line.category in known else "" for number, line in by_number.items()}
    shares = {key: each.look_back_share if share is None else Fraction(share, 100) for key, each in known.items()}
    reasons = {number: reasons_of(line) for number, line in by_number.items()}
    already = {number for number, line in by_number.items() if line.look_back_why}
    own = {number: line.look_back_lot for number, line in by_number.items() if lots and line.look_back_lot}
    found, by_class = draw_by_class(reasons, classes, shares, seed, already, own)
    told = [OfClass(each.name, int(shares[key] * 100), by_class[key]) for key, each in known.items() if key in by_class and by_class[key].others]
    return Drawn(found, [Look(by_number[each.key], each.because) for each in found.lines], told)


def seed_of(whole: Office, first: date, last: date) -> str:
    """Return the seed of what was closed before there were lots: whose draw it is, of which days."""
    return f"{whole.name} {first:%Y-%m-%d} {last:%Y-%m-%d}"


def tally(looks: Iterable[Look]) -> tuple[int, int]:
    """Return how many of the sample were looked at, and how many of these have relapsed."""
    seen = [look.line.looked_back for look in looks if look.line.looked_back]
    return len(seen), seen.count("relapsed")
