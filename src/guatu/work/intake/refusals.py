"""Why intake says no, in the clerk's words."""

from collections.abc import Sequence

from guatu.records.trail.refusals import Refusal


class AlreadyDecided(Refusal):
    """Somebody was quicker, or a page was old."""

    in_words = "这一条已经处理过了（也许是您自己在别的窗口，也许是别人）。请重新打开，看看现在的样子。"


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
    """“Another” was chosen and none was written."""

    in_words = "选了“另定”，日期却是空的。请填上日期，或改选“无时限”。"


class LooksOdd(Refusal):
    """A day that is mostly a slip is asked about before anything is written."""

    def __init__(self, questions: Sequence[str]) -> None:
        super().__init__(f"{'；'.join(questions)}，还没有写下。写错了请改日期；没有写错，请在这一条的卡片上核对，单独确认。")


class LimitNotUnderstood(Refusal):
    """“A length of time” was chosen, and what was written is none."""

    def __init__(self, words: str) -> None:
        said = f"限期“{words}”看不懂" if words else "选了“限期”，还没有写多久"
        super().__init__(f"{said}。请写成 15个工作日、30天内、3个月，或改选别的。")


class NothingCut(Refusal):
    """A split that leaves one piece."""

    in_words = "还没有断开。请把光标放到要断的地方按回车，断成两段或更多，再按“拆”。"


class CutChangesWords(Refusal):
    """Splitting changed the words of the paper."""

    in_words = "拆只加断点，不改原文的字。请按 Esc 恢复原文，再只用回车断开；题目可以拆开以后改。"


class NothingToMerge(Refusal):
    """One candidate is not merged."""

    in_words = "要选两条或更多才能并。请用 Shift+J 选上相邻的几条，或选“和上一条”“和下一条”。"


class NotNeighbours(Refusal):
    """What lies too far apart is not one promise."""


class PartIsDecided(Refusal):
    """A part of what is to be put together again was decided meanwhile."""

    def __init__(self, number: int) -> None:
        super().__init__(f"拆并出来的第 {number} 条已经处理过了。请先撤回那一条，再撤回这里。")


class LineIsElsewhere(Refusal):
    """The line belongs to another town."""

    in_words = "这一条事项不是本镇街的，接不上。请在本镇街的台账里另选一条。"


class LineIsOver(Refusal):
    """No report is proposed for a line that is closed."""

    def __init__(self, number: str, stage: str) -> None:
        super().__init__(f"{number} {stage}，不用再报。可以记入大事记，或另选一条事项。")


class LineWasAmended(Refusal):
    """A line that was amended is put right there, not here."""

    def __init__(self, number: str) -> None:
        super().__init__(f"{number} 的时限或数量已经随这一条更正，不能在这里撤回。请到该事项的页面再更正。")


class ReportIsHandedIn(Refusal):
    """A report that was handed in stands in the ledger."""

    def __init__(self, number: str) -> None:
        super().__init__(f"{number} 的反馈已经代录，不能在这里撤回。反馈有误，请核实岗退回。")


class ReportIsGone(Refusal):
    """Somebody handed it in, or took it back."""

    in_words = "这份拟报的反馈已经代录或撤回了。请重新打开，看看现在的样子。"


class NothingToKeep(Refusal):
    """No place was chosen."""

    in_words = "还没有选记到哪里。请至少选一样：拟报反馈、数据线索、大事记；都不要，按“收起”。"


class NoDayForTheChronicle(Refusal):
    """An entry of the chronicle stands under a day."""

    in_words = "大事记要有一个日期，这句话和文件都没有写。请先给文件补日期，或只记别的。"


class NeedsASecond(Refusal):
    """The town demands two clerks."""

    in_words = "本镇街立账要两人：一位督办岗拟办，另一位同意。请按“确认”先拟办，再请另一位督办岗打开这份文件同意。"


class NeedsAnother(Refusal):
    """A line that one clerk has entered by hand is assigned by another."""

    def __init__(self, name: str) -> None:
        super().__init__(f"本镇街立账要两人：这一条是您（{name}）手工立的，请另一位督办岗交办。可以先只立账，不交办。")


class NothingProposed(Refusal):
    """There is nothing to agree to."""

    in_words = "这一条没有等着同意的拟办，也许刚被办过或撤回。请重新打开，看看现在的样子。"


class OneCannotBeTwo(Refusal):
    """Whoever proposes does not agree as well."""

    def __init__(self, name: str) -> None:
        super().__init__(f"这一条是您自己（{name}）拟办的，要另一位督办岗同意。您可以撤回重拟。")


class ReturnNeedsAReason(Refusal):
    """Whoever proposed it must know what to put right."""

    in_words = "退回要写明原因，拟办的人才知道改哪里。请选一个，或写一句。"


class ProposalIsAnothers(Refusal):
    """What another has proposed is agreed to or sent back with a reason, not taken back."""

    def __init__(self, name: str) -> None:
        super().__init__(f"这一条是{name}拟办的，只有本人能撤回。不同意的，请按“退回”，写明原因。")


class LineIsNotNamed(Refusal):
    """Joining or reporting needs a line."""

    in_words = "还没有选接到哪一条事项。请按数字选一条，或填事项编号。"


class WordIsOdd(Refusal):
    """An entry of the lexicon has words."""

    def __init__(self, shortest: int, longest: int) -> None:
        super().__init__(f"词条要 {shortest} 到 {longest} 个字；简称还要写明是指哪个单位。请补全再加。")


class WordIsKnown(Refusal):
    """An entry stands once."""

    def __init__(self, says: str) -> None:
        super().__init__(f"词表里已经有“{says}”。要改，请先停用它，或用别的写法再加。")


class FormIsTooWide(Refusal):
    """What would silence real promises is not taken."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}。请写得更具体些，再加。")


class KeptIsTakenBack(Refusal):
    """What was taken back counts no more."""

    in_words = "这一条已经撤回，不再计入。要重新记，请回到原文那一句再记一次。"


class NothingIsPutRight(Refusal):
    """A correction corrects something."""

    in_words = "没有改动什么。改了再交；不改就不用交。"


class NoSuchSwitch(Refusal):
    """The rules of review have three switches."""

    in_words = "没有这个开关。请从“确认的规矩”页面上改。"


class NotYourSwitch(Refusal):
    """Who reviews with whom is not the clerk's to decide."""

    def __init__(self, whole: str) -> None:
        super().__init__(f"“立账要两人”由{whole}的审批岗或系统管理员开关，督办岗不能自己改。")
