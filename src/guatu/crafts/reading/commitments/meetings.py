"""What was done at one event: the acts of a meeting are activities, and what has no day of its own has the event's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from guatu.crafts.reading.commitments import hours
from guatu.crafts.reading.commitments.state import Draft
from guatu.crafts.reading.findings import Due
from guatu.crafts.timing.pieces import pattern
from guatu.crafts.timing.times import find_times

# 集中学习了…文件, 讨论并原则同意《…请示》, 听取了…汇报: minutes tell it, whatever the minutes go on to ask for.
ACTS = pattern(
    r"(?:会议|会上)?(?:还|集体|集中|认真|共同|专题|先后)*(?:传达学习|组织学习|学习|传达|讨论|审议|审定|审查|审阅|评议|听取|通报|观看|研究|分析|宣读|表决|票决)"
    r"(?:和|并|并且|、)?(?:讨论|审议|审阅|评议|研究|学习)?(?:了(?!解)|并?(?:原则|一致|表决)(?:上)?(?:同意|通过)|通过|并同意)"
    r"|(?:会议)?(?:审议并)?(?:原则|一致|审议|讨论)(?:上)?通过了?(?:《|[^，。]{2,40}(?:方案|规划|计划|办法|意见|报告|草案|细则|预算|名单|规定)$)"
)
# 专题研究经济运行、安全生产等方面工作, behind the meeting itself.
AGENDA = pattern(
    r"(?:会议)?(?:专题|专门|集中|认真|组织|传达)*(?:研究|学习|审议|听取|通报)[^了]{6,}(?:等(?:方面)?(?:有关|相关)?(?:工作|事项|议题|议案|汇报|文件)|专项行动方案)$"
)
# 会议原则同意启动东塘项目: what it agreed to is still to come.
AGREED = pattern(r"(?:会议|区政府|县政府|市政府)?(?:原则(?:上)?|一致|研究)?同意[^，,。；;]{0,24}$")
# 同日下午，县长一行前往云溪镇调研; 当日，该乡开展现场观摩会
SAME_DAY = pattern(r"(?:同日|当日|当天)(?:[上中下]午|晚上?)?[，,]?[^，,。；;]{0,40}$")
BACK = 60  # characters before a clause in which its day may stand
GOES = pattern(r"(?:前往|来到|赴|到(?!位)|走访|视察|召开|举行|举办|参加|[^，]{0,16}开展[^，]*(?:会|活动|检查|调研|督查|行动)$)")
# 在东塘园区项目现场, 一行先后来到东塘园、清河厂等项目建设现场: where they went
AT_A_SITE = pattern(r"在[^，,。]{4,}(?:现场|工地|一线)$|[^，,。]{0,10}?(?:一行|先后|分别)+(?:来到|前往|深入|走进|走访|赴|到)")
# 一行来到石桥园区, 随后参加了签约仪式: a further step of the same day, in news.
STEPS_ON = pattern(
    r"(?:[^，,。；;“\d]{0,14}?(?:先后|再次|再一次|又|随后|接着|并|还|一起)*(?:参加了|参观|考察|走访|视察|观摩|调研)|[^，,。；;“\d]{0,40}?(?:前往|来到|奔赴|抵达|走进))了?(?=[\u4e00-\u9fff“《])"
)
# 对项目进展情况进行了通报, 解读了《…方案》: behind a meeting, what was said there.
SAID_THERE = pattern(r"[^，,。；;]{0,12}?(?:对[^，,。]{2,40}(?:进行|作|做)了(?:[\u4e00-\u9fff]{1,4}的|详细|全面|专题|深入)?"
    r"(?:通报|解读|部署|点评|讲解|传达|说明|安排|辅导|了解|考察|走访|调查|检查)"
    r"|(?:解读|宣读|提出|发布|介绍)了(?!要求|希望))")
# 已展开调查，并启动问责程序: what goes on with 并 behind what is done is done.
AND_THEN = pattern(r"(?:已|[\u4e00-\u9fff]了)(?!解)[^，,。；;]{2,24}[，,]并$")
ASIDE = pattern(r"据(?:了解|悉|介绍|统计)|近年来|多年来")  # what goes on behind these did not happen at the event
CLOSES = pattern(r"[^，,。]{0,30}会议?(?:圆满|顺利|胜利|的)*(?:完成了?(?:各项|预定)?议程|闭幕|开幕)")
FAR = 60  # characters between a meeting and its agenda
NEAR = 600  # characters behind an event in which is told what was done there
PARAGRAPHS_BACK = 2  # in which the day of an event may be told
NEXT_PARAGRAPHS = 1  # up to how many line ends what was done at an event is told behind it


def gather_events(text: str, drafts: Sequence[Draft], said_on: date | None) -> None:
    """Make activities of what meetings did, and give what was done at an event the day of it where it has none.

    drafts: those of one paper, in the order of its text
    """
    event: Draft | None = None
    told: Draft | None = None  # the same, until something of another time is told
    for draft in drafts:
        words = text[draft.start : draft.end]
        held = event is not None and draft.start - event.end <= FAR and "。" not in text[event.end : draft.start]
        acts = ACTS.match(words) is not None
        again = event is not None and GOES.match(words) and SAME_DAY.search(text, max(event.end, draft.start - BACK), draft.start)
        went = event is not None and draft.projects and not draft.amounts and AT_A_SITE.match(words)
        if draft.kind == "task" and draft.status == "ongoing" and AND_THEN.search(text, max(0, draft.start - BACK), draft.start):
            draft.kind, draft.status, draft.due = "result", "done", None
        told_on = draft.status != "planned" and (
            _is_told_with(text, event, draft)
            if event is not None
            else STEPS_ON.match(words) is not None and _day_told_before(text, draft.start, said_on, 1) is not None
        )
        on = told_on and (STEPS_ON.match(words) or (SAID_THERE.match(words) and not draft.amounts))
        if draft.kind != "activity" and (again or went or acts or on or CLOSES.match(words) or (held and AGENDA.match(words))):
            draft.kind, draft.status, draft.due, draft.cadence, draft.assigned_by = "activity", "done", None, None, None
            draft.rules.append("event:act")
        elif draft.kind == "result" and AGREED.search(text, max(0, draft.start - BACK), draft.start):
            draft.kind, draft.status, draft.when = "task", "planned", None
        if draft.kind == "activity":
            if event is not None and acts:
                draft.when = event.when  # 传达学习了10月17日的会议精神 was not done on that day
            elif draft.when is None:
                back = 0 if event is not None else PARAGRAPHS_BACK
                draft.when = _day_told_before(text, draft.start, said_on, back) or (event.when if event else None)
            if draft.when and not acts:
                event = told = draft
        elif draft.status == "done" and draft.when is None:
            if said_on is not None and text.endswith("目前", 0, draft.start):
                draft.when = Due("目前", None, said_on, "before")
            elif told is not None and _is_told_with(text, told, draft):
                draft.when = told.when
        elif draft.status == "done" and told is not None and draft.when != told.when:
            told = None


def _is_told_with(text: str, event: Draft, draft: Draft) -> bool:
    """Tell whether what was done is told so near behind an event that it was done there."""
    near = draft.start - event.end <= NEAR and text.count("\n", event.end, draft.start) <= NEXT_PARAGRAPHS
    return near and ASIDE.search(text, event.end, draft.start) is None


# 5月14日，区委书记在学习会上指出…。会议集中学习了…: the day, though it is that of no event which was kept.
DAY = pattern(r"\d{1,2}月\d{1,2}日|(?<![\d月])\d{1,2}日(?=[上下]午|[，,])|[昨今][天日]|近日|日前")


def _day_told_before(text: str, start: int, said_on: date | None, back: int) -> Due | None:
    """Return the last day told before a place in its paragraph or some before it, where it was over by then."""
    near = max(0, start - NEAR)
    low = text.rfind("\n", near, start)
    for _ in range(back):
        low = text.rfind("\n", near, max(near, low))
    low = max(low + 1, near)
    if DAY.search(text, low, start) is None:
        return None
    for word in reversed(find_times(text[low:start], said_on)):
        if hours.is_of_a_day(word) and not hours.is_future(word, said_on):
            return hours.as_due(word if said_on is None else hours.as_told(word, said_on), until=said_on)
    return None
