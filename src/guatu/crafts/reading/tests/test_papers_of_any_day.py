"""Papers without a date, in other voices: what still tells what has been done, what is to come, and whose it is."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import read
from guatu.crafts.reading.tests.papers import candidates_in


def undated(words: str):
    return read(words.encode(), name="公文.txt").candidates


def test_a_meeting_took_place_though_nobody_knows_in_which_year():
    [meeting] = undated("12月3日,云溪镇召开农田水利工作部署会议,镇党委书记主持会议。")

    assert (meeting.kind, meeting.when and meeting.when.text, meeting.when and meeting.when.first) == ("activity", "12月3日", None)


def test_now_is_no_deadline():
    found = undated("云溪镇要紧紧围绕垃圾清运、河道清淤等当前各项重点工作,新建垃圾房3座。")

    assert [each.due for each in found] == [None]


def test_nobody_plans_to_the_last_account():
    found = undated("一是推进垃圾分类。开通绿色账户20417个,设立服务点24个。二是完成8家业委会换届选举。")

    assert {each.status for each in found} == {"done"}


def test_what_is_loosely_counted_has_been_done():
    found = undated("柳溪街道整治环境。修复井沿20余处,维修路面50余平米,拆除私搭乱建7处,清理小广告30余处。")

    assert {each.status for each in found} == {"done"}


def test_a_quarter_to_come_turns_news_to_a_plan():
    found = candidates_in(
        "清河日报1月20日讯(王某某)1月19日，清河区召开农村工作会议。第二季度，6座泵站全面完成；第三季度，清河大桥项目竣工。",
        said_on=date(2026, 1, 20),
    )

    assert [(each.status, each.due and each.due.text) for each in found if each.kind != "activity"] == [
        ("planned", "第二季度"), ("planned", "第三季度"),
    ]  # fmt: skip


def test_news_begins_behind_who_sends_it_and_who_wrote_it():
    found = candidates_in("清河晚报—清河网讯(李某 张某某)11月8日上午，石桥镇举行敬老院改造开工仪式。", said_on=date(2026, 11, 9))

    assert [(each.kind, each.when and each.when.first) for each in found] == [("activity", date(2026, 11, 8))]


def test_a_street_by_its_office_does_what_follows():
    found = undated("清洁工作情况汇报\n一是柳溪办事处在省道两侧砌建花坛16个。二是石桥乡硬化路面200余平方米。")

    assert [each.owner for each in found] == ["柳溪办事处", "石桥乡"]


def test_the_paper_of_a_city_that_its_title_names_in_short():
    words = "清河今年计划投入2.2亿元建设美丽乡村\n清河市计划投入2.2亿元，完成95个村的建设。"
    words += "云溪镇竹园村、石桥镇河东村、石桥镇柳林村等75个村列为重点。清河市将从中选出5个特色村。"

    found = read(words.encode(), name="公文.txt", date=date(2026, 1, 25)).candidates

    assert found[0].owner == "清河市"


@pytest.mark.parametrize("words", ["预计2026年12月份完成", "2026年11月底前完工"])
def test_by_when_is_no_work_of_its_own(words):
    [found] = candidates_in("云溪镇2026年重点工作安排\n建设竹园、河东等村内12.3公里道路硬化，" + words + "。")

    assert found.due is not None and found.quote.startswith("建设竹园")


def test_a_name_does_not_begin_in_the_line_above():
    found = undated("XX镇禁烧方案\n一、加强领导，形成合力\n镇政府新建公厕6座。镇政府铺设管网3公里。")

    assert not any(each.owner and "合力" in each.owner for each in found)
