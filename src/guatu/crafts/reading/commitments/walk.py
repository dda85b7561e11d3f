"""The walk through a paper, clause by clause: what headings, lists and sentences open for what follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from guatu.crafts.reading.commitments import hours, joining, modes, schemes, tense
from guatu.crafts.reading.commitments.clauses import Clause, split_clauses
from guatu.crafts.reading.commitments.duties import share_duties
from guatu.crafts.reading.commitments.fields import THING_LEXICON
from guatu.crafts.reading.commitments.helping import share_help
from guatu.crafts.reading.commitments.meetings import ASIDE
from guatu.crafts.reading.commitments.opening import Opening
from guatu.crafts.reading.commitments.owners import KEEPS_OWNER
from guatu.crafts.reading.commitments.paper import Paper
from guatu.crafts.reading.commitments.speakers import MEETING
from guatu.crafts.reading.commitments.stages import stage_in
from guatu.crafts.reading.commitments.state import Draft, State
from guatu.crafts.reading.commitments.units import full_name, is_act
from guatu.crafts.reading.structure.outline import OF_A_MONTH, PAST, Line, Outline
from guatu.crafts.timing.pieces import pattern, small_number
from guatu.crafts.timing.times import TimeWord

A_MONTH = pattern(r"[【\[（(◆●■]?(?:(?P<year>\d{4})年)?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:大事记)?[】\])）:：]?")
LAST_MONTH = 12
RANKED = pattern(r"书记|主任|董事长|总经理|总裁|[镇乡县区市局所站组部]长|主席|常委|委员")
NUMBERED = pattern(r"[一二三四五六七八九十]{1,2}是|[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]")
GOES_ON = pattern(r"[一二三四五六七八九十]?[是、]?要|[一二三四五六七八九十]是|关于|就|在")
# 票决了2027年民生实事项目五项：what was chosen there is still to be done.
VOTED = pattern(r"(?:票决|表决|投票|评选|征集|确定|选出|产生)[^。；;]{0,30}(?:实事|项目)[^。；;]{0,10}[:：]$")
# 2026年主要预期目标是：…, 为实现上述目标，重点做好以下工作: from here on a report plans.
NEXT_WEEK = pattern(r"下周|下月|下个月")
ENUMERATED_DEMAND = pattern(r"[一二三四五六七八九十]要(?!求|是|点|素)|要(?=抓|紧|以|把|加|做|强|推|进一步)|必须|务必")
THIS_YEAR = pattern(r"(?:[^，,。]{0,12}[，,])?今年(?!以来|年初|[前上一二三四]|\d)")
HOW_AND_WHO = pattern(r"要求|保障|职责|分工|组织|领导")  # sections of a scheme that are of no year
STAGE_HEAD = 24  # characters in which a stage opens the bracket with its days
TELLS_AGAIN = pattern(r"(?:整改|落实|完成|进展)情况[:：]")
OF_WORK = pattern(r"\d{4}年(?:度)?(?:的)?(?:重点|主要|总体)*(?:工作|任务|目标|举措)")
SPRING = 4  # the month up to which a report of the last year plans this one
GOALS = pattern(
    r"(?:(?:\d{4}|今|本|新的一)年(?:度)?)?(?:全[镇乡区县市]|经济社会发展|政府工作)*(?:的)?(?:主要|总体|具体|工作)?(?:预期|奋斗|发展|工作)目标(?:是|为|[:：])"
    r"|为?(?:围绕|实现|完成)(?:上述|以上|这些|这一)目标|(?:今|新的一)年[，,]?(?:我们)?(?:将|要)?重点(?:做好|抓好|推进)"
    r"|(?:我们)?(?:将|要)?重点(?:做好|抓好|推进)(?:以下|如下|[一二三四五六七八九十]个?方面)|今后[一三五]年[，,]|做好(?:今|明|\d{4})年(?:的)?工作"
)
OF_GOALS = pattern(r"(?:预期|奋斗)目标(?:任务)?(?:是|为|如下)?[:：]?$")  # 今后五年全市发展的主要奋斗目标：
NEXT = pattern(r"下一步|接下来|下一阶段|下阶段|今后")
PLACE_LEAD = pattern(r"(?:[一二三四五六七八九十]、|\d{1,2}[.、．]|[●◆▲])?([\u4e00-\u9fff]{1,4}(?:村|社区))[:：](?=.)")
# （一）东塘菜场改造项目：该项目…: the work of which the whole item speaks.
WORK_LEAD = pattern(
    r"(?:[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.、．]|[一二三四五六七八九十]{1,2}、)\s?([^，,。；;：:（()）\s]{4,30}(?:项目|工程|行动))[:：](?=.)"
)
# 2.派出所。配合开展…: the unit whose duties an item lists.
UNIT_LEAD = pattern(
    r"(?:\d{1,2}[.、．]|[（(][一二三四五六七八九十\d]{1,2}[)）]|[①-⑳]|[一二三四五六七八九十]{1,2}、)\s?"
    r"(?P<unit>居委会?|村委会|[\u4e00-\u9fff]{2,12}?(?:办公室|办|所|中心|居委会?|村委会|居民委员会|队|站|局|委|科|部|公司))(?:[（(][^（()）]{1,8}[)）])?[。:：](?=.)"
)
OF_MINUTES = pattern(
    r"[^。]{0,60}(?:召开|举行)[^。]{2,60}会[^。]*。?[^。]{0,40}(?:纪要如下|明确如下|议定如下|现纪要)"
    r"|[^。]{0,60}召开[^。]{2,200}。[^。]{0,30}纪要如下"
)
PROMISES = pattern(r"将|候选|公布|票决|清单")  # 清河区2026年将办好15件实事
INTRODUCES = pattern(r"(?:以下|如下|下列|[几一二三四五六七八九十]个方面)[^。]{0,12}[:：。]?$")
LIST_OPENS = pattern(r"[:：]$|预告|下周|下月|\d月份?(?:重点|主要)?工作(?:计划|安排|打算)|如下[:：。]?$|(?:实事|清单|项目|任务)(?:一览)?表?$")
# 一、活动时间, 整治时间：9月28日—9月30日: the days of the whole campaign.
FRAMES = pattern(
    r"(?:[一二三四五六七八九十\d]{1,3}[、.．])?(?:(?:专项)?(?:活动|整治|行动|开展|工作|创建|宣传|检查|整改|排查|督查|交通|管制|施工|封闭|普查|停水|停电|禁渔|禁烧)){1,3}(?:开展|实施|起止)?(?:时间|期限)(?:安排)?(?:[:：]|$)"
)
FRAME_WITHIN = 12  # lines in which a notice gives them
NO_FRAME = pattern(r"要求|保障|措施|领导|组织|考核")  # what is said under these holds beyond the campaign
# 1.新建公厕6座。上半年，…: an item that says its target first, and from where on it tells how far it is.
ASKED = pattern(r"(?:议案|建议|提案|来信|信件|诉求)内容[:：]")  # what others write is not the township's own
LISTED = pattern(r"(?:\d{1,2}[.、．]|[（(][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十]{1,2}、|[①-⑳])")
TOLD_NOW = pattern(
    r"(?<=[。；;])(?:(?:今年)?上半年|截[至止]|[现目]前|前三季度|[一二三]季度|\d{1,2}[—－\-–~至]\d{1,2}月|今年以来)[^。；;]"
)
HAS_TOLD = pattern(r"已|了(?!解)|累计|截[至止]|[现目]前|共[完建实新争清]|均|同比")
DIGIT = pattern(r"\d")
SET_DOWN = pattern(r"特(?:制|拟)[定订]|制[定订](?:本|如下|以下|此)|现(?:将|就|印发|制[定订])|提出(?:如下|以下)|(?:通知|公告|通告|安排)如下")
# 1—8月份，累计完成…: so does the whole paragraph, until something is asked for.
COUNTS = pattern(
    r"(?:截[至止][^，,]{0,10}|(?:20\d\d年)?(?:\d{1,2}[—－\-–~至]\d{1,2}月份?|上半年|前三季度|[一二三]季度))"
    r"[，,](?:[^，,]{0,10}(?:累计|共|已)|[^，,]*[，,](?:累计|已))"
)
DECIDES = pattern(r"[^，,]*决定[^，,]*(?:[，,]|$)")
LONGEST_LIST = 60  # lines
LONGEST_PLAN = 120  # characters in which a paragraph that goes on with a plan says so
LONGEST_SENTENCE = 600  # characters in which leaders are looked for


def read_drafts(text: str, outline: Outline, said_on: date | None) -> list[Draft]:
    """Return the drafts of a paper, in the order in which its clauses were read."""
    return Walk(Paper(text, outline, said_on)).read()


class Walk:
    """Reads the clauses of one paper in order."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.opening = Opening(paper)
        self.voted = False  # the list being read is one of works that were chosen
        self.titled_due: TimeWord | None = None  # the year of works that the title names
        self.titled_plan: TimeWord | None = None  # the year of the plan that the title names
        self.introduced: TimeWord | None = None  # see _introduced
        self.begins = next((line.start for line in paper.outline.lines if line.part == "paragraph"), 0)
        self.main_purpose: str | None = None  # what the main section of a scheme is for
        self.repeated = 0  # up to where an item of a report only repeats the target of the year

    def read(self) -> list[Draft]:
        clauses = split_clauses(self.paper.text, self.paper.outline.lines)
        self._note_frame_ahead()
        sections = self.paper.outline.sections
        section = heading_read = line = -1
        turned = False  # a report has turned to its goals without a heading
        mode = self.paper.mode
        state = State(mode)
        for place, clause in enumerate(clauses):
            while section + 1 < len(sections) and clause.start >= sections[section + 1].start:
                section += 1
                state.carries = False
            if clause.line != line:
                for number in range(line + 1, clause.line + 1):
                    self._note_frame(number)
                for heading in self.paper.outline.lines[heading_read + 1 : clause.line]:
                    if heading.part == "heading":
                        self._note_time(heading)
                        self._note_month(heading)
                        self.paper.complains = tense.HEADS_PROBLEMS.search(heading.text) is not None
                        self._note_purpose(heading)
                        self._note_introduction(heading)
                        turned = turned and heading.level != 1
                        turned = turned or self._is_of_the_year_to_come(heading)
                        mode = modes.PLAN if turned else modes.mode_of_heading(heading.text, mode, self.paper.mode)
                        actor = state.actor
                        state = State(mode, heading_words=THING_LEXICON.find(heading.text))
                        if heading.text[-1:] in (":", "：") and MEETING.search(heading.text):
                            state.actor, state.speaker, state.lists = actor, self.paper.sitting or actor, True  # 会议要求：
                if runs_in := modes.RUN_IN.match(self.paper.outline.lines[clause.line].text):
                    mode = modes.mode_of_heading(runs_in[0], mode, self.paper.mode)
                self._open_list(clause.line)
                heading_read = line = clause.line
                state = self._open_line(clause, mode, section, state)
                if self.voted:
                    state.mode = modes.PLAN
                self.repeated = self._target_until(clause.line, mode)
            if clause.sentence != state.sentence:
                sentence = self._open_sentence(clauses, place, state)
                if mode == modes.REVIEW and GOALS.match(sentence):
                    turned, mode, state.mode = True, modes.PLAN, modes.PLAN
                if clause.start < self.repeated:
                    state.mode, state.due = modes.PLAN, self._year()
                elif self.repeated > self.paper.outline.lines[line].start:
                    state.mode = mode
            self.opening.read(clause, state)
            self.paper.mark = clause.mark
        joining.join_how_much_is_left(self.paper)
        share_duties(self.paper.drafts, self.paper.outline, self.paper.town, KEEPS_OWNER, self.paper.clues, self.paper.said_on)
        share_help(self.paper.drafts, self.paper.helpers, self.paper.helped)
        for draft in self.paper.drafts:
            draft.owner = self.paper.full_names.of(draft.owner) if draft.owner else None
            draft.assigned_by = self.paper.full_names.of(draft.assigned_by) if draft.assigned_by else None
            if draft.assigned_by == draft.owner or draft.kind in ("result", "activity"):
                draft.assigned_by = None
        return [*self.paper.drafts, *self.paper.faint]

    def _open_line(self, clause: Clause, mode: str, section: int, before: State) -> State:
        lead = PLACE_LEAD.match(self.paper.text, clause.start)
        carries = (
            before.carries and self.paper.mode in (modes.EVENT, modes.REVIEW) and not self._begins_anew(clause.start)
        )
        unit = UNIT_LEAD.match(self.paper.text, clause.start) if lead is None else None
        place = lead[1] if lead else unit["unit"] if unit and not is_act(unit["unit"]) else None
        work = WORK_LEAD.match(self.paper.text, clause.start)
        told = None
        listed = before.lists and LISTED.match(self.paper.text, clause.start) is not None
        if mode == modes.REVIEW:
            past = (word for word in self.paper.heading_times if hours.is_past(word, mode, self.paper.said_on))
            told = next(past, None)
        return State(
            modes.PLAN if carries or listed else mode,
            town=self.paper.town(section),
            work=work[1] if work else None,
            place=full_name(place, self.paper.town(section)) if place else None,
            actor=before.actor if before.town in (None, self.paper.town(section)) else None,
            when=(before.when if mode == modes.EVENT and not (before.when and _is_of_its_sentence(before.when)) else told),
            base=told,
            announced=self._stage(clause.line) or self._introduced(clause.line),
            year=self._past_year(told or self.paper.review_time) if mode == modes.REVIEW else self._coming_year(),
            speaker=before.speaker if listed or GOES_ON.match(self.paper.text, clause.start) else None,
            lists=listed,
            carries=carries,
            heading_words=before.heading_words,
        )

    def _introduced(self, number: int) -> TimeWord | None:
        """Return the time of the paragraph that introduces those that count off what is to be done: 下半年，重点做好以下工作：."""
        line = self.paper.outline.lines[number]
        if INTRODUCES.search(line.text):
            self._note_introduction(line)
            return None
        if not NUMBERED.match(line.text):
            self.introduced = None
        return self.introduced

    def _note_introduction(self, line: Line) -> None:
        times = self.paper.clues.within(line.start, line.end).times if INTRODUCES.search(line.text) else []
        self.introduced = next((word for word in times if hours.is_period(word) and hours.is_future(word, self.paper.said_on)), None)

    def _stage(self, number: int) -> TimeWord | None:
        """Return the days of the stage with which a paragraph begins."""
        line = self.paper.outline.lines[number]
        end = stage_in(line.text) if "（" in line.text[:STAGE_HEAD] or "(" in line.text[:STAGE_HEAD] else None
        if end is None:
            return None
        times = self.paper.clues.within(line.start, line.start + end).times
        return next((word for word in times if self.paper.scheme or hours.is_future(word, self.paper.said_on)), None)

    def _past_year(self, told: TimeWord | None) -> int | None:
        """Return the year of a period looked back on, where it is not the paper's own."""
        said_on = self.paper.said_on
        if told is None or told.period is None or told.period.first is None or said_on is None:
            return None
        return told.period.first.year if told.period.first.year < said_on.year else None

    def _coming_year(self) -> int | None:
        """Return the year to come that the last heading names: 2027年工作计划."""
        said_on = self.paper.said_on
        years = [word.period.first.year for word in self.paper.heading_times if word.period and word.period.first]
        return years[-1] if said_on is not None and years and years[-1] > said_on.year else None

    def _is_of_the_year_to_come(self, heading: Line) -> bool:
        """Tell whether a heading of a report names the year on which it goes on to plan: 二、2026年重点工作."""
        said_on = self.paper.said_on
        if said_on is None or self.paper.mode != modes.REVIEW or not OF_WORK.search(heading.text) or PAST.search(heading.text):
            return False
        years = [word.period.first.year for word in self.paper.heading_times if word.period and word.period.first]
        return bool(years) and (years[0] > said_on.year or (years[0] == said_on.year and said_on.month <= SPRING))

    def _note_frame_ahead(self) -> None:
        """Note the days that a notice gives further down to the one campaign of which all of it speaks."""
        lines = self.paper.outline.lines
        frames = [number for number, line in enumerate(lines) if FRAMES.match(line.text)]
        if self.paper.mode == modes.PLAN and len(frames) == 1 and frames[0] <= FRAME_WITHIN:
            self._note_frame(frames[0])

    def _note_frame(self, number: int) -> None:
        """Note the days of the campaign where a line, or the one below such a heading, gives them."""
        lines = self.paper.outline.lines
        line = lines[number]
        if line.part == "heading" and stage_in(line.text) is not None:
            times = self.paper.clues.within(line.start, line.end).times
            self.paper.frame = next((word for word in times if self.paper.scheme or hours.is_future(word, self.paper.said_on)), None)
        elif FRAMES.match(line.text):
            last = lines[number + 1].end if line.part == "heading" and number + 1 < len(lines) else line.end
            times = self.paper.clues.within(line.start, last).times
            self.paper.frame = next((word for word in times if not hours.is_over(word, self.paper.said_on)), None)
        elif line.part == "heading" and NO_FRAME.search(line.text):
            self.paper.frame = None

    def _note_purpose(self, heading: Line) -> None:
        """Note what the section of a scheme is for; a heading below the main ones that says nothing leaves it as it was."""
        if self.paper.scheme:
            if schemes.begins_a_part(heading.text):
                self.main_purpose = self.paper.purpose = schemes.purpose_of_annex(heading.text)
                return
            if heading.level == 1:
                self.main_purpose = schemes.purpose_of(heading.text, None)
            self.paper.purpose = schemes.purpose_of(heading.text, self.main_purpose)

    def _note_time(self, heading: Line) -> None:
        """Note the period that a heading names: 2025年上半年工作总结, 2026年民生实事项目."""
        of_month = OF_A_MONTH.search(heading.text) is not None
        found = [
            word
            for word in self.paper.clues.within(heading.start, heading.end).times
            if not _in_brackets(heading, word) and (hours.is_period(word) or (of_month and hours.is_stretch(word)))
        ]
        if found:
            self.paper.heading_times = found
        if NEXT_WEEK.search(heading.text):
            times = self.paper.clues.within(heading.start, heading.end).times
            self.paper.works_due = next((word for word in times if hours.is_future(word, self.paper.said_on)), None)
        elif heading.level < 3:
            coming = [word for word in found if hours.is_future(word, self.paper.said_on)]
            told = self.paper.mode == modes.EVENT and not PROMISES.search(heading.text)
            heads = not told and (modes.OF_WORKS.search(heading.text) or OF_GOALS.search(heading.text))
            if heads and coming and (heading.start < self.begins or heading.text == self.paper.outline.title):
                self.titled_due = coming[0]  # 2026年九大民生工程实施方案: all its sections are of that year
            self.paper.works_due = coming[0] if heads and coming else None if HOW_AND_WHO.search(heading.text) else self.titled_due
            self._note_plan(heading, found)

    def _note_plan(self, heading: Line, found: Sequence[TimeWord]) -> None:
        """Note the time of the plan that a heading heads: 2027年工作要点, 二、下半年工作安排; the title's holds to the end."""
        undated = self.paper.said_on is None and self.paper.mode == modes.PLAN
        coming = next((word for word in found if undated or hours.is_future(word, self.paper.said_on)), None)
        if coming is not None and self.paper.mode != modes.EVENT and modes.OF_A_PLAN.search(heading.text):
            self.paper.plan_due = coming
            self.paper.plan_lists = modes.LISTS_WORKS.search(heading.text) is not None
            if heading.start < self.begins or heading.text == self.paper.outline.title:
                self.titled_plan = coming
        elif heading.level == 1 or HOW_AND_WHO.search(heading.text):
            self.paper.plan_due = None if HOW_AND_WHO.search(heading.text) else self.titled_plan

    def _note_month(self, heading: Line) -> None:
        """Note the month that a heading of a chronicle is: 3月, 2026年3月; another heading but a year's ends it."""
        month = A_MONTH.fullmatch(heading.text)
        said_on = self.paper.said_on
        if month is None or said_on is None:
            self.paper.month = None
            return
        number = small_number(month["month"])
        years = [word.period.first.year for word in self.paper.heading_times if word.period and word.period.first]
        year = int(month["year"] or (years[-1] if years else said_on.year - (number > said_on.month)))
        self.paper.month = (year, number) if 1 <= number <= LAST_MONTH else None

    def _target_until(self, number: int, mode: str) -> int:
        """Return up to where an item of a report only repeats the year's target: 新建公厕6座。上半年，建成3座."""
        line = self.paper.outline.lines[number]
        if line.part == "row" and any(cell.role == "progress" for cell in line.cells):
            # What is to be done stands in one column, how far it is in the next.
            return max((cell.end for cell in line.cells if cell.role == "content"), default=0)
        if mode != modes.REVIEW or line.part == "row" or not LISTED.match(line.text):
            return 0
        told = TOLD_NOW.search(line.text)
        if told is None and self.repeated <= 0:
            return 0
        until = told.start() if told else len(line.text)
        before = line.text[:until]
        return line.start + until if DIGIT.search(before, 2) and not HAS_TOLD.search(before) else 0

    def _year(self) -> TimeWord | None:
        """Return the year of the paper as it names it: 2026年重点工作完成情况."""
        said_on = self.paper.said_on
        return next(
            (
                word
                for word in self.paper.clues.times
                if hours.WHOLE_YEAR.fullmatch(word.text) and word.period and said_on and word.period.last and word.period.last.year == said_on.year
            ),
            None,
        )

    def _begins_anew(self, start: int) -> bool:
        """Tell whether a paragraph names its town first and asks for nothing: it tells news again, after a plan."""
        words = self.paper.text[start : start + LONGEST_PLAN].partition("\n")[0]
        if bool(self.paper.names.within(start, start + 12)) and not tense.asks(words):
            return True
        return TELLS_AGAIN.search(words) is not None  # 2.关于…问题。整改情况：…, after what item 1 will do next

    def _open_list(self, number: int) -> None:
        """Note the time in the introduction of a list: it is the due of all its items."""
        lines = self.paper.outline.lines
        self.paper.listed = lines[number].part == "row"
        self.paper.tabled = -1
        if self.paper.listed and {"owner", "due"} & {cell.role for cell in lines[number].cells}:
            self.paper.tabled = next((cell.start for cell in lines[number].cells if cell.role == "content"), -1)
        self.voted = False
        if lines[number].part not in ("item", "row"):
            self.paper.list_due = self.paper.works_due
            return
        above = number - 1
        while above >= 0 and lines[above].part in ("duty", "note", "item", "row") and number - above < LONGEST_LIST:
            above -= 1
        if above >= 0 and lines[above].part not in ("item", "row"):
            opening = lines[above]
            self.voted = lines[number].part == "item" and VOTED.search(opening.text) is not None
            self.paper.listed = self.paper.listed or LIST_OPENS.search(opening.text) is not None
            found = self.paper.clues.within(opening.start, opening.end).times if LIST_OPENS.search(opening.text) else []
            self.paper.list_due = next(
                (word for word in reversed(found) if hours.is_future(word, self.paper.said_on)), self.paper.works_due
            )

    def _is_half_to_come(self, clause: Clause) -> bool:
        """Tell whether 上半年 in front is still to come, said in a plan in March."""
        times = self.paper.clues.within(clause.start, clause.end).times
        return bool(times) and "上半年" in times[0].text and not self.paper.is_past(times[0], modes.REVIEW)

    def _is_coming(self, clause: Clause) -> bool:
        """Tell whether the day with which a clause begins is still to come: 3月24日，召开分析会 of next week."""
        times = self.paper.clues.within(clause.start, clause.end).times
        return bool(times) and hours.is_of_a_day(times[0]) and hours.is_future(times[0], self.paper.said_on)

    def _opens_in_a_year_to_come(self, clause: Clause) -> bool:
        times = self.paper.clues.within(clause.start, clause.end).times
        said_on = self.paper.said_on
        return bool(times) and hours.is_future(times[0], said_on) and not hours.is_this_year(times[0], said_on)

    def _open_sentence(self, clauses: Sequence[Clause], place: int, state: State) -> str:
        """Let a sentence begin; return it."""
        clause = clauses[place]
        last = place
        while last + 1 < len(clauses) and clauses[last + 1].sentence == clause.sentence:
            last += 1
        sentence = self.paper.text[clause.start : clauses[last].end]
        state.sentence = clause.sentence
        # 今年，完成…；围绕…，启动…: the year in front is that of all that goes on behind ；.
        goes_on_listing = (
            self.paper.mark in (";", "；")
            and state.due is not None
            and hours.is_whole_year(state.due)
            and NUMBERED.match(self.paper.text, clause.start) is None
        )
        if state.before_now is not None and self.paper.mark not in (";", "；"):
            (state.when, state.told), state.before_now = state.before_now, None
        state.owner, state.due = None, state.due if goes_on_listing else None
        state.aims = False
        line = self.paper.outline.lines[clause.line]
        asked = ASKED.match(line.text) is not None
        counted = (state.counts and self.paper.mark in (";", "；")) or tense.COUNTED_AT.match(sentence) is not None
        state.counts = counted  # 截至2月11日，清水村张贴通告6张, among the problems: told, and counted
        complains = self.paper.complains and not counted
        state.complains = asked or complains or tense.TELLS_PROBLEMS.match(sentence) is not None
        state.preamble = clause.start + _preamble(sentence) if sentence.startswith("为") else 0
        goes_on = state.tells or (state.facts and self.paper.mark in (";", "；"))
        if state.part == clause.sentence - 1 and self.paper.mark in (";", "；"):
            state.part = clause.sentence
        opens = tense.FACTUAL_OPENING.match(sentence)
        if opens is not None and opens[0] == "其中" and state.mode == modes.PLAN and not state.facts:
            opens = None  # a part of what is planned is planned too
        if opens is not None and self._opens_in_a_year_to_come(clause):
            opens = None  # 2027年，新建学校2所
        state.facts = (goes_on or opens is not None) and not tense.asks(
            self.paper.text[clause.start : clause.end]
        )
        if clause.start == line.start and state.facts and COUNTS.match(sentence):
            state.tells = True
        elif not state.facts:
            state.tells = False
        if state.mode == modes.REVIEW and self.paper.mark not in (";", "；"):
            # What is counted up to a day is so to the end of the paragraph.
            counted = state.base is None and self.paper.review_time is None and state.when is not None and hours.is_count_day(state.when)
            state.when = state.when if counted else state.base
        if state.mode == modes.EVENT and state.when is not None and ASIDE.match(sentence) and hours.is_of_a_day(state.when):
            state.when = None
        if RANKED.search(sentence):
            self.paper.speakers.learn(sentence[:LONGEST_SENTENCE], state.town)
        if state.mode == modes.PLAN and OF_MINUTES.match(line.text):
            state.mode = modes.EVENT  # 县长主持召开常务会议，研究…。现纪要如下
            state.announced = None
        if modes.LOOKS_BACK.search(sentence[:30]) and not modes.DEMANDS.match(sentence) and not self._is_half_to_come(clause):
            state.mode, state.carries = modes.REVIEW, False
        elif (state.mode == modes.REVIEW and ENUMERATED_DEMAND.match(sentence)) or (
            state.mode == modes.REVIEW
            and self.paper.opens_a_year
            and THIS_YEAR.match(sentence)
            and not tense.states_fact(sentence)
        ):
            state.mode, state.carries = modes.PLAN, True
        elif NEXT.match(sentence):
            state.mode, state.speaker, state.carries = modes.PLAN, None, True
        elif self.paper.mode == modes.EVENT and modes.NEWS.search(sentence[:40]) and not self._is_coming(clause):
            state.mode, state.carries = modes.EVENT, False
        return sentence


def _is_of_its_sentence(word: TimeWord) -> bool:
    """Tell whether a time says nothing of the next paragraph: a month or year, or the day up to which something was counted."""
    return hours.is_stretch(word) or word.text.startswith(("截至", "截止"))


def _preamble(sentence: str) -> int:
    """Return how much of a sentence only says what a paper is for: 为推进…，落实…，特制定本方案, up to what it decides."""
    if SET_DOWN.search(sentence) is None:
        return 0
    decides = DECIDES.search(sentence)
    return decides.start() if decides else len(sentence)


def _in_brackets(heading: Line, word: TimeWord) -> bool:
    """Tell whether a time only stands in the brackets of a heading: 东苑二期工程（2024年度续建项目）."""
    before = heading.text[: word.start - heading.start]
    return before.count("(") + before.count("（") > before.count(")") + before.count("）")
