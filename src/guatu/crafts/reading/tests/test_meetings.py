"""What was done at one event: acts of a meeting are activities, and its day is that of what was done there."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading.tests.papers import candidates_in

HEAD = "清河区人民政府常务会议纪要\n11月3日，区长主持召开区政府第9次常务会议。现将会议研究确定事项纪要如下：\n"
SAID_ON = date(2026, 11, 7)


@pytest.mark.parametrize(
    "act",
    [
        "讨论并原则同意区交通局《关于实施东塘客运枢纽建设项目的请示》",
        "审议通过《清河区企业考核办法》",
        "原则通过了《清河区庭院经济实施方案》",
        "听取了清河大道改造项目进展情况汇报",
    ],
)
def test_what_a_meeting_decided_was_done_on_its_day(act):
    found = candidates_in(HEAD + "一、会议" + act + "。", said_on=SAID_ON)[-1]

    assert (found.kind, found.status) == ("activity", "done")
    assert found.when is not None and found.when.first == date(2026, 11, 3)
    assert found.due is None


@pytest.mark.parametrize("task", ["研究制定《清河区企业考核办法》", "12月底前审议东塘项目方案3个"])
def test_what_it_asks_for_was_not(task):
    found = candidates_in(HEAD + "一、会议要求，要" + task + "。", said_on=SAID_ON)[-1]

    assert found.status != "done"


def test_what_a_meeting_agreed_to_is_still_to_come():
    found = candidates_in(HEAD + "二、会议原则同意启动实施东塘15万吨零部件项目。", said_on=SAID_ON)[-1]

    assert (found.kind, found.status, found.when) == ("task", "planned", None)


def test_what_was_done_at_an_event_has_its_day():
    paper = "11月3日，云溪镇组织城管、交警到石桥村开展联合检查。\n清理占道摊点12处，下达整改通知书20份。"
    first, *rest = candidates_in(paper, said_on=SAID_ON)

    assert {each.when.first for each in (first, *rest) if each.when} == {date(2026, 11, 3)}
    assert all(each.when for each in rest)


def test_what_has_another_time_has_not():
    paper = "本报讯 11月3日，云溪镇召开推进会。截至今年8月底，已办结实事273件。\n安装充电桩30个。"

    assert candidates_in(paper, said_on=SAID_ON)[-1].when is None


def test_what_stands_by_now_is_of_before_the_paper():
    found = candidates_in("云溪镇视察新闻\n近日，人大代表视察了东塘安置房。目前4栋主体已全部封顶。", said_on=SAID_ON)[-1]

    assert found.when is not None
    assert (found.when.first, found.when.last) == (None, SAID_ON)


def test_what_follows_on_the_same_day_is_of_it():
    paper = "2月12日，清河区政府召开防汛推进会。同日下午，区长一行前往云溪镇调研堤防加固项目。"
    visit = candidates_in(paper, said_on=date(2026, 2, 13))[-1]

    assert (visit.kind, visit.status) == ("activity", "done")
    assert visit.when is not None and visit.when.first == date(2026, 2, 12)


@pytest.mark.parametrize(
    "words",
    ["在东塘园区鲜食玉米加工项目建设现场，区长实地查看进度", "区长一行先后来到东塘产业园、清河食品加工厂等项目建设现场"],
)
def test_a_site_that_was_gone_to_is_an_activity(words):
    found = candidates_in("2月12日，清河区区长深入云溪镇督导检查项目建设情况。\n" + words + "。", said_on=date(2026, 2, 13))[1]

    assert (found.kind, found.status, found.due) == ("activity", "done", None)
    assert found.when is not None and found.when.first == date(2026, 2, 12)


def test_a_message_of_a_day_is_news():
    paper = "清河区召开经贸合作区联席会议\n清河新闻网10月10日消息：今天下午，清河区召开经贸合作区联席会议。"
    found = candidates_in(paper, said_on=date(2026, 10, 10))[-1]

    assert (found.kind, found.status) == ("activity", "done")
    assert found.when is not None and found.when.first == date(2026, 10, 10)
