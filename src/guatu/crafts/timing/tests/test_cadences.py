"""Cadences."""

import pytest

from guatu.crafts.timing.cadences import find_cadences


def cadences_in(text):
    return [(word.text, word.cadence) for word in find_cadences(text)]


@pytest.mark.parametrize(
    ("clause", "words", "cadence"),
    [
        ("每日巡查", "每日", "daily"),
        ("每天清运", "每天", "daily"),
        ("每周调度", "每周", "weekly"),
        ("每周一召开例会", "每周一", "weekly"),
        ("每两周会商", "每两周", "biweekly"),
        ("双周调度", "双周调度", "biweekly"),
        ("每半月通报", "每半月", "halfmonthly"),
        ("建立“半月冲刺调度”机制", "半月冲刺调度", "halfmonthly"),
        ("每月开展专题培训", "每月", "monthly"),
        ("每个月一次", "每个月", "monthly"),
        ("每月15日为会办日", "每月15日", "monthly"),
        ("逐月公示", "逐月", "monthly"),
        ("按月报送", "按月", "monthly"),
        ("召开月度工作例会", "月度工作例会", "monthly"),
        ("每季度打分", "每季度", "quarterly"),
        ("每三个月轮换", "每三个月", "quarterly"),
        ("按季度考评", "按季度", "quarterly"),
        ("季度点评", "季度点评", "quarterly"),
        ("每半年评估", "每半年", "halfyearly"),
        ("每年体检", "每年", "yearly"),
        ("按周汇总", "按周", "weekly"),
        ("月月有主题", "月月", "monthly"),
        ("一周一通报", "一周一通报", "weekly"),
        ("开展一周一次消防检查", "一周一次", "weekly"),
        ("每旬排名", "每旬", None),
        ("两天一汇总", "两天一汇总", None),
        ("定期组织“回头看”", "定期", None),
        ("每周周一召开例会", "每周周一", "weekly"),
        ("每户每月走访一次", "每月", "monthly"),
        ("每年新增就业100人", "每年", "yearly"),
        ("每天组织节约用水巡查", "每天", "daily"),
    ],
)
def test_reads_a_cadence(clause, words, cadence):
    assert cadences_in(clause) == [(words, cadence)]


@pytest.mark.parametrize(
    ("clause", "cadences"),
    [
        ("加强“周监测、月调度”", ["weekly", "monthly"]),
        ("建立健全“周调度、月通报”机制", ["weekly", "monthly"]),
        ("日研判、周通报、季评比、年总结", ["daily", "weekly", "quarterly", "yearly"]),
        ("做到日清周结", ["daily", "weekly"]),
        ("月初部署、月中调度、月末考核", ["monthly", "monthly", "monthly"]),
        ("“月初有计划、月底有总结”", ["monthly", "monthly"]),
        ("年初部署、年中督查、年底考核", ["yearly", "yearly", "yearly"]),
        ("一天一督查、两天一汇总、一周一通报", ["daily", None, "weekly"]),
    ],
)
def test_a_series_is_as_many_cadences(clause, cadences):
    assert [cadence for _, cadence in cadences_in(clause)] == cadences


@pytest.mark.parametrize(
    "clause",
    [
        "本周完成", "上周调度", "近一周", "三月开工", "一周看点", "周边环境", "月亮湾", "每户一桶", "每人一册",
        "不定期开展督察", "年度考核",
        "11月调度会", "11月8日督查", "10 月 9 日督查", "节日检查", "当日研判", "一季度考核", "四季评比",
        "限定期限", "全周期", "一年一度",
        "提标至每月680元", "月初开工、月底完工", "年初签约、年底投产", "月底调度", "本周周五", "每公里每月补助200元", "每人每月发放300元",
        "每年节约成本20万元", "每年可增收5万元", "每年为村集体增收20万元",
        "按日程推进", "上半年总结",
    ],
)  # fmt: skip
def test_leaves_what_recurs_not(clause):
    assert cadences_in(clause) == []
