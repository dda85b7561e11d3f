"""Reviews: the period of the heading dates what stands under it; what a plan has reached is a fact."""

from datetime import date

import pytest

from guatu.crafts.reading.tests.papers import candidates_in, quotes_in


def test_the_heading_dates_what_stands_under_it():
    lamps, toilets = candidates_in(
        "云溪镇2025年工作总结及2026年工作计划\n一、2025年工作回顾\n云溪镇安装路灯60盏，8月新建公厕3座。", said_on=date(2026, 1, 20)
    )

    assert lamps.when is not None and (lamps.when.first, lamps.when.last) == (date(2025, 1, 1), date(2025, 12, 31))
    assert toilets.when is not None and toilets.when.first == date(2025, 8, 1)


def test_a_period_governs_its_paragraph_through_semicolons():
    found = candidates_in(
        "云溪镇工作总结\n今年以来，云溪镇各项工作有序推进。\n"
        "1—5月，完成税收5545万元；工业产值达6.88亿元；服务业营收突破2.7亿元。",
        said_on=date(2026, 7, 1),
    )

    assert [candidate.when and candidate.when.last for candidate in found] == [date(2026, 5, 31)] * 3


def test_the_year_a_plan_is_for_is_that_of_its_title():
    (target,) = candidates_in("云溪镇2027年招商工作要点\n全年新签约制造业项目12个。")

    assert target.due is not None and target.due.last == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("上半年新增规上企业14家，净增7家。", "新增规上企业14家，净增7家"),
        ("累计办理手续19件，平均时限缩短40%。", "累计办理手续19件，平均时限缩短40%"),
        ("共争取资金1500万元，其中省级资金900万元。", "共争取资金1500万元，其中省级资金900万元"),
    ],
)
def test_numbers_of_one_object_stay_together(sentence, quote):
    assert quotes_in(f"云溪镇2026年上半年工作总结\n{sentence}") == [quote]


@pytest.mark.parametrize(
    ("sentence", "count"), [("50头以上养牛场共有42家。", 42), ("收入达到100万元的村2个。", 2), ("收入80-90万元的村有3个。", 3)]
)
def test_the_bound_of_a_class_is_no_quantity(sentence, count):
    (found,) = candidates_in(f"云溪镇2026年上半年工作总结\n{sentence}")

    assert [quantity.value for quantity in found.quantities] == [count]


def test_what_has_been_reached_is_done_whatever_was_planned():
    planned, reached = candidates_in("云溪镇重点工作计划\n年度计划投资4.6亿元，截至10月底，已完成投资5.1亿元。")

    assert (planned.status, reached.status) == ("planned", "done")


@pytest.mark.parametrize(
    "clause", ["传达了区里推进会精神", "通报了近期信访案件办理情况", "观看了警示教育片", "听取了各村工作汇报", "宣读了表彰文件"]
)
def test_what_is_heard_inside_a_meeting_is_no_result(clause):
    assert quotes_in(f"云溪镇召开重点工作调度会\n11月5日，云溪镇召开重点工作调度会。会上，{clause}。") == ["召开重点工作调度会"]


def test_the_meeting_at_which_is_spoken_is_no_event():
    assert quotes_in("在全镇作风建设大会上的讲话\n今天，我们召开作风建设大会，目的是统一思想、鼓足干劲。") == []


def test_a_watchword_in_a_heading_turns_no_review_to_a_plan():
    (rule,) = candidates_in("云溪镇2025年工作总结\n(一)加强领导，精心部署\n云溪镇制定重点工作跟踪落实制度。", said_on=date(2026, 1, 20))

    assert (rule.kind, rule.status) == ("result", "done")


