"""Mails: subject, day and body; what is attached is read as a file of its own, and its secrecy mark is the mail's."""

from __future__ import annotations

import pytest

from guatu.crafts.reading import Unreadable, read
from guatu.crafts.reading.secrecy import mark_of_source
from guatu.crafts.reading.sources import open_source
from guatu.crafts.reading.sources.archive import unpack

from .papers_made import TASKS, docx_of, html_of, mail_of, zip_of

ASKED = "请石桥村于3月底前修好二号桥，每周通报一次进度。"


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_mail_is_read_with_its_subject_and_its_day(charset):
    reading = read(mail_of("云溪镇关于修桥的通知", ASKED, charset=charset), name="通知.eml")

    assert reading.text.split("\n") == ["云溪镇关于修桥的通知", "2026年3月2日", ASKED]
    assert str(reading.date) == "2026-03-02"


@pytest.mark.parametrize("charset", ["\x00", "nonsense", "utf-8\x00", "\xff"])
def test_a_mail_in_a_charset_that_is_none_is_read_or_refused_with_a_sentence(charset):
    body = f"Subject: =?utf-8?B?6YCa55+l?=\nContent-Type: text/plain; charset=\"{charset}\"\n\n{ASKED}\n"
    try:
        assert ASKED in read(body.encode(), name="通知.eml").text
    except Unreadable as refused:
        assert refused.in_words


def test_a_mail_that_is_a_page_is_read_as_a_page():
    data = mail_of("云溪镇任务表", page=html_of(TASKS).decode())

    assert [each.quote for each in read(data, name="表.eml").candidates][:1] == ["清淤云溪河5公里"]


def test_what_is_attached_is_a_file_of_its_own():
    data = mail_of("报送任务表", "请查收。", attached={"任务表.docx": docx_of(TASKS), "说明.txt": ASKED.encode()})

    assert [inner.name for inner in unpack(data, "报送.eml")] == ["报送.eml", "报送.eml/任务表.docx", "报送.eml/说明.txt"]
    assert any("任务表.docx" in doubt.words for doubt in read(data, name="报送.eml").doubts)


@pytest.mark.parametrize(
    "data",
    [
        mail_of("机密★", ASKED),
        mail_of("报送", "机密★3年\n" + ASKED),
        mail_of("报送", ASKED, attached={"机密★.txt": ASKED.encode()}),
        mail_of("报送", ASKED, attached={"通知.docx": docx_of("秘密★1年", "通知")}),
        mail_of("报送", ASKED, attached={"打包.zip": zip_of({"夹/通知.txt": "绝密★\n通知".encode()})}),
    ],
)
def test_a_secrecy_mark_is_found_on_whatever_it_brings(data):
    assert mark_of_source(open_source(data, "报送.eml"))
