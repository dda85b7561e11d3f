"""Kind and status by the clause's own words: what goes on, what a number only describes, what stands."""

from __future__ import annotations

import pytest

from guatu.crafts.reading.tests.papers import candidates_in

PLAN = "云溪镇工作方案\n下一步，要"
REVIEW = "云溪镇2025年工作总结\n2025年，"
NEWS = "本报讯（通讯员甲）近日，云溪镇聚焦群众需求。"


@pytest.mark.parametrize(
    ("words", "kind", "status"),
    [
        ("对独居老人用火安全持续进行上门排查", "task", "ongoing"),
        ("“双百”培育计划要强力推进", "task", "ongoing"),
        ("有序开展石桥小区改造", "task", "planned"),
        ("抽调区住房保障局人员成立工作专班", "task", "planned"),
        ("选取100平方米以上的充电场所进行改造", "task", "planned"),
        ("建设年产20万吨的建材生产线", "task", "planned"),
        ("新(改、扩)建公办园5所", "target", "planned"),
        ("安装3台高空瞭望监控", "target", "planned"),
        ("在建项目12月底百分百复工", "target", "planned"),
        ("全年工业实施开票8亿元", "target", "planned"),
        ("落实定期检测制度，维护管道3公里", "target", "planned"),
    ],
)
def test_what_a_plan_asks_for(words, kind, status):
    found = candidates_in(PLAN + words + "。")[-1]

    assert (found.kind, found.status) == (kind, status)


@pytest.mark.parametrize(
    ("paper", "words", "kind", "status"),
    [
        (REVIEW, "每年民生支出占财政收入的70%以上", "result", "done"),
        (REVIEW, "每月走访困难群众", "cadence", "ongoing"),
        (REVIEW, "引入“清河大姐”等社会力量", "result", "done"),
        (REVIEW, "为1.2万名老人提供助餐服务", "task", "ongoing"),
        (NEWS, "打造“睦邻会客厅”“说事亭”6处", "result", "done"),
        (NEWS, "统筹布局10处服务圈", "result", "done"),
        (NEWS, "定期召开居民议事汇报会", "cadence", "ongoing"),
    ],
)
def test_what_a_report_tells(paper, words, kind, status):
    found = candidates_in(paper + words + "。")[-1]

    assert (found.kind, found.status) == (kind, status)
