"""News: who did it and what happened; what is asked for is no event, who presided and who came is no commitment."""

import pytest

from guatu.crafts.reading.tests.papers import candidates_in, quotes_in

HEAD = "云溪镇召开重点工作推进会\n11月5日，云溪镇召开重点工作推进会。"


@pytest.mark.parametrize(
    ("sentence", "quote", "owner"),
    [
        ("副区长孙某某赴清水河检查护岸工程。", "赴清水河检查护岸工程", "区政府"),
        ("镇综合治理中心主任吴某某走访清水村。", "走访清水村", "云溪镇综合治理中心"),
        ("镇党委书记钱某某带队检查清水路改造。", "检查清水路改造", "云溪镇党委"),
    ],
)
def test_what_a_leader_did_is_done_by_the_body_of_his_title(sentence, quote, owner):
    found = candidates_in(HEAD + sentence)[-1]

    assert (found.kind, found.owner) == ("activity", owner)
    assert quote in found.quote or found.quote in quote


def test_a_leader_may_be_named_before_his_rank():
    found = candidates_in(HEAD + "钱书记要求，要编制问题清单。")[-1]

    assert (found.quote, found.assigned_by) == ("编制问题清单", "云溪镇党委")


@pytest.mark.parametrize(
    "sentence",
    [
        "会议由镇党委书记钱某某主持。",
        "大会应到代表103名，实到93名。",
        "各村书记40余人参加了会议。",
        "为做好今冬防火工作，镇长作动员讲话。",
    ],
)
def test_leaves_who_presided_who_came_and_what_for(sentence):
    assert quotes_in(HEAD + sentence) == ["召开重点工作推进会"]


def test_what_villages_must_do_is_no_event():
    (_, duty) = candidates_in(HEAD + "\n各村要在11月20日前编制问题整改清单。")

    assert (duty.kind, duty.status, duty.owner) == ("task", "planned", "云溪镇各村")


def test_of_a_congress_what_it_holds_is_its_own():
    found = candidates_in(
        "云溪镇召开人代会\n3月6日，云溪镇第十届人民代表大会第一次会议举行。会议由镇党委书记钱某某主持。"
        "会议审议了《政府工作报告》。"
    )

    assert {candidate.owner for candidate in found} == {"云溪镇人民代表大会"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("截至10月底，全镇已完成投资5.1亿元，占年度计划的111%。", "done"),
        ("今年全镇在建重点项目共22项。", "ongoing"),
        ("清水路2.3公里改造工程正在施工中。", "ongoing"),
        ("全镇满意率均在98%以上。", "done"),
    ],
)
def test_news_tells_how_far_things_are(sentence, status):
    assert candidates_in(HEAD + "\n" + sentence)[-1].status == status


def test_duties_shared_out_in_minutes():
    found = candidates_in(
        "云溪镇镇长办公会会议纪要\n会议议定：成立清水路改造领导小组，财政所负责工程资金兑付，"
        "社会管理办公室负责工程质量监督。"
    )

    assert [candidate.owner for candidate in found] == ["云溪镇", "云溪镇财政所", "云溪镇社会管理办公室"]


def test_problems_told_are_no_commitments():
    assert quotes_in(
        "云溪镇督查通报\n二、存在的问题\n清水村新建公厕2座进度滞后。\n三、下步工作要求\n清水村要在11月底前修复破损路面12处。"
    ) == ["在11月底前修复破损路面12处"]


def test_what_was_counted_up_to_a_day_is_told_among_the_problems_too():
    assert quotes_in(
        "云溪镇禁燃工作情况通报\n检查发现存在以下主要问题：\n1、宣传进展慢。截至11月3日，清水村张贴通告6张；竹园村张贴通告4张。\n2、责任不实。网格员3名未到岗。"
    ) == ["张贴通告6张", "张贴通告4张"]


@pytest.mark.parametrize(
    "lead", ["本网讯　", "红网清河站11月5日讯（通讯员 吴某某）11月4日，", "【本报讯】11月4日，"]
)
def test_what_stands_before_the_news_is_no_part_of_it(lead):
    assert quotes_in(f"{lead}云溪镇召开安全生产专题会议，对四季度工作进行安排部署。")[0] == "召开安全生产专题会议"


def test_a_body_of_another_town_acts_in_news():
    *_, found = candidates_in(HEAD + "古渡镇人大主席团于11月6日督查清水河护岸工程。")

    assert (found.owner, found.kind) == ("古渡镇人大主席团", "activity")


@pytest.mark.parametrize(
    "sentence",
    ["分管领导就清水路项目推进情况进行了汇报。", "对项目建设中遇到的困难提出了具体指导意见。", "对已开工项目，要倒排工期。"],
)
def test_what_is_said_on_the_way_is_no_record(sentence):
    assert quotes_in(HEAD + sentence) == ["召开重点工作推进会"]
