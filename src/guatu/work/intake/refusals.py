"""Why intake says no, in the clerk's words."""

from guatu.records.trail.refusals import Refusal


class AlreadyDecided(Refusal):
    """Somebody was quicker, or a page was old."""

    in_words = "这一条已经处理过了（也许是别人刚办的）。请刷新看现在的样子。"


class NothingToUndo(Refusal):
    """The candidate still waits."""

    in_words = "这一条还在待确认，没有可撤回的处理。"


class LineIsUnderWay(Refusal):
    """The line that came of it was already assigned."""

    def __init__(self, number: str) -> None:
        super().__init__(f"它立成的事项 {number} 已经交办，不能在这里撤回。请到该事项的页面更正，或由审批岗处理。")


class NeedsAReason(Refusal):
    """Nothing is dropped without a reason."""

    in_words = "不立账要有原因。请选一个，或写一句。"


class PaperIsBeingDecided(Refusal):
    """A paper of which something is decided is not read anew."""

    in_words = "这份文件已有处理过的条目，不能改日期重读。个别时限请在确认时改。"


class PaperIsBeingRead(Refusal):
    """Its candidates may change in a moment."""

    in_words = "这份文件正在读，条目还会变。请等读完再处理。"


class NeedsALead(Refusal):
    """Assigning in one breath needs an office to assign to."""

    in_words = "交办要有主办单位。请按 1–3 选一个，或从“别的单位”里选；也可以先只按“确认”，以后再交办。"


class NeedsTheDayWritten(Refusal):
    """“Write a date” was chosen and none was written."""

    in_words = "选了“写一个日期”，但日期是空的。请填上日期，或改选“无时限”。"
