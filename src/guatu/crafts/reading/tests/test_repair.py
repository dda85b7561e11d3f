"""Repair: what is damaged becomes readable, and nothing else changes."""

from __future__ import annotations

import pytest

from guatu.crafts.reading import read


def text_of(words: str, name: str = "公文.txt") -> str:
    return read(words.encode(), name=name).text


FULL_OF_PINYIN = "清河區(qū)雲(yún)溪鎮(zhèn)黨(dǎng)委書(shū)記(jì)帶(dài)隊(duì)檢(jiǎn)查安全生產(chǎn)。"


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("石橋鎮(zhèn)檢驗(yàn)了發(fā)展成果。", "石桥镇检验了发展成果。"),
        ("修路的錢(qián)有著落了。", "修路的钱有着落了。"),
        ("產(chǎn)品遠(yuǎn)銷陜西。", "产品远销陕西。"),
        ("成效顯著,著名品牌。", "成效显著,著名品牌。"),
        ("推動產(chǎn)業(yè)規(guī)?；l(fā)展。", "推动产业规模化发展。"),
        ("票決方式?jīng)Q定十件實事。", "票决方式决定十件实事。"),
        ("清水路已整修到位?，F(xiàn)將進度報告如下。", "清水路已整修到位。现将进度报告如下。"),
        ("雲溪鎮(zhèn)舉辦文藝展演?；顒?dòng)持續三天。", "云溪镇举办文艺展演。活动持续三天。"),
        ("會議強(qiáng)調(diào)要?jiǎng)?chuàng)新機(jī)制。", "会议强调要创新机制。"),
        ("真的嗎?!大家都笑了。", "真的吗?!大家都笑了。"),
        ("收入漲了?!鞍凑战衲戤a(chǎn)業(yè)勢(shì)頭,還會(huì)再漲。", "收入涨了。“按照今年产业势头,还会再涨。"),
        ("降低了成本?!甭犝f村里要修路,大家高興。", "降低了成本。”听说村里要修路,大家高兴。"),
        ("你們?cè)阪?zhèn)裡提出的建議,雲溪鎮(zhèn)已辦(bàn)理。", "你们在镇里提出的建议,云溪镇已办理。"),
    ],
)
def test_undoes_what_a_mirror_site_did(damaged, repaired):
    assert repaired in text_of(FULL_OF_PINYIN + "\n" + damaged)


@pytest.mark.parametrize(
    "sound",
    [
        "柳河街道成效显著，著名企业落户。",
        "去垛(duò)上村的道路由云溪镇维修。",
        "这样行吗?请各村认真回答。",
        "陳先生捐资助学，石桥镇表示感谢。",
    ],
)
def test_leaves_a_sound_paper_alone(sound):
    assert text_of(sound) == sound


def test_front_matter_leaves_title_and_date():
    assert text_of(
        '---\nlayout: post\ntitle: "云溪镇周报"\ndate: 2026-11-12\ntags: 动态\n---\n<p>新建公厕6座。</p>\n'
    ) == ("云溪镇周报\n2026-11-12\n新建公厕6座。")


def test_marks_go_and_the_words_stay():
    assert (
        text_of("## 石桥镇\n>>>办好实事\n**新建**路灯[20盏](http://example.com)。")
        == "石桥镇\n办好实事\n新建路灯20盏。"
    )


@pytest.mark.parametrize(
    "furniture",
    ["责任编辑: 某某", "投稿邮箱: a@example.com", "来源：清河日报", "浏览次数：120", "- 3 -", "第3页 共5页", "<http://example.com/a>",
     "分享到：微信 微博", "当前位置：首页 > 动态", "政务公开 > 公开目录 > 云溪镇 > 工作报告", "（此件公开发布）",
     "公开范围：全部公开", "[复制链接]", "查看: 408|回复: 0", "云溪人 发表于 2026-11-4 23:59:20 | 只看该作者", "1#",
     "Powered by Discuz! X3.2", "照片01.jpg", "上一篇：另一则消息", "主办"],
)  # fmt: skip
def test_page_furniture_goes(furniture):
    paper = "云溪镇召开推进会\n11月5日，云溪镇召开人居环境整治推进会。"
    assert text_of(paper + "\n" + furniture) == paper


