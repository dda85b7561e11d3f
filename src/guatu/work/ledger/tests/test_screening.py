"""排查: each object of the round is answered for; what is found becomes a line."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from guatu.conftest import MONDAY, at, post
from guatu.records.offices.models import Kind, Office
from guatu.records.trail.chain import first_break
from guatu.records.trail.models import Link
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import (
    add_objects,
    answer_screening,
    begin_screening,
    end_campaign,
    end_screening,
    open_found_line,
    withdraw,
)
from guatu.work.ledger.lifecycle.move import plain
from guatu.work.ledger.models import Screening, ScreeningObject, ScreeningStep
from guatu.work.ledger.refusals import (
    CampaignHasEnded,
    DayIsImpossible,
    FindingIsALine,
    MovedMeanwhile,
    NeedsWords,
    NothingFound,
    NothingToAdd,
    NotYours,
    ObjectIsAPerson,
    ObjectIsElsewhere,
    ObjectsLeft,
    ScreeningHasEnded,
    ScreeningNameTaken,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def villager(village):
    return post(village, "unit", "村书记", "孙", "sun")


@pytest.fixture
def screening(campaign, village, town, clerk):
    """A round over two villages and one site."""
    far = Office.objects.create(name="溪北村", kind=Kind.VILLAGE, parent=town, order=21)
    round_, _ = begin_screening(
        campaign, name="沟渠淤堵排查", words="过水断面不足一半的", offices=[village, far], names=["  镇自来水厂  取水口 "],
        until=date(2026, 11, 30), by=clerk, on=MONDAY, at=at(MONDAY),
    )  # fmt: skip
    return round_


@pytest.fixture
def here(screening, village):
    return screening.objects_listed.get(office=village)


def test_a_round_lists_its_objects_once_and_keeps_its_journal(screening, village, clerk):
    assert [place.name for place in screening.objects_listed.all()] == ["河东村", "溪北村", "镇自来水厂 取水口"]
    add_objects(screening, offices=[village], names=["河东闸", "河东闸"], by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert screening.objects_listed.count() == 4
    assert [step.values["objects"][1] for step in screening.steps.all()] == [
        ["河东村", "溪北村", "镇自来水厂 取水口"], ["河东闸"],
    ]  # fmt: skip
    assert Link.objects.filter(subject=f"ledger.screening:{screening.pk}").count() == 2
    assert first_break() is None


def test_the_unit_answers_for_itself(here, villager):
    step = answer_screening(here, answer="clear", by=villager, on=MONDAY, at=at(MONDAY, 10))
    here.refresh_from_db()
    assert (here.answer, here.looked_by, here.looked_on) == ("clear", "河东村村书记", MONDAY)
    assert step.on_behalf_of is None


def test_the_clerk_enters_it_on_behalf_with_both_names(here, clerk, village):
    acting = {"answer": "found", "words": "东段淤了半渠", "by": clerk, "on": MONDAY, "at": at(MONDAY, 10)}
    with pytest.raises(NeedsWords, match="是谁去看的"):
        answer_screening(here, **acting)
    step = answer_screening(here, looked_by="村水利员", **acting)
    assert (step.on_behalf_of, step.user_name, here.looked_by) == (village, "陈", "村水利员")


def test_an_answer_put_right_is_a_step_of_its_own_and_the_row_is_the_replay(here, villager):
    answer_screening(here, answer="clear", by=villager, on=MONDAY, at=at(MONDAY, 10))
    answer_screening(here, answer="found", words="再看，有一处堵", by=villager, on=MONDAY, at=at(MONDAY, 11))

    here.refresh_from_db()
    state = {}
    for step in here.steps.order_by("number"):
        state.update({name: after for name, (_, after) in step.values.items()})
    assert state == {name: plain(getattr(here, name)) for name in state}
    assert here.steps.last().values["answer"] == ["clear", "found"]
    assert first_break() is None
    with pytest.raises(DatabaseError), transaction.atomic():
        ScreeningStep.objects.all().delete()


def test_a_finding_becomes_a_line_of_the_campaign(here, screening, village, clerk, villager):
    with pytest.raises(NothingFound):
        open_found_line(here, title="清淤", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    answer_screening(here, answer="found", words="东段淤了半渠", by=villager, on=MONDAY, at=at(MONDAY, 10))

    line = open_found_line(
        here, title="河东村东段渠道清淤", lead=village, due=Due(date(2026, 12, 10)), nature="particular", by=clerk,
        on=MONDAY, at=at(MONDAY, 11),
    )  # fmt: skip

    assert (line.campaign, line.lead, line.stage, line.nature) == (screening.campaign, village, "assigned", "particular")
    assert "沟渠淤堵排查·河东村" in line.source
    assert line.steps.first().note == "东段淤了半渠"
    for again in (
        lambda: open_found_line(here, title="又立", by=clerk, on=MONDAY, at=at(MONDAY, 12)),
        lambda: answer_screening(here, answer="clear", by=villager, on=MONDAY, at=at(MONDAY, 12)),
    ):
        with pytest.raises(FindingIsALine, match=line.number):
            again()


def test_a_line_taken_back_leaves_the_finding_open(here, clerk, villager):
    answer_screening(here, answer="found", words="堵了", by=villager, on=MONDAY, at=at(MONDAY, 10))
    line = open_found_line(here, title="清淤", by=clerk, on=MONDAY, at=at(MONDAY, 11))
    withdraw(line, reason="村里已清", by=clerk, on=MONDAY, at=at(MONDAY, 12))
    here = ScreeningObject.objects.get(pk=line.campaign.screenings.get().objects_listed.first().pk)
    again = open_found_line(here, title="清淤", by=clerk, on=MONDAY, at=at(MONDAY, 13))
    assert again.pk != line.pk


def test_who_may_answer(screening, here, works_clerk, villager, leader, clerk):
    site = screening.objects_listed.get(office=None)
    with pytest.raises(NotYours, match="河东村的人"):
        answer_screening(here, answer="clear", by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
    # The works office runs the campaign: its people answer for a site.
    answer_screening(site, answer="clear", by=works_clerk, on=MONDAY, at=at(MONDAY, 10))
    with pytest.raises(NotYours):
        answer_screening(site, answer="clear", by=villager, on=MONDAY, at=at(MONDAY, 10))
    for actor in (villager, leader):
        with pytest.raises(NotYours):
            end_screening(screening, by=actor, on=MONDAY, at=at(MONDAY))


def test_no_person_is_an_object(campaign, clerk):
    for line in ("某户 13800001111", "11010119900101001X"):
        with pytest.raises(ObjectIsAPerson):
            begin_screening(campaign, name="一轮", names=[line], by=clerk, on=MONDAY, at=at(MONDAY))
    assert Screening.objects.count() == 0


def test_what_cannot_be_is_told(campaign, screening, here, other_town, clerk, villager):
    acting = {"by": clerk, "on": MONDAY, "at": at(MONDAY)}
    with pytest.raises(ScreeningNameTaken):
        begin_screening(campaign, name=screening.name, names=["一处"], **acting)
    with pytest.raises(NothingToAdd):
        begin_screening(campaign, name="空的", names=[" "], **acting)
    with pytest.raises(ObjectIsElsewhere):
        begin_screening(campaign, name="别处", offices=[other_town], **acting)
    with pytest.raises(NeedsWords):
        answer_screening(here, answer="found", by=villager, on=MONDAY, at=at(MONDAY, 10))
    with pytest.raises(DayIsImpossible, match="早于开始排查"):
        answer_screening(here, answer="clear", by=villager, on=MONDAY - timedelta(days=1), at=at(MONDAY, 10))
    with pytest.raises(IntegrityError), transaction.atomic():
        ScreeningObject.objects.filter(pk=here.pk).update(answer="found")


def test_of_two_at_once_the_second_is_told(here, villager, clerk):
    as_the_clerk_saw_it = ScreeningObject.objects.get(pk=here.pk)
    answer_screening(here, answer="clear", by=villager, on=MONDAY, at=at(MONDAY, 10))
    with pytest.raises(MovedMeanwhile):
        answer_screening(
            as_the_clerk_saw_it, answer="found", words="堵", looked_by="镇里", by=clerk, on=MONDAY, at=at(MONDAY, 10)
        )


def test_a_round_ends_when_all_is_seen_or_with_a_word(screening, here, clerk, villager):
    answer_screening(here, answer="clear", by=villager, on=MONDAY, at=at(MONDAY, 10))
    with pytest.raises(ObjectsLeft, match="还有 2 个没有查：溪北村、镇自来水厂 取水口"):
        end_screening(screening, by=clerk, on=MONDAY, at=at(MONDAY, 11))
    end_screening(screening, note="改由区里查", by=clerk, on=MONDAY, at=at(MONDAY, 11))
    with pytest.raises(ScreeningHasEnded):
        answer_screening(here, answer="found", words="x", by=villager, on=MONDAY, at=at(MONDAY, 12))
    with pytest.raises(ScreeningHasEnded):
        add_objects(screening, names=["又一处"], by=clerk, on=MONDAY, at=at(MONDAY, 12))


def test_an_ended_campaign_begins_no_round(campaign, clerk):
    end_campaign(campaign, by=clerk, on=MONDAY, at=at(MONDAY))
    with pytest.raises(CampaignHasEnded):
        begin_screening(campaign, name="一轮", names=["一处"], by=clerk, on=MONDAY, at=at(MONDAY))
