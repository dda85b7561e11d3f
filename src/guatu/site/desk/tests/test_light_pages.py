"""设置→亮灯: what is in force, what another set would change today, and from when on it holds."""

from datetime import date

import pytest
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.crafts.planning.presets import PRESETS
from guatu.records.almanac.models import LightsInForce, WatchInForce
from guatu.records.almanac.rules import lights_on, watch_rules_on
from guatu.records.trail.chain import first_break
from guatu.work.ledger.models import LightOfDay

pytestmark = pytest.mark.django_db
LADDER = {"name": "三色督查单", "source": "本镇 11 月调度会", "remind_workdays": 3, "red_days": 7, "urgent_from": 2, "since": "2026-11-16"}
SCHEDULE = {"name": "序时进度", "source": "本镇", "slow_yellow": 60, "slow_red": 90, "soon_workdays": 3, "since": "2026-11-16"}
WATCHING = {"red_times": 3, "relisted_times": 0, "behind_points": 0, "green_weeks": 2, "since": "2026-11-16"}


@pytest.fixture
def slow(town, clerk, works_office):
    """A line by which the sets differ: twelve piles due at the end of the month, none verified."""
    from decimal import Decimal

    from guatu.work.ledger.dues import Due
    from guatu.work.ledger.lifecycle import assign, enter

    line, _ = enter(
        assigner=town, title="二号危桥改造", quote="12 根桩", source="例会", by=clerk, on=MONDAY, at=at(MONDAY), said_on=date(2026, 10, 16),
        due=Due(date(2026, 11, 30), "as_read"), target=Decimal(12), unit="根",
    )  # fmt: skip
    assign(line, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    return line


def colour(line):
    return LightOfDay.objects.get(commitment=line).colour


def test_every_shipped_set_is_offered_with_its_source_and_the_one_in_force_is_marked(signed_in, clerk, today):
    page = signed_in(clerk).get(reverse("light-sets")).content.decode()

    assert all(each.name in page and each.source in page for each in PRESETS)
    assert "现在按“序时进度”亮灯" in page and page.count("在用") == 1


def test_the_pages_are_for_who_sets_the_town(signed_in, clerk, works_clerk, today):
    for address in (reverse("light-sets"), reverse("light-set", args=["slip"]), reverse("watching-rules")):
        assert signed_in(clerk).get(address).status_code == 200
        assert signed_in(works_clerk).get(address).status_code == 403
    assert signed_in(clerk).get(reverse("light-set", args=["rainbow"])).status_code == 404


def test_a_look_says_which_lights_would_change_and_changes_nothing(signed_in, clerk, today, slow, road):
    client = signed_in(clerk)
    page = client.get(reverse("light-set", args=["ladder"])).content.decode()

    assert "今天的灯会有 <b>1</b> 条变" in page and "红 → 未开始 <b>1</b>" in page and "二号危桥改造" in page
    assert "今天的灯一条也不变" in client.get(reverse("light-set", args=["schedule"])).content.decode()
    told = client.post(reverse("light-set", args=["schedule"]), SCHEDULE | {"do": "look"}).content.decode()
    assert "今天的灯会有 <b>1</b> 条变" in told
    assert not LightsInForce.objects.exists() and colour(slow) == "red"


def test_the_preview_follows_the_numbers_while_they_are_typed(signed_in, clerk, today, slow):
    client = signed_in(clerk)
    headers = {"HX-Request": "true", "HX-Target": "would"}
    part = client.post(reverse("light-set", args=["schedule"]), SCHEDULE, headers=headers).content.decode()

    assert part.lstrip().startswith("<section") and "1</b> 条变" in part and "<form" not in part
    wrong = client.post(reverse("light-set", args=["schedule"]), SCHEDULE | {"slow_red": 3}, headers=headers).content.decode()
    assert "对不上" in wrong


def test_a_set_that_begins_today_lights_the_lines_at_once(signed_in, clerk, today, town, slow):
    answer = signed_in(clerk).post(reverse("light-set", args=["ladder"]), LADDER | {"do": "apply", "why": "调度会定"}, follow=True)

    assert "从今天起按“三色督查单”亮灯" in answer.content.decode()
    assert lights_on(town, MONDAY).source == "本镇 11 月调度会"
    assert colour(slow) == "none"
    assert first_break() is None


def test_a_set_that_begins_later_waits_for_its_day(signed_in, clerk, today, town, slow):
    client = signed_in(clerk)
    answer = client.post(reverse("light-set", args=["ladder"]), LADDER | {"do": "apply", "since": "2026-12-01"}, follow=True)

    assert "12月1日起</b>改按“三色督查单”" in answer.content.decode()
    assert colour(slow) == "red" and lights_on(town, MONDAY).key == "schedule"


def test_numbers_that_contradict_each_other_and_past_days_get_a_sentence(signed_in, clerk, today):
    client = signed_in(clerk)
    crossed = client.post(reverse("light-set", args=["schedule"]), SCHEDULE | {"slow_red": 3, "do": "apply"})
    past = client.post(reverse("light-set", args=["ladder"]), LADDER | {"since": "2026-11-15", "do": "apply"})

    assert crossed.status_code == past.status_code == 422
    assert "对不上" in crossed.content.decode() and "过去的日子按当时的规则算" in past.content.decode()
    assert not LightsInForce.objects.exists()


def test_an_administrator_sees_how_many_and_not_which(signed_in, town, today, slow):
    admin = post(town, "admin", "系统管理员", "管", "guan")
    page = signed_in(admin).get(reverse("light-set", args=["ladder"])).content.decode()

    assert "<b>1</b> 条变" in page and "二号危桥改造" not in page


def test_the_rules_of_the_watch_list_are_numbers_of_the_town(signed_in, clerk, town, today, slow):
    client = signed_in(clerk)
    assert "今天会再列入 <b>1</b> 条" in client.get(reverse("watching-rules")).content.decode()
    assert client.post(reverse("watching-rules"), WATCHING | {"do": "look"}).status_code == 200
    assert not WatchInForce.objects.exists()

    page = client.post(reverse("watching-rules"), WATCHING | {"do": "apply"}, follow=True).content.decode()
    assert watch_rules_on(town, MONDAY).red_times == 3
    assert "列入：变红 3 次；领导也可以点名列入" in page
    assert client.post(reverse("watching-rules"), WATCHING | {"red_times": 99, "do": "apply"}).status_code == 422
