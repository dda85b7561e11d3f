"""Word documents: paragraphs, lists, text boxes and tables in their order; what is deleted or hidden is left out."""

from __future__ import annotations

import io
import zipfile

import pytest

from guatu.crafts.reading import Unreadable, find_secrecy_mark, read
from guatu.crafts.reading.secrecy import mark_of_source
from guatu.crafts.reading.sources import open_source
from guatu.crafts.reading.sources.docx import written

from .papers_made import TASKS, docx_of

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_body(body: str, **members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"<w:document {SPACE}><w:body>{body}</w:body></w:document>")
        for name, words in members.items():
            package.writestr(f"word/{name}.xml", words)
    return out.getvalue()


def said(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def test_paragraphs_and_tables_stand_in_their_order():
    text = open_source(docx_of("云溪镇工作通报", "第一段。", [("甲", "乙"), ("1", "2")], "最后一段。"), "通报.docx").text

    assert text == "云溪镇工作通报\n第一段。\n甲　乙\n1　2\n最后一段。\n"


def test_list_numbers_are_those_that_word_prints():
    numbering = f"""<w:numbering {SPACE}><w:abstractNum w:abstractNumId="7">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
      <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""

    def item(level: int, words: str) -> str:
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'
        return f"<w:p><w:pPr>{number}</w:pPr>{said(words)}</w:p>"

    body = item(0, "道路") + item(1, "修东街") + item(1, "修西街") + item(0, "河道") + item(1, "清淤")
    text = open_source(with_body(body, numbering=numbering), "清单.docx").text

    assert text.split() == ["一、道路", "1.修东街", "2.修西街", "二、河道", "1.清淤"]


@pytest.mark.parametrize(
    ("number", "form", "words"),
    [(11, "chineseCountingThousand", "十一"), (3, "decimalEnclosedCircle", "③"), (4, "lowerRoman", "iv"), (2, "upperLetter", "B")],
)
def test_numbers_are_written_in_words_forms(number, form, words):
    assert written(number, form) == words


def test_what_was_deleted_or_hidden_is_not_read_and_a_text_box_only_once():
    box = f"<w:txbxContent><w:p>{said('框里的话')}</w:p></w:txbxContent>"
    body = (
        f"<w:p>{said('年底前')}<w:del>{said('明年')}</w:del><w:ins>{said('修好东街')}</w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>"
        f"<w:p><w:r><AlternateContent><Choice>{box}</Choice><Fallback>{box}</Fallback></AlternateContent></w:r></w:p>"
    )
    assert open_source(with_body(body), "通知.docx").text.split() == ["年底前修好东街", "框里的话"]


def test_a_table_within_a_cell_gives_its_words():
    inner = f"<w:tbl><w:tr><w:tc><w:p>{said('里面')}</w:p></w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc><w:p>{said('外面')}</w:p>{inner}</w:tc></w:tr></w:tbl>"

    assert open_source(with_body(body), "表.docx").text.split() == ["外面", "里面"]


@pytest.mark.parametrize(
    "data",
    [
        docx_of("秘密★1年", "云溪镇文件", "一、年底前完成。"),
        docx_of("云溪镇文件", "一、年底前完成。", header="机密★3年"),
        docx_of([("绝密★", "特急"), ("云溪镇文件", "")], "年底前完成。"),
        with_body(f"<w:p><w:r><w:pict><w:txbxContent><w:p>{said('机密★')}</w:p></w:txbxContent></w:pict></w:r></w:p>"),
    ],
)
def test_a_secrecy_mark_is_found_wherever_it_stands(data):
    assert mark_of_source(open_source(data, "文件.docx"))


def test_a_table_of_duties_bears_no_mark():
    assert find_secrecy_mark(open_source(docx_of("云溪镇文件", TASKS), "表.docx").text) is None


def test_a_paper_that_is_a_picture_says_so():
    data = io.BytesIO(with_body("<w:p/>"))
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("word/media/image1.png", b"\x89PNG")
    reading = read(data.getvalue(), name="扫描.docx")

    assert any("图片" in doubt.words for doubt in reading.doubts)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('<!DOCTYPE x [<!ENTITY a "aa">]><w:p>&a;</w:p>', "损坏"),
        ("<w:p>" * 900 + "</w:p>" * 900, "损坏"),
        ("<w:p>", "损坏"),
    ],
)
def test_dangerous_or_broken_markup_is_refused(body, says):
    data = with_body(body)
    if body.startswith("<!DOCTYPE"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            package.writestr("word/document.xml", body)
        data = out.getvalue()
    with pytest.raises(Unreadable) as refused:
        open_source(data, "通知.docx")
    assert says in refused.value.in_words


def test_a_document_that_unpacks_without_end_is_refused():
    body = "<w:p>" + said("年" * 30_000_000) + "</w:p>"
    with pytest.raises(Unreadable) as refused:
        open_source(with_body(body), "大.docx")
    assert "大得不正常" in refused.value.in_words
