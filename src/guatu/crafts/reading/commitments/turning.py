"""How a clause speaks: it plans or tells, whatever the stretch around it does, and where it turns from one to the other."""

from __future__ import annotations

from collections.abc import Sequence

from guatu.crafts.reading.commitments import hours, modes, tense
from guatu.crafts.reading.commitments.clauses import Clause
from guatu.crafts.reading.commitments.clues import Clues
from guatu.crafts.reading.commitments.paper import Paper
from guatu.crafts.reading.commitments.state import State
from guatu.crafts.sieving.patterns import pattern
from guatu.crafts.timing.times import TimeWord

AIMS = pattern(
    r"确保(?!了)|力争|力求|(?<![年季月]度)(?<!原|五|生)计划(?=[由将于在投新完再申实开招引建改铺整修安清拆培种发拨筹创打组购采设扩治])|争取(?!了|到|\d|(?!引进|完成|实现|开工|竣工|建成|签约|投产|落地|达到|早日|尽快|年内|年底)[^，\d]{0,16}(?:资金|项目|补助|专项|经费|指标|支持|转移支付|债券|援助))|(?<=年度)计划(?=总?投资)|拟|预计|^[^完超达]*目标(?:任务)?\d|目标(?:任务)?(?:是|为|定|达|$)"
)
# 争取引进…, 力争开工: an aim without a figure, too.
AIMS_FIRST = pattern(r"[^，]{0,12}计划(?=[由将])|(?:争取|力争|力求)(?:引进|完成|实现|开工|竣工|建成|签约|投产|落地|达到|早日|尽快|年内|年底)")
FOR_WHAT = pattern(r"为了?(?:全力|切实|全面|进一步)*(?:确保|保证|力争|实现|完成|做好)")  # 为确保安全度汛，区水利局编制完成了…: only what it is for
# 建成后可年产12万吨, 项目达产后，年创税收2000万元: what a work is expected to bring, told beside it.
EXPECTED = pattern(
    r"(?<![许认])可(?=(?:年产|年均|年创|年处理|每年|实现|达(?![标成])|带动|新增|增加|创造?|容纳|吸纳|安置|解决|满足|提供|日?处理|覆盖|惠及|辐射|节约|减少)[^，]*\d)"
    r"|(?:建成|投产|达产|完工|竣工|投用|运营|全部投入使用)(?:投产|达产|运营|投用|使用)?(?:以)?后(?:[，,]|$|(?:可|将|预计|能|年|每年)[^，]*\d)"
)
DIGIT = pattern(r"\d")
ASKS_FOR = pattern(r"(?<![主重首需紧])要(?:达到?|完成|实现|确保|在\d)|必须(?:达到?|完成|在\d)")  # 面积要达到80%, in a report too
# 2026年全镇计划增收18%, 区委安排我镇减少贫困人口300人: what was to be reached, in a report too.
SET_FOR = pattern(
    r"(?:[全我][镇乡县市区村]|^|年)计划(?![的数中内外为任目投书性生经]|总投|完成率)(?=[\u4e00-\u9fff]*\d)"
    r"|(?:安排|下达|分配)(?:给)?[我全][镇乡县市区村街](?=[\u4e00-\u9fff]*\d)"
)
COUNTED_UP = pattern(r"(?:截[至止]|[现目]前|到目前)")
PERFECT = pattern(r"了|已|累计|(?<!公)共(?=[争下获新完投实筹引修硬铺拆清安栽发举培检改])")
# What a report on a year that has gone by estimates of it: 全年预计完成产值113.2亿元.
ESTIMATES = pattern(
    r"[^，]{0,6}(?:全年)?预计(?:全年|上半年|[一二三四]季度|可|将|[^，]{2,14}?)?(?:可|将)?(?:完成|实现|达到?|突破|增长|为)"
    r"|[^，]{0,6}全年预计[^，]{2,}\d|预计全年"
)
HAS_BEEN = pattern(r"[^，]{0,12}已(?!知)|[^，]{1,6}了(?!解)|[^，]{1,12}(?:完成|制定|出台|印发|下发|成立|组织|召开|开展)了|累计|截至|截止")
HAS_HAPPENED = pattern(r"[^，]{0,12}已经?(?:于|由|在|将|把)[^，]*(?:下达|列入|纳入|上报|报送|报|移交|印发|批复|批准|完成|开工)")
SINCE = pattern(r"自[^，。]{4,40}以来$")
HAS_ALREADY = pattern(r"[^，]{0,14}已经?(?=[\u4e00-\u9fff]{2})(?![\u4e00-\u9fff]{2,4}的)")  # 区纪委已介入调查
GREW = pattern(r"[比较](?:上|去)年(?:同期)?(?:增|下|减|提|上)")  # 支出8亿元，比上年增加5000万元: told, but where it is a goal
# 首先，优化了施工方案: what somebody who speaks has done.
HAS_DONE = pattern(
    r"(?:首先|其次|多次|先后|还|并)*[\u4e00-\u9fff]{0,6}(?:调整|优化|完善|修订|编制|制定|建立|组织|开展|做好|解决|改造|落实|争取|引进|举办|签订|成立|出台"
    r"|启动|打通|整合|构建|搭建|细化|聘请|发放|培训|走访)了(?!解)(?=[\u4e00-\u9fff])"
)
TURNS_TO_PLAN = pattern(
    r"^(?![^，]{0,8}?(?:[对就及和]|了解|部署|安排|讨论|研究))[^，]{0,8}下一步|^\s?按照?(?:工作)?计划$|(?<!即)将(?![^，,。]{2,24}(?:划|划分|分|分解|细化|改造|扩建|建设|打造|转变|列|纳|归并|整合|移交|评|定|明确|落实|下放|作)(?:成|为|入|给|到|至))(?=[持续坚全继进深积大着投不把以围聚紧加强推严扎统抓开启在对实还立结切])|(?<![年季月]度)计划(?=[于在投新完])|力争"
)
TELLS_HOW_FAR = pattern(r"(?:完成|落实|进展|整改)情况[:：]$")  # 2026年：计划搬迁120户。完成情况：…
HOW_FAR = 5  # its characters
LOOKS_AHEAD = pattern(
    r"(?:下半年|[明来]年|下一?步|下阶段|下一阶段|下一年|今后|\d{4}年)(?:的)?(?:主要|重点)?(?:工作)?(?:的)?(?:打算|安排|计划|思路|措施|设想|重点)(?:是|如下)?[:：]$"
)
AHEAD = 20  # characters before a clause in which such a lead stands
PROMISED = pattern(r"[作做]出来?了?[^，]{0,14}承诺$|承诺(?:如下|事项)$")
# 各村要做好…, 必须…: what news asks for.
MUST = pattern(
    r"(?:[一二三四五六七八九十]、|[一二三四五六七八九十]是)?[\u4e00-\u9fff、()（）“”]{0,24}?(?<![主重首需紧纪摘])(?:要(?![求素点闻件务职道是么])|必须|务必)"
    r"(?=[以把将在对加按做切严认主积立全进抓落强确深突坚建高完提统组树继持充增结时从发牵])"
)


