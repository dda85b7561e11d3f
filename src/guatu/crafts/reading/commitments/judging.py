"""The judging of a clause's core: whether it is a commitment, and who, what, by when, how much."""

from __future__ import annotations

from collections.abc import Sequence

from guatu.crafts.measuring.amounts import Amount
from guatu.crafts.reading.commitments import against, evidence, hours, joining, leanings, minutes, modes
from guatu.crafts.reading.commitments.assigning import settle_owner
from guatu.crafts.reading.commitments.clauses import Clause
from guatu.crafts.reading.commitments.clues import Clues
from guatu.crafts.reading.commitments.events import CHECKED, COMES_TO, MEETS, is_event
from guatu.crafts.reading.commitments.fields import field_of
from guatu.crafts.reading.commitments.kinds import DONE, settle_kind
from guatu.crafts.reading.commitments.owners import Subject
from guatu.crafts.reading.commitments.paper import Paper
from guatu.crafts.reading.commitments.projects import QUOTED, named_things
from guatu.crafts.reading.commitments.quantities import is_growth, is_part, parts, real_amounts
from guatu.crafts.reading.commitments.state import Draft, State
from guatu.crafts.reading.commitments.tense import AT_WORK, asks
from guatu.crafts.reading.commitments.trimming import strip_front
from guatu.crafts.reading.findings import Due
from guatu.crafts.reading.lexicon.scanner import Word
from guatu.crafts.sieving.patterns import pattern
from guatu.crafts.timing.times import TimeWord

ASSIGNED = pattern(r"(?:要|应|须)?(?:具体|主要|统一|全面|直接)?(?:负责|牵头|承担)(?!人(?!员)|同志|制)(?![^，]*的(?:同志|人员|干部|领导))")
# Verbs of clauses that may be one though they name nothing; such are faint candidates at best.
MAY_COUNT = frozenset({"visit", "hold", "make", "solve", "act", "build", "push", "gain"})
DOES = frozenset({"build", "make", "solve", "act", "hold", "gain"})
ADVERBIAL = frozenset(("深入", "统一", "统筹", "规范", "优先", "加快", "抓紧", "加紧"))  # before the verb that carries: 加快编制规划
# 推进会暨培训会在二楼会议室召开: the meeting was held, whatever its name does.
CONVENES = frozenset(("召开", "举行", "举办", "开幕"))
# 今天，我们召开动员大会: whoever speaks says where he stands.
OPENS_TODAY = pattern(r"今[天日][，,]?(?:我们|区?县?市?镇?委?)?(?:在这里|在此)?(?:召开|举行)?$")
TODAY = 10  # characters in front of such a clause
MEETING = 24  # characters back from the end of such a clause to its meeting
MEETING_HELD = pattern(r"[^，,。；;\n]*(?:会|会议|大会|仪式|论坛|大赛)(?:在|于)?[^，,。；;\n]{0,20}(?:召开|举行|举办|开幕)(?:[，,。；;\n]|$)")
PUSHES = frozenset(("推进", "实施", "加快", "推动"))
OF_A_UNIT = pattern(r"(?:部门|单位|小组|专班|机关|系统)|(?<!建设)(?:中心|大厅|窗口)(?!镇|村)")  # 宣传部门, 政务服务中心
EACH_TIME = pattern(r"[\u4e00-\u9fff]{2,6}?(?=[、，,和]|的|工作|机制|制度|等|$)")  # what is done every day: 每日通报
COMPARED_WITH = pattern(r"[比较是由]$|超出$|[高低多少快慢早晚优]于$")  # 是“十四五”时期的2.1倍, 由2020年的…增加到: the time of something else
SETTING_UP = frozenset(("成立", "组建", "设立", "抽调"))  # a body that stands then, no event
INVITES = frozenset(("邀请", "诚邀"))  # 邀请讲师团开展宣讲15场: what those who are asked do is done
OF_ITS_OWN = pattern(r"(?:实际)?到位(?:资金|外资|内资)|引资额|(?:协议|合同)[^，]{0,4}资")  # a measure of its own where it is a target
SPAN_OF = pattern(
    r"(?:[\u4e00-\u9fff]{0,8}(?:时段|时间|期限|区间))均?为"
    r"|[\u4e00-\u9fff“”]{0,14}(?:月|周|期|阶段|活动|行动|时间|工作|整治|宣传)(?:时间)?[为从自是]?"
)
NEAR = 6  # characters between a sum, or what is counted, and its work
BRINGS = pattern(r"可以?$|能够?$")
FIELD_OF_A_FORM = pattern(r"(?:名称|主体|地点|范围|电话)[:：]")  # 项目名称：东湖小区改造项目
ENSURED = pattern(r"确保|让|使|保证|做到")
STRETCH = pattern(r"力争|争取|冲刺|奋斗")


