"""Named projects, places of work, enterprises and campaigns in a clause, as written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from guatu.crafts.reading.commitments.fields import THING_LEXICON
from guatu.crafts.reading.lexicon.names import NAME_ENDS, NAME_TAIL, NAME_TRAPS
from guatu.crafts.reading.lexicon.scanner import Lexicon, Word, words
from guatu.crafts.reading.lexicon.verbs import ADVERBS, VERBS
from guatu.crafts.timing.pieces import pattern

END_WORDS = frozenset(word for group in NAME_ENDS.values() for word in group)
ENDS = Lexicon({"trap": NAME_TRAPS, **NAME_ENDS})
TAIL = pattern(rf"(?:[（(][^()（）\n]{{1,30}}[)）])?{NAME_TAIL}")
QUOTED = pattern(r"[“「\"]([^“”「」\"\n]{2,24})[”」\"]")
AFTER_QUOTE = pattern(
    r"(?:(?![和与及、等])(?:(?!和|与|及)[\u4e00-\u9fff+—]){0,14}?(?:计划|工程|项目|行动|活动|工作法|机制|平台|基金|分队|服务队|规划|方案|示范点|驿站"
    r"|讲堂|课堂|试点|改革|揭榜挂帅|攻坚战|专项|大赛|联盟|公司|超市|制度|责任区制度|制|模式|纪念馆|展览馆|展示馆|广场|公园|中心|基地|工作室))?"
)
MORE_QUOTED = pattern(r"(?:[、和与及]?[“「\"][^“”「」\"\n]{2,24}[”」\"])+")
# After these the marks go and the name stands alone: “村村看”活动 -> 村村看.
OF_A_TOWN = pattern(r"街道|镇(?![区域级村长上街容])|乡(?![村愁间道])")  # 望湖街道 is no lake
GENERAL = frozenset(
    words(
        """
    活动 行动 工作法 建设 机制 问题 特色 品牌 公司 制 模式 平台 工程 制度 项目
    """
    )
)
# “学党史”主题党日活动: a general word, however long.
GENERAL_TAIL = pattern(
    r"(?:主题|专题|系列|专项|志愿|服务|党日|宣传|教育|创建|大型|评选|学习|竞赛|整治|重点|特色|示范|民生)+(?:活动|行动|项目"
    r"|工作法)"
)
NUMBERED = pattern(r"[\dA-Za-z+＋一二三四五六七八九十]+")  # “1+7+N”
# 创建3个“六星级”示范村 counts a class; “重建轻管”问题 is no name either.
OF_A_CLASS = pattern(r"[\d一二三四五六七八九十两](?:余|多)?(?:个|家|条|处|项|名|户|座|支)(?:以上)?的?(?:[省市区县镇国家]{1,2}级)?$")
GENERAL_WORK = pattern(r"(?:重点|特色|示范)?(?:项目|行动|活动)")
IS_WRONG = pattern(r"(?:等)?(?:问题|现象|乱象|难题|行为|风险|矛盾|情况)")
# What officials write between marks and is no name of anything.
ABBREVIATIONS = frozenset(
    words(
        """
    四不两直 重建轻管 互联网+ 一门式 一窗式 一张网 一件事 一盘棋 五位一体 三位一体 两手抓 四个一 三个一 五个一 黑名单 红名单 “微”
    两委 四上 两新 三农 三资 两会 三务 双招双引 回头看 两山 双碳 五保 两癌 一老一小 三会一课 三重一大 两个维护 四个意识
    两个确立 四个自信 一把手 一站式 一条龙 一对一 点对点 面对面 零距离 零容忍 最后一公里 绣花功夫 店小二 十四五 十五五 十三五
    """
    )
)
OWN_WORK = pattern(
    r"(?:等)?(?:特色|重点|专项|主题|系列|志愿|品牌|创建|培育|示范)?(?:活动|行动|计划|工程|项目|反馈|问题|工作法|实践"
    r"|专项|平台|会议|试点|道路|建设|改造|改革|揭榜|品牌|大走访|机制|制度|清单|任务)"
)
DOES = pattern(
    r"(?:实施|开展|推行|打造|创建|推出|形成|制定|参加|举办|申报|获评|创成|依托|借助|启动|推进|深化|加快|组织|建设"
    r"|确定|落实|设立|建立|成立|推广|荣获)(?:了)?[\u4e00-\u9fff\d]{0,5}$"
)
NAMED_WORK = pattern(
    r"(?:行动|计划|工程|项目|活动|走访|专项|驿站|讲堂|课堂|服务队|品牌|路|村|园|中心|平台|超市|网格|窗口|制|展览会|博览会|展会|大会|论坛|大赛|文化节|艺术节|音乐节|旅游节|丰收节|采摘节)$"
)
BORROWED = pattern(
    r"(?:发扬|弘扬|落实|用好|用活|践行|坚持|树牢|秉持|拿出|保持|提高|牢记|运用|培植|把|将|做好|实现|感受|强化|加强"
    r"|发挥|推动|促进|作为|成为|变成|从|向|是|紧扣|锚定|聚焦|瞄准|冲刺)[\u4e00-\u9fff]{0,4}$"
)
# What names no project of its own.
GENERIC = pattern(
    r"(?:重点|重大|在建|新开工|新竣工|新签约|新招引|招引|签约|已签约|已|竣工|在手|在谈|优质|产业|实体|民生|实事|各项"
    r"|各类|各|相关|有关|类似|一批|等|该|此|次|本|上述|所有|全部|部分|前期|储备|投资|亿元|万元|过?[百千万亿]+元?|以上|工业|制造业|农业"
    r"|招商|引资|基础设施|涉农|上级|专项|历年|进度滞后"
    r"|好|大|小|这些|惠民|强链|延链|补链|链|企业|建设|工程|暖心|良心|世纪|示范|整治|常态化|集中|系列|统一|具体"
    r"|下一步|下一?阶段|制约|阻碍|影响|困扰|年度|今年|全年|个|多个|若干|活动|教育|主题|竞赛|公益|志愿服务|文体|文化|实践|帮扶|环保|科技|人才|整改"
    r"|攻坚|执法|联合|考察|走访|调研|到位|竣工|农林水|生态|社会|社会事业|厅局|库中|自然村|市直|部门|培训"
    r"|工作|行动|计划|生产经营|经营|日常|技改|外资|续建|固投|百亿|龙头|补短板|一个|每一个|服务|精品|特色|公共|现代"
    r"|新|成熟|高质量|项目|农村|城市|社区|村|街道|全市|全区|全县|全镇|全|市级|省级|国家级|区级|县级|市|省|区|县|镇"
    r"|列省市?|三年|五年|年|度|的|农业农村|乡村|主次干道|主干|村内|镇区|集镇|我镇|辖区|重要|主要|关键|标志性|引领性"
    r"|推进|实施"
    r"|标准|标准化|综合|生产|研发|数个|多家|高新|创新|特种|养殖|种植|销售|实训|老旧|危旧|背街|小型|大型|城区|涉及"
    r"|规模|智能|智慧|绿色|红色|公司|优势|支柱|主导|新兴|战略性|传统|服务业|工业园|试点|先行|配套|政府|投资类|先进"
    r"|参会|单位|任职|所在|到|按|有|无|攻|抓|办|购物|便民|党建|党建示范|招商考察|招商推介|推介|小型|务实|一期|二期"
    r"|三期|十件|暨|下半年|上半年|公里|特色产业|腾笼换鸟|和|及|与|、|家|重点民生|入企|入户|进社区|进村|直接|改造"
    r"|低等级|高等级|等级|级|养护|自然|行政|贫困|伟大|相继|目标"
    r"|国省|国道|省道|县道|世界|中国|\d*强|上市|行业|或|外商|民间|为民|为民办|在库|库|主体|附属|综合性|整洁|集贸|灾后|重建|扶贫|合适|闲置|日间照料|日间照顾|公交|高速|高架|沿线|干线"
    r"|新建|路灯|危桥|路基|铺装|通村|油(?=路)?|水泥|沥青|公办|违章|违法|村庄|会展|文艺|旧城|基础|我们|咱们|施工|土建危房|户厕|农房|公厕|道路"
    r"|沿|临|跨|完|已完|待|未|拟|现将|现|将|每个|每|剩余|剩下|排出|周|月|小|大|旧|老|破|断|修|通|封|搭|架|新旧|上述|本级|必经之|各责任|要急|急|报送"
    r"|在|由|至|于|从|往|[一二三四五六七八九十两几百千]|[0-9.])*"
)
JOINED = pattern(r"[、，,；;]|以及|(?<=[\u4e00-\u9fff”）)])(?:和(?!美|谐|平|睦)|与|及)(?=[\u4e00-\u9fff“])")
ENDING = pattern(r"(?:建设|工作|安装|等地|等|情况|实施|进度|的)+$")
STOP = pattern(r"[\n，,。；;：:！？\s、()（）]|以及")
STARTERS = pattern(
    r"^(?:该[镇乡村区县市]|含(?=\d)|投入(?:大量|专项|财政)?资金|图为|洽谈引进|涉及|过(?=[\d千百万亿])|新建成|以[上下]的?|范围内|其?下属(?:的)?(?:子公司)?|的|了|中?发现|(?:现已|目前已?)(?:全面|全部|基本)?(?:完成|完工|建成)?|我[镇乡区县市村](?=[\u4e00-\u9fff]{3})|新上|有(?!限)|就有|已有|仅有|好|对(?![接口])|对于|关于|在(?![手建谈])|到|将|把|与|同|以|和(?![平谐睦美])|及|等|其中|其(?!他|余)|此次|本次|这次|加大|包括|(?:城区|辖区|镇区|县城)内|该[条座个项处段]?|此|共(?![享建青同和有产])|已|并|要"
    r"|为(?!民)|由|因|从|向|赴|像|如|确保|力争|力促|敦促|督促|争取|今年|全年|年内|省级|市级|区级|县级|全市|全区|全县|全镇|辖区内?|在谈|在建"
    r"|地(?=\d)|期间|其间|施工期间|[\d一二三四五六七八九十两]+(?:天|日|个?工作日|小时|周|个月)内|\d{1,2}月\d{0,2}(?:日|底|初|上旬|中旬|下旬)?前?"
    r"|首[个家条座批]|(?:街道|镇|村|国家)级(?=[\u4e00-\u9fff]{3})|[—\-]+|至(?=[\u4e00-\u9fff]{2,4}[村镇])"
    r"|未列入|列入|转入|不得要求|要求|请|将|现将|应|须|必须|重点|列市|列省|\d{4}年(?!度))+"
)
COUNT = pattern(
    r"^(?:\d+(?:\.\d+)?|[一二三四五六七八九十两]{1,3})(?:余|多)?(?:万|亿)?(?:个|项|条|家|座|处|公里|千米|平方米|米"
    r"|亩|万亩|户|套|名|村|类|元|人次|场次|人|次|份|场|种|所|间|栋|幢|口|辆|台|盏|块|片)(?!民|才|员|行)"
)
LEADING = Lexicon(
    {
        "word": (
            *(w for group in VERBS.values() for w in group if len(w) > 1),
            *(a for a in ADVERBS if len(a) > 1),
            "用于",
            "投资",
            "再建",
            "拿出",
            "补齐",
            "报送",
            "报",
            "先行施工",
            "施工",
            "接管",
            "统一接管",
            "谈起",
            "视察",
            "测算",
            "负责",
            "牵头负责",
            "计划投资",
            "下达",
            "完毕",
            "命名",
            "协助解决",
            "首个",
            "配合",
            "入驻",
            "迁入",
            "涉及",
            "研究解决",
            "纳入",
        )
    }
)
PARTICLE = pattern(
    r"(?:.*[^\u4e00-\u9fff]|.*?)(?:的|了(?!解)|对|在(?![手建谈])|将|把|至|到|即|是|从|由|向)(?=[\u4e00-\u9fff“]{2,}$)"
)
NO_GOING_ON = pattern(r"[、，,。；;和与及的等“”（(]|以及")
# 石桥村文化活动室提升项目, 人民路白改黑工程: the work at a place is named with the place.
OF_A_PLACE = frozenset(("项目", "工程", "行动"))
OF_THE_PLACE = pattern(
    r"(?!(?:村|居|级|民|组|内|外|里|上|沿线)?(?:的|等|和|及|与|要|将|为|有|已|在|对"
    r"|是|正|进行|完成|实施|施工))(?:(?![和与及或等的正])[\u4e00-\u9fffA-Za-z]){2,14}"
)
A_NUMBER_OF = pattern(r"[\d一二三四五六七八九十两](?:余|多)?个$")  # 21个整洁村 is a class
BARE = frozenset(
    words(
        """
    路 街 巷 桥 河 港 渠 圩 湖 线 村 社区
    """
    )
)
TOWN = pattern(r"^[\u4e00-\u9fff]{2,3}(?:镇|街道|乡)(?=[\u4e00-\u9fff]{2,})")
SITES = frozenset(words("基地 园区 小区 厂区 片区 库区 景区 校区 镇区"))
# 编制转型规划和循环经济发展规划, 落实耕地保护制度, 成立产业链委员会: what is written, put into force or set up by its name.
WRITES = pattern(
    r"(?:编制(?:完成)?|修编|制[定订](?:出台|印发|下发|完善)?|出台|印发|下发|实施|启动)(?:了)?(?P<papers>(?:关于)?[\u4e00-\u9fff]{2,30}?(?:规划|方案|实施意见))(?=编制|修编|工作|$)"
    r"|(?:落实|实行|执行|推行)(?:好|了)?(?P<rules>[\u4e00-\u9fff]{3,14}?(?:责任制|制度))$"
    r"|(?:成立|组建)(?:了)?(?P<bodies>[\u4e00-\u9fff]{4,30}?(?:委员会|党委|党总支|协会|商会))$"
    r"|(?:成为|蝉联|进入|命名为|评为|授予|荣获|获评|创成)(?:了)?(?:[^，]{0,8}第[一二三四五六七八九十\d]+个)?"
    r"(?P<honours>[^，]{2,16}?(?:城市|模范城|模范[县市区镇]|示范[区县市镇村]))(?:行列|称号)?$"
)
NOT_BY_NAME = pattern(r"^(?:[\u4e00-\u9fff]{0,4}(?:详细|具体|相关|有关|专项|各项|总体|工作|实施|整改|一系列|配套|行动|详尽|可行)|[了个项的])+(?:的)?"
    r"(?:规划|方案|意见|制度|责任制)$|等|[各全]项|有关|相关")
# 城北至石桥高速公路: a line that leads from one place to another.
LEADS_ON = pattern(r"(?:公路|公路硬化|道路硬化|路面硬化|高速|铁路|大道|道路|[干支航线专]线|线路|隧道|路)(?:项目|工程)?$")
NAMED_PAPERS_END = frozenset("划案见制度会委作编市城县区镇村列号")  # what ends a clause with such a name
ROW = pattern(
    r"(?P<row>[^，,。；;：:“”的了在对将把、和及\s]{3,24}(?:[、和及][^，,。；;：:“”的了在对将把、和及\s]{3,20})+?)"
    r"(?:等[^，、]{0,14})?(?:\d+[座个条处项所]?[\u4e00-\u9fff]{2,6})?"
    r"(?:实质性|全面|基本|顺利|陆续|相继|正式|全部|主体|已|正在)*(?:开工|竣工|动工|建成|通车|投用|投入使用|投产|启用|加快|完成|封顶|交付|搬迁|下闸|开园|开业|推进)"
)
ROW_JOINT = pattern(r"[、及]|和(?!平|谐|美|睦)")
COUNTED_OFF = pattern(r"\d+[座个条处项所](?:[\u4e00-\u9fff]{2,6})?$")
PAPERS_JOINED = pattern(r"(?<=规划|方案|制度)[和与、]|(?<=意见|党委)[和与、]")
WHOLE_LINES = frozenset(("工程", "铁路", "高速", "隧道", "生产线", "综合体"))  # …铁路项目 is one name
# 风貌改造和村镇规划行动: two works, each by its name.
TWO_WORKS = pattern(
    r"(?<=[\u4e00-\u9fff]{2}改造|[\u4e00-\u9fff]{2}整治|[\u4e00-\u9fff]{2}提升|[\u4e00-\u9fff]{2}治理|[\u4e00-\u9fff]{2}行动)(?:和|及)(?=[\u4e00-\u9fff]{4,})"
)
HOLDS = pattern(r"[（(](?:含|包括|包含|其中)[^（()）]*[)）]?")  # what stands in these brackets is part of what stands before
LONGEST_MORE = 4  # characters between two endings of one campaign's name
HOW_MANY = pattern(r"(?:建设|改造)?(?:各|共|达)?[\d０-９]+(?:余|多)?[个座项处户所家口]")
SO_MANY = pattern(r"\d(?:余|多)?[个座项处所家口](?:[\u4e00-\u9fff]{0,3}[级型])?$")
NO_HARBOURS = frozenset(("香港", "来港", "赴港"))
HIDDEN = "\0"  # before what speaks of one thing, but is no name to write down
# A run that speaks of something is no name of it.
GOES_ON_IN = frozenset("至沟河湖港渠路街巷村镇乡泵闸坝内外侧")  # 芦桥沟泵站 is no bridge
SAYS_MORE = pattern(
    r"^[省市区县州][\u4e00-\u9fff]{1,5}[委局办](?:重点|重大)?$|\d个$|现有|[一二三四五六七八九十]大(?:民生|重点|专项)?$|抓|紧盯|采取|进展"
    r"|进行|年度各|\d个|了[\u4e00-\u9fff\d]|共有|确定|我[市县区镇乡村]|较[快慢大小多]|座谈|更多|[来明去]年|未?开工|已经|不属于|经核实|铺平|^方便|一起至|全天候|主任|书记|[局镇乡县]长|造成的|悬挂"
)
NAMELESS = pattern(r"(?:相关|有关|各类|各项|一批|部分|上述|这些|其他|整个|该|所有|全部|多个|若干|一些|各个)")
# A、B等企业: what is listed before 等 and a class of named things.
LISTED = pattern(
    r"等(?:[一二三四五六七八九十\d]+(?:余|多)?[家个条处项]|多[家个项]|一批)?(?:重点|辖区|在建|在谈|续建|新建|签约|规上|骨干|龙头|相关|重大|产业|工业|乡镇|优质|民生|基础设施|一批|转型|农业|现代|工业|服务业|文旅)*(?:企业"
    r"|公司|项目|工程|村(?![民])|社区|路段|小区|景区|活动|点上|道路|特色村|民俗文化|非遗|课程|节目|品牌|点位|地(?![方区块])"
    r"|(?<=\d)(?:个)?(?:村|镇|街道|单位))"
)
TITLED = pattern(r"《([^《》\n]{3,60})》")
PAPER_NAME = pattern(r"(?:方案|规划|计划|办法|意见|规范|通知|规定|细则|预案|清单|规则|守则)(?:[（(][^（()）]{1,20}[)）])?$")
FOLLOWED = pattern(r"(?:按照|根据|依据|对照|贯彻|落实|学习|传达|遵守|执行|依照|对标|宣传|结合)[^，,]{0,4}$")
SHARED_END = pattern(r"(?:片区|社区|村|园区|小区|厂房|组团|标准厂房)[\u4e00-\u9fff\d]{0,12}$")
BESIDE = pattern(r"[\u4e00-\u9fff]{2,12}$")
ITEM_JOINT = pattern(r"、|和(?!美|谐|平|睦)|与|及")
COMPANY = pattern(r"[\u4e00-\u9fffA-Za-z]{2,12}[(（][\u4e00-\u9fff]{2,6}[)）]有限公司")


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
    if "“" in words or '"' in words or "「" in words:
        _quoted(text, start, end, found, taken)
    if "《" in words:
        _titled(text, start, end, found, taken)
    if words[-1:] in NAMED_PAPERS_END:
        _written(text, start, end, found, taken)
    if "有限公司" in words:
        for match in COMPANY.finditer(text, start, end):
            name = _trim(match[0])
            found.append((match.end() - len(name), name))
            taken.append((match.end() - len(name), match.end()))
    if "等" in words:
        _listed(text, start, end, found, taken)
    covered = start
    for number, word in enumerate(ends):
        if number + 1 < len(ends) and _goes_on(text, word, ends[number + 1]):
            continue
        if word.tag == "trap" or word.end > end or word.start < covered:
            continue
        if any(a <= word.start < b for a, b in taken):
            continue
        before, name_end = _name_before(text, start, end, word, covered)
        if before is not None:
            covered = name_end
            if not any(a < name_end and name_end - len(before) < b for a, b in taken):
                found.append((name_end - len(before), before))
    if "、" in words:
        _beside(text, start, found)
        _in_a_row(text, start, end, found)
    if "暨" in words:
        _held_together(text, found)
    parts = (part for place, name in sorted(found) for part in (TWO_WORKS.split(name) if "和" in name or "及" in name else (name,)))
    names = [name for name in dict.fromkeys(parts) if len(name) >= 2]
    return [name for name in names if not name.startswith(HIDDEN) and name not in NO_HARBOURS], names


def _held_together(text: str, found: list[tuple[int, str]]) -> None:
    """Make one of two names with 暨 between them: 第四届文化节暨第三届丰收节."""
    for place, name in sorted(found):
        if not name.startswith("暨"):
            continue
        before = next(((at, other) for at, other in found if at + len(other) == place and not other.startswith(HIDDEN)), None)
        if before is not None:
            found.remove((place, name))
            found[found.index(before)] = before[0], before[1] + name


def _goes_on(text: str, word: Word, following: Word) -> bool:
    """Tell whether a name goes on to the next ending: 南圩村产业园, 镜湖大桥 are one name each."""
    if word.tag == "company" and following.tag == "company" and following.start == word.end:
        return True
    if word.tag == "project" and following.tag == "project":
        gap = following.start - word.end
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


def _quoted(text: str, start: int, end: int, found: list[tuple[int, str]], taken: list[tuple[int, int]]) -> None:
    """Add what stands in quotation marks and is a name, not a slogan or a way of speaking."""
    for match in QUOTED.finditer(text, start, end):
        after = AFTER_QUOTE.match(text, match.end(), end)
        tail = after[0] if after else ""
        before = text[max(start, match.start() - 10) : match.start()]
        name = match[1]
        graded = (
            OF_A_CLASS.search(before) and not GENERAL_WORK.match(text, match.end(), end) and not NAMED_WORK.search(name)
        )
        unnamed = name in ABBREVIATIONS or NUMBERED.fullmatch(name)
        hidden = HIDDEN if unnamed or graded or IS_WRONG.match(text, match.end(), end) else ""
        more = MORE_QUOTED.match(text, match.end(), end)
        behind = more.end() if more else match.end()
        own = OWN_WORK.match(text, behind, end) is not None
        parts = re.split("[、，]", name)
        taken.append((match.start(), match.end() + len(tail)))
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
            found.append((match.start(), hidden + name))


def _titled(text: str, start: int, end: int, found: list[tuple[int, str]], taken: list[tuple[int, int]]) -> None:
    """Add the papers of one's own that a clause issues or deals with; what it only follows or learns is none."""
    for match in TITLED.finditer(text, start, end):
        taken.append((match.start(), match.end()))
        if not FOLLOWED.search(text, max(start, match.start() - 8), match.start()):
            found.append((match.start(), match[1] if PAPER_NAME.search(match[1]) else HIDDEN + match[1]))


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
            name = STARTERS.sub("", name) if not name.startswith("关于") else name
            if len(name) >= 5 and not any(a <= at < b for a, b in taken):
                found.append((place - len(name), name))
                taken.append((at, place))


