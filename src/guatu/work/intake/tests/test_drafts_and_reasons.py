"""A corrected paper is not asked about twice; what was set aside thrice comes back faint, and says why."""

import pytest
from django.urls import reverse

from guatu.conftest import MONDAY, at
from guatu.records.offices.models import Change as Settings
from guatu.records.trail.chain import first_break
from guatu.work.intake.lifecycle import confirm, dismiss, undo
from guatu.work.intake.models import Manner, State, Word
from guatu.work.intake.reading import read_paper
from guatu.work.intake.reasons import REASONS, learnt_of, reasons_of

from .papers import MINUTES, put_in

CORRECTED = MINUTES.replace("12月20日前完成东干道改造2公里", "12月28日前完成东干道改造2公里").replace(
    "11月12日，镇召开", "云溪镇将新建小型消防站4座。\n11月12日，镇召开"
)


def corrected(town, clerk):
    return put_in(town, clerk, words=CORRECTED, name="纪要（改）.txt")


def test_what_was_decided_in_the_first_draft_is_not_asked_again(minutes, clerk, town):
    toilets = minutes.candidates.get(quote__contains="户厕")
    confirm(toilets, by=clerk, on=MONDAY, at=at(MONDAY))

    later = corrected(town, clerk)

    assert later.earlier == minutes
    again = later.candidates.get(quote__contains="户厕")
    assert (again.state, again.earlier) == (State.CARRIED, toilets)


def test_the_page_shows_what_was_changed_what_is_new_and_what_is_gone(minutes, clerk, town, signed_in, today):
    later = put_in(town, clerk, words=CORRECTED.replace("截至目前，慢行道已贯通1.4公里。\n", ""), name="改.txt")

    told = signed_in(clerk).get(reverse("paper", args=[later.pk])).context["compared"]

    ((now, before, bits),) = [each for each in told.changed if "东干道" in each[0].quote]
    assert [(bit.how, bit.words) for bit in bits if bit.how != "same"] == [("gone", "0"), ("new", "8")]
    assert before.due.day == 20 and now.due.day == 28 and now.state == State.WAITING
    assert ["消防站" in each.quote for each in told.new] == [True]
    assert ["慢行道" in each.quote for each in told.gone] == [True]


def test_a_sentence_of_two_drafts_is_decided_once_and_freed_once(minutes, clerk, town):
    later = corrected(town, clerk)
    old, new = (paper.candidates.get(quote__contains="户厕") for paper in (minutes, later))
    assert new.state == State.WAITING

    line = confirm(new, by=clerk, on=MONDAY, at=at(MONDAY))
    old.refresh_from_db()
    assert (old.state, old.earlier) == (State.CARRIED, new)
    assert line.candidate == new

    undo(new, by=clerk, on=MONDAY, at=at(MONDAY, 10))
    old.refresh_from_db()
    assert (old.state, old.earlier) == (State.WAITING, None)
    assert first_break() is None


def test_what_was_carried_can_be_decided_here_all_the_same(minutes, clerk, town):
    later = corrected(town, clerk)
    old, new = (paper.candidates.get(quote__contains="户厕") for paper in (minutes, later))
    dismiss(new, reason="读错了", by=clerk, at=at(MONDAY))
    old.refresh_from_db()

    undo(old, by=clerk, on=MONDAY, at=at(MONDAY, 10))

    assert (old.state, old.earlier_id) == (State.WAITING, None)
    new.refresh_from_db()
    assert new.state == State.DISMISSED


def test_a_sentence_that_was_changed_is_held_against_the_line_it_became(minutes, promise, clerk, town, signed_in, today):
    line = confirm(promise, by=clerk, on=MONDAY, at=at(MONDAY))
    later = corrected(town, clerk)
    changed = later.candidates.get(quote__contains="东干道")

    (match, *_) = signed_in(clerk).get(reverse("paper", args=[later.pk]), {"n": changed.number}).context["matches"]

    assert (match.line, match.change, match.why) == (line, "postponed", "上一稿的这一句立成的")
    assert "2026-12-20 → 2026-12-28" in match.change_words and match.amendable_by_clerk


def test_what_the_correction_replaces_needs_no_word_of_its_own(minutes, promise, clerk, town):
    changed = corrected(town, clerk).candidates.get(quote__contains="东干道")

    confirm(changed, by=clerk, on=MONDAY, at=at(MONDAY))

    promise.refresh_from_db()
    assert (promise.state, promise.earlier) == (State.CARRIED, changed)


def test_another_paper_of_the_week_is_no_draft(minutes, town, clerk):
    assert put_in(town, clerk, words="云溪镇简报\n2026年11月14日\n云溪镇将改造公厕6座。\n", name="别的.txt").earlier is None


