"""Offices as a tree by date, posts by date, and who acts."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, post
from guatu.records.offices.acting import actor_of, wholes_of
from guatu.records.offices.models import Kind, Office, Post, User
from guatu.records.offices.models.office import whole_of

pytestmark = pytest.mark.django_db


def test_an_office_lies_below_its_town_and_its_district_and_not_below_itself(works_office, town, district):
    assert works_office.is_below(town)
    assert works_office.is_below(district)
    assert not works_office.is_below(works_office)
    assert whole_of(works_office) == town


def test_a_subtree_is_found_at_any_depth_and_without_its_neighbours(town, other_town, works_office, village):
    section = Office.objects.create(name="路桥组", parent=works_office)
    Office.objects.create(name="石桥镇建设办", parent=other_town)
    assert set(Office.objects.below(town)) == {works_office, village, section}


def test_more_than_nine_offices_keep_their_places(town):
    for n in range(25):
        Office.objects.create(name=f"{n}村", parent=town, kind=Kind.VILLAGE)
    assert Office.objects.below(town).count() == 25
    assert len(set(Office.objects.values_list("path", flat=True))) == Office.objects.count()


def test_the_district_and_marked_outside_offices_may_ask_work_of_a_town(town, district, works_office):
    water = Office.objects.create(name="区水务局", kind=Kind.OUTSIDE, parent=town, may_ask=True)
    Office.objects.create(name="供电公司", kind=Kind.OUTSIDE, parent=town)
    fire = Office.objects.create(name="区消防救援大队", kind=Kind.OUTSIDE, parent=district, may_ask=True)
    elsewhere = Office.objects.create(name="东桥镇", kind=Kind.TOWN, parent=district)
    Office.objects.create(name="东桥供水站", kind=Kind.OUTSIDE, parent=elsewhere, may_ask=True)
    assert set(Office.objects.that_may_ask(town)) == {district, water, fire}


def test_a_merged_village_is_gone_on_its_day_and_stays_before(village):
    village.until = date(2026, 6, 30)
    village.save()
    assert village in Office.objects.on(date(2026, 6, 30))
    assert village not in Office.objects.on(date(2026, 7, 1))


def test_a_post_gives_rights_from_its_first_day_to_its_last(town):
    actor = post(town, "clerk", "督办岗", "陈", "chen")
    Post.objects.update(since=date(2026, 11, 1), until=date(2026, 11, 30))
    user = User.objects.get(pk=actor.user)
    assert actor_of(user, MONDAY).posts
    assert not actor_of(user, date(2026, 12, 1)).posts
    assert not actor_of(user, date(2026, 10, 31)).posts


def test_one_person_may_sit_in_two_offices(town, works_office, safety_office):
    post(works_office, "unit", "路桥岗", "孙", "sun")
    actor = post(safety_office, "verifier", "核实岗", "孙", "sun")
    assert {held.office for held in actor.posts} == {works_office.pk, safety_office.pk}
    assert wholes_of(actor) == [town]


def test_a_password_is_never_made_up(db):
    user = User.objects.create_user("chen", name="陈", password=None)
    assert not user.has_usable_password()


def test_nothing_is_kept_of_when_somebody_signed_in(client, db):
    user = User.objects.create_user("chen", name="陈", password="shi-yi-shi-2026")
    client.post("/sign-in/", {"username": "chen", "password": "shi-yi-shi-2026"})
    assert "_auth_user_id" in client.session
    user.refresh_from_db()
    assert not any("login" in field.name for field in User._meta.get_fields())
