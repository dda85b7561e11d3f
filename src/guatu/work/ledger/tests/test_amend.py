"""更正: both values stay in the journal, and the first due date stays for good (I4)."""

from datetime import date
from decimal import Decimal

import pytest

from guatu.conftest import MONDAY, at
from guatu.records.offices.models import Kind, Office
from guatu.work.ledger.lifecycle import amend, assign
from guatu.work.ledger.models import Assistance
from guatu.work.ledger.refusals import (
    AmountIsImpossible,
    LeadIsAlsoAssistant,
    LeadIsElsewhere,
    LeadIsTheWholeTown,
    NeedsWords,
    NotAllowedNow,
    NothingChanged,
    NotYours,
)

pytestmark = pytest.mark.django_db


def test_both_values_stay_in_the_journal(road, clerk):
    step = amend(road, title="东干道改造 2.1 公里", reason="以批复为准", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert step.values["title"] == ["东干道改造 2 公里", "东干道改造 2.1 公里"]


def test_a_changed_draft_date_is_the_first_one(road, clerk):
    amend(road, due_last=date(2026, 12, 20), reason="看错了", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert road.due_first == road.due_last == date(2026, 12, 20)


def test_the_page_says_what_becomes_of_the_first_date_as_things_stand(signed_in, road, clerk, mayor, works_office, today):
    page = signed_in(clerk).get(f"/ledger/{road.pk}/amend/").content.decode()
    assert "还没有交办，改了时限，首次时限就是改后的。" in page and "只会多一个现时限" not in page

    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    page = signed_in(mayor).get(f"/ledger/{road.pk}/amend/").content.decode()
    assert "首次时限定下以后不会被改掉，只会多一个现时限。" in page


def test_after_assignment_the_first_date_stays_and_the_approver_moves_the_other(assigned_road, clerk, mayor):
    with pytest.raises(NotYours):
        amend(assigned_road, due_last=date(2027, 1, 20), reason="来不及", by=clerk, on=MONDAY, at=at(MONDAY, 10))

    amend(assigned_road, due_last=date(2027, 1, 20), reason="领导改口", by=mayor, on=MONDAY, at=at(MONDAY, 10))
    assert assigned_road.due_words == "12 月底前"
    assert (assigned_road.due_first, assigned_road.due_last) == (date(2026, 12, 31), date(2027, 1, 20))


def test_once_signed_for_dates_and_leads_are_the_approvers(acting_road, clerk, mayor):
    with pytest.raises(NotYours):
        amend(acting_road, due_last=date(2027, 1, 20), reason="来不及", by=clerk, on=MONDAY, at=at(MONDAY, 10))

    amend(acting_road, due_last=date(2027, 1, 20), reason="汛后进场", by=mayor, on=MONDAY, at=at(MONDAY, 10))
    assert acting_road.due_first == date(2026, 12, 31)


def test_a_date_once_named_is_not_wiped_out(acting_road, mayor):
    with pytest.raises(NeedsWords):
        amend(acting_road, due_last=None, reason="不限了", by=mayor, on=MONDAY, at=at(MONDAY, 10))


def test_the_town_does_not_become_lead_by_amendment(acting_road, mayor, town):
    with pytest.raises(LeadIsTheWholeTown):
        amend(acting_road, lead_id=town.pk, reason="全镇一起办", by=mayor, on=MONDAY, at=at(MONDAY, 10))


def test_a_dated_line_is_not_made_a_standing_one_by_the_clerk(acting_road, clerk):
    with pytest.raises(NotYours):
        amend(acting_road, duty="standing", reason="省得变红", by=clerk, on=MONDAY, at=at(MONDAY, 10))


def test_a_draft_with_another_date_no_longer_quotes_the_paper_for_it(road, clerk):
    amend(road, due_last=date(2026, 12, 20), reason="看错了", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert (road.due_basis, road.due_words) == ("clerk", "云溪镇督办岗定")


def test_a_line_once_assigned_keeps_a_lead(assigned_road, mayor):
    with pytest.raises(NeedsWords):
        amend(assigned_road, lead_id=None, reason="再说", by=mayor, on=MONDAY, at=at(MONDAY, 10))


def test_an_outside_body_or_an_assistant_does_not_become_lead(acting_road, mayor, town, village):
    power = Office.objects.create(name="供电公司", kind=Kind.OUTSIDE, parent=town)
    with pytest.raises(LeadIsElsewhere):
        amend(acting_road, lead_id=power.pk, reason="由它办", by=mayor, on=MONDAY, at=at(MONDAY, 10))
    Assistance.objects.create(commitment=acting_road, office=village)
    with pytest.raises(LeadIsAlsoAssistant):
        amend(acting_road, lead_id=village.pk, reason="由它办", by=mayor, on=MONDAY, at=at(MONDAY, 10))


def test_the_lead_is_not_changed_under_a_report_that_waits(reported_road, mayor, village):
    with pytest.raises(NotAllowedNow):
        amend(reported_road, lead_id=village.pk, reason="换人", by=mayor, on=MONDAY, at=at(MONDAY, 10))


@pytest.mark.parametrize("target", [Decimal(0), Decimal(-5), Decimal("123456789012345.678")])
def test_a_number_nobody_can_work_towards_is_refused(road, clerk, target):
    with pytest.raises(AmountIsImpossible):
        amend(road, target=target, reason="改数", by=clerk, on=MONDAY, at=at(MONDAY, 10))


def test_an_amendment_that_amends_nothing_is_told(road, clerk):
    with pytest.raises(NothingChanged):
        amend(road, title=road.title, reason="没改", by=clerk, on=MONDAY, at=at(MONDAY, 10))


def test_what_has_a_verb_of_its_own_is_not_amended(road, clerk):
    with pytest.raises(ValueError, match="moved by a verb"):
        amend(road, stage="closed", reason="省事", by=clerk, on=MONDAY, at=at(MONDAY, 10))


@pytest.mark.usefixtures("today")
def test_the_page_shows_what_may_be_amended_now_and_says_why_not_the_rest(signed_in, road, assigned_road, clerk, mayor):
    def page(actor):
        return signed_in(actor).get(f"/ledger/{road.pk}/amend/").content.decode()

    hers, his = page(clerk), page(mayor)
    assert 'name="title"' in hers and not any(f'name="{name}"' in hers for name in ("lead", "due_last", "duty", "target", "category"))
    assert "交办以后由云溪镇的分管领导或主要领导更正；还没有签收，主办、时限、性质用“改交办”改。" in hers
    assert 'name="due_last"' in his and 'name="lead"' in his and 'name="title"' not in his


@pytest.mark.usefixtures("today")
def test_the_clerk_amends_what_is_hers_and_leaves_the_rest_alone(signed_in, assigned_road, clerk):
    sent = {"title": "东干道改造 2.1 公里", "field": "建设", "reason": "以批复为准", "on": MONDAY.isoformat(), "version": assigned_road.version}
    answer = signed_in(clerk).post(f"/ledger/{assigned_road.pk}/amend/", sent)
    assert answer.status_code == 302, answer.content.decode()
    assert list(assigned_road.steps.last().values) == ["title"]


@pytest.mark.usefixtures("today")
def test_what_is_sent_all_the_same_is_refused_and_not_dropped(signed_in, assigned_road, clerk):
    sent = {"title": assigned_road.title, "due_last": "2027-01-20", "reason": "来不及", "on": MONDAY.isoformat(), "version": assigned_road.version}
    answer = signed_in(clerk).post(f"/ledger/{assigned_road.pk}/amend/", sent)
    assert (answer.status_code, "可以办的：云溪镇的审批岗" in answer.content.decode()) == (422, True)
