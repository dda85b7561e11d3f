"""Amounts: every number with its unit in a text, its comparator, and what it measures.

An amount is a numeral followed by a unit of the lexicon (units.py), or one of the few forms that need none
(三分之二, 翻一番, 738.4万), or a rank (全省第3位). What only looks like one is left: ordinals (第3次, 前3名), classes (亿元以上项目),
slogans (三个聚焦), the 一 of rhetoric (一个团队), dates and lengths of time, names (“123”工作法), document numbers.
The search looks at each place once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from guatu.crafts.measuring.comparing import word_before, word_behind_number, word_behind_unit
from guatu.crafts.measuring.listing import without_list_numbers
from guatu.crafts.measuring.measures import is_growth, measure_before, measure_behind
from guatu.crafts.measuring.names import is_class, is_name, is_session, is_slogan, length_at
from guatu.crafts.measuring.numerals import parse_numeral
from guatu.crafts.measuring.ranks import ranks_in
from guatu.crafts.measuring.units import CHINESE_COUNTED, COUNTED_THINGS, SELF_COUNTED, unit_at


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity.

    start, end: characters of the text, end exclusive; text: what stands there, comparators included
    value: in base units: 亿 and 万 multiplied out, percentages as 58 with unit %
    unit: as written; 元 for a bare 738.4万; "" for a ratio (三分之二)
    measure: the words the number belongs to; None where none stand beside it
    compare: eq ge le gt lt approx; the two ends of a range are a "ge" and a "le"
    change: "yoy" for growth over the year before, else None
    rule: the rule that read it
    """

    start: int
    end: int
    text: str
    value: int | float
    unit: str
    measure: str | None
    compare: str
    change: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: float
    scaled: bool  # whether 万 or 亿 belongs to it
    chinese: bool
    loose: bool = False  # 七八, 两三


ONE_OF = ("吨", "公里", "公顷", "平方", "立方", "公斤", "千克", "美元", "欧元", "亩地", "亩田")  # 一吨 is a count
_CHINESE = "一二三四五六七八九十百千万亿两〇零廿卅"
_HALF_WIDTH = {ord(full): half for full, half in zip("０１２３４５６７８９．％", "0123456789.%", strict=True)}
_FULL = re.compile("[０-９．％]")
_ARABIC = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+|(?<=[\u4e00-\u9fff])\d{1,3}(?:[ \u00a0\u2009]\d{3})+(?=[百千]?[万亿元余多])|\d{1,15})(?:\.\d{1,6})?(?![\d.]\d|\d)"
    r"(?:个亿|[ \u3000]?[百千]?[万亿]{1,2}|(?:百|千(?![米克瓦伏卡]))(?=[余多\u4e00-\u9fff]))?"
    r"(?:(?<=[万亿])\d{1,4}(?:\.\d+)?[百千万]?(?!\d))?"
)
_SPELLED = re.compile(rf"[数几][十百千万亿]+|[{_CHINESE}]{{1,12}}(?:点[零〇一二三四五六七八九]{{1,4}}[万亿]?)?")
_FRACTION = re.compile(
    r"(?P<below>[一二三四五六七八九十百千万]{1,4}|\d{1,4})分之"
    r"(?P<above>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,5}(?:\.\d+)?|[一二三四五六七八九十百千零两]{1,9}(?:点[零〇一二三四五六七八九]{1,4})?)"
)
_WHOLE = "百分百"  # 月底百分百复工
_MULTIPLIED = re.compile(r"翻(?:了)?(?:(?P<times>[一两二三四])番|番|(?P<fold>\d{1,3}|[一两二三四五六七八九十])倍)")
_TIE = re.compile(r"[ ]?(?:[—–\-－~～―]{1,2}|至|到)[ ]?")
# Where an amount may begin; a glance at what stands around a Chinese numeral spares most of them the rules.
_FIRST = re.compile("[0-9一二三四五六七八九十百千万两廿卅数几翻]")
_AHEAD_OF_CHINESE = frozenset(
    "一二三四五六七八九十百千万亿余多几来点分个家户座盏条套台辆艘架名人位员项件起处所间场次批村队幢栋支株棵颗只"
    "块张本册份篇部卷例宗桩笔单元亩公平立米吨斤成倍美班轮"
)
_AHEAD_OF_OTHERS = {"数": "十百千万亿", "几": "十百千万亿", "翻": "一了番两二三四五六七八九十0123456789"}
_INSIDE_CHINESE = frozenset(_CHINESE + "点唯")
_NO_NUMBER_AFTER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.+/_#№〔[")
_YEAR_ON_YEAR = re.compile(
    r"(?:同比|(?:较|比)(?:去年|上年)(?:同期)?|(?:增长|增速|增幅|降幅|下降)(?!极|点))[^，。；,;\n环]{0,8}$"
)
_OTHER_CHANGE = re.compile(r"环比|年均|较上月|比上月|较年初|比年初|较上季")
_PEOPLE = re.compile(r"(?:群众|人口|居民|游客|市民|村民|职工|农民|学生|党员|人数|人员)[^，。；、\d]{0,4}$")
_NOT_MONEY = re.compile(r"(?:粉丝|阅读量?|点击量?|播放量?|浏览量?|访问量?|关注)[^，。；、\d]{0,4}$")
_BARE_END = re.compile(r"(?=[，。；、,;：:）)”\"\s!！]|$|同比|以上|左右|余|多|，|增|较|比|的(?=[投资产税销])|\+)")