def test_the_works_of_a_year_are_due_in_it():
    found = candidates_in(
        "云溪镇2026年民生实事实施情况的报告\n一、2026年民生实事项目实施情况\n新建公厕3座。\n"
        "二、2027年民生实事候选项目概况\n1.老年食堂项目。新建老年食堂2处，预计9月底全部完成。",
        said_on=date(2026, 12, 20),
    )

    assert [(candidate.status, candidate.due and candidate.due.last) for candidate in found] == [
        ("done", None),
        ("planned", date(2027, 9, 30)),
    ]


def test_what_was_expected_is_still_to_come_though_its_day_has_passed():
    laid, open_to_all = candidates_in(
        "云溪镇2025年工作总结\n清水路改造已完成路基工程，预计一月中旬全线贯通。", said_on=date(2026, 2, 20)
    )

    assert (laid.status, open_to_all.status) == ("done", "planned")
    assert open_to_all.due is not None and open_to_all.due.last == date(2026, 1, 20)


def test_a_report_belongs_to_the_town_of_its_title_whoever_else_it_names():
    found = candidates_in(
        "云溪镇2025年工作总结\n一、招商引资\n引进小微企业2家。\n二、道路建设\n"
        "与石桥镇接通农村公路3公里。\n修补石桥镇一侧护栏200米。",
        said_on=date(2026, 1, 20),
    )

    assert {candidate.owner for candidate in found} == {"云溪镇"}


@pytest.mark.parametrize(
    ("sentence", "status", "quote"),
    [
        ("争取引进南山公司的配套电子项目。", "planned", "引进南山公司的配套电子项目"),
        ("力争开工清水路改造项目。", "planned", "开工清水路改造项目"),
        ("争取上级资金300万元。", "done", "争取上级资金300万元"),
    ],
)
def test_money_striven_for_was_won_and_a_work_striven_for_is_still_to_come(sentence, status, quote):
    (found,) = candidates_in(f"云溪镇2025年工作总结\n{sentence}", said_on=date(2026, 1, 20))

    assert (found.status, found.quote) == (status, quote)


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("清水路项目现已基本完成土方工程建设。", "土方工程"),
        ("新上一期光伏发电项目。", "一期光伏发电项目"),
        ("巡查中发现白石河有垃圾。", "白石河"),
    ],
)
def test_what_stands_in_front_of_a_project_is_not_its_name(sentence, project):
    (found,) = candidates_in(f"云溪镇2025年工作总结\n{sentence}", said_on=date(2026, 1, 20))

    assert project in found.projects


def test_the_year_gone_by_is_estimated_not_planned():
    output, tax = candidates_in(
        "云溪街道办事处工作报告\n一、2025年工作回顾\n全年预计完成规上工业产值113.2亿元。预计全年实现税收7.4亿元。",
        said_on=date(2026, 1, 14),
    )

    for found in (output, tax):
        assert (found.kind, found.status, found.due) == ("result", "done", None)
        assert found.when is not None and (found.when.first, found.when.last) == (date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    "sentence", ["养猪场已完成钢筋防护网安装。", "白石河栏杆安装已完成。", "村部门前的排水沟已修复。"]
)
def test_what_is_finished_without_a_number_or_a_name(sentence):
    assert [(found.kind, found.status) for found in candidates_in(f"云溪镇2025年工作总结\n{sentence}")] == [
        ("result", "done")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "沟渠内垃圾、杂物未及时清理等。",
        "各村公厕保洁不到位。",
        "村组道路乱堆乱放现象严重。",
        "因事因病请假5名。",
        "为持续抓好我镇农村人居环境整治工作，",
    ],
)
def test_leaves_what_is_wrong_and_who_was_away(sentence):
    assert quotes_in(f"云溪镇2025年工作总结\n{sentence}") == []


