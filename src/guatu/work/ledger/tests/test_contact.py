"""联系方式: for the handler alone, shown once, nowhere else; gone after closing."""

import logging
from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from guatu.conftest import MONDAY, at, post
from guatu.records.documents.models import Document
from guatu.records.offices.models import Post, Substitute, User
from guatu.records.vault.models import Contact, VaultStep
from guatu.work.ledger.lifecycle import assign, close, enter, report, sign_for, verify, withdraw
from guatu.work.ledger.lifecycle.contact import forget_old_contacts, opener_of, owes_a_reply, put_contact
from guatu.work.ledger.lifecycle.purge import purge_lines
from guatu.work.ledger.models import Commitment, Step
from guatu.work.ledger.refusals import NotYoursEither

WORDS = "林女士 000-5550001"  # plainly nobody's
NOW = {"on": MONDAY, "at": at(MONDAY)}


@pytest.fixture
def lamp(town, clerk):
    """A hotline's line, with how to reach the caller in the vault; drafted."""
    line, _ = enter(assigner=town, title="河东路路灯不亮", source="12345热线工单 2026-0001", duty="standing", by=clerk, **NOW)
    put_contact(line, words=WORDS, reference="2026-0001", by=clerk, at=at(MONDAY))
    return line


@pytest.fixture
def handed_lamp(lamp, clerk, works_office, works_clerk):
    assign(lamp, to=works_office, duty="standing", handler=Post.objects.get(user=works_clerk.user), by=clerk, **NOW)
    return lamp


def test_it_is_offered_only_where_somebody_waits_for_an_answer(lamp, road, signed_in, clerk):
    assert owes_a_reply(lamp) and not owes_a_reply(road)
    assert "联系方式" not in signed_in(clerk).get(road.get_absolute_url()).content.decode()
    assert "联系方式" not in signed_in(clerk).get("/ledger/new/").content.decode()
    assert 'name="words"' in signed_in(clerk).get(f"/ledger/{lamp.pk}/contact/").content.decode()


def test_until_it_is_handed_on_whoever_put_it_in_opens_it_and_then_the_handler_alone(
    lamp, clerk, second_clerk, works_clerk, works_office, mayor, signed_in, today
):
    address = f"/ledger/{lamp.pk}/contact/open/"
    assert WORDS in signed_in(clerk).post(address).content.decode()
    assert WORDS not in signed_in(second_clerk).post(address).content.decode()

    assign(lamp, to=works_office, duty="standing", handler=Post.objects.get(user=works_clerk.user), by=clerk, **NOW)
    for other in (clerk, second_clerk, mayor):
        answer = signed_in(other).post(address)
        assert answer.status_code == 422 and WORDS not in answer.content.decode()
        assert "可以办的：建设办路桥岗" in answer.content.decode()
    answer = signed_in(works_clerk).post(address)
    assert WORDS in answer.content.decode() and "no-store" in answer["Cache-Control"]
    assert [step.user_name for step in VaultStep.objects.filter(verb="open")] == ["陈", "吴"]


def test_a_colleague_of_the_office_does_not_open_it_but_a_substitute_of_the_handler_does(handed_lamp, works_office, works_clerk):
    colleague = post(works_office, "unit", "内勤", "杜", "du")
    with pytest.raises(NotYoursEither):
        opener_of(colleague, handed_lamp, MONDAY)

    Substitute.objects.create(
        post=Post.objects.get(user=works_clerk.user), user=User.objects.get(pk=colleague.user), since=MONDAY, until=MONDAY
    )
    from guatu.records.offices.acting import actor_of

    assert opener_of(actor_of(User.objects.get(pk=colleague.user), MONDAY), handed_lamp, MONDAY).instead_of == "吴"
    with pytest.raises(NotYoursEither, match="今天也可由杜代"):
        opener_of(post(works_office, "unit", "驾驶", "石", "shi"), handed_lamp, MONDAY)


def test_a_refused_entry_does_not_come_back_to_the_page(handed_lamp, signed_in, mayor, clerk, caplog):
    with caplog.at_level(logging.DEBUG):
        for actor, words in ((mayor, WORDS), (clerk, WORDS + "长" * 200)):
            answer = signed_in(actor).post(f"/ledger/{handed_lamp.pk}/contact/", {"words": words, "reference": "2026-0001"})
            assert answer.status_code == 422 and "林女士" not in answer.content.decode() and "没有带回来" in answer.content.decode()
        # Nor does a number slip into the field that is not sealed.
        told = {"words": WORDS, "reference": "13800000000"}
        assert signed_in(clerk).post(f"/ledger/{handed_lamp.pk}/contact/", told).status_code == 422
    assert "林女士" not in caplog.text and Contact.objects.get().reference == "2026-0001"


def test_it_stands_on_no_page_in_no_file_no_session_no_job(handed_lamp, signed_in, works_clerk, clerk, today):
    signed_in(works_clerk).post(f"/ledger/{handed_lamp.pk}/contact/open/")
    for actor in (works_clerk, clerk):
        client = signed_in(actor)
        for address in ("/", "/ledger/", "/ledger/?q=林女士", "/ledger/?q=5550001", f"/ledger/{handed_lamp.pk}/", f"/ledger/{handed_lamp.pk}/file/",
                        f"/ledger/{handed_lamp.pk}/report/", f"/ledger/{handed_lamp.pk}/contact/", "/ledger/export.csv", "/ledger/print/",
                        "/ledger/reminders/", "/wall", "/unit/"):  # fmt: skip
            answer = client.get(address)
            said = (b"".join(answer) if answer.streaming else answer.content).decode()
            assert WORDS not in said and "000-5550001" not in said, address
        page = client.get(handed_lamp.get_absolute_url()).content.decode()
        assert "已存，只有承办岗可看" in page
    told = [str(each.get_decoded()) for each in Session.objects.all()] + [str(each.args_kwargs) for each in DBTaskResult.objects.all()]
    told += [f"{step.note}{step.values}" for step in Step.objects.all()]
    assert not any("5550001" in each for each in told)


