"""举一反三: siblings of a problem are opened together, or none of them."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, at
from guatu.records.offices.models import Kind, Office
from guatu.records.trail.chain import first_break
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import assign, enter, open_siblings, withdraw
from guatu.work.ledger.lifecycle.move import as_values, replay
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.refusals import NeedsWords, NotYours, SiblingsRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def far_village(town):
    return Office.objects.create(name="溪北村", kind=Kind.VILLAGE, parent=town, order=21)


@pytest.fixture
def ditch(town, clerk, village, campaign):
    """The village's ditch is blocked."""
    line, _ = enter(
        assigner=town, title="河东村灌溉渠淤堵清理", source="现场", campaign=campaign, standard="渠底见硬土，过水通畅",
        due=Due(date(2026, 11, 30)), by=clerk, on=MONDAY, at=at(MONDAY),
    )  # fmt: skip
    assign(line, to=village, duty="dated", by=clerk, on=MONDAY, at=at(MONDAY, 10))
    return line


def test_siblings_are_entered_and_assigned_with_what_the_first_has(ditch, campaign, far_village, farm_office, clerk):
    opened = open_siblings(ditch, [far_village, farm_office], by=clerk, on=MONDAY, at=at(MONDAY, 11))

    far, farm = opened.lines
    assert (far.title, farm.title) == ("溪北村灌溉渠淤堵清理", "农业农村办灌溉渠淤堵清理")
    for line, lead in ((far, far_village), (farm, farm_office)):
        fresh = Commitment.objects.get(pk=line.pk)
        assert (fresh.lead, fresh.stage, fresh.prompted_by, fresh.campaign) == (lead, "assigned", ditch, campaign)
        assert (fresh.nature, fresh.due_first, fresh.standard) == ("common", date(2026, 11, 30), "渠底见硬土，过水通畅")
        assert [step.verb for step in fresh.steps.all()] == ["enter", "assign"]
        assert as_values(fresh) == replay(fresh.steps.all())
    ditch.refresh_from_db()
    assert ditch.nature == "common"
    assert "另立 2 条" in ditch.steps.last().note
    assert first_break() is None


def test_of_one_refused_none_is_opened_and_it_is_named_with_why(ditch, far_village, village, town, clerk):
    with pytest.raises(SiblingsRefused) as told:
        open_siblings(ditch, [far_village, village, town], by=clerk, on=MONDAY, at=at(MONDAY, 11))
    assert "河东村：这个单位已经有" in told.value.in_words
    assert "云溪镇：主办单位不能是全镇" in told.value.in_words
    assert Commitment.objects.count() == 1
    ditch.refresh_from_db()
    assert ditch.nature == ""


def test_the_others_are_opened_where_the_clerk_says_so(ditch, far_village, village, clerk):
    opened = open_siblings(
        ditch, [far_village, village], all_or_nothing=False, by=clerk, on=MONDAY, at=at(MONDAY, 11)
    )
    assert [line.lead for line in opened.lines] == [far_village]
    assert [office for office, _ in opened.refused] == [village]

    with pytest.raises(SiblingsRefused, match="已经有"):
        open_siblings(ditch, [far_village], all_or_nothing=False, by=clerk, on=MONDAY, at=at(MONDAY, 12))


def test_a_sibling_taken_back_may_be_opened_again(ditch, far_village, clerk):
    sibling, _ = enter(
        assigner=ditch.assigner, title="溪北村", source="x", prompted_by=ditch, by=clerk, on=MONDAY, at=at(MONDAY)
    )
    withdraw(sibling, reason="重了", by=clerk, on=MONDAY, at=at(MONDAY))
    assert len(open_siblings(ditch, [far_village], by=clerk, on=MONDAY, at=at(MONDAY, 11)).lines) == 1


def test_only_the_clerk_and_only_somewhere(ditch, far_village, works_clerk, clerk):
    with pytest.raises(NotYours):
        open_siblings(ditch, [far_village], by=works_clerk, on=MONDAY, at=at(MONDAY, 11))
    with pytest.raises(NeedsWords):
        open_siblings(ditch, [], by=clerk, on=MONDAY, at=at(MONDAY, 11))


def test_lines_alike_elsewhere_are_offered_with_the_words_that_make_them_so(ditch, town, clerk, signed_in, today):
    other, _ = enter(assigner=town, title="石桥村灌溉渠淤堵", source="现场", by=clerk, on=MONDAY, at=at(MONDAY))
    enter(assigner=town, title="路灯更换", source="现场", by=clerk, on=MONDAY, at=at(MONDAY))

    page = signed_in(clerk).get(f"/ledger/{ditch.pk}/alike/").content.decode()

    assert other.number in page and "灌溉渠淤堵" in page
    assert "路灯" not in page
    assert "没有找到" in signed_in(clerk).get(f"/ledger/{Commitment.objects.get(title='路灯更换').pk}/alike/").content.decode()


def test_who_owes_one_line_is_not_offered_the_lines_of_others(ditch, town, clerk, works_office, works_clerk, signed_in, today):
    mine, _ = enter(assigner=town, title="石桥村灌溉渠淤堵", source="现场", by=clerk, on=MONDAY, at=at(MONDAY))
    assign(mine, to=works_office, duty="dated", undated=True, by=clerk, on=MONDAY, at=at(MONDAY, 10))

    page = signed_in(works_clerk).get(f"/ledger/{mine.pk}/alike/").content.decode()

    assert (ditch.number in page) == Commitment.objects.visible_to(works_clerk).filter(pk=ditch.pk).exists()
