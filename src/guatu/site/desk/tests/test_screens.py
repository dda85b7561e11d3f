"""大屏: an address of its own shows one town's wall, turns its pages, never signs out, and opens nothing else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.lifecycle import hang_screen
from guatu.records.offices.models import Change, Screen
from guatu.records.offices.refusals import NotYoursToSet, ScreenIsDown
from guatu.records.trail.models import Link
from guatu.site import clock
from guatu.site.doors import DOORS


@pytest.fixture
def admin(town):
    return post(town, "admin", "系统管理员", "罗", "luo")


@pytest.fixture
def hung(town, admin, today):
    return hang_screen(town, "三楼会议室", by=admin, on=MONDAY, at=at(MONDAY))


@pytest.fixture
def address(hung):
    return reverse("screen", args=[hung.token])


def test_the_administrator_is_shown_the_address_once_and_only_its_hash_is_kept(signed_in, admin, town, today):
    browser = signed_in(admin)
    page = browser.post(reverse("screens"), {"name": "三楼会议室"}).content.decode()
    token = page.split("/screen/")[1].split("/")[0]

    assert len(token) >= 40
    assert token not in browser.get(reverse("screens")).content.decode()
    assert token not in str(list(Screen.objects.values())) + str(list(Change.objects.values())) + str(list(Link.objects.values()))
    assert Client().get(reverse("screen", args=[token])).status_code == 200
    assert Change.objects.first().get_verb_display() == "挂屏"


def test_it_shows_the_wall_of_its_town_and_turns_within_its_own_address(address, road):
    page = Client().get(address).content.decode()

    assert "云溪镇 · 四季度挂图作战" in page
    assert f'data-next="{address}?' in page and f'data-previous="{address}?' in page
    assert "首页" not in page and "换一个镇街" not in page


def test_it_opens_nothing_else(address, road, settings):
    screen = Client()
    screen.get(address)

    assert settings.SESSION_COOKIE_NAME not in screen.cookies
    opened = {route for route, door in DOORS.items() if door.signed_out}
    for route in set(DOORS) - opened:
        place = "/" + route.replace("<int:pk>", "1").replace("<int:place>", "1").replace("<slug:key>", "a").replace("<str:name>", "assign")
        answer = screen.get(place.replace("<str:token>", "abc"))
        assert answer.status_code == 302 and answer.url.startswith("/sign-in/"), route
    assert screen.post(address).status_code == 405
    assert screen.get(reverse("wall")).url.startswith("/sign-in/")


def test_its_address_is_told_to_no_other_page(address):
    answer = Client().get(address)

    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


def test_it_is_never_signed_out(address, town, monkeypatch):
    screen = Client()
    for days in (0, 1, 30):
        monkeypatch.setattr(clock, "now", lambda days=days: at(MONDAY + timedelta(days=days), 3))
        assert screen.get(address, HTTP_X_WALL="turn").status_code == 200


def test_taken_down_it_says_so_and_what_to_do(address, hung, signed_in, admin, today):
    told = signed_in(admin).post(reverse("screen-down", args=[hung.screen.pk]), follow=True).content.decode()
    assert "“三楼会议室”停用了" in told

    answer = Client().get(address)

    assert answer.status_code == 410
    assert "这块屏的地址不再有效" in answer.content.decode() and "系统管理员" in answer.content.decode()
    again = signed_in(admin).post(reverse("screen-down", args=[hung.screen.pk]), follow=True).content.decode()
    assert ScreenIsDown.in_words in again


def test_when_it_last_asked_is_in_the_list_to_ten_minutes(address, hung, signed_in, admin, monkeypatch):
    for minute in (0, 5, 11):
        monkeypatch.setattr(clock, "now", lambda minute=minute: at(MONDAY, 9, minute))
        Client().get(address)
        last = Screen.objects.get().used_at
        assert last == at(MONDAY, 9, 11 if minute == 11 else 0)

    assert "09:11" in signed_in(admin).get(reverse("screens")).content.decode()


def test_where_there_is_an_administrator_it_is_not_the_clerks(town, clerk, admin, signed_in, today):
    with pytest.raises(NotYoursToSet, match="云溪镇系统管理员"):
        hang_screen(town, "大厅", by=clerk, on=MONDAY, at=at(MONDAY))
    assert "挂一块屏" not in signed_in(clerk).get(reverse("screens")).content.decode()


def test_a_small_town_without_one_leaves_it_to_the_clerk(town, clerk, today):
    assert hang_screen(town, "大厅", by=clerk, on=MONDAY, at=at(MONDAY)).token