def test_what_a_newspaper_says_stays():
    paper = "今日云溪\n2026年11月12日 星期四 | 第11期\n本报讯(通讯员 某某)11月5日,云溪镇召开推进会。"
    assert text_of(paper) == paper


def test_a_sentence_cut_by_a_column_is_joined():
    cut = "入冬以来,云溪镇组织网格员逐户查看取暖设备,讲解用火常识,登记独居老人的联系方式,配齐灭火器、\n\n报警器和逃生绳,让老人安心过冬。"
    assert text_of(cut) == cut.replace("\n\n", "")


def test_a_sentence_cut_by_a_page_stays_cut():
    cut = "白塔镇的老街要修旧如旧,先修屋面,再修门窗,沿河的石栏、埠头、(下转3版)\n石桥镇走访企业,送去政策,解决用工难题。"
    assert text_of(cut).split("\n")[0].endswith("沿河的石栏、埠头、")


def test_a_masked_run_is_one_sign():
    assert text_of("石桥镇将******的旧厂房收回，××村已搬入。") == "石桥镇将□的旧厂房收回，□村已搬入。"


def test_names_taken_out_of_a_paper_are_nothing_bold():
    assert (
        text_of("**省**市清河区公告\n1.云溪镇**中心小学扩建工程\n2.**社区老旧小区改造项目")
        == "□省□市清河区公告\n1.云溪镇□中心小学扩建工程\n2.□社区老旧小区改造项目"
    )


@pytest.mark.parametrize(
    ("number", "damaged"), [("一", "ㄒ唬┩七M"), ("二", "ǘ┩七M"), ("三", "ㄈ┩七M"), ("六", "┩七M"), ("十", "ㄊ┩七M")]
)
def test_a_number_in_brackets_that_lost_its_bytes_comes_back(number, damaged):
    text = text_of(f"清河區(qū)雲(yún)溪鎮(zhèn)道(dào)路建設(shè)方案\n?。{damaged}(jìn)清水路改造。")

    assert text.endswith(f"\n（{number}）推进清水路改造。")


def test_every_character_knows_its_place():
    reading = read(("<p>雲溪鎮(zhèn)</p>" + FULL_OF_PINYIN).encode(), name="公文.txt")

    at = reading.text.index("书")

    assert reading.original[reading.to_original(at)] == "書"
    assert any(repair.kind == "pinyin" and repair.before == "(shū)" for repair in reading.repairs)


def test_of_a_portal_page_the_main_part_stays():
    page = (
        "<html><head><title>门户</title><script>var a='<p>';</script></head><body><div class='nav'><a href='/'>首页</a></div>"
        "<div id='main'><h1>云溪镇召开推进会</h1><p>11月5日，云溪镇召开人居环境整治推进会，部署冬季行动。</p>"
        "<p>下一步，云溪镇将新建公厕6座&mdash;年底前完成。</p></div><div class='footer'>版权所有 电话：1</div></body></html>"
    )
    assert text_of(page, "页面.html") == (
        "云溪镇召开推进会\n11月5日，云溪镇召开人居环境整治推进会，部署冬季行动。\n下一步，云溪镇将新建公厕6座—年底前完成。"
    )


@pytest.mark.parametrize(
    "card",
    [
        "索引号 | 00100/2026-42401 | ||",
        "组配分类 | 部门文件 | 发布机构 | 云溪镇 |",
        "责任部门 云溪镇 公开形式 主动公开",
        "【字号： | | 【背景色 杏仁黄 秋叶褐",
        "清公网安备 42000000000015号",
        "本文转自 [https://example.com/s/a](https://example.com/s/a)，如有侵权，请联系删除。",
    ],
)
def test_a_portals_card_goes_though_it_has_no_colons(card):
    assert text_of(f"{card}\n云溪镇新建公厕6座。") == "云溪镇新建公厕6座。"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发文日期 2026-11-12", "2026-11-12"),
        ("发布时间：2026-11-12 09:06 来源：党政办", "2026-11-12 09:06"),
        ("来源：清河网 作者：某某 2026-11-12 22:16:28", "2026-11-12 22:16:28"),
        ("政务　2026-11-12 18:41　清河", "2026-11-12 18:41"),
    ],
)
def test_of_a_portals_card_the_day_stays(line, day):
    assert text_of(f"云溪镇动态\n{line}\n云溪镇新建公厕6座。") == f"云溪镇动态\n{day}\n云溪镇新建公厕6座。"


