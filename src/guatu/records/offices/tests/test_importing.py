"""Taking over rosters and duty lists: seen before, all or nothing, and nothing twice."""

import pytest

from guatu.conftest import MONDAY
from guatu.records.offices.duty_lists import read_duties
from guatu.records.offices.importing import (
    HasFaults,
    HasUnmatched,
    carry_out_duties,
    carry_out_roster,
    plan_duties,
    plan_roster,
)
from guatu.records.offices.models import Change, DutyLine, Office, Post, User
from guatu.records.offices.rosters import read_roster

pytestmark = pytest.mark.django_db
ROSTER = """机构名称\t简称\t类别\t上级\t分管口
建设管理办公室\t建设办\t部门\t\t建设
路桥组\t\t部门\t建设管理办公室\t
河东村\t\t\t\t农业

所在机构\t岗位名称\t岗位类别\t姓名\t登录名\t分管
云溪镇\t分管建设副镇长\t审批岗\t许\txu\t建设
建设办\t路桥岗\t承办岗\t吴\twu\t
河东村\t村负责人\t负责人\t\t\t
"""


def test_a_roster_makes_offices_posts_and_accounts(town, clerk, when):
    done = carry_out_roster(read_roster(ROSTER), town, by=clerk, **when)

    assert {office.name for office in Office.objects.below(town)} == {"建设管理办公室", "路桥组", "河东村"}
    assert Office.objects.get(name="路桥组").parent.name == "建设管理办公室"
    assert Office.objects.get(name="河东村").kind == "village"
    assert [office.called for office in Post.objects.get(role="approver").in_charge_of.all()] == ["建设办"]
    assert {opened.user.username for opened in done.opened} == {"xu", "wu"}
    assert Post.objects.get(role="head").user is None


def test_an_outside_office_may_ask_unless_the_sheet_says_no(town, clerk, when):
    sheet = "机构名称\t类别\t可来文\n区水务局\t外部单位\t\n区供水站\t外部单位\t否\n"
    carry_out_roster(read_roster(sheet), town, by=clerk, **when)
    assert [office.name for office in Office.objects.that_may_ask(town).filter(kind="outside")] == ["区水务局"]

    carry_out_roster(read_roster("机构名称\t类别\t可来文\n区供水站\t外部单位\t是\n"), town, by=clerk, **when)
    assert Office.objects.that_may_ask(town).filter(kind="outside").count() == 2


def test_the_same_roster_twice_changes_nothing(town, clerk, when):
    carry_out_roster(read_roster(ROSTER), town, by=clerk, **when)
    written, changes = Office.objects.count(), Change.objects.count()

    plan = plan_roster(read_roster(ROSTER), town, on=MONDAY)
    carry_out_roster(read_roster(ROSTER), town, by=clerk, **when)

    assert not plan.changes_something and not plan.faults
    assert (Office.objects.count(), Change.objects.count(), User.objects.count()) == (written, changes, 3)


def test_a_vacant_post_is_filled_by_a_row_that_names_somebody(town, works_office, clerk, when):
    head = "所在机构\t岗位名称\t岗位类别\t姓名\t登录名\n"
    carry_out_roster(read_roster(head + "建设办\t路桥岗\t承办岗\t\t"), town, by=clerk, **when)
    carry_out_roster(read_roster(head + "建设办\t路桥岗\t承办岗\t吴\twu"), town, by=clerk, **when)

    assert Post.objects.get(office=works_office).user.username == "wu"


def test_one_bad_row_and_nothing_is_taken_over(town, clerk, when):
    bad = ROSTER + "没有的办\t某岗\t承办岗\t\t\t\n"

    with pytest.raises(HasFaults):
        carry_out_roster(read_roster(bad), town, by=clerk, **when)

    assert not Office.objects.below(town).exists()
    (fault,) = plan_roster(read_roster(bad), town, on=MONDAY).faults
    assert "没有的办" in fault.in_words and fault.place == 10


def test_what_stands_empty_is_left_as_it_is(town, works_office, clerk, when):
    carry_out_roster(read_roster("机构名称\t简称\t分管口\n建设管理办公室\t\t城建"), town, by=clerk, **when)

    works_office.refresh_from_db()
    assert (works_office.short, works_office.field) == ("建设办", "城建")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("机构名称\t上级\n路桥组\t建社办", "相近的有：建设办"),
        ("机构名称\t简称\n村镇办\t建设办", "已经是“建设管理办公室”的叫法"),
        ("机构名称\t类别\n水利站\t部门\n水利站\t部门", "已经写过"),
        ("所在机构\t岗位名称\t岗位类别\t姓名\t登录名\n建设办\t路桥岗\t承办岗\t金\tjin", "换人要有日子"),
        ("所在机构\t岗位名称\t岗位类别\t姓名\t登录名\n建设办\t规划岗\t承办岗\t另一个\twu", "请给另一个人换一个登录名"),
    ],
)
def test_every_row_that_cannot_be_says_why(row, words, town, works_office, works_clerk):
    faults = plan_roster(read_roster(row), town, on=MONDAY).faults
    assert any(words in fault.in_words for fault in faults)


def test_duties_go_to_the_offices_that_bear_the_name(town, works_office, clerk, when):
    duties = read_duties("建设办：道路、桥梁\n云溪镇建设管理办公室：公厕")

    counts = carry_out_duties(duties, town, chosen={}, by=clerk, **when)

    assert counts == {"offices": 1, "posts": 0}
    assert list(works_office.duties.values_list("words", flat=True)) == ["道路", "桥梁", "公厕"]


def test_a_name_that_is_none_is_listed_with_the_nearest_and_never_guessed(town, works_office, clerk, when):
    duties = read_duties("规划建设办公室：道路养护")

    (unmatched,) = plan_duties(duties, town, on=MONDAY).unmatched
    assert unmatched.near == [works_office]
    with pytest.raises(HasUnmatched):
        carry_out_duties(duties, town, chosen={}, by=clerk, **when)
    assert not DutyLine.objects.filter(words="道路养护").exists()

    carry_out_duties(duties, town, chosen={"规划建设办公室": works_office.pk}, by=clerk, **when)
    assert DutyLine.objects.filter(words="道路养护", office=works_office).exists()


def test_a_name_may_be_left_out(town, works_office, clerk, when):
    duties = read_duties("供电所：线路维护\n建设办：道路")
    assert carry_out_duties(duties, town, chosen={"供电所": 0}, by=clerk, **when)["offices"] == 1


def test_duties_may_be_added_to_those_there(town, works_office, clerk, when):
    carry_out_duties(read_duties("建设办：公厕"), town, chosen={}, adding=True, by=clerk, **when)
    assert list(works_office.duties.values_list("words", flat=True)) == ["道路、桥梁建设和养护", "公厕"]


def test_a_leaders_division_of_work_goes_to_the_post(town, works_office, farm_office, leader, clerk, when):
    duties = read_duties("领导\t分管\t联系\n分管建设副镇长\t建设办、农业\t")

    counts = carry_out_duties(duties, town, chosen={}, by=clerk, **when)

    assert counts["posts"] == 1
    assert {office.pk for office in Post.objects.get(role="approver").in_charge_of.all()} == {works_office.pk, farm_office.pk}
    assert carry_out_duties(duties, town, chosen={}, by=clerk, **when) == {"offices": 0, "posts": 0}


def test_a_leader_whose_post_is_not_there_is_said(town, works_office):
    plan = plan_duties(read_duties("副镇长：分管建设办"), town, on=MONDAY)
    assert "请先在“岗位”里设" in plan.left[0][1]
