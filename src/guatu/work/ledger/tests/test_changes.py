"""变化: what has changed since the last working day or the last meeting, and why; every number opens its lines."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest

from guatu.conftest import at
from guatu.records.almanac.lifecycle import meet
from guatu.work.ledger.changed import met_before, turned
from guatu.work.ledger.lifecycle import enter, report, verify
from guatu.work.ledger.lighting import light_up_all
from guatu.work.ledger.models import Commitment, Turn

pytestmark = pytest.mark.django_db
FRIDAY, NEXT_MONDAY = date(2026, 11, 20), date(2026, 11, 23)


@pytest.fixture
def next_monday(monkeypatch):
    monkeypatch.setenv("GUATU_TODAY", NEXT_MONDAY.isoformat())


def turn(line, day, before, after):
    Turn.objects.create(commitment=line, day=day, before=before, after=after, word="")


def heavier(day):
    return set(turned(Commitment.objects.all(), day, heavier=True))


def lighter(day):
    return set(turned(Commitment.objects.all(), day, heavier=False))


def test_the_first_turn_after_the_day_tells_the_colour_there_was(piles, road, town):
    light_up_all(town, NEXT_MONDAY)
    Turn.objects.all().delete()
    turn(piles, FRIDAY, "green", "yellow")
    turn(piles, NEXT_MONDAY, "yellow", "red")

    assert (heavier(FRIDAY), heavier(NEXT_MONDAY), heavier(NEXT_MONDAY + timedelta(days=1))) == ({piles}, {piles}, set())
    assert lighter(FRIDAY) == set()


def test_what_has_turned_back_is_not_told(piles, town):
    light_up_all(town, NEXT_MONDAY)
    Turn.objects.all().delete()
    turn(piles, FRIDAY, "red", "yellow")
    turn(piles, NEXT_MONDAY, "yellow", "red")

    assert heavier(FRIDAY) == lighter(FRIDAY) == set()
    assert heavier(NEXT_MONDAY) == {piles}


def test_the_page_says_what_changed_from_what_to_what_and_why(piles, road, town, works_clerk, verifier, signed_in, clerk, next_monday):
    light_up_all(town, FRIDAY - timedelta(days=1))
    report(piles, words="补打了 11 根", finished=False, amount=Decimal(11), by=works_clerk, on=FRIDAY, at=at(FRIDAY))
    verify(piles, finding="数过，11 根", amount=Decimal(11), by=verifier, on=FRIDAY, at=at(FRIDAY, 15))
    page = signed_in(clerk).get("/ledger/changes/").content.decode()

    assert "11月20日以来" in page and "从上个工作日算起" in page
    lighter_part = page[page.index('id="lighter"') :]
    assert "#l-red" in lighter_part and "#l-green" in lighter_part and "二号危桥改造" in lighter_part
    assert "11月20日核实：数过，11 根" in lighter_part and "11月20日反馈：补打了 11 根" in lighter_part


def test_every_number_of_the_page_opens_as_many_lines(piles, road, town, works_clerk, verifier, signed_in, clerk, next_monday):
    light_up_all(town, FRIDAY - timedelta(days=1))
    report(piles, words="补打了 11 根", finished=False, amount=Decimal(11), by=works_clerk, on=FRIDAY, at=at(FRIDAY))
    verify(piles, finding="数过", amount=Decimal(11), by=verifier, on=FRIDAY, at=at(FRIDAY, 15))
    enter(assigner=town, title="路灯", source="电话", by=clerk, on=FRIDAY, at=at(FRIDAY))
    client = signed_in(clerk)
    page = client.get("/ledger/changes/").content.decode()

    found = re.findall(r'href="(/ledger/\?[^"]+)" data-count="(\d+)"', page)
    assert len(found) >= 2
    for address, count in found:
        opened = client.get(address.replace("&amp;", "&")).content.decode()
        assert len(re.findall(r"<tr data-row>", opened)) == int(count), address


def test_the_last_meeting_is_said_with_one_press_and_counted_from_the_day_after(piles, town, clerk, signed_in, next_monday):
    client = signed_in(clerk)
    assert "since=meeting" not in client.get("/ledger/changes/").content.decode()
    assert client.post("/ledger/changes/met/", {"day": "2026-11-18"}).status_code == 302

    page = client.get("/ledger/changes/?since=meeting").content.decode()
    assert "上次会议以来" in page and "11月18日开的会，从 11月19日算起" in page
    assert "上次会议（11月18日）以来" in client.get("/").content.decode()


def test_without_a_word_the_last_meeting_is_that_of_a_running_campaign(town, campaign, clerk):
    assert met_before(town, NEXT_MONDAY) == date(2026, 11, 16)  # every Monday from 2 November on

    meet(town, day=FRIDAY, by=clerk, on=FRIDAY, at=at(FRIDAY))
    assert met_before(town, NEXT_MONDAY) == FRIDAY
    assert met_before(town, FRIDAY + timedelta(days=200)) is None


def test_whoever_reads_may_look_but_only_the_clerk_says_that_they_met(town, piles, reader, works_clerk, signed_in, today):
    assert signed_in(reader).get("/ledger/changes/").status_code == 200
    assert signed_in(works_clerk).post("/ledger/changes/met/").status_code == 403
