"""Kind and status of a candidate: what it is, and how far the text shows it."""

from __future__ import annotations

from collections.abc import Sequence

from guatu.crafts.reading.commitments import modes, tense
from guatu.crafts.reading.commitments.state import Draft
from guatu.crafts.reading.lexicon.scanner import Word
from guatu.crafts.sieving.patterns import pattern
from guatu.crafts.timing.cadences import CadenceWord

DONE = pattern(
    r"已(?![\u4e00-\u9fff]{2,4}的)|进行了|作出了|开展了|给予了|完成了|成功|累计|(?<!公)共(?![享建青同产识治和])(?=[\u4e00-\u9fff]{1,4}[\u4e00-\u9fff\d])"
    r"|先后(?=[\u4e00-\u9fff])|达成|荣获|获评(?!A)|顺利"
)
ONGOING = pattern(
    r"持续|继续|长期|跟踪|在建|续建|正在|进一步开展|有序(?!开展|组织)|常态化|(?<!住房|社会|医疗)保障(?![房局厅部性])|坚持|深化(?=[\u4e00-\u9fff]{0,12}(?:创建|工作))"
    r"|全力以赴开展|每(?:月|周|季|年|天|日)|按(?:月|周|季)|不定期|纵深|稳步"
)
# 对…持续进行排查, “双百”计划要强力推进, 推动…等在建项目竣工: behind the object, too.
GOES_ON = pattern(
    r"(?:持续|继续|长期)(?=进行|开展|推进|实施|深化|加强|发力|展播|宣传|跟踪)|(?:在建|续建)项目[^，]{0,6}(?:竣工|达产|投产|完工|建成)|(?:强力|全力|大力|扎实|加快|有序|持续)推进$|(?:加紧|抓紧)(?:筹备|施工|建设|推进)$"
)
# 推进东苑二期建设, 加快在建项目进度: a work that is there already is pushed on; 加快建立机制, 推进品牌培育 are not.
PUSHES = pattern(r"(?:推进|加快(?!编制|制[定订]|出台|启动|论证|申报)|推动)")
PUSHED_ON = pattern(r"推进|加快(?!编制|制[定订]|出台|启动|论证|申报)")
A_WORK = pattern(r"项目|工程|建设|改造|创建|(?:整治|治理|攻坚|行动|计划)|安置房|园区|工作")
# 处500元以上罚款, 对返乡创业者给予5000元补助, 每户补助5000元/户: what a rule lays down is no aim.
LAYS_DOWN = pattern(
    r"\d万?元/[户人亩间件]|(?:投资|产值|收入|贡献|税收|规模)[^，]{0,4}\d[\d.]*[万亿]?元?(?:及)?以上(?:至|、|的|且|，|项目|企业|$)(?![^，]*[\d一二三四五六七八九十两](?:个|家)(?:$|以上))"
    r"|(?:设立|安排)[^，]{0,14}\d[\d.]*[万亿]元的[^，]*(?:资金|基金)|\d+[项个种][^，]{2,40}(?:全部|均|统一)?纳入[^，]{2,10}(?:医保|保险|目录|范围|管理)"
    r"|罚款|(?:给予|予以|处以?|按)[^，]{0,24}\d[^，]*(?:元|%)|缴纳?\d|(?:禁止|严禁|限制|不予)[\u4e00-\u9fff]"
)
# 推进100个亿元项目建设: a class, none of which is named
SO_MANY = pattern(r"[\u4e00-\u9fff]{0,4}(?:推进|加快|推动)\d+(?:余|多)?[个项家][^，]{0,6}(?:\d|亿元|以上)")
CONTINUES = pattern(r"(?:继续|持续)")
IN_BRACKETS = pattern(r"[（(][^（()）]*[)）]")
YEARLY_AIM = pattern(
    r"(?!每年(?:组织|开展|举办|安排|选派|培训|召开|评选))"
    r"[^，]*每年(?:[^，]*(?:达到?|不低于|不少于|保持在|增长)[^，]*\d|\d)[^，]*(?:以上|%)$"
)  # 走访面每年达到60%以上
NOT_YET = pattern(r"进一步(?!开展|推进)|扎实开展|集中开展|启动|计划|谋划|争取|力争|推出|制定|建立|形成|[二三四五六七八九]大")
# The number is what is to be reached.
REACHES = pattern(
    r"突破|百分百|新[（(][^）)]{1,6}[)）]建|达到|达(?=\d)|增长|不少于|不低于|(?<!及)以上(?!的|、|项目|工程|企业)|(?:开票|产值|销售额?|税收|营收|收入|增加值)(?=\d)|力争|确保|新增|实现|完成\d|目标"
)
HAS_HAPPENED = pattern(r"[已了]|获|完成了")
STILL_TO_COME = pattern(r"计划|预计|将|目标|任务|要(?!求)|实现|完成(?!了)")
GOES_FORWARD = pattern(r"(?:全力|扎实|深入|重点|大力|积极|着力|有序)?(?:推进|推动|加快|促进|深化|优化|巩固|拓展|统筹|提升|加强|强化)")
# 推动成立园区党委: what somebody was pushed to do is done.
BROUGHT_ABOUT = pattern(r"(?:推动|促成|指导|协助|带动)(?:成立|组建|建立|设立|建成|签约|出台|开通)|探索|引入|布局")
PUSHED_TO_A_COUNT = pattern(
    r"(?:推动|实施|洽谈|对接|走访|举办|组织|开展)[^，]{2,}\d[\d.]*(?:余|多)?[万亿]?"
    r"(?:公里|千米|平方米|[台个家座户套人亩盏条处所辆吨米项场次期])(?:$|，总)"
)
SIZE = pattern(
    r"(?:[^，]{0,60}(?:项目|工程|道路|大道|学校|中心|公园)|[^，]{2,30}路)?(?:[（(][^（()）]{1,12}[)）])?"
    r"(?:计划|预计|概算|规划)?(?:总投资(?!完成)|总?占地|总?建筑面积|建设里程|全长)[^，]{0,6}\d"
)
LOOSELY = pattern(r"\d(?:多|余)|[百千万](?:多|余)")  # 600多吨 is counted
# a rule put into force goes on
IN_FORCE = pattern(
    r"(?:[^，了已]{0,14}[治理生设])?(?:严格|全面|坚持|继续)*(?:(?:实行|执行|推行)(?!了)[^，]{2,24}(?:制度?|化管理)|推行(?!了)[^，]{2,24}(?:工作|做法|模式))”?$"
)
WORKED_ON = pattern(r"项目(?:建设|落地|实施)?$|(?:建设|改造|整治|治理|创建|办理)(?:工作|工程|项目)?$")
# The number only describes what is worked on.
DESCRIBES = pattern(
    r"(?:要)?(?:加紧|抓紧|加快|积极)(?:筹备|推进|实施)$|(?:项目|工程)(?:建设|落地|尽快|尽早|竣工|投产)|^(?:该?项目)?(?:计划|预计|概算|估算|规划)?(?:总?投资|总?占地|总?建筑面积|建设里程|全长)(?!完成)[^，]*\d|^(?:推进|推动"
    r"|实施|与|跟踪|完善|推出|聚焦|围绕|按照|(?:自筹资金|由[^，]{2,10}|会同[^，]{2,10})?对[^，]{0,20}\d)|[年月日]产\d|\d[\d.]*(?:平方米|公里|亩|户|米|人|万元)以上的"
    r"|\d[\d.]*(?:余|多)?[万亿]?(?:吨|平方米|平米|台|套|立方米|公里|亩|千瓦|兆瓦)[^，、\d]{2,20}(?:项目|工程)(?:及早|尽快|尽早|早日|全部|顺利|如期)*(?:开工|建成|投产|竣工|完工|投用|$)|将[^，]{0,40}\d[^，]{0,60}?(?:交由|移交|纳入|划归)"
)


