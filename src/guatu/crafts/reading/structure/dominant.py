"""Whose paper it is where neither title, head nor foot say it: the place or body of which it speaks most."""

from __future__ import annotations

from collections import Counter

from guatu.crafts.reading.lexicon.prefectures import NAMES
from guatu.crafts.reading.structure.organisations import FUNCTION, VERB_IN_NAME
from guatu.crafts.reading.structure.places import CITY, PROVINCE, city_named_most, counties_in
from guatu.crafts.timing.pieces import pattern

# 竹园村坚持…, 今年，东苑社区以…为抓手: a village as who acts.
VILLAGE = pattern(
    r"(?:(?<=[。！？；;，,：:\n\s])|^)(?:近年来|目前|今年以来|[\u4e00-\u9fff]{2}以来)?(?P<name>[\u4e00-\u9fff]{2,4}?(?:村|社区))"
    r"(?=自\d|坚持|通过|以|将|依托|探索|组织|开展|成立|推行|打造|投入|新建|建成|建立|整合|发展|流转|引进|创新|党|“?两委|累计|共|积极|大力|全面|充分|紧|立足|围绕|聚焦|结合)"
)
# 5月22日，清河林业局召开…: the body with which news begins.
LEAD_BODY = pattern(
    r"(?:(?:近日|日前|昨日|今日|连日来|近期|今年以来|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午)?)[，,]?)"
    r"(?P<name>[\u4e00-\u9fff]{2,14}?(?:局|委员会|公司|集团|农场|林场|学校|中学|小学|大学|学院|医院|法院|检察院|管委会|开发区|园区|中心|供电所|银行|协会|联合会))"
    r"(?=党委|党组|党支部|组织|召开|举行|举办|开展|启动|成立|深入|对|在|联合|会同|与|正式|全面|积极|印发|出台|[\u4e00-\u9fff]{1,6}(?:组织|召开|开展))"
)
# 县委组织部开展…: a body of the county with which the first paragraph begins, and which the paper names again
LEAD_OFFICE = pattern(
    r"(?P<name>[省市县区州](?:委(?:组织|宣传|统战|社会工作)部|(?:(?![的对在把为由])[\u4e00-\u9fff]){2,8}?(?:局|办公室|联合会|总工会|中心|法院|检察院)))"
    r"(?=组织|召开|举行|举办|开展|启动|成立|深入|积极|全面|通过|坚持|创新|紧|聚焦|围绕|以|将)"
)
# 清河区公共资源交易中心为…, in front of the title
TITLE_BODY = pattern(
    r"(?P<name>[\u4e00-\u9fff]{2,14}?(?:局|委员会|公司|集团|农场|林场|学校|中学|小学|大学|学院|医院|法院|检察院|管委会|开发区|园区|中心|供电所|协会|联合会))"
    r"(?=党委|党组|组织|召开|举行|举办|开展|启动|成立|深入|为|对|多措|扎实|积极|全力|全面|加强|推进|强化)"
)
OPENING = 300  # characters in which news begins to tell
LEAST_OF_OFFICE = 2  # times that such a paper names it
LEAST = 3  # times that a village stands so, or a city is named
OF_LEAGUE = pattern(r"(?P<name>[\u4e00-\u9fff]{2,5}?盟)(?=[开将要共累投今已全实完建有的党行公])")
NO_LEAGUE = pattern(r"[联加结同]盟$|^[全我各本该]盟")


def spoken_of_most(title: str | None, text: str) -> str | None:
    """Return the village, body, league or city that a paper that names no other place as its own speaks of most."""
    return _village(text) or _body(title, text) or _league(text) or _city(title, text)


def _village(text: str) -> str | None:
    """Return the village that acts in the paper: it stands before its verbs, and no other is named half as often."""
    if "村" not in text and "社区" not in text:
        return None
    acting = Counter(
        match["name"]
        for match in VILLAGE.finditer(text)
        if _is_name(match["name"].removesuffix("社区").removesuffix("村"))
    )
    named = Counter({name: text.count(name) for name in acting})
    if not named:
        return None
    (name, count), *others = named.most_common(2)
    return name if count >= LEAST and (not others or others[0][1] * 2 <= count) else None


def body_in_title(title: str | None, text: str) -> str | None:
    """Return the body with which a headline begins, if the paper names it again: 清河县政务服务中心为企业办事提速."""
    match = TITLE_BODY.match(title or "")
    return (
        match["name"]
        if match and not VERB_IN_NAME.find(match["name"][:-2]) and text.count(match["name"]) >= 2
        else None
    )


