"""Why a setting cannot be changed so, in the words of whoever sets it."""

from collections.abc import Sequence

from guatu.records.trail.refusals import Refusal


class ChangedMeanwhile(Refusal):
    """Something was changed since the page was opened: by somebody else, or by oneself at another window."""

    in_words = "您打开这一页以后，这里有过变动，所以没有改。请重新打开，看看还要不要改。"


class NotYoursToSet(Refusal):
    """The actor holds no post that may change these settings."""

    def __init__(self, who: str) -> None:
        super().__init__(f"您今天的岗位不能改这里的设置。可以改的：{who}。")


class OnlyTheAdministrator(Refusal):
    """What a clerk may not do where there is an administrator."""

    def __init__(self, what: str, who: Sequence[str]) -> None:
        super().__init__(f"{what}要由系统管理员办，免得有人自己给自己核实、审批的权。可以办的：{'、'.join(who)}。")


class AlsoElsewhere(Refusal):
    """Whoever holds a post that is not the actor's to set is not signed out or taken over by them."""

    def __init__(self, name: str, where: str) -> None:
        super().__init__(f"{name}还有不归您设置的岗位（{where}），账号请找那里的系统管理员办。")


class NameIsTaken(Refusal):
    """Another office of the town bears the name already."""

    def __init__(self, name: str, other: str) -> None:
        super().__init__(f"“{name}”已经是“{other}”的名称或叫法，文件里会分不清。请换一个，或先改“{other}”。")


class NameIsMissing(Refusal):
    """An office, a post or a person needs a name."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}不能空着，请填上。")


class DayDoesNotFit(Refusal):
    """A day that lies in the future, or before what it follows."""


class NotTheSame(Refusal):
    """An office cannot be merged into itself, into one below it, or into another town."""

    in_words = "不能并入这个单位。请选同一镇街里、还在用的另一个单位。"


class NotAbove(Refusal):
    """An office cannot lie below itself, below what lies below it, or in another town."""

    in_words = "上级不能是它自己、它下面的单位或别的镇街。请在本镇街里另选一个上级。"


class StillBusy(Refusal):
    """An office that still holds something cannot be closed."""

    def __init__(self, called: str, what: str) -> None:
        super().__init__(f"{called}现在还不能停用：{what}。")


class StillNamed(Refusal):
    """An office to which something points is not deleted: it is closed or merged, and its history stays."""

    def __init__(self, called: str, by: Sequence[str]) -> None:
        super().__init__(f"{called}不能删除，还有{'、'.join(by)}用着它。历史要留着；请用“停用”或“合并”。")


class NothingIsDifferent(Refusal):
    """A change that changes nothing."""

    in_words = "没有改动任何一项，所以没有记。"


class UserNameIsOdd(Refusal):
    """A sign-in name that cannot be typed or told over the telephone without a doubt."""

    def __init__(self, username: str) -> None:
        super().__init__(f"登录名“{username[:20]}”里有空格或别的符号。请只用字母、汉字、数字和 . _ -，如姓的拼音。")


class UserNameIsTaken(Refusal):
    """Somebody signs in by that name already."""

    def __init__(self, username: str) -> None:
        super().__init__(f"登录名“{username}”已经有人用了，请换一个。")


class LastOfItsKind(Refusal):
    """Whoever is left alone cannot lock the door behind them."""

    in_words = "这样就没有人能改设置了。请先给另一个人设系统管理员或督办岗，再办这一步。"
