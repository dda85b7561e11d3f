"""The gazetteer: loaded from a file somebody has, never fetched; it proposes, and decides nothing."""

import json
from io import BytesIO

import pytest
import xlsxwriter

from guatu.records.offices.gazetteer import NotAGazetteer, load, put_in, short_name, towns_called, villages_of

ROWS = [
    ("990000000000", "东山省"), ("990100000000", "平川市"), ("990102000000", "清河区"), ("990102101000", "云溪镇"),
    ("990102101201", "河东村村民委员会"), ("990102101202", "石桥社区居民委员会"), ("990102102000", "石桥镇"),
    ("990102102201", "别的村委会"),
]  # fmt: skip


def workbook(rows):
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet("区划")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return kept.getvalue()


@pytest.mark.parametrize("form", ["head", "bare", "chinese", "tabs", "gbk", "titled", "list", "mapping", "nested"])
def test_the_common_forms_are_read(form, tmp_path):
    file = tmp_path / "区划.csv"
    lines = [f"{code},{name}" for code, name in ROWS]
    told = {
        "head": "\n".join(["code,name", *lines]),
        "bare": "\n".join(lines),
        "chinese": "\n".join(["名称,统计用区划代码", *(f"{name},{code}" for code, name in ROWS)]),
        "tabs": "\n".join(["代码\t名称\t上级", *(f"{code}\t{name}\t{code[:6]}" for code, name in ROWS)]),
        "gbk": "\n".join(["代码,名称", *lines]),
        "titled": "\n".join(["清河区区划表,,", "2026年,,", "序号,代码,名称", *(f"{n},{line}" for n, line in enumerate(lines))]),
        "list": json.dumps([{"code": code, "name": name} for code, name in ROWS]),
        "mapping": json.dumps(dict(ROWS)),
        "nested": json.dumps(
            [{"code": "99", "name": "东山省", "children": [{"code": "990102", "name": "清河区", "children": [
                {"code": code, "name": name} for code, name in ROWS[3:]]}]}]
        ),
    }[form]
    file.write_text(told, encoding="gb18030" if form == "gbk" else "utf-8")

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


def test_a_workbook_is_read_with_codes_as_numbers_or_as_words(tmp_path):
    book = workbook([["清河区区划表"], ["代码", "名称", "上级"], *([int(code), name, "清河区"] for code, name in ROWS[:5]), *map(list, ROWS[5:])])

    assert put_in(book, tmp_path, town="云溪镇") == len(ROWS)
    assert [village.name for village in villages_of("990102101000", tmp_path)] == ["河东村", "石桥社区"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "看不出哪一列"), (b"code,name\n", "没有读出一个区划"), (b"\xff\xfe\x00\x81\xff", "编码"), (b"PK\x03\x04broken", "打不开"),
        (b"[{", "JSON"), (b"code,name\n1,\xe7\x94\xb2\n", "没有读出一个区划"), (b'code,name\n"' + b"x" * 200_000, "读不下去"),
    ],
)  # fmt: skip
def test_every_file_that_is_none_gets_its_sentence_and_leaves_nothing_behind(data, words, tmp_path):
    with pytest.raises(NotAGazetteer, match=words):
        put_in(data, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_gazetteer_without_the_town_does_not_replace_the_one_that_has_it(tmp_path):
    put_in("\n".join(f"{code},{name}" for code, name in ROWS).encode(), tmp_path, town="云溪镇")

    with pytest.raises(NotAGazetteer, match="没有叫“云溪镇”的镇街"):
        put_in("990203101000,东桥镇".encode(), tmp_path, town="云溪镇")
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
