"""投递: one request a file, each kept or refused with its own sentence."""

import errno

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from guatu.conftest import MONDAY, at
from guatu.crafts.reading.tests.papers_made import TASKS, docx_of, mail_of, zip_of
from guatu.records.documents import keeping
from guatu.records.documents.keeping import keep
from guatu.records.documents.models import Document, State
from guatu.records.trail import whole_files
from guatu.work.intake import tasks

from .papers import MINUTES


@pytest.fixture
def drop(signed_in, clerk, today):
    """Returns a function that drops one file as the script does."""
    client = signed_in(clerk)

    def send(name, data, **more):
        paper = SimpleUploadedFile(name, data)
        return client.post(reverse("put-in"), {"paper": paper, **more}, headers={"Accept": "application/json"})

    return send


def test_a_dropped_file_is_kept_and_read(drop, town, works_office):
    answer = drop("纪要.txt", MINUTES.encode())

    document = Document.objects.get()
    url = reverse("paper", args=[document.pk])
    assert answer.json() == {"kept": True, "words": "收下了，正在读", "url": url, "papers": [document.pk], "refused": ""}
    assert document.state == State.READ
    assert document.whole == town
    assert document.candidates.exists()


def test_what_was_put_in_says_by_itself_how_the_reading_ended(drop, signed_in, clerk, works_office, other_town):
    from guatu.conftest import post

    document = Document.objects.get(pk=drop("纪要.txt", MINUTES.encode()).json()["papers"][0])
    waiting = {"papers": f"{document.pk},x,"}

    told = signed_in(clerk).get(reverse("papers-outcome"), waiting).json()
    count = document.candidates.promises().filter(ours=True).count()
    assert told[str(document.pk)]["words"].startswith(f"读完：待确认 {count} 条")
    assert told[str(document.pk)]["url"] == reverse("paper", args=[document.pk])

    stranger = signed_in(post(other_town, "clerk", "督办岗", "钱", "qian"))
    assert stranger.get(reverse("papers-outcome"), waiting).json() == {}

    Document.objects.update(state=State.READING)
    assert signed_in(clerk).get(reverse("papers-outcome"), waiting).json() == {}


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("空.txt", b"", "是空的"),
        ("改名.txt", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" * 40, "程序文件"),
        ("编码.txt", bytes(range(128, 255)) * 40, "编码"),
        ("涉密.txt", "机密★3年\n云溪镇文件\n一、年底前完成。".encode(), "密级"),
    ],
)
def test_what_is_no_paper_is_refused_with_its_own_sentence(drop, name, data, words):
    answer = drop(name, data)

    assert answer.status_code == 422
    assert words in answer.json()["words"]
    assert not Document.objects.exists()


def test_of_a_secret_paper_no_byte_is_stored(drop, tmp_path):
    drop("涉密.txt", "绝密★\n年底前完成云溪河清淤。".encode())

    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_sentence_about_business_secrets_is_no_mark(drop, works_office):
    assert drop("通知.txt", "关于保护商业秘密的通知\n请各办公室11月底前完成自查。".encode()).status_code == 200


