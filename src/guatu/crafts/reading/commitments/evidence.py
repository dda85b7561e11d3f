"""What speaks for and against a clause being a commitment, each reason with a name and a weight."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from guatu.crafts.reading.lexicon.objects import PRODUCTS, TALK
from guatu.crafts.reading.lexicon.scanner import Lexicon, Word, words
from guatu.crafts.timing.pieces import pattern

CUT = 0.5  # confidence below which a clause is only a faint candidate
FAINT = 0.08  # confidence below which it is none at all
WRONG = -1.5  # the weight of what is said to be wrong: a faint candidate
PENALTY_OF_WRONG = 6.0
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
TALK_WORDS = frozenset(TALK)
TALK_LENGTHS = tuple(sorted({len(word) for word in TALK}, reverse=True))
PURPOSE = pattern(
    r"^(?:广大)?(?:居民|群众|村民|农户|业主|商户)[^，]{0,4}(?:配合支持|配合|支持|理解|满意)|^(?:确保(?!了)|实现|让|使|助力|努力|不断|切实|真正|做到|从而|进而|保证|为(?!企业提供|民办"
    r"|群众办)[^，]{0,30}(?:提供|奠定|注入|贡献|营造|打下|保驾|创造|积蓄|集聚|作出|汇聚)|以[^，]{2,20}(?:促|带|推动"
    r"|引领|助推)|促进[^，]{2,14}(?:利用|发展|增收|提升|融合|转化)$|推动[^，]{1,20}(?:更|向|从|再|迈|走|跃|提升|融合|发展|落地见效|落到实处)|(?:有效|显著|全面|不断"
    r"|持续|大幅)?(?:提升|提高|增强|改善|激发|擦亮|满足|拓宽(?!改造|[^，]*[路街道桥河渠]$)))"
)
NEGATIVE = pattern(r"杜绝|避免|防止|不得|严禁|不能|不让|决不|坚守|守住|守牢|兜住|兜牢")
# 建立 a mechanism makes one; 完善 one that has no name only goes on with it.
NAMELESS_RULE = pattern(
    r"^(?:进一步|不断|持续|逐步)*(?:完善|细化|优化|健全|强化)(?!“)[^，“”]{0,18}(?:机制|制度|体系|措施|举措|思路|路径|模式|标准|规范)$"
)
SLOGAN = pattern(
    r"^高[^，]{1,4}、高|^维护[^，]{0,8}(?:市容|市貌|秩序|稳定|形象|权益|环境|利益)[^，]{0,2}$|[从由]“?[^，]{1,12}”?[向到转]“?[^，]{1,12}”?(?:转变|延伸|迈进|跨越|转向)?$|^(?:把|将)[^，]{1,16}(?:作为|变成"
    r"|转化为|放在|摆在|贯穿|落到|融入|扛在|抓在)"
)
# 图为南圩路铺设现场: what a picture shows. 围绕三个主导产业招商项目: what the next clause is about.
SHOWS = pattern(r"^图为[^，]*(?:现场|场景|一角|一景|情景|情形)$")
DIGIT = pattern(r"\d")
FRAME_ONLY = pattern(r"^(?:围绕|聚焦|紧盯|针对|结合|依托)[^，]*(?:项目|产业|任务|目标|问题|工作|重点|主题|领域|环节|活动|要求)$")
FRAME_OF_WORK = pattern(r"^(?:围绕|聚焦|紧盯)[^，]*等(?:重点|相关|方面)?(?:工作|方面|内容|任务)$")
# 您反映的…, 泥结石路经同意后方可开挖: what somebody wrote, and what is only allowed.
OF_A_LETTER = pattern(r"^(?:您|贵|你们?)(?:所)?(?:反映|提出|建议|关心|来信|[村委代])|后方[可能]|^[^，]{2,20}未(?:在[^，]{2,14}前|能|按|曾)")
FRAMED = pattern(r"^(?:围绕|聚焦|紧盯|依托|针对|会同|结合|对照|按照|根据|严格按照|以)")
OCCASION = pattern(
    r"^(?:借助|抓住|抢抓|以此[^，]{0,10}为契机|以[^，]{2,40}?为(?:契机|抓手|目标|导向|核心|重点|出发点|主线|引领"
    r"|基础|动力|载体|切入点|总抓手|牵引|指引|指导|依据|遵循|根本)|立足|着眼|紧扣|围绕着|牢固树立|坚持|站在|本着"
    r"|面对|随着|鉴于|得益于|(?:对于|关于|除|就)[^，]{2,40}$|为(?:进一步|深入|切实|了|积极|全面|贯彻|迎接|认真|扎实|做好|加强|规范|确保|推进|推动|加快|提升|保障|落实)(?!企业|群众|居民|村民)"
    r"|(?:围绕|聚焦|紧扣|锚定|瞄准|对照|针对)[^，]{2,60}?(?:任务|目标|要求|主题|部署|安排|思路|短板)"
    r"|在[^，]{2,40}?(?:基础上|前提下|过程中|背景下|领导下|支持下|组织下|配合下|帮助下|关怀下|努力下|协助下|监督下|指导下|带动下|方面|期间|之际)"
    r"|(?:严格)?(?:按照?|根据|对照|依据)[^，]{2,90}?(?:要求|部署|原则|思路|精神|安排|标准|总体|方针|规定|计划|任务"
    r"|指示))"
)
ORDERLY = pattern(
    r"(?:有序|圆满收官|圆满|稳定|不出问题|落实|落地|到位|见效|完成|推进|良好|成效|实效|干得好|收官|起好步|反弹|盲区"
    r"|死角|过场|形式|尽救|尽助|尽保|工程”|安全|满意|放心|干得对)$"
)
KEEPS_ORDER = pattern(
    r"(?:确保|保障|保证)[^，]{0,24}(?:科学|规范|可行|平稳有序|圆满|安全稳定|不出问题|落地落实|落到实处|取得实效|全覆盖|到位|见效|落地见效"
    r"|如期完成|高质量完成|顺利推进|从容有序|良好)"
)
COPULA = pattern(
    r"^作为[^，]*$|^是[^，]*(?:一部分|组成部分|之一)$|^是全[省市县区镇国][^，]*(?:唯一|首个|首家|第一)|不属于|[纳列]入[^，]{0,4}议事日程$|^距离?[^，]{1,12}(?:只有|仅有|仅剩|只剩|还有|不足|不到)\d|^“[^”]{1,8}”(?:就是|即|是指)|^迎接[^，]*(?:召开|举行|开幕|到来)$|^[^，]{0,14}(?:不仅是|既是|更是|就是|是)[^，]{2,}(?:之年|时期|一年|举措|环节|关键|之举|保障|基础|前提|要求"
    r"|重任|使命|责任|体现|途径|抓手|工程|宝藏|[一之]环|所在|阶段|承诺|职责|大事|目标|内容|所[需盼求想愿]|期盼|心愿|愿望|干部|书记|主任|负责人|人员|党员|村民|成员|[员队长]|(?:发源|所在|集散|聚集)地)$|进入[^，]{0,12}阶段$"
)
ANNOUNCES = pattern(
    r"^宣布了?|^的?《[^》]*》[^，]{0,14}(?:转|交)由?我[局委办]|^[^，]{0,12}我[局委办](?:协办|承办|研究办理)$|召开(?:这次|今天的?|本次|此次)[^，]{0,8}会议?$|^特?制[定订](?:本|此|如下)|^向(?:大会|全会|会议|各位代表)[^，]*(?:报告|汇报)|^(?:下面|现)就|^请(?:按照|予以|结合)|^《[^》]*》$|收悉$|^交(?:由|给)?我[局委办][^，]*办理$|^在?\d+(?:日|天|个工作日)之?内(?:以[^，]{2,6}形式)?向[^，]*反映$|(?:方案|意见|计划|安排|办法|清单)如下$|(?:答复|回复|函复|公布|报告|汇报|通知|公告|通报|纪要|介绍|分解|印发)(?:给你们|给你单位)?(?:如下|于后)$|^请(?:予|各|认真|遵照)"
    r"|^现(?:予|将)|^以下|(?:代表|委员)们?提出(?:的|了)?[《“]|^《[^》]*》(?:[、和]《[^》]*》)*(?:已经?|业经)[^，]*(?:通过|同意|审定|批准)$|^(?:您|你|你们|您们|代表|委员)(?:在[^，]*)?提出的|^的?《[^》]*》(?:的[^，]*)?(?:建议|提案|议案)$"
)
SETTING = pattern(
    r"(?:利用|用时|历时|花了)[^，]{1,8}(?:时间|天|小时)$|^[^，]{0,60}(?:会|会议|大会|仪式|论坛|活动|专场|座谈会|现场会|推进会)上$|^[^，]{0,10}(?:过程|期间|阶段|之际"
    r"|方面|形式)$|^在[^，]{2,}\d(?:单元|号|号楼|栋|幢|室|楼)$|以来$|^自[^，]*后$|(?:建成|投产|投用|完成|完工|竣工|启动|召开|结束|运营|实施|达产|成立)后$|^在[^，]{2,}[前后]$|^在[^，]{2,}(?:时刻|时期|关头|节点)$|(?:走访|调研|检查|视察|督查|考察|座谈|采访|询问|了解)[^，]{0,4}时$|^在\d+个?(?:小区|社区|村|镇|乡镇|街道|点位|单位|网格)$|^[^，]{0,30}(?:项目|实事|问题|企业|工作|任务|\d+[项个家名条户件处])中$"
)
ENDS_OF_SETTINGS = frozenset("元号楼栋幢室上程间段际面式来中天时后前刻期头点区村镇道位格")
# 将对全镇燃气场所进行全面检查: a check announced, which takes place or does not.
CHECKS = pattern(
    r"对[^，]{4,40}(?:进行|开展|组织)[^，]{0,8}(?:督查|检查|验收|抽查|核查|排查|通报|考核|评估|“?回头看”?)$"
)
SERVES = pattern(
    r"^为(?!企业|群众|居民|村民|\d)[^，]{0,36}(?:提供|奠定|注入|贡献|营造|打下|保驾|创造|积蓄|集聚|作出|汇聚|增添"
    r"|开好)"
)
MEANING = pattern(
    r"[与和同][^，]{2,}相(?:结合|统一|衔接|促进)$|跑出“?加速度|^更?好(?:地)?(?:服务|满足|保障|促进)|^全力(?:以赴)?做好[^，\d]*(?:保障|协调|服务|工作)+$|^以[^，]*保障[^，]*(?:顺利|有序)[^，]*$|将?全力(?:做好)?配合$|(?:让|使|保障|推动|促使)[^，]{2,16}?(?:变成|成为|变为|转变为)|(?:把|将)[^，]{2,24}?(?:建成|建设成|打造成|打造为|变成|变为)[^，]{4,}(?:阵地|家园|高地|样板|名片|平台|纽带"
    r"|桥梁|港湾|窗口|热土|工程|标杆|实景图)$|做到[^，]*(?:规范|美观|到位|精准|有序|及时|彻底|高效)$"
)
# What is not done, and what is only the case if something else is.
NOT_DONE = pattern(
    r"(?:均|都|仍|尚|还|至今)未(?:达|完成|开工|启动|落实|复工|动工|办|通过|成)|^(?:不(?![少低超断动定同足]|仅)|不得|不能|严禁|禁止|绝不|决不|坚决不|避免|杜绝|防止|坚决防止|未(?!来)|没有|尚未|从未|连续[^，]{1,6}未)"
)
CONDITION = pattern(
    r"^(?:按照|根据|依据|遵照)[^，]*(?:要求|精神|部署|规定)$|^[^，]{0,6}均?为[^，\d]{2,6}[期区]$|^(?:若|倘|如(?!期|实|数)|如果|一旦|凡(?!人)|只要|即使|无论|不论|不管|除非)|^(?:对|凡|确|发现|情况|经|未|逾期|属于?|[^，\d]{0,8}低于|[^，\d]{0,8}超过)"
    r"[^，]*的$|^[^，]{2,24}的$|^[^，\d]{0,10}(?:低于|达不到|不足)[^，]{1,10}的"
)
# What a work is dealt with by: 经村评议、镇审核; what somebody is asked to think about.
BY_WAY_OF = pattern(
    r"^以[^，\d]*为(?:中心|重点|主线|抓手|目标|契机|核心|导向|引领|统领|载体|突破口|节点|龙头|支撑|基础|主|主体|依托)$|^(?:充分)?利用[^，\d]*[”）)台络栏机]$|^以及|^通过(?:此次|本次|这次)[^，]*$|^通过[^，\d]*(?:制度|机制|例会|时机|契机)$|^(?:充分)?(?:利用|运用|采取|通过)[^，\d]*(?:形式|方式|渠道|载体|媒介|手段)$|^结合[^，\d]*(?:契机|实际)$|^按照?“[^”]+”(?:的)?[^，]{0,12}(?:机制|原则|要求|模式|思路|办法|方式)$|^经(?![营济常过])(?![^，]*[已均])|^建议|^(?:恳切?)?(?:请求|恳请)|^(?:会同|联合|协同)[^，]*(?:办公室|局|委|部门|单位|组)等?$|^(?:依托|借助|充分发挥|发挥)[^，]*$|^(?:上下|广大|个别|少数|部分)(?!路|村|道)"
)
# 为做好今冬防火工作: what something is done for, in a clause of its own.
IN_ORDER_TO = pattern(
    r"^方便(?=[^，]*(?:群众|单位|企业|居民|村民|联系|办事|查询|出行))|^为(?:了|进一步|实施|打好|完成|加强|持续|不断|抓好|深入|切实|认真|扎实|做好|加强|规范|确保|推进|推动|加快|提升|保障|落实|贯彻|迎接|有效|全面)"
    r"(?![^，]*(?:召开|成立|制定|举办|新建|开展|建立|组织|投入|发放|建设了))[^，]*$"
)
ATTENDED = pattern(
    r"(?:人员|干部|领导|[局镇乡县区市]长|[\u4e00-\u9fff]{2,3})一行$|^[^，\d]{2,14}(?:长|书记|主任|主席)(?:、[^，、\d]{2,14}(?:长|书记|主任|主席|委员))+$|^[^，]{2,}[、及和][^，]*(?:主要|有关)?负责(?:人|同志)$|^(?:街道|镇|乡)?全体(?:班子成员|机关干部|党政班子)[^，]*(?:[正副]职|负责人|人员|干部|成员)$|(?:应到|实到|出席|列席|到会|参会|与会|请假|缺席)[^，]{0,14}[\d一二三四五六七八九十]+(?:余|多)?(?:名|人|位)$|(?:名|人|位)(?:代表|同志|干部|党员)?(?:参加|出席|列席)了?(?:会议|活动|本次|此次|这次|大会|培训)*$"
)
# What is heard, told and thanked for inside a meeting or a visit.
HEARS = pattern(
    r"^重点(?:检查|查看|督查)(?!了)[^，]*(?:进展|落实|推进|完成)情况$"
    r"|^(?:在[^，]{2,20}会上)?(?:(?:督查|调研|检查|考察|督导|工作)组)?(?:认真|仔细|详细|深入|实地|分别|逐一|现场|集中|专题)?(?:听取|了解|通报|传达|宣读|学习|传达学习|学习传达|回顾|总结|介绍|汇报|观看|交流|剖析|分析)了?"
    r"[^，]*(?:汇报|介绍|意见|建议|情况|原因|进展|精神|文件|通知|讲话|经验|发言|内容|打算|安排|问题|做法|警示教育片|宣传片|专题片)$"
)
ENDS_OF_HONOURS = frozenset("库单点范村县区镇市乡号榜录奖城体楷模位强列")
# 田心村高标准农田建设项目，由…: a thing named only to say more about it.
REPORTS = pattern(r"听取.*(?:报告|方案|草案|规划|《[^》]+》)|听取[^，]*关于[^，]{6,}(?:工作|项目|工程)(?:的)?(?:情况)?(?:的)?汇报$")
# 向镇防汛办报告, 报街道党政办备案: what is sent to a body can be looked at.
REPORTS_TO = pattern(
    r"提交[^，]{2,14}(?:会议|常委会|党组会|全会)(?:研究|审议|审定|讨论)$|以[^，]{2,16}(?:文件|名义)(?:形式)?(?:印发|下发|发文)$"
    r"|(?:向|报|上报|报送|汇报|报告|反馈|移交)(?:至|到|给)?[\u4e00-\u9fff“”]{0,14}?(?:办公室|[领工]作?导?小组|指挥部|政府|党委|党工委|办事处|管委会|[农城经综党信安应环卫]\S{0,3}办|[省市县区]\S{1,6}[局办委]|派出所|服务中心)"
    r"[^，]{0,8}?(?:报告|汇报|报备|备案|上报|报送|反馈|审核|审批)?$"
)
HONOUR = pattern(
    r"^[^，]{0,12}(?:被(?:[\u4e00-\u9fff]{0,6})?(?:评|命名|授予|认定|列)为?|成为|蝉联|跻身|进入|荣获|获得|获评|创成|荣膺)了?[^，]{2,}(?:称号|先进(?:集体|单位|城市|[市县区镇村])"
    r"|(?:卫生|文明|园林|旅游|生态|森林|模范|双拥模范|示范|环保模范)(?:城市?|[市县区镇乡村])|[示模][范][区市县镇乡村]|楷模|前\d+[位强名]?|百强[县区镇]?|行列|金奖|银奖)$|(?:成功)?(?:入选|列入|纳入|获评|荣获|被评为|上榜)[^，]{2,}(?:库|名单|试点|示范[点村县区镇]?|称号|榜|目录|奖)$"
)
# 党支部共有党员40名, 项目总投资…: what there is. 街道牵头成立的清河公司: whom the next clause tells of.
STOCK = pattern(
    r"^[^，\d]{0,24}(?:现|目前|总)?共有(?![^，]*(?:签约|完成|参加|竣工|开工|建成|投产|通过|获|入选))[^，\d]{0,4}\d[^，]*$|^(?:还|尚|仍)有\d[^，]{0,20}未[^，]*$"
)
ONLY_NAMED = pattern(r"^[^，\d]{0,30}(?:成立|组建|投资|建设|创办|注册)的[\u4e00-\u9fff]{4,24}(?:公司|合作社|协会|企业|基地|园区)$")
IS_A = pattern(r"^(?:也|都|就|正|这|那)?是(?:一[处个项座条家]|[^，\d]{2,20}的)[^，]*$")
# 对工作不力的单位取消评优资格: what is done to those who do badly, or well.
SANCTION = pattern(
    r"(?:给予|予以|进行|实行|作出)[^，]{0,10}(?:通报批评|组织处理|纪律处[理分]|党纪政务处分|倾斜|表彰|奖励|挂牌整顿|约谈|取缔|一票否决)|取消[^，]{0,10}资格$|^[^，]{4,50}纳入[^，]{0,36}(?:考核|绩效)(?:内容|体系|范围)?$"
)
SANCTIONS = ("给予", "予以", "取消", "纳入", "进行", "实行", "作出")
# 完成机关大院改造: a piece of work to be finished, of whatever thing.
FINISHES_WORK = pattern(
    r"^(?:全面|基本|按期|如期|同步)?完成(?!了)[^，\d]{3,24}(?:改造|改建|扩建|新建|建设|安装|铺设|搬迁|征迁|拆除|整治|修缮|鉴定|普查|换届|种植|绿化)(?:工程|项目|工作|任务)?$|^完成[^，\d]{0,6}(?:改厕|拆迁|征地|清淤|绿化|种植|烟叶|造林)[^，\d]{0,4}任务$"
)
HOLDS_A_CONTEST = pattern(r"^(?:组织|集中|广泛)?(?:开展|举办|组织)[^，\d]{3,24}(?:评选|评比|竞赛|比武|大赛|测评)(?:活动|工作)?$")
# 推进五大整治行动, 实施九大民生工程: announced by their number.
ANNOUNCED = pattern(
    r"(?:全面|扎实|大力|加快|加紧|深入|全力)*(?:推进|实施|开展|推出|抓好|组织)[^，]{0,60}?[二三四五六七八九十]{1,2}大[\u4e00-\u9fff]{2,8}(?:行动|工程|举措|任务|专项|计划|民生项目)$"
)
# 实行24小时值班制度, 落实河长巡河制: a written rule put into force.
PUTS_IN_FORCE = pattern(
    r"^(?:认真|严格|全面|深入)*(?:贯彻落实|执行|实施|落实)(?:好)?[^，《]{0,4}《[^》]{4,}(?:条例|准则|纲要|办法|规定|计划|制度)》$|^(?:认真|全面|继续)*落实好?(?![^，]{0,3}(?:各项|相关|有关|惠民|优惠|系列|上级|中央|国家)[^，]{0,4}政策)[^，]{6,}政策$|"
    r"(?:严格|全面|进一步|继续|坚持)*(?:实行|推行|执行|实施|落实)(?!“)[^，]{2,24}(?:制度|责任制|追究制|[长班岗查]制)$")
TOPIC = pattern(r"^(?:对|针对|对于|关于)(?![接口])[^，]*$")
DESCRIBES_SITE = pattern(
    r"绕行\d|必经之路|^分别(?:为|是)|^(?:该[\u4e00-\u9fff]{1,4}|全[镇区县市])?(?:现有|设有|拥有|下辖|辖有|涉及|金额)[^，]*$"
    r"|^辖[^，]*\d[^，]*$|^距离?[^，]*\d[\d.]*(?:公里|米|里)$|^[^，\d]{2,10}(?:沿线|境内|辖区|周边)有[^，]*$|^[^，\d]{2,14}(?:现有|下辖|辖有|缺口|缺额)[^，]*$|^(?:缺口|缺额)|^(?:分别|主要|内容|共)?(?:涉及|包括|包含|涵盖)[^，\d]*(?:方面|领域|环节|内容|等)$|^[^，]{0,16}(?:分别|主要)(?:涉及|包括|涵盖)|^[^，]{0,20}(?:位于|毗邻|相距|地处)"
    r"|^(?:该?项目)?(?:共|总)?(?:占地|建筑面积|总面积|总建筑面积|总投资|选址|规划面积|全长)"
)
STIRS = pattern(
    r"(?:进行了?|作了?|作出了?|提出了?)(?:再|全面|重点|安排|动员|专题|具体|明确|指导|宝贵|相关|交流|表态|典型|经验|总结|主旨|重要)*(?:动员|部署|要求|安排|强调|讲话"
    r"|指示|号召|点评|发言|意见|建议|汇报|介绍|说明|解释)"
)
NAMELESS = pattern(
    r"(?:企业|公司|院所|商户|农户|群众|客商|商家|等地|一线|基层|现场|社区|村|村庄|各地)(?:调研|走访|督查|检查|考察"
    r"|参观)?$"
)
LISTABLE = pattern(r"摸排|排查|梳理")
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
# Using a method, style or place is no commitment; putting a written rule into force is (落实“路长制”).
BORROWING = frozenset(
    words(
        """
    采取 采用 落实 用好 用活 践行 发扬 弘扬 运用 坚持 培植 贯彻 树牢 秉持 组织落实 做好 健全落实
    """
    )
)
METHOD = pattern(r"[“”][^，]{0,24}(?:工作法|机制|精神|作风|理念|要求|阵地|特色|原则|格局|部署|思想|经验)?$")
RULE_IN_FORCE = pattern(r"(?:制|制度|责任区|清单)[”\"]?(?:和|、|等|$)")
ISSUES = pattern(r"[^，]{0,4}(?:制定|印发|下发|出台|发布|编制|编印|修订)(?:了)?《")
# 成立了以镇长为组长，副镇长为副组长的领导小组: a body, who leads it, who is in it.
SETS_UP_LED = pattern(
    r"(?:成立|组建|设立)了?(?:以|由)[^。；;\n]{2,60}?(?:组长|总指挥|指挥长|主任|队长|成员|负责人|牵头|参加|组成)[^。；;\n]{0,80}?的"
    r"[^，,。；;\n]{0,24}?(?:领导小组|工作组|指挥部|工作专班|专班|委员会|工作队|督查组)(?![\u4e00-\u9fff]*(?:组长|成员|办公室主任))"
)
SETS_UP = pattern(
    r"(?:推动|指导|牵头|筹备)?(?:成立|组建|设立|建立|开设|抽调)[^，]{1,30}(?:队|组|会|站|所|办|室|部|中心|专班|联盟|窗口|公司|社|点|网|组织)(?:[（(][^）)]{1,12}[)）])?$"
)
ROLES = pattern(r"担任|挂联|结对|包保|包联|下沉|派驻|轮岗")
# 争取相关项目, 实施更多项目: which ones nobody could say later.
NO_ONE_WORK = pattern(r"(?:更多|相关|有关|一些)[\u4e00-\u9fff]{0,8}(?:项目|工程|资金|政策|支持|企业)$")
FUTILE = pattern(
    r"推诿扯皮|全力抢抓|倒排工期|挂图作战|只争朝夕|真抓实干|攻坚克难|乘势而上|再上新台阶|久久为功|狠抓落实"
)


# 垃圾未及时清理, 保洁不到位: what is wrong, not what is done.
IS_WRONG = pattern(
    r"存在(?:的)?[^，]{0,8}\d+[个项条]问题$|(?:不(?:到位|及时|足|够|彻底|规范|得力|力|严格|明显|平衡|充分)|未(?:能)?(?:及时|按时|按期|完全|有效)[\u4e00-\u9fff]{2,6}"
    r"|现象(?:较为|比较)?(?:严重|突出|普遍|时有发生)|滞后|缓慢)等?(?:的)?(?:问题|现象|情况)?$"
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
# 方案已上报省发改委, 口岸通过国家验收, 筹备组挂牌成立: a step that leaves a paper behind it.
# 计划在2027年实施该路段改造: the work of which a reply speaks.
THAT_WORK = pattern(r"(?:该|此|这|上述)[条座个处段项]?(?:路段|项目|工程|道路|公路|桥梁?|路|河道|小区|点位|地块|水库)")
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
    return any(word in core for word in SANCTIONS) and SANCTION.search(core) is not None


def _ends_in_talk(core: str) -> bool:
    core = core.rstrip('”’"）)')
    return any(core[-length:] in TALK_WORDS for length in TALK_LENGTHS)


def is_topic(core: str, verbs: Sequence[Word]) -> bool:
    """Tell whether a clause that begins with 对 names what is dealt with, but not what is done about it."""
    attribute = core.rfind("的")
    place = attribute if attribute >= 0 else 0
    return not any(word.tag not in ("praise", "frame") and core.rfind(word.text) > place for word in verbs)


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
) -> tuple[float, list[str]]:
    """Return (weight, names of the reasons). Zero is the cut; see CUT.

    core: the clause without its subject
    due: "near" for a deadline of a quarter or less or a limit, "far" for a longer one, None for none
    event: the clause tells what took place on a day
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
        weight += 1.6
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
        weight += 3.2
        reasons.append("assigned")
    if any(word in core for word in REPORTING) and REPORTS_TO.search(core):
        weight += 3.5 if idle else 2.3
        reasons.append("report")
    if not amounts and "大" in core and ANNOUNCED.match(core):
        weight += 2.0
        reasons.append("counted list")
    if (done or review) and not amounts and core[-1] in ENDS_OF_HONOURS and HONOUR.match(core):
        weight += 1.9 + lifts
        reasons.append("honour")
    if core[-1] in ENDS_OF_RULES and PUTS_IN_FORCE.match(core):
        weight += 1.9
        reasons.append("rule in force")
    if "完成" in core and not amounts and FINISHES_WORK.search(core):
        weight += 1.2
        reasons.append("work to finish")
    if kind == "hold" and not amounts and HOLDS_A_CONTEST.search(core):
        weight += 1.5
        reasons.append("contest")
    if sanctions(core):
        weight += 2.8
        reasons.append("sanction")
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
        weight += 1.3
        reasons.append("check")
    if ROLES.search(core) and (things or names):
        weight += 1.0
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
    if weight < LEAST:  # what follows only speaks against it
        return weight, reasons
    for form, penalty, name, firsts in AGAINST_ALL:
        if firsts is not None and core[0] not in firsts:
            continue
        if (form is not SETTING or core[-1] in ENDS_OF_SETTINGS) and form.search(core):
            weight -= penalty
            reasons.append(name)
    if "共有" in core or core[0] in "还尚仍":
        if STOCK.search(core):
            weight -= 4.0
            reasons.append("not:stock")
    elif not amounts and core[-1] in "司社会业地区" and ONLY_NAMED.search(core):
        weight -= 3.5
        reasons.append("not:subject")
    if not amounts and SERVES.search(core):
        weight -= 3.0
        reasons.append("not:serving")
    if HEARS.match(core) and not (event and REPORTS.search(core)):
        weight -= 6.0 if event else 2.8
        reasons.append("not:hearing")
    if "sanction" not in reasons and TOPIC.match(core) and is_topic(core, own_verbs):
        weight -= 3.5
        reasons.append("not:topic")
    if not due and FRAME_ONLY.match(core) and not DIGIT.search(core) and (
        FRAME_OF_WORK.match(core) is not None or not any(core.find(word.text) < len(core) - 6 for word in own_verbs)
    ):
        weight -= 3.5
        reasons.append("not:frame")
    if ensured and not amounts and ORDERLY.search(core):
        weight -= 1.0 if names else 2.2
        reasons.append("not:order")
    occasion = OCCASION.match(core)
    if occasion and len(core) - occasion.end() < 3:
        weight -= 6.0
        reasons.append("not:occasion")
    elif not amounts and not due and not cadence:
        if occasion and not (len(own_verbs) > 1 and names):
            weight -= 1.2
            reasons.append("not:occasion")
        elif FRAMED.match(core) and not names:
            weight -= 0.6
        for form, penalty, name in AGAINST_BARE:
            if form is PURPOSE and names and core[0] in "切真不" and kind in ("push", "build", "solve"):
                continue  # 切实做好人民路综合改造工作 names what is to be done
            if (form is not HOW_IT_STANDS or core[-1] in ENDS_OF_STANDING) and form.search(core):
                weight -= penalty
                reasons.append(name)
        told_or_works = "works" in reasons or "finished" in reasons
        if not (told_or_works or assigned or event) and _ends_in_talk(core) and not (names and kind not in ("build", None)):
            weight -= 1.3
            reasons.append("not:talk")
        if len(core) < 6 and not (names and kind == "build"):  # 拓宽人民路 says all
            weight -= 1.2
            reasons.append("not:short")
        if verb and verb.text in BORROWING and METHOD.search(core) and not RULE_IN_FORCE.search(core):
            weight -= 2.3
            reasons.append("not:method")
    return weight, reasons


