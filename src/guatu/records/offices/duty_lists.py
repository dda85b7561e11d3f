"""履职清单、职责分工: what each office is there for, read from a table or from a list as towns write them.

By thought alone: a paste in; offices × duties, and leaders × offices, out. An office is given by the name the list
uses; which office of the town that is, is asked elsewhere (matching.py) and never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .rosters import NUMBERING
from .sheets import Row, rows_of_text

OFFICE = ("机构", "机构名称", "单位", "部门", "科室", "责任单位", "牵头单位", "承办单位", "牵头科室", "主管部门", "内设机构", "承办机构", "名称")
DUTY = ("职责", "主要职责", "工作职责", "职责内容", "职责事项", "履职事项", "事项", "事项名称", "工作内容", "职能", "主要职能", "职责分工")
LEADER = ("领导", "领导职务", "职务", "分管领导", "领导班子", "姓名及职务", "岗位", "班子成员")
CHARGE = ("分管", "分管工作", "分管领域", "分管部门", "分管单位", "分管科室")
CONTACT = ("联系", "联系单位", "联系村", "联系村社区", "包联", "包村", "联系村（社区）", "联系村(社区)")
LONGEST = 200
# Where a name of an office ends.
UNIT = (
    r"[\u4e00-\u9fff（）()·]{2,28}?(?:办公室|办|中心|所|站|队|局|科|室|村|社区|委员会|大队|窗口|专班|分局|居委会|纪委|武装部"
    r"|团委|妇联|工会)"
)
LEFT, RIGHT = r"(?:[（(]?[一二三四五六七八九十百\d]{1,4}[)）、.．]\s*)?[【〖\[]?\s*", r"(?:[（(][^）)]{1,20}[)）])?[】〗\]]?\s*"
# A heading that names an office: 一、党政办公室 · 建设办： · 【经济发展办】 · （二）平安法治办公室职责
TITLED = re.compile(rf"^{LEFT}({UNIT}){RIGHT}(?:的?(?:主要)?(?:工作)?职责[是为有]?|职能)?\s*[:：]?$")
# The office and its duties in one line: 建设办：道路、桥梁 · 党政办负责文稿
INLINE = re.compile(rf"^{LEFT}({UNIT}){RIGHT}(?:[:：]|(?:主要)?负责|承担|——|—|-)\s*(.+)$")
# A leader's title. The post is kept; a name before or behind it is left out.
BODY = r"(?:镇|街道|园区|乡|党|工)?(?:党工委|党委|管委会|办事处|政府|人大|政协|纪委|政法|组织|宣传|统战|武装)?(?:工委)?"
TITLE = rf"{BODY}(?:副)?(?:书记|镇长|乡长|主任|主席|委员|部长)"
POST = rf"{TITLE}(?:[、兼，,和及]?{TITLE})*"
# 张某 副镇长 分管建设工作 · 镇党委委员、副镇长：分管农业
LEADS = re.compile(
    rf"^(?:[（(]?[一二三四五六七八九十\d]{{1,3}}[)）、.．]\s*)?(?:[\u4e00-\u9fff]{{1,4}}\s*[:：,，\s]\s*)?"
    rf"(分管[\u4e00-\u9fff]{{2,8}}的?{POST}|{POST})\s*[:：,，\s]\s*(?:[\u4e00-\u9fff]{{2,4}}\s*[:：,，\s]\s*)?"
    r"((?:主持|分管|负责|协助|联系|主抓|协管).+)$"
)
SAYS = re.compile(r"(分管|负责|联系|协助|主持|包联|主抓|协管)([^。；;]*?)(?=[。；;]|，?(?:分管|联系|包联|协管)|$)")


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty: of which office, by the name the list uses, and where it stood."""

    place: int
    office: str
    words: str


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """What a leader is in charge of, by the title of the post: fields and offices, and villages to keep contact with."""

    place: int
    title: str
    charge: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


@dataclass(slots=True)
class DutyList:
    """A list as it was read. ``left``: lines from which nothing was taken, so that nothing is lost unseen."""

    duties: list[DutyRow] = field(default_factory=list)
    charges: list[ChargeRow] = field(default_factory=list)
    left: list[tuple[int, str]] = field(default_factory=list)

    def by_office(self) -> dict[str, list[str]]:
        """Return the duties of each office in their order."""
        found: dict[str, list[str]] = {}
        for row in self.duties:
            words = found.setdefault(row.office, [])
            if row.words not in words:
                words.append(row.words)
        return found


def read_duties(text: str) -> DutyList:
    """Read a paste of tables and lists of duties."""
    found = DutyList()
    for rows in duty_blocks(rows_of_text(text)):
        head = {cell.strip("*＊ "): place for place, cell in enumerate(rows[0].cells) if cell}
        office, duty = first(head, OFFICE), first(head, DUTY)
        leader, charge, contact = first(head, LEADER), first(head, CHARGE), first(head, CONTACT)
        if leader is not None and (charge is not None or contact is not None):
            read_charges(rows[1:], leader, charge, contact, found)
        elif office is not None and duty is not None:
            read_table(rows[1:], office, duty, found)
        else:
            read_lines(rows, found)
    return found


def duty_blocks(rows: list[Row]) -> list[list[Row]]:
    """Return the rows in groups: a table begins at its heading row, the rest is one list after another."""
    groups: list[list[Row]] = []
    in_table = False
    fresh = True
    for row in rows:
        if not any(row.cells):
            fresh = True
            continue
        if is_head(row):
            groups.append([row])
            in_table = True
        elif fresh and in_table and len([cell for cell in row.cells if cell]) < 2:
            groups.append([row])
            in_table = False
        elif groups:
            groups[-1].append(row)
        else:
            groups.append([row])
        fresh = False
    return groups


