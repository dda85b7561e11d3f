"""A town's own units as the subject of a clause and behind 由."""

from __future__ import annotations

import re
from typing import NamedTuple

from guatu.crafts.reading.lexicon.scanner import Lexicon, words
from guatu.crafts.reading.lexicon.verbs import VERBS
from guatu.crafts.sieving.patterns import pattern

OFFICE_ENDS = (
    r"(?:办公室|执法队|执法局|执法大队|执法中队|财政所|司法所|派出所|供电所|自然资源所|管理所|环卫所|国土所|林业所|规划所|市监所|税务所|农机站|林业站|畜牧站|农经站|项目办|卫生院|文化站|水利站|农技站|服务站"
    r"|综治中心|服务中心|事务中心|公务中心|应急中心|指挥中心|社区中心|治理中心|中队|人武部|监督岗|领导小组办公室|指挥部办公室|专班办公室|领导小组|指挥部|工作专班|(?:工作|服务|督查|督导|检查|考核|巡察|调研|攻坚|验收|整治|推进|宣传)组|工作局|管理局|发展局|建设局|保障局)"
)
SHORT = (
    "(?:党政|党建|综治|应急|建设|城建|村建|农业|农经|农业农村|经发|经济发展|财政|社事|社会事务|民政|平安|信访|招商|文旅|统战|组织|宣传|综合"
    "|环保|规划|扶贫|乡村振兴|人大|项目|产业)办(?![公理法事好结学案件证实税会企成])"
)
WHOLE_NAMES = "环卫所|国土所|林业站|农机站|畜牧站|农经站|项目办|创建办|整治办|财政所|司法所|派出所|供电所|卫生院|综治中心|文化站|水利站|农技站|人武部"
OF_THE_TOWN = r"(?:(?<=镇)|(?<=街道))(?![政委党])[\u4e00-\u9fff]{2,4}?(?:办|所|站|队|中心)(?![公理法事好结长员])"  # 镇安监办, by whatever name
OFFICE = pattern(rf"(?:镇|街道|乡)?((?:[\u4e00-\u9fff]{{1,9}}?){OFFICE_ENDS}|{WHOLE_NAMES}|{SHORT}|{OF_THE_TOWN})")
MAY_END = pattern(r"[室队所站心院局部岗社村办组班]")
SETTLED = pattern(r"([\u4e00-\u9fff]{2,3}?(?:社区|村))(?![委民级干里口庄容情貌])")
UPPER = pattern(r"(?![市县区]场)[省市区县州][\u4e00-\u9fff]{2,10}?(?:局|委|办|公司|中心|大队|支队|集团|学校|医院|部门|联社|支行)")
# After the subject goes on what it does or when: never 的, a place, a thing worked on.
GOES_ON = pattern(
    r"(?:要|将|须|必须|应|务必|作为|负责|牵头|会同|联合|做好|按|对|把|与|和|每|于|在|向|就|抓|加|派|组织|利用|抽调|设置|配合|督促|制定|建立|开展"
    r"|落实|拿出|完成|清理|修复|新建|排查|逐|随机|具体|统一|及时|足额|共同|分|实行|本周|本月|今年|下周|\d{1,2}月|\d{1,2}日|采取|受理|办结"
    r"|拨付|承担|解除|自筹|按照|梳理|走访|检查|调处|核查|测算|审核|提出|汇总|报|通报|举办|召开|主动|积极|立即|尽快|同步|继续|持续|已|正|再|严|全|多次|以|从|不?定期|上门"
    r"|[一二三四五六七八九十两三]{1,2}(?:天|日|周|个月|个工作日)内|[，,]|$)"
)
BUILDS = pattern(r"(?:村|社区)(?:建设|改造|新建)[\u4e00-\u9fff]{2,}(?:中心|站|院)$")
IN_CHARGE = pattern(r"(?:主要|有关|相关|分管)?负责(?:人|同志)")
IN_NO_VILLAGE = pattern(
    r"[到入进下驻包联每逐任回出走帮扶美富强穷新老]村|[到入进下驻包联每逐任]|直接|和美|美丽|示范|行政|乡村"
)
# 转发区住建局…通知, 协调市供电公司…: verbs of telling and sending that stand before a name and are part of none.
TELLING = (
    "转发|转交|转送|转报|转给|批转|传达|传阅|通知|通报|告知|函告|致函|抄送|抄报|督促|敦促|责成|责令|要求|提醒|约谈|委托|聘请|协调|动员|发动|邀请"
    "|联系|公布|公开|曝光|表彰|推广|借鉴|参照|学习|组织|指导|监督|带领|引导|鼓励|支持|帮助|召集|汇总|收集|上报|报送|报请|提请|反映|反馈"
)
TELLS = pattern(rf"(?:{TELLING})(?![部宣科处站室委办员]|小组|中心)")  # 组织部, 督促组
# 区住建局2月份完成…, 市委第二巡察组对…: bodies above the town, and what goes on behind them.
UPPER_ENDS = pattern(
    r"局|办公室|[委厅院联]|部(?![门分位件署])|(?<![举主承开协督交查])办(?![理公事好案])|中心|政协|常委会|人大常委会|人大|纪委监委|党校|支队"
    r"|大队|督查室|科协|残联|妇联|团委|总工会|工商联|(?:自来)?水厂|医院|电视台|财政(?![局厅所资收支评])|政府|[督巡检调考攻验][^，。]{0,2}组|领导小组|指挥部|专班|集团|公司"
    r"|[一二三四五六七八九十]?(?:中学|小学|学校)|大学|学院|银行|联合会|(?<=[\u4e00-\u9fff]{2})协会|研究所|管理[所站处]|开发区(?!域)|局党[委组]"
)
UPPER_LEVEL = pattern(
    rf"(?:(?!{TELLING}|提交|联合|会同|邀请|配合|协助|对接|争取|来自|作为|成为|按照|根据|通过|落实|组织|部分|所有|有关|相关|其他"
    r"|[请由对与和向在到把将让使求给为及从被同经报]|.?[省市县区镇]长|.{0,2}率)[\u4e00-\u9fff]{2,3}(?<![社园景辖片灾小])(?=[县市区州]))?[省市区县州](?![民长镇域]|场(?!监))"
)
# 团县委组织…: the one body whose level stands within its name
YOUTH = pattern(r"共?青?团[省市区县州]委(?!员)")
UPPER_UNITS = pattern(r"(?:[省市区县州]、)*[省市区县州]直?(?:机关)?各?(?:相关|有关|责任|职能)?(?:部门|单位)")
UPPER_PARTS = pattern(r"[由对将把向在与为及和、的了到是各全，,。；]")
GROUP = pattern(r"(?<=[局委会协大办厅府院])(?:联合)?(?:调研|督查|督导|检查|考察|指导|视察|慰问|暗访)组$")  # its body's
UPPER_GOES_ON = pattern(
    r"破获|侦破|抓获|受理|问责|查处|查办|审结|审查|接待|收到|发放|核发|处置|依法|为(?!了?[主期])|选派|选聘|投入|印发|出台|征收|已经|创新|率先|坚持|结合|紧"
    r"|聚焦|围绕|充分|始终|不断|依托|通过|根据|针对|累计|共(?!青)|均|都|到|赴|来(?!访)|正|未|没有|给|反馈|召集|综合|统筹|专题|实地|认真|扎实|全力|大力"
    r"|带队|率队|近[日期]|日前"
)
UPPER_WINDOW = 20  # characters that such a name takes at most
OTHER_BODIES = pattern(
    r"(?:[、和及][\u4e00-\u9fff]{2,12}?(?:局|委|办公室|督查室|厅|院|大队|支队|公司|中心|集团|政府|政协|人大|妇联|科协|残联|宣传部|组织部|办事处))*"
    r"(?:等(?:相关|有关|[\d一二三四五六七八九十]+个)?(?:部门|单位)(?:人员)?)?"
)
LIST_JOINT = pattern(r"[、和及]")
EVERY = pattern(r"各(?:村居?|社区|居村|站所|办公室|办(?![理公事])|科室|部门|单位|企业|学校)|(?:相关|有关)(?:部门|单位|村(?:、社区|社区)?)")
# Verbs that are also parts of offices' names.
IN_NAMES = frozenset(
    words(
        """
    建设 管理 服务 规划 发展 执法 综合 监督 宣传 组织 招商 统计 征收 安置 审批 学习 管护 调解 督查 应急 征兵 引导 治理 监管
    统筹 协调 保障 纪律 检查 普法 救助 就业 指挥 调度 培训 便民 巡查 财政 代表 协商 监测 防控 规范 公共 培育 开发 联动 推进
    落实 支持 促进 帮扶 督导 考核 巡察 巡视 攻坚 验收 调研 党建 创建 改革 投资 提升 整治 整改 督察
    """
    )
)
NO_PART = pattern("[由对将把向在与为及镇乡]")  # of the name of a unit of one's own
LEADS = Lexicon({"verb": [word for group in VERBS.values() for word in group if len(word) > 1]})
NO_NAME = pattern(
    r"(?:[各全本该每某有相的了在对由将把为与和从到按以及等其是要请让使向各]|面向|[\d一二三四五六七八九十两]|涉及|部分|所有|有关|相关|其他|行政|农(?![业经技机办林]|村(?:工作|经济|事务|发展)?(?:办公室|办(?![理公事])|所|站|中心))"
    r"|示范|重点|先进|后进|薄弱|试点|周边|中心村|责任|牵头|协办|配合|承办)"
)
BARE = pattern(r"[县市区镇乡](?:委、?[县市区镇乡]政府|人民政府|政府|委常委会)")  # 镇政府 of a paper without a name: no part of its units' names
RESIDENTS = pattern(r"(?:各)?(?:居委会?|村委会?|居村委?)(?=纳入|作|牵头|负责|会同|组织|上门|定期|每|对|将)")
BY = pattern(r"由(?=[\u4e00-\u9fff])")
LED = pattern(
    r"(?:等|共同|联合|会同[\u4e00-\u9fff、]{2,20}?)?(?:按[\u4e00-\u9fff]{2,4})?(?:具体|统一|牵头|负责|组织|实施|督促|做好|逐|足额|提出"
    r"|设置|会同|与|承担|落实|办理|管护|接收|安排|汇总|制定|拿出|审核|完成|核实|把关|处理|指导|维护|上门|自筹|解除|收回|支付|拨付|启动|聘请|委托|出具|协调|统筹|进一步|在|派|建设|清理|包|发(?:[督通催提函]|放|布)|[、和])"
)
# 由创建工作领导小组提出具体方案: a body formed for the work.
FORMED = pattern(r"(?:(?![的由、和])[\u4e00-\u9fff“”]){2,24}?(?:领导小组|协调小组|指挥部|工作专班|委员会)(?:办公室)?(?![组成])")
PRESIDES = pattern(r"主持|主办|陪同|带队|率队|介绍|汇报|宣读|通报")  # 由区住建局汇报: what is done at a meeting
MOST_NAMES = 12


