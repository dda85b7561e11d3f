"""The guide's examples are what the reader makes of them (docs/guide/它是怎么读的.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from guatu.crafts.reading.findings import Due
from guatu.crafts.reading.tests.papers import candidates_in

GUIDE = Path(__file__).resolve().parents[5] / "docs" / "guide" / "它是怎么读的.md"
HEAD = "云溪镇近期重点工作安排\n下一步，"


def rows_of(column: str) -> list[tuple[str, str]]:
    """The rows of the guide's table whose second column has this heading."""
    table = GUIDE.read_text(encoding="utf-8").split(f"| 原文 | {column} |\n| --- | --- |\n")[1].split("\n\n")[0]
    return [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in table.splitlines()]  # type: ignore[misc]


@pytest.mark.parametrize(("sentence", "read"), rows_of("读成"))
def test_what_counts(sentence, read):
    found = "；".join(candidate.quote for candidate in candidates_in(HEAD + sentence))

    assert (found or "（不读）") == read


@pytest.mark.parametrize(("sentence", "due"), rows_of("时限"))
def test_by_when(sentence, due):
    (candidate,) = candidates_in(HEAD + sentence)

    assert in_words(candidate.due) == due


def in_words(due: Due | None) -> str:
    if due is None:
        return "（没有写）"
    return f"不晚于{due.last}" if due.first is None else f"{due.first}至{due.last}"
