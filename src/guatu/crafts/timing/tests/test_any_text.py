"""Whatever the text: no exception, spans inside it, no overlaps, and the words as they stand."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from guatu.crafts.timing.cadences import find_cadences
from guatu.crafts.timing.times import find_times

CHARACTERS = (
    "0123456789年月日号季度周旬底末初中前起以来内期间上下本今明去每半一二三四五六七八九十两〇零第—-至到、，。 \n“”"
    "截止自从即当近目节春国汛庆.／１２"
)
WORDS = ["个工作日", "2026", "季度", "半年", "以来", "之前", "十五五", "星期", "调度", "通报", "定期", "13", "31"]
PIECES = st.sampled_from([*CHARACTERS, *WORDS])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS, st.one_of(st.none(), st.dates()), st.sampled_from(["near", "past", "future"]))
@settings(max_examples=400, deadline=None)
def test_times_lie_in_the_text(text, said_on, lean):
    _lie_in_order(text, find_times(text, said_on, lean=lean))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_cadences_lie_in_the_text(text):
    _lie_in_order(text, find_cadences(text))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_period_never_ends_before_it_begins(text):
    for word in find_times(text, date(2026, 11, 12)):
        if word.period and word.period.first and word.period.last:
            assert word.period.first <= word.period.last, word


def _lie_in_order(text, words):
    end = 0
    for word in words:
        assert end <= word.start < word.end <= len(text)
        assert word.text == text[word.start : word.end]
        end = word.end
