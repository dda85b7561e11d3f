"""Why a file is not taken as evidence, in words of what to do next."""

from guatu.records.trail.refusals import Refusal

MB = 1024 * 1024


class NoPicture(Refusal):
    """Neither a picture nor a paper that a verifier can open."""

    def __init__(self, name: str, why: str = "") -> None:
        super().__init__(
            f"“{name}”没有收下：{why or '佐证只收照片（JPG、PNG、WebP）和 PDF、docx、xlsx，按内容认，不看扩展名。'}请换一个再交。"
        )


class HeicPicture(NoPicture):
    """What some telephones take when nobody tells them otherwise."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "它是 HEIC 照片，很多电脑打不开。请在手机相机设置里选“兼容性最佳”重拍，或截一张图。")


class EvidenceIsTooLarge(Refusal):
    """Larger than one file may be, or all of them together."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(f"“{name}”超过 {limit // MB} MB，没有收下。请拍小一点，或只交要紧的几页。")


class TooMuchAtOnce(Refusal):
    """Too many files, or too many bytes, in one report."""

    def __init__(self, most: int, limit: int) -> None:
        super().__init__(f"一次最多交 {most} 个文件，合起来不超过 {limit // MB} MB，这次没有收。请挑说明问题的几个。")


class PictureIsABomb(Refusal):
    """So many pixels that opening it would fill the memory."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(f"“{name}”超过 {limit // 1_000_000} 百万像素，没有收下。请把相机调到普通清晰度，再拍一张。")


class EvidenceIsSecret(Refusal):
    """A secrecy mark stands in it: nothing of it is stored."""

    def __init__(self, name: str, mark: str) -> None:
        super().__init__(
            f"“{name}”标有密级“{mark}”，没有收下，也没有留存。涉密文件不得进入本系统，请按保密规定处理，并告知保密干部。"
        )


class EvidenceWasPurged(Refusal):
    """The very same bytes were purged: they do not come in again."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”以前已由安全管理员清除，没有再收，也没有留存。请另拍一张；有疑问请问安全管理员。")


class NoRoomForTheEvidence(Refusal):
    """The folder of data cannot be written to: mostly the disk is full."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”没有收下：数据目录写不进去，多半是磁盘满了。反馈也没有提交，请管理员腾出空间，再交一次。")


class EvidenceIsGone(Refusal):
    """Purged, or not in the folder of data any more."""

    in_words = "这个文件已经清除，或不在数据目录里了，打不开。流转记录里留着它的摘要。"


class EvidenceIsChanged(Refusal):
    """The bytes in the folder are not those that were kept."""

    in_words = "数据目录里的这个文件和收下时不一样，没有打开。请告诉审计管理员，从备份里恢复。"
