"""Why the vault says no, and what to do next."""

from guatu.records.trail.refusals import Refusal


class NothingKept(Refusal):
    """There is nothing in it for this line."""

    in_words = "这一条没有存联系方式，或者已经删了。要回复的，请按外部编号在 12345、信访系统里查。"


class NothingToKeep(Refusal):
    """An empty entry."""

    in_words = "联系方式是空的，没有存。请填电话或地址，再提交。"


class TooLong(Refusal):
    """The vault is for how to reach somebody, not for a file."""

    def __init__(self, most: int) -> None:
        super().__init__(f"联系方式最多 {most} 个字。这里只放回复要用的称呼、电话、地址，别的写在事项里；这次没有存，请缩短再填。")


class KeyIsLost(Refusal):
    """Without its key the vault cannot be opened by anybody."""

    in_words = "联系方式打不开：数据文件夹里的 vault.key 不在，或不是存的时候那一把。请系统管理员从备份里把 vault.key 放回来；放不回来，就打不开了。"


class KeyIsOpen(Refusal):
    """The key file is readable by others."""

    in_words = "数据文件夹里的 vault.key 别人也能读，联系方式先不存、也不开。请系统管理员改成只有运行挂图的账号能读（chmod 600 vault.key），再试。"
