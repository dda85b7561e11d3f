"""The pages of 核实, 退回, 销号, 延期: what is to be decided on stands beside what decides it, and the other answer, too."""

import re
from datetime import date, timedelta

import pytest

from guatu.conftest import MONDAY, at
from guatu.records.evidence.looking import look_at
from guatu.records.evidence.tests.pictures import drawing, jpeg
from guatu.work.ledger.lifecycle import amend, ask_more, contest_until, report, send_back, verify

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def on(hour):
    return {"on": MONDAY, "at": at(MONDAY, hour)}


@pytest.fixture
def pit(acting_road, mayor):
    """A danger, of which proof is asked, with what is to be seen when it is done; its office says that it is done."""
    amend(acting_road, category="safety", standard="坑口填平，两侧有警示牌", reason="归类", by=mayor, **on(10))
    return acting_road


def hand_in(line, words, name, by, hour):
    report(line, words=words, finished=True, evidence=[look_at(jpeg(drawing(name)), f"{name}.jpg")], by=by, **on(hour))


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_whoever_closes_reads_what_was_promised_what_was_handed_in_and_what_was_found(pit, works_clerk, verifier, leader, signed_in):
    hand_in(pit, "填了一半", "早先", works_clerk, 11)
    send_back(pit, reason="东侧还空着", by=verifier, **on(12))
    hand_in(pit, "全部填平了", "填平以后", works_clerk, 13)
    verify(pit, finding="踩过，实的", by=verifier, **on(14))

    page = signed_in(leader).get(f"/ledger/{pit.pk}/close/").content.decode()
    words = text_of(page)
    assert "坑口填平，两侧有警示牌" in words and "12 月底前完工" in words
    assert "全部填平了" in words and "路桥岗 吴" in words and "填了一半" not in words
    piece = pit.steps.filter(verb="report").last().evidence[0][0]
    assert "填平以后.jpg" in words and f'src="/ledger/{pit.pk}/evidence/{piece}/small/"' in page
    assert "踩过，实的" in words and "核实岗 郑" in words
    assert "退回过 1 次" in words and "最近一次：东侧还空着" in words
    assert "现在销号算按期" in words
    assert f'href="/ledger/{pit.pk}/send-back/"' in page and "销号</button>" in page


def test_the_page_of_closing_says_that_the_first_date_has_passed(verified_road, leader, signed_in, monkeypatch):
    monkeypatch.setenv("GUATU_TODAY", (verified_road.due_first + timedelta(days=2)).isoformat())
    words = text_of(signed_in(leader).get(f"/ledger/{verified_road.pk}/close/").content.decode())
    assert "首次 2026年12月31日，已经过了 2 天：现在销号算逾期" in words


def test_the_leader_who_sends_back_reads_the_same(verified_road, leader, signed_in):
    words = text_of(signed_in(leader).get(f"/ledger/{verified_road.pk}/send-back/").content.decode())
    assert "路面已铺完" in words and "现场看过，2 公里都通了" in words


def test_the_plain_page_of_verifying_shows_what_the_desk_shows_and_leaves_the_number_to_be_found(pit, works_clerk, verifier, signed_in):
    report(
        pit, words="全部填平了", finished=True, share=1, evidence=[look_at(jpeg(drawing("a")), "填平以后.jpg")], by=works_clerk, **on(11)
    )
    answer = signed_in(verifier).get(f"/ledger/{pit.pk}/verify/")
    page = answer.content.decode()
    words = text_of(page)
    assert "坑口填平，两侧有警示牌" in words and "填平以后.jpg" in words and "/small/" in page
    assert answer.context["rule"].words in words and answer.context["rule"].purpose in words
    assert answer.context["form"]["percent"].value() is None and "空着，就是和反馈的一样" in words


# -- the other answer


def test_the_approver_of_an_extension_reads_what_is_asked_for_and_may_say_no(acting_road, works_clerk, mayor, signed_in):
    ask_more(acting_road, day=date(2027, 1, 20), cause="连续降雨", progress="路基完成", by=works_clerk, **on(10))
    page = signed_in(mayor).get(f"/ledger/{acting_road.pk}/extend/").content.decode()
    assert "申请改到" in page and "<span>现时限</span>" not in page
    assert f'href="/ledger/{acting_road.pk}/deny/">不予延期' in page


@pytest.mark.parametrize("verb", ["sign-for", "contest"])
def test_the_way_back_does_not_read_as_refusing_the_work(assigned_road, works_clerk, signed_in, verb):
    page = signed_in(works_clerk).get(f"/ledger/{assigned_road.pk}/{verb}/").content.decode()
    assert "先不提交，回去" in page and "不办了" not in page


def test_whoever_signs_for_a_line_is_shown_the_way_to_contest_it_with_the_days_left(assigned_road, works_clerk, signed_in, monkeypatch):
    client, address = signed_in(works_clerk), f"/ledger/{assigned_road.pk}/sign-for/"
    page = client.get(address).content.decode()
    assert f'href="/ledger/{assigned_road.pk}/contest/">申诉</a>' in page
    last = contest_until(assigned_road)
    assert f"可以申诉一次：到11月{last.day}日为止，还有 {last.day - 16} 个工作日" in page

    monkeypatch.setenv("GUATU_TODAY", last.isoformat())
    assert "今天是最后一天" in signed_in(works_clerk).get(address).content.decode()
    monkeypatch.setenv("GUATU_TODAY", (last + timedelta(days=3)).isoformat())
    assert "申诉" not in signed_in(works_clerk).get(address).content.decode()
