"""The verbs of the settings: history is kept, every change has its link, and a refusal says what to do."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from guatu.conftest import MONDAY, post
from guatu.records.offices.acting import actor_of
from guatu.records.offices.lifecycle import (
    admit,
    amend,
    bar,
    close,
    end_post,
    found,
    hand_over,
    merge,
    open_account,
    remove,
    rename,
    reset,
    set_duties,
    set_up,
)
from guatu.records.offices.lifecycle.who import FIRST_MORNING
from guatu.records.offices.models import Change, Kind, Office, Post, User
from guatu.records.offices.refusals import (
    AlsoElsewhere,
    DayDoesNotFit,
    LastOfItsKind,
    NameIsTaken,
    NotAbove,
    NotTheSame,
    NotYoursToSet,
    OnlyTheAdministrator,
    StillBusy,
    StillNamed,
    UserNameIsOdd,
    UserNameIsTaken,
)
from guatu.records.trail.chain import first_break
from guatu.records.trail.models import Link

pytestmark = pytest.mark.django_db
JULY = date(2026, 7, 1)


def test_an_office_that_is_founded_has_its_place_and_its_link(town, clerk, when):
    office = found("水利站", parent=town, kind=Kind.DEPARTMENT, by=clerk, field="农业", **when)

    assert office.is_below(town)
    link = Link.objects.get(subject=f"offices.office:{office.pk}")
    assert link.verb == "found"
    assert first_break() is None


def test_a_change_of_the_journal_is_found_by_the_check_of_the_chain(town, clerk, when):
    found("水利站", parent=town, kind=Kind.DEPARTMENT, by=clerk, **when)
    Change.objects.update(note="后来改的")

    assert first_break() is not None


def test_the_journal_only_grows(town, clerk, when):
    found("水利站", parent=town, kind=Kind.DEPARTMENT, by=clerk, **when)

    for spoil in (lambda: Change.objects.update(user_name="别人"), lambda: Change.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            spoil()


def test_two_offices_of_a_town_do_not_share_a_name(town, works_office, clerk, when):
    with pytest.raises(NameIsTaken, match="建设管理办公室"):
        found("村镇办", short="建设办", parent=town, kind=Kind.DEPARTMENT, by=clerk, **when)


def test_another_town_may_use_the_same_names(other_town, works_office, admin, district, when):
    chief = post(district, "admin", "区管理员", "梁", "liang")
    assert found("建设办", parent=other_town, kind=Kind.DEPARTMENT, by=chief, **when).pk


def test_an_office_is_moved_below_another_and_takes_along_what_lies_below_it(town, works_office, farm_office, clerk, when):
    team = found("市政队", parent=works_office, kind=Kind.DEPARTMENT, by=clerk, **when)
    road = found("养护班", parent=team, kind=Kind.DEPARTMENT, by=clerk, **when)
    amend(team, parent=farm_office, by=clerk, **when)

    road.refresh_from_db()
    assert team.is_below(farm_office) and road.is_below(team) and not road.is_below(works_office)
    assert Office.objects.below(farm_office).count() == 2
    with pytest.raises(NotAbove):
        amend(team, parent=road, by=clerk, **when)


def test_an_office_is_never_moved_to_another_town(works_office, other_town, clerk, when):
    with pytest.raises(NotAbove):
        amend(works_office, parent=other_town, by=clerk, **when)


def test_a_renamed_office_is_still_found_by_its_former_name(works_office, clerk, when):
    rename(works_office, "规划建设办公室", short="规建办", by=clerk, today=MONDAY, on=JULY, at=when["at"])

    works_office.refresh_from_db()
    assert works_office.called == "规建办"
    assert works_office.also == ["建设管理办公室", "建设办"]
    assert Change.objects.get().values["name"] == ["建设管理办公室", "规划建设办公室"]
    assert Change.objects.get().on == JULY


def test_nothing_is_renamed_or_merged_before_its_day(works_office, village, farm_office, clerk, when):
    with pytest.raises(DayDoesNotFit):
        rename(works_office, "规建办", by=clerk, today=JULY, **when)
    with pytest.raises(DayDoesNotFit):
        merge(village, farm_office, by=clerk, today=JULY, **when)


def test_a_merged_village_ends_the_day_before_and_its_name_and_its_people_go_over(town, village, clerk, when):
    west = found("河西村", parent=town, kind=Kind.VILLAGE, by=clerk, **when)
    head = post(village, "head", "村负责人", "蒋", "jiang")

    merge(village, west, by=clerk, today=MONDAY, on=JULY, at=when["at"])

    village.refresh_from_db(), west.refresh_from_db()
    assert (village.until, village.becomes) == (date(2026, 6, 30), west)
    assert village.called == "河东村（并入河西村）"
    assert "河东村" in west.also
    assert [held.office_name for held in actor_of(User.objects.get(pk=head.user), MONDAY).posts] == ["河西村"]
    assert first_break() is None


def test_whoever_sat_in_a_merged_office_keeps_the_post(town, works_office, clerk, admin, when):
    party = found("党政办公室", parent=town, kind=Kind.DEPARTMENT, by=clerk, **when)
    sitting = post(party, "clerk", "督办岗", "周", "zhou")

    merge(party, works_office, by=clerk, today=MONDAY, **when)

    held = actor_of(User.objects.get(pk=sitting.user), MONDAY).posts
    assert [(each.role, each.office) for each in held] == [("clerk", works_office.pk)]


def test_a_clerk_does_not_close_an_office_with_who_watches_over_her_in_it(town, safety_office, verifier, clerk, admin, when):
    with pytest.raises(OnlyTheAdministrator):
        close(safety_office, last=MONDAY, by=clerk, **when)

    close(safety_office, last=MONDAY, by=admin, **when)
    assert not Post.objects.on(date(2026, 11, 17)).filter(office=safety_office).exists()


def test_the_office_of_the_last_who_may_set_anything_is_not_closed(town, works_office, when):
    alone = post(works_office, "clerk", "督办岗", "周", "zhou")
    with pytest.raises(LastOfItsKind):
        close(works_office, last=MONDAY, by=alone, **when)


def test_a_village_is_not_merged_into_itself_its_town_or_another_town(town, other_town, village, clerk, when):
    elsewhere = Office.objects.create(name="石桥村", kind=Kind.VILLAGE, parent=other_town)
    for into in (village, town, elsewhere):
        with pytest.raises(NotTheSame):
            merge(village, into, by=clerk, today=MONDAY, **when)


def test_an_office_with_open_work_is_not_closed(works_office, clerk, when):
    with pytest.raises(StillBusy, match="3 条"):
        close(works_office, last=MONDAY, busy="还有 3 条在办的事项", by=clerk, **when)


def test_a_closed_office_takes_its_posts_along(works_office, works_clerk, clerk, when):
    close(works_office, last=MONDAY, by=clerk, **when)

    assert Post.objects.get(office=works_office).until == MONDAY
    assert works_office not in Office.objects.on(date(2026, 11, 17))


def test_an_office_is_not_deleted_while_anything_names_it(works_office, works_clerk, village, clerk, when):
    with pytest.raises(StillNamed, match="1 个岗位"):
        remove(works_office, by=clerk, **when)

    remove(village, by=clerk, **when)
    assert not Office.objects.filter(name="河东村").exists()
    assert Change.objects.filter(verb="remove", called="河东村").exists()


def test_what_names_an_office_behind_the_scenes_counts_too(town, village, works_office, leader, clerk, when):
    with pytest.raises(StillNamed, match="1 个分管"):
        remove(works_office, by=clerk, **when)


def test_a_post_that_was_to_begin_later_is_never_held_in_a_closed_office(works_office, clerk, when):
    later = set_up(works_office, role="unit", title="路桥岗", user=None, since=date(2026, 12, 1), by=clerk, **when)
    close(works_office, last=MONDAY, by=clerk, **when)
    assert not Post.objects.on(date(2026, 12, 1)).filter(pk=later.pk).exists()


def test_a_change_keeps_what_was_and_what_is(works_office, clerk, when):
    amend(works_office, field="城建", also=["村镇办"], by=clerk, **when)

    assert Change.objects.get().values == {"field": ["建设", "城建"], "also": [[], ["村镇办"]]}


def test_duties_are_replaced_as_a_whole_and_not_written_twice(works_office, clerk, when):
    assert set_duties(works_office, ["路灯", "公厕", "路灯"], by=clerk, **when)
    assert set_duties(works_office, ["路灯", "公厕"], by=clerk, **when) is None
    assert list(works_office.duties.values_list("number", "words")) == [(1, "路灯"), (2, "公厕")]


def test_a_new_holder_begins_when_the_old_one_ends(works_office, works_clerk, clerk, when):
    old = Post.objects.get(office=works_office)
    new_user = open_account("jin", "金", office=works_office, by=clerk, **when).user

    new = hand_over(old, new_user, since=JULY, by=clerk, **when)

    old.refresh_from_db()
    assert (old.until, new.since, new.user.name) == (date(2026, 6, 30), JULY, "金")
    assert old.user.name == "吴"


def test_a_vacant_post_is_filled(works_office, clerk, when):
    vacant = set_up(works_office, role="unit", title="路桥岗", user=None, by=clerk, **when)
    user = open_account("jin", "金", office=works_office, by=clerk, **when).user

    assert hand_over(vacant, user, since=MONDAY, by=clerk, **when).pk == vacant.pk


def test_a_one_time_password_is_not_kept_and_must_be_changed(works_office, clerk, when):
    opened = open_account("jin", "金", office=works_office, by=clerk, **when)

    assert opened.user.must_change
    assert opened.user.check_password(opened.password)
    assert opened.password not in str(list(Change.objects.values()))
    assert reset(opened.user, office=works_office, by=clerk, **when).password != opened.password


def test_a_sign_in_name_is_one_persons(works_office, clerk, when):
    with pytest.raises(UserNameIsTaken):
        open_account("chen", "另一个陈", office=works_office, by=clerk, **when)


@pytest.mark.parametrize("name", ["陈 <x>", "chen wu", "a/b", "陈；"])
def test_a_sign_in_name_can_be_typed_and_told_over_the_telephone(name, works_office, clerk, when):
    with pytest.raises(UserNameIsOdd):
        open_account(name, "陈", office=works_office, by=clerk, **when)
    assert open_account("陈.路桥-2", "陈", office=works_office, by=clerk, **when).user.username == "陈.路桥-2"


def test_where_there_is_an_administrator_the_clerk_gives_nobody_the_right_to_verify(town, clerk, admin, verifier, when):
    with pytest.raises(OnlyTheAdministrator, match="系统管理员"):
        set_up(town, role="verifier", title="核实岗", user=User.objects.get(pk=clerk.user), by=clerk, **when)
    with pytest.raises(OnlyTheAdministrator):
        reset(User.objects.get(pk=verifier.user), office=town, by=clerk, **when)

    assert set_up(town, role="verifier", title="核实岗", user=None, by=admin, **when).pk


def test_a_town_does_not_take_over_the_account_of_somebody_who_also_sits_in_the_district(town, district, admin, when):
    post(town, "unit", "联络岗", "杜", "du")
    post(district, "reader", "查阅岗", "杜", "du")
    with pytest.raises(AlsoElsewhere, match="清河区查阅岗"):
        reset(User.objects.get(username="du"), office=town, by=admin, **when)


def test_a_town_without_an_administrator_is_the_clerks_to_set_up(town, clerk, when):
    assert set_up(town, role="verifier", title="核实岗", user=None, by=clerk, **when).pk


@pytest.mark.parametrize("who", ["reader", "works_clerk", "mayor"])
def test_nobody_else_changes_settings(town, who, request, when):
    with pytest.raises(NotYoursToSet, match="督办岗"):
        found("水利站", parent=town, kind=Kind.DEPARTMENT, by=request.getfixturevalue(who), **when)


def test_a_clerk_of_one_town_does_not_set_another(other_town, clerk, when):
    with pytest.raises(NotYoursToSet):
        found("水利站", parent=other_town, kind=Kind.DEPARTMENT, by=clerk, **when)


def test_the_first_morning_ends_with_the_first_account(db, when):
    town = found("云溪镇", parent=None, kind=Kind.TOWN, by=FIRST_MORNING, **when)
    open_account("chen", "陈", office=town, by=FIRST_MORNING, **when)

    with pytest.raises(NotYoursToSet):
        found("水利站", parent=town, kind=Kind.DEPARTMENT, by=FIRST_MORNING, **when)


def test_whoever_is_left_alone_does_not_lock_the_door(town, clerk, when):
    mine = Post.objects.get(role="clerk")
    with pytest.raises(LastOfItsKind):
        end_post(mine, last=MONDAY, by=clerk, **when)
    with pytest.raises(LastOfItsKind):
        bar(User.objects.get(), office=town, by=clerk, **when)


def test_an_account_that_is_barred_may_be_admitted_again(town, clerk, works_clerk, when):
    wu = User.objects.get(username="wu")
    bar(wu, office=town, by=clerk, **when)
    assert not User.objects.get(pk=wu.pk).is_active
    admit(wu, office=town, by=clerk, **when)
    assert User.objects.get(pk=wu.pk).is_active
