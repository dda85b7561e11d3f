"""Whose paper it is where no town heads its clauses: a town named on the way, a county, or a body without a place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from guatu.crafts.reading.lexicon.prefectures import DOUBTFUL, NAMES
from guatu.crafts.reading.lexicon.scanner import Lexicon
from guatu.crafts.reading.structure.organisations import (
    FUNCTION,
    MAKES_A_TOWN,
    NO_NAME,
    OF_A_WALL,
    TOWN_ENDS,
    VERB_IN_NAME,
)
from guatu.crafts.timing.pieces import pattern

COUNTY_ENDS = "县|市|区|旗|州"
ON_THE_WAY = pattern(TOWN_ENDS)
# What stands before a name and belongs to none: 召开的云溪镇, 期间云溪镇, 江州市清河区.
BEFORE = pattern(
    r".*(?:[的在对到由把以了与和及向从为于赴是至将使就被让该年月日、自据随因]|经(?![济营开常])|期间|关于|距离|位于|来自|家住|地处|走进|[同随]意|来到"
    r"|[\u4e00-\u9fff]{2}[省市县区州旗](?=..))"
)
OUR_COUNTY = pattern(r"我(?:县|市|区(?!域)|州|旗)")
# 该镇, 我乡: the paper speaks of its town without its name.
SELF = pattern(r"[我全该本](县|市(?!场)|区(?!域)|州|旗|镇|乡|街道)")
OF_ITS_TOWN = pattern(r"[我该本](镇|乡|街道)(?!域)")
OF_ANY_TOWN = pattern(r"全(?:镇|乡)(?!域)|(?<![\u4e00-\u9fff])(?:镇|乡)(?:党委|政府)")
OF_ITS_COUNTY = pattern(r"[我全该本](县|市|区|州|旗)(?![场域民委])|(?<!园)(县|市|区|州|旗)(?:委(?!员)|政府)")
NO_COUNTY = pattern(
    r"[归入出上进赶收]市$|[家生明范安林](?:卫生|文明|示范)?[县市区]$(?<=(?:国家|卫生|文明|示范|平安|园林).)|国家(?:级|卫生|文明|园林)|[\u4e00-\u9fff]{2}[兴强名大立治富美][县市区]$|[辖城社园户景片小山地库校厂林牧灾震疫矿新郊湖镇展]区$|^第|[城都超夜农菜早集门股上楼]市$|[各本全我该某每两].?$|^[各本全我该某每千百]|届[县市区]$|(?:开发|起步|先行|合作|试验|实验|集聚|聚集|核心|功能|保护|居民|商业|住宅|生活|办公|保税|物流)区|自治区|城镇|乡镇|地区$|街区$|战区$|风景区$|示范区$|[县地]级市$|两[县市区]|[一二三四五六七八九十几]$"
)
NO_NAME_AT_ALL = pattern(r"^[这那此]次?|协调|联系|对接|督促|配合|争取|上报|不久|等$|同意|原则|意见|简称|统称|报|请|关于|以后|会后|获|项目|问题")
GOVERNED = pattern(r"(?:人民政府|政府(?!工作报告)|委(?!员))")  # 立山区人民政府 is of no hills
COUNTY_NAME = pattern(
    rf"(?P<before>[\u4e00-\u9fff]{{1,8}}?)(?P<end>{COUNTY_ENDS})(?![场民域长直级里县]|市(?![容场政])|(?<=县)区)"
)
# 清河新闻网, 清河日报: a page that only says 我区 is printed there.
PRINTED = pattern(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,3}?)(?:新闻网|日报|晚报|时报|政府网|融媒体中心)")
SENT_BY = pattern(r"来源[ \u3000]?[:：][ \u3000]?([\u4e00-\u9fff]{2,4}[县市区])(?![\u4e00-\u9fff]{0,2}[局报网台])")
FOR_ALL = frozenset(("人民", "经济", "光明", "中国", "农民", "工人", "法治", "科技", "长城", "大众", "新华", "环球"))
BARE_BODY = pattern(r"(?:[县市区]委常委会|[县市区镇乡](?:委、?[县市区镇乡]政府|人民政府|政府(?!网|工作报告)))")
# 在市委、市政府的正确领导下, 向市政府汇报: a body that is not the paper's own.
LED_BY = pattern(r"[^，,。；;]{0,24}(?:领导|支持|关心|关怀|指导)(?:和[^，,。；;]{2,8})?下")
SPOKEN_TO = frozenset("向对报经请给与和同受按据照彻")
BEFORE_BODY = pattern(r"^(?:关于)?(?:中共)?(?:20\d\d年度?)?(?:[上下]半年)?")
TITLE_BODY = pattern(
    r"(?:[\u4e00-\u9fff]{2,18}?(?:局|委员会|[发卫住农经教建][改健建业信工育]?委(?=\d|关于|[上下]半年|工作)|办公室|管委会|督查室|支队|大队|法院|检察院|指挥部|领导小组"
    r"|开发区|高新区|度假区|园区|中学|小学|学校|医院|社区|村|农场))(?:[“\"]?两委[”\"]?|党支部|党委|党组|村委会)?(?=关于|\d{4}年|[上下]半年|印发|召开|开展|举办|组织|工作(?:总结|要点|计划|报告|情况|安排|汇报))"
)
# 清河至石桥高速, 清河大学, 使清河更加美好: what speaks of a place without 县, 市 or 区 behind its name.
SHORT = pattern(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在对使让为是由把与到后从全的了道]))(?P<name>[\u4e00-\u9fff]{2})(?=(?P<sure>中心城区|主城区|城区|市区|县城|环城|境内|首届"
    r"|(?:[\u4e00-\u9fff]{2})?(?:机场|大学|学院)|师范|至[\u4e00-\u9fff]{2})|人民(?![政代法银币医路])|发展的|越来越|更加美|提前全面|的(?:认知|建设者|明天|未来|根本))"
)
# “绿色清河”行动, 促进清河崛起, 感受清河的发展变化: what a place is praised or loved for.
PRAISED = pattern(
    r"[“\"](?:生态|和谐|幸福|美丽|平安|富裕|富强|活力|魅力|宜居|文明|智慧|实力|法治|绿色|健康|清廉|开放|诚信|信用|数字|品质|森林|大美|书香)(?P<fine>[\u4e00-\u9fff]{2})(?=[”\"、，,])"
    r"|(?:和谐|幸福|美丽|富裕|富强|活力|魅力|大美|实力)(?P<worn>[\u4e00-\u9fff]{2})(?=[，,。、；;！创奠作贡注])"
    r"|(?:促进|推动|争取|实现|助推|加快|振兴|确保|感受|见证|支持|拉动|带动|建设|热爱|关心|宣传|推介|走进|相约)"
    r"(?P<moved>[\u4e00-\u9fff]{2})(?=崛起|腾飞|跨越|口岸|国际|大地|的?发展变化|的变化|服务业|的(?:明天|未来|建设者))"
)
NO_SHORT = pattern(
    r"[全我本该各每一二三四五六七八九十]|[省市县区镇乡村国]|[的了和与及是在]|经济|社会|人类|农村|城乡|东部|西部|中部|南部|北部|东北|华东|企业|群众|人民|农民|项目|事业|产业|开放|改革|创新"
    r"|教育|科技|医疗|国际|新建|建设|高等|成人|职业|师范|广播|老年|交通|农业|工业|理工|医科|财经|民用|军用|政府|时代|历史|未来|我们|它们|他们|绿色|推动|促进|加快"
    r"|家园|家庭|校园|庭院|生活|人生|发展|旅游|服务|消费|文化|机关|医院|学校|饮食|养老|春运|实践|防火|单位|工地|河湖|劳动|出行|晚年|人家|能源|物流|金融|安全|生产|党建"
)
PRESENTS = pattern(
    r"\s*(?:[^。\n]{2,40}\n)?(?P<village>[\u4e00-\u9fff]{2,4}?(?:村|社区))(?:位于|地处|坐落[于在]|隶属于?|属于?|处于)"
    r"(?:[\u4e00-\u9fff]{2,4}?[省市县区州旗]){0,3}(?P<town>[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道))"
)
CITY = Lexicon({"city": list(NAMES)})
LEAD_SENTENCE = pattern(r"[^。！？]{6,200}[。！？]")  # of news
LEAST_MEANT = 2  # times that a town's name stands so
LEAST_SHORT = 3  # times that a place is spoken of so
HEAD = 4  # lines in which a paper says whose it is
LONGEST = 60  # characters of such a line
WINDOW = 10  # characters before 镇, 乡, 街道 among which its name is


def town_on_the_way(text: str, title: str | None) -> str | None:
    """Return the town that a paper names in the midst of its clauses: its title does, or it says 该镇 of it later."""
    own = {match[1] for match in OF_ITS_TOWN.finditer(text)}
    titled = towns_in(title or "")
    if titled:
        return titled[0]
    if not own and OF_ANY_TOWN.search(text):
        named = set(towns_in(text))
        return named.pop() if len(named) == 1 else None
    counts = Counter(name for name in towns_in(text) if name.endswith(tuple(own)))
    if not counts:
        return None
    name, count = counts.most_common(1)[0]
    return name if count * 2 > counts.total() or count > 2 else None


def towns_in(text: str) -> list[str]:
    found = []
    for match in ON_THE_WAY.finditer(text):
        run = re.search(r"[\u4e00-\u9fff]*\Z", text[max(0, match.start() - WINDOW) : match.start()])
        own = _own_name(run[0] if run else "")
        if VERB_IN_NAME.find(own) or MAKES_A_TOWN.search(own):
            continue
        if 2 <= len(own) <= (6 if match[0] == "民族乡" else 4) and not NO_NAME.match(own) and not FUNCTION.search(own):
            found.append(own + match[0])
    return found


def _own_name(run: str) -> str:
    """Return what is left of a run of words before 镇 when what belongs to no name is taken off its front."""
    if lead := BEFORE.match(run):
        run = run[lead.end() :]
    for word in VERB_IN_NAME.find(run):
        if word.end <= len(run) - 2:
            return run[word.end :]
    return run


def village_of_title(title: str | None, town: str) -> str | None:
    """Return the village, with its town, whose own paper one is by its title: 云溪镇石桥村2026年工作总结."""
    village = rf"({town}[\u4e00-\u9fff]{{2,4}}?(?:村|社区))(?:两委|党支部|党总支|村委会)?"
    own = re.match(rf"(?:.{{0,9}}[省市县区])?{village}(?=20\d\d年|工作|述职)", title or "")
    return own[1] if own else None


def village_presented(text: str) -> str | None:
    """Return the village, with its town, that a paper begins to present: 竹园村位于云溪镇东部."""
    match = PRESENTS.match(text)
    if match is None or text.count(match["village"]) < 2 or VERB_IN_NAME.find(match["village"]):
        return None
    return match["town"] + match["village"]


def _named_most(level: str, text: str) -> str | None:
    """Return the county, city or district that a paper names most; a city of the list may stand without its 市."""
    counts = Counter(name for name in counties_in(text) if name.endswith(level))
    name, count = counts.most_common(1)[0] if counts else (None, 0)
    city = city_named_most(text) if level == "市" else None
    return city if city and text.count(city[:-1]) > count else name


def city_named_most(text: str) -> str | None:
    """Return the city of a list of all that a paper names at least thrice and twice as often as any other, with 市 or without."""
    counts = Counter(text[word.start : word.end] for word in CITY.find(text))
    for doubtful in DOUBTFUL & counts.keys():
        counts[doubtful] = text.count(NAMES[doubtful]) if doubtful in NAMES else 0
    if not counts:
        return None
    (name, count), *others = counts.most_common(2)
    return NAMES[name] if count >= LEAST_SHORT and (not others or others[0][1] * 2 <= count) else None


def county_of(title: str | None, lines: Sequence[str], dropped: Iterable[str], text: str) -> str | None:
    """Return the county, city or district of which a paper speaks: in its title or head, or as 我区 and by its name."""
    for line in [title or "", *lines[:HEAD]]:
        if len(line) <= LONGEST and (names := counties_in(line)):
            return _alone(names[0], text)
    own = Counter(match[1] or match[2] for match in OF_ITS_COUNTY.finditer(text))
    if not own:
        return _spoken_of(text, "市") if "中心城区" in text else None
    if _speaks_of(text) not in (None, *own):
        return None
    level = own.most_common(1)[0][0]
    if named := _named_most(level, text):
        return named
    for line in dropped:
        if (printed := SENT_BY.search(line)) and printed[1].endswith(level):
            return printed[1]
    for line in [*dropped, *lines[:HEAD]]:
        printed = PRINTED.search(line)
        if printed and printed[1] not in FOR_ALL:
            return printed[1] + level
    return _spoken_of(text, level)


# 主持召开五届104次区政府常务会议: the minutes are of the district, whatever town they name.
SITTING = pattern(
    r"(?:召开|主持|举行)[^，,。]{0,24}?([县市区旗州])(?:人民政府|政府|委)[^，,。]{0,10}(?:常务|常委|全体|党组|办公)(?:\(扩大\)|（扩大）)?会"
)
OPENING = 300  # characters in which minutes say whose they are
# 清河区老城办事处 that says 该办 of itself: a street by its office alone.
STREET_OFFICE = pattern(r"(?:^|(?<=[\n。，,区县市]))([\u4e00-\u9fff]{2,3}办事处)(?![主副书党])")
OF_ITS_OFFICE = pattern(r"[该我全本]办(?![公理法事好结])|(?<![\u4e00-\u9fff])办(?:党委|党工委|域)")
# 结合云溪的发展实际, 创建生态云溪: a paper of a 街道 that says no more of its name.
MEANT = pattern(
    r"(?:结合|立足|根据)(?P<own>[\u4e00-\u9fff]{2})(?:的)?(?:发展)?实际"
    r"|(?:生态|和谐|幸福|美丽|平安|富裕|富强|活力|魅力|宜居|文明|智慧|实力|法治)(?P<fine>[\u4e00-\u9fff]{2})(?=[，,。、；;”！])"
)
ITSELF = pattern(
    r"(?:(?<=[，。；,;\n])|(?<=全年)|(?<=今年)|[该我全])(街道|镇|乡)(?=将|计划|要|党|全|今年|上下|紧|坚|围|[，,])"
)


# 我代表清河县人民政府，向大会报告工作: whose report it is.
REPRESENTED = pattern(
    r"我(?:谨|受[^，,。]{2,12}委托，?)?代表(?:中共)?(?:[\u4e00-\u9fff]{2,3}[省市州](?=[\u4e00-\u9fff]{2,4}[县区旗]))?(?P<place>[\u4e00-\u9fff]{2,5}?(?:县|市|区|旗|镇|乡|街道))(?:人民政府|政府|委|党委|党工委|人大)"
)


def represented(text: str) -> str | None:
    """Return the place for whose government or committee a report is given."""
    match = REPRESENTED.search(text, 0, OPENING)
    return match["place"] if match and not FUNCTION.search(match["place"][:-1]) else None


def county_sitting(text: str, dropped: Iterable[str]) -> str | None:
    """Return the county of whose government's or committee's sitting a paper is the minutes."""
    sits = SITTING.search(text, 0, OPENING)
    if sits is None:
        return None
    counts = Counter(name for name in counties_in("\n".join([text, *dropped])) if name.endswith(sits[1]))
    return counts.most_common(1)[0][0] if counts else f"{sits[1]}政府" if "政府" in sits[0] else None


def office_or_town_meant(text: str) -> str | None:
    """Return the street that a paper gives by its office alone, or the town that it means where it says 街道 of itself."""
    office = STREET_OFFICE.search(text, 0, OPENING)
    if (
        office
        and OF_ITS_OFFICE.search(text)
        and not (VERB_IN_NAME.find(office[1][:-3]) or NO_SHORT.search(office[1][:-3]))
    ):
        return office[1]
    itself = ITSELF.search(text)
    if itself is None:
        return None
    counts = Counter(match["own"] or match["fine"] for match in MEANT.finditer(text))
    name, count = counts.most_common(1)[0] if counts else ("", 0)
    if count < LEAST_MEANT or NO_SHORT.search(name) or FUNCTION.search(name) or VERB_IN_NAME.find(name):
        return None
    return name + itself[1]


def _spoken_of(text: str, level: str) -> str | None:
    """Return the place of which a paper speaks again and again without what it is: 使清河更加美好 in a paper of 全市."""
    counts: Counter[str] = Counter()
    told = [(match["name"], 2 if match["sure"] else 1) for match in SHORT.finditer(text)]
    told += [
        (match["fine"] or match["worn"] or match["moved"], 1 if match["worn"] else 2)
        for match in PRAISED.finditer(text)
    ]
    for name, weight in told:
        if not (NO_SHORT.search(name) or FUNCTION.search(name) or VERB_IN_NAME.find(name)):
            counts[name] += weight
    name, count = counts.most_common(1)[0] if counts else ("", 0)
    return name + level if count >= LEAST_SHORT and text.count(name) >= LEAST_SHORT else None


def _alone(name: str, text: str) -> str:
    """Return a county's name without the city before it, where the paper names it more often alone: 江州清河区."""
    short = name[-3:]
    return short if len(name) > 4 and text.count(short) > text.count(name) else name


