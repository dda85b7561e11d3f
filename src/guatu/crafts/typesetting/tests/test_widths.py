"""What a text measures, and how it is cut."""

from hypothesis import given
from hypothesis import strategies as st

from guatu.crafts.typesetting.widths import fit, width_of


def test_a_chinese_sign_is_one_em():
    assert width_of("石桥村", 25) == 75


def test_digits_are_all_of_one_width():
    assert len({width_of(digit, 20) for digit in "0123456789"}) == 1


def test_what_has_room_stays_whole():
    assert fit("二号危桥改造", 25, 150) == "二号危桥改造"


def test_what_has_no_room_is_cut_with_dots():
    assert fit("标准厂房封顶，外墙同步完成", 25, 200) == "标准厂房封顶…"


def test_where_nothing_has_room_nothing_is_written():
    assert fit("石桥村", 25, 10) == ""


@given(st.text(), st.floats(1, 60), st.floats(0, 600))
def test_what_is_cut_is_never_wider_than_its_room(words, size, room):
    assert width_of(fit(words, size, room), size) <= room + 1e-6
