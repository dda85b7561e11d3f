"""Fields on pages of every kind: whose a clause is, when it was or is due, whether it is planned, going on or done."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import Candidate, read
from guatu.crafts.reading.tests.papers import candidates_in

PLAN = "清河区推进城市管理\n"


def undated(paper: str) -> tuple[Candidate, ...]:
    return read(paper.encode(), name="文章.txt").candidates


@pytest.mark.parametrize(
    "words",
    [
        "转发区住建局于11月底前检查工地20个的通知。",
        "函告市交通运输局于12月底前完成桥梁12座检测。",
        "动员清河建材有限公司捐赠物资30万元。",
        "发动小区物业公司清理垃圾12吨。",
        "抄送区水务局完成河道12公里清淤。",
        "转发石桥镇政府完成12公里河道清淤的做法。",
    ],
)
def test_a_verb_of_telling_before_a_name_is_no_part_of_it(words):
    assert [each.owner for each in candidates_in(PLAN + words)] == ["清河区"]


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("通知清河建材有限公司11月底前整改隐患3处。", "清河建材有限公司"),
        ("责令清河建材有限公司11月底前整改隐患3处。", "清河建材有限公司"),
        ("责成区水务局11月底前修复水管2公里。", "区水务局"),
        ("占道摊点由城管部门逐户登记，发放整改通知书60份。", "城管部门"),
    ],
)
def test_who_is_told_to_do_it_has_to_do_it(words, owner):
    assert candidates_in(PLAN + words)[0].owner == owner


@pytest.mark.parametrize(
    ("paper", "owner"),
    [
        ("本报讯 近日，记者走进清河建材有限公司看到，车间一派繁忙。今年以来，公司新增生产线2条。", "清河建材有限公司"),
        ("清河建材有限公司总部位于云溪镇。今年投资3亿元。", "清河建材有限公司"),
        ("今年以来，清河建材有限公司承接了东塘路、石桥路沿线的路灯维护工作。目前，已更换灯具90盏。", "清河建材有限公司"),
    ],
)
def test_a_firm_named_in_the_sentence_before_goes_on_acting(paper, owner):
    found = [each for each in candidates_in(paper) if each.quantities]

    assert {each.owner for each in found} == {owner}


@pytest.mark.parametrize(
    "words",
    [
        "清河建材有限公司、云溪纸业有限公司落户园区。公司化运作的平台3个已建成。",
        "各乡镇走访清河建材有限公司。企业要完成技改12项。",
    ],
)
def test_firms_in_general_are_not_the_one_named_before(words):
    assert not any("公司" in (each.owner or "") for each in candidates_in(PLAN + words) if each.quantities)


def test_who_only_came_to_a_meeting_does_not_act_there():
    paper = "清河网11月12日讯 昨日下午，云溪镇议政代表会召开。江州市委常委、统战部长李某某出席会议。会上，审阅、讨论了民生实事办理情况报告。"
    called, heard = candidates_in(paper)

    assert (called.kind, heard.kind) == ("activity", "activity")
    assert called.when == heard.when and heard.when is not None and heard.when.first == date(2026, 11, 11)


@pytest.mark.parametrize(
    ("title", "body"),
    [("镇委书记", "云溪镇委"), ("组织委员", "云溪镇党委"), ("宣传委员", "云溪镇党委")],
)
def test_the_members_of_a_towns_committee_act_for_it(title, body):
    *_, visit = candidates_in(
        f"云溪镇召开工作会议\n11月10日，云溪镇召开工作会议，部署9项任务。\n随后，{title}李某某带队检查了石桥纸业等企业3家。"
    )

    assert visit.owner == body


@pytest.mark.parametrize(
    ("title", "targets_due", "tasks_due"),
    [
        ("清河区2026年度农村公路工作计划", "2026年度", None),
        ("清河区2026年重点工作任务分解表", "2026年", "2026年"),
        ("区长在2026年工作会议上的讲话", None, None),
        ("清河区农村公路工作计划", None, None),
    ],
)
def test_the_year_of_a_plan_is_when_its_targets_are_due_and_that_of_a_list_for_all_in_it(title, targets_due, tasks_due):
    target, task = candidates_in(f"{title}\n一、目标\n新建农村公路120公里。\n编制东塘大道建设方案。", said_on=date(2026, 2, 12))

    assert (target.due and target.due.text, task.due and task.due.text) == (targets_due, tasks_due)


def test_a_plan_without_a_day_has_the_year_of_its_title():
    (roads,) = undated("清河县交通局2017年工作要点\n一、公路\n新建农村公路120公里。")

    assert roads.due is not None and roads.due.last == date(2017, 12, 31)


@pytest.mark.parametrize(
    "paper",
    [
        "清河简介\n2020年全年生产总值88亿元。\n工业\n新增企业6家，已投产企业18家。累计培育能人264名，资助学生1387人，添置校车16辆。",
        "云溪镇简介\n2020年实现税收612万元。一年来，植树造林2268亩，已建成茶园1376亩。目前已修缮祠堂519平方米。",
    ],
)
def test_what_a_paper_without_a_day_tells_is_of_the_one_year_that_it_names(paper):
    told = [each for each in undated(paper) if each.status == "done"]

    assert len(told) > 1
    assert {(each.when.first, each.when.last) for each in told if each.when} == {(date(2020, 1, 1), date(2020, 12, 31))}
    assert all(each.when for each in told)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("该项目建成后年产纸12万吨", "target"),
        ("项目达产后，年创税收2000万元", "target"),
        ("可实现年产值6亿元", "target"),
        ("公园建成后，已接待游客3万人", "result"),
        ("办理许可300件", "result"),
    ],
)
def test_what_a_work_is_to_bring_is_a_target(words, kind):
    found = candidates_in(f"清河区项目建设提速\n近日，记者在清河区看到，石桥纸业项目正在建设。{words}。")[-1]

    assert found.kind == kind


@pytest.mark.parametrize("words", ["总投资3亿元，占地120亩", "该项目总投资3亿元", "项目总建筑面积12000平方米"])
def test_how_large_a_work_is_no_result(words):
    found = candidates_in(f"清河区项目建设提速\n近日，记者在清河区看到，石桥纸业项目正在建设。{words}。", recall=True)[-1]

    assert (found.kind, found.status) == ("task", "ongoing")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("推动石桥纸业二期项目建设", "ongoing"),
        ("加快推进东塘大道建设", "ongoing"),
        ("加快推进农产品品牌培育和产销对接", "planned"),
    ],
)
def test_only_a_work_that_is_there_is_pushed_on(words, status):
    paper = f"清河区2026年重点工作任务分解表\n序号 | 主要工作举措 | 牵头单位\n1 | {words}。 | 区农业农村局\n"

    assert [each.status for each in candidates_in(paper, said_on=date(2026, 1, 18))] == [status]


def test_now_governs_its_sentence_and_no_more():
    found = candidates_in("清河区公路建设\n今年以来，清河区建设公路12条。目前完成桥梁7座，累计完成投资4300万元。新建站台3座。")

    assert [each.when and each.when.text for each in found] == ["今年以来", "目前", "目前", "今年以来"]


def test_a_notice_says_below_when_all_of_it_holds():
    head = "东塘水厂检修公告\n清河区水务局将对东塘片区12个小区实行停水。\n一、停水时间\n2026年11月12日9时至17时\n"
    paper = f"{head}二、停水区域\n石桥路以东禁止使用消防栓取水。"
    found = candidates_in(paper)

    assert found and {(each.due.first, each.due.last) for each in found if each.due} == {(date(2026, 11, 12), date(2026, 11, 12))}
    assert all(each.due for each in found)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("从12月1日起，清理河道12公里", date(2026, 12, 1), date(2026, 12, 1)),
        ("12月份开始，对沿街雨棚12处进行拆除", date(2026, 12, 1), date(2026, 12, 31)),
        ("我区将于11月12日在东塘体育场举办运动会", date(2026, 11, 12), date(2026, 11, 12)),
    ],
)
def test_what_begins_on_a_day_is_due_then(words, first, last):
    (found,) = candidates_in(f"清河区市容整治方案\n{words}。")

    assert found.due is not None and (found.due.first, found.due.last) == (first, last)


@pytest.mark.parametrize("words", ["东塘大道项目即将竣工", "石桥小区改造工程扎实推进", "现正积极筹建村史馆3处"])
def test_what_a_report_shows_in_hand_is_going_on(words):
    found = candidates_in(f"清河区2026年工作总结\n今年以来，新建公厕3座。{words}。")[-1]

    assert found.status == "ongoing"


def test_a_digest_of_what_many_did_is_no_plan():
    paper = (
        "区文旅局举办清河读书节4场，线上线下共吸引了众多读者，作家与读者面对面交流，现场气氛十分热烈。\n"
        "石桥镇组织干部群众清理河道12公里，沿河垃圾一扫而空，河岸面貌焕然一新，群众看在眼里喜在心里。\n"
        "东苑社区开展义诊活动6场，为老人量血压、测血糖，手把手地教大家使用急救包，居民纷纷点赞。"
    )

    assert {each.status for each in candidates_in(paper)} == {"done"}


@pytest.mark.parametrize(
    ("paper", "whose"),
    [
        ("我县举行开工仪式。李某某、张某等县四家班子领导参加。我县新建公厕3座，古渡镇新建1座。", None),
        ("11月10日，区长主持召开区政府第12次常务会议。\n会议审议通过了《安置方案》。古渡镇要加快进度。", "区政府"),
        ("清河区推进改造\n今年以来，受县政府委托，石桥街道口的改造工程完成，两个大街道口安装路灯3盏。", "清河区"),
    ],
)
def test_a_place_named_in_passing_is_not_whose_paper_it_is(paper, whose):
    assert read(paper.encode(), name="文章.txt", date=date(2026, 11, 12)).sections[-1].organisation == whose


def test_who_comes_from_above_is_of_his_own_body():
    (visit,) = candidates_in("清河县信访工作\n11月10日，自治区信访局局长李某某一行，到清河县调研信访维稳系统工作情况。")

    assert visit.owner == "自治区信访局"


def test_what_is_there_to_know_beside_an_event_has_not_its_day():
    called, made = candidates_in("清河区开展视察活动\n11月10日，清河区召开人大代表座谈会。据了解，石桥社区建立了议事规则12项。")

    assert called.when is not None and made.when is None


def test_news_of_a_site_tells_what_goes_on():
    found = candidates_in("清河网消息 11月10日，古渡镇召开环境整治推进会。古渡镇实行三天一巡查、一周一评比。")

    assert [each.status for each in found] == ["done", "ongoing", "ongoing"]


def test_a_leader_goes_on_to_ask_after_what_he_told():
    found = candidates_in("古渡镇召开环境整治推进会\n11月10日，古渡镇召开推进会。会上，镇长李某某通报了督查情况，要求各村列出问题清单12项。")

    assert (found[-1].status, found[-1].owner) == ("planned", "古渡镇各村")


def test_what_is_to_be_done_shortly_did_not_happen_lately():
    found = candidates_in("古渡镇召开环境整治推进会\n11月10日，古渡镇召开推进会。近期要组织开展清洁行动3次。")

    assert found[-1].status != "done"


def test_a_time_that_something_is_compared_with_is_not_when_it_was():
    (money,) = [each for each in candidates_in("清河区城建进展\n截至三季度末，到位资金12亿元，已超出去年全年8亿元。") if "超出" in each.quote]

    assert money.when is not None and money.when.text == "截至三季度末"


def test_the_year_in_which_a_report_was_written_is_the_one_it_tells_of():
    paper = "2026年街道实事项目进展情况\n东苑二期工程（2025年度续建项目）\n主体已完成70%，已于3月安装路灯12盏。"
    main, lamps = candidates_in(paper, said_on=date(2026, 4, 27))

    assert main.when is None or main.when.first is None or main.when.first.year == 2026
    assert lamps.when is not None and lamps.when.first == date(2026, 3, 1)


def test_asking_for_the_next_step_is_no_turn_to_it():
    found = candidates_in("古渡镇开展视察\n近日，古渡镇组织代表视察项目12个，了解进度、问题及下一步计划。代表们走访农户60户。")

    assert {each.status for each in found} == {"done"}


@pytest.mark.parametrize("words", ["石桥纸业项目总投资1.9亿元", "东塘路（南延段）全长1.2公里，宽32米"])
def test_how_large_a_named_work_is_no_result(words):
    (found,) = candidates_in(f"清河区项目建设\n近日，清河区召开现场会。{words}。")[1:]

    assert (found.kind, found.status) == ("task", "ongoing")


@pytest.mark.parametrize(
    ("words", "kind", "status"),
    [
        ("对占道经营者处500元以上2000元以下罚款", "task", "planned"),
        ("对返乡创业者给予5000元一次性补助", "task", "planned"),
        ("12月底前拆除沿街雨棚（现有三套方案）", "task", "planned"),
        ("困难群众走访面每年达到60%以上", "target", "planned"),
        ("继续扎实开展农村公路养护工作", "task", "ongoing"),
        ("每年开展技能培训2次", "cadence", "planned"),
        ("发放救助金60万元", "target", "planned"),
    ],
)
def test_which_figures_of_a_plan_are_targets(words, kind, status):
    paper = f"云溪镇工作方案\n一、工作任务\n{words}。"
    found = read(paper.encode(), name="公文.txt", date=date(2026, 11, 12), recall=True).candidates[-1]

    assert (found.kind, found.status) == (kind, status)


def test_what_a_speaker_has_done_is_done():
    paper = "清河区公路建设\n近日，清河区召开现场会。区交通局副局长李某某表示，公路是群众所盼。首先，多次组织专家论证，优化了东塘路施工方案。"
    found = read(paper.encode(), name="公文.txt", date=date(2026, 11, 12), recall=True).candidates[-1]

    assert found.status == "done"


def test_a_report_estimates_its_year():
    found = candidates_in("清河区2026年工作总结\n2026年，清河区新建公厕3座。全年预计培训学员4200人次。", said_on=date(2026, 12, 20))

    assert [(each.kind, each.status) for each in found] == [("result", "done")] * 2


def test_parts_of_a_place_are_no_office():
    assert {each.owner for each in candidates_in("清河市市容整治方案\n市区老街部分路段安装护栏12公里。")} == {"清河市"}


def test_a_papers_own_title_may_stand_below_the_page_s():
    paper = "考核依据\n清河县2026年度河湖长制工作考核细则\n一、任务\n1.古渡镇库区建立养殖场台账，新建护栏3公里。\n2.建立巡护队12支。"

    assert read(paper.encode(), name="文章.txt").sections[-1].organisation == "清河县"


def test_minutes_tell_what_was_passed_and_ask_for_what_was_decided():
    found = candidates_in(
        "清河区政府第12次常务会议纪要\n2026年11月10日，区长主持召开区政府第12次常务会议。\n会议原则通过区交通局提出的公路养护计划。\n"
        "会议研究了古渡镇敬老院改建事宜，议定由区财政局安排补助资金60万元。"
    )

    assert [(each.kind, each.status, each.owner) for each in found] == [
        ("activity", "done", "清河区政府"),
        ("activity", "done", "清河区政府"),
        ("activity", "done", "清河区政府"),
        ("task", "planned", "区财政局"),
    ]


def test_a_list_is_due_when_its_introduction_says():
    head = "古渡镇工作总结\n上半年，新建公厕3座。\n下半年，古渡镇将重点做好以下工作：\n"
    paper = f"{head}一是抓项目。编制东塘大道建设方案。\n二是抓民生。改造农房60户。"
    found = [each for each in candidates_in(paper, said_on=date(2026, 7, 12)) if each.status == "planned"]

    assert len(found) == 2 and {each.due and each.due.text for each in found} == {"下半年"}


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("镇安监办对企业60家进行检查", "古渡镇安监办"),
        ("管委会新建厂房3万平方米", "古渡镇"),
        ("古渡镇红光村组织农机30台", "古渡镇红光村"),
        ("镇党委召开会议12次", "古渡镇党委"),
    ],
)
def test_a_towns_own_units(words, owner):
    assert candidates_in(f"古渡镇2026年工作总结\n古渡镇抓落实促发展。{words}。")[-1].owner == owner


def test_the_head_of_a_bureau_speaks_for_it():
    found = candidates_in("在全县城建会议上的发言\n县住建局局长　李某某\n今年以来，我局改造老旧小区12个。")

    assert {each.owner for each in found} == {"县住建局"}


def test_what_was_done_of_late_years_was_done_up_to_the_day_of_the_paper():
    (trees,) = candidates_in("古渡镇：党建引领产业兴\n近年来，古渡镇种植脐橙3000亩。")

    assert trees.when is not None and (trees.when.first, trees.when.last) == (None, date(2026, 11, 12))


def test_a_firm_named_like_a_bridge_is_no_bridge():
    (factory,) = candidates_in("古渡镇工作方案\n12月底前完成石桥纸业二期厂房建设。")

    assert factory.projects == ("石桥纸业二期",)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("背街小巷整治加快实施", ("背街小巷整治",)),
        ("6所校园环境提升改造工程全面完成", ("校园环境提升改造工程",)),
        ("雨污分流改造、沿街立面整治取得实效", ("雨污分流改造", "沿街立面整治")),
        ("各项重点工程全面完成", ()),
        ("石桥农业体验园、东塘茶驿建成投用", ("石桥农业体验园", "东塘茶驿")),
        ("国道909、省道77线东塘段改造项目扎实推进", ("国道909", "省道77线东塘段改造项目")),
        ("开展了国学经典诵读比赛", ("国学经典诵读比赛",)),
        ("举办篮球比赛12场", ()),
        ("“村巷革命”扎实开展", ("村巷革命",)),
        ("建成各类“口袋园”36处", ()),
        ("石桥小学荣获“平安创建先进单位”称号", ("石桥小学",)),
        ("修订完善古渡镇路长制巡查方案", ("古渡镇路长制巡查方案",)),
        ("制定《每月收支情况公布表》", ("每月收支情况公布表",)),
        ("市区部分道路安装护栏12公里", ()),
    ],
)
def test_which_works_a_clause_names(words, names):
    found = read(f"清河区2026年工作总结\n2026年，{words}。".encode(), name="公文.txt", date=date(2027, 1, 10), recall=True).candidates

    assert tuple(name for each in found for name in each.projects) == names
