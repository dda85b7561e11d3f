"""A paper under reading: its text and clues, whose it is, how it speaks, and the drafts made so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from guatu.crafts.reading.commitments import hours, modes
from guatu.crafts.reading.commitments.clauses import Clause
from guatu.crafts.reading.commitments.clues import PaperClues
from guatu.crafts.reading.commitments.leanings import View
from guatu.crafts.reading.commitments.minutes import is_minutes, sitting_in
from guatu.crafts.reading.commitments.owners import names_in
from guatu.crafts.reading.commitments.schemes import is_scheme
from guatu.crafts.reading.commitments.speakers import Speakers, meeting_in
from guatu.crafts.reading.commitments.state import Draft
from guatu.crafts.reading.commitments.voices import Voices
from guatu.crafts.reading.structure.full_names import FullNames
from guatu.crafts.reading.structure.outline import Outline, glued_numbers, lead_spans
from guatu.crafts.timing.pieces import pattern
from guatu.crafts.timing.times import TimeWord

HEAD_IN_LINE = pattern(r"(?m)^【[^】\n]{1,16}】(?=[^\n])")
FIRST_MONTHS = 4  # up to which month a report looks back on the year before
LAST_MONTHS = 11  # from which month on a review speaks of its year as gone by
HALF_A_YEAR = pattern(r"(?:上半年|(?<!下)半年)[^，。]{0,12}(?:总结|汇报|报告|小结|情况|回顾)")


class Paper:
    """One paper, and what is known of it as a whole.

    masked: the text without list numbers glued to a number and heads in brackets
    ends_a_year: whether it looks back on a year that has only some weeks to go
    opens_a_year: whether it is a report of the year's first months: what it says of 今年 is still to come
    faint: what it says to be wrong: no promise, but a clerk who looks for every trace may make one of it
    voices: where persons speak of themselves
    frame: the days that the paper gives to the whole campaign of which it speaks (活动时间：9月28日—30日)
    heading_times: the periods that the last heading with one names
    works_due: the year that the heading gives to all the works under it
    plan_due: the time of the plan that the heading heads: a year's frame, in which its targets are to be reached
    plan_lists: whether it is a list of works, all of which are to be done then
    expecting: whether the clause that is being read says by when something is expected (预计9月底完工)
    complains: whether the heading announces what is wrong (存在的问题)
    listed: whether the line that is being read is an item of an announced list, or a row of a table
    tabled: where what is to be done begins in a row that gives it to a unit, or a day; -1 outside
    month: the year and month that a heading of a chronicle names
    list_due: the time in the introduction of the list that is being read
    congress: the people's congress that voted what the paper lists
    sitting: the body whose sitting the paper is the minutes of: it demands what they ask for
    meeting: the body at whose meeting leaders speak of whom the paper gives only the name
    full_names: the full names that the paper gives to bodies
    minutes: whether it is the minutes of a meeting, and sat_on: its day
    scheme: whether it tells offices what to do, and purpose: what the section being read is for (see schemes)
    mark: what stood before the clause that is being read
    helpers: who helps, by the number of the sentence that says so, with the place; helped: whom
    seen: where whoever learns from papers wants them, the clauses that were judged, and how they were seen
    """

    def __init__(self, text: str, outline: Outline, said_on: date | None) -> None:
        self.text = text
        self.outline = outline
        self.said_on = said_on
        heads = [match.span() for match in HEAD_IN_LINE.finditer(text)]
        self.masked = _masked(text, sorted((*glued_numbers(outline.lines), *heads)))
        self.clues = PaperClues(self.masked, said_on)
        self.leads = lead_spans(text, outline.lines)
        self.speakers = Speakers()
        own = outline.organisation
        self.names = names_in(text, [*outline.towns, own] if own and own not in outline.towns else outline.towns)
        self.full_names = FullNames(text, own, f"{outline.title or ''}\n{outline.masthead}")
        sitting = sitting_in(text)
        self.sitting = self.full_names.of(sitting) if sitting else None
        self.meeting = meeting_in(text)
        self.drafts: list[Draft] = []
        self.faint: list[Draft] = []
        mode = modes.mode_of_paper(outline, said_on)
        looks_back = mode == modes.REVIEW  # and says so, and of which period
        tells = mode is None and not is_minutes(outline) and modes.tells_more_than_it_asks(outline)
        self.mode = modes.REVIEW if tells else mode or modes.PLAN
        self.voices = Voices(text)
        one_period = looks_back and not self.voices.several
        self.review_time = hours.period_of_review(self.masked, self.clues.times, said_on) if one_period else None
        # 2027年半年工作总结 and 上半年工作总结 tell of half of the year that they name.
        self.of_half_a_year = HALF_A_YEAR.search(outline.title or "") is not None
        if self.of_half_a_year and looks_back and self.review_time is None:
            years = (word for word in self.clues.times if hours.WHOLE_YEAR.fullmatch(word.text))
            self.review_time = next((hours.first_half(word) for word in years), None)
        if self.mode == modes.REVIEW and self.review_time is None and said_on is None and not self.voices.several:
            self.review_time = hours.year_told_of(self.clues.times)
        if self.mode == modes.REVIEW and self.review_time is None and said_on is not None:
            self.review_time = hours.period_opened_with(self.masked, self.clues.times, outline.lines, said_on)
        self.ends_a_year = looks_back and said_on is not None and said_on.month >= LAST_MONTHS
        self.opens_a_year = looks_back and said_on is not None and said_on.month <= FIRST_MONTHS
        self.heading_times: list[TimeWord] = []
        self.complains = False
        self.expecting = False
        self.works_due: TimeWord | None = None
        self.plan_due: TimeWord | None = None
        self.plan_lists = False
        self.frame: TimeWord | None = None
        self.listed = False
        self.tabled = -1
        self.month: tuple[int, int] | None = None
        self.list_due: TimeWord | None = None
        self.congress: str | None = None
        self.minutes = self.mode == modes.PLAN and is_minutes(outline)
        self.sat_on: TimeWord | None = None
        self.scheme = self.mode == modes.PLAN and is_scheme(outline)
        self.purpose: str | None = None
        self.mark = ""
        self.helpers: dict[int, list[tuple[tuple[int, int], str]]] = {}
        self.helped: dict[int, str] = {}
        self.seen: list[tuple[Clause, View]] | None = None

    def town(self, section: int) -> str | None:
        if section < 0:
            return self.outline.organisation
        whose = self.outline.sections[section].organisation
        return next((town for town in self.outline.towns if whose and whose.startswith(town)), whose)

    def is_lead(self, start: int) -> bool:
        at = bisect_left(self.leads, (start + 1,)) - 1
        return at >= 0 and self.leads[at][0] <= start < self.leads[at][1]

    def is_past(self, word: TimeWord, mode: str) -> bool:
        """Tell whether a time word says when something happened; what is expected by then did not, be it long ago."""
        return not self.expecting and hours.is_past(word, mode, self.said_on)

    def follows_last(self, clause: Clause, place: int) -> bool:
        return bool(self.drafts) and self.drafts[-1].sentence == clause.sentence and place - self.drafts[-1].end <= 12

    def names_more(self, names: Sequence[str]) -> bool:
        """Tell whether a step of a visit names what the visit itself has not named."""
        known = [name for draft in self.drafts[-3:] for name in draft.projects]
        return any(not any(name in other or other in name for other in known) for name in names)


def _masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text with blanks in the place of some spans, which are in order."""
    pieces: list[str] = []
    place = 0
    for start, end in spans:
        pieces.extend((text[place:start], "\u3000" * (end - start)))
        place = end
    return "".join((*pieces, text[place:]))
