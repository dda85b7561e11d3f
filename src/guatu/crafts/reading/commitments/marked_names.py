"""Names in quotation marks and the titles of papers; what is a way of speaking or only followed is none."""

from __future__ import annotations

import re

from guatu.crafts.reading.commitments.ended_names import ENDING, ENDS, HIDDEN
from guatu.crafts.reading.lexicon.scanner import words
from guatu.crafts.timing.pieces import pattern

QUOTED = pattern(r"[“「\"]([^“”「」\"\n]{2,24})[”」\"]")
AFTER_QUOTE = pattern(
    r"(?:(?![和与及、等])(?:(?!和|与|及|创建|打造|举办|开展|组织|召开|包[含括])[\u4e00-\u9fff+—]){0,14}?(?:计划|工程|项目|行动|活动|工作法|机制|平台|基金|分队|服务队|规划|方案|示范点|驿站"
    r"|讲堂|课堂|试点|改革|揭榜挂帅|攻坚战|专项(?!行动|活动|整治|治理|检查|工作|工程)|宣传[月周日]|(?<![任作障撑的])体系|体验馆|(?:农村)?公路(?![\u4e00-\u9fff]{0,4}计划)|大赛|联盟|公司|超市|制度|责任区制度|制(?![定订作造])|模式|纪念馆|展览馆|展示馆|广场|公园|中心|基地|工作室|集市|市集|夜市|音乐会|晚会|讲座|文化墙|小程序))?"
)
MORE_QUOTED = pattern(r"(?:[、和与及暨]?[“「\"][^“”「」\"\n]{2,24}[”」\"])+")
# After these the marks go and the name stands alone: “村村看”活动 -> 村村看.
GENERAL = frozenset(
    words(
        """
    活动 行动 工作法 建设 机制 问题 特色 品牌 公司 制 模式 平台 工程 制度 项目
    """
    )
)
# “学党史”主题党日活动: a general word, however long.
GENERAL_TAIL = pattern(
    r"(?:主题|专题|系列|专项|志愿|服务|实践|党日|宣传|教育|创建|大型|评选|学习|竞赛|整治|重点|特色|示范|民生)+(?:活动|行动|项目"
    r"|工作法)|(?:具体|工作|实施|活动)*方案"
)
NUMBERED = pattern(r"[\dA-Za-z+＋一二三四五六七八九十]+|[一二三四五六七八九十]个[一二三四五六七八九十]")  # “1+7+N”
# 创建3个“六星级”示范村 counts a class; “重建轻管”问题 is no name either.
OF_A_CLASS = pattern(r"[\d一二三四五六七八九十两](?:余|多)?(?:个|家|条|处|项|名|户|座|支)(?:以上)?的?(?:[省市区县镇国家]{1,2}级)?$")
GENERAL_WORK = pattern(r"(?:重点|特色|示范)?(?:项目|行动|活动)")
IS_WRONG = pattern(r"(?:等)?(?:问题|现象|乱象|难题|行为|风险|矛盾|情况)")
SOLVES = pattern(r"(?:解决|破解|化解|克服|避免|杜绝|消除|直面|针对|聚焦)[^，,。]{0,8}$")
# What officials write between marks and is no name of anything.
ABBREVIATIONS = frozenset(
    words(
        """
    四不两直 重建轻管 互联网+ 一门式 一窗式 一张网 一件事 一盘棋 五位一体 三位一体 两手抓 四个一 三个一 五个一 黑名单 红名单 “微”
    两委 四上 五上 两新 三农 三资 两会 三务 双招双引 回头看 两山 双碳 五保 两癌 一老一小 三会一课 三重一大 两个维护 四个意识
    两个确立 四个自信 一把手 一站式 一条龙 一对一 点对点 面对面 零距离 零容忍 最后一公里 引进来 走出去 一事一议 绣花功夫 店小二 十四五 十五五 十三五
    """
    )
)
OWN_WORK = pattern(
    r"(?:等)?(?:特色|重点|专项|主题|系列|志愿|品牌|创建|培育|示范)?(?:活动|行动|计划|工程|项目|反馈|问题|工作法|实践"
    r"|专项|平台|会议|试点|道路|建设|改造|改革|揭榜|品牌|大走访|机制|制度|方案|清单|任务|宣讲队|服务队|志愿队|社会组织|社会力量|自治力量|栏目|节目|课程|培训班|技术)"
)
DOES = pattern(
    r"(?:实施|开展|举行|召开|试点|试行|推行|打造|创建|推出|形成|制定|参加|举办|申报|获评|创成|依托|借助|启动|推进|深化|加快|组织|建设"
    r"|确定|落实|设立|建立|成立|推广|荣获|组建|编制|引入|培育|搭建|评选|招募|利用|开通|编印|创作|谋划|开设|办理|担任|发放|推选)(?:了)?[\u4e00-\u9fff\d]{0,5}$"
)
NAMED_WORK = pattern(
    r"(?:行动|计划|工程|项目|活动|走访|专项|驿站|讲堂|课堂|服务队|品牌|路|村|园|中心|平台|超市|网格|窗口|制|展览会|博览会|展会|大会|论坛|大赛|文化节|艺术节|音乐节|旅游节|丰收节|采摘节)$"
)
BORROWED = pattern(
    r"(?:发扬|弘扬|落实|用好|用活|践行|坚持|树牢|秉持|拿出|保持|提高|牢记|运用|培植|把|将|做好|实现|感受|强化|加强"
    r"|发挥|推动|促进|作为|成为|变成|从|向|是|确保|紧扣|锚定|聚焦|瞄准|冲刺)[\u4e00-\u9fff]{0,4}$"
)
RHYTHM = pattern(r"(?:半月|双周|每?[日周月季年])[\u4e00-\u9fff]{0,3}(?:调度|通报|督查|监测|会商|例会|汇报|研判|评比)$")  # “半月冲刺调度”
HONOURS = pattern(r"(?:十佳|百佳|最美|优秀|先进|示范)")  # 3个“十佳服务品牌”
# “村巷革命”深入实施, 建成“口袋公园”36座, 荣获“先进单位”称号: a campaign, a class, an honour
STANDS_FIRST = pattern(r"(?:扎实|深入|全面|持续|有序|顺利|稳步|加快|成功)+(?:开展|实施|推进|推行|推开|启动|完成)$")
COUNTED_BEHIND = pattern(r"\d+(?:余|多)?[个座处家户所口名条]")
HONOUR = pattern(r"(?:单位|个人|集体|家庭|组织|校园|奖|称号)$")
HONOURED = pattern(r"(?:荣获|获评|获得|评为|授予|获)(?:了)?[^，]{0,10}$")
BUILDING = pattern(r"(?<=[\u4e00-\u9fff]{2})建设$")
SENTENCE = pattern(r"负责")  # “一个团队长期负责一个村”
TITLED = pattern(r"《([^《》\n]{3,60})》")
PAPER_NAME = pattern(
    r"(?:[\u4e00-\u9fff]{2}表|规划纲要|发展纲要|实施纲要|倡议书|台账|报告|责任书|方案|规划|计划|办法|意见|规范|通知|规定|细则|预案|清单|规则|守则)(?:[（(][^（()）]{1,20}[)）])?$"
)
FOLLOWED = pattern(r"(?:按照|根据|依据|对照|贯彻|落实|学习|传达|遵守|执行|依照|对标|宣传|结合)[^，,]{0,4}$")


