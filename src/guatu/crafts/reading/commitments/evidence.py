"""What speaks for a clause being a commitment, each reason with a name and a weight; what speaks against it is in ``against``."""

from __future__ import annotations

import math
from collections.abc import Sequence

from guatu.crafts.reading.commitments import schemes
from guatu.crafts.reading.commitments.against import TOPIC, speak_against
from guatu.crafts.reading.lexicon.objects import PRODUCTS
from guatu.crafts.reading.lexicon.scanner import Lexicon, Word, words
from guatu.crafts.sieving.patterns import pattern

CUT = 0.5  # confidence below which a clause is only a faint candidate
FAINT = 0.04  # confidence below which it is none at all
WRONG = -1.5  # the weight of what is said to be wrong: a faint candidate
LEAST = math.log(FAINT / (1 - FAINT))

BASE = -1.9
CLASS_WEIGHT = {
    "build": 0.8,
    "make": 0.5,
    "hold": 0.4,
    "visit": 0.3,
    "gain": 0.4,
    "act": 0.4,
    "solve": 0.5,
    "push": 0.0,
    "praise": -1.2,
    "step": -1.2,
}
SAYS_WHAT = 8  # characters from which a duty says what is to be done
CONCRETE = frozenset({"build", "make", "act", "gain", "hold", "solve", "visit"})
# Things so general that they make nothing concrete.
GENERAL_THINGS = frozenset(
    words(
        """
    项目 会议 干部 党员 文化 投资 改革 园区 考核 整改 督查 人才 旅游 种植 养殖 党建 工业 产业链 招商 招商引资
    竣工 开工 投产 落户 签约 资金 代表 换届 规划 水质 税收 用工 融资 小区 基础设施 隐患 应急 网格 基层治理
    社会治理 营商环境 集体经济 演练 指导员 问题整改 财政 安全生产 重大项目 重点项目 垃圾 党组织 党支部 调度 民情
    民意 干部队伍 乡村振兴 政企 服务企业 企业服务 环境整治 环境卫生 档案 企业家 优势 民生工程 民生实事 民生项目
    大会 审批 宣讲 平安建设 廉政 通信 通报 文旅 低保 中学 小学 人代会 在建项目 签约项目 在手项目 考核指标 指标
    农业产业 物业 志愿者 志愿服务 综合执法 人居环境 风险隐患 纪律 监控 矛盾纠纷 粮食 生态
    """
    )
)
PRODUCT_LEXICON = Lexicon({"product": PRODUCTS})
# 将对全镇燃气场所进行全面检查: a check announced, which takes place or does not.
CHECKS = pattern(
    r"对[^，]{4,40}(?:进行|开展|组织)[^，]{0,8}(?:督查|检查|验收|抽查|核查|排查|通报|考核|评估|清理|整治|检测|监测|打分|登记|鉴定|普查|摸底|巡查|维修|“?回头看”?)$"
)
ENDS_OF_HONOURS = frozenset("库单点范村县区镇市乡号榜录奖城体楷模位强列")
# 入选全国百强镇, 获批省级试点: a list that one has got into.
LISTED_IN = pattern(r"^(?:成功|首批|正式)?(?:入选|获批|荣获|上榜|斩获|摘得|被评为|被授予|被命名为|被列为|被列入)(?!率)[^，]{4,}$")
# 争创省级乡村振兴示范镇: a grade that is sought.
GRADE = pattern(
    r"(?:打造|争创|创建|创成|申报|申创|争取|创评|评为)[^，]*"
    r"(?:国家|全国|全省|[省市])级?[^，]*(?:示范|试点|先进|特色|文明|卫生|强)[^，]{0,8}[园区镇乡村县市点户地业]$"
)
# 规划建设文博馆, 增设喷淋系统: something that can be seen to stand.
OBJECT = pattern(
    r"(?:[馆院园站场台厅廊校厂库桥坝墓棚渠灯器机箱柜栏牌泵阀井池塔亭楼桩杆]"
    r"|设施|设备|装置|系统|材料|标识|标志)(?:等)?(?:[（(][^（()）]*[)）])?(?:建设|安装|改造)?$"
)
# 向镇防汛办报告, 报街道党政办备案: what is sent to a body can be looked at.
REPORTS_TO = pattern(
    r"提交[^，]{2,14}(?:会议|常委会|党组会|全会)(?:研究|审议|审定|讨论)$|以[^，]{2,16}(?:文件|名义)(?:形式)?(?:印发|下发|发文)$"
    r"|(?:向|报|上报|报送|汇报|报告|反馈|移交)(?:至|到|给)?[\u4e00-\u9fff“”]{0,14}?(?:办公室|[领工]作?导?小组|指挥部|政府|党委|党工委|办事处|管委会|[农城经综党信安应环卫]\S{0,3}办|[省市县区]\S{1,6}[局办委]|[镇乡街][\u4e00-\u9fff]{1,6}[所站办]|派出所|服务中心)"
    r"[^，]{0,8}?(?:报告|汇报|报备|备案|上报|报送|反馈|审核|审批)?$"
)
HONOUR = pattern(
    r"^[^，]{0,12}(?:被(?:[\u4e00-\u9fff]{0,6})?(?:评|命名|授予|认定|列)为?|成为|蝉联|跻身|进入|荣获|获得|获评|创成|荣膺)了?[^，]{2,}(?:称号|先进(?:集体|单位|城市|[市县区镇村])"
    r"|(?:卫生|文明|园林|旅游|生态|森林|模范|双拥模范|示范|环保模范)(?:城市?|[市县区镇乡村])|[示模][范][区市县镇乡村]|楷模|前\d+[位强名]?|百强[县区镇]?|行列|金奖|银奖)$|(?:成功)?(?:入选|列入|纳入|获评|荣获|被评为|上榜)[^，]{2,}(?:库|名单|试点|示范[点村县区镇]?|称号|榜|目录|奖)$"
)
# 对工作不力的单位取消评优资格: what is done to those who do badly, or well.
SANCTION = pattern(
    r"^约谈[^，]*(?:负责人|负责同志|领导|单位)$|予以通报$|(?:给予|予以|进行|实行|作出)[^，]{0,10}(?:通报批评|组织处理|纪律处[理分]|党纪政务处分|倾斜|表彰|奖励|挂牌整顿|约谈|取缔|一票否决)|取消[^，]{0,10}资格$|^[^，]{4,50}纳入[^，]{0,36}(?:考核|绩效)(?:内容|体系|范围)?$"
)
SANCTIONS = ("约谈", "给予", "予以", "取消", "纳入", "进行", "实行", "作出")
# 完成机关大院改造: a piece of work to be finished, of whatever thing.
FINISHES_WORK = pattern(
    r"^(?:全面|基本|按期|如期|同步)?完成(?!了)[^，\d]{3,24}(?:改造|改建|扩建|新建|建设|安装|铺设|搬迁|征迁|拆除|整治|修缮|鉴定|普查|换届|种植|绿化)(?:工程|项目|工作|任务)?$|^完成[^，\d]{0,6}(?:改厕|拆迁|征地|清淤|绿化|种植|烟叶|造林)[^，\d]{0,4}任务$"
)
HOLDS_A_CONTEST = pattern(r"^(?:组织|集中|广泛)?(?:开展|举办|组织)[^，\d]{3,24}(?:评选|评比|竞赛|比武|大赛|测评)(?:活动|工作)?$")
# 推进五大整治行动, 实施九大民生工程: announced by their number.
ANNOUNCED = pattern(
    r"(?:全面|扎实|大力|加快|加紧|深入|全力)*(?:推进|实施|开展|推出|抓好|组织)[^，]{0,60}?[二三四五六七八九十]{1,2}大[\u4e00-\u9fff]{2,8}(?:行动|工程|举措|任务|专项|计划|民生项目)$"
)
# 根据会议意见修改完善后印发: a paper goes on to its next stage.
REVISES = pattern(r"^[^，]{0,16}(?:修改|修订|补充)完善(?:后[^，]*)?$")
# 实行24小时值班制度, 落实河长巡河制: a written rule put into force.
PUTS_IN_FORCE = pattern(
    r"^(?:认真|严格|全面|深入)*(?:贯彻落实|执行|实施|落实)(?:好)?[^，《]{0,4}《[^》]{4,}(?:条例|准则|纲要|办法|规定|计划|制度)》$|^(?:认真|全面|继续)*落实好?(?![^，]{0,3}(?:各项|相关|有关|惠民|优惠|系列|上级|中央|国家)[^，]{0,4}政策)[^，]{6,}政策$|"
    r"(?:严格|全面|进一步|继续|坚持)*(?:实行|推行|执行|实施|落实)(?!“)[^，]{2,24}(?:制度|责任制|追究制|[长班岗查]制)$")
