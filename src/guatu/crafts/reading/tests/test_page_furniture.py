"""Page furniture by its form: each kind with lines that go, and lines of papers that look alike and stay."""

from __future__ import annotations

import pytest

from guatu.crafts.reading import read

PAPER = "云溪镇召开推进会\n11月5日，云溪镇召开人居环境整治推进会，部署冬季行动。"


def text_of(words: str) -> str:
    return read(words.encode(), name="公文.txt").text


GOES = {
    "who made it": ["作者：钱某某", "(作者: 编辑:钱某某)", "文章录入:钱某某", "录入者：admin", "摄影：钱某某",
                    "记者：钱某某 编辑：孙某某", "作者/来源：清河新闻网",
                    "文/钱某某 孙某某",
                    "本报记者 钱某某 通讯员 孙某某", "钱某某 孙某某 本报记者 周某某"],
    "buttons": ["【关闭】", "【 字体：大 中 小 】", "[ 大 中 小 ]", "文章字号：大中小", "【打印】【关闭】", "A+ A-", "返回", "保存 打印 关闭"],
    "bars": ["政务公开 政务服务 互动交流", "智能问答   |   无障碍浏览   |   长者专区   |   ENGLISH", "第C5版:城事 上一版3  4下一版",
             "3 上一篇  下一篇 4 放大 缩小 默认",
             "智能推荐", "全文检索", "图片", "【字体:", "... >> 其他政策文件", "所在栏目:工作方案 >", "归档时间:2026-11-21"],
    "links": ["网站地图", "隐私声明 | 联系我们 | 网站地图", "站外导航", "新闻中心 > 镇街动态", "链接：http://example.cn/a/1.htm"],
    "owners": ["清河区人大常委会办公室版权所有 清", "使用微信“扫一扫”分享", "您的浏览器版本过低，请升级", "视频加载中，请稍候",
               "您访问的链接即将离开“清河区人民政府”门户网站，是否继续？", "清河旅行社-欢迎您", "了解更多最新资讯，敬请扫描下方二维码关注微信。",
               "Produced By CMS 网站群内容管理系统 publishdate:2026/07/04"],
    "copiers": ["本文正文由程序自清河区官方公开页面提取，仅供检索查阅；以官方链接发布版本为准。",
                "依《中华人民共和国著作权法》第五条第一项，具有行政性质的文件不适用著作权法。", "以上内容来自网络，如有侵权请联系删除。",
                "《云溪镇工作方案.doc》由会员分享，可在线阅读，请在文库网站上搜索。", "因篇幅问题不能全部显示，请点此查看更多更全内容", "约4.4千字"],
    "files": ["整改清单.xls【0.00KB】", "附件1：云溪镇2026年任务清单.docx", "“一村一品”任务表.pdf（123.5 KB）下载"],
    "programs": [".TRS_Editor P{margin-top:0;line-height:1.5}", "document.write('相关政策');", "var page = 1;", "});", "NULL", "1778123456",
                 "/uploads/2026/0503/a1.jpg"],
}  # fmt: skip
STAYS = [
    *("主办单位：镇建设办", "主办单位：清河区文旅局；协办单位：云溪镇", "承办单位：网格中心"),
    *("无障碍设施改造3处。", "无障碍环境建设", "在看守所开展慰问活动。", "点赞身边好人活动", "手机版村务公开平台上线"),
    *("扫码入园系统建成", "扫码缴费点设置12处", "今天是植树节，全镇栽树3000棵。", "返回云溪创业项目5个", "分享到户", "欢迎您到云溪镇投资"),
    *("来源：上级资金120万元", "电话：逐户告知，11月底前完成", "邮箱：逐村设立意见箱", "审核：由镇财政所逐项审核，11月底前完成"),
    *("策划：举办丰收节1场", "标签：建立重点人员标签体系", "阅读：开展全民阅读活动12场", "打印：新增自助打印机3台", "发布时间：每月5日前"),
    *("供稿：每村每月供稿1篇", "终审：区级，12月底前完成", "名称：云溪镇污水处理厂扩建工程"),
    "政务公开 新建公厕6座",
    "政务公开、政务服务、互动交流三个栏目年底前上线",
    "简体字、繁体字招牌一并整改。",
    "石桥 东塘 柳河",
    "居民扫描二维码即可反映问题，镇综治办3日内答复。",
    "每月更新政务公开栏，更多信息由村务微信群发布，做到家喻户晓。",
    "上一期问题整改完成12个，下一期督查重点是污水。",
    "放大招商效应",
    "图片展1场",
    "13800000000",
    "1234",
    "文明创建：作者队伍建设常抓不懈，年内培训3次。",
    "大中小学思政课一体化建设",
    "关闭小砖窑3座，返还土地20亩。",
    "评论员队伍建成1支。",
    "石桥村→东塘村公路改造",
    "本报讯（通讯员 钱某某）11月5日，云溪镇新建公厕6座。",
    "本文件由云溪镇人民政府负责解释。",
    "具体时间以镇政府通知为准。",
    "附件：1.云溪镇2026年任务清单",
    "附件：",
    "时间：2026年11月12日",
    "时间：2026年11月12日 9:30",
    "联系人及电话：钱某某，00000000000",
    "标准化厂房：2万平方米",
    "摄影协会组织采风活动2次。",
    "依照《中华人民共和国安全生产法》，检查企业12家。",
    "正文起草小组由镇党政办牵头，年底前交稿。",
    "（记者 钱某某）",
    "钱某某",
]


