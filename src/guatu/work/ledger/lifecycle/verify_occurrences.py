"""几期一起核实: somebody has looked at several periods of one line at once, and says once what was seen."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from guatu.crafts.reading.contacts import mask_contacts
from guatu.records.trail.actors import Actor
from guatu.records.trail.refusals import Refusal

from ..checked import adding
from ..models import Commitment, Occurrence, OccurrenceStep
from ..refusals import NothingTicked, PeriodIsNotLikeTheOthers, PeriodsAreOfSeveralLines, PeriodWasRefused
from ..stages import OccurrenceState, OccurrenceVerb
from .verify_occurrence import verify_occurrence

SHORTEST = 12  # characters: 做了，没有问题 says nothing about who copied from whom
NOTHING_SAID = re.compile(r"[\W_]+")
NAMED = 3  # periods in the same words


@dataclass(frozen=True, slots=True)
class Flag:
    """Why a period is looked at by itself: returned before (how often), or reported in the words of periods of other lines."""

    returned: int = 0
    alike: Sequence[Occurrence] = ()
    more: int = 0  # that are alike and not named

    @property
    def in_words(self) -> str:
        """All of it, the other periods named."""
        named = "、".join(f"{row.line.number} {mask_contacts(row.line.title)[:20]} {row.called}" for row in self.alike)
        told = [f"退回过 {self.returned} 次"] if self.returned else []
        told += [f"和别的事项报的一字不差（{named}{f' 等 {self.more + len(self.alike)} 期' if self.more else ''}）"] if self.alike else []
        return "，".join(told)


def verify_occurrences(rows: Sequence[Occurrence], *, finding: str, by: Actor, on: date, at: datetime) -> list[OccurrenceStep]:
    """Confirm what was reported of these periods of one line, all as reported: each is a step of its own, and all are
    written or none.

    What was found less than reported, what was returned before and what says the same as another line is verified by itself.

    Raises NothingTicked, PeriodsAreOfSeveralLines, PeriodIsNotLikeTheOthers, or PeriodWasRefused, which names the period
    and why (four eyes, as of one period alone).
    """
    if not rows:
        raise NothingTicked
    if len({row.line_id for row in rows}) > 1:
        raise PeriodsAreOfSeveralLines
    flags = flags_of_periods(rows, by)
    steps = []
    with transaction.atomic():
        for row in rows:
            if flag := flags.get(row.pk):
                raise PeriodIsNotLikeTheOthers(row.called, flag.in_words)
            words = finding.strip()
            if words and len(rows) > 1:
                words = adding(words, f"（{len(rows)} 期一起核实）")
            try:
                steps.append(verify_occurrence(row, finding=words, by=by, on=on, at=at))
            except Refusal as refusal:
                raise PeriodWasRefused(row.called, refusal.in_words) from refusal
    return steps


def flags_of_periods(rows: Sequence[Occurrence], actor: Actor) -> dict[int, Flag]:
    """Return the periods, by key, that are to be looked at one by one, with why: returned before, or reported in the very
    words of a period of another line of the town; only of lines that the actor may see."""
    told = [row for row in rows if row.state != OccurrenceState.OWED]
    words = {key: note for key, note in last_words(told).items() if len(NOTHING_SAID.sub("", note)) >= SHORTEST}
    alike: dict[str, dict[int, Occurrence]] = defaultdict(dict)
    for step in _in_these_words(set(words.values()), rows[0].line.assigner_id, actor) if words else ():
        alike[step.note][step.occurrence_id] = step.occurrence
    found = {}
    for row in rows:
        others = [each for each in alike.get(words.get(row.pk, ""), {}).values() if each.line_id != row.line_id]
        if row.times_returned or others:
            found[row.pk] = Flag(row.times_returned, others[:NAMED], len(others[NAMED:]))
    return found


def _in_these_words(words: Collection[str], whole: int, actor: Actor) -> list[OccurrenceStep]:
    """Return the reports of the town's periods in one of these words that still stand, of each line the newest."""
    seen = Commitment.objects.visible_to(actor).filter(assigner=whole).order_by()
    steps = OccurrenceStep.objects.filter(
        verb=OccurrenceVerb.REPORT, note__in=words, line__assigner=whole, line__in=seen.values("pk"),
        occurrence__state__in=[OccurrenceState.REPORTED, OccurrenceState.VERIFIED],
    )  # fmt: skip
    newest = steps.order_by().values("note", "line").annotate(newest=Max("pk")).values("newest")
    return list(OccurrenceStep.objects.filter(pk__in=newest).select_related("occurrence__line__lead").order_by("-pk"))


def last_words(rows: Sequence[Occurrence]) -> dict[int, str]:
    """Return what was last reported of each of these periods."""
    told = OccurrenceStep.objects.filter(occurrence__in=[row.pk for row in rows], verb=OccurrenceVerb.REPORT).order_by("number")
    return dict(told.values_list("occurrence", "note"))
