"""PDF with text: ruled tables as tables, the rest in reading order; a page that is a picture is a doubt.

pdfium takes one caller at a time.
"""

from __future__ import annotations

import ctypes
import re
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from guatu.crafts.reading.sources import picture
from guatu.crafts.reading.sources.building import Building, clean
from guatu.crafts.reading.sources.columns import Line, Piece, in_reading_order, paragraphs, straight_lines
from guatu.crafts.reading.sources.continued import join_continued
from guatu.crafts.reading.sources.headed import headed_tables
from guatu.crafts.reading.sources.ruling import Ruled, ruled_tables
from guatu.crafts.reading.sources.source import Source
from guatu.crafts.reading.sources.tables import Cell
from guatu.crafts.reading.unreadable import Damaged, EmptyFile, Locked, Scan, TooMuchText

WHAT = "PDF 文件"
MOST_PAGES = 2000
MOST_CHARACTERS = 2_000_000
MOST_RULES = 20_000  # lines drawn on one page
SCALE = 150 / 72  # at which a scanned page is looked at: 150 points an inch
MANY_OUTLINES = 12  # on a page without words: they are its words
FEW = 8  # characters on a page that is a picture
EDGE = 0.09  # of a page's height: where headers and footers stand
HEAD_LINES = 8  # lines of each page in which a secrecy mark is looked for
ONE_AT_A_TIME = threading.Lock()
PAGE_OF_PAPER = re.compile(r"^(?:第\s?)?[A-Z]?\d{1,3}\s?版[\s\u3000]?[\u4e00-\u9fff·]{0,8}$|^[\u4e00-\u9fff]{2,6}[\s\u3000]?第?\d{1,3}\s?版$")
STRANGE = re.compile("[\ue000-\uf8ff\ufffd]")


class Char(NamedTuple):
    """One character where it stands; places count downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


class Page(NamedTuple):
    """What stands on a page: its tables, and the rest piece by piece.

    head: what a secrecy mark may stand in; seen: whether the words were recognised from a picture
    """

    number: int
    height: float
    pieces: list[Piece]
    tables: list[tuple[float, list[list[Cell | None]]]]
    is_picture: bool
    head: str
    seen: bool = False


def open_bytes(data: bytes, name: str, form: str) -> Source:
    """Return a PDF. Raises Damaged, Locked, Scan or TooMuchText."""
    with ONE_AT_A_TIME:
        pages = list(_pages(data))
    return source_of(pages, name, form)


def source_of(pages: Sequence[Page], name: str, form: str) -> Source:
    """Return the text of pages: headers and footers gone, paragraphs and tables whole across pages."""
    building = Building()
    if any(page.is_picture for page in pages) and not any(page.pieces or page.tables for page in pages if not page.is_picture):
        raise Scan(form.upper(), len(pages))
    repeated = _repeated(pages)
    waiting: list[Line] = []
    table: list[list[Cell | None]] = []

    def write_lines() -> None:
        for paragraph in paragraphs(waiting):
            building.line(paragraph)
        waiting.clear()

    def write_table() -> None:
        if table:
            building.table(table)
            table.clear()

    for page in pages:
        if page.is_picture:
            write_table()
            write_lines()
            building.note("picture", f"第{page.number}页是图片，没有文字可读；请对照原件补录这一页。")
            continue
        building.heads.append(page.head)
        if page.seen:
            building.note("seen", f"第{page.number}页是图片，文字由机器识别，可能有错；请对照原件。")
        for item in _in_order(page, repeated):
            if isinstance(item, Line):
                write_table()
                waiting.append(item)
            elif table and _goes_on_with(table, item):
                table.extend(_without_head(table, item))
            else:
                write_table()
                write_lines()
                table.extend(item)
    write_table()
    write_lines()
    text = building.text
    if not text.strip():
        raise EmptyFile
    if len(STRANGE.findall(text)) * 5 > len(text):
        building.note("damage", f"这份 {form.upper()} 的文字层是乱码，读出的字靠不住；请另存为 docx 或重新导出后再放入。")
    return join_continued(building.source(name, form))


def _in_order(page: Page, repeated: set[str]) -> Iterator[Line | list[list[Cell | None]]]:
    """Yield lines and tables from top to bottom; a table stands where the first line below it begins."""
    headed, pieces = headed_tables([piece for piece in page.pieces if not _is_furniture(piece, page, repeated)])
    lines = in_reading_order(pieces)
    first = min((line.first for line in lines), default=0.0)
    tables = sorted([*page.tables, *headed], key=lambda table: table[0])
    for line in lines:
        while tables and tables[0][0] < line.top and line.first == first:
            yield tables.pop(0)[1]
        yield line
    for _, grid in tables:
        yield grid


def _is_furniture(piece: Piece, page: Page, repeated: set[str]) -> bool:
    """Tell whether a piece is a header, a footer, a page's number or a newspaper's page."""
    return _is_at_edge(piece, page) and (_form(piece.text) in repeated or PAGE_OF_PAPER.match(piece.text) is not None)


def _is_at_edge(piece: Piece, page: Page) -> bool:
    return piece.bottom < EDGE * page.height or piece.top > (1 - EDGE) * page.height


def _form(words: str) -> str:
    return re.sub(r"\d+|\s", "", words)


def _repeated(pages: Sequence[Page]) -> set[str]:
    """Return the forms of what stands at the edge of more than one page, and of page numbers."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_form(piece.text) for piece in page.pieces if _is_at_edge(piece, page)})
    often = {form for form, count in counts.items() if count > 1 and count * 3 >= len(pages)}
    return often | {form for form in counts if not form.strip("-—–·第页共/|")}


