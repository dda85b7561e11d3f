"""The scene of these tests: papers of 清河区 in a few lines, read on one day."""

from __future__ import annotations

from datetime import date

from guatu.crafts.reading import Candidate, read

SAID_ON = date(2026, 11, 12)


def candidates_in(paper: str, *, name: str = "公文.txt", said_on: date = SAID_ON, recall: bool = False) -> tuple[Candidate, ...]:
    return read(paper.encode(), name=name, date_override=said_on, recall=recall).candidates


def quotes_in(paper: str) -> list[str]:
    return [candidate.quote for candidate in candidates_in(paper)]
