"""Replies to proposals and papers of county offices: who writes, what is only said of the paper itself."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import Reading, read
from guatu.crafts.reading.tests.papers import candidates_in

SAID_ON = date(2026, 8, 15)


def reply(words: str) -> Reading:
    paper = (
        "关于对县政协第56号提案的答复\n古渡镇委员小组：\n你们提出的《关于加快村组道路硬化的提案》收悉，现答复如下：\n"
        f"{words}\n清河县交通运输局\n2026年8月15日"
    )
    return read(paper.encode(), name="答复.txt", date=SAID_ON)


def test_who_signs_a_reply_writes_it_not_to_whom_it_goes():
    (found,) = reply("下一步，我局将于年底前建成公路桥2座。").candidates
    assert (found.quote, found.owner, found.status) == ("年底前建成公路桥2座", "清河县交通运输局", "planned")


def test_an_office_that_says_our_county_speaks_of_its_county():
    (found,) = reply("目前，我县已硬化村组道路37.5公里。").candidates
    assert (found.owner, found.status) == ("清河县", "done")


@pytest.mark.parametrize("words", ["今年我县共争取村组道路项目14个。", "目前我县累计争取村组道路项目计划14个。"])
def test_what_was_won_is_won(words):
    assert [found.status for found in reply(words).candidates] == ["done"]


@pytest.mark.parametrize("words", ["你们在会上提出《关于修路的提案》，交我局研究办理。", "下一步，我局将积极争取相关项目。"])
def test_what_a_reply_says_of_itself_is_no_record(words):
    assert reply(words).candidates == ()


@pytest.mark.parametrize(
    "words",
    [
        "围绕21个整洁村、5个提升村建设任务，整合资源，补齐短板",
        "项目建成后，可新增就业300人",
        "自全镇动员大会召开后，各村行动迅速",
        "现制定分工方案如下",
    ],
)
def test_the_occasion_of_a_work_is_no_record(words):
    found = candidates_in(f"在全镇重点工作例会上的讲话\n云溪镇党委书记\n下一步，{words}。")
    assert not any(words.split("，")[0][-8:] in candidate.quote for candidate in found)


@pytest.mark.parametrize("words", ["围绕安全生产检查企业21家", "自3月起每周巡河1次"])
def test_the_work_itself_is_one(words):
    assert candidates_in(f"在全镇重点工作例会上的讲话\n云溪镇党委书记\n下一步，{words}。")


def test_the_year_in_the_title_of_a_paper_is_no_deadline():
    (found,) = candidates_in(
        "云溪镇一周动态\n第8期(2026年11月12日)\n本周，云溪镇下发《关于下达2027年农房改造任务的通知》至各村。"
    )
    assert (found.kind, found.status, found.due) == ("result", "done", None)
