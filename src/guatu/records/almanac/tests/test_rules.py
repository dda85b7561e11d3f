"""亮灯规则, 重点管理规则, 上次会议: in force from a day on, and never backwards."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from guatu.conftest import MONDAY, at, post
from guatu.crafts.planning.light_rules import Schedule
from guatu.crafts.planning.presets import PRESETS, USUAL, preset
from guatu.crafts.planning.rung_sets import LADDERS, PLAIN
from guatu.crafts.planning.watching import NO_RULES, WatchRules
from guatu.records.almanac.lifecycle import meet, set_lights, set_rungs, set_watch_rules
from guatu.records.almanac.models import LightsInForce, RungsInForce
from guatu.records.almanac.refusals import MeetingIsAhead, RulesBeginLater
from guatu.records.almanac.rules import last_meeting, lights_on, rungs_on, towns_under, watch_rules_on
from guatu.records.offices.models import Change
from guatu.records.offices.refusals import NothingIsDifferent, NotYoursToSet
from guatu.records.trail.chain import first_break

pytestmark = pytest.mark.django_db
NEXT_MONTH = date(2026, 12, 1)
LADDER = preset("ladder")


def test_every_preset_fits_its_row(town):
    for each in PRESETS:
        row = LightsInForce(whole=town, since=MONDAY, at=at(MONDAY), user_name="陈")
        row.take(each)
        row.clean_fields()
        assert row.value == each


def test_a_town_begins_with_the_shipped_rules(town):
    assert lights_on(town, MONDAY) == USUAL
    assert watch_rules_on(town, MONDAY) == NO_RULES
    assert last_meeting(town) is None


def test_a_set_holds_from_its_day_on_and_a_past_day_keeps_its_own(town, clerk):
    set_lights(LADDER, since=NEXT_MONTH, whole=town, by=clerk, on=MONDAY, at=at(MONDAY), note="11月调度会定")
    stricter = replace(USUAL, rule=Schedule(slow_yellow=3))
    set_lights(stricter, since=MONDAY, whole=town, by=clerk, on=MONDAY, at=at(MONDAY, 10))

    assert lights_on(town, MONDAY - timedelta(days=1)) == USUAL
    assert lights_on(town, MONDAY) == lights_on(town, NEXT_MONTH - timedelta(days=1)) == stricter
    assert lights_on(town, NEXT_MONTH) == LADDER
    assert first_break() is None


def test_the_journal_says_what_was_changed_and_why(town, clerk):
    set_lights(LADDER, since=NEXT_MONTH, whole=town, by=clerk, on=MONDAY, at=at(MONDAY), note="11月调度会定")

    change = Change.objects.get(subject__startswith="almanac.lightsinforce")
    assert (change.note, change.values["lights"], change.values["in_force"]) == (
        "11月调度会定", ["序时进度", "三色督查单"], ["", "2026-12-01"],
    )  # fmt: skip
    assert "亮灯规则：序时进度 → 三色督查单" in change.in_words


def test_no_rule_begins_before_today(town, clerk):
    with pytest.raises(RulesBeginLater):
        set_lights(LADDER, since=MONDAY - timedelta(days=1), whole=town, by=clerk, on=MONDAY, at=at(MONDAY))
    with pytest.raises(RulesBeginLater):
        set_watch_rules(WatchRules(red_times=3), since=MONDAY - timedelta(days=1), whole=town, by=clerk, on=MONDAY, at=at(MONDAY))


def test_what_is_in_force_already_is_not_set_again(town, clerk):
    with pytest.raises(NothingIsDifferent):
        set_lights(USUAL, since=MONDAY, whole=town, by=clerk, on=MONDAY, at=at(MONDAY))
    with pytest.raises(NothingIsDifferent):
        set_watch_rules(NO_RULES, since=MONDAY, whole=town, by=clerk, on=MONDAY, at=at(MONDAY))


def test_somebody_of_an_office_sets_no_rules(town, works_clerk):
    acting = {"whole": town, "by": works_clerk, "on": MONDAY, "at": at(MONDAY)}
    with pytest.raises(NotYoursToSet):
        set_lights(LADDER, since=MONDAY, **acting)
    with pytest.raises(NotYoursToSet):
        set_watch_rules(WatchRules(red_times=3), since=MONDAY, **acting)
    with pytest.raises(NotYoursToSet):
        meet(town, day=MONDAY, by=works_clerk, on=MONDAY, at=at(MONDAY))


def test_what_a_district_sets_holds_in_the_towns_that_have_set_nothing(district, town, other_town, clerk):
    above = post(district, "clerk", "区督办岗", "区", "qu")
    set_lights(LADDER, since=MONDAY, whole=district, by=above, on=MONDAY, at=at(MONDAY))
    set_lights(preset("slip"), since=MONDAY, whole=town, by=clerk, on=MONDAY, at=at(MONDAY))

    assert (lights_on(other_town, MONDAY).key, lights_on(town, MONDAY).key) == ("ladder", "slip")
    assert set(towns_under(LightsInForce, district)) == {district, other_town}


def test_a_meeting_is_said_with_one_press(town, clerk):
    meet(town, day=MONDAY, by=clerk, on=MONDAY, at=at(MONDAY))

    assert last_meeting(town) == MONDAY
    with pytest.raises(NothingIsDifferent):
        meet(town, day=MONDAY, by=clerk, on=MONDAY, at=at(MONDAY, 10))
    with pytest.raises(MeetingIsAhead):
        meet(town, day=NEXT_MONTH, by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert Change.objects.get(subject__startswith="almanac.lastmeeting").in_words == ["上次会议：2026-11-16"]
    assert first_break() is None


def test_every_shipped_ladder_fits_its_row(town):
    for each in LADDERS:
        row = RungsInForce(whole=town, since=MONDAY, at=at(MONDAY), user_name="陈")
        row.take(each)
        row.clean_fields()
        assert row.value == each


def test_a_ladder_holds_from_its_day_on_and_below_where_nothing_else_is_set(district, town, other_town, clerk):
    above = post(district, "clerk", "区督办岗", "区", "qu")
    assert rungs_on(town, MONDAY) == PLAIN
    set_rungs(LADDERS[1], since=MONDAY, whole=district, by=above, on=MONDAY, at=at(MONDAY))
    set_rungs(LADDERS[2], since=NEXT_MONTH, whole=town, by=clerk, on=MONDAY, at=at(MONDAY), note="11月调度会定")

    assert (rungs_on(other_town, NEXT_MONTH).key, rungs_on(town, MONDAY).key, rungs_on(town, NEXT_MONTH).key) == ("steps", "steps", "ladder")
    change = Change.objects.get(subject__startswith="almanac.rungsinforce", whole=town.pk)
    assert (change.note, change.values["rungs"]) == ("11月调度会定", ["逐级催办", "三色督查单"])
    assert first_break() is None


def test_a_ladder_is_not_set_backwards_twice_or_by_an_office(town, clerk, works_clerk):
    acting = {"whole": town, "on": MONDAY, "at": at(MONDAY)}
    with pytest.raises(RulesBeginLater):
        set_rungs(LADDERS[1], since=MONDAY - timedelta(days=1), by=clerk, **acting)
    with pytest.raises(NothingIsDifferent):
        set_rungs(PLAIN, since=MONDAY, by=clerk, **acting)
    with pytest.raises(NotYoursToSet):
        set_rungs(LADDERS[1], since=MONDAY, by=works_clerk, **acting)
