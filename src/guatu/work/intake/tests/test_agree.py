"""立账要两人: one proposes, another agrees; the same person is told why not."""

import pytest

from guatu.conftest import MONDAY, at
from guatu.records.trail.chain import first_break
from guatu.work.intake.lifecycle import agree, confirm, dismiss, propose, send_back, undo
from guatu.work.intake.models import Manner, State
from guatu.work.intake.refusals import (
    AlreadyDecided,
    NeedsAnother,
    NeedsASecond,
    NothingProposed,
    NothingToUndo,
    OneCannotBeTwo,
    ProposalIsAnothers,
    ReturnNeedsAReason,
)
from guatu.work.ledger.lifecycle import assign, enter
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import NotYours


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


@pytest.fixture
def proposed(promise, clerk, two_clerks):
    """The road, as clerk Chen has proposed it."""
    propose(promise, told={"fields": {"title": "东干道"}}, by=clerk, at=at(MONDAY))
    return promise


def test_the_second_clerk_sends_it_back_with_a_reason_and_the_first_has_it_again(proposed, clerk, second_clerk):
    send_back(proposed, reason="时限不对", by=second_clerk, at=at(MONDAY, 10))

    proposed.refresh_from_db()
    last = proposed.decisions.last()
    assert (proposed.state, proposed.returned_to, proposed.proposed_by) == (State.WAITING, clerk.user, None)
    assert (last.user_name, last.values["with"], last.reason) == ("周", "陈", "时限不对")
    assert proposed.proposal == {"fields": {"title": "东干道"}}
    assert first_break() is None


def test_put_right_it_is_proposed_again_and_the_second_agrees(proposed, clerk, second_clerk):
    send_back(proposed, reason="时限不对", by=second_clerk, at=at(MONDAY, 10))
    propose(proposed, told={"fields": {"title": "东干道二期"}}, by=clerk, at=at(MONDAY, 11))
    assert proposed.returned_to is None

    agree(proposed, told={"title": "东干道二期"}, by=second_clerk, on=MONDAY, at=at(MONDAY, 12))
    assert [each.verb for each in proposed.decisions.all()] == ["propose", "send_back", "propose", "agree"]


def test_what_was_sent_back_may_be_set_aside_as_well(proposed, clerk, second_clerk):
    send_back(proposed, reason="不该立账", by=second_clerk, at=at(MONDAY, 10))
    dismiss(proposed, reason="只是表态", by=clerk, at=at(MONDAY, 11))

    assert (proposed.state, proposed.returned_to) == (State.DISMISSED, None)


def test_nothing_is_sent_back_without_a_reason_or_by_whoever_proposed_it(proposed, clerk, second_clerk, works_clerk):
    with pytest.raises(ReturnNeedsAReason):
        send_back(proposed, reason=" ", by=second_clerk, at=at(MONDAY, 10))
    with pytest.raises(OneCannotBeTwo):
        send_back(proposed, reason="时限不对", by=clerk, at=at(MONDAY, 10))
    with pytest.raises(NotYours):
        send_back(proposed, reason="时限不对", by=works_clerk, at=at(MONDAY, 10))
    assert proposed.decisions.count() == 1


def test_of_two_who_send_it_back_or_agree_at_once_the_second_is_told(proposed, second_clerk):
    as_seen = type(proposed).objects.get(pk=proposed.pk)
    send_back(proposed, reason="时限不对", by=second_clerk, at=at(MONDAY, 10))
    with pytest.raises(AlreadyDecided):
        send_back(as_seen, reason="单位不对", by=second_clerk, at=at(MONDAY, 10))


def test_only_the_one_who_proposed_takes_it_back_and_only_the_one_who_sent_it_back_that(proposed, clerk, second_clerk):
    with pytest.raises(ProposalIsAnothers, match="陈拟办的"):
        undo(proposed, by=second_clerk, on=MONDAY, at=at(MONDAY, 10))

    send_back(proposed, reason="时限不对", by=second_clerk, at=at(MONDAY, 10))
    with pytest.raises(NothingToUndo):
        undo(proposed, by=clerk, on=MONDAY, at=at(MONDAY, 11))
    undo(proposed, by=second_clerk, on=MONDAY, at=at(MONDAY, 11))

    assert (proposed.state, proposed.proposed_by, proposed.proposed_name) == (State.PROPOSED, clerk.user, "陈")
    assert first_break() is None
