"""设置 · 催办: a ladder is looked at before it is put in force, changed row by row, and kept with its day."""

import re
from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.publications.reminders.models import Firing
from guatu.records.almanac.models import RungsInForce
from guatu.records.almanac.rules import rungs_on
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter, sign_for
from guatu.work.ledger.lighting import light_up_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def late_road(town, clerk, works_office, works_clerk):
    """A road that was due a week ago."""
    day = date(2026, 11, 2)
    line, _ = enter(assigner=town, title="东干道改造", source="会", by=clerk, due=Due(date(2026, 11, 9)), said_on=day, on=day, at=at(day))
    assign(line, to=works_office, duty="dated", by=clerk, on=day, at=at(day))
    sign_for(line, by=works_clerk, on=day, at=at(day))
    light_up_all(town, MONDAY)
    return line


def fields_of(page):
    """Return what a form would send as it stands."""
    told = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, kind = re.search(r'name="([^"]*)"', tag), re.search(r'type="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and not (kind and kind[1] == "checkbox" and " checked" not in tag):
            told.setdefault(name[1], []).append(value[1] if value else "")
    for name, body in re.findall(r'<select name="([^"]*)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        told[name] = [chosen[1] if chosen else ""]
    return told


def test_the_page_shows_what_is_in_force_and_what_it_may_be_changed_for(signed_in, clerk):
    page = signed_in(clerk).get(reverse("rung-sets")).content.decode()
    for words in ("现在按“只提醒”催办", "逐级催办", "三色督查单", "13710", "逾期 7 天：橙色督办单，给承办单位、单位负责人、分管领导"):
        assert words in page, words


def test_a_ladder_is_looked_at_first_and_fires_nothing(signed_in, clerk, late_road):
    page = signed_in(clerk).get(reverse("rung-set", args=["steps"])).content.decode()

    assert "今天会催 <b>1</b> 条" in page and "东干道改造" in page and "逾期 7 天：橙色督办单" in page
    assert not Firing.objects.exists()


def test_who_may_not_read_the_lines_sees_how_many(signed_in, town, late_road):
    admin = post(town, "admin", "系统管理员", "管", "guan")
    page = signed_in(admin).get(reverse("rung-set", args=["steps"])).content.decode()
    assert "今天会催 <b>1</b> 条" in page and "东干道改造" not in page and "是哪几条由督办岗看" in page


def test_it_holds_from_its_day_on_with_the_numbers_of_the_town(signed_in, clerk, town, late_road):
    client, address = signed_in(clerk), reverse("rung-set", args=["steps"])
    sent = fields_of(client.get(address).content.decode())
    row = next(name for name, value in sent.items() if name.endswith("-key") and value == ["late-2"]).removesuffix("-key")
    sent |= {f"{row}-amount": ["10"], "opens": ["09:00"], "since": ["2026-12-01"], "why": ["11月调度会定"], "do": ["apply"]}
    assert client.post(address, sent).status_code == 302

    assert rungs_on(town, MONDAY).key == "plain"
    kept = rungs_on(town, date(2026, 12, 1))
    assert [rung.amount for rung in kept.climbing if rung.when == "overdue"] == [1, 10, 15]
    assert kept.hours.in_words == "9:00—17:30"
    page = client.get(reverse("rung-sets")).content.decode()
    assert "12月1日起" in page and "11月调度会定" in page


def test_a_row_is_added_and_another_left_out(signed_in, clerk, town):
    client, address = signed_in(clerk), reverse("rung-set", args=["steps"])
    sent = fields_of(client.get(address).content.decode())
    rows = [name.removesuffix("-when") for name in sent if name.endswith("-when")]
    empty = next(row for row in rows if sent[f"{row}-when"] == [""])
    added = {"when": "unsigned", "amount": "5", "makes": "reminder", "colour": "blue", "to": "head"}
    sent |= {f"{empty}-{name}": [value] for name, value in added.items()}
    stop = next(row for row in rows if sent[f"{row}-when"] == ["stop"])
    sent |= {f"{stop}-when": [""], "do": ["apply"]}
    assert client.post(address, sent).status_code == 302

    kept = {rung.key: rung.when_words for rung in rungs_on(town, MONDAY).rungs}
    assert "stop" not in kept and kept["own-1"] == "交办 5 个工作日没有签收"


def test_what_cannot_stand_together_is_told_in_words(signed_in, clerk):
    client, address = signed_in(clerk), reverse("rung-set", args=["steps"])
    sent = fields_of(client.get(address).content.decode())
    row = next(name for name, value in sent.items() if name.endswith("-key") and value == ["late-3"]).removesuffix("-key")

    answer = client.post(address, sent | {f"{row}-amount": ["7"], "do": ["apply"]})
    assert answer.status_code == 422 and "同一种情形，等得越久的单子要越重" in answer.content.decode()
    answer = client.post(address, sent | {f"{row}-amount": ["900"], "do": ["apply"]})
    assert answer.status_code == 422
    answer = client.post(address, sent | {"opens": ["18:00"], "do": ["apply"]})
    assert answer.status_code == 422 and "下班要晚于上班" in answer.content.decode()
    assert not RungsInForce.objects.exists()


def test_the_command_tells_what_would_fire_and_does_it_only_when_told(town, late_road, capsys, monkeypatch):
    from guatu.site import clock

    monkeypatch.setattr(clock, "now", lambda: at(MONDAY, 9))
    call_command("remind", preview=True)
    said = capsys.readouterr().out
    assert "云溪镇（按“只提醒”）今天会催 1 条" in said and late_road.number in said and "东干道" not in said
    assert not Firing.objects.exists()

    call_command("remind")
    assert "催了 1 条" in capsys.readouterr().out
    monkeypatch.setattr(clock, "now", lambda: at(MONDAY, 20))
    call_command("remind")
    assert "现在不上班" in capsys.readouterr().out
