"""A paper: the file as it came, what it was read as, its sections."""

from __future__ import annotations

from django.db import models

from guatu.records.offices.models import Office


class State(models.TextChoices):
    """How far a paper is."""

    WAITING = "waiting", "等待读取"
    READING = "reading", "正在读"
    READ = "read", "已读"
    UNREADABLE = "unreadable", "读不了"
    PURGED = "purged", "已清除"


WHAT_IS_LONG = ("text", "offsets", "repairs", "doubts")


def what_is_long(of: str = "") -> list[str]:
    """Return the columns of a paper that hold its words, for ``defer``: lists name papers and read none.

    of: the path to the paper (candidate__document)
    """
    return [f"{of}__{name}" if of else name for name in WHAT_IS_LONG]


class Document(models.Model):
    """One paper put in: its bytes lie in the folder of data by their hash, its words here."""

    whole = models.ForeignKey(Office, models.PROTECT, verbose_name="归哪个镇街", related_name="papers")
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("摘要", max_length=64)
    size = models.PositiveIntegerField("字节数")
    state = models.CharField("状态", max_length=12, choices=State, default=State.WAITING)
    trouble = models.TextField("读不了的原因", blank=True)

    title = models.CharField("标题", max_length=300, blank=True)
    format = models.CharField("格式", max_length=8, blank=True)
    encoding = models.CharField("编码", max_length=20, blank=True)
    # The paper's own day, or the one the clerk gave; without any, relative times stay as words.
    dated = models.DateField("文件日期", null=True, blank=True)
    dated_by = models.CharField("日期来自", max_length=12, blank=True)
    text = models.TextField("修复后的正文", blank=True)
    # Runs [place in the text, place in the original], so that every character can be shown where it stood.
    offsets = models.JSONField("对照", default=list)
    repairs = models.JSONField("修复处", default=list)
    doubts = models.JSONField("存疑", default=list)

    # Most of its paragraphs stand in this earlier one: it is a later draft of it.
    earlier = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="later_drafts", verbose_name="上一稿"
    )

    put_in_at = models.DateTimeField("投递时刻")
    put_in_by = models.BigIntegerField("投递人员号")
    put_in_name = models.CharField("投递人", max_length=60)
    read_at = models.DateTimeField("读完时刻", null=True, blank=True)

    class Meta:
        verbose_name = "文件"
        ordering = ["-put_in_at", "-id"]
        constraints = [models.UniqueConstraint(name="documents_once_a_town", fields=["whole", "sha256"])]
        indexes = [models.Index(name="documents_unread", fields=["state"], condition=~models.Q(state="read"))]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """The name on pages: its title, or the file's name; of a purged one neither is left."""
        return "已清除的文件" if self.state == State.PURGED else self.title or self.name

    @property
    def is_settled(self) -> bool:
        """Whether the reading is over, well or not."""
        return self.state in {State.READ, State.UNREADABLE, State.PURGED}

    def paragraph(self, start: int, end: int) -> tuple[str, str, str]:
        """Return what stands before, at and after a place, within its paragraph."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", end)
        last = len(self.text) if last < 0 else last
        return self.text[first:start], self.text[start:end], self.text[end:last]


class Section(models.Model):
    """A part of a paper under one heading, and whose it is."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="sections")
    number = models.PositiveIntegerField("第几部分")
    title = models.CharField("标题", max_length=200, blank=True)
    organisation = models.CharField("单位", max_length=100, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        verbose_name = "部分"
        ordering = ["document", "number"]
        constraints = [
            models.CheckConstraint(name="documents_section_has_a_span", condition=models.Q(end__gte=models.F("start"))),
            models.UniqueConstraint(name="documents_sections_in_order", fields=["document", "number"]),
        ]

    def __str__(self) -> str:
        return self.title or f"第 {self.number} 部分"


class Purge(models.Model):
    """清除: who had a paper removed, when and why. Only ever added; what it says is sealed in the trail.

    Nothing of the paper's words stands here. ``blanked`` names every link whose words were taken away, with the
    hash of what is left beside it: whatever else is blank was blanked by nobody who may.
    """

    document = models.OneToOneField(Document, models.PROTECT, related_name="purge", verbose_name="文件")
    sha256 = models.CharField("摘要", max_length=64)
    on = models.DateField("哪天")
    at = models.DateTimeField("写入时刻")
    user = models.BigIntegerField("人员号")
    user_name = models.CharField("经手人", max_length=40)
    post = models.BigIntegerField("岗位号")
    post_title = models.CharField("岗位", max_length=80)
    reason = models.CharField("理由", max_length=200)
    # What went, in numbers: {"candidates": 6, "lines": 2, …}.
    counts = models.JSONField("条数", default=dict)
    blanked = models.JSONField("清空的环", default=dict)
    salt = models.CharField(max_length=32)
    link = models.PositiveBigIntegerField("环号", unique=True)
    # Set when the bytes are gone from the folder of data: until then the tick tries again.
    finished_at = models.DateTimeField("原件删净的时刻", null=True, blank=True)

    class Meta:
        verbose_name = "清除"
        ordering = ["-link"]

    def __str__(self) -> str:
        return f"{self.on} {self.post_title} 清除 {self.document_id}"
