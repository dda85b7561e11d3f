"""The pages of campaigns: every number opens exactly its lines."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guatu.conftest import MONDAY, at, post
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    amend,
    assign,
    begin_campaign,
    change_campaign,
    close,
    end_campaign,
    enter,
    join_campaign,
    look_back,
    report,
    sign_for,
    verify,
    withdraw,
)
from guatu.work.ledger.models import Campaign, Commitment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def ditch(n, campaign, town, clerk, **more):
    line, _ = enter(
        assigner=town, title=f"第 {n} 条沟渠清淤", source="现场", campaign=campaign, by=clerk, on=MONDAY, at=at(MONDAY), **more
    )
    return line


@pytest.fixture
def batch(campaign, town, clerk, works_office, farm_office, works_clerk, verifier, mayor, leader):
    """Twelve lines: some assigned, one overdue, one undated, one closed, one withdrawn; two in a part."""
    part, _ = begin_campaign(whole=town, name="沟渠清淤·河东片", parent=campaign, by=clerk, on=MONDAY, at=at(MONDAY))
    lines = []
    for n in range(12):
        due = Due(MONDAY + timedelta(days=7 * n - 7)) if n != 3 else None
        nature = "common" if n < 5 else "particular" if n < 7 else ""
        line = ditch(n, part if n > 9 else campaign, town, clerk, due=due, nature=nature)
        if n < 8:
            office = works_office if n % 2 else farm_office
            assign(line, to=office, duty="dated", undated=due is None, by=clerk, on=MONDAY, at=at(MONDAY, 10))
        lines.append(line)
    done = lines[5]
    sign_for(done, by=works_clerk, on=MONDAY, at=at(MONDAY, 11))
    report(done, words="清完了", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY, 12))
    verify(done, finding="看过", by=verifier, on=MONDAY, at=at(MONDAY, 13))
    close(done, by=leader, on=MONDAY, at=at(MONDAY, 14))
    withdraw(lines[9], reason="立重了", by=clerk, on=MONDAY, at=at(MONDAY, 15))
    return lines


def links_of(page):
    """Every link into the ledger with the number it shows."""
    found = re.findall(r'href="(/ledger/\?[^"]*campaign=[^"]*)"[^>]*>(?:<span[^>]*>[^<]*</span>)?(?:<b>)?(\d+)', page)
    return [(unescape(url), int(count)) for url, count in found]


def count_behind(client, url):
    shown = re.search(r"(\d+) 条中的", client.get(url).content.decode())
    return int(shown[1]) if shown else 0


@pytest.mark.parametrize("address", ["campaign", "list"])
def test_every_number_opens_exactly_its_lines(signed_in, clerk, campaign, batch, address):
    client = signed_in(clerk)
    page = client.get(campaign.get_absolute_url() if address == "campaign" else "/campaigns/").content.decode()
    links = links_of(page)
    assert len(links) >= 8
    for url, count in links:
        assert count_behind(client, url) == count, url
    counts = dict(links)
    whole = f"&whole={campaign.whole_id}"
    key = f"/ledger/?campaign={campaign.pk}"
    assert counts[key + whole] == 11  # with its part's two, without the withdrawn one
    assert counts[f"{key}&stage=closed{whole}"] == 1
    assert counts[f"{key}&light=red&stage=open{whole}"] == 1
    assert counts[f"{key}&due=none&stage=open{whole}"] == 1
    if address == "campaign":
        assert counts[f"{key}&nature=common{whole}"] == 5
        assert counts[f"{key}&nature=none{whole}"] == 4


def test_the_page_shows_what_the_campaign_is(signed_in, clerk, campaign, batch):
    page = signed_in(clerk).get(campaign.get_absolute_url()).content.decode()
    for words in (
        "沟渠清淤专项行动", "建设管理办公室", "2026年11月2日", "11月16日 周一", "每周一次", "2027年1月15日", "沟渠清淤·河东片",
        "11 条，已销 1 条，销号 9%", "时间过去 25%", "各单位办到哪里", "归入事项",
    ):  # fmt: skip
        assert words in page, words
    assert page.count("data-row") == 11


def test_the_page_asks_as_often_for_fifty_lines_as_for_five(signed_in, clerk, campaign, town, works_office):
    def count():
        client = signed_in(clerk)
        client.get(campaign.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            assert client.get(campaign.get_absolute_url()).status_code == 200
        return len(queries)

    for n in range(5):
        ditch(n, campaign, town, clerk)
    few = count()
    for n in range(5, 50):
        line = ditch(n, campaign, town, clerk)
        assign(line, to=works_office, duty="dated", undated=True, by=clerk, on=MONDAY, at=at(MONDAY))
    assert count() <= few + 1  # the offices by name, once some line has a lead
    assert count() < 35


def test_the_list_asks_as_often_for_many_campaigns_as_for_one(signed_in, clerk, campaign, town):
    def count():
        client = signed_in(clerk)
        client.get("/campaigns/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/campaigns/")
        return len(queries)

    few = count()
    for n in range(12):
        begin_campaign(whole=town, name=f"第 {n} 个", parent=campaign, by=clerk, on=MONDAY, at=at(MONDAY))
    assert count() == few


def test_a_campaign_is_begun_changed_and_ended_through_its_pages(signed_in, clerk, town, works_office):
    client = signed_in(clerk)
    day = MONDAY.isoformat()
    assert "还没有专项行动" in client.get("/campaigns/").content.decode()

    answer = client.post("/campaigns/new/", {"on": day, "name": "清沟行动", "office": works_office.pk, "rhythm": "weekly"})
    campaign = Campaign.objects.get()
    assert answer.url == f"/campaigns/{campaign.pk}/"
    assert "还没有事项" in client.get(answer.url).content.decode()

    fields = {"on": day, "name": "清渠行动", "rhythm": "weekly", "reason": "改名", "version": campaign.version}
    assert client.post(f"/campaigns/{campaign.pk}/change/", fields).status_code == 302
    campaign.refresh_from_db()
    assert (campaign.name, campaign.office) == ("清渠行动", None)
    assert "名称：清沟行动 → 清渠行动" in client.get(campaign.get_absolute_url()).content.decode()

    answer = client.post(f"/campaigns/{campaign.pk}/end/", {"on": day, "version": campaign.version - 1})
    assert answer.status_code == 422
    assert "有过变动" in answer.content.decode()
    assert client.post(f"/campaigns/{campaign.pk}/end/", {"on": day, "version": campaign.version}).status_code == 302
    assert "已结束" in client.get(campaign.get_absolute_url()).content.decode()
    assert "清渠行动" in client.get("/campaigns/?ended=1").content.decode()


def test_a_refusal_comes_back_in_the_form(signed_in, clerk, campaign):
    answer = signed_in(clerk).post("/campaigns/new/", {"on": MONDAY.isoformat(), "name": campaign.name, "words": "再来一次"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "已经有一个叫" in page
    assert "再来一次" in page


def test_lines_found_by_searching_join_and_leave(signed_in, clerk, campaign, road, piles):
    client = signed_in(clerk)
    url = f"/campaigns/{campaign.pk}/join/"
    page = client.get(url + "?q=危桥").content.decode()
    assert "二号危桥改造" in page
    assert "东干道" not in page

    fields = {"lines": [piles.pk], "reason": "一起清", "on": MONDAY.isoformat()}
    assert client.post(url + "?q=危桥", fields).url == campaign.get_absolute_url()
    piles.refresh_from_db()
    assert piles.campaign == campaign
    assert "归入" in client.get(campaign.get_absolute_url()).content.decode()

    assert client.post(url, {"reason": "一起清", "on": MONDAY.isoformat()}).status_code == 422
    answer = client.post(url, {**fields, "lines": [piles.pk]})  # not among those shown any more
    assert answer.status_code == 422

    fields = {"lines": [piles.pk], "reason": "归错了", "on": MONDAY.isoformat()}
    client.post(f"/campaigns/{campaign.pk}/leave/", fields)
    piles.refresh_from_db()
    assert piles.campaign is None


def test_the_refused_are_named_with_why(signed_in, works_clerk, campaign, road):
    fields = {"lines": [road.pk], "reason": "归入", "on": MONDAY.isoformat()}
    page = signed_in(works_clerk).post(f"/campaigns/{campaign.pk}/join/", fields, follow=True).content.decode()
    assert f"{road.number} 没有归入：您今天的岗位不能更正" in page
    road.refresh_from_db()
    assert road.campaign is None


def test_a_line_is_given_its_campaign_when_entered_and_when_assigned(signed_in, clerk, campaign, road, works_office):
    client = signed_in(clerk)
    day = MONDAY.isoformat()
    assert f'value="{campaign.pk}" selected' in client.get(f"/ledger/new/?campaign={campaign.pk}").content.decode()
    client.post("/ledger/new/", {"on": day, "title": "清一条沟", "source": "电话", "duty": "dated", "day": "2026-12-15", "campaign": campaign.pk})
    assert Commitment.objects.get(title="清一条沟").campaign == campaign

    fields = {"on": day, "version": road.version, "to": works_office.pk, "duty": "dated", "day": "2026-12-31"}
    client.post(f"/ledger/{road.pk}/assign/", {**fields, "campaign": campaign.pk})
    road.refresh_from_db()
    assert road.campaign == campaign


def test_the_look_back_list_holds_the_closed_lines(signed_in, clerk, campaign, batch):
    page = signed_in(clerk).get(f"/campaigns/{campaign.pk}/look-back/").content.decode()
    assert "已销 1 条" in page
    assert "第 5 条沟渠清淤" in page
    assert "第 4 条沟渠清淤" not in page


def test_a_relapse_that_is_written_down_is_not_offered_to_be_written_down_again(signed_in, second_clerk, verifier, campaign, batch):
    (closed,) = campaign.lines.filter(stage="closed")
    button = f'href="/ledger/{closed.pk}/look-back/"'
    address = f"/campaigns/{campaign.pk}/look-back/"
    assert button in signed_in(second_clerk).get(address).content.decode()

    look_back(closed, verdict="relapsed", finding="又淤上了", by=second_clerk, on=MONDAY, at=at(MONDAY, 15))
    page = signed_in(second_clerk).get(address).content.decode()
    assert button not in page and "等重新列账" in page


def test_another_towns_campaign_is_not_there(signed_in, campaign, other_town):
    stranger = post(other_town, "clerk", "督办岗", "钱", "qian")
    client = signed_in(stranger)
    for page in ("", "change/", "join/", "leave/", "look-back/", "end/"):
        assert client.get(f"/campaigns/{campaign.pk}/{page}").status_code == 404
    assert campaign.name not in client.get("/campaigns/").content.decode()


def test_whoever_only_reads_sees_no_verbs(signed_in, reader, campaign, batch):
    page = signed_in(reader).get(campaign.get_absolute_url()).content.decode()
    assert "归入事项" not in page
    assert "/change/" not in page


def test_the_ledgers_chip_names_the_campaign(signed_in, clerk, campaign, batch):
    page = signed_in(clerk).get(f"/ledger/?campaign={campaign.pk}&nature=common").content.decode()
    assert f'<option value="{campaign.pk}" selected>沟渠清淤专项行动' in page
    assert '<option value="common" selected>共性' in page
    assert signed_in(clerk).get("/ledger/?campaign=²&nature=x").status_code == 200


def test_of_an_ended_campaign_nothing_can_be_done(signed_in, clerk, campaign, road):
    join_campaign([road], campaign, reason="归入", by=clerk, on=MONDAY, at=at(MONDAY))
    change_campaign(campaign, reason="提前", until=date(2026, 11, 30), by=clerk, on=MONDAY, at=at(MONDAY))
    end_campaign(campaign, note="转日常", by=clerk, on=MONDAY, at=at(MONDAY))
    amend(road, nature="common", reason="别处也有", by=clerk, on=MONDAY, at=at(MONDAY))
    page = signed_in(clerk).get(campaign.get_absolute_url()).content.decode()
    assert "归入事项" not in page
    assert "已经结束，不再调度" in page
