"""The pages of what recurs: the strip on the line, one period, the list of a month, home and the unit's page."""

import re
from datetime import date

import pytest

from guatu.conftest import MONDAY, at
from guatu.work.ledger.lifecycle import assign, enter, report_occurrence, sign_for
from guatu.work.ledger.lighting import light_up_all
from guatu.work.ledger.models import Commitment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
SIGNED = date(2026, 11, 4)


@pytest.fixture
def rounds(town, clerk, works_office, works_clerk):
    line, _ = enter(
        assigner=town, title="农村公路巡查", source="例会", duty="recurring", cadence="weekly", unit="公里", by=clerk, on=SIGNED, at=at(SIGNED)
    )
    assign(line, to=works_office, duty="recurring", by=clerk, on=SIGNED, at=at(SIGNED, 10))
    sign_for(line, by=works_clerk, on=SIGNED, at=at(SIGNED, 11))
    return line


def told(line, number):
    return line.occurrences.order_by("first")[number]


def test_the_line_shows_its_periods_as_a_strip_with_words(signed_in, clerk, rounds):
    page = signed_in(clerk).get(rounds.get_absolute_url()).content.decode()
    assert "漏报 7 天" in page and "11月16日—22日" in page and "本期" in page
    assert 'data-count="4">全部 4 期' in page and "每周一次" in page


def test_wherever_a_date_would_stand_it_says_how_often(signed_in, clerk, works_clerk, rounds, works_office):
    client = signed_in(clerk)
    where = {
        "/ledger/": '<td class="due"><span class="soft">每周</span>', rounds.get_absolute_url(): "每周",
        f"{rounds.get_absolute_url()}file/": "<th>首次时限</th><td>每周</td><th>现时限</th><td>每周</td>",
        f"/ledger/call/?office={works_office.pk}": f"{rounds.number} · 每周 · 办理中",
    }  # fmt: skip
    for address, words in where.items():
        page = re.sub(r">\s+<", "><", client.get(address).content.decode())
        assert words in page, address
    assert "无时限" not in client.get(rounds.get_absolute_url()).content.decode()
    assert "每周" in signed_in(works_clerk).get("/unit/").content.decode()
    assert Commitment(duty="standing").undated_said == "长期" and Commitment(duty="dated").undated_said == "无时限"
    assert Commitment(duty="recurring").undated_said == "周期"


def test_the_unit_reports_its_period_and_the_verifier_finds_it(signed_in, works_clerk, verifier, rounds):
    client = signed_in(works_clerk)
    page = client.get("/unit/").content.decode()
    first = told(rounds, 0)
    here = first.get_absolute_url()
    assert "本期" in page and "报本期" in page and here in page

    form = client.get(here).content.decode()
    assert "这一期完成多少公里" in form and "核实这一期" not in form
    assert client.post(here, {"verb": "report", "version": 0, "words": "", "on": "2026-11-16"}).status_code == 422
    sent = {"verb": "report", "version": 0, "words": "巡了", "amount": "6", "on": "2026-11-16"}
    assert client.post(here, sent).status_code == 302
    again = client.post(here, sent)
    assert again.status_code == 422 and "有过变动" in again.content.decode()
    assert "补报，晚 7 天" in client.get(rounds.get_absolute_url()).content.decode()

    client = signed_in(verifier)
    assert client.get("/ledger/occurrences/?show=verify").content.decode().count("data-row") == 1
    assert "核实这一期" in client.get(here).content.decode()
    odd = client.post(here, {"verb": "verify", "version": 1, "finding": "看了", "amount": "60", "on": "2026-11-16"})
    assert odd.status_code == 422 and "核实数 60公里 多于单位反馈的 6公里" in odd.content.decode()
    assert client.post(here, {"verb": "verify", "version": 1, "finding": "看了", "amount": "5", "on": "2026-11-16"}).status_code == 302
    first.refresh_from_db()
    assert (first.state, int(first.verified_amount)) == ("verified", 5)


def test_the_unit_finds_what_was_sent_back_with_the_reason_and_its_day(signed_in, works_clerk, verifier, rounds):
    first = told(rounds, 0)
    report_occurrence(first, words="巡了", by=works_clerk, on=SIGNED, at=at(SIGNED, 12))
    light_up_all(rounds.assigner, MONDAY)
    second = told(rounds, 1)
    report_occurrence(second, words="巡了", by=works_clerk, on=MONDAY, at=at(MONDAY, 8))
    sent = {"verb": "send-back", "version": 1, "reason": "没有记录", "on": "2026-11-16"}
    assert signed_in(verifier).post(first.get_absolute_url(), sent).status_code == 302

    client = signed_in(works_clerk)
    page = client.get(first.get_absolute_url()).content.decode()
    assert "退回，等重报" in page and "没有记录" in page
    assert "11月19日以前重报" in page and "重报这一期" in page and "漏报 " not in page

    unit = client.get("/unit/")
    returned = next(number for number in unit.context["owed"].numbers.five if number.key == "returned")
    assert returned.count == 1 and "11月16日退回，11月19日前重报：没有记录" in unit.content.decode()
    shown = client.get("/unit/?show=returned").content.decode()
    assert "退回的理由：11月2日—8日：没有记录" in shown and shown.count("data-row") == 1
    assert client.get(f"/ledger/?{returned.query}").content.decode().count("没有记录") >= 1
    assert "11月16日退回：没有记录" in client.get("/ledger/occurrences/?show=owed").content.decode()