def counties_in(text: str) -> list[str]:
    """Return the counties, cities and districts that a text names, the smallest of 江州市清河区 only."""
    found: list[str] = []
    for match in COUNTY_NAME.finditer(text):
        odd = ODD_NAME.search(match["before"])
        own = odd[0] if odd else _own_name(match["before"])
        own = own[province.end() :] if (province := NAMED_PROVINCE.match(own)) else own
        name = own + match["end"]
        least = 1 if match["end"] == "县" else 2
        if not least <= len(own) <= 4 or VERB_IN_NAME.find(own):
            continue
        if FUNCTION.search(own) and not (odd or OF_A_WALL.fullmatch(own)):
            continue
        if NO_NAME_AT_ALL.search(own):
            continue
        if NO_COUNTY.search(name) and not (len(own) == 2 and GOVERNED.match(text, match.end())):
            continue
        if found and text.endswith(found[-1], 0, match.start()):
            found[-1] = name
        else:
            found.append(name)
    return found


def body_of_paper(title: str | None, text: str) -> str | None:
    """Return the body in front of a paper's title, with its place where the paper names it with one."""
    match = TITLE_BODY.match(BEFORE_BODY.sub("", title or ""))
    if match is None:
        return None
    named = re.sub(r"(?:[“\"]?两委[”\"]?|党支部|党委|党组|村委会)$", "", match[0])
    if counties_in(named):
        return named
    whole = re.search(rf"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{1,6}}?[县市区州]{re.escape(named)}", text)
    return whole[0] if whole else named


