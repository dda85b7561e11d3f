"""What every form of file is opened as: its characters, the rows of its tables, and what the reader could not see."""

from __future__ import annotations

from typing import NamedTuple

from guatu.crafts.reading.traced import Edit

LIMIT = 20_000_000  # bytes of a file, and of all that is unpacked from one of its parts
LONGEST = 12_000_000  # characters of a text

Span = tuple[int, int]


class Row(NamedTuple):
    """One row of a table of duties, by places in the source's text. line: the whole row; what: what is to be done.

    name: the name of the project, where it has a column of its own
    steps: a cell that lists the steps of the work with their times
    stage: when it is due, as the head of its column says: 3月, 二季度目标
    """

    line: Span
    what: Span
    owner: Span | None = None
    helpers: Span | None = None
    due: Span | None = None
    status: Span | None = None
    name: Span | None = None
    steps: Span | None = None
    stage: str = ""


class Note(NamedTuple):
    """What a clerk has to know of a place in the source's text. words: one Chinese sentence."""

    start: int
    end: int
    kind: str
    words: str


class Source(NamedTuple):
    """The characters of a file.

    lost: how many bytes could not be decoded
    rows: the rows of its tables of duties
    notes: what was left out or could not be read, each a doubt
    heads: what stands beside the text where a secrecy mark may stand: page headers, names of sheets and files
    edits: what is done to the text before it is repaired: the cells of a table get their labels
    """

    name: str
    format: str
    encoding: str
    text: str
    lost: int = 0
    rows: tuple[Row, ...] = ()
    notes: tuple[Note, ...] = ()
    heads: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
