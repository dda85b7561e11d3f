"""How a clause opens: its time, its subject, who begins to speak, and how it speaks; its core is then judged."""

from __future__ import annotations

from dataclasses import replace

from guatu.crafts.reading.commitments import evidence, hours, minutes, modes, schemes, tense
from guatu.crafts.reading.commitments.addressees import ITSELF, OF_THE_LAST, doer_behind_by, firm_named, firm_told_of
from guatu.crafts.reading.commitments.assigning import FIRM_SPEAKS
from guatu.crafts.reading.commitments.clauses import Clause
from guatu.crafts.reading.commitments.clues import Clues, after
from guatu.crafts.reading.commitments.duties import is_duty
from guatu.crafts.reading.commitments.events import HAPPENED
from guatu.crafts.reading.commitments.helping import (
    MOST,
    helped_in,
    helpers_in,
    only_help_follows,
    only_says_who_helps,
    only_says_with_whom,
)
from guatu.crafts.reading.commitments.judging import Judge
from guatu.crafts.reading.commitments.owners import COUNTIES, KEEPS_OWNER, Subject, find_subject
from guatu.crafts.reading.commitments.paper import Paper
from guatu.crafts.reading.commitments.quantities import real_amounts
from guatu.crafts.reading.commitments.speakers import MEETING, SAYS
from guatu.crafts.reading.commitments.stages import stage_in
from guatu.crafts.reading.commitments.state import Draft, State
from guatu.crafts.reading.commitments.trimming import strip_front
from guatu.crafts.reading.commitments.turning import COUNTED_UP, PERFECT, PROMISED, estimates, mode_of_clause
from guatu.crafts.reading.commitments.units import IN_NAMES, full_name
from guatu.crafts.reading.structure.organisations import body_of
from guatu.crafts.sieving.patterns import pattern
from guatu.crafts.timing.times import TimeWord