# How what they read ends, or begins; a look at one character spares most clauses the search.
ENDS_OF_BODIES = frozenset("织队组会站所办室部心班盟口司社点网)）")
ENDS_OF_RULES = frozenset("度制策》")
REPORTING = ("报", "反馈", "移交", "向", "提交", "文件")
# What speaks against a clause whatever its hooks (with how it begins), and against one without figure or date.
AGAINST_ALL: tuple[tuple[re.Pattern[str], float, str, frozenset[str] | None], ...] = (
    (COPULA, 2.5, "not:copula", None),
    (ANNOUNCES, 4.0, "not:announcement", None),
    (SETTING, 4.0, "not:setting", None),
    (STIRS, 2.5, "not:stirring", None),
    (DESCRIBES_SITE, 1.5, "not:description", None),
    (MEANING, 4.0, "not:meaning", None),
    (IS_A, 3.0, "not:copula", frozenset("也都就正这那是")),
    (NOT_DONE, 3.0, "not:negative", None),
    (CONDITION, 6.0, "not:condition", None),
    (BY_WAY_OF, 3.0, "not:means", frozenset("经建恳请会联协依借充发上广个少部按根遵以利运采通结")),
    (ATTENDED, 7.0, "not:attendance", None),
    (IN_ORDER_TO, 4.0, "not:purpose", frozenset("为方")),
    (IS_WRONG, PENALTY_OF_WRONG, "not:problem", None),
    (SHOWS, 4.0, "not:caption", None),
    (OF_A_LETTER, 8.0, "not:letter", None),
)
# 防治得到加强, 办结率显著提高, 基地初具规模: how it stands, without a number.
HOW_IT_STANDS = pattern(
    r"(?<=[\u4e00-\u9fff]{2})(?:不断|进一步|得到|明显|显著|持续|日益|逐步|有效|大幅|更加|全面|均)+(?:了)?(?:加强|规范|提升|提高|增强|改善|优化|完善|巩固|发展|好转|凸显|健全|加快|向好|实现快速增长)$"
    r"|(?:初具规模|大见成效|初见成效|成效(?:显著|明显)|效果(?:显著|明显)|取得[^，]{0,6}(?:成效|进展|突破|进步|成绩))$"
    r"|^(?:超额|全面|圆满|提前|顺利|较好|如期)*完成(?:了)?[^，\d]{0,10}(?:任务|目标)(?:任务)?$"
)
ENDS_OF_STANDING = frozenset("强范升高善化固展转显全快好长模效著明突破步绩务标")
AGAINST_BARE: tuple[tuple[re.Pattern[str], float, str], ...] = (
    (HOW_IT_STANDS, 2.5, "not:state"),
    (PURPOSE, 1.4, "not:purpose"),
    (KEEPS_ORDER, 1.2, "not:order"),
    (SLOGAN, 1.5, "not:slogan"),
    (NEGATIVE, 1.0, "not:negative"),
    (NAMELESS_RULE, 2.0, "not:nameless"),
    (FUTILE, 0.8, "not:pace"),
    (NO_ONE_WORK, 2.0, "not:nameless"),
)
