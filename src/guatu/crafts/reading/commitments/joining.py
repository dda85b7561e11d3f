"""What joins its neighbour: a sum and the work it pays for, an aim and its campaign, a next step of the same thing."""

from __future__ import annotations

import re
from itertools import pairwise

from guatu.crafts.measuring.amounts import Amount
from guatu.crafts.reading.commitments import modes
from guatu.crafts.reading.commitments.clauses import Clause
from guatu.crafts.reading.commitments.kinds import WORKED_ON
from guatu.crafts.reading.commitments.paper import Paper
from guatu.crafts.reading.commitments.state import Draft
from guatu.crafts.reading.lexicon.scanner import Word
from guatu.crafts.sieving.patterns import pattern

SUMS_UP = pattern(r"累计|[^，]{1,8}已|^已")
# 增幅全省排第7位, 列全区第二; 主要用于建设工业园.
RANKS = pattern(
    r"(?:[总其]?(?:增幅|增速|增量|量|额|排名)均?)?(?:分别|继续|均)?(?:在?全[省市县区国])?(?:排名?|[位稳跃]?居|[位名]?列|升至)(?:到|在)?(?:全[省市县区国])?[^，,\d]{0,4}(?:第[\d一二三四五六七八九十]{1,3}[位名]?|首位|前列)(?:、第[\d一二三四五六七八九十]{1,3}[位名]?)*$"
)
SAYS_MORE = frozenset("现目均全已增总排位列居名在主重用稳跃继分升其")  # how RANKS, PAYS_FOR and STANDS begin
PAYS_FOR = pattern(r"(?:主要|全部|重点)?用于")
STANDS = pattern(
    r"(?:[现目]前|现)?(?:均|全部)?已(?:全面|全部|基本|顺利|正式)?(?:建成|投产|竣工|开工|完工|投用|启用|通车|封顶|交付|运营|达产|投入(?:使用|运营|生产|投用)|使用|(?<=[工成产])并)+$"
)
BY_WHEN = pattern(
    r"[^，]{1,12}?(?:[前内底初]|[上中下]旬|\d月份?)(?:全部|全面|基本|按期|如期|保质保量)?(?:[新改扩]建|改造|安装|施工)?(?:完成(?:主体|全部|年度)*(?:建设|施工|工程)?|完毕|完工|竣工|到位|整改到位|办结|建成|修复|建成投用|建成投产|建成使用|投用|投产|投入使用)(?:[\u4e00-\u9fff]{0,6}任务)?$"
)
# A sum that only pays for what follows it.
FUNDS = pattern(
    r"(?:总|共|累计|计划|预计|拟|再)*(?:投资|投入|筹资|筹集|整合|争取|安排|落实|拨付)(?:各类|专项|财政|扶贫|衔接)*(?:资金|经费)?"
    r"了?(?:约|近|超)?\d[\d.,]*(?:余|多)?[万亿]?(?:余|多)?元?"
)
# 南圩安排的20个项目 before 已开工18个: which things these are.
THINGS_COUNTED = pattern(
    r"[^，,]{0,24}?\d[\d.]*(?:余|多)?(?:个|项|家|户|处|座|件|条|宗)(?:重点|重大|在建|续建|新建|民生|实事)*[\u4e00-\u9fff]{0,6}(?:[（(][^（()）]{1,20}[)）])?"
)
HAVE_BEEN = pattern(r"[，,](?:[现目]前|现|其中)?(?:仅|已经?|均已|全部已)[^，]{0,8}\d")
CAMPAIGN = pattern(r"(?:大力|全面|扎实|深入|集中|持续)*(?:开展|实施|推进|启动|组织)[^，,]{2,24}(?:行动|工程|工作|活动|整治|改造)$")
GENERAL_PAIRS = frozenset(["开展", "实施", "推进", "工作", "行动", "工程", "项目", "建设", "完成", "全面", "活动", "启动", "组织", "大力", "扎实"])
SIZE_OF = pattern(
    r"(?:该?项目|工程)?(?:总|共)?(?:占地|用地|建筑|建设|规划)(?:总)?(?:用地|面积|建筑面积)|(?:该?项目)?(?:占地|建筑面积|总建筑面积|用地面积|全长)"
)
# 举办培训班60期，受训2万人次
TRAINED = pattern(
    r"(?:受训|受教育|参训|参加)(?:党员|干部|群众|村民|人员|居民|学生|职工|农民)*(?:约|近|达|超)?\d[^，]*(?:人次?|名|户次)$"
)
GIVES_A_SIZE = pattern(
    r"(?:规划|计划|拟|共|将)?(?:建设|新建|建造|建|设置|设有|设|配建|配套|包括|包含|含|可容纳|可提供|容纳)|(?:总|地上|地下|建筑|绿化|停)"
)
A_PLACE_COUNTED = pattern(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,6}){0,8}\d+(?:个|家|件|处|起|户|项)$")
FAR = 8  # characters between a total and the next of its parts, 。其中， among them
PARTS_DO = frozenset({"build", "gain", "visit", "make"})  # 新建项目19个, 签约项目11个
OF_WORKS = pattern(r"招商引资|(?<!计划)投资|到位资金|引资额|资金")
# 明确责任单位和完成时限, 落实资金: how the work before it is to be gone about.
HOW = pattern(
    r"(?:并|要|进一步)*(?:明确了?|划定|落实|压实|细化|量化|制定)[^，]{0,10}(?:时限|时间节点|责任人|责任部门|责任单位|时间表|路线图|措施|成效|要求)"
    r"|(?:并|要|进一步)*(?:明确了?|细化|划定|逐级压实|压实)[^，]{0,24}(?:时限|时间节点|节点|期限|责任人?|部门|单位|人员|标准|分工|职责|任务|要求|措施)(?:等(?:内容)?)?$"
    r"|(?:并|要)*落实[^，]{0,12}(?:责任|资金|经费|人员|措施)$"
)
# 并报区领导小组备案, 并提醒家属照看: a next step of the same work.
NEXT_STEP = pattern(r"并(?![购联网轨入行列且重])")
# 成立检查组，对整治情况进行验收: what a body is set up for.
SETS_UP = pattern(r"(?:成立|组建|设立|组成|建立)了?[^，]*(?:组|队|专班|小组|指挥部|办公室|委员会)(?:[（(][^）)]*[)）])?$")
# 召开专题会议，研究改造计划: what a meeting is called for.
CALLS = pattern(r"[^，]*(?:召开|举行|召集)[^，]*会议?$")
STUDIES = pattern(r"(?:专题)?(?:研究|部署|审议|讨论|分析|研判|会商|通报|听取)(?!生|制定|出台|院|所)")
MAKES = frozenset(("make", "build", "gain"))
MEETS = frozenset(("召开", "举办", "举行", "签订"))
# 7个村剩余86户于12月15日前全部完工
LEFT = pattern(r"剩余|其余|余下|尚余|还剩|剩下")
HOW_MUCH_IS_LEFT = re.compile(
    r"剩余|其余|余下|尚余|还剩|剩下|\d[\d.]*(?:余|多)?万?(?:个(?:村|社区|点位|点|小区|自然村)?|户|处|家|座|条|件|盏|公里|米|亩|名|项|栋|口|台|平方米)|的|全部|全面|均|都|要|须|必须|务必|确保|力争|在|于|倒排工期"
    r"|抓紧(?:施工)?|按期|如期|[，,、]|完成(?:改造|建设|任务|施工|整改)?|完工|竣工|到位|办结|建成|结束|改造完毕|完毕|投用|销号"
)
ALL_OF_IT = pattern(r"(?:前|底|内)[^，,。；;]{0,4}(?:全部|全面|均)(?:完成|完工|竣工|到位|办结|建成|改造完成|投用|落实到位|整改到位)$")
LONGEST_SUM = 800  # characters of a line with all that it is divided into
WHOLE = 80  # characters from the beginning of a line in which its whole is told
SUM_OF = pattern(r"(收入|支出|投资|税收|产值)(?:约|为|达)*(?=\d)")
MOST_OF_A_SENTENCE = 20  # works that one sentence lists
NEAR = 6  # characters between a sum, or what is counted, and its work


