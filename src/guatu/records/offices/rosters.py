"""Rosters: a pasted list or table, read into offices and posts as they are wanted, with a sentence for every doubt.

By thought alone: what is already there is compared elsewhere (importing.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .sheets import Row, rows_of_text

# What the columns may be called. The first name is the one of the sample sheets.
OFFICE_COLUMNS = {
    "name": ("机构名称", "名称", "机构", "单位名称", "单位", "部门", "科室", "村社名称", "全称"),
    "short": ("简称",),
    "kind": ("类别", "类型", "性质", "机构类别"),
    "parent": ("上级", "上级机构", "上级单位", "所属", "隶属"),
    "field": ("分管口", "口", "条线", "领域"),
    "also": ("其他叫法", "别名", "曾用名", "另一块牌子", "加挂牌子"),
    "code": ("编号前缀",),
    "may_ask": ("可来文", "可以来文", "可交办", "可以交办"),
}
YES = {"是": True, "可以": True, "能": True, "√": True, "1": True, "否": False, "不可以": False, "不能": False, "×": False, "0": False}
POST_COLUMNS = {
    "office": ("所在机构", "机构名称", "机构", "单位", "部门", "科室", "所在单位"),
    "title": ("岗位名称", "岗位", "职务"),
    "role": ("岗位类别", "角色", "类别"),
    "name": ("姓名", "在岗人员", "人员"),
    "username": ("登录名", "账号", "用户名"),
    "charge": ("分管", "分管单位", "分管机构"),
}
KINDS = {
    "区县": "district", "镇街": "town", "部门": "department", "办公室": "department", "中心": "department",
    "内设机构": "department", "事业单位": "department", "村": "village", "行政村": "village", "社区": "community",
    "居委会": "community", "外部单位": "outside", "外部": "outside", "镇外单位": "outside",
}  # fmt: skip
ROLES = {
    "督办岗": "clerk", "督办": "clerk", "承办岗": "unit", "承办": "unit", "经办": "unit", "责任人": "unit",
    "负责人": "head", "主任": "head", "核实岗": "verifier", "核实": "verifier", "审批岗": "approver", "审批": "approver",
    "领导": "approver", "分管领导": "approver", "查阅岗": "reader", "查阅": "reader", "系统管理员": "admin",
    "管理员": "admin", "安全管理员": "security", "审计管理员": "audit", "审计员": "audit",
}  # fmt: skip
LONGEST = {"name": 60, "short": 20, "title": 40, "field": 20, "code": 10}
NUMBERING = re.compile(r"^(?:[（(]?\d{1,3}[)）.、．]|[（(]?[一二三四五六七八九十]{1,3}[)）、.]|[-•·●◦*]\s*)\s*")


# How the names of bodies end: whatever does not is asked about before it becomes an office.
ENDS_LIKE_A_BODY = re.compile(
    "(?:[办局所站院校园场厅署委部科股室处社会联队组班网格村区县市镇乡旗盟街道店行厂矿馆台]|中心|学校|公司|集团|银行|法庭|窗口|专班|"
    "本级|政府|人大|政协|纪委|监委|工会|团委|妇联|武装|电网|供电|水务|燃气|邮政|电信|移动|联通|铁塔)$"
)


@dataclass(slots=True)
class WantedOffice:
    """An office as a row wants it. Nothing is said of what stands empty."""

    place: int
    name: str
    short: str = ""
    kind: str = ""
    parent: str = ""
    field: str = ""
    also: tuple[str, ...] = ()
    code: str = ""
    may_ask: bool | None = None


    @property
    def is_doubtful(self) -> bool:
        """Whether the name of a plain line does not sound like a body's, and its row does not say what it is."""
        return not self.kind and not ENDS_LIKE_A_BODY.search(re.sub(r"[（(].*?[)）]$", "", self.name))


@dataclass(slots=True)
class WantedPost:
    """A post as a row wants it."""

    place: int
    office: str
    title: str
    role: str
    name: str = ""
    username: str = ""
    charge: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be taken as it is: where, and what to do."""

    place: int
    in_words: str


@dataclass(slots=True)
class Roster:
    """What a paste wants: offices, posts, and what is wrong with it."""

    offices: list[WantedOffice] = field(default_factory=list)
    posts: list[WantedPost] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was read."""
        return not (self.offices or self.posts or self.faults)


def read_roster(text: str) -> Roster:
    """Read a paste of one or more tables, each under its heading row; without a heading it is a list of names."""
    roster = Roster()
    for rows in blocks(rows_of_text(text)):
        head = {name: place for place, name in enumerate(cell.strip("*＊ ") for cell in rows[0].cells)}
        posts, offices = columns(head, POST_COLUMNS), columns(head, OFFICE_COLUMNS)
        if "title" in posts or ("role" in posts and "office" in posts and "name" in posts):
            read_posts(rows[1:], posts, roster)
        elif "name" in offices and (len(offices) > 1 or len(rows[0].cells) == 1):
            read_offices(rows[1:], offices, roster)
        else:
            read_names(rows, roster)
    return roster


def blocks(rows: list[Row]) -> list[list[Row]]:
    """Return the rows in groups, parted by empty lines; an empty line before rows without a heading parts nothing."""
    groups: list[list[Row]] = []
    fresh = True
    for row in rows:
        if not any(row.cells):
            fresh = True
            continue
        if fresh and (not groups or is_heading(row)):
            groups.append([])
        groups[-1].append(row)
        fresh = False
    return groups


def is_heading(row: Row) -> bool:
    """Say whether a row names columns."""
    known = {name for names in (*OFFICE_COLUMNS.values(), *POST_COLUMNS.values()) for name in names}
    cells = [cell.strip("*＊ ") for cell in row.cells if cell]
    return (len(cells) > 1 and sum(cell in known for cell in cells) >= max(2, len(cells) - 2)) or cells in (["机构名称"], ["名称"])


