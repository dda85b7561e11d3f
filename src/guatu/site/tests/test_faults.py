"""A mistake gets a sentence, also where Django itself would answer."""

import pytest

from guatu.records.offices.models import User

pytestmark = pytest.mark.django_db


def test_an_address_that_is_none_is_told_in_words(signed_in, clerk):
    answer = signed_in(clerk).get("/ledger/999999/")
    assert answer.status_code == 404
    assert "没有找到这一页" in answer.content.decode()


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
