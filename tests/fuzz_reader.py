"""`make fuzz`: coverage-guided bytes for the reader (atheris); whatever comes, a reading or one sentence, and in time.

    make fuzz                       an hour
    make fuzz FOR=600               ten minutes
    .venv/bin/python tests/fuzz_reader.py FILE…     try these files again

What breaks it is kept in var-fuzz/; the corpus grows there too, and begins with the sample papers and the forms the
tests make.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "var-fuzz"
NAMES = ("a.txt", "a.html", "a.md", "a.docx", "a.xlsx", "a.xls", "a.pdf", "a.ofd", "a.eml", "a.zip", "a.csv", "")
LONGEST = 20.0  # seconds for one input of at most LARGEST bytes: more is a hang
LARGEST = 20_000
BEGINNING = 1_500  # bytes of a sample paper: the shorter, the more tries in an hour
DAY = date(2026, 11, 20)

with atheris.instrument_imports(include=["guatu.crafts"]):
    from guatu.crafts.reading import Unreadable, read


def one_input(data: bytes) -> None:
    """Read one file: its first byte chooses its name, so that every form is met."""
    name, body = NAMES[data[0] % len(NAMES)] if data else "", data[1:]
    begun = time.monotonic()
    try:
        reading = read(body, name=name, date=DAY, recall=True)
    except Unreadable as refused:
        assert refused.in_words, "a refusal is a sentence"
        return
    assert time.monotonic() - begun < LONGEST, "too slow"
    assert len(reading.offsets) == len(reading.text) + 1
    for candidate in reading.candidates:
        assert candidate.quote == reading.text[candidate.start : candidate.end] != ""


def begin_corpus(folder: Path) -> None:
    """Put the beginnings of the sample papers in, and one small file of each form."""
    from guatu.crafts.reading.tests.papers_made import (
        column,
        docx_of,
        html_of,
        mail_of,
        ofd_of,
        pdf_of,
        xlsx_of,
        zip_of,
    )
    from guatu.site.demo.papers import sample_papers

    rows = [["内容", "责任单位", "完成时限"], ["修复护栏12处", "建设管理办公室", "12月20日前"]]
    words = "云溪镇要情\n2026年11月13日\n会议要求，建设管理办公室12月20日前修复护栏12处。\n"
    begun = {
        "a.docx": docx_of(words, rows), "a.xlsx": xlsx_of({"任务": rows}), "a.html": html_of(rows), "a.pdf": pdf_of(column(words, 72, 80, across=24)),
        "a.ofd": ofd_of(column(words, 20, 20, across=24)), "a.eml": mail_of("要情", words), "a.zip": zip_of({"a.txt": words.encode()}),
        "a.csv": "\n".join(",".join(row) for row in rows).encode("gb18030"),
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in begun.items():
        (folder / f"form-{name}").write_bytes(bytes([NAMES.index(name)]) + data[: LARGEST - 1])
    for number, paper in enumerate(sample_papers(DAY)):
        place = NAMES.index("a.html") if paper.name.endswith(".html") else NAMES.index("a.txt")
        (folder / f"sample-{number}").write_bytes(bytes([place]) + paper.bytes[:BEGINNING])


if __name__ == "__main__":
    corpus = KEPT / "corpus"
    if not any(not argument.startswith("-") for argument in sys.argv[1:]):
        begin_corpus(corpus)
        sys.argv += [str(corpus), f"-max_len={LARGEST}", f"-artifact_prefix={KEPT}/", "-timeout=60", "-rss_limit_mb=2000"]
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