# 人居环境整治现场核查小组先后前往…: a group by its whole name, where it goes and looks or goes on to
GROUP_NAME = pattern(
    r"(?P<group>(?:(?![的对在把为向由将率派请使让到赴])[\u4e00-\u9fff“”]){4,26}?(?:考察|调研|督查|督导|检查|核查|验收|评估|摸排|宣讲|帮扶|巡查|工作|专家|攻坚|服务)(?:小组|组|队|团))"
    r"(?:的?(?:工作人员|全体成员|成员|一行))?(?=先后|前往|赴|到(?!位)|来到|深入|走进|走访|实地|将|会(?!议)|已|对|继续|逐一|分别)"
)
MAKES_GROUP = pattern(r"组织|成立|组建|抽调|选派|派出|派|由|安排|邀请|联合|陪同|接待|迎接|配合|会同|协助|各|^[本该全我]|随|带领|率领")


class Unit(NamedTuple):
    """A unit's full name, where it ends in the text, and whether it is a village's."""

    owner: str
    end: int
    settled: bool


def unit_at(text: str, start: int, end: int, town: str | None) -> Unit | None:
    """Return the unit whose name stands at a place of the text, or None.

    town: goes before the name of a unit of its own (镇党政办公室 -> 云溪镇党政办公室)
    """
    window = min(end, start + 18)
    if not MAY_END.search(text, start + 2, window) or NO_NAME.match(text, start, window) or TELLS.match(text, start, window):
        return None
    for form, settled in ((OFFICE, False), (SETTLED, True)):
        match = form.match(text, start, window)
        if match is None:
            continue
        name = match[1]
        if NO_PART.search(name):
            continue
        if any(word.tag and word.text not in IN_NAMES for word in LEADS.find(name[:-2])):
            continue
        if settled and (len(name) < 3 or IN_NO_VILLAGE.search(name) or LEADS.find(name)):
            continue
        return Unit(place_before(town.removesuffix(name) if settled and town else town) + name, match.end(), settled)
    return None


