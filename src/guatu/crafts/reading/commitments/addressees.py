"""Who is spoken to or named in a row: 各级各部门, 住建、交通等部门, 有关部门, a company."""

from __future__ import annotations

import re

from guatu.crafts.reading.commitments.ended_names import trimmed
from guatu.crafts.reading.commitments.units import (
    BY,
    IN_NAMES,
    LEADS,
    PRESIDES,
    TELLS,
    Unit,
    acts,
    place_before,
    unit_behind_by,
    upper_as_subject,
)
from guatu.crafts.reading.lexicon.scanner import words
from guatu.crafts.sieving.patterns import pattern

NOUN = r"(?:(?![的对在把为向由将使让])[\u4e00-\u9fff])"
# 各级各部门, 各地各部门, 各乡镇(街道)、部门, 各项目主办单位与协办单位: all of a sort.
PART = (
    r"各(?:(?:(?![的对在把为向由就从])[\u4e00-\u9fff]){0,9}?"
    r"(?:部门|单位|机关|党委政府|党组织|指挥部|专班|工作组|领导小组|企业|学校|乡镇|镇街|县区|村居|科室|站所|街道|镇|乡|委|办|局)|级|地(?![的区理质]))(?:[（(][\u4e00-\u9fff、]{1,10}[)）])?"
)
ALL = pattern(
    rf"(?:全[县市区镇乡]|[县市区镇]直)?{PART}"
    rf"(?:[、和及与]?(?:{PART}|[\u4e00-\u9fff]{{2,6}}?(?:部门|单位|政府)|部门|单位|企业|乡镇|[办局](?![理公事])))*"
)
# 住建、交通、农业等建设项目行业主管部门: several by what they care for.
SEVERAL = pattern(
    rf"(?:[省市区县州]直?)?{NOUN}{{2,6}}(?:、{NOUN}{{2,8}}?){{1,12}}(?:[和及]{NOUN}{{2,6}}?)?"
    rf"(?:等{NOUN}{{0,10}}?)?(?:部门|单位)"
)
# 市场监管部门要, 相关部门要, 业主单位须: one sort of unit, told what to do.
ONE = pattern(
    r"(?:[去今前]年|目前|现在|下一步|届时)?(?:[省市区县镇]直?)?(?P<kind>(?:(?![的对在把为向由各其])[\u4e00-\u9fff]){2,10}?(?:部门|单位))(?:及(?:责任人|其[\u4e00-\u9fff]{2,6}))?"
)
TIME_BEFORE = pattern(r"^(?:届时|[去今前]年|目前|现在|下一步)")
UNNAMED = pattern(r"(?:各自)?(?:相关|有关|责任|职能|牵头|配合|承办|主管|业务|涉及)")
TOLD = pattern(
    r"(?:也|都|均|还)?(?:要(?![求点素件])|将|须|必须|应(?![急用对])|务必|负责|牵头|一定要|对|对照|按|按照|根据|结合|会同|密切配合|认真|切实|立即|抓紧|尽快|和负责人)"
)
# 清河建材有限公司投资6亿元新建…, 永新药业统一提供…: a firm as the one who acts.
FIRM = pattern(
    r"(?P<firm>(?:(?![的对在把为向由请让使与和是位给到率赴于从据])[\u4e00-\u9fff（）()]){2,24}?(?:有限责任公司|有限公司|公司|集团(?:有限(?:责任)?公司|公司)?|联合体|合作社|药业|[一-龥]{2}分行))"
    r"(?![董副经负法]|总(?!部)|[^，,。]{0,6}(?:项目|厂房|基地|产业园|生产线|车间)(?:[开竣投]|建|已))"
)
FIRM_WORDS = pattern("公司|集团|联合体|合作社|药业|分行")
CALLS = frozenset("原会一同希建责要请支交通敦")  # how such words begin
WHOLE_FIRM = pattern(r"(?:有限(?:责任)?公司|集团|合作社)$")
ITSELF = pattern(r"(?:该|本)?(?:公司|企业|集团|合作社)(?=[\u4e00-\u9fff])(?![的董总家们内里化和与、])")
# 该公司, 公司: the firm that was named last, in whatever clause.
OF_THE_LAST = pattern(r"(?:(?:该|本)(?:公司|企业|集团|合作社)|公司)(?=[\u4e00-\u9fff])(?![的董总家们内里化和与、])")
NAMED_FIRM = pattern(r"[\u4e00-\u9fff（）()]{2,20}?(?:有限责任公司|有限公司|合作社)")
LED_TO = pattern(r"^.*(?:走进|来到|走访|位于|获悉|记者|[在到赴对由])")
JOINTS = frozenset("、和与及")
WHOLE_NAMES = ("有限", "合作社")
SHORTEST_FIRM = 6
INVESTS = pattern(
    r"(?:计划|拟|共|累计|总|再|又|已)?(?:投资(?![的额总方者])|出资|投入|专注|致力|承建|年产|新上|启动|新建|建成|引进|推出|自筹|采购|流转|提供|签|生产|吸纳|带动|研发|承接|发放)"
)
# 推动…公司, 走访…公司: somebody else's work.
NO_FIRM = pattern(
    r"[各全本该每某]|^还?有(?!色)|^[一二三四五六七八九十两\d]|"
    r"企业|推动|指导|帮助|支持|服务|走访|引进|招引|协调|督促|约谈|考察|对接|会同|联合(?!体)"
)
# 同意由…, 希望…公司…, 建议…: what stands before who shall act.
CALLED = pattern(r"(?:(?:原则上?|会议|一致)*同意(?:由)?|希望|建议|责[成令]|通知|敦促|要求|请|支持|交由)(?=[\u4e00-\u9fff]{3})")
IN_PERSON = pattern(r"(?:的)?(?:主要|有关|相关|分管)?(?:负责人|负责同志|领导|干部|代表|人员)")
# Words in the names of such units that are verbs elsewhere, and those of firms.
DUTIES = IN_NAMES | frozenset(words("招商引资 主办 承办 协办 施工 办 引进 落户 公开 使用 运营"))
TRADES = DUTIES | frozenset(words("种植 养殖 加工 建造 销售 租赁 采购 供应 安装 设计 改造 维修 检测 培育 清运 利用 治理"))
OF_TOWNS = pattern(r"各(?:乡镇|镇街|街道|镇|县|区|市)")
LONGEST = 40  # characters of such a name