# 工业投资3、19亿元: a point, as who types with a Chinese keyboard sets it. 5、6万元 is five or six.
_POINT = re.compile(r"(?<![\d、.])(\d+)、(\d{1,2})(?=(?:亿元?|万元?|元|万?吨|%|％)(?!\d))")


def _as_point(match: re.Match[str]) -> str:
    loose = len(match[1]) == len(match[2]) == 1 and int(match[2]) == int(match[1]) + 1
    return match[0] if loose else match[0].replace("、", ".")


def find_amounts(text: str) -> list[Amount]:
    """Return the amounts of a text in their order; no two overlap."""
    flat = text.translate(_HALF_WIDTH) if _FULL.search(text) else text
    flat = without_list_numbers(flat)
    if "、" in flat:
        flat = _POINT.sub(_as_point, flat)
    amounts: list[Amount] = []
    at, taken = 0, 0
    while (at := _next_beginning(flat, at)) >= 0:
        read = _read_at(flat, at, taken)
        if not read:
            number = _ARABIC.match(flat, at) or _SPELLED.match(flat, at)
            at = max(at + 1, number.end() if number else 0)
            continue
        for start, end, value, unit, compare, rule in read:
            before = amounts[-1] if amounts else None
            measure, change = _measure(flat, start, end, unit, before)
            amounts.append(Amount(start, end, text[start:end], value, unit, measure, compare, change, rule))
        at = taken = amounts[-1].end
    ranks = [
        Amount(start, end, text[start:end], rank, "位", None, "eq", None, "rank")
        for start, end, rank in ranks_in(flat)
    ]
    return sorted((*amounts, *ranks), key=lambda amount: amount.start) if ranks else amounts


_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_NEIGHBOURS = re.compile("[一二两三四五六七八][二两三四五六七八九]")
_Read = tuple[int, int, int | float, str, str, str]


def _next_beginning(text: str, at: int) -> int:
    """The next place, from ``at`` on, where an amount may begin; -1 if there is none."""
    while first := _FIRST.search(text, at):
        at = first.start()
        char, before = text[at], text[at - 1] if at else " "
        if char.isdigit():
            if before != "." and not before.isdigit():
                return at
        elif char in _AHEAD_OF_OTHERS:
            if at + 1 < len(text) and text[at + 1] in _AHEAD_OF_OTHERS[char]:
                return at
        elif before not in _INSIDE_CHINESE and text[at + 1 : at + 2] in _AHEAD_OF_CHINESE:
            return at
        at += 1
    return -1


