"""单位待办: what one office owes, the most pressing first; five numbers, each opening its lines; few words for the telephone."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, close, enter, report, send_back, sign_for, verify

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
OCTOBER = date(2026, 10, 12)


def owe(town, clerk, office, title, due, **more):
    line, _ = enter(
        assigner=town, title=title, source="例会", by=clerk, on=OCTOBER, at=at(OCTOBER), said_on=OCTOBER,
        due=Due(due) if due else None, **more,
    )  # fmt: skip
    assign(line, to=office, duty="dated", undated=due is None, by=clerk, on=OCTOBER, at=at(OCTOBER))
    return line


@pytest.fixture
def owed(town, clerk, works_office, works_clerk, verifier, leader):
    """Of everything one: to sign for, late, stuck, sent back, closed in its month."""
    lines = {
        "sign": owe(town, clerk, works_office, "刚交办的", date(2026, 12, 20)),
        "late": owe(town, clerk, works_office, "过期的", date(2026, 11, 2)),
        "stuck": owe(town, clerk, works_office, "卡住的", date(2027, 5, 31)),
        "back": owe(town, clerk, works_office, "退回的", date(2027, 5, 31)),
        "closed": owe(town, clerk, works_office, "销了的", date(2026, 11, 20)),
    }
    for key in ("late", "stuck", "back", "closed"):
        sign_for(lines[key], by=works_clerk, on=OCTOBER, at=at(OCTOBER))
    report(lines["stuck"], words="堵点：资金，等款。等着", finished=False, by=works_clerk, on=OCTOBER, at=at(OCTOBER))
    for key in ("back", "closed"):
        report(lines[key], words="好了", finished=True, by=works_clerk, on=OCTOBER, at=at(OCTOBER))
    send_back(lines["back"], reason="没好", by=verifier, on=MONDAY, at=at(MONDAY, 9))
    verify(lines["closed"], finding="好", by=verifier, on=MONDAY, at=at(MONDAY, 9))
    close(lines["closed"], by=leader, on=MONDAY, at=at(MONDAY, 10))
    return lines


def test_the_most_pressing_stands_first_and_what_holds_it_up_is_said(signed_in, works_clerk, owed):
    page = signed_in(works_clerk).get("/unit/")

    titles = [line.title for line in page.context["owed"].lines]
    assert titles[0] == "过期的" and set(titles) == {"过期的", "刚交办的", "卡住的", "退回的"}
    html = page.content.decode()
    assert "堵点：资金，等款。" in html and "退回过 1 次" in html
    assert reverse("sign-for", args=[owed["sign"].pk]) in html
    assert reverse("report", args=[owed["late"].pk]) in html


@pytest.mark.parametrize(
    ("show", "titles"),
    [("sign", {"刚交办的"}), ("report", {"过期的", "卡住的", "退回的"}), ("returned", {"退回的"}), ("blocked", {"卡住的"})],
)
def test_each_of_the_five_buttons_opens_its_lines(signed_in, works_clerk, works_office, owed, show, titles):
    page = signed_in(works_clerk).get("/unit/", {"office": works_office.pk, "show": show})

    assert {line.title for line in page.context["owed"].lines} == titles
    (number,) = [each for each in page.context["owed"].numbers.five if each.key == show]
    assert number.count == len(titles)
    assert page.content.decode().count('aria-current="page"') >= 1


def test_there_are_five_buttons_at_most_and_the_month_is_counted_by_the_first_date(signed_in, works_clerk, owed):
    page = signed_in(works_clerk).get("/unit/").content.decode()

    nav = page.split('<nav class="five"')[1].split("</nav>")[0]
    assert nav.count("<a ") == 5
    plain = re.sub(r"<[^>]+>", "", page)
    assert "本月应销 2 件（按首次时限），已销 1 件" in plain
    assert "已过期 1 件，七日内到期 0 件" in plain


def test_the_clerk_sees_what_a_village_owes_and_writes_on_its_behalf(signed_in, clerk, town, village):
    owe(town, clerk, village, "清沟渠", date(2026, 12, 1))
    page = signed_in(clerk).get(f"/unit/?office={village.pk}").content.decode()

    assert "清沟渠" in page and f"/ledger/call/?office={village.pk}" in page


def test_others_may_look_and_are_told_who_answers(signed_in, reader, owed, works_office):
    page = signed_in(reader).get(f"/unit/?office={works_office.pk}").content.decode()

    assert "签收和反馈由建设办的承办岗办，或督办岗代录" in page
    assert reverse("sign-for", args=[owed["sign"].pk]) not in page


def test_somebody_who_answers_for_no_office_is_shown_the_way(signed_in, reader):
    assert "您今天没有承办岗" in signed_in(reader).get("/unit/").content.decode()


@pytest.mark.parametrize("key", ["x", "²", "9" * 30, "999999"])
def test_an_office_that_is_none_is_not_found(signed_in, works_clerk, key):
    assert signed_in(works_clerk).get(f"/unit/?office={key}").status_code == 404


def test_another_towns_office_is_not_found(signed_in, works_clerk, other_town):
    from guatu.records.offices.models import Office

    theirs = Office.objects.create(name="他镇建设办", parent=other_town, order=1)
    assert signed_in(works_clerk).get(f"/unit/?office={theirs.pk}").status_code == 404


def test_somebody_of_two_offices_goes_from_one_to_the_other(signed_in, works_office, farm_office, owed):
    post(farm_office, "unit", "农田岗", "罗", "luo")
    person = post(works_office, "unit", "路桥岗", "罗", "luo")
    page = signed_in(person).get("/unit/").content.decode()

    assert f"office={farm_office.pk}" in page or f"office={works_office.pk}" in page


def test_an_office_without_work_has_a_calm_page(signed_in, farm_office):
    person = post(farm_office, "unit", "农田岗", "罗", "luo")
    assert "现在没有要办的事" in signed_in(person).get("/unit/").content.decode()


def test_sixty_lines_ask_as_often_as_five(signed_in, town, clerk, works_office, works_clerk, forget):
    client = signed_in(works_clerk)

    def count():
        forget()
        with CaptureQueriesContext(connection) as queries:
            client.get("/unit/")
        return len(queries)

    for i in range(5):
        owe(town, clerk, works_office, f"第 {i} 件", MONDAY + timedelta(days=i))
    client.get("/unit/")
    few = count()
    for i in range(55):
        owe(town, clerk, works_office, f"又 {i} 件", MONDAY + timedelta(days=i))
    assert count() == few


def test_a_units_home_shows_its_own_lights_and_not_the_towns(signed_in, works_clerk, farm_office, town, clerk, owed):
    others = owe(town, clerk, farm_office, "别的单位过期的", date(2026, 11, 2))
    owe(town, clerk, farm_office, "别的单位七日内的", date(2026, 11, 18))
    desk = signed_in(works_clerk).get("/").context["desk"]
    town_desk = signed_in(clerk).get("/").context["desk"]

    own = {colour: number.count for colour, number in desk.lights}
    assert sum(own.values()) == 4 and own["red"] == 1
    assert sum(number.count for _, number in town_desk.lights) == 6
    assert (desk.numbers["week"].count, town_desk.numbers["week"].count) == (0, 1)
    for _, number in desk.lights:
        opened = signed_in(works_clerk).get(f"/ledger/?{number.query}").content.decode()
        assert others.title not in opened
    assert 'aria-label="建设办在办事项的灯"' in signed_in(works_clerk).get("/").content.decode()
