"""The lights by every set of rules: a cache that a recomputation never contradicts, on this day or on a past one."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guatu.conftest import MONDAY, at
from guatu.crafts.planning.presets import PRESETS, preset
from guatu.records.almanac.lifecycle import set_lights
from guatu.records.trail.refusals import Refusal
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    ask_more,
    assign,
    close,
    enter,
    extend,
    relist,
    report,
    send_back,
    sign_for,
    verify,
    watch,
)
from guatu.work.ledger.lighting import light_now, light_up_all, light_up_anew, told_of, would_change
from guatu.work.ledger.lights_then import light_then
from guatu.work.ledger.models import Commitment, LightOfDay, Turn

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(town, clerk, works_office, works_clerk, verifier, leader, mayor):
    return {"clerk": clerk, "unit": works_clerk, "verifier": verifier, "leader": leader, "mayor": mayor}


@pytest.fixture
def lines(town, clerk, works_office, works_clerk):
    """Three lines of one office: piles to be counted, a road without an amount, what nobody has taken up."""
    made = []
    for title, due, target in (("打桩", date(2026, 12, 4), Decimal(12)), ("路灯", date(2026, 11, 27), None), ("清淤", date(2026, 11, 20), None)):
        line, _ = enter(
            assigner=town, title=title, quote=title, source="例会", by=clerk, on=MONDAY, at=at(MONDAY), said_on=date(2026, 10, 16),
            due=Due(due, "as_read"), target=target, unit="根" if target else "",
        )  # fmt: skip
        assign(line, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
        if title != "清淤":
            sign_for(line, by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
        made.append(line)
    return made


def attempt(act, line, cast, day, amount):
    """Try one act on a day; what is refused is left."""
    told = {"on": day, "at": at(day, 11)}
    share = {"amount": Decimal(amount)} if line.target else {"share": Decimal(amount) / 12}
    acts = {
        "report": lambda: report(line, words="办了", finished=amount == 12, by=cast["unit"], **share, **told),
        "verify": lambda: verify(line, finding="看了", by=cast["verifier"], **share, **told),
        "send back": lambda: send_back(line, reason="不够", by=cast["verifier"], **told),
        "ask": lambda: ask_more(line, day=day + timedelta(days=9), cause="雨", progress="半", by=cast["unit"], **told),
        "extend": lambda: extend(line, by=cast["mayor"], **told),
        "watch": lambda: watch(line, reason="盯紧", by=cast["mayor"], **told),
        "close": lambda: close(line, by=cast["leader"], **told),
        "relist": lambda: relist(line, reason="反弹", day=day + timedelta(days=9), by=cast["mayor"], **told),
    }
    try:
        acts[act]()
    except Refusal:
        line.refresh_from_db()


ACTS = ("report", "verify", "send back", "ask", "extend", "watch", "close", "relist", "nothing", "nothing")
DOINGS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.integers(0, 12), st.integers(1, 6)), max_size=10)


@pytest.mark.slow
@pytest.mark.parametrize("key", [each.key for each in PRESETS])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doings=DOINGS)
def test_the_days_table_is_what_a_recomputation_gives_by_every_set_on_every_day(key, doings, cast, lines, town):
    from django.db import transaction

    sid = transaction.savepoint()
    try:
        wanted, day = preset(key), MONDAY
        if key != "schedule":
            set_lights(wanted, since=MONDAY, whole=town, by=cast["clerk"], on=MONDAY, at=at(MONDAY, 12))
            light_up_anew(town, MONDAY)
        each = [Commitment.objects.get(pk=line.pk) for line in lines]
        seen = {}
        for act, which, amount, days in doings:
            if act != "nothing":
                attempt(act, each[which], cast, day, amount)
            for line in Commitment.objects.select_related("light"):
                seen[line.pk, day] = line.light.colour, line.light.word
            for _ in range(days):
                day += timedelta(days=1)
                light_up_all(town, day)
                for line in Commitment.objects.select_related("light"):
                    if line.is_open:
                        seen[line.pk, day] = line.light.colour, line.light.word

        for row in LightOfDay.objects.select_related("commitment__assigner"):
            light = light_now(row.commitment, row.day)
            kept = (row.colour, row.word, row.because, row.days, row.planned_day, row.behind)
            assert kept == (light.colour.value, light.word, light.because, light.days, light.planned_day, light.behind)
        for (pk, then), (colour, word) in seen.items():
            light = light_then(Commitment.objects.get(pk=pk), then)
            assert (light.colour.value, light.word) == (colour, word), then
        for line in each:
            turns = list(line.turns.all())
            assert all(one.after == other.before for one, other in pairwise(turns))
            assert not turns or turns[-1].after == LightOfDay.objects.get(commitment=line).colour
    finally:
        transaction.savepoint_rollback(sid)


def test_a_past_day_is_recomputed_with_the_rules_of_that_day(piles, town, clerk):
    friday = date(2026, 11, 20)
    light_up_all(town, friday)
    before = LightOfDay.objects.get(commitment=piles)
    set_lights(preset("slip"), since=date(2026, 11, 23), whole=town, by=clerk, on=friday, at=at(friday))
    light_up_all(town, date(2026, 11, 23))

    assert light_then(piles, friday).word == before.word == "慢 35 天"
    assert light_then(piles, date(2026, 11, 23)).word == LightOfDay.objects.get(commitment=piles).word == "拖 38 天"
    assert light_then(piles, date(2026, 10, 15)) is None


def test_a_set_that_begins_today_lights_everything_anew_and_its_turns_are_the_rules(piles, road, town, clerk):
    light_up_all(town, MONDAY)
    would = {(each.line.pk, each.now.colour.value, each.then.colour.value) for each in would_change(town, preset("ladder").rule, MONDAY)}
    set_lights(preset("ladder"), since=MONDAY, whole=town, by=clerk, on=MONDAY, at=at(MONDAY))
    before = set(LightOfDay.objects.values_list("commitment", "colour"))
    light_up_anew(town, MONDAY)

    assert would == {(piles.pk, "red", "green")}
    assert set(LightOfDay.objects.values_list("commitment", "colour")) - before == {(piles.pk, "green")}
    turn = Turn.objects.get(by_rules=True)
    assert (turn.commitment, turn.before, turn.after, turn.day) == (piles, "red", "green", MONDAY)


def test_two_processes_that_light_the_same_day_keep_one_turn(piles, town):
    day = date(2026, 12, 3)
    light_up_all(town, day)
    turns = Turn.objects.count()
    light_up_anew(town, day)

    assert Turn.objects.count() == turns


def test_what_was_verified_counts_from_the_day_its_report_was_written(piles, works_clerk, verifier, mayor):
    reported, verified = date(2026, 11, 17), date(2026, 11, 19)
    report(piles, words="打完 9 根", finished=False, amount=Decimal(9), by=works_clerk, on=MONDAY, at=at(reported))
    verify(piles, finding="数过", amount=Decimal(6), by=verifier, on=verified, at=at(verified))

    ((day, share),) = told_of([piles])[piles.pk]
    assert (day, share) == (reported, Decimal("0.5"))


def test_what_is_sent_back_is_marked_until_it_is_reported_anew(reported_road, verifier, works_clerk):
    send_back(reported_road, reason="路肩没有做", by=verifier, on=MONDAY, at=at(MONDAY, 10))
    assert reported_road.returned_on == MONDAY

    report(reported_road, words="路肩做好了", finished=True, by=works_clerk, on=MONDAY, at=at(MONDAY, 11))
    assert reported_road.returned_on is None


def test_a_rule_that_looks_back_asks_the_journal_once_for_a_thousand_lines(piles, road, town, clerk, django_assert_num_queries):
    set_lights(preset("monthly"), since=MONDAY, whole=town, by=clerk, on=MONDAY, at=at(MONDAY))
    with django_assert_num_queries(19):  # one more than by any other set: the journal
        light_up_all(town, date(2026, 12, 3))
