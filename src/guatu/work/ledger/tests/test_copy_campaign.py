"""谋划明年: a plan with its parts, a year later, on working days; seen first, then begun by the verbs."""

from datetime import date
from importlib import import_module

import pytest

from guatu.conftest import MONDAY, at
from guatu.crafts.timing.workdays import is_workday
from guatu.records.trail.chain import first_break
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import begin_campaign, copy_campaign, end_campaign, enter, withdraw
from guatu.work.ledger.lifecycle.copy_campaign import plan_copy
from guatu.work.ledger.models import Campaign, Commitment
from guatu.work.ledger.refusals import CampaignNameTaken, NotYours, TooManyToCopy

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(town, clerk, works_office):
    """The plan of 2026 with two parts, one of them over; two lines are open, one is taken back."""
    acting = {"by": clerk, "on": MONDAY, "at": at(MONDAY)}
    whole, _ = begin_campaign(
        whole=town, name="2026 年度计划", since=date(2026, 1, 1), until=date(2026, 12, 31), rhythm="monthly", **acting
    )
    roads, _ = begin_campaign(
        whole=town, name="道路养护", parent=whole, office=works_office, since=date(2026, 3, 2), until=date(2026, 11, 27),
        look_back_on=date(2026, 12, 18), **acting,
    )  # fmt: skip
    over, _ = begin_campaign(whole=town, name="2026 春季绿化", parent=whole, **acting)
    lines = [
        enter(assigner=town, title="2026 年补坑槽 40 处", source="计划", due=Due(date(2026, 11, 27)), campaign=roads, **acting)[0],
        enter(assigner=town, title="台账建起来", source="计划", campaign=whole, **acting)[0],
        enter(assigner=town, title="立重了", source="计划", campaign=whole, **acting)[0],
    ]
    withdraw(lines[2], reason="重了", **acting)
    end_campaign(over, **acting)
    return whole


def test_the_copy_is_seen_first_and_nothing_is_written(plan):
    planned = plan_copy(plan, with_lines=True)

    assert [(row.name, row.depth) for row in planned] == [("2027 年度计划", 0), ("道路养护（2027）", 1), ("2027 春季绿化", 1)]
    roads = planned[1]
    assert roads.until.after == date(2027, 11, 26)  # the 27th is a Saturday: the Friday before
    assert roads.until.provisional
    assert [(each.title, each.due.after) for each in roads.lines] == [("2027 年补坑槽 40 处", date(2027, 11, 26))]
    days = [day.after for row in planned for day in (row.since, row.until, row.look_back_on) if day.after]
    assert all(is_workday(day) for day in days)
    assert planned[0].since.after > date(2027, 1, 1)  # New Year's Day is off: the first working day
    assert Campaign.objects.count() == 3


def test_the_copy_is_begun_and_entered_by_the_verbs(plan, clerk):
    copy, count = copy_campaign(plan, with_lines=True, by=clerk, on=MONDAY, at=at(MONDAY, 10))

    assert count == 2
    assert (copy.name, copy.follows, copy.rhythm, copy.until) == ("2027 年度计划", plan, "monthly", date(2027, 12, 31))
    parts = list(copy.parts.order_by("pk"))
    assert [part.name for part in parts] == ["道路养护（2027）", "2027 春季绿化"]
    assert parts[0].look_back_on == date(2027, 12, 17)
    line = Commitment.objects.get(campaign=parts[0])
    assert (line.stage, line.title, line.due_first, line.lead) == ("drafted", "2027 年补坑槽 40 处", date(2027, 11, 26), None)
    assert "暂定" in line.due_words
    assert line.source.startswith("谋划：照 云溪-0001")
    assert [step.verb for step in copy.steps.all()] == ["begin"]
    assert first_break() is None


def test_without_lines_only_the_campaigns_are_copied(plan, clerk):
    copy, count = copy_campaign(plan, with_lines=False, name="明年的计划", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    assert (copy.name, count, copy.lines.count()) == ("明年的计划", 0, 0)


def test_a_second_copy_is_refused_whole(plan, clerk):
    copy_campaign(plan, with_lines=True, by=clerk, on=MONDAY, at=at(MONDAY, 10))
    before = (Campaign.objects.count(), Commitment.objects.count())
    with pytest.raises(CampaignNameTaken):  # of a part, after the plan itself was begun
        copy_campaign(plan, with_lines=True, name="又一个", by=clerk, on=MONDAY, at=at(MONDAY, 11))
    assert (Campaign.objects.count(), Commitment.objects.count()) == before


def test_only_the_clerk_copies_and_not_without_end(plan, clerk, leader, monkeypatch):
    with pytest.raises(NotYours):
        copy_campaign(plan, with_lines=False, by=leader, on=MONDAY, at=at(MONDAY))
    monkeypatch.setattr(import_module("guatu.work.ledger.lifecycle.copy_campaign"), "MOST_LINES", 1)
    with pytest.raises(TooManyToCopy, match="2 条"):
        copy_campaign(plan, with_lines=True, by=clerk, on=MONDAY, at=at(MONDAY))


@pytest.mark.usefixtures("today")
def test_the_page_shows_the_copy_and_begins_it(signed_in, clerk, plan):
    client = signed_in(clerk)
    url = f"/campaigns/{plan.pk}/copy/"
    page = client.get(url).content.decode()
    assert "2027 年的放假安排还没有公布" in page
    assert "补坑槽" not in page
    assert "2027 年补坑槽 40 处" in client.get(url + "?with_lines=1").content.decode()

    fields = {"on": MONDAY.isoformat(), "name": "2027 年度计划", "with_lines": "on"}
    page = client.post(url, fields, follow=True).content.decode()
    assert "分项 2 个，带来 2 条待交办" in page
    assert "照着" in page

    answer = client.post(url, {**fields, "name": "另一个"})
    assert answer.status_code == 422
    assert "已经有一个叫" in answer.content.decode()


@pytest.mark.usefixtures("today")
def test_a_plan_counts_its_parts_lines_as_its_own(signed_in, clerk, plan):
    page = signed_in(clerk).get(plan.get_absolute_url()).content.decode()
    assert "2 条，已销 0 条" in page
    assert "道路养护" in page
