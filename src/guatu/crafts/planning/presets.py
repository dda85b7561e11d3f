"""The sets of lights that come with the system (norms req. 18): starting points, each with whose rule it is."""

from dataclasses import dataclass

from .light_rules import Ladder, Monthly, Points, Rule, Schedule, Shortfall, Slip, State


@dataclass(frozen=True, slots=True)
class LightSet:
    """A rule of lights with its name and whose practice it is. key: by which a town's copy knows where it is from."""

    key: str
    name: str
    rule: Rule
    source: str
    note: str = ""


USUAL = LightSet("schedule", "序时进度", Schedule(), "本系统自带的一套：按核实的数对直线，慢几天亮什么灯")
PRESETS = (
    USUAL,
    LightSet("state", "三色状态灯", State(), "江苏宿迁一家国有平台公司 2025 年的三色督办单：蓝快到期、黄慢或质量差、红逾期，到销号为止"),
    LightSet("ladder", "三色督查单", Ladder(), "福建省三明市的三色督查单：蓝单提醒，没有正当理由没办的升橙、升红",
             "紧急的、重大的可以从橙、红起：这里指重点管理的事项。"),
    LightSet("monthly", "按月亮灯", Monthly(), "浙江省温州市瓯海区的按月亮灯：漏了的红，补上的黄，不变绿"),
    LightSet("slip", "拖期分档", Slip(), "一家企业的分档：7 天以内黄，7 到 15 天橙，15 天以上红"),
    LightSet("points", "落后百分点", Points(), "宁夏银川市 2025 年重大项目亮灯：落后 10 到 30 个百分点黄，超过 30 个红",
             "入库、资金两条管项目，不管事项，没有收进来。"),
    LightSet("shortfall", "欠账比例", Shortfall(), "海南省三亚市 2022 年重点项目亮灯：欠计划的 50% 以内黄，超过 50% 红",
             "按区连续两个月未完成变红的一条管区，不管事项，没有收进来。"),
)  # fmt: skip


def preset(key: str) -> LightSet | None:
    """Return the set of that key, or None."""
    return next((each for each in PRESETS if each.key == key), None)
