"""回头看抽样: which closed lines are looked at again, why each, and how it was drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Exists, OuterRef

from guatu.crafts.planning.sampling import Sample, draw
from guatu.records.offices.models import Office

from .models import Commitment, Step
from .stages import Stage, Verb

SHARE = 20  # per cent of those like any other: the usual advice, no law (norms F2.9)
MOST = 2000  # closings of one draw


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the sample, and why it must be looked at; drawn where nothing says so."""

    line: Commitment
    because: tuple[str, ...]


def closed_between(lines: Iterable[Commitment], first: date, last: date) -> list[Commitment]:
    """Return the lines closed in a period, both days with it, with what their reasons rest on."""
    on_behalf = Step.objects.filter(commitment=OuterRef("pk"), verb=Verb.REPORT, on_behalf_of__isnull=False)
    asked = lines.filter(stage=Stage.CLOSED, closed_on__gte=first, closed_on__lte=last)  # type: ignore[attr-defined]
    return list(asked.annotate(by_clerk=Exists(on_behalf)).select_related("lead").order_by("pk")[:MOST])


def reasons_of(line: Commitment) -> tuple[str, ...]:
    """Return why a line must be looked at: it once gave trouble, or its own unit did not report it."""
    late = line.due_first is not None and line.closed_on is not None and line.closed_on > line.due_first
    told = (
        ("逾期销号", late),
        (f"退回过 {line.times_returned} 次", line.times_returned > 0),
        ("延过期", line.times_extended > 0),
        ("重新列过账", line.times_relisted > 0),
        ("反馈是代录的", getattr(line, "by_clerk", False)),
    )
    return tuple(words for words, holds in told if holds)


def sample_of(lines: list[Commitment], share: int, seed: str) -> tuple[Sample, list[Look]]:
    """Return the sample of these lines: always what once gave trouble, and so many per cent of the rest."""
    by_number = {line.number: line for line in lines}
    found = draw({number: reasons_of(line) for number, line in by_number.items()}, Fraction(share, 100), seed)
    return found, [Look(by_number[each.key], each.because) for each in found.lines]


def seed_of(whole: Office, first: date, last: date) -> str:
    """Return the words that are proposed as the seed: whose draw it is, of which days."""
    return f"{whole.name} {first:%Y-%m-%d} {last:%Y-%m-%d}"
