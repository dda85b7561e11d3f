"""The small bar of one figure."""

import re
from xml.etree import ElementTree

from guatu.crafts.typesetting.meter import meter


def test_the_filled_part_is_the_share():
    svg = meter(0.25, words="四分之一", width=101, colour="done")

    assert 'width="25" height="10" fill="#6b6353"' in svg


def test_more_than_the_whole_is_no_wider_than_the_bar():
    assert re.search(r'width="100" height="10" fill="#6b6353"', meter(1.4, words="超", width=101, colour="done"))


def test_a_figure_that_is_not_to_be_had_is_an_empty_dashed_bar():
    svg = meter(None, words="不足 5 条")

    assert "stroke-dasharray" in svg and svg.count("<rect") == 1


def test_last_months_figure_is_a_white_box():
    assert 'fill="#fff"' in meter(0.5, words="", mark=0.7)


def test_the_bar_says_what_it_shows():
    svg = meter(0.5, words='按期销号率 50% <"')

    assert ElementTree.fromstring(svg).get("aria-label") == '按期销号率 50% <"'
