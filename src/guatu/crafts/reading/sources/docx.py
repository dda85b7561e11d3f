"""Word documents: paragraphs, text boxes and tables in the order of the page, list numbers as Word would count them.

Read from the package itself: what Word deleted but still keeps, and the second copy of every text box, are left out.
Source: ECMA-376 part 1 (WordprocessingML), §17.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from guatu.crafts.reading.sources.building import Building
from guatu.crafts.reading.sources.markup import attribute, events, local, tree
from guatu.crafts.reading.sources.packed import Package
from guatu.crafts.reading.sources.source import Source
from guatu.crafts.reading.sources.tables import Cell
from guatu.crafts.reading.unreadable import Damaged

WHAT = "Word 文档"
# What holds no words of the paper: deleted text, field codes, notes' marks, the copy of a text box for old programs.
SILENT = frozenset({"del", "moveFrom", "delText", "instrText", "Fallback", "rPr", "pPr", "tblPr", "tcPr", "sectPr", "rt", "commentReference"})
BREAKS = {"br": "\n", "cr": "\n", "tab": "\u3000", "noBreakHyphen": "-", "ptab": "\u3000"}
MOST_LEVELS = 9
MOST_COLUMNS = 200
MOST_CELLS = 200_000
FEW = 40  # characters of a text beside which pictures are likely the paper itself


def open_bytes(data: bytes, name: str, form: str) -> Source:
    """Return a Word document. Raises Damaged, Locked, Bomb or TooMuchText."""
    package = Package(data, WHAT)
    main = next((n for n in sorted(package.names) if n.startswith("word/document") and n.endswith(".xml")), None)
    if main is None:
        raise Damaged(WHAT)
    building = Building()
    reader = _Reader(building, Lists.of(package))
    for member in sorted(package.names):
        if member.startswith(("word/header", "word/footer")) and member.endswith(".xml"):
            building.heads.append("\n".join(_lines_of(tree(package.read(member), WHAT))))
    reader.read(package.read(main))
    for kind in ("footnotes", "endnotes"):
        if f"word/{kind}.xml" in package:
            for line in _notes_of(tree(package.read(f"word/{kind}.xml"), WHAT)):
                building.line(line)
    pictures = sum(member.startswith("word/media/") for member in package.names)
    if pictures and len(building.text.strip()) < FEW:
        building.note("picture", f"文件里有{pictures}张图片，图片里的文字没有读；请对照原件补录，或另存为文字版再放入。")
    return building.source(name, form)


class _Reader:
    """Reads the body block by block, each let go of once it is written."""

    def __init__(self, building: Building, lists: Lists) -> None:
        self._building = building
        self._lists = lists
        self._cells = 0

    def read(self, data: bytes) -> None:
        depth = 0  # of paragraphs and tables that are open
        for event, element in events(data, WHAT):
            if local(element.tag) not in ("p", "tbl") or "wordprocessingml" not in str(element.tag):
                continue
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 0:
                if local(element.tag) == "p":
                    self._paragraph(element)
                else:
                    self._table(element)
                element.clear()

    def _paragraph(self, paragraph: Element) -> None:
        words, boxes = _words_of(paragraph)
        if words.strip():
            self._building.line(self._lists.number_of(paragraph) + words.strip())
        for box in boxes:
            self._blocks(box)

    def _blocks(self, holder: Element) -> None:
        """Write the paragraphs and tables of a text box."""
        for block in _blocks_of(holder):
            if local(block.tag) == "p":
                self._paragraph(block)
            else:
                self._table(block)

    def _table(self, table: Element) -> None:
        grid: list[list[Cell | None]] = []
        for row in _children(table, "tr"):
            cells: list[Cell | None] = []
            for box in _children(row, "tc"):
                properties = next(_children(box, "tcPr"), None)
                span, joins = _span_of(properties)
                above = grid[-1][len(cells)] if joins and grid and len(cells) < len(grid[-1]) else None
                cell = above or Cell("\n".join(self._cell_lines(box)))
                self._cells += span
                if len(cells) + span > MOST_COLUMNS or self._cells > MOST_CELLS:
                    raise Damaged(WHAT)
                cells.extend([cell] * span)
            grid.append(cells)
        self._building.table(grid)

    def _cell_lines(self, box: Element) -> Iterator[str]:
        for block in _blocks_of(box):
            if local(block.tag) == "p":
                words, boxes = _words_of(block)
                if words.strip():
                    yield self._lists.number_of(block) + words.strip()
                for inner in boxes:
                    yield from _lines_of(inner)
            else:
                yield from _lines_of(block)


def _children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name, also those that a content control or a tracked change holds."""
    for child in element:
        kind = local(child.tag)
        if kind == name:
            yield child
        elif kind in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _children(child, name)


def _blocks_of(element: Element) -> Iterator[Element]:
    for child in element:
        kind = local(child.tag)
        if kind in ("p", "tbl"):
            yield child
        elif kind not in SILENT:
            yield from _blocks_of(child)


def _span_of(properties: Element | None) -> tuple[int, bool]:
    """Return (columns that a cell covers, whether it goes on with the one above it)."""
    span, joins = 1, False
    for child in properties if properties is not None else ():
        if local(child.tag) == "gridSpan" and attribute(child, "val").isdecimal():
            span = max(1, int(attribute(child, "val")[:4]))
        elif local(child.tag) == "vMerge":
            joins = attribute(child, "val", "continue") != "restart"
    return span, joins


