"""The sample to look back at: reproducible, nested, and without losing what must be looked at."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guatu.crafts.planning.sampling import Drawn, draw, draw_by_class, place_of

lines = st.dictionaries(st.text("0123456789", min_size=1, max_size=4), st.lists(st.sampled_from(["退回过", "逾期"]), max_size=2), max_size=40)
shares = st.fractions(0, 1, max_denominator=100)


def test_one_in_five_of_the_others_and_all_that_once_gave_trouble():
    found = draw({f"云溪-{n:04}": ["退回过"] if n < 3 else [] for n in range(13)}, Fraction(1, 5), "云溪镇 2026年10月")

    assert (found.always, found.others, found.drawn) == (3, 10, 2)
    assert found.lines[0] == Drawn("云溪-0000", ("退回过",))


def test_anybody_can_draw_again_by_hand():
    # printf '云溪镇 2026年10月 云溪-0001' | sha256sum
    assert place_of("云溪-0001", "云溪镇 2026年10月").startswith("a46e8db5")
    assert draw({"甲": [], "乙": []}, Fraction(1, 2), "签") == draw({"乙": [], "甲": []}, Fraction(1, 2), "签")


@pytest.mark.parametrize("share", [Fraction(-1, 5), Fraction(6, 5)])
def test_a_share_is_a_share(share):
    with pytest.raises(ValueError, match="0 to 1"):
        draw({}, share, "")


@given(lines, shares, shares, st.text(max_size=5))
def test_what_must_be_is_always_there_and_a_larger_share_holds_a_smaller_one(reasons, one, other, seed):
    small, large = (draw(reasons, share, seed) for share in sorted((one, other)))

    assert {each.key for each in small.lines} <= {each.key for each in large.lines}
    assert {key for key, because in reasons.items() if because} <= {each.key for each in small.lines}
    assert small.drawn == ceil(min(one, other) * small.others)


@given(lines, shares, shares, st.text(max_size=5))
def test_classes_are_drawn_each_for_itself_and_nothing_is_lost_between_them(reasons, one, other, seed):
    classes = {key: "odd" if key[-1] in "13579" else "even" for key in reasons}
    whole, by_class = draw_by_class(reasons, classes, {"odd": one, "even": other}, seed)

    for name, share in (("odd", one), ("even", other)):
        own = {key: because for key, because in reasons.items() if classes[key] == name}
        assert not own or by_class[name] == draw(own, share, seed)
    assert sorted(each.key for each in whole.lines) == sorted(each.key for sample in by_class.values() for each in sample.lines)
    assert whole.always + whole.others == len(reasons)


@given(lines, shares, st.text(max_size=5))
def test_a_line_less_moves_no_other_in_the_draw(reasons, share, seed):
    whole = [each.key for each in draw(reasons, Fraction(1), seed).lines if not each.because]
    for gone in whole[:1]:
        rest = {key: because for key, because in reasons.items() if key != gone}
        assert [each.key for each in draw(rest, Fraction(1), seed).lines if not each.because] == [k for k in whole if k != gone]