def _read_at(text: str, at: int, taken: int) -> list[_Read]:
    """The amount that begins at ``at``, two for a range, none if it is no amount.

    taken: where the last one ended; a comparator never reaches back over it
    """
    if text[at] == "翻":
        return _multiplied(text, at)
    if "分之" in text[at + 1 : at + 7] and (fraction := _FRACTION.match(text, at)):
        return _fraction(text, at, fraction, taken)
    if text.startswith(_WHOLE, at):
        return [(at, at + len(_WHOLE), 100, "%", "eq", "fraction")]
    number = _number_at(text, at)
    if number is None or _is_no_count(text, number):
        return []
    if two := _range(text, number, taken):
        return two
    read = _with_unit(text, number, taken)
    return [read] if read else []


def _number_at(text: str, at: int) -> _Number | None:
    match = _ARABIC.match(text, at)
    chinese = match is None
    if match is None:
        match = _SPELLED.match(text, at)
    if match is None:
        return None
    words = "".join(match[0].split())
    if words[0] in "数几":
        words = words[1:]
    if _NEIGHBOURS.fullmatch(words) and _DIGIT[words[1]] == _DIGIT[words[0]] + 1:
        return _Number(at, match.end(), _DIGIT[words[0]], False, True, loose=True)
    try:
        value = int(words) if words.isdecimal() else parse_numeral(words.replace("个亿", "亿"))
    except ValueError:
        return None
    return _Number(at, match.end(), value, any(char in "万亿" for char in words), chinese)


def _is_no_count(text: str, number: _Number) -> bool:
    """Ordinals, codes, names, magnitudes without a count."""
    before = text[number.start - 1 : number.start] if number.start else ""
    if text.startswith("公里", number.end) and text.endswith(("最后", "最先"), 0, number.start):
        return True
    if before in ("第", "初", "每") or before in _NO_NUMBER_AFTER:
        return before != ""
    if (
        before in ("-", "－")
        and number.start > 1
        and text[number.start - 2].isascii()
        and text[number.start - 2].isalnum()
    ):
        return True
    if before in (":", "：", "︰") and text[max(0, number.start - 2) : number.start - 1].isdigit():
        return True
    if before == "前" and text[number.start - 2 : number.start - 1] not in set("目日当此之以年底面眼会期"):
        return True
    if number.chinese:
        words = text[number.start : number.end]
        if words in ("一", "二", "零", "〇"):
            return words != "一" or not text.startswith(ONE_OF, number.end)
        if all(char in "百千万亿" for char in words) and word_before(text, number.start) is None:
            return word_behind_number(text, number.end) is None
    return is_name(text, number.start, number.end, number.chinese)


def _with_unit(text: str, number: _Number, taken: int) -> _Read | None:
    end, compare = number.end, "eq"
    if text[number.start] in "数几":
        compare = "gt"
    if number.loose:
        compare = "approx"
    if behind := word_behind_number(text, end):
        end, compare = behind
        if text[end : end + 1] in ("万", "亿"):  # 3000余万元
            number = _Number(
                number.start, end + 1, number.value * (10**4 if text[end] == "万" else 10**8), True, number.chinese
            )
            end += 1
    at = end
    while text[at : at + 1] in (" ", "\u3000") and at < end + 1:
        at += 1
    unit = unit_at(text, at)
    if unit is None and (length := length_at(text, number.start, at)):
        return _compared(text, number.start, at + len(length), number.value, length, compare, taken, "length")
    if unit is None:
        return _bare(text, number, end, compare, taken)
    if number.chinese and not _counts_in_chinese(text, number, unit, at):
        return None
    if is_slogan(text, number.start, at + len(unit), unit) or is_class(text, at + len(unit), unit):
        return None
    end = at + len(unit)
    if unit == "小时" and number.value == 24 and text.startswith(_ROUND_THE_CLOCK, end):
        return None
    if unit == "小时" and number.value > 24 and text.startswith(("内", "以内", "之内"), end):
        return None  # 48小时内 is a time
    value: int | float = number.value
    if isinstance(value, int) and _AND_A_HALF.match(text, end):
        value, end = value + 0.5, end + 1
    if unit in ("元", "美元", "港元", "欧元") and text[end : end + 1] == "/" and (per := unit_at(text, end + 1)):
        unit, end = f"{unit}/{per}", end + 1 + len(per)
    elif unit in ("元", "块钱") and (small := _JIAO.match(text, end)):
        value, end = value + parse_numeral(small[1] or "0") / 10 + parse_numeral(small[2] or "0") / 100, small.end()
    elif unit == "成":
        value, unit = value * 10, "%"
        if half := _OVER_TENTHS.match(text, end):
            value, end = value + (5 if half[0] == "半" else parse_numeral(half[0])), half.end()
    elif unit in ("百分点", "％"):
        unit = {"百分点": "个百分点", "％": "%"}[unit]
    return _compared(text, number.start, end, value, unit, compare, taken, "counted")


