"""The cast hangs together: every post has its office, every right its verifier and approver."""

import re
from collections import Counter

from guatu.site.demo.cast import DISTRICT, OFFERED, PEOPLE, POSTS, QINGHE, TOWN, TOWNS, YUNXI, walk

OFFICES = dict(walk())


def test_every_post_is_in_an_office_of_the_cast_and_in_charge_of_such():
    for post in POSTS:
        assert post.office in OFFICES, post
        assert set(post.in_charge_of) <= OFFICES.keys(), post


def test_whoever_signs_in_has_a_post_and_whoever_has_a_post_can_sign_in():
    names = [person.username for person in PEOPLE]

    assert len(names) == len(set(names))
    assert set(names) == {post.username for post in POSTS if post.username}
    assert set(OFFERED) <= set(names)
    assert all(re.fullmatch("[a-z]+", name) for name in names)


def test_fourteen_towns_the_first_of_them_the_one_on_the_wall():
    assert len(TOWNS) == 14
    assert TOWNS[0].name == TOWN
    assert len({town.code for town in TOWNS}) == 14
    assert QINGHE.name == DISTRICT


def test_twelve_villages_and_four_communities_each_with_duties():
    kinds = Counter(office.kind for office in TOWNS[0].within)

    assert kinds == {"department": 12, "village": 12, "community": 4}
    assert all(6 <= len(office.duties) <= 14 for office in TOWNS[0].within if office.kind != "department")
    assert all(6 <= len(office.duties) <= 12 for office in TOWNS[0].within if office.kind == "department")
    assert all(office.field for office in TOWNS[0].within)


def test_every_office_that_can_lead_in_the_town_has_one_leader_in_charge_and_somebody_for_its_lines():
    charges = Counter(path for post in POSTS if post.role == "approver" for path in post.in_charge_of)
    units = {post.office for post in POSTS if post.role == "unit"}

    for office in TOWNS[0].within:
        path = f"{YUNXI}/{office.name}"
        assert charges[path] == 1, path
        if office.name != "镇纪委监察办公室":
            assert path in units, path


def test_every_line_of_the_town_can_be_closed_from_the_sign_in_page():
    leaders = {post.username for post in POSTS if post.role == "approver" and post.office == YUNXI}
    assert leaders <= set(OFFERED)


def test_there_are_two_verifiers_of_two_offices_so_that_each_can_verify_the_other():
    offices = [post.office for post in POSTS if post.role == "verifier" and post.office.startswith(YUNXI)]

    assert len(set(offices)) >= 2


def test_names_are_unique_within_their_office():
    for _, office in walk():
        names = [inner.name for inner in office.within]
        assert len(names) == len(set(names))
