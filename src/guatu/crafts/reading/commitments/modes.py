"""How a stretch of text speaks: it plans, tells events, or looks back on a period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from guatu.crafts.reading.commitments import tense
from guatu.crafts.reading.commitments.minutes import is_minutes
from guatu.crafts.reading.structure.outline import FUTURE, PAST, Line, Outline
from guatu.crafts.timing.pieces import pattern

PLAN, EVENT, REVIEW = "plan", "event", "review"
FACT = "fact"  # a clause that states a fact in a stretch that plans

DEMANDS = pattern(
    r"(?:^|[，。,；;:：])(?:[一二三四五六七八九十]?[是]?(?:要|必须|务必|应当|应|需要|需))(?![求素点闻领职目道件])"
)
LOOKS_BACK = pattern(
    r"今年以?来(?!水)|(?<![在比较与同于])去年|一年来|过去(?:的)?(?:一|五|几|三)?年|五年来|几年来|本年度以来|\d{4}年以来|上半年(?:以来)?[，,]|^截[至止](?:目前"
    r"|今|\d)|连日来|近年来|近期以来"
)
NEWS = pattern(
    r"^(?:[【\[]?本[报网站台]讯|[\u4e00-\u9fff]{2,8}讯|[\u4e00-\u9fff]{2,6}[网报台社]消息[ \u3000:：，,]"
    r"|[\u4e00-\u9fff]{2,8}\d{1,2}月\d{1,2}日[讯电](?=[(（ \u3000,，])"
    r"|[\u4e00-\u9fff]{0,8}\d{1,2}月\d{1,2}日消息[:：，,]"
    r"|近日|日前|连日来|昨日"
    r"|\d{1,2}日(?:上午|下午)?(?:[，,]|[ \u3000]+(?=[\u4e00-\u9fff]))|\d{1,2}月\d{1,2}(?:日?[—－\-–~至、,，]{1,2}(?:\d{1,2}月)?\d{1,2})?日)"
    r"|[(（](?:通讯员|记者|全媒体记者)"
)
HELD = pattern(
    r"(?:^|[，,。;；”\"'“‘（(])[ \u3000]{0,4}\d{1,2}月\d{1,2}(?:日?[至—－\-–~、和](?:\d{1,2}月)?\d{1,2})?日(?:上午|下午|晚)?[，,]?[^，,。]{0,30}"
    r"(?:召开|举行|举办|开展|组织|视察|赴|前往|到|督查组|调研组|检查组|考察组|督导组|走访|慰问)"
    r"|(?:^|[，,。])(?:\d{1,2}月\d{1,2}日|今天|昨天)(?:上午|下午|晚)?[，,][^。]{0,20}(?:书记|[镇乡县区市]长|主任|主席)[^。]{0,80}(?:来到|深入|前往|率队|带队|赴|主持|参加)"
    r"|[”。]\d{1,2}月\d{1,2}日(?:上午|下午|晚)?[，,]在[\u4e00-\u9fff]{3,20}[，,]"
    r"|(?:近日|近期|日前)[，,][^，,。]{0,24}(?:召开|举行|举办|开展|组织|对|深入)"
)
# 2026年3月2日，区长到云溪镇调研: a day with its year, which minutes begin with, too
HELD_IN_A_YEAR = pattern(
    r"[\s\"'“‘（(]*20\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日(?:上午|下午|晚)?[，,][^，,。]{0,30}"
    r"(?:召开|举行|举办|开展|组织|视察|赴|前往|到|走访|慰问|启动|参加|签订)"
)
# 云溪镇召开防汛工作推进会: what a news item is headed; a notice of a meeting is 关于召开…的通知.
HEADS_NEWS = pattern(
    r"(?!.*关于)[^，。：:]{2,24}?(?:召开|举行|举办|开展|调研|督查|督导|走访|慰问|视察|检查|参加)(?!的)[^，。]{4,}"
    r"(?<!通知)(?<!方案)(?<!计划)(?<!意见)(?<!安排)(?<!总结)(?<!汇报)(?<!情况)(?<!报告)$"
)
PLANS = pattern(r"计划|要点|安排|方案|意见|通知|部署|清单|分工|责任书|任务|实事|公告|决议|纪要|讲话|行动|目标")


# Papers whose title alone tells how they speak.
OF_PLANS = pattern(
    r"任务清单|工作清单|责任分工|责任分解|任务分工|重点任务|纪要|的通知|实施方案|工作方案|的意见|责任书|工作要点|任务分解|讲话"
    r"|(?:整治|行动|活动|推进|改造|处置|攻坚|落实|整改|建设|治理|创建|应急|推广)方案(?:[(（]|$| )"
)
NEWSMAN = pattern(r"[(（]?(?:本报|本网|全媒体)?(?:记者|通讯员)")
OF_NEWS = pattern(r"大事记|纪事|一周|要情|动态|简报|快报|信息|播报|周报|日报|快讯|专报|看点|剪影|掠影|通讯")
OF_TELLING = pattern(r"(?:工作|政务|镇街|街镇|乡镇|基层|部门|村居|社区|最新)(?:动态|信息|简报)|工作总结|动态要闻")  # kinds on a portal's card
TOLD = pattern(r"(?<!为)了(?!解)|已|\d")  # part of a report that has none of these looks back on nothing
LOOKED_BACK_ON = pattern(
    r"工作报告|总结|小结|回顾|述职|工作情况|完成情况|落实情况|进展|(?:实施|办理|推进|执行|开展|建设|整改)情况"
    r"|情况报告|情况汇报|年报"
)
# 2027年民生实事项目: its year is when all the works under it are due.
OF_WORKS = pattern(r"[\d一二三四五六七八九十]+(?:大|件|项)实事|(?:民生|为民|惠民|利民)[\u4e00-\u9fff]{0,2}实事|候选项目|(?:惠民|民生)工程")
# 2027年工作要点, 二、下半年重点任务: the time of a plan is that of all that it plans; the theme of a speech is not.
OF_A_PLAN = pattern(
    r"(?!.*(?:讲话|会议|大会|致辞|座谈))(?:20\d\d年(?:度)?|[今明]年|[上下]半年|第?[一二三四]季度|\d{1,2}月份?)[^，,。]{0,30}"
    r"(?:计划|要点|任务|目标|安排|打算|思路|方案|举措|清单|责任书|分解|重点工作|主要工作)"
)
LISTS_WORKS = pattern(r"清单|分解|分工|任务表|计划表|责任书|实事|重点工程")
# 清河本周要闻回顾: a digest that says so below its head
DIGEST = pattern(r"(?:本|这|上|一)周[^。]{0,30}(?:大事|要闻|动态|看点|播报|回顾|热点)")
DIGEST_WITHIN = 25  # lines in which a digest says that it is one
# An account of how something is done.
OF_YEARS = pattern(
    r"(?:^|[讯电][ \u3000]?|^[\s\"“”]*[\u4e00-\u9fff]{2,6}[省市县区镇乡村][,，]?)"
    r"(?:近年来|近些年来|近几年来?|近两年来?|近三年来?|去年以来|年初以来)(?:[，,]|(?=[\u4e00-\u9fff]))"
)
OPENS = 40  # characters in which a paragraph opens
OPENINGS = 3  # paragraphs that may open such an account
TELLING = 60  # paragraphs by which a paper without a telling head is judged
# 清理垃圾50余吨, 开通账户30755个: nobody plans as loosely, or as exactly.
COUNTED = pattern(r"\d ?[百千万]?[余多][百千万]? ?(?:个|件|户|处|座|家|公里|米|亩|盏|起|名|套|吨|人|份|次|辆|条|场|车|平方米|平米|立方米)")
EXACT = pattern(r"(?<![\d.年第])\d{3,}[1-9](?:个|件|户|处|座|家|盏|起|名|套|人|份|次|辆|条)")
LEAST_FACTS = 3  # facts told by a paper that is a report by them alone
IN_MARKS = pattern(r"“[^“”]{1,20}”")  # what a heading quotes says nothing of its time
# 2025年工作总结及2026年工作计划 begins with the review.
REVIEW_FIRST = pattern(r"(?:总结|回顾|情况|小结)[^，。]{0,6}[及暨和与、][^，。]{2,16}(?:计划|打算|安排|思路|要点|规划)")
# 一、2025年工作总结　2025年，…: a heading that runs into its paragraph.
RUN_IN = pattern(
    r"[一二三四五六七八九十]、(?:认真|全面|客观|充分|回顾)*(?:总结|肯定|回顾)[^，。；：\s]{0,8}(?:成绩|成效|工作)(?=[，,])"
    r"|[一二三四五六七八九十]{1,2}、[^，。；：\s]{2,20}(?=[ \u3000]+\S)"
)
ABOUT = pattern(r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,2}[)）])关于")
NEXT_TIME = pattern(r"预告|下周|下月|下一?步|下一?阶段")


FIRST_WORDS = pattern(r"[\u4e00-\u9fff]{4}|\d{1,2} ?月 ?\d")
CODE_WITHIN = 600  # characters of code that may stand before the first words of a dumped page
OPENING = 160


def _opening(paragraph: str) -> str:
    """Return the beginning of a paragraph, without the code before its first words: insert into … values('云溪镇…."""
    words = FIRST_WORDS.search(paragraph, 0, CODE_WITHIN) if paragraph[:1].isascii() and not paragraph[:1].isdigit() else None
    start = max(0, words.start() - 1) if words else 0
    return paragraph[start : start + OPENING]


def mode_of_paper(outline: Outline, said_on: date | None) -> str | None:
    """Return how the paper speaks where nothing nearer says otherwise, or None where its head does not tell."""
    head = " ".join(line.text for line in outline.lines[:8] if line.part in ("heading", "title"))
    if OF_PLANS.search(head):
        return PLAN
    paragraphs = [line for line in outline.lines if line.part in ("paragraph", "item")]
    if not paragraphs:
        return PLAN
    news = sum(bool(NEWS.search(line.text[:40])) for line in paragraphs)
    if news >= max(1, len(paragraphs) // 8) or any(HELD.search(_opening(line.text)) for line in paragraphs[:2]):
        return EVENT
    title = outline.title or ""
    if HEADS_NEWS.match(title) and not PLANS.search(title):
        return EVENT
    if OF_NEWS.search(head) or any(line.part == "byline" and NEWSMAN.match(line.text) for line in outline.lines):
        return EVENT
    if LOOKED_BACK_ON.search(head):
        return REVIEW if any(TOLD.search(line.text) for line in paragraphs) else PLAN
    if PLANS.search(head):
        return PLAN
    if OF_TELLING.search(outline.card):
        return REVIEW
    opening = paragraphs[0].text[:120]
    year = re.search(r"(20\d\d)年(?:以来)?[，,]", opening)
    if year and said_on and (int(year[1]) < said_on.year or (said_on.month >= 11 and int(year[1]) == said_on.year)):
        return REVIEW
    if re.search(r"今年以来|一年来|上半年[，,]", opening):
        return REVIEW
    if DIGEST.search(" ".join(line.text for line in outline.lines[:DIGEST_WITHIN])) or _is_digest([p for p in paragraphs if len(p.text) > OPENS]):
        return EVENT
    if any(HELD_IN_A_YEAR.match(line.text[:OPENS * 2]) for line in paragraphs[:2]) and not is_minutes(outline):
        return EVENT
    if any(OF_YEARS.search(line.text[:OPENS]) for line in paragraphs[:OPENINGS]):
        return REVIEW
    return None


# 区文旅局举办读书节, 石桥镇组织干部清理河道: each paragraph tells of something that somebody did.
TELLS_OF_ONE = pattern(
    r"[\u4e00-\u9fff“”、()（）]{2,40}?(?:[镇乡县区市村局委办]|街道|社区|中心|学校|公司|组织部|宣传部|统战部)[^，。]{0,30}?"
    r"(?:举办|召开|举行|开展|组织|主办|承办|走访|慰问|赴|前往|来到|启动|参加)(?!的)"
)
LEAST_TOLD = 3  # paragraphs that tell of something, of a digest by them alone


def _is_digest(paragraphs: Sequence[Line]) -> bool:
    """Tell whether a paper without a telling head is a row of what several bodies did."""
    told = [line for line in paragraphs if TELLS_OF_ONE.match(line.text)]
    asked = sum(len(tense.ASKS.findall(line.text)) for line in told)
    return len(told) >= LEAST_TOLD and len(told) * 2 > len(paragraphs) and asked * 2 <= len(told)


def tells_more_than_it_asks(outline: Outline) -> bool:
    """Tell whether a paper whose head says nothing of its kind mostly states facts."""
    paragraphs = [line for line in outline.lines if line.part in ("paragraph", "item")][:TELLING]
    facts = sum(len(tense.STATES.findall(line.text)) + len(COUNTED.findall(line.text)) + len(EXACT.findall(line.text)) for line in paragraphs)
    asked = sum(len(tense.ASKS.findall(line.text)) for line in paragraphs)
    if asked == 0 and any(EXACT.search(line.text) for line in paragraphs):
        return True
    return facts >= LEAST_FACTS and facts >= 2 * asked


def mode_of_heading(heading: str, now: str, paper: str) -> str:
    """Return how the text under a heading speaks; news goes on as news except under what is still to come."""
    if paper == EVENT:
        return PLAN if NEXT_TIME.search(heading) else EVENT
    heading = IN_MARKS.sub("", heading)
    if paper == PLAN and ABOUT.match(heading):
        return now  # 一、关于1—9月预算执行情况, of which minutes speak
    if REVIEW_FIRST.search(heading):
        return REVIEW
    past = PAST.search(heading)
    if past and not re.search("下一步", heading) and "计划" not in heading[past.end() :]:
        return REVIEW  # 2025年计划执行情况 looks back, 工作情况和计划 ahead
    if FUTURE.search(heading):
        return PLAN
    return now
