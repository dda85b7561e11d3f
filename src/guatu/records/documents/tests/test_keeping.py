"""Keeping a paper: looked at first, stored by its hash, never half-written."""

import pytest

from guatu.conftest import MONDAY, at
from guatu.records.documents.keeping import PaperIsUnreadable, bytes_of, keep, place
from guatu.records.documents.models import Document
from guatu.records.documents.refusals import NoRoomForThePaper, PaperIsAlreadyHere, PaperIsSecret, PaperIsTooLarge
from guatu.records.trail import whole_files

pytestmark = pytest.mark.django_db
WORDS = "云溪镇一周看点\n2026年11月13日\n云溪镇年底前完成二号危桥改造。\n".encode()


@pytest.fixture
def put_in(town, clerk):
    return lambda data, name="看点.txt", **more: keep(data, name=name, whole=town, by=clerk, at=at(MONDAY), **more)


def test_the_bytes_are_kept_as_they_came(put_in):
    document = put_in(WORDS)
    assert bytes_of(document) == WORDS
    assert document.state == "waiting"
    assert document.put_in_name == "陈"


@pytest.mark.parametrize("words", ["机密★\n关于危桥的报告\n正文", "秘密★1年\n关于危桥的报告\n正文", "绝密 ★ 长期\n正文"])
def test_of_a_paper_with_a_secrecy_mark_nothing_is_stored(put_in, words, settings):
    with pytest.raises(PaperIsSecret):
        put_in(words.encode())
    assert not Document.objects.exists()
    assert not (settings.HOME / "papers").exists()


def test_a_mark_in_another_encoding_or_in_the_files_name_is_found_too(put_in):
    for data, name in (("機密★\n關於危橋的報告\n正文在此，一切如常。".encode("big5"), "a.txt"), (WORDS, "机密★会议.txt")):
        with pytest.raises(PaperIsSecret):
            put_in(data, name=name)


def test_a_paper_once_given_up_on_may_be_put_in_again(put_in):
    first = put_in(WORDS)
    Document.objects.update(state="unreadable", trouble="原件不在数据目录里，请再投一次。")
    again = put_in(WORDS)
    assert (again.pk, again.state) == (first.pk, "waiting")


def test_a_trade_secret_in_a_sentence_is_no_mark(put_in):
    assert put_in("会议纪要\n各单位要保守企业商业秘密，年底前完成清理。\n".encode()).pk


@pytest.mark.parametrize("data", [b"", b"  \n\n", b"\x00\x00\x00", b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200), b"\x7fELF" + bytes(300)])
def test_what_is_no_paper_is_refused_with_a_sentence(put_in, data):
    with pytest.raises(PaperIsUnreadable) as refused:
        put_in(data, name="周报.txt")
    assert refused.value.in_words.endswith("。")


def test_what_is_too_large_is_refused(put_in, settings):
    settings.LARGEST_PAPER = 10
    with pytest.raises(PaperIsTooLarge):
        put_in(WORDS)


def test_the_same_bytes_come_in_once(put_in):
    first = put_in(WORDS)
    with pytest.raises(PaperIsAlreadyHere) as refused:
        put_in(WORDS, name="又一份.txt")
    assert refused.value.document == first.pk


def test_the_same_paper_may_lie_in_two_towns(put_in, other_town, clerk):
    put_in(WORDS)
    assert keep(WORDS, name="看点.txt", whole=other_town, by=clerk, at=at(MONDAY)).pk


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\temp\\周报.txt", "/etc/周报.txt", ""])
def test_a_name_never_leads_anywhere(put_in, name, settings):
    document = put_in(WORDS, name=name)
    assert "/" not in document.name
    assert "\\" not in document.name
    assert place(document.sha256).is_relative_to(settings.HOME / "papers")


def test_a_full_disk_leaves_neither_row_nor_half_a_file(put_in, monkeypatch, settings):
    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_files.os, "fsync", full)
    with pytest.raises(NoRoomForThePaper, match="腾出空间"):
        put_in(WORDS)
    assert not Document.objects.exists()
    assert not [path for path in (settings.HOME / "papers").rglob("*") if path.is_file()]
