"""Names of organisations: towns, their party and government bodies, offices, villages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from guatu.crafts.reading.lexicon.scanner import Lexicon
from guatu.crafts.reading.lexicon.verbs import VERBS
from guatu.crafts.timing.pieces import pattern

TOWN_ENDS = "民族乡|街道(?!口|两[侧旁边])|镇(?![域区级村长上街容乡])|(?<![返回还故家他异同思离])乡(?![村愁风土镇亲情音邻贤级下域])"
# Bodies of a town, longest first; what a leader's title names is one of them.
BODIES = (
    "党政办公室|党工委会议|人大工作委员会|人民代表大会|人大主席团|党的工作委员会|党的委员会|人大工委|政协工委"
    "|纪律检查委员会|监察办公室"
    "|党工委|党委|人民政府|政府|办事处|办(?=[在对将召开组与向于到赴举联全积])|管理委员会|管委会|纪工委|纪委|人大|政协|总工会|妇联|团委|人武部|武装部"
)
BODY = pattern(BODIES)
FULL_BODY = {
    "政府": "人民政府",
    "党工委会议": "党工委",
    "管理委员会": "管委会",
    "党的委员会": "党委",
    "党的工作委员会": "党工委",
}
# What may stand before 镇, 街道, 乡 without being a name.
NO_NAME = pattern(
    r"^(?:[全各我本该某每]|特色小|小城|建制|中心|重点|中心集|老集|周边|邻近|相关|所有|所属|有关|全体|示范|特色"
    r"|经济发达|经济强|工业强|产业强|文明|卫生|名|百强|千强|农业强|兄弟|涉农|双|十|两个|多个|几个|乡|城|集|村|古|.*乡"
    r"|部分|有的|其他|不久前?|之前|以前|前不久|入选|上榜|国家级|省级|市级|打造)"
    r"(?=$)|^[全各我本该某每]"
)
# 江北三镇 are three, 经济重镇 is what one wants to be.
SEVERAL = pattern(r"(?<=..)[一二三四五六七八九十两几数]$|[重名]$")
# What stands in no name; 中都, 宝各 and 于集 are names, 对云溪 and 会在云溪 are none.
FUNCTION = pattern(
    r"政府|吸收|[进入]驻|落户|迁入|搬迁|确保|务必|必须|督促|转发|转交|责成|责令|通知|函告|通报|传达|配合|协助|^部分|项目|获|资金|[千百]年|建议|要求|希望|督促|和$|和小|.小$|委$|半年|季度|全年|.城$|[全各本该]$|^首个|^受|^即|^期间|万元|^级|级中心|^和(?!平)|委[、和]|[的了与及是为我该使就之并被给，。、；：“”（）()\d\sA-Za-z]|^[对到由把以其让各全本]|(?<!^.)[在到对由把以]|^在|(?<=.)[在对到由把以](?=.)|推动|推进|推荐|加快"
    r"|建设|打造|促进|支持|服务|坚持|带领|指导|作为|按照|根据|围绕|聚焦|走进|来自|近日|日前|今年|会议|党委|书记|有关"
    r"|相关|包括|位于|隶属|全力|开展|深入|督查|调研|实施|助力|赋能|辖区|领导|导致|使得|促使|带动|邀请|成为|属于|经过"
    r"|位居|为了|记者|走访|位于|来到|通讯员|距离|[“”]"
)
# “商贸立镇、产业兴镇” are aims, no towns.
MAKES_A_TOWN = pattern(
    r"(?:工业|产业|商贸|工贸|三产|农业|环境|旅游|文旅|生态|绿色|文化|科技|教育|人才|依法|法治|项目|实干|开放|创新|特色|交通|质量|民营|[\u4e00-\u9fff]业)[立兴强富美稳活靓名建治旺]$"
)
# 清城市, 清城镇 are names; 全城, 小城镇 are none
OF_A_WALL = pattern(r"(?![对在到由把以将为及与和向从等被全新老古县主本我该各小名市省农乡京都])[\u4e00-\u9fff]城")
PLACE_BEFORE = pattern(r"^(?:[\u4e00-\u9fff]{2,6}?(?:省|自治区|市|州|盟|县|区|旗)){1,3}(?=[\u4e00-\u9fff]{2,})")
LEAD_IN = pattern(
    r"^(?:在|由|经|我代表|代表|\d{4}年(?:度)?|近日|日前|目前|当前|今年以来|今年|去年|连日来|下一步|同时|此外|此次|近期|昨日|今日|今天|昨天|据悉|会上"
    r"|随后|其中|中共|共青团|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:上午|下午)?|上午|下午|[一二三四五六七八九十]是"
    r"|[一二三四五六七八九十]、)+"
)
MOST = 60  # towns that one paper is about, at most
LEADING_TOWN = pattern(rf"([\u4e00-\u9fff]{{1,5}}?|[\u4e00-\u9fff]{{3,6}}族)({TOWN_ENDS})")
LONGER_TOWN = pattern(rf"([\u4e00-\u9fff]{{2,5}}?)({TOWN_ENDS})")
TITLED_TOWN = pattern(rf"([\u4e00-\u9fff]{{1,5}}?(?:{TOWN_ENDS}))(?=[(（党政人纪办管])")
VERB_IN_NAME = Lexicon({"verb": [word for group in VERBS.values() for word in group if len(word) > 1]})


def bare_town(name: str) -> str:
    """Return a town's name without province, city and county: 江州市清河区云溪镇 -> 云溪镇."""
    match = PLACE_BEFORE.match(name)
    if match:
        rest = name[match.end() :]
        town = LEADING_TOWN.match(rest)
        if town and len(town[0]) >= 3:
            return rest
    return name


