"""What pages of other places and years say in their own way, each in a sentence about 清河区."""

from datetime import date

import pytest

from guatu.crafts.reading import read
from guatu.crafts.reading.structure.outline import outline
from guatu.crafts.reading.tests.papers import candidates_in, quotes_in

REVIEW = "云溪镇2026年工作总结\n今年以来，云溪镇新建公厕3座。"


@pytest.mark.parametrize(
    ("paper", "whose"),
    [
        ("政府工作报告\n——2026年4月25日在清城县第十七届人民代表大会第四次会议上\n全县新建公厕60座。", "清城县"),
        ("云城镇:镇人大视察民生实事\n7月31日，云城镇人大进行视察。建议镇有关部门加快进度。", "云城镇"),
        ("关于区人大建议的答复函\n我局改造棚户区12个，全区新建公厕60座。", None),
        ("十二届区委第二轮巡察情况\n被巡察单位召开会议38次。", None),
        ("推进小城镇建设\n小城镇建设要加快。", None),
    ],
)
def test_whose_paper_it_is(paper, whose):
    assert outline(paper, []).organisation == whose


@pytest.mark.parametrize(
    ("clause", "kind", "status"),
    [
        ("东塘迁建项目顺利推进", "task", "ongoing"),
        ("石桥余热发电项目进展顺利", "task", "ongoing"),
        ("固定资产投资增长8.1%，分别超年初目标2个百分点", "result", "done"),
        ("生产总值完成107亿元，首次突破百亿元大关", "result", "done"),
        ("石桥菜场改造完成，现已完工并投入使用", "result", "done"),
    ],
)
def test_how_reviews_say_it(clause, kind, status):
    found = candidates_in(REVIEW + clause + "。")

    assert [(each.quote, each.kind, each.status) for each in found[1:]] == [(clause, kind, status)]


@pytest.mark.parametrize(
    "clause", ["分别为石桥小学项目、东塘小学项目", "您提出的“进一步推进城市更新行动”的建议", "街道全体班子成员、各科室正职"]
)
def test_what_is_no_record(clause):
    assert quotes_in(REVIEW + clause + "。") == ["新建公厕3座"]


def test_this_year_in_a_review_of_january_is_the_year_reviewed():
    lamps, tax = candidates_in(
        "云溪镇2026年工作总结\n一、2026年工作成效\n今年以来，云溪镇安装路灯60盏。今年1-11月，云溪镇完成税收5545万元。",
        said_on=date(2027, 1, 12),
    )

    assert lamps.when is not None and (lamps.when.first, lamps.when.last) == (date(2026, 1, 1), date(2026, 12, 31))
    assert tax.when is not None and tax.when.last == date(2026, 11, 30)


def test_what_began_on_a_day_was_not_all_done_on_it():
    _, staff = candidates_in(
        "云溪镇2026年工作总结\n一、2026年工作成效\n自4月26日起，组织常态化检测12次，储备人员1521名。", said_on=date(2026, 12, 30)
    )

    assert staff.when is not None and staff.when.text == "2026年"


def test_last_year_as_a_measure_turns_no_plan_into_a_review():
    (villages,) = candidates_in("云溪镇2027年工作计划\n完成11个村垃圾治理任务，在去年整治的基础上做好提升工作。")[:1]

    assert (villages.kind, villages.status) == ("target", "planned")


def test_the_year_of_ten_works_is_the_due_of_each():
    (lamps,) = candidates_in("据了解，云溪镇2027年十大实事项目包括：\n\n一、新增、修整绿化1000平方米。")

    assert lamps.due is not None and lamps.due.last == date(2027, 12, 31)


def test_each_of_several_cadences_says_what_is_done():
    assert quotes_in("云溪镇工作方案\n下一步，实行每日通报、每周调度、每月考评的工作机制。") == ["每日通报", "每周调度", "每月考评"]


def test_what_is_done_is_cut_from_what_goes_on():
    assert quotes_in(REVIEW + "完成北园、裕园2个小区改造并推进华园、名园等3个小区改造。")[1:] == [
        "完成北园、裕园2个小区改造",
        "推进华园、名园等3个小区改造",
    ]


