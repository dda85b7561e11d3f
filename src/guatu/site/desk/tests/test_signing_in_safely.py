"""Failures in a row lock an account, a telephone's code may be asked for, and sessions end when they should."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.records.offices import second_factor
from guatu.records.offices.lifecycle import end_post, reset, set_sign_in_rules, substitute, take_up_second
from guatu.records.offices.models import Change, Outcome, Post, SignIn, User
from guatu.records.offices.second_factor import PERIOD, code_at, secret_of
from guatu.records.offices.signing_in import Rules, forget_old
from guatu.site import clock

SIGN_IN = "/sign-in/"
PASSWORD = "shi-yi-shi-2026"
NINE = at(MONDAY)
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Mobile Safari/537.36"


@pytest.fixture
def moment(monkeypatch):
    """Returns a function that sets the site's clock; it stands at nine on the Monday."""

    def set_to(then):
        monkeypatch.setattr(clock, "now", lambda: then)

    set_to(NINE)
    return set_to


@pytest.fixture
def guard(town):
    return post(town, "security", "安全管理员", "秦", "qin")


def try_(client, password=PASSWORD, username="chen", **headers):
    return client.post(SIGN_IN, {"username": username, "password": password}, **headers)


def fail(client, times, **told):
    for _ in range(times):
        answer = try_(client, "不是这个", **told)
    return answer


# -- locking -------------------------------------------------------------------------------------------------------


def test_after_five_failures_the_right_password_is_refused_too_and_the_page_says_until_when(client, clerk, moment):
    fail(client, 5)

    answer = try_(client)

    assert answer.status_code == 429
    assert "连错了 5 次，锁到 09:15，到时再试。等不及的，请本镇街的安全管理员解锁" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_it_is_said_before_it_happens(client, clerk, moment):
    assert "再错" not in fail(client, 2).content.decode()
    assert "再错 2 次，这个登录名就锁 15 分钟。" in fail(client, 1).content.decode()
    assert "错得太多，这个登录名锁 15 分钟。" in fail(client, 2).content.decode()


def test_the_lock_opens_by_itself(client, clerk, moment):
    fail(client, 5)
    moment(NINE + timedelta(minutes=15, seconds=1))

    assert try_(client).status_code == 302


def test_trying_while_it_is_locked_makes_it_no_longer(client, clerk, moment):
    fail(client, 5)
    moment(NINE + timedelta(minutes=14))
    fail(client, 3)
    moment(NINE + timedelta(minutes=15, seconds=1))

    assert try_(client).status_code == 302


def test_the_right_password_begins_the_count_anew(client, clerk, moment):
    fail(client, 4)
    try_(client)
    other = Client()

    assert fail(other, 4).status_code == 422


def test_full_width_letters_are_the_same_name(client, clerk, moment):
    fail(client, 3)
    fail(client, 2, username="ｃｈｅｎ")

    assert try_(client).status_code == 429


def test_a_name_that_is_none_gets_its_sentence(client, clerk, moment):
    assert fail(client, 1, username="che\x00n").status_code == 422
    assert "登录名和口令都要填" in fail(client, 1, username="").content.decode()


def test_a_name_that_nobody_has_is_locked_just_so_and_its_letters_are_not_kept(client, clerk, moment):
    answer = fail(client, 6, username="mima-123456")

    assert answer.status_code == 429 and "连错了 5 次，锁到 09:15" in answer.content.decode()
    assert not SignIn.objects.exclude(user=None).exists()
    assert not any("mima" in str(value) for row in SignIn.objects.values_list() for value in row)


def test_one_address_that_tries_many_names_is_slowed_and_others_are_not(client, clerk, moment):
    for number in range(20):
        fail(client, 1, username=f"u{number}", REMOTE_ADDR="10.1.1.1")

    slowed = try_(client, REMOTE_ADDR="10.1.1.1")
    assert slowed.status_code == 429 and "请 5 秒后再试" in slowed.content.decode()
    assert try_(Client(), REMOTE_ADDR="10.1.1.2").status_code == 302
    moment(NINE + timedelta(seconds=6))
    assert try_(client, REMOTE_ADDR="10.1.1.1").status_code == 302


def test_the_security_administrator_unlocks_and_it_is_in_the_journal(client, clerk, guard, town, moment, signed_in):
    fail(Client(), 5)
    page = signed_in(guard).get(reverse("security")).content.decode()
    assert "到 09:15 自己解开" in page

    told = client.post(reverse("unlock", args=[clerk.user]), follow=True).content.decode()

    assert "陈的账号解了锁" in told and "没有。连错 5 次会锁 15 分钟" in told
    assert Change.objects.first().get_verb_display() == "解锁"
    assert try_(Client()).status_code == 302


def test_a_new_password_takes_the_lock_away(client, clerk, town, moment, when_nine):
    fail(client, 5)
    admin = post(town, "admin", "系统管理员", "罗", "luo")
    opened = reset(User.objects.get(pk=clerk.user), office=town, by=admin, **when_nine)

    assert try_(client, opened.password).status_code == 302


@pytest.fixture
def when_nine():
    return {"on": MONDAY, "at": NINE}


