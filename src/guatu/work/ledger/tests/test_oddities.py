"""What looks odd is asked before it is written: possible, mostly a slip. What was typed is kept, the journal notes the answer."""

import re
from datetime import date
from decimal import Decimal

import pytest

from guatu.conftest import MONDAY, at
from guatu.work.ledger.checked import adding, parted, with_checked
from guatu.work.ledger.forms import BulkAssignForm
from guatu.work.ledger.lifecycle import assign, enter, report, send_back, sign_for
from guatu.work.ledger.models import Commitment, LightOfDay
from guatu.work.ledger.oddities import odd_day, odd_done, odd_extension, odd_found
from guatu.work.ledger.views.saying import why_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
ON = MONDAY.isoformat()
BOX = re.compile(r'type="checkbox" name="((?:l\d+-)?sure)" value="(\w+)"')


@pytest.fixture
def asked(signed_in):
    """Returns a function that sends a page of a line, sees it asked about, and sends it again with the box ticked."""

    def send(actor, line, page, question, /, **fields):
        address, browser = f"/ledger/{line.pk}/{page}/", signed_in(actor)
        sent = {"on": ON, "version": Commitment.objects.get(pk=line.pk).version, **fields}
        assert "仍要" not in browser.get(address).content.decode()

        answer = browser.post(address, sent)
        html = answer.content.decode()
        assert answer.status_code == 422 and question in html, html
        assert Commitment.objects.get(pk=line.pk).version == sent["version"]
        for typed in fields.values():
            assert str(typed) in html

        assert browser.post(address, sent | dict([BOX.search(html).groups()])).status_code == 302
        line.refresh_from_db()
        step = line.steps.latest("number")
        assert question in step.checked and question not in step.own_words
        return step.note

    return send


def test_a_date_in_the_past_is_asked_about_at_the_assignment(asked, road, clerk, works_office):
    asked(clerk, road, "assign", "已经过了，一交办就是红的", to=works_office.pk, duty="dated", day="2025-12-31")
    assert road.due_first == date(2025, 12, 31)


def test_a_proposed_date_that_has_passed_is_asked_about_too(asked, town, clerk, works_office):
    from guatu.work.ledger.dues import Due

    line, _ = enter(
        assigner=town, title="排涝站检修", quote="10 月底前检修好", source="例会", by=clerk, on=MONDAY, at=at(MONDAY),
        due=Due(date(2026, 10, 31), "as_read", "10 月底前"),
    )  # fmt: skip
    asked(clerk, line, "assign", "时限 10月31日 已经过了", to=works_office.pk, duty="dated", day="2026-10-31")


def test_a_date_years_away_is_asked_about(asked, road, clerk, works_office):
    asked(clerk, road, "assign", "像是年份写错了", to=works_office.pk, duty="dated", day="2062-12-31")


def test_the_answer_is_to_what_was_asked_alone(signed_in, road, clerk, works_office):
    browser, address = signed_in(clerk), f"/ledger/{road.pk}/assign/"
    sent = {"to": works_office.pk, "duty": "dated", "on": ON, "version": road.version}
    box = dict([BOX.search(browser.post(address, sent | {"day": "2025-12-31"}).content.decode()).groups()])

    answer = browser.post(address, sent | {"day": "2024-12-31"} | box)
    assert (answer.status_code, "2024年12月31日 已经过了" in answer.content.decode()) == (422, True)


def test_a_line_entered_and_assigned_in_one_go_is_asked_about_as_well(signed_in, clerk, works_office):
    sent = {"title": "修桥", "source": "电话", "duty": "dated", "day": "2025-12-01", "on": ON, "lead": works_office.pk}
    answer = signed_in(clerk).post("/ledger/new/", sent)

    assert (answer.status_code, Commitment.objects.count()) == (422, 0)
    signed_in(clerk).post("/ledger/new/", sent | dict([BOX.search(answer.content.decode()).groups()]))
    assert "核对过：时限 2025年12月1日 已经过了" in Commitment.objects.get().steps.first().note


def test_an_extension_to_2099_is_asked_about_by_whoever_asks_and_by_whoever_grants(asked, acting_road, works_clerk, leader):
    asked(
        works_clerk, acting_road, "ask-more", "晚 73 年多，像是年份写错了", day="2099-12-31", cause="材料没到", progress="备料",
    )  # fmt: skip
    asked(leader, acting_road, "extend", "延到 2099年12月31日", day="2099-12-31", note="同意")


def test_an_extension_far_longer_than_the_work_is_asked_about(acting_road):
    assert odd_extension(acting_road, date(2027, 3, 31), MONDAY) == []
    (words,) = odd_extension(acting_road, date(2027, 7, 31), MONDAY)
    assert words == "要再延 212 天，原来从 11月16日 到首次时限 12月31日 一共才 45 天"