NAMELESS = pattern(
    r"(?:企业|公司|院所|商户|农户|群众|客商|商家|等地|一线|基层|现场|社区|村|村庄|各地)(?:调研|走访|督查|检查|考察"
    r"|参观)?$"
)
LISTABLE = pattern(r"摸排|排查|梳理|全面摸底|起底")
WORKS = pattern(
    r"(?:创建|安装|划分|接线|铺设|修建|新建|扩建|建设|改造|整治|提升|治理|工程|修缮|管护|清淤|疏浚|改革|行动|试点"
    r"|攻坚|换届|征集|普查|普及|监管|回收|利用|培训|推广)(?:等)?(?:工作|项目|行动)?$"
)
# 太阳能路灯86盏 counts a thing; 有3个问题群众不满意 only has a number in it.
ENDS_IN_AMOUNT = pattern(
    r"[\d一二三四五六七八九十百千万亿两半余多]\s?(?:[%％‰]|[\u4e00-\u9fffa-zA-Z㎡]{1,4})(?:以上|以下|左右|以内)?(?:[（(][^）)]*[）)])?$"
)
DEADLINE_FIRST = pattern(r"[^，]{1,12}?[前内底]")
DUTIES = pattern(r"明确到[^，]{0,8}(?:单位|部门|人)$|明确[^，]{0,14}(?:时限|时间节点|时间表|责任人|责任部门|责任单位|路线图|责任链|职责|任务书)")
ISSUES = pattern(r"[^，]{0,4}(?:制定|印发|下发|出台|发布|编制|编印|修订)(?:了)?《")
# 成立了以镇长为组长，副镇长为副组长的领导小组: a body, who leads it, who is in it.
SETS_UP_LED = pattern(
    r"(?:成立|组建|设立)了?(?:以|由)[^。；;\n]{2,60}?(?:组长|总指挥|指挥长|主任|队长|成员|负责人|牵头|参加|组成)[^。；;\n]{0,160}?的"
    r"[^，,。；;\n]{0,24}?(?:小组|工作组|指挥部|工作专班|专班|委员会|工作队|督查组)(?![\u4e00-\u9fff]*(?:组长|成员|办公室主任))"
)
SETS_UP = pattern(
    r"(?:推动|指导|牵头|筹备)?(?:成立|组建|设立|建立|开设|抽调)[^，]{1,30}(?:队|组|会|站|所|办|室|部|中心|专班|联盟|窗口|公司|社|点|网|组织)(?:[（(][^）)]{1,12}[)）])?$"
)
# 负责指导、协调该项工作: how an office stands to a work, not what it does of it.
ONLY_HELPS = pattern(
    r"(?:要|应|须)?(?:具体|主要|统一|全面|直接)?(?:负责|牵头|承担)(?:统筹|组织|综合)?(?:指导|协调|联络|沟通|宣传|配合|协助|会同|结合|督促|日常|参与|做好宣传)(?![^，]*(?:排查|整治|检查|验收|审批|建设|改造|考核))"
)
IN_MARKS = pattern(r"“[^“”]*”")
ROLES = pattern(r"担任|挂联|结对|包保|包联|下沉|派驻|轮岗")


