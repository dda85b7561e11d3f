"""Amounts made quantities: with what they measure, and clauses cut where measures differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from guatu.crafts.measuring.amounts import Amount
from guatu.crafts.reading.findings import Quantity
from guatu.crafts.sieving.patterns import pattern

# 5亿元项目 is a class of projects, no quantity; so is 规模以上 or 一村一品.
STRETCH = pattern(r"力争|争取|冲刺")
CLASS = pattern(r"[\u4e00-\u9fff]{0,2}(?:以上)?(?:的)?(?:大|重大|重点|产业|工业|农业)?项目")
# 十三次党代会 is a name.
SESSION = pattern(
    r"(?:规定(?=精神|实施|及|要求|$)|不准|禁令|意识|自信|党代会|全会|中全会|党代表大会|代表大会|人代会|人大|会议|全体会议"
    r"|全国代表大会|代表(?:重要思想|$)|面向|务必|离不开|统筹(?=$|推进|兼顾))"
)
IN_A_NAME = pattern(r"[一二三四五六七八九十][家里道](?=[村湾沟坪庄坝车桥山岭屯坡塘店巷街河营寨集庙墩垛港圩埠])")  # 三家湾 is a place
# What stands between the bound of a class and how many are of it.
BOUNDS = pattern(r"的(?!基础|同时)[\u4e00-\u9fff]{0,8}?(?=共?有?达?[\d一二三四五六七八九十两])")
OF_CLASS = pattern(
    r"的?(?!的)[\u4e00-\u9fff（()）]{0,12}?(?=(?:共|总共|已)?(?:有|达|计)?[\d一二三四五六七八九十两]+[个家户名人处座])"
)
COUNTING = pattern(r"(?:共|总共|已)?(?:有|达|计)?")
SHARED = pattern(r"正在|均|已(?:全部|全面|基本)?(?:完|建|竣|开|投|启)|施工|全部(?:完|建|竣|开)")
# In 4个社区、12个村 where both only say where, nothing is cut.
WHERE = pattern(r"(?:在|对|为|从|向|给|联合|会同|邀请)(?![^，,。]*(?:确定|新建|建成|完成|实施|引进|发放|培育|打造))[^，,。]{0,24}\Z")
JOINT = pattern(r"[、，,；;]|以及|并(?=推进|新建|完成|实施|启动|改造|建成)|及(?!时)|和(?!谐|平)|与")
# 12个村、1652户改厕: the left side only says where.
SETTLEMENTS = pattern(r"\d+个(?:村|社区|镇|乡镇|街道|网格|小区|单位|部门|村民小组|乡镇街道)")
# 9个村委会、40个居民小组积极开展…: who does it. 组织人力300余人、车辆20余辆: with what one thing is done.
DOERS = pattern(
    r"\d+(?:余|多)?(?:个|家|名|支)?[^，、\d]{1,12}(?:[、和及]\d+(?:余|多)?(?:个|家|名|支)?[^，、\d]{1,12}){1,4}(?:积极|共同|一起|踊跃|主动|参与|参加|同步|联合|齐心|联动)"
)
MEANS = pattern(
    r"(?:组织|出动|投入|动用|调动|调集)(?:各类)?(?:人力|人员|人次|党员|干部|志愿者|机械|车辆|劳力)[^，、]{0,4}\d[^，]*[、和及][^，、]{0,6}(?:人|车|机|辆|台|船)"
)
OF_A_LEVEL = pattern(r"\d个[省市县区镇乡村]级(?:、|$)")
OUTPUT = pattern(r"[年月日]产(?:能|值)?[ \u3000]?$")
TRAIL = pattern(r"[)）]?(?:以上|以下|左右|以内)?(?:[（(][^()（）]{0,20}[)）])?")
GROWTH_ONLY = pattern(
    r"^(?!投资\d[\d.]*[万亿]*元(?:用于|进行|[建新改实]))(?:共|总|约|分别)?(?:[两三四五]年累计|是[“\u4e00-\u9fff\d]{1,8}[”\u4e00-\u9fff]{0,4}的|年均|(?:实际|可比)增|增[支收产](?=\d)|[\u4e00-\u9fff]{0,3}(?:长|宽|高|深|厚|直径|净宽|净高|(?:工|功|成|畅|达|格|标|产|约|结|意|改|位|(?<!镇)化|良|住|租|线)率)(?=[为达约到\d])|每[个户亩人名村家座处套吨](?=[\u4e00-\u9fff\d])|日[\u4e00-\u9fff]{1,3}能力|高[出于][^，,\d]{0,8}(?=\d)|低于[^，,\d]{0,8}(?=\d)|同比|同口径|可比口径|同期(?:增|下)|环比|较[\u4e00-\u9fff\d“”]{1,10}|比[\u4e00-\u9fff\d“”]{1,10}|(?:增加|减少|提高|压减)(?=\d)|增长|增幅|增速|下降|降幅"
    r"|净[增减]|平均[\u4e00-\u9fff]{0,8}(?:缩短|压缩|压减|提升|提高|下降|减少|增加|达)|占[\u4e00-\u9fff]{1,10}|已?完成(?:年度|年计划|年初|全年|序时|计划|任务|目标|总任务|总目标|总量)[\u4e00-\u9fff]{0,6}|超(?:过)?(?:额|序时|年初|全年|年度|既定|目标"
    r"|计划)[\u4e00-\u9fff]{0,10}|达|达到|(?:首次|稳定|成功|一举|连续[\u4e00-\u9fff]{2})?突破(?=\d|百|千|万)|(?:实际)?到位(?:资金|外资|内资)额?|(?:协议|合同)(?:总)?(?:资金|投资|引资|利用外资)额?|引资额|总投资|计划投资|投资|(?:改造|建设|整治|绿化|总|受益)(?:总)?面积|受益[\u4e00-\u9fff]{0,4}户数|(?:计划|建设|总)?里程|全长|总长|占地|建筑面积|面积|覆盖|惠及|受益|涉及|总计|共计"
    r"|合计)(?:分别[\u4e00-\u9fff]{0,3})?[^，,。]{0,18}$"
)


def is_growth(words: str, amounts: Sequence[Amount]) -> bool:
    """Tell whether a clause only says more about the number before it: 同比增长58%, 占目标的117%, 7万多小时."""
    return GROWTH_ONLY.match(words) is not None or (len(amounts) == 1 and len(words) <= len(amounts[0].text) + 1)


def is_part(clause: str, words: str, amounts: Sequence[Amount], before: Sequence[Amount]) -> bool:
    """Tell whether 其中… divides the amount before it: the unit is the same and counts."""
    divides = clause.startswith("其中") or words.startswith("其中")
    if not divides or not before or amounts[0].unit != before[0].unit:
        return False
    return "元" not in amounts[0].unit or _same_measure(amounts[0].measure, before[0].measure)


def _same_measure(one: str | None, other: str | None) -> bool:
    """Tell whether two measures end in the same noun: 省级资金 and 争取资金."""
    return one is not None and other is not None and one[-2:] == other[-2:]


def to_quantity(amount: Amount) -> Quantity:
    return Quantity(amount.text, amount.value, amount.unit, amount.measure, amount.compare, amount.change)


ALL_DAY = pattern(r"24 ?小时(?:有人)?(?:不间断)?(?:值班|值守|在线|服务|热线|巡逻|巡查|开放|监控|监测|营业|响应|待命|在岗)")  # how, not how long


def real_amounts(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts that count or measure something of the clause."""
    if not amounts:
        return []
    kept = [
        amount
        for amount in amounts
        if not (amount.unit == "元" and CLASS.match(text, amount.end) and amount.text.endswith("元"))
        and not SESSION.match(text, amount.end)
        and not (amount.text[-1:] in "家里道" and IN_A_NAME.match(text, amount.start))
        and not (amount.unit == "小时" and ALL_DAY.match(text, amount.start))
        and not (amount.unit == "次" and text[max(0, amount.start - 1) : amount.start] in ("届", "第"))
        and not _bounds_class(text, amount, amounts)
    ]
    if len(kept) < len(amounts):  # the lower bound of a class goes with its upper one
        gone = {amount.start for amount in amounts} - {amount.start for amount in kept}
        kept = [
            amount
            for amount in kept
            if not (amount.rule == "range" and amount.compare == "ge" and any(0 < at - amount.end <= 2 for at in gone))
        ]
    return kept


