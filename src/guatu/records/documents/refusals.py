"""Why a paper is not taken in."""

from collections.abc import Sequence

from guatu.records.trail.refusals import Refusal


class PaperIsSecret(Refusal):
    """A secrecy mark stands in the masthead: nothing of the paper is stored."""

    def __init__(self, name: str, mark: str) -> None:
        super().__init__(
            f"《{name}》标有密级“{mark}”，没有收下，也没有留存。涉密文件不得进入本系统，请按保密规定处理，并告知保密干部。"
        )


class NoRoomForThePaper(Refusal):
    """The folder of data cannot be written to: mostly the disk is full."""

    def __init__(self, name: str) -> None:
        super().__init__(f"《{name}》没有收下：数据目录写不进去，多半是磁盘满了。请管理员腾出空间，再投一次。")


class PaperIsTooLarge(Refusal):
    """Larger than the limit."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(
            f"《{name}》超过 {limit // 1024 // 1024} MB，没有收下。请只投正文，或拆成几份；图片和扫描件不必放进来。"
        )


class PaperIsAlreadyHere(Refusal):
    """The very same bytes were put in before."""

    def __init__(self, name: str, document: int, day: str) -> None:
        self.document = document
        super().__init__(f"《{name}》{day}已经投过，内容一字不差，没有再收，定过的条目都不动。原来那份在文件列表里；改过的请投改过的那份，只问改了的。")


class PaperWasPurged(Refusal):
    """The very same bytes were purged: they do not come in again."""

    def __init__(self, name: str, day: str) -> None:
        super().__init__(
            f"《{name}》{day}已由安全管理员清除，没有再收，也没有留存。要办里面的事，请另拟不含这些内容的文件再投；有疑问请问安全管理员。"
        )


class PurgeIsNotYours(Refusal):
    """Only the security administrator purges. The sentence names who may."""

    def __init__(self, who: Sequence[str]) -> None:
        told = f"可以办的：{'、'.join(who)}。" if who else "现在没有人担任，请系统管理员在“设置”里设一个安全管理员。"
        super().__init__(f"清除文件要由本镇街或上级的安全管理员办。{told}")


class AlreadyPurged(Refusal):
    """Purged before: nothing is left to purge."""

    in_words = "这份文件已经清除过了，没有再办一次。记录在文件列表里。"


class PurgeNeedsAReason(Refusal):
    """Nothing goes without a reason."""

    in_words = "清除要写理由，例如“误投涉密文件，已告知保密干部”。请写一句再办。"


class ReasonTellsThePaper(Refusal):
    """The reason stays for good: the paper's words must not stand in it."""

    in_words = "理由会一直留着，里面不能写文件的名称和原话。请换一种说法，只说为什么清除。"


class NothingWasPutIn(Refusal):
    """Neither a file nor pasted words."""

    in_words = "没有收到文件，也没有粘贴文字。请选一个文件，或把正文贴进来再试。"
