"""What looks like an amount and is none: names with numbers in them, slogans that count, classes of projects."""

from __future__ import annotations

import re

# Behind a count and 个 these are the words of slogans, not things: 三个聚焦, 四个意识, 两个维护, 三个不.
SLOGANS = (
    "聚焦|意识|自信|维护|确立|务必|坚持|不|全面|一律|到位|必须|注重|突出|强化|转变|结合|围绕|更加|持续|走在前|方面|层面|维度|角度|文明|"
    "大局|革命|统一|同步|先行|优先|一批|一(?![般])|百分|带头|善于|绝不|严禁|能够|加强|提升|着力|导向|关键(?![小微])|没有|毫不|更|革新|"
    "倡导|从|到|新(?=[，。、])|重大(?=[，。、”])|务实|敢于|勇于|争当|争先|严格|做到|抓好|下功夫|率先|第一|统筹|效益|面向|贴近|主动"
)
_SLOGAN = re.compile(rf"(?:{SLOGANS})")
_QUOTED_HEAD = re.compile(
    r"[“\"‘「][^”\"’」]{1,4}[”\"’」](?![\u4e00-\u9fff]{0,4}(?:项目|活动|工程|平台|品牌|清单|机制))"
)
_CLASS_BOUND = re.compile(
    r"(?:(?:及|和)?以上|以下|级)(?:的)?(?:(?=\d)|[\u4e00-\u9fff]{0,10}?(?:项目|企业|产业|集群|园区|订单|合同|平台|村(?![民集级])|单体))"
)
# 政府投资1000万元以上、社会投资2亿元以上的项目: the noun of the class stands behind the last bound only.
_CLASS_SHARED = re.compile(
    r"(?:(?:及|和)?以上|以下)(?:(?:[、或和及]|以及)[^。；，、\n\d]{0,10}\d[\d.]{0,6}[百千]?[万亿]?元(?:及?以上|以下)){1,3}"
    r"(?:的)?[\u4e00-\u9fff]{0,10}?(?:项目|企业|产业|订单|合同|平台|工程)"
)
_CLASS_PLAIN = re.compile(
    r"(?:级)?(?:重大|产业|工业|制造业|外资|优质|龙头|大)?(?:项目|企业|产业集群|产业|园区|强村|俱乐部|楼宇)"
)
_LENGTH = re.compile(r"(?:个工作日|个?自然日|个月|天)(?![以之]?内|[以之]?[前后])")
_LENGTH_LEAD = re.compile(
    r"(?:工期|周期|天数|用时|耗时|时限|缩短|压缩|压减)(?:(?:共|总计|累计|平均|约|为|了|至|到|由|从|在|达|是)|(?:超过|不超过|控制在))*$"
)


def is_name(text: str, start: int, end: int, chinese: bool) -> bool:
    """Whether the number stands in a short name between quotation marks, or in a title between 《 and 》."""
    mark = text.rfind("《", max(0, start - 60), start)
    if mark >= 0 and text.rfind("》", mark, start) < 0:
        return True
    reach = 14 if chinese or text[start - 1 : start] in ("“", "‘", "「") else 8
    lead = text[max(0, start - reach) : start]
    if "“" not in lead and "‘" not in lead and "「" not in lead:
        return False
    opening = max(text.rfind(char, max(0, start - reach), start) for char in "“‘「")
    if opening < 0 or any(char in text[opening + 1 : start] for char in "”’」，。；"):
        return False
    closing = min((at for char in "”’」" if (at := text.find(char, end, opening + reach + 2)) >= 0), default=-1)
    return closing >= 0 and not any(char in "，。；" for char in text[end:closing])


def is_slogan(text: str, start: int, end: int, unit: str) -> bool:
    """Whether what is counted are watchwords: 三个聚焦, 三个“一”."""
    if unit != "个":
        return False
    arabic = text[start].isdigit()
    if _SLOGAN.match(text, end):
        return not arabic or text.startswith(("方面", "层面", "维度", "角度", "百分"), end)
    return not arabic and _QUOTED_HEAD.match(text, end) is not None


def is_class(text: str, end: int, unit: str) -> bool:
    """Whether a sum names a class and no quantity: 3000万元以上项目, 亿元以上2个, 10亿元级产业集群."""
    if "元" not in unit:
        return False
    return any(pattern.match(text, end) for pattern in (_CLASS_BOUND, _CLASS_PLAIN, _CLASS_SHARED))


def length_at(text: str, start: int, at: int) -> str | None:
    """The unit of a length of time that is a quantity and no limit: 工期50天, 压缩至3个工作日; not 3个月内."""
    match = _LENGTH.match(text, at)
    return match[0] if match and _LENGTH_LEAD.search(text, max(0, start - 8), start) else None


def is_session(text: str, start: int, end: int) -> bool:
    """Whether 三次 numbers a meeting of a term: 五届三次全会, 人大二次会议, 十三次党代会."""
    if text.startswith(("党代会", "人代会", "代表大会", "代表会议", "团代会", "妇代会"), end):
        return True
    return text.startswith(("全会", "会议", "全体"), end) and text[start - 1 : start] in ("届", "大", "会", "委")
