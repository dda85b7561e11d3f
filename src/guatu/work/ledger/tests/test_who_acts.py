"""Who acts on a line: a substitute with both names and for their days alone; an administrator never."""

from datetime import date, timedelta

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.acting import actor_of
from guatu.records.offices.lifecycle import substitute, transfer
from guatu.records.offices.models import ADMINISTRATORS, Office, Post, Substitute, User
from guatu.records.trail.chain import first_break
from guatu.work.ledger.lifecycle import (
    ask_more,
    assign,
    close,
    deny,
    extend,
    report,
    sign_for,
    suspend,
    verify,
    withdraw,
)
from guatu.work.ledger.lifecycle.who import who_may_verify
from guatu.work.ledger.refusals import CloserIsNotNamed, NotYours, VerifierIsNotIndependent

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


# -- whom a refusal names: holders and those who stand in for them that day --


@pytest.fixture
def reported(road, clerk, works_office, works_clerk):
    assign(road, to=works_office, duty="dated", by=clerk, **NOW)
    sign_for(road, by=works_clerk, **NOW)
    report(road, words="完工", finished=True, by=works_clerk, **NOW)
    return road


def test_a_refused_verifier_is_told_who_stands_in_for_the_one_who_may(reported, clerk, verifier, wang, reader):
    with pytest.raises(VerifierIsNotIndependent, match="可以核实的：应急管理办核实岗。"):
        verify(reported, finding="看过", by=reader, **NOW)
    substitute(Post.objects.get(user=verifier.user), wang, since=MONDAY, until=FRIDAY, by=clerk, **NOW)
    with pytest.raises(VerifierIsNotIndependent, match="应急管理办核实岗（今天也可由王代）"):
        verify(reported, finding="看过", by=reader, **NOW)
    with pytest.raises(VerifierIsNotIndependent, match="可以核实的：应急管理办核实岗。"):
        later = MONDAY + timedelta(days=7)
        verify(reported, finding="看过", by=reader, on=later, at=at(later))


def test_the_substitute_is_named_alone_where_the_holder_may_not_and_not_where_they_have_a_part_themselves(
    reported, clerk, verifier, wang, works_office, reader
):
    its_post = Post.objects.get(user=verifier.user)
    Post.objects.create(role="unit", title="兼岗", office=works_office, user_id=verifier.user)
    substitute(its_post, wang, since=MONDAY, until=FRIDAY, by=clerk, **NOW)
    with pytest.raises(VerifierIsNotIndependent, match="应急管理办核实岗（今天由王代）"):
        verify(reported, finding="看过", by=reader, **NOW)
    verify(reported, finding="看过", by=actor_of(wang, MONDAY), **NOW)

    # Whoever stands in at the lead's own office that day is tied to it, too.
    other = User.objects.get(pk=post(works_office, "unit", "资料岗", "姜", "jiang").user)
    substitute(Post.objects.get(user=other), wang, since=MONDAY, until=FRIDAY, by=clerk, **NOW)
    assert who_may_verify(reported, MONDAY, without=(), bound=[works_office.path]) == []


def test_of_a_closing_too_and_a_substitute_who_reported_does_not_close(reported, clerk, verifier, leader, works_office, mayor, reader):
    verify(reported, finding="看过", by=verifier, **NOW)
    stands_in = User.objects.get(username="chen")  # the clerk, who has no part in it
    its_post = Post.objects.get(user=leader.user)
    Substitute.objects.create(post=its_post, user=stands_in, since=MONDAY, until=FRIDAY)
    with pytest.raises(CloserIsNotNamed, match=r"副镇长（今天也可由陈代）"):
        close(reported, by=reader, **NOW)

    wu = User.objects.get(username="wu")  # who reported
    Substitute.objects.create(post=its_post, user=wu, since=MONDAY, until=FRIDAY)
    with pytest.raises(CloserIsNotNamed):
        close(reported, by=actor_of(wu, MONDAY), **NOW)
    close(reported, by=actor_of(stands_in, MONDAY), **NOW)


def test_a_wrong_door_names_who_acts_today_with_those_who_stand_in(clerk, verifier, wang, signed_in, today):
    substitute(Post.objects.get(user=clerk.user), wang, since=MONDAY, until=FRIDAY, by=clerk, **NOW)
    page = signed_in(verifier).get("/ledger/new/")
    assert page.status_code == 403 and "今天在岗的：云溪镇督办岗（今天也可由王代）" in page.content.decode()


# -- whose it is to decide: the leader in charge of the lead; those above see all


@pytest.fixture
def wanted_later(road, clerk, works_office, works_clerk):
    """The works office asks for January."""
    assign(road, to=works_office, duty="dated", by=clerk, **NOW)
    sign_for(road, by=works_clerk, **NOW)
    ask_more(road, day=date(2027, 1, 15), cause="材料没到", progress="过半", by=works_clerk, **NOW)
    return road


@pytest.fixture
def farm_leader(town, farm_office):
    return post(town, "approver", "分管农业副镇长", "田", "tian", in_charge_of=[farm_office])


def test_a_leader_of_another_field_is_neither_offered_nor_allowed_what_is_not_theirs(
    signed_in, today, wanted_later, leader, farm_leader, mayor
):
    line = wanted_later
    for act in (
        lambda: extend(line, by=farm_leader, **NOW),
        lambda: deny(line, reason="不行", by=farm_leader, **NOW),
        lambda: suspend(line, until=date(2027, 2, 1), plan="等", by=farm_leader, **NOW),
        lambda: withdraw(line, reason="不办了", by=farm_leader, **NOW),
    ):
        with pytest.raises(NotYours, match="可以办的：云溪镇分管建设副镇长、云溪镇镇长。"):
            act()
    client = signed_in(farm_leader)
    assert client.get(f"/ledger/{line.pk}/extend/").status_code == 403
    desk = client.get("/").context["desk"]
    assert (desk.numbers["extension"].count, desk.numbers["extension_others"].count) == (0, 1)
    assert f"/ledger/{line.pk}/extend/" not in client.get("/").content.decode()

    client = signed_in(leader)
    assert client.get("/").context["desk"].numbers["extension"].count == 1
    assert client.get(f"/ledger/{line.pk}/extend/").status_code == 200


def test_the_main_leader_sees_what_waits_for_the_others_and_may_decide_it(signed_in, today, wanted_later, leader, mayor):
    page = signed_in(mayor).get("/").content.decode()
    assert "由云溪镇分管建设副镇长定，您也可以定" in page
    extend(wanted_later, by=mayor, **NOW)
    assert wanted_later.due_last == date(2027, 1, 15)


def test_where_nobody_is_in_charge_any_leader_decides(signed_in, today, wanted_later, farm_leader):
    assert signed_in(farm_leader).get("/").context["desk"].numbers["extension"].count == 1
    extend(wanted_later, by=farm_leader, **NOW)