def test_each_town_has_its_own_rules_and_whoever_sits_in_two_the_stricter(client, clerk, town, other_town, guard, moment, when_nine):
    stones = post(other_town, "security", "安全管理员", "石", "shi")
    set_sign_in_rules(town, Rules(tries=4, minutes=20), by=guard, **when_nine)
    set_sign_in_rules(other_town, Rules(tries=3, minutes=5), by=stones, **when_nine)
    post(other_town, "clerk", "督办岗", "陈", "chen")

    fail(client, 3)

    assert "连错了 3 次，锁到 09:20" in try_(client).content.decode()


def test_the_rules_are_set_on_the_page_within_bounds(guard, signed_in, town, moment):
    browser, page = signed_in(guard), reverse("sign-in-rules")
    rules = {"tries": 4, "minutes": 30, "idle_desk": 20, "idle_mobile": 10}

    assert browser.post(page, rules | {"tries": 99}).status_code == 422
    told = browser.post(page, rules, follow=True).content.decode()
    assert "4 次，锁 30 分钟" in told and "电脑上 20 分钟，手机上 10 分钟" in told
    assert "连错几次锁定：5 → 4" in Change.objects.first().in_words


def test_after_two_hundred_days_what_was_written_down_is_gone(clerk, client, moment):
    fail(client, 1)

    assert forget_old(NINE + timedelta(days=199)) == 0
    assert forget_old(NINE + timedelta(days=201)) == 1


# -- the end of a session -------------------------------------------------------------------------------------------


def test_whoever_has_been_idle_is_signed_out_and_comes_back_to_the_page(client, clerk, moment):
    try_(client)
    moment(NINE + timedelta(minutes=31))

    answer = client.get(reverse("ledger"), follow=True)

    assert answer.redirect_chain[-1] == (f"{SIGN_IN}?next=/ledger/", 302)
    assert "30 分钟没有动作，已经自动退出" in answer.content.decode()


def test_on_a_telephone_it_is_sooner(client, clerk, moment):
    try_(client, HTTP_USER_AGENT=PHONE)
    moment(NINE + timedelta(minutes=16))

    assert client.get(reverse("ledger")).status_code == 302


def test_every_page_and_whoever_types_keep_the_session(client, clerk, moment):
    try_(client)
    for minutes in (20, 40):
        moment(NINE + timedelta(minutes=minutes))
        assert client.get(reverse("ledger")).status_code == 200
    moment(NINE + timedelta(minutes=60))
    assert client.post(reverse("here")).status_code == 204
    moment(NINE + timedelta(minutes=80))
    assert client.get(reverse("ledger")).status_code == 200


def test_a_wall_that_turns_its_pages_by_itself_does_not(client, clerk, town, moment):
    try_(client)
    for minutes in (10, 20, 29):
        moment(NINE + timedelta(minutes=minutes))
        assert client.get(reverse("wall"), HTTP_X_WALL="turn").status_code == 200
    moment(NINE + timedelta(minutes=31))
    assert client.get(reverse("wall"), HTTP_X_WALL="turn").status_code == 302


def test_a_post_that_ends_ends_the_session(client, clerk, second_clerk, works_office, moment, when_nine):
    post(works_office, "unit", "路桥岗", "陈", "chen")
    end_post(Post.objects.get(title="路桥岗"), last=MONDAY, by=second_clerk, **when_nine)
    moment(at(MONDAY, 23, 50))
    try_(client)
    assert client.get(reverse("ledger")).status_code == 200
    moment(at(MONDAY, 23, 50) + timedelta(minutes=20))

    answer = client.get(reverse("ledger"), follow=True)

    assert "您的岗位有变动，请重新登录" in answer.content.decode()


def test_the_days_of_a_substitute_over_the_session_is_over_too(client, clerk, second_clerk, works_clerk, moment):
    late = at(MONDAY, 23, 50)
    substitute(Post.objects.get(user=works_clerk.user), User.objects.get(pk=clerk.user), since=MONDAY, until=MONDAY,
               by=second_clerk, on=MONDAY, at=late)  # fmt: skip
    moment(late)
    try_(client)
    moment(late + timedelta(minutes=20))

    answer = client.get(reverse("ledger"), follow=True)

    assert "您的岗位有变动，请重新登录" in answer.content.decode()


def test_a_new_password_ends_it_everywhere(client, clerk, town, moment, when_nine):
    try_(client)
    admin = post(town, "admin", "系统管理员", "罗", "luo")
    reset(User.objects.get(pk=clerk.user), office=town, by=admin, **when_nine)

    assert client.get(reverse("ledger")).status_code == 302


