"""拆 and 并: exact stretches of the text, nothing lost, and the way back."""

from datetime import date

import pytest

from guatu.conftest import MONDAY, at
from guatu.records.trail.chain import first_break
from guatu.work.intake.lifecycle import confirm, dismiss, merge, split, undo
from guatu.work.intake.lifecycle.split import cuts_in
from guatu.work.intake.models import State
from guatu.work.intake.refusals import CutChangesWords, NothingCut, NotNeighbours, PartIsDecided
from guatu.work.intake.review import review_of
from guatu.work.ledger.models import Commitment

from .papers import fields, put_in

TWO_IN_ONE = "云溪镇工作安排\n2026年11月13日\n会议要求，建设管理办公室12月20日前完成东干道2公里改造及老街18盏路灯修复。\n"


@pytest.fixture
def two(town, clerk, works_office):
    return put_in(town, clerk, words=TWO_IN_ONE).candidates.promises().get()


def cut(candidate, clerk, before):
    place = candidate.start + candidate.quote.index(before)
    return split(candidate, cuts=[place], by=clerk, at=at(MONDAY))


def test_each_part_is_an_exact_stretch_and_points_to_its_origin(two, clerk):
    parts = cut(two, clerk, "及老街")

    two.refresh_from_db()
    text = two.document.text
    assert two.state == State.SPLIT
    assert list(two.parts.order_by("start")) == parts
    assert [text[part.start : part.end] for part in parts] == [part.quote for part in parts]
    assert "".join(part.quote for part in parts) == two.quote
    assert [part.state for part in parts] == [State.WAITING] * 2


def test_a_part_has_its_own_amount_and_the_day_that_was_said_of_both(two, clerk):
    road, lamps = cut(two, clerk, "及老街")

    assert [each["text"] for each in lamps.details["quantities"]] == ["18盏"]
    assert lamps.due == road.due == two.due
    line = confirm(lamps, by=clerk, on=MONDAY, at=at(MONDAY))
    assert (line.target, line.unit, line.due_basis) == (18, "盏", "as_read")


def test_without_a_cut_nothing_is_split(two, clerk):
    with pytest.raises(NothingCut):
        split(two, cuts=[two.start, two.end], by=clerk, at=at(MONDAY))

    two.refresh_from_db()
    assert two.state == State.WAITING


def test_a_split_is_taken_back_while_its_parts_wait(two, clerk):
    parts = cut(two, clerk, "及老街")

    undo(two, by=clerk, on=MONDAY, at=at(MONDAY))

    assert two.state == State.WAITING
    assert {part.state for part in two.parts.all()} == {State.RETRACTED}
    assert parts[0].document.candidates.in_place().filter(made="split").count() == 0
    assert first_break() is None


def test_a_part_that_was_decided_holds_the_split(two, clerk):
    first, _ = cut(two, clerk, "及老街")
    dismiss(first, reason="读错了", by=clerk, at=at(MONDAY))

    with pytest.raises(PartIsDecided):
        undo(two, by=clerk, on=MONDAY, at=at(MONDAY))

    two.refresh_from_db()
    assert two.state == State.SPLIT


def test_neighbours_become_one_that_spans_both(minutes, clerk):
    one, two = minutes.candidates.promises().filter(section__contains="农业")[:2]

    whole = merge([two, one], by=clerk, at=at(MONDAY))

    assert whole.quote == minutes.text[one.start : two.end]
    assert {each.merged_into_id for each in (one, two)} == {whole.pk}
    undo(one, by=clerk, on=MONDAY, at=at(MONDAY))
    states = minutes.candidates.filter(pk__in=[one.pk, two.pk, whole.pk]).order_by("number")
    assert [each.state for each in states] == [State.WAITING, State.WAITING, State.RETRACTED]
    assert first_break() is None


def joined(town, clerk, words):
    """What the promises of a paper become when they are merged."""
    paper = put_in(town, clerk, words=f"云溪镇工作安排\n2026年11月13日\n{words}\n")
    return merge(paper.candidates.filter(ours=True), by=clerk, at=at(MONDAY))