def is_act(name: str) -> bool:
    """Tell whether what could be a unit's name has a verb in it that is part of no name: 建设便民服务中心."""
    return any(word.text not in IN_NAMES for word in LEADS.find(name))


# 社发办负责…, 房管所、规建生态办负责牵头…: units by their endings, where they are given their duties.
DUTY_UNIT = pattern(
    r"(?P<unit>[\u4e00-\u9fff]{1,9}?(?:办公室|办|所|站|队|中心|公司|集团|小组|居委会?|村委会|医院|学校))(?:[（(][^（()）]{1,8}[)）])?"
    r"(?:[、和及][\u4e00-\u9fff]{2,12}?(?:办公室|办|所|站|队|中心|公司|局|居委会?|村委会)(?:[（(][^（()）]{1,8}[)）])?){0,12}"
    r"(?=(?:具体|主要|统一|共同)?(?:负责(?!人(?!员)|同志)|牵头|配合|协助|推动|督促|会同)|要(?![求点素])|应(?![急用对])|须)"
)


def unit_on_duty(text: str, start: int, end: int, town: str | None) -> Unit | None:
    """Return the unit with which text[start:end] begins and to which it gives a duty; of several, the first."""
    match = DUTY_UNIT.match(text, start, end)
    if match is None or NO_NAME.match(match["unit"]) or TELLS.match(match["unit"]) or is_act(match["unit"]):
        return None
    return Unit(full_name(match["unit"], town), match.end(), False)


