"""The sample to look back at: reproducible, nested, and without losing what must be looked at."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guatu.crafts.planning.sampling import Drawn, draw, draw_by_class, height_of, is_drawn, place_of

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


@given(lines, shares, st.text(max_size=5), st.data())
def test_what_was_drawn_before_stays_drawn_and_counts_towards_the_share(reasons, share, seed, data):
    already = set(data.draw(st.lists(st.sampled_from(sorted(reasons)), unique=True))) if reasons else set()
    found = draw(reasons, share, seed, already)

    plain = {key for key, because in reasons.items() if not because}
    assert already <= {each.key for each in found.lines}
    assert found.drawn == max(ceil(share * len(plain)), len(already & plain))


# -- one line drawn by itself


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("share", [Fraction(1, 20), Fraction(1, 5), Fraction(1, 2)])
def test_of_a_thousand_lines_about_the_share_is_drawn(month, share):
    drawn = sum(is_drawn(f"云溪-2026-{n:04}", share, f"云溪镇 2026-{month:02}") for n in range(1000))
    assert abs(drawn - 1000 * share) <= 4 * float(1000 * share * (1 - share)) ** 0.5


@given(st.text(max_size=8), shares, shares, st.text(max_size=5))
def test_a_line_is_drawn_the_same_by_everybody_and_by_every_larger_share(key, one, other, seed):
    small, large = sorted((one, other))
    assert is_drawn(key, small, seed) == is_drawn(key, small, seed)
    assert is_drawn(key, large, seed) or not is_drawn(key, small, seed)
    assert is_drawn(key, Fraction(1), seed) and not is_drawn(key, Fraction(0), seed)
    assert 0 <= height_of(key, seed) < 1


def test_a_share_of_one_line_is_a_share_too():
    with pytest.raises(ValueError, match="0 to 1"):
        is_drawn("云溪-0001", Fraction(6, 5), "签")