_OVER_TENTHS = re.compile(r"[一二三四五六七八九半](?=[，。；、,;：:！？!?）)”\"\s的以左]|$)")  # 三成五, 七成半
_ROUND_THE_CLOCK = ("热线", "自助", "便民", "服务", "不打烊", "营业", "咨询", "在线", "智能")
_AND_A_HALF = re.compile(r"半(?=[，。；、,;：:！？!?）)”\"\s的以左多]|$)")
_MINUS = re.compile(r"(?:(?:[增速幅长比为达率是，、；：（(,:\s]|约为|^)[\-－−]|(?<![承担肩自抱胜])负)$")  # 同比增长-3.5%, 负3.9%
_JIAO = re.compile(r"(?=[\d一二三四五六七八九][角毛分])(?:([\d一二三四五六七八九])[角毛])?(?:([\d一二三四五六七八九])分)?(?![之别类钟])")


def _counts_in_chinese(text: str, number: _Number, unit: str, at: int) -> bool:
    """Whether a Chinese numeral before a unit is a count: 三项举措 is, 三里村, 二期, 两手 and 十分 are not."""
    if unit == "村":
        return text[number.start - 1 : number.start] == "等"
    if unit not in CHINESE_COUNTED:
        return False
    if unit == "次" and is_session(text, number.start, at + 1):
        return False
    if unit == "位":
        return not text.startswith(("位一体", "位数"), at)
    return True


def _bare(text: str, number: _Number, end: int, compare: str, taken: int) -> _Read | None:
    """738.4万 without a unit is money, unless people are counted."""
    if not number.scaled or number.chinese or not _BARE_END.match(text, end):
        return None
    if is_class(text, end, "元"):
        return None
    unit = "人" if _PEOPLE.search(text, max(0, number.start - 10), number.start) else "元"
    if unit == "元" and _NOT_MONEY.search(text, max(0, number.start - 10), number.start):
        return None
    return _compared(text, number.start, end, number.value, unit, compare, taken, "bare")


def _compared(
    text: str, start: int, end: int, value: int | float, unit: str, compare: str, taken: int, rule: str
) -> _Read:
    """The amount with the comparators before and behind it."""
    if (behind := word_behind_unit(text, end)) and not (behind[1] == "gt" and unit == "个"):
        end, compare = behind
    if (before := word_before(text, start)) and before[0] >= taken:
        start = before[0]
        if compare in ("eq", "gt") and not (compare == "gt" and before[1] == "approx"):
            compare = before[1]
    elif unit in ("%", "‰", "个百分点") and start > taken and _MINUS.search(text, max(0, start - 6), start):
        start, value = start - 1, -value
    if isinstance(value, float):
        value = round(value, 6)
        value = int(value) if value.is_integer() else value
    return start, end, value, unit, compare, rule


