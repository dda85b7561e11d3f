"""Numerals."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guatu.crafts.measuring.numerals import parse_numeral


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1.2", 1.2),
        ("１２", 12),
        ("1,200", 1200),
        ("８，０００", 8000),
        ("1.2万", 12000),
        ("3万4000", 34000),
        ("25万6千", 256000),
        ("1亿2000万", 120_000_000),
        ("1万亿", 10**12),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("廿五", 25),
        ("两", 2),
        ("一百零三", 103),
        ("一千零十二", 1012),
        ("九萬四", 94_000),
        ("三百二十", 320),
        ("两千六", 2600),
        ("三万五", 35000),
        ("一亿二千万", 120_000_000),
        ("二〇二六", 2026),
        ("三点五", 3.5),
        ("一点二亿", 120_000_000),
        ("738.4万", 7_384_000),
        ("2千零30万", 20_300_000),
        ("7万5千4百", 75_400),
        ("四万万", 400_000_000),
        ("负三十二", -32),
        ("0万", 0),
        ("0亿5000万", 50_000_000),
        ("-0.5", -0.5),
        ("二百 三 十", 230),
    ],
)
def test_parses_a_numeral(words, value):
    assert parse_numeral(words) == value
    assert type(parse_numeral(words)) is type(value)


@pytest.mark.parametrize("words", ["", "一个", "abc", "1..2", "1万2亿", "点五个", "元", "三百五百", "负", "十负三"])
def test_refuses_what_is_none(words):
    with pytest.raises(ValueError, match="numeral"):
        parse_numeral(words)


@given(st.text(alphabet="0123456789.,一二三四五六七八九十百千万亿两〇零点廿１２ "))
def test_gives_a_number_or_a_value_error(words):
    with suppress(ValueError):
        assert parse_numeral(words) >= 0  # no sign in the alphabet
