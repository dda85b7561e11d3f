"""What stands beside a work, a ceremony or a picture is no line of its own."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading.tests.papers import candidates_in

SAID = date(2026, 10, 20)


def quotes_in(words: str) -> list[str]:
    return [each.quote for each in candidates_in(words, said_on=SAID)]


@pytest.mark.parametrize(
    "words",
    [
        "道路红线宽度为40米。",
        "设计时速40公里/小时。",
        "建设年限2026年至2027年。",
        "主要建设内容为道路工程、排水工程、照明工程等。",
        "区四家班子领导分别参加了4个项目的开工仪式。",
        "项目建成后，可以进一步完善云溪镇道路路网。",
        "区住建局提出了建设性意见建议。",
    ],
)
def test_facts_of_a_work_and_who_was_there_are_no_lines(words):
    lead = "本报讯（记者 某某）10月16日，云溪镇举行环镇东路项目开工仪式。"

    assert quotes_in(f"{lead}{words}") == quotes_in(lead)


@pytest.mark.parametrize("caption", ["▲区长宣布环镇东路项目开工。", "▲10月16日，环镇东路项目开工现场。", "图为环镇东路施工。"])
def test_a_caption_that_repeats_the_news_is_no_line(caption):
    news = "云溪镇举行项目开工仪式\n本报讯（记者 某某）10月16日，云溪镇举行环镇东路项目开工仪式。"

    assert quotes_in(f"{news}\n{caption}") == quotes_in(news)


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("云溪镇要在12月底前完成环镇东路建设，红线宽度30米。", "完成环镇东路建设"),
        ("▲12月底前，云溪镇完成环镇东路路面铺设3公里。", "完成环镇东路路面铺设3公里"),
        ("由区住建局牵头，12月底前新建道路全长5公里。", "新建道路全长5公里"),
        ("针对停车难，区住建局年底前新增停车位200个。", "新增停车位200个"),
        ("针对沿街商户月底前全部签订门前三包承诺书。", "签订门前三包承诺书"),
    ],
)
def test_promises_beside_such_words_stay(words, quote):
    assert any(quote in each for each in quotes_in(f"会议要求：\n{words}"))


def test_a_day_at_the_end_of_a_quoted_speech_is_the_day_of_what_follows():
    (held,) = [
        each
        for each in candidates_in(
            "本报讯（记者 某某）“现在，我宣布项目开工！”10月16日上午，区长宏亮的声音响起。云溪镇隆重举行10月份新项目集中开工仪式。",
            said_on=SAID,
        )
        if each.kind == "activity"
    ]

    assert (held.status, held.when.first) == ("done", date(2026, 10, 16))


def test_those_who_were_taught_stand_with_the_courses():
    words = "云溪镇2026年工作总结\n今年以来，云溪镇举办农民技术培训班60期，受训2万余人次。"

    assert quotes_in(words) == ["举办农民技术培训班60期，受训2万余人次"]


def test_a_part_of_a_revenue_stands_with_the_whole():
    words = "云溪镇2025年工作总结\n2025年，云溪镇实现财政收入757万元，其中：国税收入521万元，地税收入166万元。"

    assert len(quotes_in(words)) == 1


def test_what_a_report_opens_with_is_the_time_of_all_that_it_tells_without_a_day():
    words = (
        "清河区：服务在前解民忧\n今年以来，清河区持续深化接诉即办改革，推出“四小”服务工作法，突出抓好未诉先办和关爱保障服务，受到群众好评。\n教育在前\n"
        "“镇里帮我们修好了路。”村民说。“现在方便了。”村民表示。清河区组建宣讲队16支，新建服务站20个。"
    )
    told = [each for each in candidates_in(words, said_on=SAID) if each.quantities]

    assert {(each.when.first, each.when.last) for each in told if each.when} == {(date(2026, 1, 1), SAID)}
    assert all(each.when for each in told)


def test_a_heading_that_runs_into_its_paragraph_is_no_line():
    body = "3月5日，云溪镇标准厂房项目正式开工。该项目由云溪镇组织实施，" + "区住建局派专人在工地服务，" * 6 + "进展顺利。"

    assert not any("建设实现开门红" in quote for quote in quotes_in(f"云溪镇重点项目建设实现开门红   {body}"))


def test_the_years_of_a_plan_are_those_from_which_it_counts():
    words = (
        "清河区人才发展实施意见\n1.目标。2026年起5年内，引进高层次人才2000名，人才总量达到3万名。\n"
        "2.紧缺人才项目。5年内重点引进100名经营管理人才，选拔100名后备人才。\n3.各单位要在2年内完成资金清理3项。"
    )
    dues = [each.due for each in candidates_in(words, said_on=SAID) if each.quantities]

    assert {(due.first, due.last) for due in dues[:4]} == {(date(2026, 1, 1), date(2030, 12, 31))}
    assert dues[4].last.year == 2028


def test_of_a_term_that_is_over_a_later_count_of_years_is_no_part():
    paper = "云溪镇工作要点\n2026年10月20日\n2020年起3年内累计投入5亿元。\n力争3年内建成物流园1个。"
    [built] = [each for each in candidates_in(paper, said_on=SAID) if "物流园" in each.quote]

    assert built.due.last == date(2029, 10, 20)


def test_a_work_parted_by_blanks_from_who_sees_to_it_is_no_heading():
    paper = (
        "云溪镇工作要点\n2026年10月20日\n推进云溪镇老旧小区改造  由区住建局牵头，12月底前完成东湖小区、南湖小区管网改造和道路铺设，"
        "确保群众满意度达到95%以上。"
    )

    assert any("老旧小区改造" in quote for quote in quotes_in(paper))


def test_who_is_to_come_to_a_meeting_is_asked_to():
    paper = "云溪镇工作要点\n2026年10月20日\n各村分管负责同志参加11月3日上午9时的全镇防汛工作会议。"
    [comes] = candidates_in(paper, said_on=SAID)

    assert comes.due.last == date(2026, 11, 3)