def addressee_at(text: str, start: int, end: int, town: str | None) -> Unit | None:
    """Return the sort of units, or the firm, with which text[start:end] begins and which acts in it."""
    window = min(end, start + LONGEST)
    ahead = text[start:window]
    departments = "部门" in ahead or "单位" in ahead
    all_of_them = "各" in ahead[:4]
    if departments or all_of_them:
        every = ALL.match(text, start, window) if all_of_them else None
        if every and not _is_act(every[0]) and _goes_on(text, every.end(), end):
            name = re.sub(r"^全[县市区镇乡]", "", every[0])
            whose = _place(town)
            if OF_TOWNS.match(name) and whose[-1:] in ("镇", "乡", "道"):
                whose = ""  # 各乡镇 are not those of a town
            return Unit(whose + name, every.end(), False)
        several = SEVERAL.match(text, start, window) if departments and "、" in ahead else None
        if several and "各" not in several[0] and _goes_on(text, several.end(), end):
            return Unit(several[0], several.end(), False)
        one = ONE.match(text, start, window) if departments else None
        if one and not _is_act(one["kind"]) and TOLD.match(text, one.end(), end):
            whose = _place(town) if UNNAMED.match(one["kind"]) and one.start("kind") == start else ""
            return Unit(whose + TIME_BEFORE.sub("", text[start : one.end("kind")]), one.end(), False)
    return firm_at(text, start, end)


def firm_at(text: str, start: int, end: int) -> Unit | None:
    """Return the firm with which text[start:end] begins and which acts in it."""
    ahead = text[start : min(end, start + LONGEST)]
    if FIRM_WORDS.search(ahead) is None:
        return None
    firm = FIRM.match(text, start, min(end, start + LONGEST))
    if firm is None or NO_FIRM.search(firm["firm"]) or _is_act(firm["firm"], TRADES):
        return None
    if not (acts(text, firm.end(), end) or INVESTS.match(text, firm.end(), end)):
        return None
    return Unit(firm["firm"], firm.end(), False)


def doer_behind_by(text: str, start: int, end: int, town: str | None) -> str | None:
    """Return who stands behind 由 in a clause and has to act: a unit, a body, a firm, a row of departments."""
    if "由" not in text[start:end]:
        return None
    if unit := unit_behind_by(text, start, end, town):
        return unit
    for by in BY.finditer(text, start, end):
        doer = addressee_at(text, by.end(), end, town)
        if doer is None and (one := ONE.match(text, by.end(), min(end, by.end() + LONGEST))) and not _is_act(one["kind"]):
            doer = Unit(one[0], one.end(), False)  # 由消防部门登记造册
        if doer and not PRESIDES.match(text, doer.end, end):
            return doer.owner
    return None


def firm_told_of(text: str, start: int, end: int) -> str | None:
    """Return the firm with whose name a paragraph begins: it tells of it, whatever the first clause says."""
    firm = FIRM.match(text, start, min(end, start + LONGEST))
    if firm is None or _is_act(firm["firm"], TRADES) or not WHOLE_FIRM.search(firm["firm"]):
        return None
    return firm["firm"] if text[firm.end() : firm.end() + 1] not in JOINTS else None


def firm_named(text: str, start: int, end: int) -> str | None:
    """Return the one firm that a clause names by its whole name, wherever it stands: 记者走进清河建材有限公司看到."""
    if not any(word in text[start:end] for word in WHOLE_NAMES):
        return None
    names = {trimmed(LED_TO.sub("", found[0])) for found in NAMED_FIRM.finditer(text, start, end)}
    name = names.pop() if len(names) == 1 else ""
    return name if len(name) >= SHORTEST_FIRM and not NO_FIRM.search(name) else None


def called_at(text: str, start: int, end: int, town: str | None) -> Unit | None:
    """Return who is called upon at the front of a clause: 同意由区住建局解除…, 希望清河建材公司…."""
    call = CALLED.match(text, start, end) if text[start : start + 1] in CALLS else None
    if call is None:
        return None
    place = call.end() + (text[call.end() : call.end() + 1] == "由")
    return upper_as_subject(text, place, end) or addressee_at(text, place, end, town)


def _is_act(name: str, allowed: frozenset[str] = DUTIES) -> bool:
    """Tell whether what could be such a name has a verb in it that is part of no name."""
    return TELLS.match(name) is not None or any(word.text not in allowed for word in LEADS.find(name))


def _goes_on(text: str, place: int, end: int) -> bool:
    if person := IN_PERSON.match(text, place, end):
        return TOLD.match(text, person.end(), end) is not None  # 各镇负责人参加会议: who came
    return acts(text, place, end) or TOLD.match(text, place, end) is not None


def _place(town: str | None) -> str:
    """Return the place that goes before 各部门: that of a body's paper is the body's."""
    body = place_before(town)
    place = re.match(r"[\u4e00-\u9fff]{2,12}?(?:区|县|市|旗|镇|乡|街道)", body)
    return place[0] if place and re.search(r"[室局委厅办会]$", body) else body