def test_the_day_of_its_making_stays_before_that_of_its_printing():
    assert text_of("发布日期：2026-11-15\n成文日期：2026-11-12\n云溪镇新建公厕6座。") == "2026-11-12\n云溪镇新建公厕6座。"


def test_a_title_said_twice_is_said_once():
    assert text_of("云溪镇2026年工作总结\n\n云溪镇2026年工作总结\n新建公厕6座。") == "云溪镇2026年工作总结\n新建公厕6座。"


def test_what_a_publisher_says_of_itself_behind_its_editors_goes():
    paper = "云溪镇召开推进会\n11月5日，云溪镇召开人居环境整治推进会。"
    assert text_of(paper + "\n责编：某某\n审核：某某\n清河发布\n传递政务信息\n") == paper


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("由???镇长任组长", "由□镇长任组长"),
        ("???（一）第一检查组", "（一）第一检查组"),
        ("责任领导：钱 ?某", "责任领导：钱 某"),
        ('<divclass="title"><h2>云溪镇工作报告</h2></div><p>新建公厕6座。</p>', "云溪镇工作报告\n新建公厕6座。"),
    ],
)
def test_marks_of_lost_words_blanks_and_tags(damaged, repaired):
    assert text_of(damaged) == repaired


@pytest.mark.parametrize("line", ["责任部门 镇建设办", "来源地区经济发展较快，部门联动。", "关键词解释"])
def test_leaves_what_only_begins_like_a_card(line):
    assert line in text_of(f"云溪镇工作安排\n{line}\n云溪镇新建公厕6座。")


def test_lines_cut_at_a_pages_width_are_joined():
    lines = (
        "为进一步做好今冬明春森林防火工作，经镇党委、镇政府研究，现\n就有关事项通知如下，请各村、各部门认真抓好落实，确保不发生\n"
        "重特大森林火灾，确保群众生命财产安全。各村要组建不少于十五\n人的扑火队伍，配齐扑火工具，每日开展巡查，发现火情立即处置\n"
        "并上报镇防火指挥部。镇防火指挥部要加强值班，做到情况明、反\n应快、处置早，切实把火灾消灭在萌芽状态。特此通知，请遵照执\n行。\n"
    )
    assert text_of(lines) == lines.replace("\n", "")


def test_a_long_traditional_paper_is_simplified_as_a_whole():
    assert text_of("雲溪鎮黨委召開會議，強調要抓緊推進項目建設。" * 20) == "云溪镇党委召开会议，强调要抓紧推进项目建设。" * 20


def test_in_a_traditional_paper_a_few_syllables_are_damage():
    assert text_of("雲溪鎮(zhèn)黨委召開會議，強調要抓緊推進項(xiàng)目建設。") == "云溪镇党委召开会议，强调要抓紧推进项目建设。"


def test_a_portals_foot_run_into_one_line_goes_however_long_it_is():
    paper = "云溪镇新建公厕2座。\n会议还研究了其他事项。"
    foot = (
        "互联网违法和不良信息举报电话:0000000 互联网违法和不良信息举报邮箱:qhqzf@example.cn 网站地图 政务邮箱 联系我们 "
        "清河区互联网违法和不良信息举报网站 版权所有:清河区人民政府门户网站 主办单位:清河区人民政府办公室 "
        "网站标识码:0000000000 备案号:某ICP备00000000号"
    )
    assert text_of(f"{paper}\n{foot}") == paper


@pytest.mark.parametrize(
    "line", ["厂房租售热线:400 0000 021", "或微信/手机:13500000000; 13500000001", "扫描二维码推送至手机访问。", "请说明您的需求,以便对接。"],
)
def test_what_a_copied_page_says_of_its_copier_goes(line):
    assert text_of(f"云溪镇新建公厕2座。\n{line}") == "云溪镇新建公厕2座。"


