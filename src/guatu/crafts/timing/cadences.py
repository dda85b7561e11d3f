"""Cadences: how often something recurs, as officials say it (每季度, 按月, 周监测、月调度, 一天一督查).

The rules, one kind of words each, stand in ``_RULES``; the longest reading at the leftmost place wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from guatu.crafts.timing.pieces import pattern
from guatu.crafts.timing.rounds import CADENCE_OF, step_of_a_round

# What is done at an interval, behind a bare unit: 周调度, 月通报, 季评比.
DOINGS = (
    "监测|调度|通报|督查|督办|督导|督促|研判|汇总|点评|评比|评议|考核|考评|测评|晾晒|会商|报告|上报|简报|例会|分析|小结|总结|讲评|排名|"
    "排位|亮灯|巡查|巡检|巡访|检查|自查|抽查|核查|会办|会审|碰头|复盘|盘点|更新|反馈|跟踪|跟进|评估|过堂|晒单|晒比|比拼|比武|推进|"
    "推送|提醒|清零|清单|报表|统计|走访|回访|培训|学习|公示|公开|公布|发布|交办|会诊|打分|评分|结账|核账|协商|接访|维护|保养|清洗|消毒|清理|清扫|"
    "保洁|观摩|擂台|交账|销号|核实|对账|对标|监督|调研|坐班|议事|主题|主题党日|安排|部署|碰头会|推进会|调度会|通报会|办公会|分析会|联席会"
)
SHORT_DOINGS = "清|结|报|评|比|晒|查|督|审|检|会|议|学"
_DO = f"(?:{DOINGS})"
_BREAK = r"^|[\s，,。；;：:、“”‘’\"'（()）《》<>〈〉+＋·—\-/]"

_OF_UNIT: dict[str, str | None] = {
    "日": "daily",
    "天": "daily",
    "工作日": "daily",
    "周": "weekly",
    "星期": "weekly",
    "礼拜": "weekly",
    "旬": None,
    "月": "monthly",
    "月度": "monthly",
    "季": "quarterly",
    "季度": "quarterly",
    "半年": "halfyearly",
    "半年度": "halfyearly",
    "年": "yearly",
    "年度": "yearly",
    "半月": "halfmonthly",
    "半个月": "halfmonthly",
    "双周": "biweekly",
    "周度": "weekly",
}
_OF_COUNT: dict[tuple[int, str], str] = {
    (7, "天"): "weekly",
    (7, "日"): "weekly",
    (14, "天"): "biweekly",
    (15, "天"): "halfmonthly",
    (15, "日"): "halfmonthly",
    (2, "周"): "biweekly",
    (2, "星期"): "biweekly",
    (3, "月"): "quarterly",
    (6, "月"): "halfyearly",
    (12, "月"): "yearly",
    (2, "季度"): "halfyearly",
}


@dataclass(frozen=True, slots=True)
class CadenceWord:
    """An expression of recurrence.

    start, end: characters of the text, end exclusive; text: what stands there
    cadence: daily weekly biweekly halfmonthly monthly quarterly halfyearly yearly; None for 定期 and for
        intervals that have no name of their own (每旬, 两天一汇总)
    rule: the rule that read it
    """

    start: int
    end: int
    text: str
    cadence: str | None
    rule: str


_EACH = pattern(
    r"每(?:隔)?(?:(?P<count>[两二三四五六七八九十]|\d{1,2}|十[五二四]?)?(?:个)?|一个?)"
    r"(?P<unit>工作日|半个?月|半年度?|双周|星期|礼拜|季度|季|周(?!边|围)|旬|月(?!亮|饼|嫂)|年度?|天|日)"
    # the day of it belongs to the words: 每周一, 每月15日, 每月底, 每季度末, 每年3月
    r"(?:(?<=[周期])(?:周|星期)?[一二三四五六日](?![个项次家条轮场批])(?:[上下]午)?|(?<=月)(?:的)?(?:\d{1,2}|十[五]?|[一二]?十|[一二三四五六七八九])[日号](?:前|之前)?|(?<=[月度季年])(?:月)?[底末初](?:前)?"
    r"|(?<=年)(?:的)?\d{1,2}月(?:\d{1,2}日|[底初])?(?:前)?)?"
)
# A rate and no recurrence: 每公里每月补助200元, 每年可节约20万元.
_PER_HEAD = pattern(r"每(?:[人户亩名个家村座台辆吨套栋只头米]|公里|公顷|平方米|平米|个?点位|千瓦时?|床)$")
_SUM = pattern(r"\d[\d.]*(?:余|多)?万?元")  # 提标至每月680元: a rate
_RATE = pattern(
    r"(?:[给按]予?|不超过|最高|最低|再|可)?(?:补助|补贴|奖补|奖励|发放|缴纳|收取|收费|计费|租金|报酬|工资|津贴|支付|交纳|\d)"
)
_GAIN = pattern(
    r"(?:[^，。；、\n]{0,10}?(?:可|能|将|约|预计|平均|至少|还|就|均|集体|居民|农户|村民|群众|企业|镇|村))?"
    r"(?:节约|节省|节电|节水|节能|节支|增收|创收|减少|减排|增加|带来|产生|降低(?:成本|能耗)|新增(?:产值|税收|收入|销售))"
)
# 烘干能力每天120吨, 每天处理生活污水120吨: how much a thing takes in an interval, and nothing that is done at each.
_CAPACITY = pattern(
    r"(?:[可能约达将到以]|不低于|不少于|平均)*(?:(?:处理|消纳|烘干|加工|生产|产出|供水|供热|供气|供应|排放|发电|吞吐|压缩|焚烧)[^，。；、\d\n]{0,10})?"
    r"\d[\d.]*(?:余|多)?[百千]?万?(?:余|多)?(?:吨|立方米|立方|方(?![案式便法面])|升|千瓦时|兆瓦时|公斤|千克)"
)
_BY = pattern(
    r"(?:按(?P<by>日(?!程|常|照|计罚|期)|天|周(?!边|围|期|全|密|转|岁)|旬|月(?!亮)|季度?(?!节)|半月|半年)(?:度)?|逐(?P<each>日|天|周|旬|月|季度?))"
)
_DOUBLED = pattern(
    r"(?<![本上下每这])(?P<unit>周周(?![一二三四五六日末])|月月|季季)(?=[^周月季，。\s])|(?P<often>天天|日日|年年)(?="
    + _DO
    + ")"
)
_ALTERNATE = pattern(r"(?:(?P<unit>双周)(?!岁)|隔(?P<gap>周|日|天|月)(?!壁))(?:" + _DO + ")?")
_ONE_A = pattern(
    r"(?<![第近上下本这每同那有数几\d一二三四五六七八九十百初周满])(?P<count>半|[一两二三四五六七十]|\d{1,2})?(?:个)?(?P<unit>天|日|周|星期|旬|月|季度|季|年)"
    r"(?P<times>一次|一|[两二三四]?次|两)(?P<doing>"
    + _DO
    + r"|[评报督查会检晒比学访议清结汇调通](?![一-鿿])|(?<=次)|\w{2}(?=[、，。,；;”\"]))"
)
_TIMES = re.compile("[一两次]")  # one of these belongs to every 一天一督查, 一周两次; a glance spares the rest
_COMPACT = pattern(
    rf"(?P<unit>半月|双周|半年|[日周旬月季](?!度))(?P<doing>{_DO}(?:会|制度|机制|制)?|(?:工作)?例会|(?:{SHORT_DOINGS})(?=[、，,。；;”’\"'）)\n]|[日周旬月季年半]|$))"
)
_LOOSE = pattern(rf"(?P<unit>半月|双周|周度|半年度|月度|季度)(?P<doing>[一-鿿“”]{{0,6}}?(?:{_DO}(?:会|机制|制)?|会议))")
_LOOSE_HEADS = ("半月", "双周", "周度", "半年度", "月度", "季度")
_YEAR_IN_SERIES = pattern(rf"年(?P<doing>{_DO}(?:会|制度|机制|制)?|(?:{SHORT_DOINGS})(?=[、，,。；;”’\"'）)\n]|$))")
_REGULAR = pattern(r"(?<![不限规约法固特既指预确设锁商给假学任刑延])定期(?![限间望存债寿利货航班权投])")
_MARKET_DAYS = pattern(r"逢[一二三四五六七八九十]逢[一二三四五六七八九十]|逢(?:双|单)(?:日|月)?(?=[^重])")

_MAY_STAND_BEFORE = pattern(
    rf"(?:{_BREAK}|建立|建立健全|健全|实行|实施|坚持|落实|推行|执行|严格|完善|形成|开展|召开|组织|采取|做到|通过|按照|运用|抓好|用好|细化|以|用|的|和|及|与|在|并|将|为|由|及时|等|行|镇|村|街道|部门|中心|专班|办公室|项目|重点|工作|指标|任务|党委|政府|领导|小组|定)$"
)
_CUE = pattern(
    r"每(?=[一二两三四五六七八九十\d隔个工半双星礼季周旬月年天日])|[按逐](?=[日天周旬月季半])|周(?=周)|月(?=月)|季(?=季)|天(?=天)|日(?=日)|年(?=年)|双(?=周)|隔(?=[周日天月])|定(?=期)|逢"
    r"|[半一两二三四五六七十\d](?=[天日周星旬月季年个])|半(?=[月年])|[日周旬月季年](?=[监调通督研汇点评考测晾会报上简例分小总讲排亮巡检自抽核碰复盘更反跟过晒比推提清走回培学公发交打结协接维保消观擂销对坐议主安部查审度工半周月季]|度?[初中末底终])"
)


def find_cadences(text: str) -> list[CadenceWord]:
    """Return the cadences of a text in their order; no two overlap."""
    words: list[CadenceWord] = []
    at = 0
    while cue := _CUE.search(text, at):
        at = cue.start()
        series = bool(words) and _tied(text, words[-1].end, at)
        best = _read_at(text, at, series)
        if best is None:
            at += 1
            continue
        end, cadence, rule = best
        words.append(CadenceWord(at, end, text[at:end], cadence, rule))
        at = end
    return words


_Reading = tuple[int, str | None, str]


def _tied(text: str, end: int, at: int) -> bool:
    """Whether a word at ``at`` goes on a series of cadences: 周监测、月调度, 日清周结."""
    return end == at or (at - end <= 2 and all(char in "、，,” “+/和及" for char in text[end:at]))


def _read_at(text: str, at: int, series: bool) -> _Reading | None:
    char = text[at]
    if char == "每":
        return _read_each(text, at)
    if char in CADENCE_OF and (end := step_of_a_round(text, at)):
        return end, CADENCE_OF[char], "round"
    if char in "按逐":
        match = _BY.match(text, at)
        return (match.end(), _OF_UNIT[match["by"] or match["each"]], "by") if match else None
    if char == "定":
        match = _REGULAR.match(text, at)
        return (match.end(), None, "regular") if match else None
    if char == "逢":
        match = _MARKET_DAYS.match(text, at)
        return (match.end(), None, "market-days") if match else None
    if char == "隔" or (char == "双" and not _LOOSE.match(text, at)):
        match = _ALTERNATE.match(text, at)
        if match is None:
            return None
        return match.end(), "biweekly" if match["unit"] or match["gap"] == "周" else None, "alternate"
    if text.startswith(char, at + 1) and (match := _DOUBLED.match(text, at)) is not None:
        return match.end(), _OF_UNIT[(match["unit"] or match["often"])[0]], "doubled"
    return _read_one_a(text, at) or _read_compact(text, at, series)


def _read_each(text: str, at: int) -> _Reading | None:
    """每周, 每两周, 每半年, 每三个月, 每月15日."""
    match = _EACH.match(text, at)
    if match is None or _GAIN.match(text, match.end()) or _CAPACITY.match(text, match.end()):
        return None
    if _SUM.match(text, match.end()):
        return None
    if _PER_HEAD.search(text, max(0, at - 6), at) and _RATE.match(text, match.end()):
        return None
    unit, count = match["unit"].removesuffix("度") if match["unit"] != "季度" else "季度", match["count"]
    if unit == "半个月":
        unit = "半月"
    if count is None:
        return match.end(), _OF_UNIT[unit], "each"
    number = _count(count)
    return match.end(), _OF_UNIT[unit] if number == 1 else _OF_COUNT.get((number, unit)), "each"


def _read_one_a(text: str, at: int) -> _Reading | None:
    """一天一督查, 两周一调度, 半月一通报, 一周两次."""
    if not _TIMES.search(text, at + 1, at + 7):
        return None
    match = _ONE_A.match(text, at)
    if match is None or match["count"] is None:
        return None
    unit = match["unit"]
    if match["doing"].startswith("度"):
        return None
    if match["count"] == "半":
        return match.end(), {"月": "halfmonthly", "年": "halfyearly"}.get(unit), "one-a"
    number = _count(match["count"])
    return match.end(), _OF_UNIT[unit] if number == 1 else _OF_COUNT.get((number, unit)), "one-a"


def _read_compact(text: str, at: int, series: bool) -> _Reading | None:
    """周监测, 月调度, 半月冲刺调度, 季度点评; 年考核 only in a series that has begun."""
    if series and (match := _YEAR_IN_SERIES.match(text, at)):
        return match.end(), "yearly", "compact"
    if text[at] not in "半双日周旬月季":
        return None
    before = text[max(0, at - 2) : at].rstrip(" \u3000")[-1:]
    match = _COMPACT.match(text, at)
    if match is None:
        match = _LOOSE.match(text, at) if text.startswith(_LOOSE_HEADS, at) else None
        if match is None or (
            before and before in "0123456789一二三四五六七八九十本上下前第当该每全两个首末各后近去今明跨半"
        ):
            return None
        return match.end(), _OF_UNIT[match["unit"]], "compact"
    if not series and match["unit"] in "日周旬月季" and not _MAY_STAND_BEFORE.search(text, max(0, at - 4), at):
        return None
    if before and before in "0123456789一二三四五六七八九十本上下前第当该每全两个近大小这":
        return None
    return match.end(), _OF_UNIT[match["unit"]], "compact"


def _count(words: str) -> int:
    if words.isdecimal():
        return int(words)
    digits = {char: value for value, char in enumerate("一二三四五六七八九", 1)} | {"两": 2}
    if words.startswith("十"):
        return 10 + digits.get(words[1:], 0)
    return digits.get(words, 1)
