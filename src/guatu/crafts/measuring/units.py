"""Units and classifiers of the genre, and where a character behind a number begins another word.

The lexicon is broad on purpose: whatever a township counts, measures or pays for. A unit stands as it is written
(公里 stays 公里, ㎡ stays ㎡); only money in 万 and 亿 is multiplied out to 元.
"""

from __future__ import annotations

import re
from functools import cache


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONEY = ("元人民币", "元", "美元", "欧元", "港元", "日元", "英镑", "人民币元", "人民币", "港币", "块钱")

MEASURES = _words(
    """
    平方公里 平方千米 平方米 平方 平米 ㎡ m² km² 立方米 立方 方 m³ 公顷 亩次 亩 公里 千米 延米 米 厘米
    毫米 公分 km cm mm kg 海里 km 万吨公里 吨标准煤 吨标煤 吨公里 吨 公斤 千克 斤 克 毫克 升 毫升 千瓦时 兆瓦时 千瓦
    兆瓦 千伏安 千伏 伏 MW kW GW kWh 度电 TEU 标箱 分贝 摄氏度 ℃ 标准煤 卡路里 GB TB
    """
)

CLASSIFIERS = _words(
    """
    个 家次 家 户次 户 座次 座 盏 条次 条 套 台套 台(套) 台（套） 台次 台 辆次 辆 艘 架 名 人次 人 位
    员 项次 项 件次 件 起 处次 处 所 间 场次 场 次 期 批次 批 村 镇 乡 乡镇 社区 街道 组 队 层 幢 栋
    套房 支 株 棵 根 颗 粒 尾 羽 头 只 匹 口 眼 孔 井 块 片 段 道 杆 面 幅 副 张 本 册 份 篇 封 部 卷
    集 版 首 曲 例 宗 桩 笔 单 票 桌 床 张床位 床位 箱 瓶 袋 包 桶 筐 车次 车 趟 班次 班 轮次 轮 对 双
    组次 倍 成 分 学时 课时 学分 小时 分钟 车位 泊位 席 亩 篮 盘 捆 垛 顶 朵 门 扇 枚 节 堂 课 站 盆
    标段 单元 厂 岗 点位 网格
    """
)

PERCENT = ("个百分点", "百分点", "%", "％", "‰")

# Counted in Chinese numerals too: 三项举措. 三里村, 二期 and 两手 are names, ordinals and phrases.
CHINESE_COUNTED = frozenset(
    _words(
        """
        个 家次 家 户次 户 座 盏 条 套 台套 台 辆 艘 架 名 人次 人 位 员 项 件次 件 起 处 所 间 场次 场 次
        批次 队 幢 栋 支 株 棵 颗 只 块 张 本 册 份 篇 部 卷 例 宗 桩 笔 单 元 亩 公里 公顷 平方米 平方公里
        立方米 米 吨 公斤 千克 斤 千米 倍 成 个百分点 百分点 美元 欧元 港元 日元 元人民币 块钱 克 毫米 厘米 千瓦 轮次 班次 万元
        """
    )
)

# Counted by themselves, without a classifier of their own.
SELF_COUNTED = frozenset(
    _words(
        """
        村 镇 乡 乡镇 社区 街道 网格 点位 岗 厂 员 学时 课时 学分 单元 标段 车位 泊位 床位 班 站
        """
    )
)

# What may not stand behind a unit, because another word begins there: 3支部 counts no 支, but 3支队伍 does.
NOT_BEFORE = {
    "人": "[大民才]|口(?!头)",
    "家": "庭",
    "次": "产|元",
    "位": "数|于",
    "部": "[门委队署]",
    "分": "[之类别局管公店厂支校院流期批步担]",
    "方": "[面案便]",
    "条": "[例款]|件(?!数)",
    "场": "[所镇]|地(?!方)",
    "起": "[草步]",
    "台": "[账阶]",
    "期": "[间限]",
    "组": "[织长建]",
    "道": "路(?!口)",
    "面": "积",
    "本": "[科地土村镇市县区月周年]",
    "项": "目(?![标录的])",
    "门": "[店诊户]",
    "口": "[罩径]",
    "所": "有",
    "处": "[级于]",
    "层": "[面级]",
    "车": "[间辆站道库位]",
    "班": "[子长]",
    "站": "[长式点]",
    "包": "[括含保村联]",
    "成": "[立为功果员效都本交就品熟]",
    "版": "[权图本]",
    "单": "[位元项独]",
    "节": "[约能点日假]",
    "对": "[接于口照比]",
    "双": "[方向重]",
    "队": "[伍员长]",
    "集": "[中团镇体]",
    "户": "[型外籍]",
    "头": "[脑雁]",
    "厂": "[房区]",
    "课": "[题程]",
    "只": "[争要有能是]",
    "米": "[饭粉面]",
    "升": "[级学值温降规至到]",
    "克": "[服难己]",
    "支": "部|队(?!伍)|[付持撑出行]",
    "间": "[隔接距断]",
    "批": "[准复示]",
    "块": "钱",
    "份": "额",
    "首": "[次批位个届]",
    "轮": "[岗换值训候流]",
    "例": "[会如行外]",
    "元": "[旦素件宵气首]",
    "村": "[民庄委组级居干域口]",
    "镇": "[区级长域政党]",
    "乡": "[村镇]",
    "员": "[工额]",
    "岗": "[位亭]",
    "井": "[盖然冈]",
    "片": "区",
    "段": "落",
    "根": "[本据源治]",
    "张": "[贴力]",
    "套": "路|班子",
    "笔": "记",
    "票": "[决据]",
    "km": "[A-Za-z²³2]",
    "cm": "[A-Za-z²³2]",
    "mm": "[A-Za-z²³2]",
    "kg": "[A-Za-z/]",
    "副": "[镇书主局县区科产]",
    "顶": "[层格]",
}

# Nobody counts 2.2 of these; 2.200户 is the 200户 of item 2.
INDIVISIBLE = frozenset(CLASSIFIERS) - frozenset(
    _words("倍 成 分 小时 分钟 学时 课时 学分 亩 期 处次 立方 根 车 箱 袋 桶 筐 瓶 包 趟 段 片 块 轮")
)

# Units whose noun stands behind them: 100户农房改善, 6.5公里道路, but never sums and shares.
COUNTED_THINGS = frozenset({*MEASURES, *CLASSIFIERS} - {"倍", "成", "分"})

_BY_FIRST: dict[str, tuple[str, ...]] = {}
for _unit in sorted({*MONEY, *MEASURES, *CLASSIFIERS, *PERCENT}, key=len, reverse=True):
    _BY_FIRST[_unit[0]] = (*_BY_FIRST.get(_unit[0], ()), _unit)

# What behind 个 is an interval of time and no count: 3个月, 15个工作日.
_OF_TIME = (
    "个月",
    "个工作日",
    "个季度",
    "个小时",
    "个星期",
    "个周",
    "个年",
    "个半",
    "个交易日",
    "个世纪",
    "个学期",
    "个日",
)


@cache
def _another_word(unit: str) -> re.Pattern[str]:
    """The pattern of what turns the unit into another word, compiled at its first use."""
    return re.compile(NOT_BEFORE[unit])


def unit_at(text: str, at: int) -> str | None:
    """The longest unit that stands at a place, None where there is none or another word begins there."""
    for unit in _BY_FIRST.get(text[at : at + 1], ()):
        if not text.startswith(unit, at):
            continue
        if unit in NOT_BEFORE and _another_word(unit).match(text, at + len(unit)):
            continue
        if unit == "个" and text.startswith(_OF_TIME, at):
            continue
        return unit
    return None