# -- the second step -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "digest", "code"),
    [
        (59, "sha1", "94287082"), (1111111109, "sha1", "07081804"), (1111111111, "sha1", "14050471"), (1234567890, "sha1", "89005924"),
        (2000000000, "sha1", "69279037"), (20000000000, "sha1", "65353130"),
    ],
)  # fmt: skip
def test_the_vectors_of_rfc_6238(seconds, digest, code):
    assert code_at(b"12345678901234567890", seconds // PERIOD, digits=8, digest=digest) == code


def code_of(user, moment):
    return code_at(secret_of(user.pk, user.second_nonce), int(moment.timestamp()) // PERIOD)


@pytest.fixture
def chen(clerk, town, moment, when_nine):
    """陈 with the second step."""
    user, nonce = User.objects.get(pk=clerk.user), second_factor.new_nonce()
    code = code_at(secret_of(user.pk, nonce), int(NINE.timestamp()) // PERIOD)
    take_up_second(user, nonce, code, office=town, by=clerk, **when_nine)
    moment(NINE + timedelta(minutes=5))
    return user


def test_after_the_password_comes_the_code_and_then_the_page_one_wanted(client, chen, moment):
    answer = client.post(SIGN_IN, {"username": "chen", "password": PASSWORD, "next": reverse("papers")})
    assert answer.url == reverse("sign-in-code")
    assert client.get(reverse("papers")).status_code == 302

    wrong = client.post(reverse("sign-in-code"), {"code": "000000"})
    assert wrong.status_code == 422 and "验证码不对，或已经用过" in wrong.content.decode()
    right = client.post(reverse("sign-in-code"), {"code": code_of(chen, clock.now())})

    assert right.url == reverse("papers")
    assert client.get(reverse("papers")).status_code == 200
    assert list(SignIn.objects.order_by("pk").values_list("outcome", flat=True)) == [Outcome.HALF, Outcome.CODE, Outcome.IN]


def test_a_code_is_taken_once(client, chen, moment):
    code = code_of(chen, clock.now())
    try_(client)
    client.post(reverse("sign-in-code"), {"code": code})
    other = Client()
    try_(other)

    assert other.post(reverse("sign-in-code"), {"code": code}).status_code == 422


def test_wrong_codes_lock_the_account_and_the_right_password_in_between_does_not_count(client, chen, moment):
    for _ in range(5):
        try_(client)
        client.post(reverse("sign-in-code"), {"code": "000000"})

    assert client.post(reverse("sign-in-code"), {"code": code_of(chen, clock.now())}).status_code == 429
    assert try_(client).status_code == 429


def test_who_waits_too_long_for_the_code_begins_again(client, chen, moment):
    try_(client)
    moment(clock.now() + timedelta(minutes=6))

    assert client.post(reverse("sign-in-code"), {"code": code_of(chen, clock.now())}).url == SIGN_IN
    assert "_auth_user_id" not in client.session


def test_it_is_set_up_on_a_page_with_a_code_to_scan_and_a_key_to_type(clerk, signed_in, moment):
    browser = signed_in(clerk)
    page = browser.get(reverse("second")).content.decode()
    nonce = browser.session["second_nonce"]
    secret = secret_of(clerk.user, nonce)
    assert "<svg" in page and second_factor.key_to_type(secret) in page

    code = code_at(secret, int(NINE.timestamp()) // PERIOD)
    assert browser.post(reverse("second"), {"password": "不是这个", "code": code}).status_code == 422
    assert browser.post(reverse("second"), {"password": PASSWORD, "code": "000000"}).status_code == 422
    told = browser.post(reverse("second"), {"password": PASSWORD, "code": code}, follow=True).content.decode()

    assert "第二步启用了" in told and User.objects.get(pk=clerk.user).has_second
    assert Change.objects.first().get_verb_display() == "启用第二步"
    assert nonce not in str(Change.objects.values_list("values", "note"))


def test_the_database_alone_does_not_hold_the_secret(chen, settings):
    before = secret_of(chen.pk, chen.second_nonce)
    settings.SECRET_KEY = "another machine"

    assert secret_of(chen.pk, chen.second_nonce) != before


def test_a_lost_telephone_is_the_security_administrators(client, chen, guard, town, signed_in, moment):
    page = signed_in(guard).get(reverse("security")).content.decode()
    assert "手机丢了，取消" in page
    client.post(reverse("second-away", args=[chen.pk]))

    assert try_(Client()).url == "/"
    assert Change.objects.first().get_verb_display() == "取消第二步"


def test_at_the_machine_itself_a_locked_account_is_opened_and_it_is_in_the_journal(client, chen, moment):
    fail(client, 5)
    said = StringIO()

    call_command("unlock", "chen", stdout=said)

    assert "陈（chen）解了锁" in said.getvalue() and not User.objects.get(pk=chen.pk).has_second
    assert try_(client).url == "/"
    assert [change.user_name for change in Change.objects.all()[:2]] == ["本机命令", "本机命令"]
    with pytest.raises(CommandError, match="没有“nobody”这个登录名"):
        call_command("unlock", "nobody")


# -- passwords -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("Ab1-xyz", "口令太短，至少要 8 位。"),
        ("2026111611", "口令不能全是数字"),
        ("password1", "这个口令太常见"),
        ("chenchen", "口令和姓名、登录名太像"),
    ],
)
def test_a_weak_password_is_refused_in_words(signed_in, town, moment, password, words):
    browser = signed_in(post(town, "clerk", "督办岗", "陈陈", "chenchen1"))
    told = {"old": PASSWORD, "new": password, "again": password}

    assert words in browser.post(reverse("password"), told).content.decode()