@pytest.mark.parametrize(("days", "left"), [(29, 1), (30, 0)])
def test_it_goes_so_many_days_after_closing_by_the_tick(handed_lamp, works_clerk, verifier, mayor, days, left, monkeypatch, signed_in, clerk):
    sign_for(handed_lamp, by=works_clerk, **NOW)
    report(handed_lamp, words="灯亮了", finished=True, by=works_clerk, **NOW)
    verify(handed_lamp, finding="亮了", by=verifier, **NOW)
    close(handed_lamp, by=mayor, **NOW)

    monkeypatch.setenv("GUATU_TODAY", (MONDAY + timedelta(days=days)).isoformat())
    call_command("tick", verbosity=0)
    call_command("tick", verbosity=0)
    assert Contact.objects.filter(gone_on=None).count() == left
    page = signed_in(clerk).get(handed_lamp.get_absolute_url()).content.decode()
    assert ("办结满 30 天，到期删除" in page) == (not left)
    assert VaultStep.objects.filter(verb="remove").count() == 1 - left


def test_how_long_is_a_setting_and_what_left_the_ledger_is_forgotten_too(lamp, clerk):
    withdraw(lamp, reason="重了", by=clerk, **NOW)
    assert forget_old_contacts(date(2026, 11, 20), days=5, at=at(date(2026, 11, 20))) == 0
    assert forget_old_contacts(date(2026, 11, 21), days=5, at=at(date(2026, 11, 21))) == 1


def test_it_goes_with_a_purge(town, clerk, village):
    from django.db import transaction

    paper = Document.objects.create(whole=town, name="a.txt", title="来信摘编", sha256="0" * 64, size=1, put_in_at=at(MONDAY), put_in_by=clerk.user)
    line, _ = enter(assigner=town, title="路灯", quote="路灯不亮", source="信访件 7", document=paper, start=0, end=4, by=clerk, **NOW)
    put_contact(line, words=WORDS, reference="7", by=clerk, at=at(MONDAY))
    security = post(town, "security", "安全管理员", "罗", "luo")
    with transaction.atomic():
        purge_lines([line], reason="误传", by=security, post=security.posts[0], **NOW)
    assert Contact.objects.get().gone_why == "来源文件清除" and bytes(Contact.objects.get().sealed) == b""


# -- what is typed where it does not belong --


def test_a_telephone_number_in_free_text_is_pointed_out_and_moves_into_the_vault_at_a_click(town, clerk, signed_in, today):
    told = {"title": "路灯不亮", "source": "12345热线", "quote": "报修人13800000000，请回电", "duty": "standing", "on": MONDAY.isoformat()}
    client = signed_in(clerk)
    answer = client.post("/ledger/new/", told)
    page = answer.content.decode()
    assert answer.status_code == 422 and "这里像是电话" in page and 'value="move">移到联系方式</button>' in page
    assert Commitment.objects.count() == 0

    client.post("/ledger/new/", {**told, "contacts": "move"})
    line = Commitment.objects.get()
    assert line.quote == "报修人（联系方式另存），请回电"
    assert "13800000000" in client.post(f"/ledger/{line.pk}/contact/open/").content.decode()
    assert not any("13800000000" in f"{step.values}{step.note}" for step in line.steps.all())


def test_or_is_kept_where_it_is_none_and_then_lists_prints_and_search_mask_it(town, clerk, signed_in, today):
    client = signed_in(clerk)
    told = {"title": "核对编号13800000000", "source": "会", "quote": "", "duty": "standing", "on": MONDAY.isoformat(), "contacts": "keep"}
    client.post("/ledger/new/", told)
    line = Commitment.objects.get()
    assert "13800000000" in line.title
    for address in ("/ledger/", f"/ledger/{line.pk}/", f"/ledger/{line.pk}/file/", "/ledger/print/", "/ledger/export.csv", "/", "/wall"):
        answer = client.get(address)
        said = (b"".join(answer) if answer.streaming else answer.content).decode()
        assert "13800000000" not in said, address
    assert "没有这样的事项" in client.get("/ledger/?q=13800000000").content.decode()


def test_in_a_report_it_moves_into_the_vault_of_its_line(handed_lamp, works_clerk, signed_in, today):
    sign_for(handed_lamp, by=works_clerk, **NOW)
    client, address = signed_in(works_clerk), f"/ledger/{handed_lamp.pk}/report/"
    told = {"words": "已电话13900000000告知", "on": MONDAY.isoformat(), "version": Commitment.objects.get(pk=handed_lamp.pk).version}
    assert client.post(address, told).status_code == 422
    assert client.post(address, {**told, "contacts": "move"}).status_code == 302
    assert handed_lamp.steps.last().note == "已电话（联系方式另存）告知"
    assert f"{WORDS}；13900000000" in client.post(f"/ledger/{handed_lamp.pk}/contact/open/").content.decode()