def test_the_files_of_an_archive_become_papers_and_the_refused_are_named(drop, works_office):
    data = zip_of({
        "一/纪要.txt": MINUTES.encode(), "任务表.docx": docx_of("云溪镇任务表", TASKS), "涉密.txt": "机密★\n通知".encode(),
        "空.txt": b" ", "旧.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    })  # fmt: skip

    answer = drop("打包.zip", data)

    assert answer.status_code == 200
    assert sorted(document.name for document in Document.objects.all()) == ["任务表.docx", "纪要.txt"]
    words = answer.json()["words"]
    assert words.startswith("收下 2 份，正在读；没收 3 份：")
    assert all(part in words for part in ("《涉密.txt》标有密级", "《空.txt》是空的", "另存为 docx"))


def test_an_archive_that_cannot_be_opened_leaves_nothing(drop):
    answer = drop("打包.zip", zip_of({"../通知.txt": MINUTES.encode()}))

    assert answer.status_code == 422
    assert "指向别处" in answer.json()["words"]
    assert not Document.objects.exists()


def test_a_mail_whose_attachment_is_secret_is_not_kept(drop, tmp_path):
    answer = drop("报送.eml", mail_of("报送", "请查收。", attached={"通知.docx": docx_of("秘密★1年", "通知")}))

    assert answer.status_code == 422
    assert not Document.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_table_in_a_word_file_becomes_candidates_with_their_units(drop, works_office):
    drop("任务表.docx", docx_of("云溪镇任务表", "2026年3月2日", TASKS))

    first = Document.objects.get().candidates.first()
    assert (first.quote, first.owner, str(first.due)) == ("清淤云溪河5公里", "云溪镇水利站", "2026-11-30")


def test_too_large_a_file_is_cut_off_while_it_comes_in(drop, settings):
    settings.LARGEST_PAPER = 100_000

    answer = drop("大.txt", "年底前完成。".encode() * 20_000)

    assert answer.status_code == 422
    assert "《大.txt》超过" in answer.json()["words"]


def test_the_same_paper_twice_says_where_the_first_is(drop, works_office):
    first = drop("纪要.txt", MINUTES.encode()).json()

    second = drop("纪要（副本）.txt", MINUTES.encode())

    assert second.status_code == 422
    assert second.json()["url"] == first["url"]
    assert Document.objects.count() == 1


def test_of_the_same_paper_twice_at_once_the_second_is_told(drop, monkeypatch, works_office, town, clerk):
    real = keeping.store

    def another_is_quicker(data, digest):
        monkeypatch.setattr(keeping, "store", real)
        keep(data, name="纪要.txt", whole=town, by=clerk, at=at(MONDAY))

    monkeypatch.setattr(keeping, "store", another_is_quicker)
    answer = drop("纪要.txt", MINUTES.encode())

    assert answer.status_code == 422
    assert "已经投过" in answer.json()["words"]
    assert Document.objects.count() == 1


def test_pasted_words_are_named_by_their_first_line(signed_in, clerk, works_office, today):
    signed_in(clerk).post(reverse("put-in"), {"words": "\n云溪镇周报/第 3 期\n建设办年底前修好东街。\n"})

    assert Document.objects.get().name == "云溪镇周报_第 3 期.txt"


def test_without_the_script_the_page_itself_says_what_was_refused(signed_in, clerk, today):
    client = signed_in(clerk)

    answer = client.post(reverse("put-in"), {"paper": SimpleUploadedFile("空.txt", b" \n")})

    assert answer.status_code == 422
    assert "《空.txt》是空的" in answer.content.decode()


def test_nothing_at_all_is_a_sentence_too(signed_in, clerk, today):
    answer = signed_in(clerk).post(reverse("put-in"), {"words": "  "})

    assert answer.status_code == 422
    assert "没有收到文件" in answer.content.decode()


def test_a_day_that_is_none_is_refused_and_nothing_is_kept(drop):
    answer = drop("纪要.txt", MINUTES.encode(), dated="十一月")

    assert answer.status_code == 422
    assert "日期看不懂" in answer.json()["words"]
    assert not Document.objects.exists()


def test_only_a_clerk_puts_papers_in(signed_in, works_clerk, today):
    answer = signed_in(works_clerk).post(reverse("put-in"), {"words": MINUTES})

    assert answer.status_code == 403
    assert not Document.objects.exists()


def test_a_fault_of_the_reader_ends_the_reading_with_a_sentence(drop, monkeypatch, works_office):
    def fail(document, *, at):
        raise KeyError("a rule without an end")

    monkeypatch.setattr(tasks, "read_paper", fail)
    drop("纪要.txt", MINUTES.encode())

    document = Document.objects.get()
    assert document.state == State.UNREADABLE
    assert "系统出了错" in document.trouble


def test_on_a_full_disk_the_paper_is_refused_with_what_to_do_and_nothing_of_it_is_left(drop, monkeypatch, settings, works_office):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as machine:
        machine.setattr(whole_files.os, "fsync", full)
        answer = drop("纪要.txt", MINUTES.encode())

    assert answer.status_code == 422
    assert "磁盘满了。请管理员腾出空间，再投一次" in answer.json()["words"]
    assert not Document.objects.exists()
    assert not [path for path in (settings.HOME / "papers").rglob("*") if path.is_file()]

    assert drop("纪要.txt", MINUTES.encode()).status_code == 200
