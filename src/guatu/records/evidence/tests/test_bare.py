"""A photograph inside a paper is kept without when and where it was taken; the rest of the paper as it came."""

import hashlib
import io
import zipfile

import docx
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from guatu.records.evidence.bare import bare_jpeg, bared, segments
from guatu.records.evidence.looking import look_at

from .pictures import drawing, jpeg

TAKEN = {"taken": "2026:11:15 10:22:33", "place": ((30, 12, 36), (120, 30, 0))}
TELLING = (b"Exif", b"2026:11:15", b"taken by Chen")


def a_docx(*pictures):
    """A report with pictures in it."""
    paper, out = docx.Document(), io.BytesIO()
    paper.add_paragraph("云溪镇整改报告：东干道已经清理。")
    for picture in pictures:
        paper.add_picture(io.BytesIO(picture))
    paper.save(out)
    return out.getvalue()


def a_pdf(*streams, more=b""):
    """A page with these JPEG streams as its pictures, and whatever else."""
    names = b" ".join(b"/I%d %d 0 R" % (n, n + 5) for n in range(len(streams)))
    drawn = b" ".join(b"q 200 0 0 150 20 %d cm /I%d Do Q" % (200 * n + 20, n) for n in range(len(streams)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<<%b>>>>>>" % names,
        b"<</Length %d>>\nstream\n%b\nendstream" % (len(drawn), drawn),
        *(b"<</Type/XObject/Subtype/Image/Width 1200/Height 900/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length %d>>"
          b"\nstream\n%b\nendstream" % (len(each), each) for each in streams),
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n" + more, []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(out),
    )  # fmt: skip


def media(data):
    """The pictures of a docx by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if name.startswith("word/media/")}


def drawn(data):
    """How the first page of a PDF looks."""
    return pypdfium2.PdfDocument(data)[0].render().to_pil().tobytes()


def test_the_photographs_of_a_report_are_kept_without_time_and_place_and_look_the_same():
    photo, plain = jpeg(drawing("road"), **TAKEN), jpeg(drawing("ditch"))
    came = a_docx(photo, plain)
    looked = look_at(came, "报告.docx")

    assert looked.sha256 == hashlib.sha256(came).hexdigest()
    assert looked.kept_sha256 == hashlib.sha256(looked.kept).hexdigest() != looked.sha256
    kept = media(looked.kept)
    assert not any(word in picture for picture in kept.values() for word in TELLING)
    assert [Image.open(io.BytesIO(each)).tobytes() for each in kept.values()] == [drawn_as(photo), drawn_as(plain)]
    assert docx.Document(io.BytesIO(looked.kept)).paragraphs[0].text.startswith("云溪镇整改报告")


def drawn_as(picture):
    return Image.open(io.BytesIO(picture)).tobytes()


def test_all_but_the_pictures_is_as_it_came_and_what_tells_nothing_comes_through_untouched():
    came = a_docx(jpeg(drawing("road"), **TAKEN))
    with zipfile.ZipFile(io.BytesIO(came)) as before, zipfile.ZipFile(io.BytesIO(bared(came, "docx"))) as after:
        assert before.namelist() == after.namelist()
        assert all(before.read(name) == after.read(name) for name in before.namelist() if not name.endswith((".jpg", ".jpeg")))
    kept = bared(came, "docx")
    assert bared(kept, "docx") == kept


def test_a_photograph_that_lies_on_its_side_still_says_so_and_nothing_else():
    kept = bare_jpeg(jpeg(drawing("road"), upright=6, **TAKEN))
    with Image.open(io.BytesIO(kept)) as image:
        assert dict(image.getexif()) == {0x0112: 6}
    assert b"2026:11:15" not in kept
    assert bare_jpeg(kept) == kept


def test_a_drawing_with_words_in_it_loses_them():
    words, out = PngImagePlugin.PngInfo(), io.BytesIO()
    words.add_text("Author", "Chen")
    drawing("road").save(out, "PNG", pnginfo=words, exif=Image.open(io.BytesIO(jpeg(drawing("a"), **TAKEN))).getexif())
    [kept] = media(look_at(a_docx(out.getvalue()), "a.docx").kept).values()
    assert b"Chen" not in kept and b"eXIf" not in kept
    assert drawn_as(kept) == drawn_as(out.getvalue())


def test_in_a_pdf_nothing_moves_and_nothing_is_told():
    came = a_pdf(jpeg(drawing("road"), **TAKEN), jpeg(drawing("ditch"), **TAKEN))
    looked = look_at(came, "验收单.pdf")

    assert len(looked.kept) == len(came) and looked.kept_sha256 != looked.sha256
    assert not any(word in looked.kept for word in TELLING)
    assert drawn(looked.kept) == drawn(came)


def test_what_a_pdf_tells_beside_its_pictures_is_blanked_and_a_second_picture_behind_the_first_goes():
    told = b'<rdf exif:GPSLatitude="30,12.6N"><exif:DateTimeOriginal>2026-11-15</exif:DateTimeOriginal>'
    packet = b'%<?xpacket begin="" id="x"?>' + told + b'<?xpacket end="w"?>\n'
    photo = jpeg(drawing("road"), **TAKEN)
    came = a_pdf(photo + jpeg(drawing("back"), **TAKEN), more=packet)
    kept = bared(came, "pdf")

    assert not any(word in kept for word in (*TELLING, b"30,12.6N", b"2026-11-15"))
    assert len(kept) == len(came) and drawn(kept) == drawn(came)


def test_what_is_signed_stays_as_it_came():
    photo = jpeg(drawing("road"), **TAKEN)
    signed = a_pdf(photo, more=b"%/ByteRange [0 10 20 30]\n")
    assert look_at(signed, "验收单.pdf").kept == signed

    out = io.BytesIO(a_docx(photo))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    assert look_at(out.getvalue(), "报告.docx").kept == out.getvalue()


@given(st.binary(max_size=400), st.integers(0, 400))
def test_no_bytes_break_it_and_no_pdf_changes_its_length(noise, cut):
    head = jpeg(drawing("a", (40, 30)), **TAKEN)
    picture = head[:cut] + noise
    bare_jpeg(b"\xff\xd8\xff" + picture)
    assert all(start < end for _, start, end in segments(b"\xff\xd8" + noise))
    data = b"%PDF-1.4 stream\n" + head[: 3 + cut] + noise
    assert len(bared(data, "pdf")) == len(data)


@pytest.mark.parametrize("ending", [b"", b"\xff\xd9", b"\xff\xe1\x00\x01", b"\xff\xff\xff\xff\xff\xff"])
def test_a_picture_that_ends_anyhow_is_gone_through_once(ending):
    assert len(list(segments(b"\xff\xd8" + ending))) < 4
    photo = jpeg(drawing("a", (40, 30)), **TAKEN)
    assert b"Exif" not in bare_jpeg(photo[:-2] + ending)
