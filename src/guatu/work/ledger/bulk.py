"""Many lines at once: each by its own verb, one step a row, fifty to a transaction; first asked dry.

What a verb would refuse only the verb knows. So the preview runs it, inside a savepoint that is rolled back:
nothing is written, no link is sealed, and the sentence is the very one the deed would meet.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from guatu.records.trail.refusals import Refusal

from .models import Commitment
from .refusals import MovedMeanwhile

CHUNK = 50
MOST = 500

Act = Callable[[Commitment], Any]


@dataclass(slots=True)
class Outcome:
    """For which lines a verb works, and for which it says no, and why; by the lines' keys."""

    done: list[int] = field(default_factory=list)
    refused: dict[str, list[int]] = field(default_factory=dict)

    @property
    def refusals(self) -> int:
        """How many lines were refused."""
        return sum(len(keys) for keys in self.refused.values())


def try_out(lines: QuerySet[Commitment], versions: Mapping[int, int], act: Act) -> Outcome:
    """Ask the verb of each line, and take back what it did."""
    return _run(lines, versions, act, dry=True)


def carry_out(lines: QuerySet[Commitment], versions: Mapping[int, int], act: Act) -> Outcome:
    """Do the verb to each line that lets it. A line that has moved since it was chosen is left alone.

    That also makes it safe to send the same choice twice: after the first time every version is another.
    """
    return _run(lines, versions, act, dry=False)


def _run(lines: QuerySet[Commitment], versions: Mapping[int, int], act: Act, *, dry: bool) -> Outcome:
    outcome = Outcome()
    keys = list(versions)[:MOST]
    for begin in range(0, len(keys), CHUNK):
        # Short transactions: others write between two chunks.
        with transaction.atomic():
            for line in lines.filter(pk__in=keys[begin : begin + CHUNK]).order_by("pk"):
                _one(line, versions[line.pk], act, outcome, dry=dry)
    return outcome


def _one(line: Commitment, version: int, act: Act, outcome: Outcome, *, dry: bool) -> None:
    key = line.pk
    try:
        if line.version != version:
            raise MovedMeanwhile
        with transaction.atomic():
            act(line)
            if dry:
                transaction.set_rollback(True)
    except Refusal as refusal:
        outcome.refused.setdefault(refusal.in_words, []).append(key)
    else:
        outcome.done.append(key)
