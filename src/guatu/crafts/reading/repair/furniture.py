"""Page furniture: what a newspaper or portal prints around the paper's own words.

Each rule is a line's form, not a paper's wording. What is dropped may still
tell the paper's date or its publisher (发布时间, 发布机构): see structure.dating.
"""

from __future__ import annotations

import re

from guatu.crafts.timing.pieces import pattern

COLON = r"[ \t\u3000]*[:：|｜丨/／][ \t\u3000]*"

# Who made the page, and how to reach them.
CREDIT = re.compile(
    r"^[\[【(（]?(?:本[期版]|值班|图文|执行|视觉|新媒体)?"
    r"(?:责任编辑|责编|编辑|主编|副主编|总编|美编|编审|组版|排版|版式|校对|校审|制图|审核|审校|初审|复审|终审|一审"
    r"|二审|三审|监制|签发|值班编委"
    r"|供稿|撰稿|撰文|投稿|来稿|(?:文章|信息)?录入[员者]?|发布[人者]|信息员|上传者?|作者|记者|通讯员|摄影|摄像|拍摄|剪辑|校核|审稿|拟稿"
    r"|编发|美术编辑|策划|统筹|出品|总监制|投稿邮箱|投稿信箱|投稿热线"
    r"|新闻热线|热线电话|联系电话|电子邮箱|法律顾问"
    r"|邮箱|E-?mail|电话|传真|邮编|邮政编码|社址|地址|网址|电子版|官网|官方网站|国内统一刊号|国内统一连续出版物号"
    r"|准印证号|邮发代号|印刷|承印)"
    rf"{COLON}",
    re.IGNORECASE,
)
SOURCE = pattern(
    r"^[\[【(（]?(?:(?:作者[/／])?来源|文章来源|本文来源|信息来源|内容来源|稿件来源|稿源|来?源|文字来源|图片来源|来源单位|原文链接|原标题"
    r"|(?:来源|网页)?(?:链接|网址|地址)(?=[:： ]{1,3}http)"
    r"|本文链接|转载自|转自|摘自)"
    rf"{COLON}"
)
# What stands around the posts of a forum.
FORUM = pattern(
    r"(?:QQ[ ]?\|)?Archiver\||本文转自[ ]?\[?https?:"
    r"|(?:找回密码|注册|登录|关闭|\[复制链接\]|跳转到指定楼层|本版积分规则|阅读下一篇|[—-]分享[—-])$|\d{1,4}#$"
    r"|查看[:：] ?\d+ ?[|｜] ?回复|打印 ?上一主题|站长推荐|GMT\+8,|Powered by |\S{1,20} 发表于 \d{4}-\d{1,2}-\d{1,2}[^。]{0,60}$"
)
# 文/钱某某, 本报记者 钱某某 通讯员 孙某某: who wrote it, on a line of its own.
BYLINE = pattern(
    r"(?:文|图|图文|文图|摄影)[ ]?[/／|｜][ \u3000]?[\u4e00-\u9fff、 \u3000]{2,20}$"
    r"|(?=[^。，；：:]{4,40}$)(?:[\u4e00-\u9fff]{2,3}[ \u3000、]{1,3}){0,3}[□■◎●]?(?:本报|本网|本台|本刊|全媒体|融媒体)?"
    r"(?:首席|见习|实习|特约)?(?:记者|通讯员)[ \u3000]{1,3}[\u4e00-\u9fff]{2,3}(?:[ \u3000、/]{1,3}[\u4e00-\u9fff]{2,4}){0,6}$"
)
# 本文由…整理，仅供参考；以官方链接为准: what whoever copied the page says of the copy.
COPIED = pattern(
    r"[^。]{0,12}(?:本文|本页|正文|原文|以上(?:内容|信息|文章|资料)|本站|文章内容|文中(?:图片|内容))[^。]{0,60}"
    r"(?:仅供[^。]{0,10}(?:预览|参考|查阅|检索|学习|交流|阅读)|以[^。]{0,20}(?:官方|原文|发布版本|公报)[^。]{0,20}为准|不代表[^。]{0,16}(?:观点|立场)"
    r"|(?:版权|著作权)[^。]{0,8}[归属]|侵权[^。]{0,20}(?:删除|联系|告知|处理)|不承担[^。]{0,10}责任)"
    r"|[^。]{0,12}《(?:中华人民共和国)?著作权法》[^。]{0,60}(?:不适用|不受)"
)
# The card of a portal's page: date, number, publisher, clicks.
CARD = pattern(
    r"^[•·\-]?[ \t\u3000]*(?:索[ \u3000]*引[ \u3000]*号|主[ \u3000]*题[ \u3000]*词|主题分类|体裁分类|服务对象分类"
    r"|组配分类|信息分类|信息名称|公开方式"
    r"|公开形式|公开时限|公开类型|公开范围|公开属性|公开日期|公开平台|生效时间|废止时间|发布机构|发文机构|发文机关|发布单位|发布部门|制发机关|责任部门|成文日期|成文时间|生成日期|效力状[态况]"
    r"|发文日期|发文时间|印发日期|发布日期|发布时间|发布时期|发稿[日时][期间]|上[传稿]时间|添加时间|创建时间|录入日期"
    r"|更新时间|更新日期|录入时间|生效日期|失效日期|废止日期|有[ \u3000]*效[ \u3000]*性|关键词|内容概述|文件编号"
    r"|发文字号|文[ \u3000]*号|浏览次数|浏览量"
    r"|归档时间|归档日期|最后编辑时间|所在栏目|点击数|点击率|点击|点击量|阅读次数|阅读量|阅读|访问量|人气|字体|字号|字体大小|视力保护色|保护视力色|分享"
    r"|分享到|收藏|打印|语音播报|朗读"
    r"|所属栏目|栏目|标签)"
    rf"{COLON}"
)
# A card copied out of its table: labels and values in turn, parted by blanks or bars.
LABEL = (
    r"(?:信息)?索[ \u3000]?引[ \u3000]?号|信息编号|文件编号|主[ \u3000]?题[ \u3000]?词|主题分类|体裁分类|组配分类|信息分类|信息名称|信息来源"
    r"|公开方式|公开形式"
    r"|公开时限|公开类型|公开范围|公开属性|发布机构|发文机构|发文机关|发布单位|制发机关|成文日期|生成日期|发文日期|印发日期|发布日期|发布时间|公开日期"
    r"|更新时间|更新日期|生效日期|失效日期|废止日期|有效性|关键词|内容概述|发文字号|文[ \u3000]?号"
    r"|浏览次数|浏览量|点击次数|点击数|阅读次数|访问量|责任部门|办理部门|处理状态|签发人|签发日期|类别|部门|栏目|作者|来源|日期"
)
CARD_TITLE = pattern(rf"[•·\-]?[ \t\u3000]*(?:标[ \u3000]*题|题[ \u3000]*目|名[ \u3000]*称|信息名称){COLON}(?=\S)")  # its value stays
# 审核：由镇财政所逐项审核，11月底前完成 is no reviser's name: what a label of the page says when it is a paper's own.
OWN_WORDS = pattern(
    r"[，；。](?=.)|\d[\d.]*[万亿]?(?:[个场处台条件户家座盏亩篇幅项元名]|公里|平方米|[人批]次)|月底前|[日号]前|周[一二三四五六日]前|每[月周日季年]"
    r"|开展|举办|建立|新增|开设|完成|落实|设立|组织|推进|逐[一村户条项级]"
)
ALWAYS_OF_CARD = pattern(
    r"[•·\-]?[ \t\u3000]*(?:内容概述|关键词|主[ \u3000]*题|索[ \u3000]*引|浏览|点击|阅读[次量]|访问|文[ \u3000]*号|发文字号|信息"
    r"|原标题)"
)
CARD_ROW = pattern(rf"^(?=[^，。；！？]*$)[|\s]*(?:{LABEL})[:：|\t \u3000].*[|\s:：](?:{LABEL})(?:[ \t\u3000:：|]|$)")
CARD_CODE = pattern(
    rf"^[|\s]*(?:{LABEL})[ \t\u3000]*[|\t \u3000][|\s]*(?:[A-Za-z\d/_.〔〕\-—－:： 号]{{4,40}}|主动公开|依申请公开|长期公开|有效|无)[|\s]*$"
)
# [ 索引号 ] | … | [ 发文字号 ] | …, 体 裁 | 生效日期 | 废止日期 |: a row of the card, whatever stands in its other cells.
CARD_LABEL = pattern(
    r"索引号|公开方式|公开范围|公开时限|公开属性|公开类型|公开日期|发[布文]机[构关]|发[布文]单位|发布部门|制发机关|成文日期|生成日期|发文日期|印发日期|发布日期|发布时间"
    r"|更新日期|更新时间|生效日期|失效日期|废止日期|有效性|效力状态|主题分类|体裁分类|组配分类|信息分类|服务对象|主题词|关键词|文号|发文字号|文件编号|体裁|信息名称"
)
CELL = pattern(r"[^|｜]+")
NO_LABEL = str.maketrans("", "", " \t\u3000[]【】")
STAMP = pattern(
    r"^(?:时间|日期|发表时间|发布|发表于|更新于)[:： ]{0,2}\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ "
    r"T]\d{1,2}:\d{2}(?::\d{2})?)?$"
    r"|^(?:时间|日期)?[:： ]{0,3}\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ T]{0,3}\d{1,2}:\d{2}(?::\d{2})?)?[ "
    r"\t\u3000|]{0,6}(?:来源|作者|浏览|点击|编辑|字体|字号|阅读|发布|信息来源|访问|责任编辑|供稿|\S{2,12}[ "
    r"\t]+来源)[^。]{0,60}$"
)
# 时间：2026年11月12日 04:16:45: to the second, a machine's.
CLOCKED = pattern(r"(?:时间|日期)[:： ]{1,3}\d{4}(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})[ \u3000]{0,3}\d{1,2}[:：]\d{2}[:：]\d{2}$")
# 政务　2026-02-11 18:41　江西: how a public account dates its post; http://…　2026-06-14 16:37　来源：…　【字号: a portal's line.
DATED_LINE = pattern(
    r"^(?:[\u4e00-\u9fff]{2,8}[ \t\u3000]+)?\d{4}-\d{1,2}-\d{1,2}[ ]\d{1,2}:\d{2}(?:[ \t\u3000]+[\u4e00-\u9fff]{2,4})?$"
    r"|^\d{4}-\d{1,2}-\d{1,2}(?:[ ]\d{1,2}:\d{2}(?::\d{2})?)?[ \u3000]*[|｜][^。，；]{0,40}$"
    r"|^(?=[^。]*(?:来源|作者|字号|浏览|点击|阅读)[ \u3000]{0,2}[:：【\d])[^。，；]{0,60}"
    r"\d{4}-\d{1,2}-\d{1,2}(?:[ ]\d{1,2}:\d{2}(?::\d{2})?)?(?![\d\u4e00-\u9fff])[^。，；]{0,60}$"
)
DAY_OF_PAGE = pattern(
    r"(?<![\d/\-])(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}(?![\d/\-])|年\d{1,2}月\d{1,2}日)(?:[ ]{1,3}\d{1,2}:\d{2}(?::\d{2})?)?"
)
OF_ITS_DAY = pattern(
    r"(?:成文|印发|发文|生成|发布|发表|更新)?(?:日期|时间)|来源|浏览|作者|字号|上一[版篇期]"
    r"|^[\u4e00-\u9fff]{0,8}[ \t\u3000]*(?:19|20)\d{2}-"
)
# Ways around the site.
NAVIGATION = re.compile(
    # 政务公开 > 公开目录 > 镇街 > 工作报告: where the page stands
    r"^[^。，,；;：:>»›]{2,24}(?:[>»›]{1,2}[^。，,；;：:>»›]{2,26}){2,}$"
    r"|^[(（]此件(?:主动|依申请|不予)?公开(?:发布)?[)）]$|^附件下载[:：]?$"
    r"|^[>》\[【(（]*(?:当前位置|当前页面|您的位置|您现在的位置|您当前的位置|所在位置|首页[ \u3000]*[>»›\-/|｜]|网站首页"
    r"|返回(?:首页|列表|顶部|上一页|目录|主页|[^，。]{0,10}(?:首页|主页|列表|网|频道|栏目|上级|上页)$)"
    r"|上一[篇条页](?:[:：]|$)|下一[篇条页](?:[:：]|$)|[上下]一[版期](?:$|[ \d:：>»›|｜《]|[上下]一)|打印本页|打印此[页文]|关闭窗口"
    r"|关闭本页|关闭页面|加入收藏|设为首页|收藏本[页站]|回到顶部|无障碍(?:浏览|阅读|模式|服务|版|$|[ |｜])"
    r"|扫一扫[，,]?(?:在|关注|下载|手机|分享|打开|二维码|查?看|$)|扫码(?:在?手机|关注|下载|阅读|查看|分享|访问|观看|打开|看|进入公众号|$)|微信扫|扫描二维码|长按(?:识别|二维码|[/／]?扫)|版权声明|(?:请|敬请)(?:说明|留下|填写)您的|点击(?:查看|阅读|下载|上方|下方)|阅读原文|查看原文|展开全文"
    r"|相关(?:阅读|新闻|文章|链接|附件|附件下载|信息|报道|推荐)[:：]?$"
    r"|热门(?:推荐|文章|新闻)|推荐(?:阅读|文章)|新闻推荐|延伸阅读|猜你喜欢|转载请注明|内容如有不妥|更多(?:精彩|内容)|版权所有|Copyright|ICP备|[\u4e00-\u9fff]?ICP备"
    r"|公安备案|[主承]办单位[:：][^。]{0,40}(?:网站|技术支持|地址|电话|邮编|备案|维护|ICP)|网站标识码"
    r"|字体[:：]?\s*[\[【(（]?\s*大|【?(?:大|中|小)】?\s*【?(?:大|中|小)】|分享[到至](?:[:：\s]|$|微信|微博|朋友圈|QQ|新浪)"
    r"|一键分享|(?:点赞|在看)(?:$|[ \d|｜])"
    r"|网站简介|声明[:：]本|欢迎(?:访问|光临|您(?:$|的|访问|光临|来到本))|(?:用户登[录陆]|立即注册|忘记密码[?？]?|还没有账号[?？]?|提交评论|发表评论|开启全网商机|登录/注册|扫描二维码|在您的设备上浏览本页|朗读|打印|收藏|纠错|语音播报|文章播报)$"
    r"|[^，。]{0,12}登[录陆][ |｜]{0,3}注册|(?:手机版|适老版|[简繁]体(?:版|中文)?)(?:$|[ |｜])|网站地图"
    r"|设为首页|今天是[:：]?[ ]?(?:\d|星期|$)|免责声明|本文为[^。]{0,12}(?:原创|转载|版权|作者)|本文转自"
    r"|未经授权|如有侵权|更多[>»]{1,2}|[\u4e00-\u9fff]?公网安备"
    r"|【?字号[:：|]|【?背景色|(?:最新|热点)(?:图片|文章|资讯)$|电脑版$"
    r"|(?:微信|微博|移动门户|政务微[信博]|OA办公|随机(?:内容|文章)|网友评论|站内搜索|客户端)$"
    r"|资源描述$|\d{0,3}[ ]?https?://\S+(?:[ \u3000]+[\u4e00-\u9fff]{2,8})?$"
    r"|【(?:概述|正文|摘要)】$|[^，。]{0,16}小编[^。]{0,30}(?:赞|在看|关注|服务))",
    re.IGNORECASE,
)
# 新闻中心 > 镇街动态: the rest of where the page stands.
CRUMBS = pattern(r"(?:[.…]{1,6}|[\u4e00-\u9fff]{2,12})[ \u3000]*[>»›]{1,2}[ \u3000]*[\u4e00-\u9fff]{2,16}$")
# 上一版3 4下一版, 放大 缩小 默认: around the pages of a newspaper's site.
PAGER = pattern(r"上一[版篇期页]|下一[版篇期页]|放大|缩小|返回(?:首页|目录)|(?:标题|版面)导航")
# 【字体：大 中 小】, 【打印】【关闭】, 网站地图 | 联系我们: the buttons and the links of a page, however they are parted.
SIZES = pattern(
    r"[^\w]{0,6}(?:(?:文章|正文)?字[体号](?:大小|显示)?[^\w]{0,6})?(?:特?大[^\w]{0,4}中[^\w]{0,4}小|小[^\w]{0,4}中[^\w]{0,4}大|A\+?[^\w]{0,4}A-?|T\+?[^\w]{0,4}T-?|默认[^\w]{0,4}大)"
    r"[号字]?(?:[^\w]{1,6}[\u4e00-\u9fff]{2,5}){0,6}[^\w]{0,6}$|[\[【(（〖]?[ ]?字[体号][:：]?[ ]?[\[【(（〖]?[ ]{0,4}[\]】)）〗]?$"
)
BUTTONS = pattern(
    r"(?:[^\w]{0,6}(?:打印(?:本[页文]|此[页文]|文章|页面)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|返回(?:首页|列表|顶部|上级)?|分享|复制(?:链接)?|保存|下载|转发|评论|点赞|纠错"
    r"|我要(?:纠错|评论|分享)|正文|正文内容|T[Oo][Pp]|END|end|回到顶部|网站(?:地图|首页|导航|声明)|站[内外点](?:导航|搜索|地图)|隐私(?:安全|政策|声明|条款|保护)|联系我们|关于我们|法律声明|免责声明"
    r"|站群导航|标题导航|版面导航|内容(?:检索|预览)[:：]?|[全站高][文内级]检索|智能(?:问答|推荐|检索|问政)|长[者辈](?:专区|助手|模式|版)|适老版|简体(?:版|中文)?|大字版|图[片像]"
    r"|admin\w{0,8}|举报|[xX]|使用帮助|友情链接|加入我们|版权声明|RSS(?:订阅)?|手机版|电脑版|无障碍(?:浏览|阅读)?|繁[体體](?:版|中文)?|[Ee][Nn](?:glish|GLISH))){1,10}[^\w]{0,6}$"
)
OWNED = pattern(r"[^。，；]{2,30}版权所有[^。，]{0,20}$")
# 政务公开 | 政务服务 | 互动交流: the bar above the pages of a portal.
MENU = pattern(
    r"(?:网站)?首页|无障碍\S{0,4}|长者\S{1,3}|智能\S{2,3}|(?i:english)|[简繁]体\S{0,2}|登[录陆]|注册|(?:政务|信息|政府信息)公开|政务服务|互动交流|公众参与|网上办事|办事服务|走进\S{2,4}|新闻中心"
    r"|政策(?:文件|解读)|数据开放|联系(?:我们|方式)|网管信箱|广告服务|版权[声申]明|加入收藏|设为首页|手机版|适老版|移动版|客户端|微[信博]|邮箱|旧版"
)
CELLS_OF_MENU = pattern(r"[ \u3000\t|｜·•]+")
LABELS = pattern(r"(?:来源|作者|编辑|审核|浏览|点击|阅读|字号|字体|时间|日期|机构|文号|校对|供稿)[次量数]{0,2}[ \u3000]{0,3}[:：].*[:：]")
BROWSER = pattern(
    r"您(?:使用)?的?浏览器|您(?:访问|点击)的?链接即将离开|[^。，]{1,16}[-—–_ ]欢迎(?:您|光临|访问)$|(?:Produced|Powered|Designed|Generated) [Bb]y "
    r"|(?:视频|图片)?(?:正在)?加载中|(?:打开|使用|请用)?(?:手机)?微信[“”\"]?扫"
    r"|[^。，]{0,16}(?:更多|最新|精彩)[^。，]{0,20}(?:资讯|内容|新闻|信息)[^。]{0,12}(?:尽在|敬请|请|欢迎)[^。]{0,40}(?:扫描|扫码|二维码|公众号|微信|客户端|APP)[^。]{0,20}[。！]?$"
)
# .TRS_Editor P{…}, var page = …;: the page's programs and styles where its tags are gone.
PROGRAM = pattern(
    r"[.#@]?[A-Za-z_$][^。，；]{0,120}\{[^{}。]{0,300}\}?$"
    r"|(?:document|window|jQuery|\$)\.?\w{0,20}\(|(?:var|let|const) \w{1,30} ?=|function \w{0,30}\(|\}\)?;?$"
    r"|(?:NULL|null|None|undefined)$|1\d{9}(?:000)?$"  # a dump's empty column, and its clock
)
# What sites that share model papers put before them.
MODEL_PAPERS = pattern(
    r"(?:范文|文库|文秘|文档|作文)网?[^。]{0,20}(?:会员|小编|网友)?[^。]{0,24}(?:为[你您大]家?|精心|收集)?(?:整理|分享|收集|推荐|带来)了?[^。]{0,60}(?:范文|文章|内容|希望|参考)"
    r"|本[站网][^。]{0,8}(?:为[你您]|精心)[^。]{0,40}(?:范文|文章|参考|咨询|下载)|希望(?:能)?(?:给|对)(?:你|您|大家)[^。]{0,30}(?:帮助|参考|借鉴)"
    r"|小编(?:为|给)?[^。]{0,10}(?:整理|收集|带来)|由会员[^。]{0,6}(?:分享|上传|贡献)|点此查看更多|预览结束|(?:定制)?代笔|(?:免费)?(?:获取|下载|阅读)全文|篇幅(?:问题|有限|所限)[^。]{0,12}(?:不能|无法)[^。]{0,6}(?:显示|展示)"
    r"|联系老师|^[^。，]{2,12}(?:范文|文库|文秘|作文)网$|^约[ ]?[\d.]{1,8}[千万]?[字页]$"
)
WORDS_OF_COPIERS = pattern(r"小编|整理|本站|希望|分享|会员|更多|预览|代笔|全文|篇幅|老师|[文库秘]网|^约")
# （联系人：…，联系电话：…）at a paper's foot.
CONTACT = pattern(r"[(（]\s?联系人[:：][^。()（）]{1,40}电话[:：]?[\d\-—、,， ]{5,40}[)）]$")
OWNERS = pattern(
    r"(?:主办|承办|版权所有|制作维护|技术支持)[ \u3000:：][^，。]{0,40}(?:保障|承办|维护|地址|电话|备|建设|支持"
    r"|主办)|(?:地址[:：]\S{4,40}|邮编[:：]?\s?\d{1,6}$)"
)
END_OF_PAPER = pattern(
    r"^[>》\[【(（]*(?:上一篇|下一篇|相关(?:阅读|新闻|文章|链接|信息|报道|推荐)[:：]?$|热门(?:推荐|文章|新闻)|推荐(?:阅读|文章)|新闻推荐"
    r"|猜你喜欢|版权所有)"
)
# 举报电话：… 网站地图 联系我们 版权所有：… 备案号：…: a portal's foot run into one line, however long.
FOOT = pattern(
    r"备案[编序]?号|ICP备|公网安备|网站标识码|网站地图|版权所有|主办单位[:：]|承办单位[:：]|联系我们|关于我们|举报(?:电话|邮箱|网站)|技术支持|政务邮箱|隐私声明|网站声明"
)
LONGEST_LINE = 160  # of furniture, but for a portal's foot
LONGEST_NOTE = 200
ARCHIVED = "归档"  # the day of the archive is not the paper's
LONGEST_CELL = 8
LONGEST_BAR = 90
LEAST_OF_FOOT = 3  # of these in a line without a sentence
LONGEST_FOOT = 1000
# 或微信/手机：138…；139…: how to reach whoever copied the page.
REACHED = pattern(r"[^，。；]{0,20}(?:微信|手机|QQ|热线|租售|招商|咨询|加盟)[^，。；]{0,12}[:：][ \u3000]{0,2}[\d\-—+()（）转、，,;； ]{7,60}$")
SHARE = pattern(r"(?:微信|微博|QQ空间|朋友圈|新浪|豆瓣|人人网)")
PAGE_NUMBER = pattern(
    r"^[-—–·\s]{0,6}\d{1,3}[-—–·\s]{0,6}$|^[-—– ]{0,4}第\s?\d{1,4}\s?页(?:[\s,，/]{0,3}共\s?\d{1,4}\s?页)?[-—– "
    r"]{0,4}$"
)
LINK_ONLY = re.compile(r"^(?:(?:https?://|www\.)\S+$|data:image/|/?(?:[\w\-.]{1,60}/){1,12}[\w\-.]{1,80}\.[a-z]{3,5}$)", re.IGNORECASE)
FILE_NAME = re.compile(
    r"^(?:[\w\-. ()（）]{1,80}|附件[ ]?\d{0,2}[:：.、\-—_ ][^。；，\n]{1,80}|[^。；，\n]{1,80}(?=\.\w{3,4}[ \u3000]{0,2}[\[【(（]\d))"
    r"\.(?:jpe?g|png|gif|bmp|webp|docx?|wps|xlsx?|pptx?|pdf|ofd|mp4|rar|zip)"
    r"[ \u3000]{0,2}(?:[\[【(（][ ]?\d{1,6}(?:\.\d{1,3})?[ ]?[KMG]i?B?[ ]?[\])）】])?[ \u3000]{0,2}"
    r"(?:[\[【(（]?(?:点击)?(?:下载|预览)[\])）】]?){0,2}$",
    re.IGNORECASE,
)
GARBAGE = pattern(r"^(?=[^\s]*\d)(?=[^\s]*[A-Za-z])[A-Za-z0-9_#$%&@+=^~|\\/-]{8,}$")
# CONTENTS, QING HE ZHOU KAN: the ornament of a masthead.
CAPITALS = pattern(r"^(?=.{8,})[A-Z]+(?: [A-Z]+)*$")
DOMAIN = pattern(r"[\u4e00-\u9fff]")

