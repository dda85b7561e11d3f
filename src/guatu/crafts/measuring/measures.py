"""Measures: the words that a number belongs to (工业投资 of 工业投资2.5亿元, 农房改善 of 100户农房改善)."""

from __future__ import annotations

import re

from guatu.crafts.measuring.units import MONEY, unit_at

_BREAK = re.compile(r"[，。；：、,;:！？!?\n\s《》“”\"（）()|…□%％]|\d(?![A-Za-z\d])")
# Words before the measure that say how much or when, and no part of its name.
_LEADING = re.compile(
    r"^(?:确保|力争|争取|预计|计划|实现|完成|累计|共计|总计|合计|总共|共|已经|已|将|再|并|且|同时|其中|目前|今年|去年|明年|全年|年内|本月|当年|截至目前|"
    r"[一二三四]季度|[上下]半年|底前|底|年底|末|前|要|可|为|使|到|对|在|把|以|的|了|新增?(?=$)|全镇|全区|全县|全市|全街道|我镇|我区|各|个|紧盯|围绕|聚焦|按照|根据|由|月份?|日|年(?![均产销收度]))+"
)
_TRAILING = re.compile(
    r"(?:达到了?|达|共计|合计|累计|总计|共|约为|约|近|超过|超|突破|不少于|不低于|至少|为|是|有|了|已|增至|降至|提高到|提升到|提高至|提升至|压降至|控制在|同比|较去年|比上年|分别|各|到|至|等|的|以上|逾|预计|"
    r"较上年|比去年|不超过|高于|低于|少于|多于|将|再|还|仅|计|在|(?<![户人亩村])均|分别为|完成)+$"
)
_GROWTH = re.compile(
    r"(?:同比|较去年同期|较上年同期|较上年|较去年|比上年|比去年|年均|分别|平均)*"
    r"(?:增长|增加|上升|提高|提升|下降|减少|降低|增幅|降幅|增速|压降|增|降)"
)
_BEHIND = re.compile(r"(?:的)?((?:[“\"][^”\"，。；\n]{1,20}[”\"])?[\u4e00-\u9fff“”\"·—]{0,16})")
_QUALIFIED = re.compile(r"[有具无][^。；，\n\d]{1,24}的([\u4e00-\u9fff]{2,12})")
_BEHIND_STOP = re.compile(
    r"(?:建设|进行|开展|实施|完成|实现|达到|参加|参与|投入|得到|取得|获得|获评|成功|正在|已经|分别|以及|全部|均|都|已|将|并|和|与|及|等|为|在(?![建谈手库校职岗册])|到(?!位)|从|被|把|向|用于|用来|共|同比|，|按|由|对|给|受|因)"
)
_QUOTED = re.compile(r"[“\"]([^“”\"，。；\n]+)[”\"]$")
_REST_OF_A_SUM = re.compile(r"[万亿]?(?:元|美元)")  # of 3000万元以上2个
_LONGEST = 20


def measure_before(text: str, at: int) -> str | None:
    """The run of words that ends at a place, without adverbs and verbs of counting; None if nothing is left."""
    while at and text[at - 1] in " \u3000":
        at -= 1
    if match := _QUOTED.search(text, max(0, at - _LONGEST), at):  # 国家级“小巨人”5家
        return match[1]
    begin = max(0, at - _LONGEST)
    for match in _BREAK.finditer(text, begin, at):
        begin = match.end()
    if begin and text[begin - 1].isdigit() and (unit := unit_at(text, begin)) and unit not in MONEY:
        begin += len(unit)  # the rest of an amount before: 158亩计价351万元
    run = text[begin:at]
    run = _TRAILING.sub("", _LEADING.sub("", run))
    if _REST_OF_A_SUM.match(run):  # 10亿元以上项目1个
        while begin and (text[begin - 1].isdigit() or text[begin - 1] == "."):
            begin -= 1
        run = text[begin:at]
    return run or None


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
