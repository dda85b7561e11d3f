"""Excel files to download and fill in, made when asked for: an empty sheet, a filled example, and what the columns mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

Sheet = tuple[tuple[str, ...], Sequence[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A workbook: its file's name, its sheets with a heading and example rows, and the explanation."""

    name: str
    sheets: dict[str, Sheet]
    explained: Sequence[tuple[str, str]]


OFFICES: Sheet = (
    ("机构名称", "简称", "类别", "上级", "分管口", "其他叫法", "可来文"),
    (
        ("党政综合办公室", "党政办", "部门", "", "综合", "督查室", ""),
        ("建设管理办公室", "建设办", "部门", "", "建设", "村镇办、规划办", ""),
        ("河东村", "", "村", "", "农业", "", ""),
        ("石桥社区", "", "社区", "", "民生", "石桥居委会", ""),
        ("区水务局", "", "外部单位", "", "", "", "是"),
    ),
)
POSTS: Sheet = (
    ("所在机构", "岗位名称", "岗位类别", "姓名", "登录名", "分管"),
    (
        ("云溪镇", "镇长", "审批岗", "何", "he", ""),
        ("云溪镇", "分管建设副镇长", "审批岗", "许", "xu", "建设办"),
        ("建设办", "路桥岗", "承办岗", "吴", "wu", ""),
        ("党政办", "核实岗", "核实岗", "郑", "zheng", ""),
        ("河东村", "村负责人", "负责人", "", "", ""),
    ),
)
DUTIES: Sheet = (
    ("机构", "职责"),
    (
        ("建设管理办公室", "道路、桥梁建设和养护"),
        ("建设管理办公室", "公厕改造"),
        ("农业农村办公室", "高标准农田建设；农村户厕改造"),
    ),
)
LEADERS: Sheet = (
    ("领导", "分管", "联系"),
    (("镇长", "党政办", ""), ("分管建设副镇长", "建设办、应急管理办", "河东村")),
)
SAMPLES = {
    "offices": Sample(
        "机构和岗位.xlsx",
        {"机构": OFFICES, "岗位": POSTS},
        (
            ("怎么填", "在“机构”“岗位”两张表里填，从第二行起一行一个。不用的列可以空着。名字以“说明”“示例”开头的表不会导入。"),
            ("机构名称", "全称，必填。同名的不会建两次；再导入一遍，只改填了又不同的。"),
            ("简称", "页面上显示它。文件里这么叫的也认得出。"),
            ("类别", "部门、村、社区 或 外部单位。空着就看名称的最后一个字。"),
            ("上级", "空着就是直属本镇街。下设的组写它的科室。"),
            ("分管口", "挂图上归在哪一组，如 工业、农业、建设、民生、综合。"),
            ("其他叫法", "旧名、另一块牌子、文件里的写法，用顿号隔开。"),
            ("可来文", "外部单位能不能来文要求本镇街办事：是 或 否；空着，新建的外部单位算“是”。"),
            ("岗位类别", "督办岗、承办岗、负责人、核实岗、审批岗、查阅岗、系统管理员、安全管理员、审计管理员。"),
            ("姓名、登录名", "两样都写，或两样都空（空岗）。新登录名会得到一次性口令，导入后只显示一次。一人几岗，写几行同一个登录名。"),
            ("分管", "审批岗分管的机构或分管口，用顿号隔开。"),
        ),
    ),
    "duties": Sample(
        "职责.xlsx",
        {"职责": DUTIES, "领导分工": LEADERS},
        (
            ("怎么填", "“职责”一行一条，或一格里用分号隔开几条；同一机构接着写，机构那格可以空着。"),
            ("机构", "全称、简称、其他叫法都行。对不上的会列出来，附上相近的机构，由您选，不会猜。"),
            ("职责", "文件里说这些活用的词，拟主办单位时用得上。越具体越好：道路、桥梁、公厕。"),
            ("领导", "写职务，不写姓名：分管建设副镇长。系统只认岗位。"),
            ("分管、联系", "机构或分管口，用顿号隔开。联系的村只供核对，不影响审批。"),
        ),
    ),
}


def sample_file(key: str) -> bytes:
    """Return the workbook of a sample."""
    import xlsxwriter

    sample = SAMPLES[key]
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bg_color": "#F1EBDD", "border": 1})
        words = book.add_format({"text_wrap": True, "valign": "top"})
        for name, (columns, _) in sample.sheets.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, columns, head)
            sheet.set_column(0, len(columns) - 1, 20)
            sheet.freeze_panes(1, 0)
        for name, (columns, rows) in sample.sheets.items():
            sheet = book.add_worksheet(f"示例（{name}）")
            sheet.write_row(0, 0, columns, head)
            sheet.set_column(0, len(columns) - 1, 20)
            for place, row in enumerate(rows, 1):
                sheet.write_row(place, 0, row)
        sheet = book.add_worksheet("说明")
        sheet.set_column(0, 0, 14)
        sheet.set_column(1, 1, 90)
        for place, (what, said) in enumerate(sample.explained):
            sheet.write(place, 0, what, head)
            sheet.write(place, 1, said, words)
    return kept.getvalue()