# 县住建局局长　李某某, under a title: whose 我局 it is
SPEAKS_FOR = pattern(
    r"[（(]?(?P<body>[\u4e00-\u9fff]{2,14}?(?:局|委|办公室|办|中心|大队|医院|学校))"
    r"(?:党[组委]书记|副?[局院校队]长|副?主任|[、，]){1,4}[ \u3000]{0,4}[\u4e00-\u9fff \u3000]{2,6}[)）]?"
)
OF_ITS_BODY = pattern(r"我(?:局|委|办|院|校|中心|队)(?![们员])")


def body_spoken_for(lines: Sequence[str], text: str) -> str | None:
    """Return the body whose head gives a paper that says 我局 of itself, by the line with his name."""
    if OF_ITS_BODY.search(text) is None:
        return None
    found = (SPEAKS_FOR.fullmatch(line) for line in (*lines[1:HEAD], *lines[-2:]))
    return next((match["body"] for match in found if match), None)


# 我中心工作人员…, and above a line 清河区政务服务中心已…: who speaks so, by its whole name
OF_ITSELF = pattern(r"(?:(?<![\u4e00-\u9fff])|(?<=[日在由与]))我(?P<kind>中心|公司|校|院|站)(?![们国])")


def body_of_itself(text: str) -> str | None:
    """Return the one body that a paper names with its place and by which it means itself where it says 我中心."""
    own = OF_ITSELF.search(text)
    if own is None:
        return None
    whole = re.compile(rf"(?<![\u4e00-\u9fff])(?P<body>[\u4e00-\u9fff]{{2,4}}?[县市区旗镇乡][\u4e00-\u9fff]{{2,14}}?{own['kind']})")
    counts = Counter(match["body"] for match in whole.finditer(text) if counties_in(match["body"]) or towns_in(match["body"]))
    return next(iter(counts)) if len(counts) == 1 else None


