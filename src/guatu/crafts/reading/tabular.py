"""Rows of a table of duties as commitments: one a row, with owner and due from its columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from guatu.crafts.measuring.amounts import find_amounts
from guatu.crafts.reading.commitments import hours, modes
from guatu.crafts.reading.commitments.clues import PaperClues
from guatu.crafts.reading.commitments.duties import LISTED
from guatu.crafts.reading.commitments.events import MEETS
from guatu.crafts.reading.commitments.evidence import CUT
from guatu.crafts.reading.commitments.fields import field_of
from guatu.crafts.reading.commitments.kinds import settle_kind
from guatu.crafts.reading.commitments.quantities import real_amounts, to_quantity
from guatu.crafts.reading.commitments.state import Draft
from guatu.crafts.reading.commitments.units import MOST_NAMES, full_name
from guatu.crafts.reading.findings import Candidate, Doubt, Due
from guatu.crafts.reading.sources import Note, Row
from guatu.crafts.reading.sources.source import Span
from guatu.crafts.reading.sources.tables import STEP
from guatu.crafts.reading.structure.outline import Outline
from guatu.crafts.timing.cadences import find_cadences
from guatu.crafts.timing.pieces import pattern
from guatu.crafts.timing.times import TimeWord, find_times

SURE = 0.97  # what a row of a table of duties is taken to be, when a unit or a day stands beside it
NUMBER = pattern(r"\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.．、](?!\d)|\d{1,2}[.．](?=\d{1,2}月)|[①-⑳])?\s*")
NUMBER_BEFORE = pattern(r"(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.．、]|[①-⑳])\s*$")
# 新建公厕6座，新增车位80个: no name, though its column says 项目.
SAYS_A_WORK = pattern(r"[，,。；;]|\d+(?:\.\d+)?万?(?:个|所|家|座|条|处|项|户|公里|亩|例|人|套|张|元)")
LONGEST_LEAD = 12  # characters before the first of several works of a sentence
SHORTEST = 4  # characters of a sentence that says a work
SENTENCES = pattern(r"[。；;！!？?\n]")
DONE = pattern(r"^(?:已)?(?:全部|基本|提前|按期)?(?:完成|办结|完工|竣工|销号|落实|整改到位|建成|投用)(?!\d)|^已(?!签|启|开)|100%")
AT_WORK = pattern(r"正在|推进|在建|持续|启动|开工|进行|序时")
ISO = pattern(r"^((?:19|20)\d{2})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$")
ONLY_TIME = pattern(r"(?:^|[；;\n。|])[ \u3000]?(?:时间|日期)[:：]$")


def read_rows(
    candidates: Sequence[Candidate], rows: Sequence[Row], text: str, offsets: Sequence[int], outline: Outline,
    said_on: date | None, name: str,
) -> tuple[Candidate, ...]:  # fmt: skip
    """Return the candidates with those of the tables' rows in their places.

    rows: by places in the source, which ``offsets`` maps to the text
    name: the stem of the ids, which are given anew
    """
    found: list[Candidate] = []
    clues = PaperClues(text, said_on)
    place = 0
    for row in sorted(rows):
        first, last = _place(row.line, offsets)
        while place < len(candidates) and candidates[place].start < first:
            if candidates[place].end <= first:
                found.append(candidates[place])
            place += 1
        inside: list[Candidate] = []
        while place < len(candidates) and candidates[place].start < last:
            inside.append(candidates[place])
            place += 1
        found.extend(_Reader(row, text, offsets, outline, said_on, clues).read(inside))
    found.extend(candidates[place:])
    return tuple(replace(each, id=f"{name}-{number:03d}") for number, each in enumerate(found, 1))


def place_notes(notes: Sequence[Note], offsets: Sequence[int]) -> tuple[Doubt, ...]:
    """Return the source's notes as doubts in the repaired text."""
    return tuple(Doubt(*_place((note.start, note.end), offsets), note.kind, note.words) for note in notes)


def _place(span: tuple[int, int], offsets: Sequence[int]) -> tuple[int, int]:
    limit = len(offsets) - 1
    start, end = (min(limit, bisect_left(offsets, place)) for place in span)
    return start, max(start, end)


def _by_place(each: Candidate) -> int:
    return each.start


def _by_confidence(each: Candidate) -> float:
    return each.confidence


