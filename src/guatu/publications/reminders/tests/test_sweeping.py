"""催办: every rung fires once for each line and each arming, and only while the line is the unit's to do."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from guatu.conftest import MONDAY, at, post
from guatu.crafts.planning.rung_sets import ladder
from guatu.publications.reminders.models import Addressee, Book, Firing
from guatu.publications.reminders.rising import rises_of
from guatu.publications.reminders.running import remind
from guatu.publications.reminders.sweeping import sweep
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.lifecycle import set_rungs
from guatu.records.almanac.profiles import find
from guatu.work.ledger.clocks import due_by
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    amend,
    ask_more,
    assign,
    close,
    contest,
    enter,
    extend,
    relist,
    report,
    report_occurrence,
    resume,
    return_occurrence,
    send_back,
    sign_for,
    suspend,
    verify,
    withdraw,
)
from guatu.work.ledger.models import Commitment

from .conftest import FRIDAY, NEXT_MONDAY, SATURDAY, TUESDAY, WEDNESDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DECEMBER = date(2026, 12, 1)


def on(day, hour=10):
    return {"on": day, "at": at(day, hour)}


def test_a_line_is_chased_rung_by_rung_from_its_unit_to_the_supervision_desk(chased, new_line, tick, fired, leader, head_of_works, clerk):
    road = new_line()
    for day in range(30):
        tick(MONDAY + timedelta(days=day))

    assert fired(road) == ["before", "late-1", "late-2", "late-3"]
    told = {
        firing.rung: sorted({f"{each.post.title}" for each in firing.addressees.select_related("post")})
        for firing in Firing.objects.filter(line=road, passed_over=False)
    }
    assert told == {
        "before": ["路桥岗"], "late-1": ["主任", "路桥岗"], "late-2": ["主任", "分管建设副镇长", "路桥岗"],
        "late-3": ["主任", "分管建设副镇长", "督办岗", "路桥岗"],
    }  # fmt: skip
    days = dict(Firing.objects.filter(line=road, passed_over=False).values_list("rung", "day"))
    # Three working days before a Friday; one, seven and fifteen days after it, each at the next opening.
    assert list(days.values()) == [TUESDAY, NEXT_MONDAY, date(2026, 11, 27), date(2026, 12, 7)]


def test_nothing_fires_twice_however_often_the_tick_comes(chased, new_line, tick, fired):
    road = new_line()
    for minute in range(5):
        tick(NEXT_MONDAY, 9, minute)
    Book.objects.update(end="", day=None)  # as after a restart, or from another machine
    tick(NEXT_MONDAY, 10)

    assert fired(road) == ["late-1"]


def test_the_database_refuses_a_second_claim(chased, new_line, tick):
    new_line()
    tick(NEXT_MONDAY)
    again = Firing.objects.get(passed_over=False)
    again.pk, again.number = None, 99

    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


def test_while_nothing_was_done_a_tick_costs_a_look(chased, new_line, tick, django_assert_max_num_queries):
    new_line()
    tick(NEXT_MONDAY)
    with django_assert_max_num_queries(3):
        sweep(chased, at(NEXT_MONDAY, 9, 1))


def test_after_a_week_without_a_machine_only_the_highest_rung_fires(chased, new_line, tick, fired):
    road = new_line()
    tick(date(2026, 12, 8))

    assert fired(road) == ["late-3"]
    assert set(fired(road, passed=True)) == {"before", "late-1", "late-2", "red"}


def test_outside_of_working_hours_nothing_fires_and_at_the_opening_what_still_holds(chased, new_line, tick, fired, works_clerk, works_office):
    road, hole = new_line(), new_line("补路上的坑")
    for moment in ((SATURDAY, 10), (NEXT_MONDAY, 8), (FRIDAY, 18)):
        tick(*moment)
    assert fired(road) == fired(hole) == []
    report(hole, words="补好了", finished=True, by=works_clerk, **on(NEXT_MONDAY, 8))

    tick(NEXT_MONDAY, 8, 30)
    assert (fired(road), fired(hole)) == (["late-1"], [])


def test_what_is_new_is_told_and_what_nobody_signs_for_is_told_to_the_clerk(chased, new_line, tick, fired, works_clerk):
    line = new_line(signed=False, due=DECEMBER)
    tick(MONDAY, 10)
    assert fired(line) == ["assigned"] and Firing.objects.get().immediate
    tick(TUESDAY)
    tick(WEDNESDAY)
    assert fired(line) == ["assigned", "unsigned"]
    assert {each.function for each in Addressee.objects.filter(firing__rung="unsigned")} == {"unit", "supervisor"}

    sign_for(line, by=works_clerk, **on(WEDNESDAY))
    tick(WEDNESDAY, 11)
    assert fired(line) == ["assigned", "unsigned"]


def test_a_return_arms_the_ladder_anew(chased, new_line, tick, fired, works_clerk, verifier):
    road = new_line()
    tick(NEXT_MONDAY)
    report(road, words="完工", finished=True, by=works_clerk, **on(NEXT_MONDAY))
    tick(NEXT_MONDAY + timedelta(days=20))
    assert fired(road) == ["late-1"]  # who has reported waits for others

    back = NEXT_MONDAY + timedelta(days=21)
    send_back(road, reason="路肩没有做", by=verifier, **on(back))
    tick(back, 11)
    assert fired(road) == ["late-1", "late-3"]


def test_another_owner_is_told_anew_and_the_old_one_no_longer(chased, new_line, tick, fired, farm_office, clerk, town):
    farmer = post(farm_office, "unit", "农田岗", "农", "nong")
    line = new_line(signed=False, due=DECEMBER)
    tick(MONDAY, 10)
    assign(line, to=farm_office, duty="dated", note="归田里管", by=clerk, **on(MONDAY, 11))
    tick(MONDAY, 12)

    assert fired(line) == ["assigned", "assigned"]
    assert [each.post_id for each in Addressee.objects.order_by("pk")][-1] == farmer.posts[0].key


def test_a_granted_extension_arms_the_ladder_for_the_new_date(chased, new_line, tick, fired, works_clerk, mayor):
    road = new_line()
    tick(TUESDAY)
    assert fired(road) == ["before"]
    ask_more(road, day=DECEMBER, cause="连续降雨", progress="路基完成", by=works_clerk, **on(WEDNESDAY))
    extend(road, by=mayor, **on(WEDNESDAY, 11))
    for day in (WEDNESDAY, FRIDAY, NEXT_MONDAY):
        tick(day, 12)
    assert fired(road) == ["before"]

    tick(date(2026, 11, 26))
    assert fired(road) == ["before", "before"]


def test_an_amended_date_arms_the_ladder_and_an_amended_title_does_not(chased, new_line, tick, fired, mayor, clerk):
    road = new_line()
    tick(TUESDAY)
    amend(road, title="东干道改造两公里", reason="写全", by=clerk, **on(TUESDAY))
    tick(TUESDAY, 11)
    assert fired(road) == ["before"]
    amend(road, due_last=FRIDAY + timedelta(days=3), reason="看错了", by=mayor, **on(TUESDAY, 12))
    tick(WEDNESDAY)
    assert fired(road) == ["before", "before"]


def test_what_waits_for_somebody_else_or_is_over_fires_nothing(
    chased, new_line, tick, fired, works_clerk, verifier, leader, mayor, clerk
):  # fmt: skip
    contested, suspended, reported, verified, closed, withdrawn = [new_line(name, signed=name != "甲") for name in "甲乙丙丁戊己"]
    contest(contested, reason="不归我们管", by=works_clerk, **on(MONDAY))
    suspend(suspended, until=date(2026, 12, 31), plan="等批复", by=mayor, **on(MONDAY))
    for line in (reported, verified, closed):
        report(line, words="做完了", finished=True, by=works_clerk, **on(MONDAY))
    for line in (verified, closed):
        verify(line, finding="看过，两公里都通了", by=verifier, **on(MONDAY))
    close(closed, by=leader, **on(MONDAY))
    withdraw(withdrawn, reason="重了", by=mayor, **on(MONDAY))
    stages = dict(Commitment.objects.values_list("pk", "stage"))
    for day in range(40):
        tick(MONDAY + timedelta(days=day), 11)

    assert not Firing.objects.exclude(rung="assigned").exists()
    assert dict(Commitment.objects.values_list("pk", "stage")) == stages  # time closes nothing

    resume(suspended, by=mayor, **on(date(2026, 12, 28)))
    relist(closed, reason="反弹了", day=date(2026, 12, 31), by=mayor, **on(date(2026, 12, 28)))
    tick(date(2026, 12, 28), 12)
    assert (fired(suspended), fired(closed)) == (["red"], ["red"])


def test_a_line_that_was_moved_while_it_was_looked_at_is_left_to_the_next_tick(chased, new_line, tick, fired, works_clerk, monkeypatch):
    road = new_line()
    as_it_was = rises_of(chased, NEXT_MONDAY)
    report(road, words="完工", finished=True, by=works_clerk, **on(NEXT_MONDAY, 8))
    monkeypatch.setattr("guatu.publications.reminders.sweeping.rises_of", lambda *_, **__: as_it_was)

    assert sweep(chased, at(NEXT_MONDAY)).moved == 1
    assert fired(road) == []
    assert Book.objects.get().day is None  # it is looked at again, though nothing more is done


def test_sheets_are_numbered_one_after_another_by_kind_and_year(chased, new_line, tick):
    for title in "甲乙丙":
        new_line(title)
    tick(NEXT_MONDAY)
    tick(date(2026, 12, 7))

    sheets = Firing.objects.filter(number__isnull=False).order_by("makes", "number").select_related("whole")
    assert [each.numbered for each in sheets] == [
        "云溪催办 2026-1", "云溪催办 2026-2", "云溪催办 2026-3", "云溪督办 2026-1", "云溪督办 2026-2", "云溪督办 2026-3",
    ]  # fmt: skip
    assert [each.name for each in sheets[2:4]] == ["蓝色催办单", "红色督办单"]


def test_while_a_town_has_set_nothing_it_reminds_and_makes_no_sheet(town, new_line, tick, fired):
    road = new_line()
    for day in range(30):
        tick(MONDAY + timedelta(days=day))

    assert fired(road) == ["before", "red"]
    assert not Firing.objects.filter(number__isnull=False).exists()


def test_another_ladder_does_not_fire_what_has_fired(chased, new_line, tick, fired, clerk):
    road = new_line()
    tick(NEXT_MONDAY)
    tick(date(2026, 11, 27))
    assert fired(road) == ["late-1", "late-2"]

    set_rungs(ladder("slip"), since=date(2026, 11, 27), whole=chased, by=clerk, **on(date(2026, 11, 27)))
    tick(date(2026, 11, 27), 11)
    assert fired(road) == ["late-1", "late-2", "yellow"]
    tick(date(2026, 11, 30))
    assert fired(road)[3:] == ["orange"]


def test_of_missed_periods_the_unit_reads_one_sheet(chased, new_line, tick, fired, works_clerk):
    patrol = new_line("每周巡查", due=None, duty="recurring", cadence="weekly")
    tick(date(2026, 12, 15))

    [sheet] = Firing.objects.filter(line=patrol, passed_over=False)
    assert "另有" in sheet.because and "这一期" in sheet.because
    tick(date(2026, 12, 16))
    assert len(fired(patrol)) == 1
    tick(date(2026, 12, 23))  # another week is missed: it is chased as high as it goes already
    assert len(fired(patrol)) == 1

    for period in patrol.occurrences.filter(due__lt=date(2026, 12, 23)).order_by("first"):
        report_occurrence(period, words="巡过了", by=works_clerk, **on(date(2026, 12, 23)))
    tick(date(2026, 12, 30))  # made up, and missed anew
    assert fired(patrol)[1:] == ["late-1"]


def test_a_period_that_was_sent_back_is_not_chased_before_the_days_for_reporting_it_anew_are_over(
    chased, new_line, tick, fired, works_clerk, verifier
):
    patrol = new_line("每周巡查", due=None, duty="recurring", cadence="weekly")
    tick(date(2026, 11, 24))
    report_occurrence(patrol.occurrences.order_by("first")[0], words="巡过了", by=works_clerk, **on(MONDAY))
    before = fired(patrol)

    first = patrol.occurrences.order_by("first")[0]
    tick(date(2026, 11, 27))
    return_occurrence(first, reason="没有记录", by=verifier, **on(date(2026, 11, 27)))
    tick(date(2026, 11, 27), 15)
    report_occurrence(patrol.occurrences.order_by("first")[1], words="巡过了", by=works_clerk, **on(date(2026, 11, 27), 16))
    tick(date(2026, 12, 2))
    assert fired(patrol) == before and not Firing.objects.filter(line=patrol, colour="red").exists()

    report_occurrence(patrol.occurrences.order_by("first")[2], words="巡过了", by=works_clerk, **on(date(2026, 12, 2)))
    tick(date(2026, 12, 9))
    sheet = Firing.objects.filter(line=patrol, passed_over=False, of__startswith="2026-11-16").last()
    assert sheet is not None and "（退回重报）这一期，时限 12月2日" in sheet.because


def test_a_town_that_owes_something_to_its_district_is_told_at_its_desk(district, town, clerk, new_line, fired):
    above = post(district, "clerk", "督查岗", "丁", "ding")
    line, _ = enter(assigner=district, title="镇里的桥", source="区长办公会", by=above, due=Due(DECEMBER), **on(MONDAY, 9))
    assign(line, to=town, duty="dated", by=above, **on(MONDAY, 9))
    remind([district, town], at(MONDAY, 10))

    assert [each.post_id for each in Addressee.objects.all()] == [clerk.posts[0].key]


def test_where_nobody_can_sign_in_the_desk_is_told_to_ring_up(chased, new_line, tick, village):
    new_line("挖沟", to=village, by=None, signed=False)
    tick(MONDAY, 10)

    [told] = Addressee.objects.select_related("post")
    assert (told.post.title, told.function, told.stands_in) == ("督办岗", "unit", True)


def test_each_missed_stop_of_the_plan_is_told_for_itself(chased, town, clerk, works_office, works_clerk, tick, fired):
    line, _ = enter(assigner=town, title="修好村口护栏", source="例会", by=clerk, **on(MONDAY, 9))
    due = due_by(find(town, "13710-complex").profile, line, MONDAY, calendar_of(town))
    assign(line, to=works_office, duty="dated", due=due, by=clerk, **on(MONDAY, 9))
    tick(WEDNESDAY)  # 17日该研究部署
    sign_for(line, by=works_clerk, **on(WEDNESDAY, 11))
    tick(FRIDAY)  # 19日该反馈进展
    report(line, words="护栏已订货", finished=False, by=works_clerk, **on(FRIDAY, 11))
    tick(date(2026, 11, 24))  # 23日该给出节点和计划: what was said on Friday counts for it

    stops = Firing.objects.filter(line=line, rung="stop").order_by("of")
    assert [each.of for each in stops] == ["2026-11-17", "2026-11-19"]
    assert "该反馈进展" in stops[1].because
