"""The bench of reading: characters a second of the pipeline and of each stage, and whether both scale.

A long text is grown from the sample papers with other numbers in each copy, so that no cache knows its sentences. With
JioNLP importable its time extraction runs over the same text; without it that figure is left out.
"""

from __future__ import annotations

import random
import re
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

Figure = Callable[[str, float, str, str, float], None]
Median = Callable[[Callable[[], Any], int], float]
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)  # bytes of UTF-8
STAGE_CHARACTERS = 200_000
NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
BARE = re.compile(r"[^，。；：！？\n]+[，。；：！？\n]?")


def bench(papers: Sequence[Any], today: date, figure: Figure, median: Median) -> None:
    """Measure all of it. papers: the sample papers, each with a name, a kind and bytes."""
    from guatu.crafts.reading import read

    texts = {paper.name: read(paper.bytes, name=paper.name) for paper in papers}
    clean = "\n".join(
        texts[paper.name].text for paper in papers if paper.kind in {"digest", "minutes", "notice", "list"}
    )
    damaged = "\n".join(texts[paper.name].original for paper in papers if "網" in paper.name or paper.kind == "speech")
    page = next(texts[paper.name].original for paper in papers if paper.name.endswith(".html"))
    _pipeline("clean", "a.txt", clean, today, figure)
    _pipeline("damaged", "a.txt", damaged, today, figure)
    _pipeline("HTML", "a.html", page, today, figure)
    _stages(grown(clean, STAGE_CHARACTERS), today, figure, median)
    _workers(clean, figure)


def grown(text: str, characters: int) -> str:
    """Return a text of so many characters: the text again and again, with other numbers each time."""
    chance = random.Random(7)
    pieces: list[str] = []
    size = 0
    while size < characters:
        pieces.append(NUMBER.sub(lambda match: str(chance.randint(2, 29)), text) + "\n")
        size += len(pieces[-1])
    return "".join(pieces)[:characters]


def _pipeline(name: str, file: str, text: str, today: date, figure: Figure) -> None:
    """Read texts of growing size; the ratio of a size is its time for each character to that of the smallest."""
    from guatu.crafts.reading import read

    each_of_the_smallest = 0.0
    for size in SIZES if name == "clean" else SIZES[:3]:
        data = grown(text, size * len(text) // len(text.encode())).encode()
        characters = len(data.decode())
        taken = min(_seconds(lambda: read(data, name=file, date=today)) for _ in range(3 if size < 1_000_000 else 1))  # noqa: B023
        each = taken / characters
        each_of_the_smallest = each_of_the_smallest or each
        figure(
            f"reading, {name}, {size // 1000:,} KB", 1 / each, "characters/s", "10 KB, a character",
            each / each_of_the_smallest,
        )  # fmt: skip
    tracemalloc.start()
    peaks = []
    for size in (100_000, 1_000_000):
        data = grown(text, size * len(text) // len(text.encode())).encode()
        tracemalloc.reset_peak()
        read(data, name=file, date=today)
        peaks.append(tracemalloc.get_traced_memory()[1] / len(data))
    tracemalloc.stop()
    figure(f"reading, {name}, memory", peaks[1], "B a byte", "100 KB, a byte", peaks[1] / peaks[0])


def _stages(text: str, today: date, figure: Figure, median: Median) -> None:
    from guatu.crafts.measuring.amounts import find_amounts
    from guatu.crafts.reading.commitments.candidates import find_candidates
    from guatu.crafts.reading.commitments.clues import WORDS
    from guatu.crafts.reading.repair import repair
    from guatu.crafts.reading.sources import open_source
    from guatu.crafts.reading.structure.outline import outline
    from guatu.crafts.timing.cadences import find_cadences
    from guatu.crafts.timing.times import find_times

    data = text.encode()
    source = open_source(data, "a.txt")
    traced, dropped = repair(source)
    found = outline(traced.text, dropped)
    stages: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("source", lambda: open_source(data, "a.txt")),
        ("repair", lambda: repair(source)),
        ("structure", lambda: outline(traced.text, dropped)),
        ("words", lambda: WORDS.find(traced.text)),
        ("times", lambda: find_times(traced.text, today)),
        ("cadences", lambda: find_cadences(traced.text)),
        ("amounts", lambda: find_amounts(traced.text)),
        ("commitments", lambda: find_candidates("a", traced.text, found, today, recall=False)),
    )
    peer = median(lambda: BARE.findall(traced.text), 3)
    speeds = {}
    for name, stage in stages:
        ours = median(stage, 3)
        speeds[name] = len(text) / ours
        figure(f"stage: {name}", speeds[name], "characters/s", "bare clause split", peer / ours)
    theirs = _speed_of_jionlp(traced.text)
    if theirs is not None:
        figure("stage: times, against JioNLP", speeds["times"], "characters/s", "JioNLP", speeds["times"] / theirs)


def _speed_of_jionlp(text: str) -> float | None:
    """Return the characters a second of JioNLP's time extraction with parsing, line by line; None without it."""
    try:
        import jionlp
    except ImportError:
        return None
    lines = [line for line in text.split("\n") if line][:800]
    for line in lines[:20]:  # its dictionaries are loaded at the first call
        jionlp.ner.extract_time(line, time_base=time.time(), with_parsing=True)

    def run() -> None:
        for line in lines:
            jionlp.ner.extract_time(line, time_base=time.time(), with_parsing=True)

    return sum(map(len, lines)) / _seconds(run)


def _workers(text: str, figure: Figure) -> None:
    """Read a folder of forty papers with one worker and with two."""
    from guatu.crafts.reading.command import main

    with tempfile.TemporaryDirectory(prefix="guatu-bench-") as home:
        folder = Path(home, "papers")
        folder.mkdir()
        for number in range(40):
            Path(folder, f"{number:02}.txt").write_text(grown(text, 20_000), encoding="utf-8")
        taken = [
            _seconds(
                lambda: main([str(folder), "--format", "jsonl", "--out", f"{home}/out", "--workers", workers]),  # noqa: B023
                time.perf_counter,
            )
            for workers in ("1", "2")
        ]
    for workers, seconds in zip((1, 2), taken, strict=True):
        figure(
            f"forty papers, workers: {workers}", 40 * 20_000 / seconds, "characters/s", "one worker", taken[0] / seconds
        )


def _seconds(act: Callable[[], Any], clock: Callable[[], float] = time.process_time) -> float:
    """Return the seconds of an act: of this process alone, or by the wall where others work too."""
    begun = clock()
    act()
    return clock() - begun
