"""Evidence only where a rule with a purpose asks for it (I6): the verb, its step, its pages, its end."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.utils import timezone

from guatu.conftest import MONDAY, at
from guatu.records.almanac.categories import EvidenceRule, find_category
from guatu.records.almanac.lifecycle import set_category
from guatu.records.evidence import keeping
from guatu.records.evidence.keeping import bytes_of, place
from guatu.records.evidence.looking import look_at
from guatu.records.evidence.models import File, Piece
from guatu.records.evidence.refusals import NoRoomForTheEvidence
from guatu.records.evidence.tests.pictures import drawing, jpeg
from guatu.records.trail import whole_files
from guatu.records.trail.chain import first_break
from guatu.records.trail.models import Link
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    amend,
    assign,
    enter,
    forget_places,
    purge_lines,
    report,
    send_back,
    sign_for,
    verify,
)
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.models import Step
from guatu.work.ledger.refusals import EvidenceIsAskedFor, MovedMeanwhile, NothingIsAskedFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
NOW = {"on": MONDAY, "at": at(MONDAY, 11)}
PHOTO = jpeg(drawing("pit"), taken="2026:11:15 10:22:33", place=((30, 12, 36), (120, 30, 0)))
RULE = EvidenceRule("整改前后的照片", "核实的人不必每处都跑一趟", least=2)


def looked(*seeds):
    return [look_at(jpeg(drawing(seed)), f"{seed}.jpg") for seed in seeds]


@pytest.fixture
def pit(acting_road, mayor):
    """A danger: a law asks for proof."""
    amend(acting_road, category="safety", reason="归类", by=mayor, **NOW)
    return acting_road


@pytest.fixture
def asked_for_two(acting_road, mayor, clerk, town):
    """Its class asks for two pictures, and may go without, with a reason."""
    kept = find_category(town, "environment")
    set_category(kept, replace(kept.category, evidence=RULE), whole=town, by=clerk, **NOW)
    amend(acting_road, category="environment", reason="归类", by=mayor, **NOW)
    return acting_road


@pytest.fixture
def pit_of_another(town, clerk, mayor, works_office, works_clerk):
    """A second line of the same office."""
    line, _ = enter(assigner=town, title="南坑", source="例会", by=clerk, due=Due(MONDAY), **NOW)
    assign(line, to=works_office, duty="dated", by=clerk, **NOW)
    sign_for(line, by=works_clerk, **NOW)
    amend(line, category="safety", reason="归类", by=mayor, **NOW)
    return line


# -- the verb


def test_without_a_rule_a_file_is_refused_and_nothing_is_kept(acting_road, works_clerk, settings):
    with pytest.raises(NothingIsAskedFor):
        report(acting_road, words="修好了", finished=True, evidence=looked("a"), by=works_clerk, **NOW)
    assert not File.objects.exists() and not (settings.HOME / "evidence").exists()
    assert acting_road.stage == "acting"


def test_where_a_law_asks_nothing_is_reported_done_without_and_progress_is(pit, works_clerk):
    with pytest.raises(EvidenceIsAskedFor) as refused:
        report(pit, words="填平了", finished=True, without="手机没电", by=works_clerk, **NOW)
    assert "用途：看得出隐患真的除掉了" in refused.value.in_words and "先报进度" in refused.value.in_words

    report(pit, words="正在填", finished=False, by=works_clerk, **NOW)
    step = report(pit, words="填平了", finished=True, evidence=looked("a"), by=works_clerk, **NOW)
    assert pit.stage == "reported" and len(step.evidence) == 1


def test_elsewhere_it_may_go_without_for_a_reason_that_stays_in_the_words(asked_for_two, works_clerk):
    with pytest.raises(EvidenceIsAskedFor) as refused:
        report(asked_for_two, words="清完了", finished=True, evidence=looked("a"), by=works_clerk, **NOW)
    assert "至少 2 个，现有 1 个" in refused.value.in_words

    step = report(asked_for_two, words="清完了", finished=True, without="夜里干完的，照不清", by=works_clerk, **NOW)
    assert step.note == "清完了（没有附整改前后的照片：夜里干完的，照不清）" and step.evidence is None


def test_what_was_handed_in_on_the_way_counts_until_it_is_sent_back(asked_for_two, works_clerk, verifier):
    report(asked_for_two, words="清到一半", finished=False, evidence=looked("before"), by=works_clerk, **NOW)
    report(asked_for_two, words="清完了", finished=True, evidence=looked("after"), by=works_clerk, **NOW)
    send_back(asked_for_two, reason="西头没有清", by=verifier, **NOW)
    with pytest.raises(EvidenceIsAskedFor):
        report(asked_for_two, words="西头也清了", finished=True, evidence=looked("west"), by=works_clerk, **NOW)


def test_the_same_file_in_two_reports_is_one(asked_for_two, works_clerk):
    report(asked_for_two, words="清到一半", finished=False, evidence=looked("before"), by=works_clerk, **NOW)
    with pytest.raises(EvidenceIsAskedFor) as refused:
        report(asked_for_two, words="清完了", finished=True, evidence=looked("before"), by=works_clerk, **NOW)
    assert "至少 2 个，现有 1 个" in refused.value.in_words
    report(asked_for_two, words="清完了", finished=True, evidence=looked("before", "after"), by=works_clerk, **NOW)


def test_on_behalf_the_same_rule_holds(pit, clerk):
    with pytest.raises(EvidenceIsAskedFor):
        report(pit, words="电话说填平了", finished=True, by=clerk, **NOW)
    step = report(pit, words="电话说填平了，照片在群里", finished=True, evidence=looked("a"), by=clerk, **NOW)
    assert step.on_behalf_of == pit.lead and Piece.objects.get().user_name == "陈"


def test_the_step_names_the_files_by_key_and_hash_and_the_link_holds_neither_name_nor_purpose(pit, works_clerk):
    step = report(pit, words="填平了", finished=True, evidence=[look_at(PHOTO, "坑口.jpg")], by=works_clerk, **NOW)
    piece = Piece.objects.get()

    assert step.evidence == [[piece.pk, piece.file.sha256]]
    assert (piece.subject, piece.purpose) == (pit.subject, "看得出隐患真的除掉了，核实的人和以后回头看的人有据可查")
    assert first_break() is None and as_values(pit) == replay(pit.steps.order_by("number"))
    link = Link.objects.get(number=step.link)
    assert "坑口" not in str(vars(link)) and "隐患" not in str(vars(link))
    with pytest.raises(DatabaseError), transaction.atomic():
        Step.objects.filter(pk=step.pk).update(evidence=[])


def test_of_two_at_once_the_second_leaves_no_row(pit, works_clerk):
    as_seen_before = type(pit).objects.get(pk=pit.pk)
    report(pit, words="填平了", finished=False, by=works_clerk, **NOW)
    with pytest.raises(MovedMeanwhile):
        report(as_seen_before, words="填平了", finished=True, evidence=looked("a"), by=works_clerk, **NOW)
    assert not Piece.objects.exists() and not File.objects.exists()


def test_a_full_disk_leaves_the_line_as_it_was(pit, works_clerk, monkeypatch):
    monkeypatch.setattr(whole_files.os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(NoRoomForTheEvidence):
        report(pit, words="填平了", finished=True, evidence=looked("a"), by=works_clerk, **NOW)
    pit.refresh_from_db()
    assert pit.stage == "acting" and not Piece.objects.exists()


def test_where_a_picture_was_taken_is_forgotten_once_somebody_has_verified(pit, works_clerk, verifier):
    report(pit, words="填平了", finished=True, evidence=[look_at(PHOTO, "坑口.jpg")], by=works_clerk, **NOW)
    assert forget_places() == 0 and Piece.objects.get().claimed_place == "北纬 30.210，东经 120.500"

    verify(pit, finding="到现场看过，填实了", by=verifier, **NOW)
    assert forget_places() == 1
    assert (Piece.objects.get().claimed_place, Piece.objects.get().claimed_at) == ("", "2026-11-15 10:22")


def test_purge_takes_the_files_and_the_chain_still_holds(pit, works_clerk, mayor):
    report(pit, words="填平了", finished=True, evidence=[look_at(PHOTO, "坑口.jpg")], by=works_clerk, **NOW)
    file = File.objects.get()
    left = purge_lines([pit], reason="误投", by=mayor, post=mayor.posts[0], on=MONDAY, at=at(MONDAY, 12))
    keeping.remove_gone()

    assert Piece.objects.get().is_gone and not place(file.kept_sha256).exists()
    step = pit.steps.get(verb="report")
    assert step.evidence == [[Piece.objects.get().pk, file.sha256]] and step.link in left


# -- the pages


def test_the_page_shows_the_field_with_its_purpose_only_where_a_rule_asks(signed_in, works_clerk, acting_road, mayor):
    client = signed_in(works_clerk)
    assert 'type="file"' not in client.get(f"/ledger/{acting_road.pk}/report/").content.decode()

    amend(acting_road, category="safety", reason="归类", by=mayor, **NOW)
    page = client.get(f"/ledger/{acting_road.pk}/report/").content.decode()
    assert 'type="file"' in page and "看得出隐患真的除掉了" in page and "没有附的原因" not in page


def sent(client, line, *files, finished=True, **more):
    line.refresh_from_db()
    told = {"words": "填平了", "on": "2026-11-16", "version": line.version, "evidence": list(files)} | ({"finished": "on"} if finished else {})
    return client.post(f"/ledger/{line.pk}/report/", told | more)


def test_a_report_with_its_pictures_is_handed_in_and_shown_by_name_and_hash(signed_in, works_clerk, pit, reader):
    files = [SimpleUploadedFile(f"坑口{n}.jpg", jpeg(drawing(n)), "image/jpeg") for n in range(2)]
    assert sent(signed_in(works_clerk), pit, *files).status_code == 302

    first, second = Piece.objects.all()
    page = signed_in(reader).get(f"/ledger/{pit.pk}/").content.decode()
    assert "坑口0.jpg" in page and first.file.sha256[:12] in page and "看得出隐患真的除掉了" in page
    answer = signed_in(reader).get(f"/ledger/{pit.pk}/evidence/{second.pk}/")
    assert answer.content == bytes_of(second.file) and answer["Content-Type"] == "image/jpeg" and "sandbox" in answer["Content-Security-Policy"]
    assert len(signed_in(reader).get(f"/ledger/{pit.pk}/evidence/{second.pk}/small/").content) < len(answer.content)
    filed = signed_in(reader).get(f"/ledger/{pit.pk}/file/").content.decode()
    assert first.file.sha256 in filed and "系统里存着 2 件" in filed


def test_a_refused_file_comes_back_with_the_sentence_and_the_words_typed(signed_in, works_clerk, pit):
    answer = sent(signed_in(works_clerk), pit, SimpleUploadedFile("坑口.jpg", b"MZ" * 100, "image/jpeg"))
    page = answer.content.decode()
    assert answer.status_code == 422 and "“坑口.jpg”没有收下" in page and "填平了" in page and "要重新选的：“坑口.jpg”" in page
    assert not Piece.objects.exists()


def test_a_file_sent_where_none_is_asked_for_is_not_passed_over_in_silence(signed_in, works_clerk, acting_road):
    answer = sent(signed_in(works_clerk), acting_road, SimpleUploadedFile("坑口.jpg", PHOTO, "image/jpeg"))
    assert answer.status_code == 422 and "不要佐证" in answer.content.decode()


def test_what_is_wrong_with_the_files_is_said_where_they_are_chosen(signed_in, works_clerk, pit):
    client = signed_in(works_clerk)
    for files, words in (((), "报办结要附"), ((SimpleUploadedFile("坑口.jpg", b"MZ" * 100, "image/jpeg"),), "有文件没有收下，所以还没有提交。")):
        page = sent(client, pit, *files).content.decode()
        assert 'class="refuse"' not in page and page.count(words) == 1
        assert page.index("用途</b>") < page.index(words) < page.index('type="file"') and 'autofocus aria-invalid="true"' in page


NOTE = re.compile(r'name="held" value="([^"]+)" checked')


def test_whatever_is_wrong_is_said_at_once_and_a_good_photo_need_not_be_chosen_again(signed_in, works_clerk, asked_for_two, settings):
    client = signed_in(works_clerk)
    good, bad = SimpleUploadedFile("坑口.jpg", PHOTO, "image/jpeg"), SimpleUploadedFile("录像.mp4", b"MZ" * 100, "video/mp4")
    page = sent(client, asked_for_two, good, bad, words="", percent="300", stuck="资金").content.decode()
    for words in ("“录像.mp4”没有收下", "要重新选的：“录像.mp4”", "办结了就没有堵点", "至少 2 个，现有 1 个", "坑口.jpg <small"):
        assert words in page
    [note] = NOTE.findall(page)
    assert not Piece.objects.exists() and len(list((settings.HOME / "evidence").rglob("*"))) == 2  # whole, under its hash

    after = SimpleUploadedFile("填平后.jpg", jpeg(drawing("after")), "image/jpeg")
    assert sent(client, asked_for_two, after, held=[note]).status_code == 302
    assert [piece.name for piece in Piece.objects.order_by("pk")] == ["坑口.jpg", "填平后.jpg"]
    assert Piece.objects.first().claimed_place == "北纬 30.210，东经 120.500"


def test_what_is_held_and_ticked_off_is_not_handed_in_and_is_swept_with_the_rest(signed_in, works_clerk, pit):
    client = signed_in(works_clerk)
    assert sent(client, pit, SimpleUploadedFile("坑口.jpg", PHOTO, "image/jpeg"), words="").status_code == 422
    assert sent(client, pit, finished=False).status_code == 302
    assert not Piece.objects.exists() and keeping.sweep(before=timezone.now() + timedelta(days=1)) == 1


def test_a_held_file_is_of_one_line_and_one_person_and_changed_bytes_are_not_taken(
    signed_in, works_clerk, pit, pit_of_another, clerk
):
    client = signed_in(works_clerk)
    photo = look_at(PHOTO, "坑口.jpg")
    [note] = NOTE.findall(sent(client, pit, SimpleUploadedFile("坑口.jpg", PHOTO, "image/jpeg"), words="").content.decode())
    assert "不是这一条的" in sent(client, pit_of_another, held=[note]).content.decode()
    assert "不是这一条的" in sent(signed_in(clerk), pit, held=[note]).content.decode()
    assert "放得太久" in sent(signed_in(works_clerk), pit, held=[f"{note}x"]).content.decode()

    place(photo.kept_sha256).write_bytes(b"half")
    page = sent(signed_in(works_clerk), pit, held=[note]).content.decode()
    assert "“坑口.jpg”已经不在了，请重新选" in page and not Piece.objects.exists()


def test_a_full_disk_loses_no_word_and_says_which_file_is_to_be_chosen_again(signed_in, works_clerk, pit, monkeypatch):
    monkeypatch.setattr(whole_files.os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    page = sent(signed_in(works_clerk), pit, SimpleUploadedFile("坑口.jpg", PHOTO, "image/jpeg")).content.decode()
    assert "磁盘满了" in page and "要重新选的：“坑口.jpg”" in page and "填平了" in page and not NOTE.findall(page)


def test_a_file_is_shown_to_nobody_who_may_not_see_its_line(signed_in, pit, works_clerk, other_town, road):
    from guatu.conftest import post

    report(pit, words="填平了", finished=True, evidence=[look_at(PHOTO, "坑口.jpg")], by=works_clerk, **NOW)
    piece = Piece.objects.get()
    stranger = post(other_town, "clerk", "督办岗", "钱", "qian")
    assert signed_in(stranger).get(f"/ledger/{pit.pk}/evidence/{piece.pk}/").status_code == 404
    assert signed_in(works_clerk).get(f"/ledger/{pit.pk}/evidence/{piece.pk + 1}/").status_code == 404


def test_what_was_purged_or_changed_says_so(signed_in, pit, works_clerk, mayor):
    report(pit, words="填平了", finished=True, evidence=[look_at(PHOTO, "坑口.jpg")], by=works_clerk, **NOW)
    piece = Piece.objects.get()
    place(piece.file.kept_sha256).write_bytes(b"another")
    answer = signed_in(works_clerk).get(f"/ledger/{pit.pk}/evidence/{piece.pk}/")
    assert answer.status_code == 410 and "和收下时不一样" in answer.content.decode()


def test_a_call_that_says_done_is_told_where_to_hand_in(signed_in, clerk, pit):
    told = {f"l{pit.pk}-version": pit.version, f"l{pit.pk}-words": "填平了", f"l{pit.pk}-finished": "on", "on": "2026-11-16"}
    answer = signed_in(clerk).post("/ledger/call/", told | {"office": pit.lead_id})
    assert answer.status_code == 422 and "反馈页附上" in answer.content.decode()


def test_the_tick_sweeps_what_no_report_names(pit, works_clerk):
    [lost] = looked("lost")
    keeping.store([lost])
    assert keeping.sweep(before=at(MONDAY) - timedelta(days=400)) == 0
    assert place(lost.kept_sha256).exists()


def test_another_class_later_asks_nothing_of_what_was_handed_in(pit, works_clerk, mayor, works_office, clerk):
    report(pit, words="填平了", finished=True, evidence=[look_at(PHOTO, "坑口.jpg")], by=works_clerk, **NOW)
    amend(pit, category="", reason="不是隐患", by=mayor, **NOW)
    assert len(pit.steps.get(verb="report").evidence) == 1
