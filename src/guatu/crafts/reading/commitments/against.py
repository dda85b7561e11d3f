"""What speaks against a clause being a commitment, each reason with a name and a weight."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guatu.crafts.reading.lexicon.objects import TALK
from guatu.crafts.reading.lexicon.scanner import Word, words
from guatu.crafts.sieving.patterns import Family, pattern

PENALTY_OF_WRONG = 6.0
TALKS = pattern(rf"(?:{'|'.join(TALK)})[”’\"）)]*$")
PURPOSE = pattern(
    r"^(?:广大)?(?:居民|群众|村民|农户|业主|商户)[^，]{0,4}(?:配合支持|配合|支持|理解|满意)|^(?:确保(?!了)|实现|让|使|助力|努力|不断|切实|真正|做到|从而|进而|保证|为(?!企业提供|民办"
    r"|群众办)[^，]{0,30}(?:提供|奠定|注入|贡献|营造|打下|保驾|创造|积蓄|集聚|作出|汇聚)|以[^，]{2,20}(?:促|带|推动"
    r"|引领|助推)|促进[^，]{2,14}(?:利用|发展|增收|提升|融合|转化)$|推动[^，]{1,20}(?:更|向|从|再|迈|走|跃|提升|融合|发展|落地见效|落到实处)|^达到[^，\d]*(?:要求|标准|功能|效果|目的|水平)$|(?:有效|显著|全面|不断"
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
SHOWS = pattern(r"^图为[^，]*(?:现场|场景|一角|一景|情景|情形)$|[（(][^（()）]{0,30}(?:摄|供图|航拍图?|资料图片?)[)）]?$")
# 那年我种植了10多亩, 今年51岁的种植户: what somebody tells of himself, and who he is.
OF_A_PERSON = pattern(
    r"如是说$|至关重要$|都?(?:非常|十分|很)(?:支持|高兴|满意|开心|感动)$|(?:^|[^自忘小大真])我(?![们国省市县区镇乡村街局委办院校所站队部厅处州盟旗社园])|^(?:那|这)[一几]?年|\d{1,3}(?:多|余)?岁的|他们?家|她"
)
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
    r"|(?:严格)?(?:按照?|根据|对照|依据|结合)《[^》]*》(?:[^，]{0,20}(?:标准|规定|要求|精神))?$|(?:严格)?(?:按照?|根据|对照|依据)[^，]{2,90}?(?:要求|部署|原则|思路|精神|安排|标准|总体|方针|规定|计划|任务"
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
    r"^作为[^，]*$|^这是[^，]*的一[幕角景]$|^(?:[\u4e00-\u9fff]{0,6}要)?(?:进一步)?(?:深刻|充分|清醒|全面)(?:地)?(?:认识|领会|理解)|^是[^，]*(?:一部分|组成部分|之一)$|^是全[省市县区镇国][^，]*(?:唯一|首个|首家|第一)|不属于|[纳列]入[^，]{0,4}议事日程$|^距离?[^，]{1,12}(?:只有|仅有|仅剩|只剩|还有|不足|不到)\d|^“[^”]{1,8}”(?:就是|即|是指)|^迎接[^，]*(?:召开|举行|开幕|到来)$|^[^，]{0,14}(?:不仅是|既是|更是|就是|是)[^，]{2,}(?:主体|支撑|途径|课题|选择|需要|之策|之路|动力|标志|重要工作|责任人|责任单位|主管部门|牵头单位|之年|时期|一年|举措|环节|关键|之举|保障|基础|前提|要求"
    r"|重任|使命|责任|体现|途径|抓手|工程|宝藏|[一之]环|所在|阶段|承诺|职责|行动|大事|目标|内容|所[需盼求想愿]|期盼|心愿|愿望|干部|书记|主任|负责人|人员|党员|村民|成员|[员队长]|(?:发源|所在|集散|聚集)地)$|进入[^，]{0,12}阶段$"
)
ANNOUNCES = pattern(
    r"^(?:原则上?|一致)?同意(?:了)?《[^》]*》(?:及[^，]*)?$|^宣布了?|^的?《[^》]*》[^，]{0,14}(?:转|交)由?我[局委办]|^[^，]{0,12}我[局委办](?:协办|承办|研究办理)$|召开(?:这次|今天的?|本次|此次)[^，]{0,8}会议?$|^特?制[定订](?:本|此|如下)|^向(?:大会|全会|会议|各位代表)[^，]*(?:报告|汇报)|^(?:下面|现)就|^请(?:按照|予以|结合)|^《[^》]*》$|收悉$|^交(?:由|给)?我[局委办][^，]*办理$|^在?\d+(?:日|天|个工作日)之?内(?:以[^，]{2,6}形式)?向[^，]*反映$|(?:方案|意见|计划|安排|办法|清单)如下$|(?:转发|批转|印发)[^，]*《[^》]+》的通知$|(?:答复|回复|函复|公布|报告|汇报|通知|公告|通报|纪要|介绍|分解|印发)(?:给你们|给你单位)?(?:如下|于后)$|^请(?:予|各|认真|遵照)"
    r"|^现(?:予|将|制[定订]|印发|公布)|^以下|(?:代表|委员)们?提出(?:的|了)?[《“]|^[^，《》]{0,20}《[^》]*》(?:[、和]《[^》]*》)*(?:已经?|业经|经)[^，]*(?:通过|同意|审定|批准)$|^(?:您|你|你们|您们|代表|委员)(?:在[^，]*)?提出的|^的?《[^》]*》(?:的[^，]*)?(?:建议|提案|议案)$"
)
SETTING = pattern(
    r"(?:利用|用时|历时|花了)[^，]{1,8}(?:时间|天|小时)$|^[^，]{0,60}(?:会|会议|大会|仪式|论坛|活动|专场|座谈会|现场会|推进会)上$|^[^，]{0,10}(?:过程|期间|阶段|之际"
    r"|方面|形式)$|^在[^，]{2,}\d(?:单元|号|号楼|栋|幢|室|楼)$|以来$|^自[^，]*后$|(?:建成|投产|投用|完成|完工|竣工|启动|召开|结束|运营|实施|达产|成立)后$|^在[^，]{2,}[前后]$|^在[^，]{2,}(?:时刻|时期|关头|节点)$|(?:走访|调研|检查|视察|督查|考察|座谈|采访|询问|了解)[^，]{0,4}时$|^在\d+个?(?:小区|社区|村|镇|乡镇|街道|点位|单位|网格)$|^[^，]{0,30}(?:项目|实事|问题|企业|工作|任务|\d+[项个家名条户件处])中$"
)
ENDS_OF_SETTINGS = frozenset("元号楼栋幢室上程间段际面式来中天时后前刻期头点区村镇道位格")
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
    r"^但?(?:还|仍|尚)有[^，]*未|由于[^，]*而|^[^，]{0,12}面临|(?:均|都|仍|尚|还|至今)未(?:达|完成|开工|启动|落实|复工|动工|办|通过|成)|^(?:不(?![少低超断动定同足]|仅)|不得|不能|严禁|禁止|绝不|决不|坚决不|避免|杜绝|防止|坚决防止|未(?!来)|没有|尚未|从未|连续[^，]{1,6}未)"
)
CONDITION = pattern(
    r"^(?:按照|根据|依据|遵照)[^，]*(?:要求|精神|部署|规定)$|^[^，]{0,6}均?为[^，\d]{2,6}[期区]$|^(?:若|倘|如(?!期|实|数)|如果|一旦|凡(?!人)|只要|即使|无论|不论|不管|除非)|^(?:对|凡|确|发现|情况|经|未|逾期|属于?|[^，\d]{0,8}低于|[^，\d]{0,8}超过)"
    r"[^，]*的$|^[^，]{2,24}的$|^[^，\d]{0,10}(?:低于|达不到|不足)[^，]{1,10}的"
)
# What a work is dealt with by: 经村评议、镇审核; what somebody is asked to think about.
BY_WAY_OF = pattern(
    r"^以[^，\d]*为(?:中心|重点|主线|抓手|目标|契机|核心|导向|引领|统领|载体|突破口|节点|龙头|支撑|基础|主|主体|依托)$|^(?:充分)?利用[^，\d]*[”）)台络栏机]$|^以及|^通过(?:此次|本次|这次)[^，]*$|^通过[^，\d]*(?:制度|机制|例会|时机|契机)$|^(?:充分)?(?:利用|运用|采取|通过)[^，\d]*(?:形式|方式|渠道|载体|媒介|手段)$|^结合[^，\d]*(?:契机|实际|要求|活动|普查|成果)$|^按照?“[^”]+”(?:的)?[^，]{0,12}(?:机制|原则|要求|模式|思路|办法|方式)$|^经(?![营济常过])(?![^，]*[已均])|^建议|^(?:恳切?)?(?:请求|恳请)|^(?:会同|联合|协同)[^，]*(?:办公室|局|委|部门|单位|组)等?$|^(?:依托|借助|充分发挥|发挥)[^，]*$|^(?:上下|广大|个别|少数|部分)(?!路|村|道)"
)
# 为做好今冬防火工作: what something is done for, in a clause of its own.
IN_ORDER_TO = pattern(
    r"^方便(?=[^，]*(?:群众|单位|企业|居民|村民|联系|办事|查询|出行))|^为(?:了|保质保量|按期|如期|顺利|高质量|圆满|更好|尽快|进一步|实施|打好|完成|加强|持续|不断|抓好|深入|切实|认真|扎实|做好|加强|规范|确保|推进|推动|加快|提升|保障|落实|贯彻|迎接|有效|全面)"
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
# 田心村高标准农田建设项目，由…: a thing named only to say more about it.
REPORTS = pattern(r"听取.*(?:报告|方案|草案|规划|《[^》]+》)|听取[^，]*关于[^，]{6,}(?:工作|项目|工程)(?:的)?(?:情况)?(?:的)?汇报$")
# 党支部共有党员40名, 项目总投资…: what there is. 街道牵头成立的清河公司: whom the next clause tells of.
STOCK = pattern(
    r"^[^，\d]{0,24}(?:现|目前|总)?共有(?![^，]*(?:签约|完成|参加|竣工|开工|建成|投产|通过|获|入选))[^，\d]{0,4}\d[^，]*$|^(?:还|尚|仍)有\d[^，]{0,20}未[^，]*$"
)
# 国土总面积69平方公里, 北距机场50公里, 辖12个村: how a place lies; 路面厚度不得小于15厘米: how a thing is to be made.
GEOGRAPHY = pattern(
    r"^(?:全[省市县区镇乡村街]|该[镇乡村县区]|境内|辖区内?|现有?|其中|目前|幅员|行政)?(?:(?:国土|版图|幅员|区域|行政区域|辖区|土地|总)(?:总)?面积|耕地(?:总)?面积|耕地|海拔|户籍人口|总人口|常住人口|人口|[东西南北]?距(?:离)?[\u4e00-\u9fff]{0,12}|(?<!所)(?:下)?辖|平均气温"
    r"|年降水量|森林覆盖率为)(?:约|为|达|有|近|共)*\d[^，]{0,16}$"
)
MEASURES_OF_A_THING = pattern(
    r"^(?![^，]*[将把到])[^，\d]{0,10}(?:宽度|厚度|高度|长度|深度|间距|坡度|半径|跨度|直径|容积|净高|净宽|标号|强度)(?:应当?|须|均|一般|原则上|必须|要)*(?:不得?(?:小|少|低|大|高|超)(?:于|过)|控制在|大于|小于)\d[^，]*$"
)
GIVES_A_MEASURE = frozenset(("宽度", "厚度", "高度", "长度", "深度", "间距", "坡度", "半径", "跨度", "直径", "容积", "净高", "净宽", "标号", "强度"))
LIES_IN = frozenset(("面积", "耕地", "海拔", "人口", "距", "辖", "气温", "降水"))
# 该片区涉及居民320户, 项目位于东塘村, 停车位缺口900个: where it lies, whom it touches, what is wanting.
LIES = pattern(r"(?:该|此|这)?[\u4e00-\u9fff]{1,8}(?:位于|共?涉及|缺口)[^，]{2,}$")
# 设施日处理能力60吨, 每天处理污水120吨难以满足: how much a thing takes, and nothing that is to be done.
CAPACITY = pattern(
    r"^(?![^，]*(?:新增|新建|扩建|建成|达到|提升|提高|扩大|增加|形成|实现|确保|保证))[^，\d]{0,14}(?:[日年月](?!底|内|前)|每[天日月年])"
    r"(?:[^，\d]{0,6}(?:能力|产能|规模)(?:为|约|仅|只有)?\d[^，]{0,10}|[^，]*\d[^，]*(?:难以|不能|无法)满足[^，]{0,6})$"
)
ONLY_NAMED = pattern(r"^[^，\d]{0,30}(?:成立|组建|投资|建设|创办|注册)的[\u4e00-\u9fff]{4,24}(?:公司|合作社|协会|企业|基地|园区)$")
SPIRIT = pattern(r"^(?:认真|全面|深入|坚决)*(?:贯彻|落实|学习|践行)+[^，]*(?:精神|指示|思想|讲话)$")  # 落实全省动员大会精神
IS_A = pattern(r"^(?:也|都|就|正|这|那)?是(?:一[处个项座条家]|[^，\d]{2,20}的)[^，]*$")
OF_A_STATE = pattern(r"对(?:已|未|新|在|拟)[^，\d]{1,6}(?:项目|企业|工程|单位|人员|农户|商户)$")  # 对已开工项目，要…
TOPIC = pattern(r"^(?:对|针对|对于|关于)(?![接口])[^，]*$")
DESCRIBES_SITE = pattern(
    r"(?:驱车|步行|车程)[^，]{0,4}\d|\d[^，]{0,8}(?:渔民|农户|村民|群众|居民)(?:从事|居住|生活)|绕行\d|必经之路|^分别(?:为|是)|^(?:该[\u4e00-\u9fff]{1,4}|全[镇区县市])?(?:现有|设有|拥有|下辖|辖有|涉及|金额)[^，]*$"
    r"|^辖[^，]*\d[^，]*$|^距离?[^，]*\d[\d.]*(?:公里|米|里)$|^[^，\d]{2,10}(?:沿线|境内|辖区|周边)有[^，]*$|^[^，\d]{2,14}(?:现有|下辖|辖有|缺口|缺额)[^，]*$|^(?:缺口|缺额)|^(?:分别|主要|内容|共)?(?:涉及|包括|包含|涵盖)[^，\d]*(?:方面|领域|环节|内容|等)$|^[^，]{0,16}(?:分别|主要)(?:涉及|包括|涵盖)|^[^，]{0,20}(?:位于|毗邻|相距|地处)"
    r"|^(?:该?项目)?(?:共|总)?(?:占地|建筑面积|总面积|总建筑面积|总投资|选址|规划面积|全长)"
)
STIRS = pattern(
    r"(?:进行了?|(?<![工合操动协])作了?|作出了?|提出了?)(?:再|全面|重点|安排|动员|专题|建设性|合理化|具体|明确|指导|宝贵|相关|交流|表态|典型|经验|总结|主旨|重要)*(?:动员|部署|要求|安排|强调|讲话"
    r"|指示|号召|点评|发言|意见|建议|汇报|介绍|说明|解释)"
)
# Using a method, style or place is no commitment; putting a written rule into force is (落实“路长制”).
BORROWING = frozenset(
    words(
        """
    采取 采用 落实 用好 用活 践行 发扬 弘扬 运用 坚持 培植 贯彻 树牢 秉持 组织落实 做好 健全落实
    """
    )
)
# 推行“邻里结对”互助模式: a way of working that others have formed.
FOLLOWING = frozenset(("推行", "推广", "探索", "打造", "推进", "深化", "创新", "完善", "采取", "运用"))
WAY = pattern(r"(?:模式|工作法|经营方式|发展格局|之路|路子)$")
METHOD = pattern(r"[“”][^，]{0,24}(?:工作法|机制|精神|作风|理念|要求|阵地|特色|原则|格局|部署|思想|经验)?$")
RULE_IN_FORCE = pattern(r"(?:制|制度|责任区|清单)[”\"]?(?:和|、|等|$)")
# 争取相关项目, 实施更多项目: which ones nobody could say later.
NO_ONE_WORK = pattern(
    r"(?:更多|相关|有关|一些)[\u4e00-\u9fff]{0,8}(?:项目|工程|资金|政策|支持|企业)$"
    r"|(?:相应|切实有效|必要|实际|各类|各种|各项)的?[\u4e00-\u9fff]{0,8}(?:措施|困难|风险|问题|手段|工作|活动|任务|职责|隐患)$"
)
FUTILE = pattern(
    r"推诿扯皮|全力抢抓|倒排工期|挂图作战|只争朝夕|真抓实干|攻坚克难|乘势而上|再上新台阶|久久为功|狠抓落实"
)
# 垃圾未及时清理, 保洁不到位: what is wrong, not what is done.
IS_WRONG = pattern(
    r"存在(?:的)?[^，]{0,8}\d+[个项条]问题$|(?:不(?:到位|及时|足|够|彻底|规范|得力|力|严格|明显|平衡|充分)|未(?:能)?(?:及时|按时|按期|完全|有效)[\u4e00-\u9fff]{2,6}"
    r"|现象(?:较为|比较)?(?:严重|突出|普遍|时有发生)|滞后|缓慢)等?(?:的)?(?:问题|现象|情况)?$"
    r"|不(?:落实|健全|完善|齐全|畅通?|正常|达标|清|明)$|不(?:符合|满足)[^，]{0,16}(?:标准|规范|规定|要求|条件)$|(?:损坏|破损|缺失|故障|瘫痪|失效|开裂|脱落)$"
    r"|^[^，]{0,16}(?:未(?:按照?|经|设立|设置|建立|落实|采用|取得|定期|组织|开展|安排|配备|独立)(?![^，]{0,20}前)|擅自|违规|违法|非法)[^，]{2,}(?<!的)$"
)
# 高层住宅应根据《…意见》, 领导小组根据职责: what the next clause goes by.
GOES_BY = pattern(
    r"^[^，]{0,24}?(?:根据|按照|依据|依照|参照|比照|结合|针对)[^，]*(?:情况|职责|实际|普查|》|标准|要求|结果|结论|规定|方案|特点|需求|条件|时限|部署|安排|分工|比例|原则|精神|办法|计划|意见|成果|主题|季节|任务|目标|方向|导向)(?:[（(][^）)]*[）)])?$"
)
ENDS_OF_GROUNDS = frozenset("况责际查》准求果论定案点件限署排工例则神法划见题节务标向需)）")
# 发生火灾3起: what befell, and who dealt with it is told elsewhere.
BEFALLS = pattern(r"(?<!未)(?<!没有)(?<!不再)发生(?!率)[^，]{0,30}(?:火灾|事故|案件|灾害|警情|险情|疫情)(?![^，]*(?:下降|减少|同比|为零|零发生))")
# 已在系统开通的人员: whom the next clause is about. 社区条线工作人员: who does what it says.
ONLY_WHOM = pattern(
    r"^(?:已|未|尚未|曾)[^，]*的[\u4e00-\u9fff]{1,6}$"
    r"|^(?![^，]{0,6}(?:培训|组织|抽调|选派|慰问|配[备齐强]|增|招|聘|督促))[^，\d]{3,30}(?:工作人员|民警|网格员)$"
)
# 各部门为确保…落实到位: what for, behind who does it. 意义重大: that it matters.
WHAT_FOR = pattern(
    r"^[^，\d]{2,24}(?:部门|单位|街道|[村镇县区市局]|社区)为(?:了|确保|进一步|深入|切实|全面)[^，]*$|(?:意义(?:十分|非常|特别)?重大|刻不容缓|势在必行|任重道远)$"
    r"|^在[^，]{2,16}的同时$|^[^，]{0,12}包括$|^[^，\d]{0,8}内容(?:应)?包括"
)
# 道路红线宽度30米, 设计时速40公里/小时, 建设年限2026年至2027年: how a work is laid out, told beside it.
LAYOUT = pattern(
    r"^(?:该?(?:项目|工程|道路|大桥|桥梁|园区))?(?:的)?(?:(?:道路|规划)?红线(?:宽度?)?|(?:路面|路基|桥面|车行道)?宽度?|设计(?:行车)?(?:时速|速度)|容积率|绿地率"
    r"|(?:工程|道路|线路|路线|桥梁)(?:全长|总长|长度)|建设(?:年限|周期|工期|期限)|设计使用年限|服务年限)(?:约|为|是)*\d[^，]*$"
)
# 落户我区已有12年, 自即日起…之日起: since when.
FOR_YEARS = pattern(r"(?:已有|已经有|[至迄]今)\d+(?:多|余)?年(?:历史|时间)?了?$|^自[^，]{4,}之日起$")
# 在标准厂房项目开工现场: where it is told.
AT_THE_PLACE = pattern(r"^在[^，\d]{2,60}(?:(?:开工|竣工|奠基|签约|启动|揭牌)(?:仪式)?现场|仪式上)$|^在[^，\d]{4,}(?:环节)$")
# 区四家班子领导分别参加了4个项目的开工仪式: who was there.
WAS_THERE = pattern(
    r"^[^，]{2,}(?:领导|负责人|负责同志)等?(?:(?:分别|共同|一同|一起|先后)(?:出席|参加)|(?:出席|参加)了)[^，]*(?:仪式|会议|大会|座谈会|活动)$"
)
# 针对小区漏水的问题, 关于…的事宜: of what the next clause tells.
OF_WHICH = pattern(
    r"^针对(?![^，]*(?:签订(?!的)|签署(?!的)|完成(?!的)|落实|[月日底]前))[^，]*(?:问题|情况|现象|协议|承诺书|需求|难题|短板|矛盾|特点)$|^(?:关于|对于|的)[^，]*的(?:问题|情况|现象|事宜)$"
)
# 负责组织实施: of what it says nothing.
ONLY_CHARGED = pattern(r"^(?:具体|统一)?负责(?:组织)?(?:实施|落实|推进|开展)$")
# （区重点项目办） at its end: whose paper it was. 实施如下重点项目, 提出以下意见: a list announced without its number.
WHOSE_PAPER = pattern(r"^[（(][\u4e00-\u9fff]{2,16}(?:办|局|委|镇|街道|中心|部|公司|办公室)[)）]$")
LISTS_WITHOUT_NUMBER = pattern(
    r"^(?:现)?(?:提出|实施|推出|采取|抓好|做好|制定)(?:以下|如下|下列)[^\d，]{0,8}(?:意见|项目|措施|工作|办法|方案|规定|任务|建议)$"
)
# 区长宣布项目开工: who said so. 环镇东路项目开工现场: what a picture shows.
PROCLAIMS = pattern(
    r"^[^，]{0,40}宣布[^，\d]*(?:开工|开幕|启动|开始|闭幕|竣工)$"
    r"|^(?![^，]*[到赴入进在查访检巡看督])[^，\d]{4,}(?:开工|施工|签约|活动|仪式|比赛|会议|演练)现场$"
)
# What speaks against a clause whatever its hooks (with how it begins), and against one without figure or date.
AGAINST_ALL: Family[tuple[re.Pattern[str], float, str, frozenset[str] | None]] = Family(
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
    (OF_A_PERSON, 4.0, "not:person", None),
    (LAYOUT, 4.0, "not:description", frozenset("该项工道大桥园的规红路车宽设容绿线建服")),
    (FOR_YEARS, 4.0, "not:stock", None),
    (AT_THE_PLACE, 4.0, "not:setting", frozenset("在")),
    (WAS_THERE, 7.0, "not:attendance", None),
    (OF_WHICH, 4.0, "not:topic", frozenset("针关对的")),
    (PROCLAIMS, 6.0, "not:caption", None),
    (WHOSE_PAPER, 8.0, "not:subject", frozenset("（(")),
    (LISTS_WITHOUT_NUMBER, 6.0, "not:announcement", frozenset("现提实推采抓做制")),
    (ONLY_CHARGED, 4.0, "not:nameless", frozenset("具统负")),
)
# 防治得到加强, 办结率显著提高, 基地初具规模: how it stands, without a number.
HOW_IT_STANDS = pattern(
    r"(?<=[\u4e00-\u9fff]{2})(?:不断|进一步|得到|明显|显著|持续|日益|逐步|有效|大幅|更加|全面|均)+(?:了)?(?:加强|规范|提升|提高|增强|改善|优化|完善|巩固|发展|好转|凸显|健全|加快|向好|实现快速增长)$"
    r"|(?:初具规模|大见成效|初见成效|成效(?:显著|明显)|效果(?:显著|明显)|取得[^，]{0,6}(?:成效|进展|突破|进步|成绩))$"
    r"|^(?:超额|全面|圆满|提前|顺利|较好|如期)*完成(?:了)?[^，\d]{0,10}(?:任务|目标)(?:任务)?$"
)
ENDS_OF_STANDING = frozenset("强范升高善化固展转显全快好长模效著明突破步绩务标")
# 承担起监护人职责, 加大宣传力度: an attitude, or more of the same.
ATTITUDE = pattern(
    r"(?:承担|履行|负起|扛起|扛牢)[^，]*(?:职责|责任|义务)$|^(?:重点|进一步|持续|切实)*加大(?!投入)[^，\d]*(?:力度|宣传|教育|频次)$|^落实好?对[^，]*的[^，]{2,6}$"
)
# 系统谋划、健全机制; 打一场人民战争: fine words.
FINE = pattern(r"^[\u4e00-\u9fff]{4}(?:、[\u4e00-\u9fff]{4})+$|^打(?:好|赢|响)?(?:一场)?[^，]*(?:人民战争|持久战|组合拳|主动仗)$")
# 建设内容为道路工程、排水工程等: what belongs to a work. 村民也可以在这里看书: what it is good for.
CONSISTS_OF = pattern(r"^(?:主要)?(?:建设|改造|工程)内容(?:主要)?为[^，\d]*$")
MAY = pattern(r"^[^，\d]{2,10}?(?:也|还|都)?可以(?![^，]*[前底内])[^，\d]*$")
AGAINST_BARE: Family[tuple[re.Pattern[str], float, str]] = Family(
    (FINE, 1.6, "not:fine words"),
    (HOW_IT_STANDS, 2.5, "not:state"),
    (PURPOSE, 1.4, "not:purpose"),
    (KEEPS_ORDER, 1.2, "not:order"),
    (SLOGAN, 1.5, "not:slogan"),
    (NEGATIVE, 1.0, "not:negative"),
    (NAMELESS_RULE, 3.0, "not:nameless"),
    (FUTILE, 0.8, "not:pace"),
    (NO_ONE_WORK, 2.0, "not:nameless"),
    (ATTITUDE, 1.5, "not:talk"),
    (CONSISTS_OF, 2.5, "not:description"),
    (MAY, 3.0, "not:serving"),
)


def is_topic(core: str, verbs: Sequence[Word]) -> bool:
    """Tell whether a clause that begins with 对 names what is dealt with, but not what is done about it."""
    if OF_A_STATE.match(core):
        return True
    attribute = core.rfind("的")
    place = attribute if attribute >= 0 else 0
    return not any(word.tag not in ("praise", "frame") and core.rfind(word.text) > place for word in verbs)


def speak_against(
    core: str,
    verb: Word | None,
    weight: float,
    reasons: list[str],
    *,
    amounts: int,
    due: str | None,
    assigned: bool,
    cadence: bool,
    names: Sequence[str],
    event: bool,
    own_verbs: Sequence[Word],
    ensured: bool,
    heard: bool,
) -> float:
    """Return what is left of a weight, and add to its reasons those that speak against the clause.

    The arguments are those of evidence.weigh.
    """
    kind = verb.tag if verb else None
    for form, penalty, name, firsts in AGAINST_ALL.of(core):
        if firsts is not None and core[0] not in firsts:
            continue
        if (form is not SETTING or core[-1] in ENDS_OF_SETTINGS) and form.search(core):
            weight -= penalty
            reasons.append(name)
    if "发生" in core and BEFALLS.search(core):
        weight -= 4.0
        reasons.append("not:incident")
    if (core[0] in "已未尚曾" or core[-1] in "员警") and ONLY_WHOM.search(core):
        weight -= 4.0
        reasons.append("not:subject")
    if (core[-1] in "大缓行远时括" or "为" in core or "包括" in core) and WHAT_FOR.search(core):
        weight -= 4.0
        reasons.append("not:purpose")
    if core[-1] in ENDS_OF_GROUNDS and GOES_BY.match(core) and not (amounts or cadence):
        weight -= 3.0
        reasons.append("not:means")
    if ("位于" in core or "涉及" in core or "缺口" in core) and LIES.match(core):
        weight -= 2.5
        reasons.append("not:state")
    if amounts and not due and ("能力" in core or "产能" in core or "规模" in core or "满足" in core) and CAPACITY.match(core):
        weight -= 4.0
        reasons.append("not:stock")
    if "共有" in core or core[0] in "还尚仍":
        if STOCK.search(core):
            weight -= 4.0
            reasons.append("not:stock")
    elif amounts and any(word in core for word in LIES_IN) and GEOGRAPHY.search(core):
        weight -= 4.0
        reasons.append("not:stock")
    elif amounts and any(word in core for word in GIVES_A_MEASURE) and MEASURES_OF_A_THING.search(core):
        weight -= 3.5
        reasons.append("not:way")
    elif not amounts and core[-1] in "司社会业地区" and ONLY_NAMED.search(core):
        weight -= 3.5
        reasons.append("not:subject")
    if not amounts and SERVES.search(core):
        weight -= 3.0
        reasons.append("not:serving")
    if HEARS.match(core) and not heard and not (event and REPORTS.search(core)):
        weight -= 6.0 if event else 2.8
        reasons.append("not:hearing")
    if not amounts and core[-1] in "神示想话" and SPIRIT.match(core):
        weight -= 2.3
        reasons.append("not:method")
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
        for form, penalty, name in AGAINST_BARE.of(core):
            if form is PURPOSE and names and core[0] in "切真不" and kind in ("push", "build", "solve"):
                continue  # 切实做好人民路综合改造工作 names what is to be done
            if (form is not HOW_IT_STANDS or core[-1] in ENDS_OF_STANDING) and form.search(core):
                weight -= penalty
                reasons.append(name)
        told_or_works = "works" in reasons or "finished" in reasons
        if not (told_or_works or assigned or event) and TALKS.search(core) and not (names and kind not in ("build", None)):
            weight -= 1.3
            reasons.append("not:talk")
        if len(core) < 6 and names and kind == "build":
            reasons.append("object")  # 拓宽人民路 says all
        elif len(core) < 6:
            weight -= 1.2
            reasons.append("not:short")
        if verb and verb.text in FOLLOWING and WAY.search(core):
            weight -= 2.2 + (1.7 if "product" in reasons else 0.0)  # others have made it
            reasons.append("not:way")
        if verb and verb.text in BORROWING and METHOD.search(core) and not RULE_IN_FORCE.search(core):
            weight -= 2.3
            reasons.append("not:method")
    return weight
