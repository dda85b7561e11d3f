"""Why a file cannot be read, in the clerk's words.

Unreadable
├── EmptyFile
├── TooLarge
├── NotText          a program, a picture, an archive, or a format that comes later
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


class NotText(Unreadable):
    def __init__(self, what: str) -> None:
        super().__init__(f"这是{what}，不是文字文件（即使扩展名改过）。请把内容另存为 txt、md 或 html 后再放入。")


class UnknownEncoding(Unreadable):
    def __init__(self) -> None:
        super().__init__("认不出文件的文字编码。请用记事本打开，另存为 UTF-8 编码后再放入。")