def test_who_may_not_is_told_who_may(signed_in, reader, rounds):
    page = signed_in(reader).get(told(rounds, 0).get_absolute_url()).content.decode()
    assert "建设办的承办岗" in page and "<textarea" not in page


def test_nobody_outside_sees_it(signed_in, other_town, rounds):
    from guatu.conftest import post

    stranger = post(other_town, "clerk", "督办岗", "石", "shi")
    assert signed_in(stranger).get(told(rounds, 0).get_absolute_url()).status_code == 404


def test_home_counts_what_recurs_apart_and_each_number_opens_its_periods(signed_in, clerk, works_clerk, rounds):
    client = signed_in(clerk)
    client.get("/")
    report_occurrence(told(rounds, 0), words="巡了", by=works_clerk, on=SIGNED, at=at(SIGNED, 12))
    page = client.get("/").content.decode()
    assert ">1</a>/<a" in page and ">4</a>" in page
    assert "漏报" not in page  # the second is owed today
    assert client.get("/ledger/occurrences/?month=2026-11").content.decode().count("data-row") == 4
    assert client.get("/ledger/occurrences/?month=2026-11&show=done").content.decode().count("data-row") == 1
    assert client.get("/ledger/occurrences/?month=2026-12").content.decode().count("data-row") == 0


def test_the_journal_of_the_audit_names_it(signed_in, clerk, town, works_clerk, rounds):
    from guatu.conftest import post

    report_occurrence(told(rounds, 0), words="巡了", by=works_clerk, on=MONDAY, at=at(MONDAY))
    auditor = post(town, "audit", "审计管理员", "审", "shen")
    page = signed_in(auditor).get("/audit/").content.decode()
    assert "报本期" in page and "周期事项的一期" in page


def test_what_is_next_of_a_recurring_line_is_the_period_that_is_owed(signed_in, works_clerk, reader, rounds):
    page = signed_in(works_clerk).get(rounds.get_absolute_url())
    offered = [offer for offer in page.context["offered"] if offer.main]
    owed = page.context["turn_now"]
    assert [offer.url for offer in offered] == [owed.get_absolute_url()] and owed.called in offered[0].label
    assert "一期一期报" in page.content.decode() and "漏了就红" in page.content.decode()
    assert not any(offer.main for offer in signed_in(reader).get(rounds.get_absolute_url()).context["offered"])


def test_a_past_period_is_made_up_and_the_page_says_what_that_means_and_which_day_belongs_there(signed_in, works_clerk, rounds):
    client = signed_in(works_clerk)
    assert ">补报</a>" in client.get("/unit/").content.decode()
    first = told(rounds, 0)
    page = client.get(first.get_absolute_url()).content.decode()
    assert "补报这一期" in page and "11月9日应报，已经过了，现在是补报" in page and "认定补录的日期" in page
    sent = {"verb": "report", "version": 0, "words": "巡了", "amount": "6", "on": "2026-11-03"}
    assert client.post(first.get_absolute_url(), sent).status_code == 302
    page = client.post(told(rounds, 1).get_absolute_url(), sent).content.decode()
    assert "那天在11月2日—8日这一期里，那一期已经报过" in page


def test_a_period_to_come_says_which_is_to_be_reported_now(signed_in, works_clerk, rounds):
    client = signed_in(works_clerk)
    client.get("/")
    page = client.get(told(rounds, 3).get_absolute_url()).content.decode()
    assert "才开始，还不能报。现在要报的是11月2日—8日这一期" in page and "不由您办" not in page


def test_what_was_due_and_what_was_said_stand_before_the_decision_and_the_periods_beside_it_are_a_press_away(
    signed_in, works_clerk, verifier, rounds
):
    light_up_all(rounds.assigner, MONDAY)
    first, second, third, _ = rounds.occurrences.order_by("first")
    report_occurrence(second, words="巡了两趟，坑槽补了", by=works_clerk, on=MONDAY, at=at(MONDAY))
    page = signed_in(verifier).get(second.get_absolute_url()).content.decode()
    places = [page.index(words) for words in ("这一期该办什么", "农村公路巡查", "单位怎么报的", "巡了两趟，坑槽补了", "核实到的情况")]
    assert places[0] < places[2] < places[3] < places[4] and page.count("巡了两趟，坑槽补了") == 2  # there, and in what was done
    assert f'rel="prev" href="{first.get_absolute_url()}"' in page and f'rel="next" href="{third.get_absolute_url()}"' in page
    assert 'rel="prev"' not in signed_in(verifier).get(first.get_absolute_url()).content.decode()
