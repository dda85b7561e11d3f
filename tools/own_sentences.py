"""What the tests' own sentences are by hand, for tools/learn.py: a plugin of pytest.

    PYTHONPATH=tools pytest -p own_sentences -m "not slow and not browser" src/guatu/crafts/reading

While the tests run the words lean to nothing: by hand alone they pass, so the hand is right about their sentences, and
what is learned may not forget them. Written to own_sentences.json beside this file, which is not kept.
"""

import json
from pathlib import Path
from typing import Any

from guatu.crafts.reading.commitments import leanings, walk

INTO = Path(__file__).with_suffix(".json")
LONGEST = 1500  # characters of a test's paper; the longer ones are for speed
leanings.table = lambda: leanings.Table({}, {})  # type: ignore[assignment]
papers: dict[str, list[tuple[float, list[str]]]] = {}
read_as_ever = walk.Walk.read


def read_and_note(self: walk.Walk) -> Any:
    """Read, and note how the clauses were seen."""
    self.paper.seen = []
    drafts = read_as_ever(self)
    if len(self.paper.text) <= LONGEST:
        papers[self.paper.text] = [(view.weight, sorted(leanings.signs(view))) for _, view in self.paper.seen]
    return drafts


walk.Walk.read = read_and_note  # type: ignore[method-assign]


def pytest_sessionfinish() -> None:
    """Write what was noted."""
    INTO.write_text(json.dumps(sorted(papers.values()), ensure_ascii=False), encoding="utf-8")
