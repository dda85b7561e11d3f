"""立账要两人: one proposes, another agrees; the same person is told why not."""

import pytest

from guatu.conftest import MONDAY, at
from guatu.records.trail.chain import first_break
from guatu.work.intake.lifecycle import agree, confirm, propose, undo
from guatu.work.intake.models import Manner, State
from guatu.work.intake.refusals import NeedsAnother, NeedsASecond, NothingProposed, OneCannotBeTwo
from guatu.work.ledger.lifecycle import assign, enter
from guatu.work.ledger.models import Commitment


@pytest.fixture
def two_clerks(town):
    return Manner.objects.create(whole=town, two_clerks=True)


def test_one_clerk_alone_opens_no_line(promise, clerk, two_clerks):
    with pytest.raises(NeedsASecond):
        confirm(promise, by=clerk, on=MONDAY, at=at(MONDAY))

    assert not Commitment.objects.exists()


def test_the_second_clerk_opens_what_the_first_proposed(promise, clerk, second_clerk, two_clerks):
    propose(promise, told={"title": "东干道"}, by=clerk, at=at(MONDAY))
    line = agree(promise, told={"title": "东干道"}, by=second_clerk, on=MONDAY, at=at(MONDAY, 10))

    assert (line.title, promise.state) == ("东干道", State.CONFIRMED)
    assert [(each.verb, each.user_name) for each in promise.decisions.all()] == [("propose", "陈"), ("agree", "周")]
    assert first_break() is None


def test_the_same_person_is_refused_with_a_sentence(promise, clerk, two_clerks):
    propose(promise, told={}, by=clerk, at=at(MONDAY))

    with pytest.raises(OneCannotBeTwo) as refused:
        agree(promise, told={}, by=clerk, on=MONDAY, at=at(MONDAY, 10))

    assert "您自己（陈）拟办" in refused.value.in_words
    assert not Commitment.objects.exists()


def test_a_proposal_taken_back_is_agreed_to_by_nobody(promise, clerk, second_clerk, two_clerks):
    propose(promise, told={}, by=clerk, at=at(MONDAY))
    undo(promise, by=clerk, on=MONDAY, at=at(MONDAY, 10))

    with pytest.raises(NothingProposed):
        agree(promise, told={}, by=second_clerk, on=MONDAY, at=at(MONDAY, 11))


def test_a_line_entered_by_hand_is_assigned_by_another_clerk(town, works_office, clerk, second_clerk, two_clerks):
    line, _ = enter(assigner=town, title="修路灯", source="电话", by=clerk, on=MONDAY, at=at(MONDAY))
    with pytest.raises(NeedsAnother, match="另一位督办岗交办"):
        assign(line, to=works_office, duty="dated", undated=True, by=clerk, on=MONDAY, at=at(MONDAY))

    assign(line, to=works_office, duty="dated", undated=True, by=second_clerk, on=MONDAY, at=at(MONDAY))
    assert line.stage == "assigned"
