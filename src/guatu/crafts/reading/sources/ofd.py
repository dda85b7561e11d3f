"""OFD, the national format for fixed pages: words by their places, tables by their lines.

Source: GB/T 33190-2016, §7 (document), §8 (page), §11 (text).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from guatu.crafts.reading.sources.columns import straight_lines
from guatu.crafts.reading.sources.markup import attribute, local, tree
from guatu.crafts.reading.sources.packed import Package
from guatu.crafts.reading.sources.pdf import (
    FEW,
    HEAD_LINES,
    MANY_OUTLINES,
    MOST_CHARACTERS,
    MOST_PAGES,
    Char,
    Page,
    into_tables,
    pieces_of,
    source_of,
)
from guatu.crafts.reading.sources.ruling import Rule, ruled_tables
from guatu.crafts.reading.sources.source import Source
from guatu.crafts.reading.unreadable import Damaged, TooMuchText

WHAT = "OFD 文件"
POINT = 72 / 25.4  # points in a millimetre
STEP = re.compile(r"g\s+(\d{1,5})\s+(-?[\d.]+)|(-?[\d.]+(?:[eE]-?\d+)?)")
MOVES = re.compile(r"([MLSCQBA])((?:\s+-?[\d.]+)*)")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
LARGEST_PLACE = 1e6


def open_bytes(data: bytes, name: str, form: str) -> Source:
    """Return an OFD. Raises Damaged, Locked, Bomb, Scan or TooMuchText."""
    package = Package(data, WHAT)
    pages: list[Page] = []
    characters = 0
    for place, height in _pages(package):
        page = _page(package, place, height, len(pages) + 1)
        characters += sum(len(piece.text) for piece in page.pieces)
        if len(pages) >= MOST_PAGES or characters > MOST_CHARACTERS:
            raise TooMuchText(MOST_CHARACTERS)
        pages.append(page)
    if not pages:
        raise Damaged(WHAT)
    return source_of(pages, name, form)


def _pages(package: Package) -> Iterator[tuple[list[str], float]]:
    """Yield (the page's own content and its templates, height in points) for each page of each document."""
    for body in tree(package.read("OFD.xml"), WHAT).iter():
        if local(body.tag) != "DocRoot" or not body.text:
            continue
        root = _joined("", body.text)
        if root not in package:
            raise Damaged(WHAT)
        document = tree(package.read(root), WHAT)
        templates = {
            attribute(element, "ID"): _joined(root, attribute(element, "BaseLoc"))
            for element in document.iter() if local(element.tag) == "TemplatePage"
        }  # fmt: skip
        height = _height(document, 297.0)
        for element in document.iter():
            if local(element.tag) == "Page" and attribute(element, "BaseLoc"):
                place = _joined(root, attribute(element, "BaseLoc"))
                if place not in package:
                    continue
                content = tree(package.read(place), WHAT)
                used = [
                    templates[attribute(each, "TemplateID")] for each in content
                    if local(each.tag) == "Template" and attribute(each, "TemplateID") in templates
                ]  # fmt: skip
                yield [place, *used], _height(content, height) * POINT
                continue


def _joined(base: str, place: str) -> str:
    place = place.strip().replace("\\", "/")
    return posixpath.normpath(place.lstrip("/") if place.startswith("/") else posixpath.join(posixpath.dirname(base), place))


def _height(element: Element, otherwise: float) -> float:
    for child in element.iter():
        if local(child.tag) == "PhysicalBox" and len(box := _numbers(child.text)) == 4 and 0 < box[3] < LARGEST_PLACE:
            return box[3]
    return otherwise


def _numbers(words: str | None) -> list[float]:
    return [float(number) for number in NUMBER.findall(words or "")[:10_000]]


def _page(package: Package, places: list[str], height: float, number: int) -> Page:
    chars: list[Char] = []
    rules: list[Rule] = []
    has_picture, outlines = False, 0
    for place in places:
        if place not in package:
            continue
        for element in tree(package.read(place), WHAT).iter():
            kind = local(element.tag)
            if kind == "TextObject":
                chars.extend(_chars(element))
            elif kind == "PathObject":
                rules.extend(_rules(element))
                outlines += 1
            elif kind == "ImageObject":
                has_picture = True
        if len(chars) > MOST_CHARACTERS:
            raise TooMuchText(MOST_CHARACTERS)
    few = sum(1 for char in chars if char.text.strip()) < FEW
    placed, rest = into_tables(chars, [] if few else ruled_tables(rules[:20_000]))
    pieces = list(pieces_of(rest))
    head = "\n".join(line.text for line in straight_lines(pieces)[:HEAD_LINES])
    cells = "\n".join(cell.words for _, grid in placed for row in grid[:2] for cell in row if cell)
    return Page(number, height, pieces, placed, few and (has_picture or outlines > MANY_OUTLINES), f"{head}\n{cells}")


class _Frame:
    """From the places within an object to those on the page, in points."""

    def __init__(self, element: Element) -> None:
        box = _numbers(attribute(element, "Boundary"))
        self.left, self.top = (box[0], box[1]) if len(box) >= 2 else (0.0, 0.0)
        matrix = _numbers(attribute(element, "CTM"))
        self.a, self.b, self.c, self.d, self.e, self.f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    def place(self, x: float, y: float) -> tuple[float, float]:
        return (
            (self.left + self.a * x + self.c * y + self.e) * POINT, (self.top + self.b * x + self.d * y + self.f) * POINT,
        )  # fmt: skip


def _chars(element: Element) -> Iterator[Char]:
    """Yield the characters of a text object; Y is the line on which they stand."""
    frame = _Frame(element)
    sizes = _numbers(attribute(element, "Size"))
    size = sizes[0] if sizes else 3.5
    x = y = 0.0
    for code in element.iter():
        if local(code.tag) != "TextCode" or not code.text:
            continue
        x = next(iter(_numbers(attribute(code, "X"))), x)
        y = next(iter(_numbers(attribute(code, "Y"))), y)
        right, down = _steps(attribute(code, "DeltaX")), _steps(attribute(code, "DeltaY"))
        at_x, at_y = x, y
        for number, letter in enumerate(code.text.strip("\r\n")):
            if number:
                at_x += right[number - 1] if number <= len(right) else 0.0 if down else size
                at_y += down[number - 1] if number <= len(down) else 0.0
            width = right[number] if number < len(right) and right[number] > 0 else size
            left, base = frame.place(at_x, at_y)
            edge, _ = frame.place(at_x + min(width, size), at_y)
            high = abs(size * frame.d) * POINT or size * POINT
            if all(abs(value) < LARGEST_PLACE for value in (left, base, edge, high)) and high > 0:
                yield Char(letter, min(left, edge), base - 0.88 * high, max(left, edge), base + 0.12 * high, high)


def _steps(words: str) -> list[float]:
    """Return the steps from one character to the next; ``g 3 4.2`` is three of 4.2."""
    steps: list[float] = []
    for match in STEP.finditer(words[:200_000]):
        try:
            if match[1]:
                steps.extend([float(match[2])] * min(int(match[1]), 100_000 - len(steps)))
            else:
                steps.append(float(match[3]))
        except ValueError:
            continue
        if len(steps) >= 100_000:
            break
    return steps


def _rules(element: Element) -> Iterator[Rule]:
    """Yield the straight lines of a path."""
    frame = _Frame(element)
    words = next((child.text or "" for child in element if local(child.tag) == "AbbreviatedData"), "")
    at: tuple[float, float] | None = None
    for match in MOVES.finditer(words[:200_000]):
        numbers = _numbers(match[2])
        if len(numbers) < 2:
            continue
        to = frame.place(numbers[-2], numbers[-1])
        if match[1] == "L" and at is not None:
            yield min(at[0], to[0]), min(at[1], to[1]), max(at[0], to[0]), max(at[1], to[1])
        at = to
