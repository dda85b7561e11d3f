"""分解: a line is divided into parts; its progress is theirs."""

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guatu.conftest import MONDAY, at, post
from guatu.records.almanac.categories import find_category
from guatu.records.almanac.models import OwnCategory
from guatu.records.offices.models import Kind, Office
from guatu.records.trail.chain import first_break
from guatu.records.trail.refusals import Refusal
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    Portion,
    amend,
    ask_more,
    assign,
    break_down,
    close,
    contest,
    enter,
    merge,
    relist,
    report,
    sign_for,
    verify,
    withdraw,
)
from guatu.work.ledger.lifecycle.move import REMEMBERED, as_values, plain, replay
from guatu.work.ledger.lighting import light_now
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.parts import summed
from guatu.work.ledger.refusals import (
    AmountIsImpossible,
    CannotBeDivided,
    DividedAlready,
    LeadIsTheWholeTown,
    MovedMeanwhile,
    NotAllowedNow,
    NotYours,
    PartIsElsewhere,
    PartIsLater,
    PartNeedsAmount,
    PartsAreOpen,
    PartsAreTied,
    PartsDoNotSum,
    ProgressIsOfItsParts,
    VerifierIsNotIndependent,
    WholeIsFinished,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DUE = date(2026, 12, 20)
NOW = {"on": MONDAY, "at": at(MONDAY, 10)}
LATER = {"on": MONDAY, "at": at(MONDAY, 11)}
TUESDAY = date(2026, 11, 17)


@pytest.fixture
def west_village(town):
    return Office.objects.create(name="河西村", kind=Kind.VILLAGE, parent=town, order=21)


@pytest.fixture
def bridge_team(works_office):
    return Office.objects.create(name="桥梁组", parent=works_office, order=1)


@pytest.fixture
def toilets(town, clerk, farm_office):
    """Two hundred toilets, assigned to the farm office."""
    line, _ = enter(
        assigner=town, title="户厕改造 200 座", source="例会", due=Due(DUE), target=D(200), unit="座", by=clerk, **NOW
    )
    assign(line, to=farm_office, duty="dated", by=clerk, **NOW)
    return line


@pytest.fixture
def villages(village, west_village):
    return [Portion(village, amount=D(120)), Portion(west_village, amount=D(80), due=date(2026, 12, 10))]


@pytest.fixture
def divided(toilets, villages, clerk):
    parts, _ = break_down(toilets, villages, by=clerk, **NOW)
    return toilets, *parts


def done_by(part, clerk, verifier, leader, amount=None):
    """A part from its assignment to its seal."""
    sign_for(part, by=clerk, **LATER)
    report(part, words="改完了", finished=True, amount=amount, by=clerk, **LATER)
    verify(part, finding="逐户看过", by=verifier, **LATER)
    close(part, by=leader, **LATER)


def fresh(line):
    return Commitment.objects.get(pk=line.pk)


# -- dividing


def test_each_part_is_a_line_of_its_own_assigned_with_its_amount_and_date(divided, village, clerk):
    whole, east, west = divided
    assert (whole.stage, whole.broken_down) == ("assigned", True)
    assert (east.part_of, east.lead, east.stage, east.target, east.unit) == (whole, village, "assigned", D(120), "座")
    assert (east.due_first, west.due_first) == (DUE, date(2026, 12, 10))
    assert east.due_words == f"随 {whole.number} 的时限" and whole.number in east.source
    step = whole.steps.last()
    assert (step.verb, step.on_behalf_of) == ("break_down", whole.lead)
    assert "各条合计 200 座，正好" in step.note and east.number in step.note


def test_a_part_is_of_the_class_of_its_line_unless_that_is_the_districts_own(town, district, works_office, village, clerk):
    above = post(district, "clerk", "区督办岗", "丁", "ding")
    for whole, name in ((district, "山塘"), (town, "另一类")):
        row = OwnCategory(whole=whole, key="own-1")
        row.take(replace(find_category(whole, "order").category, name=name))
        row.save()

    def class_of_a_part(whole, lead, category, assigned_by):
        line, _ = enter(assigner=whole, title="路灯修好", source="例会", category=category, due=Due(DUE), by=assigned_by, **NOW)
        assign(line, to=lead, duty="dated", by=assigned_by, **NOW)
        (part,), _ = break_down(line, [Portion(village)], by=clerk, **LATER)
        return part.category

    assert class_of_a_part(town, works_office, "order", clerk) == "order"
    assert class_of_a_part(town, works_office, "own-1", clerk) == "own-1"
    assert class_of_a_part(district, town, "order", above) == "order"
    assert class_of_a_part(district, town, "own-1", above) == ""


def test_the_leads_own_people_divide_among_what_lies_below_it_and_the_clerk_among_all(
    assigned_road, works_clerk, bridge_team, works_office, village, clerk, reader
):
    with pytest.raises(PartIsElsewhere) as refused:
        break_down(assigned_road, [Portion(village)], by=works_clerk, **NOW)
    assert "云溪镇的督办岗" in refused.value.in_words
    with pytest.raises(NotYours):
        break_down(assigned_road, [Portion(bridge_team)], by=reader, **NOW)
    with pytest.raises(LeadIsTheWholeTown):
        break_down(assigned_road, [Portion(assigned_road.assigner)], by=clerk, **NOW)

    parts, step = break_down(assigned_road, [Portion(bridge_team), Portion(works_office)], by=works_clerk, **NOW)
    assert [part.lead for part in parts] == [bridge_team, works_office] and step.on_behalf_of is None


def test_a_town_divides_what_the_district_gave_it_and_assigns_the_parts_itself(district, town, village, west_village, clerk):
    from_above = post(district, "clerk", "区督办岗", "丁", "ding")
    line, _ = enter(assigner=district, title="灌溉渠 3 公里", source="区例会", due=Due(DUE), target=D(3), unit="公里", by=from_above, **NOW)
    assign(line, to=town, duty="dated", by=from_above, **NOW)
    with pytest.raises(LeadIsTheWholeTown):
        break_down(line, [Portion(town, amount=D(3))], by=clerk, **NOW)

    (east, west), _ = break_down(line, [Portion(village, amount=D(2)), Portion(west_village, amount=D(1))], by=clerk, **NOW)
    assert east.assigner == west.assigner == town and east.number.startswith("云溪-")


def test_amounts_that_do_not_come_to_the_whole_are_refused_or_said(toilets, villages, village, west_village, clerk):
    with pytest.raises(PartsDoNotSum) as refused:
        break_down(toilets, villages[:1], by=clerk, **NOW)
    assert "还差 80 座没有分解" in refused.value.in_words
    with pytest.raises(PartsDoNotSum) as refused:
        break_down(toilets, [*villages, Portion(village, amount=D(5))], by=clerk, **NOW)
    assert "多 5 座" in refused.value.in_words
    with pytest.raises(PartNeedsAmount):
        break_down(toilets, [Portion(village)], why="再说", by=clerk, **NOW)
    with pytest.raises(AmountIsImpossible):
        break_down(toilets, [Portion(village, amount=D(0))], why="再说", by=clerk, **NOW)
    assert not Commitment.objects.filter(part_of=toilets).exists()

    _, step = break_down(toilets, villages[:1], why="河西村等规划批下来再分", by=clerk, **NOW)
    assert "还差 80 座" in step.note and "等规划批下来" in step.note
    break_down(toilets, [Portion(west_village, amount=D(80))], by=clerk, **LATER)  # now they do
    assert toilets.steps.last().note.endswith("正好")


def test_a_part_is_due_within_the_date_of_its_whole_now_and_later(divided, toilets, village, clerk, mayor):
    with pytest.raises(PartIsLater):
        break_down(toilets, [Portion(village, amount=D(1), due=date(2026, 12, 21))], why="加", by=clerk, **LATER)
    _, east, _ = divided
    with pytest.raises(PartIsLater):
        amend(east, due_last=date(2027, 1, 5), reason="慢", by=mayor, **LATER)
    sign_for(east, by=clerk, **LATER)
    with pytest.raises(PartIsLater):
        ask_more(east, day=date(2027, 1, 5), cause="雨", progress="一半", by=clerk, **LATER)


def test_what_recurs_and_what_is_reported_is_not_divided(town, clerk, works_office, bridge_team, reported_road):
    rounds, _ = enter(assigner=town, title="巡路", source="例会", duty="recurring", cadence="weekly", by=clerk, **NOW)
    assign(rounds, to=works_office, duty="recurring", by=clerk, **NOW)
    with pytest.raises(CannotBeDivided):
        break_down(rounds, [Portion(bridge_team)], by=clerk, **NOW)
    with pytest.raises(NotAllowedNow):
        break_down(reported_road, [Portion(bridge_team)], by=clerk, **NOW)


def test_of_two_who_divide_at_once_the_second_is_told(toilets, villages, clerk, second_clerk):
    as_the_second_saw_it = fresh(toilets)
    break_down(toilets, villages, by=clerk, **NOW)
    with pytest.raises(MovedMeanwhile):
        break_down(as_the_second_saw_it, villages, by=second_clerk, **NOW)
    assert toilets.parts.count() == 2


# -- the whole is what its parts are


def test_what_the_parts_have_reported_and_verified_is_the_wholes_with_its_sum_in_words(divided, clerk, verifier):
    whole, east, west = divided
    for part, amount in ((east, D(60)), (west, D(20))):
        sign_for(part, by=clerk, **LATER)
        report(part, words="过半", finished=False, amount=amount, by=clerk, **LATER)
    verify(east, finding="看了 40 座", amount=D(40), by=verifier, **LATER)

    whole = fresh(whole)
    assert (whole.reported_amount, whole.verified_amount) == (D(80), D(40))
    assert "60 + 20 = 80/200 座" in whole.steps.last().note and "40 + 0 = 40/200 座" in whole.steps.last().note
    assert (whole.light.colour, whole.light.word) == (light_now(whole, MONDAY).colour.value, light_now(whole, MONDAY).word)
    for line in (whole, east, west):
        assert as_values(fresh(line)) == replay(line.steps.all())
    assert first_break() is None


def test_a_line_without_an_amount_is_averaged_by_weight(assigned_road, works_office, bridge_team, works_clerk, clerk, verifier):
    (team, _), _ = break_down(assigned_road, [Portion(bridge_team, weight=3), Portion(works_office)], by=works_clerk, **NOW)
    sign_for(team, by=clerk, **LATER)
    report(team, words="过半", finished=False, share=D("0.6"), by=clerk, **LATER)
    assert fresh(assigned_road).reported_share == D("0.45")
    verify(team, finding="属实", by=verifier, **LATER)
    assert fresh(assigned_road).verified_share == D("0.45")


def test_nobody_types_the_progress_of_a_divided_line(divided, clerk, farm_office):
    whole = fresh(divided[0])
    sign_for(whole, by=clerk, **LATER)
    with pytest.raises(ProgressIsOfItsParts):
        report(whole, words="都好了", finished=False, amount=D(200), by=clerk, **LATER)
    report(whole, words="开过推进会", finished=False, by=clerk, **LATER)
    assert whole.reported_amount is None


def test_what_is_said_of_the_whole_for_an_earlier_day_leaves_the_day_of_its_parts(divided, clerk, verifier):
    whole, east, _ = divided
    tuesday = {"on": TUESDAY, "at": at(TUESDAY, 9)}
    sign_for(east, by=clerk, **LATER), sign_for(whole := fresh(whole), by=clerk, **LATER)
    report(east, words="过半", finished=False, amount=D(60), by=clerk, **tuesday)
    verify(east, finding="属实", by=verifier, **tuesday)

    whole = fresh(whole)
    report(whole, words="周一开过推进会", finished=False, by=clerk, on=MONDAY, at=at(TUESDAY, 10))
    assert (whole.reported_on, whole.verified_on) == (TUESDAY, TUESDAY)
    verify(whole, finding="会议记录看过", by=verifier, on=TUESDAY, at=at(TUESDAY, 11))
    assert summed(whole).changes.items() <= {name: getattr(whole, name) for name in REMEMBERED}.items()


def test_the_whole_is_finished_after_its_parts_and_with_what_they_did(divided, clerk, verifier, mayor):
    whole, east, west = divided
    whole = fresh(whole)
    sign_for(whole, by=clerk, **LATER)
    with pytest.raises(PartsAreOpen) as refused:
        report(whole, words="都好了", finished=True, by=clerk, **LATER)
    assert east.number in refused.value.in_words and "河西村" in refused.value.in_words

    done_by(east, clerk, verifier, mayor)
    done_by(west, clerk, verifier, mayor, amount=D(75))
    whole = fresh(whole)
    report(whole, words="两村都改完了", finished=True, by=clerk, **LATER)
    verify(whole, finding="抽看属实", by=verifier, **LATER)
    close(whole, by=mayor, **LATER)
    assert (whole.stage, whole.reported_amount, whole.verified_amount) == ("closed", D(195), D(195))

    with pytest.raises(WholeIsFinished):
        relist(east, reason="又坏了", day=DUE, by=mayor, **LATER)
    relist(whole, reason="河东村又坏了", day=DUE, by=mayor, **LATER)
    assert whole.verified_amount == D(195)
    relist(fresh(east), reason="又坏了", day=DUE, by=mayor, **LATER)
    assert fresh(whole).verified_amount == D(75)


def test_a_part_relisted_after_the_report_keeps_the_whole_from_being_sealed(divided, clerk, verifier, mayor):
    whole, east, west = divided
    sign_for(whole, by=clerk, **LATER)
    done_by(east, clerk, verifier, mayor)
    done_by(west, clerk, verifier, mayor)
    whole = fresh(whole)
    report(whole, words="都完了", finished=True, by=clerk, **LATER)
    verify(whole, finding="属实", by=verifier, **LATER)
    relist(fresh(east), reason="渗水", day=DUE, by=mayor, **LATER)
    with pytest.raises(PartsAreOpen):
        close(fresh(whole), by=mayor, **LATER)


@pytest.mark.parametrize("end", ["withdraw", "merge"])
def test_the_whole_does_not_go_before_its_parts(divided, road, mayor, end):
    whole = fresh(divided[0])
    with pytest.raises(PartsAreOpen):
        if end == "withdraw":
            withdraw(whole, reason="不做了", by=mayor, **LATER)
        else:
            merge(whole, road, reason="一件事", by=mayor, **LATER)


def test_a_part_that_is_withdrawn_opens_the_sum_again_and_the_whole_says_what_is_missing(divided, clerk, mayor, west_village):
    whole, east, west = divided
    withdraw(west, reason="河西村并入新村", by=mayor, **LATER)
    whole = fresh(whole)
    told = whole.steps.last()
    assert told.verb == "sum_up" and f"{west.number} 已撤销" in told.note and "还差 80 座没有分解" in told.note
    assert whole.broken_down

    withdraw(fresh(east), reason="都不做了", by=mayor, **LATER)
    whole = fresh(whole)
    assert (whole.broken_down, whole.reported_amount) == (False, None)
    withdraw(whole, reason="不做了", by=mayor, **LATER)


def test_what_is_divided_has_been_taken_on_and_hangs_together(divided, farm_office, works_office, clerk, mayor):
    whole, east, _ = divided
    with pytest.raises(DividedAlready):
        contest(whole, reason="不归我们", by=clerk, **LATER)
    with pytest.raises(DividedAlready):
        assign(whole, to=works_office, duty="dated", by=clerk, **LATER)
    for line, change in ((whole, {"lead_id": works_office.pk}), (east, {"unit": "户"}), (east, {"duty": "standing"}), (east, {"target": None})):
        with pytest.raises(PartsAreTied):
            amend(line, reason="改", by=mayor, **change, **LATER)
    amend(east, target=D(100), reason="少改 20 座", by=mayor, **LATER)
    assert "还差" in summed(fresh(whole)).because


# -- four eyes


def test_nobody_in_the_office_of_the_whole_verifies_a_part_and_nobody_of_a_part_the_whole(
    divided, farm_office, village, clerk, verifier, mayor
):
    whole, east, _ = divided
    of_the_whole = post(farm_office, "verifier", "核实岗", "农", "nong")
    of_a_part = post(village, "verifier", "核实岗", "村", "cun")
    sign_for(east, by=clerk, **LATER)
    report(east, words="过半", finished=False, amount=D(60), by=clerk, **LATER)
    with pytest.raises(VerifierIsNotIndependent):
        verify(east, finding="属实", by=of_the_whole, **LATER)

    whole = fresh(whole)
    sign_for(whole, by=clerk, **LATER)
    report(whole, words="开过会", finished=False, by=clerk, **LATER)
    with pytest.raises(VerifierIsNotIndependent) as refused:
        verify(whole, finding="属实", by=of_a_part, **LATER)
    assert "应急管理办核实岗" in refused.value.in_words
    verify(whole, finding="属实", by=verifier, **LATER)


# -- what is kept is what is computed


def test_every_divided_line_is_what_its_parts_make_of_it(divided, clerk, verifier, mayor):
    _, east, west = divided
    done_by(east, clerk, verifier, mayor)
    withdraw(west, reason="不做了", by=mayor, **LATER)
    wholes = Commitment.objects.filter(broken_down=True)
    assert wholes
    for whole in wholes:
        for name, value in summed(whole).changes.items():
            assert name in REMEMBERED and plain(getattr(whole, name)) == plain(value), name


DOINGS = st.lists(
    st.tuples(
        st.sampled_from(["sign", "report", "finish", "verify", "close", "withdraw", "relist", "divide", "less"]),
        st.integers(0, 2), st.integers(0, 2), st.integers(0, 120),
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doings=DOINGS)
def test_whatever_anybody_does_to_a_line_and_its_parts_they_agree(doings, divided, village, clerk, verifier, mayor):
    cast = [clerk, verifier, mayor]
    sid = transaction.savepoint()
    try:
        for minute, (doing, which, who, amount) in enumerate(doings):
            line = fresh(divided[which])
            acting = {"by": cast[who], "on": MONDAY, "at": at(MONDAY, 12, minute)}
            told = None if line.broken_down else D(amount)
            attempts = {
                "sign": lambda line=line, a=acting: sign_for(line, **a),
                "report": lambda line=line, a=acting, t=told: report(line, words="办了", finished=False, amount=t, **a),
                "finish": lambda line=line, a=acting: report(line, words="办完了", finished=True, **a),
                "verify": lambda line=line, a=acting: verify(line, finding="看了", **a),
                "close": lambda line=line, a=acting: close(line, **a),
                "withdraw": lambda line=line, a=acting: withdraw(line, reason="算了", **a),
                "relist": lambda line=line, a=acting: relist(line, reason="反弹", day=DUE, **a),
                "divide": lambda line=line, a=acting, n=amount: break_down(line, [Portion(village, amount=D(n))], why="加", **a),
                "less": lambda line=line, a=acting, n=amount: amend(line, target=D(n + 1), reason="改数", **a),
            }
            try:
                attempts[doing]()
            except Refusal:
                continue
        for line in Commitment.objects.select_related("part_of"):
            assert as_values(line) == replay(line.steps.all())
            if line.part_of and line.is_open:
                assert line.part_of.is_open
            if line.broken_down:
                assert {name: plain(getattr(line, name)) for name in summed(line).changes} == {
                    name: plain(value) for name, value in summed(line).changes.items()
                }
        assert first_break() is None
    finally:
        transaction.savepoint_rollback(sid)