@pytest.mark.parametrize(
    "clause", ["将限制公交以外的所有机动车通行", "东塘桥周边道路两侧禁止停放车辆", "专线公交车免费乘坐", "对东塘公园周边道路进行交通管制"]
)
def test_what_a_notice_lays_down_for_a_road(clause):
    (found,) = candidates_in(f"关于东塘桥周边道路实行交通管制的通告\n{clause}。")

    assert (found.quote.removeprefix("将"), found.kind) == (clause.removeprefix("将"), "task")


@pytest.mark.parametrize("clause", ["严禁弄虚作假", "不得推诿扯皮", "禁止形式主义"])
def test_what_is_only_forbidden_is_no_record(clause):
    assert quotes_in(f"关于东塘桥周边道路实行交通管制的通告\n{clause}。") == []


def test_a_meeting_was_held_whatever_its_name_does():
    (found,) = candidates_in("云溪镇一周动态\n11月5日，为期2天的云溪镇人居环境推进会暨业务提升培训会在镇政府二楼会议室召开。")

    assert (found.kind, found.status) == ("activity", "done")


def test_a_paper_of_the_county_is_the_countys_though_it_tells_of_a_town():
    paper = "铺筑幸福路\n近年来，清河县聚焦群众期盼，曲溪镇大河两岸车流增加，全县加快道路硬化，清河县交通运输局优化方案，清河县新建道路12公里。"
    assert outline(paper, []).organisation == "清河县"


def text_of(words: str) -> str:
    return read(words.encode(), name="文件.txt").text


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("云溪镇(yúnxīzhèn)召开(zhàokāi)会议(huìyì)，部署(bùshǔ)(bùshǔ)禁烧(jìnshāo)工作。", "云溪镇召开会议，部署禁烧工作。"),
        ("云溪镇成立指挥部,,镇长任组长,,各村,、社区包片,,落实责任,。", "云溪镇成立指挥部,镇长任组长,各村、社区包片,落实责任。"),
        ("做好**年工作,**县推进15个村治理。", "做好□年工作,□县推进15个村治理。"),
    ],
)
def test_undoes_what_mirrors_do(damaged, repaired):
    assert text_of(damaged) == repaired


@pytest.mark.parametrize("sound", ["新建**路灯**20盏", "去垛(duò)上村的道路由云溪镇维修。", "云溪镇（town）开会,,如此。"])
def test_leaves_other_brackets_and_marks(sound):
    assert text_of(sound) == sound.replace("**", "")


@pytest.mark.parametrize(
    "clause",
    [
        "宣布了票决结果",
        "在创建卫生镇的关键时刻",
        "在46个小区",
        "该地块不属于我局管辖范围",
        "镇绿化中心将全力配合",
        "把整治工作纳入重要议事日程",
        "《责任分解》已经区政府第9次常务会议讨论通过",
        "财政所、司法所主要负责人",
    ],
)
def test_what_papers_say_beside_their_works(clause):
    assert quotes_in(REVIEW + clause + "。") == ["新建公厕3座"]


def test_a_table_that_says_what_is_to_be_done_and_how_far_it_is():
    """Its cells stand one on a line, and a row may lack the cell that it shares with the row above."""
    heads = "序号 |\n主要任务 |\n全年目标任务 |\n牵头 单位 |\n协同单位 |\n1-10月推进情况 |\n是否达序 |\n"
    rows = "1 |\n环境提升 |\n新建公厕8座。 |\n城管局 |\n各街道 |\n已建成公厕3座。 |\n是 |\n"
    rows += "2 |\n改造老旧小区20个。 |\n住建局 |\n各街道 |\n已改造老旧小区12个。 |\n是 |\n"
    found = candidates_in("2026年区政府民生实事项目推进情况\n" + heads + rows)

    assert [(each.quote, each.owner, each.kind, each.status) for each in found] == [
        ("新建公厕8座", "城管局", "target", "planned"),
        ("已建成公厕3座", "城管局", "result", "done"),
        ("改造老旧小区20个", "住建局", "target", "planned"),
        ("已改造老旧小区12个", "住建局", "result", "done"),
    ]


