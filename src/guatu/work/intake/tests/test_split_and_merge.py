"""拆 and 并: exact stretches of the text, nothing lost, and the way back."""

import pytest

from guatu.conftest import MONDAY, at
from guatu.records.trail.chain import first_break
from guatu.work.intake.lifecycle import confirm, dismiss, merge, split, undo
from guatu.work.intake.lifecycle.split import cuts_in
from guatu.work.intake.models import State
from guatu.work.intake.refusals import CutChangesWords, NothingCut, NotNeighbours, PartIsDecided

from .papers import put_in

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