def settle_kind(
    draft: Draft,
    words: str,
    whole: str,
    verb: Word | None,
    cadences: Sequence[CadenceWord],
    mode: str,
    *,
    event: bool,
    done: bool,
) -> None:
    """Set kind, status and cadence of a draft, and drop the time that does not belong to them.

    words: the piece; whole: the clause that it is a piece of
    """
    tag = verb.tag if verb else None
    cadences = [word for word in cadences if not _only_names(words, word.text)] if cadences else []
    if event and cadences and not done and all(word.text == "定期" for word in cadences):
        event = False  # 定期召开汇报会 is no one meeting
    over_a_while = draft.when is not None and draft.when.precision in LONGER
    if event and tag == "visit" and over_a_while and any(amount.unit in TIMES for amount in draft.amounts):
        event, done = False, True  # 10月份，检查食堂45家次: counted over a month, no one visit
    draft.cadence = next((word.cadence for word in cadences if word.cadence), None) if cadences else None
    if event:
        draft.kind, draft.status, draft.due = "activity", "done", None
    elif "sanction" in draft.rules and not done:
        draft.kind, draft.status, draft.when = "task", "planned" if mode == modes.PLAN else "ongoing", None
    elif cadences and mode in (modes.REVIEW, modes.FACT) and tag == "make" and words[-2:] in ("机制", "制度"):
        draft.kind, draft.status, draft.due = "result", "done", None  # 建立周调度机制, in a report: it stands
    elif cadences and mode == modes.REVIEW and draft.amounts and EACH_YEAR.match(words):
        draft.kind, draft.status, draft.due = "result", "done", None
    elif cadences and mode == modes.PLAN and draft.amounts and YEARLY_AIM.match(words):
        draft.kind, draft.when = "target", None
    elif cadences and not done:
        draft.kind, draft.status, draft.when = "cadence", "planned" if mode == modes.PLAN else "ongoing", None
        if draft.due is not None and (draft.due.text not in whole or FIRST_TIME.search(whole)):
            draft.due = None  # the year over all works is no end of what recurs
    elif mode == modes.PLAN:
        draft.when = None
        counted = tag in ("gain", "build", "make", "act", "solve", "praise", "step", None)
        aside = IN_BRACKETS.sub("", words)
        only_how_soon = all(amount.text not in aside for amount in draft.amounts) or all(amount.unit in ("小时", "分钟") for amount in draft.amounts)
        if draft.amounts and not only_how_soon and not LAYS_DOWN.search(words) and (
            REACHES.search(words) or (counted and not DESCRIBES.search(words)) or PUSHED_TO_A_COUNT.match(words)
        ):
            draft.kind = "target"
        elif (GOES_ON.search(words) and draft.due is None) or (
            (ONGOING.search(words[:14]) or (PUSHES.search(words[:14]) and (draft.projects or A_WORK.search(words))))
            and (CONTINUES.match(words) or not NOT_YET.search(words[:8])) and words[0] not in "对把将"
            and (draft.projects or not SO_MANY.match(words))
        ):
            draft.status = "ongoing"
    elif tense.AT_WORK.search(whole):
        draft.status, draft.due, draft.when = "ongoing", None, None
    elif (
        mode in (modes.EVENT, modes.FACT)
        and draft.due is not None
        and not HAS_HAPPENED.search(whole)
        and not (draft.due.precision == "year" and not tense.asks(whole) and (LOOSELY.search(words) or not STILL_TO_COME.search(whole)))
    ):
        draft.kind, draft.when = "target" if draft.amounts else "task", None
    elif draft.amounts and SIZE.match(words) and not HAS_HAPPENED.search(whole):
        draft.status, draft.when, draft.due = "ongoing", None, None  # 总投资3亿元，占地120亩: how large a work is
    elif done or _has_come_about(draft, words, whole, tag, mode):
        draft.kind, draft.status, draft.due = "result", "done", None
    else:
        draft.status, draft.when = "planned" if tense.ENCOURAGES.match(words) else "ongoing", None


