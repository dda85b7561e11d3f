"""Tables: each row is a commitment, owed by the unit and due at the time that its own cells name."""

from datetime import date

import pytest

from guatu.crafts.reading.structure.tables import find_rows, role_of
from guatu.crafts.reading.tests.papers import candidates_in

WITH_BARS = """云溪镇民生实事进度表
| 序号 | 建设内容 | 责任单位 | 完成时限 |
| --- | --- | --- | --- |
| 1 | 改造清水路2.3公里 | 镇建设办 | 12月底前 |
| 2 | 新建公厕3座 | 镇农业农村办公室、清水村 | 2027年3月底 |"""
WITH_TABS = WITH_BARS.replace("| --- | --- | --- | --- |\n", "").replace("| ", "").replace(" |", "").replace(" ", "\t")
WITH_BLANKS = WITH_TABS.replace("\t", " ")
AS_A_PAGE = """<html><body><div class="main"><h1>云溪镇民生实事进度表</h1><p>现将项目公布如下，请各单位按时完成，不落一项。</p><table>
<tr><td><p>序号</p></td>
<td><p>建设内容</p></td><td><p>责任单位</p></td><td>完成时限</td></tr>
<tr><td>1</td><td><p>改造清水路</p><p>2.3公里</p></td><td>镇建设办</td><td>12月底前</td></tr>
<tr><td>2</td><td>新建公厕3座</td><td>镇农业农村办公室、<br>清水村</td><td>2027年3月底</td></tr></table></div></body></html>"""


@pytest.mark.parametrize(
    ("table", "name"), [(WITH_BARS, "a.md"), (WITH_TABS, "a.txt"), (WITH_BLANKS, "a.txt"), (AS_A_PAGE, "a.html")]
)
def test_a_row_is_owed_and_due_as_its_cells_say(table, name):
    road, toilets = candidates_in(table, name=name)

    assert (road.quote, road.owner, road.due and road.due.last) == ("改造清水路2.3公里", "云溪镇建设办", date(2026, 12, 31))
    assert (toilets.owner, toilets.assistants) == ("云溪镇农业农村办公室", ("云溪镇清水村",))
    assert toilets.due is not None and toilets.due.first == date(2027, 3, 21)


@pytest.mark.parametrize(
    ("heading", "role"),
    [("责任单位", "owner"), ("牵头部门", "owner"), ("配合单位", "helper"), ("完成时限", "due"), ("计划完成时间", "due"), ("主要建设内容", "content"),
     ("重点任务", "content"), ("联系电话", "person"), ("序号", "number"), ("云溪镇", None), ("新建公厕3座", None)],
)  # fmt: skip
def test_a_heading_tells_what_its_column_holds(heading, role):
    assert role_of(heading) == role


@pytest.mark.parametrize(
    "lines",
    [
        ["云溪镇  石桥镇  柳河街道", "新建公厕3座  改造清水路  整治沟渠"],
        ["工作任务 完成时限", "请各村按时完成。"],
        ["一、主要任务", "新建公厕3座。"],
    ],
)
def test_leaves_what_is_no_table(lines):
    assert find_rows(lines, [0, 100]) == {}


STACKED = WITH_BARS.replace("| --- | --- | --- | --- |\n", "").replace("| ", "").replace(" |", "").replace(" ", "\n")


def test_a_table_may_come_with_one_cell_on_a_line():
    road, toilets = candidates_in(STACKED)

    assert (road.owner, toilets.owner) == ("云溪镇建设办", "云溪镇农业农村办公室")
    assert road.due is not None and road.due.last == date(2026, 12, 31)
