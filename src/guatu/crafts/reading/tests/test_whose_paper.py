"""Whose paper it is, and who acts in it: towns named on the way, counties, bodies above the town."""

import pytest

from guatu.crafts.reading import read
from guatu.crafts.reading.structure.outline import outline
from guatu.crafts.reading.tests.papers import candidates_in, quotes_in


@pytest.mark.parametrize(
    ("paper", "whose"),
    [
        ("记者从日前召开的云溪镇“大城管动员会”获悉，该镇将整治小区18个。", "云溪镇"),
        ("11月3日，区委第二巡察组对我乡开展了巡察。\n组织召开古渡乡巡察整改推进会。", "古渡乡"),
        ("关于春节期间古渡镇石桥村禁鞭工作开展情况的通报\n区委督查室进行了检查。", "古渡镇"),
        ("一、开通公交的建议\n石桥村距离云渡镇乡政府8公里。云渡镇乡新建站台2座。", "云渡镇乡"),
        ("2026年清河区政府工作报告\n今年以来，全区新建公厕60座。", "清河区"),
        ("清河新闻网讯 近日，记者获悉，我区安排实事项目35个，全区已开工23个。", "清河区"),
        ("市长主持召开市政府常务会议\n会议审议了《江州市旅游规划》。", "江州市"),
        ("为推进市政府部署的落实，现将有关情况通报如下：\n上半年，全市完成产值80亿元。", "市政府"),
        ("经发局开展大走访\n近日，清河区经发局走访企业101家。", "清河区经发局"),
        ("一年的工作回顾\n清河至石桥铁路开工建设，清河机场改扩建完成，新增公路56公里，清河中心城区更加通达。", "清河市"),
        ("开放是清河发展的根本出路。全市上下要使清河越来越美好。台商对清河的认知度提高。", "清河市"),
        ("千年药乡展新颜\n江州市清河县自去年以来建成服务点32个。我县培训3600人。", "清河县"),
        ("2026年清河区农业农村局工作总结\n今年以来，我局新建公厕3座。", "清河区农业农村局"),
        ("清河区卫健委2026年上半年工作总结\n上半年，新建公厕3座。", "清河区卫健委"),
        ("云溪镇石桥村2026年工作总结\n今年以来，我村新建公厕3座。", "云溪镇石桥村"),
        ("对区人大第8号建议的答复\n孙代表：\n已新建公厕3座。\n区交通运输局", "区交通运输局"),
        ("中共江州市清河区文旅局党组关于整改情况的通报\n制定制度12项。", "江州市清河区文旅局"),
        (
            "11月12日下午，副区长主持召开五届104次区政府常务会议。\n会议听取了清河区第二展区（古渡分会场）情况汇报。"
            "古渡镇等单位要每天更新进展。",
            "清河区",
        ),
        ("今年以来，按照区委区政府的总体部署，结合云溪的发展实际，街道将目标确定为强服务，创建生态云溪，和谐云溪。", "云溪街道"),
        ("清河区老城办事处早谋划，推进民生项目。\n年前，办党委作出承诺。该办启动市场建设。", "老城办事处"),
        (
            "有关乡镇：\n各有关单位将情况上报区城乡污水收集领导小组办公室。区城乡污水办由清河区环保局牵头。\n"
            "清河区人民政府办公室\n2026年5月13日",
            "清河区人民政府办公室",
        ),
        ("立山区人民政府关于印发重点工作任务分解的通知\n全区新建公厕60座。", "立山区"),
    ],
)
def test_a_paper_tells_whose_it_is(paper, whose):
    assert outline(paper, []).organisation == whose


@pytest.mark.parametrize(
    "words",
    [
        "积极推进科教兴市、工业强区，全市农民对经济发展的信心更足，使企业越来越多。",
        "推动城乡和乡镇协调发展，各区县市场有序。",
        "全市场都要检查，山区小区要整治。",
        "县城和乡镇驻地要达到标准。",
    ],
)
def test_common_words_are_no_places(words):
    assert outline(words, []).organisation is None


