"""The county, city or district of which a paper speaks: without its name, in its lead, and beside a town."""

import pytest

from guatu.crafts.reading.structure.outline import outline


@pytest.mark.parametrize(
    ("paper", "whose"),
    [
        ("建设“绿色清河”\n全县上下要建设“绿色清河、美丽家园”，体现清河滨海特色。", "清河县"),
        ("我市工业走在前列。要促进清河崛起，争取清河口岸开放，办好清河旅游节。", "清河市"),
        ("全市上下参与，为构建和谐清河奠定基础，使居民感受清河的发展变化，让清河更好。", "清河市"),
        ("本报讯 清河市地处江北，是全省最大的县级市。近年来，清河市建强小区党组织。\n新组建216个小区党支部。", "清河市"),
        ("近年来，清河县把民生摆在首位。\n家住清河县古渡镇的村民说好。目前，该县实施了古渡镇供水工程，该县新增就业1500人。", "清河县"),
        ("我县召开江北（清河）经贸合作区联席会议\n清河新闻网10月10日消息：我县召开联席会议。", "清河县"),
        ("江南江州市清河区 “潮汐行动”守护“一老一小”\n清河区组建服务队53支，奔走在古渡镇。", "清河区"),
        (
            "江北新闻网讯 3月4日，县政府全体会议召开，对全县务虚工作会议、人代会和全县经济工作会议确定的各项任务进行再动员再部署。"
            + "\n县政府的主要任务是抓落实，全县上下要统一思想，各单位要对照全年目标，逐项细化措施，按月调度，按季通报，确保件件有着落。" * 4
            + "\n在小城镇建设方面，古渡镇要加快园区建设。",
            "县政府",
        ),
        ("上海市城市管理局解决停车难\n上海市城市管理局新建停车场60座，市城市管理局再建20座。", "上海市"),
        ("会议审议了工作报告，原则同意区政府办意见。区政府办负责修改。", "区政府"),
    ],
)
def test_a_paper_tells_of_which_county_it_speaks(paper, whose):
    assert outline(paper.replace("江南", "广西"), []).organisation == whose


@pytest.mark.parametrize(
    ("paper", "whose"),
    [
        ("云溪镇开展“绿色清河”行动\n云溪镇新建公厕3座。全县上下齐动员，我镇新建公厕2座。", "云溪镇"),
        ("全县共建“和谐家园、美丽庭院”，推动旅游跨越，感受生活的变化，家园更美。", None),
        (
            "近日，清河市召开座谈会，同邻近各地的客商就送电、计费和管护的办法作了交流，大家都说这样的会开得好，开得及时。"
            "石桥市送电，石桥市计费，清河市管护，石桥市记账。",
            None,
        ),
    ],
)
def test_words_of_praise_and_other_places_are_not_its_own(paper, whose):
    assert outline(paper, []).organisation == whose
