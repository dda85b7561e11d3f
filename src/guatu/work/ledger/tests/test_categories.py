"""类别 on a line: given, put right, and what its class demands before it is closed."""

from dataclasses import replace
from datetime import date

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.records.almanac.categories import Closer, find_category
from guatu.records.almanac.lifecycle import set_category, switch_category
from guatu.records.trail.chain import first_break
from guatu.work.ledger.lifecycle import (
    amend,
    assign,
    begin_campaign,
    change_campaign,
    close,
    enter,
    note_objection,
    publish,
    relist,
    send_back,
)
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.refusals import (
    CloserIsNotNamed,
    DayIsImpossible,
    GradeIsNotAsked,
    NeedsGrade,
    NeedsPublishing,
    NeedsWords,
    NoSuchCategory,
    NotAllowedNow,
    NotPublished,
    NotYours,
    PublishedTooShort,
    StillPublic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
LAST = date(2026, 11, 23)  # the fifth working day after the Monday
TUESDAY = date(2026, 11, 24)


def on(day, hour=11, **more):
    return {"on": day, "at": at(day, hour), **more}


@pytest.fixture
def of_class(verified_road, mayor):
    """Returns a function that makes the verified road of a class."""

    def make(key):
        amend(verified_road, category=key, reason="归类", by=mayor, **on(MONDAY, 10))
        return verified_road

    return make


# -- which class a line is of


def test_a_line_is_opened_with_a_class_and_put_right_by_the_clerk_while_it_is_drafted(town, clerk):
    line, _ = enter(assigner=town, title="排水口截流", source="督办单", category="environment", by=clerk, **on(MONDAY))
    amend(line, category="order", reason="是批示件", by=clerk, **on(MONDAY))
    line.refresh_from_db()
    assert line.category == "order"
    amend(line, category="general", reason="一般的", by=clerk, **on(MONDAY))
    assert line.category == ""
    assert as_values(line) == replay(line.steps.all())


def test_a_class_there_is_none_of_is_refused(road, town, clerk):
    with pytest.raises(NoSuchCategory):
        enter(assigner=town, title="排水口截流", source="督办单", category="nothing", by=clerk, **on(MONDAY))
    with pytest.raises(NoSuchCategory):
        amend(road, category="nothing", reason="归类", by=clerk, **on(MONDAY))


def test_assigning_may_name_the_class_and_leaves_it_alone_otherwise(road, works_office, clerk):
    assign(road, to=works_office, duty="dated", category="meeting", by=clerk, **on(MONDAY))
    assign(road, to=works_office, duty="dated", note="请抓紧", by=clerk, **on(MONDAY))
    assert road.category == "meeting"


def test_after_assignment_the_class_is_the_approvers_to_change(assigned_road, clerk, mayor):
    with pytest.raises(NotYours) as refused:
        amend(assigned_road, category="order", reason="是批示件", by=clerk, **on(MONDAY))
    assert "云溪镇的审批岗" in refused.value.in_words and "类别" in refused.value.in_words
    amend(assigned_road, category="order", reason="是批示件", by=mayor, **on(MONDAY))
    assert assigned_road.category == "order"


def test_once_closed_the_class_stays_as_it_was_closed(verified_road, leader):
    close(verified_road, by=leader, **on(MONDAY))
    with pytest.raises(NotAllowedNow):
        amend(verified_road, category="environment", reason="归类", by=leader, **on(MONDAY))


def test_a_campaign_gives_its_class_to_the_lines_that_name_none(town, clerk):
    campaign, _ = begin_campaign(whole=town, name="根治欠薪冬季行动", category="wages", by=clerk, **on(MONDAY))
    of_it, _ = enter(assigner=town, title="工地工资", source="巡查", campaign=campaign, by=clerk, **on(MONDAY))
    other, _ = enter(assigner=town, title="工地围挡", source="巡查", campaign=campaign, category="safety", by=clerk, **on(MONDAY))
    assert (of_it.category, other.category) == ("wages", "safety")
    step = change_campaign(campaign, category="general", reason="不分", by=clerk, **on(MONDAY))
    assert (campaign.category, step.values["category"]) == ("", ["wages", ""])
    with pytest.raises(NoSuchCategory):
        change_campaign(campaign, category="nothing", reason="归类", by=clerk, **on(MONDAY))


# -- 公示


def test_a_class_that_demands_a_notice_is_not_closed_before_it_has_ended(of_class, clerk, mayor):
    line = of_class("environment")
    with pytest.raises(NeedsPublishing) as refused:
        close(line, by=mayor, **on(MONDAY))
    assert "公示 5 个工作日" in refused.value.in_words and "云溪镇的督办岗" in refused.value.in_words

    publish(line, words="镇政务公开栏和公众号，附整改前后照片", by=clerk, **on(MONDAY))
    assert (line.stage, line.published_on, line.public_until) == ("verified", MONDAY, LAST)
    with pytest.raises(StillPublic) as refused:
        close(line, by=mayor, **on(LAST))
    assert "2026-11-23" in refused.value.in_words

    close(line, by=mayor, **on(TUESDAY))
    line.refresh_from_db()
    assert (line.stage, line.public_until) == ("closed", LAST)
    assert as_values(line) == replay(line.steps.all())
    assert first_break() is None


def test_the_days_of_a_notice_are_working_days(verified_road, clerk):
    publish(verified_road, words="公开栏", days=3, by=clerk, **on(date(2026, 12, 31)))  # 元旦放三天
    assert verified_road.public_until == date(2027, 1, 6)


def test_a_notice_is_put_up_by_the_clerk_with_words_and_long_enough(of_class, clerk, leader):
    line = of_class("environment")
    with pytest.raises(NotYours):
        publish(line, words="公开栏", by=leader, **on(MONDAY))
    with pytest.raises(NeedsWords):
        publish(line, words=" ", by=clerk, **on(MONDAY))
    with pytest.raises(PublishedTooShort):
        publish(line, words="公开栏", days=3, by=clerk, **on(MONDAY))
    publish(line, words="公开栏", days=7, by=clerk, **on(MONDAY))
    assert line.public_until == date(2026, 11, 25)


def test_a_class_that_demands_no_notice_may_have_one_and_then_it_has_to_end(verified_road, clerk, leader):
    with pytest.raises(PublishedTooShort):
        publish(verified_road, words="公开栏", by=clerk, **on(MONDAY))
    publish(verified_road, words="公开栏", days=1, by=clerk, **on(MONDAY))
    with pytest.raises(StillPublic):
        close(verified_road, by=leader, **on(date(2026, 11, 17)))
    close(verified_road, by=leader, **on(date(2026, 11, 18)))


def test_a_notice_written_down_late_hangs_from_the_day_it_is_written(of_class, clerk, leader, mayor):
    line = of_class("environment")
    publish(line, words="公开栏", by=clerk, on=date(2026, 11, 17), at=at(date(2026, 11, 26), 9))
    assert (line.published_on, line.public_until) == (date(2026, 11, 17), date(2026, 12, 3))
    with pytest.raises(StillPublic):
        close(line, by=mayor, on=date(2026, 11, 26), at=at(date(2026, 11, 26), 9))

    publish(line, words="公开栏", by=clerk, on=date(2026, 11, 24), at=at(date(2026, 11, 26), 10))
    assert line.public_until == date(2026, 12, 1)


def test_what_is_not_verified_is_not_published_and_no_notice_is_older_than_that(reported_road, clerk, verifier):
    from guatu.work.ledger.lifecycle import verify

    with pytest.raises(NotAllowedNow):
        publish(reported_road, words="公开栏", days=5, by=clerk, **on(MONDAY))
    verify(reported_road, finding="通了", by=verifier, **on(MONDAY))
    with pytest.raises(DayIsImpossible):
        publish(reported_road, words="公开栏", days=5, by=clerk, on=date(2026, 11, 13), at=at(MONDAY, 12))


def test_an_objection_is_kept_and_the_closing_answers_it(of_class, clerk, mayor):
    line = of_class("environment")
    with pytest.raises(NotPublished):
        note_objection(line, words="下雨天还有臭味", by=clerk, **on(MONDAY))
    publish(line, words="公开栏", by=clerk, **on(MONDAY))
    note_objection(line, words="下雨天还有臭味", by=clerk, **on(date(2026, 11, 18)))
    with pytest.raises(NeedsWords) as refused:
        close(line, by=mayor, **on(TUESDAY))
    assert "异议" in refused.value.in_words
    close(line, note="雨后复测合格，已在公开栏答复", by=mayor, **on(TUESDAY))
    assert (line.stage, line.objections) == ("closed", 1)


def test_what_goes_back_has_to_be_made_public_anew(of_class, clerk, mayor):
    line = of_class("environment")
    publish(line, words="公开栏", by=clerk, **on(MONDAY))
    note_objection(line, words="还有臭味", by=clerk, **on(MONDAY))
    send_back(line, reason="异议属实", by=mayor, **on(MONDAY, 15))
    assert (line.published_on, line.public_until, line.objections) == (None, None, 0)


# -- 评等


def test_a_class_with_grades_is_closed_with_one_of_them(of_class, leader):
    line = of_class("feedback")
    with pytest.raises(NeedsGrade) as refused:
        close(line, by=leader, **on(MONDAY))
    assert "好、较好、一般" in refused.value.in_words
    with pytest.raises(NeedsGrade):
        close(line, grade="优秀", by=leader, **on(MONDAY))
    step = close(line, grade="较好", by=leader, **on(MONDAY))
    assert line.grade == "较好" and step.values["grade"] == ["", "较好"]

    relist(line, reason="又坏了", day=date(2026, 12, 31), by=leader, **on(MONDAY, 15))
    assert line.grade == ""


def test_a_class_without_grades_takes_none(verified_road, leader):
    with pytest.raises(GradeIsNotAsked):
        close(verified_road, grade="好", by=leader, **on(MONDAY))


# -- who closes


def test_the_main_leader_closes_what_the_class_says_and_the_refusal_names_them(of_class, clerk, leader, mayor):
    line = of_class("environment")
    publish(line, words="公开栏", by=clerk, **on(MONDAY))
    with pytest.raises(CloserIsNotNamed) as refused:
        close(line, by=leader, **on(TUESDAY))
    assert "“环境问题”一类销号由主要领导办。" in refused.value.in_words and "云溪镇镇长" in refused.value.in_words
    close(line, by=mayor, **on(TUESDAY))


def test_a_vice_secretary_is_no_main_leader(of_class, town, clerk, leader):
    post(town, "approver", "分管党群副书记", "柳", "liu")
    post(town, "approver", "纪委书记", "严", "yan2")
    secretary = post(town, "approver", "党委书记", "苏", "su")
    line = of_class("environment")
    publish(line, words="公开栏", by=clerk, **on(MONDAY))
    with pytest.raises(CloserIsNotNamed) as refused:
        close(line, by=leader, **on(TUESDAY))
    assert "云溪镇党委书记" in refused.value.in_words and "副书记" not in refused.value.in_words and "纪委" not in refused.value.in_words
    close(line, by=secretary, **on(TUESDAY))


def test_where_the_town_lets_any_approver_close_the_leader_in_charge_is_not_waited_for(verified_road, town, clerk, leader, mayor):
    general = find_category(town, "")
    set_category(general, replace(general.category, closer=Closer.APPROVER), whole=town, by=clerk, **on(MONDAY))
    close(verified_road, by=mayor, **on(MONDAY))
    assert verified_road.stage == "closed"


def test_a_class_switched_off_still_says_how_its_lines_are_closed(of_class, town, clerk, mayor):
    line = of_class("environment")
    switch_category(find_category(town, "environment"), whole=town, by=clerk, **on(MONDAY))
    with pytest.raises(NeedsPublishing):
        close(line, by=mayor, **on(MONDAY))
