"""The pages of the ledger: find, ask the verb, answer."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guatu.conftest import MONDAY, at, post
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter
from guatu.work.ledger.models import Commitment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def many(town, clerk, works_office, farm_office):
    """Sixty lines of two offices, due day after day; every third has no date."""
    lines = []
    for i in range(60):
        due = Due(MONDAY + timedelta(days=i - 10)) if i % 3 else None
        line, _ = enter(assigner=town, title=f"第 {i} 处路灯", source="例会", by=clerk, on=MONDAY, at=at(MONDAY), due=due)
        if i % 2:
            office = works_office if i % 4 == 1 else farm_office
            assign(line, to=office, duty="dated", undated=due is None, by=clerk, on=MONDAY, at=at(MONDAY, 10))
        lines.append(line)
    return lines


def test_the_signed_out_are_sent_to_sign_in(client, road):
    answer = client.get("/ledger/")
    assert answer.status_code == 302
    assert answer.url.startswith("/sign-in/")


def test_fifty_lines_stand_on_a_page_and_the_rest_on_the_next(signed_in, clerk, many):
    page = signed_in(clerk).get("/ledger/").content.decode()
    assert page.count("data-row") == 50
    assert "60 条中的 1—50" in page
    assert signed_in(clerk).get("/ledger/?page=2").content.decode().count("data-row") == 10


def test_every_tab_counts_the_lines_it_opens_to(signed_in, clerk, many):
    client = signed_in(clerk)
    tabs = re.findall(r'href="/ledger/\?([^"]*)"[^>]*>([^<]+)<b>(\d+)</b>', client.get("/ledger/").content.decode())
    assert len(tabs) >= 8
    for query, name, count in tabs:
        page = client.get(f"/ledger/?{query.replace('&amp;', '&')}").content.decode()
        shown = re.search(r"(\d+) 条中的", page)
        assert (int(shown[1]) if shown else 0) == int(count), name


# One town for all of them: sixty lines take longer to enter than to find.
FILTERS = [
    ("due=none&stage=open", 20),
    ("stage=drafted", 30),
    ("lead=none", 30),
    ("q=路灯", 60),
    ("q=第7处", 1),
    ("field=农业", 15),
    ("due=overdue", 6),
    ("first_from=2026-11-16&first_to=2026-11-18", 2),
    ("light=nonsense", 0),
    ("due_from=yesterday", 60),
    ("page=999999", 0),
    ("page=²&paper=²&lead=²", 60),
    ("hung=1", 40),
    ("light=%00&field=%00x&q=%00", 0),
    ("q=" + "路灯 " * 300, 60),
    ("due_from=9999-12-31", 0),
    ("page=99999999999999999999", 60),
    ("paper=x&lead=y&sort=z&duty=w&stage=v", 60),
]


def test_a_filter_opens_to_its_lines_and_nonsense_does_no_harm(signed_in, clerk, many, subtests):
    client = signed_in(clerk)
    for query, expected in FILTERS:
        with subtests.test(query[:40]):
            answer = client.get(f"/ledger/?{query}")
            assert answer.status_code == 200
            shown = re.search(r"(\d+) 条中的", answer.content.decode())
            assert (int(shown[1]) if shown else 0) == expected


def test_the_list_can_be_sorted(signed_in, clerk, many, subtests):
    for sort in ("due", "number", "lead", "said", "light"):
        with subtests.test(sort):
            assert signed_in(clerk).get(f"/ledger/?sort={sort}").content.decode().count("data-row") == 50


def test_the_list_asks_as_often_for_fifty_lines_as_for_two(signed_in, clerk, town, works_office):
    def count():
        client = signed_in(clerk)
        client.get("/ledger/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/ledger/")
        return len(queries)

    for i in range(2):
        enter(assigner=town, title=f"头 {i} 条", source="例会", by=clerk, on=MONDAY, at=at(MONDAY))
    few = count()
    for i in range(48):
        line, _ = enter(assigner=town, title=f"后 {i} 条", source="例会", by=clerk, on=MONDAY, at=at(MONDAY))
        assign(line, to=works_office, duty="dated", undated=True, by=clerk, on=MONDAY, at=at(MONDAY))
    assert count() <= few + 1


def test_a_line_shows_its_source_its_three_statuses_and_its_journal(signed_in, clerk, reported_road):
    page = signed_in(clerk).get(reported_road.get_absolute_url()).content.decode()
    for words in ("12 月底前完工", "单位反馈", "他人核实", "对首次时限", "路面已铺完", "建设办路桥岗", "云溪-0001", "12月31日"):
        assert words in page


def test_the_page_offers_the_next_verb_and_says_who_may_where_one_may_not(signed_in, clerk, reported_road, verifier):
    page = signed_in(clerk).get(reported_road.get_absolute_url()).content.decode()
    assert "<b>核实、退回</b>由别人办：应急管理办核实岗。" in page and 'class="refuse"' not in page
    page = signed_in(verifier).get(reported_road.get_absolute_url()).content.decode()
    assert f'href="/ledger/{reported_road.pk}/verify/">核实' in page


def test_the_whole_loop_runs_through_the_pages(
    signed_in, road, clerk, works_office, works_clerk, verifier, leader
):
    day = MONDAY.isoformat()

    def press(actor, page, **fields):
        version = Commitment.objects.get(pk=road.pk).version
        answer = signed_in(actor).post(f"/ledger/{road.pk}/{page}/", {"on": day, "version": version, **fields})
        assert answer.status_code == 302, answer.content.decode()

    press(clerk, "assign", to=works_office.pk, duty="dated", day="2026-12-31")
    press(works_clerk, "sign-for")
    press(works_clerk, "report", words="铺了一半", percent="50")
    press(verifier, "verify", finding="看过，一半", percent="45")
    press(works_clerk, "report", words="铺完了", finished="on")
    press(verifier, "send-back", reason="路肩没做")
    press(works_clerk, "report", words="路肩也做了", finished="on")
    press(verifier, "verify", finding="都好了")
    press(leader, "close")

    road.refresh_from_db()
    assert road.stage == "closed"
    assert "销" in signed_in(clerk).get(road.get_absolute_url()).content.decode()


def test_of_two_clerks_at_their_pages_the_second_is_told(signed_in, road, clerk, second_clerk, works_office, village):
    fields = {"on": MONDAY.isoformat(), "version": road.version, "duty": "dated", "day": "2026-12-31"}
    assert signed_in(clerk).post(f"/ledger/{road.pk}/assign/", {**fields, "to": works_office.pk}).status_code == 302

    answer = signed_in(second_clerk).post(f"/ledger/{road.pk}/assign/", {**fields, "to": village.pk})

    assert answer.status_code == 422
    page = answer.content.decode()
    road.refresh_from_db()
    assert road.lead == works_office
    # Who did what, and the words typed are still there, with the version of now: one more press does it.
    assert "陈" in page and "交办" in page and "您填的都还在下面" in page
    assert f'name="version" value="{road.version}"' in page and f'value="{village.pk}" selected' in page


def test_at_another_window_it_was_oneself(signed_in, road, clerk, works_office, village):
    fields = {"on": MONDAY.isoformat(), "version": road.version, "duty": "dated", "day": "2026-12-31"}
    client = signed_in(clerk)
    client.post(f"/ledger/{road.pk}/assign/", {**fields, "to": works_office.pk})

    again = client.post(f"/ledger/{road.pk}/assign/", {**fields, "to": village.pk}).content.decode()

    assert "您自己在别的窗口" in again


def test_a_refusal_comes_back_in_the_form_and_nothing_is_lost(signed_in, road, clerk, works_office):
    fields = {"on": "2026-11-30", "version": road.version, "to": works_office.pk, "duty": "dated", "day": "2026-12-31", "note": "按批复做"}
    answer = signed_in(clerk).post(f"/ledger/{road.pk}/assign/", fields)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "还没有到" in page
    assert "按批复做" in page


def test_a_date_that_is_none_is_told_at_its_field(signed_in, road, clerk, works_office):
    fields = {"on": "昨天", "to": works_office.pk, "duty": "dated", "day": "2026-13-41"}
    assert signed_in(clerk).post(f"/ledger/{road.pk}/assign/", fields).status_code == 422


@pytest.mark.parametrize("day", ["9999-01-01", "0001-01-01", "1999-12-31"])
def test_a_year_that_cannot_be_is_told(signed_in, road, clerk, works_office, day):
    fields = {"on": MONDAY.isoformat(), "version": road.version, "to": works_office.pk, "duty": "dated", "day": day}
    answer = signed_in(clerk).post(f"/ledger/{road.pk}/assign/", fields)
    assert answer.status_code == 422
    assert "2000 年到 2099 年" in answer.content.decode()


def test_a_form_without_the_version_it_was_shown_with_moves_nothing(signed_in, road, clerk, works_office):
    fields = {"on": MONDAY.isoformat(), "to": works_office.pk, "duty": "dated", "day": "2026-12-31"}
    assert signed_in(clerk).post(f"/ledger/{road.pk}/assign/", fields).status_code == 422


def test_a_line_is_entered_by_hand_and_assigned_in_one_go(signed_in, clerk, works_office):
    fields = {
        "on": MONDAY.isoformat(), "title": "修好村口路灯", "source": "王书记电话", "duty": "dated",
        "day": "2026-11-30", "lead": works_office.pk,
    }  # fmt: skip
    assert signed_in(clerk).post("/ledger/new/", fields).status_code == 302
    line = Commitment.objects.get()
    assert (line.stage, line.lead, line.due_first) == ("assigned", works_office, date(2026, 11, 30))


def test_what_is_amended_shows_before_and_after(signed_in, road, clerk):
    fields = {
        "on": MONDAY.isoformat(), "version": road.version, "title": "东干道改造 2.1 公里", "duty": "dated",
        "due_last": "2026-12-31", "reason": "以批复为准",
    }  # fmt: skip
    assert signed_in(clerk).post(f"/ledger/{road.pk}/amend/", fields).status_code == 302
    page = signed_in(clerk).get(road.get_absolute_url()).content.decode()
    assert "东干道改造 2 公里 → 东干道改造 2.1 公里" in page


def test_a_reader_sees_but_is_offered_nothing(signed_in, reader, road):
    page = signed_in(reader).get(road.get_absolute_url()).content.decode()
    assert "btn main tall" not in page
    assert "<b>交办</b>由别人办：云溪镇的督办岗。" in page
    assert signed_in(reader).get("/ledger/new/").status_code == 403


def test_another_towns_people_do_not_find_the_line(signed_in, road, other_town):
    stranger = post(other_town, "clerk", "督办岗", "外", "wai")
    client = signed_in(stranger)
    for page in ("", "assign/", "report/", "verify/", "close/", "amend/", "withdraw/"):
        assert client.get(f"/ledger/{road.pk}/{page}").status_code == 404
    assert client.get(f"/ledger/?whole={road.assigner_id}").status_code == 404


def test_somebody_without_a_post_is_told_where_to_turn(signed_in, db, road):
    from guatu.records.offices.models import User
    from guatu.records.trail.actors import Actor

    user = User.objects.create_user("nobody", name="闲", password=None)
    answer = signed_in(Actor(user=user.pk, name="闲", posts=())).get("/ledger/")
    assert answer.status_code == 403
    assert "管理员" in answer.content.decode()


def test_words_in_a_title_are_never_markup(signed_in, clerk, town):
    line, _ = enter(
        assigner=town, title="<script>alert(1)</script>", source="例会", by=clerk, on=MONDAY, at=at(MONDAY)
    )
    for page in ("/ledger/", line.get_absolute_url(), f"/ledger/{line.pk}/assign/"):
        assert "<script>alert" not in signed_in(clerk).get(page).content.decode()


def test_the_answer_forbids_the_browser_to_load_from_outside(signed_in, clerk, road):
    policy = signed_in(clerk).get("/ledger/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