def is_head(row: Row) -> bool:
    """Say whether a row names the columns of such a table."""
    cells = {cell.strip("*＊ ") for cell in row.cells if cell}
    duties = bool(cells & set(OFFICE)) and bool(cells & set(DUTY))
    return duties or (bool(cells & set(LEADER)) and bool(cells & {*CHARGE, *CONTACT}))


def first(head: dict[str, int], names: tuple[str, ...]) -> int | None:
    """Return the column that bears the first of these names."""
    return next((head[name] for name in names if name in head), None)


def read_table(rows: list[Row], office: int, duty: int, found: DutyList) -> None:
    """Read 机构 | 职责. An empty office cell means the one above: cells merged downwards."""
    name = ""
    for row in rows:
        name = bare(row.cell(office)) or name
        said = row.cell(duty)
        if not name or not said:
            found.left.append((row.place, " ".join(cell for cell in row.cells if cell)[:60]))
            continue
        for words in split_duties(said):
            found.duties.append(DutyRow(row.place, name, words))


def read_charges(rows: list[Row], leader: int, charge: int | None, contact: int | None, found: DutyList) -> None:
    """Read 领导 | 分管 | 联系: the title of the post is kept, a name beside it is left out."""
    for row in rows:
        title = title_of(row.cell(leader))
        if not title:
            found.left.append((row.place, " ".join(cell for cell in row.cells if cell)[:60]))
            continue
        found.charges.append(ChargeRow(row.place, title, listed(row.cell(charge)), listed(row.cell(contact))))


def title_of(words: str) -> str:
    """Return the title of a post out of a cell that may also hold a name; nothing where there is none."""
    whole = re.search(rf"分管[\u4e00-\u9fff]{{2,8}}的?{POST}|{POST}", words.replace("\n", "；"))
    return whole[0].strip("、，, ")[:40] if whole else ""


def read_lines(rows: list[Row], found: DutyList) -> None:
    """Read a list: headings that name an office with its duties below or behind them, and leaders in charge."""
    office = ""
    for row in rows:
        line = " ".join(cell for cell in row.cells if cell).strip()
        if len(row.cells) == 2 and all(row.cells) and re.fullmatch(UNIT, bare(row.cells[0])):
            office = bare(row.cells[0])
            found.duties += [DutyRow(row.place, office, words) for words in split_duties(row.cells[1])]
        elif led := LEADS.match(line):
            found.charges.append(charge_of(row.place, led[1], led[2]))
        elif titled := TITLED.match(line):
            office = bare(titled[1])
        elif told := INLINE.match(line):
            office = bare(told[1])
            found.duties += [DutyRow(row.place, office, words) for words in split_duties(told[2])]
        elif office:
            found.duties += [DutyRow(row.place, office, words) for words in split_duties(line)]
        else:
            found.left.append((row.place, line[:60]))


def charge_of(place: int, title: str, said: str) -> ChargeRow:
    """Return what a sentence says that a leader is in charge of, and keeps contact with."""
    charge: list[str] = []
    contact: list[str] = []
    for verb, words in SAYS.findall(said):
        (contact if verb in {"联系", "包联"} else charge).extend(listed(words))
    return ChargeRow(place, title.strip("、，, "), tuple(dict.fromkeys(charge)), tuple(dict.fromkeys(contact)))


def listed(words: str) -> tuple[str, ...]:
    """Return what a cell lists: offices, fields, villages; without 等 and 工作 at their ends."""
    found = []
    for part in re.split(r"[、，,；;和及\n]", words):
        name = re.sub(r"(?:等方面|等)?(?:的)?工作$|等$|^(?:负责|分管|联系|协助|做好)", "", part.strip(" 。.")).strip()
        if len(name) >= 2:
            found.append(name[:60])
    return tuple(dict.fromkeys(found))


def split_duties(words: str) -> list[str]:
    """Return the single duties in a cell or a line: numbered ones apart, else sentences, else what 、 parts."""
    numbered = [part for part in re.split(r"(?:(?<=[。；;\n])|^)\s*(?:[（(]?\d{1,2}[)）.、．])\s*", words) if part.strip()]
    told: list[str] = []
    for part in numbered:
        for sentence in re.split(r"[。；;]", part):
            bare_words = re.sub(r"^(?:主要)?负责|^承担", "", NUMBERING.sub("", sentence.strip(" 　，,:："))).strip()
            if not bare_words:
                continue
            pieces = [piece.strip() for piece in bare_words.split("、")]
            # 道路、桥梁、公厕 are three duties; 道路、桥梁的建设和养护 is one.
            if len(pieces) > 1 and all(len(piece) <= 8 for piece in pieces) and not re.search(r"的|和|及", pieces[-1]):
                told += [re.sub(r"(?:等)?(?:工作)?$", "", piece) or piece for piece in pieces]
            else:
                told.append(bare_words)
    return [each[:LONGEST] for each in told if len(each) >= 2]


def bare(name: str) -> str:
    """Return an office's name without numbering, brackets and the word 职责 behind it."""
    name = NUMBERING.sub("", name.strip()).strip("【】[]〖〗:： ")
    return re.sub(r"(?:的)?(?:主要|工作)?职责$", "", name)
