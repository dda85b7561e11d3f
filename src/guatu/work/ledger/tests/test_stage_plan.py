"""节点: a line dated by a rule with a stage plan keeps its stops, and a missed one makes its light yellow."""

from dataclasses import replace as with_other
from datetime import date, timedelta

import pytest

from guatu.conftest import MONDAY, at
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.lifecycle import set_profile
from guatu.records.almanac.profiles import find
from guatu.work.ledger.clocks import due_by
from guatu.work.ledger.lifecycle import assign, enter, report, sign_for
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.lighting import light_now, light_up_all
from guatu.work.ledger.lights_then import light_then

pytestmark = pytest.mark.django_db


@pytest.fixture
def ordered(town, clerk, works_office):
    """A matter of 13710 that takes a month, handed on that Monday: stops after one day, three and seven."""
    line, _ = enter(assigner=town, title="修好村口护栏", source="例会", by=clerk, on=MONDAY, at=at(MONDAY))
    due = due_by(find(town, "13710-complex").profile, line, MONDAY, calendar_of(town))
    assign(line, to=works_office, duty="dated", due=due, by=clerk, on=MONDAY, at=at(MONDAY))
    return line


def after(days):
    return MONDAY + timedelta(days)


def test_a_line_keeps_the_stops_of_its_rule_and_a_replay_brings_them_back(ordered):
    assert ordered.stage_plan == [
        [1, "day", "研究部署"], [3, "day", "反馈进展"], [7, "day", "给出节点和计划"], [30, "day", "办结"],
    ]  # fmt: skip
    assert replay(ordered.steps.order_by("number")) == as_values(ordered)


def test_each_missed_stop_is_yellow_until_something_is_said(ordered, works_clerk):
    assert light_now(ordered, after(1)).colour == "none"
    assert light_now(ordered, after(2)).word == "缺研究部署"

    sign_for(ordered, by=works_clerk, on=after(2), at=at(after(2)))
    assert light_now(ordered, after(3)).colour == "green"
    assert light_now(ordered, after(4)).word == "缺反馈进展"
    report(ordered, words="护栏已订货", finished=False, by=works_clerk, on=after(3), at=at(after(4)))
    assert light_now(ordered, after(7)).colour == "green"
    assert light_now(ordered, after(8)).word == "缺给出节点和计划"


def test_the_sweep_and_a_past_day_computed_anew_agree(ordered, town):
    light_up_all(town, after(2))
    ordered.refresh_from_db()

    assert ordered.light.word == "缺研究部署"
    assert light_then(ordered, after(2)).word == "缺研究部署"


def test_a_date_that_somebody_named_has_no_stops(town, clerk, works_office):
    from guatu.work.ledger.dues import Due

    line, _ = enter(assigner=town, title="清淤", source="例会", due=Due(date(2026, 12, 20)), by=clerk, on=MONDAY, at=at(MONDAY))
    assign(line, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))

    assert line.stage_plan == []


def test_a_rule_that_loses_its_stops_later_takes_none_from_the_line(ordered, town, clerk):
    kept = find(town, "13710-complex")
    set_profile(kept, with_other(kept.profile, nodes=()), whole=town, by=clerk, on=MONDAY, at=at(MONDAY))

    assert light_now(ordered, after(2)).word == "缺研究部署"


def test_the_page_of_the_line_tells_the_stops(ordered, clerk, signed_in):
    page = signed_in(clerk).get(ordered.get_absolute_url()).content.decode()

    assert "研究部署、" in page and "过了一个还没有反馈，变黄" in page
