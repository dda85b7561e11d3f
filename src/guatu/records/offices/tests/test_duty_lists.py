"""Reading duty lists: what must be read, and what must be left alone."""

import pytest

from guatu.records.offices.duty_lists import read_duties


@pytest.mark.parametrize(
    ("text", "office", "words"),
    [
        ("机构\t职责\n建设管理办公室\t道路、桥梁建设和养护", "建设管理办公室", ["道路、桥梁建设和养护"]),
        ("序号\t单位\t工作职责\n1\t建设办\t公厕改造；路灯维护", "建设办", ["公厕改造", "路灯维护"]),
        ("机构\t职责\n建设办\t公厕改造\n\t路灯维护", "建设办", ["公厕改造", "路灯维护"]),
        ("建设办：道路、桥梁、公厕", "建设办", ["道路", "桥梁", "公厕"]),
        ("一、党政办公室\n1. 负责文稿起草；\n2. 会议组织。", "党政办公室", ["文稿起草", "会议组织"]),
        ("（二）平安法治办公室职责：\n负责信访接待", "平安法治办公室", ["信访接待"]),
        ("【应急管理办】\n防汛抗旱，森林防火", "应急管理办", ["防汛抗旱，森林防火"]),
        ("建设办\n1.道路养护。2.村镇规划。", "建设办", ["道路养护", "村镇规划"]),
        ("石桥村：本村道路养护", "石桥村", ["本村道路养护"]),
    ],
)
def test_reads_whose_a_duty_is(text, office, words):
    assert read_duties(text).by_office() == {office: words}


@pytest.mark.parametrize(
    ("text", "title", "charge", "contact"),
    [
        ("领导\t分管\t联系\n分管建设副镇长\t建设办、应急\t河东村", "分管建设副镇长", ("建设办", "应急"), ("河东村",)),
        ("张某 副镇长 分管建设、应急工作，联系河东村。", "副镇长", ("建设", "应急"), ("河东村",)),
        ("镇党委委员、副镇长：分管农业农村办、水利站；联系河西村", "镇党委委员、副镇长", ("农业农村办", "水利站"), ("河西村",)),
        ("姓名及职务\t分管工作\n王某某（副镇长）\t农业农村办", "副镇长", ("农业农村办",), ()),
    ],
)
def test_keeps_the_post_of_a_leader_and_not_the_name(text, title, charge, contact):
    (row,) = read_duties(text).charges
    assert (row.title, row.charge, row.contact) == (title, charge, contact)


def test_nothing_is_lost_unseen():
    found = read_duties("各单位要认真履行职责，密切配合。\n建设办：道路")
    assert found.by_office() == {"建设办": ["道路"]}
    assert found.left == [(1, "各单位要认真履行职责，密切配合。")]


@pytest.mark.parametrize("text", ["", "\n\n", "，，，", "\t\t\t", "一、", "（" * 50, "职责\t职责\t职责", "办：" * 200])
def test_never_fails_on_a_text(text):
    read_duties(text)