@pytest.mark.parametrize("title", ["云溪镇2026年半年工作总结", "云溪镇上半年工作总结及打算"])
def test_a_half_years_report_looks_back_on_half_of_the_year(title):
    (found,) = candidates_in(f"{title}\n2026年，我镇围绕目标，狠抓落实。引进企业2户。", said_on=date(2026, 7, 20))

    assert found.when is not None and (found.when.first, found.when.last) == (date(2026, 1, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    "paper",
    [
        "云溪镇一周动态\n第8期(2026年11月12日)\n今年以来，云溪镇建设口袋公园。截至11月，全镇新增公园3个；改造公厕6座。",
        "重点项目督查通报\n2026年11月12日\n从投资情况看，进度偏低。目前，全镇项目完成投资17.7亿元。其中：工业项目完成投资8.4亿元；农业项目完成投资2.3亿元。",
    ],
)
def test_what_is_counted_up_to_a_day_is_so_to_the_end_of_its_paragraph(paper):
    found = candidates_in(paper)
    assert len(found) >= 2
    assert all(candidate.when and candidate.when.first is None for candidate in found if candidate.quantities)
    assert {candidate.status for candidate in found if candidate.quantities} == {"done"}


def test_a_half_year_named_for_one_work_is_not_the_time_of_all():
    paper = (
        "云溪镇创建工作情况汇报\n2026年11月12日\n" + "一、我镇坚持问题导向，围绕创建重点，把握关键举措，确保取得成效。" * 14
        + "\n新建垃圾分类亭64个。\n今年上半年完成清水路修复工程。"
    )
    kiosks, road = candidates_in(paper)[-2:]
    assert kiosks.when is None or kiosks.when.text != "今年上半年"
    assert road.when is not None and road.when.text == "今年上半年"


@pytest.mark.parametrize(
    ("paper", "statuses"),
    [
        ("云溪镇2025年工作总结及2026年工作计划\n一、工作开展\n新建公厕3座。\n二、2026年工作计划\n改造泵站2座。", ["done", "planned"]),
        (
            "云溪镇2025年工作总结及2026年工作计划\n一、2025年工作总结　　2025年，云溪镇在区委、区政府的坚强领导下抢抓机遇、"
            "开拓创新，全镇新建公厕3座。\n二、2026年工作计划\n改造泵站2座。",
            ["done", "planned"],
        ),
        ("云溪镇2025年第一季度工作总结\n一、一季度工作总结\n预计一季度完成固定资产投资4.9个亿，同比增长8%。", ["done"]),
        ("云溪镇2025年工作总结\n一、工作开展\n将全镇农户划分为529个网格，按月巡查。", ["done", "ongoing"]),
        ("云溪镇2025年工作总结\n一、工作开展\n有序推进3.2万亩高标准农田建设。", ["ongoing"]),
    ],
)
def test_a_review_and_a_plan_in_one_paper(paper, statuses):
    assert [candidate.status for candidate in candidates_in(paper, said_on=date(2025, 12, 20))] == statuses


def test_what_a_masked_town_has_set_up_is_read_without_it():
    assert quotes_in("街道创建工作情况报告\n一、工作进展情况\nXX街道党工委成立了创建文明城市工作领导小组。") == ["成立了创建文明城市工作领导小组"]


def test_the_name_before_a_colon_is_no_record():
    assert quotes_in(
        "云溪镇2026年工作计划\n今年共谋划项目如下：\n（一）东塘菜场改造项目：该项目位于东塘村，预计12月开工建设。\n（二）石桥泵站工程：预计12月底竣工。"
    ) == ["12月开工建设", "12月底竣工"]


def test_the_year_of_an_announced_goal_is_the_due_of_the_whole_list():
    found = candidates_in(
        "云溪乡工作要点\n全年预期目标：生产总值达2.9亿元，比上年增加0.2亿元，增长10%；农村总收入达2.6亿元，增加0.2亿元。",
        said_on=date(2026, 1, 20),
    )

    assert [(len(candidate.quantities), candidate.due.text if candidate.due else None) for candidate in found] == [(3, "全年"), (2, "全年")]


def test_a_year_to_come_in_a_report_is_no_result():
    found = candidates_in("云溪镇2026年工作报告\n一、工作开展情况\n2026年新建公厕3座，2027年实现年出栏10万头；菜场改造项目加快推进。")

    assert [candidate.status for candidate in found] == ["done", "planned", "ongoing"]


def test_what_a_report_of_the_first_months_says_of_this_year_is_planned_and_so_is_what_follows():
    sewers, jobs, baths = candidates_in(
        "云溪镇2026年政府工作报告\n去年，云溪镇新建污水管网4公里。\n今年安排民生项目12个。\n全年新增就业300人。",
        said_on=date(2026, 2, 20),
    )

    assert (sewers.status, jobs.status, baths.status) == ("done", "planned", "planned")
    assert jobs.due is not None and jobs.due.last == date(2026, 12, 31)


def test_what_it_counts_since_the_new_year_is_done_all_the_same():
    (found,) = candidates_in("云溪镇一季度工作情况汇报\n今年以来，云溪镇新建公厕3座。", said_on=date(2026, 4, 2))
    assert found.status == "done"


def test_in_a_look_back_on_five_years_a_year_governs_its_own_sentence_alone():
    roads, lamps, toilets = candidates_in(
        "云溪镇政府工作报告\n一、“十四五”及2025年工作回顾\n云溪镇新建公路12公里。2025年新建路灯60盏。新建公厕3座。", said_on=date(2026, 2, 5)
    )

    periods = [(each.when.first.year, each.when.last.year) for each in (roads, lamps, toilets)]
    assert periods == [(2021, 2025), (2025, 2025), (2021, 2025)]


def test_a_report_of_the_first_months_means_by_the_past_year_the_one_before():
    (roads,) = candidates_in("云溪镇政府工作报告\n一、过去一年工作回顾\n云溪镇新建公路12公里。", said_on=date(2026, 3, 21))

    assert roads.when is not None and (roads.when.first, roads.when.last) == (date(2025, 1, 1), date(2025, 12, 31))


def test_the_year_end_of_a_year_gone_by_is_of_that_year():
    paper = "本报讯（通讯员甲）去年，云溪镇新上项目32个。到年底，城建项目完成投资5.4亿元。"
    found = candidates_in(paper, said_on=date(2026, 1, 10))[-1]

    assert (found.kind, found.status) == ("result", "done")
    assert found.when is not None and (found.when.text, found.when.last) == ("到年底", date(2025, 12, 31))


@pytest.mark.parametrize("words", ["争取上级转移支付31.8亿元", "争取专项债券6.4亿元"])
def test_what_a_report_says_was_won_is_no_aim(words):
    found = candidates_in("云溪镇2025年工作总结\n2025年，坚持内外并举，" + words + "。")[-1]

    assert (found.kind, found.status) == ("result", "done")


def test_a_report_of_the_first_months_looks_back_on_five_whole_years():
    (roads,) = candidates_in("云溪镇政府工作报告\n一、五年来工作回顾\n云溪镇新建公路12公里。", said_on=date(2026, 2, 5))

    assert roads.when is not None and (roads.when.first, roads.when.last) == (date(2021, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("heading", "first", "last"),
    [
        ("今后五年云溪镇经济发展的主要奋斗目标：\n——", date(2026, 1, 1), date(2030, 12, 31)),
        ("今后五年乃至到2035年云溪镇经济发展的主要奋斗目标：\n——", date(2026, 1, 1), date(2035, 12, 31)),
        ("二、2026年主要工作任务\n主要预期目标为：", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_goals_are_due_in_the_years_over_them(heading, first, last):
    (income,) = candidates_in(f"云溪镇政府工作报告\n{heading}村集体收入增长12%以上。", said_on=date(2026, 2, 5))

    assert income.kind == "target" and income.due is not None and (income.due.first, income.due.last) == (first, last)


def test_a_part_of_what_is_planned_is_planned_too():
    found = candidates_in("云溪镇2027年工作计划\n全年产值增长31%，达到36亿元。其中农业3.6亿元，增长11%。")

    assert [candidate.status for candidate in found] == ["planned", "planned"]