# 督促业主制作警示标牌, 责令限期修复: others are to do a piece of work, and someone sees to it.
SEES_TO = pattern(
    r"^(?:要|应|积极|严格|及时|全面|逐一|分级|分类)*(?:督促|引导|责令|指导|敦促|监督|发动)[^，]{2,30}?"
    r"(?:制作|张贴|安装|配备|清理|清除|建立|组建|成立|制定|完善|恢复|整改|修复|设置|增设|更换|签订|加装|拆除|改造|配齐|购置|登记|开展)[^，]{2,}$"
)
# 养猪场已完成防护网安装: a piece of work told to be over, without a number or a name.
FINISHED = pattern(
    r"^(?:基本|全面|圆满|顺利|如期|在[^，]{2,10}前)?(?:完成|恢复|修复|开通|解决)了(?!解)[\u4e00-\u9fff]{5,}(?<!任务)(?<!目标)(?<!问题)$|已经?(?:全部|全面|基本|顺利|圆满|如期)?(?:完成(?!了?(?:任务|目标|整改|工作)$)|建成|竣工|开工|启用|完工|拆除|铺设|修复|验收|安装)[\u4e00-\u9fff]{2,}"
    r"|[\u4e00-\u9fff]{3,}已经?(?:全部|全面|基本|顺利|圆满|如期|正式|提前)?(?:建成|竣工|投产|生产|达产|开工|启用|完工|拆除|修复|验收|安装|通车|封顶|交付|投用|制定完成|加宽|拓宽|硬化|修通|加固)"
    r"|对[^，]{2,24}进行了[^，]{0,4}(?:设计|改造|修缮|维修|加固|清理|整治|调查摸底|摸底|摸排|核查|测量|勘测|绿化|硬化|粉刷|更换|清淤)$"
)


