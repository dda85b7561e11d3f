"""Who has to do what where a paper shares out duties, and whose news it is beyond the county."""

from __future__ import annotations

from datetime import date

import pytest

from guatu.crafts.reading import read
from guatu.crafts.reading.tests.papers import candidates_in, quotes_in

SCHEME = "清河区云溪镇消防工作方案\n云溪镇人民政府\n二、职责分工\n"


def owners(paper: str, **options: object) -> list[str | None]:
    return [each.owner for each in candidates_in(paper, **options)]  # type: ignore[arg-type]


def test_an_item_that_begins_with_a_unit_lists_its_duties():
    paper = SCHEME + "1.镇消防办。牵头开展消防宣传12场。负责新建微型消防站3个。\n2.派出所。协助排查出租房120间。"

    assert owners(paper) == ["云溪镇消防办", "云溪镇消防办", "云溪镇派出所"]


def test_a_line_that_gives_a_unit_its_duties_goes_on_behind_a_semicolon():
    paper = SCHEME + "社发办负责中小学校舍的隐患排查整治工作；负责医疗场所的隐患排查整治工作。\n安监所负责人员密集场所的消防培训工作。"

    assert owners(paper) == ["云溪镇社发办", "云溪镇社发办", "云溪镇安监所"]


def test_a_subject_and_its_deadline_in_one_clause_govern_the_next():
    [found] = candidates_in(SCHEME + "各居村、相关责任单位于2026年12月20日前，对辖区出租房120间完成排查。")

    assert (found.owner, found.due and found.due.last) == ("云溪镇各居村", date(2026, 12, 20))


def test_of_several_leaders_who_came_the_first_one_s_body_did_it():
    found = candidates_in(
        "11月4日，清河区委书记钱某某，区委副书记、区长孙某，区政协主席李某某等来到石桥镇东苑广场，参加植树活动。"
        "此次活动共栽植白杨138亩。",
        said_on=date(2026, 11, 6),
    )

    assert [each.owner for each in found if each.kind == "activity"] == ["清河区委"]


@pytest.mark.parametrize("title", ["江苏清河：社区开展“十件实事”活动", "江苏江州市清河区“邻里”行动守护老人"])
def test_news_from_beyond_is_of_the_place_in_its_title(title):
    paper = f"{title}\n本报讯 近日，清河区民政部门办成实事。清河区累计办结实事2573件。清河区新增充电桩300个。云溪镇竹园社区的老人很高兴。"

    assert {owner for owner in owners(paper) if owner} <= {"清河区", "江州市清河区", "清河区民政部门"}


def test_what_was_counted_up_to_a_day_does_not_date_the_next_paragraph():
    paper = "本报讯 11月2日，云溪镇召开推进会。截至今年8月底，已办结实事273件。\n安装智能充电桩30个，调解纠纷80起。"

    assert [each.when for each in candidates_in(paper)][-2:] == [None, None]


@pytest.mark.parametrize(
    "words",
    [
        "着力解决好“供需匹配”问题，群众期盼什么就干什么。",
        "大力推行“邻里结对”互助模式。",
        "那年我种植了10多亩，总算有了收成。",
        "要深刻认识到抓绿化就是抓民生改善。",
        "依据《清河区房屋安全排查技术方案》，加强人员培训。",
        "种植户正在忙碌（清河网记者 孙某摄）",
    ],
)
def test_a_problem_a_way_of_working_and_a_tale_are_no_promises(words):
    assert quotes_in("云溪镇2026年工作情况\n" + words) == []


def test_each_of_several_names_in_marks_is_a_name():
    [found] = candidates_in("云溪镇2026年工作情况\n组建“三官一律”“邻里调解”等宣讲队16支。")

    assert found.projects == ("三官一律", "邻里调解")


def test_works_of_livelihood_that_were_voted_are_due_in_their_year():
    paper = (
        "清河区云溪镇：2026年十大民生实事出炉\n4月11日，云溪镇第一届人民代表大会第三次会议闭幕。会上，47名代表票选出2026年十大民生实事项目。\n"
        "这十大民生实事项目分别是：交通惠民工程，新建停车位200个以上，提升公交站台10个；联网公路建设工程，完成公路提升6公里；河道整治工程，完成河道治理3条。"
    )
    works = [each for each in candidates_in(paper, said_on=date(2026, 4, 16)) if each.quantities and each.quantities[0].unit in "个公里条"]

    assert [each.kind for each in works] == ["target"] * 4
    assert {each.due and each.due.text for each in works} == {"2026年"}


def test_a_row_of_places_with_their_numbers_is_one_record():
    found = candidates_in("本报讯 7月2日，清河区通报进度。最近一周新开工项目数量依次为：云溪13个，石桥5个，古渡2个，柳林0个。")

    assert [len(each.quantities) for each in found if each.quantities] == [4]


def test_what_a_work_measures_is_one_record():
    found = candidates_in("本报讯 7月2日，代表视察东苑安置房。项目规划用地面积77亩，新建住宅楼4栋，可容纳190户居民，配套商铺923平方米。")

    assert [[each.unit for each in one.quantities] for one in found if one.quantities] == [["亩", "栋", "户", "平方米"]]


def test_a_report_is_of_the_place_for_which_it_is_given():
    found = candidates_in(
        "政府工作报告\n各位代表：\n现在，我代表清河县人民政府，向大会报告工作。\n一、2026年工作回顾\n云溪镇入选强镇。全年新建公厕60座。"
    )

    assert found[-1].owner == "清河县"


@pytest.mark.parametrize(
    "line",
    [
        "国产精品一区在线观看_久久精品视频_亚洲欧美日韩影院",
        "瀵逛笉璧凤紝鎮ㄨ璁块棶鐨勯〉闈笉瀛樺湪",
    ],
)
def test_what_the_new_owner_of_an_address_has_put_there_goes(line):
    assert line[:6] not in read(f"{line}\n云溪镇新建公厕3座。\n{line}".encode(), name="公文.txt").text


def test_a_line_that_says_one_such_word_again_and_again_stays():
    line = "打造精品线路、精品民宿、精品农庄、精品景点"

    assert line in read(f"云溪镇工作要点\n{line}\n云溪镇新建公厕3座。".encode(), name="公文.txt").text


def test_an_advertisement_in_the_place_of_a_name_is_a_gap():
    assert "□召开第七次常务会议" in read("6月20日，某某手机官网入口·(中国)官方网站召开第七次常务会议。".encode(), name="公文.txt").text
