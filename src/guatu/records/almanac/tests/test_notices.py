"""放假安排: pasted by a town, in force there and below; kept for good."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from guatu.conftest import MONDAY, NOTICE_2027, at, post
from guatu.crafts.timing.workdays import LAST_NOTICE
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.lifecycle import take_notice
from guatu.records.almanac.models import Notice
from guatu.records.almanac.refusals import NoticeHasFaults, NoticeIsInForce
from guatu.records.offices.models import Change
from guatu.records.offices.refusals import NotYoursToSet
from guatu.records.trail.chain import first_break

pytestmark = pytest.mark.django_db
SATURDAY = date(2027, 2, 20)  # worked for the Spring Festival
LONGER = NOTICE_2027.replace("1月1日（周五）至3日（周日）放假，共3天", "1月1日（周五）至4日（周一）放假，共4天")


def take(text, whole, by, **told):
    return take_notice(text, whole=whole, by=by, on=MONDAY, at=at(MONDAY), **told)


def test_a_year_without_a_notice_is_provisional_until_it_is_pasted(town, clerk):
    assert calendar_of(town).is_provisional(SATURDAY)
    take(NOTICE_2027, town, clerk)
    assert not calendar_of(town).is_provisional(SATURDAY)
    assert calendar_of(town).is_workday(SATURDAY)
    assert calendar_of(town).is_provisional(date(LAST_NOTICE + 2, 3, 1))


def test_the_districts_notice_holds_in_its_towns_and_a_towns_own_before_it(district, town, other_town, clerk):
    take(NOTICE_2027, district, post(district, "clerk", "督查岗", "丁", "ding"))
    take(LONGER, town, clerk)
    assert calendar_of(other_town).is_workday(date(2027, 1, 4))
    assert not calendar_of(town).is_workday(date(2027, 1, 4))


def test_a_towns_notice_does_not_hold_beside_or_above_it(district, town, other_town, clerk):
    take(NOTICE_2027, town, clerk)
    assert calendar_of(other_town).is_provisional(SATURDAY) and calendar_of(district).is_provisional(SATURDAY)


def test_a_notice_with_a_fault_is_not_taken_no_part_of_it(town, clerk):
    with pytest.raises(NoticeHasFaults) as refused:
        take(NOTICE_2027.replace("共7天", "共8天"), town, clerk)
    assert "一天也没有改" in refused.value.in_words and "写的是 8 天" in refused.value.in_words
    assert not Notice.objects.exists() and not Change.objects.exists()


def test_the_same_days_again_are_told_so(town, clerk):
    take(NOTICE_2027, town, clerk)
    with pytest.raises(NoticeIsInForce):
        take(NOTICE_2027.replace("至", "到"), town, clerk)


def test_a_later_notice_of_the_year_holds_and_the_earlier_stays_on_record(town, clerk):
    first = take(NOTICE_2027, town, clerk)
    second = take(LONGER, town, clerk)
    assert not calendar_of(town).is_workday(date(2027, 1, 4))
    assert calendar_of(town, before=second).is_workday(date(2027, 1, 4))
    assert list(Notice.objects.all()) == [first, second]


def test_every_notice_is_a_link_of_the_chain_and_cannot_be_changed(town, clerk):
    notice = take(NOTICE_2027, town, clerk)
    change = Change.objects.get()
    assert change.subject == f"almanac.notice:{notice.pk}"
    assert change.in_words[1].startswith("上班：1月31日、2月20日")
    assert first_break() is None
    with pytest.raises(DatabaseError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(year=2028)


def test_only_who_sets_the_town_takes_its_notice(town, clerk, other_town, reader):
    for by, whole in ((reader, town), (clerk, other_town)):
        with pytest.raises(NotYoursToSet):
            take(NOTICE_2027, whole, by)
