"""三员, a page each: each comes home to their own, and meets nothing of the others'."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.acting import actor_of
from guatu.records.offices.lifecycle import end_post, substitute
from guatu.records.offices.models import Post, SignIn, Substitute, User
from guatu.records.trail.guards import lifted
from guatu.records.trail.models import Link
from guatu.work.ledger.lifecycle import assign, enter, sign_for, withdraw

PASSWORD = "shi-yi-shi-2026"


@pytest.fixture
def admin(town):
    return post(town, "admin", "系统管理员", "罗", "luo")


@pytest.fixture
def guard(town):
    return post(town, "security", "安全管理员", "秦", "qin")


@pytest.fixture
def auditor(town):
    return post(town, "audit", "审计管理员", "简", "jian")


def menu(page):
    return [each.split(">")[1].split("<")[0] for each in page.split('aria-label="主菜单"')[1].split("</nav>")[0].split("<a ")[1:]]


def test_each_comes_home_to_their_own_page_with_no_room_of_the_lines_in_the_menu(signed_in, admin, guard, auditor, road, today):
    for actor, page, rooms in (
        (admin, "settings", ["首页", "设置"]), (guard, "security", ["首页", "文件", "设置"]), (auditor, "audit", ["首页", "审计"]),
    ):  # fmt: skip
        answer = signed_in(actor).get(reverse("home"), follow=True)
        assert answer.redirect_chain == [(reverse(page), 302)]
        assert menu(answer.content.decode()) == rooms
        assert road.title not in answer.content.decode()


def test_whoever_is_kept_out_reads_whose_page_it_is(signed_in, admin, auditor, road, today):
    line = signed_in(admin).get(road.get_absolute_url())
    assert line.status_code == 403 and "三种管理员不看内容" in line.content.decode()

    settings = signed_in(auditor).get(reverse("people"))
    assert settings.status_code == 403 and "这一页归督办岗、系统管理员" in settings.content.decode()


def test_the_security_page_names_who_watches_and_which_of_the_three_are_missing(signed_in, guard, verifier, mayor, today):
    page = signed_in(guard).get(reverse("security")).content.decode()

    assert "还没有系统管理员、审计管理员" in page
    assert "郑" in page and "何" in page and "5 次，锁 15 分钟" in page


def test_a_town_without_a_security_administrator_leaves_the_page_to_the_administrator(signed_in, clerk, admin, today):
    assert signed_in(admin).get(reverse("security")).status_code == 200
    assert signed_in(clerk).get(reverse("security")).status_code == 404


def test_a_town_with_neither_leaves_it_to_the_clerk(signed_in, clerk, today):
    assert signed_in(clerk).get(reverse("security")).status_code == 200


def test_the_auditor_reads_who_did_what_to_what_and_not_what_it_says(signed_in, auditor, clerk, works_office, road, today):
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))

    page = signed_in(auditor).get(reverse("audit")).content.decode()

    assert "<b>交办</b>" in page and road.number in page and "云溪镇督办岗" in page
    assert road.title not in page


def test_the_auditor_reads_both_names_of_what_a_substitute_did(
    signed_in, auditor, clerk, second_clerk, works_clerk, works_office, road, today
):
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    zhou = User.objects.get(pk=second_clerk.user)
    substitute(Post.objects.get(user=works_clerk.user), zhou, since=MONDAY, until=MONDAY, by=clerk, on=MONDAY, at=at(MONDAY))
    end_post(Post.objects.get(user=zhou), last=MONDAY - timedelta(days=1), by=clerk, on=MONDAY, at=at(MONDAY))
    sign_for(road, by=actor_of(zhou, MONDAY), on=MONDAY, at=at(MONDAY))

    assert "周代吴" in signed_in(auditor).get(reverse("audit")).content.decode()


@pytest.mark.parametrize("asked", [{"on": "9999-12-31"}, {"on": "0001-01-01"}, {"before": "9" * 30}, {"before": "2", "show": "sign-ins"}])
def test_whatever_is_in_the_address_the_audit_answers(signed_in, auditor, road, today, asked):
    assert signed_in(auditor).get(reverse("audit"), asked).status_code == 200


def test_the_links_are_turned_over_by_their_numbers(signed_in, auditor, clerk, road, today, monkeypatch):
    monkeypatch.setattr("guatu.site.desk.views.audit.SHOWN", 1)
    withdraw(road, reason="立重了", by=clerk, on=MONDAY, at=at(MONDAY))
    browser = signed_in(auditor)

    first = browser.get(reverse("audit")).content.decode()
    assert "<b>撤销</b>" in first and "before=2" in first
    second = browser.get(reverse("audit"), {"before": "2"}).content.decode()
    assert "<b>立账</b>" in second and "更早的" not in second


def test_the_auditor_reads_nothing_of_another_town(signed_in, other_town, clerk, road, today):
    stranger = post(other_town, "audit", "审计管理员", "石", "shi")

    assert road.number not in signed_in(stranger).get(reverse("audit")).content.decode()


def test_the_auditor_walks_the_chain_and_is_told_where_it_is_broken(signed_in, auditor, road, today):
    browser = signed_in(auditor)
    assert "完整：共 1 环" in browser.get(reverse("audit"), {"check": "1"}).content.decode()

    with lifted():
        Link.objects.update(verb="close")

    assert "链断了" in browser.get(reverse("audit"), {"check": "1"}).content.decode()


def test_who_signed_in_is_shown_to_the_auditor_alone(client, clerk, admin, auditor, other_town, signed_in, today):
    post(other_town, "clerk", "督办岗", "石", "shi")
    for username, password in (("chen", PASSWORD), ("shi", PASSWORD), ("chen", "不是这个"), ("shui", "不是这个")):
        client.post("/sign-in/", {"username": username, "password": password})
        client.logout()

    page = signed_in(auditor).get(reverse("audit"), {"show": "sign-ins"}).content.decode()

    assert page.count("登录了") == 1 and page.count("口令不对") == 2
    assert "没有这个登录名" in page and "shui" not in page and "石" not in page
    assert "127.0.0.1" in page
    assert SignIn.objects.count() == 4
    assert "127.0.0.1" not in signed_in(admin).get(reverse("people")).content.decode()


def test_a_substitute_is_seen_on_the_page_of_posts_and_called_back_there(signed_in, clerk, second_clerk, works_clerk, admin, today):
    browser = signed_in(admin)
    key = works_clerk.posts[0].key
    told = browser.post(
        reverse("post-substitute", args=[key]), {"user": second_clerk.user, "since": "2026-11-16", "until": "2026-11-20"}, follow=True
    ).content.decode()  # fmt: skip
    assert "代岗设好了，到期自己结束" in told and "周代" in told

    whose = signed_in(second_clerk).get(reverse("home")).content.decode()
    assert "周 · 云溪镇督办岗 等 2 岗" in whose
    back = signed_in(admin).post(reverse("call-back", args=[Substitute.objects.get().pk]), follow=True).content.decode()
    assert "收回了，周从现在起不再代建设办路桥岗" in back and "周代" not in back.replace("收回了，周", "")


# -- the chain taken along


def taken(client, **asked):
    page = b"".join(client.get(reverse("trail-export"), asked).streaming_content).decode()
    return page, json.loads(page.split('id="links">')[1].split("</script>")[0])


def test_the_chain_of_some_days_is_one_file_with_who_did_what_and_no_word_of_it(signed_in, auditor, clerk, road, works_office, today):
    assign(road, to=works_office, duty="dated", note="请抓紧", by=clerk, on=MONDAY, at=at(MONDAY))
    page, links = taken(signed_in(auditor))

    assert [link["n"] for link in links] == list(Link.objects.order_by("number").values_list("number", flat=True))
    assert links[-1]["said"][1:4] == ["交办", f"事项 {road.number}", "陈"]
    assert road.title not in page and "请抓紧" not in page


def test_of_another_town_only_the_hashes_stand_there(signed_in, auditor, other_town, road, today):
    stranger = post(other_town, "clerk", "督办岗", "金", "jin")
    enter(assigner=other_town, title="别镇的事", source="例会", by=stranger, on=MONDAY, at=at(MONDAY))

    _, links = taken(signed_in(auditor))
    assert set(links[-1]) == {"n", "previous", "hash"}
    assert links[-1]["previous"] == links[-2]["hash"] and "said" in links[-2]


def test_days_without_a_link_and_days_that_are_none_give_an_empty_file(signed_in, auditor, road, today):
    client = signed_in(auditor)
    assert taken(client, **{"from": "2026-01-01", "to": "2026-01-31"})[1] == []
    assert taken(client, **{"from": "x", "to": "0001-01-01"})[1] == []
