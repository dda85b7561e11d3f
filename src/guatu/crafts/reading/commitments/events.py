"""Events: meetings, inspections and visits that took place, and the steps inside them that are none."""

from __future__ import annotations

from collections.abc import Sequence

from guatu.crafts.reading.commitments.state import State
from guatu.crafts.reading.lexicon.scanner import Word, words
from guatu.crafts.sieving.patterns import pattern

EVENT_VERBS = frozenset({"visit", "hold"})
# Steps inside one meeting or visit: records only where they name a further place or work.
STEPS = frozenset(
    words(
        """
    督促 听取 察看 查看 实地察看 实地查看 观看 参观 座谈 交流 讨论 点评 参加 参与 出席 学习 传达 传达学习 接待 会见
    宣传 洽谈 组织 办理 调度 部署 深入 走进 对接 指导 审议 会办 观摩 现场观摩
    """
    )
)
HEARINGS = frozenset(
    words(
        """
    听取 认真听取 观看 听取和讨论 听取审议 查看 察看
    """
    )
)
LOOKS = frozenset(words("查看 察看"))  # 查看了石桥养老中心: a further place
REPORTS = pattern(r"[^。]{0,60}(?:报告|方案|草案|规划)|[^，。]{0,30}(?:《[^》]{4,}》|关于[^，。]{6,}(?:工作|项目|工程))的?(?:情况)?的?汇报")
MEETING_ACTS = pattern(
    r"(?:研究|部署|审议|听取和审议|听取和讨论|听取并审议|讨论|审查|审议通过|票决|选举|表决|表彰"
    r"|签订)(?:并[\u4e00-\u9fff]{2,4})?了"
)
# 对古渡镇开展了巡察, 到我区开展考核工作: somebody has come and looked.
CHECKED = pattern(
    r"(?:开展|进行)了?[^，,]{0,24}?(?:巡察|督查|检查|督办|督导|调研|考核|视察|暗访|抽查|评估|审计|慰问|踏查|踏勘|查勘|专项整治|集中整治)(?:工作|督办|指导|活动)?$"
)
# 到云溪镇推进肉牛产业相关工作: somebody of another body has come to push it on, that day.
COMES_TO = pattern(r"(?:到|赴|来到)[^，,。]{2,14}?(?:推进|督导|指导|检查|调研|开展|对接)[^，,。]{2,24}工作$")
MEETS = pattern(r"(?:召开|举行)(?![^，,]*[\d一二三四五六七八九十]次)[^，,]{2,40}(?:会|会议|大会)$")  # news of a meeting, without its day
# 开展村史编写工作: no event
GOES_ON_WORKING = pattern(r"(?:组织)?(?:开展|做好)(?!了)[^，\d]{4,}(?<!检查)(?<!督查)(?<!巡察)(?<!调研)(?<!慰问)(?<!考核)(?<!视察)工作$")
THIS_TIME = pattern(r"[此本该这首]次|的$")
A_WHILE = pattern(r"阶段|期间|过程|中(?!心|学|小|国)|时$|活动(?:目标|期间)")
HAPPENED = pattern(
    r"(?:会议|会上|会后|活动期间|会议期间|活动中|随后)(?:还|并|先后)?(?:听取|研究|部署|审议|通报|传达|学习|讨论|观看"
    r"|进行|表彰|签订|票决|选举|通过)(?:和|并)?[\u4e00-\u9fff]{0,4}了"
)


# 8月4日，区长到云溪镇开展调研, 组织民兵开展教育活动: what is done on a day that its sentence tells.
ON_A_DAY = pattern(
    r"(?:开展|组织|进行)了?[^，,。；;]{0,30}?(?:活动|调研|督导|检查|督查|巡查|培训|演练|慰问|走访|宣讲|参观|座谈|考察|比赛|竞赛|义诊|点验|考核|巡察|视察|执法|拉练|“[^”]{2,12}”)"
    r"(?:工作|行动|活动|调研|督导|检查)?[”\"]?$|(?:开展|组织)了?[^，,。；;]{0,20}(?:宣传|排查|体检|初检|登记|清理)工作$"
)
# 区委书记某某到石桥镇调研产业发展工作: where somebody has come to and what for, whatever its verbs.
COMES_FOR = pattern(r"[^，,。；;]{0,30}?(?:到|赴|来到|前往|深入)[^，,。；;]{2,24}?(?:调研|检查|督导|督查|考察|走访|慰问|视察|指导|暗访)")


def is_event(
    text: str, core: int, end: int, verb: Word, verbs: Sequence[Word], state: State, *, dated: bool, done: bool, further: bool
) -> bool:
    """Tell whether a clause tells of a meeting, a visit or another dated event.

    core: where the clause begins after its subject; verb: its head
    dated: the day on which it took place is told
    further: it names a place, a work or a number of its own
    """
    if state.speaker and not done:
        return False
    if THIS_TIME.search(text[core : verb.start]) or A_WHILE.match(text[verb.end : verb.end + 4]):
        return False
    if dated and state.speaker is None and MEETING_ACTS.match(text, verb.start):
        return True
    goes = text[core] in "到赴来" or text.startswith(("组织", "集中对"), core) or (text[core] in "对深" and state.told == state.sentence)
    if dated and goes and COMES_TO.match(text, core, end):
        return True
    if dated and (done or goes) and CHECKED.search(text, core, end):
        return True
    if dated and state.speaker is None and state.told == state.sentence and (
        ON_A_DAY.search(text, verb.start, end) or COMES_FOR.match(text, core, end)
    ):
        return True
    goings = [word for word in verbs if word.tag in EVENT_VERBS]
    if not goings or (verb.tag not in EVENT_VERBS and not done):
        return False
    if verb.text in HEARINGS and not REPORTS.match(text, verb.end) and not (further and verb.text in LOOKS):
        return False
    if GOES_ON_WORKING.match(text[verb.start : end]) and not done:
        return False
    own = [word for word in goings if word.text not in STEPS]
    if own and own[0].text != "开展":
        return dated or done or MEETS.match(text, own[0].start, end) is not None
    return further and (dated or done)