def _range(text: str, number: _Number, taken: int) -> list[_Read]:
    """90—100万元, 1至3个, 5%—8%: the lower end as "ge", the upper as "le"."""
    first_unit = unit_at(text, number.end)
    lower_end = number.end + (len(first_unit) if first_unit else 0)
    tie = _TIE.match(text, lower_end)
    if tie is None:
        return []
    upper = _number_at(text, tie.end())
    if upper is None or upper.chinese != number.chinese or (number.chinese and text[upper.start : upper.end] == "一"):
        return []
    read = _with_unit(text, upper, upper.start)
    if read is None or (
        first_unit and first_unit not in (read[3], "％", "%") and first_unit not in text[upper.start : read[1]]
    ):
        return []
    value: int | float = number.value
    if read[3] == "%" and "成" in text[upper.start : read[1]]:
        value *= 10
    if not number.scaled and upper.scaled:
        scale = 10**8 if "亿" in text[upper.start : upper.end] else 10**4
        if value <= upper.value / scale:
            value *= scale
    if value > upper.value and read[3] != "%":
        return []
    start = number.start
    if (before := word_before(text, start)) and before[0] >= taken:
        start = before[0]
    lower = (start, lower_end, _plain(value), read[3], "ge", "range")
    return [lower, (upper.start, read[1], read[2], read[3], "le", "range")]


def _fraction(text: str, at: int, match: re.Match[str], taken: int) -> list[_Read]:
    """百分之三十 → 30 %, 千分之五 → 5 ‰, 三分之二 → 0.666667 without a unit."""
    try:
        below, above = parse_numeral(match["below"]), parse_numeral(match["above"])
    except ValueError:
        return []
    if below in (100, 1000):
        return [_compared(text, at, match.end(), above, "%" if below == 100 else "‰", "eq", taken, "fraction")]
    if not below or text.startswith("一", match.end()) or above >= below:
        return []
    return [_compared(text, at, match.end(), above / below, "", "eq", taken, "fraction")]


def _multiplied(text: str, at: int) -> list[_Read]:
    """翻番 and 翻一番 → 2 倍, 翻两番 → 4 倍, 翻3倍 → 3 倍: how many times the old figure the new one is."""
    match = _MULTIPLIED.match(text, at)
    if match is None:
        return []
    if match["fold"]:
        return [(at, match.end(), parse_numeral(match["fold"]), "倍", "eq", "multiplied")]
    times = int(parse_numeral(match["times"] or "一"))
    return [(at, match.end(), 2**times, "倍", "eq", "multiplied")]


_BEHIND_ITS_NOUN = frozenset(["人", "人次", "层", "次", "场次", "岗"])  # 抽调9人成立专班: what follows is the next verb
_JOINING = frozenset(["", "、", "和", "与", "—", "-", "－", "–", "~", "～", "至", "到", "——"])


def _measure(text: str, start: int, end: int, unit: str, before: Amount | None) -> tuple[str | None, str | None]:
    """What the amount measures, and whether it is a change over the year before."""
    change = None
    lead = text[max(0, start - 16) : start]
    if unit not in SELF_COUNTED and _YEAR_ON_YEAR.search(lead) and not _OTHER_CHANGE.search(lead):
        change = "yoy"
    if before is not None and _shares_measure(text, before, start, unit):
        return before.measure, change
    if unit in ("村", "镇", "乡", "乡镇", "社区", "街道", "网格", "点位", "岗", "厂"):
        return unit, change
    measure, behind = measure_before(text, start), measure_behind(text, end)
    if unit in COUNTED_THINGS and behind and not (measure and (unit in _BEHIND_ITS_NOUN or behind in ("建设", "以上"))):
        return behind, change
    if measure is not None and is_growth(measure) and before is not None and before.measure:
        near = start - before.end < 20 and not any(char in "。；\n" for char in text[before.end : start])
        if near and before.unit != "%":
            measure = before.measure + measure.removeprefix("同比")
    return measure or behind, change


def _shares_measure(text: str, before: Amount, start: int, unit: str) -> bool:
    """Whether an amount measures what the one before it does: 8条15公里, 22694元、9527元, 90—100万元."""
    if not before.measure or before.measure == before.unit or text[before.end : start] not in _JOINING:
        return False
    return start == before.end or unit == before.unit or before.rule == "range"


def _plain(value: int | float) -> int | float:
    if isinstance(value, float):
        value = round(value, 6)
        return int(value) if value.is_integer() else value
    return value
