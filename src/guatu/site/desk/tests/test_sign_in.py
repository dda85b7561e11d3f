"""登录: a name and a password; sample accounts in the demo, and only there."""

import pytest
from django.urls import reverse

from guatu.records.offices.models import User
from guatu.site.demo.accounts import PASSWORD, sample_accounts

SIGN_IN = "/sign-in/"


@pytest.fixture
def chen(db):
    """The demo's first clerk, as the demo makes him."""
    return User.objects.create_user("chen", name="陈", password=PASSWORD)


def test_whoever_is_not_signed_in_is_sent_to_sign_in(client, db):
    answer = client.get(reverse("papers"))

    assert answer.status_code == 302
    assert answer.url == f"{SIGN_IN}?next={reverse('papers')}"


def test_a_wrong_password_gets_a_sentence(client, chen):
    answer = client.post(SIGN_IN, {"username": "chen", "password": "不是这个"})

    assert answer.status_code == 422
    assert "登录名或口令不对" in answer.content.decode()


def test_after_signing_in_the_page_one_wanted_is_shown(client, chen):
    answer = client.post(SIGN_IN, {"username": "chen", "password": PASSWORD, "next": reverse("papers")})

    assert answer.url == reverse("papers")


def test_nobody_is_led_away_to_another_address(client, chen, settings):
    settings.DEMO = True

    answer = client.post(SIGN_IN, {"sample": "chen", "next": "https://example.org/"})

    assert answer.url == "/"


def test_the_demo_offers_sample_accounts_that_sign_in_at_once(client, chen, settings):
    settings.DEMO = True

    page = client.get(SIGN_IN).content.decode()
    answer = client.post(SIGN_IN, {"sample": "chen"})

    assert PASSWORD in page
    assert all(sample.does in page for sample in sample_accounts())
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(chen.pk)


def test_outside_the_demo_no_sample_account_exists(client, chen):
    page = client.get(SIGN_IN).content.decode()
    answer = client.post(SIGN_IN, {"sample": "chen"})

    assert PASSWORD not in page
    assert "样例账号" not in page
    assert answer.status_code == 422
    assert "_auth_user_id" not in client.session


def test_an_account_that_is_not_offered_is_no_sample(client, db, settings):
    settings.DEMO = True
    User.objects.create_user("gong", name="龚", password="shi-yi-shi-2026")

    assert client.post(SIGN_IN, {"sample": "gong"}).status_code == 422


def test_signing_out_needs_a_press_and_ends_at_the_sign_in(client, chen):
    client.force_login(chen)

    assert client.get(reverse("sign-out")).status_code == 405
    assert client.post(reverse("sign-out")).url == SIGN_IN
    assert "_auth_user_id" not in client.session


def test_the_sample_accounts_hold_every_role_once_at_least():
    from guatu.site.demo.cast import POSTS

    roles = {post.role for post in POSTS if post.username in {sample.username for sample in sample_accounts()}}
    assert roles == {"clerk", "unit", "verifier", "approver", "reader", "security", "admin", "audit"}
