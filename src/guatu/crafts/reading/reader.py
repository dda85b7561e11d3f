"""Reading a file: bytes → characters → repair → outline → candidates and doubts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date as Day
from pathlib import PurePath

from guatu.crafts.reading.commitments.candidates import find_candidates
from guatu.crafts.reading.commitments.minutes import is_minutes
from guatu.crafts.reading.doubts import with_doubts
from guatu.crafts.reading.findings import Doubt, Reading, Repair
from guatu.crafts.reading.repair import repair
from guatu.crafts.reading.sources import Source, open_source
from guatu.crafts.reading.structure.dating import find_date, find_date_of_page, find_meeting_day
from guatu.crafts.reading.structure.outline import outline


def read(
    data: bytes, *, name: str, date: Day | None = None, date_override: Day | None = None, recall: bool = False
) -> Reading:
    """Read one document.

    data: the file's bytes; name: its name, of which the ids are made
    date: the day to use where the document has none of its own
    date_override: the day to use whatever the document says
    recall: also return faint candidates (confidence below the cut)

    Raises Unreadable; nothing else, whatever the bytes.
    """
    return read_source(open_source(data, name), date=date, date_override=date_override, recall=recall)


def read_source(
    source: Source, *, date: Day | None = None, date_override: Day | None = None, recall: bool = False
) -> Reading:
    """Read what a file was opened as. Raises nothing, whatever it holds."""
    name = source.name
    traced, dropped = repair(source)
    found = outline(traced.text, dropped)
    own = find_date([line.text for line in found.lines], dropped)
    if own is None and source.format == "html":
        own = find_date_of_page(source.text)
    if date_override is not None:
        said_on, basis = date_override, "override"
    elif own is not None:
        said_on, basis = own, "document"
    elif date is not None:
        said_on, basis = date, "given"
    elif is_minutes(found) and (met := find_meeting_day([line.text for line in found.lines])) is not None:
        said_on, basis = met, "meeting"
    else:
        said_on, basis = None, "none"
    candidates = find_candidates(PurePath(name).stem or "document", traced.text, found, said_on, recall=recall)
    notes: tuple[Doubt, ...] = ()
    if source.rows or source.notes:
        from guatu.crafts.reading.tabular import place_notes, read_rows

        stem = PurePath(name).stem or "document"
        candidates = read_rows(candidates, source.rows, traced.text, traced.offsets, found, said_on, stem)
        notes = place_notes(source.notes, traced.offsets)
    reading = Reading(
        name=name,
        format=source.format,
        encoding=source.encoding,
        original=source.text,
        text=traced.text,
        title=found.title,
        date=said_on,
        date_basis=basis,
        sections=tuple(found.sections),
        candidates=candidates,
        doubts=notes,
        repairs=tuple(
            sorted(_place(traced.repairs, traced.offsets, source.text), key=lambda repair: (repair.start, repair.end))
        ),
        offsets=traced.offsets,
    )
    return with_doubts(reading, own_date=own)


def _place(repairs: list[tuple[int, int, str]], offsets: Sequence[int], original: str) -> Iterator[Repair]:
    """Give each repair, known by its original offsets, its place in the repaired text."""
    for first, last, kind in repairs:
        start = bisect_left(offsets, first)
        end = max(start, bisect_left(offsets, last))
        limit = len(offsets) - 1
        yield Repair(min(start, limit), min(end, limit), kind, original[first:last])
