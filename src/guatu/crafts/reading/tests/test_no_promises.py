"""What names whom, why and how much of the same stands beside a promise and is none."""

from __future__ import annotations

import pytest

from guatu.crafts.reading.tests.papers import candidates_in, quotes_in


@pytest.mark.parametrize(
    "words",
    [
        "已在系统开通账号的人员，",
        "社区综治条线工作人员，",
        "镇直各部门为确保各项实事工程落实到位，",
        "在重点排查的同时，",
        "实施水环境治理意义重大，",
        "据全镇项目督查通报，",
        "驱车10分钟，",
    ],
)
def test_what_stands_beside_a_promise_is_none(words):
    quotes = quotes_in(f"云溪镇党委书记在全镇工作会议上的讲话\n{words}新建微型消防站3个。")

    assert len(quotes) == 1 and quotes[0].endswith("3个")


@pytest.mark.parametrize(
    "words",
    [
        "采取相应的避险措施。",
        "帮助老人解决实际困难。",
        "督促其切实承担起监护人职责。",
        "加大消防宣传教育力度。",
        "落实好对老人的关心关爱。",
        "认真落实全省消防工作会议精神。",
    ],
)
def test_attitudes_and_nameless_measures_are_none(words):
    assert quotes_in(f"关于印发《云溪镇消防工作方案》的通知\n二、工作措施\n{words}") == []


@pytest.mark.parametrize("words", ["加大投入500万元，改造公厕6座。", "抽调3名民警，组建反诈专班。", "培训社区网格员120人。"])
def test_figures_and_bodies_are_kept(words):
    assert quotes_in(f"关于印发《云溪镇消防工作方案》的通知\n二、工作措施\n{words}")


def test_a_meeting_and_what_it_is_to_study_are_one():
    (meeting,) = quotes_in("关于印发《云溪镇消防工作方案》的通知\n四、实施步骤\n镇安委会召开专题会议，研究厂房改造计划。")

    assert meeting.endswith("研究厂房改造计划")


def test_whose_work_it_is_does_what_follows():
    (lamps,) = candidates_in("关于印发《清河区消防实事项目方案》的通知\n三、职责分工\n该项目建设主体为区应急局，新装报警器300个。")

    assert (lamps.owner, lamps.quote) == ("区应急局", "新装报警器300个")


@pytest.mark.parametrize("words", ["全镇国土总面积69平方公里", "北距江州机场50公里", "辖12个行政村", "路面宽度不得小于3.5米"])
def test_how_a_place_lies_and_how_a_thing_is_to_be_made_is_no_promise(words):
    assert quotes_in(f"云溪镇2026年工作要点\n{words}。") == []


@pytest.mark.parametrize(
    "words",
    ["年底前补充耕地300亩", "新增耕地面积200亩", "实现脱贫人口320人", "整治土地面积1200亩", "将路面宽度拓宽到不小于6米", "森林覆盖率达到45%"],
)
def test_what_is_made_more_of_is_one_whatever_is_measured(words):
    assert len(quotes_in(f"云溪镇2026年工作要点\n{words}。")) == 1