# A name of a person by its first character: （丁某某） behind the last sentence says who wrote it.
PERSON = (
    r"[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马方任袁柳史唐薛贺倪汤罗毕郝安常于傅康余顾孟黄穆萧姚邵汪毛狄贝戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路江童郭梅林钟徐邱骆高夏蔡田樊胡凌霍万管卢莫房解应丁邓洪包左石崔龚程邢裴陆翁荀段侯武刘叶白蒲赖卓乔阎牛尚温庄柴瞿连易廖耿匡寇欧沃向古丘尹闻]"
    r"(?![\u4e00-\u9fff]?[村镇乡县市区局委办站所中])[\u4e00-\u9fff]{1,2}"
)
WRITERS = pattern(rf"[(（][ \u3000]?{PERSON}(?:[、\u3000 ]{{1,3}}{PERSON}){{0,3}}[ \u3000]?[)）]$")  # a line of its own
# Furniture at the end of a paragraph: (下转3版), （文章来源：…）, (责任编辑:…).
TAIL = re.compile(
    r"[ \t\u3000]{0,8}[(（【\[](?:[^()（）【】\[\]\n]{0,12}(?:下转|上接|紧接"
    r"|转)[^()（）【】\[\]\n]{0,8}版[^()（）【】\[\]\n]{0,6}"
    r"|(?:文章|信息|内容|稿件|图片)?来源[:：][^()（）\n]{0,40}|(?:责任)?编辑[:：/／][^()（）\n]{0,30}"
    r"|责编[:：][^()（）\n]{0,30}|(?:图文|文图|图[/／]文|文[/／]图|撰稿"
    r"|供稿|通讯员|本报记者)[ /／:：\u3000][^()（），。\n]{1,20}|完|未完待续|END)[)）】\]][ \t\u3000]*$"
    rf"|(?<=[。！])[(（]{PERSON}(?:[、\u3000 ]{{1,3}}{PERSON}){{0,3}}[)）][ \t\u3000]*$"
    # …圆满收官。责任编辑：某某, …圆满收官。【打印】【关闭】
    r"|(?<=[。！”])[ \t\u3000]{0,8}(?:(?:责任编辑|责编|编辑|来源|审核|供稿|录入)[:：][ \u3000]?[^。，；：:\d\n]{1,20}[ \t\u3000]*){1,3}$"
    r"|(?<=[。！”])[ \t\u3000]{0,8}(?:[\[【](?:打印|关闭|返回|收藏|上一篇|下一篇|字号|大|中|小)[^\[\]【】\n]{0,6}[\]】][ \t\u3000]*){1,8}$"
    r"|[ \t\u3000]{0,8}《[ \u3000]?[^《》\n]{2,8}(?:日报|晚报|时报|报)[ \u3000]?》[ \u3000]?[（(][^()（）\n]{0,24}版[ \u3000]?[)）][ \t\u3000]*$",
    re.IGNORECASE,
)
HEAD = pattern(r"^[(（【\[](?:上接|紧接)[^()（）\n]{1,12}[)）】\]][ \t\u3000]*")
CUT = pattern(r"[(（]\s{0,4}(?:下转|转)[^()（）\n]{0,10}版[^()（）\n]{0,6}[)）]")