def place_before(town: str | None) -> str:
    """Return what goes before the names of a paper's own units: its town, nothing where it gives none."""
    return "" if town is None or BARE.fullmatch(town) else town


def unit_as_subject(text: str, start: int, end: int, town: str | None) -> Unit | None:
    """Return the unit with which text[start:end] begins and which acts in it; of several, the first."""
    found = unit_at(text, start, end, town)
    if found is None:
        return None
    place = found.end
    for _ in range(MOST_NAMES):
        joint = LIST_JOINT.match(text, place, end)
        following = unit_at(text, joint.end(), end, town) if joint else None
        if following is None:
            break
        place = following.end
    if place == end and BUILDS.search(found.owner):
        return None  # 石桥村建设便民服务中心: what a village builds
    person = IN_CHARGE.match(text, place, end)
    place = person.end() if person else place
    return found._replace(end=place) if acts(text, place, end) else None


def group_as_subject(text: str, start: int, end: int) -> Unit | None:
    """Return the working group with whose whole name text[start:end] begins and which acts in it."""
    group = GROUP_NAME.match(text, start, end)
    if group is None or MAKES_GROUP.search(group["group"]):
        return None
    return Unit(group["group"], group.end(), False)


def units_from(text: str, start: int, end: int, town: str | None) -> tuple[tuple[str, ...], int]:
    """Return the units of a row that begins at a place (建设管理办公室、财政所), and where it ends."""
    names: list[str] = []
    place = start
    while len(names) < MOST_NAMES:
        joint = LIST_JOINT.match(text, place, end) if names else None
        at = joint.end() if joint else place
        if names and joint is None:
            break
        all_of_them = EVERY.match(text, at, end)
        found = None if all_of_them else unit_at(text, at, end, town)
        if all_of_them:
            names.append(place_before(town) + all_of_them[0])
            place = all_of_them.end()
        elif found:
            names.append(found.owner)
            place = found.end
        elif upper := UPPER.match(text, at, end):
            names.append(upper[0])
            place = upper.end()
        else:
            break
    return tuple(names), place