def _body(title: str | None, text: str) -> str | None:
    """Return the body with which the title or the first sentence begins to tell."""
    leads = (LEAD_BODY.match(line) for line in text[:OPENING].split("\n"))
    lead = next((match["name"] for match in leads if match and not VERB_IN_NAME.find(match["name"][:-2])), None)
    return body_in_title(title, text) or lead or _office(text)


def _office(text: str) -> str | None:
    """Return the county's office with which a line of the opening begins to tell."""
    found = (LEAD_OFFICE.match(line) for line in text[:OPENING].split("\n"))
    name = next((match["name"] for match in found if match), None)
    return name if name and text.count(name) >= LEAST_OF_OFFICE else None


def _league(text: str) -> str | None:
    counts = Counter(match["name"] for match in OF_LEAGUE.finditer(text) if not NO_LEAGUE.search(match["name"]))
    name, _ = counts.most_common(1)[0] if counts else ("", 0)
    return name if text.count(name) >= 2 else None


def _city(title: str | None, text: str) -> str | None:
    """Return the city with which the title begins, or that the paper names at least thrice and more often than the others."""
    front = next(iter(CITY.find((title or "")[:6])), None)
    if front is not None and front.start == 0 and text.count(front_name := (title or "")[: front.end]) >= 2:
        return NAMES[front_name]
    return city_named_most(text)


# 近日，江州市…, 【清河区】…: what stands before the place with which a part of a digest begins
OPENS_WITH = pattern(
    rf"[【\[]?(?:(?:近日|日前|近期|目前|今年以来|近些?年来|(?:\d{{4}}年)?\d{{1,2}}月(?:\d{{1,2}}日)?)[，,]?(?:记者从)?)?(?:(?:{PROVINCE})(?:省|市)?)?"
)
BEGINS_WITH_PROVINCE = pattern(
    rf"[【\[]?(?:(?:近日|日前|近期|目前|今年以来|(?:\d{{4}}年)?\d{{1,2}}月(?:\d{{1,2}}日)?)[，,]?)?(?P<name>{PROVINCE})(?=省(?!委|政|[直级])|[：:])"
)
CITIES_UNDER_THE_STATE = frozenset(("北京", "天津", "上海", "重庆"))
REGIONS = frozenset(("内蒙古", "广西", "西藏", "宁夏", "新疆"))
ZONE = pattern(r"[【\[]?(?P<name>[\u4e00-\u9fff]{2,4}?(?:新区|开发区|高新区))(?=[“\u4e00-\u9fff])")  # 东湖新区多举措…
FRONT, LEAD = 24, 60  # characters


def place_of_part(heading: str, text: str) -> str | None:
    """Return the province, city or county with which the heading of a part begins, or its first sentence."""
    if (zone := ZONE.match(heading)) and zone["name"] in text[:LEAD]:
        return zone["name"]
    for words in (heading, text[:LEAD]):
        if found := counties_in(words[:FRONT]):
            at = words.find(found[0])
            if OPENS_WITH.fullmatch(words[:at]):
                return found[0]
        city = next(iter(CITY.find(words[:FRONT])), None)
        if city is not None and OPENS_WITH.fullmatch(words[: city.start]):
            return NAMES[words[city.start : city.end]]
        if province := BEGINS_WITH_PROVINCE.match(words):
            return province["name"] + (
                "市" if province["name"] in CITIES_UNDER_THE_STATE else "" if province["name"] in REGIONS else "省"
            )
    return None


# 本报清河讯（通讯员…）, 本报讯(记者…): where an article of a page of news begins
DATELINE = pattern(r"(?:本报|[\u4e00-\u9fff]{2,8}(?:网|台|社))(?P<place>[\u4e00-\u9fff]{2,4})?(?:讯|电)[ \u3000]?(?:[（(][^（()）]{2,40}[)）])?")


def place_of_news(line: str) -> str | None:
    """Return the place of which an article tells that begins with a dateline: the dateline's own, or the first that it names."""
    opens = DATELINE.match(line)
    if opens is None:
        return None
    if own := opens["place"]:
        return next((name for name in counties_in(line[opens.end() : opens.end() + LEAD]) if name.startswith(own)), None)
    return place_of_part("", line[opens.end() :])


def _is_name(own: str) -> bool:
    return (
        2 <= len(own) <= 4
        and not FUNCTION.search(own)
        and not VERB_IN_NAME.find(own)
        and own[0] not in "各全本我该某每行农乡老新城"
    )