# What the new owner of an old address has put above a captured page.
LURES = pattern(r"国产|精品|久久|在线(?:观看|播放)|免费(?:视频|观看)|视频|无码|亚洲|欧美|日韩|成人|影院|福利|激情|三级片")
LEAST_LURES = 4  # different ones: 精品线路、精品民宿 and more of the kind are no lure
# 瀵逛笉璧: 对不起，您要访问的页面… in bytes of another encoding.
NOT_FOUND = pattern(r"对不起|访问的页面|秒(?:钟)?(?:之)?后|页面不存在|跳转")
NOT_FOUND_SIGNS = tuple(char.encode() for char in "对访秒页跳")


def is_lure(line: str) -> bool:
    """Tell whether a line only lures the visitor of an address that has changed hands."""
    return "。" not in line and len(line) < 200 and len(set(LURES.findall(line))) >= LEAST_LURES


def is_not_found(line: str) -> bool:
    """Tell whether a line is a server's excuse, in UTF-8 that was read as GBK."""
    try:
        data = line.encode("gb18030")
    except UnicodeEncodeError:
        return False
    if not any(sign in data for sign in NOT_FOUND_SIGNS):
        return False
    again = data.decode("utf-8", "ignore")
    return len(again) < len(line) and NOT_FOUND.search(again) is not None


