"""A decision: what was said of a candidate, by whom; the journal of intake."""

from django.db import models

from .candidate import Candidate


class Decision(models.Model):
    """What was decided of a candidate, by whom, when. Only ever added; sealed in the trail."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField("第几次")
    verb = models.CharField(max_length=12)
    at = models.DateTimeField("写入时刻")
    user = models.BigIntegerField("人员号")
    user_name = models.CharField("经手人", max_length=40)
    post = models.BigIntegerField("岗位号")
    post_title = models.CharField("岗位", max_length=80)
    reason = models.CharField("原因", max_length=100, blank=True)
    values = models.JSONField(default=dict)
    salt = models.CharField(max_length=32)
    link = models.PositiveBigIntegerField("环号", unique=True)

    class Meta:
        verbose_name = "处理记录"
        ordering = ["candidate", "number"]
        constraints = [models.UniqueConstraint(name="intake_decisions_in_order", fields=["candidate", "number"])]

    def __str__(self) -> str:
        return f"{self.candidate} {self.verb}"