EACH_YEAR = pattern(r"每年[^，]*(?:占|达|超|保持在)")  # 每年民生支出占财政收入的70%以上, looked back on
TITLE = pattern(r"《[^》《]{0,80}》|定期[^，]{2,12}制度$")


def _only_names(words: str, cadence: str) -> bool:
    """Tell whether a cadence only stands in the name of a paper or a rule: 《…季度汇总表》, 定期检测制度."""
    return cadence in words and cadence not in TITLE.sub("", words)


LONGER = frozenset(("month", "quarter", "half", "year"))
TIMES = frozenset(("次", "家次", "户次", "人次", "场次", "家", "户", "处", "起", "件"))
FIRST_TIME = pattern(r"(?:第一次|首次)[^，,。]{0,6}\d")  # 每月19日（第一次报送时间9月19日）


# 广泛开展…活动, 常态评选: what a report shows as going on.
KEEPS_ON = pattern(r"(?:广泛|常态|深入|经常|长期|定期|不定期|每)[\u4e00-\u9fff]{0,4}(?:开展|组织|举办|评选|宣传|走访|推行|推广)")


# 打造“睦邻会客厅”, 优化提升社区服务中心, 布局10处服务圈: what news says is built stands.
STANDS = pattern(
    r"打造[“《]|(?:打造|建设|优化提升|改造提升)[^，]{2,30}(?:中心|广场|公园|驿站|站点|食堂|基地|阵地|服务圈)$|(?:统筹|科学|合理)?布局[^，]*\d"
)
PROVIDES = pattern(r"[为向][^，]*提供[^，]{0,12}服务$")  # what is there to be had


def _has_come_about(draft: Draft, words: str, whole: str, tag: str | None, mode: str) -> bool:
    """Tell whether a stated fact, a piece of news or a review tells a clause as something that has come about."""
    if mode == modes.FACT:
        if IN_FORCE.match(words):
            return False  # 严格执行已出台的督查制度, in a list of what is asked for
        return bool(draft.amounts) or not tense.shows_work_in_hand(whole)
    if mode == modes.EVENT:
        if tense.asks(whole, after_facts=bool(draft.amounts)) or tense.shows_work_in_hand(whole):
            return False
        if STANDS.match(words):
            return True
        finished = tense.is_finished(whole) and not whole.startswith("由")  # 由宣传办制定方案 shares out
        return (bool(draft.amounts) and not GOES_FORWARD.match(whole)) or finished
    if mode != modes.REVIEW:
        return False
    if IN_FORCE.match(words) or (not draft.amounts and KEEPS_ON.match(words)):
        return False
    if PROVIDES.match(words) and not HAS_HAPPENED.search(whole):
        return False
    if "，建成" in words or "，形成" in words:
        return True
    goes_on = tag == "push" and not BROUGHT_ABOUT.match(words) and (not draft.amounts or WORKED_ON.search(words) is not None)
    reach = 4 if tag in ("make", "build", "hold") else 12  # 制定跟踪落实制度 made a rule, it follows nothing up
    return not goes_on and (bool(draft.amounts) or not (ONGOING.search(words[:reach]) or PUSHED_ON.search(words[:reach])))
