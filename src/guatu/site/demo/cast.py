"""The demo's cast: the fictional 清河区, its towns, and the people of 云溪镇. Nobody and nothing here is real.

Kinds and roles are those of guatu.records.offices (Kind, Role); the order of offices is the order of the lines
below, which is the official one. People have a family name and a post, as on the pages, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

DISTRICT = "清河区"
TOWN = "云溪镇"


@dataclass(frozen=True, slots=True)
class Office:
    """One office and those within it.

    kind: district, town, department, village, community or outside
    field: the group of the wall it belongs to: 建设, 农业, 工业, 民生 or 综合
    code: what the numbers of a town's lines begin with
    duties: its lines of the 职责分工, in the words papers use for the work
    may_ask: whether it, an office outside, may ask work of a town
    """

    name: str
    kind: str
    short: str = ""
    also: tuple[str, ...] = ()
    field: str = ""
    code: str = ""
    duties: tuple[str, ...] = ()
    within: tuple[Office, ...] = ()
    may_ask: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """One post. ``office`` and ``in_charge_of`` are paths of names: 清河区/云溪镇/财政所."""

    role: str
    title: str
    office: str
    username: str = ""  # vacant without one: whoever holds it answers by telephone
    in_charge_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs in."""

    username: str
    name: str


def _duties(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def department(name: str, short: str, field: str, duties: str, *also: str) -> Office:
    """An office of a town or district; ``duties`` is parted by spaces."""
    return Office(name, "department", short, also, field, duties=_duties(duties))


def village(name: str, duties: str = "") -> Office:
    """A village; every one answers for its own roads, canals and cleaning."""
    own = "本村道路养护 沟渠清淤 村庄环境卫生 村级公厕管护 露天禁烧看护 集体资产管理 入户动员"
    return Office(name, "village", field="农业", duties=_duties(f"{duties} {own}"))


def community(name: str, duties: str = "") -> Office:
    """A community; every one answers for its own streets and yards."""
    own = "辖区环境卫生 楼道整治 居民议事 独居老人探访 施工告知 志愿服务"
    return Office(name, "community", field="民生", duties=_duties(f"{duties} {own}"))


YUNXI_OFFICES = (
    department(
        "党政办公室",
        "党政办",
        "综合",
        "督办 会议 公文 信息 政务公开 民生实事统筹 走村问事统筹 绩效考核 值班",
        "镇党政办",
        "镇党政办公室",
    ),
    department(
        "党群工作办公室",
        "党群办",
        "综合",
        "党建 党员教育 流动党课 村级后备干部 人大代表联络 侨联 文明实践 宣传",
    ),
    department(
        "镇纪委监察办公室",
        "镇纪委",
        "综合",
        "作风监督 走访核实 基层减负 村级财务监督 进度抽查 责任追究",
        "纪委",
        "镇纪委监督岗",
    ),
    department(
        "经济发展办公室",
        "经济发展办",
        "工业",
        "招商引资 工业开票 工业投资 技改投入 标准厂房 企业走访 用电增容 环评服务 科技型企业培育 低效用地盘活"
        " 电力管线迁改 项目签约",
        "经发办",
    ),
    department(
        "建设管理办公室",
        "建设办",
        "建设",
        "道路 桥梁 危桥改造 慢行道 雨污管网 路灯 信号灯 公厕改造 老街改造 农房改善 图审报建 凸面镜和标志标牌",
        "建管办",
        "建设管理办",
        "镇建设部门",
        "建设部门",
    ),
    department(
        "农业农村办公室",
        "农业农村办",
        "农业",
        "高标准农田 农村户厕改造 农村生活污水治理 秸秆禁烧 露天禁烧 沟渠泵站 村集体经营性收入 农机农技 惠农补贴"
        " 和美乡村 绿色食品认证",
        "农办",
    ),
    department(
        "社会事务办公室",
        "社会事务办",
        "民生",
        "社区助餐点 养老服务 困难群众救助 残疾人服务 学校食堂 卫生院 医保参保 家庭医生签约 就业招聘 退役军人服务",
        "社事办",
    ),
    department(
        "应急管理办公室",
        "应急管理办",
        "民生",
        "消防 微型消防站 燃气安全 三合一场所排查 安全生产检查 防汛防旱 森林防火 应急演练",
        "应急办",
        "镇应急管理部门",
    ),
    department(
        "综治中心",
        "综治中心",
        "民生",
        "网格 矛盾纠纷调处 信访接待 信访积案化解 欠薪隐患核查 12345工单 施工期交通组织 普法",
        "社会治安综合治理中心",
        "镇综治中心",
    ),
    department(
        "财政所",
        "财政所",
        "综合",
        "资金拨付 工程进度款 配套资金 村账镇管 惠农补贴发放 经济合同清理 技改奖补兑现",
        "镇财政",
        "镇财政所",
    ),
    department(
        "综合执法队",
        "综合执法队",
        "建设",
        "占道经营 占道棚屋拆除 违法建设 垃圾乱倒点位 市容秩序 户外广告 店外经营 道路开挖巡查",
        "综合行政执法队",
        "执法队",
        "综合执法部门",
    ),
    department(
        "便民服务中心",
        "便民中心",
        "民生",
        "窗口服务 帮办代办 一窗通办 审批服务 证照办理 政策咨询",
    ),
)

YUNXI_VILLAGES = (
    village("石桥村", "灌溉渠清淤 二号危桥绕行便道 渠长制"),
    village("柳湾村", "抽水站维修 村口弯道凸面镜"),
    village("上圩村", "屋前三包 菜园托管 和美乡村示范"),
    village("下圩村", "农村户厕入户 涵桥"),
    village("东塘村", "农村户厕入户 鱼塘发包"),
    village("北渡村", "渡口安全 微型消防站管护"),
    village("竹园村", "竹编工坊 竹编合作社"),
    village("大堰村", "污水支管入户 高标准农田清杂"),
    village("三里村", "断头路 坑洼路段修补"),
    village("茶亭村", "古茶道 茶旅民宿 微型消防站管护"),
    village("荷叶村", "莲藕加工园 莲藕试种"),
    village("田心村", "高标准农田清杂 污水处理设施看护"),
)

YUNXI_COMMUNITIES = (
    community("老街社区", "老街管网商户告知 占道棚屋协商 助餐点运营 微型消防站管护"),
    community("河东社区", "慢行道东岸段协调 助餐点运营 护河队"),
    community("新桥社区", "慢行道新桥闸段协调 渔具仓库搬迁 绿化补植 助餐点运营"),
    community("云湖社区", "云湖公厕 独居老人燃气检查"),
)


def other_town(name: str, code: str, places: str) -> Office:
    """A town in short: the offices every town has, and a few of its villages or communities."""
    offices = (
        department("党政办公室", "党政办", "综合", "督办 会议 公文 信息 绩效考核"),
        department("经济发展办公室", "经济发展办", "工业", "招商引资 工业投资 企业走访 重点项目", "经发办"),
        department("建设管理办公室", "建设办", "建设", "道路 桥梁 管网 老旧小区改造 安置房", "建管办"),
        department("农业农村办公室", "农业农村办", "农业", "高标准农田 粮食生产 禁烧 村集体收入 河道管护", "农办"),
        department("社会事务办公室", "社会事务办", "民生", "养老 救助 教育 卫生 文化 就业", "社事办"),
        department("应急管理办公室", "应急管理办", "民生", "消防 燃气安全 安全生产 森林防火", "应急办"),
        department("综治中心", "综治中心", "民生", "网格 矛盾调解 信访 普法"),
    )
    its_places = tuple(village(place) if place.endswith("村") else community(place) for place in places.split())
    return Office(name, "town", code=code, within=(*offices, *its_places))


TOWNS = (
    Office(TOWN, "town", code="云溪", within=(*YUNXI_OFFICES, *YUNXI_VILLAGES, *YUNXI_COMMUNITIES)),
    other_town("柳河街道", "柳河", "柳荫社区 金柳社区 柳园社区 长巷社区 东柳村"),
    other_town("白塔街道", "白塔", "塔影社区 织造厂社区 北园里社区 纺机社区"),
    other_town("望湖街道", "望湖", "湖滨社区 望江楼社区 学院社区 湖西村"),
    other_town("青枫镇", "青枫", "樊家村 北荡村 枫林村 青禾村 枫桥头社区"),
    other_town("沙埠镇", "沙埠", "港东村 港西村 沙圩村 埠头社区"),
    other_town("芦荡镇", "芦荡", "荡西村 柳叶港村 芦花滩村 荡口村 芦苇社区"),
    other_town("南圩镇", "南圩", "圩南村 圩北村 丰乐村 南庄村 圩心社区"),
    other_town("双泉镇", "双泉", "上泉村 下泉村 泉南村 商贸城社区"),
    other_town("枣林镇", "枣林", "枣园村 大枣村 林后村 枣林社区"),
    other_town("长堤镇", "长堤", "堤上村 堤下村 新圩村 石埂村 长堤社区"),
    other_town("古渡镇", "古渡", "渡口村 盐号村 古街社区 渡北村"),
    other_town("松岭镇", "松岭", "岭上村 岭下村 西山村 松坪村"),
    other_town("西港镇", "西港", "港湾村 船头村 西滩村 港口社区"),
)

DEPARTMENTS = (
    department("区政府办公室", "区政府办", "综合", "督查 公文 会议", "区府办"),
    department("区发展和改革委员会", "区发改委", "工业", "立项 重点项目 能评", "区发改局"),
    department("区工业和信息化局", "区工信局", "工业", "工业投资 技改 专精特新"),
    department("区财政局", "区财政局", "综合", "资金 专项债 补助"),
    department("区人力资源和社会保障局", "区人社局", "民生", "就业 欠薪 社保"),
    department("自然资源和规划分局", "区自规分局", "建设", "用地 规划 耕地", "区自然资源和规划分局"),
    department("区生态环境局", "区生态环境局", "民生", "环评 断面水质 大气"),
    department("区住房和城乡建设局", "区住建局", "建设", "图审 老旧小区 安置房 燃气", "区住房城乡建设局"),
    department("区交通运输局", "区交通局", "建设", "农村公路 危桥 公交", "区交通部门"),
    department("区水务局", "区水务局", "建设", "河道 污水 防汛", "区水利局"),
    department("区农业农村局", "区农业农村局", "农业", "高标准农田 改厕 禁烧"),
    department("区民政局", "区民政局", "民生", "救助 养老"),
    department("区应急管理局", "区应急局", "民生", "安全生产 防灾减灾"),
)

OUTSIDE = tuple(
    Office(name, "outside", duties=_duties(duties), may_ask=True)
    for name, duties in (
        ("区供电公司", "用电增容 电力管线迁改 供电方案"),
        ("区水务公司", "供水 污水支管施工"),
        ("区消防救援大队", "消防演练 微型消防站联训"),
        ("区融媒体中心", "新闻宣传"),
    )
)

QINGHE = Office(DISTRICT, "district", "区", ("清河",), code="清河", within=(*TOWNS, *DEPARTMENTS, *OUTSIDE))
"""The whole."""


def walk(office: Office = QINGHE, above: str = "") -> Iterator[tuple[str, Office]]:
    """Yield each office with its path of names, from the top, in the official order."""
    path = f"{above}/{office.name}" if above else office.name
    yield path, office
    for inner in office.within:
        yield from walk(inner, path)


YUNXI = f"{DISTRICT}/{TOWN}"


def _in_yunxi(*names: str) -> tuple[str, ...]:
    return tuple(f"{YUNXI}/{name}" for name in names)


# username, family name, role, title, office within 云溪镇 ("" for the town itself), offices in charge of
_YUNXI_PEOPLE: tuple[tuple[str, str, str, str, str, tuple[str, ...]], ...] = (
    ("chen", "陈", "clerk", "督办岗", "党政办公室", ()),
    ("zhou", "周", "clerk", "督办岗", "党政办公室", ()),
    ("dangzheng", "夏", "unit", "综合岗", "党政办公室", ()),
    ("dangqun", "孟", "unit", "党建岗", "党群工作办公室", ()),
    ("jingfa", "钱", "unit", "项目岗", "经济发展办公室", ()),
    ("jianshe", "李", "unit", "路桥岗", "建设管理办公室", ()),
    ("nongye", "徐", "unit", "农田岗", "农业农村办公室", ()),
    ("shehui", "林", "unit", "民政岗", "社会事务办公室", ()),
    ("yingji", "高", "unit", "消防岗", "应急管理办公室", ()),
    ("zongzhi", "马", "unit", "调处岗", "综治中心", ()),
    ("caizheng", "贾", "unit", "总会计岗", "财政所", ()),
    ("zhifa", "石", "unit", "市容岗", "综合执法队", ()),
    ("bianmin", "白", "unit", "窗口岗", "便民服务中心", ()),
    ("shiqiao", "桥", "unit", "村水利员", "石桥村", ()),
    ("laojie", "祝", "unit", "社区网格员", "老街社区", ()),
    ("hedong", "江", "unit", "社区网格员", "河东社区", ()),
    ("he", "何", "verifier", "核实岗", "应急管理办公室", ()),
    ("yan", "严", "verifier", "监督岗", "镇纪委监察办公室", ()),
    ("gu", "顾", "approver", "镇长", "", ("财政所", "镇纪委监察办公室")),
    ("fang", "方", "approver", "分管综合副书记", "", ("党政办公室", "党群工作办公室")),
    ("lu", "陆", "approver", "分管建设副镇长", "", ("建设管理办公室", "综合执法队")),
    ("tian", "田", "approver", "分管农业副镇长", "", ("农业农村办公室", *(office.name for office in YUNXI_VILLAGES))),
    ("jin", "金", "approver", "分管工业副镇长", "", ("经济发展办公室",)),
    (
        "an",
        "安",
        "approver",
        "分管民生副镇长",
        "",
        ("社会事务办公室", "便民服务中心", *(office.name for office in YUNXI_COMMUNITIES)),
    ),
    ("wu", "武", "approver", "分管政法委员", "", ("应急管理办公室", "综治中心")),
    ("shen", "沈", "reader", "镇党委书记", "", ()),
    ("guan", "管", "admin", "系统管理员", "党政办公室", ()),
    ("qin", "秦", "security", "安全管理员", "党政办公室", ()),
    ("jian", "简", "audit", "审计管理员", "镇纪委监察办公室", ()),
)

# the first clerk of every other town, and the district's people
_OTHERS = (
    ("ding", "丁", "clerk", "督查岗", f"{DISTRICT}/区政府办公室"),
    ("hequ", "和", "verifier", "核查岗", f"{DISTRICT}/区财政局"),
    ("quzhang", "宋", "approver", "分管副区长", DISTRICT),
    ("liuhe", "柳", "clerk", "督办岗", f"{DISTRICT}/柳河街道/党政办公室"),
    ("baita", "许", "clerk", "督办岗", f"{DISTRICT}/白塔街道/党政办公室"),
    ("wanghu", "胡", "clerk", "督办岗", f"{DISTRICT}/望湖街道/党政办公室"),
    ("qingfeng", "冯", "clerk", "督办岗", f"{DISTRICT}/青枫镇/党政办公室"),
    ("shabu", "沙", "clerk", "督办岗", f"{DISTRICT}/沙埠镇/党政办公室"),
    ("ludang", "鲁", "clerk", "督办岗", f"{DISTRICT}/芦荡镇/党政办公室"),
    ("nanwei", "南", "clerk", "督办岗", f"{DISTRICT}/南圩镇/党政办公室"),
    ("shuangquan", "全", "clerk", "督办岗", f"{DISTRICT}/双泉镇/党政办公室"),
    ("zaolin", "曹", "clerk", "督办岗", f"{DISTRICT}/枣林镇/党政办公室"),
    ("changdi", "常", "clerk", "督办岗", f"{DISTRICT}/长堤镇/党政办公室"),
    ("gudu", "古", "clerk", "督办岗", f"{DISTRICT}/古渡镇/党政办公室"),
    ("songling", "宋", "clerk", "督办岗", f"{DISTRICT}/松岭镇/党政办公室"),
    ("xigang", "奚", "clerk", "督办岗", f"{DISTRICT}/西港镇/党政办公室"),
)

_WITH_A_TERMINAL = frozenset({"石桥村", "老街社区", "河东社区"})
_NO_TERMINAL = tuple(
    office.name for office in (*YUNXI_VILLAGES, *YUNXI_COMMUNITIES) if office.name not in _WITH_A_TERMINAL
)
"""Villages and communities without anybody who signs in: the clerk enters what they say on the telephone."""

POSTS = (
    *(
        Post(role, title, f"{YUNXI}/{office}" if office else YUNXI, username, _in_yunxi(*charge))
        for username, _, role, title, office, charge in _YUNXI_PEOPLE
    ),
    *(Post("unit", "承办岗", f"{YUNXI}/{name}") for name in _NO_TERMINAL),
    *(Post(role, title, office, username) for username, _, role, title, office in _OTHERS),
)

PEOPLE = (
    *(Person(username, f"{family}·{title}") for username, family, _, title, _, _ in _YUNXI_PEOPLE),
    *(Person(username, f"{family}·{title}") for username, family, _, title, _ in _OTHERS),
)

OFFERED = (
    "chen", "zhou", "jianshe", "nongye", "jingfa", "shiqiao", "he", "yan", "lu", "tian", "an", "jin", "fang", "wu", "gu", "shen",
    "guan", "qin", "jian", "ding",
)  # fmt: skip
"""Who is offered on the demo's sign-in page, in this order: one of every role, the first clerk first; and every leader in
charge, so that whatever waits for its seal can be closed by somebody."""

STANDING_IN = ("jingfa", "nongye", "guan")
"""Who is away from today on, who acts in their post meanwhile, and who has set it so (代岗)."""
