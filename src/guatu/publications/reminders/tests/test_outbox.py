"""发件箱: each message goes out once, in working hours, if it still holds; a failure says why and is tried again."""

import json
import smtplib
from datetime import date, timedelta

import pytest
from django.core import mail

from guatu.conftest import MONDAY, at, post
from guatu.publications.reminders.models import Message, State
from guatu.publications.reminders.outbox import send_again, send_waiting
from guatu.publications.reminders.ways import Folder
from guatu.records.offices.models import User
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter, sign_for

from .conftest import NEXT_MONDAY, TUESDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DECEMBER = date(2026, 12, 1)


@pytest.fixture
def folder(tmp_path, settings):
    """The folder a relay empties."""
    settings.OUTBOX_FOLDER = str(tmp_path / "发件")
    settings.ADDRESS = "http://10.0.0.8:8000"
    return tmp_path / "发件"


@pytest.fixture
def letters(settings):
    """A mail server that takes everything."""
    settings.MAIL_DOMAIN = "qinghe.example"
    return mail.outbox


def states():
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def test_without_a_way_out_nothing_is_put_in(chased, new_line, tick):
    new_line(signed=False, due=DECEMBER)
    tick(MONDAY, 10)
    assert not Message.objects.exists()


def test_what_is_new_goes_out_at_once_and_the_rest_with_the_morning(chased, new_line, tick, folder, works_clerk):
    line = new_line(signed=False, due=DECEMBER)
    tick(MONDAY, 10)
    files = sorted(folder.glob("*.json"))
    told = [json.loads(file.read_text(encoding="utf-8")) for file in files]

    new = next(each for each in told if each["key"].startswith("folder-f"))
    assert (new["to"], new["address"]) == ("wu", "http://10.0.0.8:8000/reminders/")
    assert new["subject"] == f"【挂图】提醒：{line.number} 东干道改造 2 公里"
    # The morning's digest was written with it: this was the first look of the day.
    assert sorted(each["key"][:8] for each in told) == ["folder-d", "folder-f"]

    sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY, 11))
    tick(date(2026, 11, 26))
    keys = {json.loads(file.read_text(encoding="utf-8"))["key"][:8] for file in folder.glob("*.json")}
    assert keys == {"folder-d", "folder-f"} and len(list(folder.glob("folder-f*.json"))) == 1


def test_each_message_goes_out_once(chased, new_line, tick, letters, works_clerk):
    new_line(signed=False, due=DECEMBER)
    for minute in range(4):
        tick(MONDAY, 10, minute)

    assert sorted(letter.to[0] for letter in letters) == ["wu@qinghe.example", "wu@qinghe.example"]
    assert set(states()) == {"sent"}
    keys = Message.objects.values_list("key", flat=True)
    assert {letter.extra_headers["Message-ID"] for letter in letters} == {f"<{key}@qinghe.example>" for key in keys}


def test_what_another_process_has_taken_is_left_alone(chased, new_line, tick, folder):
    new_line(signed=False, due=DECEMBER)
    tick(MONDAY, 10)
    Message.objects.update(state=State.SENDING, taken_at=at(MONDAY, 10))
    assert send_waiting(at(MONDAY, 10, 5)) == (0, 0)


def test_a_failure_says_why_and_is_tried_again_later_and_later(chased, new_line, tick, folder, monkeypatch):
    new_line(signed=False, due=DECEMBER)
    folder.write_text("a file where the folder should be", encoding="utf-8")
    tick(MONDAY, 10)
    first = Message.objects.order_by("pk").first()
    assert (first.state, first.tries) == ("waiting", 1)
    assert first.said.startswith("投递目录写不进去")
    assert first.next_at == at(MONDAY, 10, 2)

    folder.unlink()
    tick(MONDAY, 10, 1)
    assert Message.objects.get(pk=first.pk).state == "waiting"
    tick(MONDAY, 10, 2)
    assert Message.objects.get(pk=first.pk).state == "sent"


def test_after_six_failures_somebody_has_to_look(chased, new_line, tick, folder):
    new_line(signed=False, due=DECEMBER)
    folder.write_text("a file where the folder should be", encoding="utf-8")
    moment = at(MONDAY, 9)
    tick(MONDAY, 9)
    for _ in range(16):  # a way that is shut is tried with one message at a time
        moment += timedelta(hours=2)
        send_waiting(moment)
    assert "failed" in states()

    folder.unlink()
    assert send_again(Message.objects.filter(state="failed").first(), moment)
    assert send_waiting(moment)[0] == 1
    assert not send_again(Message.objects.filter(state="sent").first(), moment)


