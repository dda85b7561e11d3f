"""The pages of rounds and of siblings: a phone, two buttons, one sentence."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.models import Kind, Office
from guatu.work.ledger.lifecycle import assign, begin_screening, enter
from guatu.work.ledger.models import Commitment, Screening, ScreeningObject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = MONDAY.isoformat()


@pytest.fixture
def villages(town, village):
    return [village] + [
        Office.objects.create(name=f"溪{n}村", kind=Kind.VILLAGE, parent=town, order=30 + n) for n in range(1, 6)
    ]


@pytest.fixture
def villager(village):
    return post(village, "unit", "村书记", "孙", "sun")


@pytest.fixture
def screening(campaign, villages, clerk):
    round_, _ = begin_screening(
        campaign, name="沟渠淤堵排查", offices=villages, until=date(2026, 11, 13), by=clerk, on=MONDAY, at=at(MONDAY)
    )
    return round_


def press(client, place, **fields):
    place.refresh_from_db()
    return client.post(place.get_absolute_url(), {"on": DAY, "version": place.version, **fields})


def test_a_round_is_begun_from_ticks_and_a_pasted_list(signed_in, clerk, campaign, villages):
    client = signed_in(clerk)
    page = client.get(f"/campaigns/{campaign.pk}/screen/").content.decode()
    assert page.index("村（6）") < page.index("部门和其他")
    fields = {"on": DAY, "name": "一轮", "offices": [each.pk for each in villages[:2]], "names": "镇水厂\n\n东闸\n"}
    answer = client.post(f"/campaigns/{campaign.pk}/screen/", fields)
    screening = Screening.objects.get()
    assert answer.url == screening.get_absolute_url()
    assert [place.name for place in screening.objects_listed.all()] == ["河东村", "溪1村", "镇水厂", "东闸"]
    assert "0/4 查过，发现 0，已立账 0" in client.get(campaign.get_absolute_url()).content.decode()

    answer = client.post(f"/campaigns/screenings/{screening.pk}/add/", {"on": DAY, "names": "东闸"})
    assert answer.status_code == 422
    assert "没有可列的对象" in answer.content.decode()
    client.post(f"/campaigns/screenings/{screening.pk}/add/", {"on": DAY, "names": "西闸"})
    assert screening.objects_listed.count() == 5


def test_the_clerk_goes_over_the_list_and_the_numbers_follow(signed_in, clerk, screening, village):
    client = signed_in(clerk)
    places = list(screening.objects_listed.all())
    answer = press(client, places[0], answer="found", words="东段淤了半渠", looked_by="村水利员")
    assert answer.url == places[1].get_absolute_url()  # on to the next that is left
    press(client, places[1], answer="clear", looked_by="村书记")

    page = client.get(screening.get_absolute_url()).content.decode()
    assert "2/6 查过，发现 1，已立账 0" in page
    assert "已过，还有 4 个没查" in page
    assert "代录：代 河东村" in page

    found = places[0]
    found.refresh_from_db()
    url = f"/campaigns/screenings/{screening.pk}/{found.pk}/line/"
    assert "河东村：东段淤了半渠" in client.get(url).content.decode()
    fields = {"on": DAY, "version": found.version, "title": "河东村东段清淤", "lead": village.pk, "day": "2026-12-10"}
    assert client.post(url, fields).status_code == 302
    line = Commitment.objects.get()
    assert (line.title, line.lead, line.campaign) == ("河东村东段清淤", village, screening.campaign)
    page = client.get(screening.get_absolute_url()).content.decode()
    assert "2/6 查过，发现 1，已立账 1" in page
    ledger = client.get(f"/ledger/?screening={screening.pk}").content.decode()
    assert re.search(r"(\d+) 条中的", ledger)[1] == "1"


def test_the_village_answers_on_its_own_phone_and_nobody_elses(signed_in, villager, screening, village):
    client = signed_in(villager)
    places = list(screening.objects_listed.all())
    page = client.get(places[0].get_absolute_url()).content.decode()
    assert "无问题</button>" in page
    assert press(client, places[0], answer="clear").url == screening.get_absolute_url()
    assert "不由您填" in client.get(places[1].get_absolute_url()).content.decode()
    answer = press(client, places[1], answer="clear")
    assert answer.status_code == 422
    assert "溪1村的人" in answer.content.decode()


def test_a_finding_without_words_comes_back_and_a_stale_page_is_told(signed_in, clerk, screening):
    client = signed_in(clerk)
    place = screening.objects_listed.first()
    answer = press(client, place, answer="found", looked_by="村水利员")
    assert answer.status_code == 422
    assert "发现了什么问题" in answer.content.decode()
    answer = client.post(place.get_absolute_url(), {"on": DAY, "version": 7, "answer": "clear", "looked_by": "x"})
    assert answer.status_code == 422
    assert ScreeningObject.objects.get(pk=place.pk).answer == ""


def test_the_rounds_page_asks_as_often_for_many_objects_as_for_few(signed_in, clerk, campaign):
    client = signed_in(clerk)

    def count(names):
        round_, _ = begin_screening(campaign, name=f"{len(names)} 处", names=names, by=clerk, on=MONDAY, at=at(MONDAY))
        client.get(round_.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(round_.get_absolute_url())
        return len(queries)

    assert count([f"{n} 号点" for n in range(3)]) == count([f"{n} 号点" for n in range(60)])


def test_a_round_ends_through_its_page(signed_in, clerk, screening):
    client = signed_in(clerk)
    url = f"/campaigns/screenings/{screening.pk}/end/"
    assert "还有 6 个没有查" in client.post(url, {"on": DAY, "version": screening.version}).content.decode()
    assert client.post(url, {"on": DAY, "version": screening.version, "note": "并到下一轮"}).status_code == 302
    assert "已结束" in client.get(screening.get_absolute_url()).content.decode()
    place = screening.objects_listed.first()
    assert "这轮排查已经结束" in client.get(place.get_absolute_url()).content.decode()


def test_another_towns_round_is_not_there(signed_in, screening, other_town):
    client = signed_in(post(other_town, "clerk", "督办岗", "钱", "qian"))
    place = screening.objects_listed.first()
    for url in (screening.get_absolute_url(), place.get_absolute_url(), f"{place.get_absolute_url()}line/"):
        assert client.get(url).status_code == 404


def test_siblings_are_opened_from_the_lines_page(signed_in, clerk, town, village, villages, campaign):
    line, _ = enter(assigner=town, title="河东村渠道淤堵", source="现场", campaign=campaign, by=clerk, on=MONDAY, at=at(MONDAY))
    assign(line, to=village, duty="dated", undated=True, by=clerk, on=MONDAY, at=at(MONDAY))
    client = signed_in(clerk)
    assert f"/ledger/{line.pk}/siblings/" in client.get(line.get_absolute_url()).content.decode()

    fields = {"on": DAY, "version": line.version, "title": line.title, "way": "all", "offices": [villages[1].pk, village.pk]}
    answer = client.post(f"/ledger/{line.pk}/siblings/", fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "河东村：这个单位已经有" in page
    assert page.count(" checked") >= 2
    assert Commitment.objects.count() == 1

    page = client.post(f"/ledger/{line.pk}/siblings/", {**fields, "way": "some"}, follow=True).content.decode()
    assert "另立 1 条" in page
    assert "河东村 没有立" in page
    assert "由这一条另立了 1 条" in page
    sibling = line.siblings.get()
    assert sibling.title == "溪1村渠道淤堵"
    assert "举一反三" in client.get(sibling.get_absolute_url()).content.decode()
    assert re.search(r"(\d+) 条中的", client.get(f"/ledger/?prompted={line.pk}").content.decode())[1] == "1"


def test_whoever_is_no_clerk_is_not_offered_siblings(signed_in, reader, road):
    assert "在别处也立" not in signed_in(reader).get(road.get_absolute_url()).content.decode()
