"""The page of one paper: confirm, dismiss, undo; what the card refuses; who may open it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.crafts.timing.workdays import add_workdays
from guatu.records.offices.models import Post
from guatu.records.paper.templatetags.words import day
from guatu.records.trail.chain import first_break
from guatu.work.intake.lifecycle import confirm, dismiss
from guatu.work.intake.models import State
from guatu.work.ledger.lifecycle import sign_for
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import Stage

from .papers import MINUTES, fields, put_in


@pytest.fixture
def desk(signed_in, clerk):
    return signed_in(clerk)


def page(minutes, name="paper"):
    return reverse(name, args=[minutes.pk])


def test_the_page_begins_with_the_first_promise_that_waits(desk, minutes):
    answer = desk.get(page(minutes))

    first = minutes.candidates.promises().filter(ours=True).first()
    assert answer.context["review"].current == first
    assert first.quote in answer.content.decode()


def test_confirming_opens_a_line_and_goes_on_to_the_next(desk, minutes, promise):
    answer = desk.post(page(minutes, "confirm"), fields(promise))

    line = Commitment.objects.get()
    assert (line.quote, line.due_first, line.stage) == (promise.quote, date(2026, 12, 20), Stage.DRAFTED)
    following = minutes.candidates.promises().waiting().filter(number__gt=promise.number).first()
    assert answer.url == f"{page(minutes)}?n={following.number}&show=promises"


def test_what_was_confirmed_is_told_once_with_the_way_to_its_line(desk, minutes, promise):
    desk.post(page(minutes, "confirm"), fields(promise), headers={"HX-Request": "true"})
    told = desk.get(page(minutes), headers={"HX-Request": "true"}).content.decode()

    line = Commitment.objects.get()
    assert f"已立账 <b>{line.number}</b>" in told
    assert f'<a href="{line.get_absolute_url()}" hx-boost="false">看这一条</a>' in told
    assert "已立账 <b>" not in desk.get(page(minutes), headers={"HX-Request": "true"}).content.decode()


def test_everything_can_be_put_right_in_the_same_card(desk, minutes, promise, village):
    desk.post(
        page(minutes, "confirm"),
        fields(
            promise, title="东干道改造", due="clerk", due_day="2026-12-25", lead="other", lead_other=village.pk,
            act="assign",
        ),
    )  # fmt: skip

    line = Commitment.objects.get()
    assert (line.title, line.lead, line.stage) == ("东干道改造", village, Stage.ASSIGNED)
    assert (line.due_last, line.due_basis) == (date(2026, 12, 25), "clerk")


def test_a_length_of_time_becomes_a_day_by_the_working_calendar(desk, minutes, promise):
    desk.post(page(minutes, "confirm"), fields(promise, due="limit", due_limit="15个工作日"))

    line = Commitment.objects.get()
    assert line.due_first == add_workdays(minutes.dated, 15)
    assert line.due_words == f"自{minutes.dated.year}年{minutes.dated.month}月{minutes.dated.day}日成文起15个工作日内"


def test_while_a_length_is_written_the_day_it_comes_to_is_said(desk, minutes):
    address = page(minutes, "limit")
    said = desk.get(address, {"due_limit": "15"}).content.decode()
    assert day(add_workdays(minutes.dated, 15)) in said and "15个工作日内" in said
    assert "如 15个工作日" in desk.get(address, {"due_limit": "<尽快>"}).content.decode()


def test_a_length_that_is_none_is_refused_and_stays_written(desk, minutes, promise):
    answer = desk.post(page(minutes, "confirm"), fields(promise, due="limit", due_limit="尽快"))
    assert answer.status_code == 422 and not Commitment.objects.exists()
    assert "限期“尽快”看不懂" in answer.content.decode() and 'value="尽快"' in answer.content.decode()


def test_who_is_to_do_the_work_is_named_where_it_is_assigned(desk, minutes, promise, works_office, works_clerk):
    handler = Post.objects.get(office=works_office, role="unit")
    desk.post(page(minutes, "confirm"), fields(promise, lead=works_office.pk, handler=handler.pk, act="assign"))
    assert Commitment.objects.get().handler == handler


def test_a_post_of_another_office_does_not_do_the_work(desk, minutes, promise, works_office, farm_office):
    post(farm_office, "unit", "农田岗", "罗", "luo")
    handler = Post.objects.get(office=farm_office, role="unit")
    answer = desk.post(page(minutes, "confirm"), fields(promise, lead=works_office.pk, handler=handler.pk, act="assign"))
    assert answer.status_code == 422 and not Commitment.objects.exists()


def test_the_page_says_how_many_promises_are_left(desk, minutes):
    left = minutes.candidates.promises().waiting().filter(ours=True, faint=False).count()
    assert f"还剩 {left} 条" in desk.get(page(minutes)).content.decode()


def test_a_proposed_date_can_be_refused(desk, minutes, promise):
    desk.post(page(minutes, "confirm"), fields(promise, due="none"))

    assert Commitment.objects.get().due_first is None


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"due": "clerk", "due_day": ""}, "选了“另定”，日期却是空的"),
        ({"due": "clerk", "due_day": "年底"}, "日期看不懂"),
        ({"title": ""}, "要有一个题目"),
        ({"act": "assign", "duty": "recurring", "cadence": ""}, "多久一次"),
    ],
)
def test_a_refusal_stands_in_the_card_and_nothing_is_written(desk, minutes, promise, changed, words):
    answer = desk.post(page(minutes, "confirm"), fields(promise, **changed))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Commitment.objects.exists()


def test_assigning_at_once_needs_an_office(desk, minutes, promise):
    minutes.candidates.filter(pk=promise.pk).update(lead=None, leads=[])

    answer = desk.post(page(minutes, "confirm"), fields(promise, lead="", act="assign"))

    assert answer.status_code == 422
    assert "交办要有主办单位" in answer.content.decode()
    assert not Commitment.objects.exists()


def test_to_dismiss_needs_a_reason(desk, minutes, promise):
    without = desk.post(page(minutes, "dismiss"), fields(promise, reason="", own_words=" "))
    desk.post(page(minutes, "dismiss"), fields(promise, reason="", own_words="去年的事"))

    promise.refresh_from_db()
    assert without.status_code == 422
    assert "不立账要有原因" in without.content.decode()
    assert (promise.state, promise.reason) == (State.DISMISSED, "去年的事")


def test_what_was_decided_last_can_be_taken_back(desk, minutes, promise):
    desk.post(page(minutes, "confirm"), fields(promise))
    desk.post(page(minutes, "undo"))

    promise.refresh_from_db()
    assert promise.state == State.WAITING
    assert Commitment.objects.get().stage == Stage.WITHDRAWN
    assert first_break() is None


def test_an_assigned_line_is_not_taken_back_here_but_what_can_be_done_instead_is_said(desk, minutes, promise, clerk):
    told = minutes.candidates.told().filter(ours=True).first()
    dismiss(told, reason="只是结果", by=clerk, at=at(MONDAY, 8))
    here = reverse("paper", args=[minutes.pk])
    assert 'id="undo-last"' in desk.get(here).content.decode()

    line = confirm(promise, by=clerk, on=MONDAY, at=at(MONDAY), assign_now=True)
    for address in (here, f"{here}?n={promise.number}"):
        words = desk.get(address).content.decode()
        assert 'id="undo-last"' not in words and words.count('data-key="z"') == 1
        assert f"{line.number} 怎么改" in words and "对方看得见了，不在这里撤回" in words
        assert f'href="/ledger/{line.pk}/assign/" hx-boost="false" data-digit="1"' in words and f"/ledger/{line.pk}/amend/" in words
        assert "不该立账：</span>由" in words and f"/ledger/{line.pk}/withdraw/" not in words

    answer = desk.post(page(minutes, "undo"), {"n": promise.number})

    assert answer.status_code == 422
    assert "已经交办" in answer.content.decode()


def test_once_it_is_signed_for_the_way_to_another_office_is_the_approvers(desk, minutes, promise, clerk):
    line = confirm(promise, by=clerk, on=MONDAY, at=at(MONDAY), assign_now=True)
    sign_for(line, by=clerk, on=MONDAY, at=at(MONDAY))

    words = desk.get(reverse("paper", args=[minutes.pk])).content.decode()

    assert f"{line.lead.called}已经签收：时限由它申请延期，单位由审批岗更正" in words and f"/ledger/{line.pk}/assign/" not in words


def test_of_two_clerks_at_once_the_second_is_told(desk, minutes, promise, second_clerk):
    as_the_first_saw_it = fields(promise)
    dismiss(promise, reason="读错了", by=second_clerk, at=at(MONDAY))

    answer = desk.post(page(minutes, "confirm"), as_the_first_saw_it)

    assert answer.status_code == 422
    assert "已经处理过了" in answer.content.decode()
    assert not Commitment.objects.exists()


def test_results_and_activities_are_set_aside_in_one_press_and_taken_back_in_one(desk, minutes):
    told = minutes.candidates.told().filter(ours=True)
    assert told.waiting().count() >= 2

    desk.post(page(minutes, "dismiss-rest"), {"group": "told"})
    assert not told.waiting().exists()
    assert {each.decisions.count() for each in told} == {1}

    desk.post(page(minutes, "undo"))
    assert told.waiting().count() == told.count()
    assert first_break() is None


def test_promises_are_never_set_aside_in_one_press(desk, minutes):
    desk.post(page(minutes, "dismiss-rest"), {"group": "promises"})

    assert not minutes.candidates.exclude(state=State.WAITING).exists()


def test_another_towns_clerk_finds_no_such_paper(signed_in, minutes, promise, other_town):
    stranger = signed_in(post(other_town, "clerk", "督办岗", "钱", "qian"))

    assert stranger.get(page(minutes)).status_code == 404
    assert stranger.post(page(minutes, "confirm"), fields(promise)).status_code == 404
    assert stranger.post(page(minutes, "dismiss-rest"), {"group": "told"}).status_code == 404


def test_the_districts_clerk_reads_the_paper_and_decides_nothing(signed_in, minutes, promise, district):
    client = signed_in(post(district, "clerk", "督查岗", "丁", "ding"))

    shown = client.get(page(minutes))
    tried = client.post(page(minutes, "confirm"), fields(promise))

    assert "等云溪镇的督办岗确认" in shown.content.decode()
    assert tried.status_code == 422
    assert "云溪镇的督办岗" in tried.content.decode()
    assert not Commitment.objects.exists()


def test_for_htmx_only_the_part_that_changes_is_sent(desk, minutes):
    part = desk.get(page(minutes), headers={"HX-Request": "true"})

    assert part.content.decode().lstrip().startswith("<main")
    assert "HX-Request" in part["Vary"]


def test_the_original_is_shown_as_it_came_with_the_place_marked(desk, minutes, promise):
    answer = desk.get(page(minutes), {"n": promise.number, "original": 1})

    original, shown = answer.context["original"], answer.content.decode()
    start, end = original.places[promise.pk]
    assert original.text[start:end] == promise.quote
    assert 'class="now"' in shown and "as-it-came" in shown


def test_when_all_is_decided_the_page_says_so(desk, minutes, clerk):
    for candidate in minutes.candidates.all():
        dismiss(candidate, reason="读错了", by=clerk, at=at(MONDAY))

    assert "都处理完了" in desk.get(page(minutes)).content.decode()


def test_the_page_asks_the_database_the_same_however_long_the_paper(desk, town, clerk, minutes):
    long = put_in(town, clerk, words=MINUTES + MINUTES.split("\n", 2)[2] * 5, name="长纪要.txt")
    desk.get(page(minutes))
    with CaptureQueriesContext(connection) as short:
        desk.get(page(minutes))
    with CaptureQueriesContext(connection) as longer:
        desk.get(page(long))

    assert long.candidates.count() > 3 * minutes.candidates.count()
    assert len(longer) == len(short)
    assert len(short) <= 20


def test_a_day_of_ones_own_long_past_is_asked_about_before_it_is_written(signed_in, clerk, minutes, promise):
    browser, address = signed_in(clerk), f"/papers/{minutes.pk}/confirm/"
    sent = fields(promise, due="clerk", due_day="2020-01-01")
    answer = browser.post(address, sent)
    html = answer.content.decode()

    assert (answer.status_code, Commitment.objects.count()) == (422, 0)
    assert "请核对一下，还没有提交" in html and "2020年1月1日 已经过了" in html

    value = html.split('name="sure" value="')[1].split('"')[0]
    assert browser.post(address, sent | {"sure": value}).status_code == 302
    assert "核对过：时限 2020年1月1日 已经过了" in Commitment.objects.get().steps.first().note