EXPECTS = pattern(r"[^，已了]{0,8}(?:预计|力争|拟于|将[于在](?=\d)|定于|计划于|确保(?!了))")
GREETING = pattern(
    r"出席|列席|参加了?(?:会议|活动|培训|此次|本次|大会)?$|陪同|召集[^，,]{2,}(?:人员|负责人|负责同志|单位|部门|代表|干部)$"
    r"|各位代表|请予审议"
)
ATTENDS = pattern(r"(?:出席|列席|参加)了?(?:此次|本次)?(?:会议|活动|仪式|大会|培训)?(?:并(?:讲话|致辞|作))?")  # who came, too, has not acted
# 记者从区住建局获悉, 据相关负责人介绍: who has told it is no news.
REPORTED = pattern(
    r"(?:[^，,]{0,12}?(?:记者|笔者))?从[^，,]{2,70}(?:获悉|了解到|得知)$|(?:[^，,]{0,8}记者)[^，,]{0,30}(?:获悉|了解到|得知"
    r"|看到)$|据[^，,\d]{2,40}(?:介绍|透露|了解|统计|通报|报道|消息|显示)$"
)
# 检查组先后走访…: the group of the body that came.
GROUP_ACTS = pattern(r"(?:联合)?(?:指导|调研|督查|督导|检查|考察|视察|慰问|巡察|考核|暗访)组(?:一行)?(?=[\u4e00-\u9fff])(?![成组长员])")
AIMED_AT = pattern(r"(?:目标|任务|指标)(?:任务)?(?:是|为|如下)?$")
GOALS = pattern(r"(?:全[镇乡区县市]|经济社会发展)?(?:的)?(?:主要|总体|具体)*(?:预期|奋斗)目标(?:任务)?(?:是|为|如下)?$")
HELPS = pattern(r"(?:积极|密切|协同)?(?:配合|协助|参与|协办|协同)(?:做好)?(?:相关|有关)?(?:工作)?")
BY_ALONE = pattern(
    r"由(?![^，,。]*作为)[^，,。]{2,24}(?:牵头|负责|组织实施|落实)(?:负责|落实|实施|组织)?"
    r"(?:、[^，,。]{2,40}(?:配合|协助|协同|参与)(?:实施|落实)?)?"
)
# 现有水库3座、山塘46口: what there is, to the end of the sentence.
STOCK = pattern(
    r"(?:[^，,\d]{0,8}(?:现有|下辖|(?<!所)辖有?(?!区))|总人口|总面积|辖区面积|(?:总|人均)?耕地面积|林地面积|居住着|全[村镇乡县区市组](?:现|总|共)?有?(?=\d[^，,]{0,8}[户人口]))[^，,]{0,12}\d?[^，,]*"
    r"|[^，,。]{2,24}(?:位于|地处|坐落[于在]|毗邻|东临|东接)[^，,]*|距离?[^，,]{2,12}\d[\d.]*(?:公里|千米|米|里)"
)
MORE_THAN_STOCK = pattern(r"召开|举办|解决|走访|已|了|要|将|计划|完成|开工|新[建增]|正在|投|建成")
LISTS_WORKS = pattern(r"(?:形成|确定|安排|公布|提出|选出|推出|票决|票选出?)[^，,]{0,12}(?:民生|为民|惠民|利民)[\u4e00-\u9fff]{0,2}(?:实事|工程)")
# 县委督查室主任，国土局局长、纪检组长: who was there.
TITLE = (
    r"(?:[\u4e00-\u9fff（）()“”]{0,18}?(?:副?书记|副?主任|副?[局厅镇乡县区市部科处院校站所队组]长|副?主席|董事长|总?经理|委员|常委)"
    r"[\u4e00-\u9fff]{0,4}?)"
)
ONLY_TITLES = pattern(rf"{TITLE}(?:[、和及]{TITLE}){{0,6}}")
ONLY_A_TOPIC = pattern(
    r"(?:也|都|这)?是[^，,。]{4,}(?:体现|需要|举措|要求|基础|关键|途径|责任|缩影)(?=[，,。])"
    r"|(?:也|都|这)?(?:只是|正是|便是|不过是|仅是|就是)"
)
IN_CHARGE = pattern(
    r"[^，,。]{0,24}(?:建设|责任|实施|牵头|主办|承办|业主)(?:主体|单位|部门)[为是](?P<who>[\u4e00-\u9fff]{2,16}(?:局|委|办|办公室|政府|办事处|公司|中心|镇|街道|村|社区))"
)
# process("8月9日上午，云溪镇召开…: what stands before the text in a dumped page.
CODE = pattern(r"(?=[^\u4e00-\u9fff]*[A-Za-z_=\[({])[!-~ ]{1,200}[\"'](?=[\u4e00-\u9fff\d“])")
CODE_BEGINS = frozenset("\"'[({abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
GROUPS, HELPING = frozenset("联指调督检考视慰巡暗"), frozenset("积密协配参")  # how they begin
ENDS_OF_UNITS = frozenset("局委办室府处司心镇道村区")  # how IN_CHARGE ends
REPORT_ENDS = frozenset("悉到知绍露解计报道息示")
PRESIDES = pattern(r"(?:会议|大会|活动|仪式)?由[^，。\n]{2,40}主持")
PRESIDING = frozenset("会大活仪由")  # how PRESIDES begins
LISTS_DUTIES = pattern(r"(?:具体|主要|统一|共同)?(?:负责|牵头)")
WORKS_ARE = pattern(
    r"(?:[今明]年|20\d\d年)[^，,。]{0,16}(?:民生|为民)[^，,。]{0,4}实事(?:项目)?(?:分别)?[为是]$"
    r"|[一二三四五六七八九十\d]{1,3}(?:大|件|项)[^，,。]{0,6}(?:民生|为民|惠民)[^，,。]{0,4}(?:实事|工程)(?:项目|工程)?(?:分别)?(?:为|是|有|包括)$"
    r"|(?:选出|确定|票决)[^，,。]{0,12}20\d\d年[^，,。]{0,10}(?:民生|为民)[^，,。]{0,4}实事(?:项目)?"
)
NAME_OF_A_WORK = pattern(r"(?!完成|新建|建成|改造|实施|启动|推进)[“”\u4e00-\u9fff]{2,18}(?:工程|行动|项目|计划)")
VOTES = pattern(r"票决|票选|表决|投票|决定|确定|明确|产生|审议通过")
# 将 of the future, not that of 将旧校舍改造成….
WILL = pattern(
    r"将(?![其该]|[^，,。]{2,40}作为|[^，,。]{2,14}(?:改造|改建|扩建|建|打造|转变|变|转化|列|纳|归并|整合|移交|评定?|划分|分解"
    r"|细化)(?:成|为|入|给|到))"
)
ANOTHER_DAY = pattern(r"[和、及](?:\d{1,2}月)?\d{1,2}日")  # 4月25日和27日
TITLE_OF_PAPER = pattern(r"《[^》\n]{1,60}》")
ENDS_OF_SPEECH = frozenset("”\"’」")
MEASURED_BY = frozenset("占比较超是由")  # 占全年任务的108% says of what, not when
# 主持召开党政联席会议，专题研究冬季安全: what the sitting was about
SAT_ABOUT = pattern(r"(?:专题|集中|重点)?(?:研究|讨论|商议|听取|审议|部署|安排)(?!决定|同意|确定|通过)[^，,\d]{2,40}")
LEAST_BESIDE_A_GAP = 6  # characters of what is left of a clause of which some were lost
STANDS_ALONE = pattern(r"(?:全部|全面|如期|按期|年底前|年内)?(?:建成|竣工|完工|落成|投用|投产|启用|开工|封顶|通车|建成投用|投入使用|开园)$")
# 各镇要…。要…，还要…: what goes on telling the same; 二是…, 关于… turn to something else.
TELLS_ON = pattern(r"(?:同时|此外|另外|并)?[，,]?[一二三四五六七八九十]?(?:还|也|更)?(?:要(?![求素点件闻])|必须|务必|应当?(?![急用对])|须)")
ANOTHER_TOPIC = pattern(r"(?:[一二三四五六七八九十]是|关于|首先|其次|最后|[（(][一二三四五六七八九十\d])")
# 污水处理站要保证…: somebody whose name is not known, and not whom the sentence before told.
OTHER_SUBJECT = pattern(
    r"(?!同时|此外|另外|并|还|也|更|要|须)[\u4e00-\u9fff]{2,10}?(?:站|厂|中心|公司|所|队|企业|单位|业主|学校|医院|农户|商户)(?:要(?![求素点])|须|应当?(?![急用])|必须|务必)"
)
SHORTEST_WRONG = 6  # characters of a clause that says what is wrong
NO_ACTORS = frozenset(("owner:unit", "owner:village", "owner:addressee"))  # who is told is not who acts in what is told
UNKNOWN_SPEAKER = pattern(r"(?!会议|大会|记者|群众|村民)[\u4e00-\u9fff]{2,3}(?:还|最后|同时|又)?(?:就|在|对|围绕|强调|指出|要求)")  # by name alone
GOES_ON_SAYING = pattern(r"(?:并|同时|还|最后)*(?:要求|强调|指出)(?![了的])")
SHORT_SPEECH = 24  # characters of a clause that only says who speaks


class Opening:
    """Reads the opening of each clause of a paper and hands its core to the judge."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.judge = Judge(paper)
        self.year_of_works: TimeWord | None = None  # for which works of livelihood were chosen
        self.works_from = 1 << 62  # where their list begins
        self.told = -1  # the last sentence of which a clause has been read
        self.firm: str | None = None  # the firm that was named last by its whole name
        self.read_until = 0  # where a clause that took in those behind it ends

    def read(self, clause: Clause, state: State) -> None:
        text, end = self.paper.text, clause.end
        if state.work and text.endswith(state.work, clause.start, end) and clause.mark in (":", "："):
            return
        if clause.mark in ",，" and ONLY_A_TOPIC.match(text, end + 1):
            return  # 竹园村的道路工程，只是全镇的一个缩影
        line = self.paper.outline.lines[clause.line]
        if text[end - 1] in ")）" and clause.start == line.start and stage_in(line.text) == end - line.start:
            return  # it only names a stage and its days
        if clause.start < max(state.preamble, self.read_until) or self.paper.voices.is_personal(clause.start):
            return
        self.firm = firm_named(text, clause.start, end) or self.firm
        if state.complains:
            self._note_what_is_wrong(clause, state)
            return
        if clause.start == line.start:
            state.firm = firm_told_of(text, strip_front(self.paper.masked, clause.start, end), end)
        if self.paper.is_lead(clause.start) or is_duty(text[clause.start : end]):
            return
        helping, helped = helped_in(text, clause.start, end, state.town)
        if helped:
            self.paper.helped[clause.sentence] = helped
        if helping := helping or helpers_in(text, clause.start, end, state.town):
            named = self.paper.helpers.setdefault(clause.sentence, [])
            named.extend(((clause.start, end), name) for name in helping[: MOST - len(named)])
        if "由" in text[clause.start : end] and (by := doer_behind_by(text, clause.start, end, state.town)):
            state.owner = by
            if BY_ALONE.fullmatch(text, clause.start, end) or (helping and only_says_with_whom(text, clause.start, end, state.town)):
                # 由区住建局牵头，12月底前完成…: of what goes on; at the end of a sentence, of what stands before.
                own = bool(self.paper.drafts) and self.paper.drafts[-1].sentence == clause.sentence
                if own or only_help_follows(text, end, state.town):
                    self._give_to(by, line.start, state.town)
                return
        if helping and state.owner and only_says_who_helps(text, clause.start, end, state.town):
            return  # 由农业农村办公室牵头，财政所配合，12月底前完成…: who leads goes on leading
        if self.paper.minutes and self._is_a_step_of_the_sitting(clause):
            self.paper.drafts[-1].end = end
            return
        if text.startswith("其中", clause.start):
            state.part = clause.sentence
        if text[end - 1] in ENDS_OF_UNITS and (charge := IN_CHARGE.fullmatch(text, clause.start, end)) is not None:
            state.owner = full_name(charge["who"], state.town)  # 该项目建设主体为区应急局，统筹…
            return
        clues = self.paper.clues.within(clause.start, end)
        tags = {word.tag for word in clues.signals} if clues.signals else ()
        if "rank" in tags and "says" not in tags and self._only_says_who_came(clause, clues):
            if state.led is None or state.led[0] != clause.sentence:
                body = body_of(text[clause.start : end], state.town)
                state.led = (clause.sentence, body) if body else None
            return
        if clues.amounts and self._tells_what_there_is(clause, state):
            return
        if "《" in text[clause.start : end]:
            clues = _outside_titles(text, clause, clues)
        self.paper.expecting = bool(clues.times) and EXPECTS.match(text, clause.start, end) is not None
        estimated = estimates(self.paper, clause, state)
        if estimated:
            self.paper.expecting = False
        if self.paper.month is not None and clues.times:
            clues.times = [hours.in_month(word, *self.paper.month) for word in clues.times]
        asks = bool(clues.times) and tense.asks(text[clause.start : end])
        looks_ahead = state.mode == modes.REVIEW and not estimated and asks
        year = None if looks_ahead else state.year
        told = state.mode in (modes.REVIEW, modes.EVENT) and state.base is not None and bool(clues.times)
        if year is None and told and not tense.asks(text[clause.start : end].replace("年底", "")):
            year = hours.year_gone_by(state.base, self.paper.said_on)  # 去年，…。到年底，完成…
        if year is not None and clues.times:
            clues.times = [hours.in_year(word, year) for word in clues.times]
        elif clues.times and self.paper.said_on is not None and not asks and (
            state.mode == modes.EVENT or (state.mode == modes.REVIEW and PERFECT.search(text[clause.start : end]))
        ):
            clues.times = [hours.as_told(word, self.paper.said_on) for word in clues.times]
        plans = asks or (bool(clues.times) and state.mode == modes.PLAN and not PERFECT.search(text[clause.start : end]))
        if plans and year is None and clues.times and self.paper.said_on is not None:
            clues.times = [hours.as_planned(word, self.paper.said_on) for word in clues.times]
        if clues.times and any(word.period is None for word in clues.times) and not asks and PERFECT.search(text[clause.start : end]):
            clues.times = [hours.lately(word, self.paper.said_on) for word in clues.times]
        if clause.mark in (":", "：") and state.mode != modes.PLAN and PROMISED.search(text, clause.start, end):
            state.mode = modes.PLAN  # 作出四项承诺：1.…；2.…
        if clues.times and clause.mark in (":", "：") and AIMED_AT.search(text, clause.start, end):
            state.announced = next((word for word in clues.times if hours.is_future(word, self.paper.said_on)), None)
        elif not clues.times and clause.mark in (":", "：") and GOALS.search(text, clause.start, end):
            # 二、2027年工作任务 / 主要预期目标为：…: those of the year over them
            coming = (word for word in self.paper.heading_times if hours.is_period(word))
            state.announced = next((word for word in coming if hours.is_future(word, self.paper.said_on)), None)
        if clues.times and LISTS_WORKS.search(text, clause.start, end):
            # 经筛选形成2026年民生实事候选项目，计划…: the year of what the sentence lists
            state.due = next((word for word in clues.times if hours.is_period(word) and hours.is_future(word, self.paper.said_on)), state.due)
            self.year_of_works = state.due
        if clause.start > self.works_from > line.start and clause.mark in "，,:：" and NAME_OF_A_WORK.fullmatch(text, clause.start, end):
            return  # 联网公路建设工程，完成…: what an item of the list is called
        if state.mode == modes.EVENT and clause.mark != "。" and "实事" in text[clause.start : end] and WORKS_ARE.search(text, clause.start, end):
            state.mode, state.carries = modes.PLAN, True  # 今年的六大民生实事项目为：…, in news: what goes on is still to come
            state.announced = state.announced or self.year_of_works
            self.works_from = clause.end
        if text[clause.start] in PRESIDING and PRESIDES.match(text, clause.start, end):
            return
        if text[end - 1] in REPORT_ENDS and REPORTED.fullmatch(text, clause.start, end):
            if state.told == state.sentence and state.when is not None and state.when.text in hours.LATELY:
                state.when = None  # 日前，记者从区水利局了解到: when it was learned, not when it was done
            return
        if self.paper.minutes and self._turns_in_minutes(clause, state):
            return
        start = strip_front(self.paper.masked, clause.start, end)
        if text[start] in CODE_BEGINS and (code := CODE.match(text, start, end)):
            start = code.end()
        if text[start] in "成组设" and self._sets_up_a_led_body(clause, start, state):
            return
        now = None
        if clues.times:
            now = next((word for word in clues.times if word.start < start and word.text in ("目前", "当前") and word.period is not None), None)
        if now is not None and state.mode != modes.PLAN and (PERFECT.search(text[start:end]) or (clues.amounts and not asks)):
            clues.times = [word for word in clues.times if word is not now]
            state.before_now = state.before_now or (state.when, state.told)
            state.when = now
        self._read_core(clause, start, clues, state)

    def _read_core(self, clause: Clause, start: int, clues: Clues, state: State) -> None:
        """Read a clause from where its connectives end."""
        text, end = self.paper.text, clause.end
        line = self.paper.outline.lines[clause.line]
        signals = {word.tag for word in clues.signals} if clues.signals else ()
        times = after(clues.times, start)
        if times and text[start] in "至到" and times[0].start == start + 1:
            times[0] = hours.counted_to(times[0], self.paper.said_on, text[start])
            state.facts = state.facts or times[0].text[0] in "至到"
        # A time that opens the clause or stands alone governs what follows.
        opening = times[0] if times and times[0].start - start <= 1 and text[times[0].start - 1] not in MEASURED_BY else None
        if opening is not None and (opening.end >= end - 1 or ANOTHER_DAY.fullmatch(text, opening.end, end)):
            self._govern(opening, state, at_start=clause.start == line.start)
            if modes.LOOKS_BACK.search(text[start:end]):
                state.mode = modes.REVIEW
            return
        if opening is not None and opening.text == "近期" and tense.asks(text[start:end]):
            opening = None  # 近期要做好…, said at a meeting
        if times and times[-1].end == end and text[times[-1].start - 1] in ENDS_OF_SPEECH and hours.is_of_a_day(times[-1]):
            self._govern(times[-1], state)  # “现在，我宣布开工！”10月16日上午，区长…
            return
        mode = mode_of_clause(self.paper, clause, clues, state)
        if opening is not None and self.paper.is_past(opening, mode):
            self._govern(opening, state)
            mode = modes.EVENT if state.mode == modes.EVENT else mode
            start = strip_front(text, opening.end, end)
        subject = find_subject(text, start, end, state.town, self.paper.names, self.paper.speakers, "rank" in signals)
        of_years = opening is not None and (hours.is_whole_year(opening) or opening.text.endswith("年内"))
        if opening is not None and of_years and mode == modes.PLAN and hours.is_future(opening, self.paper.said_on):
            state.due = opening  # 全年新签约项目6个，到位资金8亿元: that of the whole sentence
        governing: TimeWord | None = None
        if subject is None and state.actor and text[start] in GROUPS and (group := GROUP_ACTS.match(text, start, end)):
            subject = Subject(state.actor, group.end(), "owner:group")
        if subject is None and opening is not None and opening.end < end - 2:
            # 8月7日前，清水村要…, 2027年我镇计划…: the subject stands behind the time
            behind = strip_front(text, opening.end, end)
            later = find_subject(
                text, behind, end, state.town, self.paper.names, self.paper.speakers, "rank" in signals
            )
            if later is not None and not later.is_leader and later.end < end - 1:
                subject, governing = later, opening
                self._govern(opening, state)
        core = start
        if subject and subject.rule == "owner:village" and STANDS_ALONE.match(text, subject.end, end):
            subject = None  # 确保东苑社区建成: what is built, not who builds
        of_the_town = subject is not None and state.town is not None and (subject.owner or "").startswith(state.town)
        if subject and subject.is_leader and not of_the_town and state.led is not None and state.led[0] == state.sentence:
            subject = subject._replace(owner=state.led[1])  # of several who came the first
        if subject is None and state.firm and (itself := ITSELF.match(text, start, end)):
            subject = Subject(state.firm, itself.end(), "owner:addressee")
        if subject is None and self.firm and (itself := OF_THE_LAST.match(text, start, end)):
            subject = Subject(self.firm, itself.end(), "owner:addressee")
        if subject is None:
            self._go_on_telling(clause, mode, state)
        else:
            if WILL.match(text, subject.end):
                state.mode = mode = modes.PLAN
                state.carries = True
            core = strip_front(text, subject.end, end)
            if text[core : core + 1] in HELPING and HELPS.fullmatch(text, core, end):
                return  # 财政所配合: who has to do it was said before
            if text[core : core + 2] in ("会同", "联合") and only_says_with_whom(text, core, end, state.town):
                self._take_subject(subject, state, mode, begins=clause.sentence != self.told)
                self.told = clause.sentence
                return
            if not (text.endswith("陪同", core, end) or ATTENDS.match(text, core, end)):
                self._take_subject(subject, state, mode, begins=clause.sentence != self.told)
            self.told = clause.sentence
            if subject.rule == "owner:unit" and clause.start == line.start and LISTS_DUTIES.match(text, subject.end, end):
                state.place = subject.owner  # 社发办负责…；负责…
            elif self.paper.scheme and mode == modes.PLAN and subject.rule in KEEPS_OWNER and _begins_line(self.paper.masked, line.start, start):
                state.place = subject.owner  # 各村要…。建立…: a paragraph of a scheme is of whom it names first
        if text[clause.start] in "会活随" and HAPPENED.match(text, clause.start, end):
            state.speaker = None
            if self.paper.mode == modes.EVENT:
                state.mode = mode = modes.EVENT
        if self.paper.congress and VOTES.search(text, clause.start, end):
            state.mode = modes.PLAN
        says = self._speech(clause, start, state, subject) if "says" in signals else None
        if says is not None:
            mode = state.mode
            core = strip_front(text, says, end)
            if core >= end - 1:
                return
        alone = after(clues.times, core) if subject is not None else []
        if alone and alone[0].start - core <= 1 and alone[0].end >= end - 1:
            self._govern(alone[0], state)  # 各村于6月20日前，完成…
            return
        narrow = None  # what time governs again after 区住建局2月份完成…
        inner = after(clues.times, core)
        if (
            inner
            and inner[0].start - core <= 1
            and text[inner[0].start - 1] not in MEASURED_BY
            and inner[0].end < end
            and self.paper.is_past(inner[0], mode)
            and not (state.told == state.sentence and state.when is not None and hours.width(state.when) < hours.width(inner[0]) < 10_000)
        ):
            narrow = (state.when, state.told, state.base) if subject is not None and hours.is_stretch(inner[0]) else None
            self._govern(inner[0], state)
            mode = modes.EVENT if state.mode == modes.EVENT and not tense.asks(text[core:end]) else mode
            core = strip_front(text, inner[0].end, end)
        if "□" in text[core:end]:
            core, end = _beside_a_gap(text, core, end)
            clause = replace(clause, start=core, end=end)
            clues = self.paper.clues.within(core, end)
            if end - core < LEAST_BESIDE_A_GAP:
                return
        if end - core < 2 or GREETING.search(text[core:end]):
            return
        if governing is not None and self.paper.is_past(governing, mode):
            governing = None
        self.judge.judge(clause, clues.since(core), core, mode, state, subject, governing)
        if narrow is not None:
            state.when, state.told, state.base = narrow

    def _turns_in_minutes(self, clause: Clause, state: State) -> bool:
        """Turn to what a meeting heard, and from there to what it decided; tell whether a clause says no more than that."""
        text, end = self.paper.text, clause.end
        if minutes.HEARD.match(text, clause.start, end):
            state.mode, state.speaker = modes.EVENT, None
            state.when, state.told = self.paper.sat_on, state.sentence if self.paper.sat_on else state.told
        elif minutes.DECIDES.match(text, clause.start, end):
            state.mode, state.speaker = modes.PLAN, state.actor or self.paper.sitting or state.town
            return minutes.ONLY_ANNOUNCES.fullmatch(text, clause.start, end) is not None
        return False

    def _note_what_is_wrong(self, clause: Clause, state: State) -> None:
        """Keep a clause of a list of problems as a faint draft, apart from those that may be promises."""
        start = strip_front(self.paper.masked, clause.start, clause.end)
        if clause.end - start < SHORTEST_WRONG or self.paper.is_lead(clause.start) or "□" in self.paper.text[start : clause.end]:
            return
        wrong = Draft(start, clause.end, clause.sentence, evidence.WRONG, ["problem"], owner=state.town)
        wrong.amounts = real_amounts(self.paper.text, self.paper.clues.within(start, clause.end).amounts)
        self.paper.faint.append(wrong)

    def _sets_up_a_led_body(self, clause: Clause, start: int, state: State) -> bool:
        """Read 成立以镇长为组长，副镇长为副组长的领导小组 as one clause; tell whether one begins here."""
        body = evidence.SETS_UP_LED.match(self.paper.text, start, self.paper.outline.lines[clause.line].end)
        if body is None:
            return False
        whole = replace(clause, end=body.end())
        clues = self.paper.clues.within(clause.start, whole.end)
        self.read_until = whole.end
        kept = len(self.paper.drafts)
        self.judge.judge(whole, clues.since(start), start, mode_of_clause(self.paper, whole, clues, state), state, None, None)
        for draft in self.paper.drafts[kept:]:
            draft.projects = []  # who is in it is no work
        return True

    def _tells_what_there_is(self, clause: Clause, state: State) -> bool:
        """Tell whether a clause, or the sentence that it goes on, only tells what there is: 现有水库3座、山塘46口."""
        goes_on = state.stock == clause.sentence - 1 and self.paper.text.startswith("其中", clause.start)
        if goes_on or STOCK.fullmatch(self.paper.text, clause.start, clause.end):
            state.stock = clause.sentence
        return state.stock == clause.sentence and not MORE_THAN_STOCK.search(self.paper.text, clause.start, clause.end)

    def _only_says_who_came(self, clause: Clause, clues: Clues) -> bool:
        """Tell whether a clause is a row of titles: 县委督查室主任，国土局局长、纪检组长."""
        if any(word.text not in IN_NAMES and word.tag not in ("frame", "praise") for word in clues.verbs):
            return False
        return ONLY_TITLES.fullmatch(self.paper.text, clause.start, clause.end) is not None

    def _give_to(self, unit: str, start: int, town: str | None) -> None:
        """Give what stands in a line before 由区住建局牵头 to the unit that this names."""
        for draft in reversed(self.paper.drafts):
            if draft.start < start or "owner:by" in draft.rules or draft.owner not in (None, self.paper.outline.organisation, town):
                break
            draft.owner = unit
            draft.rules.append("owner:by")

    def _govern(self, word: TimeWord, state: State, *, at_start: bool = False) -> None:
        """Let a time word govern what follows it: as the time of an event, of a review, or as a deadline."""
        if hours.is_stamp(word):
            return
        if word.text.endswith("同期"):
            return  # what something is compared with: 同期增长19%
        if not self.paper.is_past(word, state.mode):
            told = state.mode == modes.EVENT or (state.mode == modes.REVIEW and not self.paper.opens_a_year)
            if told and hours.is_this_year(word, self.paper.said_on):
                state.when, state.told = word, state.sentence  # 今年，竹园村修建了2条路, told in October
            state.due = word
            if state.mode == modes.EVENT and hours.is_ahead(word, self.paper.said_on):
                state.aims = True  # 第三季度，主体工程基本完成, told in January
            if at_start and hours.is_whole_year(word) and (state.mode == modes.PLAN or not hours.is_this_year(word, self.paper.said_on)):
                state.announced = word  # 2027年，我们要突出三条主线。计划…: the year of what a paragraph plans
            elif at_start and state.mode == modes.PLAN and self.paper.purpose == schemes.MEASURES:
                state.announced = word  # 1.9月底前，区住建局完成…。各单位…: a step of a scheme, to its end
            return
        if word.period is not None and word.period.last is None and word.period.first is not None:
            return  # 自4月26日起: when something began, not when the rest was done
        state.when, state.told = word, state.sentence
        if self.paper.minutes and self.paper.sat_on is None and word.period is not None and word.period.precision == "day":
            self.paper.sat_on = word
        if COUNTED_UP.match(word.text):
            state.aims = False  # 计划投资30亿元，截至5月，完成21亿元
        if hours.is_period(word) and not hours.lies_in(word, state.base):
            # In a look back on five years one of them governs its sentence, not what follows.
            state.base = word
        if word.text.startswith(("今天", "今日")) and self.paper.mode == modes.PLAN:
            return  # 今天，我们召开大会: the meeting at which is spoken
        exact = word.period is not None and (word.period.precision == "day" or word.text in ("近日", "日前"))
        if state.mode == modes.PLAN and exact and (self.paper.mode == modes.EVENT or state.speaker is None):
            state.mode = modes.EVENT

    def _is_a_step_of_the_sitting(self, clause: Clause) -> bool:
        """Tell whether minutes only say behind the sitting what it was about: 主持召开党政联席会议，研究冬季安全."""
        last = self.paper.drafts[-1] if self.paper.drafts else None
        if last is None or last.kind != "activity" or last.sentence != clause.sentence or clause.start - last.end > 2:
            return False
        return SAT_ABOUT.fullmatch(self.paper.text, clause.start, clause.end) is not None

    def _go_on_telling(self, clause: Clause, mode: str, state: State) -> None:
        """Let a sentence that goes on demanding without a subject be that of the unit told before: 各镇要…。要…."""
        opens, self.told = clause.sentence != self.told, clause.sentence
        if not opens or state.addressee is None:
            return
        other = ANOTHER_TOPIC.match(self.paper.text, clause.start) or OTHER_SUBJECT.match(self.paper.text, clause.start, clause.end)
        if mode != modes.PLAN or other:
            state.addressee = None
        elif state.owner is None:
            state.owner = state.addressee

    def _take_subject(self, subject: Subject, state: State, mode: str, *, begins: bool) -> None:
        """begins: whether the subject opens its sentence"""
        # 云溪镇要… in a paper of 清河县: to the end of what it is told
        a_town = mode == modes.PLAN and state.town is not None and state.town[-1] in COUNTIES and subject.owner != state.town
        beyond = subject.rule == "owner:self" and subject.owner != state.town  # 全县 in a paper of 清河县水务局
        if subject.is_leader or (mode == modes.EVENT and not beyond and subject.rule not in NO_ACTORS):
            state.actor = subject.owner
        keeps = beyond or subject.rule in KEEPS_OWNER or (subject.rule == "owner:town" and (state.town is None or a_town))
        state.owner = subject.owner if keeps else None
        told = mode == modes.PLAN and (
            subject.rule in ("owner:unit", "owner:upper", "owner:addressee") or (a_town and subject.rule in ("owner:town", "owner:place"))
        )
        told = told and (begins or TELLS_ON.match(self.paper.text, subject.end) is not None)
        state.addressee = subject.owner if told else None
        if subject.owner != state.firm:
            # 清河公司承接全镇路灯维护。今年以来，已更换灯具90盏: to the end of the paragraph
            state.firm = subject.owner if mode != modes.PLAN and FIRM_SPEAKS.search(subject.owner or "") else None
        if subject.rule == "owner:congress":
            self.paper.congress = subject.owner

    def _speech(self, clause: Clause, start: int, state: State, subject: Subject | None) -> int | None:
        """Note who begins to speak in a clause; return where the speech begins in it, if it does."""
        goes_on = GOES_ON_SAYING.match(self.paper.text, clause.start, clause.end) if state.actor and not (subject and subject.is_leader) else None
        if goes_on is not None and state.mode == modes.EVENT:
            state.speaker, state.mode, state.carries = state.actor, modes.PLAN, False  # 镇长通报了督查情况，要求各村…
            return max(goes_on.end(), subject.end if subject else 0)
        start = clause.start if subject is None else start
        words = self.paper.text[start : clause.end]
        says = SAYS.search(words) or MEETING.search(words)
        if says is None:
            return None
        end = says.end()
        if subject and subject.is_leader and says.start() < 30 + subject.end - start:
            speaker: str | None = subject.owner
        elif meeting := MEETING.search(words):
            speaker, end = state.actor or self.paper.sitting or state.town, meeting.end()
        else:
            speaker = self.paper.speakers.anywhere(words[: says.start()])
            if speaker is None and UNKNOWN_SPEAKER.match(words):
                speaker = self.paper.meeting
        if speaker is None:
            # Who speaks is not known, but what follows is said: …走访基地时表示，将….
            if self.paper.mode == modes.EVENT and says.end() >= len(words) and len(words) < SHORT_SPEECH:
                state.mode, state.carries = modes.PLAN, False
                return start + end
            return None
        state.speaker, state.mode, state.carries = speaker, modes.PLAN, False
        state.lists = clause.mark in (":", "：") and clause.end + 1 >= self.paper.outline.lines[clause.line].end
        return start + end


def _begins_line(text: str, start: int, place: int) -> bool:
    """Tell whether only a number or a short lead stands between the beginning of a line and a place."""
    return strip_front(text, start, place + 1) >= place


def _outside_titles(text: str, clause: Clause, clues: Clues) -> Clues:
    """Return the clues of a clause without the times and amounts that only stand in the title of a paper, 《…》."""
    titles = [match.span() for match in TITLE_OF_PAPER.finditer(text, clause.start, clause.end)]
    clues.times = [word for word in clues.times if not any(first < word.start < last for first, last in titles)]
    clues.amounts = [word for word in clues.amounts if not any(first < word.start < last for first, last in titles)]
    return clues


def _beside_a_gap(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the longest run of a clause without the sign for what was lost."""
    place, best = start, (start, start)
    for piece in text[start:end].split("□"):
        if len(piece) > best[1] - best[0]:
            best = place, place + len(piece)
        place += len(piece) + 1
    return best