@pytest.mark.parametrize("line", ["报名热线:00000000,逾期不候。", "招商引资:到位资金5亿元", "手机:一律上交。"])
def test_a_line_with_figures_of_its_own_stays(line):
    assert line in text_of(f"云溪镇新建公厕2座。\n{line}")


@pytest.mark.parametrize("tail", ["(图文/钱某某)", "(赵某某)", "(通讯员 钱某某)"])
def test_who_wrote_a_piece_goes_from_its_end(tail):
    assert text_of(f"云溪镇新建公厕2座,修复路面1200平方米。{tail}") == "云溪镇新建公厕2座,修复路面1200平方米。"


@pytest.mark.parametrize("tail", ["(区发展改革局)", "(责任人:钱某某)", "(石桥村)"])
def test_whose_work_it_is_stays_at_its_end(tail):
    assert text_of(f"云溪镇新建公厕2座。{tail}").endswith(tail)


def test_a_title_that_comes_again_and_that_of_the_browser_go():
    title = "2026年上半年云溪镇主要工作目标自查报告"
    assert text_of(f"清河区人民政府-{title}\n{title}\n云溪镇新建公厕2座。") == f"{title}\n云溪镇新建公厕2座。"
    assert text_of(f"{title}\n2026-07-01 11:14:01\n{title}\n云溪镇新建公厕2座。") == f"{title}\n2026-07-01 11:14:01\n云溪镇新建公厕2座。"


def test_the_words_of_a_feed_come_out_of_their_marks():
    feed = "<title><![CDATA[云溪镇新建公厕]]></title><pubDate>2026-07-01</pubDate><description><![CDATA[<p>云溪镇新建公厕2座。</p>]]></description>"
    assert text_of(feed) == "云溪镇新建公厕\n2026-07-01\n云溪镇新建公厕2座。"


def test_a_numbered_heading_of_minutes_is_not_run_into_what_the_meeting_did():
    words = "二、听取第二展区(云溪分会场)服务保障情况汇报,研究相关工作\n会议听取了镇城管办关于第二展区服务保障、环境整治工作的情况汇报。"
    assert text_of(words) == words


def test_the_signs_of_dates_that_a_site_took_out_come_back():
    damaged = "3-24,云溪镇研究2026-度预算。自2024-创建以来成效明显。4-初召开动员会,每半个-调度一次。"
    assert text_of(damaged) == "3月24日,云溪镇研究2026年度预算。自2024年创建以来成效明显。4月初召开动员会,每半个月调度一次。"


@pytest.mark.parametrize("sound", ["2026-11-12,云溪镇新建公厕2-3座,编号2026-云溪。", "云溪镇2024-2026年规划,每村2-3人,1-24号楼。"])
def test_hyphens_that_are_no_signs_of_dates_stay(sound):
    assert text_of(sound) == sound


def test_paragraphs_that_a_page_ran_together_are_parted_where_they_are_set_in():
    first = "本报讯(记者 某某)10月16日，清河区举行标准厂房项目开工仪式，区住建局、区发改委和云溪镇、石桥镇有关负责人到场。"
    second = "会议要求，各镇要抓紧完成剩余征地工作，12月底前全部交地。区住建局要每月通报一次进度，云溪镇要在11月底前完成管线迁改。"

    assert text_of(f"{first} 　　{second}　　▲项目开工现场。") == f"{first}\n{second}\n▲项目开工现场。"


def test_an_article_that_ends_with_who_took_its_picture_is_no_caption():
    words = "10月16日，云溪镇举行标准厂房项目开工仪式。" + "该项目由云溪镇和石桥镇共同建设，建成后将带动两镇村民就近就业，" * 8 + "记者 某某 摄"
    reading = read(words.encode(), name="新闻.txt")

    assert [(each.kind, each.status) for each in reading.candidates][:1] == [("activity", "done")]


@pytest.mark.parametrize("sound", ["村名　　户数　　完成情况", "会议要求：　　一、抓紧交地。", "甲村已完成。　　乙村未完成。"])
def test_wide_blanks_of_a_short_line_part_no_paragraphs(sound):
    assert "\n" not in text_of(sound)