def mode_of_clause(paper: Paper, clause: Clause, clues: Clues, state: State) -> str:
    words = paper.text[clause.start : clause.end]
    if state.mode == modes.PLAN and TELLS_HOW_FAR.match(paper.text, clause.start - HOW_FAR, clause.start):
        state.mode = modes.REVIEW  # to the end of the paragraph
        line = paper.outline.lines[clause.line]
        years = [word for word in paper.clues.within(line.start, clause.start).times if hours.is_whole_year(word)]
        if years and hours.is_over(years[0], paper.said_on):
            state.when = state.base = years[0]
    if state.mode == modes.PLAN and "承诺" in words and PROMISED.search(words):
        return modes.PLAN
    if state.mode in (modes.REVIEW, modes.EVENT) and LOOKS_AHEAD.search(paper.text, max(0, clause.start - AHEAD), clause.start):
        state.mode, state.due = modes.PLAN, None  # 下半年打算：一是…, in the paragraph that has told of the first
    if state.mode == modes.PLAN and (not state.aims or HAS_BEEN.match(words)):
        telling = bool(clues.amounts or clues.things or clues.ends or clues.times) or HAS_ALREADY.match(words) is not None
        grew = "去年" in words or "上年" in words
        grew = grew and state.announced is None and state.due is None and GREW.search(words) is not None
        happened = grew or HAS_HAPPENED.match(words) is not None or ("了" in words and HAS_DONE.match(words) is not None)
        asked = tense.asks(words, after_facts=state.facts) and not happened
        if telling and (asked or _is_due(paper, clues.times, words)):
            state.facts = False
        elif telling and (state.facts or happened or tense.states_fact(words)):
            state.facts = True
            return modes.FACT
        if "以来" in words and SINCE.search(words):
            state.facts = True  # 我县自去年6月挂牌以来，做了大量工作，成立了专班, in a speech
    if state.mode == modes.PLAN or (state.aims and not (state.mode != modes.FACT and HAS_BEEN.match(words))):
        return modes.PLAN
    if state.speaker and modes.DEMANDS.match(words):
        return modes.PLAN
    if state.mode == modes.EVENT and MUST.match(words):
        state.mode = modes.PLAN
        return modes.PLAN
    if ("可" in words or "后" in words) and EXPECTED.search(words) and not PERFECT.search(words):
        state.aims = True
        return modes.PLAN
    if AIMS.search(words) and not FOR_WHAT.match(words) and not PERFECT.search(words) and not estimates(paper, clause, state):
        future = paper.expecting or any(hours.is_future(word, paper.said_on) for word in clues.times)
        if future or DIGIT.search(words) or AIMS_FIRST.match(words):
            state.aims = True
            return modes.PLAN
    if state.mode == modes.REVIEW and state.due is not None and _is_deadline(paper, state.due) and not PERFECT.search(words):
        return modes.PLAN  # 到3月25日前，备耕全部结束
    if state.mode == modes.REVIEW and not PERFECT.search(words):
        if MUST.match(words):
            state.aims = True  # 建设办要牵头，每半月通报一次, in a speech that has looked back
        if SET_FOR.search(words):
            state.aims = True
        elif COUNTED_UP.match(words):
            state.aims = False
        if state.aims or ASKS_FOR.search(words):
            return modes.PLAN
    if TURNS_TO_PLAN.search(words):
        state.mode, state.carries = modes.PLAN, paper.mode != modes.REVIEW
    return state.mode


def _is_deadline(paper: Paper, word: TimeWord) -> bool:
    """Tell whether a time is still to come, and is not the year in which the paper was written."""
    return hours.is_future(word, paper.said_on) and not hours.is_this_year(word, paper.said_on)


def estimates(paper: Paper, clause: Clause, state: State) -> bool:
    """Tell whether a clause only estimates the year gone by of which it reports."""
    over = paper.said_on is None or (state.base is not None and paper.is_past(state.base, modes.REVIEW))
    if state.mode != modes.REVIEW or not (state.year is not None or paper.ends_a_year or over):
        return False
    return ESTIMATES.match(paper.text, clause.start, clause.end) is not None


def _is_due(paper: Paper, times: Sequence[TimeWord], words: str) -> bool:
    """Tell whether a time to come stands in a clause; 今年 beside 已 is none."""
    if not times:
        return False
    coming = [word for word in times if hours.is_future(word, paper.said_on)]
    return any(not (hours.is_period(word) and PERFECT.search(words)) for word in coming)
