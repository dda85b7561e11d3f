"""常见的机构: what towns, subdistricts and parks usually have, to be ticked on the first morning and changed afterwards.

The names follow the reform of towns' offices (综合设置党政机构和事业单位); every town has its own, so nothing of it
is made unless it is ticked.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usual:
    """An office that is usually there: its name, what it is called, its field; whether it is ticked beforehand."""

    name: str
    short: str
    field: str
    ticked: bool = True


TOWN = (
    Usual("党政综合办公室", "党政办", "综合"),
    Usual("党的建设办公室", "党建办", "综合"),
    Usual("纪委监察办公室", "纪检办", "综合"),
    Usual("经济发展办公室", "经发办", "工业"),
    Usual("建设管理办公室", "建设办", "建设"),
    Usual("农业农村办公室", "农业农村办", "农业"),
    Usual("社会事务办公室", "社会事务办", "民生"),
    Usual("应急管理办公室", "应急管理办", "民生"),
    Usual("平安法治办公室", "平安法治办", "民生"),
    Usual("生态环境办公室", "生态环境办", "建设", ticked=False),
    Usual("文化旅游办公室", "文旅办", "民生", ticked=False),
    Usual("财政所", "", "综合", ticked=False),
    Usual("综合行政执法队", "执法队", "建设"),
    Usual("便民服务中心", "便民中心", "民生"),
    Usual("农业综合服务中心", "农业服务中心", "农业", ticked=False),
    Usual("退役军人服务站", "", "民生", ticked=False),
)
STREET = (
    Usual("党政综合办公室", "党政办", "综合"),
    Usual("党群工作办公室", "党群办", "综合"),
    Usual("纪工委监察办公室", "纪检办", "综合"),
    Usual("经济发展办公室", "经发办", "工业"),
    Usual("城市管理办公室", "城管办", "建设"),
    Usual("社区建设办公室", "社区办", "民生"),
    Usual("民生服务办公室", "民生办", "民生"),
    Usual("应急管理办公室", "应急管理办", "民生"),
    Usual("平安法治办公室", "平安法治办", "民生"),
    Usual("综合行政执法队", "执法队", "建设"),
    Usual("便民服务中心", "便民中心", "民生"),
    Usual("退役军人服务站", "", "民生", ticked=False),
)
PARK = (
    Usual("综合办公室", "综合办", "综合"),
    Usual("党群工作部", "党群部", "综合"),
    Usual("纪检监察工作组", "纪检组", "综合"),
    Usual("经济发展局", "经发局", "工业"),
    Usual("招商服务局", "招商局", "工业"),
    Usual("规划建设局", "规建局", "建设"),
    Usual("应急管理和生态环境局", "应急环保局", "民生"),
    Usual("企业服务中心", "", "工业"),
    Usual("财政金融局", "", "综合", ticked=False),
)
STYLES = {"town": ("镇（乡）", TOWN), "street": ("街道", STREET), "park": ("园区", PARK)}
