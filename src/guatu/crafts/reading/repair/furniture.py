"""Page furniture: what a newspaper or portal prints around the paper's own words.

Each rule is a line's form, not a paper's wording. What is dropped may still
tell the paper's date or its publisher (发布时间, 发布机构): see structure.dating.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from guatu.crafts.timing.pieces import pattern

COLON = r"[ \t\u3000]*[:：|｜丨/／][ \t\u3000]*"

# Who made the page, and how to reach them.
CREDIT = re.compile(
    r"^[\[【(（]?(?:本[期版]|值班|图文|执行|视觉|新媒体)?"
    r"(?:责任编辑|责编|编辑|主编|副主编|总编|美编|编审|组版|排版|版式|校对|校审|制图|审核|审校|初审|复审|终审|一审"
    r"|二审|三审|监制|签发|值班编委"
    r"|供稿|撰稿|投稿|来稿|录入员?|发布人|信息员|上传|美术编辑|策划|统筹|出品|总监制|投稿邮箱|投稿信箱|投稿热线"
    r"|新闻热线|热线电话|联系电话|电子邮箱|法律顾问"
    r"|邮箱|E-?mail|电话|传真|邮编|邮政编码|社址|地址|网址|电子版|官网|官方网站|国内统一刊号|国内统一连续出版物号"
    r"|准印证号|邮发代号|印刷|承印)"
    rf"{COLON}",
    re.IGNORECASE,
)
SOURCE = pattern(
    r"^[\[【(（]?(?:文章来源|信息来源|内容来源|稿件来源|稿源|来?源|文字来源|图片来源|来源单位|原文链接|原标题"
    r"|本文链接|转载自|转自|摘自)"
    rf"{COLON}"
)
# What stands around the posts of a forum.
FORUM = pattern(
    r"(?:QQ[ ]?\|)?Archiver\||本文转自[ ]?\[?https?:"
    r"|(?:找回密码|注册|登录|关闭|\[复制链接\]|跳转到指定楼层|本版积分规则|阅读下一篇|[—-]分享[—-])$|\d{1,4}#$"
    r"|查看[:：] ?\d+ ?[|｜] ?回复|打印 ?上一主题|站长推荐|GMT\+8,|Powered by |\S{1,20} 发表于 \d{4}-\d{1,2}-\d{1,2}[^。]{0,60}$"
)
# The card of a portal's page: date, number, publisher, clicks.
CARD = pattern(
    r"^[•·\-]?[ \t\u3000]*(?:索[ \u3000]*引[ \u3000]*号|主[ \u3000]*题[ \u3000]*词|主题分类|体裁分类|服务对象分类"
    r"|组配分类|信息分类|信息名称|公开方式"
    r"|公开形式|公开时限|公开类型|公开范围|公开属性|公开日期|发布机构|发文机构|发文机关|发布单位|发布部门|制发机关|责任部门|成文日期|成文时间|生成日期|效力状[态况]"
    r"|发文日期|发文时间|印发日期|发布日期|发布时间"
    r"|更新时间|更新日期|录入时间|生效日期|失效日期|废止日期|有[ \u3000]*效[ \u3000]*性|关键词|内容概述|文件编号"
    r"|发文字号|文[ \u3000]*号|浏览次数|浏览量"
    r"|点击数|点击率|点击|点击量|阅读次数|阅读量|阅读|访问量|人气|字体|字号|字体大小|视力保护色|保护视力色|分享"
    r"|分享到|收藏|打印|语音播报|朗读"
    rf"|标[ \u3000]*题|名[ \u3000]*称|所属栏目|栏目|标签)"
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
CARD_ROW = pattern(rf"^[|\s]*(?:{LABEL})[ \t\u3000]*[:：|\t \u3000](?:[^，。；！？]*[|\s:：](?:{LABEL})(?:[ \t\u3000:：|]|$))+[^，。；！？]*$")
CARD_CODE = pattern(
    rf"^[|\s]*(?:{LABEL})[ \t\u3000]*[|\t \u3000][|\s]*(?:[A-Za-z\d/_.〔〕\-—－:： 号]{{4,40}}|主动公开|依申请公开|长期公开|有效|无)[|\s]*$"
)
# [ 索引号 ] | … | [ 发文字号 ] | …, 体 裁 | 生效日期 | 废止日期 |: a row of the card, whatever stands in its other cells.
CARD_LABEL = pattern(
    r"索引号|公开方式|公开范围|公开时限|公开属性|公开类型|公开日期|发[布文]机[构关]|发[布文]单位|发布部门|制发机关|成文日期|生成日期|发文日期|印发日期|发布日期|发布时间"
    r"|更新日期|更新时间|生效日期|失效日期|废止日期|有效性|效力状态|主题分类|体裁分类|组配分类|信息分类|服务对象|主题词|关键词|文号|发文字号|文件编号|体裁|信息名称"
)
CARD_PART = pattern(rf"(?:信息)?(?:{CARD_LABEL.pattern}|文件名称|标题|名称|公文种类)[:：]$")
TITLE_PART = pattern(r"文件名称|标题|名称|信息名称")
LONGEST_VALUE = 60
PAGE_HEAD = 40  # lines among which the card stands
CELL = pattern(r"[^|｜]+")
NO_LABEL = str.maketrans("", "", " \t\u3000[]【】")
STAMP = pattern(
    r"^(?:时间|日期|发表时间|发布|发表于|更新于)[:： ]{0,2}\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ "
    r"T]\d{1,2}:\d{2}(?::\d{2})?)?$"
    r"|^(?:时间|日期)?[:： ]{0,3}\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ T]{0,3}\d{1,2}:\d{2}(?::\d{2})?)?[ "
    r"\t\u3000|]{0,6}(?:来源|作者|浏览|点击|编辑|字体|字号|阅读|发布|信息来源|访问|责任编辑|供稿|\S{2,12}[ "
    r"\t]+来源)[^。]{0,60}$"
)
# 政务　2026-02-11 18:41　江西: how a public account dates its post; http://…　2026-06-14 16:37　来源：…　【字号: a portal's line.
DATED_LINE = pattern(
    r"^(?:[\u4e00-\u9fff]{2,8}[ \t\u3000]+)?\d{4}-\d{1,2}-\d{1,2}[ ]\d{1,2}:\d{2}(?:[ \t\u3000]+[\u4e00-\u9fff]{2,4})?$"
    r"|^(?=[^。]*(?:来源|作者|字号|浏览|点击|阅读)[ \u3000]{0,2}[:：【\d])[^。，；]{0,60}"
    r"\d{4}-\d{1,2}-\d{1,2}(?:[ ]\d{1,2}:\d{2}(?::\d{2})?)?(?![\d\u4e00-\u9fff])[^。，；]{0,60}$"
)
DAY_OF_PAGE = pattern(
    r"(?<![\d/\-])(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}(?![\d/\-])|年\d{1,2}月\d{1,2}日)(?:[ ]{1,3}\d{1,2}:\d{2}(?::\d{2})?)?"
)
OF_ITS_DAY = pattern(r"(?:成文|印发|发文|生成|发布|发表|更新)?(?:日期|时间)|来源|浏览|作者|字号|^[\u4e00-\u9fff]{0,8}[ \t\u3000]*(?:19|20)\d{2}-")
# Ways around the site.
NAVIGATION = re.compile(
    # 政务公开 > 公开目录 > 镇街 > 工作报告: where the page stands
    r"^[^。，,；;：:>»›]{2,24}(?:[ \u3000]*[>»›][ \u3000]*[^。，,；;：:>»›]{2,24}){2,}$"
    r"|^[(（]此件(?:主动|依申请|不予)?公开(?:发布)?[)）]$|^附件下载[:：]?$"
    r"|^[>》\[【(（]*(?:当前位置|当前页面|您的位置|您现在的位置|您当前的位置|所在位置|首页[ \u3000]*[>»›\-/|｜]|网站首页"
    r"|返回(?:首页|列表|顶部|上一页|目录|主页|[^，。]{2,12}$)"
    r"|上一[篇条页](?:[:：]|$)|下一[篇条页](?:[:：]|$)|上一版|下一版|上一期|下一期|打印本页|打印此[页文]|关闭窗口"
    r"|关闭本页|关闭页面|加入收藏|设为首页|收藏本[页站]|回到顶部|无障碍"
    r"|扫一扫|扫码|微信扫|扫描二维码|长按(?:识别|二维码|[/／]?扫)|版权声明|(?:请|敬请)(?:说明|留下|填写)您的|点击(?:查看|阅读|下载|上方|下方)|阅读原文|查看原文|展开全文"
    r"|相关(?:阅读|新闻|文章|链接|附件下载|信息|报道|推荐)[:：]?$"
    r"|热门(?:推荐|文章)|推荐阅读|延伸阅读|猜你喜欢|更多(?:精彩|内容)|版权所有|Copyright|ICP备|[\u4e00-\u9fff]?ICP备"
    r"|公安备案|主办单位[:：]|承办单位[:：]网|网站标识码"
    r"|字体[:：]?\s*[\[【(（]?\s*大|【?(?:大|中|小)】?\s*【?(?:大|中|小)】|分享到|分享至|一键分享|点赞|在看"
    r"|网站简介|声明[:：]本|欢迎(?:访问|光临|您)|(?:用户登[录陆]|立即注册|忘记密码[?？]?|还没有账号[?？]?|提交评论|发表评论|开启全网商机|登录/注册|扫描二维码|在您的设备上浏览本页|朗读|打印|收藏|纠错|语音播报|文章播报)$"
    r"|[^，。]{0,12}登[录陆][ |｜]{0,3}注册|手机版|适老版|简体|繁体|网站地图"
    r"|设为首页|今天是|免责声明|本文为|本文转自|未经授权|如有侵权|更多[>»]{1,2}|[\u4e00-\u9fff]?公网安备"
    r"|【?字号[:：|]|【?背景色|(?:最新|热点)(?:图片|文章|资讯)$|电脑版$"
    r"|(?:微信|微博|移动门户|政务微[信博]|OA办公|随机(?:内容|文章)|网友评论|站内搜索|客户端)$"
    r"|资源描述$|\d{0,3}[ ]?https?://\S+(?:[ \u3000]+[\u4e00-\u9fff]{2,8})?$"
    r"|【(?:概述|正文|摘要)】$|[^，。]{0,16}小编[^。]{0,30}(?:赞|在看|关注|服务))",
    re.IGNORECASE,
)
# What sites that share model papers put before them.
MODEL_PAPERS = pattern(
    r"(?:范文|文库|文秘|文档|作文)网?[^。]{0,20}(?:会员|小编|网友)?[^。]{0,24}(?:为[你您大]家?|精心|收集)?(?:整理|分享|收集|推荐|带来)了?[^。]{0,60}(?:范文|文章|内容|希望|参考)"
    r"|本[站网][^。]{0,8}(?:为[你您]|精心)[^。]{0,40}(?:范文|文章|参考|咨询|下载)|希望(?:能)?(?:给|对)(?:你|您|大家)[^。]{0,30}(?:帮助|参考|借鉴)"
)
# （联系人：…，联系电话：…）at a paper's foot.
CONTACT = pattern(r"[(（]\s?联系人[:：][^。()（）]{1,40}电话[:：]?[\d\-—、,， ]{5,40}[)）]$")
OWNERS = pattern(
    r"(?:主办|承办|版权所有|制作维护|技术支持)[ \u3000:：][^，。]{0,40}(?:保障|承办|维护|地址|电话|备|建设|支持"
    r"|主办)|(?:地址[:：]\S{4,40}|邮编[:：]?\s?\d{1,6}$)"
)
END_OF_PAPER = pattern(
    r"^[>》\[【(（]*(?:上一篇|下一篇|相关(?:阅读|新闻|文章|链接|信息|报道|推荐)[:：]?$|热门(?:推荐|文章)|推荐阅读"
    r"|猜你喜欢|版权所有)"
)
# 举报电话：… 网站地图 联系我们 版权所有：… 备案号：…: a portal's foot run into one line, however long.
FOOT = pattern(
    r"备案[编序]?号|ICP备|公网安备|网站标识码|网站地图|版权所有|主办单位[:：]|承办单位[:：]|联系我们|关于我们|举报(?:电话|邮箱|网站)|技术支持|政务邮箱|隐私声明|网站声明"
)
LEAST_OF_FOOT = 3  # of these in a line without a sentence
LONGEST_FOOT = 1000
# 或微信/手机：138…；139…: how to reach whoever copied the page.
REACHED = pattern(r"[^，。；]{0,20}(?:微信|手机|QQ|热线|租售|招商|咨询|加盟)[^，。；]{0,12}[:：][ \u3000]{0,2}[\d\-—+()（）转、，,;； ]{7,60}$")
SHARE = pattern(r"(?:微信|微博|QQ空间|朋友圈|新浪|豆瓣|人人网)")
PAGE_NUMBER = pattern(
    r"^[-—–·\s]{0,6}\d{1,3}[-—–·\s]{0,6}$|^[-—– ]{0,4}第\s?\d{1,4}\s?页(?:[\s,，/]{0,3}共\s?\d{1,4}\s?页)?[-—– "
    r"]{0,4}$"
)
LINK_ONLY = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
FILE_NAME = re.compile(r"^[\w\-. ()（）]{1,80}\.(?:jpe?g|png|gif|bmp|webp|docx?|xlsx?|pdf|mp4|rar|zip)$", re.IGNORECASE)
GARBAGE = pattern(r"^(?=[^\s]*\d)(?=[^\s]*[A-Za-z])[A-Za-z0-9_#$%&@+=^~|\\/-]{8,}$")
# CONTENTS, QING HE ZHOU KAN: the ornament of a masthead.
CAPITALS = pattern(r"^(?=.{8,})[A-Z]+(?: [A-Z]+)*$")
SPONSORS = pattern(r"^(?:联合)?(?:主办|承办|协办|主管|主管主办|编印|编|出版|联合出品|出品)(?:单位)?$")
SPONSOR = pattern(
    r"^[\u4e00-\u9fff()（）“”—\-· \u3000]{3,40}(?:委|会|处|心|府|部|社|局|室|组|站|报|院|公司|集团)[ \u3000]*$"
)
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
    r"|(?:文章|信息|内容|稿件|图片)?来源[:：][^()（）\n]{0,40}|(?:责任)?编辑[:：][^()（）\n]{0,30}"
    r"|责编[:：][^()（）\n]{0,30}|(?:图文|文图|图[/／]文|文[/／]图|撰稿"
    r"|供稿|通讯员|本报记者)[ /／:：\u3000][^()（），。\n]{1,20}|完|未完待续|END)[)）】\]][ \t\u3000]*$"
    rf"|(?<=[。！])[(（]{PERSON}(?:[、\u3000 ]{{1,3}}{PERSON}){{0,3}}[)）][ \t\u3000]*$"
    r"|[ \t\u3000]{0,8}《[ \u3000]?[^《》\n]{2,8}(?:日报|晚报|时报|报)[ \u3000]?》[ \u3000]?[（(][^()（）\n]{0,24}版[ \u3000]?[)）][ \t\u3000]*$",
    re.IGNORECASE,
)
HEAD = pattern(r"^[(（【\[](?:上接|紧接)[^()（）\n]{1,12}[)）】\]][ \t\u3000]*")
CUT = pattern(r"[(（]\s{0,4}(?:下转|转)[^()（）\n]{0,10}版[^()（）\n]{0,6}[)）]")


def is_furniture(line: str) -> bool:
    """Tell whether a whole line, stripped, is furniture."""
    if len(line) > 160:
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
            or CREDIT.match(line)
            or not any(c.isalnum() for c in line)
        )
    if first in "第-—–" and PAGE_NUMBER.match(line):
        return True
    if FILE_NAME.match(line):
        return True
    if SOURCE.match(line) and "。" not in line[:-1]:
        return True
    if OWNERS.search(line) and not _is_sentence(line):
        return True
    if (CREDIT.match(line) or CARD.match(line)) and not _is_sentence(line):
        return True
    if CARD_ROW.match(line) or CARD_CODE.match(line) or ("|" in line and _is_row_of_card(line)):
        return True
    if CONTACT.match(line) or (line[0] in "(（" and WRITERS.match(line)):
        return True
    if NAVIGATION.match(line) and not _is_sentence(line):
        return True
    if ("整理" in line or "本站" in line or "希望" in line or "分享" in line) and MODEL_PAPERS.search(line):
        return True
    if STAMP.match(line) or ("-" in line and DATED_LINE.match(line)):
        return True
    if (":" in line or "：" in line) and (REACHED.match(line) or len(set(FOOT.findall(line))) >= LEAST_OF_FOOT):
        return True
    return len(SHARE.findall(line)) >= 2 and len(line) < 60 and not _is_sentence(line)


def card_lines(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines of a portal's card that has each label, 发布机构：, and each value on a line of its own."""
    found: set[int] = set()
    labels = [number for number, line in enumerate(lines[:PAGE_HEAD]) if len(line) <= 12 and CARD_PART.match(line)]
    for number in labels if len(labels) > 1 else ():
        found.add(number)
        value = lines[number + 1] if number + 1 < len(lines) else ""
        if len(value) <= LONGEST_VALUE and (TITLE_PART.match(lines[number]) is None or value in lines[number + 2 :]):
            found.add(number + 1)
    return found


def _is_row_of_card(line: str) -> bool:
    """Tell whether a line of cells holds two labels of a portal's card and no sentence."""
    if "。" in line or "；" in line:
        return False
    cells = (cell.translate(NO_LABEL) for cell in CELL.findall(line))
    return sum(CARD_LABEL.match(cell) is not None for cell in cells) >= 2


def day_on(line: str) -> tuple[int, int] | None:
    """Return where a line of furniture gives the page's own day."""
    found = DAY_OF_PAGE.search(line) if "20" in line or "19" in line else None
    return found.span() if found and OF_ITS_DAY.search(line) and not FORUM.match(line) else None


def _is_sentence(line: str) -> bool:
    return len(line) > 60 and ("。" in line or line.count("，") + line.count(",") >= 2)


def sponsor_lines(lines: list[str]) -> set[int]:
    """Return the numbers of the lines that name a newspaper's sponsors: those before 主办, and that line."""
    found: set[int] = set()
    for number, line in enumerate(lines[:40]):
        if SPONSORS.match(line):
            found.add(number)
            before = number - 1
            while before >= 0 and (not lines[before] or SPONSOR.match(lines[before])):
                if lines[before]:
                    found.add(before)
                before -= 1
    return found
