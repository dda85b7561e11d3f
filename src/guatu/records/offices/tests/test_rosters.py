"""Reading rosters: tables under a heading, lists with indents, and a sentence for each row that cannot be taken."""

import pytest

from guatu.records.offices.duty_lists import read_duties
from guatu.records.offices.models import Role
from guatu.records.offices.rosters import ROLES, read_roster
from guatu.records.offices.samples import SAMPLES, sample_file
from guatu.records.offices.sheets import NotReadable, as_text, text_of_file


def names(text):
    return [(office.name, office.parent, office.kind) for office in read_roster(text).offices]


def test_a_list_of_names_makes_offices_and_what_is_set_in_lies_below():
    assert names("党政办公室\n建设办公室\n  路桥组\n村：河东村、河西村") == [
        ("党政办公室", "", ""), ("建设办公室", "", ""), ("路桥组", "建设办公室", ""), ("河东村", "", "village"), ("河西村", "", "village"),
    ]  # fmt: skip


def test_numbers_before_names_are_no_part_of_them():
    assert [name for name, *_ in names("1. 党政办公室\n（二）建设办公室\n3、河东村")] == ["党政办公室", "建设办公室", "河东村"]


@pytest.mark.parametrize("comma", ["\t", ",", "，"])
def test_a_table_may_be_parted_by_tabs_or_commas(comma):
    (office,) = read_roster(f"机构名称{comma}简称{comma}类别\n建设管理办公室{comma}建设办{comma}部门").offices
    assert (office.name, office.short, office.kind, office.place) == ("建设管理办公室", "建设办", "department", 2)


def test_offices_and_posts_come_in_one_paste():
    roster = read_roster("机构名称\t类别\n河东村\t村\n\n所在机构\t岗位名称\t岗位类别\t姓名\t登录名\n河东村\t村负责人\t负责人\t\t")
    assert [office.name for office in roster.offices] == ["河东村"]
    assert [(post.office, post.role, post.username) for post in roster.posts] == [("河东村", "head", "")]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("\t部门\t", "没有机构名称"),
        ("建设办\t宇宙站\t", "类别“宇宙站”认不出来"),
        (f"{'长' * 61}\t部门\t", "太长"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_and_where(row, words):
    (fault,) = read_roster(f"机构名称\t类别\t简称\n{row}").faults
    assert words in fault.in_words
    assert fault.place == 2


def test_each_table_of_a_paste_may_have_its_own_number_of_commas():
    roster = read_roster("机构名称，简称\n建设管理办公室，建设办\n\n所在机构，岗位名称，岗位类别\n建设办，路桥岗，承办岗")
    assert [office.short for office in roster.offices] == ["建设办"]
    assert [(post.title, post.place) for post in roster.posts] == [("路桥岗", 5)]


def test_a_post_with_a_name_needs_a_sign_in_name_too():
    (fault,) = read_roster("所在机构\t岗位名称\t岗位类别\t姓名\t登录名\n建设办\t路桥岗\t承办岗\t吴\t").faults
    assert "缺登录名" in fault.in_words


def test_the_samples_are_empty_until_they_are_filled_in():
    roster = read_roster(text_of_file("样表.xlsx", sample_file("offices")))
    duties = read_duties(text_of_file("样表.xlsx", sample_file("duties")))
    assert roster.is_empty
    assert (duties.duties, duties.charges, duties.left) == ([], [], [])


def test_a_filled_sample_is_read_as_it_stands():
    sheets = SAMPLES["offices"].sheets
    roster = read_roster(as_text([[list(head), *map(list, rows)] for head, rows in sheets.values()]))
    assert roster.faults == []
    assert [office.name for office in roster.offices][:2] == ["党政综合办公室", "建设管理办公室"]
    assert {post.role for post in roster.posts} == {"approver", "unit", "verifier", "head"}


def test_a_table_of_a_docx_is_read_with_the_paragraphs_around_it():
    from io import BytesIO

    from docx import Document

    document = Document()
    document.add_paragraph("党政办公室：文稿、会务")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["机构", "职责", "建设办", "道路养护"], strict=True):
        cell.text = words
    kept = BytesIO()
    document.save(kept)

    text = text_of_file("分工.docx", kept.getvalue())

    assert "党政办公室：文稿、会务" in text
    assert "建设办\t道路养护" in text


@pytest.mark.parametrize(
    ("name", "data"), [("a.xlsx", b"PK\x03\x04nothing"), ("a.docx", b"nothing"), ("a.pdf", b"%PDF"), ("a", b"PK\x03\x04")]
)
def test_a_file_that_is_none_gets_a_sentence(name, data):
    with pytest.raises(NotReadable, match="请"):
        text_of_file(name, data)


def test_every_kind_of_post_is_read_under_its_own_name():
    assert {role.label: ROLES.get(role.label) for role in Role} == {role.label: role.value for role in Role}
