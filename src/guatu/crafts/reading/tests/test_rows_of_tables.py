"""A row of a table of duties is one commitment, with owner and due from its columns, in every form of file."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import Reading, read
from guatu.crafts.reading.tests.papers import candidates_in

from .papers_made import SAID, TASKS, TITLE, WRITTEN, docx_of, html_of, xlsx_of

BARS = "\n".join("| " + " | ".join(map(str, row)) + " |" for row in TASKS).replace("\n", "\n|---|---|---|---|---|---|\n", 1)
BOX = "\n".join(line for row in TASKS for line in ("├──┼──┼──┼──┤", "│" + "│".join(map(str, row)) + "│"))
TABS = "\n".join("\t".join(map(str, row)) for row in TASKS)
NARROW = [row[:3] + row[4:5] for row in TASKS]
BLANKS = "\n".join("　　".join(map(str, row)) for row in NARROW)
HEAD = f"{TITLE}\n{WRITTEN}\n"


def what_is_said(reading: Reading) -> list[tuple[str, str | None, date | None]]:
    for each in reading.candidates:
        assert reading.text[each.start : each.end] == each.quote
    rows = [each for each in reading.candidates if "table:row" in each.rules]
    return [(each.quote, each.owner, each.due.last if each.due else None) for each in rows]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("表.docx", docx_of(TITLE, WRITTEN, TASKS, "请各单位抓好落实。")),
        ("表.xlsx", xlsx_of({"任务": [(TITLE,), (WRITTEN,), *TASKS]})),
        ("表.html", html_of(TASKS, before=f"<p>{TITLE}</p><p>{WRITTEN}</p>", after="<p>请各单位抓好落实。</p>")),
        ("表.md", (HEAD + BARS).encode()),
        ("表.txt", (HEAD + BOX).encode()),
        ("任务.csv", "\n".join(",".join(map(str, row)) for row in ((TITLE,), (WRITTEN,), *TASKS)).encode("gb18030")),
        ("制表符.txt", (HEAD + TABS).encode()),
        ("空格.txt", (HEAD + BLANKS + "\n请各单位抓好落实。").encode("gb18030")),
    ],
)
def test_each_row_is_one_commitment(name, data):
    assert what_is_said(read(data, name=name)) == list(SAID)


def test_a_row_below_each_other_may_name_several_units_and_several_works():
    paper = (
        "2026年民生实事任务分解表\n2026年3月1日\n序号\n民生实事\n责任单位\n完成时限\n"
        "1\n启动建设清河东段治理工程。\n区水务局\n区住建局\n区护城河指挥部\n12月底前\n"
        "2\n建成区福利中心。\n区民政局\n5月底前动工\n开工建设老年大学。\n12月底前\n"
        "3\n新建人行天桥2座。\n区住建局\n9月投入使用"
    )
    found = [(each.quote, each.owner, each.assistants, each.due and each.due.text) for each in candidates_in(paper, said_on=date(2026, 3, 1))]

    assert found == [
        ("启动建设清河东段治理工程", "区水务局", ("区住建局", "区护城河指挥部"), "12月底前"),
        ("建成区福利中心", "区民政局", (), "5月底前"),
        ("开工建设老年大学", "区民政局", (), "12月底前"),
        ("新建人行天桥2座", "区住建局", (), "9月"),
    ]


def test_a_row_becomes_a_readable_line():
    text = read(docx_of(TITLE, WRITTEN, TASKS), name="表.docx").text

    assert "1、清淤云溪河5公里；责任单位：水利站；配合单位：石桥村、竹园村；完成时限：11月底前。" in text.split("\n")


def test_helpers_and_cadences_come_from_their_columns_too():
    first, _, last = read(docx_of(TITLE, WRITTEN, TASKS), name="表.docx").candidates

    assert first.assistants == ("云溪镇石桥村", "云溪镇竹园村")
    assert (last.kind, last.cadence) == ("cadence", "monthly")


def test_a_name_and_what_is_built_are_one_quote():
    rows = [("项目名称", "建设内容", "责任单位", "完成时限"), ("农贸市场改造", "改造摊位86个", "城建办", "9月底")]
    reading = read(docx_of(TITLE, WRITTEN, rows), name="表.docx")

    assert [each.quote for each in reading.candidates] == ["农贸市场改造：改造摊位86个"]
    assert [each.text for each in reading.candidates[0].quantities] == ["86个"]
    assert reading.candidates[0].projects == ("农贸市场改造",)


def test_targets_stand_with_their_units():
    rows = [("指标", "单位", "年度目标", "责任单位"), ("固定资产投资", "亿元", 8, "经发办"), ("污水治理率", "", 0.85, "城建办")]
    reading = read(xlsx_of({"指标": [(TITLE,), (WRITTEN,), *rows]}), name="表.xlsx")

    assert what_is_said(reading) == [("固定资产投资：8亿元", "云溪镇经发办", None), ("污水治理率：85%", "云溪镇城建办", None)]
    assert [(each.kind, each.quantities[0].unit) for each in reading.candidates] == [("target", "元"), ("target", "%")]


def test_a_cell_that_lists_works_gives_each_its_own():
    rows = [("序号", "任务", "责任单位", "时限"), ("1", "1.新建公厕6座。\n2.改造背街小巷12条。", "城建办", "年底前")]
    reading = read(docx_of(TITLE, WRITTEN, rows), name="表.docx")

    assert what_is_said(reading) == [
        ("新建公厕6座", "云溪镇城建办", date(2026, 12, 31)), ("改造背街小巷12条", "云溪镇城建办", date(2026, 12, 31)),
    ]  # fmt: skip


def test_what_others_say_of_a_task_is_not_the_task():
    rows = [
        ("任务编号", "交办事项", "任务来源", "完成时限", "责任单位", "落实情况", "存在困难", "下一步工作计划"),
        ("07", "修好二号桥", "区委办", "6月底", "城建办", "正在施工", "雨季", "加快施工"),
    ]  # fmt: skip
    reading = read(docx_of(TITLE, WRITTEN, rows), name="表.docx")

    assert [(each.quote, each.owner, each.status) for each in reading.candidates] == [("修好二号桥", "云溪镇城建办", "ongoing")]


def test_a_row_that_heads_others_is_no_commitment():
    rows = [("序号", "任务", "责任单位", "时限"), ("一", "产业发展", "", ""), ("1", "新增规上企业3家", "经发办", "年底前"), ("合计", "", "", "")]
    reading = read(docx_of(TITLE, WRITTEN, rows), name="表.docx")

    assert [each.quote for each in reading.candidates] == ["新增规上企业3家"]
    assert "一、产业发展" in reading.text.split("\n")


def test_what_is_wrong_is_not_what_is_to_be_done():
    rows = [("问题", "整改措施", "责任单位", "整改时限"), ("消火栓损坏", "更换消火栓8个", "应急办", "2月15日前")]
    reading = read(docx_of(TITLE, WRITTEN, rows), name="表.docx")

    assert [each.quote for each in reading.candidates] == ["更换消火栓8个"]
    assert "消火栓损坏：更换消火栓8个；责任单位：应急办" in reading.text


def test_in_a_plan_of_the_week_the_day_is_the_due():
    rows = [("时间", "工作内容", "责任单位"), ("3月4日", "走访企业5家", "招商办")]
    reading = read(docx_of(TITLE, WRITTEN, rows), name="表.docx")

    assert what_is_said(reading) == [("走访企业5家", "云溪镇招商办", date(2026, 3, 4))]


def test_what_is_done_says_so_in_its_column():
    rows = [("任务", "责任单位", "完成情况"), ("清淤云溪河5公里", "水利站", "已完成"), ("东街改造", "城建办", "正在招标")]
    reading = read(docx_of(TITLE, WRITTEN, rows), name="表.docx")

    assert [(each.kind, each.status) for each in reading.candidates] == [("result", "done"), ("task", "ongoing")]


def test_cells_that_reach_over_rows_count_for_each():
    page = html_of(TASKS[:1]).decode().replace(
        "</table>",
        "<tr><td>1</td><td>清淤云溪河5公里</td><td rowspan=2>水利站</td><td></td><td>11月底前</td></tr>"
        "<tr><td colspan=5>二、治水</td></tr>"
        "<tr><td>2</td><td>疏浚东河3公里</td><td></td><td>10月底</td></tr></table>",
    )  # fmt: skip
    page = page.replace("<tr><td colspan=5>二、治水</td></tr>", "")
    reading = read(page.replace("<table>", f"<p>{TITLE}</p><p>{WRITTEN}</p><table>").encode(), name="表.html")

    assert what_is_said(reading) == [
        ("清淤云溪河5公里", "云溪镇水利站", date(2026, 11, 30)), ("疏浚东河3公里", "云溪镇水利站", date(2026, 10, 31)),
    ]  # fmt: skip


def test_a_head_of_two_rows_is_one():
    rows = [
        ("序号", "任务", "责任分工", "", "时限"), ("", "", "牵头单位", "配合单位", ""), (1, "新建公厕6座", "城建办", "石桥村", "年底前"),
    ]  # fmt: skip
    data = xlsx_of({"表": rows}, merges=[(0, 0, 1, 0, "序号"), (0, 1, 1, 1, "任务"), (0, 2, 0, 3, "责任分工"), (0, 4, 1, 4, "时限")])
    reading = read(data, name="云溪镇.xlsx", date=date(2026, 3, 2))

    assert [(each.owner, each.assistants) for each in reading.candidates] == [("城建办", ("石桥村",))]


@pytest.mark.parametrize(
    "rows",
    [
        [("镇街", "任务数", "完成数", "完成率"), ("云溪镇", "12", "10", "83%"), ("石桥镇", "9", "9", "100%")],
        [("姓名", "职务", "电话"), ("甲", "站长", "6101"), ("乙", "所长", "6102")],
        [("时间", "内容", "主持人"), ("9:00", "签到", "甲"), ("9:30", "听取汇报", "乙")],
    ],
)
def test_other_tables_keep_their_cells_side_by_side(rows):
    reading = read(docx_of(TITLE, WRITTEN, rows), name="表.docx")

    assert "　".join(rows[1]) in reading.text.split("\n")
    assert not any("table:row" in each.rules for each in reading.candidates)


def test_a_row_whose_first_cell_is_joined_with_the_one_above_keeps_its_columns():
    paper = (
        "云溪镇2026年民生实事进展情况表\n项目名称 | 工作任务 | 完成时间 | 牵头单位 |\n"
        "1.道路项目 | 改造清水路2.3公里 | 11月 | 建设管理办公室 |\n新建停车场2处 | 10月底 | 建设管理办公室 | |\n"
    )
    road, parking = candidates_in(paper)

    assert road.owner == parking.owner == "云溪镇建设管理办公室"
    assert parking.quote == "新建停车场2处"
    assert parking.due is not None and parking.due.last == date(2026, 10, 31)


def test_what_is_done_in_part_is_going_on():
    found = candidates_in(
        "实事项目进展情况表\n序号 | 目标任务 | 进展情况 | 责任单位\n1 | 改造农村公路60公里 | 已完成45公里 | 区交通运输局\n"
        "2 | 新建幼儿园3所 | 已完成3所 | 区教育局"
    )

    assert [candidate.status for candidate in found] == ["ongoing", "done"]


def test_a_cell_with_nothing_but_its_number_is_no_row():
    paper = read("序号\t任务\t责任单位\t完成时限\n1\t1、\t石桥村\t11月底前\n".encode(), name="a.txt", date=date(2026, 11, 12))

    assert all(each.quote for each in paper.candidates)
