"""Reports of one town in the same words: kept ready to be found, and found."""

from collections.abc import Iterable
from dataclasses import dataclass

from guatu.work.ledger.blockers import blocker_in
from guatu.work.ledger.models import Step
from guatu.work.ledger.stages import Verb

from .models import Wording
from .wording import ORDERS, SAME, fold, may_be_same, sameness, sketch

AT_ONCE = 1000
MOST_OF_ONE = 300  # the newest reports that share one of the eight numbers
MOST_COMPARED = 600


@dataclass(frozen=True, slots=True)
class Same:
    """A report of another line in the same words. share: how much is the same, 0.8 to 1.0."""

    step: Step
    share: float


def words_of(step: Step) -> str:
    """Return what a report says in its own words, without its blocker."""
    blocker = blocker_in(step.own_words)
    return blocker.rest if blocker else step.own_words


def catch_up(most: int) -> int:
    """Take in the reports that came since the last time, at most so many; return how many. Safe to run again, by anybody.

    Steps are written one after the other under the chain's lock: what has a lower number is there already.
    """
    last = Wording.objects.order_by("-step").values_list("step", flat=True).first() or 0
    taken = 0
    while taken < most:
        found = Step.objects.filter(pk__gt=last, verb=Verb.REPORT).order_by("pk").select_related("commitment")
        reports = list(found.only("pk", "note", "salt", "commitment__assigner")[: min(AT_ONCE, most - taken)])
        Wording.objects.bulk_create([wording_of(step) for step in reports], ignore_conflicts=True)
        taken += len(reports)
        if len(reports) < AT_ONCE:
            break
        last = reports[-1].pk
    return taken


def wording_of(step: Step) -> Wording:
    """Return the row of a report, as it is computed from it."""
    least = sketch(words_of(step)) or (None,) * ORDERS
    return Wording(
        step=step, whole_id=step.commitment.assigner_id, **{f"least_{number}": value for number, value in enumerate(least, 1)}
    )


def forget(steps: Iterable[int]) -> None:
    """Blank what is kept of these steps: their words were purged."""
    Wording.objects.filter(step__in=list(steps)).update(**{f"least_{number}": None for number in range(1, ORDERS + 1)})


def same_as(step: Step, *, whole: int) -> list[Same]:
    """Return the reports of the town's other lines that are at least 80 % the same, one of each line, the most alike first.

    Compared are the newest that share one of the eight numbers of the sketch: of a turn of phrase that thousands share, not all.
    """
    mine = fold(words_of(step))
    least = sketch(words_of(step))
    keys: set[int] = set()
    for number, value in enumerate(least, 1):
        near = Wording.objects.filter(whole=whole, **{f"least_{number}": value}).order_by("-step")
        keys.update(near.values_list("step", flat=True)[:MOST_OF_ONE])
    found: dict[int, Same] = {}  # of another line the report that is most alike
    newest = sorted(keys - {step.pk}, reverse=True)[:MOST_COMPARED]
    for other in Step.objects.filter(pk__in=newest).exclude(commitment=step.commitment_id).exclude(salt=""):
        theirs = fold(words_of(other))
        if may_be_same(mine, theirs) and (share := sameness(mine, theirs)) >= SAME:
            before = found.get(other.commitment_id)
            if before is None or (share, other.pk) > (before.share, before.step.pk):
                found[other.commitment_id] = Same(other, share)
    return sorted(found.values(), key=lambda each: (-each.share, -each.step.pk))
