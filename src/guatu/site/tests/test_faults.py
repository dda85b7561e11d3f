"""A mistake gets a sentence, also where Django itself would answer."""

import pytest

from guatu.records.offices.models import User

pytestmark = pytest.mark.django_db


def test_an_address_that_is_none_is_told_in_words(signed_in, clerk):
    answer = signed_in(clerk).get("/ledger/999999/")
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "没有找到这一页" in page
    assert 'href="/ledger/"' in page and 'name="q"' in page  # the menu, and a way on


def test_somebody_signed_out_finds_no_menu_on_a_page_that_is_not_there(rf):
    from django.contrib.auth.models import AnonymousUser
    from django.http import Http404
    from django.views.defaults import page_not_found

    request = rf.get("/wall/999/")
    request.user = AnonymousUser()
    page = page_not_found(request, Http404()).content.decode()

    assert "没有找到这一页" in page and "主菜单" not in page


def test_a_page_of_somebody_elses_has_the_menu_and_a_way_on(signed_in, works_clerk):
    answer = signed_in(works_clerk).get("/papers/words/add/")
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "主菜单" in page and 'class="ways-on"' in page


def test_the_wall_with_a_slash_is_the_wall(signed_in, clerk):
    answer = signed_in(clerk).get("/wall/?by=office")
    assert (answer.status_code, answer.url) == (302, "/wall?by=office")


def test_a_form_without_its_token_is_told_in_words(clerk, road):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(pk=clerk.user))
    answer = client.post(f"/ledger/{road.pk}/withdraw/", {"reason": "x"})
    assert answer.status_code == 403
    assert "页面放得太久了" in answer.content.decode()


def test_a_machine_name_that_is_not_known_is_told_in_words(client):
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "GUATU_HOSTS" in answer.content.decode()
