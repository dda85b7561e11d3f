"""Names of works and campaigns: whole ones, beside each other, papers, and what is none."""

import pytest

from guatu.crafts.reading.tests.papers import candidates_in

HEAD = "云溪镇工作方案\n下一步，要"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("大力开展石桥、东塘片区整治行动", ["石桥", "东塘片区整治行动"]),
        ("打造石桥村、辛庄、王会头示范片区", ["石桥村", "辛庄", "王会头示范片区"]),
        ("修缮东湖菜场、西湖菜场", ["东湖菜场", "西湖菜场"]),
        ("出台《清河区民生实事办理工作规范》", ["清河区民生实事办理工作规范"]),
        ("建设“清河第一支部”纪念馆", ["“清河第一支部”纪念馆"]),
        ("开展“学党史、守初心”主题党日活动21场", ["学党史、守初心"]),
        ("启动“红色记忆”项目", ["红色记忆"]),
        ("更换路沿石4000平方米", []),
        ("整治国省干线公路两侧广告牌20处", []),
        ("按照《清河区交通规划》新建公厕3座", []),
        ("引进世界500强企业投资项目3个", []),
        ("依托“1+7+N”阵地新建公厕3座", []),
    ],
)
def test_reads_the_names_of_works(words, names):
    found = candidates_in(HEAD + words + "。")[-1]

    assert list(found.projects) == names