def add_quoted(text: str, start: int, end: int, found: list[tuple[int, str]], taken: list[tuple[int, int]]) -> None:
    """Add what stands in quotation marks and is a name, not a slogan or a way of speaking."""
    first = last = start  # of the run of names in marks that is being read: “甲”“乙”等宣讲队
    for match in QUOTED.finditer(text, start, end):
        if any(a < match.start() < b for a, b in taken):
            continue  # in the title of a paper
        if not (last > start and text[last : match.start()] in ("", "、", "和", "与", "及", "暨")):
            first = match.start()
        last = match.end()
        after = AFTER_QUOTE.match(text, match.end(), end)
        tail = after[0] if after else ""
        before = text[max(start, first - 10) : first]
        name = match[1]
        graded_before = OF_A_CLASS.search(before) is not None
        graded = (
            graded_before and not GENERAL_WORK.match(text, match.end(), end) and not NAMED_WORK.search(name)
        )
        more = MORE_QUOTED.match(text, match.end(), end)
        behind = more.end() if more else match.end()
        own = OWN_WORK.match(text, behind, end) is not None
        unnamed = name in ABBREVIATIONS or NUMBERED.fullmatch(name)
        if IS_WRONG.match(text, match.end(), end) and SOLVES.search(before):
            continue  # 解决好“供需匹配”问题
        own = own or STANDS_FIRST.match(text, behind, end) is not None
        if COUNTED_BEHIND.match(text, match.end(), end) or (HONOUR.search(name) and HONOURED.search(before)):
            unnamed = True
        if name.endswith("精神") or RHYTHM.match(name) or (graded_before and HONOURS.match(name)) or SENTENCE.search(name):
            unnamed = True
        hidden = HIDDEN if unnamed or graded or IS_WRONG.match(text, match.end(), end) else ""
        if more and (after_last := AFTER_QUOTE.match(text, behind, end)):
            own = own or bool(after_last[0])  # “中层问政”“青苗”年轻干部培养工程
        parts = re.split("[、，]", name)
        taken.append((match.start(), match.end() + len(tail)))
        if len(parts) > 1 and tail in ("", "活动") and all(part[-1:] == "年" for part in parts):
            found.extend((match.start() + n, part) for n, part in enumerate(parts))
            continue  # “项目提升年、乡村振兴年”活动
        if len(parts) > 1 and not tail:
            if any(word.tag != "trap" for part in parts for word in ENDS.find(part[-4:])):
                found.extend((match.start() + n, part) for n, part in enumerate(parts))
            continue
        if len(parts) > 1 and tail in ("机制", "模式", "格局", "平台") and len({len(part) for part in parts}) == 1:
            continue
        if not tail and not own and not NAMED_WORK.search(name) and not DOES.search(before):
            continue
        if not own and BORROWED.search(before) and not NAMED_WORK.search(name):
            continue
        if tail and tail not in GENERAL and not GENERAL_TAIL.fullmatch(tail):
            found.append((match.start(), hidden + ENDING.sub("", f"“{name}”{tail}")))
        else:
            found.append((match.start(), hidden + (BUILDING.sub("", name) if not tail else name)))  # “四区建设”