def test_more_than_there_is_to_do_is_asked_about(asked, piles, works_clerk):
    asked(works_clerk, piles, "report", "完成数 900根 多于一共的 12根", words="都打了", amount="900")
    assert odd_done(piles, Decimal(900), None, finished=False) == []  # as reported before: asked once


def test_finished_with_some_left_is_asked_about(asked, piles, works_clerk):
    asked(
        works_clerk, piles, "report", "勾了“已经办结”，完成数却是 9根，一共要 12根", words="打完了", amount="9", finished="on",
    )  # fmt: skip
    assert (piles.stage, piles.reported_amount) == ("reported", 9)


def test_finished_at_three_quarters_is_asked_about(asked, acting_road, works_clerk):
    asked(works_clerk, acting_road, "report", "进度却是 75%", words="通车了", percent="75", finished="on")


def test_less_than_the_last_time_is_asked_about_and_not_refused(asked, piles, acting_road, works_clerk):
    report(piles, words="打了 7 根", amount=Decimal(7), finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY))
    asked(works_clerk, piles, "report", "比上次报的少：上次 7根，这次 5根，是更正吗", words="数错了", amount="5")
    assert piles.reported_amount == 5
    report(acting_road, words="过半", share=Decimal("0.5"), finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY))
    asked(works_clerk, acting_road, "report", "比上次报的少：上次 50%，这次 40%，是更正吗", words="高了", percent="40")


def test_what_was_sent_back_is_expected_to_come_to_less(signed_in, piles, works_clerk, verifier):
    report(piles, words="打完了", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY))
    send_back(piles, reason="有两根没打", by=verifier, on=MONDAY, at=at(MONDAY, 10))
    sent = {"on": ON, "version": piles.version, "words": "差两根", "amount": "10"}
    assert signed_in(works_clerk).post(f"/ledger/{piles.pk}/report/", sent).status_code == 302


def test_a_day_before_the_last_report_is_asked_about(asked, piles, works_clerk):
    report(piles, words="打了 7 根", amount=Decimal(7), finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY))
    asked(
        works_clerk, piles, "report", "这次写的 2026年11月10日 早于上次反馈的 2026年11月16日，是补录吗", words="八根", amount="8", on="2026-11-10",
    )  # fmt: skip


def test_what_is_to_be_kept_up_for_good_is_asked_about_when_it_is_said_to_be_finished(asked, town, clerk, works_office, works_clerk):
    line, _ = enter(assigner=town, title="河道常年保洁", source="例会", duty="standing", by=clerk, on=MONDAY, at=at(MONDAY))
    assign(line, to=works_office, duty="standing", by=clerk, on=MONDAY, at=at(MONDAY))
    sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY))
    asked(works_clerk, line, "report", "这是长期事项，要一直坚持", words="办完了", finished="on")
    assert line.stage == "reported"


def test_by_telephone_it_is_asked_too_and_only_of_what_was_spoken_of(signed_in, clerk, piles, acting_road, works_clerk, works_office):
    for line in (piles, acting_road):
        report(line, words="动了", finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY))
    sent = {"office": works_office.pk, "on": "2026-11-10"}
    sent |= {f"l{line.pk}-version": line.version for line in (piles, acting_road)}
    page = signed_in(clerk).post("/ledger/call/", sent | {f"l{piles.pk}-words": "五根"}).content.decode()
    assert page.count("早于上次反馈的 2026年11月16日，是补录吗？") == 1


def test_a_blocker_of_another_kind_is_named(signed_in, piles, works_clerk):
    browser, sent = signed_in(works_clerk), {"on": ON, "version": piles.version, "words": "停着", "stuck": "其他", "stuck_what": " "}
    answer = browser.post(f"/ledger/{piles.pk}/report/", sent)
    assert (answer.status_code, "选了“其他”，请写一句要谁来办、办什么" in answer.content.decode()) == (422, True)
    assert browser.post(f"/ledger/{piles.pk}/report/", sent | {"stuck_what": "县里批复改线"}).status_code == 302


def test_what_is_entered_as_due_without_a_date_is_asked_about(signed_in, clerk):
    sent = {"title": "修桥", "source": "电话", "duty": "dated", "day": "", "on": ON}
    answer = signed_in(clerk).post("/ledger/new/", sent)
    html = answer.content.decode()
    assert (answer.status_code, "性质是“限期”，没有写时限" in html, Commitment.objects.count()) == (422, True, 0)
    assert signed_in(clerk).post("/ledger/new/", sent | dict([BOX.search(html).groups()])).status_code == 302
    assert signed_in(clerk).post("/ledger/new/", sent | {"duty": "standing"}).status_code == 302


def test_more_found_than_was_reported_is_asked_about(asked, piles, works_clerk, verifier):
    report(piles, words="打了 6 根", amount=Decimal(6), finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY))
    asked(verifier, piles, "verify", "核实数 99根 多于单位反馈的 6根", finding="数过", amount="99")