NOTICE = """云溪镇关于开展{what}的通知
2026年11月{day}日
各村（社区）、镇直各单位：
为扎实做好今冬明春工作，经研究，现将有关事项通知如下。
各村（社区）要成立工作专班，主要负责人亲自抓，分管负责人具体抓，把责任落实到每一个环节。
建设管理办公室12月{day}日前完成{what}点位{day}处。
各单位要加强宣传，营造氛围，于每周五下班前把工作情况报党政办公室，遇有重要情况随时报告。
"""


def test_two_notices_in_the_same_words_are_no_drafts_of_each_other(town, clerk, works_office):
    put_in(town, clerk, words=NOTICE.format(what="道路积雪清理", day=12), name="一.txt")
    other = put_in(town, clerk, words=NOTICE.format(what="消防通道检查", day=13), name="二.txt")
    again = put_in(town, clerk, words=NOTICE.format(what="消防通道检查", day=15).replace("的通知", "的通知（修改稿）", 1), name="三.txt")

    assert (other.earlier, again.earlier) == (None, other)


def test_reading_again_makes_nothing_twice(minutes):
    before = list(minutes.candidates.values_list("pk", flat=True))

    read_paper(minutes, at=at(MONDAY))

    assert list(minutes.candidates.values_list("pk", flat=True)) == before


# -- reasons ------------------------------------------------------------------------------------------------------

ISSUE = "云溪镇简报第{n}期\n2026年11月{day}日\n云溪镇将于年底前做好第{n}片区的服务保障工作；云溪镇将新建公厕{n}座。\n"


def issue(town, clerk, n):
    return put_in(town, clerk, words=ISSUE.format(n=n, day=n), name=f"{n}.txt")


def slogan(paper):
    return paper.candidates.filter(quote__contains="服务保障").first()


@pytest.fixture
def three_times(town, clerk, works_office):
    """Three issues whose slogan was set aside with the same reason."""
    papers = [issue(town, clerk, n) for n in (2, 3, 4)]
    for paper in papers:
        dismiss(slogan(paper), reason=REASONS[1], by=clerk, at=at(MONDAY))
    return papers


def test_the_fourth_of_its_like_is_faint_and_says_why(three_times, town, clerk):
    fourth = slogan(issue(town, clerk, 5))

    assert (fourth.state, fourth.faint) == (State.WAITING, True)
    assert fourth.learnt.startswith("像词表里“不算承诺的话”")


def test_a_shape_that_has_no_form_is_remembered_by_itself(three_times, town, clerk):
    Word.objects.update(on=False)
    assert slogan(issue(town, clerk, 5)).learnt == f"曾 3 次按“{REASONS[1]}”不立账"


@pytest.mark.parametrize("how", ["off", "forgotten"])
def test_the_memory_can_be_switched_off(three_times, town, clerk, how):
    shape = slogan(three_times[0]).shape
    Manner.objects.create(whole=town, learns=how != "off", forgotten=[shape] if how == "forgotten" else [])

    assert not slogan(issue(town, clerk, 5)).faint


def test_one_that_was_confirmed_ends_the_memory(three_times, town, clerk):
    confirm(slogan(issue(town, clerk, 5)), by=clerk, on=MONDAY, at=at(MONDAY))

    assert learnt_of(town.pk) == []


def test_the_most_used_reason_comes_first(three_times, town):
    assert reasons_of(town.pk)[0] == REASONS[1]
    assert set(reasons_of(town.pk)) == set(REASONS)


def test_the_page_says_what_was_learnt_and_lets_it_be_forgotten(three_times, town, clerk, signed_in, today):
    client = signed_in(clerk)
    shape = slogan(three_times[0]).shape
    assert f"曾 3 次按“{REASONS[1]}”不立账" in client.get(reverse("review-manner")).content.decode()

    client.post(reverse("review-manner"), {"set": "forget", "shape": shape, "on": "1"})

    assert Manner.of(town.pk).forgotten == [shape]


def test_what_was_said_of_other_towns_or_of_doubtful_sentences_is_not_held_against_the_town_s_own(minutes, town, clerk):
    twin = minutes.candidates.get(quote__contains="户厕")
    for number, (ours, faint) in enumerate([(False, False)] * 3 + [(True, True)] * 3):
        twin.pk, twin.number, twin.state, twin.reason = None, 100 + number, State.WAITING, ""
        twin.ours, twin.faint, twin._state.adding = ours, faint, True
        twin.save()
        dismiss(twin, reason=REASONS[1], by=clerk, at=at(MONDAY))

    assert learnt_of(town.pk) == []


def test_a_switch_that_does_not_exist_is_refused_and_one_that_does_stands_in_the_journal(town, clerk, signed_in, today):
    client = signed_in(clerk)
    said = client.post(reverse("review-manner"), {"set": "随便写的动作名", "on": "1"}, follow=True).content.decode()
    assert "没有这个开关" in said and not Settings.objects.exists()

    client.post(reverse("review-manner"), {"set": "learns", "on": "0"})
    assert Settings.objects.get().values == {"learns": [True, False]}
    assert first_break() is None
