"""What is proposed for a candidate: a title, a duty, a date, an office, each with its reason."""

from datetime import date

import pytest

from guatu.crafts.reading import read
from guatu.records.offices.models import DutyLine, Kind, Office
from guatu.work.intake.proposals import LeadFinder, due_of, duty_of, is_ours, quarter_end
from guatu.work.intake.titles import title_of

SAID_ON = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("quote", "before", "title"),
    [
        ("新建小型消防站4座", "", "新建小型消防站4座"),
        ("11月13日前3处全部拆除", "老街占道棚屋要抓紧，", "老街占道棚屋要抓紧：11月13日前3处全部拆除"),
        ("12月底前完成", "一是二号危桥改造，", "二号危桥改造：12月底前完成"),
        ("12月底前完成", "", "12月底前完成"),
        ("周调度", "同时建立健全“", "周调度"),
        ("月通报", "各办分头推进，同时建立健全“周调度、", "各办分头推进：月通报"),
        ("12月25日前主管贯通", "建设老街雨污管网2.4公里，", "建设老街雨污管网2.4公里：12月25日前主管贯通"),
    ],
)
def test_a_title_says_what_the_line_is_about(quote, before, title):
    assert title_of(quote, before) == title


def test_the_heading_says_what_it_is_about_where_the_paragraph_does_not():
    assert title_of("12月底前改造完成", "", "一、二号危桥改造") == "二号危桥改造：12月底前改造完成"


@pytest.mark.parametrize(
    ("quote", "before", "section", "title"),
    [
        ("需镇里协调的：东干道杆线迁移，12月底前完成", "", "", "东干道杆线迁移"),
        ("未完成的：南坑水渠清淤3公里，11月底前完成", "", "", "南坑水渠清淤3公里"),
        ("全镇重点推进的：一是东干道改造，12月底前完成", "", "", "东干道改造"),
        ("12月底前全部办结", "需要协调的：", "", "12月底前全部办结"),
        ("12月底前全部办结", "需要协调的：", "一、柳湾村水毁路段修复", "柳湾村水毁路段修复：12月底前全部办结"),
        ("12月底前完成", "（二）尚未完工的", "", "12月底前完成"),
        ("11月底前完成", "", "三、需要区里协调解决的问题", "11月底前完成"),
        ("12月底前办结", "", "群众反映的问题", "12月底前办结"),
        ("11月底前全部整改到位", "", "户厕改造存在的问题", "户厕改造：11月底前全部整改到位"),
        ("12月底前完成", "", "东干道改造需要协调的几件事", "东干道改造：12月底前完成"),
    ],
)
def test_what_a_list_is_of_is_no_matter_of_its_own(quote, before, section, title):
    assert title_of(quote, before, section) == title


@pytest.mark.parametrize(
    ("section", "title"),
    [
        ("秸秆禁烧的问题", "秸秆禁烧：12月底前完成"), ("污水管网处理的问题", "污水管网处理：12月底前完成"),
        ("农户自建的厕所", "农户自建的厕所：12月底前完成"), ("用水供应的问题", "用水供应：12月底前完成"),
    ],
)  # fmt: skip
def test_a_matter_before_an_empty_noun_is_one(section, title):
    assert title_of("12月底前完成", "", section) == title


def test_a_long_quote_is_named_by_its_clause_with_an_end():
    quote = "坚持问题导向、目标导向，聚焦群众反映强烈的出行难题，完成东干道两侧人行道改造1.2公里，切实提升群众满意度"
    assert title_of(quote) == "完成东干道两侧人行道改造1.2公里"


@pytest.mark.parametrize(
    ("quote", "title"),
    [
        ("完成石桥村文化礼堂、柳湾村老年活动室、河东社区助餐点屋面维修", "完成石桥村文化礼堂、柳湾村老年活动室…"),
        ("编制云溪河东岸三百余亩连片闲置低效用地盘活利用方案（2026年度）", "编制云溪河东岸三百余亩连片闲置低效用地盘活利用方案…"),
        ("打造“红色记忆广场、古渡渔家、老街工坊”三个融合发展示范点位", "打造“红色记忆广场、古渡渔家、老街工坊”…"),
        ("全面完成云溪河沿线生态缓冲带及配套观景设施一体化修复提升改造", "全面完成云溪河沿线生态缓冲带及配套观景设施一体化修复提升改造"),
    ],
)
def test_a_title_is_cut_where_a_part_ends_and_never_through_a_word(quote, title):
    assert title_of(quote) == title


