"""类别 on pages: proposed with why, shown, filtered by, exported; the notice and the grade asked for where they belong."""

import re
from datetime import date

import pytest
from django.urls import reverse

from guatu.conftest import MONDAY, at
from guatu.work.ledger.lifecycle import amend, begin_campaign, close, enter, publish
from guatu.work.ledger.models import Campaign, Commitment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
NEXT_TUESDAY = date(2026, 11, 24)


def on(day, hour=11):
    return {"on": day, "at": at(day, hour)}


@pytest.fixture
def outlet(verified_road, mayor):
    """The verified road, of the class that demands a notice."""
    amend(verified_road, category="environment", reason="归类", by=mayor, **on(MONDAY, 10))
    return verified_road


@pytest.fixture
def a_week_later(monkeypatch):
    monkeypatch.setenv("GUATU_TODAY", NEXT_TUESDAY.isoformat())


def shown(client, line):
    return client.get(line.get_absolute_url()).content.decode()


# -- proposed


def test_what_is_entered_by_hand_gets_the_class_its_words_say_and_a_word_why(signed_in, clerk):
    client = signed_in(clerk)
    form = {"title": "老街北巷消防隐患整改", "source": "巡查", "duty": "dated", "day": "2026-12-15", "on": "2026-11-16", "category": "auto"}
    page = client.post(reverse("enter"), form, follow=True).content.decode()
    line = Commitment.objects.get()
    assert line.category == "fire" and line.steps.get().note == "事项里有“消防隐患”，按“消防隐患”一类"
    assert "事项里有“消防隐患”，按“消防隐患”一类；不对的，到“更正”里改" in page


def test_what_the_clerk_chooses_beats_the_words(signed_in, clerk):
    form = {"title": "老街北巷消防隐患整改", "source": "巡查", "duty": "dated", "day": "2026-12-15", "on": "2026-11-16", "category": "general"}
    signed_in(clerk).post(reverse("enter"), form)
    assert Commitment.objects.get().category == ""


def test_a_campaigns_class_comes_before_the_words(signed_in, clerk, town):
    campaign, _ = begin_campaign(whole=town, name="根治欠薪冬季行动", category="wages", by=clerk, **on(MONDAY))
    form = {"title": "工地消防隐患", "source": "巡查", "duty": "dated", "day": "2026-12-15", "on": "2026-11-16", "campaign": campaign.pk}
    signed_in(clerk).post(reverse("enter"), form)
    assert Commitment.objects.get().category == "wages"


def test_assigning_proposes_the_class_and_its_limit_where_the_line_has_no_date(signed_in, clerk, town):
    line, _ = enter(assigner=town, title="镇长批示件办理", source="传阅", by=clerk, **on(MONDAY))
    page = signed_in(clerk).get(reverse("assign", args=[line.pk]))
    form = page.context["form"]
    assert (form["category"].value(), form["rule"].value()) == ("order", "order-plain")
    words = page.content.decode()
    assert "拟：事项里有“批示件”。" in words and "“领导批示”一类没写时限的先按批示件·一般 15 天" in words


def test_a_line_with_a_date_keeps_it(signed_in, clerk, road):
    amend(road, category="order", reason="归类", by=clerk, **on(MONDAY))
    form = signed_in(clerk).get(reverse("assign", args=[road.pk])).context["form"]
    assert (form["category"].value(), form["rule"].value()) == ("order", "")


def test_the_class_is_assigned_with_its_limit(signed_in, clerk, town, works_office):
    line, _ = enter(assigner=town, title="镇长批示件办理", source="传阅", by=clerk, **on(MONDAY))
    form = {"to": works_office.pk, "duty": "dated", "rule": "order-plain", "category": "order", "on": "2026-11-16", "version": line.version}
    assert signed_in(clerk).post(reverse("assign", args=[line.pk]), form).status_code == 302
    line.refresh_from_db()
    assert (line.category, line.due_first) == ("order", date(2026, 12, 1))
    assert "15 天" in shown(signed_in(clerk), line)


# -- shown, filtered, exported


def test_the_line_says_its_class_and_who_closes_it(signed_in, clerk, outlet):
    page = shown(signed_in(clerk), outlet)
    assert "环境问题" in page and "主要领导批 · 先公示 5 个工作日" in page and "类别：环境问题" in page


def test_the_ledger_is_filtered_and_grouped_by_class_and_shows_it_in_a_column(signed_in, clerk, outlet, piles):
    client = signed_in(clerk)
    of_class = client.get("/ledger/?category=environment").content.decode()
    assert outlet.title in of_class and piles.title not in of_class
    general = client.get("/ledger/?category=general").content.decode()
    assert piles.title in general and outlet.title not in general
    grouped = client.get("/ledger/?group=category").content.decode()
    assert re.search(r'scope="colgroup">环境问题', grouped) and re.search(r'scope="colgroup">一般事项', grouped)
    client.post(reverse("ledger-columns"), {"column": ["category", "public"], "columns": ["category", "public"]})
    file = b"".join(client.get("/ledger/export.csv").streaming_content).decode("utf-8-sig")
    assert "类别" in file and "环境问题" in file