def goes_on_with_the_last(
    paper: Paper, clause: Clause, words: str, verb: Word | None, *, own: bool, product: bool, named: bool, reports: bool
) -> bool:
    """Tell whether a clause is how, by whom, to whom or as a next step the work of the last draft is done.

    own: it has a number, a day or an interval of its own; product: it makes something; named: it names a work;
    reports: it only sends what was made to a body
    """
    if own or not paper.follows_last(clause, clause.start):
        return False
    last = paper.text[paper.drafts[-1].start : paper.drafts[-1].end]
    if HOW.match(paper.text, clause.start, clause.end) or HOW.match(words):
        return True
    if reports and any(f"verb:{kind}" in paper.drafts[-1].rules for kind in MAKES):
        return True
    if CALLS.match(last) and STUDIES.match(words):
        return True
    makes = product or named or (verb is not None and verb.text in MEETS)
    if NEXT_STEP.match(paper.text, clause.start, clause.end):
        return not makes and (verb is None or verb.tag not in ("build", "solve"))
    return SETS_UP.search(last) is not None and not makes


def join_what_pays(paper: Paper, number: int) -> None:
    """Make one of a work and the sum before it: 投资450万元，新建公厕3座."""
    drafts = paper.drafts
    if not 0 < number < len(drafts):
        return
    sum_, work = drafts[number - 1], drafts[number]
    words = paper.text[sum_.start : sum_.end]
    if sum_.sentence != work.sentence or work.start - sum_.end > NEAR or FUNDS.fullmatch(words) is None:
        return
    work.start, work.amounts = sum_.start, [*sum_.amounts, *work.amounts]
    work.weight = max(work.weight, sum_.weight)
    work.due = work.due or sum_.due
    if sum_.status == "done" and work.kind == "task" and not (work.status == "ongoing" and WORKED_ON.search(paper.text[work.start : work.end])):
        work.kind, work.status, work.when, work.due = "result", "done", sum_.when, None  # 投入500万元，推进…等建设, in a report
    del drafts[number - 1]


