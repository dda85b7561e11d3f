"""Schedules in tables: a project is the head of its steps, and each month's step is a line with that month as its due."""

from __future__ import annotations

import pytest

from guatu.crafts.reading import read

HEAD = "云溪镇重点项目推进计划表\n2026年3月2日\n"


def steps_in(table: str) -> list[tuple[str, str | None, str | None]]:
    reading = read((HEAD + table).encode(), name="计划.txt")
    for each in reading.candidates:
        assert reading.text[each.start : each.end] == each.quote
    return [(each.quote, each.owner, str(each.due.last) if each.due else None) for each in reading.candidates]


@pytest.mark.parametrize(
    ("table", "steps"),
    [
        (
            "序号\t项目\t责任部门\t时间\t工作内容\n1\t东湖路大修工程\t城建办\t2026-03\t报送立项材料\n"
            "2\t东湖路大修工程\t城建办\t2026-04\t开展招标工作\n3\t清河公园改造\t文旅办\t2026-05\t完成绿化工程\n",
            [
                ("报送立项材料", "云溪镇城建办", "2026-03-31"), ("开展招标工作", "云溪镇城建办", "2026-04-30"),
                ("完成绿化工程", "云溪镇文旅办", "2026-05-31"),
            ],
        ),
        (
            "序号\t项目名称\t责任单位\t3月\t4月\t5月\n1\t东湖路大修工程\t城建办\t完成立项\t开展招标\t进场施工\n"
            "2\t清河公园改造\t文旅办\t完成设计\t\t开工建设\n",
            [
                ("完成立项", "云溪镇城建办", "2026-03-31"), ("开展招标", "云溪镇城建办", "2026-04-30"), ("进场施工", "云溪镇城建办", "2026-05-31"),
                ("完成设计", "云溪镇文旅办", "2026-03-31"), ("开工建设", "云溪镇文旅办", "2026-05-31"),
            ],
        ),
        (
            "序号\t项目名称\t责任单位\t进度安排\n1\t东湖路大修工程\t城建办\t3月：完成立项；4月底前：开展招标；5月：进场施工。\n"
            "2\t清河公园改造\t文旅办\t6月：开工建设；9月：对外开放\n",
            [
                ("完成立项", "云溪镇城建办", "2026-03-31"), ("开展招标", "云溪镇城建办", "2026-04-30"), ("进场施工", "云溪镇城建办", "2026-05-31"),
                ("开工建设", "云溪镇文旅办", "2026-06-30"), ("对外开放", "云溪镇文旅办", "2026-09-30"),
            ],
        ),
    ],
)  # fmt: skip
def test_each_step_is_due_in_its_month_and_the_project_only_heads_them(table, steps):
    assert steps_in(table) == steps


@pytest.mark.parametrize(
    ("table", "works"),
    [
        (
            "序号\t项目名称\t责任单位\t完成时限\n1\t东湖路大修工程\t城建办\t6月底前\n2\t清河公园改造\t文旅办\t9月底前\n",
            ["东湖路大修工程", "清河公园改造"],
        ),
        (
            "序号\t项目名称\t建设内容\t责任单位\n1\t东湖路大修工程\t改造道路3公里\t城建办\n2\t清河公园改造\t铺设步道2公里\t文旅办\n",
            ["东湖路大修工程：改造道路3公里", "清河公园改造：铺设步道2公里"],
        ),
        ("序号\t工作任务\t责任单位\t1月\t2月\n1\t完成税收50万元\t财政所\t20\t30\n", ["完成税收50万元"]),
    ],
)  # fmt: skip
def test_a_table_of_works_is_read_as_before(table, works):
    assert [quote for quote, _, _ in steps_in(table)] == works
