"""What a section of a scheme is for: what offices are told to do, how they are to go about it, or what is merely meant."""

from __future__ import annotations

from guatu.crafts.reading.structure.outline import Outline
from guatu.crafts.timing.pieces import pattern

MEASURES, DEMANDS, SCOPE = "measures", "demands", "scope"

# 清河区…实施方案, 关于开展…专项整治的通知: papers that tell offices what to do.
SCHEME = pattern(r"(?:方案|通知|意见|措施|办法|细则|计划|要点)(?:[（(][^（()）]{1,12}[)）])?$")
HEAD = 30  # lines in which a scheme, which may be an annex of the notice that sends it, names itself
# 五、工作措施, （二）重点整治, 四、实施步骤: what stands there is to be done, figure or not.
OF_MEASURES = pattern(
    r"措施|(?:重点|主要|工作|具体|整治|目标)任务|任务分[工解]|(?:实施|工作|方法|推进|活动|整治)步骤|步骤[和与及]|职责|分工|工作机制|(?:项目|工作|实施|建设|活动|主要|改造)(?:任务和)?内容"
    r"|重点(?:工作|举措|整治|排查|行动|环节)|(?:工作|活动|时间|进度|实施)安排|实施阶段|阶段(?:[（(]|$)|经费(?:保障|安排|来源)|资金安排|组织架构"
)
# 六、工作要求, 七、保障措施: how it is to be done, and that it matters.
OF_DEMANDS = pattern(r"(?:工作|有关|相关|几点|活动|组织|纪律|具体)要求|保障措施|宣传(?:引导|发动)"
    r"|注意事项|指导思想|总体(?:要求|思路|目标)|(?:基本|工作)原则|(?:重要|重大)意义")
# 三、整治范围, 四、治理内容, 检查重点: what it is about.
OF_SCOPE = pattern(r"(?:适用|整治|治理|排查|检查|实施|活动|参加|评选|创建|普查)(?:的)?(?:范围|对象)|(?:整治|治理|排查|检查)(?:的)?(?:内容|重点)"
    r"|问题清单|填表说明|名词解释|评分(?:标准|细则)")
ANNEX = pattern(r"附(?:件|表)[\d一二三四五]?[:：]?(?:$|[ \u3000])")
ENUMERATED = pattern(r"[一二三四五六七八九十]{1,3}[、.．]")


def is_scheme(outline: Outline) -> bool:
    """Tell whether a paper tells offices what to do: a scheme, or the notice that sends it."""
    heads = (line.text for line in outline.lines[:HEAD] if line.part in ("heading", "title") and ENUMERATED.match(line.text) is None)
    return any(SCHEME.search(head) for head in heads)


def begins_a_part(heading: str) -> bool:
    """Tell whether a heading begins an annex, or the scheme that is one."""
    return ANNEX.match(heading) is not None or (ENUMERATED.match(heading) is None and SCHEME.search(heading) is not None)


def purpose_of_annex(heading: str) -> str | None:
    """Return SCOPE for an annex that is no scheme itself: a form, a standard, a list of names."""
    return SCOPE if ANNEX.match(heading) else None


def purpose_of(heading: str, now: str | None) -> str | None:
    """Return what the text under a main heading of a scheme is for; None where the heading does not tell."""
    if OF_SCOPE.search(heading):
        return SCOPE
    if OF_DEMANDS.search(heading):
        return DEMANDS
    if OF_MEASURES.search(heading):
        return MEASURES
    return now
