"""Whose paper it is where neither title, head nor foot say it: the place or body of which it speaks most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from guatu.crafts.reading.lexicon.prefectures import DOUBTFUL, NAMES
from guatu.crafts.reading.lexicon.scanner import Lexicon
from guatu.crafts.reading.structure.organisations import FUNCTION, VERB_IN_NAME
from guatu.crafts.timing.pieces import pattern

# 竹园村坚持…, 今年，东苑社区以…为抓手: a village as who acts.
VILLAGE = pattern(
    r"(?:(?<=[。！？；;，,：:\n\s])|^)(?:近年来|目前|今年以来|[\u4e00-\u9fff]{2}以来)?(?P<name>[\u4e00-\u9fff]{2,4}?(?:村|社区))"
    r"(?=自\d|坚持|通过|以|将|依托|探索|组织|开展|成立|推行|打造|投入|新建|建成|建立|整合|发展|流转|引进|创新|党|“?两委|累计|共|积极|大力|全面|充分|紧|立足|围绕|聚焦|结合)"
)
# 5月22日，清河林业局召开…: the body with which news begins.
LEAD_BODY = pattern(
    r"(?:[^。\n]{2,40}\n)?(?:[（(]?(?:发布时间|时间|日期)?[:：]?\d{4}[^\n]{5,30}\n)?"
    r"(?:(?:近日|日前|昨日|今日|连日来|近期|今年以来|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午)?)[，,]?)"
    r"(?P<name>[\u4e00-\u9fff]{2,14}?(?:局|委员会|公司|集团|农场|林场|学校|中学|小学|大学|学院|医院|法院|检察院|管委会|开发区|园区|中心|供电所|银行|协会|联合会))"
    r"(?=党委|党组|党支部|组织|召开|举行|举办|开展|启动|成立|深入|对|在|联合|会同|与|正式|全面|积极|印发|出台|[\u4e00-\u9fff]{1,6}(?:组织|召开|开展))"
)
# 清河区公共资源交易中心为…, in front of the title
TITLE_BODY = pattern(
    r"(?P<name>[\u4e00-\u9fff]{2,14}?(?:局|委员会|公司|集团|农场|林场|学校|中学|小学|大学|学院|医院|法院|检察院|管委会|开发区|园区|中心|供电所|协会|联合会))"
    r"(?=党委|党组|组织|召开|举行|举办|开展|启动|成立|深入|为|对|多措|扎实|积极|全力|全面|加强|推进|强化)"
)
LEAST = 3  # times that a village stands so, or a city is named
OF_LEAGUE = pattern(r"(?P<name>[\u4e00-\u9fff]{2,5}?盟)(?=[开将要共累投今已全实完建有的党行公])")
NO_LEAGUE = pattern(r"[联加结同]盟$|^[全我各本该]盟")
CITY = Lexicon({"city": list(NAMES)})


def spoken_of_most(title: str | None, lines: Sequence[str], text: str) -> str | None:
    """Return the village, body, league or city that a paper that names no other place as its own speaks of most."""
    return _village(text) or _body(title, text) or _league(text) or _city(title, lines, text)


def _village(text: str) -> str | None:
    """Return the village that acts in the paper: it stands before its verbs, and no other is named half as often."""
    if "村" not in text and "社区" not in text:
        return None
    counts = Counter(match["name"] for match in VILLAGE.finditer(text) if _is_name(match["name"].removesuffix("社区").removesuffix("村")))
    if not counts:
        return None
    named = Counter({name: text.count(name) for name in counts})
    (name, count), *others = named.most_common(2)
    return name if count >= LEAST and (not others or others[0][1] * 2 <= count) else None


def body_in_title(title: str | None, text: str) -> str | None:
    """Return the body with which a headline begins, if the paper names it again: 清河县政务服务中心为企业办事提速."""
    match = TITLE_BODY.match(title or "")
    return match["name"] if match and not VERB_IN_NAME.find(match["name"][:-2]) and text.count(match["name"]) >= 2 else None


def _body(title: str | None, text: str) -> str | None:
    """Return the body with which the title or the first sentence begins to tell."""
    lead = LEAD_BODY.match(text)
    return body_in_title(title, text) or (lead["name"] if lead and not VERB_IN_NAME.find(lead["name"][:-2]) else None)


def _league(text: str) -> str | None:
    counts = Counter(match["name"] for match in OF_LEAGUE.finditer(text) if not NO_LEAGUE.search(match["name"]))
    name, _ = counts.most_common(1)[0] if counts else ("", 0)
    return name if text.count(name) >= 2 else None


def _city(title: str | None, lines: Sequence[str], text: str) -> str | None:
    """Return the city with which the title begins, or that the paper names at least thrice and more often than the others."""
    front = next(iter(CITY.find((title or "")[:6])), None)
    if front is not None and front.start == 0 and text.count(front_name := (title or "")[: front.end]) >= 2:
        return NAMES[front_name]
    counts = Counter(text[word.start : word.end] for word in CITY.find(text))
    for doubtful in DOUBTFUL & counts.keys():
        del counts[doubtful]
    if not counts:
        return None
    (name, count), *others = counts.most_common(2)
    return NAMES[name] if count >= LEAST and (not others or others[0][1] * 2 <= count) else None


def _is_name(own: str) -> bool:
    return 2 <= len(own) <= 4 and not FUNCTION.search(own) and not VERB_IN_NAME.find(own) and own[0] not in "各全本我该某每行农乡老新城"
