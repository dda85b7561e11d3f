"""销号."""

from datetime import date

import pytest
from django.db import transaction

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.models import Post
from guatu.work.ledger.lifecycle import assign, close, enter, report, send_back, sign_for, verify
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import CloserIsNotNamed, DayIsImpossible, NotAllowedNow

pytestmark = pytest.mark.django_db


def test_the_leader_in_charge_of_the_lead_closes(verified_road, leader):
    close(verified_road, by=leader, on=MONDAY, at=at(MONDAY, 11))

    verified_road.refresh_from_db()
    assert (verified_road.stage, verified_road.closed_on) == ("closed", MONDAY)
    assert verified_road.closed_at == at(MONDAY, 11)
    assert verified_road.light.colour == "done"


def test_where_a_leader_is_in_charge_another_approver_does_not_close(verified_road, leader, mayor):
    with pytest.raises(CloserIsNotNamed) as refused:
        close(verified_road, by=mayor, on=MONDAY, at=at(MONDAY, 11))

    assert "分管建设副镇长" in refused.value.in_words


def test_where_nobody_is_in_charge_any_approver_of_the_town_closes(verified_road, mayor):
    close(verified_road, by=mayor, on=MONDAY, at=at(MONDAY, 11))
    assert verified_road.stage == "closed"


def test_what_is_not_verified_is_not_closed(reported_road, leader):
    with pytest.raises(NotAllowedNow):
        close(reported_road, by=leader, on=MONDAY, at=at(MONDAY, 11))


def test_who_entered_the_report_does_not_close(acting_road, town, works_office, verifier, mayor):
    hand = post(town, "clerk", "督办岗", "唐", "tang")
    report(acting_road, words="铺完了", finished=True, by=hand, on=MONDAY, at=at(MONDAY, 10))
    verify(acting_road, finding="通了", by=verifier, on=MONDAY, at=at(MONDAY, 10, 30))
    also_leader = post(town, "approver", "分管建设副镇长", "唐", "tang", in_charge_of=[works_office])

    with pytest.raises(CloserIsNotNamed) as refused:
        close(acting_road, by=also_leader, on=MONDAY, at=at(MONDAY, 11))
    assert "云溪镇镇长" in refused.value.in_words

    close(acting_road, by=mayor, on=MONDAY, at=at(MONDAY, 11))
    assert acting_road.stage == "closed"


def test_the_approver_may_send_it_back(verified_road, leader):
    send_back(verified_road, reason="路肩还没有做", by=leader, on=MONDAY, at=at(MONDAY, 11))
    assert verified_road.stage == "acting"


def test_closing_counts_by_the_moment_it_is_written(verified_road, leader):
    written = at(date(2027, 1, 6), 11)
    close(verified_road, by=leader, on=MONDAY, at=written)

    assert (verified_road.closed_on, verified_road.closed_at) == (MONDAY, written)
    verified_road.refresh_from_db()
    assert verified_road.light.word == "晚 6 天销号"


def test_the_day_of_closing_is_not_before_the_day_of_verifying(verified_road, leader):
    with pytest.raises(DayIsImpossible) as refused:
        close(verified_road, by=leader, on=date(2026, 11, 13), at=at(MONDAY, 11))

    assert "早于核实的" in refused.value.in_words


def test_a_post_that_has_ended_closes_nothing(verified_road, leader, mayor):
    Post.objects.filter(title="分管建设副镇长").update(until=date(2026, 11, 15))
    close(verified_road, by=mayor, on=MONDAY, at=at(MONDAY, 11))
    assert verified_road.stage == "closed"


def test_a_towns_approver_does_not_close_the_districts_line(district, town, other_town, works_office):
    hand = post(district, "clerk", "区督办岗", "丁", "ding")
    seen = post(district, "verifier", "区核查岗", "和", "hequ")
    own, neighbour = post(town, "approver", "镇长", "何", "he"), post(other_town, "approver", "镇长", "石", "shi")
    above = post(district, "approver", "分管副区长", "宋", "song")
    line, _ = enter(assigner=district, title="断面水质", source="区会", duty="dated", by=hand, on=MONDAY, at=at(MONDAY))
    assign(line, to=town, duty="dated", undated=True, by=hand, on=MONDAY, at=at(MONDAY, 9, 5))
    sign_for(line, by=hand, on=MONDAY, at=at(MONDAY, 9, 6))
    report(line, words="达标", finished=True, by=hand, on=MONDAY, at=at(MONDAY, 9, 7))
    verify(line, finding="属实", by=seen, on=MONDAY, at=at(MONDAY, 9, 8))

    for stranger in (own, neighbour):
        with pytest.raises(CloserIsNotNamed):
            close(line, by=stranger, on=MONDAY, at=at(MONDAY, 9, 9))
    close(line, by=above, on=MONDAY, at=at(MONDAY, 9, 9))
    assert line.stage == "closed"


def test_the_whole_loop_for_a_village(road, clerk, village, verifier, mayor):
    assign(road, to=village, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 9, 5))
    sign_for(road, by=clerk, on=MONDAY, at=at(MONDAY, 9, 6))
    report(road, words="修好", finished=True, by=clerk, on=MONDAY, at=at(MONDAY, 9, 7))
    verify(road, finding="看过", by=verifier, on=MONDAY, at=at(MONDAY, 9, 8))
    close(road, by=mayor, on=MONDAY, at=at(MONDAY, 9, 9))

    verbs = [step.verb for step in road.steps.all()]
    assert verbs == ["enter", "assign", "sign_for", "report", "verify", "close"]


def test_nobody_can_know_before_the_closing_what_will_be_drawn(verified_road, leader):
    lots = set()
    for _ in range(20):
        with transaction.atomic():
            close(verified_road, by=leader, on=MONDAY, at=at(MONDAY, 11))
            lots.add(verified_road.look_back_lot)
            transaction.set_rollback(True)
        verified_road = Commitment.objects.get(pk=verified_road.pk)
    assert len(lots) == 20 and all(len(lot) == 12 for lot in lots)