HEAD = "清河区要情\n2026年11月12日\n"


@pytest.mark.parametrize(
    ("sentence", "owner", "quote"),
    [
        ("区市场监管局累计完成抽检148批次。", "区市场监管局", "累计完成抽检148批次"),
        ("区住建局10月份完成检测580次。", "区住建局", "完成检测580次"),
        ("区农业农村局、区水务局均已完成检查12次。", "区农业农村局", "已完成检查12次"),
        ("市委第二巡察组对石桥村开展了巡察。", "市委第二巡察组", "对石桥村开展了巡察"),
        ("区委组织部举办培训班2期。", "区委组织部", "举办培训班2期"),
        ("区直各部门要在11月底前上报工作总结。", "区直各部门", "在11月底前上报工作总结"),
        ("清河区教育局开展安全检查25次。", "清河区教育局", "开展安全检查25次"),
    ],
)
def test_bodies_above_the_town_own_what_they_do(sentence, owner, quote):
    (found,) = candidates_in(HEAD + sentence)

    assert (found.owner, found.quote) == (owner, quote)


def test_the_group_of_a_body_acts_for_it_and_who_goes_along_does_not():
    found = candidates_in(
        "云溪镇一周动态\n11月3日，区农业农村局到云溪镇督查和美乡村建设，云溪镇党委书记钱某某陪同。督查组先后走访石桥村老庄台等地。"
    )

    assert [candidate.owner for candidate in found] == ["区农业农村局", "区农业农村局"]
    assert found[1].quote.startswith("先后走访")


@pytest.mark.parametrize(
    "sentence", ["记者从区发改局获悉，", "近日，记者从召开的云溪镇“推进项目建设、实施精细管理会”获悉，", "据相关负责人介绍，"]
)
def test_who_has_told_it_is_no_candidate(sentence):
    assert quotes_in(HEAD + sentence + "云溪镇已新建公厕3座。") == ["已新建公厕3座"]


def test_a_body_is_known_by_its_short_name_in_its_own_paper():
    (found,) = candidates_in("清河区经发局动态\n清河区经发局开展大走访。\n11月3日，经发局走访东塘机械厂。")[-1:]

    assert found.owner == "清河区经发局"


def test_a_page_without_any_name_has_no_owner():
    assert read("新建公厕3座。".encode(), name="a.txt").candidates[0].owner is None


@pytest.mark.parametrize(
    ("paper", "whose"),
    [
        ("清河经济开发区2025年工作总结\n2025年，开发区引进项目12个。", "清河经济开发区"),
        ("石桥社区2025年工作总结\n2025年，石桥社区新建食堂1座。", "石桥社区"),
        ("清河区十件民生实事\n1.新建幼儿园3所。责任单位：区教育局、古渡镇", "清河区"),
        ("县委常委会召开会议\n3月18日，县委常委会召开会议，研究乡村振兴工作。", "县委常委会"),
        ("清河县水利局2025年工作总结\n全县灌溉面积达12万亩，古渡镇新建泵站3座。", "清河县水利局"),
    ],
)
def test_the_title_tells_whose_paper_it_is(paper, whose):
    assert outline(paper, []).organisation == whose


@pytest.mark.parametrize(
    ("paper", "owner"),
    [
        ("区长钱某某调研重点项目\n11月8日，清河区委副书记、区长钱某某调研东塘产业园项目。", "清河区委"),
        ("街道2026年工作总结\n街道党工委新建食堂3座。", "街道党工委"),
        ("镇长办公会会议纪要\n云岭的镇政府召开会议。财政所负责资金兑付。", "财政所"),
        ("现场会在云溪镇召开\n11月8日，云溪镇召开现场会。各乡镇要在12月底前造林1万亩。", "各乡镇"),
    ],
)
def test_who_acts_is_named_as_far_as_the_paper_does(paper, owner):
    assert candidates_in(paper)[-1].owner == owner
