"""Tables of duties: 序号 | 内容 | 责任单位 | 完成时限, found by their heads; each row gets labels and known places.

A row becomes one readable line (3、清淤云溪河5公里；责任单位：水利站；完成时限：11月底前。) by edits between its
cells, so that each word of it keeps its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from guatu.crafts.reading.sources.source import Row, Span
from guatu.crafts.reading.traced import Edit
from guatu.crafts.timing.pieces import pattern

DEEPEST_HEAD = 8  # rows before the head of a table at most
LONGEST_HEAD = 14  # characters of a column's head
# What a column holds, by its head; the first that fits counts.
ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", pattern(r"^(?:序号|(?:任务|事项|项目)?编号|项次|序|号|№|No\.?|条目)$")),
    (
        "due",
        pattern(
            r"时限|完成(?:时间|日期|期限|节点)|时间(?:节点|要求|安排|进度)|办结(?:时间|日期)|截止"
            r"|(?:整改|办理|落实|实施|建设)(?:期限|时间|工期)|竣工(?:时间|日期)|^工期$|^期限$"
        ),
    ),
    ("helpers", pattern(r"配合|协办|协同|参与(?:单位|部门)|协助")),
    (
        "person",
        pattern(
            r"(?:责任|分管|包保|挂钩|联系|牵头|包联|主管|督办)(?:人|领导|干部|县领导|区领导|镇领导)"
            r"|主要领导|联系(?:方式|电话)|电话|负责人$|经办人"
        ),
    ),
    (
        "owner",
        pattern(
            r"(?:责任|牵头|主办|承办|落实|实施|主管|主责|负责|主体责任|整改|办理|建设|申报|填报)(?:单位|部门|科室|主体|镇街|村居?)"
            r"|^(?:村|社区|镇街|镇|街道|乡镇|村居|单位|部门)(?:（[^）]{1,6}）)?(?:名称|名)?$"
        ),
    ),
    ("status", pattern(r"进展|(?:完成|落实|推进|办理|整改|实施)情况|^状态$|是否完成")),
    (
        "target",
        pattern(
            r"^(?:年度|全年|本年|今年|\d{4}年)?(?:目标|任务|计划|指标)(?:值|数|量)$|^(?:年度|全年)(?:目标|任务|计划)$"
            r"|^(?:计划|目标)(?:完成)?数$|^数量$|^建设规模$"
        ),
    ),
    ("when", pattern(r"^(?:计划|起止|举办|开展|活动)?(?:时间|日期)$")),
    ("unit", pattern(r"^(?:计量|计数|数量)?单位$|^计量单位$")),
    ("note", pattern(r"备注|说明|来源$|依据|反馈|评价|困难|下一步|签字|评分|分值|得分|考核|审核|意见$")),
    ("start", pattern(r"(?:开工|开始|启动|起始)(?:时间|日期)")),
    ("group", pattern(r"^(?:类别|分类|类型|领域|板块|方面|重点领域|工作类别|项目类别|序列|任务类别)$")),
    (
        "what",
        pattern(r"内容|事项|任务|项目|措施|实事|工作|要点|问题|举措|指标|清单|名称|要求|目标|意见|承诺"),
    ),
)
ORGANISATION = pattern(r"(?:办|局|站|所|中心|村|社区|镇|街道|乡|委|部|室|队|院|校|公司|办公室|工会|团委|妇联)(?:[、，,；;\s（(]|$)")
NUMBERED_LINE = pattern(r"^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、](?!\d)|[①-⑳])")
OPEN_END = frozenset("。；;！!？?：:")
NAME = pattern(r"(?:项目|工程|实事)名称|^(?:重点|实事|民生)?项目$|^工程$")
REMEDY = pattern(r"措施|举措|对策|整改(?:内容|目标|任务)|任务|目标")
WRONG = pattern(r"问题|隐患|短板|不足")
WHAT_COLUMNS = ("what", "target", "unit")
# 3月 | 4月 | 5月, 一季度目标 | 二季度目标: a column for each stage of a schedule.
STAGE = pattern(
    r"^(?:20\d\d年)?(?:\d{1,2}(?:[—－\-–~至]\d{1,2})?月份?(?:底|[上中下]旬)?|第?[一二三四1-4]季度|[上下]半年)前?"
    r"(?:的)?(?:工作|形象|推进|阶段|年度)*(?:内容|计划|安排|目标|任务|进度|节点)*$"
)
# 3月底前：完成招标；5月：开工建设: steps that a cell lists, each with its time.
STEP = pattern(
    r"(?:^|(?<=[；;。\n]))\s*(?:20\d\d年)?(?:\d{1,2}(?:[—－\-–~至]\d{1,2})?月(?:\d{1,2}日|[上中下]旬|份|底)?|第?[一二三四1-4]季度|[上下]半年)"
    r"(?:之?前)?[:：，,]\s*(?=[^；;。\n]{4})"
)
TELLS_A_STEP = pattern(r"[\u4e00-\u9fff]{4}")


@dataclass(eq=False, slots=True)
class Cell:
    """One cell, once for all places that it covers.

    words: its paragraphs, a line each; pieces: where they stand; lines: which line of the words each piece is of
    """

    words: str
    pieces: list[Span] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    @property
    def flat(self) -> str:
        return re.sub(r"\s+", "", self.words)


Grid = Sequence[Sequence[Cell | None]]


@dataclass(slots=True)
class Duties:
    """A table of duties. head: (first, last) rows of its head, both included; roles and labels: one a column."""

    head: tuple[int, int]
    roles: list[str]
    labels: list[str]

    def order(self) -> list[int]:
        """Return the columns in the order of a readable line: number, group, what is to be done, the rest."""
        ranks = {"number": 0, "group": 1, "what": 2, "target": 3, "unit": 4}
        return sorted(range(len(self.roles)), key=lambda column: (ranks.get(self.roles[column], 9), column))


def find_duties(grid: Grid) -> Duties | None:
    """Return what the columns of a table hold, or None where it is no table of duties."""
    for number, row in enumerate(grid[:DEEPEST_HEAD]):
        labels = [cell.flat if cell else "" for cell in row]
        if len({id(cell) for cell in row if cell}) < 2 or max(map(len, labels), default=0) > LONGEST_HEAD * 2:
            continue
        last = number
        if number + 1 < len(grid) and _is_second_head(row, grid[number + 1]):
            last = number + 1
            below = [cell.flat if cell else "" for cell in grid[last]]
            labels = [low if role_of(low) else top if top == low else top + low for top, low in _pairs(labels, below)]
        roles = _roles(labels, grid[last + 1 :])
        if _is_of_duties(roles) and last + 1 < len(grid):
            return Duties((number, last), roles, labels)
    return None


def _pairs(above: Sequence[str], below: Sequence[str]) -> Iterator[tuple[str, str]]:
    for column in range(max(len(above), len(below))):
        yield above[column] if column < len(above) else "", below[column] if column < len(below) else ""


def _is_second_head(head: Sequence[Cell | None], row: Sequence[Cell | None]) -> bool:
    """Tell whether the row beneath a head goes on with it: a cell reaches down into it, or one above it is divided."""
    reaches = any(cell is not None and cell is below for cell, below in zip(head, row, strict=False))
    wide = len({id(cell) for cell in head if cell}) < sum(cell is not None for cell in head)
    short = all(len(cell.flat) <= LONGEST_HEAD for cell in row if cell)
    named = [cell for cell, above in zip(row, head, strict=False) if cell and cell is not above and role_of(cell.flat)]
    return short and bool(named) and (reaches or wide)


def role_of(label: str) -> str:
    """Return what a column with this head holds; "" for a head that is not known."""
    if not label or len(label) > LONGEST_HEAD + 6:
        return ""
    return next((role for role, form in ROLES if form.search(label)), "")


def _roles(labels: Sequence[str], body: Grid) -> list[str]:
    roles = [role_of(label) for label in labels]
    if any(role == "what" and REMEDY.search(label) for role, label in zip(roles, labels, strict=True)):
        # What is wrong stands before what is done about it; it is not itself to be done.
        roles = ["group" if role == "what" and WRONG.search(label) else role for role, label in zip(roles, labels, strict=True)]
    for column, role in enumerate(roles):
        filled = [row[column].flat for row in body[:40] if column < len(row) and row[column] is not None]  # type: ignore[union-attr]
        if role == "unit" and sum(bool(ORGANISATION.search(words)) for words in filled) * 2 > len(filled):
            roles[column] = "owner"
        elif role == "owner" and labels[column] == "单位" and not any(ORGANISATION.search(words) for words in filled):
            roles[column] = "unit"
    stages = [column for column, label in enumerate(labels) if STAGE.match(label)]
    steps = [
        row[column].flat for row in body[:40] for column in stages if column < len(row) and row[column] is not None  # type: ignore[union-attr]
    ]
    if len(stages) > 1 and sum(bool(TELLS_A_STEP.search(words)) for words in steps) * 2 > len(steps):
        roles = ["stage" if column in stages else role for column, role in enumerate(roles)]
    if "owner" in roles:
        if "due" not in roles:  # a plan of the week: 时间 | 工作内容 | 责任单位
            roles = ["due" if role == "when" else role for role in roles]
        # 牵头单位 before 责任单位: who stands second helps.
        leads = [column for column, role in enumerate(roles) if role == "owner"]
        first = next((column for column in leads if re.search(r"牵头|主办|主责", labels[column])), None)
        named = next((column for column in leads if re.search(r"责任|承办|落实|负责|实施", labels[column])), leads[0])
        chosen = first if first is not None else named
        for column in leads:
            if column != chosen:
                roles[column] = "helpers" if re.search(r"单位|部门|科室|主体", labels[column]) and labels[column] != "单位" else ""
    return roles


def is_head_of_duties(labels: Sequence[str]) -> bool:
    """Tell whether a line of short words heads a table of duties."""
    return max(map(len, labels), default=99) <= LONGEST_HEAD and _is_of_duties(_roles(labels, []))


def _is_of_duties(roles: Sequence[str]) -> bool:
    dated = "due" in roles or "stage" in roles
    return "what" in roles and ("owner" in roles or dated or ("target" in roles and "helpers" in roles))


def drop_head(grid: Grid, duties: Duties, end: int) -> Edit:
    """Return the edit that takes the head's rows out of a text in which they stand; ``end``: where the last ends."""
    pieces = [piece for row in grid[duties.head[0] : duties.head[1] + 1] for cell in row if cell for piece in cell.pieces]
    return Edit(min(pieces)[0], max(end, max(pieces)[1]), "", "table")


