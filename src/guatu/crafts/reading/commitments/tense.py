"""What a clause says of its time by its own words: it states a fact, shows work in hand, or asks for something."""

from __future__ import annotations

from guatu.crafts.sieving.patterns import pattern

# Words that only what has happened, or what is counted today, can carry.
STATES = pattern(
    r"进行了|作出了|开展了|给予了|已(?!完工|建成区|有之)|累计|同比|环比|截至|截止|(?<!项)[现目]前|现在|年初以来|今年以来|先后|首日|首批(?=.{0,8}了)"
    r"|(?<!公)共(?![享建青同产识治和])(?=[\u4e00-\u9fff]{1,8}\d)|(?:[均全]部?|正式|相继|陆续)(?:建成|完工|启用|投用|到位|签订|上岗)|占(?![地道用有])(?:总|年|全|比|计划"
    r"|任务|目标)?[\u4e00-\u9fff]{0,6}\d|[\u4e00-\u9fff]了(?=[\u4e00-\u9fff]{0,6}[\d一二三四五六七八九十两])"
    r"|了(?!解)(?<=(?:成立|组建|建立|召开|举办|制定|印发|出台|签订|新建|建成|设立|配备|安装|清理|发放|举行|设置"
    r"|聘请|购置|启动|申报|完成|开通|投入|引进|争取|实现|表彰|评选"
    r"|打造|铺设|改造|修建|建设|组织|整改|调处|化解|处置|解决|走访|慰问|签约|获评|获得|下发)了)"
    r"|(?:成立|设立|组建|建成|创办|创建)于(?=\d)"  # 设立于2003年7月
    r"|还有|仍有|尚有|剩余|剩下|尚未|(?<![年月底内前天度旬日])完成[\d一二三四五六七八九十两.]+(?:个|件|项|户|处|座|家|公里|米|亩|根|盏|起|名|套|吨)$"
    r"|有\d+[个座户家处件条名根](?=达|完|建|通|已|[^，]{0,6}[达建完])|过半$"
)
# Words that turn a clause to what is still to come.
ASKS = pattern(
    r"(?<![主重首需紧纪摘])要(?![求素点闻件务职道是么])|必须|务必|应当|须(?!知)|(?<![即已])将(?=[^军领])|确保(?!了)|力争|(?<![共已计后])争取|(?<!项目)(?<![月年季]度)计划(?!的|书|经济|\d)|项目计划(?=\d{1,2}月|于|在)"
    r"|拟|预计|(?:立即|马上)(?!成立|组建|召开|启动|赶赴|赶往|派出|抽调)|纳入明年|下一步|接下来|下阶段|不少于|不低于|不超过|以上$|以内|(?<![以之此目当提生产之])前(?=[\u4e00-\u9fff])(?:[全基]本?部?)?(?:完成"
    r"|建成|投产|到位|完工|竣工|达到|通过|贯通|修复|启用|封顶|拆除|办)|年底|限期|尽快|逐步|明年"
)
BOUNDS = frozenset(("以上", "以内", "不少于", "不低于", "不超过"))
IN_HAND = pattern(
    r"正在|正(?=[有加抓按紧])|在建|持续|继续|跟踪|有序推进|加快推进|抓紧|稳步|常态化|进展|每(?:日|天|周|月|季|年)|坚持"
)
# What is finished where a report tells it, without 了 and 已.
FINISHES = pattern(
    r"(?:成立|组建|设立|建立|制定|建立健全|签订|签署|签约|达成|印发|下发|出台|形成|获评|荣获|获批|启用|建成|投用|投入使用|投入运营"
    r"|投产|开工|竣工|交付|验收|封顶|通车|开园|揭牌|挂牌|落户|入选|举办|举行|召开|发布|编制|维修|修复|拆除|完成|上岗|开通|完工"
    r"|(?<![快备动再])启动|(?:给予|予以|作出)[^，]{0,6}(?:免职|撤职|处分|警告|立案|处罚|通报批评|表彰)|升级改造|认定|纳入|列入|启动建设|组建|引入|培育|搭建|招募|选派|推选)"
)
ENCOURAGES = pattern(r"(?:大力|积极)?(?:鼓励|支持|引导|允许|倡导)(?!了)")  # 鼓励组建合作社: what a policy wants of others
TITLED = pattern(r"《[^》《]{0,80}》")  # 出台《关于加快推进…的意见》: a title shows no work in hand
FACTUAL_OPENING = pattern(
    r"截[至止](?!\d{1,2}月底前)|(?<!项)[现目]前|现在|年初以来|今年以?来|\d{4}年以来|去年|上周|上月|本周(?!内|五?前|必须|要)|近期|据统计|其中|会上通报|从.{2,12}看(?=[，,])"
    r"|(?:20\d\d年|上半年|前三季度|一季度|\d{1,2}[—－\-–~至]\d{1,2}月份?)[，,]"
)
TELLS_PROBLEMS = pattern(r"(?:目前)?(?:存在的?|主要|突出)(?:主要|突出|的)?(?:问题|困难|不足|短板)(?:有|是)?[:：]")
HEADS_PROBLEMS = pattern(
    r"(?:发现|存在)[^，]{0,12}(?:以下|下列|如下)(?:方面)?的?(?:突出|主要)?问题[:：]?$|^(?!.*(?:整改|措施|下一?步|建议|打算|解决|对策|清单|化解|排查|整治|反馈))(?:.{0,8}存在(?:的)?(?:主要|突出|薄弱)?|.{0,4}主要|.{0,4}突出)(?:问题|困难|不足|短板|差距|环节)"
)
COUNTED_AT = pattern(r"(?:截[至止]到?)?(?:20\d\d年)?\d{1,2}月\d{1,2}日(?!前)")
AT_WORK = pattern(
    r"正在|试运行|即将(?:竣工|完工|建成|投产|投用|开工|交付|启用)|尚在|仍在|正(?:有序|稳步|加紧|抓紧|加快|积极|全力|着手|组织|筹)|(?:推进|进行|建设|施工|办理|筹建|筹备|实施|改造|审批|招标|洽谈"
    r"|调试|安装)中$|(?:加快|有序|稳步|扎实|全力|持续|快速|顺利)推进$|进展顺利$|(?:加快|加紧|抓紧)(?:建设|实施|施工)$|(?:建设|工作|工程|项目|进度)(?:加快|提速)$|(?:有序|深入|扎实|稳步)(?:开展|实施|进行)$|(?:整治|治理|建设|创建|改造)取得(?:明显|阶段性|初步|显著)?(?:实效|成效|进展)$|^在建"
)


def states_fact(words: str) -> bool:
    """Tell whether a clause states what is, whatever the stretch around it plans."""
    return STATES.search(words) is not None and ASKS.search(words) is None


def asks(words: str, *, after_facts: bool = False) -> bool:
    """Tell whether a clause speaks of what is still to be done.

    after_facts: the sentence has told a fact already, so that 98%以上 is how far it went and no aim
    """
    found = ASKS.search(words)
    if found is None or not after_facts:
        return found is not None
    return any(match[0] not in BOUNDS for match in ASKS.finditer(words))


def shows_work_in_hand(words: str) -> bool:
    return IN_HAND.search(TITLED.sub("", words) if "《" in words else words) is not None


def is_finished(words: str) -> bool:
    """Tell whether a report's clause tells of something that stands or was signed, built, held."""
    if FINISHES.search(words) is None or ENCOURAGES.match(words):
        return False
    return not shows_work_in_hand(words)
