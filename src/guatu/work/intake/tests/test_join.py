"""接到已有事项: the journal says so, the first wording and date stay, nothing closes."""

from datetime import date
from decimal import Decimal

import pytest

from guatu.conftest import MONDAY, at
from guatu.records.trail.chain import first_break
from guatu.work.intake.lifecycle import join, undo
from guatu.work.intake.models import State
from guatu.work.intake.refusals import LineIsElsewhere, LineWasAmended
from guatu.work.ledger.lifecycle import assign
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import NotYours
from guatu.work.ledger.stages import Change, Stage


def joined(promise, road, clerk, **more):
    return join(promise, road, change=Change.ADVANCED, by=clerk, on=MONDAY, at=at(MONDAY), **more)


def test_the_line_keeps_its_words_and_its_journal_tells(promise, road, clerk):
    before = (road.quote, road.due_first, road.due_last)

    joined(promise, road, clerk)

    row = Commitment.objects.get(pk=road.pk)
    assert (row.quote, row.due_first, row.due_last) == before
    assert promise.quote in row.steps.last().note and row.steps.last().note.startswith("提前：")
    assert (promise.state, promise.line) == (State.JOINED, road)
    assert Commitment.objects.count() == 1


def test_while_the_line_is_drafted_the_same_press_amends_it(promise, road, clerk):
    joined(promise, road, clerk, due=date(2026, 12, 20), target=Decimal(2))

    road.refresh_from_db()
    assert (road.due_last, road.target) == (date(2026, 12, 20), 2)
    with pytest.raises(LineWasAmended):
        undo(promise, by=clerk, on=MONDAY, at=at(MONDAY))


def test_after_assignment_the_date_is_the_approvers_and_nothing_is_half_written(promise, road, clerk, works_office):
    assign(road, to=works_office, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY))
    steps = road.steps.count()

    with pytest.raises(NotYours):
        joined(promise, road, clerk, due=date(2026, 12, 20))

    promise.refresh_from_db()
    assert promise.state == State.WAITING
    assert road.steps.count() == steps


def test_a_mention_is_taken_back_in_the_open(promise, road, clerk):
    joined(promise, road, clerk)

    undo(promise, by=clerk, on=MONDAY, at=at(MONDAY))

    assert promise.state == State.WAITING
    notes = [step.note for step in road.steps.filter(verb="mention").order_by("number")]
    assert [note.split("：")[0] for note in notes] == ["提前", "撤回再提"]
    assert first_break() is None


def test_what_a_paper_drops_is_not_closed(promise, road, clerk):
    join(promise, road, change=Change.DROPPED, by=clerk, on=MONDAY, at=at(MONDAY))

    assert Commitment.objects.get(pk=road.pk).stage == Stage.DRAFTED


def test_another_towns_line_is_not_joined(promise, road, clerk, other_town):
    Commitment.objects.filter(pk=road.pk).update(assigner=other_town)

    with pytest.raises(LineIsElsewhere):
        joined(promise, Commitment.objects.get(pk=road.pk), clerk)
