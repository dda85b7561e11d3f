"""立账 and 撤销."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, at
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import enter, withdraw
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import NeedsWords, NotAllowedNow, NotYours

pytestmark = pytest.mark.django_db


def test_a_line_is_entered_with_its_number_its_source_and_its_first_due_date(road):
    assert road.number == "云溪-0001"
    assert road.stage == "drafted"
    assert road.due_first == road.due_last == date(2026, 12, 31)
    assert road.due_words == "12 月底前"
    assert [step.verb for step in road.steps.all()] == ["enter"]


def test_numbers_run_on_within_a_town_and_begin_anew_in_another(road, town, other_town, clerk, request):
    second, _ = enter(assigner=town, title="二号桥", source="电话", by=clerk, on=MONDAY, at=at(MONDAY))
    assert second.number == "云溪-0002"


def test_the_clerk_of_another_town_enters_nothing_here(other_town, clerk):
    with pytest.raises(NotYours) as refused:
        enter(assigner=other_town, title="二号桥", source="电话", by=clerk, on=MONDAY, at=at(MONDAY))

    assert "石桥镇的督办岗" in refused.value.in_words


def test_a_line_needs_to_come_from_somewhere(town, clerk):
    with pytest.raises(NeedsWords):
        enter(assigner=town, title="二号桥", by=clerk, on=MONDAY, at=at(MONDAY))


def test_a_drafted_line_is_withdrawn_and_stays_in_the_ledger_with_its_reason(road, clerk):
    withdraw(road, reason="镇长说并到路网专项", by=clerk, on=MONDAY, at=at(MONDAY, 10))

    road.refresh_from_db()
    assert road.stage == "withdrawn"
    assert road.steps.last().note == "镇长说并到路网专项"


def test_an_assigned_line_is_not_withdrawn_by_the_clerk(assigned_road, clerk):
    with pytest.raises(NotYours) as refused:
        withdraw(assigned_road, reason="弄错了", by=clerk, on=MONDAY, at=at(MONDAY, 10))

    assert "云溪镇的审批岗" in refused.value.in_words


def test_an_approver_withdraws_what_is_under_way_once(acting_road, mayor):
    withdraw(acting_road, reason="县里已经统一实施", by=mayor, on=MONDAY, at=at(MONDAY, 10))

    assert (acting_road.stage, acting_road.light.word) == ("withdrawn", "已撤销")
    assert not Commitment.objects.open().exists()
    with pytest.raises(NotAllowedNow):
        withdraw(acting_road, reason="再来一次", by=mayor, on=MONDAY, at=at(MONDAY, 11))


def test_a_line_without_a_date_may_be_entered(town, clerk):
    line, _ = enter(
        assigner=town, title="河道保洁", source="例会", duty="standing", by=clerk, on=MONDAY, at=at(MONDAY)
    )
    assert line.due_first is None
    assert line.light.word


def test_a_due_date_proposed_keeps_its_basis(town, clerk):
    due = Due(date(2026, 12, 31), "quarter_end", "按文件所属四季度末")
    line, _ = enter(assigner=town, title="管网", source="例会", due=due, by=clerk, on=MONDAY, at=at(MONDAY))
    assert line.due_basis == "quarter_end"