def lay_out(
    grid: Grid, duties: Duties, ends: Sequence[int], starts: Sequence[int] | None = None
) -> tuple[list[Edit], list[Row]]:
    """Return the edits that make a table's rows readable lines, and the rows.

    grid: cells whose pieces stand in the text; ends: for each row of the grid, where it ends in the text
    starts: where it begins, if marks or tags stand before its first cell
    """
    edits: list[Edit] = []
    rows: list[Row] = []
    seen: set[int] = set()
    named = _column_of_heads(grid, duties)
    for number in range(duties.head[1] + 1, len(grid)):
        if len({id(cell) for cell in grid[number] if cell}) < 2:
            continue  # one cell across the table heads what follows
        cells: list[tuple[int, Cell]] = []
        for column, cell in enumerate(grid[number][: len(duties.roles)]):
            if cell and cell.pieces and id(cell) not in seen:
                seen.add(id(cell))
                cells.append((column, cell))
        if not cells:
            continue
        cells.sort(key=lambda item: item[1].pieces[0])
        heads = _heads_others(grid[number], duties)
        edits.extend(_edits_of_row(cells, duties, ends[number], starts[number] if starts else -1, heads=heads))
        if not heads:
            rows.extend(_rows(grid[number], cells, duties, named))
    return edits, rows