def upper_as_subject(text: str, start: int, end: int) -> Unit | None:
    """Return the body above the town with which text[start:end] begins and which acts in it; of several, the first."""
    units = UPPER_UNITS.match(text, start, end)
    if units and acts(text, units.end(), end):
        return Unit(units[0], units.end(), False)
    youth = YOUTH.match(text, start, end) if text[start] in "团共" else None
    if youth:
        return Unit(youth[0], youth.end(), False) if acts(text, youth.end(), end) else None
    level = UPPER_LEVEL.match(text, start, end)
    if level is None or (level.end() - start > 2 and LEADS.get(text[start : level.end() - 1])):
        return None  # 建成县福利中心
    best: Unit | None = None
    window = min(end, start + UPPER_WINDOW)
    for match in UPPER_ENDS.finditer(text, level.end(), window):
        name = text[start : match.end()]
        if UPPER_PARTS.search(name) or any(
            word.text not in IN_NAMES for word in LEADS.find(text[level.end() : match.start()])
        ):
            break
        others = OTHER_BODIES.match(text, match.end(), end)
        place = others.end() if others else match.end()
        if acts(text, place, end):
            best = Unit(GROUP.sub("", name), place, False)
    return best


def acts(text: str, place: int, end: int) -> bool:
    """Tell whether what stands behind a name goes on with what its bearer does."""
    if GOES_ON.match(text, place, end) or UPPER_GOES_ON.match(text, place, end):
        return True
    verb = LEADS.find(text[place : min(end, place + 4)])
    return bool(verb) and not verb[0].start and text[place + len(verb[0].text) : place + len(verb[0].text) + 1] != "的"


def unit_behind_by(text: str, start: int, end: int, town: str | None) -> str | None:
    """Return the unit that 由…牵头, 由…负责 names in a clause."""
    for by in BY.finditer(text, start, end):
        if text.endswith(("成立", "组建", "成立了", "组建了"), start, by.start()):
            continue  # 成立由应急办、派出所组成的工作组: who is in it
        found = unit_at(text, by.end(), end, town)
        if found and (LED.match(text, found.end, end) or (acts(text, found.end, end) and not PRESIDES.match(text, found.end, end))):
            return found.owner  # 由农业农村办公室每周五向党政办公室报送
        every = EVERY.match(text, by.end(), end)
        if every and (LED.match(text, every.end(), end) or acts(text, every.end(), end)):
            return place_before(town) + every[0]  # 由各村对…排查
        residents = RESIDENTS.match(text, by.end(), end)
        if residents:
            return full_name(residents[0], town)
        upper = UPPER.match(text, by.end(), end)
        if upper and LED.match(text, upper.end(), end):
            return upper[0]
        if (body := FORMED.match(text, by.end(), min(end, by.end() + UPPER_WINDOW * 2))) and acts(text, body.end(), end):
            return body[0]
        above = upper_as_subject(text, by.end(), end)
        if above and not PRESIDES.match(text, above.end, end):
            return above.owner
    return None


def full_name(name: str, town: str | None) -> str:
    """Write a unit's name with its town, unless it belongs to the county or names its town itself."""
    name = re.sub(r"^(?:镇|乡(?!村))(?=[\u4e00-\u9fff]{3,})|^街道(?=[\u4e00-\u9fff]{3,})", "", name.strip("（）() \u3000"))
    if town is None or BARE.fullmatch(town) or name.startswith(town) or re.match(r"[省市区县州]|[\u4e00-\u9fff]{2,4}(?:镇|街道|乡)", name):
        return name
    if re.search(r"(?:公司|集团|银行|企业|合作社)$", name):
        return name
    return town + name