PROVINCE = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
    "|内蒙古|广西|西藏|宁夏|新疆"
)
# Real names that begin or end with a word of grammar.
ODD_NAME = pattern(
    r"(?:犍为|无为|将乐|从江|从化|和平|和龙|和顺|和政|和田|和静|和硕|于都|于田|于洪|全椒|全州|全南|自流井|同心|同江|同德|同仁|会同)$"
)
NAMED_PROVINCE = pattern(rf"(?:{PROVINCE})省?(?=[\u4e00-\u9fff])")  # 江苏清河县
# 陕西清河：…, 广西江州市清河区…: a title of a newspaper beyond the county.
OF_A_PROVINCE = pattern(rf"(?:{PROVINCE})(?:省|市|自治区)?(?:[\u4e00-\u9fff]{{2,3}}[市州])?")


VISITS = pattern(
    r"[^，,。镇乡]{0,3}(?:主要领导|[县市区]?领导|[县市区]?(?:委|政府)|书记|[县市区]长)[^，,。]{0,8}?"
    r"(?:到|赴|来|在|深入|走进|走访|调研|督导|检查|视察|慰问)"
)


def county_in_front(title: str | None, towns: Sequence[str], text: str) -> str | None:
    """Return the county with which a paper's title begins, where it names no town: 清河区十件民生实事."""
    if not title:
        return None
    title = title.removeprefix("中共")
    names = counties_in(title)
    if any(town in title for town in towns):
        # 清河区领导到云溪镇调研, in a paper that speaks of 全区
        goes = names and title.startswith(names[0]) and VISITS.match(title, len(names[0]))
        return names[0] if goes and _speaks_of(text) == names[0][-1] else None
    if names and OF_A_PROVINCE.fullmatch(title[: title.index(names[0])]):
        return names[0]  # 江南江州市清河区: the district, not its city
    if begins := _behind_province(title):
        for short in (title[begins : begins + 2], title[begins : begins + 3]):
            whole = next(
                (short + end for end in COUNTY_ENDS.split("|") if text.count(short + end) >= LEAST_MEANT), None
            )
            if whole and (inside := counties_in(title[begins:])) and title.startswith(whole + inside[0], begins):
                return inside[0]  # 江南江州市清河区…
            if whole:
                return whole  # 江南清河用好…, and 清河县 in the text
    return names[0] if names and title.startswith(names[0]) else None