def test_what_was_to_be_reached_is_planned_in_a_report_too():
    found = candidates_in("云溪镇2026年工作总结\n2026年全镇计划农民人均纯收入增加18%，贫困农户增收15%。新建公厕3座。")

    assert [(each.kind, each.status) for each in found] == [("target", "planned"), ("target", "planned"), ("result", "done")]


def test_regularly_every_month_is_one_cadence():
    _, found = candidates_in(REVIEW + "每月定期召开减贫工作调度会。")

    assert (found.quote, found.cadence) == ("每月定期召开减贫工作调度会", "monthly")


@pytest.mark.parametrize(
    "paper",
    [
        "在市委、市政府和区委的正确领导下，新建公厕60座，同比增长8%。",
        "9月18日，组织沿街商户坐商归店、行商归市，清理摊点12处。",
        "局里积极向市政府汇报，已办理5件。",
    ],
)
def test_who_is_only_spoken_of_owns_no_paper(paper):
    assert outline(paper, []).organisation is None


def test_a_community_is_no_district():
    *_, found = candidates_in("云溪镇“三举措”推进楼院整治\n" + REVIEW + "组织社区广大干部，建立问题台账。")

    assert found.owner == "云溪镇"


def test_what_a_paper_is_for_stands_before_what_it_lays_down():
    assert quotes_in("云溪镇植树方案\n为实施“绿色云溪”工程，打好今冬造林攻坚战，特制定本方案。新植树4300亩。") == ["新植树4300亩"]
    assert quotes_in("云溪镇通知\n为推进“绿色云溪”工程，镇政府决定新植树4300亩，现将有关事项通知如下。") == ["新植树4300亩"]


@pytest.mark.parametrize(
    "clause",
    [
        "按照《关于分解重点任务的通知》文件精神要求",
        "以生态建设为中心",
        "利用“清河发布”平台",
        "方便群众联系工作",
        "是全区唯一一个",
        "区住建局局长、财政局副局长和镇民生办工作人员一行",
        "重点查看督导问题的整改落实情况",
        "推动产业跑出“加速度”",
    ],
)
def test_means_visitors_and_flourishes_are_no_records(clause):
    assert quotes_in(REVIEW + clause + "。") == ["新建公厕3座"]


def test_the_card_of_a_portal_with_a_value_a_line_goes():
    text = read(
        "• 信息索引号:\n\n    11330702/2026-46395\n\n  • 发布机构:\n\n  清河区文旅局\n\n云溪镇通报\n云溪镇新建公厕3座。".encode(),
        name="x.txt",
    ).text

    assert text == "云溪镇通报\n云溪镇新建公厕3座。"


def test_what_was_done_of_the_whole_stays_with_it_and_so_does_its_rank():
    _, moved, income = candidates_in(REVIEW + "石桥片区已搬迁256户，完成总任务的72%。税收420万元，增量居全区首位。")

    assert [quantity.value for quantity in moved.quantities] == [256, 72]
    assert [quantity.value for quantity in income.quantities] == [4_200_000, 1]


def test_a_speech_in_front_of_the_news_ends_at_its_mark():
    found = candidates_in("“要尽快解决企业排水问题……”11月2日，云溪街道前往石桥新材料项目现场开展调研活动。")[-1]

    assert (found.quote, found.kind) == ("前往石桥新材料项目现场开展调研活动", "activity")


def test_a_short_clause_that_names_its_road_says_all():
    assert quotes_in("云溪镇任务清单\n1.拓宽人民路。完成时限：10月底前。") == ["拓宽人民路"]


def test_a_paragraph_that_counts_goes_on_counting():
    found = candidates_in(
        "2026年安排重点项目47个。\n"
        "1—8月份，累计完成投资32亿元。清水产业园等15个项目开工建设，开工率73%；石桥产业园等8个项目竣工。",
        said_on=date(2026, 9, 10),
    )

    assert [each.status for each in found] == ["planned", "done", "done", "done"]


def test_how_much_is_planned_and_how_much_is_done():
    _, planned, done = candidates_in(REVIEW + "该镇石桥核心区项目计划投资30亿元，截至5月，完成投资21亿元，完成年计划的70%。")

    assert (planned.status, planned.quantities[0].value) == ("planned", 3_000_000_000)
    assert (done.status, [each.value for each in done.quantities]) == ("done", [2_100_000_000, 70])


