"""How much of two reports is the same, and how the ones that are are found."""

import random

import pytest

from guatu.work.verification.wording import ORDERS, SAME, fold, may_be_same, sameness, shared_runs, sketch

SAID = "已组织人员对沿线沟渠进行清淤，共出动挖机两台、人员十二名，清淤三百米，下一步加强日常巡查。"
CHARACTERS = "整改完成组织人员清淤沟渠道路修补排查隐患安装路灯检查消防通道占用现场核对台账加强日常管护落实责任到人下一步"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (SAID, True),
        ("已组织人员对 沿线沟渠 进行清淤,共出动挖机两台,人员十二名;清淤三百米。下一步加强日常巡查", True),
        (SAID.replace("三百米", "五百米").replace("两台", "一台"), True),
        ("已组织人员对河东村路灯逐一检修，更换灯头八个，群众反映良好。", False),
    ],
)
def test_the_same_words_with_another_number_are_the_same_and_others_are_not(other, same):
    one, two = fold(SAID), fold(other)
    assert (sameness(one, two) >= SAME) is same
    assert may_be_same(one, two) or not same


def test_a_report_that_says_nothing_is_compared_with_none():
    assert sketch("已完成整改。") == () and len(sketch(SAID)) == ORDERS


def changed(text, share, draw):
    """The text with so much of it replaced, character by character, all over it."""
    places = set(draw.sample(range(len(text)), int(len(text) * share)))
    return "".join(draw.choice("甲乙丙丁戊己庚辛") if place in places else each for place, each in enumerate(text))


def test_of_those_that_are_the_same_the_sketch_finds_nearly_all():
    draw, found = random.Random(80), 0
    for _ in range(200):
        text = "".join(draw.choice(CHARACTERS) for _ in range(60))
        other = changed(text, 0.19, draw)
        assert sameness(text, other) >= 0.78
        found += any(one == two for one, two in zip(sketch(text), sketch(other), strict=True))
    assert found >= 190


def test_what_both_have_is_marked_in_both():
    said, there = shared_runs("清淤三百米", "清淤五百米")
    assert said == [(True, "清淤"), (False, "三"), (True, "百米")]
    assert there == [(True, "清淤"), (False, "五"), (True, "百米")]
