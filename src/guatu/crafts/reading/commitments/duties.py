"""Words that share out the duties: 责任单位：…；配合单位：…；完成时限：… speak of what stands above or before them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from guatu.crafts.reading.commitments import hours
from guatu.crafts.reading.commitments.clues import PaperClues
from guatu.crafts.reading.commitments.state import Draft
from guatu.crafts.reading.commitments.units import MOST_NAMES, full_name
from guatu.crafts.reading.structure.outline import Line, Outline
from guatu.crafts.timing.pieces import pattern
from guatu.crafts.timing.times import TimeWord

LISTED = pattern(r"[、，,；;。\s]+|(?<=[局委办所站室村社区司部院会队校科心镇道])和(?=[\u4e00-\u9fff]{2,})")
LABELS = pattern(
    r"(?P<label>牵头(?:单位|部门|科室)?|责任(?:单位|部门|主体|科室)|主办(?:单位|部门)?|承办(?:单位|部门)?|实施(?:单位|主体)|落实单位"
    r"|配合(?:单位|部门)?|协办(?:单位|部门)?|协同单位|参与单位|分管领导|责任领导|牵头领导|责任人|联系人|电话"
    r"|(?:完成|实施|整改|办结|计划完成|建设|起止)?(?:时限|期限|时间|工期)|时间安排)"
    r"[ \u3000]{0,2}[:：](?P<names>(?:(?!(?:牵头|责任|主办|承办|配合|协办)(?:单位|部门|科室)[ \u3000]{0,2}[:：])[^；;。:：\n）)]){2,200})"
)
A_GLANCE = pattern(r"(?:单位|部门|科室|主体|牵头|配合|时限|期限|时间|工期|安排)[ \u3000]{0,2}[:：]")
# （区城管局牵头，各镇（街道）配合）, （区教育局、区财政局按职责分工负责）
LED = pattern(
    r"[（(](?P<names>[\u4e00-\u9fff]{2,20}?(?:[、，,][\u4e00-\u9fff]{2,20}?){0,12}?)(?:等(?:部门|单位)?)?"
    r"(?:牵头(?:负责|落实|办理)?|按(?:照)?(?:各自)?职责(?:分工)?(?:负责|落实)|(?:分别|具体|共同)?负责(?:落实|办理)?)(?=[，,；;）)。])"
)
UNIT_ENDS = frozenset("局办委镇乡道府心司院所站科室组会处队厅部团联社门位")
LEADS = pattern(r"牵头(?!领导)|主办")
PERSONS = pattern(r"分管|责任领导|牵头领导|责任人|联系人|电话")
TIMES = pattern(r".*(?:时限|期限|时间|工期|安排)$")
HELPERS = pattern(r"配合|协|参与")


class Duty(NamedTuple):
    """What some words say of the text between two places: who has to do it, who helps, by when."""

    start: int
    end: int
    owner: str | None
    helpers: tuple[str, ...]
    due: TimeWord | None


def is_duty(words: str) -> bool:
    """Tell whether a clause is nothing but such words in brackets."""
    return words[:1] in ("（", "(", "【") and LABELS.match(words, 1) is not None


def share_duties(
    drafts: Sequence[Draft],
    outline: Outline,
    town_of: Callable[[int], str | None],
    named: frozenset[str],
    clues: PaperClues,
    said_on: date | None,
) -> None:
    """Give what stands above or before words of duty to the units, and the time, that they name.

    drafts: in the order of the text
    town_of: the town of a section, by its number
    named: the rules under which a clause has named its owner itself, which then stays
    """
    starts = [draft.start for draft in drafts]
    for duty in _duties(outline, town_of, clues):
        for draft in drafts[bisect_left(starts, duty.start) : bisect_left(starts, duty.end)]:
            if duty.owner:
                if draft.owner is None or not {"owner:by", *named} & set(draft.rules):
                    draft.owner = duty.owner
                draft.assistants = tuple(name for name in duty.helpers if name != draft.owner)
                draft.rules.append("owner:duty-line")
            if duty.due is not None and draft.status == "done":
                told = duty.due.period
                over = said_on is not None and told is not None and told.last is not None and told.last <= said_on
                if over and said_on is not None and told is not None and told.last is not None and told.last.year == said_on.year:
                    draft.when = hours.as_due(duty.due)  # 1-10月 in the column of times, beside what was reached
                    draft.rules.append("when:duty-line")
            elif duty.due is not None:
                year = draft.due.first.year if draft.due and draft.due.first else None
                word = hours.in_year(duty.due, year) if year else duty.due
                if said_on is not None and (year is None or (word is duty.due and year == said_on.year)):
                    word = hours.as_planned(word, said_on)
                draft.due = hours.as_due(word)
                draft.rules.append("deadline:duty-line")


def _duties(outline: Outline, town_of: Callable[[int], str | None], clues: PaperClues) -> Iterator[Duty]:
    began = 0  # where what the next line of duties speaks of begins
    section = -1
    after_duties = False
    before: Duty | None = None  # what the line of duties just above says
    for line in outline.lines:
        while section + 1 < len(outline.sections) and line.start >= outline.sections[section + 1].start:
            section += 1
        if line.part == "heading":
            began = line.start
        elif line.part == "row":
            yield _of_row(line, town_of(section), clues)
        elif line.part == "duty":
            duty = _duty(line, 0, len(line.text), began, line.start, town_of(section), clues)
            before = _together(before, duty, led=LEADS.search(line.text) is not None) if after_duties and before else duty
            yield before
        else:
            if after_duties:  # further lines of the same duties speak of the same item
                began = line.start
            if A_GLANCE.search(line.text):
                yield from _in_line(line, town_of(section), clues)
            elif "牵头" in line.text or "负责" in line.text:
                yield from _led_in_brackets(line, town_of(section))
        after_duties = line.part == "duty"


def _together(above: Duty, duty: Duty, *, led: bool) -> Duty:
    """Join two lines of duties that speak of one item: 牵头单位 has to do it, wherever it stands; the others help."""
    owners = [name for name in ((duty.owner, above.owner) if led else (above.owner, duty.owner)) if name]
    helpers = dict.fromkeys((*owners[1:], *above.helpers, *duty.helpers))
    return Duty(duty.start, duty.end, owners[0] if owners else None, tuple(helpers), duty.due or above.due)


def _in_line(line: Line, town: str | None, clues: PaperClues) -> Iterator[Duty]:
    """The duties in brackets behind what they speak of: …（责任单位：…；完成时限：…）."""
    place = 0
    first: re.Match[str] | None = None
    last = 0
    for match in LABELS.finditer(line.text):
        if first is not None and match.start() - last > 2:
            yield _duty(line, first.start(), last, line.start + place, line.start + first.start(), town, clues)
            place, first = last, None
        first, last = first or match, match.end()
    if first is not None:
        yield _duty(line, first.start(), last, line.start + place, line.start + first.start(), town, clues)


def _led_in_brackets(line: Line, town: str | None) -> Iterator[Duty]:
    """The units in brackets behind what they lead: …（区城管局牵头，各镇（街道）配合）."""
    place = 0
    for match in LED.finditer(line.text):
        names = [name for name in LISTED.split(match["names"]) if len(name) > 1][:MOST_NAMES]
        if not names or names[0][-1] not in UNIT_ENDS:
            continue
        owner, *helpers = (full_name(name, town) for name in names)
        yield Duty(line.start + place, line.start + match.start(), owner, tuple(helpers), None)
        place = match.end()


def _duty(line: Line, first: int, last: int, start: int, end: int, town: str | None, clues: PaperClues) -> Duty:
    owner, helpers = duties_in(line.text[first:last], town)
    due = None
    for match in LABELS.finditer(line.text, first, last):
        if due is None and TIMES.match(match["label"]):
            words = clues.within(line.start + match.start("names"), line.start + match.end("names")).times
            due = next((word for word in words if word.period is not None), None)
    return Duty(start, end, owner, helpers, due)


def _of_row(line: Line, town: str | None, clues: PaperClues) -> Duty:
    """What the other cells of a row of a table say of its content."""
    words: dict[str, list[str]] = {"owner": [], "helper": []}
    due = None
    for cell in line.cells:
        if cell.role in words:
            words[cell.role].extend(full_name(name, town) for name in LISTED.split(cell.words) if len(name) > 1)
        elif cell.role == "due" and due is None:
            due = next((word for word in clues.within(cell.start, cell.end).times if word.period is not None), None)
    owners = words["owner"][:MOST_NAMES]
    helpers = (*owners[1:], *words["helper"][:MOST_NAMES])
    end = max((cell.end for cell in line.cells), default=line.end)
    return Duty(line.start, end, owners[0] if owners else None, tuple(dict.fromkeys(helpers)), due)


def duties_in(line: str, town: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return (who has to do it, who helps) of a line that shares out a duty."""
    owner: str | None = None
    led = False  # by 牵头单位, before which a 责任单位 only helps
    helpers: list[str] = []
    for match in LABELS.finditer(line):
        names = [full_name(name, town) for name in LISTED.split(match["names"]) if len(name) > 1][:MOST_NAMES]
        if not names or PERSONS.match(match["label"]) or TIMES.match(match["label"]):
            continue
        if HELPERS.match(match["label"]):
            helpers.extend(names)
        elif owner is None or (LEADS.match(match["label"]) and not led):
            helpers[:0] = [owner] if owner else []
            owner, *rest = names
            led = LEADS.match(match["label"]) is not None
            helpers.extend(rest)
        else:
            helpers.extend(names)
    return owner, tuple(dict.fromkeys(helpers))
