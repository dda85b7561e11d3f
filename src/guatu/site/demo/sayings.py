"""What the units and the verifiers of the demo say."""

import random
import re
from decimal import Decimal

from guatu.records.paper.templatetags.words import amount as amount_words
from guatu.work.ledger.models import Commitment

BEGUN = {
    "建设": (
        "施工图已经审完，施工队下周进场",
        "围挡已经立好，正在破路面",
        "材料进场，先做路口一段",
        "正在和管线单位交底，地下管位已经探明",
    ),
    "农业": (
        "已经开过户长会，各组在入户摸底",
        "第一批材料到村，正在按户分",
        "示范段已经做完，别的组照着做",
        "机手和机械都已落实，天晴就开工",
    ),
    "工业": (
        "已经和企业对接两次，缺的手续列了单子",
        "设备订货，首批预付款已经付",
        "企业在改方案，图纸下周报上来",
        "用电方案已报供电公司",
    ),
    "民生": (
        "名单已经核完，正在公示",
        "场地已经落实，物资在采购",
        "已经走访一遍，问题记在本子上",
        "和相关科室碰过头，分工定了",
    ),
    "综合": (
        "方案初稿已经写好，在征求意见",
        "已经开过碰头会，分工到人",
        "清单已经发到各单位",
        "正在收各单位的材料",
    ),
}
HALFWAY = (
    "过半了，余下的按周排了计划",
    "主要部分已经做完，剩下边角",
    "比原计划慢几天，已经加了人手",
    "进度正常，没有需要协调的事",
    "天气耽误了几天，正在赶",
)
NEARLY = ("只剩收尾，准备自验", "现场在清理，资料同步整理", "等最后一家签字就齐了")
NOT_OURS = (
    "这件事历来由业务办室牵头，我们只能配合，请改交办",
    "涉及几个单位，请先明确谁牵头",
)
WAITING = (
    "区里的批复没有下来；批复一到就开工，先把手续备齐",
    "占用的地块在办调整，先挂账，每半月问一次进度",
    "要等管线单位停水停气的窗口期，计划已经报过去",
)
OF_A_PERIOD = (
    "按计划做了，台账已记",
    "走了一遍，没有发现新问题",
    "做了，有一处小问题当场处理了",
    "开了会，情况已经汇总",
)
REVIEWED = {
    "kept": "抽看了两处，制度在执行，记录齐全",
    "slack": "有记录，但最近一个月断了两次，已提醒",
    "lapsed": "近两个月没有再做，责任人说抽不出人",
}
HELD = ("又去看了一次，没有回潮", "抽看两处，都保持得住", "问了住户，没有再出问题")
RELAPSED = ("原来的地方又出现了，管护没有跟上", "只做了面上，里头又堵了")
DONE = (
    "全部做完，现场已清理，请核实",
    "已经办结，资料齐全，请核实",
    "全部到位，群众代表看过，请核实",
    "已完成并自验，请核实",
)
SEEN = (
    "到现场看过，和反馈的一致",
    "查了台账，也问了村里，属实",
    "抽看三处，都在做",
    "现场在施工，进度和报的差不多",
)
SEEN_WHOLE = (
    "现场逐处看过，全部完成",
    "查了验收单和照片，走访两户，属实",
    "实地核过数，与反馈一致",
    "已经投入使用，管护人也落实了",
)
WANTING = (
    "还有两处没有做到位，边上的垃圾没有清",
    "验收单缺签字，现场有一段没有完工",
    "数对不上，少报的一处还没动工",
    "群众反映还有问题，请补做后再报",
)
LATER = (
    "前段连续下雨，土方晒不干",
    "管线迁改要等供电公司停电计划，已书面商定",
    "招标流标一次，重新走程序",
    "设备厂家延期交货，合同已补签",
)

# How to reach a caller who does not exist: a number that no network has.
CALLER = "热心市民 000-00001107，晚上回电"


def progress(line: Commitment, share: float, amount: Decimal | None, draw: random.Random) -> str:
    """Return what a unit says on the way."""
    if share < 0.35:
        told = draw.choice(BEGUN.get(line.field, BEGUN["综合"]))
    else:
        told = draw.choice(HALFWAY if share < 0.8 else NEARLY)
    if amount is not None:
        return f"{about(line)}，已完成 {amount_words(amount)}{line.unit}，{told}。"
    return f"{about(line)}：{told}。"


def about(line: Commitment) -> str:
    """Return the first words of what a line is about, as somebody names it who tells of it."""
    return re.split("[，。；：、（]", line.title)[0][:14]


def finished(line: Commitment, draw: random.Random) -> str:
    """Return what a unit says at the end."""
    head = f"{amount_words(line.target)}{line.unit}" if line.target is not None else ""
    return f"{about(line)}，{head}{draw.choice(DONE)}。"


def seen(line: Commitment, amount: Decimal | None, draw: random.Random) -> str:
    """Return what a verifier says of work on the way."""
    if amount is not None and line.reported_amount is not None and amount < line.reported_amount:
        return f"现场数到 {amount_words(amount)}{line.unit}，比反馈的少，其余还没有做完。"
    return f"{draw.choice(SEEN)}。"


def seen_whole(draw: random.Random) -> str:
    """Return what a verifier says of finished work."""
    return f"{draw.choice(SEEN_WHOLE)}。"


def wanting(draw: random.Random) -> str:
    """Return why a verifier sends something back."""
    return f"{draw.choice(WANTING)}。"


def why_later(draw: random.Random) -> str:
    """Return why a date is moved."""
    return f"{draw.choice(LATER)}。"


def halfway(draw: random.Random) -> str:
    """Say how far it is, where more time is asked for."""
    return f"{draw.choice(HALFWAY)}。"


def not_ours(draw: random.Random) -> str:
    """Say why a line is another office's."""
    return f"{draw.choice(NOT_OURS)}。"


def waiting(draw: random.Random) -> str:
    """Say what a suspended line waits for."""
    return f"{draw.choice(WAITING)}。"


def looked_back(relapsed: bool, draw: random.Random) -> str:
    """Say what somebody found who looked back."""
    return f"{draw.choice(RELAPSED if relapsed else HELD)}。"


def of_a_period(draw: random.Random) -> str:
    """Say what was done in one period of what recurs."""
    return draw.choice(OF_A_PERIOD)


def reviewed(finding: str) -> str:
    """Say what was seen of a standing duty."""
    return REVIEWED[finding]


def notice(line: Commitment) -> str:
    """Return where the notice of a line hangs, and what it says."""
    where = f"和{line.lead.called}公开栏" if line.lead else ""
    return f"镇政务公开栏{where}，整改前后对照，有意见可以向镇党政办公室反映。"
