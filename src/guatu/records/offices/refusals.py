"""Why a setting cannot be changed so, in the words of whoever sets it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import localtime

from guatu.records.trail.refusals import Refusal


class ChangedMeanwhile(Refusal):
    """Something was changed since the page was opened: by somebody else, or by oneself at another window."""

    in_words = "您打开这一页以后，这里有过变动，所以没有改。请重新打开，看看还要不要改。"


class NotYoursToSet(Refusal):
    """The actor holds no post that may change these settings."""

    def __init__(self, who: str) -> None:
        super().__init__(f"您今天的岗位不能改这里的设置。可以改的：{who}。")


class OnlyTheAdministrator(Refusal):
    """What those who set things up may not do where there is somebody to watch over it."""

    def __init__(self, what: str, whose: str, who: Sequence[str]) -> None:
        super().__init__(f"{what}要由{whose}办，免得有人自己给自己核实、审批的权。可以办的：{'、'.join(who)}。")


class NotTogether(Refusal):
    """Two posts that one person does not hold at the same time (三员, F12.6)."""

    def __init__(self, name: str, wanted: str, held: str) -> None:
        super().__init__(
            f"{name}有{held}的岗位，不能同时当{wanted}：三种管理员不能互相兼，也不能兼办事的岗位。"
            f"请另选一个人，或先把那个岗位换给别人。"
        )


class NobodyToStandIn(Refusal):
    """A vacant post is filled, not acted in."""

    in_words = "这个岗位空着，没有可代的人。请用“换人”设一个在岗的人。"


class StandsInAlready(Refusal):
    """One substitute at a time, and never the holder."""

    def __init__(self, who: str, since: date, until: date) -> None:
        super().__init__(f"{since:%Y-%m-%d} 至 {until:%Y-%m-%d} 已经由{who}代岗。请改一改日子，或先收回那一段。")


class LastsTooLong(Refusal):
    """A substitute is for some days; whoever stays takes the post over."""

    def __init__(self, longest: int) -> None:
        super().__init__(f"一次代岗最长 {longest} 天。时间更长的请用“换人”，或到期再设一段。")


class ScreenIsDown(Refusal):
    """A screen that was taken down already."""

    in_words = "这块屏已经停用了，没有再办一次。要再挂，请新挂一块。"


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


class AccountIsLocked(Refusal):
    """Wrong too often. It says the same whether there is such an account or not."""

    def __init__(self, tries: int, until: datetime) -> None:
        super().__init__(
            f"这个登录名连错了 {tries} 次，锁到 {localtime(until):%H:%M}，到时再试。"
            f"等不及的，请本镇街的安全管理员解锁；没有设的，请系统管理员或督办岗。"
        )


class AddressIsSlowed(Refusal):
    """Many failures from one address, whatever the names."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"这台机器（或同一个出口）上试错得太多，请 {seconds} 秒后再试。别处不受影响。")


class CodeIsWrong(Refusal):
    """A code that is not this half minute's, or was used before."""

    in_words = "验证码不对，或已经用过。请等手机上换了新的再填；一直不对，请核对手机的时间。"


class PasswordIsWrong(Refusal):
    """One's own password, asked for once more."""

    in_words = "口令不对，请重新输入。"


class OutOfRange(Refusal):
    """A number of the rules that would lock everybody out, or let anybody in."""

    def __init__(self, what: str, least: int, most: int) -> None:
        super().__init__(f"“{what}”要在 {least} 到 {most} 之间。")
