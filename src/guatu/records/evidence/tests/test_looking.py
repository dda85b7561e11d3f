"""What is taken as evidence, what is not and why, and what of a picture is kept."""

import hashlib
import io
import struct
import zipfile
import zlib

import docx
import pytest
from PIL import Image

from guatu.records.evidence import looking
from guatu.records.evidence.looking import look_at, look_at_all
from guatu.records.evidence.refusals import (
    EvidenceIsSecret,
    EvidenceIsTooLarge,
    HeicPicture,
    NoPicture,
    PictureIsABomb,
    TooMuchAtOnce,
)

from .pictures import drawing, jpeg, png

TAKEN = {"taken": "2026:11:15 10:22:33", "place": ((30, 12, 36), (120, 30, 0))}


def a_docx(words="云溪镇整改报告\n东干道已经清理。"):
    paper, out = docx.Document(), io.BytesIO()
    for line in words.split("\n"):
        paper.add_paragraph(line)
    paper.save(out)
    return out.getvalue()


def test_a_picture_is_kept_without_its_place_and_the_hash_of_what_came_is_kept():
    data = jpeg(drawing("road"), **TAKEN)
    looked = look_at(data, "现场.jpg")

    assert looked.sha256 == hashlib.sha256(data).hexdigest()
    assert looked.kept_sha256 == hashlib.sha256(looked.kept).hexdigest() != looked.sha256
    kept = Image.open(io.BytesIO(looked.kept))
    assert not dict(kept.getexif()) and "exif" not in kept.info and "comment" not in kept.info
    assert b"Exif" not in looked.kept and b"Chen" not in looked.kept


def test_time_and_place_are_what_the_picture_claims_and_the_place_is_coarse():
    looked = look_at(jpeg(drawing("road"), **TAKEN), "现场.jpg")
    assert looked.claimed_at == "2026-11-15 10:22"
    assert looked.claimed_place == "北纬 30.210，东经 120.500"


@pytest.mark.parametrize("taken", ["", "0000:00:00 00:00:00", "昨天", "2026:13:40 10:00:00"])
def test_a_picture_that_says_nothing_or_nonsense_claims_nothing(taken):
    looked = look_at(jpeg(drawing("road"), taken=taken, place=((0, 0, 0), (0, 0, 0))), "a.jpg")
    assert (looked.claimed_at, looked.claimed_place) == ("", "")


def test_a_picture_lying_on_its_side_is_kept_upright_and_a_large_one_smaller():
    looked = look_at(jpeg(drawing("wide", (4000, 3000)), upright=6), "a.jpg")
    assert Image.open(io.BytesIO(looked.kept)).size == (1920, 2560)


def test_it_is_known_by_its_content_and_not_by_its_name():
    assert look_at(png(drawing("road")), "说明.docx").kind == "picture"
    assert look_at(a_docx(), "照片.jpg").kind == "docx"
    for data in (b"MZ\x90\x00" + b"\x00" * 200, b"<html><script>1</script></html>", "办完了。".encode(), b"GIF89a" + b"\x00" * 50):
        with pytest.raises(NoPicture) as refused:
            look_at(data, "照片.jpg")
        assert "只收照片" in refused.value.in_words or "打不开" in refused.value.in_words


def test_half_a_picture_is_refused():
    data = jpeg(drawing("road"))
    with pytest.raises(NoPicture):
        look_at(data[: len(data) // 3], "现场.jpg")


def test_what_a_telephone_takes_as_heic_is_refused_with_what_to_do():
    with pytest.raises(HeicPicture) as refused:
        look_at(b"\x00\x00\x00\x18ftypheic" + b"\x00" * 100, "IMG_1.HEIC")
    assert "兼容性最佳" in refused.value.in_words


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_opened(monkeypatch):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0))
    bomb += chunk(b"IDAT", zlib.compress(b"\x00" * 100_000)) + chunk(b"IEND", b"")
    monkeypatch.setattr(Image.Image, "load", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(PictureIsABomb):
        look_at(bomb, "大图.png")


def test_what_is_decoded_whole_may_have_fewer_pixels_than_a_jpeg(monkeypatch):
    monkeypatch.setattr(looking, "MOST_PIXELS_WHOLE", 1_000_000)
    for data, taken in ((jpeg(drawing("road")), True), (png(drawing("road")), False)):
        try:
            assert look_at(data, "现场").kind == "picture" and taken
        except PictureIsABomb as refused:
            assert not taken and "超过 1 百万像素" in refused.in_words


def test_a_pdf_without_words_is_taken_and_one_that_cannot_be_opened_is_not():
    scan = io.BytesIO()
    drawing("receipt").save(scan, "PDF")
    assert look_at(scan.getvalue(), "验收单.pdf").kind == "pdf"
    for nothing in (b"%PDF-1.4 <html><script>1</script></html>", scan.getvalue()[:300]):
        with pytest.raises(NoPicture):
            look_at(nothing, "验收单.pdf")


def test_a_package_that_unpacks_to_far_more_is_refused(monkeypatch):
    monkeypatch.setattr("guatu.crafts.reading.sources.packed.LARGEST_IN_ALL", 1 << 20)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (1 << 22))
    with pytest.raises(NoPicture):
        look_at(out.getvalue(), "报告.docx")


def test_a_workbook_with_a_program_in_it_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(NoPicture) as refused:
        look_at(out.getvalue(), "表.xlsx")
    assert "宏" in refused.value.in_words


@pytest.mark.parametrize(("data", "name"), [(a_docx("机密★\n关于危桥的报告\n正文"), "报告.docx"), (jpeg(drawing("x")), "秘密★1年 现场.jpg")])
def test_what_bears_a_secrecy_mark_is_refused(data, name):
    with pytest.raises(EvidenceIsSecret):
        look_at(data, name)


def test_size_and_number_are_bounded(monkeypatch):
    monkeypatch.setattr(looking, "LARGEST", 1000)
    with pytest.raises(EvidenceIsTooLarge):
        look_at(b"\xff\xd8\xff" + b"0" * 1000, "大.jpg")
    with pytest.raises(TooMuchAtOnce):
        look_at_all([("a.jpg", b"")] * (looking.MOST_FILES + 1))


def test_of_the_same_file_twice_one_is_taken():
    data = jpeg(drawing("road"))
    assert len(look_at_all([("一.jpg", data), ("二.jpg", data)])) == 1


def test_a_telephone_number_in_the_name_is_not_kept():
    assert look_at(jpeg(drawing("road")), "业主13812345678来电.jpg").name == "业主138********来电.jpg"
