"""回头看抽样: which closed lines are looked at again, why each, and how it was drawn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Exists, OuterRef, QuerySet

from guatu.crafts.planning.sampling import Sample, draw
from guatu.records.almanac.categories import categories_of
from guatu.records.almanac.category import GENERAL, Category
from guatu.records.offices.models import Office
from guatu.work.ledger.models import Commitment, Step
from guatu.work.ledger.stages import Stage, Verb

from .waved import rounds_of, signs_of

MOST = 2000  # closings of one draw


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the sample, and why it must be looked at; drawn where nothing says so."""

    line: Commitment
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn of the lines of one class, or of all. per_cent: of those like any other"""

    name: str
    per_cent: int
    sample: Sample


def closed_between(lines: QuerySet[Commitment], first: date, last: date) -> list[Commitment]:
    """Return the lines closed in a period, both days with it, with what their reasons rest on."""
    on_behalf = Step.objects.filter(commitment=OuterRef("pk"), verb=Verb.REPORT, on_behalf_of__isnull=False)
    asked = lines.filter(stage=Stage.CLOSED, closed_on__gte=first, closed_on__lte=last)
    found: list[Commitment] = list(asked.annotate(by_clerk=Exists(on_behalf)).select_related("lead").order_by("pk")[:MOST])
    steps: dict[int, list[Step]] = defaultdict(list)
    of_these = Step.objects.filter(commitment__in=[line.pk for line in found], verb__in=[Verb.REPORT, Verb.VERIFY, Verb.SEND_BACK])
    for step in of_these.order_by("commitment", "number"):
        steps[step.commitment_id].append(step)
    for line in found:
        verified, reports = next(iter(reversed(rounds_of(steps[line.pk]))), (None, []))
        line.waved = signs_of(verified, reports)  # type: ignore[attr-defined]
    return found


def reasons_of(line: Commitment) -> tuple[str, ...]:
    """Return why a line must be looked at: it once gave trouble, or nobody but its own unit seems to have seen it done."""
    late = line.due_first is not None and line.closed_on is not None and line.closed_on > line.due_first
    told = (
        ("逾期销号（红过）", late),
        (f"退回过 {line.times_returned} 次", line.times_returned > 0),
        ("延过期", line.times_extended > 0),
        ("重新列过账", line.times_relisted > 0),
        ("反馈是代录的", getattr(line, "by_clerk", False)),
    )
    return (*(words for words, holds in told if holds), *getattr(line, "waved", ()))


def sample_of(
    lines: Sequence[Commitment], seed: str, *, share: int | None = None, classes: Mapping[str, Category]
) -> tuple[list[Drawing], list[Look]]:
    """Return the sample of these lines: always what once gave trouble, and so many per cent of the rest.

    share: per cent of all; without it, of each class what the class says
    """
    groups: dict[str, list[Commitment]] = defaultdict(list)
    for line in lines:
        key = "" if share is not None else line.category if line.category in classes else GENERAL
        groups[key].append(line)
    drawings, looks = [], []
    for key, own in sorted(groups.items(), key=lambda group: list(classes).index(group[0]) if group[0] else 0):
        part = Fraction(share, 100) if share is not None else classes[key].look_back_share
        by_number = {line.number: line for line in own}
        found = draw({number: reasons_of(line) for number, line in by_number.items()}, part, seed)
        drawings.append(Drawing(classes[key].name if key else "", round(part * 100), found))
        looks += [Look(by_number[each.key], each.because) for each in found.lines]
    # What must be looked at first; of the rest each class as it was drawn.
    return drawings, sorted(looks, key=lambda look: not look.because)


def classes_of(whole: Office) -> dict[str, Category]:
    """Return the town's classes by their key."""
    return {kept.category.key: kept.category for kept in categories_of(whole)}


def seed_of(whole: Office, first: date, last: date) -> str:
    """Return the words that are proposed as the seed: whose draw it is, of which days."""
    return f"{whole.name} {first:%Y-%m-%d} {last:%Y-%m-%d}"


def tally(looks: Iterable[Look]) -> tuple[int, int]:
    """Return how many of the sample were looked at, and how many of these have relapsed."""
    seen = [look.line.looked_back for look in looks if look.line.looked_back]
    return len(seen), seen.count("relapsed")
