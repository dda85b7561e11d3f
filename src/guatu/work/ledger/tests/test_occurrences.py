"""周期事项: each period is a row with a clock of its own, reported and verified for itself, counted apart."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction
from django.http import QueryDict

from guatu.conftest import MONDAY, NOTICE_2027, at, post
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.lifecycle import take_notice
from guatu.records.trail.chain import first_break
from guatu.records.trail.models import Link
from guatu.work.ledger import occurring
from guatu.work.ledger.lifecycle import (
    amend,
    assign,
    close,
    enter,
    report,
    report_occurrence,
    resume,
    return_occurrence,
    sign_for,
    suspend,
    verify,
    verify_occurrence,
    withdraw,
)
from guatu.work.ledger.lifecycle.occurrence import as_values, replay
from guatu.work.ledger.lighting import light_now, light_up_all
from guatu.work.ledger.lights_then import light_then
from guatu.work.ledger.models import Commitment, Occurrence, Step
from guatu.work.ledger.refusals import (
    DayIsBeforeThePeriod,
    LineStandsStill,
    MovedMeanwhile,
    NeedsWords,
    NotOwedNow,
    NotYours,
    PeriodHasNotBegun,
    VerifierIsNotIndependent,
)
from guatu.work.ledger.views.counted import counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
SIGNED = date(2026, 11, 4)  # a Wednesday: the week of the 2nd is the first
WEDNESDAY = date(2026, 11, 18)


@pytest.fixture
def rounds(town, clerk, works_office, works_clerk):
    """Roads are looked at every week, since the 4th of November."""
    line, _ = enter(
        assigner=town, title="农村公路巡查", source="例会", duty="recurring", cadence="weekly", unit="公里", by=clerk, on=SIGNED, at=at(SIGNED)
    )
    assign(line, to=works_office, duty="recurring", by=clerk, on=SIGNED, at=at(SIGNED, 10))
    sign_for(line, by=works_clerk, on=SIGNED, at=at(SIGNED, 11))
    return line


def weeks(line):
    return [(row.first.day, row.due.day, row.state) for row in line.occurrences.order_by("first")]


def told(line, number):
    return line.occurrences.order_by("first")[number]


# -- the rows


def test_signing_for_a_recurring_line_makes_its_period_and_the_next(rounds):
    assert weeks(rounds) == [(2, 9, "owed"), (9, 16, "owed")]
    assert [row.called for row in rounds.occurrences.order_by("first")] == ["11月2日—8日", "11月9日—15日"]


def test_the_tick_makes_the_rows_ahead_once_however_often_it_comes(rounds, town):
    light_up_all(town, MONDAY)
    once = list(rounds.occurrences.order_by("first").values())
    assert [row["first"].day for row in once] == [2, 9, 16, 23]

    for _ in range(2):
        assert occurring.see_to_all(town, MONDAY, calendar_of(town)) == 0
    assert list(rounds.occurrences.order_by("first").values()) == once
    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.create(line=rounds, first=once[0]["first"], last=MONDAY, due=MONDAY)


def test_nothing_is_owed_before_it_was_written_down_that_the_line_is_signed_for(town, clerk, works_office):
    line, _ = enter(assigner=town, title="补录的巡查", source="例会", duty="recurring", cadence="weekly", by=clerk, on=SIGNED, at=at(SIGNED))
    assign(line, to=works_office, duty="recurring", by=clerk, on=SIGNED, at=at(SIGNED))
    assert not line.occurrences.exists()
    sign_for(line, by=clerk, on=SIGNED, at=at(MONDAY))
    assert [first for first, _, _ in weeks(line)] == [16, 23]


def test_what_stood_still_owes_nothing_and_another_cadence_begins_on_its_day(rounds, mayor, town):
    suspend(rounds, until=date(2026, 11, 30), plan="修路封闭", by=mayor, on=date(2026, 11, 9), at=at(date(2026, 11, 9)))
    assert [first for first, _, _ in weeks(rounds)] == [2]
    resume(rounds, by=mayor, on=MONDAY, at=at(MONDAY))
    assert [first for first, _, _ in weeks(rounds)] == [2, 16, 23]
    amend(rounds, cadence="monthly", reason="改为按月", by=mayor, on=WEDNESDAY, at=at(WEDNESDAY))
    assert [row.called for row in rounds.occurrences.order_by("first")] == ["11月", "11月2日—8日", "12月"]


def test_every_row_nothing_was_done_to_is_what_the_journal_makes_of_it(rounds, town, works_clerk, mayor):
    report_occurrence(told(rounds, 0), words="巡了", by=works_clerk, on=SIGNED, at=at(SIGNED, 12))
    suspend(rounds, until=WEDNESDAY, plan="雨", by=mayor, on=MONDAY, at=at(MONDAY))
    resume(rounds, by=mayor, on=WEDNESDAY, at=at(WEDNESDAY))
    Occurrence.objects.filter(version=0).delete()
    occurring.see_to_all(town, WEDNESDAY, calendar_of(town))

    steps = list(rounds.steps.filter(verb__in=occurring.TELLING).order_by("number"))
    wanted = occurring.expected(Commitment.objects.get(pk=rounds.pk), steps, WEDNESDAY, calendar_of(town))
    assert [(row.first, row.last, row.due) for row in rounds.occurrences.order_by("first")] == [
        (turn.first, turn.last, turn.due) for turn in wanted
    ]


def test_a_notice_on_holidays_moves_the_due_days_of_what_is_still_owed(town, clerk, works_office, mayor):
    day = date(2027, 1, 25)
    line, _ = enter(assigner=town, title="消防通道巡查", source="例会", duty="recurring", cadence="weekly", by=clerk, on=day, at=at(day))
    assign(line, to=works_office, duty="recurring", by=clerk, on=day, at=at(day))
    sign_for(line, by=clerk, on=day, at=at(day))
    assert next(row.due for row in line.occurrences.order_by("first")) == date(2027, 2, 1)
    admin = post(town, "admin", "系统管理员", "管", "guan")
    take_notice(NOTICE_2027, whole=town, by=admin, on=day, at=at(day, 12))
    occurring.see_to_all(town, day, calendar_of(town))
    # Sunday the 31st is worked: the week is owed on its own last day.
    assert next(row.due for row in line.occurrences.order_by("first")) == date(2027, 1, 31)


# -- the verbs


def test_a_period_is_reported_by_the_unit_and_verified_by_somebody_else(rounds, works_clerk, clerk, verifier):
    first = told(rounds, 0)
    with pytest.raises(NeedsWords):
        report_occurrence(first, words=" ", by=works_clerk, on=SIGNED, at=at(SIGNED, 12))
    report_occurrence(first, words="巡了 6 公里", amount=D(6), by=works_clerk, on=SIGNED, at=at(SIGNED, 12))
    with pytest.raises(NotOwedNow):
        report_occurrence(first, words="又巡了", by=works_clerk, on=SIGNED, at=at(SIGNED, 13))
    with pytest.raises(VerifierIsNotIndependent) as refused:
        verify_occurrence(first, finding="属实", by=works_clerk, on=SIGNED, at=at(SIGNED, 13))
    assert "应急管理办核实岗" in refused.value.in_words
    verify_occurrence(first, finding="看了台账和现场", by=verifier, on=SIGNED, at=at(SIGNED, 14))

    assert (first.state, first.amount, first.verified_amount) == ("verified", D(6), D(6))
    assert as_values(Occurrence.objects.get(pk=first.pk)) == replay(first.steps.all())
    assert first_break() is None
    assert Link.objects.filter(subject=f"ledger.occurrence:{first.pk}").count() == 2
    assert rounds.steps.count() == 3  # the line's own journal is not drowned


def test_the_clerk_enters_it_on_behalf_and_then_does_not_verify_it(rounds, town, clerk, reader, works_office):
    both = post(town, "verifier", "核实岗", "陈", "chen")
    first = told(rounds, 0)
    with pytest.raises(NotYours):
        report_occurrence(first, words="巡了", by=reader, on=SIGNED, at=at(SIGNED, 12))
    step = report_occurrence(first, words="来电：巡了", by=clerk, on=SIGNED, at=at(SIGNED, 12))
    assert step.on_behalf_of == works_office
    with pytest.raises(VerifierIsNotIndependent):
        verify_occurrence(first, finding="属实", by=both, on=SIGNED, at=at(SIGNED, 13))


def test_missed_is_red_until_made_up_and_then_yellow_until_the_next_one_comes_in_time(rounds, town, works_clerk):
    report_occurrence(told(rounds, 0), words="巡了", by=works_clerk, on=SIGNED, at=at(SIGNED, 12))
    tuesday = date(2026, 11, 17)
    light_up_all(town, tuesday)
    rounds.refresh_from_db()
    assert (rounds.light.colour, rounds.light.word) == ("red", "漏报 1 期") and "11月9日—15日" in rounds.light.because

    # What is said to have happened in time and written down late is late (I4).
    report_occurrence(told(rounds, 1), words="上周巡的", by=works_clerk, on=date(2026, 11, 13), at=at(tuesday, 9))
    rounds = Commitment.objects.get(pk=rounds.pk)
    assert rounds.light.colour == "yellow"
    report_occurrence(told(rounds, 2), words="巡了", by=works_clerk, on=WEDNESDAY, at=at(WEDNESDAY))
    after = date(2026, 11, 24)
    light_up_all(town, after)
    rounds = Commitment.objects.get(pk=rounds.pk)
    assert (rounds.light.colour, rounds.light.word) == ("green", "本期待报")
    assert (rounds.light.because, rounds.light.word) == (light_now(rounds, after).because, light_now(rounds, after).word)


def test_what_was_found_wanting_is_owed_again(rounds, works_clerk, verifier):
    first = told(rounds, 0)
    report_occurrence(first, words="巡了", by=works_clerk, on=SIGNED, at=at(SIGNED, 12))
    return_occurrence(first, reason="没有记录", by=verifier, on=MONDAY, at=at(MONDAY))
    assert (first.state, first.reported_at, first.times_returned) == ("owed", None, 1)
    report_occurrence(first, words="补了记录", by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
    assert occurring.standing_of(first, occurring.backs_of([first])[first.pk]).in_time  # it was in time before, and again
    assert as_values(Occurrence.objects.get(pk=first.pk)) == replay(first.steps.all())


def test_what_is_sent_back_long_after_its_day_is_not_missed_until_the_days_for_reporting_it_anew_are_over(
    rounds, town, works_clerk, verifier
):
    told_of = {"by": works_clerk, "on": SIGNED}
    first = told(rounds, 0)
    report_occurrence(first, words="巡了", at=at(SIGNED, 12), **told_of)
    light_up_all(town, MONDAY)
    report_occurrence(told(rounds, 1), words="巡了", by=works_clerk, on=MONDAY, at=at(MONDAY))
    report_occurrence(told(rounds, 2), words="巡了", by=works_clerk, on=WEDNESDAY, at=at(WEDNESDAY))

    def missed(day):
        query = QueryDict(occurring.queries(day)["missed"])
        mine = Commitment.objects.of(town)
        found = [row.pk for row in occurring.chosen(occurring.seen(mine), query, day)]
        assert counted(mine, day).missed.count == len(found)
        return found

    return_occurrence(first, reason="没有记录", by=verifier, on=WEDNESDAY, at=at(WEDNESDAY, 11))
    fresh = Commitment.objects.get(pk=rounds.pk)
    assert (fresh.light.colour, fresh.light.word) == ("green", "退回 1 期，等重报")
    assert not fresh.turns.filter(after="red").exists() and missed(WEDNESDAY) == []
    assert as_values(Occurrence.objects.get(pk=first.pk)) == replay(first.steps.all())

    last, over = date(2026, 11, 23), date(2026, 11, 24)  # three working days after Wednesday, and the day after
    assert missed(last) == [] and light_now(fresh, last).colour == "green"
    light_up_all(town, over)
    fresh = Commitment.objects.get(pk=rounds.pk)
    assert (fresh.light.colour, fresh.light.word) == ("red", "没重报 1 期") and missed(over) == [first.pk]
    assert light_then(fresh, over).word == light_now(fresh, over).word


def test_what_is_to_come_is_not_reported_and_nothing_of_a_line_that_stands_still(rounds, works_clerk, mayor):
    with pytest.raises(PeriodHasNotBegun, match="2026-11-09 才开始，还不能报。现在要报的是11月2日—8日这一期"):
        report_occurrence(told(rounds, 1), words="先报", by=works_clerk, on=SIGNED, at=at(SIGNED, 12))
    suspend(rounds, until=date(2026, 11, 30), plan="修路", by=mayor, on=SIGNED, at=at(SIGNED, 12))
    with pytest.raises(LineStandsStill):
        report_occurrence(told(rounds, 0), words="巡了", by=works_clerk, on=SIGNED, at=at(SIGNED, 13))


def test_a_day_before_the_period_is_said_apart_from_a_period_to_come_with_the_period_it_belongs_to(rounds, town, works_clerk):
    light_up_all(town, MONDAY)
    second = told(rounds, 1)
    with pytest.raises(DayIsBeforeThePeriod, match="那天办的是11月2日—8日这一期的，那一期还没有报：请打开那一期补报"):
        report_occurrence(second, words="巡了", by=works_clerk, on=SIGNED, at=at(MONDAY))
    report_occurrence(told(rounds, 0), words="巡了", by=works_clerk, on=SIGNED, at=at(MONDAY))
    with pytest.raises(DayIsBeforeThePeriod, match="那一期已经报过。报这一期，请把日子改成 2026-11-09 或以后办的那天"):
        report_occurrence(second, words="巡了", by=works_clerk, on=SIGNED, at=at(MONDAY))
    with pytest.raises(DayIsBeforeThePeriod, match="还没有开始一期一期地报"):
        report_occurrence(second, words="巡了", by=works_clerk, on=date(2026, 10, 20), at=at(MONDAY))


def test_of_two_who_report_the_same_period_the_second_is_told(rounds, works_clerk, clerk):
    seen_by_the_clerk = told(rounds, 0)
    report_occurrence(told(rounds, 0), words="巡了", by=works_clerk, on=SIGNED, at=at(SIGNED, 12))
    with pytest.raises(MovedMeanwhile):
        report_occurrence(seen_by_the_clerk, words="来电：巡了", by=clerk, on=SIGNED, at=at(SIGNED, 13))


def test_what_was_done_to_a_row_is_kept_when_the_cadence_changes_and_what_is_closed_owes_no_more(
    rounds, works_clerk, verifier, leader, mayor
):
    report_occurrence(told(rounds, 0), words="巡了", by=works_clerk, on=SIGNED, at=at(SIGNED, 12))
    amend(rounds, cadence="monthly", reason="改", by=mayor, on=SIGNED, at=at(SIGNED, 13))
    assert [row.called for row in rounds.occurrences.order_by("last")] == ["11月2日—8日", "11月", "12月"]
    report(rounds, words="任务结束", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY))
    verify(rounds, finding="属实", by=verifier, on=MONDAY, at=at(MONDAY, 10))
    close(rounds, by=leader, on=MONDAY, at=at(MONDAY, 11))
    assert [row.called for row in rounds.occurrences.all()] == ["11月2日—8日"]


# -- counted apart


def test_occurrences_are_counted_by_their_due_day_apart_from_lines(rounds, town, clerk, works_clerk, mayor):
    light_up_all(town, WEDNESDAY)
    report_occurrence(told(rounds, 0), words="巡了", by=works_clerk, on=SIGNED, at=at(SIGNED, 12))
    mine = Commitment.objects.of(town)

    def count(name):
        query = QueryDict(occurring.queries(WEDNESDAY)[name])
        return occurring.chosen(occurring.seen(mine), query, WEDNESDAY).count()

    assert {name: count(name) for name in ("due", "done", "missed", "owed", "verify")} == {
        "due": 4, "done": 1, "missed": 1, "owed": 2, "verify": 1,
    }  # fmt: skip
    withdraw(rounds, reason="不巡了", by=mayor, on=WEDNESDAY, at=at(WEDNESDAY))
    assert count("due") == 0


def test_no_step_of_the_line_is_written_by_the_tick(rounds, town):
    before = Step.objects.count(), Link.objects.count()
    for days in range(30):
        light_up_all(town, MONDAY + timedelta(days=days))
    assert (Step.objects.count(), Link.objects.count()) == before
    assert rounds.occurrences.count() > 5