# 小区建设基本完成, 山塘得到修缮: what a review tells to be over without 已 and 了.
OVER = pattern(
    r"(?:建设|改造|整治|修复|工程|施工|主体|征迁|拆迁|铺设|安装|项目)(?:基本|全面|全部|顺利|如期|圆满)?(?:完成|完工|结束|建成)$"
    r"|(?:换届|征集|搬迁|普查|核查|验收|测评|工作|任务)(?:圆满|顺利|全面|全部|如期)完成$|得到(?:全面|有效|及时)?(?:修缮|维修|维护|修复|整治|治理|加固|改造)"
)


# 将限制公交以外的机动车通行, 道路两侧禁止停放车辆: what a notice lays down for a road or a place.
REGULATES = pattern(
    r"(?:禁止|限制|不得)[^，]*(?:车|人员?|行人)[^，]*(?:通行|停放|停车|驶入|进入)$|(?:路|道|口|段|侧|区域|停车场)[^，]*(?:禁止|限制|不得)[^，]*(?:通行|停放|停车|驶入|车辆)$"
    r"|(?:车|公园|景区|场馆|停车场)[^，]*免费(?:乘坐|开放|停放)$|(?:实行|实施|进行)[^，]{0,6}交通管制$"
)
ENDS_OF_REGULATIONS = frozenset("行放车入辆坐制")
# 计划在2027年实施该路段改造: the work of which a reply speaks.
THAT_WORK = pattern(r"(?:该|此|这|上述)[条座个处段项]?(?:路段|项目|工程|道路|公路|桥梁?|路|河道|小区|点位|地块|水库)")
# 方案已上报省发改委, 口岸通过国家验收, 筹备组挂牌成立: a step that leaves a paper behind it.
PASSED = pattern(
    r"项目(?:均|都)?已(?:经)?(?:正式|全部|陆续)?(?:生产|投产|运营)$"
    r"|^[^，]{2,}(?:外装|装修|主体|基础|路基|管网|桥梁|征地|拆迁|招标|设计|勘察|立项|硬化|黑化|绿化|亮化|改造|配套)(?:工程)?已(?:经)?(?:全部|基本|全面|顺利)?(?:完成|完工|结束)$"
    r"|^[^，]{2,}(?:路段|村|小区|道路|公路|线)已(?:经)?(?:进行|完成|实施)了?(?:硬化|黑化|改造|维修|绿化|亮化|加宽|拓宽)$"
    r"|^(?:全面|正式|如期)?(?:启动|开始|恢复)(?:建设|施工|改造|修缮|拆除)$|(?:通过|获得?|取得)了?[^，]{0,12}(?:验收|评审|审查|批复|批准|复核|认证|审批|核准)$|已(?:经)?(?:上报|报送|报|提交|移交)[^，]{0,12}(?:部|委|厅|局|院|办|审批|批准)$"
    r"|^[^，]{4,}(?:正式|挂牌|揭牌|组建|已)(?:成立|挂牌|揭牌|组建|运行|运营|营业)(?:并[^，]+|运行|运营|办公)?$"
    r"|(?:签订|签署|缔结|签约)了?[^，]*(?:协议书?|备忘录|合同|意向书)$"
)
PASSING = pattern("启动|恢复|已|通过|获|取得|上报|报送|提交|移交|已报|成立|牌|组建|运行|运营|营业|签|缔结")  # without one of these it is none