def is_furniture(line: str) -> bool:
    """Tell whether a whole line, stripped, is furniture."""
    if is_lure(line) or (not line.isascii() and is_not_found(line)):
        return True
    if len(line) <= LONGEST_NOTE and ("本" in line or "文" in line or "内容" in line) and COPIED.match(line):
        return True
    if len(line) > LONGEST_LINE:
        return len(line) <= LONGEST_FOOT and "。" not in line and len(set(FOOT.findall(line))) >= LEAST_OF_FOOT
    first = line[0]
    if FORUM.match(line):
        return True
    if not DOMAIN.search(line):
        return bool(
            PAGE_NUMBER.match(line)
            or LINK_ONLY.match(line)
            or FILE_NAME.match(line)
            or GARBAGE.match(line)
            or CAPITALS.match(line)
            or (CREDIT.match(line) and not _says(line))
            or SIZES.match(line)
            or BUTTONS.match(line)
            or PROGRAM.match(line)
            or not any(c.isalnum() for c in line)
        )
    if first in "第-—–" and PAGE_NUMBER.match(line):
        return True
    if "." in line and FILE_NAME.match(line):
        return True
    if "。" not in line[:-1] and _is_of_site(line):
        return True
    if SOURCE.match(line) and "。" not in line[:-1] and not _says(line):
        return True
    if (OWNERS.search(line) or OWNED.match(line)) and not _is_sentence(line):
        return True
    if (CREDIT.match(line) or CARD.match(line)) and not _is_sentence(line) and not _says(line):
        return True
    if CARD_ROW.match(line) or CARD_CODE.match(line) or ("|" in line and _is_row_of_card(line)):
        return True
    if CONTACT.match(line) or (line[0] in "(（" and WRITERS.match(line)):
        return True
    if NAVIGATION.match(line) and not _is_sentence(line):
        return True
    if WORDS_OF_COPIERS.search(line) and MODEL_PAPERS.search(line):
        return True
    if STAMP.match(line) or CLOCKED.match(line) or ("-" in line and DATED_LINE.match(line)):
        return True
    if (":" in line or "：" in line) and (REACHED.match(line) or len(set(FOOT.findall(line))) >= LEAST_OF_FOOT):
        return True
    return len(SHARE.findall(line)) >= 2 and len(line) < 60 and not _is_sentence(line)


