"""Who acts on a line: a substitute with both names and for their days alone; an administrator never."""

from datetime import timedelta

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.acting import actor_of
from guatu.records.offices.lifecycle import substitute
from guatu.records.offices.models import ADMINISTRATORS, Post, User
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
