"""The chain: one link for every act, each carrying the hash of the one before.

A link holds ids and hashes, never text. The words and values of an act stand in the step beside it; what the
step says is sealed here by the hash of its content, so that a word changed behind the chain's back is found.
"""

from django.db import models


class Link(models.Model):
    """One act, sealed. Append-only: triggers in the database refuse every change (guards.py)."""

    number = models.PositiveBigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("写入时刻")
    verb = models.CharField("动作", max_length=24)
    subject = models.CharField("对象", max_length=64, help_text="例如 ledger.commitment:12")
    user = models.BigIntegerField("人员号")
    post = models.BigIntegerField("岗位号", null=True)
    content = models.CharField("内容摘要", max_length=64, help_text="SHA-256，十六进制")
    previous = models.CharField("上一环", max_length=64)
    hash = models.CharField("本环", max_length=64, unique=True)

    class Meta:
        verbose_name = "环"
        indexes = [models.Index(name="trail_subject", fields=["subject"])]

    def __str__(self) -> str:
        return f"第 {self.number} 环 {self.verb} {self.subject}"


class Tail(models.Model):
    """The end of the chain: one row, locked for the moment in which a link is added."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(name="trail_one_tail", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"链尾 {self.number}"