def _column_of_heads(grid: Grid, duties: Duties) -> int | None:
    """Return the column of the projects' names in a schedule that tells the steps of one project row by row."""
    column = next((column for column, label in enumerate(duties.labels) if duties.roles[column] == "what" and NAME.search(label)), None)
    if column is None or duties.roles.count("what") < 2:
        return None
    names = [row[column] if column < len(row) else None for row in grid[duties.head[1] + 1 :]]
    again = any(one is not None and other is not None and one.flat == other.flat for one, other in pairwise(names))
    return column if again else None


def _heads_others(row: Sequence[Cell | None], duties: Duties) -> bool:
    """Tell whether a row only heads those that follow: 一 | 产业发展, and nothing in the other columns."""
    filled = [(duties.roles[column], cell) for column, cell in enumerate(row[: len(duties.roles)]) if cell and cell.flat]
    if any(role not in ("number", "group", "what") for role, _ in filled):
        return False
    words = "".join(cell.flat for role, cell in filled if role != "number")
    numbers = [cell.flat for role, cell in filled if role == "number"]
    return len(words) <= LONGEST_HEAD and not any(c.isdigit() for c in words) and not any(number.isdecimal() for number in numbers)


def _edits_of_row(
    cells: Sequence[tuple[int, Cell]], duties: Duties, end: int, start: int, *, heads: bool
) -> Iterator[Edit]:
    place = -1
    if 0 <= start < cells[0][1].pieces[0][0]:
        yield Edit(start, cells[0][1].pieces[0][0], "\n", "")
    before = words = ""
    for column, cell in cells:
        role, label = duties.roles[column], duties.labels[column]
        for number, (first, last) in enumerate(cell.pieces):
            if place >= 0 and first >= place:
                to = _join(cell, role, number) if number else _between(before, role, label, words)
                yield Edit(place, first, to, "")
            place = last
        before, words = role, cell.words
    if place >= 0 and end >= place:
        ended = heads or cells[-1][1].words.rstrip()[-1:] in "。；！"
        yield Edit(place, end, ("" if ended else "。") + ("\n" if start >= 0 else ""), "")