# 讨论并原则同意《关于审定清河区考核办法的请示》: the paper asks for what its title names.
ASKS_FOR = pattern(
    r"关于(?:审定|审议|申请|实施|申报|印发|制定|修订|批准|批复|同意|核准|调整|建设|开展|推进|提请审[定议])*(?P<matter>[^，。]{4,40}?(?:项目|工程|办法|方案|规划|计划|行动|规定|细则))"
    r"(?:有关事宜|有关事项|相关事宜|有关问题)?的(?:请示|报告|通知|意见|函|批复)"
)
CREATES = pattern(r"(?:创作|编演|创编|排演|演出|拍摄|出版|编印|投保|开设|推出|创办)[^，。；;]{0,40}$")


def add_titled(text: str, start: int, end: int, found: list[tuple[int, str]], taken: list[tuple[int, int]]) -> None:
    """Add the papers of one's own that a clause issues or deals with; what it only follows or learns is none."""
    for match in TITLED.finditer(text, start, end):
        taken.append((match.start(), match.end()))
        if FOLLOWED.search(text, max(start, match.start() - 8), match.start()):
            continue
        if matter := ASKS_FOR.fullmatch(match[1]):
            found.append((match.start() + matter.start("matter") + 1, matter["matter"]))
        else:
            named = PAPER_NAME.search(match[1]) or CREATES.search(text, max(start, match.start() - 48), match.start())
            found.append((match.start(), match[1] if named else HIDDEN + match[1]))
