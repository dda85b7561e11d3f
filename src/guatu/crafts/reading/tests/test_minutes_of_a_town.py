"""Minutes of a town as its clerk drops them: the day of the meeting, who has to do it and who helps, capacities."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import Candidate, read
from guatu.crafts.timing.cadences import find_cadences

HEAD = (
    "云溪镇党政联席会议纪要\n2026年11月26日上午，镇长李某某在镇政府三楼会议室主持召开党政联席会议，研究四季度重点工作收尾等事项。"
    "现将会议议定事项纪要如下：\n"
)


def decided(words: str) -> list[Candidate]:
    paper = read(f"{HEAD}一、关于农村户厕改造\n{words}\n二、关于安全生产\n会议要求，要提高认识。".encode(), name="纪要.txt")
    return [each for each in paper.candidates if each.kind in ("task", "target", "cadence")]


def test_minutes_without_a_date_are_of_the_day_of_their_meeting():
    paper = read(HEAD.encode() + "会议议定，12月15日前完成户厕改造86户。".encode(), name="纪要.txt")

    assert (paper.date, paper.date_basis) == (date(2026, 11, 26), "meeting")
    assert paper.candidates[-1].due is not None and paper.candidates[-1].due.last == date(2026, 12, 15)


def test_a_meeting_without_a_year_is_of_the_one_that_the_number_of_the_paper_names():
    first = "11月24日下午，镇长主持召开镇长办公会议，听取各办公室近期工作安排，并对下一步工作逐项作了研究，现将会议议定的事项纪要如下。"
    words = f"云溪镇镇长办公会议纪要\n〔2026〕9号\n{first}\n会议要求，抓紧办理。"

    assert read(words.encode(), name="纪要.txt").date == date(2026, 11, 24)


def test_the_day_that_is_given_goes_before_that_of_the_meeting_and_the_papers_own_before_both():
    plain, signed = HEAD.encode(), f"{HEAD}云溪镇党政办公室\n2026年11月27日".encode()

    assert read(plain, name="a.txt", date=date(2026, 11, 30)).date_basis == "given"
    assert read(signed, name="a.txt").date == date(2026, 11, 27)


@pytest.mark.parametrize(
    "first",
    [
        "2026年12月5日，将召开全镇冬春水利现场推进会，请各村党组织书记、各办公室主要负责人准时参加，并于会前做好发言准备和材料报送。",
        "2026年11月26日前，各村要召开村民代表会议，逐户核对改厕名单并张榜公示，公示无异议以后统一上报，逾期不再受理补报。",
    ],
)
def test_a_meeting_still_to_come_and_a_limit_are_no_day_of_a_paper(first):
    words = f"云溪镇会议纪要\n{first}\n会议要求，抓紧办理。\n会议强调，提高认识。"

    assert read(words.encode(), name="纪要.txt").date is None


def test_who_stands_behind_by_does_it_and_to_whom_it_goes_does_not():
    (sent,) = decided("改造进度由农业农村办公室每周五向党政办公室报送。")

    assert (sent.owner, sent.cadence) == ("云溪镇农业农村办公室", "weekly")


@pytest.mark.parametrize(
    "words",
    [
        "7个村剩余86户农村户厕改造要于12月15日前全部完工，由农业农村办公室牵头，建设管理办公室、财政所配合。",
        "7个村剩余86户农村户厕改造12月15日前全部完工。由农业农村办公室牵头、建设管理办公室和财政所配合。",
        "由农业农村办公室牵头，建设管理办公室、财政所协助，12月15日前完成86户农村户厕改造。",
        "由农业农村办公室会同建设管理办公室、财政所，12月15日前完成86户农村户厕改造。",
    ],
)
def test_who_leads_owes_it_and_who_is_named_beside_helps(words):
    (toilets,) = decided(words)

    assert toilets.owner == "云溪镇农业农村办公室"
    assert toilets.assistants == ("云溪镇建设管理办公室", "云溪镇财政所")
    assert toilets.due is not None and toilets.due.last == date(2026, 12, 15)


def test_who_is_helped_owes_it():
    (sheds,) = decided("请综合执法队配合建设管理办公室做好占道棚屋拆除，11月底前拆除3处。")[1:]

    assert (sheds.owner, sheds.assistants) == ("云溪镇建设管理办公室", ("云溪镇综合执法队",))


def test_who_helps_one_of_two_helps_not_the_other():
    words = "请建设管理办公室会同老街社区，12月18日前签订协议42户，财政所负责落实配套资金80万元。"
    signed, paid = [each for each in decided(words) if each.quantities]

    assert (signed.owner, signed.assistants) == ("云溪镇建设管理办公室", ("云溪镇老街社区",))
    assert (paid.owner, paid.assistants) == ("云溪镇财政所", ())


def test_what_is_asked_of_all_villages_is_theirs():
    (canals,) = decided("由各村对本村沟渠泵站开展一次全面排查。")

    assert canals.owner == "云溪镇各村"


@pytest.mark.parametrize(
    "words",
    [
        "农业农村办公室牵头推进7个村农村户厕改造，剩余86户要倒排工期，12月15日前全部完工。",
        "加快农村户厕改造，7个村剩余86户于12月15日前全部完成。",
        "年底前抓好以下工作：\n1.实施农村户厕改造，涉及7个村，剩余86户12月15日前全部完工。",
    ],
)
def test_how_much_is_left_and_by_when_belongs_to_the_work_before_it(words):
    (toilets,) = decided(words)

    assert "户厕改造" in toilets.quote and "86户" in [each.text for each in toilets.quantities]
    assert toilets.due is not None and toilets.due.last == date(2026, 12, 15)


def test_a_work_of_its_own_keeps_its_own_day():
    toilets, archive = decided("推进7个村农村户厕改造，12月31日前完成资料归档。")

    assert (toilets.due, archive.due and archive.due.last) == (None, date(2026, 12, 31))


def test_a_day_for_all_at_the_end_of_a_sentence_holds_for_all_of_it():
    found = decided("完成老街管网改造2.4公里，更换路灯86盏，12月10日前全部完成。")

    assert {each.due and each.due.last for each in found} == {date(2026, 12, 10)}


def test_what_a_plant_can_take_is_no_promise():
    assert not decided("设施日处理能力60吨，每天处理生活污水120吨难以满足。")


@pytest.mark.parametrize(
    "words", ["新增烘干能力每天120吨", "污水处理站要保证每天处理生活污水120吨", "日供水能力达到每日3万立方米", "每年生产有机肥2万吨"]
)
def test_what_a_thing_takes_in_a_day_is_no_cadence(words):
    assert find_cadences(words) == []


@pytest.mark.parametrize("words", ["每天巡查一次", "每天清扫主街2公里", "每月报送进度", "每日处理投诉工单", "每周清运垃圾2次"])
def test_what_is_done_every_day_is_one(words):
    assert len(find_cadences(words)) == 1


def test_who_leads_goes_on_leading_behind_those_who_help():
    (found,) = decided("由农业农村办公室牵头，财政所、建设管理办公室配合，推进7个村户厕改造，12月15日前全部完工。")
    assert (found.owner, found.assistants) == ("云溪镇农业农村办公室", ("云溪镇财政所", "云溪镇建设管理办公室"))


def test_what_a_sitting_was_about_is_no_line_of_its_own():
    first = "2026年11月26日上午，镇长主持召开党政联席会议，研究冬季安全和项目建设。会议议定以下事项："
    paper = read(f"云溪镇党政联席会议纪要\n{first}\n一、12月5日前排查商铺320家。\n".encode(), name="纪要.txt")
    quotes = [each.quote for each in paper.candidates]
    assert quotes == ["召开党政联席会议，研究冬季安全和项目建设", "12月5日前排查商铺320家"]
