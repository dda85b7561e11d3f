"""The clock profiles that come with the system (norms req. 16): starting points, each with whose rule it is.

What only one province, city or county does is named as theirs: a town keeps it, changes its copy or switches it off.
"""

from guatu.crafts.timing.clocks import Basis, Budget, Unit
from guatu.crafts.timing.profiles import Node, Profile, Starts

PETITIONS = "中共中央、国务院《信访工作条例》（2022年5月1日起施行）"
DEPUTIES = "《全国人民代表大会和地方各级人民代表大会代表法》第五十一条、第五十二条"
THIRTEEN = "山西省“13710”工作制度：当天研究部署，3 天反馈，7 天办结一般的，1 个月办结复杂的，盯到销号为止"
USUAL = "各地办理领导批示、公文和会议纪要的通行做法，全国没有统一规定"
BEIJING = "北京市“接诉即办”分级处置的做法"
GRID = "陕西省凤县网格事项办理时限的做法"
OTHERS_READ_IT = "各地对 1、3、7、10 的读法不同，照本地文件改。"


def days(amount: int) -> Budget:
    """So many calendar days."""
    return Budget(amount, Unit.DAY)


def workdays(amount: int) -> Budget:
    """So many working days."""
    return Budget(amount, Unit.WORKDAY)


def hours(amount: int) -> Budget:
    """So many hours."""
    return Budget(amount, Unit.HOUR)


def months(amount: int) -> Budget:
    """So many months."""
    return Budget(amount, Unit.MONTH)


BEGUN = (Node(days(1), "研究部署"), Node(days(3), "反馈进展"))
SHIPPED = (
    # F1.4, F1.5: editable, never hard-coded, as a competing reading circulates.
    Profile("13710-plain", "13710", "一般事项", days(7), "交办", Basis.DOCUMENT, THIRTEEN, note=OTHERS_READ_IT,
            nodes=(*BEGUN, Node(days(7), "办结"))),
    Profile("13710-complex", "13710", "复杂事项", months(1), "交办", Basis.DOCUMENT, THIRTEEN, note=OTHERS_READ_IT,
            nodes=(*BEGUN, Node(days(7), "给出节点和计划"), Node(days(30), "办结"))),
    # F1.7
    Profile("order-urgent", "批示件", "急件", days(5), "交办", Basis.DEFAULT, USUAL),
    Profile("order-plain", "批示件", "一般", days(15), "交办", Basis.DEFAULT, USUAL),
    Profile("order-hard", "批示件", "疑难", days(30), "交办", Basis.DEFAULT, USUAL),
    Profile("minutes", "会议", "会议纪要", days(20), "印发", Basis.DEFAULT, USUAL, Starts.SAID, papers=("会议纪要", "会纪要")),
    # F1.8
    Profile("meeting", "会议", "议定事项", workdays(5), "会议", Basis.DEFAULT, "县政府常务会议、县长办公会议议定事项 5 个工作日反馈进展的做法",
            Starts.SAID),
    # F3.12
    Profile("hotline", "12345", "热线工单", workdays(5), "交办", Basis.DOCUMENT, "山东省潍坊市 2021 年热线规定第二十条；别处照本地规定改"),
    # F3.4
    Profile("grid-spot", "网格", "当场处置", days(1), "上报", Basis.DEFAULT, GRID),
    Profile("grid-plain", "网格", "一般", days(3), "上报", Basis.DEFAULT, GRID),
    Profile("grid-hard", "网格", "疑难", days(7), "上报", Basis.DEFAULT, GRID),
    Profile("grid-longest", "网格", "最长", days(15), "上报", Basis.DEFAULT, GRID, note="经批准；逾期要书面说明。"),
    # F3.10
    Profile("call-danger", "接诉即办", "危及安全", hours(2), "接单", Basis.DEFAULT, BEIJING),
    Profile("call-supply", "接诉即办", "水电气热", hours(24), "接单", Basis.DEFAULT, BEIJING),
    Profile("call-plain", "接诉即办", "一般诉求", days(7), "接单", Basis.DEFAULT, BEIJING),
    Profile("call-hard", "接诉即办", "疑难诉求", days(15), "接单", Basis.DEFAULT, BEIJING),
    # F4.1, F4.2, F4.3: calendar days, but for the objection.
    Profile("petition-receive", "信访", "登记告知", days(15), "收到", Basis.LAW, f"{PETITIONS}第二十二条、第二十三条"),
    Profile("petition-object", "信访", "提出异议", workdays(5), "收到", Basis.LAW, f"{PETITIONS}第二十三条", note="不属本单位的，写明理由退回。"),
    Profile("petition-settle", "信访", "申诉求决", days(60), "受理", Basis.LAW, f"{PETITIONS}第三十四条", more=30,
            note="情况复杂的，经本单位负责人批准可以延长，并告知理由。末日遇节假日是否顺延，条例没有写，按早的一天提醒。"),
    Profile("petition-review", "信访", "复查复核", days(30), "收到", Basis.LAW, f"{PETITIONS}第三十五条、第三十六条", note="听证的时间不算。"),
    # F1.10
    Profile("deputies-plain", "代表建议", "一般", months(3), "交办", Basis.LAW, DEPUTIES),
    Profile("deputies-hard", "代表建议", "疑难", months(6), "交办", Basis.LAW, DEPUTIES),
    Profile("deputies-return", "代表建议", "退回交办", workdays(7), "收到", Basis.DEFAULT, "各地办理代表建议的做法",
            note="不属本单位的，写明理由退回；逾期不退，视为接受。"),
    Profile("proposals-plain", "政协提案", "一般", months(3), "交办", Basis.DEFAULT, "各级政协提案办理的通行做法，照本级政协的规定改"),
    Profile("proposals-hard", "政协提案", "疑难", months(6), "交办", Basis.DEFAULT, "各级政协提案办理的通行做法，照本级政协的规定改"),
)  # fmt: skip