class _Reader:
    """Reads one row."""

    def __init__(
        self, row: Row, text: str, offsets: Sequence[int], outline: Outline, said_on: date | None, clues: PaperClues
    ) -> None:
        self.clues = clues
        self.row, self.text, self.offsets, self.said_on = row, text, offsets, said_on
        self.start, self.end = self._trimmed(*_place(row.what, offsets))
        self.town = self._town(outline)
        self.looks_back = modes.LOOKED_BACK_ON.search(outline.title or "") is not None

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while end > start and self.text[end - 1] in "。；;，, \n\u3000":
            end -= 1
        return start, end

    def _town(self, outline: Outline) -> str | None:
        for section in outline.sections:
            if section.start <= self.start < section.end:
                whose = section.organisation
                return next((town for town in outline.towns if whose and whose.startswith(town)), whose)
        return outline.organisation

    def _words(self, span: tuple[int, int] | None) -> str:
        if span is None:
            return ""
        start, end = _place(span, self.offsets)
        return self.text[start:end].strip(" \u3000。；;")

    def read(self, inside: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield what the row says is to be done: one candidate, or one a sentence where it tells several works."""
        if self.end - self.start < 2:
            return
        if self.row.steps is not None:
            yield from self._steps(self.row.steps, inside)
            return
        pieces = list(self._pieces())
        bases = [
            max((each for each in inside if each.start < last and first < each.end), key=_by_confidence, default=None)
            for first, last in pieces
        ]
        listed = sum(self._is_item(first) for first, _ in pieces) > 1
        for (first, last), base in zip(pieces, bases, strict=True):
            if len(several := self._of_their_own(first, last, inside)) > 1:
                yield from map(self._with_columns, several)
                continue
            # A sentence in which nobody would find a work only says more about the others.
            if base is not None or (listed and self._is_item(first)) or not any(bases):
                yield self._with_columns(self._piece(first, last, base))
            if not any(bases) and not listed:
                break

    def _steps(self, span: Span, inside: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield the steps that a cell lists, each due at its own time; what the row says to be done in all only where it has a number."""
        start, end = _place(span, self.offsets)
        whole = max((each for each in inside if each.start < self.end and self.start < each.end), key=_by_confidence, default=None)
        found = [self._with_columns(self._piece(self.start, self.end, whole))] if whole is not None and whole.quantities else []
        begins = [(start + match.start(), start + match.end()) for match in STEP.finditer(self.text[start:end])]
        for (first, what), last in zip(begins, [*(first for first, _ in begins[1:]), end], strict=True):
            _, stop = self._trimmed(what, last)
            word = next((word for word in find_times(self.text[first:what], self.said_on, lean="future") if word.period is not None), None)
            base = max((each for each in inside if each.start < stop and what < each.end), key=_by_confidence, default=None)
            found.append(replace(self._with_columns(self._piece(what, stop, base)), due=hours.as_due(word)))
        yield from sorted(found, key=_by_place)

    def _of_their_own(self, first: int, last: int, inside: Sequence[Candidate]) -> list[Candidate]:
        """Return the works that a sentence lists, each with a number of its own: 新建学校7所，新增学位6800个."""
        found = [each for each in inside if first <= each.start and each.end <= last and each.confidence >= CUT]
        whole = found and found[0].start - first <= LONGEST_LEAD and last - found[-1].end <= 2 and all(each.quantities for each in found)
        return found if whole else []

    def _pieces(self) -> Iterator[tuple[int, int]]:
        """Yield the sentences and items of what is to be done; a short cell is one."""
        place = self.start
        for match in (*SENTENCES.finditer(self.text, self.start, self.end), None):
            last = match.start() if match else self.end
            first = min(place + len(self.text[place:last]) - len(self.text[place:last].lstrip(" \u3000\n")), last)
            number = NUMBER.match(self.text, first, last)
            begin = number.end() if number else first
            if last - begin >= SHORTEST or (first == self.start and match is None and begin < last):
                yield begin, last
            place = last + 1

    def _is_item(self, start: int) -> bool:
        """Tell whether a number stands before a place."""
        line = self.text[max(0, start - 6) : start]
        return NUMBER_BEFORE.search(line) is not None

    def _piece(self, start: int, end: int, base: Candidate | None) -> Candidate:
        """Return one candidate for all of a piece. base: what a clause of it was read as."""
        quote = self.text[start:end]
        clues = self.clues.within(start, end)
        amounts = real_amounts(self.text, clues.amounts)
        draft = Draft(0, len(quote), 0, 0.0, [], amounts=amounts)
        verb = next((word for word in clues.verbs if word.tag != "frame"), None)
        settle_kind(draft, quote, quote, verb, clues.cadences, modes.PLAN, event=False, done=False)
        times = [hours.as_planned(word, self.said_on) for word in clues.times] if self.said_on else clues.times
        due = next((word for word in reversed(times) if self._may_be_due(word)), None)
        return Candidate(
            id="", quote=quote, start=start, end=end, kind=draft.kind, status=draft.status,
            owner=base.owner if base else self.town, assigned_by=base.assigned_by if base else None,
            assistants=base.assistants if base else (), due=hours.as_due(due), when=None, cadence=draft.cadence,
            quantities=tuple(map(to_quantity, amounts)),
            projects=self._projects(start, end, base),
            field=field_of(clues.things, [], verb.tag if verb else None),
            rules=(*(base.rules if base else ()), "table:row"), confidence=max(SURE, base.confidence if base else 0.0),
        )  # fmt: skip

    def _may_be_due(self, word: TimeWord) -> bool:
        """Tell whether a work is due at a time: to come, or 3月底前 of the plan's own year though it was put out in July."""
        if hours.is_future(word, self.said_on):
            return True
        period = word.period
        limit = period is not None and period.precision == "before" and word.text.endswith(("前", "内"))
        return limit and period is not None and period.last is not None and self.said_on is not None and period.last.year == self.said_on.year

    def _projects(self, start: int, end: int, base: Candidate | None) -> tuple[str, ...]:
        """Return the project of the row's own column, else those that its clauses name."""
        name = self._words(self.row.name)
        if name and not SAYS_A_WORK.search(name) and self.text.find(name, start, end) >= 0:
            return (name,)
        return base.projects if base else ()

    def _with_columns(self, each: Candidate) -> Candidate:
        """Return a candidate with what stands in the row's other columns."""
        # What the labels of the line were read as, the columns say better.
        told = ("owner:",) * bool(self.row.owner) + ("deadline:",) * bool(self.row.due)
        rules = [rule for rule in each.rules if not rule.startswith(told)] if told else [*each.rules]
        changes: dict[str, object] = {}
        if "table:row" not in rules:
            rules.append("table:row")
        units = self._units(self.row.owner)
        helpers = self._units(self.row.helpers)
        if units:
            changes["owner"] = units[0]
            rules.append("owner:column")
        if units or helpers:
            owner = units[0] if units else each.owner
            changes["assistants"] = tuple(dict.fromkeys(unit for unit in (*units[1:], *helpers) if unit != owner))
        due, cadence = self._due()
        happened = self._told()
        if happened is not None:
            held = each.kind == "activity" or MEETS.match(each.quote) is not None
            changes |= {"when": happened, "due": None, "status": "done", "kind": "activity" if held else "result"}
            rules.append("when:column")
        elif due is not None:
            changes["due"] = due
            rules.append("due:column")
        elif cadence is not None and each.cadence is None:
            changes |= {"cadence": cadence, "kind": "cadence"}
            rules.append("cadence:column")
        status = self._words(self.row.status)
        if DONE.search(status) and not self._is_part(status, each):
            changes |= {"status": "done", "kind": "result"}
            rules.append("status:column")
        elif AT_WORK.search(status) or DONE.search(status):
            changes["status"] = "ongoing"
            rules.append("status:column")
        if happened is None and each.when is not None and changes.get("status", each.status) != "done":
            changes["when"] = None
        return replace(each, rules=tuple(rules), confidence=max(SURE, each.confidence), **changes)  # type: ignore[arg-type]

    def _is_part(self, status: str, each: Candidate) -> bool:
        """Tell whether what is done so far is less than what is to be done: 已完成45公里 of 60公里."""
        done = {amount.unit: amount.value for amount in find_amounts(status) if amount.unit}
        return any(quantity.unit in done and done[quantity.unit] < quantity.value for quantity in each.quantities)

    def _units(self, span: tuple[int, int] | None) -> list[str]:
        names = [name.strip("（）() \u3000") for name in LISTED.split(self._words(span))]
        return [full_name(name, self.town) for name in names if len(name) > 1][:MOST_NAMES]

    def _told(self) -> Due | None:
        """Return when it happened, where the column only says 时间 and the table looks back: 1-10月 of 完成情况."""
        if self.row.due is None or self.said_on is None or not self.looks_back:
            return None
        start, _ = _place(self.row.due, self.offsets)
        if ONLY_TIME.search(self.text, max(0, start - 8), start) is None:
            return None
        word = next((word for word in find_times(self._words(self.row.due), self.said_on, lean="past") if word.period is not None), None)
        told = hours.as_due(word)
        return told if told and told.last and told.last <= self.said_on else None

    def _due(self) -> tuple[Due | None, str | None]:
        words = self.row.stage or self._words(self.row.due)
        if not words:
            return None, None
        if match := ISO.match(words):
            return _day(match[0], match[1], match[2], match[3]), None
        times = [word for word in find_times(words, self.said_on, lean="future") if word.period is not None]
        if times:
            due = hours.as_due(max(times, key=lambda word: (word.period.last or date.min) if word.period else date.min))
            return (replace(due, text=words) if due and len(words) <= 20 else due), None
        cadences = find_cadences(words)
        return None, cadences[0].cadence if cadences else None


def _day(words: str, year: str, month: str, day: str | None) -> Due | None:
    """Return the day or the month that a workbook writes as 2026-12-31 or 2026.12."""
    try:
        first = date(int(year), int(month), int(day) if day else 1)
        if day:
            return Due(words, first, first, "day")
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return Due(words, first, date.fromordinal(after.toordinal() - 1), "month")
    except ValueError:
        return None