@pytest.mark.parametrize("line", [line for lines in GOES.values() for line in lines])
def test_goes(line):
    assert text_of(f"{PAPER}\n{line}\n新建公厕6座。") == f"{PAPER}\n新建公厕6座。"


@pytest.mark.parametrize("line", STAYS)
def test_stays(line):
    assert line in text_of(f"{PAPER}\n{line}\n新建公厕6座。")


def test_the_title_of_a_card_stays_without_its_label():
    title = "关于印发云溪镇人居环境整治方案的通知"
    card = f"发布机构: 云溪镇人民政府 发文日期: 2026年02月21日\n标 题: {title}\n公开方式: 主动公开\n{title}"
    assert text_of(f"{card}\n新建公厕6座。") == f"2026年02月21日\n{title}\n{title}\n新建公厕6座。"


def test_what_a_feeds_columns_put_beside_the_day_goes():
    assert text_of("云溪镇召开推进会\n钱学文\n2026-05-03\n2039\n新建公厕6座。") == "云溪镇召开推进会\n2026-05-03\n新建公厕6座。"


def test_a_name_and_a_number_that_no_day_stands_beside_stay():
    assert text_of("云溪镇召开推进会\n2039\n新建公厕6座。").splitlines()[1] == "2039"


def test_a_townships_name_above_where_the_page_stands_goes_with_it():
    assert text_of(f"云溪镇\n云溪镇>政务公开>工作动态\n{PAPER}") == PAPER
    assert text_of(f"云溪镇\n{PAPER}") == f"云溪镇\n{PAPER}"


def test_the_names_of_a_site_and_of_its_column_around_where_the_page_stands_go():
    page = f"清河区人民政府\n您的位置: 首页 >清河资讯>镇街动态>详细内容\n镇街动态\n{PAPER}"
    assert text_of(page) == PAPER


def test_a_letterhead_stays():
    paper = "清河区人民政府\n关于印发整治方案的通知\n新建公厕6座。"
    assert text_of(f"当前位置：首页 > 政务公开\n{paper}") == paper


def test_links_among_the_buttons_below_a_page_go():
    assert text_of(f"{PAPER}\n扫一扫在手机打开当前页\n分享到:\n打印正文\n• 政府领导\n• 网上信访\n• 返回顶部") == PAPER


def test_the_beginnings_of_other_papers_below_a_page_go():
    other = "石桥镇某合作社去年新建了年产300吨的生产线一条，清洗线一条，年可实现销售收入2000多万元，带动就业120人。眼下，合作社正在赶订单，工人们"
    assert text_of(f"{PAPER}\n新闻推荐\n{other}\n{other}...\n") == PAPER
    assert other in text_of(f"{PAPER}\n推荐阅读\n{other}忙个不停。\n")


def test_who_signs_above_the_buttons_stays():
    paper = f"{PAPER}\n云溪镇人民政府\n2026年11月6日"
    assert text_of(f"{paper}\n打印本页\n关闭窗口") == paper


def test_of_a_card_with_a_line_for_each_value_the_day_stays():
    card = "• 索引号:\n\n  0001/2026-1\n• 发文机构:\n\n  云溪镇\n• 发文日期:\n\n  2026年11月6日 16:40\n• 发布日期:\n\n  2026年11月7日\n• 有效性:\n"
    assert text_of(f"{card}\n{PAPER}") == f"2026年11月6日 16:40\n{PAPER}"


def test_a_label_that_stands_over_nothing_but_files_goes_with_them():
    assert text_of(f"{PAPER}\n附件:\n任务清单.xls【0.00KB】") == PAPER


@pytest.mark.parametrize("tail", ["责任编辑：钱某某", "来源：清河日报 编辑：钱某某", "【打印】【关闭】"])
def test_what_was_run_into_the_last_paragraph_goes(tail):
    assert text_of(f"{PAPER}{tail}") == PAPER


@pytest.mark.parametrize("tail", ["牵头单位：镇建设办", "责任人：钱某某", "来源：上级资金120万元"])
def test_whose_work_it_is_stays_at_the_end_of_its_paragraph(tail):
    assert text_of(f"{PAPER}{tail}") == f"{PAPER}{tail}"


def test_a_machines_stamp_leaves_its_day():
    assert text_of(f"时间：2026年11月13日 04:16:45\n{PAPER}") == f"2026年11月13日 04:16:45\n{PAPER}"
