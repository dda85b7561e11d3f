"""Whatever the bytes: no exception but Unreadable, spans inside the text, places that never fall."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from guatu.crafts.reading import Unreadable, find_secrecy_mark, read
from guatu.crafts.reading.lexicon.scanner import words

WORDS = words(
    """
    云溪镇 党委书记 钱某某 要求 ， 。 要 将 下一步 11月5日 年底前 每月 周调度 新建 公厕6座 8亿元 、 其中 “村村看”活动 一、
    鎮(zhèn) ?；l(fā) ? □ ** ## <p> </div> &amp; (下转3版) 2026年 第九届人大一次会议 确保
    """
)
papers = st.lists(st.sampled_from([*WORDS, "\n", "\u3000"]), max_size=80).map("".join)


def check(data: bytes, name: str, recall: bool) -> None:
    try:
        reading = read(data, name=name, date=date(2026, 11, 12), recall=recall)
    except Unreadable as refused:
        assert refused.in_words
        return
    size = len(reading.text)
    assert len(reading.offsets) == size + 1
    assert all(first <= second for first, second in pairwise(reading.offsets))
    assert reading.offsets[-1] <= len(reading.original)
    for candidate in reading.candidates:
        assert candidate.quote == reading.text[candidate.start : candidate.end] != ""
    for spanned in (*reading.sections, *reading.doubts, *reading.repairs):
        assert 0 <= spanned.start <= spanned.end <= size


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "b.md", "c.html", ""]))
def test_any_bytes(data, name):
    check(data, name, recall=False)


@settings(max_examples=60, deadline=None)
@given(
    papers, st.sampled_from(["utf-8", "gb18030", "utf-16"]), st.sampled_from(["a.txt", "b.md", "c.html"]), st.booleans()
)
def test_any_paper(words, encoding, name, recall):
    check(words.encode(encoding), name, recall)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_mark_or_none(text):
    assert find_secrecy_mark(text) is None or "★" in (find_secrecy_mark(text) or "")
