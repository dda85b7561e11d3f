"""电话代录: an office that never signs in tells by telephone; the clerk writes several lines down in a row."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guatu.conftest import MONDAY, at, post
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter, report, sign_for
from guatu.work.ledger.models import Commitment, Step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
FRIDAY = date(2026, 11, 13)


@pytest.fixture
def owed(town, clerk, village):
    """Three lines of a village where nobody signs in: one to sign for, two under way."""
    lines = []
    for number in range(3):
        line, _ = enter(
            assigner=town, title=f"河东村第 {number} 件", source="例会", by=clerk, on=FRIDAY, at=at(FRIDAY),
            due=Due(date(2026, 12, 10 + number)), target=Decimal(10) if number == 1 else None, unit="户" if number == 1 else "",
        )  # fmt: skip
        assign(line, to=village, duty="dated", by=clerk, on=FRIDAY, at=at(FRIDAY))
        if number:
            sign_for(line, by=clerk, on=FRIDAY, at=at(FRIDAY))
        lines.append(line)
    return lines


def call(client, office, lines, day=MONDAY, **said):
    fields = {"office": office.pk, "on": day.isoformat()}
    for line in lines:
        fields[f"l{line.pk}-version"] = line.version
    return client.post("/ledger/call/", fields | {name.replace("_", "-", 1): value for name, value in said.items()})


def test_the_offices_that_owe_are_offered_those_first_where_nobody_signs_in(signed_in, clerk, owed, works_clerk, assigned_road):
    page = signed_in(clerk).get("/ledger/call/").content.decode()

    assert page.index("河东村") < page.index("建设办")
    assert re.search(r"<b>3</b><span>河东村</span><small[^>]*>没有人登录", page)
    assert not re.search(r"<span>建设办</span><small", page)


def test_several_lines_are_answered_in_a_row_and_both_names_are_kept_with_the_day_it_was_said(signed_in, clerk, owed, village):
    first, second, third = owed
    answer = call(
        signed_in(clerk), village, owed, day=FRIDAY,
        **{f"l{first.pk}_sign": "on", f"l{second.pk}_amount": "6", f"l{second.pk}_words": "改了六户",
           f"l{second.pk}_stuck": "资金", f"l{second.pk}_stuck_what": "财政所拨料款"},
    )  # fmt: skip
    assert answer.status_code == 302

    steps = Step.objects.filter(at__date=MONDAY)
    assert {(step.verb, step.commitment_id) for step in steps} == {("sign_for", first.pk), ("report", second.pk)}
    assert {step.on_behalf_of for step in steps} == {village}
    assert {(step.user_name, step.on) for step in steps} == {("陈", FRIDAY)}
    assert steps.get(verb="report").note == "堵点：资金，财政所拨料款。改了六户"
    third.refresh_from_db()
    assert third.reported_on is None


def test_signing_and_reporting_can_be_said_in_one_breath(signed_in, clerk, owed, village):
    first = owed[0]
    call(signed_in(clerk), village, owed, **{f"l{first.pk}_sign": "on", f"l{first.pk}_words": "今天就办"})

    first.refresh_from_db()
    assert (first.stage, first.reported_on) == ("acting", MONDAY)


def test_what_cannot_be_written_down_keeps_its_words_and_the_others_are_written(signed_in, clerk, owed, village):
    first, second, third = owed
    answer = call(
        signed_in(clerk), village, owed,
        **{f"l{first.pk}_words": "还没签就报", f"l{second.pk}_amount": "-3", f"l{second.pk}_words": "退了三户",
           f"l{third.pk}_words": "好了一半"},
    )  # fmt: skip

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "现在是“待签收”，不能反馈" in page and "还没签就报" in page
    assert "完成数不能是负数" in page
    third.refresh_from_db()
    assert third.reported_on == MONDAY
    assert "替河东村记了 1 条" in page


def test_sent_twice_it_is_written_once(signed_in, clerk, owed, village):
    second = owed[1]
    said = {f"l{second.pk}_amount": "6", f"l{second.pk}_words": "改了六户"}
    client = signed_in(clerk)
    call(client, village, owed, **said)
    again = call(client, village, owed, **said)

    assert "您自己在别的窗口" in again.content.decode()
    assert Step.objects.filter(verb="report").count() == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"amount": "5"}, "请写一句电话里怎么说的"),
        ({"finished": "on", "stuck": "资金", "words": "完了"}, "办结了就没有堵点"),
    ],
)
def test_half_an_answer_is_told_what_is_missing(signed_in, clerk, owed, village, said, words):
    line = owed[1]
    answer = call(signed_in(clerk), village, owed, **{f"l{line.pk}_{name}": value for name, value in said.items()})

    assert answer.status_code == 422 and words in answer.content.decode()
    assert not Step.objects.filter(verb="report").exists()


def test_an_empty_call_says_what_to_fill_in_and_a_wrong_day_writes_nothing(signed_in, clerk, owed, village):
    client = signed_in(clerk)
    page = client.get(call(client, village, owed).url).content.decode()
    assert "还没有填哪一条" in page

    answer = call(client, village, owed, day=date(1999, 1, 1), **{f"l{owed[2].pk}_words": "好了"})
    assert answer.status_code == 422
    assert not Step.objects.filter(verb="report").exists()


def test_who_took_the_call_does_not_verify_it(client, signed_in, clerk, owed, village, town):
    second = owed[1]
    post(town, "verifier", "核实岗", "陈", "chen")
    call(signed_in(clerk), village, owed, **{f"l{second.pk}_amount": "6", f"l{second.pk}_words": "改了六户"})

    page = signed_in(clerk).get(second.get_absolute_url()).content.decode()
    assert "这次反馈是您报的或代录的" in page


def test_the_unit_itself_takes_no_calls(signed_in, works_clerk, assigned_road):
    assert signed_in(works_clerk).get("/ledger/call/").status_code == 403


def test_an_office_that_owes_nothing_and_nonsense_show_the_choice(signed_in, clerk, owed, farm_office):
    for key in (farm_office.pk, "x", "²", "9" * 30):
        assert "河东村" in signed_in(clerk).get(f"/ledger/call/?office={key}").content.decode()


def test_sixty_lines_ask_as_often_as_five(signed_in, clerk, town, village):
    client = signed_in(clerk)

    def more(number):
        for i in range(number):
            line, _ = enter(assigner=town, title=f"又 {i}", source="例会", by=clerk, on=MONDAY, at=at(MONDAY))
            assign(line, to=village, duty="dated", undated=True, by=clerk, on=MONDAY, at=at(MONDAY))

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/ledger/call/?office={village.pk}")
        return len(queries)

    more(5)
    client.get("/ledger/call/")
    few = count()
    more(55)
    assert count() == few


def test_the_unit_reports_one_number_one_blocker_one_sentence(signed_in, works_clerk, piles):
    client = signed_in(works_clerk)
    page = client.get(f"/ledger/{piles.pk}/report/").content.decode()
    assert "现在完成多少根" in page and "按直线今天" in page

    fields = {
        "on": MONDAY.isoformat(), "version": piles.version, "amount": "6", "stuck": "资金", "stuck_what": "财政所拨 38 万元",
        "words": "第 6 根成桩",
    }  # fmt: skip
    assert client.post(f"/ledger/{piles.pk}/report/", fields).status_code == 302
    piles.refresh_from_db()
    assert piles.reported_amount == 6
    assert "堵点：资金，财政所拨 38 万元" in client.get(piles.get_absolute_url()).content.decode()

    answer = client.post(f"/ledger/{piles.pk}/report/", {"on": MONDAY.isoformat(), "version": piles.version, "amount": "7"})
    assert answer.status_code == 422 and "请写一句办到什么程度" in answer.content.decode()
    assert Commitment.objects.get(pk=piles.pk).reported_amount == 6


def test_a_report_without_a_blocker_ends_it(signed_in, works_clerk, acting_road):
    report(acting_road, words="堵点：手续，等图审。等着", finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
    client = signed_in(works_clerk)
    assert client.get("/ledger/?blocked=1").context["total"] == "1"

    client.post(f"/ledger/{acting_road.pk}/report/", {"on": MONDAY.isoformat(), "version": acting_road.version, "words": "批了"})
    assert client.get("/ledger/?blocked=1").context["total"] == "0"
