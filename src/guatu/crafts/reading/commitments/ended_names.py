"""Names that end with a word for a place, a work, an enterprise or a campaign, and where they begin."""

from __future__ import annotations

import re
from functools import lru_cache

from guatu.crafts.reading.commitments.fields import THING_LEXICON
from guatu.crafts.reading.lexicon.names import NAME_ENDS, NAME_TAIL, NAME_TRAPS
from guatu.crafts.reading.lexicon.scanner import Lexicon, Word, words
from guatu.crafts.reading.lexicon.verbs import ADVERBS, VERBS
from guatu.crafts.timing.pieces import pattern

END_WORDS = frozenset(word for group in NAME_ENDS.values() for word in group)
ENDS = Lexicon({"trap": NAME_TRAPS, **NAME_ENDS})
TAIL = pattern(rf"(?:[（(][^()（）\n]{{1,30}}[)）])?{NAME_TAIL}")
OF_A_TOWN = pattern(r"街道|镇(?![区域级村长上街容])|乡(?![村愁间道])")  # 望湖街道 is no lake
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
    r"|参会|中心|专|路面|就读|单位|任职|所在|到|按|有|无|攻|抓|办|购物|便民|党建|党建示范|招商考察|招商推介|推介|小型|务实|一期|二期"
    r"|三期|十件|暨|下半年|上半年|公里|特色产业|腾笼换鸟|和|及|与|、|家|重点民生|入企|入户|进社区|进村|直接|改造"
    r"|低等级|高等级|等级|级|养护|自然|行政|贫困|伟大|相继|目标"
    r"|国省|国道|省道|县道|世界|中国|\d*强|上市|行业|或|外商|民间|为民|为民办|在库|库|主体|附属|综合性|整洁|集贸|灾后|重建|扶贫|合适|闲置|日间照料|日间照顾|公交|高速|高架|沿线|干线"
    r"|新建|路灯|危桥|路基|铺装|通村|油(?=路)?|水泥|沥青|公办|违章|违法|村庄|会展|文艺|旧城|基础|我们|咱们|施工|土建危房|户厕|农房|公厕|道路"
    r"|街(?!道)|沿|临|跨|完|已完|待|未|拟|现将|现|将|每个|每|剩余|剩下|排出|周|月|小|大|旧|老|破|断|修|通|封|搭|架|新旧|上述|本级|必经之|各责任|要急|急|报送"
    r"|在|由|至|于|从|往|[一二三四五六七八九十两几百千]|[0-9.])*"
)
JOINED = pattern(r"[、，,；;]|以及|(?<=[\u4e00-\u9fff”）)])(?:(?<![仁泰祥永义瑞六昌太共])和(?!美|谐|平|睦)|与|及)(?=[\u4e00-\u9fff“])")
ENDING = pattern(r"(?:建设|工作|安装|等地|等|情况|实施|进度|的)+$")
STOP = pattern(r"[\n，,。；;：:！？\s、()（）]|以及")
STARTERS = pattern(
    r"^(?:该[镇乡村区县市]|(?:启动|开幕)?仪式暨|含(?=\d)|投入(?:大量|专项|财政)?资金|图为|洽谈引进|涉及|过(?=[\d千百万亿])|新建成|以[上下]的?|范围内|其?下属(?:的)?(?:子公司)?|的|了|中?发现|(?:现已|目前已?)(?:全面|全部|基本)?(?:完成|完工|建成)?|我[镇乡区县市村](?=[\u4e00-\u9fff]{3})|新上|有(?!限)|就有|已有|仅有|好|对(?![接口])|对于|关于|在(?![手建谈])|到|将|把|与|同|以|和(?![平谐睦美])|及|等|其中|其(?!他|余)|此次|本次|这次|加大|包括|(?:城区|辖区|镇区|县城)内|该[条座个项处段]?|此|共(?![享建青同和有产])|已|并|要"
    r"|为(?!民)|由|因|从|向|赴|像|如|确保|力争|力促|敦促|督促|争取|今年|全年|年内|省级|市级|区级|县级|全市|全区|全县|全镇|辖区内?|在谈|在建"
    r"|地(?=\d)|期间|其间|施工期间|(?:节日|假日|活动|节庆)期间|[\d一二三四五六七八九十两]+(?:天|日|个?工作日|小时|周|个月)内|\d{1,2}月\d{0,2}(?:日|底|初|上旬|中旬|下旬)?前?"
    r"|首[个家条座批]|(?:街道|镇|村|国家)级(?=[\u4e00-\u9fff]{3})|[—\-]+|至(?=[\u4e00-\u9fff]{2,4}[村镇])"
    r"|未列入|列入|转入|不得要求|要求|请|将|现将|应|须|必须|重点|列市|列省|\d{4}年(?!度))+"
)
COUNT = pattern(
    r"^(?:\d+(?:\.\d+)?|[一二三四五六七八九十两]{1,3})(?:余|多)?(?:万|亿)?(?:个(?:行政|自然)?村(?=\d)|个|项|条|家|座|处|公里|千米|平方米|米"
    r"|亩|万亩|户|套|名|村|类|元|人次|场次|人|次|份|场|种|所|间|栋|幢|口|辆|台|盏|块|片)(?!民(?!生|宿|营)|才|员|行)"
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
            "同意",
            "协助",
            *words("通知 责成 责令 函告 转发 转交 委托 动员 发动"),
            "协助辖区",
        )
    }
)
PARTICLE = pattern(
    r"(?:.*[^\u4e00-\u9fff]|.*?)(?:的|了(?!解)|对|在(?![手建谈])|将|把|至|到|即|是|从|由|向)(?=[\u4e00-\u9fff“]{2,}$)"
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
# 城北至石桥高速公路: a line that leads from one place to another.
LEADS_ON = pattern(r"(?:公路|公路硬化|道路硬化|路面硬化|高速|铁路|大道|道路|[干支航线专]线|线路|隧道|路)(?:项目|工程)?$")
FIRM_BEHIND = pattern(
    r"(?:[纸药矿米面油酒茶木林渔牧农实置物电铝钢]业|建材|食品|机械|电子|化工|科技|新材(?:料)?|能源|光电|医药|服饰|制造|集团|公司)(?![\u4e00-\u9fff]{0,4}(?:园|区|基地|中心|路|学校|站|村))(?:有限公司|公司|集团)?(?:[一二三四]期)?(?:项目|工程)?"
)
HOW_MANY = pattern(r"(?:建设|改造)?(?:各|共|达)?[\d０-９]+(?:余|多)?[个座项处户所家口亩]")
SO_MANY = pattern(r"\d(?:余|多)?[个座项处所家口](?:[\u4e00-\u9fff]{0,3}[级型])?$")
DIGIT, NUMBERED = pattern(r"\d"), pattern(r"[百千万]项|\d[号线]")
BLANKS, DIGIT_AND_BLANKS = frozenset(" \u3000"), pattern(r"\d[ \u3000]+$")
HIDDEN = "\0"  # before what speaks of one thing, but is no name to write down
# A run that speaks of something is no name of it.
OPENS, CLOSES = frozenset("（("), frozenset("）)")
GOES_ON_IN = frozenset("子务委库至沟河湖港渠路街巷村镇乡泵闸坝内外侧")  # 芦桥沟泵站 is no bridge
SAYS_MORE = pattern(
    r"^[省市区县州][\u4e00-\u9fff]{1,5}[委局办](?:重点|重大)?$|\d个$|现有|部分$|当前$|参照|[一二三四五六七八九十]大(?:民生|重点|专项|专业)?$|级以上|\d[余多]个$|抓|紧盯|采取|进展"
    r"|进行|年度各|\d个|了[\u4e00-\u9fff\d]|共有|确定|我[市县区镇乡村]|较[快慢大小多]|座谈|更多|[来明去]年|未?开工|已经|不属于|经核实|铺平|^方便|一起至|全天候|主任|书记|[局镇乡县]长(?![乐江安沙春治葛丰阳岛海山寿宁白顺兴])|造成的|悬挂"
)
WHO_IT_IS = pattern(r"(?:全体|的)?(?:工作人员|负责人|负责同志|相关人员|职工|员工)")  # 服务中心工作人员前往: who goes, not what is done
LEADS_IN = pattern(r"(?:在|(?<!结)对|^入|[口区业置]入)$")  # 各企业在中心注册, 排污口入河: what stands before no name of it
NAMELESS = pattern(
    r"(?:非法|违法|违规|不达标|\d+(?:\.\d+)?[%％]"
    r"|相关|有关|各类|各项|一批|部分|上述|这些|其他|整个|该|所有|全部|多个|若干|一些|各个|各(?=[居社村街镇])|周边|附近)"
)
# A run that tells what somebody does is a sentence, no name: 工作人员进入社区, 一般房屋制定整治计划.
TELLS = pattern(
    r"率先|(?<!分)类$|参与|参加|进入(?!式)|讲授|制[定订]|布置|同意|定期在|主要是|讨论|讲解|清扫|清理|成为|邀请|融入|勒令|作为|票选|一起|开展|[该此]$|作招商|^项目|合理|认真|要从|征集$|仅有|及以上|^新投产|成熟的|新老$|兜底|两级|三级"
)
# Words of which a class is made, not a name: 微型消防站, 基层文化服务中心.
COMMON = pattern(
    r"基层|断头|微型|病险|机耕|周边|大面积|高层|住宅|小区|集贸|联网|村级|社区|县级|乡级|边境|定制化|嵌入|良种|繁育|城镇|农村|全民|中小型|部分|经济|主要|建制村|通|新老|配套|附属"
)
BRANCHES = frozenset(words("交通 能源 水利 教育 卫生 医疗 体育 旅游 环保 电力 民政 征拆 征迁 拆迁 征收"))  # 交通项目 are many
# The one of its kind in a county: 县图书馆.
ONE_OF_ITS_KIND = frozenset(words("图书馆 文化馆 博物馆 档案馆 美术馆 科技馆 体育馆"))
A_COUNTY = pattern("[省市县区镇乡]")
LONG_GRADE = 6  # 省级现代农业示范园: characters before the ending from which a grade names one
GRADED_ONES = frozenset(("示范园", "示范区", "基地"))
CAMPAIGNS = frozenset(("行动", "专项行动", "攻坚行动"))
A_GREAT_ONE = pattern(r"[一二三四五六七八九十]大(?:整治|攻坚|提升|治理|清理|建设)")  # 六大整治专项行动
OF_A_KIND = frozenset(("活动", "比赛", "大赛"))
SHORT_ACTIVITY = 4  # 送戏下乡活动, 亲子活动: characters before 活动 that only say of what kind it is
A_UNIT = pattern(r"[省市区县镇]?[\u4e00-\u9fff]{1,2}中心|[\u4e00-\u9fff]{0,6}事务中心")  # 经发中心, 农业事务中心: who does it
MEETS_THERE = pattern(r"[\u4e00-\u9fff\d]{0,8}?(?:会议室|主持召开|召开|举行|举办)")


def name_before(text: str, start: int, end: int, word: Word, covered: int) -> tuple[str | None, int]:
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
    if WHO_IT_IS.match(text, tail_end):
        return None, tail_end
    if word.text == "计划" and re.match(r"[由将投开于在申新完实招建\d]", text[word.end : word.end + 1]):
        return None, tail_end
    if word.text in BARE and (firm := FIRM_BEHIND.match(text, word.end, end)):
        tail_end = firm.end()  # 石桥纸业二期 is no bridge
    name = trimmed(run + word.text) + text[word.end : tail_end]
    town = TOWN.match(name)
    if town and len(name) - town.end() >= len(word.text) + 1 and word.tag != "project" and not name.startswith("中心", town.end()):
        name = name[town.end() :]
    own = name[: len(name) - len(word.text) - (tail_end - word.end)]
    if word.tag == "village" and len(own) > 6:
        return None, tail_end
    if SAYS_MORE.search(own) or LEADS_IN.search(own):
        return None, tail_end
    if word.tag == "village" and name.startswith("其他") and name[2:3] != "的":
        return None, tail_end
    if NAMELESS.match(name) or own in SITES or (own.endswith("的") and len(own) <= 4):
        return HIDDEN + name, tail_end
    if word.text in ONE_OF_ITS_KIND and (not own or A_COUNTY.fullmatch(own)):
        return (HIDDEN if _is_counted(text, start, tail_end - len(name), tail_end, name) else "") + name, tail_end
    if itself and (not own or is_generic(own)):
        if COMMON.search(own):
            return HIDDEN + name, word.end
        return (own + word.text if own and len(own) <= 4 else word.text), word.end
    if len(own) < (1 if word.tag != "village" else 2) or (is_generic(own) and not _is_work(own, word)):
        return None, tail_end
    if word.text in BARE and text[tail_end : tail_end + 1] in GOES_ON_IN:
        return None, tail_end
    if word.text in BARE and text[tail_end : tail_end + 1] in CLOSES and text[tail_end - len(name) - 1 : tail_end - len(name)] in OPENS:
        return None, tail_end  # 清云（石桥）经贸合作区
    if word.text in BARE and (len(own) > 8 or DIGIT.search(own)):
        return None, tail_end
    if word.tag in ("place", "village") and OF_A_TOWN.match(text, tail_end):
        return None, tail_end
    if word.tag == "village" and A_NUMBER_OF.search(text, max(0, tail_end - len(name) - 6), tail_end - len(name)):
        return None, tail_end
    if text[tail_end : tail_end + 1] in ("员", "长", "化", "民", "办", "局", "所", "市", "县"):
        return None, tail_end
    counted = _is_counted(text, start, tail_end - len(name), tail_end, name)
    name = _with_brackets(text, tail_end - len(name), start, name)
    hidden = HIDDEN if counted or _is_none(text, own, name, tail_end, word) else ""
    return hidden + ENDING.sub("", name), tail_end


BEFORE_BRACKETS = pattern(r"[\u4e00-\u9fff]{2,6}[(（][\u4e00-\u9fff]{2,4}[)）]$")


def _with_brackets(text: str, first: int, start: int, name: str) -> str:
    """Return a name with what stands before it in brackets and bears its place: 清云（石桥）产业合作区."""
    if text[first - 1 : first] not in (")", "）"):
        return name
    before = BEFORE_BRACKETS.search(text, max(start, first - 14), first)
    return trimmed(before[0]) + name if before else name


def _is_none(text: str, own: str, name: str, last: int, word: Word) -> bool:
    """Tell whether a run speaks of something without naming it: 微型消防站, 送戏下乡活动, 在县政务中心召开."""
    if "“" in name:
        return False
    if TELLS.search(own) or (word.text in OF_A_KIND and len(own) <= SHORT_ACTIVITY):
        return True
    if word.text == "中心" and A_UNIT.fullmatch(name):
        return True
    if text[last - len(name) - 1 : last - len(name)] == "在" and MEETS_THERE.match(text, last):
        return True
    if text[last - len(name) - 1 : last - len(name)] in BLANKS and DIGIT_AND_BLANKS.search(text[max(0, last - len(name) - 6) : last - len(name)]):
        return True  # 新建 500 亩种植基地, as portals write it
    if word.text == "计划" and own.endswith(("工作", "整改", "实施", "年度", "具体")):
        return True
    if word.tag == "project":
        return word.text == "项目" and own in BRANCHES
    plain = COMMON.sub("", own)
    return plain != own and (not plain or is_generic(plain))


def _is_counted(text: str, start: int, first: int, last: int, name: str) -> bool:
    """Tell whether a run is a class of which so many are counted: 新建标准化蔬菜小区3个, 实施71座水库除险加固工程."""
    if "“" in name or NUMBERED.search(name):
        return False
    return HOW_MANY.match(text, last) is not None or SO_MANY.search(text, max(start, first - 10), first) is not None


def _is_work(own: str, word: Word) -> bool:
    """Tell whether a common thing and an ending name a work together: 高标准农田项目, 全民健身中心."""
    if word.text in GRADED_ONES and len(own) >= LONG_GRADE:
        return True
    if word.text in CAMPAIGNS and A_GREAT_ONE.fullmatch(own):
        return True
    return len(own) >= 4 and not GENERIC.fullmatch(own) and THING_LEXICON.get(own) is not None


@lru_cache(maxsize=4096)
def is_generic(own: str) -> bool:
    if year := re.match(r"\d{4}年度?", own):
        return own[year.end() :] in ("重点", "重大")
    if GENERIC.fullmatch(own):
        return True
    things = THING_LEXICON.find(own)
    return any(len(word.text) == len(own) for word in things)


@lru_cache(maxsize=4096)
def trimmed(run: str) -> str:
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
            run = trimmed(run[word.end :])
            break
    if (others := run.rfind("等")) > 0 and (behind := OTHERS.match(run, others)):
        run = trimmed(run[behind.end() :])
    if "集团" in run and (at := run.rfind("项目和")) > 0:
        run = run[at + 3 :]
    if "集团" in run and 0 < (at := run.rfind("的")) < run.rfind("集团"):
        return run[at + 1 :]  # 市里援建的石桥集团年产4万件羊绒衫项目
    particle = PARTICLE.match(run)
    if particle and particle[0][-1] == "至" and len(particle[0]) > 2 and LEADS_ON.search(run):
        return run.removeprefix("就")
    return run[particle.end() :] if particle and particle.end() < len(run) - 2 else run


NO_VERB = pattern("[性型式类]|换届|领域|引领|以工代赈")  # 保障性安居工程, 示范性基地: of a kind
OF_SERVICE = pattern(r"服务(?:业|区|站|队|厅|中心|器|体系)")  # no verb before what is served
OTHERS = pattern(r"等(?:[一二三四五六七八九十\d]+(?:余|多)?[家个条处项座]|多[家个项]|一批)?(?=.{2,})")
TAKES_NAMES = frozenset(
    words(
        """
    入驻 迁入 建设 开工建设 启动建设 新建 改建 扩建 推进 推动 加快 实施 完成 启动 打造 走访 督查 调研 察看 查看 参观 考察 拜访 深入 做好
    落实 开展 跟进 跟踪 服务 保障 引进 签约 铺设 修建 维修 建成 围绕 紧盯 关于 赴 前往 依托 申报 争取 创建 举办
    组织 督导 检查 慰问 对接 推介 负责 荣获 用于 培育 探索 了解 创建 谋划 用于 投资 再建 计划投资
    拿出 补齐 报送 先行施工 施工 接管 谈起 视察 测算 牵头负责 会同 对照 要求 列入 转入 承接 认定 命名 解决 协助解决 帮助解决 研究解决 涉及 纳入 完毕
    同意 协助 建立 设立 搭建 走进 来到 抵达
    """
    )
)
