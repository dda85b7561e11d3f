"""What belongs together is one record: what is worked on and how, a campaign and its aim, an amount and its rank."""

import pytest

from guatu.crafts.reading.tests.papers import candidates_in, quotes_in

PLAN = "云溪镇整治工作方案\n下一步，云溪镇将加大力度。"
REVIEW = "云溪镇2026年半年工作总结\n"


@pytest.mark.parametrize(
    ("head", "sentence", "quotes"),
    [
        (PLAN, "对重点扣分的18个薄弱小区，逐一整治楼道、绿化带。", ["对重点扣分的18个薄弱小区，逐一整治楼道、绿化带"]),
        (PLAN, "开展物料堆场整治行动，确保在年底前完成30家堆场的整治。", ["开展物料堆场整治行动，确保在年底前完成30家堆场的整治"]),
        (PLAN, "推进危桥改造工程，确保年底前新建公厕3座。", ["推进危桥改造工程", "年底前新建公厕3座"]),
        (REVIEW, "固定资产投资增长8.1%，增幅全区排第2位。", ["固定资产投资增长8.1%，增幅全区排第2位"]),
        (REVIEW, "完成种植面积2200亩，列全区第二。", ["完成种植面积2200亩，列全区第二"]),
        (REVIEW, "财政收入38亿元，五年累计完成115亿元，是“十三五”时期的2.4倍，年均增长12%。",
         ["财政收入38亿元，五年累计完成115亿元，是“十三五”时期的2.4倍，年均增长12%"]),
        (REVIEW, "存贷款余额分别达到102.11亿元、88.49亿元，分别净增20.58亿元、19.29亿元。",
         ["存贷款余额分别达到102.11亿元、88.49亿元，分别净增20.58亿元、19.29亿元"]),
        (PLAN, "投资450万元，推进石桥村进村道路项目建设。", ["投资450万元，推进石桥村进村道路项目建设"]),
        (PLAN, "投资450万元用于石桥小学建设，投资70万元用于东塘小学建设。", ["投资450万元用于石桥小学建设", "投资70万元用于东塘小学建设"]),
        (PLAN, "完成1个区级、3个街道和60个农村服务中心建设。", ["完成1个区级、3个街道和60个农村服务中心建设"]),
        (PLAN, "计划投资2000万元，主要用于建设东塘小学。", ["投资2000万元，主要用于建设东塘小学"]),
    ],
)
def test_what_belongs_together_is_one_record(head, sentence, quotes):
    assert quotes_in(head + sentence) == quotes


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("加快推进九大民生工程。", "task", "planned"),
        ("对重点扣分的18个薄弱小区，逐一整治楼道。", "task", "planned"),
        ("推动群众加装电梯60台。", "target", "planned"),
    ],
)
def test_how_a_plan_speaks_of_numbers(sentence, kind, status):
    (found,) = candidates_in(PLAN + sentence)

    assert (found.kind, found.status) == (kind, status)


@pytest.mark.parametrize(
    "sentence",
    [
        "推动成立东塘园区联合会。",
        "村内道路已经加宽。",
        "社区换届工作顺利完成。",
        "对3条道路两侧的广告牌进行了调查摸底。",
        "成功入选省级重点项目库。",
        "邀请讲师团走进街道开展宣讲15场。",
    ],
)
def test_what_a_review_tells_was_brought_about(sentence):
    (found,) = candidates_in(REVIEW + sentence)

    assert (found.kind, found.status) == ("result", "done")


@pytest.mark.parametrize(
    "sentence",
    [
        "会同区禁鞭办公室，",
        "“七净”就是地面净、墙面净、绿化带净。",
        "迎接园博会召开，",
        "特制定本方案。",
        "保障实事办理工作科学、规范、可行。",
    ],
)
def test_leaves_what_only_surrounds_the_work(sentence):
    assert quotes_in(PLAN + sentence) == []


def test_what_others_ask_for_is_not_the_towns_own():
    assert quotes_in("关于建议的答复\n议案内容：石桥村辖18个组，距离集镇8公里，村民多次提出新建大桥一座。\n云溪镇已新建桥梁1座。") == [
        "已新建桥梁1座"
    ]


def test_what_sites_of_model_papers_say_is_left_out():
    assert quotes_in("云溪镇2026年工作总结\n范文网的会员为你整理了这篇工作总结范文，希望能给你带来帮助。\n新建公厕3座。") == ["新建公厕3座"]
