"""代岗: the rights of a post for some days, both names in the journal, an end of its own."""

from datetime import date, timedelta

import pytest

from guatu.conftest import MONDAY, post
from guatu.records.offices.acting import actor_of
from guatu.records.offices.lifecycle import call_back, hand_over, merge, substitute
from guatu.records.offices.models import Change, Post, User
from guatu.records.offices.refusals import (
    DayDoesNotFit,
    LastsTooLong,
    NobodyToStandIn,
    NothingIsDifferent,
    NotTogether,
    NotYoursToSet,
    OnlyTheAdministrator,
    StandsInAlready,
)

FRIDAY = MONDAY + timedelta(days=4)


@pytest.fixture
def wang(village):
    """王, of the village: no part in the works office."""
    post(village, "unit", "村水利员", "王", "wang")
    return User.objects.get(username="wang")


@pytest.fixture
def wus_post(works_clerk):
    return Post.objects.get(user=works_clerk.user)


def test_the_substitute_has_the_rights_of_the_post_in_those_days_and_no_others(clerk, wang, wus_post, when):
    substitute(wus_post, wang, since=MONDAY, until=FRIDAY, by=clerk, **when)

    def titles(day):
        return [held.title for held in actor_of(wang, day).posts]

    assert titles(MONDAY - timedelta(days=1)) == ["河东村村水利员"]
    assert titles(MONDAY) == titles(FRIDAY) == ["河东村村水利员", "建设办路桥岗"]
    assert titles(FRIDAY + timedelta(days=1)) == ["河东村村水利员"]


def test_an_act_in_anothers_post_is_named_after_both_and_one_in_ones_own_after_oneself(clerk, wang, wus_post, when):
    substitute(wus_post, wang, since=MONDAY, until=FRIDAY, by=clerk, **when)
    actor = actor_of(wang, MONDAY)

    assert [actor.named_in(held) for held in actor.posts] == ["王", "王代吴"]


def test_it_ends_with_the_post_that_is_handed_over(clerk, wang, wus_post, second_clerk, when):
    substitute(wus_post, wang, since=MONDAY, until=FRIDAY, by=clerk, **when)
    hand_over(wus_post, User.objects.get(pk=second_clerk.user), since=MONDAY + timedelta(days=2), by=clerk, **when)

    assert len(actor_of(wang, MONDAY + timedelta(days=1)).posts) == 2
    assert len(actor_of(wang, MONDAY + timedelta(days=2)).posts) == 1


def test_it_goes_over_with_the_post_when_offices_merge(clerk, wang, wus_post, works_office, farm_office, when):
    substitute(wus_post, wang, since=MONDAY, until=FRIDAY, by=clerk, **when)
    merge(works_office, farm_office, by=clerk, today=MONDAY, **when)

    assert [held.title for held in actor_of(wang, MONDAY).posts_as("unit")] == ["河东村村水利员", "农业农村办路桥岗"]
    assert len(actor_of(wang, FRIDAY + timedelta(days=1)).posts) == 1


def test_called_back_it_is_over_at_once_and_both_acts_are_in_the_journal(clerk, wang, wus_post, when):
    standing_in = substitute(wus_post, wang, since=MONDAY, until=FRIDAY, by=clerk, note="外出学习", **when)
    call_back(standing_in, by=clerk, **when)

    assert len(actor_of(wang, MONDAY).posts) == 1
    back, given = Change.objects.filter(subject=f"offices.post:{wus_post.pk}")
    assert [given.get_verb_display(), back.get_verb_display()] == ["设代岗", "收回代岗"]
    assert set(given.in_words) == {"代岗人：王", "自：2026-11-16", "最后一天：2026-11-20"}
    with pytest.raises(DayDoesNotFit):
        call_back(standing_in, by=clerk, **when)


@pytest.mark.parametrize(
    ("since", "until", "refusal"),
    [
        (date(2026, 11, 15), date(2026, 11, 20), DayDoesNotFit),
        (date(2026, 11, 20), date(2026, 11, 17), DayDoesNotFit),
        (date(2026, 11, 16), date(2027, 5, 19), LastsTooLong),
    ],
)
def test_not_for_days_that_are_over_that_run_backwards_or_for_half_a_year(clerk, wang, wus_post, when, since, until, refusal):
    with pytest.raises(refusal):
        substitute(wus_post, wang, since=since, until=until, by=clerk, **when)


def test_one_substitute_at_a_time_never_the_holder_and_none_for_a_vacant_post(clerk, wang, wus_post, verifier, village, when):
    substitute(wus_post, wang, since=MONDAY, until=FRIDAY, by=clerk, **when)

    with pytest.raises(StandsInAlready, match="2026-11-16 至 2026-11-20 已经由王代岗"):
        substitute(wus_post, User.objects.get(pk=verifier.user), since=FRIDAY, until=FRIDAY, by=clerk, **when)
    with pytest.raises(NothingIsDifferent):
        substitute(wus_post, wus_post.user, since=MONDAY, until=FRIDAY, by=clerk, **when)
    vacant = Post.objects.create(role="unit", title="承办岗", office=village)
    with pytest.raises(NobodyToStandIn):
        substitute(vacant, wang, since=MONDAY, until=FRIDAY, by=clerk, **when)


def test_it_is_set_by_whoever_may_set_the_post(clerk, works_clerk, wang, verifier, admin, wus_post, when):
    zhengs = Post.objects.get(user=verifier.user)

    with pytest.raises(NotYoursToSet):
        substitute(wus_post, wang, since=MONDAY, until=FRIDAY, by=works_clerk, **when)
    with pytest.raises(OnlyTheAdministrator, match="给核实岗设代岗要由系统管理员办"):
        substitute(zhengs, wang, since=MONDAY, until=FRIDAY, by=clerk, **when)
    assert substitute(zhengs, wang, since=MONDAY, until=FRIDAY, by=admin, **when)


def test_nobody_stands_in_for_an_administrator_who_works_on_the_lines(wang, admin, when):
    with pytest.raises(NotTogether):
        substitute(Post.objects.get(user=admin.user), wang, since=MONDAY, until=FRIDAY, by=admin, **when)
