"""更正: both values stay in the journal, and the first due date stays for good (I4)."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, at
from guatu.work.ledger.lifecycle import amend
from guatu.work.ledger.refusals import LeadIsTheWholeTown, NeedsWords, NothingChanged, NotYours

pytestmark = pytest.mark.django_db


def test_both_values_stay_in_the_journal(road, clerk):
    step = amend(road, title="东干道改造 2.1 公里", reason="以批复为准", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert step.values["title"] == ["东干道改造 2 公里", "东干道改造 2.1 公里"]


def test_a_changed_draft_date_is_the_first_one(road, clerk):
    amend(road, due_last=date(2026, 12, 20), reason="看错了", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert road.due_first == road.due_last == date(2026, 12, 20)


def test_after_assignment_the_first_date_stays(assigned_road, clerk):
    amend(assigned_road, due_last=date(2027, 1, 20), reason="领导改口", by=clerk, on=MONDAY, at=at(MONDAY, 10))
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


def test_an_amendment_that_amends_nothing_is_told(road, clerk):
    with pytest.raises(NothingChanged):
        amend(road, title=road.title, reason="没改", by=clerk, on=MONDAY, at=at(MONDAY, 10))


def test_what_has_a_verb_of_its_own_is_not_amended(road, clerk):
    with pytest.raises(ValueError, match="moved by a verb"):
        amend(road, stage="closed", reason="省事", by=clerk, on=MONDAY, at=at(MONDAY, 10))
