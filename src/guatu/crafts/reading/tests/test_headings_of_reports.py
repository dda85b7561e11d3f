"""Reports that turn from what was done to what is planned: by a heading, a sentence, a month; and the stages of a plan."""

from datetime import date

import pytest

from guatu.crafts.reading.tests.papers import candidates_in, quotes_in


@pytest.mark.parametrize(
    ("paper", "said_on", "statuses"),
    [
        (
            "云溪镇3月份工作总结及4月份工作计划\n一、3月份工作完成情况\n1.招商引资。签约项目1个。\n2.环境整治。清理沟渠5公里。\n"
            "二、4月份工作计划\n1.招商引资。签约项目2个。\n2.环境整治。清理河道3公里。",
            date(2026, 4, 2),
            ["done", "done", "planned", "planned"],
        ),
        (
            "清河区政府工作报告\n过去的五年，新建农村公路680公里。\n2026年是关键一年。主要预期目标是：生产总值增长7%以上，"
            "新增就业4500人。\n为实现上述目标，重点做好以下工作：\n（一）坚持项目为王。实施重点项目86个。\n（二）办好实事。新建学校2所。",
            date(2026, 1, 20),
            ["done", "planned", "planned", "planned", "planned"],
        ),
        (
            "清河区水务局2025年工作报告\n一、2025年主要工作\n改造泵站3座。\n二、2026年重点工作\n新建泵站2座。",
            date(2025, 12, 20),
            ["done", "planned"],
        ),
        (
            "清河区2025年计划执行情况与2026年计划草案的报告\n一、2025年计划执行情况\n实施项目92个。\n二、2026年主要目标\n新增就业4500人。",
            date(2026, 1, 10),
            ["done", "planned"],
        ),
        (
            "关于第28号建议的答复\n一、已开展的工作\n2025年以来，我局新增停车位320个。\n二、下一步打算\n新增停车位150个。",
            date(2026, 6, 18),
            ["done", "planned"],
        ),
        ("重点工作完成情况的通报\n1.污水管网。计划铺设12公里，已铺设5公里。", date(2026, 10, 10), ["planned", "done"]),
    ],
)
def test_a_report_turns_to_its_plans(paper, said_on, statuses):
    assert [candidate.status for candidate in candidates_in(paper, said_on=said_on)] == statuses


def test_the_days_of_a_stage_are_those_of_what_stands_under_it():
    found = candidates_in(
        "云溪镇百日攻坚实施方案\n一、工作目标\n新改户厕600座。\n二、实施步骤\n（一）动员部署阶段（3月1日—3月10日）。印发宣传资料5000份。\n"
        "（二）集中整治阶段（3月11日—5月31日）。疏通沟渠30公里。\n三、保障措施\n（一）加强领导。成立攻坚指挥部。",
        said_on=date(2026, 2, 25),
    )

    assert [candidate.due.text if candidate.due else None for candidate in found] == [
        None,
        "3月1日—3月10日",
        "3月11日—5月31日",
        None,
    ]


def test_who_only_helps_does_not_take_the_work_over():
    first, second = candidates_in(
        "云溪镇党政联席会议纪要\n会议明确，由建设办牵头，财政所配合，3月20日前完成招标，6月底前完工。", said_on=date(2026, 3, 6)
    )

    assert (first.owner, second.owner) == ("云溪镇建设办", "云溪镇建设办")


def test_a_limit_in_a_duty_line_is_of_the_year_going_on():
    (found,) = candidates_in("清河区2026年任务分解\n1.引进项目20个。（责任单位：区招商局；完成时限：12月底）", said_on=date(2026, 2, 20))

    assert found.due is not None and found.due.last == date(2026, 12, 31)


def test_a_whole_year_in_front_governs_its_sentence():
    found = candidates_in("云溪镇工作要点\n全年外出招商24次，新签约项目6个，到位资金8亿元。", said_on=date(2026, 2, 10))

    assert [candidate.due.text if candidate.due else None for candidate in found] == ["全年"] * 3