def _beside(text: str, start: int, found: list[tuple[int, str]]) -> None:
    """Add the names before 、 that share the ending of the one behind it: 鸣东、石桥片区整治行动."""
    for place, name in list(found):
        if name.startswith(HIDDEN) or not SHARED_END.search(name):
            continue
        at = place
        while at - start > 2 and text[at - 1] == "、":
            run = BESIDE.search(text, max(start, at - 14), at - 1)
            own = _trim(run[0]) if run else ""
            if not 2 <= len(own) <= 6 or GENERIC.fullmatch(own) or LEADING.find(own) or THING_LEXICON.find(own):
                break
            at = at - 1 - len(own)
            if any(other == at for other, _ in found):
                break
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
        if 3 <= len(name) <= 16 and not (_is_generic(name) or LEADING.find(name) or SAYS_MORE.search(name)):
            found.append((place, name))


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
            name = _trim(item) if number == 0 else STARTERS.sub("", item)
            covered = sum(len(word.text) for word in THING_LEXICON.find(name))
            if not 2 <= len(name) <= 20 or LEADING.get(name) or GENERIC.fullmatch(name) or covered >= len(name) - 1:
                continue
            if re.search(r"\d|的|[一二三四五六七八九十]个", name):
                continue
            found.append((place + len(item) - len(name), ENDING.sub("", name)))
            taken.append((place, place + len(item)))