def _bounds_class(text: str, amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Tell whether an amount only says which things the next one counts: 50头以上养殖户42家, 达到100万元的村2个."""
    kind = (
        BOUNDS.match(text, amount.end)
        if not amount.text.endswith(("以上", "以下"))
        else OF_CLASS.match(text, amount.end)
    )
    if kind is None:
        return False
    return any(
        later.start == kind.end() or _counts_on(text, kind.end(), later.start)
        for later in amounts
        if later.start >= kind.end()
    )


def _counts_on(text: str, place: int, start: int) -> bool:
    return 0 <= start - place <= 4 and COUNTING.fullmatch(text, place, start) is not None


def parts(text: str, start: int, end: int, amounts: Sequence[Amount]) -> list[tuple[int, int]]:
    """Return the pieces of a clause that state measures of their own (工业开票8亿元、工业投资2.5亿元).

    A joint cuts where the left side ends with its amount, or where both sides
    begin with theirs (100户农房改善、200户户厕改造); numbers inside one name
    (年产5万套用品、3万条垫子项目) are not cut.
    """
    if len(amounts) < 2:
        return [(start, end)]
    cuts: list[tuple[int, int]] = []
    for left, right in pairwise(amounts):
        between = text[left.end : right.start]
        if left.change or (right.change and not JOINT.search(between)):
            continue
        if OUTPUT.search(text, max(start, left.start - 6), left.start) and OUTPUT.search(text, left.end, right.start):
            continue  # 建设日产600吨的生产线以及年产20万吨的生产线: each number describes what is built
        joint = None
        trail = TRAIL.match(text, left.end)
        at = trail.end() if trail else left.end
        ends_with = JOINT.match(text, at)
        if ends_with and ends_with.end() <= right.start:
            joint = ends_with
        else:
            last = None
            for match in JOINT.finditer(text, left.end, right.start):
                last = match
                if match[0] == "并":  # 完成…2个老旧小区改造并推进…、…等3个: what is done is cut from what goes on
                    joint = match
            if (
                joint is None
                and last
                and right.start - last.end() <= 8
                and _begins(text, start, left.start)
                and not _one_name(text, right.end, end)
            ):
                joint = last
        if joint and _in_brackets(text[start : joint.start()]):
            joint = None
        if joint and OF_A_LEVEL.search(text, start, joint.start()):
            joint = None  # 完成1个区级、3个街道服务中心: what is counted stands at the end
        if joint and SETTLEMENTS.fullmatch(text, start, joint.start()):
            joint = None
        if joint and (DOERS.match(text, start, end) or MEANS.match(text, start, end)):
            joint = None
        if joint and WHERE.match(text, start, joint.start()) and not cuts:
            joint = None
        if joint and GROWTH_ONLY.match(text[joint.end() : min(end, right.end + 1)]):
            joint = None
        bare = (
            joint is not None
            and text[joint.end() : right.end] == right.text
            and text[right.end : min(end, right.end + 1)] in ("", "、", "，", ",")
        )
        if bare and not STRETCH.search(text, left.end, right.start):
            joint = None
        if joint:
            cuts.append((joint.start(), joint.end()))
    if cuts and len({amount.unit for amount in amounts}) == 1:
        behind = amounts[-1]
        if SHARED.search(text, behind.end, end) and not SHARED.search(text, start, behind.start):
            cuts = []  # 东圩1.4公里、西圩2.2公里道路正在施工
    pieces, place = [], start
    for first, last_ in cuts:
        pieces.append((place, first))
        place = last_
    pieces.append((place, end))
    return pieces


def _in_brackets(words: str) -> bool:
    return words.count("(") + words.count("（") > words.count(")") + words.count("）")


def _begins(text: str, start: int, at: int) -> bool:
    """Tell whether only a verb and a short word stand before a number: 完成农村6.5公里…."""
    return at - start <= 9


def _one_name(text: str, at: int, end: int) -> bool:
    """Tell whether what follows the last number is one project's name: …万条瑜伽垫项目等在建项目."""
    return (
        re.search(r"项目", text[at:end]) is not None
        and re.search(r"年产|总投资|占地", text[max(0, at - 40) : at]) is not None
    )