def join_what_is_counted(paper: Paper, number: int) -> None:
    """Make one of things and how many of them are done: 南圩安排的20个项目，已开工18个."""
    drafts = paper.drafts
    if not 0 < number < len(drafts):
        return
    whole, done = drafts[number - 1], drafts[number]
    words = paper.text[whole.start : whole.end]
    if whole.sentence != done.sentence or done.start - whole.end > NEAR or not done.amounts:
        return
    if THINGS_COUNTED.fullmatch(words) is None or not HAVE_BEEN.match(paper.text, whole.end, done.end):
        return
    done.start, done.amounts = whole.start, [*whole.amounts, *done.amounts]
    done.when = done.when or whole.when
    del drafts[number - 1]


def join_what_is_ensured(paper: Paper, number: int) -> None:
    """Make one of a campaign and its aim for the same thing: 开展堆场整治行动，确保年底前完成30家堆场的整治."""
    drafts = paper.drafts
    if not 0 < number == len(drafts) - 1:
        return
    work, aim = drafts[number - 1], drafts[number]
    words = paper.text[work.start : work.end]
    if work.sentence != aim.sentence or aim.start - work.end > NEAR or work.amounts or work.status == "done":
        return
    if CAMPAIGN.match(words) is None or not _names_again(words, paper.text[aim.start : aim.end]):
        return
    aim.start, aim.weight = work.start, max(work.weight, aim.weight)
    aim.due = aim.due or work.due
    aim.projects = [*work.projects, *(name for name in aim.projects if name not in work.projects)]
    del drafts[number - 1]


def join_how_much_is_left(paper: Paper) -> None:
    """Make one of a work and what only says how much of it is left, and by when: 推进户厕改造，剩余86户12月15日前全部完工.

    And let 12月15日前全部完成, at the end of a sentence, hold for all of it that has no day of its own.
    """
    drafts, text = paper.drafts, paper.text
    number = 1
    while number < len(drafts):
        work, left = drafts[number - 1], drafts[number]
        of_one = work.sentence == left.sentence and left.start - work.end <= NEAR and _is_to_come(work) and _is_to_come(left)
        if of_one and left.due is not None and not _has_own_day(text, work) and _names_no_work(text[left.start : left.end], left.due.text):
            left.start, left.amounts = work.start, [*work.amounts, *left.amounts]
            left.projects = [*work.projects, *(name for name in left.projects if name not in work.projects)]
            left.weight, left.rules = max(work.weight, left.weight), [*work.rules, *(rule for rule in left.rules if rule not in work.rules)]
            left.owner, left.subject_field = work.owner or left.owner, work.subject_field
            del drafts[number - 1]
            continue
        number += 1
    for number, last in enumerate(drafts):
        if last.due is None or not _is_to_come(last) or ALL_OF_IT.search(text, last.start, last.end) is None or not _has_own_day(text, last):
            continue
        for each in reversed(drafts[max(0, number - MOST_OF_A_SENTENCE) : number]):
            if each.sentence != last.sentence:
                break
            if _is_to_come(each) and not _has_own_day(text, each):
                each.due = last.due
                each.rules.append("deadline:sentence")


