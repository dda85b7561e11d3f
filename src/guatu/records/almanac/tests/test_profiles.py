"""时限规则: shipped, changed by a town, added, switched off; each with its source."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from guatu.conftest import MONDAY, at
from guatu.crafts.timing.clocks import Basis, Budget, Unit, reckon
from guatu.crafts.timing.profiles import Profile
from guatu.records.almanac.lifecycle import copy_profile, set_profile, switch
from guatu.records.almanac.models import OwnProfile
from guatu.records.almanac.profiles import find, offered, profiles_of
from guatu.records.almanac.refusals import NameIsUsed
from guatu.records.almanac.shipped import SHIPPED
from guatu.records.offices.models import Change
from guatu.records.offices.refusals import NothingIsDifferent, NotYoursToSet
from guatu.records.trail.chain import first_break

BY_KEY = {profile.key: profile for profile in SHIPPED}


@pytest.mark.parametrize(
    ("key", "limit"),
    [
        ("13710-plain", (7, "day")), ("13710-complex", (1, "month")), ("order-urgent", (5, "day")), ("order-plain", (15, "day")),
        ("order-hard", (30, "day")), ("minutes", (20, "day")), ("meeting", (5, "workday")), ("hotline", (5, "workday")),
        ("grid-spot", (1, "day")), ("grid-plain", (3, "day")), ("grid-hard", (7, "day")), ("grid-longest", (15, "day")),
        ("call-danger", (2, "hour")), ("call-supply", (24, "hour")), ("call-plain", (7, "day")), ("call-hard", (15, "day")),
        ("petition-receive", (15, "day")), ("petition-object", (5, "workday")), ("petition-settle", (60, "day")),
        ("deputies-plain", (3, "month")), ("deputies-hard", (6, "month")), ("deputies-return", (7, "workday")),
        ("proposals-plain", (3, "month")),
    ],
)  # fmt: skip
def test_the_shipped_limits(key, limit):
    assert BY_KEY[key].budget == Budget(limit[0], Unit(limit[1]))


def test_every_shipped_profile_has_a_source_and_a_name_of_its_own():
    assert len({profile.key for profile in SHIPPED}) == len({profile.called for profile in SHIPPED}) == len(SHIPPED)
    assert all(len(profile.source) > 8 and profile.event for profile in SHIPPED)
    assert {profile.series for profile in SHIPPED if profile.basis is Basis.LAW} == {"信访", "代表建议"}


def test_every_shipped_profile_fits_its_row():
    for profile in SHIPPED:
        row = OwnProfile(whole_id=1, key=profile.key)
        row.take(profile)
        row.clean_fields(exclude=["whole"])
        assert row.value == profile


def test_the_stage_plan_of_13710():
    plan = [(day, node.what) for node, day in BY_KEY["13710-complex"].plan(MONDAY)]
    assert plan == [
        (date(2026, 11, 17), "研究部署"), (date(2026, 11, 19), "反馈进展"), (date(2026, 11, 23), "给出节点和计划"), (date(2026, 12, 16), "办结"),
    ]  # fmt: skip


def test_a_petition_ends_after_sixty_days_and_may_be_extended_by_thirty():
    petition = BY_KEY["petition-settle"]
    told = reckon(petition.clock(date(2026, 8, 4)))
    assert (told.due, told.falls_on_a_day_off, petition.more) == (date(2026, 10, 3), True, 30)


def test_hours_run_from_the_moment_and_of_a_day_from_its_beginning():
    assert reckon(BY_KEY["call-danger"].clock(datetime(2026, 11, 16, 23, 30))).due == datetime(2026, 11, 17, 1, 30)
    assert reckon(BY_KEY["call-supply"].clock(MONDAY)).day == date(2026, 11, 17)


# -- what a town makes of them ------------------------------------------------------------------------------------


def acting(by):
    return {"by": by, "on": MONDAY, "at": at(MONDAY)}


@pytest.mark.django_db
def test_a_town_changes_a_limit_for_itself_alone(town, other_town, clerk):
    kept = find(town, "hotline")
    set_profile(kept, replace(kept.profile, budget=Budget(3, Unit.WORKDAY), source="云溪镇热线办理办法"), whole=town, **acting(clerk))

    assert find(town, "hotline").profile.budget == Budget(3, Unit.WORKDAY)
    assert find(town, "hotline").is_changed and not find(other_town, "hotline").is_changed
    change = Change.objects.get()
    assert "时限：5 个工作日 → 3 个工作日" in change.in_words
    assert first_break() is None


@pytest.mark.django_db
def test_what_is_shipped_anew_reaches_a_town_that_has_not_touched_it(town, clerk, monkeypatch):
    later = tuple(replace(each, note="新版说明") if each.key == "minutes" else each for each in SHIPPED)
    switch(find(town, "hotline"), whole=town, **acting(clerk))
    monkeypatch.setattr("guatu.records.almanac.profiles.SHIPPED", later)
    assert find(town, "minutes").profile.note == "新版说明"


@pytest.mark.django_db
def test_a_copy_is_the_towns_own_and_stands_with_its_set(town, clerk):
    own = copy_profile(replace(BY_KEY["order-plain"], name="镇长批示", budget=Budget(10, Unit.WORKDAY)), whole=town, **acting(clerk))
    names = [kept.profile.called for kept in profiles_of(town)]
    assert names[names.index("批示件·疑难") + 1] == own.value.called == "批示件·镇长批示"


@pytest.mark.django_db
def test_two_in_use_never_bear_one_name(town, clerk):
    with pytest.raises(NameIsUsed):
        copy_profile(BY_KEY["order-plain"], whole=town, **acting(clerk))
    switch(find(town, "order-plain"), whole=town, **acting(clerk))
    copy_profile(BY_KEY["order-plain"], whole=town, **acting(clerk))
    with pytest.raises(NameIsUsed):
        switch(find(town, "order-plain"), whole=town, **acting(clerk))


@pytest.mark.django_db
def test_what_is_switched_off_is_not_offered_and_may_be_again(town, clerk):
    switch(find(town, "grid-spot"), whole=town, **acting(clerk))
    assert "grid-spot" not in {profile.key for profile in offered(town)}
    switch(find(town, "grid-spot"), whole=town, **acting(clerk))
    assert "grid-spot" in {profile.key for profile in offered(town)}
    assert [change.in_words for change in Change.objects.order_by("link")] == [["启用：是 → 否"], ["启用：否 → 是"]]


@pytest.mark.django_db
def test_a_change_that_changes_nothing_is_refused_and_so_is_who_may_not_set(town, clerk, reader):
    kept = find(town, "hotline")
    with pytest.raises(NothingIsDifferent):
        set_profile(kept, kept.profile, whole=town, **acting(clerk))
    with pytest.raises(NotYoursToSet):
        switch(kept, whole=town, **acting(reader))
    assert not OwnProfile.objects.exists()


def test_a_profile_is_called_by_its_set_and_its_name():
    profile = Profile("k", "13710", "一般事项", Budget(7, Unit.DAY), "交办", Basis.DEFAULT, "本镇做法")
    assert profile.called == "13710·一般事项"
    assert replace(profile, series="会议", name="会议纪要").called == "会议纪要"
