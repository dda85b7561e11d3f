"""清除: no word of a purged paper is left, in no table and no file; the trail tells who, when and why (I1, I2)."""

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from guatu.conftest import MONDAY, at, post
from guatu.records.documents.keeping import keep, place
from guatu.records.documents.models import Document, Purge
from guatu.records.documents.purging import remove_bytes
from guatu.records.documents.refusals import (
    AlreadyPurged,
    PaperWasPurged,
    PurgeIsNotYours,
    PurgeNeedsAReason,
    ReasonTellsThePaper,
)
from guatu.records.trail import guards
from guatu.records.trail.chain import first_break
from guatu.records.trail.models import Link
from guatu.work.intake.lifecycle import confirm, dismiss, hand_in, join, purge
from guatu.work.intake.lifecycle import keep as keep_told
from guatu.work.intake.lifecycle.decide import decide
from guatu.work.intake.lifecycle.keep import Happening, Number, Report
from guatu.work.intake.models import Candidate
from guatu.work.intake.reading import read_paper
from guatu.work.intake.refusals import AlreadyDecided
from guatu.work.intake.tasks import read_paper_task
from guatu.work.ledger import search
from guatu.work.ledger.lifecycle import amend, assign, close, enter, merge, report, sign_for, verify
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.models import Commitment, Step
from guatu.work.ledger.models.search_entry import SearchEntry
from guatu.work.ledger.refusals import LineIsPurged
from guatu.work.ledger.stages import Change

from .papers import MINUTES, put_in

pytestmark = pytest.mark.django_db
TELLING = ("东干道", "老街电力管线", "慢行道", "秸秆禁烧", "农业生产推进会", "周调度会议", "纪要.txt")
REASON = "误投，已告知保密干部"


@pytest.fixture
def guard(town):
    """The town's security administrator."""
    return post(town, "security", "安全管理员", "秦", "qin")


@pytest.fixture
def path(town, works_office, works_clerk, clerk):
    """A line that was there before the paper, and is with its unit."""
    line, _ = enter(assigner=town, title="健身步道贯通 3 公里", source="镇长办公会", by=clerk, on=MONDAY, at=at(MONDAY))
    assign(line, to=works_office, duty="dated", undated=True, by=clerk, on=MONDAY, at=at(MONDAY))
    sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY))
    return line


@pytest.fixture
def used(minutes, path, clerk, works_office):
    """The minutes, with something become of every sentence: lines, a mention, a report handed in, an entry, a figure."""
    acting = {"by": clerk, "at": at(MONDAY, 10)}

    def said(words):
        return minutes.candidates.get(quote__contains=words)

    confirm(said("东干道"), on=MONDAY, lead=works_office, assign_now=True, **acting)
    told = said("慢行道")
    keep_told(
        told, report=Report(path, told.quote), figures=[Number("慢行道贯通", 1, "公里", told.quote[:60], MONDAY)],
        happening=Happening(MONDAY, "paper", place="慢行道"), **acting,
    )  # fmt: skip
    hand_in(told.reports.get(), on=MONDAY, **acting)
    path.refresh_from_db()
    others = minutes.candidates.filter(state="waiting", quote__contains="老街").first() or said("户厕")
    join(others, path, change=Change.REPEATED, on=MONDAY, **acting)
    dismiss(said("推进会"), reason="说的是秸秆禁烧那类事", **acting)
    minutes.refresh_from_db()
    return minutes