def test_what_hangs_and_what_has_hung_are_lists_of_their_own(signed_in, clerk, outlet, a_week_later):
    client = signed_in(clerk)
    publish(outlet, words="公开栏", by=clerk, **on(date(2026, 11, 17)))
    assert outlet.title in client.get("/ledger/?public=on").content.decode()
    assert "公示中" in client.get("/ledger/?public=on").content.decode()
    assert outlet.title not in client.get("/ledger/?public=over").content.decode()


# -- 公示, 评等 on the pages


def test_the_clerk_is_offered_the_notice_and_the_leader_reads_what_is_missing(signed_in, clerk, mayor, outlet):
    assert reverse("publish", args=[outlet.pk]) in shown(signed_in(clerk), outlet)
    page = shown(signed_in(mayor), outlet)
    assert "要先公示 5 个工作日，再销号" in page and "云溪镇的督办岗" in page
    refused = signed_in(mayor).post(reverse("close", args=[outlet.pk]), {"on": "2026-11-16", "version": outlet.version})
    assert refused.status_code == 422 and "还没有公示" in refused.content.decode()


def test_a_notice_is_put_up_an_objection_noted_and_the_line_closed_afterwards(signed_in, clerk, mayor, outlet, monkeypatch):
    client = signed_in(clerk)
    form = {"words": "镇政务公开栏，整改前后对照", "days": "5", "on": "2026-11-16", "version": outlet.version}
    assert client.post(reverse("publish", args=[outlet.pk]), form).status_code == 302
    outlet.refresh_from_db()
    assert outlet.public_until == date(2026, 11, 23)
    monkeypatch.setenv("GUATU_TODAY", "2026-11-24")
    client = signed_in(clerk)
    client.post(reverse("object", args=[outlet.pk]), {"words": "下雨天还有臭味", "on": "2026-11-18", "version": outlet.version})
    page = shown(client, outlet)
    assert "整改前后对照" in page and "下雨天还有臭味" in page and "记下 1 条异议" in page

    outlet.refresh_from_db()
    client = signed_in(mayor)
    assert "异议是怎么处理的" in client.get(reverse("close", args=[outlet.pk])).content.decode()
    form = {"note": "雨后复测合格", "on": "2026-11-24", "version": outlet.version}
    assert client.post(reverse("close", args=[outlet.pk]), form).status_code == 302
    printed = client.get(reverse("line-file", args=[outlet.pk])).content.decode()
    assert "环境问题" in printed and "2026年11月16日至2026年11月23日" in printed and "异议 1 条" in printed


def test_a_graded_class_asks_for_the_grade_and_no_other_does(signed_in, leader, mayor, verified_road):
    client = signed_in(leader)
    assert "评等" not in client.get(reverse("close", args=[verified_road.pk])).content.decode()
    amend(verified_road, category="feedback", reason="归类", by=mayor, **on(MONDAY, 10))
    page = client.get(reverse("close", args=[verified_road.pk])).content.decode()
    assert "评等" in page and "较好" in page
    missing = client.post(reverse("close", args=[verified_road.pk]), {"on": "2026-11-16", "version": verified_road.version})
    assert missing.status_code == 422 and "选一等" in missing.content.decode()
    client.post(reverse("close", args=[verified_road.pk]), {"grade": "好", "on": "2026-11-16", "version": verified_road.version})
    verified_road.refresh_from_db()
    assert (verified_road.stage, verified_road.grade) == ("closed", "好")
    assert "评等：好" in shown(client, verified_road)


def test_many_lines_hang_on_one_notice_and_the_preview_names_what_is_not_yet_verified(signed_in, clerk, outlet, piles):
    client = signed_in(clerk)
    chosen = {"pick": [f"{line.pk}:{line.version}" for line in (outlet, piles)]}
    form = chosen | {"step": "try", "words": "公开栏", "days": "", "on": "2026-11-16"}
    page = client.post("/ledger/bulk/publish/", form).content.decode()
    assert "现在是“办理中”，不能公示" in page
    client.post("/ledger/bulk/publish/", form | {"step": "do", "token": "t1"})
    outlet.refresh_from_db(), piles.refresh_from_db()
    assert (outlet.public_until, piles.public_until) == (date(2026, 11, 23), None)


def test_the_campaign_tells_its_class(signed_in, clerk, town):
    client = signed_in(clerk)
    form = {"name": "根治欠薪冬季行动", "category": "wages", "on": "2026-11-16"}
    assert client.post("/campaigns/new/", form).status_code == 302
    campaign = Campaign.objects.get()
    assert campaign.category == "wages"
    assert "欠薪隐患" in client.get(campaign.get_absolute_url()).content.decode()


def test_closed_and_relisted_the_grade_is_of_the_closing_alone(verified_road, leader, mayor, signed_in):
    amend(verified_road, category="feedback", reason="归类", by=mayor, **on(MONDAY, 10))
    close(verified_road, grade="一般", by=leader, **on(MONDAY))
    assert "一般" in shown(signed_in(leader), verified_road)
