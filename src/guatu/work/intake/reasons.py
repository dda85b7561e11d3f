"""Reasons for setting aside: the town's own come first, and what was set aside thrice makes its like faint."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from .models import PROMISES, Candidate, Manner, State

# The reasons offered; any other can be written.
REASONS = (
    "是结果或活动，不是承诺",
    "只是表态，没有可查的事",
    "不是本镇街的事",
    "与已有事项重复",
    "原文已过期",
    "读错了",
)
# These speak of one sentence on one day, not of its like.
ONLY_THIS_ONE = frozenset(REASONS[2:5])
# What a second clerk says of a proposal that is not right yet; any other can be written.
RETURNS = ("时限不对", "单位不对", "题目说不清", "与已有事项重复", "不该立账")
TIMES = 3
MOST = 8


def reasons_of(whole: int) -> list[str]:
    """Return the reasons offered in that town, the most used first; its own words where they were used again."""
    counted = dict(
        Candidate.objects.filter(document__whole=whole, state=State.DISMISSED)
        .order_by()
        .values_list("reason")
        .annotate(times=Count("pk"))
        .order_by("-times")[:40]
    )
    own = [reason for reason, times in counted.items() if reason not in REASONS and times >= TIMES]
    return sorted([*REASONS, *own], key=lambda reason: -counted.get(reason, 0))[:MOST]


@dataclass(frozen=True, slots=True)
class Learnt:
    """A shape of sentence that was set aside again and again, for one reason, and never confirmed."""

    shape: str
    reason: str
    times: int

    @property
    def in_words(self) -> str:
        """What is said on the card."""
        return f"曾 {self.times} 次按“{self.reason}”不立账"


def learnt_of(whole: int, shapes: Iterable[str] | None = None) -> list[Learnt]:
    """Return what the town has learnt, of these shapes or of all, forgotten ones too."""
    town = Candidate.objects.filter(document__whole=whole, kind__in=PROMISES, made="", ours=True).exclude(shape="").order_by()
    if shapes is not None:
        town = town.filter(shape__in=list(shapes))
    kept = town.filter(state__in=[State.CONFIRMED, State.JOINED, State.PROPOSED]).values("shape")
    rows = (
        town.filter(state=State.DISMISSED, faint=False)
        .exclude(reason__in=ONLY_THIS_ONE)
        .exclude(shape__in=kept)
        .values_list("shape", "reason")
        .annotate(times=Count("pk"))
        .filter(times__gte=TIMES)
        .order_by("-times", "shape")
    )
    return [Learnt(*row) for row in rows]


def make_faint(rows: Sequence[Candidate], whole: int) -> None:
    """Make rows faint, not yet stored, whose like the town has set aside thrice; say so on each."""
    manner = Manner.of(whole)
    if not manner.learns or not rows:
        return
    learnt = {each.shape: each for each in learnt_of(whole, {row.shape for row in rows})}
    for row in rows:
        found = learnt.get(row.shape)
        if found and found.shape not in manner.forgotten and row.kind in PROMISES and not row.faint:
            row.faint, row.learnt = True, found.in_words[:120]
