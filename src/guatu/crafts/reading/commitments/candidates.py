"""Candidates: the drafts that are sure enough, numbered in the order of the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from guatu.crafts.reading.commitments import evidence
from guatu.crafts.reading.commitments.meetings import gather_events
from guatu.crafts.reading.commitments.quantities import to_quantity
from guatu.crafts.reading.commitments.stages import share_limits
from guatu.crafts.reading.commitments.state import Draft
from guatu.crafts.reading.commitments.walk import read_drafts
from guatu.crafts.reading.findings import Candidate, Quantity
from guatu.crafts.reading.structure.outline import Outline


def find_candidates(
    name: str, text: str, outline: Outline, said_on: date | None, *, recall: bool
) -> tuple[Candidate, ...]:
    """Return the candidates of a paper in the order of its text.

    name: the stem of their ids
    recall: add the faint candidates below the cut
    """
    least = evidence.FAINT if recall else evidence.CUT
    candidates: list[Candidate] = []
    last = 0
    drafts = sorted(read_drafts(text, outline, said_on), key=lambda draft: (draft.start, draft.end))
    share_limits(text, drafts)
    gather_events(text, drafts, said_on)
    for draft in drafts:
        confidence = evidence.confidence_of(draft.weight)
        if confidence < least or draft.start < last or draft.end <= draft.start:
            continue
        last = draft.end
        candidates.append(
            Candidate(
                id=f"{name}-{len(candidates) + 1:03d}",
                quote=text[draft.start : draft.end],
                start=draft.start,
                end=draft.end,
                kind=draft.kind,
                status=draft.status,
                owner=draft.owner,
                assigned_by=draft.assigned_by,
                assistants=draft.assistants,
                due=draft.due,
                when=draft.when,
                cadence=draft.cadence,
                quantities=_quantities(draft),
                projects=tuple(draft.projects),
                field=draft.subject_field,
                rules=tuple(draft.rules),
                confidence=confidence,
                level=draft.level,
            )
        )
    return tuple(candidates)


def _quantities(draft: Draft) -> tuple[Quantity, ...]:
    found = tuple(map(to_quantity, draft.amounts))
    if draft.measure and found and found[0].measure is None:
        return (replace(found[0], measure=draft.measure), *found[1:])
    return found