def _behind_province(title: str | None) -> int:
    match = re.match(rf"(?:{PROVINCE})(?:省|自治区|(?<=北京|天津|上海|重庆)市)?(?=[\u4e00-\u9fff])", title or "")
    return match.end() if match else 0


def county_told_first(title: str | None, town: str, text: str) -> str | None:
    """Return the county of a paper that begins with it and names it as often as the town that it tells of on the way."""
    if town in (title or ""):
        return None
    counts = Counter(name for name in counties_in(text))
    begins = text.find(town)
    for name, count in counts.most_common(3):
        first = text.find(name)
        if (
            count >= LEAST_MEANT
            and len(name) > 2
            and 0 <= first < begins
            and not text.startswith(town, first + len(name))
        ):
            named = text.count(name[:-1]) if len(name) >= LEAST_SHORT else count
            return name if named > text.count(town) else None
    return None


def county_above(title: str | None, towns: Sequence[str], text: str) -> str | None:
    """Return the county of a paper that says 我县 of itself and names it as often as the town that it tells of."""
    if not towns or any(town in (title or "") for town in towns):
        return None
    speaks = Counter(match[1] for match in SELF.finditer(text))
    begins = (title or "")[_behind_province(title) :]
    for name, count in Counter(counties_in(text)).most_common():
        if count > 1 and len(name) > 2 and begins.startswith(name[:-1]):
            return name  # 清河今年计划投入2亿元, and in the text 清河市 again and again
    level = _speaks_of(text)
    if level not in ("县", "市", "区", "旗", "州"):
        return None
    most = _named_most(level, text)
    place = most or _spoken_of(text, level)
    if place is None or (most and text.count(place) + speaks[level] <= LEAST_MEANT):
        return None
    # 该县 speaks of the county as much as its name does, and 清河 as much as 清河县.
    named = text.count(place[:-1] if len(place) >= LEAST_SHORT else place)
    return place if named + speaks[level] >= text.count(towns[0]) + speaks[_level(towns[0])] else None


