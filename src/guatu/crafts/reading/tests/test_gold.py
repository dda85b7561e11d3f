"""The floors: real documents, read by hand once, against what the reader makes of them.

The documents lie beside the project, not in it. Where they are not there, there is nothing to hold against.
"""

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from guatu.crafts.reading.command import main

CORPUS = Path(__file__).resolve().parents[5].parent / "shared" / "corpus"
DATES = {
    "weekly-digest": date(2025, 11, 12),
    "newspaper-page": date(2024, 11, 28),
    "quarter-speech-garbled": date(2025, 10, 15),
    "annual-review-jekyll": date(2022, 2, 22),
}


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", CORPUS / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    if not CORPUS.is_dir():
        print(f"no documents read by hand at {CORPUS}: the floors are not measured here")
        return None
    out = tmp_path_factory.mktemp("gold")
    for name, day in DATES.items():
        words = [str(CORPUS / "documents" / f"{name}.txt"), "--date-override", day.isoformat(), "--format", "jsonl"]
        assert main([*words, "--out", str(out / "pred"), "--text", str(out / "text")]) == 0
    return scorer().score(CORPUS / "gold", CORPUS / "repaired", out / "pred", out / "text")


def test_hardly_a_character_is_repaired_wrongly(scores):
    if scores:
        assert max(scores["repair"]["by_document"].values()) <= 0.01


@pytest.mark.parametrize(
    ("what", "floor"), [("detection", 0.80), ("due_given", 0.85), ("quantities", 0.90), ("when_given", 0.85)]
)
def test_what_is_found_is_what_a_careful_reader_finds(scores, what, floor):
    if scores:
        found = scores["detection"] if what == "detection" else scores["fields"][what]
        assert found["f1"] >= floor


def test_every_quote_stands_in_the_text(scores):
    if scores:
        assert scores["detection"]["unplaced_pred"] == 0