def _name_before(text: str, start: int, end: int, word: Word, covered: int) -> tuple[str | None, int]:
    """Return the name that ends with a word of NAME_ENDS, and where it ends."""
    low = max(start, covered, word.start - 28)
    run = text[low : word.start]
    cut = [match.end() for match in STOP.finditer(run)]
    if cut:
        run = run[cut[-1] :]
    itself = word.tag == "place" and len(word.text) >= 4 and word.text.endswith(("中心", "大学"))
    if word.tag in ("place", "village"):
        for match in JOINED.finditer(run + word.text[0]):
            if itself or len(run) - match.end() >= 2:
                run = run[match.end() :]
                break
    tail_end = word.end
    if word.tag in ("place", "village") or word.text in ("铁路", "高速", "隧道"):
        tail = TAIL.match(text, word.end, end)
        if tail and not tail[0].endswith((")", "）")):
            tail_end = tail.end()
    if word.text == "计划" and re.match(r"[投开于在申新完实招建\d]", text[word.end : word.end + 1]):
        return None, tail_end
    name = _trim(run + word.text) + text[word.end : tail_end]
    town = TOWN.match(name)
    if town and len(name) - town.end() >= len(word.text) + 1 and word.tag != "project" and not name.startswith("中心", town.end()):
        name = name[town.end() :]
    own = name[: len(name) - len(word.text) - (tail_end - word.end)]
    if word.tag == "village" and len(own) > 6:
        return None, tail_end
    if SAYS_MORE.search(own):
        return None, tail_end
    if word.tag == "village" and name.startswith("其他") and name[2:3] != "的":
        return None, tail_end
    if NAMELESS.match(name) or own in SITES or (own.endswith("的") and len(own) <= 4):
        return HIDDEN + name, tail_end
    if itself and (not own or _is_generic(own)):
        return (own + word.text if own and len(own) <= 4 else word.text), word.end
    if len(own) < (1 if word.tag != "village" else 2) or (_is_generic(own) and not _is_work(own, word)):
        return None, tail_end
    if word.text in BARE and text[tail_end : tail_end + 1] in GOES_ON_IN:
        return None, tail_end
    if word.text in BARE and (len(own) > 8 or re.search(r"\d", own)):
        return None, tail_end
    if word.tag in ("place", "village") and OF_A_TOWN.match(text, tail_end):
        return None, tail_end
    if word.tag == "village" and A_NUMBER_OF.search(text, max(0, tail_end - len(name) - 6), tail_end - len(name)):
        return None, tail_end
    if text[tail_end : tail_end + 1] in ("员", "长", "化", "民", "办", "局", "所", "市", "县"):
        return None, tail_end
    hidden = HIDDEN if _is_counted(text, start, tail_end - len(name), tail_end, name) else ""
    return hidden + ENDING.sub("", name), tail_end


