"""What more pages of the genre showed: years that govern a paragraph, sanctions, names with a number in them, gaps."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import Candidate, read
from guatu.crafts.reading.tests.papers import candidates_in, quotes_in

PLAN = "云溪镇2026年重点工作安排\n"
REPORT = "云溪镇2026年上半年工作总结\n"
NEWS = "云溪镇一周动态\n第8期(2026年11月12日)\n"


def the_one(words: str, head: str = PLAN) -> Candidate:
    found = [each for each in candidates_in(head + words) if each.quote]
    assert len(found) == 1, [each.quote for each in found]
    return found[0]


def test_a_year_in_front_governs_what_goes_on_behind_semicolons():
    words = "今年，云溪镇将围绕公共服务，新建镇史馆1座；围绕交通，完成云溪大桥改建工程；围绕商业，新建购物中心1家。"
    found = candidates_in("本报讯 11月2日，云溪镇人民代表大会召开。\n" + words)

    assert [each.due and each.due.text for each in found if each.kind != "activity"] == ["今年"] * 3


def test_a_numbered_part_begins_its_time_anew():
    first, second = candidates_in(PLAN + "一是抓好示范。2027年计划打造3个示范村；二是申报清河示范园区。")
    assert first.due is not None and second.due is None


def test_a_year_to_come_in_front_of_a_paragraph_is_that_of_its_plan():
    words = "2027年，我们要突出三条主线，破解难题。计划工业总产值增长20%，争取项目资金1500万元。"
    found = candidates_in("在经济工作会上的发言\n2026年，云溪镇新建公厕3座。\n" + words)
    assert [each.due and each.due.text for each in found][-2:] == ["2027年", "2027年"]


@pytest.mark.parametrize(
    "words",
    [
        "对工作不力、排名末位的村，取消评优评先资格。",
        "对运行良好的合作社给予政策倾斜。",
        "纳管工作完成情况纳入区委对乡镇的年度考核。",
    ],
)
def test_what_is_done_to_those_who_do_badly_or_well_is_a_task(words):
    assert [(each.kind, each.status) for each in candidates_in(PLAN + words)] == [("task", "planned")]


def test_what_a_report_will_not_suffer_is_still_a_task():
    found = the_one("对整改后仍不合格的作坊坚决予以取缔。", REPORT)
    assert (found.kind, found.status) == ("task", "ongoing")


@pytest.mark.parametrize(
    "words",
    [
        "目前，石桥村党支部共有40多名党员。",
        "镇里牵头成立的国有清河林业发展有限公司，因地制宜。",
        "是清河区带动群众增收的大项目。",
        "通过周报告制度，大家评先进、找亮点。",
        "以及民营的漂流公司等10多个单位。",
        "日常督查与年终考核相结合。",
    ],
)
def test_what_there_is_and_by_what_means_is_no_record(words):
    assert quotes_in(NEWS + words) == []


def test_a_work_to_be_finished_needs_no_known_thing():
    assert quotes_in(PLAN + "年底前完成机关大院改造。") == ["年底前完成机关大院改造"]


def test_a_contest_that_is_held_is_a_task():
    assert quotes_in(PLAN + "结合创建，开展文明户、文明家庭评选。") == ["开展文明户、文明家庭评选"]


def test_a_promise_with_a_colon_opens_what_is_still_to_come():
    words = "年初，镇党委作出了三项承诺：1.切实做好人民路综合改造工作；2.力促南圩菜市场竣工落成；3.确保东苑社区建成。"
    found = candidates_in(NEWS + words)

    assert [(each.quote, each.status) for each in found[-3:]] == [
        ("切实做好人民路综合改造工作", "planned"),
        ("力促南圩菜市场竣工落成", "planned"),
        ("东苑社区建成", "planned"),
    ]


def test_a_name_with_a_number_in_it_counts_nothing():
    found = the_one("截至6月底，东圩路面硬化1.5公里、石桥村三家湾路面硬化1.5公里、南圩组路面硬化1.5公里已全部完工。", REPORT)
    assert [each.text for each in found.quantities] == ["1.5公里"] * 3


def test_who_does_it_together_and_with_what_means_is_one_record():
    words = "9个村委会、40个居民小组积极开展清洁活动，组织人力3000余人、车辆200余辆次。"
    assert quotes_in(NEWS + words) == ["9个村委会、40个居民小组积极开展清洁活动", "组织人力3000余人、车辆200余辆次"]


def test_how_often_stays_with_what_is_done_behind_who_has_to():
    found = the_one("各有关单位要在每月25日前，将当月建设情况上报镇建设办公室。")
    assert (found.kind, found.cadence) == ("cadence", "monthly")


def test_every_friday_begins_no_units_name():
    found = the_one("每周五下午组织工作组开展卫生大扫除。")
    assert (found.owner, found.cadence) == ("云溪镇", "weekly")


def test_a_mechanism_that_a_report_tells_as_set_up_keeps_its_cadence():
    found = the_one("建立整改工作周调度机制。", REPORT)
    assert (found.kind, found.status, found.cadence) == ("result", "done", "weekly")


def test_a_full_stop_behind_a_long_number_ends_a_sentence():
    assert quotes_in(REPORT + "截至6月，我镇已完成烟叶任务1276.已完成果树种植100亩。")[-1] == "已完成果树种植100亩"


def test_what_stands_beside_a_gap_is_read():
    assert quotes_in(PLAN + "年底前新建□******村农贸市场1座。")[0].endswith("村农贸市场1座")


def test_a_sitting_is_not_counted():
    assert read("11月2日，镇长主持召开五届104次镇政府常务会议。".encode(), name="a.txt", date=date(2026, 11, 12)).candidates[0].quantities == ()


def test_a_governments_sitting_is_its_own_whoever_presides():
    held = candidates_in("清河区政府召开常务会议\n11月2日下午，区委副书记、区长主持召开区政府第4次常务会议，传达学习全会精神。")[0]
    assert (held.kind, held.owner) == ("activity", "清河区政府")


@pytest.mark.parametrize("line", ["(赵某某)", "（钱某某  孙某某）", "移动门户", "随机内容"])
def test_who_wrote_it_and_what_stands_below_go(line):
    paper = "云溪镇召开推进会\n11月5日，云溪镇召开人居环境整治推进会。"
    assert read(f"{paper}\n{line}".encode(), name="a.txt").text == paper


def test_a_headline_of_the_place_and_a_colon_is_no_sentence():
    words = "云溪：年中盘点鼓干劲镇重点项目和民生实事项目推进会召开\n"
    words += "近日，云溪镇召开重点项目推进会，镇长参加会议，全镇上下要把握年中关键时间节点，认真盘点、仔细分析、对症下药。"
    assert quotes_in(words) == ["召开重点项目推进会"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("实施镇村风貌改造和村庄规划集中行动。", ("镇村风貌改造", "村庄规划集中行动")),
        ("办好第四届云溪文化节暨第三届云溪丰收节。", ("第四届云溪文化节暨第三届云溪丰收节",)),
        ("推进云溪大桥建设(含道路、人行道、亮化等工程)。", ("云溪大桥",)),
        ("完成东圩至石桥道路硬化，新建老年大学。", ("东圩至石桥道路硬化", "老年大学")),
        ("推动企业入驻云溪新区。", ("云溪新区",)),
        ("完成政务服务中心、文体中心建设。", ("政务服务中心", "文体中心")),
        ("资助困难大学生40名。", ()),
        ("完成路基工程39条。", ()),
    ],
)
def test_works_are_named_as_they_are_joined(words, names):
    assert sum((each.projects for each in candidates_in(PLAN + words)), ()) == names


def test_a_day_of_a_chronicle_is_of_the_month_above_it():
    words = "云溪镇2025年大事记\n一月\n3日 云溪镇召开安全生产会议。\n二月\n8日，石桥村新建公厕2座。"
    assert [(each.quote, each.when and each.when.first) for each in candidates_in(words)] == [
        ("召开安全生产会议", date(2025, 1, 3)),
        ("新建公厕2座", date(2025, 2, 8)),
    ]


@pytest.mark.parametrize("words", ["全年修复路面1200 平 方 米，群众满意。", "全年修复路面 1 2 0 0 平 方 米。"])
def test_a_figure_set_wide_is_closed(words):
    found = the_one(words, REPORT)
    assert [(each.value, each.unit) for each in found.quantities] == [(1200, "平方米")]


def test_a_column_of_times_tells_when_in_a_table_that_looks_back():
    words = "2026年云溪镇重点工作进展情况\n序号\t时间\t工作内容\t责任单位\n1\t3月5日\t召开推进会\t党政办\n2\t1-10月\t新建公厕3座\t城建办"
    held, built = candidates_in(words)

    assert (held.kind, held.when and held.when.first) == ("activity", date(2026, 3, 5))
    assert (built.kind, built.due, built.when and built.when.last) == ("result", None, date(2026, 10, 31))


def test_a_column_of_times_is_a_due_in_a_plan():
    words = "2026年云溪镇重点工作计划\n序号\t时间\t工作内容\t责任单位\n1\t1-10月\t新建公厕3座\t城建办"
    assert [each.due and each.due.last for each in candidates_in(words, said_on=date(2026, 2, 20))] == [date(2026, 10, 31)]


def test_what_is_wrong_is_a_faint_candidate_only():
    words = "关于云溪镇安全检查的通报\n一、存在问题\n1.石桥村消防通道堵塞。\n2.南圩菜场垃圾未及时清理。\n二、有关要求\n11月底前完成整改。"
    faint = read(words.encode(), name="a.txt", date_override=date(2026, 11, 12), recall=True).candidates

    assert quotes_in(words) == ["11月底前完成整改"]
    assert [each.quote for each in faint if each.rules == ("problem",)] == ["石桥村消防通道堵塞", "南圩菜场垃圾未及时清理"]


@pytest.mark.parametrize(
    "words",
    ["区农牧局局长、畜牧站站长一行,到云溪镇调研肉牛产业发展情况。", "镇林业站对抚育区域进行实地踏查。"],
)
def test_who_came_on_a_day_and_looked_is_an_activity(words):
    found = the_one(f"11月9日,{words}", NEWS)
    assert (found.kind, found.when and found.when.first) == ("activity", date(2026, 11, 9))


def test_a_short_line_that_begins_with_its_day_is_more_than_a_date():
    assert quotes_in("云溪镇动态\n2026年11月5日，云溪镇召开人居环境整治推进会。") == ["召开人居环境整治推进会"]


def test_what_a_sitting_is_about_is_no_record():
    assert quotes_in(NEWS + "会议聚焦综治中心运行推进、基层治理等重点工作，明确方向。") == []