def _goes_on_with(table: Sequence[Sequence[Cell | None]], more: Sequence[Sequence[Cell | None]]) -> bool:
    return len(table[-1]) == len(more[0])


def _without_head(
    table: Sequence[Sequence[Cell | None]], more: list[list[Cell | None]]
) -> list[list[Cell | None]]:
    """Return the rows of a table's next page without the head that is printed again."""
    heads = {tuple(cell.flat if cell else "" for cell in row) for row in table[:3]}
    place = 0
    while place < min(3, len(more)) and tuple(cell.flat if cell else "" for cell in more[place]) in heads:
        place += 1
    return more[place:]


def _pages(data: bytes) -> Iterator[Page]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise Locked from error
        raise Damaged(WHAT) from error
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise TooMuchText(MOST_CHARACTERS)
        characters = 0
        for number in range(count):
            page = _page(document, number)
            characters += sum(len(piece.text) for piece in page.pieces)
            if characters > MOST_CHARACTERS:
                raise TooMuchText(MOST_CHARACTERS)
            yield page
        if not count:
            raise Damaged(WHAT)
    finally:
        document.close()


def _page(document: Any, number: int) -> Page:
    """Return one page; one that pdfium cannot open is damaged."""
    import pypdfium2

    try:
        page = document[number]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise Damaged(WHAT) from error
    try:
        (width, height), (left, bottom, *_) = page.get_size(), page.get_cropbox()
        turn = _Turn(width, height, page.get_rotation(), left, bottom)
        chars = _chars(page, turn)
        words = "".join(char.text for char in chars)
        has_picture = len(words.strip()) < FEW and _is_drawn(page)
        if has_picture and (reader := picture.reader()) is not None:
            seen = picture.pieces_in(reader, page.render(scale=SCALE).to_pil())
            pieces = [piece.scaled(1 / SCALE) for piece in seen]
            head = "\n".join(line.text for line in straight_lines(pieces)[:HEAD_LINES])
            return Page(number + 1, turn.height, pieces, [], not pieces, head, seen=True)
        tables = [] if len(words.strip()) < FEW else ruled_tables(_rules(page, turn))
        placed, rest = into_tables(chars, tables)
        pieces = list(pieces_of(rest))
        cells = "\n".join(cell.words for _, grid in placed for row in grid[:2] for cell in row if cell)
        head = "\n".join(line.text for line in straight_lines(pieces)[:HEAD_LINES])
        return Page(number + 1, turn.height, pieces, placed, has_picture, f"{head}\n{cells}")
    except pypdfium2.PdfiumError as error:
        raise Damaged(WHAT) from error
    finally:
        page.close()


def _is_drawn(page: Any) -> bool:
    """Tell whether a page shows a picture, or letters drawn as outlines."""
    from pypdfium2 import raw

    for number, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE or number >= MANY_OUTLINES:
            return True
    return False