def where_it_is_told(words, home):
    """Return every cell of every table and every file in which one of the words stands."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                cells = [bytes(each).decode("utf-8", "replace") if isinstance(each, bytes | memoryview) else str(each) for each in row]
                told = " ".join(cells)
                found += [(table, each) for each in words if each in told or json.dumps(each)[1:-1] in told]
    files = [each for each in home.rglob("*") if each.is_file()]
    return found + [(each.name, word) for each in files for word in words if word.encode() in each.read_bytes()]


def test_no_word_is_left_in_any_table_or_file(used, guard, settings):
    beside = place(used.sha256).parent / "tmphalf"
    beside.write_bytes(MINUTES.encode()[:90])
    assert {word for _, word in where_it_is_told(TELLING, settings.HOME)} == set(TELLING)

    remove_bytes(purge(used, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11)))

    assert where_it_is_told(TELLING, settings.HOME) == []
    assert not place(used.sha256).exists()
    assert first_break() is None


def test_the_lines_stay_with_their_numbers_and_are_the_replay_of_their_steps(used, path, guard, works_office):
    before = Commitment.objects.get(document=used)
    purge(used, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11))

    line = Commitment.objects.get(pk=before.pk)
    assert (line.number, line.title, line.quote, line.stage, line.lead) == (before.number, "已清除", "", "withdrawn", works_office)
    assert as_values(line) == replay(line.steps.all())
    assert not SearchEntry.objects.filter(commitment=line).exists()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {search.TABLE}")
        assert cursor.fetchone() == (1,)  # the other line alone
    path.refresh_from_db()
    assert (path.title, path.stage) == ("健身步道贯通 3 公里", "acting")
    assert as_values(path) == replay(path.steps.all())
    with pytest.raises(LineIsPurged):
        amend(line, title="东干道改造", reason="写回来", by=guard_as_clerk(used), on=MONDAY, at=at(MONDAY, 12))


def guard_as_clerk(document):
    from guatu.records.offices.acting import actor_of
    from guatu.records.offices.models import User

    return actor_of(User.objects.get(username="chen"), MONDAY)


def test_a_closed_line_that_was_drawn_is_not_looked_back_at_any_more(used, guard, clerk, verifier, leader):
    line = used.commitment_set.get(title__contains="东干道")
    for hour, verb, told in (
        (11, sign_for, {"by": clerk}), (12, report, {"by": clerk, "words": "完工了", "finished": True}),
        (13, verify, {"by": verifier, "finding": "到现场看过，路面都铺完了"}), (14, close, {"by": leader}),
    ):  # fmt: skip
        verb(line, on=MONDAY, at=at(MONDAY, hour), **told)
    assert "反馈是代录的" in line.look_back_why and line.look_back_by is not None

    purge(used, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 15))
    line = Commitment.objects.get(pk=line.pk)
    assert (line.stage, line.look_back_by, line.look_back_why) == ("withdrawn", None, "")
    assert as_values(line) == replay(line.steps.all())


def test_lines_opened_after_one_of_them_go_with_it(used, guard, clerk, settings):
    line = Commitment.objects.get(document=used)
    after, _ = enter(
        assigner=used.whole, title="石板桥照着办", source=f"举一反三：{line.number}“{line.title[:60]}”", by=clerk, on=MONDAY, at=at(MONDAY, 10),
    )  # fmt: skip
    done = purge(used, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11))
    after.refresh_from_db()
    assert (after.title, done.counts["lines"]) == ("已清除", 2)


def test_a_step_blanked_without_a_purge_is_a_break(used, guard, path):
    purge(used, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11))
    other = path.steps.get(verb="assign")
    Step.objects.filter(pk=other.pk).update(note="", values={}, salt="")

    assert first_break().number == other.link


def test_what_a_purge_left_cannot_be_filled_again(used, guard):
    purge(used, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11))
    step = Step.objects.filter(commitment__document=used, verb="enter").get()
    Step.objects.filter(pk=step.pk).update(note="另写一句")

    assert first_break().number == step.link


def test_the_record_of_a_purge_cannot_be_changed(used, guard):
    done = purge(used, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11))
    with guards.lifted():
        Purge.objects.update(reason="没有理由")

    assert first_break().number == done.link
    assert Link.objects.get(number=done.link).subject == f"documents.document:{used.pk}"


def test_whoever_is_not_the_security_administrator_is_told_who_may(used, guard, clerk, mayor, other_town):
    stranger = post(other_town, "security", "安全管理员", "石", "shi")
    for somebody in (clerk, mayor, stranger):
        with pytest.raises(PurgeIsNotYours) as refused:
            purge(used, reason=REASON, by=somebody, on=MONDAY, at=at(MONDAY, 11))
        assert "云溪镇安全管理员" in refused.value.in_words
        assert "石桥" not in refused.value.in_words
    assert not Purge.objects.exists()


def test_the_one_of_the_district_may_too(used, district):
    above = post(district, "security", "安全管理员", "岳", "yue")
    assert purge(used, reason=REASON, by=above, on=MONDAY, at=at(MONDAY, 11)).post_title == "清河区安全管理员"


def test_twice_does_nothing_new(used, guard):
    as_it_was = Document.objects.get(pk=used.pk)
    purge(used, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11))
    links = Link.objects.count()
    for again in (as_it_was, Document.objects.get(pk=used.pk)):
        with pytest.raises(AlreadyPurged):
            purge(again, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 12))
    assert Link.objects.count() == links


def test_the_same_bytes_are_refused_when_they_come_again(used, guard, town, clerk):
    remove_bytes(purge(used, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11)))
    with pytest.raises(PaperWasPurged) as refused:
        keep(MINUTES.encode(), name="换个名字.txt", whole=town, by=clerk, at=at(MONDAY, 12))
    assert "11月16日已由安全管理员清除" in refused.value.in_words
    assert not place(used.sha256).exists()


def test_another_town_keeps_its_own_until_it_is_purged_there(used, guard, other_town, clerk, district):
    theirs = put_in(other_town, clerk)
    remove_bytes(purge(used, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11)))
    theirs.refresh_from_db()
    assert place(theirs.sha256).exists()
    assert theirs.text

    above = post(district, "security", "安全管理员", "岳", "yue")
    remove_bytes(purge(theirs, reason=REASON, by=above, on=MONDAY, at=at(MONDAY, 12)))
    assert not place(theirs.sha256).exists()


@pytest.mark.parametrize(
    ("reason", "refusal"),
    [(" ", PurgeNeedsAReason), ("误投了重点工程周调度会议纪要.txt", ReasonTellsThePaper), ("误投：慢行道已贯通1.4公里", ReasonTellsThePaper)],
)
def test_a_reason_is_wanted_that_does_not_tell_the_paper(minutes, guard, reason, refusal):
    Document.objects.filter(pk=minutes.pk).update(name="重点工程周调度会议纪要.txt")
    with pytest.raises(refusal):
        purge(Document.objects.get(pk=minutes.pk), reason=reason, by=guard, on=MONDAY, at=at(MONDAY, 11))
    assert Document.objects.get(pk=minutes.pk).text


def test_the_lines_may_be_kept(used, guard):
    done = purge(used, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11), lines_too=False)
    line = Commitment.objects.get(document=used)
    assert "东干道" in line.quote
    assert done.counts["lines"] == 0
    assert as_values(line) == replay(line.steps.all())
    assert first_break() is None


def test_a_paper_that_still_waits_for_the_reader_is_not_read_any_more(town, clerk, guard):
    document = keep(MINUTES.encode(), name="纪要.txt", whole=town, by=clerk, at=at(MONDAY))
    job = DBTaskResult.objects.create(
        task_path=read_paper_task.module_path, args_kwargs={"args": [document.pk, "x"], "kwargs": {}}, backend_name="default",
    )  # fmt: skip
    purge(document, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11))
    read_paper(document, at=at(MONDAY, 12))

    document.refresh_from_db()
    assert (document.state, document.text) == ("purged", "")
    assert not DBTaskResult.objects.filter(pk=job.pk).exists()
    assert not Candidate.objects.exists()


def test_a_clerk_with_an_old_page_decides_on_nothing(minutes, promise, guard, clerk):
    purge(minutes, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11))
    held = next(iter(clerk.posts))
    with pytest.raises(AlreadyDecided):
        decide(promise, "dismiss", by=clerk, post=held, at=at(MONDAY, 12), changes={"state": "dismissed", "reason": "旧页"})
    assert promise.__class__.objects.get(pk=promise.pk).quote == ""


def test_a_purge_that_died_before_the_bytes_were_gone_is_finished_by_the_tick(minutes, guard):
    done = purge(minutes, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11))
    assert place(done.sha256).exists()
    assert done.finished_at is None

    call_command("tick", verbosity=0)
    done.refresh_from_db()
    assert not place(done.sha256).exists()
    assert done.finished_at is not None
    call_command("tick", verbosity=0)
    assert first_break() is None


def test_the_later_draft_is_compared_with_it_no_more(minutes, town, clerk, guard):
    later = put_in(town, clerk, MINUTES.replace("2公里", "3公里"), "纪要改.txt", day=date(2026, 11, 16))
    assert later.earlier == minutes
    purge(minutes, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11))
    later.refresh_from_db()
    assert later.earlier is None


# -- the pages ---------------------------------------------------------------------------------------------------


def test_the_page_shows_what_goes_then_asks_once_more_then_purges(used, guard, clerk, signed_in, today):
    browser = signed_in(guard)
    line = Commitment.objects.get(document=used)
    assert "清除…" in browser.get(reverse("paper", args=[used.pk])).content.decode()
    first = browser.get(reverse("purge", args=[used.pk])).content.decode()
    assert line.number in first

    second = browser.post(reverse("purge", args=[used.pk]), {"reason": REASON, "lines": "1"}).content.decode()
    assert "再看一遍" in second
    assert Document.objects.get(pk=used.pk).text

    done = browser.post(reverse("purge", args=[used.pk]), {"reason": REASON, "lines": "1", "sure": "1"}, follow=True)
    page = done.content.decode()
    assert f"已清除（2026年11月16日，云溪镇安全管理员，{REASON}）" in page
    assert not any(word in page for word in TELLING)
    assert not place(used.sha256).exists()
    assert browser.get(reverse("purge", args=[used.pk])).status_code == 302

    browser = signed_in(clerk)
    for address in (
        reverse("paper", args=[used.pk]), line.get_absolute_url(), reverse("ledger") + "?stage=withdrawn", reverse("line-file", args=[line.pk]),
        reverse("chronicle"), reverse("figures"), reverse("proposed-reports"), reverse("ledger") + "?q=东干道",
    ):  # fmt: skip
        page = browser.get(address).content.decode().replace("?q=东干道", "").replace('value="东干道"', "").replace("“东干道”", "")
        assert not any(word in page for word in TELLING[1:]), address
    assert "已清除（2026年11月16日" in browser.get(line.get_absolute_url()).content.decode()
    assert not search.find(Commitment.objects.all(), "东干道").exists()


def test_the_page_refuses_the_clerk_and_names_who_may(minutes, guard, clerk, signed_in, today):
    for answer in (
        signed_in(clerk).get(reverse("purge", args=[minutes.pk])),
        signed_in(clerk).post(reverse("purge", args=[minutes.pk]), {"reason": REASON, "sure": "1"}),
    ):
        assert answer.status_code == 403
        assert "云溪镇安全管理员" in answer.content.decode()
    assert "清除…" not in signed_in(clerk).get(reverse("paper", args=[minutes.pk])).content.decode()


def test_a_paper_of_another_town_does_not_exist_for_its_page(minutes, other_town, signed_in, today):
    stranger = post(other_town, "security", "安全管理员", "石", "shi")
    assert signed_in(stranger).get(reverse("purge", args=[minutes.pk])).status_code == 404


def test_a_purged_line_is_not_told_by_the_line_that_took_it_in_nor_by_what_other_papers_were_likened_to(
    minutes, path, town, clerk, mayor, guard, works_office
):
    line = confirm(
        minutes.candidates.get(quote__contains="东干道"), on=MONDAY, lead=works_office, assign_now=True, by=clerk, at=at(MONDAY)
    )
    title = line.title
    other = put_in(town, clerk, words="云溪镇工作要点\n2026年11月16日\n12月底前完成东干道改造2公里。", name="要点.txt")
    assert any(title[:16] in lead["why"] for each in other.candidates.all() for lead in each.leads)
    merge(line, path, reason="一件事", by=mayor, on=MONDAY, at=at(MONDAY, 10))

    purge(minutes, reason=REASON, by=guard, on=MONDAY, at=at(MONDAY, 11))

    assert not any(title in step.note for step in Step.objects.all())
    assert not any(title[:16] in lead["why"] for each in other.candidates.all() for lead in each.leads)
    assert first_break() is None
