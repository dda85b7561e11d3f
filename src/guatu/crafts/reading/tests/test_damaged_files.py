"""Damaged files of every form: no exception but Unreadable, no end of memory, and a text that holds together."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guatu.crafts.reading import Unreadable
from guatu.crafts.reading.secrecy import mark_of_source
from guatu.crafts.reading.sources import open_source
from guatu.crafts.reading.sources.archive import unpack

from .papers_made import TASKS, column, docx_of, html_of, mail_of, ofd_of, pdf_of, ruled, xlsx_of, zip_of
from .test_pdf import BRIDGE
from .test_reading_anything import check

PAGE = [*column(BRIDGE, 60, 60, across=20), *ruled(TASKS, 60, 300, (30, 150, 80, 100, 70, 50))]
WHOLE = {
    "a.docx": docx_of("云溪镇任务表", TASKS, "年底前完成。"),
    "b.xlsx": xlsx_of({"任务": TASKS}),
    "c.pdf": pdf_of(PAGE, PAGE),
    "d.ofd": ofd_of(PAGE),
    "e.html": html_of(TASKS),
    "f.eml": mail_of("通知", "年底前完成。", attached={"表.docx": docx_of(TASKS)}),
    "h.csv": "\n".join(",".join(map(str, row)) for row in TASKS).encode(),
    "g.txt": "\n".join("\t".join(map(str, row)) for row in TASKS).encode(),
}
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def open_it(data: bytes, name: str) -> None:
    try:
        source = open_source(data, name)
    except Unreadable as refused:
        assert refused.in_words
        return
    mark_of_source(source)
    for row in source.rows:
        assert 0 <= row.line[0] <= row.what[0] <= row.what[1] <= row.line[1] <= len(source.text)


def damaged(data: bytes, cuts: list[tuple[int, bytes]]) -> bytes:
    out = bytearray(data)
    for place, patch in cuts:
        at = place % max(1, len(out))
        out[at : at + len(patch)] = patch
    return bytes(out)


patches = st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=8)), min_size=1, max_size=12)


@few
@given(st.sampled_from(sorted(WHOLE)), patches, st.integers(0, 10**6))
def test_a_file_with_holes(name, cuts, end):
    data = damaged(WHOLE[name], cuts)
    open_it(data[: end % len(data) + 1] if end % 3 == 0 else data, name)


@few
@given(st.sampled_from(["a.docx", "b.xlsx", "d.ofd"]), patches, st.integers(0, 50))
def test_a_package_whose_parts_have_holes(name, cuts, number):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE[name])) as package, zipfile.ZipFile(out, "w") as broken:
        members = package.infolist()
        for place, member in enumerate(members):
            inner = package.read(member)
            broken.writestr(member.filename, damaged(inner, cuts) if place == number % len(members) else inner)
    open_it(out.getvalue(), name)


paths = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12)


@few
@given(st.dictionaries(paths, st.binary(max_size=60), max_size=4), patches)
def test_any_archive(files, cuts):
    data = zip_of(files)
    for each in (data, damaged(data, cuts)):
        try:
            for inner in unpack(each, "a.zip"):
                if not inner.words:
                    open_it(inner.data, inner.name)
        except Unreadable as refused:
            assert refused.in_words


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_a_whole_file_is_read_and_its_places_hold(name):
    check(WHOLE[name], name, recall=True)


words = st.text(alphabet="序号任务责任单位完成时限云溪镇水利站年底前1234、，。\n ", max_size=12)
tables = st.lists(st.lists(words, min_size=2, max_size=6).map(tuple), min_size=1, max_size=6)
HEADS = [("序号", "任务", "责任单位", "完成时限"), ("任务", "时限"), ("责任单位", "任务", "任务", "时限", "序号")]


@few
@given(st.sampled_from(HEADS), tables, st.sampled_from(["|", "\t", "　　", "html"]))
def test_any_table_keeps_its_places(head, rows, parts):
    lines = [head, *rows]
    if parts == "html":
        check(html_of(lines), "a.html", recall=False)
    else:
        check("\n".join(parts.join(row) for row in lines).encode(), "a.txt", recall=False)
