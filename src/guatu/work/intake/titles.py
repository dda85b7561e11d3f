"""A short name for a line, as a clerk would say it: the object, and what is done to it; neither who does it nor since when."""

import re
from collections.abc import Sequence

LONGEST_TITLE = 28
LONGEST_SUBJECT = 22
LONGEST_HEADING = 60
TELLING = 5  # characters that name a matter by themselves, whatever day stands before them
# A promise that ends with one of these has an end that can be seen.
ENDS = re.compile(
    "完成|建成|竣工|投产|达产|验收|开工|签约|落地|落户|交付|投用|投入使用|新建|改造|修缮|改建|扩建|整改|销号|化解"
    "|编制|制定|出台|印发|形成|启动|召开|举办|组建|成立|发放|拆除|清理|招引|引进|培育|开发|打造|推出"
)
LENGTH = r"(?:\d{1,3}|[一二三四五六七八九十两]{1,3})个?(?:工作日|天|日|周|星期|月|小时)(?:之?内|以内)"
# Words that do not say what a thing is: days, counts, and what is done to anything at all.
EMPTY = re.compile(
    rf"{LENGTH}|每个?(?:工作日|天|日|周|旬|月|季度?|半?年)[一二三四五六日]?|[一二两三四五六\d]次|[0-9０-９.%]+|[年月日号前底末内起本周上中下旬每至于在将要须应]|全部|力争|确保|正式|依法|及时|尽快|剩余|其余|其中|不少于|至少"
    "|完成|完工|建成|竣工|投产|启用|修复|拆除|到位|整改|销号|办结|启动|通车|验收|开工|交付|做到|处理|处置|办理|解决|完毕|书面|反馈|报送|结果"
    "|拨付|开业|落实|户(?!厕)|[处个家座条盏件项名人次套根间公里米亩]"
)
PART_ENDS = re.compile("[、，,；;：:（(《“【—]|以及|并(?=[\u4e00-\u9fff]{2})|(?<=[）》”】])")
SAYS_NO_SUBJECT = re.compile(
    "同时|建立|健全|加强|落实|强化|完善|坚持|进一步|持续|全面|及时|机制|制度"
    "|会议|要求|议定|决定|明确|指出|强调|牵头|负责|配合|协助|参与|研究"
)
DAY = (
    r"(?:(?:\d{4}年|[今明]年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}日|[底初末]|[上中下]旬)?"
    r"|[本下今明]?[年月季周]度?[底末]|年内|春节|国庆|元旦|五一|清明|端午|中秋|汛期)"
)
BEGINS_WITH_A_DAY = re.compile(rf"(?:在|于)?{DAY}[^，,：:]{{0,6}}?(?:之?前|以前|内)?|{LENGTH}")
INNER_DAY = re.compile(rf"[，,]?(?:要|须|应)?(?:在|于|确保|力争)*{DAY}(?:之?前|以前|内|(?<=[底末]))(?:全部|全面)?(?![^，,]{{0,4}}(?:的|考核))")
ONLY_BY = re.compile(rf"[，,](?:要|须|确保|力争)*(?:在|于)?{DAY}(?:之?前|以前|内)?(?:全部|全面|按期|如期)?(?:完成|完工|办结|到位|落实到位|完毕)$")
ONLY_DONE = re.compile(
    "[，,](?:确保|力争)?(?:全部|全面|按期|如期)?(?:完成|完工|办结|到位|落实到位|整改到位|完毕)$"
    "|(?:要|须|应)?(?:全部|全面|按期|如期)?(?:完成|完工|办结|完毕)$"
)
LEADING_DAY = re.compile(rf"^(?:(?:在|于|最迟|力争|确保)*{DAY}(?:之?前|以前|内)?|{LENGTH})[，,]?(?:要|须|全部|必须)?(?=[\u4e00-\u9fff])")
NUMBERED = re.compile(r"^(?:一是|二是|三是|四是|五是|其中|同时|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])\s?")
MODAL = re.compile(
    r"^(?:(?:会议)?(?:要求|决定|议定|明确|强调|同意|指出)[，,：:]?"
    r"|(?:具体|主要|统一)?(?:负责|牵头)(?!人)(?=[\u4e00-\u9fff]{3})|提出的(?=[\u4e00-\u9fff]{4})|还?要(?![求素点闻])|须|应当?(?![急用])|必须|务必|需要?|将|并(?=[\u4e00-\u9fff]{3})|请(?![示求假])|于(?=\d)|在(?=\d)|和|且)+"
)
OTHERS = r"(?:[\u4e00-\u9fff]{2,4}(?:村|社区|派出所|司法所|卫生院|供电所|公司|学校)|派出所|司法所|卫生院|供电所)"
ALL_OF_A_SORT = r"各(?:村居?|社区|村[、（(和]?(?:各)?社区[)）]?|办公室|办|站所|科室|部门|单位|条线|责任单位|有关单位|相关单位|相关部门|有关部门)"
# 会议听取了农业农村办公室关于农村户厕改造进展情况的汇报, 会议研究了秸秆禁烧工作: what a paragraph of minutes is about.
HEARD = re.compile(
    r"(?:研究|听取|审议|讨论|通报|部署|分析|学习)(?:了|并[\u4e00-\u9fff]{2,4}了)?(?:[^，,。；;]{0,16}?关于)?(?P<topic>[^，,。；;]{3,30}?)"
    r"(?=(?:的)?(?:进展|推进|落实|办理|建设|运行|工作|有关|相关)*(?:情况|工作|事项|问题|事宜)?(?:的)?(?:汇报|报告|说明|方案)?(?:[，,。；;：:]|$))"
)
LEAD = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.、．]|[①-⑳])(?P<lead>[^，,。；;：:]{3,20})[。：:](?=.)"
)
LISTS = re.compile("以下|如下|下列|有关事项|其他事项|(?:纪要|会议记录|通知|简报|讲话|通报)$")
ABOUT = re.compile(r"^(?:关于|就|对)(?=[\u4e00-\u9fff]{3})|(?:的)?(?:工作|问题|情况|事项|事宜|有关事项)+$")
# What a list is of is no matter of its own: 需要区里协调解决的问题, 群众反映的事项, 尚未完工的. Only what stands before such a
# clause is one: 户厕改造存在的问题. An empty noun may be left out; what is set before 的 then names nothing either.
EMPTY_NOUN = r"(?:其他|有关|相关|主要|重点|突出|[几一二两三四五六七八九十\d])*[个件项点]?(?:工作|问题|情况|事项|事宜|事情?|困难|任务|内容|方面)"
STILL_TO_BE = r"(?:需要?|须|应当?|有?待|亟[需待]|[尚还]?未|已经?|正在|拟|提[请交]|^要)"
HANDLED = (
    "(?:协调|解决|研究|讨论|审议|办理|落实|推进|完成|完工|开工|竣工|办结|整改|处理|处置|实施|启动|帮助|支持|确定|明确|交办|督办|关注|办|定)"
)
WHO_SAYS = "(?:群众|市民|村民|居民|企业|商户|代表|委员|巡察|督查|上级|领导|[省市区县镇街]里?|会议)"
SAID = "(?:反映|提出|反馈|交办|督办|议定|研究|确定|部署|关注)(?:强烈|集中|较多|突出)?"
SORT = re.compile(
    rf"^(?P<of>.*?)(?:存在|面临|遇到|{STILL_TO_BE}[^，,。；;：:]*?{HANDLED}|^{WHO_SAYS}[^，,。；;：:]{{0,6}}?{SAID})的(?:{EMPTY_NOUN})?$|的$"
)
LABEL = re.compile(r"^(?P<label>[^，,。；;：:]{2,20})[：:](?P<rest>.{4,})$")
SORT_OF = re.compile(r"^群众反映(?:强烈)?的")


