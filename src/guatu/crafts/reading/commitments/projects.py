"""Named projects, places of work, enterprises and campaigns in a clause, as written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guatu.crafts.reading.commitments.ended_names import (
    ENDING,
    ENDS,
    GENERIC,
    HIDDEN,
    LEADING,
    SAYS_MORE,
    STARTERS,
    is_generic,
    name_before,
    trimmed,
)
from guatu.crafts.reading.commitments.fields import THING_LEXICON
from guatu.crafts.reading.commitments.marked_names import QUOTED, add_quoted, add_titled
from guatu.crafts.reading.lexicon.scanner import Word
from guatu.crafts.sieving.patterns import pattern

__all__ = ["ENDS", "QUOTED", "named_things"]

NO_GOING_ON = pattern(r"[、，,。；;和与及的等“”（(]|以及")
# 石桥村文化活动室提升项目, 人民路白改黑工程: the work at a place is named with the place.
OF_A_PLACE = frozenset(("项目", "工程", "行动"))
OF_THE_PLACE = pattern(
    r"(?!(?:村|居|级|民|组|内|外|里|上|沿线)?(?:的|等|和|及|与|要|将|为|有|已|在|对"
    r"|是|正|进行|完成|实施|施工))(?:(?![和与及或等的正])[\u4e00-\u9fffA-Za-z]){2,14}"
)
# 编制转型规划和循环经济发展规划, 落实耕地保护制度, 成立产业链委员会: what is written, put into force or set up by its name.
WRITES = pattern(
    r"(?:编制(?:完成)?|修编|修订(?:完善)?|制[定订](?:出台|印发|下发|完善)?|提出|出台|印发|下发|实施|启动)(?:了)?(?P<papers>(?:关于)?[\u4e00-\u9fff]{2,30}?(?:规划|方案|实施意见|管理办法|实施办法|实施细则))(?=编制|修编|工作|$)"
    r"|(?:全面)?(?:落实|实行|推行|实施)(?:好|了)?(?P<chiefs>[河湖林田路街巷山][\u4e00-\u9fff]?长制(?:[、和与及][河湖林田路街巷山][\u4e00-\u9fff]?长制)*)$"
    r"|(?:落实|实行|执行|推行|试行|建立(?:健全|完善)?)(?:好|了)?(?:“[^“”]{2,10}”[和与、])?(?P<rules>[\u4e00-\u9fff]{3,22}?(?:责任制|制度))$"
    r"|(?:成立|组建|设立)(?:了)?(?P<bodies>[\u4e00-\u9fff]{4,30}?(?:委员会|党委|党总支|协会|商会))$"
    r"|(?:争创|成为|蝉联|进入|命名为|评为|授予|荣获|获评|创成)(?:了)?(?:[^，]{0,8}第[一二三四五六七八九十\d]+个)?"
    r"(?P<honours>[^，]{2,16}?(?:城市|模范城|模范[县市区镇]|示范[区县市镇村]|产业强[县镇]))(?:行列|称号)?$"
)
NOT_BY_NAME = pattern(
    r"^(?:[\u4e00-\u9fff]{0,4}(?:详细|具体|相关|有关|专项|各项|总体|工作|实施|整改|一系列|配套|行动|详尽|可行|定期|日常|月检|维护"
    r"|保养|检测|巡查|值班|[和与、])|[了个项的])+(?:的)?(?:规划|方案|意见|制度|责任制)$|等|[各全]项|有关|相关"
)
NAMED_PAPERS_END = frozenset("法则划案见制度会委作编市城县区镇村列号")  # what ends a clause with such a name
ROW = pattern(
    r"(?P<row>[^，,。；;：:“”的了在对将把、和及\s]{3,24}(?:[、和及][^，,。；;：:“”的了在对将把、和及\s]{3,20})+?)"
    r"(?:等[^，、]{0,14})?(?:\d+[座个条处项所]?[\u4e00-\u9fff]{2,6})?"
    r"(?:实质性|全面|基本|顺利|陆续|相继|正式|全部|主体|已|正在)*(?:开工|竣工|动工|建成|通车|投用|投入使用|投产|启用|加快|完成|封顶|交付|搬迁|下闸|开园|开业|推进)"
)
ROW_JOINT = pattern(r"[、及]|和(?!平|谐|美|睦)")
COUNTED_OFF = pattern(r"\d+[座个条处项所](?:[\u4e00-\u9fff]{2,6})?$")
PAPERS_JOINED = pattern(r"(?<=长制)[、和与及]|(?<=规划|方案|制度)[和与、]|(?<=意见|党委)[和与、]|(?<=示范[区县市镇村])、")
WHOLE_LINES = frozenset(("工程", "铁路", "高速", "隧道", "生产线", "综合体"))  # …铁路项目 is one name
# 风貌改造和村镇规划行动: two works, each by its name.
TWO_WORKS = pattern(
    r"(?<=[\u4e00-\u9fff]{2}改造|[\u4e00-\u9fff]{2}整治|[\u4e00-\u9fff]{2}提升|[\u4e00-\u9fff]{2}治理|[\u4e00-\u9fff]{2}行动)(?:和|及)(?=[\u4e00-\u9fff]{4,})"
)
HOLDS = pattern(r"[（(](?:含|包括|包含|其中)[^（()）]*[)）]?")  # what stands in these brackets is part of what stands before
LONGEST_MORE = 4  # characters between two endings of one campaign's name
NO_HARBOURS = frozenset(("香港", "来港", "赴港"))
GOES_IN = pattern(r"[进入到下][\u4e00-\u9fff]{1,2}")  # 进社区、进农村
# A、B等企业: what is listed before 等 and a class of named things.
SHORTEST_CAMPAIGN = 5  # characters: 殡葬改革 names none
LISTED = pattern(
    r"等(?:[一二三四五六七八九十\d]+(?:余|多)?[家个条处项所座]|多[家个项]|一批|\d+(?=[村镇]))?(?:(?:(?![的了在对和与等])[\u4e00-\u9fff]){1,6}?(?=活动$|活动(?:成功|相继|顺利)))?(?:(?<=一批|\d项|\d个)[\u4e00-\u9fff]{2,8}(?=工程|项目))?(?:重点|辖区|知名|社会|大型|电商|社团|在建|在谈|续建|新建|签约|规上|骨干|龙头|相关|重大|产业|工业|乡镇|优质|民生|基础设施|一批|转型|农业|现代|工业|服务业|文旅)*(?:企业"
    r"|平台|站点|协会|组织(?!部)|机构|公司|项目|工程|村(?![民])|社区|路段|小区|景区|活动|点上|道路|特色村|民俗文化|非遗|课程|节目|品牌|点位|地(?![方区块])|(?:共建|联动|工作|管理|长效)*(?:制度|做法)|(?<=\d[家个条处所座])(?:中心)?(?:卫生院|敬老院|养老院|学校|中学|小学|幼儿园|医院|水库|泵站|桥梁?|公园|游园|停车场|断头路)"
    r"|(?<=\d)(?:个)?(?:村|镇|街道|单位))"
)
# 东塘、石桥、云溪三个乡, 甲村、乙村两村: which they are, and how many.
SO_MANY_OF = pattern(
    r"(?P<places>(?:(?![，。；：了的在对将把和与及等])[\u4e00-\u9fff]){2,6}(?:、(?:(?![，。；：了的在对将把和与及等])[\u4e00-\u9fff]){2,5}){1,8}?(?:[和及、](?:(?![，。；：了的在对将把和与及等])[\u4e00-\u9fff]){2,5}?)?)"
    r"(?:[二两三四五六七八九十]|\d{1,2})个?(?:[\u4e00-\u9fff]{0,6}?)(?:[村镇乡县区社]|街道|园区|社区|片区|小区|水库|学校)(?![\u4e00-\u9fff]{0,2}[长委])"
)
SHARED_END = pattern(r"(?:片区|社区|村|园区|小区|厂房|组团|标准厂房)[\u4e00-\u9fff\d]{0,12}$")
BESIDE = pattern(r"[\u4e00-\u9fff]{2,12}$")
ITEM_JOINT = pattern(r"、|(?<![仁泰祥永义瑞六昌太共])和(?!美|谐|平|睦)|与|及")
COMPANY = pattern(r"[\u4e00-\u9fffA-Za-z]{2,12}[(（][\u4e00-\u9fff]{2,6}[)）]有限公司")


# 深化全国文明城市创建工作, 开展第四次全国药材普查: a campaign that needs no marks, nor a word that ends names.
CAMPAIGN = pattern(
    r"(?:推进|推动|深化|开展(?:好|了)?|实施|加快|做好|抓好|迎接|研究|参加|成立|组建|召开|举行|解决|对|完成)(?:大部分|全部)?(?:迎接)?(?:辖区|全[镇乡县区市])?"
    r"(?P<campaign>[\u4e00-\u9fffA-Z\d]{2,22}?(?:普查|复审|创建|换届(?:选举)?|治理|整治|改革|监控系统|信息系统|管理系统|设计方案))"
    r"(?:试点|建设)?(?:工作)?(?:$|(?:领导小组|工作专班|启动会|动员会|推进会|过堂会|组委会|专题会|工作会|调度会|部署会|总结会|现场会|调研|督导|难题|进行|持续|等))"
)
PLAIN_CAMPAIGN = pattern(
    r"^(?:[这该其各本此]|综合|专项|集中|环境|源头|系统|依法|基层|社会|安全|隐患|排查|生产|消防|全面|日常|长效|乡村|问题|开展|协同|依规|联合|重点|突出|市域|矛盾|纠纷|污染|垃圾|生活|网格化?|数字|交通|秩序|市容|卫生|村庄|城市|农村|制度|机制|创新|[一二三四五六七八九十]|环境综合|道路|河道|水|大气|土壤|违建|飞线)+"
    r"(?:普查|复审|创建|换届|治理|整治|改革|监控系统|信息系统|管理系统|设计方案)$|隐患|排查|违法|违规|违章|低效|乱象|^本|的|等|[、和与及]|了(?!解)"
)

# 到清河水务公司召开办公会, 协调某某公司: an enterprise that is gone to or spoken to, without 有限.
OTHER_COMPANY = pattern(
    r"(?:到|赴|来到|走进|走访|考察|协调|支持|帮助|引进|对接|约谈|督促|推动|向|与)(?P<company>[\u4e00-\u9fffA-Za-z]{3,10}?(?<![限任份分总子该各])公司)(?![法章制])"
)
SHORTEST_COMPANY = 5
LONGEST_WORK = 16
SHORTEST_PLACE = 4
NUMBERED_ROAD = pattern(r"(?:国道|省道|县道|乡道)\d{2,4}(?:线)?(?:(?![、，和及与等])[\u4e00-\u9fff]{1,6}段)?(?:改造|改建|扩建|提升)?(?:项目|工程)?")
# 背街小巷整治加快实施: what is done stands first, and then only how far it is.
FRONTED = pattern(
    r"(?:\d+[个所处条项座家])?(?P<works>(?:(?![，。；：了的在对将把已从由为])[^\s，。；：]){4,40}?(?:改造|整治|治理|创建|普查|签约|工程|项目|试点|换届))(?:建设|工作)?"
    r"(?:全面|基本|正式|即将|正在|扎实|有序|积极|加快|顺利|稳步|深入|成功|全部)*(?:完成|竣工|推进|实施|开展|进行|完工|收尾|启动|取得[^，]{0,6}(?:实效|成效|进展))"
)
# 石桥体验园、东塘驿站建成投用: places that are there now.
OPENED = pattern(
    r"(?P<works>(?:(?![，。；：了的在对将把已从由为\d])[^\s，。；：]){4,40}?)(?:全面|正式|相继|陆续|顺利|全部)*"
    r"(?:建成投用|建成使用|建成开放|投入使用|投入运营|投用|落成|开园|开馆|通车|揭牌)"
)
FRONTED_ENDS = frozenset("成工进施展行尾动效用放营园馆车牌")  # how such a clause ends
ALL_OF_A_SORT = pattern(r"(?:各项|各类|全部|所有|重点|重大|一批|其他|其余|该|此|\d|[一二三四五六七八九十]大?(?:项|类|个)|(?:项目|工程|工作|任务)+$)")
PLAIN_COMPANY = pattern(
    r"^(?:[省市县区镇乡各该本]|国有|物业|供?排水|自来水|供水|电力|供电|燃气|保险|全资|集团|施工|建设|投资|平台|强村|旅行|监理|第三方|专业|中介|公交|检测|设计|相关|有关|服务|管理|企业|物流|运营|通信|劳务|人力资源)+公司|的|[、和与]"
)


def named_things(text: str, start: int, end: int, ends: Sequence[Word]) -> tuple[list[str], list[str]]:
    """Return the names in text[start:end], in order, cut at 、 和 与 where places or works are joined.

    ends: what ENDS finds in this run of the text
    returns: the names to write down, and these with what only speaks of one thing (相关…项目, “四不两直”)
    """
    found: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    words = text[start:end]
    if ("(" in words or "（" in words) and (holds := HOLDS.search(text, start, end)) and holds.end() >= end - 1:
        if any(word.tag != "trap" and word.end > holds.start() for word in ends):
            found.append((holds.start(), HIDDEN + holds[0]))
        end = holds.start()
        words = text[start:end]
        ends = [word for word in ends if word.end <= end]
        if not words:
            return [], []
    if "《" in words:
        add_titled(text, start, end, found, taken)
    if "“" in words or '"' in words or "「" in words:
        add_quoted(text, start, end, found, taken)
    if words[-1:] in NAMED_PAPERS_END:
        _written(text, start, end, found, taken)
    if "公司" in words:
        for match in OTHER_COMPANY.finditer(text, start, end):
            name = trimmed(match["company"])
            if len(name) >= SHORTEST_COMPANY and not PLAIN_COMPANY.search(name):
                found.append((match.end() - len(name), name))
                taken.append((match.end() - len(name), match.end()))
    if "有限公司" in words:
        for match in COMPANY.finditer(text, start, end):
            name = trimmed(match[0])
            found.append((match.end() - len(name), name))
            taken.append((match.end() - len(name), match.end()))
    if "等" in words:
        _listed(text, start, end, found, taken)
    if "、" in words:
        _counted_off(text, start, end, found, taken)
    if CAMPAIGN.search(words):
        _campaigns(text, start, end, found, taken)
    covered = start
    for number, word in enumerate(ends):
        if number + 1 < len(ends) and _goes_on(text, word, ends[number + 1]):
            continue
        if word.tag == "trap" or word.end > end or word.start < covered:
            continue
        if any(a <= word.start < b for a, b in taken):
            continue
        before, name_end = name_before(text, start, end, word, covered)
        if before is not None:
            covered = name_end
            if not any(a < name_end and name_end - len(before) < b for a, b in taken):
                found.append((name_end - len(before), before))
    for match in NUMBERED_ROAD.finditer(text, start, end) if "道" in words else ():
        if not any(a < match.end() and match.start() < b for a, b in taken):
            found = [(at, name) for at, name in found if not match.start() <= at < match.end()]
            found.append((match.start(), match[0]))
    if words[-1:] in FRONTED_ENDS:
        _fronted(text, start, end, found)
    if not found:
        return [], []
    if "、" in words:
        _beside(text, start, found)
        _works_beside(text, start, found)
        _in_a_row(text, start, end, found)
    if "暨" in words:
        _held_together(text, found)
    parts = (part for place, name in sorted(found) for part in (TWO_WORKS.split(name) if "和" in name or "及" in name else (name,)))
    names = [name for name in dict.fromkeys(parts) if len(name) >= 2]
    names = [name for name in names if not GOES_IN.fullmatch(name)]
    return [name for name in names if not name.startswith(HIDDEN) and name not in NO_HARBOURS], names


def _fronted(text: str, start: int, end: int, found: list[tuple[int, str]]) -> None:
    """Add the works of which a clause only says how far they are: 背街小巷整治加快实施, 雨污分流、专项整治取得实效."""
    works = FRONTED.fullmatch(text, start, end)
    match = works or OPENED.fullmatch(text, start, end)
    if match is None:
        return
    place = match.start("works")
    for item in ITEM_JOINT.split(match["works"]):
        at = text.index(item, place)
        place = at + len(item)
        name = ENDING.sub("", item)
        known = [(other, known) for other, known in found if at < other + len(known) and other < place and not known.startswith(HIDDEN)]
        if known and all(other + len(part) < at + len(name) for other, part in known):
            found[:] = [each for each in found if each not in known]  # 石桥 of 石桥农业体验园
            known = []
        shortest = SHORTEST_CAMPAIGN if works else SHORTEST_PLACE
        if not known and len(name) >= shortest and not (ALL_OF_A_SORT.match(name) or (works is None and is_generic(name))):
            found.append((at, name))


def _held_together(text: str, found: list[tuple[int, str]]) -> None:
    """Make one of two names with 暨 between them: 第四届文化节暨第三届丰收节."""
    for place, name in sorted(found):
        if not name.startswith("暨"):
            continue
        before = next(((at, other) for at, other in found if at + len(other) == place and not other.startswith(HIDDEN)), None)
        if before is not None:
            found.remove((place, name))
            found[found.index(before)] = before[0], before[1] + name


OF_A_FIRM = pattern(r"(?:(?![的、和与及在等])[\u4e00-\u9fff\d.]){2,20}")


def _goes_on(text: str, word: Word, following: Word) -> bool:
    """Tell whether a name goes on to the next ending: 南圩村产业园, 镜湖大桥 are one name each."""
    if word.tag == "company" and following.tag == "company" and following.start == word.end:
        return True
    if word.text == "集团" and following.text in ("项目", "生产线", "基地"):
        return OF_A_FIRM.fullmatch(text, word.end, following.start) is not None  # 石桥集团年产4万件羊绒衫项目
    if word.tag == "project" and following.tag == "project":
        gap = following.start - word.end
        if text[word.end : following.start] == "建设":
            return True  # 善治乡村试点建设项目
        if not gap or (word.text[0] == "大" and gap <= LONGEST_MORE and NO_GOING_ON.search(text, word.end, following.start) is None):
            return True  # 攻坚战三年行动, 大排查大整治行动
    if word.text in WHOLE_LINES and following.text in ("项目", "工程") and following.start == word.end:
        return True
    if (word.tag not in ("place", "village") and word.text != "片区") or following.tag == "trap":
        return False
    between = text[word.end : following.start]
    if len(between) <= 2:
        return not NO_GOING_ON.search(between)
    return following.tag == "project" and following.text in OF_A_PLACE and OF_THE_PLACE.fullmatch(between) is not None


def _written(text: str, start: int, end: int, found: list[tuple[int, str]], taken: list[tuple[int, int]]) -> None:
    """Add the plans that a clause draws up, the rules that it puts into force and the bodies that it sets up, by name."""
    for match in WRITES.finditer(text, start, end):
        place = match.start(match.lastgroup or 0)
        run = match[match.lastgroup or 0]
        if NOT_BY_NAME.search(run):
            continue
        for name in PAPERS_JOINED.split(run):
            at = text.index(name, place)
            place = at + len(name)
            if match.lastgroup == "rules":
                name = name[name.rfind("的") + 1 :]
            if match.lastgroup not in ("honours", "chiefs") and not name.startswith("关于"):
                name = STARTERS.sub("", name)
            if (len(name) >= 5 or match.lastgroup == "chiefs") and not any(a <= at < b for a, b in taken):
                found.append((place - len(name), name))
                taken.append((at, place))


def _campaigns(text: str, start: int, end: int, found: list[tuple[int, str]], taken: list[tuple[int, int]]) -> None:
    """Add the campaigns that are named as the object of what is done, by no mark and no ending of names."""
    for match in CAMPAIGN.finditer(text, start, end):
        name = match["campaign"] if match["campaign"].startswith("村级") else trimmed(match["campaign"])
        at = match.end("campaign") - len(name)
        if len(name) < SHORTEST_CAMPAIGN or PLAIN_CAMPAIGN.search(name) or is_generic(name):
            continue
        if not any(a < match.end("campaign") and at < b for a, b in taken):
            found.append((at, name))
            taken.append((at, match.end("campaign")))


def _beside(text: str, start: int, found: list[tuple[int, str]]) -> None:
    """Add the names before 、 that share the ending of the one behind it: 鸣东、石桥片区整治行动."""
    for place, name in list(found):
        if name.startswith(HIDDEN) or not SHARED_END.search(name):
            continue
        at = place
        while at - start > 2 and text[at - 1] == "、":
            run = BESIDE.search(text, max(start, at - 14), at - 1)
            own = trimmed(run[0]) if run else ""
            if not 2 <= len(own) <= 6 or GENERIC.fullmatch(own) or LEADING.find(own) or THING_LEXICON.find(own):
                break
            at = at - 1 - len(own)
            if any(other == at for other, _ in found):
                break
            found.append((at, own))


A_WORK_BESIDE = pattern(r"[\u4e00-\u9fff]{2,8}(?:化|整治|改造|提升|治理|修缮|清淤)")
WORKS_SHARED = ("化工程", "整治工程", "改造工程", "提升工程", "治理工程")


def _works_beside(text: str, start: int, found: list[tuple[int, str]]) -> None:
    """Add the works before 、 that share 工程 with the one behind it: 实施道路硬化、村庄绿化、路灯亮化工程."""
    for place, name in list(found):
        at = place
        while name.endswith(WORKS_SHARED) and at - start > 2 and text[at - 1] == "、":
            last = at - 1
            first = max(start, last - LONGEST_WORK)
            first = max(first, *(text.rfind(mark, first, last) + 1 for mark in "、，,；;：:"))
            own = trimmed(text[first:last])
            if A_WORK_BESIDE.fullmatch(own) is None:
                break
            at = last - len(own)
            if not any(other < last and at < other + len(known) for other, known in found if not known.startswith(HIDDEN)):
                found.append((at, own))


def _in_a_row(text: str, start: int, end: int, found: list[tuple[int, str]]) -> None:
    """Add what stands in a row with names before the verb that they share: 石桥体育馆、云溪公园、镇文化站竣工使用."""
    row = ROW.match(text, start, end) if found else None
    if row is None or not any(place < row.end("row") and not name.startswith(HIDDEN) for place, name in found):
        return
    at = row.start("row")
    for item in ROW_JOINT.split(row["row"]):
        place = text.index(item, at)
        at = place + len(item)
        name = ENDING.sub("", COUNTED_OFF.sub("", item))
        if any(place <= other < at or other < at <= other + len(known) for other, known in found):
            continue
        if 3 <= len(name) <= 16 and not (is_generic(name) or LEADING.find(name) or SAYS_MORE.search(name)):
            found.append((place, name))


def _counted_off(text: str, start: int, end: int, found: list[tuple[int, str]], taken: list[tuple[int, int]]) -> None:
    """Add the places of which a clause names each and says how many they are: 东塘、石桥、云溪三个乡."""
    for match in SO_MANY_OF.finditer(text, start, end):
        place = match.start("places")
        if any(a < match.end() and place < b for a, b in taken):
            continue
        items: list[tuple[int, str]] = []
        for number, item in enumerate(ITEM_JOINT.split(match["places"])):
            at = text.index(item, place)
            place = at + len(item)
            name = trimmed(item) if number == 0 else item
            if not 2 <= len(name) <= 6 or LEADING.find(name) or THING_LEXICON.get(name) or is_generic(name):
                break
            items.append((place - len(name), name))
        else:
            found.extend(items)
            taken.append((items[0][0], match.end()))


def _listed(text: str, start: int, end: int, found: list[tuple[int, str]], taken: list[tuple[int, int]]) -> None:
    """Add the items of A、B等企业, each of which is a name unless it is a common thing."""
    for match in LISTED.finditer(text, start, end):
        low = start
        for stop in re.finditer(r"[，,。；;：:\n“”()（）]", text[start : match.start()]):
            low = start + stop.end()
        if (attribute := text.rfind("的", low, match.start())) >= 0:
            low = attribute + 1
        run = text[low : match.start()]
        if any(a < match.start() and low < b for a, b in taken):
            continue
        offset = 0
        for number, item in enumerate(ITEM_JOINT.split(run)):
            place = low + run.find(item, offset)
            offset = place - low + len(item)
            name = trimmed(item) if number == 0 else STARTERS.sub("", item)
            covered = sum(len(word.text) for word in THING_LEXICON.find(name))
            if not 2 <= len(name) <= 20 or LEADING.get(name) or GENERIC.fullmatch(name) or covered >= len(name) - 1:
                continue
            if re.search(r"\d|的|[一二三四五六七八九十]个", name):
                continue
            found.append((place + len(item) - len(name), ENDING.sub("", name)))
            taken.append((place, place + len(item)))