def test_an_address_the_server_does_not_know_holds_up_nobody_else(chased, new_line, tick, letters, works_office, monkeypatch):
    from django.core.mail import EmailMessage

    post(works_office, "unit", "材料岗", "毕", "bi")
    new_line(signed=False, due=DECEMBER)
    real = EmailMessage.send

    def send(self, *args, **more):
        if self.to == ["wu@qinghe.example"]:
            raise smtplib.SMTPRecipientsRefused({"wu": (550, b"no such user")})
        return real(self, *args, **more)

    monkeypatch.setattr(EmailMessage, "send", send)
    tick(MONDAY, 10)
    assert {letter.to[0] for letter in letters} == {"bi@qinghe.example"}
    assert all("请核对这个账号有没有内网邮箱" in each.said for each in Message.objects.filter(user__username="wu"))


def test_a_letter_of_which_nobody_knows_is_not_sent_twice_and_a_file_is_written_again(chased, new_line, tick, folder, letters):
    new_line(signed=False, due=DECEMBER)
    tick(MONDAY, 10)
    Message.objects.update(state=State.SENDING, taken_at=at(MONDAY, 10))
    before = len(letters)
    tick(MONDAY, 10, 30)

    assert len(letters) == before
    assert set(Message.objects.filter(way="mail").values_list("state", flat=True)) == {"unsure"}
    assert set(Message.objects.filter(way="folder").values_list("state", flat=True)) == {"sent"}


def test_what_no_longer_holds_is_dropped_with_the_reason(chased, new_line, tick, folder, works_clerk, farm_office, clerk):
    post(farm_office, "unit", "农田岗", "农", "nong")
    line = new_line(signed=False, due=DECEMBER)
    folder.write_text("a file where the folder should be", encoding="utf-8")
    tick(MONDAY, 16)
    folder.unlink()
    assign(line, to=farm_office, duty="dated", note="归田里管", by=clerk, on=MONDAY, at=at(MONDAY, 17))
    tick(TUESDAY, 9)

    old = Message.objects.filter(user=works_clerk.user).values_list("what", "state", "said").order_by("pk")
    assert ("firing", "dropped", "已经不用催了") in old and ("digest", "dropped", "那天已经过去，新的清单会说") in old
    sent_to = {json.loads(file.read_text(encoding="utf-8"))["to"] for file in folder.glob("folder-f*.json")}
    assert sent_to == {"nong"}


def test_who_has_left_the_post_is_not_written_to(chased, new_line, tick, folder, works_clerk):
    new_line(signed=False, due=DECEMBER)
    folder.write_text("a file where the folder should be", encoding="utf-8")
    tick(MONDAY, 10)
    folder.unlink()
    from guatu.records.offices.models import Post

    Post.objects.filter(pk=works_clerk.posts[0].key).update(user=None)
    tick(MONDAY, 10, 5)
    assert ("dropped", "已不在这个岗位") in Message.objects.filter(what="firing").values_list("state", "said")


def test_outside_of_working_hours_nothing_goes_out(chased, new_line, tick, folder):
    new_line(signed=False, due=DECEMBER, hour=17)
    tick(MONDAY, 19)
    assert not folder.exists()
    tick(TUESDAY, 8, 30)
    assert list(folder.glob("folder-f*.json"))


def test_no_telephone_number_and_no_paper_leaves_the_machine(chased, new_line, tick, folder):
    new_line("回复 13912345678 的来信", signed=False, due=DECEMBER)
    tick(MONDAY, 10)
    said = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.json"))
    assert "13912345678" not in said


def test_of_a_sealed_matter_the_number_alone_leaves_the_machine_and_nothing_to_whom_it_is_kept_from(
    chased, town, village, tick, folder, clerk, works_office, works_clerk
):  # fmt: skip
    villager = post(village, "unit", "承办岗", "村", "cun")
    post(village, "unit", "兼岗", "吴", "wu")  # who handles it sits in the village, too
    other = post(works_office, "unit", "材料岗", "毕", "bi")
    line, _ = enter(
        assigner=town, title="核查鱼塘发包账目", source="区纪委转来", duty="dated", due=Due(DECEMBER), concerns=village, by=clerk,
        on=MONDAY, at=at(MONDAY),
    )  # fmt: skip
    assign(line, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    tick(MONDAY, 10)

    told = [json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.json")]
    assert {each["to"] for each in told} == {User.objects.get(pk=other.user).username}
    assert all("鱼塘" not in each["subject"] + each["body"] and line.number in each["body"] for each in told)
    assert villager.user


def test_a_file_is_whole_when_it_has_its_name(folder, works_clerk):
    from guatu.publications.reminders.ways import Words

    way, user = Folder(folder), User.objects.get(pk=works_clerk.user)
    for _ in range(2):
        way.send("folder-f1-1", user, Words("题", "文", "/reminders/"))
    assert [file.name for file in folder.iterdir()] == ["folder-f1-1.json"]


def test_the_mornings_of_a_week_away_do_not_all_go_out(chased, new_line, tick, folder):
    new_line()
    tick(NEXT_MONDAY)
    tick(NEXT_MONDAY + timedelta(days=7))
    assert len(list(folder.glob("folder-d*.json"))) == Message.objects.filter(what="digest").count()
