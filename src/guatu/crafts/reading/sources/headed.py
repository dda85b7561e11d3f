"""Tables without rules: a line of column heads (序号 任务 责任单位 完成时限), and what stands under each of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from guatu.crafts.reading.sources.columns import Line, Piece, in_reading_order, paragraphs
from guatu.crafts.reading.sources.tables import Cell, is_head_of_duties, role_of

MOST_PIECES = 8000
LINE_GAP = 0.6  # of a line's height: up to this gap two lines are of one cell
FAR = 6.0  # lines' heights without anything, after which a table has ended
FEWEST_ROWS = 1
Table = tuple[float, list[list[Cell | None]]]


def headed_tables(pieces: Sequence[Piece]) -> tuple[list[Table], list[Piece]]:
    """Return the tables found by their heads, each with its upper edge, and the pieces that stand in none."""
    if len(pieces) > MOST_PIECES:
        return [], list(pieces)
    tables: list[Table] = []
    rest = list(pieces)
    while (head := _head(rest)) is not None:
        below = sorted((piece for piece in rest if piece.top > max(cell.top for cell in head) and piece not in head), key=_top)
        body = _body(head, below)
        rows = _rows(head, body) if body else []
        taken = {*head, *body} if len(rows) >= FEWEST_ROWS else {head[0]}
        if len(rows) >= FEWEST_ROWS:
            tables.append((head[0].top, [[Cell(cell.text) for cell in head], *rows]))
        else:
            return tables, rest
        rest = [piece for piece in rest if piece not in taken]
    return tables, rest


def _top(piece: Piece) -> float:
    return piece.top


def _head(pieces: Sequence[Piece]) -> list[Piece] | None:
    """Return the first line of column heads from left to right."""
    named = [piece for piece in pieces if role_of(piece.text.replace("\u3000", ""))]
    for first in sorted(named, key=_top):
        middle = (first.top + first.bottom) / 2
        row = sorted((piece for piece in pieces if piece.top < middle < piece.bottom), key=lambda piece: piece.left)
        if len(row) >= 3 and is_head_of_duties([piece.text.replace("\u3000", "") for piece in row]):
            return row
    return None


def _body(head: Sequence[Piece], below: Sequence[Piece]) -> list[Piece]:
    """Return what stands under a head, down to running text, a wide gap or the next head."""
    body: list[Piece] = []
    bottom = max(cell.bottom for cell in head)
    for piece in below:
        height = piece.bottom - piece.top
        spanned = sum(piece.left < cell.left and piece.right > cell.right for cell in head)
        if piece.top - bottom > FAR * height or spanned > 1:
            break
        if piece.right > head[0].left - 4 * piece.size and piece.left < head[-1].right + 12 * piece.size:
            body.append(piece)
        bottom = max(bottom, piece.bottom)
    return body


def _rows(head: Sequence[Piece], body: Sequence[Piece]) -> list[list[Cell | None]]:
    """Return the rows: by the numbers in the first column, else by what is to be done."""
    edges = [_edge(left, right, body) for left, right in pairwise(head)]
    columns: list[list[Piece]] = [[] for _ in head]
    for piece in body:
        middle = (piece.left + piece.right) / 2
        columns[sum(middle > edge for edge in edges)].append(piece)
    blocks = [_blocks(column) for column in columns]
    roles = [role_of(cell.text.replace("\u3000", "")) for cell in head]
    numbers = columns[roles.index("number")] if "number" in roles else []
    leading = [[piece] for piece in sorted(numbers, key=_top)] or blocks[roles.index("what")]
    anchors = [(block[0].top + block[-1].bottom) / 2 for block in leading]
    if not anchors:
        return []
    rows: list[list[list[Piece]]] = [[[] for _ in head] for _ in anchors]
    for column, found in enumerate(blocks):
        for block in found:
            top, bottom = min(piece.top for piece in block), max(piece.bottom for piece in block)
            within = [number for number, anchor in enumerate(anchors) if top <= anchor <= bottom]
            middle = (top + bottom) / 2
            nearest = min(within or range(len(anchors)), key=lambda number: abs(anchors[number] - middle))
            if len(within) > 1:  # lines of several rows that stand close: each goes to its own
                for piece in block:
                    at = (piece.top + piece.bottom) / 2
                    rows[min(within, key=lambda number: abs(anchors[number] - at))][column].append(piece)
            else:
                rows[nearest][column].extend(block)
    return [[_cell(cell) for cell in row] for row in rows]


def _edge(left: Piece, right: Piece, body: Sequence[Piece]) -> float:
    """Return the place between two heads that the fewest pieces cross; of several the middle of the widest strip."""
    places = sorted({left.right, right.left, *(x for piece in body for x in (piece.left, piece.right) if left.right < x < right.left)})
    best = (len(body) + 1, 0.0, (left.right + right.left) / 2)
    for first, last in pairwise(places):
        middle = (first + last) / 2
        crossed = sum(piece.left < middle < piece.right for piece in body)
        best = min(best, (crossed, first - last, middle))
    return best[2]


def _blocks(column: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of a column as blocks of lines that follow each other closely."""
    blocks: list[list[Piece]] = []
    for piece in sorted(column, key=_top):
        if blocks and piece.top - max(each.bottom for each in blocks[-1][-4:]) < LINE_GAP * (piece.bottom - piece.top):
            blocks[-1].append(piece)
        else:
            blocks.append([piece])
    return blocks


def _cell(pieces: Sequence[Piece]) -> Cell | None:
    if not pieces:
        return None
    lines: list[Line] = in_reading_order(pieces)
    return Cell("\n".join(paragraphs(lines)))
