"""Archives: the files inside, each for itself; bombs, locks and paths that lead elsewhere are refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from guatu.crafts.reading import Unreadable
from guatu.crafts.reading.sources import open_source
from guatu.crafts.reading.sources.archive import unpack

from .papers_made import TASKS, docx_of, zip_of

PAPER = "云溪镇年底前修好二号桥。".encode()


def names(data: bytes, name: str = "打包.zip") -> list[str]:
    return [inner.name for inner in unpack(data, name)]


def test_files_inside_are_taken_in_their_order_without_litter():
    files = {"一/通知.txt": PAPER, "__MACOSX/一/._通知.txt": b"x", "二/~$表.docx": b"x", "表.docx": docx_of(TASKS)}

    assert names(zip_of(files)) == ["打包.zip/一/通知.txt", "打包.zip/表.docx"]


def test_a_document_is_no_archive():
    assert names(docx_of(TASKS), "表.docx") == ["表.docx"]


def test_archives_within_archives_are_opened_three_deep():
    inner = zip_of({"通知.txt": PAPER})
    for _ in range(2):
        inner = zip_of({"里.zip": inner})
    assert names(inner) == ["打包.zip/里.zip/里.zip/通知.txt"]

    for _ in range(3):
        inner = zip_of({"里.zip": inner})
    with pytest.raises(Unreadable):
        unpack(inner, "打包.zip")


def test_names_in_gbk_are_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        member = zipfile.ZipInfo("xxxx.txt")
        package.writestr(member, PAPER)
    data = out.getvalue().replace(b"xxxx.txt", "通知".encode("gbk") + b".txt")

    assert names(data) == ["打包.zip/通知.txt"]


@pytest.mark.parametrize("path", ["../../etc/通知.txt", "夹/../../通知.txt", "C:/通知.txt"])
def test_paths_that_lead_elsewhere_are_refused(path):
    with pytest.raises(Unreadable) as refused:
        unpack(zip_of({path: PAPER}), "打包.zip")
    assert "指向别处" in refused.value.in_words


def test_a_bomb_is_refused_before_it_goes_off():
    flat = zip_of({f"{n}.txt": b"0" * 19_000_000 for n in range(12)})
    with pytest.raises(Unreadable) as refused:
        unpack(flat, "打包.zip")
    assert "大得不正常" in refused.value.in_words


def test_a_member_that_lies_about_its_size_is_counted_as_it_comes():
    data = bytearray(zip_of({"大.txt": b"0" * 30_000_000}))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature)
        data[at + place : at + place + 4] = (1000).to_bytes(4, "little")
    with pytest.raises(Unreadable):
        unpack(bytes(data), "打包.zip")


def test_a_locked_archive_is_refused():
    data = bytearray(zip_of({"通知.txt": PAPER}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + place] |= 1
    with pytest.raises(Unreadable) as refused:
        unpack(bytes(data), "打包.zip")
    assert "密码" in refused.value.in_words


def test_a_file_too_large_is_named_and_the_others_are_taken():
    found = unpack(zip_of({"大.txt": b"0" * 20_000_001, "小.txt": PAPER}), "打包.zip")

    assert [bool(inner.words) for inner in found] == [True, False]
    assert "上限" in found[0].words


@pytest.mark.parametrize("data", [b"Rar!\x1a\x07" + bytes(50), b"7z\xbc\xaf\x27\x1c" + bytes(50), b"\x1f\x8b\x08" + bytes(50)])
def test_other_archives_are_refused_with_what_to_do(data):
    with pytest.raises(Unreadable) as refused:
        open_source(data, "打包.rar")
    assert "zip" in refused.value.in_words
