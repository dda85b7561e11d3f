"""Why a notice or a profile is not taken, in the words of whoever sets it."""

from collections.abc import Sequence

from guatu.records.trail.refusals import Refusal


class NoticeHasFaults(Refusal):
    """A notice that contradicts itself is not taken, no part of it."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(f"通知没有收下，一天也没有改。{' '.join(faults[:4])}")


class NoticeIsInForce(Refusal):
    """The calendar says so already."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} 年的放假安排已经是这样，没有要改的。")


class NameIsUsed(Refusal):
    """Two profiles of one set and name could not be told apart in the ledger."""

    def __init__(self, called: str) -> None:
        super().__init__(f"已经有“{called}”这条规则了，台账里会分不清。请换一个名称。")


class CategoryNameIsUsed(Refusal):
    """Two classes in use of one name could not be told apart in the ledger."""

    def __init__(self, name: str) -> None:
        super().__init__(f"已经有“{name}”这一类了，台账里会分不清。请换一个名称。")


class GeneralStays(Refusal):
    """Every line that names no class is of the general one."""

    in_words = "“一般事项”不能停用：没有写类别的都算它。可以改它的规矩。"


class RulesBeginLater(Refusal):
    """A day that is over keeps the rules it had: its lights have been acted upon."""

    in_words = "新规则只能从今天或以后的一天起用：过去的日子按当时的规则算，不改。请另选一天。"


class RuleContradictsItself(Refusal):
    """Numbers that cannot stand together."""

    in_words = "这几个数对不上：变黄的要不大于变红的，而且都在栏下写的范围里。请核对。"


class RungsContradict(Refusal):
    """A ladder whose lighter sheet would come after the heavier one."""

    in_words = "这几级对不上：同一种情形，等得越久的单子要越重，天数不能一样。请核对天数、单子和颜色。"


class MeetingIsAhead(Refusal):
    """What has changed since a meeting is told after it."""

    in_words = "会还没有开。请填今天或以前的一天。"