def may_be_told_done(core: str) -> bool:
    """Tell whether a clause without figure, date or name may tell what has come about."""
    if ("了" in core or "已" in core or "进行" in core) and FINISHED.search(core):
        return True
    if core[-1] in ENDS_OF_HONOURS and HONOUR.search(core):
        return True
    return PASSING.search(core) is not None and PASSED.search(core) is not None


def sanctions(core: str) -> bool:
    """Tell whether a clause lays down what is done to those who do badly, or well."""
    return SANCTION.search(core) is not None and any(word in core for word in SANCTIONS)


def confidence_of(weight: float) -> float:
    return round(1 / (1 + math.exp(-weight)), 3)


def weigh(
    core: str,
    verb: Word | None,
    *,
    amounts: int,
    due: str | None,
    listed: bool,
    tabled: bool,
    assigned: bool,
    cadence: bool,
    vague_cadence: bool,
    names: Sequence[str],
    things: Sequence[Word],
    done: bool,
    event: bool,
    review: bool,
    own_verbs: Sequence[Word],
    products: bool,
    ensured: bool,
    purpose: str | None = None,
    heard: bool = False,
) -> tuple[float, list[str]]:
    """Return (weight, names of the reasons). Zero is the cut; see CUT.

    core: the clause without its subject
    due: "near" for a deadline of a quarter or less or a limit, "far" for a longer one, None for none
    event: the clause tells what took place on a day
    heard: the clause tells what a meeting heard of a work, in its minutes
    purpose: what the section of a scheme is for; see schemes
    """
    weight, reasons = BASE, []
    kind = verb.tag if verb else None
    if verb:
        weight += CLASS_WEIGHT.get(verb.tag, 0.0)
        reasons.append(f"verb:{verb.tag}")
    elif due != "near" or not DEADLINE_FIRST.match(core):
        weight -= 0.7
    idle = kind in ("praise", "step")
    lifts = 1.2 if idle else 0.0 if verb else 0.9  # what is told done needs no verb of doing
    if amounts and kind == "praise":
        weight -= CLASS_WEIGHT["praise"]  # 满意度提升3.2个百分点 is a number reached
    if amounts:
        weight += 2.3 if idle else 2.9
        reasons.append("amount")
    if verb is None and amounts and not ENDS_IN_AMOUNT.search(core):
        weight -= 1.3
        reasons.append("not:description")
    if due:
        weight += 2.3 if due == "near" else 1.0
        reasons.append("deadline")
        if verb is not None and verb.tag in ("build", "push") and THAT_WORK.search(core):
            weight += 1.6
            reasons.append("that work")
    if cadence:
        weight += 4.0 if idle else 3.0
        reasons.append("cadence")
    elif vague_cadence:
        weight += 2.2 if not idle else 3.4
        reasons.append("cadence:vague")
    if names:
        weight += (2.0 if kind and not idle else 0.8) + 0.2 * min(2, len(names) - 1)
        reasons.append("name")
    concrete = [word for word in things if word.text not in GENERAL_THINGS]
    if concrete and not idle:
        weight += 1.1 if kind in CONCRETE else 0.9 if kind == "push" else 0.1
        reasons.append("thing")
        if kind in ("push", "hold", "solve") and WORKS.search(core):
            weight += 1.1
            reasons.append("works")
    elif things and kind in CONCRETE:
        weight += 0.2
    if things and LISTABLE.search(core):
        weight += 1.2
        reasons.append("listable")
    if (products and kind in ("make", "build")) or (
        core[-1] in ENDS_OF_BODIES and (SETS_UP.match(core) or SETS_UP_LED.fullmatch(core))
    ) or ("《" in core and ISSUES.match(core)):
        weight += 1.7 if kind != "push" else 2.2  # 推动成立… sets up as well
        reasons.append("product")
    elif DUTIES.search(core):
        weight += 1.9
        reasons.append("duties")
    if (listed and (names or concrete)) or (tabled and kind in CONCRETE):
        weight += 1.2 if not idle else 2.4
        reasons.append("listed")
    if assigned:
        weight += 3.2 if not ONLY_HELPS.match(core) else 1.6
        reasons.append("assigned")
    if REPORTS_TO.search(core) and any(word in core for word in REPORTING):
        weight += 3.5 if idle else 2.3
        reasons.append("report")
    if "完善" in core and REVISES.match(core):
        weight += 1.6
        reasons.append("revision")
    if not amounts and "大" in core and ANNOUNCED.match(core):
        weight += 2.0
        reasons.append("counted list")
    if (done or review) and not amounts and core[-1] in ENDS_OF_HONOURS and HONOUR.match(core):
        weight += 1.9 + lifts
        reasons.append("honour")
    elif (done or review) and not amounts and "honour" not in reasons and LISTED_IN.match(core):
        weight += 1.9
        reasons.append("honour")
    elif not amounts and "级" in core and GRADE.search(core):
        weight += 1.6
        reasons.append("grade")
    if kind == "build" and not (names or amounts or "grade" in reasons or "product" in reasons) and OBJECT.search(core):
        weight += 0.5 if concrete else 1.1
        reasons.append("object")
    if core[-1] in ENDS_OF_RULES and PUTS_IN_FORCE.match(core):
        weight += 1.9
        reasons.append("rule in force")
    if "完成" in core and not amounts and FINISHES_WORK.search(core):
        weight += 1.5
        reasons.append("work to finish")
    if kind == "hold" and not amounts and HOLDS_A_CONTEST.search(core):
        weight += 1.5
        reasons.append("contest")
    if sanctions(core):
        weight += 2.8
        reasons.append("sanction")
    if kind == "visit" and not (amounts or event or review or done) and SEES_TO.match(core):
        weight += 1.7
        reasons.append("sees to")
    if core.startswith("不定期") and not idle:
        weight += 0.8
        reasons.append("from time to time")
    looked_into = "进行了" in core
    over = looked_into or "了" in core or ("已" in core and not TOPIC.match(core))
    if over and not (amounts or names or event or idle) and FINISHED.search(core):
        weight += 2.0 + lifts
        reasons.append("finished")
    elif (review or done) and not (amounts or event) and PASSING.search(core) and PASSED.search(core):
        weight += 2.4 + lifts
        reasons.append("passed")
    elif review and things and not (amounts or names or event) and OVER.search(core):
        weight += 2.4
        reasons.append("over")
    if core[-1] in ENDS_OF_REGULATIONS and REGULATES.search(core):
        weight += 3.2
        reasons.append("regulation")
    if things and not amounts and CHECKS.search(core):
        weight += 1.9
        reasons.append("check")
    if (things or names) and ROLES.search(IN_MARKS.sub("", core)):
        weight += 1.6
        reasons.append("role")
    if event:
        weight += 2.8
        reasons.append("event")
        if kind == "visit" and not names and not amounts and NAMELESS.search(core):
            weight -= 2.8
            reasons.append("not:nameless")
    if done:
        weight += 0.7
        reasons.append("done")
    elif review and kind in CONCRETE:
        weight += 0.4
    if purpose == schemes.MEASURES and kind is not None and (kind != "praise" or names or concrete):
        weight += 1.6 if kind in CONCRETE and len(core) >= SAYS_WHAT else 1.2
        reasons.append("told to do")
    elif purpose == schemes.DEMANDS and not (amounts or due or cadence or names or "product" in reasons):
        weight -= 0.6
    elif purpose == schemes.SCOPE:
        weight -= 3.0
        reasons.append("not:scope")
    if weight < LEAST:
        return weight, reasons
    weight = speak_against(
        core, verb, weight, reasons,
        amounts=amounts, due=due, assigned=assigned, cadence=cadence, names=names, event=event, own_verbs=own_verbs, ensured=ensured, heard=heard,
    )  # fmt: skip
    return weight, reasons


# How what is read above ends, or begins; a look at one character spares most clauses the search.
ENDS_OF_BODIES = frozenset("织队组会站所办室部心班盟口司社点网)）")
ENDS_OF_RULES = frozenset("度制策》")
REPORTING = ("报", "反馈", "移交", "向", "提交", "文件")
