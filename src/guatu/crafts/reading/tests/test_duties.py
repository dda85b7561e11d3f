"""Words that share out duties: lines and brackets behind an item name its units and its time."""

from datetime import date

import pytest

from guatu.crafts.reading.tests.papers import candidates_in

LINES = """云溪镇2027年民生实事
2027年云溪镇民生实事项目如下：
1.改造清水路2.3公里。
责任单位：镇建设办公室；配合单位：清水村
实施期限：1月—12月
2.新建公厕3座。
责任单位：镇农业农村办公室
实施期限：3月—10月"""


def test_lines_below_an_item_name_its_units_and_its_time():
    road, toilets = candidates_in(LINES)

    assert (road.owner, road.assistants) == ("云溪镇建设办公室", ("云溪镇清水村",))
    assert road.due is not None and (road.due.first, road.due.last) == (date(2027, 1, 1), date(2027, 12, 31))
    assert toilets.owner == "云溪镇农业农村办公室"
    assert toilets.due is not None and (toilets.due.first, toilets.due.last) == (date(2027, 3, 1), date(2027, 10, 31))


@pytest.mark.parametrize(
    ("item", "owner", "last"),
    [
        ("改造清水路2.3公里。（责任单位：镇建设办；完成时限：12月底前）", "云溪镇建设办", date(2026, 12, 31)),
        ("改造清水路2.3公里（牵头单位：镇财政所）。", "云溪镇财政所", None),
        ("改造清水路2.3公里，完成时间：2027年6月。", "云溪镇", date(2027, 6, 30)),
    ],
)
def test_so_do_brackets_behind_it(item, owner, last):
    (road,) = candidates_in(f"云溪镇重点工作任务分解\n{item}")

    assert (road.owner, road.due and road.due.last) == (owner, last)


@pytest.mark.parametrize("line", ["联系人：钱某某", "分管领导：孙某某", "联系电话：0000000"])
def test_persons_are_no_units(line):
    (road,) = candidates_in(f"云溪镇重点工作任务分解\n改造清水路2.3公里。\n{line}")

    assert (road.owner, road.assistants) == ("云溪镇", ())


def test_whom_a_clause_puts_in_the_lead_does_what_follows():
    lamps, money = candidates_in(
        "云溪镇党政联席会议纪要\n会议议定：一是由建设办牵头，年底前完成清水路路灯安装；"
        "二是财政所于11月25日前拨付工程款80万元。"
    )

    assert (lamps.owner, money.owner) == ("云溪镇建设办", "云溪镇财政所")


def test_a_bureaus_name_is_not_cut_at_its_and():
    (growth,) = candidates_in("清河区重要工作责任分工\n1.一般公共预算收入增长3.5%左右。(牵头单位：区发展和改革局；配合单位：区财政局和各镇)")

    assert (growth.owner, growth.kind) == ("区发展和改革局", "target")
    assert growth.assistants[0] == "区财政局"


@pytest.mark.parametrize(
    "lines",
    [
        "牵头单位：镇建设办\n责任单位：清水村、东塘村\n配合单位：镇财政所",
        "责任单位：清水村、东塘村\n牵头单位：镇建设办\n配合单位：镇财政所",
        "责任单位：清水村、东塘村；牵头单位：镇建设办；配合单位：镇财政所",
    ],
)
def test_who_leads_has_to_do_it_wherever_it_stands(lines):
    (road,) = candidates_in(f"云溪镇重点工作任务分解\n1.改造清水路2.3公里。\n{lines}")

    assert road.owner == "云溪镇建设办"
    assert set(road.assistants) == {"云溪镇清水村", "云溪镇东塘村", "云溪镇财政所"}


def test_an_item_of_one_sentence_heads_nothing_but_its_duties():
    road, lamps = candidates_in(
        "云溪镇关于开展专项督查的通知\n1.实施清水路改造工程。（责任单位：镇建设办）\n2.开展路灯安装工程。（责任单位：清水村）"
    )

    assert (road.owner, lamps.owner) == ("云溪镇建设办", "云溪镇清水村")


def test_short_lines_of_duties_are_not_run_together():
    paper = (
        "云溪镇重点工作任务分解\n1.改造清水路2.3公里。\n牵头单位：镇建设办\n责任单位：清水村、东塘村\n"
        "2.新建公厕3座，方便群众。\n牵头单位：镇农业农村办\n责任单位：清水村、老街社区"
    )

    assert [found.owner for found in candidates_in(paper)] == ["云溪镇建设办", "云溪镇农业农村办"]


def test_units_in_brackets_without_a_label():
    found = candidates_in(
        "2026年重点工作任务分解\n1.新建公厕3座，改造清水路。（区城管局牵头，各镇（街道）配合）\n2.改造老旧小区5个。(区住建局、区财政局按职责分工负责)"
    )

    assert [(each.quote, each.owner, each.assistants) for each in found] == [
        ("新建公厕3座", "区城管局", ()),
        ("改造清水路", "区城管局", ()),
        ("改造老旧小区5个", "区住建局", ("区财政局",)),
    ]