def _is_of_site(line: str) -> bool:
    """Tell whether a line without a sentence is a button, a link, a bar or a program of a site's, or whose words it gives."""
    if len(line) <= LONGEST_BAR and line[-1] not in "。，；" and (
        BUTTONS.match(line) or SIZES.match(line) or len(set(PAGER.findall(line))) >= 2 or _is_menu(line)
    ):
        return True
    if ("记者" in line or "通讯员" in line or line[0] in "文图摄") and BYLINE.match(line):
        return True
    return (line[0] < "\x7f" and PROGRAM.match(line) is not None) or CRUMBS.match(line) is not None or BROWSER.match(line) is not None


def _is_row_of_card(line: str) -> bool:
    """Tell whether a line of cells holds two labels of a portal's card and no sentence."""
    if "。" in line or "；" in line:
        return False
    cells = (cell.translate(NO_LABEL) for cell in CELL.findall(line))
    return sum(CARD_LABEL.match(cell) is not None for cell in cells) >= 2


def _says(line: str) -> bool:
    """Tell whether a line that begins like a label of the page says something of the paper's own."""
    return OWN_WORDS.search(line) is not None and ALWAYS_OF_CARD.match(line) is None and not LABELS.search(line)


def _is_menu(line: str) -> bool:
    """Tell whether a line is a bar of links: short words side by side, half of them a portal's."""
    cells = CELLS_OF_MENU.split(line.strip(" \u3000\t|｜·•"))
    of_portal = sum(MENU.fullmatch(cell) is not None for cell in cells) if len(cells) > 1 and max(map(len, cells)) <= LONGEST_CELL else 0
    return of_portal > 1 and of_portal * 2 >= len(cells)


def day_on(line: str) -> tuple[int, int] | None:
    """Return where a line of furniture gives the page's own day."""
    found = DAY_OF_PAGE.search(line) if "20" in line or "19" in line else None
    return found.span() if found and OF_ITS_DAY.search(line) and not line.startswith(ARCHIVED) and not FORUM.match(line) else None


def _is_sentence(line: str) -> bool:
    return len(line) > 60 and ("。" in line or line.count("，") + line.count(",") >= 2)
