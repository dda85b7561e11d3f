"""Why the ledger says no, in the clerk's words."""

from collections.abc import Sequence

from guatu.records.trail.refusals import Refusal


class MovedMeanwhile(Refusal):
    """Somebody else was quicker."""

    in_words = "这一条刚刚被别人办过，您看到的是之前的样子。请刷新后再看要不要办。"


class NotAllowedNow(Refusal):
    """The verb does not fit the stage."""

    def __init__(self, verb: str, stage: str, when: str) -> None:
        super().__init__(f"现在是“{stage}”，不能{verb}；{verb}要在“{when}”时办。")


class NotYours(Refusal):
    """The actor holds no post that may do it. The sentence names who may."""

    def __init__(self, verb: str, who: str) -> None:
        super().__init__(f"您今天的岗位不能{verb}这一条。可以办的：{who}。")


class LeadIsTheWholeTown(Refusal):
    """The whole cannot lead its own line: nobody outside it could verify."""

    in_words = "主办单位不能是全镇（或它的上级）。请分到部门、村或社区；右侧已按职责分工列出可能的单位。"


class LeadIsElsewhere(Refusal):
    """The office does not lie below the whole that assigns."""

    in_words = "这个单位不在本镇街之下，不能交办给它。镇外单位只能联系；请选本镇街的部门、村或社区作主办。"


class LeadIsAlsoAssistant(Refusal):
    """One office cannot be lead and assistant at once."""

    in_words = "主办单位不能同时是协办单位。请在协办里去掉它。"


class HandlerIsElsewhere(Refusal):
    """The post that is to do the work lies outside the lead's office."""

    in_words = "责任人要是主办单位自己的岗位。请在主办单位的岗位里选，或先不设责任人。"


class DatedNeedsADay(Refusal):
    """A dated commitment needs a day, or is said to have none."""

    in_words = "“限期”的事项要有一个时限。请定一个日期，或选“无时限”先交办、以后再定。"


class DateIsNamed(Refusal):
    """A date once assigned is not named anew by assigning again."""

    in_words = "这一条交办时已经定了时限，改交办不能换时限。请按原时限改交办；时限要改，由审批岗用“更正”改，首次时限仍留着。"


class RecurringNeedsACadence(Refusal):
    """A recurring commitment needs its interval."""

    in_words = "“周期”的事项要说多久一次。请选每周、每月或其他周期，或改成“长期”。"


class NeedsWords(Refusal):
    """Something must be said."""

    def __init__(self, what: str) -> None:
        super().__init__(f"请写一句{what}，再提交。")


class NothingToVerify(Refusal):
    """There is no report that nobody has verified."""

    in_words = "现在没有等着核实的反馈。单位反馈以后才能核实。"


class VerifierIsNotIndependent(Refusal):
    """Four eyes (I3): the doer, the reporter and the enterer do not verify."""

    def __init__(self, why: str, who_may: Sequence[str]) -> None:
        who = "、".join(who_may) if who_may else "目前没有合适的核实岗，请管理员先设一个不在主办、协办单位里的核实岗"
        super().__init__(f"不能由您核实：{why}可以核实的：{who}。")


class CloserIsNotNamed(Refusal):
    """The approver of this line is somebody else."""

    def __init__(self, why: str, who_may: Sequence[str]) -> None:
        who = "、".join(who_may) if who_may else "目前没有合适的审批岗，请管理员先设一个"
        super().__init__(f"不能由您销号：{why}可以销号的：{who}。")


class AmountIsImpossible(Refusal):
    """A reported or verified amount that cannot be."""

    def __init__(self, words: str) -> None:
        super().__init__(words)


class DayIsImpossible(Refusal):
    """The day an act happened lies in the future, or before what it follows."""


class NothingChanged(Refusal):
    """An amendment that amends nothing."""

    in_words = "没有改动任何一项，所以没有记更正。"