class _Turn:
    """From the page's own places, which count upwards, to those that count downwards on the page as it is shown."""

    def __init__(self, width: float, height: float, rotation: int, left: float, bottom: float) -> None:
        self.width, self.height = width, height
        self._rotation = rotation % 360
        self._left, self._bottom = left, bottom

    def place(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self._left, y - self._bottom
        if self._rotation == 90:
            return y, x
        if self._rotation == 180:
            return self.width - x, y
        if self._rotation == 270:
            return self.width - y, self.height - x
        return x, self.height - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return (left, top, right, bottom)."""
        x, y = self.place(left, bottom)
        other_x, other_y = self.place(right, top)
        return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def _chars(page: Any, turn: _Turn) -> list[Char]:
    from pypdfium2 import raw

    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > MOST_CHARACTERS:
            raise TooMuchText(MOST_CHARACTERS)
        chars: list[Char] = []
        rect = raw.FS_RECTF()
        known, size = -1.0, 0.0  # a size is asked for where the height of the characters changes
        for index in range(count):
            code = raw.FPDFText_GetUnicode(text, index)
            if code in (0, 10, 13, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
                continue
            if not raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(rect)):
                continue
            left, top, right, bottom = turn.box(rect.left, rect.bottom, rect.right, rect.top)
            height = bottom - top
            if height != known:
                known, size = height, raw.FPDFText_GetFontSize(text, index)
            if not (height > 0 and right >= left) or not all(abs(x) < 1e6 for x in (left, top, right, bottom)):
                continue
            chars.append(Char(chr(code), left, top, right, bottom, height if size <= 1.5 else min(height, size * 3)))
        return chars
    finally:
        text.close()


def pieces_of(chars: Sequence[Char]) -> Iterator[Piece]:
    """Yield runs of characters that follow each other on one line, and columns of characters written downwards."""
    run: list[Char] = []
    for char in chars:
        if run and not (_follows(run, char)):
            yield _piece(run)
            run = []
        if run or char.text.strip():
            run.append(char)
    if run:
        yield _piece(run)


def _follows(run: Sequence[Char], char: Char) -> bool:
    last = run[-1]
    size = max(last.bottom - last.top, char.bottom - char.top)
    middle, other = (last.top + last.bottom) / 2, (char.top + char.bottom) / 2
    if abs(middle - other) < 0.35 * size and abs(last.size - char.size) < 0.25 * max(last.size, char.size):
        return -0.5 * size < char.left - last.right < 0.9 * size
    upright = len(run) == 1 or abs(run[0].left - run[1].left) < 0.3 * size
    beneath = 0.5 * size < other - middle < 1.8 * size and abs(last.left - char.left) < 0.2 * size
    wide = char.right - char.left > 0.8 * (char.bottom - char.top)
    return upright and beneath and wide and len(run) >= 2 and _is_upright(run)


def _is_upright(run: Sequence[Char]) -> bool:
    return all(abs(one.left - run[0].left) < 0.3 * one.size for one in run)


def _piece(run: Sequence[Char]) -> Piece:
    return Piece(
        clean("".join(char.text for char in run)).replace("\n", "").strip(), min(char.left for char in run),
        min(char.top for char in run), max(char.right for char in run), max(char.bottom for char in run), run[0].size,
    )  # fmt: skip


def _rules(page: Any, turn: _Turn) -> list[tuple[float, float, float, float]]:
    """Return the straight lines drawn on a page, as (left, top, right, bottom); thin boxes are lines too."""
    from pypdfium2 import raw

    found: list[tuple[float, float, float, float]] = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        matrix = item.get_matrix()
        count = raw.FPDFPath_CountSegments(item)
        if not 0 < count <= 4000:
            continue
        points: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        begin: tuple[float, float] | None = None
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(item, index)
            if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                continue
            point = turn.place(*matrix.on_point(x.value, y.value))
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                begin = point
                points = [point]
            elif kind == raw.FPDF_SEGMENT_LINETO and points:
                found.append(_span(points[-1], point))
                points.append(point)
            else:
                points = [point]
            if raw.FPDFPathSegment_GetClose(segment) and begin and points:
                found.append(_span(points[-1], begin))
        if len(found) > MOST_RULES:
            return []
    return found


def _span(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def into_tables(
    chars: Sequence[Char], tables: Sequence[Ruled]
) -> tuple[list[tuple[float, list[list[Cell | None]]]], list[Char]]:
    """Return the tables with their words, each with its upper edge, and the characters that stand in none."""
    inside: list[list[Char]] = [[] for _ in tables]
    rest: list[Char] = []
    for char in chars:
        x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
        number = next((n for n, table in enumerate(tables) if table.holds(x, y)), -1)
        (inside[number] if number >= 0 else rest).append(char)
    placed: list[tuple[float, list[list[Cell | None]]]] = []
    for table, within in zip(tables, inside, strict=True):
        boxes: dict[int, list[Char]] = {}
        for char in within:
            boxes.setdefault(table.box_at((char.left + char.right) / 2, (char.top + char.bottom) / 2), []).append(char)
        cells = {box: Cell(_words_in(some)) for box, some in boxes.items()}
        grid = [[cells.get(box) for box in row] for row in table.boxes]
        if any(cell for row in grid for cell in row):
            placed.append((table.top, grid))
    return placed, rest


def _words_in(chars: Sequence[Char]) -> str:
    """Return the words of a cell: lines broken by its width joined, items and sentences of their own apart."""
    lines = in_reading_order(list(pieces_of(chars)))
    return "\n".join(paragraphs(lines))
