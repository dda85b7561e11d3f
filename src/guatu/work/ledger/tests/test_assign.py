"""交办."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.models import Office
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import amend, assign, enter, sign_for
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import (
    DatedNeedsADay,
    DateIsNamed,
    LeadIsAlsoAssistant,
    LeadIsElsewhere,
    LeadIsTheWholeTown,
    MovedMeanwhile,
    NotAllowedNow,
    NotYours,
    RecurringNeedsACadence,
)

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
    assign(assigned_road, to=village, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 11))

    leads = [step.values.get("lead_id") for step in assigned_road.steps.filter(verb="assign")]
    assert leads == [[None, works_office.pk], [works_office.pk, village.pk]]


def test_assigning_again_names_no_other_date(assigned_road, clerk, village):
    with pytest.raises(DateIsNamed):
        assign(
            assigned_road, to=village, duty="dated", due=Due(date(2027, 3, 1)), by=clerk, on=MONDAY, at=at(MONDAY, 11)
        )


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


def test_the_unit_does_not_assign(road, works_clerk, works_office):
    with pytest.raises(NotYours) as refused:
        assign(road, to=works_office, duty="dated", by=works_clerk, on=MONDAY, at=at(MONDAY, 10))

    assert "云溪镇的督办岗" in refused.value.in_words


def test_of_two_clerks_at_once_the_second_is_told(road, works_office, village, clerk, second_clerk):
    as_the_second_clerk_saw_it = Commitment.objects.get()
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))

    with pytest.raises(MovedMeanwhile):
        assign(as_the_second_clerk_saw_it, to=village, duty="dated", by=second_clerk, on=MONDAY, at=at(MONDAY, 10))

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
        assign(road, to=farm_office, duty="dated", due=Due(day), by=clerk, on=MONDAY, at=at(MONDAY, 12))
        road.refresh_from_db()
        assert (road.due_first, road.due_last) == (first, date(2027, 1, 20))


def test_what_the_district_gives_a_town_is_the_town_s_to_see(town, district, clerk, works_clerk):
    ding = post(district, "clerk", "区督查岗", "丁", "ding")
    line, _ = enter(assigner=district, title="秸秆禁烧", source="区里的会", by=ding, on=MONDAY, at=at(MONDAY))
    assign(line, to=town, duty="dated", undated=True, by=ding, on=MONDAY, at=at(MONDAY))

    for actor in (clerk, works_clerk):
        assert line in Commitment.objects.visible_to(actor)
    sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY))