def _is_counted(text: str, start: int, first: int, last: int, name: str) -> bool:
    """Tell whether a run is a class of which so many are counted: 新建标准化蔬菜小区3个, 实施71座水库除险加固工程."""
    if "“" in name or re.search(r"[百千万]项|\d[号线]", name):
        return False
    return HOW_MANY.match(text, last) is not None or SO_MANY.search(text, max(start, first - 10), first) is not None


def _is_work(own: str, word: Word) -> bool:
    """Tell whether a common thing and an ending name a work together: 高标准农田项目, 全民健身中心."""
    return len(own) >= 4 and not GENERIC.fullmatch(own) and THING_LEXICON.get(own) is not None


@lru_cache(maxsize=4096)
def _is_generic(own: str) -> bool:
    if year := re.match(r"\d{4}年度?", own):
        return own[year.end() :] in ("重点", "重大")
    if GENERIC.fullmatch(own):
        return True
    things = THING_LEXICON.find(own)
    return any(len(word.text) == len(own) for word in things)


@lru_cache(maxsize=4096)
def _trim(run: str) -> str:
    """Take verbs, adverbs and numbers off the front of a run that ends in a name."""
    while True:
        lead = STARTERS.match(run) or COUNT.match(run)
        if lead and lead.end() < len(run) - 1:
            run = run[lead.end() :]
            continue
        words = LEADING.find(run[:6])
        if words and words[0].start == 0 and words[0].end < len(run) - 1 and not NO_VERB.match(run, words[0].end) and not OF_SERVICE.match(run):
            run = run[words[0].end :]
            continue
        break
    for word in reversed(LEADING.find(run[:-2])):
        takes = word.text in TAKES_NAMES or word.text[:2] in TAKES_NAMES or word.text[-2:] in TAKES_NAMES
        if run[word.end :] in END_WORDS or word.end > len(run) - 2:
            continue
        if takes and not NO_VERB.match(run, word.end) and not OF_SERVICE.match(run, word.start):
            run = _trim(run[word.end :])
            break
    if (others := run.rfind("等")) > 0 and (behind := OTHERS.match(run, others)):
        run = _trim(run[behind.end() :])
    particle = PARTICLE.match(run)
    if particle and particle[0][-1] == "至" and len(particle[0]) > 2 and LEADS_ON.search(run):
        return run.removeprefix("就")
    return run[particle.end() :] if particle and particle.end() < len(run) - 2 else run


NO_VERB = pattern("[性型式类]")  # 保障性安居工程, 示范性基地: of a kind
OF_SERVICE = pattern(r"服务(?:业|区|站|队|厅|中心|器)")  # no verb before what is served
OTHERS = pattern(r"等(?:[一二三四五六七八九十\d]+(?:余|多)?[家个条处项座]|多[家个项]|一批)?(?=.{2,})")
TAKES_NAMES = frozenset(
    words(
        """
    入驻 迁入 建设 开工建设 启动建设 新建 改建 扩建 推进 推动 加快 实施 完成 启动 打造 走访 督查 调研 察看 查看 参观 考察 拜访 深入 做好
    落实 开展 跟进 跟踪 服务 保障 引进 签约 铺设 修建 维修 建成 围绕 紧盯 关于 赴 前往 依托 申报 争取 创建 举办
    组织 督导 检查 慰问 对接 推介 负责 荣获 用于 培育 探索 了解 创建 谋划 用于 投资 再建 计划投资
    拿出 补齐 报送 先行施工 施工 接管 谈起 视察 测算 牵头负责 会同 对照 要求 列入 转入 承接 认定 命名 解决 协助解决 帮助解决 研究解决 涉及 纳入 完毕
    """
    )
)