def find_towns(lines: Iterable[str], dropped: Iterable[str] = ()) -> list[str]:
    """Return the towns that the paper is about, the most often named first.

    A name counts where a clause begins with it or a title follows it (党委书记,
    召开 …), so that 推动云溪镇 or 乡镇 do not make names; headings count thrice.
    """
    lines = list(lines)
    counts: Counter[str] = Counter()
    for number, line in enumerate(lines):
        weight = 3 if len(line) <= 40 else 1
        for name in _names_at_starts(line):
            counts[name] += weight + (2 if number < 3 or number >= len(lines) - 2 else 0)
    for line in dropped:
        value = re.split(r"[:：]", line, maxsplit=1)[-1].strip()
        for name in _names_at_starts(value):
            counts[name] += 2
    text = "\n".join(lines)
    for name, _ in counts.most_common(MOST):
        counts[name] += min(20, text.count(name))
    _share_names(counts)
    ordered = sorted(counts, key=lambda name: (-counts[name], name))[:MOST]
    # 陵云溪镇 and 云溪镇: the shorter one wins where it stands alone more often.
    kept: list[str] = []
    for name in ordered:
        if counts[name] < (2 if len(ordered) == 1 else 3):
            break
        longer = [other for other in ordered if other != name and other.endswith(name)]
        shorter = [other for other in kept if name.endswith(other)]
        if shorter or any(counts[other] > counts[name] and text.count(other) == text.count(name) for other in longer):
            continue
        # 修补石桥镇: what stands alone more often without its first two characters has a verb in front here.
        if len(name) >= 5 and name[-1] in "镇乡" and text.count(name[2:]) > text.count(name):
            continue
        kept.append(name)
    return kept


def _share_names(counts: Counter[str]) -> None:
    """Make one of 清河云溪镇 and 路云溪镇, which share a name and have something else before it: 云溪镇."""
    alike: dict[str, list[str]] = {}
    for name in counts:
        alike.setdefault(name[-4:] if name.endswith("街道") else name[-3:], []).append(name)
    for short, names in alike.items():
        if len(names) > 1 and short not in counts:
            counts[short] = sum(counts.pop(name) for name in names)


SPLIT = pattern(r"“[^“”]{0,12}”|[，。；、：“”（）()！？,;:\s|｜《》【】\[\]—\-]+")


def _names_at_starts(line: str) -> list[str]:
    if "镇" not in line and "街道" not in line and "乡" not in line:
        return []
    found = []
    for piece in SPLIT.split(line):
        if "镇" not in piece and "街道" not in piece and "乡" not in piece:
            continue
        lead = LEAD_IN.match(piece)
        if lead:
            piece = piece[lead.end() :]
        place = PLACE_BEFORE.match(piece[:20])
        if place and LEADING_TOWN.match(piece[place.end() :]):
            piece = piece[place.end() :]
        match = LEADING_TOWN.match(piece)
        if match is not None and len(match[1]) < 2:
            match = LONGER_TOWN.match(piece)  # 石镇坝街道 is no 石镇
        if match is None:
            continue
        name = match[1]
        if len(name) < 2 or NO_NAME.match(name) or MAKES_A_TOWN.match(name) or (name[-1] == "城" and match[2] == "乡"):
            continue
        if FUNCTION.search(name) and not OF_A_WALL.fullmatch(name):
            continue
        if match[2] in ("镇", "乡") and SEVERAL.search(name):
            continue
        if match[2] in ("镇", "乡") and len(name) > (6 if name.endswith("族") else 4):
            continue
        if VERB_IN_NAME.find(name):
            continue
        found.append(name + match[2])
    return found