def candidates(words):
    paper = f"云溪镇工作安排\n2026年11月18日\n{words}\n"
    return read(paper.encode(), name="安排.txt").candidates


def test_a_date_in_the_words_makes_it_dated_and_is_proposed_as_read():
    (found, *_) = candidates("下一步，云溪镇12月20日前完成二号危桥改造。")
    duty, why = duty_of(found)
    due = due_of(found, duty, said_on=SAID_ON, title="云溪镇工作安排")
    assert (duty, due.day, due.basis) == ("dated", date(2026, 12, 20), "as_read")
    assert "12月20日前" in why


def test_a_cadence_makes_it_recurring():
    (found, *_) = candidates("云溪镇每月开展一次企业走访。")
    assert duty_of(found)[0] == "recurring"


def test_without_a_date_the_end_of_the_quarter_is_proposed_with_its_basis():
    (found, *_) = candidates("下一步，云溪镇将新建小型消防站4座。")
    due = due_of(found, "dated", said_on=date(2026, 10, 16), title="一周看点")
    assert due.day in {date(2026, 12, 31)}
    assert "原文没有时限" in due.why


def test_late_in_a_quarter_the_next_one_is_proposed():
    (found, *_) = candidates("下一步，云溪镇将编制二号危桥改造方案。")
    due = due_of(found, "dated", said_on=date(2026, 9, 25), title="一周看点")
    assert due.day == date(2026, 12, 31)


def test_without_the_papers_day_no_date_is_made_up():
    (found, *_) = candidates("下一步，云溪镇将新建小型消防站4座。")
    assert due_of(found, "dated", said_on=None, title="").day is None


def test_a_speech_on_the_quarter_to_come_is_due_at_its_end():
    (found, *_) = candidates("下一步，云溪镇将新建小型消防站4座。")
    due = due_of(found, "dated", said_on=date(2026, 9, 15), title="在全镇四季度重点工作推进会上的讲话")

    assert (due.day, due.why) == (date(2026, 12, 31), "原文没有时限，按题目里的四季度末")


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 1, 3), date(2026, 3, 31)),
        (date(2026, 11, 20), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_quarter_ends_on_its_last_day(day, end):
    assert quarter_end(day) == end


@pytest.mark.django_db
def test_the_office_is_found_by_its_duties_its_place_and_its_name(town, works_office, farm_office, village):
    DutyLine.objects.create(office=farm_office, number=2, words="秸秆禁烧")
    finder = LeadFinder(town, SAID_ON)

    def first(words, field="", owner=None):
        return finder.find(words, field=field, owner=owner)[0]

    assert first("完成二号桥梁加固和道路养护").office == works_office
    assert "职责分工第 2 条" in first("落实秸秆禁烧巡查").why
    assert first("河东村灌溉渠清淤").office == village
    assert first("由建设办牵头办理", field="agriculture").office == works_office
    assert first("稳步推进各项工作", field="agriculture").why == "属农业口"


@pytest.mark.django_db
def test_an_outside_body_is_never_proposed(town):
    Office.objects.create(name="区供电公司", kind=Kind.OUTSIDE, parent=town)
    assert LeadFinder(town, SAID_ON).find("会同区供电公司解决用电增容", field="") == []


@pytest.mark.django_db
def test_what_another_town_owes_is_not_ours(town):
    assert is_ours("云溪镇党委", town)
    assert is_ours(None, town)
    assert not is_ours("石桥镇", town)


def test_a_target_named_just_before_new_year_is_not_due_at_once():
    (found, *_) = candidates("下一步，云溪镇将新建小型消防站4座。")
    due = due_of(found, "dated", said_on=date(2026, 12, 22), title="一周看点")
    assert due.day == date(2027, 3, 31)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("paper", "ours"),
    [
        ("清河区一周要情\n2026年11月13日\n云溪镇\n云溪镇将新建消防站2座。\n石桥镇\n石桥镇将改造公厕6座。\n", [True, False]),
        ("石桥镇简报\n2026年11月13日\n石桥镇将改造公厕6座。\n", [True]),
    ],
)
def test_a_paper_that_never_names_the_town_is_its_own_all_the_same(town, other_town, clerk, paper, ours):
    from guatu.conftest import MONDAY, at
    from guatu.records.documents.keeping import keep
    from guatu.work.intake.reading import read_paper

    document = keep(paper.encode(), name="要情.txt", whole=town, by=clerk, at=at(MONDAY))
    read_paper(document, at=at(MONDAY))

    assert [candidate.ours for candidate in document.candidates.promises()] == ours
