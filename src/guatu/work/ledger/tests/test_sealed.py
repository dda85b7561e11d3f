"""What concerns an office stands apart: who enters it, who leads it, what it is never tied to."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from guatu.conftest import MONDAY, at, post
from guatu.records.documents.models import Document
from guatu.records.offices.acting import actor_of
from guatu.records.offices.models import Office, Post, Substitute, User
from guatu.records.trail.chain import first_break
from guatu.work.ledger.filters import scope_of
from guatu.work.ledger.lifecycle import (
    amend,
    assign,
    begin_campaign,
    enter,
    join_campaign,
    merge,
    open_siblings,
    sign_for,
)
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.lifecycle.who import bound_paths, verifier_of, who_may_verify
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import (
    ConcernsYourOffice,
    SealedIsSeen,
    SealedNeedsTheOffice,
    SealedNeverFromAPaper,
    SealedNeverLedThere,
    SealedStandsApart,
    SiblingsRefused,
    VerifierIsNotIndependent,
)

NOW = {"on": MONDAY, "at": at(MONDAY)}


@pytest.fixture
def pond(town, village, clerk):
    line, _ = enter(assigner=town, title="核查鱼塘发包账目", source="区纪委转来", duty="standing", concerns=village, by=clerk, **NOW)
    return line


def test_numbers_of_sealed_lines_leave_no_gap_in_the_others(pond, town, clerk):
    next_one, _ = enter(assigner=town, title="路灯修复", source="例会", by=clerk, **NOW)
    assert (pond.number, next_one.number) == ("云溪-密001", "云溪-0001")


def test_the_office_complained_of_and_what_lies_below_it_neither_leads_nor_assists(pond, town, village, works_office, clerk):
    group = Office.objects.create(name="河东村一组", parent=village, kind="village")
    for office in (village, group):
        with pytest.raises(SealedNeverLedThere):
            assign(pond, to=office, duty="standing", by=clerk, **NOW)
    with pytest.raises(SealedNeverLedThere):
        assign(pond, to=works_office, assistants=[village], duty="standing", by=clerk, **NOW)

    assign(pond, to=works_office, duty="standing", by=clerk, **NOW)
    assert pond.lead == works_office and pond.field == ""


def test_it_is_not_offered_as_lead_either_nor_is_a_campaign(pond, town, village, works_office, signed_in, clerk, today):
    begin_campaign(whole=town, name="清欠专项", by=clerk, **NOW)
    page = signed_in(clerk).get(f"/ledger/{pond.pk}/assign/").content.decode()
    assert f'<option value="{works_office.pk}"' in page and f'<option value="{village.pk}"' not in page
    assert "清欠专项" not in page


def test_whoever_holds_a_post_there_does_not_enter_it(town, village, clerk):
    post(village, "unit", "兼岗", "陈", "chen")
    with pytest.raises(ConcernsYourOffice):
        enter(assigner=town, title="核查", source="信", concerns=village, by=actor_of(User.objects.get(username="chen"), MONDAY), **NOW)


def test_it_is_tied_to_no_campaign_no_sibling_and_no_open_line(pond, road, campaign, clerk, town, village):
    with pytest.raises(SealedStandsApart):
        amend(pond, campaign_id=campaign.pk, reason="归口", by=clerk, **NOW)
    assert join_campaign([pond], campaign, reason="归口", by=clerk, **NOW).count == 0
    with pytest.raises(SealedStandsApart):
        enter(assigner=town, title="核查", source="信", concerns=village, campaign=campaign, by=clerk, **NOW)
    with pytest.raises(SealedStandsApart):
        merge(road, pond, reason="一件事", by=clerk, **NOW)
    with pytest.raises(SealedStandsApart):
        amend(road, prompted_by_id=pond.pk, reason="带出", by=clerk, **NOW)
    with transaction.atomic(), pytest.raises(IntegrityError):
        Commitment.objects.filter(pk=pond.pk).update(campaign=campaign)


def test_no_sibling_is_opened_after_it(pond, works_office, clerk):
    with pytest.raises(SiblingsRefused):
        open_siblings(pond, offices=[works_office], by=clerk, **NOW)
    assert Commitment.objects.count() == 1


def test_two_that_concern_one_office_may_become_one(pond, town, village, clerk):
    twin, _ = enter(assigner=town, title="鱼塘账目不公开", source="来信", duty="standing", concerns=village, by=clerk, **NOW)
    merge(twin, pond, reason="一件事", by=clerk, **NOW)
    assert twin.merged_into == pond


def test_it_may_be_sealed_later_only_while_nobody_has_seen_it_given_out(road, village, works_office, clerk):
    amend(road, concerns_id=village.pk, reason="原来是检举", by=clerk, **NOW)
    assert road.is_sealed and road.field == ""
    assert as_values(road) == replay(road.steps.order_by("number")) and first_break() is None

    assign(road, to=works_office, duty="dated", by=clerk, **NOW)
    with pytest.raises(SealedIsSeen):
        amend(road, concerns_id=None, reason="公开", by=clerk, **NOW)


def test_nobody_of_that_office_is_named_as_verifier(pond, village, works_office, works_clerk, clerk, safety_office, verifier):
    there = post(village, "verifier", "村核实岗", "方", "fang")
    assign(pond, to=works_office, duty="standing", by=clerk, **NOW)
    sign_for(pond, by=works_clerk, **NOW)

    with pytest.raises(VerifierIsNotIndependent):
        verifier_of(there, pond, MONDAY)
    assert who_may_verify(pond, MONDAY, without=(), bound=bound_paths(pond, MONDAY)) == ["应急管理办核实岗"]


def test_when_that_office_has_become_another_it_is_kept_from_this_one(pond, town, village, clerk):
    unit = post(Office.objects.create(name="河西村", parent=town, kind="village"), "unit", "村文书", "田", "tian")
    before = Commitment.objects.visible_to(unit).filter(pk=pond.pk).exists()
    Office.objects.filter(pk=village.pk).update(becomes=Office.objects.get(name="河西村"))
    assert (before, Commitment.objects.visible_to(unit).filter(pk=pond.pk).exists()) == (True, False)


def test_what_is_kept_between_two_acts_is_kept_for_each_place_apart(town, village, clerk):
    post(village, "unit", "兼岗", "陈", "chen")
    both = actor_of(User.objects.get(username="chen"), MONDAY)
    assert scope_of(both, town, MONDAY) != scope_of(clerk, town, MONDAY)


def test_a_sealed_class_is_given_to_no_line_that_everybody_sees(road, pond, clerk, works_office, town):
    for verb in (
        lambda: amend(road, category="accusation", reason="是检举", by=clerk, **NOW),
        lambda: assign(road, to=works_office, duty="dated", category="accusation", by=clerk, **NOW),
        lambda: enter(assigner=town, title="核查", source="信", category="accusation", by=clerk, **NOW),
    ):
        with pytest.raises(SealedNeedsTheOffice):
            verb()
    paper = Document.objects.create(whole=town, name="检举控告件办理单.txt", sha256="0" * 64, size=1, put_in_at=at(MONDAY), put_in_by=clerk.user)
    with pytest.raises(SealedNeverFromAPaper) as refused:
        enter(assigner=town, title="核查", source="办理单", quote="核查", document=paper, category="accusation", by=clerk, **NOW)
    assert "“立账”单独立" in refused.value.in_words

    amend(pond, category="accusation", reason="归类", by=clerk, **NOW)
    with pytest.raises(SealedNeedsTheOffice):
        amend(pond, concerns_id=None, reason="公开", by=clerk, **NOW)
    assert road.category == "" and pond.is_sealed


def test_whoever_leaves_that_office_still_does_not_see_it_and_whoever_left_before_it_was_entered_does(pond, town, village, farm_office, clerk):
    """The day after, the accused would else read what was said of them."""
    moved = {}
    for name, last in (("tian", MONDAY), ("lv", MONDAY - timedelta(days=1))):
        post(village, "unit", "村文书", name, name)
        Post.objects.filter(user__username=name).update(until=last)
        post(town, "clerk", "督办岗", name, name)
        moved[name] = actor_of(User.objects.get(username=name), MONDAY + timedelta(days=1))
    stood = post(town, "clerk", "督办岗", "孙", "sun").user
    held_by = Post.objects.create(role="unit", title="村会计", office=village, user=User.objects.create_user("hao", name="郝", password="shi-yi-shi"))
    Substitute.objects.create(post=held_by, user_id=stood, since=MONDAY, until=MONDAY)
    moved["sun"] = actor_of(User.objects.get(username="sun"), MONDAY + timedelta(days=1))

    assert {name: pond in Commitment.objects.visible_to(actor) for name, actor in moved.items()} == {"tian": False, "lv": True, "sun": False}
    assert [post.title for post in moved["sun"].posts] == ["云溪镇督办岗"]
    assert scope_of(moved["tian"], town, MONDAY) != scope_of(moved["lv"], town, MONDAY)
    later = {"on": MONDAY + timedelta(days=1), "at": at(MONDAY + timedelta(days=1))}
    with pytest.raises(ConcernsYourOffice):
        amend(pond, title="鱼塘", reason="更正", by=moved["tian"], **later)
    amend(pond, title="鱼塘", reason="更正", by=moved["lv"], **later)
