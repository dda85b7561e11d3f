"""What an office has taught: full names for short ones, projects, sentences that are none; explained, switchable."""

from __future__ import annotations

import json
from datetime import date

import pytest

from guatu.crafts.reading import Reading, read
from guatu.crafts.reading.command import main
from guatu.crafts.reading.explaining import explain
from guatu.crafts.reading.taught import BadLexicon, load, with_taught

PAPER = "云溪镇近期工作\n经济发展办公室年底前新签约项目3个。请上级在年底前拨付云溪大道工程款200万元。年底前完成云溪大道管网铺设3公里。\n"


def lexicon(**entries: object) -> bytes:
    return json.dumps({"guatu": "lexicon", "version": 1, **entries}, ensure_ascii=False).encode()


def taught(data: bytes, *, recall: bool = False) -> Reading:
    return with_taught(read(PAPER.encode(), name="周报.txt", date=date(2026, 3, 2), recall=recall), load(data), recall=recall)


def test_a_short_name_becomes_the_full_one_and_says_from_where():
    reading = taught(lexicon(short_names=[{"says": "经济发展办公室", "means": "云溪镇经济发展局", "from": "文件 12"}]))

    first = reading.candidates[0]
    assert first.owner == "云溪镇经济发展局"
    assert any("从文件 12记住的" in ground.in_words() for ground in explain(reading, first))


def test_a_project_is_known_by_its_name():
    plain = read(PAPER.encode(), name="周报.txt", date=date(2026, 3, 2)).candidates[-1]
    known = taught(lexicon(projects=[{"name": "云溪大道管网"}])).candidates[-1]

    assert "云溪大道管网" in known.projects
    assert plain.quote == known.quote


def test_a_sentence_that_is_none_is_set_aside_but_not_lost():
    data = lexicon(no_commitment=[{"like": "拨付…工程款", "from": "文件 15"}])

    assert not any("拨付" in each.quote for each in taught(data).candidates)
    assert [each.confidence < 0.5 for each in taught(data, recall=True).candidates if "拨付" in each.quote] == [True]


def test_what_is_switched_off_teaches_nothing():
    data = lexicon(short_names=[{"says": "经济发展办公室", "means": "云溪镇经济发展局", "on": False}])

    assert taught(data) == read(PAPER.encode(), name="周报.txt", date=date(2026, 3, 2))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xff\xfe", "不是 JSON"),
        (b"[" * 100_000, "不是 JSON"),
        (b"{}", "version"),
        (lexicon(projects={}), "列表"),
        (lexicon(projects=[{"name": 3}]), "第1条"),
        (lexicon(short_names=[{"says": "经发办"}]), "means"),
    ],
)
def test_a_mistake_is_named_with_its_place(data, says):
    with pytest.raises(BadLexicon) as refused:
        load(data)
    assert says in refused.value.in_words


def test_the_command_takes_the_file(tmp_path, capsys):
    (tmp_path / "周报.txt").write_text(PAPER, "utf-8")
    (tmp_path / "词表.json").write_bytes(lexicon(short_names=[{"says": "经济发展办公室", "means": "云溪镇经济发展局"}]))

    assert main([str(tmp_path / "周报.txt"), "--lexicon", str(tmp_path / "词表.json"), "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["owner"] == "云溪镇经济发展局"
    assert main([str(tmp_path / "周报.txt"), "--lexicon", str(tmp_path / "没有.json")]) == 2
