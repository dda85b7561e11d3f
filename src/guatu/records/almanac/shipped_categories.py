"""The classes of matters that come with the system: starting points, each with whose rule it is.

Nothing is asked to be proved by a file except where safety is at stake (I6). What only some places do is named as
theirs: a town keeps it, changes its copy or switches it off.
"""

from fractions import Fraction

from guatu.crafts.timing.clocks import Basis

from .category import GENERAL, Category, Closer, EvidenceRule

PETITIONS = "中共中央、国务院《信访工作条例》（2022年5月1日起施行）"
DEPUTIES = "《全国人民代表大会和地方各级人民代表大会代表法》第五十一条、第五十二条"
SAFETY = "《安全生产法》第四十一条：事故隐患排查治理情况应当如实记录"
ALL = Fraction(1)
# What the deputies and members say of the handling.
SATISFIED = ("满意", "基本满意", "不满意")
PROVED = EvidenceRule("整改前后的现场照片，或复查、验收单", "看得出隐患真的除掉了，核实的人和以后回头看的人有据可查", must=True)
NOT_ON_PAPER = "各地回头看查出过纸面整改（湖北黄州 2020 年复查，书面报完成的过半没有解决），所以全部回头看；比例由本地定。"

SHIPPED = (
    Category(GENERAL, "一般事项", Basis.DEFAULT, "各地督办的通行做法：分管领导同意才算办结；回头看抽两成是建议，没有全国统一的比例"),
    # F1.13, F1.15, F2.8, F2.9
    Category("feedback", "巡诊督查反馈", Basis.DEFAULT, "各地整改销号的通行做法；期限、比例没有全国统一的规定", grades=("好", "较好", "一般"),
             note="反馈清单写了整改期限的，以清单为准。",
             papers=("巡诊", "督查反馈", "督查通报", "督导反馈", "巡察反馈", "审计反馈", "反馈问题", "反馈意见")),
    # F1.7, F1.15
    Category("order", "领导批示", Basis.DEFAULT, "各地办理领导批示的通行做法：分管或主要领导写“同意”、圈阅才算办结", profile="order-plain",
             note="急件 5 天、疑难 30 天的，交办时另选时限。", papers=("批示件", "批示事项", "领导批示", "批示办理")),
    # F1.7, F1.8
    Category("meeting", "会议议定", Basis.DEFAULT, "各地办理会议议定事项的通行做法，全国没有统一规定", profile="minutes",
             papers=("会议纪要", "会纪要", "议定事项")),
    # F1.10
    Category("deputies", "代表建议", Basis.LAW, DEPUTIES, profile="deputies-plain", grades=SATISFIED,
             note="评价是代表对办理的评价，分哪几等照本级人大的规定改。交错了的，各地多在 7 个工作日内退回。",
             papers=("代表建议", "人大建议", "议案建议"), contest_days=7),
    Category("proposal", "政协提案", Basis.DEFAULT, "各级政协提案办理的通行做法，照本级政协的规定改", profile="proposals-plain", grades=SATISFIED,
             papers=("政协提案", "委员提案", "提案办理")),
    # F4.1, F4.2, F4.10: the reference number alone, and what the unit has to do.
    Category("petition", "信访件", Basis.LAW, f"{PETITIONS}第三十四条", profile="petition-settle",
             note="只记信访系统的编号和单位要办的事，不记信访人。不属本单位的，5 个工作日内提出异议（第二十三条）。",
             papers=("信访件", "信访事项", "信访工单", "信访积案"), contest_days=5),
    # F4.4, F4.5
    Category("accusation", "检举控告", Basis.LAW, f"{PETITIONS}第三十条、第四十六条：检举、控告材料和情况不得透露给被检举、控告的人或单位",
             closer=Closer.MAIN, is_sealed=True, note="本系统只记编号和要办的事；该移送纪检监察机关的照规定移送。",
             papers=("检举控告", "检举件", "控告件")),
    # F3.12
    Category("hotline", "12345热线", Basis.DOCUMENT, "山东省潍坊市 2021 年热线规定第二十条；别处照本地规定改", profile="hotline",
             note="只记工单号，不记来电人。", papers=("12345", "热线工单", "热线转办")),
    # A law and safety ask here, and only here.
    Category("safety", "安全隐患", Basis.LAW, f"{SAFETY}；要什么材料，法律没有写，照本地规定改", evidence=PROVED, look_back_share=ALL,
             note=NOT_ON_PAPER, papers=("安全隐患", "事故隐患", "安全生产隐患", "重大隐患")),
    Category("fire", "消防隐患", Basis.LAW, "《消防法》第五条、第十六条：维护消防安全，及时消除火灾隐患；要什么材料，法律没有写，照本地规定改",
             evidence=PROVED, look_back_share=ALL, note=NOT_ON_PAPER, papers=("消防安全隐患", "消防隐患", "火灾隐患")),
    Category("wages", "欠薪隐患", Basis.LAW, "国务院《保障农民工工资支付条例》（2020年5月1日起施行）；期限照人社部门的通知", look_back_share=ALL,
             note="只记项目和单位，不记工人。", papers=("欠薪隐患", "欠薪线索", "根治欠薪", "拖欠农民工工资")),
    # F2.4, F2.5, F2.6
    Category("environment", "环境问题", Basis.DEFAULT, "安徽黄山、山东博山、江苏武进整改销号的做法：现场核查、公示、主要领导审签", closer=Closer.MAIN,
             public_days=5, look_back_share=ALL, note="公示几天各地不一样，这里先按 5 个工作日，照本地规定改。",
             papers=("生态环境保护督察", "环保督察", "环境问题", "生态环境问题")),
    Category("livelihood", "民生实事", Basis.DEFAULT, "各地民生实事项目由代表票决、测评的做法，分哪几等照本级人大的规定改", grades=SATISFIED,
             papers=("民生实事", "为民办实事")),
    Category("project", "重点项目节点", Basis.DEFAULT, "各地重点项目按节点调度的通行做法；节点的日子照项目计划",
             papers=("重点项目", "重大项目调度")),
)  # fmt: skip
