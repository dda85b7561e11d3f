"""Minutes of a township as its clerk drops them: their day, who leads and who helps, titles, what is said after each press."""

from datetime import date

import pytest
from django.urls import reverse

from guatu.conftest import MONDAY, at
from guatu.records.offices.models import DutyLine, Office
from guatu.work.intake.matching import matches
from guatu.work.intake.options import asked_of_all, assistants_of, may_lead
from guatu.work.intake.proposals import LeadFinder
from guatu.work.intake.reading import target_of
from guatu.work.intake.titles import title_of
from guatu.work.ledger.dues import Due
from guatu.work.ledger.lifecycle import enter
from guatu.work.ledger.models import Commitment

from .papers import UNDATED, fields, put_in

MEETING = """云溪镇党政联席会议纪要
2026年11月26日上午，镇长李某某在镇政府三楼会议室主持召开党政联席会议，研究四季度重点工作收尾等事项。现将会议议定事项纪要如下：
一、关于农村户厕改造
会议议定，7个村剩余86户农村户厕改造要于12月15日前全部完工，由农业农村办公室牵头，建设管理办公室、应急管理办公室配合。
改造进度由农业农村办公室每周五向建设管理办公室报送。
二、关于冬春水利
由各村对本村沟渠泵站开展一次全面排查，12月10日前将排查清单报农业农村办公室。
"""
NAMES = ("建设管理办公室", "农业农村办公室", "社会事务办公室", "党政办公室", "综合执法队", "环卫所", "财政所")


@pytest.fixture
def meeting(town, clerk, works_office, farm_office, safety_office, village, today):
    return put_in(town, clerk, words=MEETING, name="联席会议纪要.txt")


@pytest.fixture
def desk(signed_in, clerk):
    return signed_in(clerk)


# -- the day of the paper ---------------------------------------------------------------------------------------------


def test_the_day_of_the_meeting_is_proposed_said_and_may_be_put_right(desk, meeting):
    shown = desk.get(reverse("paper", args=[meeting.pk])).content.decode()
    assert (meeting.dated, meeting.dated_by) == (date(2026, 11, 26), "meeting")
    assert "从开会的日子" in shown and "改日期" in shown

    desk.post(reverse("paper-dated", args=[meeting.pk]), {"dated": "2026-11-27", "back": "1"})
    meeting.refresh_from_db()
    assert (meeting.dated, meeting.dated_by) == (date(2026, 11, 27), "given")


def test_while_a_paper_has_no_day_the_card_asks_for_it_first(desk, town, clerk, works_office, today):
    paper = put_in(town, clerk, words=UNDATED, name="简报.txt")
    here = reverse("paper", args=[paper.pk])
    asking, without = desk.get(here).content.decode(), desk.get(here, {"undated": 1}).content.decode()
    assert "先定文件的日期" in asking and 'id="choose"' not in asking
    assert "先定文件的日期" not in without and 'id="choose"' in without

    desk.post(reverse("paper-dated", args=[paper.pk]), {"dated": "2026-11-09", "back": "1"})
    asked = desk.get(here).content.decode()
    assert "先定文件的日期" not in asked and "年底" in asked


# -- who leads, who helps -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "lead", "why"),
    [
        ("改造进度由农业农村办公室每周五向建设管理办公室报送", "农业农村办公室", "句中由“农业农村办公室”办"),
        ("由建设管理办公室牵头，农业农村办公室、应急管理办公室配合，抓好禁烧巡查", "建设管理办公室", "句中由“建设管理办公室”办"),
        ("建设办会同农业农村办完成泵站维修", "建设管理办公室", "句中有“建设办”"),
        ("请应急管理办配合建设办做好棚屋拆除", "建设管理办公室", "句中由“建设办”办"),
        ("农业农村办公室要在12月5日前将清单报建设管理办公室", "农业农村办公室", "句中由“农业农村办公室”办"),
    ],
)
def test_of_two_offices_in_a_sentence_the_one_that_acts_leads(town, works_office, farm_office, safety_office, words, lead, why):
    first, *_ = LeadFinder(town, MONDAY).find(words, field="")

    assert (first.office.name, first.why) == (lead, why)


def test_the_name_of_an_office_is_no_likeness_to_what_another_does(town, works_office, farm_office):
    assert LeadFinder(town, MONDAY).find("进度表报农业农村办公室", field="") == []


@pytest.mark.parametrize("words", ["招引项目3个，到位资金2亿元", "会议要求，招引亿元以上项目1个"])
def test_one_word_that_all_duties_have_gives_a_work_to_nobody(town, words):
    payer = Office.objects.create(name="财政所", parent=town, order=8)
    winner = Office.objects.create(name="经济发展办公室", parent=town, order=9)
    for office, duty in ((payer, "资金拨付"), (payer, "项目评审"), (winner, "招商引资")):
        DutyLine.objects.create(office=office, number=DutyLine.objects.filter(office=office).count() + 1, words=duty)

    assert [each.office for each in LeadFinder(town, MONDAY).find(words, field="")] == [winner]


def test_those_who_help_are_offered_as_the_towns_own(meeting):
    toilets = meeting.candidates.get(quote__contains="86户")
    helping = assistants_of(toilets, may_lead(meeting.whole, MONDAY))

    assert toilets.lead.name == "农业农村办公室"
    assert [each.office.name for each in helping if each.office] == ["建设管理办公室", "应急管理办公室"]


