"""From clauses to drafts: who, what, by when, how much, and why the reader thinks so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from guatu.crafts.measuring.amounts import Amount
from guatu.crafts.reading.commitments import evidence, hours, modes, tense
from guatu.crafts.reading.commitments.clauses import Clause, split_clauses
from guatu.crafts.reading.commitments.clues import Clues, PaperClues, after
from guatu.crafts.reading.commitments.duties import share_duties
from guatu.crafts.reading.commitments.events import EVENT_VERBS, HAPPENED, is_event
from guatu.crafts.reading.commitments.fields import THING_LEXICON, field_of
from guatu.crafts.reading.commitments.kinds import DONE, settle_kind
from guatu.crafts.reading.commitments.owners import Subject, find_subject, names_in
from guatu.crafts.reading.commitments.projects import QUOTED, named_things
from guatu.crafts.reading.commitments.quantities import is_growth, is_part, parts, real_amounts
from guatu.crafts.reading.commitments.speakers import MEETING, SAYS, Speakers
from guatu.crafts.reading.commitments.state import Draft, State
from guatu.crafts.reading.commitments.trimming import strip_front
from guatu.crafts.reading.commitments.units import full_name, unit_behind_by
from guatu.crafts.reading.findings import Due
from guatu.crafts.reading.lexicon.scanner import Word
from guatu.crafts.reading.structure.outline import Outline, glued_numbers, lead_spans
from guatu.crafts.timing.pieces import pattern
from guatu.crafts.timing.times import TimeWord

RANKED = pattern(r"书记|主任|[镇乡县区市局所站组部]长|主席|常委|委员")
GOES_ON = pattern(r"[一二三四五六七八九十]?[是、]?要|关于|就|在")
NEXT = pattern(r"下一步|接下来|下一阶段|下阶段|今后")
AIMS = pattern(r"确保(?!了)|力争|力求|计划(?=[于在投新完再申实开招引建])|争取|拟|预计|目标")
DIGIT = pattern(r"\d")
SUMS_UP = pattern(r"累计|[^，]{1,8}已|^已")
BY_WHEN = pattern(r"[^，]{2,12}?[前内底](?:全部|全面|基本|按期|如期|保质保量)?(?:完成|完工|竣工|到位|整改到位|办结|建成|修复)$")
PERFECT = pattern(r"了|已")
TURNS_TO_PLAN = pattern(
    r"下一步|(?<!即)将(?=[持续坚全继进深积大着不把以围聚紧加强推严扎统抓开启在对实还立结切])|计划(?=[于在投新完])|力争"
)
ENSURED = pattern(r"确保|让|使|保证|做到")
STRETCH = pattern(r"力争|争取|冲刺|奋斗")
HOW = pattern(
    r"(?:进一步)?(?:明确|划定|落实|压实|细化|量化|制定)[^，]{0,10}(?:时限|时间节点|责任人|责任部门|责任单位|时间表"
    r"|路线图|措施|成效|要求)"
)
GREETING = pattern(r"出席|列席|参加(?:会议|活动|此次|本次)?$|陪同|各位代表|请予审议")
VOTES = pattern(r"票决|表决|投票|决定|确定|明确|产生|审议通过")
PLACE_LEAD = pattern(r"(?:[一二三四五六七八九十]、|\d{1,2}[.、．]|[●◆▲])?([\u4e00-\u9fff]{1,4}(?:村|社区))[:：](?=.)")
HEAD_IN_LINE = pattern(r"(?m)^【[^】\n]{1,16}】(?=[^\n])")
# 将 of the future, not that of 将旧校舍改造成….
WILL = pattern(r"将(?![^，,。]{2,14}(?:改造|改建|扩建|建|打造|转变|变|转化|列|纳|归并|整合|移交|评定?)(?:成|为|入|给))")
LONGEST_PLAN = 120  # characters in which a paragraph that goes on with a plan says so
SHORT_SPEECH = 24  # characters of a clause that only says who speaks
LONGEST_SENTENCE = 600  # characters in which leaders are looked for
LIST_OPENS = pattern(r"[:：]$|预告|下周|下月|如下[:：。]?$|(?:实事|清单|项目|任务)(?:一览)?表?$")
KEEPS_OWNER = frozenset({"owner:unit", "owner:village", "owner:upper", "owner:level", "owner:body"})


class Assembler:
    """Reads the clauses of one paper in order."""

    def __init__(self, text: str, outline: Outline, said_on: date | None) -> None:
        self.text = text
        self.outline = outline
        self.said_on = said_on
        heads = [match.span() for match in HEAD_IN_LINE.finditer(text)]
        self.masked = _masked(text, sorted((*glued_numbers(outline.lines), *heads)))
        self.clues = PaperClues(self.masked, said_on)
        # masked: the text without list numbers glued to a number and heads in brackets
        self.leads = lead_spans(text, outline.lines)
        self.speakers = Speakers()
        own = outline.organisation
        self.names = names_in(text, [*outline.towns, own] if own and own not in outline.towns else outline.towns)
        self.drafts: list[Draft] = []
        self.paper_mode = modes.mode_of_paper(outline, said_on)
        looks_back = self.paper_mode == modes.REVIEW
        self.review_time = modes.period_of_review(self.clues.times, said_on) if looks_back else None
        self._due: TimeWord | None = None  # the deadline of the last clause that had one
        self._due_verb: str | None = None  # the verb of that clause
        self._list_due: TimeWord | None = None  # the time in the introduction of the list that is being read
        self._congress: str | None = None  # the people's congress that voted what the paper lists
        self._mark = ""  # what stood before the clause

    # ------------------------------------------------------------ the walk

    def read(self) -> list[Draft]:
        clauses = split_clauses(self.text, self.outline.lines)
        sections = self.outline.sections
        section = heading_read = line = -1
        mode = self.paper_mode
        state = State(mode)
        for place, clause in enumerate(clauses):
            while section + 1 < len(sections) and clause.start >= sections[section + 1].start:
                section += 1
                state.carries = False
            if clause.line != line:
                for heading in self.outline.lines[heading_read + 1 : clause.line]:
                    if heading.part == "heading":
                        mode = modes.mode_of_heading(heading.text, mode, self.paper_mode)
                        state = State(mode, heading_words=THING_LEXICON.find(heading.text))
                self._open_list(clause.line)
                heading_read = line = clause.line
                state = self._open_line(clause, mode, section, state)
            if clause.sentence != state.sentence:
                self._open_sentence(clauses, place, state)
            self._read_clause(clause, state)
            self._mark = clause.mark
        share_duties(self.drafts, self.outline, self._town, KEEPS_OWNER)
        return self.drafts

    def _open_line(self, clause: Clause, mode: str, section: int, before: State) -> State:
        lead = PLACE_LEAD.match(self.text, clause.start)
        carries = before.carries and self.paper_mode in (modes.EVENT, modes.REVIEW) and not self._begins_anew(clause.start)
        return State(
            modes.PLAN if carries else mode,
            town=self._town(section),
            place=full_name(lead[1], self._town(section)) if lead else None,
            actor=before.actor,
            when=before.when if mode == modes.EVENT else None,
            speaker=before.speaker if GOES_ON.match(self.text, clause.start) else None,
            carries=carries,
            heading_words=before.heading_words,
        )

    def _begins_anew(self, start: int) -> bool:
        """Tell whether a paragraph names its town first and asks for nothing: it tells news again, after a plan."""
        words = self.text[start : start + LONGEST_PLAN].partition("\n")[0]
        return bool(self.names.within(start, start + 12)) and not tense.asks(words)

    def _town(self, section: int) -> str | None:
        if section < 0:
            return self.outline.organisation
        whose = self.outline.sections[section].organisation
        return next((town for town in self.outline.towns if whose and whose.startswith(town)), whose)

    def _open_list(self, number: int) -> None:
        """Note the time in the introduction of a list: it is the due of all its items."""
        lines = self.outline.lines
        if lines[number].part != "item":
            self._list_due = None
        elif number and lines[number - 1].part != "item":
            opening = lines[number - 1]
            found = self.clues.within(opening.start, opening.end).times if LIST_OPENS.search(opening.text) else []
            self._list_due = next((word for word in reversed(found) if hours.is_future(word, self.said_on)), None)

    def _open_sentence(self, clauses: Sequence[Clause], place: int, state: State) -> None:
        clause = clauses[place]
        last = place
        while last + 1 < len(clauses) and clauses[last + 1].sentence == clause.sentence:
            last += 1
        sentence = self.text[clause.start : clauses[last].end]
        state.sentence = clause.sentence
        state.owner = state.due = None
        state.aims = False
        state.complains = tense.TELLS_PROBLEMS.match(sentence) is not None
        state.facts = tense.FACTUAL_OPENING.match(sentence) is not None and not tense.asks(self.text[clause.start : clause.end])
        if state.mode == modes.REVIEW:
            state.when = state.base
        if RANKED.search(sentence):
            self.speakers.learn(sentence[:LONGEST_SENTENCE], state.town)
        if modes.LOOKS_BACK.search(sentence[:30]) and not modes.DEMANDS.match(sentence):
            state.mode, state.carries = modes.REVIEW, False
        elif NEXT.match(sentence):
            state.mode, state.speaker, state.carries = modes.PLAN, None, True
        elif self.paper_mode == modes.EVENT and modes.NEWS.search(sentence[:40]):
            state.mode, state.carries = modes.EVENT, False

    # ------------------------------------------------------------ one clause

    def _read_clause(self, clause: Clause, state: State) -> None:
        text, end = self.text, clause.end
        if state.complains or self._is_lead(clause.start):
            return
        clues = self.clues.within(clause.start, end)
        signals = {word.tag for word in clues.signals}
        start = strip_front(self.masked, clause.start, end)
        times = after(clues.times, start)
        # A time that opens the clause or stands alone governs what follows.
        opening = times[0] if times and times[0].start - start <= 1 else None
        if opening is not None and opening.end >= end - 1:
            self._govern(opening, state)
            if modes.LOOKS_BACK.search(text[start:end]):
                state.mode = modes.REVIEW
            return
        mode = self._mode_of_clause(clause, clues, state)
        if opening is not None and hours.is_past(opening, mode, self.said_on):
            self._govern(opening, state)
            mode = modes.EVENT if state.mode == modes.EVENT else mode
            start = strip_front(text, opening.end, end)
        subject = find_subject(text, start, end, state.town, self.names, self.speakers, "rank" in signals)
        core = start
        if subject:
            if WILL.match(text, subject.end):
                state.mode = mode = modes.PLAN
                state.carries = True
            core = strip_front(text, subject.end, end)
            self._take_subject(subject, state, mode)
        if text[clause.start] in "会活随" and HAPPENED.match(text, clause.start, end):
            state.speaker = None
            if self.paper_mode == modes.EVENT:
                state.mode = mode = modes.EVENT
        if self._congress and VOTES.search(text, clause.start, end):
            state.mode = modes.PLAN
        says = self._speech(clause, start, state, subject) if "says" in signals else None
        if says is not None:
            mode = state.mode
            core = strip_front(text, says, end)
            if core >= end - 1:
                return
        inner = after(clues.times, core)
        if inner and inner[0].start - core <= 1 and inner[0].end < end and hours.is_past(inner[0], mode, self.said_on):
            self._govern(inner[0], state)
            core = strip_front(text, inner[0].end, end)
        if end - core < 2 or "□" in text[core:end] or GREETING.search(text, core, end):
            return
        self._judge(clause, clues.since(core), core, mode, state, subject)

    def _mode_of_clause(self, clause: Clause, clues: Clues, state: State) -> str:
        words = self.text[clause.start : clause.end]
        if state.mode == modes.PLAN and not state.aims:
            telling = bool(clues.amounts or clues.things or clues.ends or clues.times)
            if telling and (tense.asks(words) or self._is_due(clues.times, words)):
                state.facts = False
            elif telling and (state.facts or tense.states_fact(words)):
                state.facts = True
                return modes.FACT
        if state.mode == modes.PLAN or state.aims:
            return modes.PLAN
        if state.speaker and modes.DEMANDS.match(words):
            return modes.PLAN
        if AIMS.search(words) and not PERFECT.search(words):
            future = any(hours.is_future(word, self.said_on) for word in clues.times)
            if future or DIGIT.search(words):
                state.aims = True
                return modes.PLAN
        if TURNS_TO_PLAN.search(words):
            state.mode, state.carries = modes.PLAN, self.paper_mode != modes.REVIEW
        return state.mode

    def _is_due(self, times: Sequence[TimeWord], words: str) -> bool:
        """Tell whether a time to come stands in a clause; 今年 beside 已 is none."""
        coming = [word for word in times if hours.is_future(word, self.said_on)]
        return any(not (hours.is_period(word) and PERFECT.search(words)) for word in coming)

    def _govern(self, word: TimeWord, state: State) -> None:
        """Let a time word govern what follows it: as the time of an event, of a review, or as a deadline."""
        if not hours.is_past(word, state.mode, self.said_on):
            state.due = word
            return
        state.when, state.told = word, state.sentence
        if hours.is_period(word):
            state.base = word
        exact = word.period is not None and (word.period.precision == "day" or word.text in ("近日", "日前"))
        if state.mode == modes.PLAN and exact and (self.paper_mode == modes.EVENT or state.speaker is None):
            state.mode = modes.EVENT

    def _take_subject(self, subject: Subject, state: State, mode: str) -> None:
        if subject.is_leader or (mode == modes.EVENT and subject.rule not in ("owner:unit", "owner:village")):
            state.actor = subject.owner
        state.owner = subject.owner if subject.rule in KEEPS_OWNER else None
        if subject.rule == "owner:congress":
            self._congress = subject.owner

    def _speech(self, clause: Clause, start: int, state: State, subject: Subject | None) -> int | None:
        """Note who begins to speak in a clause; return where the speech begins in it, if it does."""
        start = clause.start if subject is None else start
        words = self.text[start : clause.end]
        says = SAYS.search(words)
        if says is None:
            return None
        end = says.end()
        if subject and subject.is_leader and says.start() < 30 + subject.end - start:
            speaker: str | None = subject.owner
        elif meeting := MEETING.search(words):
            speaker, end = state.actor or state.town, meeting.end()
        else:
            speaker = self.speakers.anywhere(words[: says.start()])
        if speaker is None:
            # Who speaks is not known, but what follows is said: …走访基地时表示，将….
            if self.paper_mode == modes.EVENT and says.end() >= len(words) and len(words) < SHORT_SPEECH:
                state.mode, state.carries = modes.PLAN, False
                return start + end
            return None
        state.speaker, state.mode, state.carries = speaker, modes.PLAN, False
        return start + end

    # ------------------------------------------------------------ judging

    def _judge(self, clause: Clause, clues: Clues, core: int, mode: str, state: State, subject: Subject | None) -> None:
        text, end = self.text, clause.end
        words = text[core:end]
        quoted = [match.span() for match in QUOTED.finditer(text, core, end)]
        verbs = [
            word
            for word in clues.verbs
            if word.tag != "frame"
            and not _is_inside(word, clues.things)
            and not any(first <= word.start < last for first, last in quoted)
        ]
        verb = self._head(verbs)
        amounts = real_amounts(text, clues.amounts)
        if not (
            amounts or clues.cadences or clues.times or clues.things or clues.products or clues.ends or quoted
        ) and not any(word.tag in EVENT_VERBS or word.tag == "make" for word in verbs):
            return
        names = named_things(text, core, end, clues.ends)
        done = bool(DONE.search(words)) or any(text[word.end : word.end + 1] == "了" for word in verbs)
        event = (
            mode == modes.EVENT
            and verb is not None
            and not (amounts and SUMS_UP.search(words))
            and not any(word.text[0] in "每逐按" for word in clues.cadences)
            and is_event(text, core, verb, verbs, state, done=done, further=bool(amounts) or self._names_more(names))
        )
        due = None if event else self._due_in(clues.times, mode)
        if (
            amounts
            and self._follows_last(clause, core)
            and (
                is_growth(words, amounts) or is_part(text[clause.start : end], words, amounts, self.drafts[-1].amounts)
            )
        ):
            last = self.drafts[-1]
            last.weight += 0.0 if last.amounts else 2.0
            last.end = end
            last.amounts.extend(amounts)
            return
        if due is not None and not amounts and self._only_dates_the_last(clause, words, mode):
            last = self.drafts[-1]
            last.end, last.due = end, hours.as_due(due)
            last.weight += 2.3
            last.rules.append("deadline")
            return
        if due is None and mode == modes.PLAN and amounts and self._is_coordinate(clause, verb):
            due = self._due
        self._due, self._due_verb = due, verb.text if verb else self._due_verb
        weight, rules = evidence.weigh(
            words,
            verb,
            amounts=len(amounts),
            due=hours.nearness(due or (self._list_due if mode == modes.PLAN else None)),
            cadence=any(word.cadence for word in clues.cadences),
            vague_cadence=bool(clues.cadences),
            names=names,
            things=clues.things,
            done=done and mode != modes.PLAN,
            event=event,
            review=mode == modes.REVIEW,
            own_verbs=verbs,
            ensured=ENSURED.search(text, clause.start, core) is not None,
            products=verb is not None and any(word.start >= verb.end for word in clues.products),
        )
        if evidence.confidence_of(weight) < evidence.FAINT:
            return
        hookless = not (names or amounts or due)
        if (
            hookless
            and self._follows_last(clause, clause.start)
            and HOW.match(words)
            and _is_list(rules)
            and _is_list(self.drafts[-1].rules)
        ):
            self.drafts[-1].end = end
            return
        draft = Draft(core, end, clause.sentence, weight, rules)
        if subject:
            rules.append(subject.rule)
        self._settle_owner(draft, clause, mode, state, subject, event=event)
        draft.due = hours.as_due(due or (state.due or self._list_due if mode == modes.PLAN else None))
        draft.when = self._when(clues.times, mode, state, event=event, done=done)
        self._keep(draft, clues, verb, amounts, names, mode, state, event=event, done=done)

    def _keep(
        self, draft: Draft, clues: Clues, verb: Word | None, amounts: list[Amount], names: list[str], mode: str, state: State,
        *, event: bool, done: bool,
    ) -> None:  # fmt: skip
        """Cut a draft where its measures differ and where it names several cadences, and keep the pieces."""
        text = self.text
        pieces = parts(text, draft.start, draft.end, amounts)
        kept: list[Draft] = []
        for number, (begin, last) in enumerate(pieces):
            first = strip_front(text, begin, last) if number else begin
            if last - first < 2:
                continue
            piece = draft if len(pieces) == 1 else draft.copy()
            piece.start, piece.end = first, last
            piece.amounts = [amount for amount in amounts if first <= amount.start < last]
            piece.projects = (
                [name for name in names if name.strip("“”") in text[first:last]] if len(pieces) > 1 else names
            )
            things = [word for word in clues.things if first <= word.start and word.end <= last]
            piece.subject_field = field_of(things, [*state.heading_words, *clues.things], verb.tag if verb else None)
            if number and kept and STRETCH.search(text, begin, first + 2):
                kept[-1].level, piece.level = "floor", "stretch"
                piece.measure = kept[-1].measure or next(
                    (amount.measure for amount in kept[-1].amounts if amount.measure), None
                )
            cadences = [word for word in clues.cadences if first <= word.start < last]
            settle_kind(piece, text[first:last], text[draft.start : draft.end], verb, cadences, mode, event=event, done=done)
            if len(cadences) > 1 and not event:
                for word in cadences:
                    single = piece.copy()
                    single.start, single.end, single.cadence = word.start, min(word.end, last), word.cadence
                    kept.append(single)
            else:
                kept.append(piece)
        self.drafts.extend(kept)

    def _settle_owner(
        self, draft: Draft, clause: Clause, mode: str, state: State, subject: Subject | None, *, event: bool
    ) -> None:
        if event:
            draft.owner = subject.owner if subject else state.owner or state.actor or state.place or state.town
        elif by := unit_behind_by(self.text, clause.start, clause.end, state.town):
            draft.owner = state.owner = by
            draft.rules.append("owner:by")
        elif state.owner:
            draft.owner = state.owner
        elif state.place and not (subject and subject.rule in KEEPS_OWNER):
            draft.owner = state.place
        else:
            draft.owner = (
                subject.owner if subject and not subject.is_leader and subject.rule != "owner:congress" else state.town
            )
        if mode == modes.PLAN and not event:
            assigner = state.speaker or self._congress
            if assigner and assigner != draft.owner:
                draft.assigned_by = assigner
                draft.rules.append("assigner:speaker" if state.speaker else "assigner:congress")

    def _when(self, times: Sequence[TimeWord], mode: str, state: State, *, event: bool, done: bool) -> Due | None:
        told = event or mode in (modes.REVIEW, modes.FACT, modes.EVENT)
        if not told:
            return None
        own = [word for word in times if hours.is_past(word, mode, self.said_on) and not hours.is_name(self.text, word)]
        if own and state.when is not None:
            own.append(state.when)  # of two time words the narrower counts
        if mode == modes.EVENT and not (event or done or own):
            return hours.as_due(state.when if state.told == state.sentence else None, until=self.said_on)
        return hours.as_due(min(own, key=hours.width) if own else state.when or self.review_time, until=self.said_on)

    def _due_in(self, times: Sequence[TimeWord], mode: str) -> TimeWord | None:
        for word in times:
            if (
                word.period is not None
                and not hours.is_past(word, mode, self.said_on)
                and not hours.is_name(self.text, word)
            ):
                return word
        return None

    # ------------------------------------------------------------ small questions

    def _is_lead(self, start: int) -> bool:
        at = bisect_left(self.leads, (start + 1,)) - 1
        return at >= 0 and self.leads[at][0] <= start < self.leads[at][1]

    def _head(self, verbs: Sequence[Word]) -> Word | None:
        """Return the verb that carries the clause: the first that is neither attribute (…的) nor adverb (深入开展)."""
        for number, word in enumerate(verbs):
            if word is verbs[-1]:
                return word
            attribute = self.text[word.end : word.end + 1] == "的"
            adverb = word.text in ("深入", "统筹", "规范", "优先") and verbs[number + 1].start == word.end
            if not attribute and not adverb:
                return word
        return None

    def _is_coordinate(self, clause: Clause, verb: Word | None) -> bool:
        """Tell whether a clause goes on with the list of a dated target: 四季度签约项目2个,特色产业项目2个."""
        if not self.drafts or self._due is None or (verb is not None and verb.text != self._due_verb):
            return False
        last = self.drafts[-1]
        near = clause.start - last.end <= 5
        return near and (last.sentence == clause.sentence or self._mark in (";", "；"))

    def _only_dates_the_last(self, clause: Clause, words: str, mode: str) -> bool:
        """Tell whether a clause only says by when the one before it is done: 修补路面12处,确保年底前完成."""
        if mode != modes.PLAN or not self._follows_last(clause, clause.start) or BY_WHEN.match(words) is None:
            return False
        return self.drafts[-1].due is None and self.drafts[-1].kind in ("task", "target")

    def _names_more(self, names: Sequence[str]) -> bool:
        """Tell whether a step of a visit names what the visit itself has not named."""
        known = [name for draft in self.drafts[-3:] for name in draft.projects]
        return any(not any(name in other or other in name for other in known) for name in names)

    def _follows_last(self, clause: Clause, place: int) -> bool:
        return bool(self.drafts) and self.drafts[-1].sentence == clause.sentence and place - self.drafts[-1].end <= 12


def _masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text with blanks in the place of some spans, which are in order."""
    pieces: list[str] = []
    place = 0
    for start, end in spans:
        pieces.extend((text[place:start], "\u3000" * (end - start)))
        place = end
    return "".join((*pieces, text[place:]))


def _is_inside(word: Word, things: Sequence[Word]) -> bool:
    """Tell whether a verb is only part of a longer word for a thing (安置 in 安置房)."""
    return any(
        thing.start <= word.start and word.end <= thing.end and len(thing.text) > len(word.text) for thing in things
    )


def _is_list(rules: Sequence[str]) -> bool:
    return "product" in rules or "duties" in rules