class Judge:
    """Judges the cores of the clauses of a paper and keeps the drafts."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._due: TimeWord | None = None  # the deadline of the last clause that had one
        self._due_verb: str | None = None  # the verb of that clause
        self._topic: tuple[int, int, int, Clues] | None = None  # sentence, start, end, clues of 对…的18个小区, before what is done to them

    def judge(
        self,
        clause: Clause,
        clues: Clues,
        core: int,
        mode: str,
        state: State,
        subject: Subject | None,
        governing: TimeWord | None = None,
    ) -> None:
        """Judge text[core:end]. governing: a deadline that stands before the subject (8月7日前，清水村要…)."""
        text, end = self.paper.text, clause.end
        if clues.amounts or self._topic is not None:
            core, clues = self._with_topic(clause, core, clues)
        words = text[core:end]
        marked = "“" in words or '"' in words or "「" in words
        quoted = [match.span() for match in QUOTED.finditer(text, core, end)] if marked else []
        verbs = [
            word
            for word in clues.verbs
            if word.tag != "frame"
            and not _is_inside(word, clues.things)
            and not (quoted and any(first <= word.start < last for first, last in quoted))
        ]
        verb = self._head(verbs)
        amounts = real_amounts(text, clues.amounts)
        only_ranks = words[0] in joining.SAYS_MORE and all(amount.rule == "rank" for amount in amounts)
        if only_ranks and joining.says_more_of_the_last(self.paper, clause, words):
            self.paper.drafts[-1].end = end
            self.paper.drafts[-1].amounts.extend(amounts)
            return
        assigned = (
            (subject is not None and subject.rule in ("owner:unit", "owner:upper")) or state.owner is not None or state.place is not None
        ) and ASSIGNED.match(words) is not None
        if clues.times and self._only_says_when(clues.times, core, end):
            return
        may_be_one = (
            assigned or amounts or clues.cadences or clues.times or clues.things or clues.products or clues.ends or quoted
        ) or any(word.tag in MAY_COUNT for word in verbs)
        told = mode in (modes.REVIEW, modes.FACT) and evidence.may_be_told_done(words)
        comes = words[0] in "到赴来" and COMES_TO.match(words) is not None
        if not (may_be_one or told or comes or evidence.sanctions(words)):
            return
        opening = clues.times[0] if clues.times and clues.times[0].start - core <= 1 else None
        names, hooks = named_things(text, opening.end if opening else core, end, clues.ends)
        done = DONE.search(words) is not None or ("了" in text[core : end + 1] and any(text[word.end : word.end + 1] == "了" for word in verbs))
        dated = verb is not None and self._is_dated(clues.times, mode, state)
        held = dated and (CHECKED.search(words) or MEETS.search(words)) is not None and not asks(words)
        event = (
            (mode == modes.EVENT or held or (dated and mode in (modes.REVIEW, modes.FACT)))
            and verb is not None
            and verb.text not in SETTING_UP
            and not AT_WORK.search(words)
            and not (amounts and joining.SUMS_UP.search(words))
            and not any(word.text[0] in "每逐按" for word in clues.cadences)
            and is_event(
                text, core, end, verb, verbs, state, dated=dated, done=done, further=bool(amounts) or self.paper.names_more(names)
            )
        )
        heard = self.paper.minutes and mode == modes.EVENT and minutes.hears_of_a_work(words)
        event = event or heard
        due = None if event else self._due_in(clues.times, mode) or governing
        if due is not None and state.due is not None and hours.is_of_a_day(state.due) and hours.is_stretch(due):
            due = state.due  # 3月24日，召开一季度分析会: the narrower counts
        if (
            (amounts
            and self.paper.follows_last(clause, core)
            and (
                (is_growth(words, amounts) and not (mode == modes.PLAN and OF_ITS_OWN.match(words)))
                or is_part(text[clause.start : end], words, amounts, self.paper.drafts[-1].amounts)
            ))
            or (amounts and state.part == clause.sentence and joining.divides_the_last(self.paper, clause, core, amounts, verb))
        ):
            last = self.paper.drafts[-1]
            last.weight += 0.0 if last.amounts else 2.0
            last.end, last.sentence = end, clause.sentence
            last.amounts.extend(amounts)
            return
        if amounts and (joining.goes_on_describing(self.paper, clause, words, verb) or joining.goes_on_counting(self.paper, clause, words, amounts)):
            last = self.paper.drafts[-1]
            last.end, last.sentence = end, clause.sentence
            last.amounts.extend(amounts)
            return
        if due is not None and not amounts and joining.only_dates_the_last(self.paper, clause, words, mode):
            last = self.paper.drafts[-1]
            last.end, last.due = end, hours.as_due(due)
            last.weight += 2.3
            last.rules.append("deadline")
            return
        if words.startswith(("分别为", "分别是")) and self.paper.follows_last(clause, core) and self.paper.drafts[-1].amounts:
            last = self.paper.drafts[-1]  # 改造老旧小区5个，分别为东苑小区、…
            last.end, last.sentence = end, clause.sentence
            last.amounts.extend(amounts)
            last.projects = [*last.projects, *(name for name in names if name not in last.projects)]
            return
        if due is None and mode == modes.PLAN and amounts and self._is_coordinate(clause, verb):
            due = self._due
        self._due, self._due_verb = due, verb.text if verb else self._due_verb
        ensured = core > clause.start and ENSURED.search(text, clause.start, core) is not None
        weight, rules = evidence.weigh(
            words,
            verb,
            amounts=len(amounts),
            due="near" if due and self.paper.expecting else self._nearness(due, mode, state),
            listed=self.paper.listed,
            tabled=self.paper.tabled == clause.start,
            assigned=assigned,
            cadence=bool(clues.cadences) and any(word.cadence for word in clues.cadences),
            vague_cadence=bool(clues.cadences),
            names=hooks,
            things=clues.things,
            done=done and mode != modes.PLAN,
            event=event,
            review=mode == modes.REVIEW or (mode == modes.EVENT and state.told == state.sentence),
            own_verbs=verbs,
            ensured=ensured,
            heard=heard,
            purpose=self.paper.purpose if mode == modes.PLAN else None,
            products=verb is not None and bool(clues.products) and any(word.start >= verb.end for word in clues.products),
        )
        line = self.paper.outline.lines[clause.line]
        if not amounts and due is None:
            if BRINGS.search(text, clause.start, core):
                weight -= 2.0  # 建成后，可以进一步完善路网
                rules.append("not:purpose")
            if FIELD_OF_A_FORM.match(text, max(line.start, core - 3), core):
                weight -= 6.0
                rules.append("not:frame")
            if line.part == "caption" and self.paper.mode in (modes.EVENT, modes.REVIEW) and not (done or event):
                weight -= 6.0
                rules.append("not:caption")
        if verb is not None and verb.text in CONVENES and OPENS_TODAY.search(text, max(0, clause.start - TODAY), core + 2):
            weight -= 2.0
            rules.append("not:setting")
        weight = self._leaned(clause, words, weight, rules, verb, verbs, clues, (len(amounts), len(hooks)), mode, subject)
        if weight < evidence.LEAST and evidence.confidence_of(weight) < evidence.FAINT:
            if "not:problem" in rules and weight > evidence.WRONG - against.PENALTY_OF_WRONG:
                self.paper.faint.append(Draft(core, end, clause.sentence, evidence.WRONG, rules, owner=state.town, amounts=amounts))
            return
        if "finished" in rules and due is None and mode == modes.PLAN and not asks(words):
            mode = modes.FACT
        if mode == modes.PLAN and joining.goes_on_with_the_last(
            self.paper, clause, words, verb, own=bool(amounts or due or clues.cadences or assigned), product="product" in rules,
            named=bool(names), reports="report" in rules,
        ):  # fmt: skip
            last = self.paper.drafts[-1]
            last.end, last.weight = end, max(last.weight, weight)
            return
        draft = Draft(core, end, clause.sentence, weight, rules)
        if subject:
            rules.append(subject.rule)
        settle_owner(self.paper, draft, clause, mode, state, subject, event=event)
        names = [name for name in names if not (draft.owner or "").endswith(name)]  # who does it is not what is done
        paper = self.paper
        over_it = state.due or state.announced or paper.list_due or paper.frame if mode == modes.PLAN else None
        draft.due = hours.as_due(due or over_it)
        if mode == modes.REVIEW and not (done or event) and self._is_ahead(draft.due):
            mode = modes.PLAN  # 2027年实现年出栏10万头, in a report of 2026
        draft.when = self._when(clues.times, mode, state, event=event, done=done)
        kept = len(self.paper.drafts)
        self._keep(draft, clues, verb, amounts, names, mode, state, event=event, done=done)
        if mode == modes.EVENT and len(self.paper.drafts) > kept and self.paper.drafts[-1].status == "planned":
            state.aims = True  # 其他工作在6月底前完成，并建立长效机制: the rest of the sentence is to come too
        if verb is not None and (verb.tag in DOES or verb.text in PUSHES) and not event:
            joining.join_what_pays(self.paper, kept)
        joining.join_what_is_counted(self.paper, kept)
        if ensured:
            joining.join_what_is_ensured(self.paper, kept)

    def _leaned(
        self, clause: Clause, core: str, weight: float, rules: list[str], verb: Word | None, verbs: Sequence[Word], clues: Clues,
        counts: tuple[int, int], mode: str, subject: Subject | None,
    ) -> float:  # fmt: skip
        """Return the weight with what the words lean to; what turns the balance is among the rules."""
        paper = self.paper
        genre = "minutes" if paper.minutes else paper.purpose or "scheme" if paper.scheme else ""
        view = leanings.View(
            core, weight, tuple(rules), verb, verbs, clues.things, counts, mode, paper.mode, paper.outline.lines[clause.line].part,
            paper.text[clause.end - len(core) - 1 : clause.end - len(core)], clause.mark, subject.rule if subject else "", genre,
        )  # fmt: skip
        if paper.seen is not None:
            paper.seen.append((clause, view))
        leaned = leanings.lean(view)
        if (leaned >= 0) != (weight >= 0):
            rules.append("leans" if leaned >= 0 else "not:leaning")
        return leaned

    def _keep(
        self, draft: Draft, clues: Clues, verb: Word | None, amounts: list[Amount], names: list[str], mode: str, state: State,
        *, event: bool, done: bool,
    ) -> None:  # fmt: skip
        """Cut a draft where its measures differ and where it names several cadences, and keep the pieces."""
        text = self.paper.text
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
            things = [word for word in clues.things if first <= word.start and word.end <= last] if clues.things else []
            piece.subject_field = field_of(things, [*state.heading_words, *clues.things], verb.tag if verb else None)
            if number and kept and STRETCH.search(text, begin, first + 2):
                kept[-1].level, piece.level = "floor", "stretch"
                piece.measure = kept[-1].measure or next(
                    (amount.measure for amount in kept[-1].amounts if amount.measure), None
                )
            cadences = [word for word in clues.cadences if first <= word.start < last]
            if cadences and any(word.cadence for word in cadences):  # 每月定期召开调度会 says one
                cadences = [word for word in cadences if word.cadence or word.text != "定期"]
            settle_kind(
                piece, text[first:last], text[draft.start : draft.end], verb, cadences, mode, event=event, done=done
            )
            in_the_plan = piece.kind == "target" or (piece.kind == "task" and self.paper.plan_lists)
            if in_the_plan and piece.due is None and mode == modes.PLAN:
                piece.due = hours.as_due(self.paper.plan_due)
            if len(cadences) > 1 and not event:
                for word, following in zip(cadences, [*cadences[1:], None], strict=True):
                    single = piece.copy()
                    does = EACH_TIME.match(text, word.end, following.start if following else last)
                    single.start, single.end = word.start, min(does.end() if does else word.end, last)
                    single.cadence = word.cadence
                    kept.append(single)
            else:
                kept.append(piece)
        self.paper.drafts.extend(kept)


    def _when(self, times: Sequence[TimeWord], mode: str, state: State, *, event: bool, done: bool) -> Due | None:
        told = event or mode in (modes.REVIEW, modes.FACT, modes.EVENT)
        if not told:
            return None
        own = [
            word
            for word in times
            if (self.paper.is_past(word, mode) or (done and hours.runs_on(word, self.paper.said_on)))
            and not hours.is_name(self.paper.text, word)
            and COMPARED_WITH.search(self.paper.text, max(0, word.start - 2), word.start) is None
        ]
        if own and state.when is not None and not hours.is_count_day(own[0]):
            own.append(state.when)  # of two time words the narrower counts
        if mode == modes.EVENT and not (event or done or own):
            holds = state.when is not None and (
                state.told == state.sentence or hours.is_count_day(state.when) or hours.is_period(state.when) or hours.is_stretch(state.when)
            )
            return hours.as_due(state.when if holds else None, until=self.paper.said_on)
        if event:
            own = [word for word in own if hours.is_dated(word)] or own
        word = min(own, key=hours.width) if own else state.when or self.paper.review_time
        if self.paper.said_on is None and word is not None and not hours.is_placed(word):
            word = self.paper.review_time or word  # 目前, in a paper without a day that tells of one year
        if word is not None and mode == modes.REVIEW and self.paper.of_half_a_year:
            word = hours.first_half(word)
        if word is not None and (event or done or mode != modes.EVENT):
            word = hours.lately(word, self.paper.said_on)
        return hours.as_due(word, until=self.paper.said_on)

    def _nearness(self, due: TimeWord | None, mode: str, state: State) -> str | None:
        """Tell how near a clause's deadline is; that of its list's or its stage's counts as a far one."""
        if due is not None or mode != modes.PLAN:
            return hours.nearness(due)
        of_step = self.paper.purpose is not None and (state.announced or self.paper.frame) is not None
        return hours.nearness(self.paper.list_due) or ("far" if of_step else None)

    def _is_dated(self, times: Sequence[TimeWord], mode: str, state: State) -> bool:
        """Tell whether the day is told on which what a clause tells took place; in a report by the sentence itself."""
        if mode == modes.EVENT and hours.is_dated(state.when):
            return True
        own = [state.when] if state.when is not None and state.told == state.sentence else []
        return bool(times or own) and any(
            hours.is_of_a_day(word) and self.paper.is_past(word, mode) and not word.text.startswith(("今天", "今日"))
            for word in (*times, *own)
        )

    def _is_ahead(self, due: Due | None) -> bool:
        said_on = self.paper.said_on
        if due is None or said_on is None:
            return False
        if due.first is None:  # 4月10日前打完垄, in a report of March
            return due.last is not None and due.last > said_on and due.text.endswith("前")
        return due.first > said_on

    def _due_in(self, times: Sequence[TimeWord], mode: str) -> TimeWord | None:
        """Return the first time to come; of one that only begins (从6月1日起) the next that ends instead."""
        begins: TimeWord | None = None
        for number, word in enumerate(times):
            if (
                word.period is not None
                and not self.paper.is_past(word, mode)
                and not hours.is_name(self.paper.text, word)
                and not word.text.startswith(("用", "历时"))  # 用4年左右时间完成: how long it takes
            ):
                if word.period.last is not None:
                    word = hours.limited(self.paper.text, word)
                    return hours.spanned(self.paper.text, times[number - 1], word) if number else word
                if not hours.has_begun(word, self.paper.said_on):
                    begins = begins or word
        return begins

    def _head(self, verbs: Sequence[Word]) -> Word | None:
        """Return the verb that carries the clause: the first that is neither attribute (…的) nor adverb (深入开展)."""
        last = verbs[-1] if verbs else None
        if last is not None and last.text in CONVENES and MEETING_HELD.match(self.paper.text, last.end - MEETING, last.end + 1):
            return last
        for number, word in enumerate(verbs):
            if word is verbs[-1]:
                return word
            if word.text in INVITES or OF_A_UNIT.match(self.paper.text, word.end):
                continue
            attribute = self.paper.text[word.end : word.end + 1] == "的" and not word.text.startswith("建立")  # 建立完善的制度
            following = verbs[number + 1]
            adverb = word.text in ADVERBIAL and following.start == word.end and following.text != "构建"
            if not attribute and not adverb:
                return word
        return None

    def _is_coordinate(self, clause: Clause, verb: Word | None) -> bool:
        """Tell whether a clause goes on with the list of a dated target: 四季度签约项目2个,特色产业项目2个."""
        if not self.paper.drafts or self._due is None or (verb is not None and verb.text != self._due_verb):
            return False
        last = self.paper.drafts[-1]
        near = clause.start - last.end <= 5
        return near and (last.sentence == clause.sentence or self.paper.mark in (";", "；"))

    def _with_topic(self, clause: Clause, core: int, clues: Clues) -> tuple[int, Clues]:
        """Let what is done begin with what it is done to: 对重点扣分的18个小区，逐一整治楼道."""
        topic, self._topic = self._topic, None
        if topic is not None and topic[0] == clause.sentence and core - topic[2] <= NEAR:
            return topic[1], topic[3].and_then(clues)
        words = self.paper.text[core : clause.end]
        if clues.amounts and against.TOPIC.match(words) and against.is_topic(words, clues.verbs):
            self._topic = clause.sentence, core, clause.end, clues
        return core, clues

    def _only_says_when(self, times: Sequence[TimeWord], core: int, end: int) -> bool:
        """Tell whether a clause only says when something is held: 集中宣传月从3月5日至3月底."""
        return times[-1].end >= end - 1 and times[0].start > core and SPAN_OF.fullmatch(self.paper.text, core, times[0].start) is not None

def _is_inside(word: Word, things: Sequence[Word]) -> bool:
    """Tell whether a verb is only part of a longer word for a thing (安置 in 安置房)."""
    for thing in things:
        if thing.start > word.start:
            return False
        if word.end <= thing.end and len(thing.text) > len(word.text):
            return True
    return False