def _between(before: str, role: str, label: str, words: str) -> str:
    """Return what stands between two cells. words: those of the first"""
    if is_list(words):
        return f"\n{label}：" if label else "\n"
    if words[-1:] in "。；;！":
        return f"{label}：" if label and role not in WHAT_COLUMNS else ""
    if before == "number" and role in ("what", "group"):
        return "、"
    if before == "what" and role in ("what", "target"):
        return "："
    if before == "target" and role == "unit":
        return ""
    if role in WHAT_COLUMNS:
        return "；" if before not in ("group",) else "："
    return f"；{label}：" if label else "；"


def _join(cell: Cell, role: str, number: int) -> str:
    """Return what stands between two pieces of a cell."""
    if cell.lines[number] == cell.lines[number - 1]:
        return ""
    if role in ("owner", "helpers", "person"):
        return "" if cell.words.split("\n")[cell.lines[number - 1]][-1:] in "、，,；;" else "、"
    if role in WHAT_COLUMNS and is_list(cell.words):
        return "\n"
    return ""


def is_list(words: str) -> bool:
    """Tell whether the paragraphs of a cell are sentences or items of their own, not one broken by the column."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    return len(lines) > 1 and (
        sum(bool(NUMBERED_LINE.match(line)) for line in lines) > 1 or all(line[-1] in OPEN_END for line in lines[:-1])
    )


def says_steps(words: str) -> bool:
    """Tell whether a cell lists the steps of a work, each with its time."""
    return len(STEP.findall(words)) > 1


def _rows(
    grid_row: Sequence[Cell | None], cells: Sequence[tuple[int, Cell]], duties: Duties, named: int | None
) -> Iterator[Row]:
    """Yield the places of a row: what it says is to be done, and the step of each stage that has a column."""
    row = _row(grid_row, cells, duties, named)
    if row is None:
        return
    stages = [(column, cell) for column, cell in cells if duties.roles[column] == "stage" and TELLS_A_STEP.search(cell.flat)]
    only_named = bool(stages) and row.name == row.what
    if not stages:
        steps = next((cell for column, cell in cells if duties.roles[column] not in ("what", "number", "note") and says_steps(cell.words)), None)
        yield row._replace(steps=(steps.pieces[0][0], steps.pieces[-1][1])) if steps else row
        return
    start = row.line[0]
    if not only_named:
        end = max(row.what[1], start)
        yield row._replace(line=(start, end))
        start = end
    for number, (column, cell) in enumerate(stages):
        what = cell.pieces[0][0], cell.pieces[-1][1]
        end = row.line[1] if number == len(stages) - 1 else what[1]
        yield row._replace(line=(min(start, what[0]), end), what=what, due=None, stage=duties.labels[column])
        start = end


def _row(
    grid_row: Sequence[Cell | None], cells: Sequence[tuple[int, Cell]], duties: Duties, named: int | None
) -> Row | None:
    """Return the places of a row, or None where it says of nothing that it is to be done.

    named: the column of the project of which this row tells one step of several
    """
    if named is not None and any(duties.roles[column] == "what" and column != named for column, _ in cells):
        cells = [(column, cell) for column, cell in cells if column != named]
    wanted = [cell for column, cell in cells if duties.roles[column] in WHAT_COLUMNS and duties.roles[column] != "unit"]
    names = [cell for column, cell in cells if duties.roles[column] == "what"]
    if not names or re.fullmatch(r"合计|小计|总计|共计|[\d.,%—\-/]*", names[0].flat):
        return None
    units = [cell for column, cell in cells if duties.roles[column] == "unit"]
    first = wanted[0].pieces[0][0]
    last = max(cell.pieces[-1][1] for cell in (*wanted, *units) if cell.pieces[-1][1] >= first)
    if not _adjacent(cells, duties, first, last):
        main = max(names, key=lambda cell: len(cell.flat))
        first, last = main.pieces[0][0], main.pieces[-1][1]

    def place(role: str) -> Span | None:
        cell = next(
            (
                cell for column, cell in enumerate(grid_row)
                if column < len(duties.roles) and duties.roles[column] == role and cell is not None and cell.pieces
            ), None,
        )  # fmt: skip
        return (cell.pieces[0][0], cell.pieces[-1][1]) if cell else None

    titled = next((cell for column, cell in cells if NAME.search(duties.labels[column])), None)
    name = (titled.pieces[0][0], titled.pieces[-1][1]) if titled in names and titled is not None else None
    line = (min(cell.pieces[0][0] for _, cell in cells), max(cell.pieces[-1][1] for _, cell in cells))
    return Row(line, (first, last), place("owner"), place("helpers"), place("due"), place("status"), name)


def _adjacent(cells: Sequence[tuple[int, Cell]], duties: Duties, first: int, last: int) -> bool:
    """Tell whether nothing but what is to be done stands between two places."""
    return all(
        duties.roles[column] in WHAT_COLUMNS or cell.pieces[-1][1] <= first or cell.pieces[0][0] >= last
        for column, cell in cells
    )
