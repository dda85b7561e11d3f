"""台账: why a line is not green, what holds it up, under which heading it stands; as many queries for 60 lines as for 5."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.lifecycle import rename
from guatu.records.offices.models import Post
from guatu.work.ledger.blockers import blocker_in, with_blocker
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter, report, send_back, sign_for
from guatu.work.ledger.models import Campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
OCTOBER = date(2026, 10, 12)


def make(town, clerk, office, works_clerk, number, campaign=None):
    line, _ = enter(
        assigner=town, title=f"第 {number} 段路", source="例会", by=clerk, on=OCTOBER, at=at(OCTOBER), said_on=OCTOBER,
        due=Due(MONDAY - timedelta(days=number)), campaign=campaign,
    )  # fmt: skip
    assign(line, to=office, duty="dated", by=clerk, on=OCTOBER, at=at(OCTOBER), campaign=campaign)
    sign_for(line, by=works_clerk, on=OCTOBER, at=at(OCTOBER))
    report(
        line, words=with_blocker("等款", "资金", f"财政所拨第 {number} 笔"), finished=False, share=Decimal("0.1"),
        by=works_clerk, on=OCTOBER, at=at(OCTOBER),
    )  # fmt: skip
    return line


def test_a_blocker_is_read_from_a_report_as_it_was_put_in():
    said = with_blocker("第 6 根已成桩。", "资金", "财政所拨 38 万元。")

    assert said == "堵点：资金，财政所拨 38 万元。第 6 根已成桩。"
    assert blocker_in(said).words == "资金，财政所拨 38 万元"
    assert blocker_in(said).rest == "第 6 根已成桩。"
    assert with_blocker("没有堵", "", "") == "没有堵"
    assert blocker_in("说到堵点：资金") is None


def test_the_first_free_column_says_why_and_names_the_blocker(signed_in, clerk, town, works_office, works_clerk):
    line = make(town, clerk, works_office, works_clerk, 3)
    page = signed_in(clerk).get("/ledger/?blocked=1").content.decode()
    assert "堵点：资金，财政所拨第 3 笔" in page
    assert "1 条中的" in page

    report(line, words="款到了", finished=False, by=works_clerk, on=MONDAY, at=at(MONDAY))
    assert "1 条中的" not in signed_in(clerk).get("/ledger/?blocked=1").content.decode()
    assert "堵点：资金" not in signed_in(clerk).get("/ledger/").content.decode()


def test_a_line_nobody_signs_for_says_since_when(signed_in, clerk, town, works_office):
    line, _ = enter(
        assigner=town, title="一段路", source="例会", by=clerk, on=OCTOBER, at=at(OCTOBER), due=Due(date(2026, 11, 10))
    )
    assign(line, to=works_office, duty="dated", by=clerk, on=OCTOBER, at=at(OCTOBER))

    page = signed_in(clerk).get("/ledger/").content.decode()
    assert "交办 35 天未签收" in page
    assert "时限 11月10日已过 6 天" in page


def test_lines_stand_under_headings_that_count_them(signed_in, clerk, town, works_office, farm_office, works_clerk):
    make(town, clerk, works_office, works_clerk, 3)
    make(town, clerk, works_office, works_clerk, 4)
    enter(assigner=town, title="还没有交办", source="例会", by=clerk, on=MONDAY, at=at(MONDAY), duty="standing")

    page = signed_in(clerk).get("/ledger/?group=lead").content.decode()
    assert re.search(r"还没有主办<small>1 条", page)
    assert re.search(r"建设办<small>2 条 · 红 2 · 黄 0", page)
    assert signed_in(clerk).get("/ledger/?group=campaign&blocked=1").content.decode().count("不属于专项<small>2 条") == 1


def test_what_came_back_since_a_day_is_found_until_it_is_reported_again(
    signed_in, clerk, reported_road, works_clerk, verifier
):
    send_back(reported_road, reason="路肩没做", by=verifier, on=MONDAY, at=at(MONDAY, 10))
    client = signed_in(clerk)
    assert client.get("/ledger/?returned_from=2026-11-16").context["total"] == "1"
    assert client.get("/ledger/?returned_from=2026-11-17").context["total"] == "0"
    assert client.get("/ledger/?returned=1").context["total"] == "1"

    report(reported_road, words="做了", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY, 11))
    assert client.get("/ledger/?returned_from=2026-11-16").context["total"] == "0"


def test_a_filter_from_elsewhere_is_shown_and_can_be_taken_off(signed_in, clerk, road):
    page = signed_in(clerk).get("/ledger/?returned_from=2026-11-13&stage=open").content.decode()

    assert "退回在办" in page
    assert 'href="?stage=open"' in page


@pytest.mark.parametrize("query", ["", "group=lead&sort=light", "group=campaign&blocked=1"])
def test_sixty_lines_ask_the_database_as_often_as_five(
    signed_in, clerk, town, works_office, works_clerk, query
):
    campaign = Campaign.objects.create(whole=town, name="秋季会战")
    client = signed_in(clerk)
    client.post("/ledger/columns/", {"column": ["why", "lead", "handler", "campaign", "source", "assistants", "asked_by"]})

    def count():
        client.get(f"/ledger/?{query}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/ledger/?{query}")
        return len(queries)

    for number in range(5):
        make(town, clerk, works_office, works_clerk, number, campaign)
    few = count()
    for number in range(5, 60):
        make(town, clerk, works_office, works_clerk, number, campaign)
    assert count() == few


def test_lines_are_found_by_campaign_handler_and_whose_wish_they_are(signed_in, clerk, road, works_office, works_clerk, town):
    campaign = Campaign.objects.create(whole=town, name="秋季会战")
    handler = Post.objects.get(office=works_office)
    assign(road, to=works_office, duty="dated", handler=handler, campaign=campaign, by=clerk, on=MONDAY, at=at(MONDAY))
    client = signed_in(clerk)

    for query, found in {
        f"campaign={campaign.pk}": 1, "campaign=none": 0, "campaign=any": 1, f"handler={handler.pk}": 1,
        "asked_by=any": 0, "nature=common": 0, "nature=x": 1, "campaign=²": 1, "nature=none": 1, "prompted=none": 1, "prompted=any": 0,
    }.items():  # fmt: skip
        assert client.get(f"/ledger/?{query}").context["total"] == str(found), query
    assert "路桥岗" in client.get("/ledger/").content.decode()
    assert "秋季会战" in client.get("/ledger/").content.decode()


def test_what_somebody_entered_on_behalf_is_found(signed_in, clerk, assigned_road, second_clerk):
    sign_for(assigned_road, by=clerk, on=MONDAY, at=at(MONDAY))

    assert signed_in(clerk).get(f"/ledger/?entered_by={clerk.user}").context["total"] == "1"
    assert signed_in(clerk).get(f"/ledger/?entered_by={second_clerk.user}").context["total"] == "0"


def test_another_towns_list_shows_nothing_of_ours(signed_in, road, other_town):
    stranger = post(other_town, "clerk", "督办岗", "外", "wai")
    assert signed_in(stranger).get("/ledger/").context["total"] == "0"


def test_a_renamed_office_is_found_by_both_its_names(signed_in, clerk, road, works_office):
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    rename(works_office, "城乡发展办公室", short="城乡办", by=clerk, on=MONDAY, at=at(MONDAY), today=MONDAY)

    for name in ("城乡发展办公室", "建设管理办公室"):
        assert road.title in signed_in(clerk).get(f"/ledger/?q={name}").content.decode()


def test_days_no_calendar_knows_do_no_harm(signed_in, clerk, road):
    for asked in ("returned_from=0001-01-01", "due_to=0001-01-01", "since=0001-01-01&light=red"):
        assert signed_in(clerk).get(f"/ledger/?{asked}").status_code == 200
