"""The gazetteer: loaded from a file somebody has, never fetched; it proposes, and decides nothing."""

import json

import pytest

from guatu.records.offices.gazetteer import NotAGazetteer, load, short_name, towns_called, villages_of

ROWS = [
    ("990000000000", "东山省"), ("990100000000", "平川市"), ("990102000000", "清河区"), ("990102101000", "云溪镇"),
    ("990102101201", "河东村村民委员会"), ("990102101202", "石桥社区居民委员会"), ("990102102000", "石桥镇"),
    ("990102102201", "别的村委会"),
]  # fmt: skip


@pytest.mark.parametrize("form", ["head", "bare", "chinese", "list", "mapping", "nested"])
def test_the_common_forms_are_read(form, tmp_path):
    file = tmp_path / "区划.csv"
    lines = [f"{code},{name}" for code, name in ROWS]
    told = {
        "head": "\n".join(["code,name", *lines]),
        "bare": "\n".join(lines),
        "chinese": "\n".join(["名称,统计用区划代码", *(f"{name},{code}" for code, name in ROWS)]),
        "list": json.dumps([{"code": code, "name": name} for code, name in ROWS]),
        "mapping": json.dumps(dict(ROWS)),
        "nested": json.dumps(
            [{"code": "99", "name": "东山省", "children": [{"code": "990102", "name": "清河区", "children": [
                {"code": code, "name": name} for code, name in ROWS[3:]]}]}]
        ),
    }[form]
    file.write_text(told, encoding="utf-8")

    load(file, tmp_path)
    (town,) = towns_called("云溪镇", tmp_path)

    assert "清河区" in town.within
    assert [village.name for village in villages_of(town.code, tmp_path)] == ["河东村", "石桥社区"]


def test_a_file_that_is_none_gets_a_sentence_and_leaves_the_old_one(tmp_path):
    (tmp_path / "好.csv").write_text("\n".join(f"{code},{name}" for code, name in ROWS), encoding="utf-8")
    load(tmp_path / "好.csv", tmp_path)
    (tmp_path / "坏.csv").write_text("甲,乙\n丙,丁", encoding="utf-8")

    with pytest.raises(NotAGazetteer, match="code,name"):
        load(tmp_path / "坏.csv", tmp_path)
    assert towns_called("云溪镇", tmp_path)


def test_without_a_gazetteer_nothing_is_proposed(tmp_path):
    assert towns_called("云溪镇", tmp_path) == []
    assert villages_of("990102101000", tmp_path) == []


@pytest.mark.parametrize(
    ("name", "short"),
    [("河东村村民委员会", "河东村"), ("河东村委会", "河东村"), ("石桥社区居委会", "石桥社区"), ("石桥居民委员会", "石桥社区"), ("河东村", "河东村")],
)
def test_a_village_is_called_as_people_call_it(name, short):
    assert short_name(name) == short
