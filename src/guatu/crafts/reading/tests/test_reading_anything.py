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
    责任单位：镇建设办； 完成时限：12月底前 （责任单位：清水村） 序号 建设内容 责任单位 完成时限 | 1 2 全年 8月 截至10月底 已完成 正在施工中
    存在的问题
    由建设办牵头 负责 各村要 会议由 主持
    50头以上 的村2个 1小时内 98%以上 等3个项目 相关项目 集团有限公司 第一周 和2026年之间
    鎮(zhèn) ?；l(fā) ? □ ** ## <p> </div> &amp; (下转3版) 2026年 第九届人大一次会议 确保
    """
)
papers = st.lists(st.sampled_from([*WORDS, "\n", "\u3000", "\t", "<tr><td>", "</td>"]), max_size=80).map("".join)


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
@given(st.lists(st.sampled_from([*WORDS, "</tr>", "<table>"]), max_size=40), st.binary(max_size=12), st.integers(0, 400))
def test_any_damage_to_a_paper(pieces, damage, place):
    data = "".join(pieces).encode("gb18030")
    place = min(place, len(data))
    check(data[:place] + damage + data[place:], "a.txt", recall=True)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_mark_or_none(text):
    assert find_secrecy_mark(text) is None or "★" in (find_secrecy_mark(text) or "")
