"""Each field of a candidate says on which words and which rule it rests."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from guatu.crafts import reading
from guatu.crafts.reading import read
from guatu.crafts.reading.explaining import FIELDS, Ground, explain, rule_in_words

from .papers_made import TASKS, docx_of

PAPER = """云溪镇一周看点
2026年11月20日

石桥村二号危桥12月10日前完成桥面铺装。城建办每周通报一次进度。11月18日，综治中心走访独居老人36户。
由水利站牵头，年底前清淤云溪河5公里。
"""


def grounds(paper: bytes, name: str) -> dict[str, dict[str, Ground]]:
    reading = read(paper, name=name, date=date(2026, 3, 2))
    found = {}
    for candidate in reading.candidates:
        explained = explain(reading, candidate)
        for ground in explained:
            assert reading.text[ground.start : ground.end] == ground.words
        assert [each.field for each in explained] == sorted((each.field for each in explained), key=list(FIELDS).index)
        found[candidate.quote] = {each.field: each for each in explained}
    return found


@pytest.mark.parametrize(
    ("quote", "field", "says"),
    [
        ("石桥村二号危桥12月10日前完成桥面铺装", "due", "时限：2026-12-10 以前 ← 原文“12月10日前”（时间：日＋…前）"),
        ("每周通报一次进度", "cadence", "周期：每周 ← 原文“每周”（有周期）"),
        ("走访独居老人36户", "owner", "责任单位：云溪镇综治中心 ← 原文“综治中心”（句首写明单位）"),
        ("走访独居老人36户", "when", "发生时间：2026-11-18 ← 原文“11月18日”（时间：日）"),
    ],
)
def test_says_which_words_and_which_rule(quote, field, says):
    assert grounds(PAPER.encode(), "周报.txt")[quote][field].in_words() == says


def test_what_no_words_say_is_said_so():
    found = grounds(PAPER.encode(), "周报.txt")["石桥村二号危桥12月10日前完成桥面铺装"]

    assert found["status"].in_words() == "状态：未做 ← 句中没有写"


def test_a_row_points_to_its_columns():
    found = grounds(docx_of("云溪镇任务表", TASKS), "表.docx")["清淤云溪河5公里"]

    assert (found["owner"].words, found["owner"].rules) == ("水利站", ("owner:column",))
    assert (found["due"].words, found["due"].rules[0]) == ("11月底前", "due:column")


def test_a_rule_without_words_is_shown_as_it_is():
    assert rule_in_words("owner:unit") == "句首写明单位" and rule_in_words("owner:moon") == "owner:moon"


def test_every_rule_of_the_reader_has_words_of_the_clerk():
    room = Path(reading.__file__).parent
    sources = "".join(path.read_text("utf-8") for path in (*room.glob("commitments/*.py"), room / "tabular.py"))
    rules = set(re.findall(r"(?:reasons|rules)\.append\(\"([^\"]+)\"\)|\"((?:not|owner):[a-z -]+)\"", sources))
    given = {each for pair in rules for each in pair if each}

    assert {"listed", "not:way", "owner:column"} <= given
    assert sorted(rule for rule in given if rule_in_words(rule) == rule) == []
