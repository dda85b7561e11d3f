"""专项行动: a batch of lines with a name, a period and an office of its own."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from guatu.records.documents.models import Document
from guatu.records.offices.models import Office


class Campaign(models.Model):
    """One campaign. The plan of a year (年度计划) is one too, with its parts below it."""

    whole = models.ForeignKey(Office, models.PROTECT, related_name="campaigns", verbose_name="归哪个镇街")
    name = models.CharField("名称", max_length=80)
    words = models.TextField("说明", blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="campaigns", verbose_name="依据文件"
    )
    sponsor = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="sponsored_campaigns", verbose_name="发起单位"
    )
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="run_campaigns", verbose_name="牵头办公室"
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="属于哪个行动或计划"
    )
    since = models.DateField("自", null=True, blank=True)
    until = models.DateField("至", null=True, blank=True)
    rhythm = models.CharField("调度节奏", max_length=12, blank=True, help_text="每周、每月……，不填就跟着各条自己的。")
    look_back_on = models.DateField("集中回头看", null=True, blank=True)
    ended_on = models.DateField("结束日", null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "专项行动"
        ordering = ["-since", "-id"]
        constraints = [
            models.UniqueConstraint(name="ledger_one_campaign_a_name", fields=["whole", "name"]),
            models.CheckConstraint(
                name="ledger_campaign_until_after_since",
                condition=Q(since=None) | Q(until=None) | Q(until__gte=models.F("since")),
            ),
        ]

    def __str__(self) -> str:
        return self.name
