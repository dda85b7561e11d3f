"""反弹: what was closed and did not hold, and at whose door that is counted; offices, never persons, and never ranked.

It counts against the lead that reported it done. Where the verification was waved through, it counts against the office that
closed: whoever puts the seal to an empty verification answers for it (acceptance B.9).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from guatu.records.offices.models import Office, Post
from guatu.work.ledger.models import Commitment, Step
from guatu.work.ledger.stages import Verb, Verdict

from .waved import rounds_of, signs_of

MOST = 1000  # lines that ever relapsed, of one town


@dataclass(frozen=True, slots=True)
class Relapse:
    """One relapse. signs: that the verification was waved through; none where it counts against the lead"""

    line: Commitment
    looked: Step
    closed: Step
    verified: Step | None
    office: Office
    signs: tuple[str, ...]
    relisted: bool


@dataclass(slots=True)
class AtTheDoor:
    """What is counted against one office: as the one that reported, and as the one that closed."""

    office: Office
    reported: list[Relapse] = field(default_factory=list)
    closed: list[Relapse] = field(default_factory=list)

    @property
    def relapses(self) -> list[Relapse]:
        """All of them."""
        return [*self.reported, *self.closed]


def relapses_between(lines: QuerySet[Commitment], first: date, last: date) -> list[Relapse]:
    """Return what looked-back lines were found relapsed in a period, both days with it, oldest first."""
    once = lines.filter(Q(times_relisted__gt=0) | Q(looked_back=Verdict.RELAPSED)).select_related("lead", "assigner")
    by_key = {line.pk: line for line in once.order_by("pk")[:MOST]}
    steps: dict[int, list[Step]] = defaultdict(list)
    for step in Step.objects.filter(commitment__in=by_key).order_by("commitment", "number"):
        steps[step.commitment_id].append(step)
    closers = {step.post for each in steps.values() for step in each if step.verb == Verb.CLOSE}
    offices = {post.pk: post.office for post in Post.objects.filter(pk__in=closers).select_related("office")}
    found = []
    for key, line in by_key.items():
        for place, step in enumerate(steps[key]):
            if step.verb == Verb.LOOK_BACK and step.values.get("looked_back", [None, ""])[1] == Verdict.RELAPSED and first <= step.on <= last:
                found.append(_relapse(line, step, steps[key][:place], steps[key][place + 1 :], offices))
    return sorted((each for each in found if each), key=lambda each: (each.looked.on, each.line.pk))


def _relapse(
    line: Commitment, looked: Step, before: Sequence[Step], after: Sequence[Step], offices: dict[int, Office]
) -> Relapse | None:
    closed = next((step for step in reversed(before) if step.verb == Verb.CLOSE), None)
    if closed is None or line.lead is None:
        return None
    verified, reports = next(iter(reversed(rounds_of(before))), (None, []))
    signs = signs_of(verified, reports)
    # An approver's post may have been removed since: then it is the assigner's own.
    office = offices.get(closed.post, line.assigner) if signs else line.lead
    return Relapse(line, looked, closed, verified, office, signs, any(step.verb == Verb.RELIST for step in after))


def by_office(relapses: Sequence[Relapse]) -> list[AtTheDoor]:
    """Return what is counted against each office, the offices in the order of the tree."""
    found: dict[int, AtTheDoor] = {}
    for each in relapses:
        door = found.setdefault(each.office.pk, AtTheDoor(each.office))
        (door.closed if each.signs else door.reported).append(each)
    return sorted(found.values(), key=lambda door: door.office.path)
