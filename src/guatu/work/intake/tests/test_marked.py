"""The text as it is shown: nothing lost, nothing twice, marks in their places."""

from hypothesis import given
from hypothesis import strategies as some

from guatu.work.intake.marked import paragraphs
from guatu.work.intake.models import Candidate


def found(number, start, end, **more):
    return Candidate(pk=number, number=number, start=start, end=end, kind="task", **more)


def shown(text, candidates=(), repairs=(), headings=()):
    return [
        [("".join(run.text for run in piece.runs), piece.candidate and piece.candidate.number) for piece in each.pieces]
        for each in paragraphs(text, list(candidates), repairs, headings)
    ]


def test_a_candidate_is_marked_where_it_stands():
    assert shown("会议要求，年底前完工。", [found(1, 5, 10)]) == [
        [("会议要求，", None), ("年底前完工", 1), ("。", None)]
    ]


def test_a_candidate_over_two_lines_shows_its_number_once():
    cut = paragraphs("年底前\n完工", [found(1, 0, 6)], [], [])

    assert [piece.opens for each in cut for piece in each.pieces] == [True, False]


def test_where_two_share_characters_the_firm_one_shows():
    text = "年底前完工并验收"

    assert shown(text, [found(1, 0, 8, faint=True), found(2, 3, 5)]) == [[("年底前", 1), ("完工", 2), ("并验收", None)]]


def test_a_repair_keeps_what_stood_there_before():
    (paragraph,) = paragraphs("老街迁改", [], [[2, 4, "script", "遷改"]], [])

    assert [(run.text, run.before) for run in paragraph.pieces[0].runs] == [("老街", None), ("迁改", "遷改")]


def test_the_line_that_begins_a_section_is_a_heading():
    forms = [each.form for each in paragraphs("【重点工程】\n会议要求，抓紧。\n一是修路。", [], [], [0])]

    assert forms == ["heading", "", "listed"]


@given(
    text=some.text("一二，。\n 　", max_size=60),
    spans=some.lists(some.tuples(some.integers(0, 60), some.integers(0, 60), some.booleans()), max_size=8),
    mends=some.lists(some.tuples(some.integers(0, 60), some.integers(0, 60)), max_size=6),
)
def test_every_character_stands_in_exactly_one_run(text, spans, mends):
    candidates = [
        found(number, min(a, b), max(a, b) + 1, faint=faint) for number, (a, b, faint) in enumerate(spans, 1)
    ]

    cut = paragraphs(text, candidates, [[min(a, b), max(a, b), "script", "旧"] for a, b in mends], [0])

    lines = ["".join(run.text for piece in each.pieces for run in piece.runs) for each in cut]
    assert lines == [line.strip() for line in text.split("\n") if line.strip()]
