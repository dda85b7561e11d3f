"""Who acts on a line: a substitute with both names and for their days alone; an administrator never."""

from datetime import timedelta

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.acting import actor_of
from guatu.records.offices.lifecycle import substitute, transfer
from guatu.records.offices.models import ADMINISTRATORS, Office, Post, User
from guatu.records.trail.chain import first_break
from guatu.work.ledger.lifecycle import assign, report, sign_for, verify, withdraw
from guatu.work.ledger.refusals import NotYours, VerifierIsNotIndependent

FRIDAY = MONDAY + timedelta(days=4)
NOW = {"on": MONDAY, "at": at(MONDAY)}


@pytest.fixture
def wang(village):
    """王, of the village: no part in the works office."""
    return User.objects.get(pk=post(village, "unit", "村水利员", "王", "wang").user)


@pytest.fixture
def wus_post(works_clerk):
    return Post.objects.get(user=works_clerk.user)


def test_what_a_substitute_does_bears_both_names_and_what_they_do_in_their_own_post_one(
    clerk, wang, wus_post, works_office, road
):
    substitute(wus_post, wang, since=MONDAY, until=FRIDAY, by=clerk, **NOW)
    assign(road, to=works_office, duty="dated", by=clerk, **NOW)

    step = sign_for(road, by=actor_of(wang, MONDAY), **NOW)

    assert (step.user_name, step.post_title, step.user) == ("王代吴", "建设办路桥岗", wang.pk)
    assert first_break() is None


def test_after_the_last_day_the_substitute_may_no_more(clerk, wang, wus_post, works_office, road):
    substitute(wus_post, wang, since=MONDAY, until=MONDAY, by=clerk, **NOW)
    assign(road, to=works_office, duty="dated", by=clerk, **NOW)
    tuesday = MONDAY + timedelta(days=1)

    with pytest.raises(NotYours):
        sign_for(road, by=actor_of(wang, tuesday), on=tuesday, at=at(tuesday))


def test_who_has_acted_in_the_leads_post_cannot_verify_it_even_when_the_days_are_over(
    clerk, verifier, works_office, wus_post, road
):
    zheng = User.objects.get(pk=verifier.user)
    substitute(wus_post, zheng, since=MONDAY, until=MONDAY, by=clerk, **NOW)
    assign(road, to=works_office, duty="dated", by=clerk, **NOW)
    sign_for(road, by=actor_of(zheng, MONDAY), **NOW)
    report(road, words="做完了", finished=True, by=actor_of(zheng, MONDAY), **NOW)
    tuesday = MONDAY + timedelta(days=1)

    with pytest.raises(VerifierIsNotIndependent):
        verify(road, finding="属实", by=actor_of(zheng, tuesday), on=tuesday, at=at(tuesday))


@pytest.mark.parametrize("role", ADMINISTRATORS)
def test_an_administrator_decides_on_no_line(town, clerk, works_office, road, role):
    administrator = post(town, role, "管理员", "罗", "luo")

    with pytest.raises(NotYours):
        assign(road, to=works_office, duty="dated", by=administrator, **NOW)
    with pytest.raises(NotYours):
        withdraw(road, reason="立重了", by=administrator, **NOW)
    assign(road, to=works_office, duty="dated", by=clerk, **NOW)
    with pytest.raises(NotYours):
        sign_for(road, by=administrator, **NOW)


def test_whoever_sat_below_the_lead_that_day_stays_bound_for_that_day(town, works_office, clerk, works_clerk, road):
    team = Office.objects.create(name="养护队", parent=works_office)
    sun = User.objects.get(pk=post(team, "verifier", "核实岗", "孙", "sun").user)
    friday = MONDAY - timedelta(days=3)
    assign(road, to=works_office, duty="dated", by=clerk, on=friday, at=at(MONDAY))
    sign_for(road, by=works_clerk, on=friday, at=at(MONDAY))
    report(road, words="做完了", finished=True, by=works_clerk, on=friday, at=at(MONDAY))
    transfer(team, town, by=clerk, today=MONDAY, **NOW)

    with pytest.raises(VerifierIsNotIndependent, match="主办或协办单位里"):
        verify(road, finding="看过", by=actor_of(sun, MONDAY), on=friday, at=at(MONDAY))
    assert verify(road, finding="看过", by=actor_of(sun, MONDAY), **NOW).user_name == "孙"


def test_lines_are_found_below_the_new_parent_from_the_day_it_is_moved(town, works_office, village, clerk, road, signed_in, today):
    east = Office.objects.create(name="东片管理区", parent=town)
    assign(road, to=village, duty="dated", by=clerk, **NOW)
    page = signed_in(clerk).get
    assert road.title not in page(f"/ledger/?lead={east.pk}").content.decode()

    transfer(village, east, by=clerk, today=MONDAY, **NOW)

    assert road.title in page(f"/ledger/?lead={east.pk}").content.decode()
