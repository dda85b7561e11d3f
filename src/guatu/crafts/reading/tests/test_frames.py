"""What a paper says once for many lines: the days of a campaign, the year gone by, how far a work is."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading.tests.papers import candidates_in

SAID_ON = date(2026, 9, 20)


@pytest.mark.parametrize("frame", ["一、活动时间\n9月28日—9月30日", "一、整治时间：9月28日至9月30日"])
def test_the_days_of_a_campaign_are_the_limit_of_its_works(frame):
    paper = f"关于开展环境卫生专项整治活动的通知\n各村：\n{frame}\n二、活动内容\n拆除危房3处；清理沟渠2公里。\n三、有关要求\n成立检查组2个。"
    houses, ditch, group = candidates_in(paper, said_on=SAID_ON)

    assert houses.due is not None and ditch.due is not None
    assert houses.due.last == ditch.due.last == date(2026, 9, 30)
    assert group.due is None


@pytest.mark.parametrize("line", ["会议时间：9月28日", "报名时间：9月28日至9月30日"])
def test_other_days_are_not(line):
    found = candidates_in(f"关于开展环境整治的通知\n各村：\n{line}\n拆除危房3处。", said_on=SAID_ON)
    assert [candidate.due for candidate in found if candidate.quantities] == [None]


def test_what_a_report_of_december_expects_of_its_year_is_its_result():
    paper = "云溪镇2025年工作总结\n2025年12月20日\n全年预计完成生产总值5.9亿元，预计完成税收870万元，占全年任务的108.3%。"
    value, tax = candidates_in(paper, said_on=date(2025, 12, 20))

    assert (value.kind, value.status, tax.kind) == ("result", "done", "result")
    assert [quantity.value for quantity in tax.quantities] == [8_700_000, 108.3]


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("引进包装企业1户，已建成投产", "引进包装企业1户，已建成投产"),
        ("评出先进村5个，每个奖励3000元", "评出先进村5个，每个奖励3000元"),
        ("12个村、1652户改厕正有序推进中，预计9月底完成改厕任务", "12个村、1652户改厕正有序推进中，预计9月底完成改厕任务"),
        ("硬化村组道路14条，建设里程37.5公里，计划投资2540万元", "硬化村组道路14条，建设里程37.5公里，计划投资2540万元"),
        ("东塘村安排的20个项目，已开工18个，开工率90%", "东塘村安排的20个项目，已开工18个，开工率90%"),
    ],
)
def test_how_far_a_work_is_stays_with_it(words, quote):
    found = candidates_in(f"云溪镇创建工作情况汇报\n2026年9月20日\n二季度，{words}。", said_on=SAID_ON)
    assert [candidate.quote for candidate in found] == [quote]


def test_rates_of_other_things_are_records_of_their_own():
    _, insured = candidates_in(
        "云溪镇2025年工作总结\n2025年12月20日\n农民人均可支配收入达3575元，参保率达98.5%。", said_on=date(2025, 12, 20)
    )
    assert insured.quote == "参保率达98.5%"


@pytest.mark.parametrize("words", ["8月28日下班前将自查报告报镇党政办", "8月28日17:30前将自查报告报镇党政办"])
def test_an_hour_of_a_day_is_a_limit(words):
    (found,) = candidates_in(f"关于开展自查的通知\n各村：\n各村要于{words}。", said_on=date(2026, 8, 20))
    assert found.due is not None and (found.due.first, found.due.last) == (None, date(2026, 8, 28))


def test_the_whole_list_of_bodies_is_the_subject():
    (found,) = candidates_in(
        "重点项目督查通报\n2026年9月20日\n9月15日，区委办公室、区发改委、统计局等部门对南圩镇实施的重点项目进行实地督查。",
        said_on=SAID_ON,
    )
    assert found.quote.startswith("对南圩镇") and found.owner == "区委办公室"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("做好清河污水处理厂的提升改造工程", ("清河污水处理厂的提升改造工程",)),
        ("服务业项目完成投资2.5亿元", ()),
        ("实施30户以上自然村道路硬化工程", None),
        ("配合区农路办做好清水路提档升级", ("清水路提档升级",)),
    ],
)
def test_a_name_begins_and_ends_where_it_does(words, names):
    (found,) = candidates_in(f"在全镇重点工作例会上的讲话\n云溪镇党委书记\n下一步，要{words}。", said_on=SAID_ON)
    assert not any(name.startswith(("上", "业", "配合")) for name in found.projects)
    assert names is None or found.projects == names


def test_a_limit_in_a_clause_of_its_own_joins_its_work():
    (found,) = candidates_in(
        "云溪镇下半年工作计划\n2026年9月20日\n大力推进农村公共厕所建设，争取11月初全部新建完毕。", said_on=SAID_ON
    )
    assert found.due is not None and found.due.last == date(2026, 11, 10)


STEPS = "关于印发安全整治工作方案的通知\n一、工作目标\n整治隐患。\n二、工作步骤\n"


def test_the_days_of_a_stage_on_a_line_of_its_own_limit_what_stands_under_it():
    paper = STEPS + "（一）排查整治阶段（10月1日至11月30日）\n各单位制定整改计划3个。\n（二）巩固阶段（12月1日至12月31日）\n抽查场所20处。"
    plans, places = candidates_in(paper, said_on=SAID_ON)

    assert plans.due is not None and plans.due.last == date(2026, 11, 30)
    assert places.due is not None and places.due.first == date(2026, 12, 1)


def test_the_time_with_which_an_item_begins_is_that_of_the_item():
    (third, _fourth) = candidates_in(STEPS + "(一)第三季度：制定实施方案1个；\n(二)第四季度：完成改造20处。", said_on=SAID_ON)

    assert third.due is not None and third.due.last == date(2026, 9, 30)


def test_the_limit_of_an_item_is_that_of_all_its_sentences():
    paper = STEPS + "1.11月30日前，区住建局排查房屋300栋。区公安局逐个制定整改计划50份。\n2.拆除违建20处。"
    first, second, other = candidates_in(paper, said_on=SAID_ON)

    assert first.due is not None and second.due == first.due
    assert other.due is None


def test_the_year_of_the_works_is_no_end_of_what_recurs():
    found = candidates_in("关于2027年十件民生实事项目责任分工的通知\n区政府督查室按季度对20个项目进行督查。", said_on=SAID_ON)[-1]

    assert (found.kind, found.due) == ("cadence", None)