def is_told_in_passing(town: str, title: str | None, dropped: Iterable[str], text: str) -> bool:
    """Tell whether a paper that speaks of 全县 or 县政府 only names a town on the way: it is not the town's."""
    if any(town in words for words in (title or "", *dropped)) or text.count(town) >= LEAST_SHORT:
        return False
    speaks = Counter(match[1] for match in SELF.finditer(text))
    above = sum(speaks[level] for level in ("县", "市", "区", "旗")) + len(BARE_BODY.findall(text))
    if speaks[_level(town)]:
        return False
    own = sum(1 for _ in OUR_COUNTY.finditer(text))
    return (above > LEAST_SHORT and text.find(town) > OPENING) or own >= LEAST_MEANT


def _level(town: str) -> str:
    """Return what a town is: 镇, 乡 or 街道."""
    return "街道" if town.endswith("街道") else town[-1]


def county_of_lead(text: str) -> str | None:
    """Return the county with which the first sentence of news begins to tell, where the paper names none as often."""
    counts = Counter(counties_in(text))
    if not counts:
        return None
    first = LEAD_SENTENCE.match(text)
    opens = counties_in(first[0]) if first else []
    if len(set(opens)) != 1:
        return None
    name = opens[0]
    return name if counts[name] >= LEAST_MEANT and counts[name] * 2 > counts.total() else None


def _speaks_of(text: str) -> str | None:
    """Return the level of which a paper speaks most often as its own: 镇 where it says 我镇 and 全镇."""
    counts = Counter(match[1] for match in SELF.finditer(text))
    return counts.most_common(1)[0][0] if counts else None


def bare_body(lines: Sequence[str], text: str) -> str | None:
    """Return 市政府, 镇政府 of a paper that gives the body without its place, and speaks of no other level as its own."""
    for line in lines[:HEAD]:
        for found in BARE_BODY.finditer(line):
            if line[found.start() - 1 : found.start()] in SPOKEN_TO or LED_BY.match(line, found.end()):
                continue
            return found[0] if _speaks_of(text) in (None, found[0][0]) else None
    return None