def test_what_is_asked_of_all_villages_says_so_and_proposes_whom_they_report_to(desk, meeting):
    canals = meeting.candidates.get(quote__contains="沟渠泵站")
    shown = desk.get(reverse("paper", args=[meeting.pk]), {"n": canals.number}).content.decode()

    assert asked_of_all(canals) == "各村"
    assert "原文交给“各村”，一条只有一个主办" in shown


# -- titles ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "before", "section", "title"),
    [
        ("由环卫所三天内处理完毕", "会议要求，", "二、关于群众反映的新桥社区垃圾清运不及时问题", "新桥社区垃圾清运不及时：三天内处理完毕"),
        ("12月5日前修补坑洼路面12处", "建设管理办公室要于", "二、有关事项", "修补坑洼路面12处"),
        ("12月15日前全部完工", "会议研究了农村户厕改造工作。建设管理办公室要于", "", "农村户厕改造：12月15日前全部完工"),
        ("由党政办公室牵头制定2026年度绩效考核方案", "", "", "制定2026年度绩效考核方案"),
        ("建设管理办公室要会同财政所，12月20日前完成标准厂房水电接入", "", "", "完成标准厂房水电接入"),
        ("12月5日前拆除完毕", "老街占道棚屋由综合执法队牵头、老街社区配合，", "", "老街占道棚屋：12月5日前拆除完毕"),
        ("负责落实配套资金80万元", "", "", "落实配套资金80万元"),
        ("每周不少于3次", "综合执法队和派出所要加强夜间巡防，", "", "加强夜间巡防：每周不少于3次"),
        ("改造进度由农业农村办公室每周五向党政办公室报送", "", "", "改造进度每周五向党政办公室报送"),
        ("由石桥村、柳湾村各清淤沟渠2公里", "", "", "石桥村、柳湾村各清淤沟渠2公里"),
        ("规模以上企业2家", "全力冲刺年度目标，招引项目3个，新增", "三、关于招商引资", "规模以上企业2家"),
    ],
)
def test_a_title_names_the_matter_and_not_who_does_it(quote, before, section, title):
    assert title_of(quote, before, section, NAMES) == title


def test_how_many_villages_is_not_how_much(meeting):
    toilets = meeting.candidates.get(quote__contains="86户")

    assert (target_of(toilets)["target"], target_of(toilets)["unit"]) == (86, "户")


# -- alike ------------------------------------------------------------------------------------------------------------


def test_one_office_in_two_lines_makes_them_no_one_matter(town, clerk, meeting, farm_office):
    enter(
        assigner=town, title="农业农村办公室档案整理", quote="农业农村办公室整理档案", source="电话", by=clerk, on=MONDAY, at=at(MONDAY),
        due=Due(date(2026, 12, 31)),
    )  # fmt: skip
    sent = meeting.candidates.get(quote__contains="每周五")

    assert matches(sent) == []


def test_one_village_in_two_lines_makes_them_no_one_matter(town, clerk, village, today):
    enter(
        assigner=town, title="河东村车棚线路整改", quote="河东村车棚线路整改", source="电话", by=clerk, on=MONDAY, at=at(MONDAY),
        due=Due(date(2026, 12, 31)),
    )  # fmt: skip
    paper = put_in(town, clerk, words="云溪镇会议纪要\n（2026年11月16日）\n会议要求，12月20日前完成河东村灌溉渠清淤2公里。\n")

    assert matches(paper.candidates.promises().get()) == []


# -- what follows what --------------------------------------------------------------------------------------------------


def test_a_day_for_what_was_standing_makes_it_due(desk, meeting, farm_office):
    candidate = meeting.candidates.promises().first()
    desk.post(
        reverse("confirm", args=[meeting.pk]),
        fields(candidate, duty="standing", due="clerk", due_day="2026-12-20", lead=farm_office.pk),
    )  # fmt: skip

    line = Commitment.objects.get()
    assert (line.duty, line.due_first) == ("dated", date(2026, 12, 20))


# -- what is said after each press ------------------------------------------------------------------------------------


def test_each_press_says_in_one_line_what_was_done_and_how_to_take_it_back(desk, meeting):
    first, second, *_ = meeting.candidates.promises().filter(ours=True)
    here = reverse("paper", args=[meeting.pk])

    def said():
        page = desk.get(here, headers={"HX-Request": "true"}).content.decode()
        return page.partition('<div class="told"')[2].partition("</div>")[0]

    desk.post(reverse("dismiss", args=[meeting.pk]), fields(first, reason="读错了"))
    told = said()
    assert f"第 {first.number} 条不立账：读错了" in told and 'form="undo-last"' in told

    desk.post(reverse("undo", args=[meeting.pk]))
    assert "已撤回 <b>1</b> 条" in said()

    desk.post(reverse("confirm", args=[meeting.pk]), fields(second, act="assign"))
    told = said()
    assert "已立账并交办" in told and "不在这里撤回；要改，点卡片下面的“怎么改”" in told and 'form="undo-last"' not in told


def test_what_is_put_in_later_is_counted_by_itself(desk, town, clerk, meeting):
    over = desk.get(reverse("papers-progress"), {"since": at(MONDAY, 8).isoformat(), "settled": 0})

    assert "1 份都读过了" in over.content.decode()
    assert over.context["progress"]["since"] > at(MONDAY, 8).isoformat()
