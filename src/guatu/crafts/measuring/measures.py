"""Measures: the words that a number belongs to (工业投资 of 工业投资2.5亿元, 农房改善 of 100户农房改善)."""

from __future__ import annotations

import re

from guatu.crafts.measuring.units import MONEY, unit_at

_BREAK = re.compile(r"[，。；：、,.;:！？!?\n\s《》“”\"（）()|…□%％]|\d(?![A-Za-z\d])")
# Words before the measure that say how much or when, and no part of its name.
_LEADING = re.compile(
    r"^(?:确保|力争|争取|预计|计划(?!总?投资|生育)|实现|完成|累计|共计|总计|合计|总共|共(?![建享青同有])|已经|已|将|再(?!生|就业)|并(?!网|轨)|且|同时|"
    r"其中|目前|今年|去年|明年|全年|年内|本月|当年|截至目前|去冬今春|今冬明春|[上中下]旬|月[初中末]|[本上下]周|"
    r"[一二三四五六七八九十]{1,2}是(?:要)?|其[一二三四五]|"
    r"[一二三四]季度|[上下]半年|底前|底(?![数商])|年底|末(?!端)|前(?![期沿])|要(?!素)|可(?![支再供用比研耕移回燃])|为(?![民老农企侨])|使(?!用)|"
    r"到(?![位账期岗村户])|对(?![口外接标])|在(?![建谈手库职校岗册编园读训线控统营外孵售租研养植])|把(?!手)|以(?![工旧奖租])|的|了|新增?(?=$)|"
    r"全镇|全区|全县|全市|全街道|我镇|我区|我街道|该镇|该街道|该乡|该村|各(?:类|级|项|种)?|个(?![人体转案税])|紧盯|围绕|聚焦|按照|根据|由|"
    r"月份?(?!均|度|产)|日(?![均处产供间照用])|年(?![均产销收度]))+"
)
# Possessive, and the longer words first: a run of 共计共计共计 is read once.
_TRAILING = re.compile(
    r"(?:(?<=[\u4e00-\u9fff]{2})已经?(?!投资|投入|支出|支付|拨付|兑付|到位|到账|形成|入库)[\u4e00-\u9fff]{2}(?=$)|"
    r"分别为|提高到|提升到|提高至|提升至|压降至|控制在|不少于|不低于|不超过|较去年|比上年|较上年|比去年|达到了?|共计|合计|累计|总计|"
    r"约为|超过|突破|至少|增至|降至|同比|分别|以上|预计|高于|低于|少于|多于|完成|达|共|(?<![节签预集条公])约|(?<!附)近|超|为|是|有|"
    r"了|已|各|到|至|等|的|逾|将|再|还|仅|计|在|(?<![户人亩村])均)++$"
)
_GROWTH = re.compile(
    r"(?:同比|较去年同期|较上年同期|较上年|较去年|比上年|比去年|年均|分别|平均)*"
    r"(?:增长|增加|上升|提高|提升|下降|减少|降低|增幅|降幅|增速|压降|增|降)"
)
_BEHIND = re.compile(r"(?:的)?((?:[“\"][^”\"，。；\n]{1,20}[”\"])?[\u4e00-\u9fff“”\"·—]{0,16})")
_QUALIFIED = re.compile(r"[有具无][^。；，\n\d]{1,24}的([\u4e00-\u9fff]{2,12})")
_BEHIND_STOP = re.compile(
    r"(?:(?<![签节预集条公制履附邻])[约近]$|建设|进行|开展|实施|完成|实现|达到|参加|参与|投入|得到|取得|获得|获评|成功|正在|已经|分别|以及|全部|均|都|已|将|并|和|与|及|等|为|在(?![建谈手库校职岗册])|到(?!位)|从|被|把|向|用于|用来|共|同比|，|按|由|对|给|受|因)"
)
_QUOTED = re.compile(r"[“\"]([^“”\"，。；\n]+)[”\"]$")
_REST_OF_A_SUM = re.compile(r"[万亿]?(?:元|美元)")  # of 3000万元以上2个
_DONE = re.compile(r"荣获|获得|获评|取得|完成|实现|开展|组织|建成|新建|改造|发放|兑付|争取|投入|解决|化解|整治")
_LONGEST = 20


def measure_before(text: str, at: int) -> str | None:
    """The run of words that ends at a place, without adverbs and verbs of counting; None if nothing is left."""
    while at and text[at - 1] in " \u3000":
        at -= 1
    if match := _QUOTED.search(text, max(0, at - _LONGEST), at):  # 国家级“小巨人”5家
        return match[1]
    reach = begin = max(0, at - _LONGEST)
    for match in _BREAK.finditer(text, begin, at):
        begin = match.end()
    if begin == reach and reach and not _BREAK.match(text, reach - 1):
        begin = _begin_of_name(text, reach, at)
    if begin and text[begin - 1].isdigit() and (unit := unit_at(text, begin)) and unit not in MONEY:
        begin += len(unit)  # the rest of an amount before: 158亩计价351万元
    run = text[begin:at]
    run = _TRAILING.sub("", _LEADING.sub("", run.strip("-－—–~～·")))
    if _REST_OF_A_SUM.match(run):  # 10亿元以上项目1个
        while begin and (text[begin - 1].isdigit() or text[begin - 1] == "."):
            begin -= 1
        run = text[begin:at]
    return run or None


def _begin_of_name(text: str, reach: int, at: int) -> int:
    """Where the measure begins in a run that is longer than a name: behind its last verb of winning or doing."""
    verbs = [match.end() for match in _DONE.finditer(text, reach, at - 2)]
    if verbs:
        return verbs[-1]
    earlier = max(0, reach - _LONGEST)
    for match in _BREAK.finditer(text, earlier, reach):
        earlier = match.end()
    return earlier


def measure_behind(text: str, at: int) -> str | None:
    """The noun that begins at a place, up to the verb or mark that follows it; None if there is none."""
    match = _QUALIFIED.match(text, at) or _BEHIND.match(text, at)
    if match is None:
        return None
    run = match[1]
    closing = max(run.find("”"), run.find('"', 1)) + 1 if run[:1] in ("“", '"') else 0
    if stop := _BEHIND_STOP.search(run, closing):
        run = run[: stop.start()]
    run = run.strip('"（）()—的·')
    if run.count("“") > run.count("”"):  # the closing mark stands beyond the reach
        run = run.replace("“", "")
    return run.removeprefix("“").replace("”", "") if run.startswith("“") else run or None


def is_growth(measure: str | None) -> bool:
    """Whether the words say only that something grew or fell: 增长, 同比下降."""
    return bool(measure and _GROWTH.fullmatch(measure))
