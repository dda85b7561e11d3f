"""认定日期: an approver accepts the paper's day of what was written late; on time follows (I4)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.crafts.planning.presets import preset
from guatu.records.almanac.lifecycle import set_lights
from guatu.records.trail.chain import first_break
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    accept_day,
    accept_occurrence_day,
    assign,
    close,
    enter,
    relist,
    report,
    report_occurrence,
    sign_for,
    verify,
)
from guatu.work.ledger.lifecycle import occurrence as occurrences
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.lighting import light_now, light_up_anew, told_of
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import (
    AcceptedAlready,
    ClosingIsUndone,
    DayIsImpossible,
    NeedsWords,
    NothingCountsByIt,
    NotYours,
    NotYoursToAccept,
    WrittenThatDay,
)

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 20)
THURSDAY = date(2026, 11, 26)
SEEN = {"paper": "签收单原件", "reason": "经办人出差"}


@pytest.fixture
def closed_late(town, clerk, works_office, works_clerk, verifier, leader):
    """A line due on Friday and closed that day on paper; entered the Thursday after."""
    line, _ = enter(assigner=town, title="补井盖", source="例会", due=Due(FRIDAY), by=clerk, on=MONDAY, at=at(MONDAY, 8))
    assign(line, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 9))
    sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
    report(line, words="补好了", finished=True, by=works_clerk, on=FRIDAY, at=at(FRIDAY, 9))
    verify(line, finding="属实", by=verifier, on=FRIDAY, at=at(FRIDAY, 10))
    close(line, by=leader, on=FRIDAY, at=at(THURSDAY, 9))
    return line


def closing_of(line):
    return line.steps.get(verb="close")


def test_what_was_written_late_counts_late_until_somebody_accepts_its_day(closed_late, mayor):
    assert closed_late.light.word == "晚 6 天销号"

    accept_day(closed_late, step=closing_of(closed_late), by=mayor, on=THURSDAY, at=at(THURSDAY, 15), **SEEN)

    assert closed_late.light.word == "当天销号"
    assert closed_late.steps.latest("number").note == (
        "11月20日的销号（11月26日写下）按 2026-11-20 算。看了：签收单原件　理由：经办人出差"
    )


def test_the_moment_it_was_written_stays_and_the_row_is_the_replay(closed_late, mayor):
    closing = closing_of(closed_late)
    accept_day(closed_late, step=closing, by=mayor, on=THURSDAY, at=at(THURSDAY, 15), **SEEN)

    row = Commitment.objects.get(pk=closed_late.pk)
    assert as_values(row) == replay(row.steps.order_by("number"))
    assert row.accepted_steps == [closing.number]
    assert closing_of(row).at == at(THURSDAY, 9)
    assert first_break() is None


def test_whoever_wrote_it_does_not_accept_it(closed_late, leader, mayor):
    with pytest.raises(NotYoursToAccept, match="镇长"):
        accept_day(closed_late, step=closing_of(closed_late), by=leader, on=THURSDAY, at=at(THURSDAY, 15), **SEEN)


def test_only_an_approver_outside_the_lead_accepts(closed_late, clerk, works_clerk, works_office):
    head = post(works_office, "approver", "建设办主任", "郑", "zheng-head")
    for somebody in (clerk, works_clerk, head):
        with pytest.raises(NotYours):
            accept_day(closed_late, step=closing_of(closed_late), by=somebody, on=THURSDAY, at=at(THURSDAY, 15), **SEEN)


def test_it_asks_what_was_seen_and_why_it_came_late(closed_late, mayor):
    for left_out in SEEN:
        with pytest.raises(NeedsWords):
            accept_day(
                closed_late, step=closing_of(closed_late), by=mayor, on=THURSDAY, at=at(THURSDAY, 15), **SEEN | {left_out: " "}
            )  # fmt: skip


@pytest.mark.parametrize(("verb", "refusal"), [("sign_for", NothingCountsByIt), ("report", WrittenThatDay)])
def test_what_counts_by_its_day_anyway_needs_nobody(closed_late, mayor, verb, refusal):
    with pytest.raises(refusal):
        accept_day(closed_late, step=closed_late.steps.get(verb=verb), by=mayor, on=THURSDAY, at=at(THURSDAY, 15), **SEEN)


def test_a_day_is_accepted_once_and_not_before_it_was_written(closed_late, mayor):
    closing = closing_of(closed_late)
    with pytest.raises(DayIsImpossible):
        accept_day(closed_late, step=closing, by=mayor, on=THURSDAY - timedelta(1), at=at(THURSDAY, 15), **SEEN)
    accept_day(closed_late, step=closing, by=mayor, on=THURSDAY, at=at(THURSDAY, 15), **SEEN)
    with pytest.raises(AcceptedAlready):
        accept_day(closed_late, step=closing, by=mayor, on=THURSDAY, at=at(THURSDAY, 16), **SEEN)


def test_a_closing_that_was_undone_is_past_accepting(closed_late, mayor):
    closing = closing_of(closed_late)
    relist(closed_late, reason="又塌了", day=date(2026, 12, 4), by=mayor, on=THURSDAY, at=at(THURSDAY, 11))
    with pytest.raises(ClosingIsUndone):
        accept_day(closed_late, step=closing, by=mayor, on=THURSDAY, at=at(THURSDAY, 15), **SEEN)


def test_a_month_is_judged_by_the_accepted_day_of_the_report(piles, town, verifier, works_clerk, mayor, clerk):
    """按月亮灯: six piles of the end of October, told in November, count for October once it is accepted."""
    october, told = date(2026, 10, 30), date(2026, 11, 5)
    set_lights(preset("monthly"), since=MONDAY, whole=town, by=clerk, on=MONDAY, at=at(MONDAY))
    report(piles, words="打了六根", amount=Decimal(6), finished=False, by=works_clerk, on=october, at=at(told))
    verify(piles, finding="六根", amount=Decimal(6), by=verifier, on=told, at=at(told, 15))
    light_up_anew(town, MONDAY)
    piles = Commitment.objects.get(pk=piles.pk)
    assert piles.light.word == "10月补上"

    accept_day(piles, step=piles.steps.get(verb="report"), by=mayor, on=MONDAY, at=at(MONDAY), **SEEN)
    piles = Commitment.objects.get(pk=piles.pk)
    assert told_of([piles])[piles.pk][0][0] == october
    assert piles.light.word == light_now(piles, MONDAY).word == "10月做到"


def test_a_period_told_late_is_in_time_once_its_day_is_accepted(town, clerk, works_office, works_clerk, mayor):
    line, _ = enter(
        assigner=town, title="清运垃圾", source="例会", duty="recurring", cadence="weekly", by=clerk, on=MONDAY, at=at(MONDAY, 8)
    )
    assign(line, to=works_office, duty="recurring", cadence="weekly", by=clerk, on=MONDAY, at=at(MONDAY, 9))
    sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
    row = line.occurrences.order_by("first")[0]
    report_occurrence(row, words="清了", by=clerk, on=FRIDAY, at=at(THURSDAY, 9))
    line = Commitment.objects.get(pk=line.pk)
    assert line.light.word == "补报"

    with pytest.raises(NotYours):
        accept_occurrence_day(row, by=clerk, on=THURSDAY, at=at(THURSDAY, 10), **SEEN)
    accept_occurrence_day(row, by=mayor, on=THURSDAY, at=at(THURSDAY, 10), **SEEN)

    line = Commitment.objects.get(pk=line.pk)
    assert line.light.colour == "green"
    row.refresh_from_db()
    assert occurrences.as_values(row) == occurrences.replay(row.steps.order_by("number"))
    with pytest.raises(AcceptedAlready):
        accept_occurrence_day(row, by=mayor, on=THURSDAY, at=at(THURSDAY, 11), **SEEN)


# -- the pages


@pytest.fixture
def on_thursday(monkeypatch):
    monkeypatch.setenv("GUATU_TODAY", THURSDAY.isoformat())


def test_the_list_of_late_entries_leads_to_the_page_that_accepts_and_says_what_was_accepted(
    closed_late, signed_in, mayor, leader, clerk, on_thursday
):
    url = f"/ledger/{closed_late.pk}/accept-day/?step={closing_of(closed_late).number}"
    client = signed_in(mayor)
    assert url in client.get("/ledger/late/").content.decode()
    assert "按写下的时刻算" in signed_in(clerk).get("/ledger/late/").content.decode()
    client = signed_in(mayor)
    assert "认定日期" in client.get(closed_late.get_absolute_url()).content.decode()
    page = client.get(url).content.decode()
    assert "11月20日销号（11月26日写下，晚 4 个工作日" in page

    told = {"step": closing_of(closed_late).number, "on": THURSDAY.isoformat(), "version": closed_late.version, **SEEN}
    assert client.post(url, told).status_code == 302
    listed = client.get("/ledger/late/").content.decode()
    assert "日期已认定" in listed and url not in listed
    page = client.get(closed_late.get_absolute_url()).content.decode()
    assert "日期已认定，按 11月20日 算" in page and "晚 4 个工作日" in page
    assert "日期已认定" in client.get(f"{closed_late.get_absolute_url()}file/").content.decode()


def test_a_line_whose_steps_were_written_on_their_days_offers_nothing_to_accept(acting_road, signed_in, mayor, today):
    client = signed_in(mayor)
    assert "accept-day" not in client.get(acting_road.get_absolute_url()).content.decode()
    page = client.get(f"/ledger/{acting_road.pk}/accept-day/").content.decode()
    assert "没有要认定的" in page
    assert "没有补录" in client.get("/ledger/late/").content.decode()
