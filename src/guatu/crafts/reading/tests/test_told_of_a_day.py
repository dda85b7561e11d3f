"""What news tells of a day took place on it; what a policy encourages, a standard scores or a rate lays down is still to come."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading.tests.papers import candidates_in

NEWS = "清河区新闻\n11月4日，云溪镇召开防汛工作推进会。"
PLAN = "云溪镇工作方案\n下一步，要"


def of(text: str, words: str):
    """Return the candidate of a paper in which some words stand."""
    return next(candidate for candidate in candidates_in(text) if words in candidate.quote)


@pytest.mark.parametrize(
    "words",
    [
        "11月3日，区委书记钱某某到石桥镇开展防汛调研活动。",
        "11月3日，区委书记钱某某利用周末时间到石桥镇调研产业园改造工作。",
        "11月3日，石桥镇组织民兵开展了政治教育活动。",
        "11月3日，石桥镇组织征兵体检初检工作。",
        "11月3日，石桥镇开展消防演练。",
    ],
)
def test_what_is_done_on_a_day_that_its_sentence_tells_is_an_event(words):
    found = candidates_in(f"清河区新闻\n{words}")[-1]

    assert (found.kind, found.status) == ("activity", "done")
    assert found.when is not None and found.when.text.startswith("11月3日")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("今年以来，石桥镇开展消防演练12次。", "done"),  # counted, and on no day
        ("石桥镇要在12月底前开展消防演练3次。", "planned"),
    ],
)
def test_what_is_counted_or_asked_for_is_no_event_of_a_day(words, status):
    found = candidates_in(f"{NEWS}\n{words}")[-1]

    assert found.kind != "activity" and found.status == status


def test_a_paper_of_pictures_tells_of_days_with_their_year():
    found = candidates_in("2026年3月2日，区长孙某某到云溪镇开展防汛调研活动。\n2026年3月16日，云溪镇召开武装工作专题会议。")

    assert [(candidate.kind, candidate.when.first) for candidate in found if candidate.when] == [
        ("activity", date(2026, 3, 2)),
        ("activity", date(2026, 3, 16)),
    ]


def test_the_strings_of_a_dumped_page_are_sentences_of_their_own():
    found = candidates_in('texts = [\n"2026年3月2日，云溪镇召开防汛工作会议","2026年3月16日，云溪镇召开武装工作专题会议"]')

    assert [(candidate.when.first, candidate.owner) for candidate in found if candidate.when] == [
        (date(2026, 3, 2), "云溪镇"),
        (date(2026, 3, 16), "云溪镇"),
    ]


def test_code_before_the_first_words_is_none_of_them():
    found = candidates_in('process("8月9日上午，云溪镇组织召开“百日守护”专项行动动员会。")')[0]

    assert (found.kind, found.quote) == ("activity", "组织召开“百日守护”专项行动动员会")


@pytest.mark.parametrize(
    "step",
    ["随后来到东塘产业园，了解建设情况。", "孙某某一行参加了东塘产业园签约仪式。", "督查组对石桥项目进展情况进行了详细的了解。"],
)
def test_a_further_step_of_the_day_is_an_activity_too(step):
    found = candidates_in(f"清河区新闻\n11月4日，副区长孙某某一行走访清水村。{step}")

    assert {candidate.kind for candidate in found} == {"activity"}
    assert {candidate.when.text for candidate in found if candidate.when} == {"11月4日"}


def test_the_day_of_a_visit_is_the_nearest_that_is_told():
    found = candidates_in("清河区新闻\n11月3日，副区长孙某某走访清水村。\n11月4日，考察小组抵达最后一站石桥产业园。")

    assert [candidate.when.text for candidate in found if candidate.when] == ["11月3日", "11月4日"]


def test_when_it_was_learned_is_not_when_it_was_done():
    text = "本报讯　日前，记者从区水利局了解到，清河区整治排污口10处。"

    assert of(text, "整治排污口").when is None


def test_what_goes_on_with_and_behind_what_is_done_is_done():
    found = of(f"{NEWS}目前，区住建局已展开调查，并启动东塘片区问责程序。", "启动")

    assert found.status == "done"


def test_a_sanction_told_in_news_was_given():
    found = of(f"{NEWS}区卫生局对2名工作人员给予立案调查。", "立案")

    assert (found.kind, found.status) == ("result", "done")


def test_a_page_of_a_table_of_the_site_may_be_news():
    page = "insert into news(`id`,`title`,`body`) values('22','云溪镇召开督查会','   9月12日，云溪镇召开重点工作督查汇报会，总结8月份工作。');"

    assert [candidate.kind for candidate in candidates_in(page) if "汇报会" in candidate.quote] == ["activity"]


@pytest.mark.parametrize("words", ["鼓励组建一批农民合作社", "支持建立清河物流平台"])
def test_what_a_policy_encourages_is_still_to_come(words):
    found = of(f"清河区新闻\n近日，清河区出台《关于加快推进农业发展的意见》，{words}。", words[2:])

    assert (found.kind, found.status) == ("task", "planned")


def test_the_title_of_what_was_issued_shows_no_work_in_hand():
    found = of("清河区新闻\n清河区近日出台《关于加快推进农业发展的意见》。", "出台")

    assert (found.kind, found.status) == ("result", "done")


@pytest.mark.parametrize("words", ["立即成立应急指挥部", "马上召开现场调度会"])
def test_news_of_what_was_done_at_once_asks_for_nothing(words):
    assert of(f"{NEWS}险情发生后，云溪镇{words}，转移群众30人。", words[2:]).status == "done"


def test_what_a_report_says_to_be_founded_in_a_year_stands():
    found = of("云溪镇工作方案\n清河区政务服务中心设立于2023年7月，有窗口30个。", "设立于")

    assert (found.kind, found.status) == ("result", "done")


@pytest.mark.parametrize(
    ("words", "kind", "status"),
    [
        ("对固定资产投资1000万元及以上的项目给予奖励", "task", "planned"),
        ("实施危房补助，一级补助5000元/户", "task", "planned"),
        ("推进100个投资5000万元以上项目建设", "task", "planned"),
        ("扎实推进30项民生工程建设", "task", "ongoing"),
        ("争取石化公司25万吨烷基化装置等一批项目及早开工", "task", "planned"),
        ("实施村组公路硬化265公里，总投资1.5亿元", "target", "planned"),
        ("每年组织不少于10名干部到村服务", "cadence", "planned"),
        ("12月底前设立总规模不低于1亿元的产业引导资金", "task", "planned"),
        ("将19项康复项目全部纳入基本医保", "task", "planned"),
        ("清河文化节等三项活动要加紧筹备", "task", "ongoing"),
    ],
)
def test_what_a_number_only_describes_is_no_target(words, kind, status):
    found = candidates_in(PLAN + words + "。")[0]

    assert (found.kind, found.status) == (kind, status)


def test_a_standard_of_assessment_only_asks():
    found = of("云溪镇考核细则\n1.推进污水处理厂建设，落实管护人员，得2分。", "推进")

    assert found.status == "planned"


def test_how_far_a_plan_was_met_is_told_within_it():
    text = "云溪镇搬迁工作方案\n2025年：计划搬迁1297户。完成情况：建成安置房1469套。"
    planned, done = candidates_in(text)

    assert (planned.status, done.kind, done.status) == ("planned", "result", "done")
    assert done.when is not None and done.when.text.startswith("2025年")


def test_what_it_is_for_is_no_aim_of_what_was_done():
    found = of(f"{NEWS}为确保今年安全度汛，区水利局编制完成了《清河区度汛方案》。", "度汛方案")

    assert (found.kind, found.status) == ("result", "done")


def test_a_year_of_one_that_ends_is_that_year():
    found = of("云溪镇工作总结\n一年来，全镇流转土地3157亩，成立合作社15个。", "土地")

    assert found.when is not None and found.when.first == date(2026, 1, 1)


def test_what_a_machine_has_stamped_is_not_told():
    found = of("8 清水村 2018-01-01 17:22:01\n近年来，清水村发展芡实种植9600多亩，新建泵站3座。", "9600")

    assert found.when is None or found.when.first != date(2018, 1, 1)


def test_what_a_month_governs_goes_on_behind_a_semicolon():
    found = candidates_in("清河区教育局工作动态\n10月份，区教育局检查学校食堂45家次；招聘教师60名；启动实验小学扩建工程。")

    assert [(candidate.kind, candidate.when.text) for candidate in found if candidate.when] == [("result", "10月份")] * 3


def test_what_lies_ahead_of_a_report_may_be_told_in_its_paragraph():
    text = "云溪镇2026年上半年工作总结\n上半年，新建高标准农田5000亩。下半年打算：一是新招引亿元项目3个。"
    done, planned = candidates_in(text)

    assert (done.status, planned.kind, planned.status) == ("done", "target", "planned")


def test_a_speech_that_has_looked_back_goes_on_to_ask():
    text = "在调度会上的讲话\n今年以来，我们改造危桥3座。建设办要牵头，每半月通报一次进度。"

    assert of(text, "每半月").status == "planned"


def test_of_a_day_and_a_quarter_the_day_is_when_it_was_held():
    found = candidates_in("清河区新闻\n11月10日上午，清河区2026年四季度重点项目集中签约仪式在区会展中心举行。")[-1]

    assert found.when is not None and (found.kind, found.when.text) == ("activity", "11月10日上午")