def test_a_whole_keeps_the_day_and_the_object_that_stand_in_two_of_its_parts(town, clerk, works_office):
    whole = joined(town, clerk, "推进二号危桥改造，12月底前完成桥面铺装。")

    assert (whole.title, whole.duty) == ("推进二号危桥改造", "dated")
    assert (whole.due, whole.due_basis) == (date(2026, 12, 31), "as_read")
    line = confirm(whole, by=clerk, on=MONDAY, at=at(MONDAY))
    assert (line.due_first, line.due_words) == (date(2026, 12, 31), "12月底前")


def test_a_whole_keeps_the_amount_of_the_one_and_the_office_of_the_other(town, clerk, works_office, farm_office):
    whole = joined(town, clerk, "农业农村办公室新建便民服务点；剩余户厕54户12月10日前全部改造完工。")

    line = confirm(whole, by=clerk, on=MONDAY, at=at(MONDAY))
    assert (whole.lead, line.target, line.unit) == (farm_office, 54, "户")


def test_no_amount_of_the_parts_is_lost(minutes, clerk):
    road, *others = minutes.candidates.promises().filter(section__contains="工程", ours=True)

    whole = merge([road, *others], by=clerk, at=at(MONDAY))

    read = [each["text"] for one in (road, *others) for each in one.details["quantities"]]
    assert [each["text"] for each in whole.details["quantities"]] == read
    assert confirm(whole, by=clerk, on=MONDAY, at=at(MONDAY)).target == 2


def test_of_two_days_the_earlier_is_proposed_and_the_later_is_offered(town, clerk, works_office, today, signed_in):
    whole = joined(town, clerk, "二号危桥改造明年3月20日前通车；12月底前完成主体工程。")
    page = signed_in(clerk).get(f"/papers/{whole.document_id}/?n={whole.number}")

    assert whole.due == date(2026, 12, 31)
    days = {each.key: each.day for each in page.context["days"]}
    assert (days["as_read"], days["also_read_1"]) == (date(2026, 12, 31), date(2027, 3, 20))
    assert "并的几条时限不同" in page.content.decode()

    signed_in(clerk).post(f"/papers/{whole.document_id}/confirm/", fields(whole, due="also_read_1"))
    line = Commitment.objects.get()
    assert (line.due_first, line.due_basis, line.due_words) == (date(2027, 3, 20), "as_read", "明年3月20日前")


def test_the_first_has_only_the_next_beside_it_and_the_last_only_the_one_before(minutes):
    waiting = [each for each in minutes.candidates.in_place() if each.is_promise and each.ours and not each.faint]
    first = review_of(minutes, number=waiting[0].number, show="")
    last = review_of(minutes, number=waiting[-1].number, show="")

    assert (first.joinable_before, first.joinable_after) == (None, waiting[1])
    assert last.joinable_after is None


def test_over_one_that_still_waits_nothing_is_merged(minutes, clerk):
    firm = list(minutes.candidates.promises().filter(ours=True))

    with pytest.raises(NotNeighbours) as refused:
        merge([firm[0], firm[2]], by=clerk, at=at(MONDAY))

    assert f"第 {firm[1].number} 条在它们中间" in refused.value.in_words


@pytest.mark.parametrize(
    ("cut_words", "places"),
    [("修路，\n修桥", [13]), ("修路，\n修\n桥", [13, 14]), ("修路，修桥", []), (" 修路，\r\n修桥 ", [13])],
)
def test_a_line_end_put_into_the_quote_is_a_cut(cut_words, places):
    assert cuts_in("修路，修桥", cut_words, 10) == places


@pytest.mark.parametrize("changed", ["修路修桥", "修路，\n修桥梁", "修", ""])
def test_a_cut_never_changes_a_word(changed):
    with pytest.raises(CutChangesWords):
        cuts_in("修路，修桥", changed, 0)