@lru_cache(maxsize=512)
def body_of(title: str, town: str | None) -> str | None:
    """Return the body in a leader's title, with its town: 云溪镇党委副书记、镇长 -> 云溪镇党委.

    title: the run of words before the leader's name, the town in it or not
    """
    if firm := OF_A_FIRM.search(title):
        return firm[1]
    if (seat := SEAT.match(title)) and UPPER_TITLE.search(title, seat.end()):
        title = title[seat.end() :]  # 市委常委、清河区委书记 acts for what he heads
    found = BODY.search(title)
    own = TITLED_TOWN.search(title)
    place = town
    if own and town and town in title:
        place = town
    elif own and not NO_NAME.match(own[1]) and not FUNCTION.search(own[1]):
        place = bare_town(own[1])
    if (
        (upper := UPPER_TITLE.search(title))
        and "报" not in upper[1]
        and not (own or (town and town in title and town[-1] in "镇乡道"))
    ):
        return re.sub(r"([县市区])\1$", r"\1", upper[1]) + (upper[2] or "政府")  # 清河县县委书记
    if town is None and place is None:
        return None
    if found:
        body = FULL_BODY.get(found[0], found[0])
        if place and place.endswith(found[0]):
            return place  # 县政府县长, in a paper of 县政府
        return f"{place}{body}" if place else None
    if re.search(r"(?:副)?[镇乡]长", title):
        return f"{place}人民政府" if place else None
    if unit := UNIT_OF_TITLE.search(title):
        name = unit[1].removeprefix(place or "")
        if UPPER_UNIT.match(name):
            return name  # 自治区信访局局长某某一行, in a paper of 清河县
        name = name.removeprefix("街道") if name.startswith("街道") else name.lstrip("镇乡")
        return f"{place}{name}" if place and 2 < len(name) < 14 else None
    if place and (of_party := OF_THE_PARTY.search(title)):
        return (
            f"{place}委" if of_party[0].startswith("镇") else f"{place}{'党工委' if place.endswith('街道') else '党委'}"
        )
    if re.search(r"主任", title):
        return f"{place}办事处" if place else None
    return None


SEAT = pattern(r"(?:.*[，,])?[省市县区州]委常委[、，,]")
# 石桥集团党委书记、董事长: the firm is its head's.
OF_A_FIRM = pattern(
    r"([\u4e00-\u9fff（）()]{2,20}?(?:有限公司|公司|集团|药业|合作社|银行|分行))(?:党委|党支部|副?书记|副|助理|常务|、|兼){0,6}(?:董事长|总经理|总裁|总工程师|负责人|理事长)$"
)
# 镇委书记, 组织委员: of the committee of the town's party
OF_THE_PARTY = pattern(r"镇委(?!员)|(?:组织|宣传|统战|政法|纪检|武装)委员|人武部长|武装部长")
# 副县长, 清河区委常委: a body above the town.
UPPER_TITLE = pattern(
    r"((?:(?:(?![常务副])[\u4e00-\u9fff]){2,3}?(?=[市县区]))?[省市县区])(?:(委|人大常委会|人大|政协|政府)[\u4e00-\u9fff、]{0,12}?)?(?<![社园景库])(?:副?[市县区]?长|常委|副?书记|副?主席|副?主任)"
)
UPPER_UNIT = pattern(r"(?:自治[区州]|[省市县区州])(?!场)[\u4e00-\u9fff]{2,10}?(?:局|委|厅|办公室|办|中心|部)$")
# 镇综合治理中心主任: the unit is its head's.
UNIT_OF_TITLE = pattern(
    r"([\u4e00-\u9fff]{2,14}(?:中心|办公室|办|站|所|队|科|部|局))(?:党(?:支部|总支|组)?)?(?:负责人|副?主任|副?站长|副?所长|副?队长|副?科长|副?局长)$"
)
SELF = pattern(
    r"(?:^|(?<=[，。；,;\n\s]))((?:[\u4e00-\u9fff]{2,8}[—－\-–])?[\u4e00-\u9fff]{2,12}?(?:开发区|工业园区?|产业园区?"
    r"|高新区|园区|度假区|新区|农场|林场|工业园)(?:办事处|管委会|党工委)?|[\u4e00-\u9fff]{2,8}(?:局|委员会|办事处"
    r"|管委会))(?=[，。；,;\n\s]|深入|坚持|将|紧|认真|在|围绕|全|召开|党)"
)

# 经开区 is 清河经济开发区 where the paper has it written out.
WHOLE_NAMES = {
    "经开区": r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}?经济(?:技术)?开发区",
    "高新区": r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}?高新(?:技术)?(?:产业)?(?:开发)?区",
    "度假区": r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}?旅游度假区",
}


def whole_name(name: str, text: str) -> str:
    """Return a body's full name where the paper has it beside the short one."""
    form = WHOLE_NAMES.get(name)
    whole = re.search(form, text[:20_000]) if form else None
    return whole[0] if whole else name


def short_for(name: str, whole: str) -> bool:
    """Tell whether a zone's short name is that of a body: 经开区 of 清河经济开发区."""
    return name in WHOLE_NAMES and re.fullmatch(WHOLE_NAMES[name], whole) is not None


def main_organisation(text: str, towns: list[str]) -> str | None:
    """Return whose paper it is: its only or most named town, else the body that it names most often."""
    if towns and (len(towns) == 1 or text.count(towns[0]) >= 2):
        return towns[0]
    counts = Counter(match[1] for match in SELF.finditer(text[:20_000]) if not VERB_IN_NAME.find(match[1][:-2]))
    if not counts:
        return None
    name, count = max(counts.items(), key=lambda item: (item[1], len(item[0])))
    return name if count >= 2 else None