def title_of(quote: str, before: str = "", section: str = "", names: Sequence[str] = ()) -> str:
    """Return a short name for the line: the quote itself, or its first clause that says something.

    before: what stands before the quote in its paragraph; section: the heading above it. Where the quote alone
    does not say what it is about (11月13日前3处全部拆除), the end of the one or the other is set in front.
    names: of the town's departments: who does it stands in a field of its own, so no title begins with them.
    """
    words = without_a_sort(re.sub(r"\s+", "", quote).strip("，,。；;、:： "))
    words = without_doers(words, names) or words
    words = without_days(words, names)
    if not says_what(without(names, words)) or BEGINS_WITH_A_DAY.match(words):
        subject = lead_of(before, names) or subject_before(before, names) or topic_of(before, names) or subject_of(section, names)
        if subject and subject not in words:
            words = f"{subject}：{words}"
    if len(words) <= LONGEST_TITLE:
        return words
    clauses = [clause for clause in re.split("[，,；;]", words) if clause]
    telling = [clause for clause in clauses if len(clause) >= 6]
    with_an_end = [clause for clause in telling if ENDS.search(clause)]
    first = (with_an_end or telling or clauses)[0]
    return shortened(first, LONGEST_TITLE)


def without_a_sort(words: str) -> str:
    """Return the words without a label that says only of what sort they are: 需镇里协调的：…."""
    found = LABEL.match(words)
    if not found or not SORT.search(label := NUMBERED.sub("", found["label"])):
        return words
    of, rest = matter_of(label), NUMBERED.sub("", found["rest"])
    return f"{of}：{rest}" if of and of not in rest else rest


