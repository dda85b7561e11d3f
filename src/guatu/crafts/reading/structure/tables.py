"""Tables in a text: lines of cells under a line of headings (责任单位 | 完成时限 | 内容)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from guatu.crafts.timing.pieces import pattern

BETWEEN = pattern(r"[ \u3000]*[|｜\t][ \u3000|｜\t]*|[ \u3000]{2,}")
ONE_BLANK = pattern(r"[ \u3000]")
ROLES = {
    "number": pattern(r"序号|编号|项次"),
    "owner": pattern(r"(?:牵头|责任|主办|承办|实施|落实|主体责任|主要责任)(?:单位|部门|主体|科室|村|办所)(?:及责任人)?|牵头|主办"),
    "helper": pattern(r"责任(?:主体|单位)[与和及](?:协同|配合)单位|(?:配合|协办|协同|参与|协助)(?:单位|部门)?"),
    "due": pattern(r"(?:计划|要求)?(?:完成|整改|办结|建设|实施|起止|开竣工)?(?:时限|期限|时间|日期|工期|时间节点)(?:要求)?|进度安排"),
    "person": pattern(
        r"(?:分管|责任|牵头|联系|包保|挂联|挂钩|督办)?(?:领导|责任人|负责人)|联系人|联系电话|电话|备注|说明|是否[\u4e00-\u9fff]{2,4}|签字|面积|金额|资金来源|(?:当前|目前|工作|完成)?(?:进度|进展|情况)(?:情况)?"
    ),
    "progress": pattern(
        r"(?:(?:截[至止]|[\d一二三四五六七八九十]{1,2}[—－\-–~至])?[\d一二三四五六七八九十]{1,2}月份?(?:底|末)?|上半年|前三季度|第?[一二三四]季度|年度|全年|项目|任务|工程)?"
        r"(?:推进|进展|完成|落实|实施|建设|整改|办理)(?:进展|进度|完成)?情况"
    ),
    "content": pattern(
        r"(?:主要|重点|具体|工作|建设|整改|实施|任务|项目|问题|目标|事项|责任|年度|全年|攻坚|改造|民生|为民|惠民|实事)*"
        r"(?:内容|事项|项目|任务|措施|名称|目标|问题|指标|工作|要求|清单|安排|规模|举措|实事)(?:及规模|和规模|及要求|名称)?"
    ),
}
INSIDE = str.maketrans("", "", " \u3000|｜")  # 分管 领导 and 牵头单位 | are headings as well
A_GLANCE = pattern(r"单位|部门|时限|时间|序号|编号|责任|进度")
UNITS = pattern(r"(?:[局委办处镇乡区县市司所院队站会团社室科]|中心|街道|单位|部门)$")
UNIT_IN_CHARGE = pattern(r"(?:指挥部|公司|集团|政府|学校|医院|领导小组|专班|支队|大队|管委会|办事处)$")
WHEN = pattern(r"(?:20\d\d年)?(?:\d{1,2}月|年[底末内]|全年|[上下]半年|[一二三四]季度)[\u4e00-\u9fff\d]{0,8}$|20\d\d年(?:底|末)?前?$|长期|常年")
ENDS_SENTENCE = pattern(r"[。；;]$")
LONGEST_UNIT = 20  # characters of a cell that names a unit or a time
MOST_CELL = 200  # characters of one that says a work
MOST_LINES = 14  # of one row
MARKED = pattern(r"[，,。；;：:]")
MOST_CELLS = 16
SHORTEST_HEAD = 2  # characters of a heading that may be the end of the one above
LONGEST_HEAD = 12  # characters of a cell in a line of headings


class Cell(NamedTuple):
    """Where a cell stands in the text, and what its column holds: content, owner, helper, due …, or "" for else."""

    start: int
    end: int
    role: str
    words: str


def role_of(heading: str) -> str | None:
    """Return what a column with this heading holds; None if it is no heading of a column."""
    if "，" in heading or "。" in heading:
        return None  # a sentence, as most lines are
    heading = heading.translate(INSIDE)
    return next((role for role, form in ROLES.items() if form.fullmatch(heading)), None)


def find_rows(lines: Sequence[str], places: Sequence[int]) -> dict[int, tuple[Cell, ...]]:
    """Return the cells of each line that is a row of a table, by the number of the line; a line of headings has none.

    places: where each line begins in the text
    """
    rows: dict[int, tuple[Cell, ...]] = {}
    number = 0
    while number < len(lines):
        heads, by_one = _headings(lines[number])
        if heads:
            rows[number] = ()
            while number + 1 < len(lines):
                cells = _split(lines[number + 1], by_one)
                roles = _aligned(heads, [lines[number + 1][first:last] for first, last in cells])
                if roles is None:
                    break
                number += 1
                place = places[number]
                line = lines[number]
                rows[number] = tuple(
                    Cell(place + first, place + last, role, line[first:last])
                    for (first, last), role in zip(cells, roles, strict=True)
                )
        number += 1
    return rows


def find_stacks(lines: Sequence[str], places: Sequence[int]) -> dict[int, tuple[Cell, ...]]:
    """Return the cells of each row of a table whose cells stand one on a line, by the number of the row's first line.

    So a page's table comes out of a copy: 序号, 项目内容, 牵头单位 below each other, then 1, …, …. Each row
    begins with its number; the other lines of a row, and the headings, have no cells.
    """
    rows: dict[int, tuple[Cell, ...]] = {}
    number = 0
    while number < len(lines):
        heads, used = _heads_above_each_other(lines[number : number + 2 * MOST_CELLS + 1])
        if not heads:
            number += 1
            continue
        for heading in range(number, number + used):
            rows[heading] = ()
        number += used
        while number < len(lines) and lines[number].isdecimal():
            last = number + 1
            while last < len(lines) and last - number < len(heads) and not lines[last].isdecimal():
                last += 1
            if "owner" in heads and (until := _goes_on_until(lines, last, number + MOST_LINES)) > last:
                last = until
                roles = [heads[0], *map(_by_its_look, lines[number + 1 : last])]
            else:
                roles = _stacked(heads, lines[number:last])
            cells = [Cell(places[at], places[at] + len(lines[at]), roles[at - number], lines[at]) for at in range(number, last)]
            for at in range(number, last):
                rows[at] = ()
            for first, group in _works_of(cells):
                rows[number + first] = group
            number = last
    return rows


def _goes_on_until(lines: Sequence[str], last: int, most: int) -> int:
    """Return where a row ends that has several units, or several works, one below the other."""
    at = last
    while at < min(most, len(lines)) and not lines[at].isdecimal():
        if _by_its_look(lines[at]) == "content" and (len(lines[at]) > MOST_CELL or ENDS_SENTENCE.search(lines[at]) is None):
            break
        at += 1
    return at


def _by_its_look(cell: str) -> str:
    """Return what a cell holds by its own words: a unit, a time, else what is to be done."""
    if len(cell) <= LONGEST_UNIT and MARKED.search(cell) is None:
        if WHEN.match(cell):
            return "due"
        if UNITS.search(cell) or UNIT_IN_CHARGE.search(cell):
            return "owner"
    return "content"


def _works_of(cells: Sequence[Cell]) -> list[tuple[int, tuple[Cell, ...]]]:
    """Return the works of a row and where each begins: a sentence below a time begins another, of the same units where it names none."""
    begins = [0]
    begins.extend(
        at for at in range(1, len(cells)) if cells[at].role == "content" and any(cell.role == "due" for cell in cells[begins[-1] : at])
    )
    works: list[tuple[int, tuple[Cell, ...]]] = []
    units: list[Cell] = []
    for first, last in zip(begins, [*begins[1:], len(cells)], strict=True):
        group = list(cells[first:last])
        own = [cell for cell in group if cell.role == "owner"]
        works.append((first, tuple(group if own else [*units, *group])))
        units = own or units
    return works


def _heads_above_each_other(lines: Sequence[str]) -> tuple[list[str], int]:
    """Return what each column holds where headings stand one on a line, and how many lines they are, down to the first row.

    A heading may be broken in two, 责任 and 科室; 目标 and 任务 are one where the rows have one cell less.
    """
    if role_of(lines[0]) != "number":
        return [], 0
    heads, used = _heads_read(lines, joined=False)
    if heads and (width := _width_of_a_row(lines[used:])) and width != len(heads):
        joined = _heads_read(lines, joined=True)
        return joined if len(joined[0]) == width else (heads, used)
    return heads, used


def _width_of_a_row(lines: Sequence[str]) -> int:
    """Return how many lines the first row takes, up to the number of the second; 0 where that is not seen."""
    return next((at for at, line in enumerate(lines) if at and line.isdecimal()), 0)


def _heads_read(lines: Sequence[str], *, joined: bool) -> tuple[list[str], int]:
    known: list[str | None] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        role = role_of(line)
        if line.isdecimal() or (role is None and (len(line) > LONGEST_HEAD or MARKED.search(line))):
            break
        if at + 1 < len(lines) and (role is None or (joined and len(lines[at + 1]) <= SHORTEST_HEAD)):
            whole = role_of(line + lines[at + 1])
            role, at = (whole, at + 1) if whole else (role, at)
        known.append(role)
        at += 1
    else:
        return [], 0
    roles = [role for role in known if role]
    if len(roles) < 3 or "content" not in roles or len(known) - len(roles) > len(roles) // 2:
        return [], 0
    return [role or "other" for role in known], at


def _stacked(heads: Sequence[str], cells: Sequence[str]) -> list[str]:
    """Return what each cell of a row holds that lacks some: those behind its number, joined with the row above, or its last."""

    def fits(skipped: int) -> int:
        roles = heads[1 + skipped :]
        return sum(UNITS.search(cell) is not None for cell, role in zip(cells[1:], roles, strict=False) if role in ("owner", "helper"))

    missing = len(heads) - len(cells)
    skipped = max(range(missing + 1), key=lambda count: (fits(count), -count)) if missing > 0 else 0
    return [heads[0], *heads[1 + skipped :]][: len(cells)]


def _headings(line: str) -> tuple[list[str], bool]:
    """Return (what each column holds, whether one blank parts the cells); nothing if the line heads no table."""
    if not 6 <= len(line) <= 120 or not A_GLANCE.search(line):
        return [], False
    for by_one in (False, True):
        words = [line[first:last] for first, last in _split(line, by_one)]
        if not 2 <= len(words) <= MOST_CELLS or any(len(word) > LONGEST_HEAD for word in words):
            continue
        roles = [role_of(word) for word in words]
        known = [role for role in roles if role]
        if len(known) >= (3 if by_one else 2) and "content" in known and len(known) * 2 > len(words):
            return [role or "" for role in roles], by_one
    return [], False


def _split(line: str, by_one: bool) -> list[tuple[int, int]]:
    """Return the places of a line's cells; empty ones are none."""
    cells = []
    place = 0
    for match in (ONE_BLANK if by_one else BETWEEN).finditer(line):
        if match.start() > place:
            cells.append((place, match.start()))
        place = match.end()
    if place < len(line):
        cells.append((place, len(line)))
    return cells[: MOST_CELLS + 1]


def _aligned(heads: Sequence[str], cells: Sequence[str]) -> list[str] | None:
    """Return what each cell of a row holds; None if the line is no row under these headings.

    A row may lack its first cells (joined with the row above) or its last ones (an empty note).
    """
    missing = len(heads) - len(cells)
    if len(cells) < 2 or not 0 <= missing <= max(1, len(heads) // 2):
        return None
    numbered = heads[0] == "number"
    if missing and not (numbered and cells[0].rstrip(".、．").isdecimal()):
        return list(heads[missing:])
    return list(heads[: len(cells)])