def test_a_return_that_leaves_nothing_to_do_is_asked_about(asked, piles, works_clerk, verifier):
    report(piles, words="打完了", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY))
    asked(verifier, piles, "send-back", "退回，核实的数却已经做满", reason="桩头没有凿", amount="12")


def test_what_is_ordinary_is_not_asked_about(piles, acting_road):
    assert odd_day(date(2028, 11, 15), MONDAY) == odd_day(MONDAY, MONDAY) == []
    assert odd_done(piles, Decimal(12), None, finished=True) == odd_done(piles, None, None, finished=True) == []
    assert odd_found(acting_road, None, Decimal("0.5")) == []


def test_at_the_desk_it_is_asked_as_well(signed_in, piles, works_clerk, verifier):
    report(piles, words="打了 6 根", amount=Decimal(6), finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY))
    sent = {"finding": "数过", "amount": "66", "on": ON, "version": piles.version, "act": "verify"}
    answer = signed_in(verifier).post(f"/verify/{piles.pk}/", sent)

    assert (answer.status_code, "核实数 66根 多于单位反馈的 6根" in answer.content.decode()) == (422, True)
    signed_in(verifier).post(f"/verify/{piles.pk}/", sent | dict([BOX.search(answer.content.decode()).groups()]))
    piles.refresh_from_db()
    assert piles.verified_amount == 66


def test_on_the_telephone_one_line_is_asked_about_and_the_others_are_written_down(signed_in, piles, acting_road, clerk, works_office):
    sent = {"office": works_office.pk, "on": ON}
    for line, fields in ((piles, {"amount": "120"}), (acting_road, {"percent": "10"})):
        sent |= {f"l{line.pk}-{name}": value for name, value in {"version": line.version, "words": "电话里说的", **fields}.items()}
    answer = signed_in(clerk).post("/ledger/call/", sent)

    assert (answer.status_code, "完成数 120根 多于一共的 12根" in answer.content.decode()) == (422, True)
    acting_road.refresh_from_db(), piles.refresh_from_db()
    assert (acting_road.reported_share, piles.reported_amount) == (Decimal("0.1"), None)


def test_what_cannot_be_is_refused_whatever_is_ticked(signed_in, acting_road, works_clerk):
    answer = signed_in(works_clerk).post(
        f"/ledger/{acting_road.pk}/report/", {"words": "好", "percent": "140", "on": ON, "version": acting_road.version}
    )
    assert "进度在 0 到 100% 之间" in answer.content.decode()


def test_the_own_dates_of_many_lines_are_asked_about_when_they_are_given_out(road, town, works_office):
    late = date(2027, 1, 4)
    form = BulkAssignForm({"to": works_office.pk, "on": late.isoformat()}, whole=town, today=late, lines=[road])

    assert not form.is_valid()
    assert form.questions == [f"{road.number} 自己的时限已经过了，一交办就是红的"]


def test_a_line_that_reports_by_periods_is_not_said_to_have_reported_nothing(acting_road):
    acting_road.duty = "recurring"
    acting_road._state.fields_cache["light"] = LightOfDay(colour="yellow", because="上期补报")

    assert why_words(acting_road, date(2027, 2, 8), None) == "上期补报"


@pytest.mark.parametrize(
    ("note", "own", "checked"),
    [
        ("铺完了\n核对过：完成数 900户 多于一共的 437户", "铺完了", "完成数 900户 多于一共的 437户"),
        ("铺完了（确认过：完成数 900户 多于一共的 437户）", "铺完了", "完成数 900户 多于一共的 437户"),  # as it was kept before
        ("核对过：时限 已经过了", "", "时限 已经过了"),
        ("铺完了（向监理确认过：都合格）。明天验收", "铺完了（向监理确认过：都合格）。明天验收", ""),
        ("", "", ""),
    ],
)
def test_ones_own_words_and_what_was_confirmed_are_read_apart(note, own, checked):
    assert parted(note) == (own, checked)


def test_what_is_said_besides_stands_with_ones_own_words_and_not_behind_what_was_confirmed():
    assert adding(with_checked("清完了", ["比上次报的少"]), "（没有附照片：夜里照不清）") == "清完了（没有附照片：夜里照不清）\n核对过：比上次报的少"


def test_on_the_page_and_to_the_verifier_the_units_words_stand_alone(asked, signed_in, piles, works_clerk, verifier):
    asked(works_clerk, piles, "report", "完成数 99根 多于一共的 12根", words="都打完了", amount="99", finished="")
    for page in (f"/ledger/{piles.pk}/", f"/verify/?line={piles.pk}"):
        html = signed_in(verifier).get(page).content.decode()
        assert "<b>提交时核对过</b>　完成数 99根 多于一共的 12根" in html and "都打完了核对过" not in html and "（确认过" not in html
