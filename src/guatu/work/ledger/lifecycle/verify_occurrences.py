"""几期一起核实: somebody has looked at several periods of one line at once, and says once what was seen."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from guatu.records.trail.actors import Actor
from guatu.records.trail.refusals import Refusal

from ..models import Occurrence, OccurrenceStep
from ..refusals import NothingTicked, PeriodIsNotLikeTheOthers, PeriodsAreOfSeveralLines, PeriodWasRefused
from ..stages import OccurrenceState, OccurrenceVerb
from .verify_occurrence import verify_occurrence

SHORTEST = 12  # characters: 做了，没有问题 says nothing about who copied from whom
NOTHING_SAID = re.compile(r"[\W_]+")


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
    flags = flags_of_periods(rows)
    steps = []
    with transaction.atomic():
        for row in rows:
            if words := flags.get(row.pk):
                raise PeriodIsNotLikeTheOthers(row.called, words)
            words = finding.strip()
            if words and len(rows) > 1:
                words += f"（{len(rows)} 期一起核实）"
            try:
                steps.append(verify_occurrence(row, finding=words, by=by, on=on, at=at))
            except Refusal as refusal:
                raise PeriodWasRefused(row.called, refusal.in_words) from refusal
    return steps


def flags_of_periods(rows: Sequence[Occurrence]) -> dict[int, str]:
    """Return the periods, by key, that are to be looked at one by one, with why: returned before, or reported in the same
    words as a period of another line of the town."""
    found = {row.pk: f"退回过 {row.times_returned} 次" for row in rows if row.times_returned}
    words = {key: note for key, note in last_words(rows).items() if len(NOTHING_SAID.sub("", note)) >= SHORTEST}
    if not words:
        return found
    elsewhere = OccurrenceStep.objects.filter(
        verb=OccurrenceVerb.REPORT, note__in=set(words.values()), line__assigner=rows[0].line.assigner_id,
        occurrence__state__in=[OccurrenceState.REPORTED, OccurrenceState.VERIFIED],
    )  # fmt: skip
    lines: dict[str, set[int]] = {}
    for note, line in elsewhere.values_list("note", "line").distinct():
        lines.setdefault(note, set()).add(line)
    for row in rows:
        if row.pk in words and lines.get(words[row.pk], set()) - {row.line_id}:
            found.setdefault(row.pk, "和别的事项报的一字不差")
    return found


def last_words(rows: Sequence[Occurrence]) -> dict[int, str]:
    """Return what was last reported of each of these periods."""
    told = OccurrenceStep.objects.filter(occurrence__in=[row.pk for row in rows], verb=OccurrenceVerb.REPORT).order_by("number")
    return dict(told.values_list("occurrence", "note"))