def columns(head: dict[str, int], known: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """Return which column holds what."""
    found: dict[str, int] = {}
    for what, names in known.items():
        for name in names:
            if name in head and head[name] not in found.values():
                found[what] = head[name]
                break
    return found


def too_long(row: Row, **cells: str) -> Fault | None:
    """Return the fault of a cell that is longer than what is kept."""
    for what, words in cells.items():
        if len(words) > LONGEST[what]:
            return Fault(row.place, f"“{words[:12]}…”太长，最多 {LONGEST[what]} 个字。请缩短，或把说明移走。")
    return None


def read_offices(rows: list[Row], at: dict[str, int], roster: Roster) -> None:
    """Read the rows of a table of offices."""
    for row in rows:
        name = row.cell(at.get("name"))
        if not name:
            roster.faults.append(Fault(row.place, "没有机构名称。请填上名称，或删掉这一行。"))
            continue
        kind = row.cell(at.get("kind"))
        if kind and kind not in KINDS:
            roster.faults.append(Fault(row.place, f"类别“{kind}”认不出来。请写 部门、村、社区 或 外部单位。"))
            continue
        asks = row.cell(at.get("may_ask"))
        if asks and asks not in YES:
            roster.faults.append(Fault(row.place, f"可来文一列写的“{asks}”认不出来。请写 是 或 否；不是外部单位就空着。"))
            continue
        if asks and YES[asks] and (KINDS.get(kind) or kind_of(name)) != "outside":
            roster.faults.append(Fault(row.place, f"只有外部单位才填可来文；“{name}”在本镇街里。请把这一格空着，或把类别改成外部单位。"))
            continue
        short, of, code = (row.cell(at.get(what)) for what in ("short", "field", "code"))
        if fault := too_long(row, name=name, short=short, field=of, code=code):
            roster.faults.append(fault)
            continue
        roster.offices.append(
            WantedOffice(
                row.place, name, short, KINDS.get(kind, ""), row.cell(at.get("parent")), of,
                parts(row.cell(at.get("also"))), code, YES.get(asks),
            )
        )


def read_posts(rows: list[Row], at: dict[str, int], roster: Roster) -> None:
    """Read the rows of a table of posts. An empty office cell means the one above (cells merged downwards)."""
    office = ""
    for row in rows:
        office = row.cell(at.get("office")) or office
        title, role = row.cell(at.get("title")), row.cell(at.get("role"))
        if not office:
            roster.faults.append(Fault(row.place, "没有写在哪个机构。请填上所在机构。"))
        elif role and role not in ROLES:
            known = "督办岗、承办岗、负责人、核实岗、审批岗、查阅岗、系统管理员、安全管理员、审计管理员"
            roster.faults.append(Fault(row.place, f"岗位类别“{role}”认不出来。请写：{known}。"))
        elif not role and not role_of(title):
            roster.faults.append(Fault(row.place, f"“{title}”没有写岗位类别，看名称也定不了。请在“岗位类别”里写一个。"))
        elif fault := too_long(row, title=title):
            roster.faults.append(fault)
        else:
            name, username = row.cell(at.get("name")), row.cell(at.get("username"))
            if bool(name) != bool(username):
                missing = "登录名" if name else "姓名"
                roster.faults.append(Fault(row.place, f"有人的岗位要姓名和登录名都写，这一行缺{missing}。空岗两样都不写。"))
                continue
            roster.posts.append(
                WantedPost(
                    row.place, office, title or role, ROLES.get(role) or role_of(title), name, username,
                    parts(row.cell(at.get("charge"))),
                )
            )


def role_of(title: str) -> str:
    """Return the role a title speaks of by itself, or nothing."""
    for ending in ("系统管理员", "安全管理员", "审计管理员", "督办岗", "承办岗", "核实岗", "审批岗", "查阅岗", "负责人"):
        if title.endswith(ending):
            return ROLES[ending]
    return ""


def read_names(rows: list[Row], roster: Roster) -> None:
    """Read a plain list of names, one or several a line; what is set in deeper lies below."""
    above: list[tuple[int, str]] = []
    for row in rows:
        kind = ""
        line = NUMBERING.sub("", " ".join(cell for cell in row.cells if cell))
        led, colon, rest = line.partition("：") if "：" in line else line.partition(":")
        if colon and led.strip() in {*KINDS, "村", "社区", "村居", "部门"}:
            kind, line = KINDS.get(led.strip(), ""), rest
        elif colon:
            line = led
        names = [NUMBERING.sub("", name).strip() for name in re.split(r"[、,，;；]|(?<=[村区办])\s+", line)]
        names = [name for name in names if name]
        while above and above[-1][0] >= row.depth:
            above.pop()
        parent = above[-1][1] if above else ""
        for name in names:
            if fault := too_long(row, name=name):
                roster.faults.append(fault)
            else:
                roster.offices.append(WantedOffice(row.place, name, kind=kind, parent=parent))
        if len(names) == 1:
            above.append((row.depth, names[0]))


def parts(words: str) -> tuple[str, ...]:
    """Return the parts of a cell that lists several."""
    return tuple(dict.fromkeys(part.strip() for part in re.split(r"[、,，;；/\n]", words) if part.strip()))


def kind_of(name: str) -> str:
    """Return what an office is, by the end of its name."""
    if re.search(r"(?:村|村委会|村民委员会|村民小组)$", name):
        return "village"
    if re.search(r"(?:社区|居委会|居民委员会|社区居委会|社区党总支)$", name):
        return "community"
    return "department"
