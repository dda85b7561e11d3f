"""划归: a village comes under another management district on a day; the days before keep their own tree."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, post
from guatu.records.offices.lifecycle import amend, close, found, remove, transfer
from guatu.records.offices.models import Act, Change, Kind, Office
from guatu.records.offices.places import came_away_since, parents_on
from guatu.records.offices.refusals import (
    DayDoesNotFit,
    NotAbove,
    NothingIsDifferent,
    NotYoursToSet,
    StillBusy,
    StillNamed,
)
from guatu.records.trail.chain import first_break

pytestmark = pytest.mark.django_db
JUNE_30, JULY, AUGUST = date(2026, 6, 30), date(2026, 7, 1), date(2026, 8, 1)


@pytest.fixture
def east(town):
    return Office.objects.create(name="东片管理区", parent=town)


@pytest.fixture
def west(town):
    return Office.objects.create(name="西片管理区", parent=town)


@pytest.fixture
def group(village):
    return Office.objects.create(name="河东一组", kind=Kind.VILLAGE, parent=village)


@pytest.fixture
def under_east(east, village, group, clerk, when):
    """The village lies below 东片管理区, and always has."""
    amend(village, parent=east, by=clerk, **when)
    return village


def come_under(office, below, day, by, when):
    return transfer(office, below, by=by, on=day, at=when["at"], today=MONDAY)


def parent_on(office, day):
    return parents_on([Office.objects.get(pk=office.pk)], day)[office.pk]


def test_from_its_day_the_village_lies_below_the_other_and_before_it_below_the_former(under_east, east, west, clerk, when):
    come_under(under_east, west, JULY, clerk, when)

    assert (parent_on(under_east, JUNE_30), parent_on(under_east, JULY)) == (east.pk, west.pk)
    assert first_break() is None
    told = Change.objects.filter(verb=Act.TRANSFER).get()
    assert (told.on, told.in_words) == (JULY, ["上级：东片管理区 → 西片管理区"])


def test_what_lies_below_it_goes_along_and_todays_tree_is_found_by_its_range(under_east, group, east, west, clerk, when):
    come_under(under_east, west, JULY, clerk, when)

    assert set(Office.objects.below(west)) == {under_east, group}
    assert not Office.objects.below(east).exists()


def test_a_village_that_moves_twice_keeps_both_places(under_east, town, east, west, clerk, when):
    come_under(under_east, west, JULY, clerk, when)
    come_under(under_east, town, AUGUST, clerk, when)

    days = (JUNE_30, JULY, date(2026, 7, 31), AUGUST)
    assert [parent_on(under_east, day) for day in days] == [east.pk, west.pk, west.pk, town.pk]


def test_what_came_away_since_a_day_is_known_at_any_depth(under_east, group, town, east, west, clerk, when):
    come_under(group, town, JULY, clerk, when)
    come_under(under_east, west, AUGUST, clerk, when)

    assert set(came_away_since([east], JUNE_30)) == {group, under_east}
    assert set(came_away_since([east], JULY)) == {under_east}
    assert came_away_since([east], AUGUST) == []


def test_the_day_has_come_and_leaves_a_day_below_the_former(under_east, town, west, clerk, when):
    with pytest.raises(DayDoesNotFit, match="还没有到"):
        come_under(under_east, west, date(2026, 11, 17), clerk, when)

    come_under(under_east, west, JULY, clerk, when)
    for day in (JULY, JUNE_30):
        with pytest.raises(DayDoesNotFit, match="自 2026-07-01 才在西片管理区下面"):
            come_under(under_east, town, day, clerk, when)


def test_neither_of_the_two_is_new_that_day_or_gone(under_east, town, clerk, when):
    late = found("北片管理区", parent=town, kind=Kind.DEPARTMENT, since=AUGUST, by=clerk, **when)
    with pytest.raises(DayDoesNotFit, match="自 2026-08-01 才有"):
        come_under(under_east, late, JULY, clerk, when)

    close(late, last=MONDAY, by=clerk, **when)
    with pytest.raises(DayDoesNotFit, match="还在用的单位"):
        come_under(under_east, late, MONDAY, clerk, when)


def test_it_goes_below_neither_itself_nor_what_is_below_it_nor_another_town(under_east, group, town, other_town, clerk, when):
    for below in (under_east, group, other_town):
        with pytest.raises(NotAbove):
            come_under(under_east, below, JULY, clerk, when)
    with pytest.raises(NotAbove):
        come_under(town, under_east, JULY, clerk, when)


def test_below_where_it_lies_already_nothing_is_moved(under_east, east, clerk, when):
    with pytest.raises(NothingIsDifferent, match="现在就在东片管理区下面"):
        come_under(under_east, east, JULY, clerk, when)


def test_only_who_sets_the_town_moves_its_offices(under_east, west, works_clerk, when):
    with pytest.raises(NotYoursToSet):
        come_under(under_east, west, JULY, works_clerk, when)


def test_a_former_parent_keeps_its_history_and_closes_when_all_have_gone(under_east, east, west, clerk, when):
    come_under(under_east, west, JULY, clerk, when)

    with pytest.raises(StillNamed):
        remove(east, by=clerk, **when)
    with pytest.raises(StillBusy, match="河东村"):
        close(east, last=date(2026, 6, 15), by=clerk, **when)
    close(east, last=JUNE_30, by=clerk, **when)
    assert Office.objects.get(pk=east.pk).until == JUNE_30


def test_a_wrong_parent_is_put_right_without_a_day(under_east, west, clerk, when):
    amend(under_east, parent=west, by=clerk, **when)
    assert parent_on(under_east, JUNE_30) == west.pk


def test_a_post_goes_along_with_its_office(under_east, west, clerk, when):
    held = post(under_east, "unit", "村文书", "蒋", "jiang").posts[0]
    come_under(under_east, west, JULY, clerk, when)

    from guatu.records.offices.acting import actor_of
    from guatu.records.offices.models import User

    now = actor_of(User.objects.get(username="jiang"), MONDAY).posts[0]
    assert now.key == held.key and now.is_in_or_below(west.path)