def test_what_is_counted_by_works_is_no_part_of_a_sum():
    assert quotes_in("云溪镇2026年工作要点\n年度计划投资46亿元。其中，续建项目26个。") == ["年度计划投资46亿元", "续建项目26个"]


def test_how_often_something_is_sent_stays_with_what_is_sent():
    (found,) = candidates_in("云溪镇工作计划\n每月26日前，向镇安委会上报专项整治工作总结。")

    assert (found.quote, found.cadence) == ("每月26日前，向镇安委会上报专项整治工作总结", "monthly")


@pytest.mark.parametrize(
    "clause",
    [
        "更好服务群众出行",
        "充分利用广播、宣传栏等形式",
        "结合创建活动的契机",
        "全力以赴做好外部环境保障",
        "钱某某代表提出《关于拓宽清水路的建议》",
        "是清水路改造的一部分",
    ],
)
def test_what_replies_and_reports_only_say_around_their_works(clause):
    assert quotes_in(REVIEW + clause + "。") == ["新建公厕3座"]


def test_a_table_whose_headings_are_broken_in_two():
    heads = "序号\n重点工作\n责任\n领导\n责任\n科室\n攻坚目标\n任务\n第二季度\n完成情况\n"
    rows = "1\n公厕建设\n钱某某\n乡村振兴办\n新建公厕8座。\n已建成公厕3座。\n2\n道路硬化\n孙某某\n建设办\n硬化道路6公里。\n已硬化道路2公里。\n"
    found = candidates_in("云溪镇2026年重点工作执行情况\n" + heads + rows)

    assert [(each.quote, each.owner, each.status) for each in found if each.quantities] == [
        ("新建公厕8座", "云溪镇乡村振兴办", "planned"),
        ("已建成公厕3座", "云溪镇乡村振兴办", "done"),
        ("硬化道路6公里", "云溪镇建设办", "planned"),
        ("已硬化道路2公里", "云溪镇建设办", "done"),
    ]


def test_what_was_handed_down_already_is_no_plan():
    (found,) = candidates_in("清河区交通运输局的答复\n石桥路已经于2026年由上级部门下达建设计划。")

    assert (found.kind, found.status) == ("result", "done")


@pytest.mark.parametrize(
    "clause",
    [
        "成立了以党委书记为组长，其他班子成员为副组长的“减贫摘帽”工作领导小组",
        "成立了由镇长任总指挥，各村负责人为成员的指挥部",
        "石桥新材料、竹园毛毯等项目已生产",
        "续建项目石桥府楼体外装已基本完成",
        "石桥村所处路段已进行黑化",
        "对辖区37个居民楼院的环境卫生进行全面排查",
        "调解矛盾纠纷85起，成功率98%",
        "投资2500万元再建27公里农村道路",
    ],
)
def test_what_reports_tell_in_many_words(clause):
    found = candidates_in(REVIEW + clause + "。")

    assert [(each.quote, each.status) for each in found[1:]] == [(clause, "done")]


@pytest.mark.parametrize(
    ("clause", "quote"),
    [("会后提交区委常委会议研究", "提交区委常委会议研究"), ("会后以区政府文件印发", "以区政府文件印发")],
)
def test_what_becomes_of_a_matter_behind_a_meeting(clause, quote):
    assert quotes_in(f"云溪镇会议纪要\n会议议定：新建公厕3座。{clause}。") == ["新建公厕3座", quote]


def test_short_lines_that_each_have_a_figure_are_a_list():
    found = candidates_in("云溪镇2026年11月工作小结\n●新建公厕3座\n●修复路面1200平方米\n●开展禁烧巡查12次")

    assert [(each.quote, each.status) for each in found] == [
        ("新建公厕3座", "done"), ("修复路面1200平方米", "done"), ("开展禁烧巡查12次", "done"),
    ]  # fmt: skip


def test_a_year_to_come_opens_no_facts():
    *_, found = candidates_in("云溪镇政府工作报告\n过去五年，累计完成投资12亿元。今后五年，力争生产总值年均增长8%。2027年，新建学校2所。")

    assert (found.quote, found.status, found.due.text) == ("新建学校2所", "planned", "2027年")
