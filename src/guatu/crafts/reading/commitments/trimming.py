"""Where a quote begins and ends: without subject, modal words and the date of an event."""

from __future__ import annotations

from guatu.crafts.sieving.needs import firsts
from guatu.crafts.timing.pieces import pattern

ENUMERATION = pattern(
    r"(?:【[^】\n]{1,16}】|□[年月日]度?|[一二三四五六七八九十]{1,3}(?:是|、|要(?!求))|第[一二三四五六七八九十][,，、]"
    r"|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.、．](?!\d)|[①-⑳]|[—\-·•◆●]+)\s?"
)
CONNECTIVES = pattern(
    r"(?:同时|早在|此外|另外|随后|其间|期间|活动期间|会上|会后|会议期间|据悉|据了解|与此同时|最后是?|首先是?|其次是?|再次是?|最终"
    r"|从(?:现在|即日|今天|今日)(?:开始|起)?[至到](?=\d)|目前|当前|下一步|接下来|下阶段|今后|为此|对此|因此|总之|当日|当天|并且|而且|并(?![购联网轨入])|且|还(?![款贷田林湖草建原迁债])|也|则"
    r"|均(?![价衡等])|都(?!市)|就要|就是|就(?=完成|启动|开始|开展|建成)|更(?![换新改名正])|又|再(?![生造])|主要(?!负责|领导)|[特尤]其?别?是|要求|会议|而|可以|能够|旨在"
    r"|(?:原则上?|一致)?同意(?=[\u4e00-\u9fff]{2})|决定(?=在|对|从|于|自|开展|实施|组织|成立|建|利用|新|改|修|投资|启动|举办|集中|全面)|在全[镇乡区县市](?:范围内?)?(?=开展|组织|实施|推行)|于(?=\d|[年月]底|年内|[明今本上下一二三四五六七八九十])|其余|(?:就|仅|已)(?=有)|如(?=在))(?=[^，,])"
)
MODALS = pattern(
    r"(?:请(?![示求假愿战教款进客缨功辞柬])|还?要(?![求素点件])|将(?![其该])|应当|应(?![急税用对届收享诉聘])|须|必须|务必|需要?(?!求)|拟(?![定订制])|计划|预计|力争|争取(?!了|到|(?:上级|省级|市级|中央|各类|各级|专项|项目|财政|衔接|扶贫|补助)*(?:资金|补助|经费|指标|支持)|[^，。]{0,24}(?:资金|补助|指标|补贴)(?:$|\d))|确保(?!了)|努力|尽快|同步|同时|积极|主动|着力|带队"
    r"|率队|主持|牵头|亲自|一行|同志|等人|等[^，,。]{0,8}?(?:领导|同志|人员)(?:一行)?(?=来|赴|深|前|到|视|调|走|督|检|慰|参|出|集)|陪同|陆续|继而|以求|即(?![日将时期])|能(?![源力人够耗效见级量手动])|会(?=[对在将把])|予以(?=[^记])|我们)"
)
MOMENT = pattern(
    r"(?:[\u4e00-\u9fff/／—\-·]{2,24}(?:(?<=[网报台社])(?:\d{1,2}月\d{1,2}日)?讯|(?<=[网报台社])消息)(?=[ \u3000])"
    r"|[（(](?:通讯员|记者|全媒体记者)[^（()）]{0,40}[)）]|本[报网站台]讯"
    r"|[\u4e00-\u9fff/／—\-·]{2,24}(?:\d{1,2}月\d{1,2}日)?[讯电](?:(?<=日[讯电])(?=[ \u3000])"
    r"|[(（][\u4e00-\u9fff \u3000、]{2,40}[)）]|(?=[(（]))|讯(?=[ \u3000]))"
)
MOMENT_ENDS = 32  # characters up to 讯 or 电 of 清河日报11月5日讯
SPACE = pattern(r"[\s\u3000”’'\"、]+|“(?=我[们镇村乡]|[^”]{0,60}$)")


PARTS = (SPACE, ENUMERATION, MOMENT, MODALS, CONNECTIVES)
FORMS = "|".join(part.pattern for part in PARTS)
FRONT = pattern(f"(?:{FORMS})+")
# Every character with which one of them may begin, but for a moment's name.
BEGINS = frozenset("（(本").union(*(firsts(part.pattern) or () for part in PARTS if part is not MOMENT))


def strip_front(text: str, start: int, end: int) -> int:
    """Return where the core of text[start:end] begins, after marks of lists, connectives and modal words."""
    if text[start : start + 1] not in BEGINS:
        ahead = text[start : start + MOMENT_ENDS]
        if "讯" not in ahead and "电" not in ahead:
            return start
    match = FRONT.match(text, start, end)
    if match is None:
        return start
    if match.end() < end:
        return match.end()
    while start < end:  # never the whole clause: step by step, as far as something is left
        for form in PARTS:
            match = form.match(text, start, end)
            if match and start < match.end() < end:
                start = match.end()
                break
        else:
            break
    return start