def _is_to_come(draft: Draft) -> bool:
    return draft.kind in ("task", "target") and draft.status != "done"


def _has_own_day(text: str, draft: Draft) -> bool:
    """Tell whether a draft says itself by when it is due."""
    return draft.due is not None and draft.due.text in text[draft.start : draft.end]


def _names_no_work(words: str, day: str) -> bool:
    """Tell whether words say no more than how many are left, in how many villages, and by when."""
    return LEFT.search(words) is not None and not HOW_MUCH_IS_LEFT.sub("", words.replace(day, ""))


def says_more_of_the_last(paper: Paper, clause: Clause, words: str) -> bool:
    """Tell whether a clause only says of what is before it that it stands, how it ranks or what it pays for."""
    if not paper.follows_last(clause, clause.start):
        return False
    last = paper.drafts[-1]
    if last.status == "done" and (STANDS.match(words) or (last.amounts and RANKS.match(words))):
        return True
    return bool(last.amounts) and PAYS_FOR.match(words) is not None


def goes_on_describing(paper: Paper, clause: Clause, words: str, verb: Word | None) -> bool:
    """Tell whether a clause says one more number of the work whose size the last draft gives: 总占地77亩，规划建设27栋."""
    if not paper.follows_last(clause, clause.start):
        return False
    last = paper.drafts[-1]
    if last.status == "done" and last.amounts and TRAINED.match(words):
        return True
    if verb is not None and GIVES_A_SIZE.match(words) is None:
        return False
    return SIZE_OF.match(paper.text, last.start, last.end) is not None and SUMS_UP.search(words) is None


def goes_on_counting(paper: Paper, clause: Clause, words: str, amounts: list[Amount]) -> bool:
    """Tell whether a clause is one more place with its number in a row of such: 清河13个，石桥5个."""
    if len(amounts) != 1 or A_PLACE_COUNTED.fullmatch(words) is None or not paper.follows_last(clause, clause.start):
        return False
    last = paper.drafts[-1]
    units = {each.unit for each in last.amounts}
    return amounts[0].unit in units and A_PLACE_COUNTED.search(paper.text, last.start, last.end) is not None


def divides_the_last(paper: Paper, clause: Clause, core: int, amounts: list[Amount], verb: Word | None) -> bool:
    """Tell whether a clause behind 其中 goes on to divide what the last draft counts: 其中签约项目11个；意向项目10个."""
    if not paper.drafts or core - paper.drafts[-1].end > FAR or (verb is not None and verb.tag not in PARTS_DO):
        return False
    last = paper.drafts[-1]
    if not last.amounts or last.start < paper.outline.lines[clause.line].start or core - last.start > LONGEST_SUM:
        return False
    text = paper.text
    of_works = OF_WORKS.search(text, last.start, last.end) is not None and "项目" in text[core : clause.end]
    counted = {amount.unit for amount in last.amounts} | ({"个", "项"} if of_works else set())
    # 财政收入700万元，其中：国税收入500万元
    of_sums = SUM_OF.findall(text, last.start, min(last.end, last.start + WHOLE)) if last.sentence == clause.sentence else []
    of_parts = SUM_OF.findall(text, core, clause.end)
    same = bool(of_parts) and all(kind in of_sums for kind in of_parts)
    return all(amount.unit in counted and (amount.unit != "元" or same) for amount in amounts)


def only_dates_the_last(paper: Paper, clause: Clause, words: str, mode: str) -> bool:
    """Tell whether a clause only says by when the one before it is done: 修补路面12处,确保年底前完成."""
    if mode != modes.PLAN or not paper.follows_last(clause, clause.start) or BY_WHEN.match(words) is None:
        return False
    last = paper.drafts[-1]
    # A day or month is narrower than the year of the list.
    return (last.due is None or last.due.precision == "year") and last.kind in ("task", "target")


def _names_again(words: str, others: str) -> bool:
    """Tell whether a clause names again what another works on, by two characters that are no general word."""
    pairs = {one + two for one, two in pairwise(words) if "\u4e00" <= one <= "\u9fff" and "\u4e00" <= two <= "\u9fff"}
    return any(pair in others for pair in pairs - GENERAL_PAIRS)