def matter_of(heading: str) -> str:
    """Return the matter that a heading names, without the clause that says of what sort the things below it are; mostly all
    of it, "" where it names none."""
    found = SORT.search(heading) if len(heading) <= LONGEST_HEADING else None
    return (found["of"] or "").strip("，,、 ") if found else heading


def without_days(words: str, names: Sequence[str] = ()) -> str:
    """Return the words without the days by which it is to be done, where what is left still names the matter."""
    bare = MODAL.sub("", LEADING_DAY.sub("", words, count=1))
    bare = bare if len(EMPTY.sub("", without(names, bare))) >= TELLING else words
    if LEADING_DAY.match(bare) or not INNER_DAY.search(bare):
        return bare
    if (before := ONLY_BY.sub("", bare)) != bare and says_what(without(names, before)):
        return before.lstrip("对把将")  # 对加工企业全面核查，12月15日前完成
    inner = INNER_DAY.sub("", bare)
    inner = inner[1:] if inner[0] in "对把将" else ONLY_DONE.sub("", inner)  # 对超期工单5件…办结 is named by its act
    # What stands before the day is the object: 路灯更换86盏，12月15日前完工.
    return inner if says_what(without(names, inner)) else bare


def without_doers(words: str, names: Sequence[str]) -> str:
    """Return the words without those that only say who does it: 由建设管理办公室牵头，…; 建设管理办公室要于….

    What is left begins with the object or the act. Villages stay: they say where.
    """
    unit = "|".join([*map(re.escape, names), ALL_OF_A_SORT])
    units = rf"(?:{unit})(?:[、和及](?:{unit}|{OTHERS}))*"
    acts = rf"(?:(?:共同|具体|统一)?(?:牵头|负责|主办|承办)(?:负责|落实|组织)?|(?:会同|联合)(?:{units}|[^，,。]{{2,12}}(?=[，,])))"
    bare = MODAL.sub("", words)
    bare = re.sub(rf"^(?:(?:请|由|责成|督促)?{units})?(?:要|须)?(?:会同|联合)(?:{units}|{OTHERS})[，,]?(?=[\u4e00-\u9fff\d])", "", bare)
    bare = re.sub(rf"^(?:(?:请|由|责成|督促)?{units})?(?:积极|密切)?(?:配合|协助){units}(?:做好|完成|开展|抓好|落实|实施)", "", bare)
    bare = re.sub(rf"^(?:请|由|责成|督促)?{units}(?:督促|指导|监督)(?:落实)?[，,]", "", bare)
    bare = re.sub(rf"^(?:请|由|责成|督促)?{units}(?:(?:{acts}[，,]?)+|要(?![求素点])|须|应当?|必须|务必|(?=[于在每对按]|\d))", "", bare)
    bare = re.sub(rf"(?:交)?由{units}(?:{acts}[，,]?)*", "", bare)
    bare = re.sub(rf"^(?:{units}|[^，,。；;]{{2,20}})(?:配合|协助|参与)(?:做好)?[，,]", "", bare)
    bare = re.sub(rf"[、，,](?:{units}|{OTHERS}(?:[、和]{OTHERS})*)(?:积极|密切|协同)*(?:配合|协助)(?=[，,；;。]|$)", "", bare)
    bare = re.sub(r"^由(?=[\u4e00-\u9fff]{2,3}(?:村|社区))", "", bare)
    return MODAL.sub("", bare.strip("，,、")).strip("，,、 ")


