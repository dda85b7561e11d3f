"""交办."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.models import Office
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import amend, assign, contest, enter, sign_for
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import (
    AssignedAlready,
    DatedNeedsADay,
    DatedStaysDated,
    DateRanOut,
    LeadIsAlsoAssistant,
    LeadIsElsewhere,
    LeadIsTheWholeTown,
    MovedMeanwhile,
    NeedsWords,
    NotAllowedNow,
    NotYours,
    RecurringNeedsACadence,
    StandingHasNoDay,
)
from guatu.work.ledger.views.saying import moved_dues

pytestmark = pytest.mark.django_db


def test_the_office_becomes_the_lead(road, clerk, works_office):
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))

    road.refresh_from_db()
    assert (road.lead, road.stage, road.assigned_on) == (works_office, "assigned", MONDAY)
    assert road.field == "建设"


def test_the_whole_town_cannot_lead_and_neither_can_the_district(road, clerk, town, district):
    for office in (town, district):
        with pytest.raises(LeadIsTheWholeTown):
            assign(road, to=office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    road.refresh_from_db()
    assert road.stage == "drafted"


def test_an_office_of_another_town_cannot_lead(road, clerk, other_town):
    elsewhere = Office.objects.create(name="石桥镇建设办", parent=other_town)
    with pytest.raises(LeadIsElsewhere):
        assign(road, to=elsewhere, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))


def test_the_lead_is_not_its_own_assistant(road, clerk, works_office):
    with pytest.raises(LeadIsAlsoAssistant):
        assign(road, to=works_office, assistants=[works_office], duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))


def test_until_it_is_signed_for_it_may_be_assigned_again_and_the_journal_keeps_both(
    assigned_road, clerk, works_office, village
):
    with pytest.raises(NeedsWords):
        assign(assigned_road, to=village, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 11))
    assign(assigned_road, to=village, duty="dated", note="路在村里", by=clerk, on=MONDAY, at=at(MONDAY, 11))

    leads = [step.values.get("lead_id") for step in assigned_road.steps.filter(verb="assign")]
    assert leads == [[None, works_office.pk], [works_office.pk, village.pk]]


def test_until_it_is_signed_for_the_clerk_puts_her_own_date_right_with_a_reason(road, clerk, works_office):
    assign(road, to=works_office, duty="dated", due=Due(date(2025, 12, 31)), by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert road.light.colour == "red"
    right = {"to": works_office, "duty": "dated", "due": Due(date(2026, 12, 31)), "by": clerk, "on": MONDAY, "at": at(MONDAY, 11)}

    with pytest.raises(NeedsWords):
        assign(road, **right)
    step = assign(road, **right, note="年份写错了")

    assert (road.due_first, road.due_last, road.light.colour) == (date(2026, 12, 31), date(2026, 12, 31), "none")
    assert step.values["due_first"] == ["2025-12-31", "2026-12-31"]
    (moved,) = moved_dues(list(road.steps.all()))
    assert (str(moved["before"]), str(moved["after"]), moved["was_first"]) == ("2025-12-31", "2026-12-31", True)


def test_a_contest_about_the_date_is_answered_with_another_date(assigned_road, clerk, works_clerk, works_office):
    contest(assigned_road, kind="not_now", reason="12 月要上冻，铺不了", by=works_clerk, on=MONDAY, at=at(MONDAY, 11))

    later = Due(date(2027, 4, 30))
    assign(assigned_road, to=works_office, duty="dated", due=later, note="开春再铺", by=clerk, on=MONDAY, at=at(MONDAY, 12))
    sign_for(assigned_road, by=works_clerk, on=MONDAY, at=at(MONDAY, 13))

    assert (assigned_road.due_first, assigned_road.stage) == (later.day, "acting")


def test_a_date_that_ran_out_while_it_waited_is_the_approvers_to_move(assigned_road, clerk, works_office):
    january = date(2027, 1, 4)
    with pytest.raises(DateRanOut):
        assign(
            assigned_road, to=works_office, duty="dated", due=Due(date(2027, 3, 1)), note="还没签收", by=clerk, on=january,
            at=at(january),
        )  # fmt: skip


def test_a_date_given_out_is_not_wiped_by_assigning_again(assigned_road, clerk, works_office):
    with pytest.raises(DatedStaysDated):
        assign(assigned_road, to=works_office, duty="dated", undated=True, note="不限了", by=clerk, on=MONDAY, at=at(MONDAY, 11))


def test_an_assignment_that_changes_nothing_writes_nothing_and_is_told(assigned_road, clerk, works_office, village):
    with pytest.raises(AssignedAlready) as refused:
        assign(assigned_road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 11))

    assert "已经交办给建设办，没有改动" in refused.value.in_words
    assert assigned_road.steps.count() == 2

    assign(assigned_road, to=works_office, assistants=[village], duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 12))
    assert assigned_road.steps.count() == 3


@pytest.mark.usefixtures("today")
def test_the_page_of_what_is_assigned_again_shows_only_what_may_still_change(signed_in, assigned_road, clerk, mayor, works_office):
    desk = signed_in(clerk)
    again = f"/ledger/{assigned_road.pk}/assign/"
    page = desk.get(again).content.decode()
    assert "改交办</h1>" in page and 'name="day"' in page and "无时限，先交办" not in page and 'value="standing"' not in page

    sent = {"to": works_office.pk, "duty": "dated", "day": "2026-12-31", "on": MONDAY.isoformat()}
    answer = desk.post(again, sent | {"version": assigned_road.version})
    assert (answer.status_code, "已经交办给建设办，没有改动" in answer.content.decode()) == (422, True)

    amend(assigned_road, due_last=date(2027, 1, 20), reason="材料来得晚", by=mayor, on=MONDAY, at=at(MONDAY, 11))
    page = desk.get(again).content.decode()
    assert 'name="day"' not in page and "时限由审批岗改过" in page


def test_once_signed_for_it_is_not_assigned_again(acting_road, clerk, village):
    with pytest.raises(NotAllowedNow):
        assign(acting_road, to=village, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 11))


def test_a_dated_line_needs_a_day_or_is_said_to_have_none(town, clerk, works_office):
    from guatu.work.ledger.lifecycle import enter

    line, _ = enter(assigner=town, title="管网", source="例会", by=clerk, on=MONDAY, at=at(MONDAY))
    with pytest.raises(DatedNeedsADay):
        assign(line, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))

    assign(line, to=works_office, duty="dated", undated=True, by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert line.stage == "assigned"
    assert line.light.colour == "none"


def test_a_recurring_line_needs_its_interval(road, clerk, works_office):
    with pytest.raises(RecurringNeedsACadence):
        assign(road, to=works_office, duty="recurring", by=clerk, on=MONDAY, at=at(MONDAY, 10))


def test_a_standing_line_has_no_day(road, clerk, works_office):
    with pytest.raises(StandingHasNoDay):
        assign(road, to=works_office, duty="standing", due=Due(date(2026, 12, 20)), by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert road.steps.count() == 1

    # The day that was only proposed goes with the other nature, and the journal says so.
    step = assign(road, to=works_office, duty="standing", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert (road.due_first, road.due_last, road.light.colour) == (None, None, "none")
    assert step.values["due_last"] == ["2026-12-31", None]


def test_a_standing_line_is_not_entered_with_a_day(town, clerk):
    with pytest.raises(StandingHasNoDay) as refused:
        enter(
            assigner=town, title="河道保洁", source="例会", duty="standing", due=Due(date(2026, 12, 31)), by=clerk,
            on=MONDAY, at=at(MONDAY),
        )  # fmt: skip
    assert "请改成“限期”" in refused.value.in_words


def test_a_day_that_was_given_out_is_not_wiped_by_another_nature(assigned_road, clerk, village, mayor):
    with pytest.raises(DatedStaysDated):
        assign(assigned_road, to=village, duty="standing", by=clerk, on=MONDAY, at=at(MONDAY, 11))
    with pytest.raises(DatedStaysDated):
        amend(assigned_road, duty="standing", reason="要长期管", by=mayor, on=MONDAY, at=at(MONDAY, 11))


@pytest.mark.usefixtures("today")
def test_the_page_asks_which_of_the_two_is_meant(signed_in, road, clerk, works_office):
    sent = {"to": works_office.pk, "duty": "standing", "day": "2026-12-31", "on": MONDAY.isoformat(), "version": road.version}

    answer = signed_in(clerk).post(f"/ledger/{road.pk}/assign/", sent)
    assert answer.status_code == 422
    assert "没有到期一说" in answer.content.decode()

    assert signed_in(clerk).post(f"/ledger/{road.pk}/assign/", sent | {"day": ""}).status_code == 302
    road.refresh_from_db()
    assert (road.duty, road.due_last) == ("standing", None)


def test_the_unit_does_not_assign(road, works_clerk, works_office):
    with pytest.raises(NotYours) as refused:
        assign(road, to=works_office, duty="dated", by=works_clerk, on=MONDAY, at=at(MONDAY, 10))

    assert "云溪镇的督办岗" in refused.value.in_words


def test_of_two_clerks_at_once_the_second_is_told(road, works_office, village, clerk, second_clerk):
    as_the_second_clerk_saw_it = Commitment.objects.get()
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))

    with pytest.raises(MovedMeanwhile):
        assign(as_the_second_clerk_saw_it, to=village, duty="dated", by=second_clerk, on=MONDAY, at=at(MONDAY, 10))

    seen = as_the_second_clerk_saw_it
    assert (seen.stage, seen.lead, seen.assigned_on, seen.version) == ("drafted", None, None, 1)  # nothing has come of it
    road.refresh_from_db()
    assert road.lead == works_office
    assert road.steps.count() == 2


def test_it_is_signed_for_by_the_lead(assigned_road, works_clerk):
    step = sign_for(assigned_road, by=works_clerk, on=MONDAY, at=at(MONDAY, 11))
    assert step.on_behalf_of is None
    assert assigned_road.stage == "acting"


def test_the_clerk_may_sign_on_behalf_and_both_names_are_kept(assigned_road, clerk, works_office):
    step = sign_for(assigned_road, by=clerk, on=MONDAY, at=at(MONDAY, 11))
    assert (step.user_name, step.on_behalf_of) == ("陈", works_office)


def test_another_office_does_not_sign_for_it(assigned_road, verifier):
    with pytest.raises(NotYours):
        sign_for(assigned_road, by=verifier, on=MONDAY, at=at(MONDAY, 11))


def test_the_clerk_who_assigns_again_leaves_the_date_that_the_approver_moved(road, clerk, mayor, works_office, farm_office):
    first = road.due_first
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    amend(road, due_last=date(2027, 1, 20), reason="材料来得晚", by=mayor, on=MONDAY, at=at(MONDAY, 11))

    for day in (first, date(2027, 1, 20)):
        note = f"交给管田的，仍是 {day}"
        assign(road, to=farm_office, duty="dated", due=Due(day), note=note, by=clerk, on=MONDAY, at=at(MONDAY, 12))
        road.refresh_from_db()
        assert (road.due_first, road.due_last) == (first, date(2027, 1, 20))


def test_what_the_district_gives_a_town_is_the_town_s_to_see(town, district, clerk, works_clerk):
    ding = post(district, "clerk", "区督查岗", "丁", "ding")
    line, _ = enter(assigner=district, title="秸秆禁烧", source="区里的会", by=ding, on=MONDAY, at=at(MONDAY))
    assign(line, to=town, duty="dated", undated=True, by=ding, on=MONDAY, at=at(MONDAY))

    for actor in (clerk, works_clerk):
        assert line in Commitment.objects.visible_to(actor)
    sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY))
