"""Why a paper is not taken in."""

from guatu.records.trail.refusals import Refusal


class PaperIsSecret(Refusal):
    """A secrecy mark stands in the masthead: nothing of the paper is stored."""

    def __init__(self, name: str, mark: str) -> None:
        super().__init__(
            f"《{name}》标有密级“{mark}”，没有收下，也没有留存。涉密文件不得进入本系统，请按保密规定处理，并告知保密干部。"
        )


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
        super().__init__(f"《{name}》{day}已经投过，内容一字不差，没有再收。原来那份在文件列表里。")


class NothingWasPutIn(Refusal):
    """Neither a file nor pasted words."""

    in_words = "没有收到文件，也没有粘贴文字。请选一个文件，或把正文贴进来再试。"
