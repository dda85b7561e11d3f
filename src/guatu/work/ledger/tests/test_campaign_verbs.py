"""专项行动: begun, changed, ended by verbs; lines join and leave one by one."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from guatu.conftest import MONDAY, at, post
from guatu.records.trail.chain import first_break
from guatu.records.trail.models import Link
from guatu.work.ledger.lifecycle import (
    assign,
    begin_campaign,
    change_campaign,
    end_campaign,
    enter,
    join_campaign,
)
from guatu.work.ledger.lifecycle.move import as_values, plain, replay
from guatu.work.ledger.models import Campaign, CampaignStep, Commitment
from guatu.work.ledger.refusals import (
    CampaignBelowItself,
    CampaignHasEnded,
    CampaignHasOpenLines,
    CampaignHasOpenParts,
    CampaignIsElsewhere,
    CampaignNameTaken,
    CampaignPeriodIsTurned,
    DayIsImpossible,
    MovedMeanwhile,
    NeedsWords,
    NothingChanged,
    NotYours,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(town, clerk):
    campaign, _ = begin_campaign(whole=town, name="2026 年度计划", by=clerk, on=MONDAY, at=at(MONDAY))
    return campaign


def now_of(campaign):
    """The remembered state of a campaign, for comparing it with its steps."""
    state = {}
    for step in campaign.steps.all():
        state.update({name: after for name, (_, after) in step.values.items()})
    return state


def test_the_row_of_a_campaign_is_the_replay_of_its_steps(campaign, clerk, works_office, plan):
    change_campaign(
        campaign, reason="区里改了期限", parent_id=plan.pk, until=date(2026, 12, 25), by=clerk, on=MONDAY, at=at(MONDAY, 10)
    )
    end_campaign(campaign, note="", by=clerk, on=MONDAY, at=at(MONDAY, 11))

    row = Campaign.objects.get(pk=campaign.pk)
    assert {name: plain(getattr(row, name)) for name in now_of(row)} == now_of(row)
    second = row.steps.get(number=2)
    assert second.values["until"] == ["2026-12-31", "2026-12-25"]
    assert [step.verb for step in row.steps.all()] == ["begin", "change", "end"]
    assert Link.objects.filter(subject=f"ledger.campaign:{row.pk}").count() == 3
    assert first_break() is None


def test_a_step_of_a_campaign_cannot_be_changed_and_the_trail_tells_it(campaign):
    with pytest.raises(DatabaseError), transaction.atomic():
        CampaignStep.objects.update(on=MONDAY - timedelta(days=3))

    with connection.cursor() as cursor:  # note is open for purge alone; the seal tells a change of it
        cursor.execute("UPDATE ledger_campaignstep SET note = %s", ["另一句"])
    assert "内容被改动过" in first_break().in_words


def test_only_the_clerk_of_the_whole_begins_changes_and_ends(campaign, town, other_town, works_clerk, leader):
    stranger = post(other_town, "clerk", "督办岗", "钱", "qian")
    for actor in (works_clerk, leader, stranger):
        acting = {"by": actor, "on": MONDAY, "at": at(MONDAY)}
        with pytest.raises(NotYours, match="云溪镇的督办岗"):
            begin_campaign(whole=town, name="另一个", **acting)
        with pytest.raises(NotYours):
            change_campaign(campaign, reason="改", name="改名", **acting)
        with pytest.raises(NotYours):
            end_campaign(campaign, **acting)
    assert CampaignStep.objects.count() == 1


def test_what_cannot_be_is_told_and_nothing_is_written(campaign, town, clerk, plan):
    acting = {"by": clerk, "on": MONDAY, "at": at(MONDAY)}
    with pytest.raises(NeedsWords):
        begin_campaign(whole=town, name="  ", **acting)
    with pytest.raises(CampaignNameTaken):
        begin_campaign(whole=town, name=campaign.name, **acting)
    with pytest.raises(CampaignPeriodIsTurned):
        begin_campaign(whole=town, name="倒着的", since=MONDAY, until=MONDAY - timedelta(days=1), **acting)
    with pytest.raises(DayIsImpossible):
        begin_campaign(whole=town, name="明天的", by=clerk, on=MONDAY + timedelta(days=1), at=at(MONDAY))
    with pytest.raises(NothingChanged):
        change_campaign(campaign, reason="改", name=campaign.name, **acting)
    with pytest.raises(NeedsWords):
        change_campaign(campaign, reason=" ", name="改名", **acting)
    with pytest.raises(ValueError, match="ended_on"):
        change_campaign(campaign, reason="改", ended_on=MONDAY, **acting)
    assert CampaignStep.objects.count() == 2


def test_a_campaign_is_no_part_of_itself(campaign, plan, clerk):
    acting = {"reason": "归到计划", "by": clerk, "on": MONDAY, "at": at(MONDAY)}
    change_campaign(campaign, parent_id=plan.pk, **acting)
    for whose, parent in ((plan, plan), (plan, campaign)):
        with pytest.raises(CampaignBelowItself):
            change_campaign(whose, parent_id=parent.pk, **acting)
    assert sorted(Campaign.objects.keys_of_family(plan.pk)) == sorted([plan.pk, campaign.pk])


def test_of_two_clerks_at_once_the_second_is_told(campaign, clerk, second_clerk):
    as_the_second_saw_it = Campaign.objects.get(pk=campaign.pk)
    change_campaign(campaign, reason="改名", name="清沟行动", by=clerk, on=MONDAY, at=at(MONDAY))
    with pytest.raises(MovedMeanwhile):
        change_campaign(as_the_second_saw_it, reason="改名", name="清渠行动", by=second_clerk, on=MONDAY, at=at(MONDAY))
    campaign.refresh_from_db()
    assert campaign.name == "清沟行动"


def test_ending_with_open_lines_needs_a_word_and_parts_end_first(campaign, plan, road, clerk):
    acting = {"by": clerk, "on": MONDAY, "at": at(MONDAY)}
    join_campaign([road], campaign, reason="归入", **acting)
    change_campaign(campaign, reason="归到计划", parent_id=plan.pk, **acting)

    with pytest.raises(CampaignHasOpenParts, match=campaign.name):
        end_campaign(plan, **acting)
    with pytest.raises(CampaignHasOpenLines, match="1 条没有销号"):
        end_campaign(campaign, **acting)
    end_campaign(campaign, note="转入日常，按原时限办", **acting)
    end_campaign(plan, **acting)

    road.refresh_from_db()
    assert road.campaign == campaign
    with pytest.raises(CampaignHasEnded):
        change_campaign(campaign, reason="再改", name="再改", **acting)


def test_lines_join_and_leave_by_a_step_of_their_own(campaign, road, piles, clerk, second_clerk):
    stale = Commitment.objects.get(pk=piles.pk)
    join_campaign([piles], campaign, reason="归入", by=second_clerk, on=MONDAY, at=at(MONDAY))

    joined = join_campaign([road, stale], campaign, reason="区里点名", by=clerk, on=MONDAY, at=at(MONDAY, 10))

    assert joined.count == 1
    assert [(line.pk, why[:9]) for line, why in joined.refused] == [(piles.pk, "您打开这一页以后，")]
    road.refresh_from_db()
    assert road.campaign == campaign
    step = road.steps.last()
    assert (step.verb, step.values, step.note) == ("amend", {"campaign_id": [None, campaign.pk]}, "区里点名")

    join_campaign([road], None, reason="归错了", by=clerk, on=MONDAY, at=at(MONDAY, 11))
    road.refresh_from_db()
    assert road.campaign is None
    assert as_values(road) == replay(road.steps.all())
    assert first_break() is None


def test_nothing_joins_another_towns_campaign_or_one_that_has_ended(
    campaign, road, town, other_town, works_office, clerk
):
    theirs_clerk = post(other_town, "clerk", "督办岗", "钱", "qian")
    theirs, _ = begin_campaign(whole=other_town, name="石桥行动", by=theirs_clerk, on=MONDAY, at=at(MONDAY))
    end_campaign(campaign, by=clerk, on=MONDAY, at=at(MONDAY))
    acting = {"by": clerk, "on": MONDAY, "at": at(MONDAY)}
    for wrong, refusal in ((theirs, CampaignIsElsewhere), (campaign, CampaignHasEnded)):
        assert join_campaign([road], wrong, reason="归入", **acting).count == 0
        with pytest.raises(refusal):
            enter(assigner=town, title="一件事", source="例会", campaign=wrong, **acting)
        with pytest.raises(refusal):
            assign(road, to=works_office, duty="dated", campaign=wrong, **acting)
    assert Commitment.objects.count() == 1