def test_the_meeting_of_minutes_is_an_activity_and_what_it_agrees_to_is_planned():
    meeting, money = candidates_in(
        "云溪镇党政联席会议纪要\n3月5日，镇党委书记钱某某主持召开党政联席会议。\n会议同意拨付泵站维修资金8万元。", said_on=date(2026, 3, 6)
    )

    assert (meeting.kind, money.quote) == ("activity", "拨付泵站维修资金8万元")


@pytest.mark.parametrize("sentence", ["石桥片区现有小区14个。", "停车位缺口约900个。", "考核得分低于80分的取消评优资格。"])
def test_what_describes_or_conditions_is_no_record(sentence):
    assert quotes_in("云溪镇工作方案\n" + sentence) == []


def test_what_a_digest_announces_for_next_week_is_planned():
    found = candidates_in(
        "望湖街道一周要闻\n(第12期 2026年3月20日)\n●3月17日，街道召开环境整治部署会。\n【下周安排】\n●3月24日，召开一季度经济形势分析会。\n"
        "●完成老街雨污分流工程招投标。",
        said_on=date(2026, 3, 20),
    )

    assert [(candidate.status, candidate.due.text if candidate.due else None) for candidate in found] == [
        ("done", None),
        ("planned", "3月24日"),
        ("planned", "下周"),
    ]


def test_a_numbered_heading_above_a_list_with_other_numbers_is_a_heading():
    found = candidates_in(
        "石桥村述职报告\n一、2025年工作回顾\n1、抓产业。流转土地1200亩。\n二、存在的不足\n收入渠道单一。\n三、2026年工作思路\n1、新建冷库1座。\n2、改造危房4户。",
        said_on=date(2026, 1, 8),
    )

    assert [candidate.status for candidate in found] == ["done", "planned", "planned"]


def test_who_leads_is_said_in_a_sentence_behind_the_work():
    found = candidates_in(
        "清河区安委会关于节前检查的通知\n（一）建筑施工。对在建项目深基坑进行全面检查。由区住建局牵头。\n（二）道路交通。排查事故易发路段。由区公安局牵头。",
        said_on=date(2026, 4, 15),
    )

    assert [(candidate.owner, candidate.status) for candidate in found] == [("区住建局", "planned"), ("区公安局", "planned")]


@pytest.mark.parametrize("sentence", ["我镇现有水库3座，山塘46口，堤防12.5公里。", "请求区水务局支持清淤资金80万元。"])
def test_what_there_is_and_what_is_asked_for_is_no_record(sentence):
    assert quotes_in("云溪镇防汛工作汇报\n" + sentence) == []


def test_towns_and_streets_are_one_subject():
    (found,) = candidates_in("清河区安委会关于检查的通知\n各镇(街道)要在4月18日前制定检查方案。", said_on=date(2026, 4, 15))

    assert found.quote == "在4月18日前制定检查方案"


def test_the_days_of_a_step_are_those_of_what_follows_it_in_its_line():
    found = candidates_in(
        "云溪镇整治通知\n1.宣传发动(3月25日前)。印发资料3000份。\n2.集中整治(3月26日至4月20日)。清理沟渠12公里。\n3.完成工程验收(4月底前)。",
        said_on=date(2026, 3, 20),
    )

    assert [candidate.due.text for candidate in found if candidate.due] == ["3月25日前", "3月26日至4月20日", "4月底前"]


def test_a_half_year_to_come_is_no_review():
    found = candidates_in("云溪镇计划\n今年上半年，完成危房改造36户；下半年，新建公厕6座。", said_on=date(2026, 3, 20))

    assert [(candidate.status, candidate.due.text if candidate.due else None) for candidate in found] == [
        ("planned", "今年上半年"),
        ("planned", "下半年"),
    ]


def test_the_items_under_a_heading_of_works_are_due_in_its_year():
    found = candidates_in("清河区2026年为民办实事项目(十件)\n1.新建公厕60座。\n2.改造农村公路60公里。", said_on=date(2026, 3, 20))

    assert [candidate.due.text for candidate in found if candidate.due] == ["2026年", "2026年"]