def without(names: Sequence[str], words: str) -> str:
    """Return the words without these names, 各村 and the like."""
    return re.sub("|".join([*map(re.escape, names), ALL_OF_A_SORT]), "", words)


def shortened(words: str, most: int) -> str:
    """Return words cut where one of their parts ends, with … where something is gone.

    A part ends before an enumeration goes on (、以及), before 并, before a bracket or quotation marks; where
    nothing ends in the second half, up to half as much more is kept rather than a word cut through.
    """
    if len(words) <= most:
        return words
    ends = [found.start() for found in PART_ENDS.finditer(words[:most]) if is_closed(words[: found.start()])]
    if ends and ends[-1] >= most // 2:
        return words[: ends[-1]] + "…"
    later = next((found.start() for found in PART_ENDS.finditer(words, most) if is_closed(words[: found.start()])), len(words))
    if later <= most * 3 // 2:
        return words if later == len(words) else words[:later] + "…"
    return re.sub(r"[\dA-Za-z.]+$", "", words[: most - 1]) + "…"


def is_closed(words: str) -> bool:
    """Say whether every bracket and quotation mark that is opened in the words is closed in them."""
    return all(words.count(left) == words.count(right) for left, right in ("（）", "《》", "“”", "【】", "()"))


def says_what(words: str) -> bool:
    """Say whether words name what is to be done, beside when and how much."""
    return len(EMPTY.sub("", words)) >= 3


def lead_of(before: str, names: Sequence[str] = ()) -> str:
    """Return what an item says first that it is about: 1.农村户厕改造。在7个村…."""
    found = LEAD.match(re.sub(r"[ \t\u3000]+", "", before))
    return subject_of(found["lead"], names) if found and not HEARD.search(found["lead"]) else ""


def subject_before(before: str, names: Sequence[str] = ()) -> str:
    """Return what the sentence was about before a quote: its last clause with words of its own, not too long."""
    sentence = re.split(r"[。！？!?\n]", re.sub(r"[ \t\u3000]+", "", before))[-1]
    for clause in reversed(re.split("[，,；;：:“”‘’\"]", sentence)):
        if HEARD.search(clause):
            continue  # what the paragraph is about: see topic_of
        bare = NUMBERED.sub("", clause).strip("、 ")
        if subject := subject_of(without_doers(matter_of(bare), names), names):
            return subject
    return ""


def subject_of(words: str, names: Sequence[str] = ()) -> str:
    """Return a clause or a heading as a subject to be set in front; "" where it names nothing."""
    bare = NUMBERED.sub("", re.sub("[。；：:—]+$", "", words.strip()))
    if LISTS.search(bare):
        return ""  # 年底前抓好以下工作：, and the paper's own title
    bare = without_days(SORT_OF.sub("", ABOUT.sub("", matter_of(bare))).strip("、 "), names)
    if not says_what(SAYS_NO_SUBJECT.sub("", EMPTY.sub("", without(names, bare)))):
        return ""
    return bare if len(bare) <= LONGEST_SUBJECT else shortened(bare, 16).rstrip("…")


def topic_of(before: str, names: Sequence[str] = ()) -> str:
    """Return what a paragraph of minutes says that it is about: 会议研究了秸秆禁烧工作."""
    found = HEARD.search(re.sub(r"\s+", "", before))
    return subject_of(without_doers(found["topic"], names), names) if found else ""
