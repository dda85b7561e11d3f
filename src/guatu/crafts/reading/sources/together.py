"""Several files as the pages of one paper: one after the other, what was continued on another page joined."""

from __future__ import annotations

from collections.abc import Sequence

from guatu.crafts.reading.sources.continued import join_continued
from guatu.crafts.reading.sources.opening import open_source
from guatu.crafts.reading.sources.source import LONGEST, Note, Row, Source, Span
from guatu.crafts.reading.traced import Edit
from guatu.crafts.reading.unreadable import Mixed, TooMuchText


def open_together(files: Sequence[tuple[str, bytes]]) -> Source:
    """Return the files as one source, under the name of the first.

    files: (name, bytes), in the order of the pages

    Raises Unreadable; Mixed if web pages and other files come together.
    """
    sources = [open_source(data, name) for name, data in files]
    if len({source.format == "html" for source in sources}) > 1:
        raise Mixed
    texts: list[str] = []
    rows: list[Row] = []
    notes: list[Note] = []
    edits: list[Edit] = []
    heads: list[str] = []
    size = 0
    for source in sources:
        rows.extend(_moved(row, size) for row in source.rows)
        notes.extend(note._replace(start=note.start + size, end=note.end + size) for note in source.notes)
        edits.extend(edit._replace(start=edit.start + size, end=edit.end + size) for edit in source.edits)
        heads.extend((source.name, *source.heads, source.text[:20_000]))
        texts.append(source.text if source.text.endswith("\n") else source.text + "\n")
        size += len(texts[-1])
    if size > LONGEST:
        raise TooMuchText(LONGEST)
    whole = sources[0]._replace(
        text="".join(texts), lost=sum(source.lost for source in sources), rows=tuple(rows), notes=tuple(notes),
        edits=tuple(edits), heads=tuple(heads),
    )  # fmt: skip
    return join_continued(whole)


def _moved(row: Row, by: int) -> Row:
    def span(place: Span | None) -> Span | None:
        return None if place is None else (place[0] + by, place[1] + by)

    moved = Row(*(span(place) for place in row if not isinstance(place, str)))  # type: ignore[arg-type]
    return moved._replace(stage=row.stage)
