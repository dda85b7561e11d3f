"""Why a file cannot be read, in the clerk's words.

Unreadable
├── EmptyFile
├── TooLarge
├── TooMuchText
├── NotText          a program, a film, a database
├── OldOffice        .doc, .wps, .ppt
├── Locked           behind a password
├── Damaged
├── Bomb             an archive that unpacks to far more than it is
├── Archive          a zip where a paper was expected: sources.archive opens it
├── OtherArchive     rar, 7z, gz
├── StrangePath      an archive whose paths lead elsewhere
├── Mixed            web pages and other files as pages of one paper
├── Scan             a PDF or an OFD of nothing but pictures
├── Picture          a scan, where no reader of pictures is installed
└── UnknownEncoding
"""

from __future__ import annotations


class Unreadable(Exception):
    """A file that cannot be read. ``in_words``: what is wrong and what to do next."""

    def __init__(self, in_words: str) -> None:
        super().__init__(in_words)
        self.in_words = in_words


class EmptyFile(Unreadable):
    def __init__(self) -> None:
        super().__init__("文件是空的，没有可读的文字。请检查原件后重新放入。")


class TooLarge(Unreadable):
    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"文件有 {size / 1_000_000:.0f} MB，超过 {limit // 1_000_000} MB 的上限。请拆分，或只放入正文部分。"
        )


class TooMuchText(Unreadable):
    def __init__(self, limit: int) -> None:
        super().__init__(f"文件里的文字超过 {limit // 10_000} 万字。请拆分，或只放入正文部分。")


class NotText(Unreadable):
    def __init__(self, what: str) -> None:
        super().__init__(
            f"这是{what}，不是能读的文件（即使扩展名改过）。请另存为 docx、xlsx、pdf、ofd、txt、md 或 html 后再放入。"
        )


class OldOffice(Unreadable):
    def __init__(self, suffix: str) -> None:
        kind, to = {
            "doc": ("旧版 Word 文档（.doc）", "docx"), "wps": ("旧版 WPS 文字（.wps）", "docx"),
            "ppt": ("旧版演示文稿（.ppt）", "pdf"), "dps": ("旧版演示文稿（.dps）", "pdf"),
        }.get(suffix, ("旧版 Office 文档（doc、wps）", "docx"))  # fmt: skip
        super().__init__(f"这是{kind}，不能直接读。请用 WPS 或 Word 打开，另存为 {to} 后再放入。")


class Locked(Unreadable):
    def __init__(self) -> None:
        super().__init__("文件加了密码，打不开。请去掉密码后再放入；涉密文件不得放入。")


class Damaged(Unreadable):
    def __init__(self, what: str) -> None:
        super().__init__(f"{what}损坏，打不开。请重新下载或导出一份，或把正文另存为 txt 后再放入。")


class Bomb(Unreadable):
    def __init__(self) -> None:
        super().__init__("压缩包展开后大得不正常，没有打开。请核实来源；只取需要的几份文件放入。")


class Picture(Unreadable):
    def __init__(self) -> None:
        super().__init__("这是图片，本机没有装文字识别（可选依赖 ocr）。请装上，或把正文另存为 docx、txt 后再放入。")


class Archive(Unreadable):
    def __init__(self) -> None:
        super().__init__("这是压缩包，不是一份文件。请把里面的文件一份一份放入。")


class OtherArchive(Unreadable):
    def __init__(self) -> None:
        super().__init__("这是 rar、7z 等压缩包，只能打开 zip。请解压后放入，或改压成 zip。")


class StrangePath(Unreadable):
    def __init__(self) -> None:
        super().__init__("压缩包里有指向别处的路径（../ 或盘符），没有打开。请核实来源，解压后只放入需要的文件。")


class Mixed(Unreadable):
    def __init__(self) -> None:
        super().__init__("网页和别的文件不能当作一份的几页来读。请分开读，或把网页另存为 txt。")


class Scan(Unreadable):
    def __init__(self, form: str, pages: int) -> None:
        super().__init__(
            f"这份 {form} 的{pages}页全是图片（扫描件），没有文字可读，本机也没有装文字识别（可选依赖 ocr）。请装上，或放入电子版。"
        )


class UnknownEncoding(Unreadable):
    def __init__(self) -> None:
        super().__init__("认不出文件的文字编码。请用记事本打开，另存为 UTF-8 编码后再放入。")
