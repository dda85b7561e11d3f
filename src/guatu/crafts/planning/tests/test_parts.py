"""What the parts of a divided line come to."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guatu.crafts.planning.parts import Part, divided, missing, missing_words, reported_sum, verified_sum

EAST, WEST = Part("1", D(120), D(60), D(40)), Part("2", D(80), D(20), D(20))


def test_amounts_are_added_up_and_the_sum_is_said():
    told = reported_sum([EAST, WEST], D(200), "座")
    assert (told.amount, told.share, told.because) == (D(80), None, "60 + 20 = 80/200 座")
    assert verified_sum([EAST, WEST], D(200), "座").amount == D(60)


def test_a_part_that_has_said_nothing_counts_as_nothing_and_none_at_all_as_no_answer():
    silent = Part("3", D(10))
    assert reported_sum([EAST, silent], D(130), "座").amount == D(60)
    assert reported_sum([silent], D(10), "座").amount is None


def test_without_an_amount_shares_are_averaged_by_weight():
    half, done = Part("1", reported_share=D("0.5")), Part("2", reported_share=D(1), weight=3)
    assert reported_sum([half, done], None, "").share == D("0.875")
    assert "权重 4" in reported_sum([half, done], None, "").because
    assert reported_sum([half, Part("2")], None, "").because == "（50% + 0%）÷ 2 条 = 25%"


def test_a_part_counted_for_itself_stands_in_a_whole_that_is_not():
    assert reported_sum([Part("1", D(4), D(1)), Part("2", reported_share=D("0.75"))], None, "").share == D("0.5")
    assert reported_sum([Part("1", D(4), D(6))], None, "").share == D(1)  # never more than the whole of it


@pytest.mark.parametrize(
    ("target", "words"), [(D(200), "正好"), (D(250), "还差 50 座没有分解"), (D(190), "比总数多 10 座")]
)
def test_what_is_missing_is_said(target, words):
    assert words in missing_words([EAST, WEST], target, "座")
    assert missing([EAST, WEST], target) == target - 200


@given(st.decimals(1, 10**9, places=3), st.integers(1, 60), st.booleans())
def test_equal_parts_come_to_the_target_and_differ_by_one_step_at_most(target, into, whole_numbers):
    target = target.to_integral_value() if whole_numbers else target
    found = divided(target, into, whole_numbers=whole_numbers)
    assert sum(found) == target and len(found) == into
    assert max(found) - min(found) <= (1 if whole_numbers else D("0.001"))


def test_nothing_is_divided_into_none():
    with pytest.raises(ValueError, match="got 0"):
        divided(D(1), 0, whole_numbers=True)
