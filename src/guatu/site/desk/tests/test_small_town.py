"""小镇: one person in several posts, a village that never signs in. It all works, and says what it withholds and who may."""

import pytest
from django.urls import reverse

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.acting import actor_of
from guatu.records.offices.models import Post, User
from guatu.records.trail.chain import first_break
from guatu.work.ledger.lifecycle import assign, close, report, sign_for, verify
from guatu.work.ledger.refusals import VerifierIsNotIndependent

pytestmark = pytest.mark.django_db
NOW = {"on": MONDAY, "at": at(MONDAY)}


@pytest.fixture
def chen_does_it_all(town, works_office, clerk):
    """Clerk Chen also does the works office's work, and verifies."""
    post(works_office, "unit", "路桥岗", "陈", "chen")
    return post(town, "verifier", "核实岗", "陈", "chen")


def reported(line, *, lead, by):
    """The line, given to the office, signed for and reported as done by one person."""
    assign(line, to=lead, duty="dated", by=by, **NOW)
    sign_for(line, by=by, **NOW)
    report(line, words="全线通车", finished=True, by=by, **NOW)
    return line


def test_one_person_assigns_and_does_the_work_in_two_different_posts(road, works_office, chen_does_it_all):
    reported(road, lead=works_office, by=chen_does_it_all)

    titles = list(road.steps.order_by("number").values_list("post_title", flat=True))
    assert titles == ["云溪镇督办岗", "云溪镇督办岗", "建设办路桥岗", "建设办路桥岗"]
    assert all(step.on_behalf_of is None for step in road.steps.all())


def test_whoever_did_the_work_does_not_verify_it_and_reads_who_may(road, works_office, chen_does_it_all, verifier):
    reported(road, lead=works_office, by=chen_does_it_all)

    with pytest.raises(VerifierIsNotIndependent, match="可以核实的：应急管理办核实岗"):
        verify(road, finding="通车", by=chen_does_it_all, **NOW)
    verify(road, finding="通车", by=verifier, **NOW)
    assert road.stage == "verified"


def test_where_nobody_may_the_page_says_what_to_set_up(road, works_office, chen_does_it_all, signed_in, today):
    reported(road, lead=works_office, by=chen_does_it_all)

    answer = signed_in(chen_does_it_all).post(
        reverse("verify", args=[road.pk]), {"finding": "通车", "on": "2026-11-16", "version": road.version, "percent": "100"}
    )

    assert answer.status_code == 422
    assert "请管理员先设一个不在主办、协办单位里的核实岗" in answer.content.decode()


def test_the_way_out_is_a_post_set_up_in_a_minute(road, works_office, chen_does_it_all, town, signed_in, today):
    reported(road, lead=works_office, by=chen_does_it_all)
    client = signed_in(chen_does_it_all)

    page = client.post(reverse("person-new"), {"name": "郑", "username": "zheng"})
    zheng = User.objects.get(username="zheng")
    client.post(
        reverse("post-new"),
        {"office": town.pk, "role": "verifier", "title": "核实岗", "user": zheng.pk, "since": MONDAY.isoformat()},
    )

    assert page.status_code == 200
    verify(road, finding="通车", by=actor_of(zheng, MONDAY), **NOW)
    assert road.stage == "verified"


def test_a_village_that_never_signs_in_is_entered_on_behalf_with_both_names(road, village, clerk, verifier, mayor, signed_in, today):
    reported(road, lead=village, by=clerk)

    assert [step.on_behalf_of for step in road.steps.order_by("number")][2:] == [village, village]
    page = signed_in(clerk).get(road.get_absolute_url()).content.decode()
    assert "河东村" in page and "代录" in page

    verify(road, finding="通车", by=verifier, **NOW)
    close(road, by=mayor, **NOW)
    assert road.stage == "closed"
    assert first_break() is None


def test_the_clerk_who_entered_for_the_village_does_not_verify_it(town, road, village, clerk, verifier):
    both = post(town, "verifier", "核实岗", "陈", "chen")
    reported(road, lead=village, by=clerk)
    with pytest.raises(VerifierIsNotIndependent, match="报的或代录的"):
        verify(road, finding="通车", by=both, **NOW)


def test_somebody_in_two_offices_verifies_what_lies_outside_both(road, works_office, farm_office, safety_office, clerk):
    post(farm_office, "unit", "农田岗", "孙", "sun")
    sun = post(safety_office, "verifier", "核实岗", "孙", "sun")

    reported(road, lead=works_office, by=clerk)
    verify(road, finding="通车", by=sun, **NOW)
    assert road.stage == "verified"


def test_somebody_in_two_offices_does_not_verify_either(town, road, farm_office, safety_office, clerk):
    post(farm_office, "unit", "农田岗", "孙", "sun")
    sun = post(safety_office, "verifier", "核实岗", "孙", "sun")

    reported(road, lead=farm_office, by=clerk)
    with pytest.raises(VerifierIsNotIndependent, match="农业农村办农田岗"):
        verify(road, finding="通车", by=sun, **NOW)


def test_somebody_in_two_offices_sees_what_both_owe(farm_office, works_office, clerk, road, signed_in, today):
    post(farm_office, "unit", "农田岗", "孙", "sun")
    sun = post(works_office, "unit", "路桥岗", "孙", "sun")
    assign(road, to=works_office, duty="dated", by=clerk, **NOW)

    page = signed_in(sun).get("/").content.decode()
    assert "农业农村办待办" in page and "建设办待办" in page


def test_a_post_that_passed_on_leaves_its_steps_to_whoever_made_them(road, works_office, works_clerk, clerk, signed_in, today):
    assign(road, to=works_office, duty="dated", by=clerk, **NOW)
    sign_for(road, by=works_clerk, **NOW)
    client = signed_in(clerk)
    client.post(reverse("person-new"), {"name": "金", "username": "jin"})
    held = Post.objects.get(office=works_office)
    client.post(reverse("post-hand-over", args=[held.pk]), {"user": User.objects.get(username="jin").pk, "since": MONDAY.isoformat()})

    jin = actor_of(User.objects.get(username="jin"), MONDAY)
    report(road, words="过半", finished=False, by=jin, **NOW)
    assert list(road.steps.order_by("number").values_list("user_name", flat=True))[-2:] == ["吴", "金"]