def _words_of(paragraph: Element) -> tuple[str, list[Element]]:
    """Return the words of a paragraph and the text boxes that are fastened to it."""
    pieces: list[str] = []
    boxes: list[Element] = []

    def walk(element: Element) -> None:
        for child in element:
            kind = local(child.tag)
            if kind in SILENT:
                continue
            if kind == "t":
                pieces.append(child.text or "")
            elif kind in BREAKS:
                pieces.append(BREAKS[kind])
            elif kind == "txbxContent":
                boxes.append(child)
            elif kind == "r" and _is_hidden(child):
                continue
            else:
                walk(child)

    walk(paragraph)
    return "".join(pieces), boxes


def _is_hidden(run: Element) -> bool:
    for child in run:
        if local(child.tag) == "rPr":
            return any(local(each.tag) == "vanish" and attribute(each, "val", "1") not in ("0", "false") for each in child)
    return False


def _lines_of(element: Element) -> Iterator[str]:
    """Yield the paragraphs of a header, a text box or an inner table, one after the other."""
    for block in _blocks_of(element):
        if local(block.tag) == "p":
            words, boxes = _words_of(block)
            if words.strip():
                yield words.strip()
            for box in boxes:
                yield from _lines_of(box)
        else:
            for row in _children(block, "tr"):
                line = "\u3000".join("".join(_lines_of(box)) for box in _children(row, "tc"))
                if line.strip():
                    yield line


def _notes_of(element: Element) -> Iterator[str]:
    for note in element:
        if attribute(note, "type", "normal") == "normal":
            words = "".join(_lines_of(note))
            if words:
                yield f"注：{words}"


# ---------------------------------------------------------------- list numbers


@dataclass(slots=True)
class Level:
    """How one level of a list is numbered: %1. with decimal, 第%1条 with chineseCounting."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Lists:
    """The lists of a document and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by the abstract list
    abstract: dict[str, str] = field(default_factory=dict)  # numId → abstract list
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)  # style → (numId, level)
    counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Lists:
        lists = cls()
        if "word/numbering.xml" in package:
            lists._learn_numbers(tree(package.read("word/numbering.xml"), WHAT))
        if lists.abstract and "word/styles.xml" in package:
            lists._learn_styles(tree(package.read("word/styles.xml"), WHAT))
        return lists

    def _learn_numbers(self, root: Element) -> None:
        for child in root:
            if local(child.tag) == "abstractNum":
                levels: dict[int, Level] = {}
                for each in child:
                    depth = attribute(each, "ilvl")
                    if local(each.tag) != "lvl" or not depth.isdecimal() or int(depth[:3]) >= MOST_LEVELS:
                        continue
                    level = levels[int(depth)] = Level()
                    for item in each:
                        value = attribute(item, "val")
                        if local(item.tag) == "numFmt":
                            level.form = value
                        elif local(item.tag) == "lvlText":
                            level.text = value[:40]
                        elif local(item.tag) == "start" and value.isdecimal():
                            level.start = int(value[:6])
                self.levels[attribute(child, "abstractNumId")] = levels
            elif local(child.tag) == "num":
                for item in child:
                    if local(item.tag) == "abstractNumId":
                        self.abstract[attribute(child, "numId")] = attribute(item, "val")

    def _learn_styles(self, root: Element) -> None:
        for style in root:
            if local(style.tag) == "style":
                for properties in _children(style, "pPr"):
                    if found := _numbering_in(properties):
                        self.styles[attribute(style, "styleId")] = found

    def number_of(self, paragraph: Element) -> str:
        """Return the number that Word would print before a paragraph, and count it; "" for none and for bullets."""
        found: tuple[str, int] | None = None
        for properties in _children(paragraph, "pPr"):
            found = _numbering_in(properties)
            if found is None:
                style = next(_children(properties, "pStyle"), None)
                found = self.styles.get(attribute(style, "val")) if style is not None else None
        if found is None:
            return ""
        abstract = self.abstract.get(found[0], "")
        levels, depth = self.levels.get(abstract, {}), found[1]
        if depth not in levels or levels[depth].form in ("bullet", "none"):
            return ""
        counts = self.counts.setdefault(abstract, [0] * MOST_LEVELS)
        counts[depth] = counts[depth] + 1 if counts[depth] else levels[depth].start
        counts[depth + 1 :] = [0] * (MOST_LEVELS - depth - 1)
        number = levels[depth].text
        for each in range(depth + 1):
            level = levels.get(each, Level())
            number = number.replace(f"%{each + 1}", written(counts[each] or level.start, level.form))
        return number


def _numbering_in(properties: Element) -> tuple[str, int] | None:
    for numbering in _children(properties, "numPr"):
        values = {local(item.tag): attribute(item, "val") for item in numbering}
        depth = values.get("ilvl", "0")
        if values.get("numId", "0") != "0":
            return values["numId"], int(depth[:3]) if depth.isdecimal() and int(depth[:3]) < MOST_LEVELS else 0
    return None


def written(number: int, form: str) -> str:
    """Write a list's number in Word's form: 3, 三, ③, iii, c."""
    if form.startswith(("chinese", "japanese", "taiwanese", "ideographLegal", "ideographDigital")) and number < 100:
        return in_chinese(number)
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        return chr((97 if form == "lowerLetter" else 65) + number - 1)
    if form in ("lowerRoman", "upperRoman") and 0 < number < 40:
        roman = "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
        return roman if form == "upperRoman" else roman.lower()
    return str(number)


def in_chinese(number: int) -> str:
    """Write 1 to 99 in Chinese numerals."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
