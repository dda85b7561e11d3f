"""专项行动: a batch of lines with a name, a period and an office of its own."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.urls import reverse

from guatu.records.documents.models import Document
from guatu.records.offices.models import Office

from ..stages import CADENCE_WORDS, CampaignVerb
from .sealed import SealedStep


class CampaignQuerySet(QuerySet["Campaign"]):
    """Campaigns, asked for by whose they are and whether they run."""

    def of(self, whole: Office) -> CampaignQuerySet:
        """Those of the town or district itself."""
        return self.filter(whole=whole)

    def running(self) -> CampaignQuerySet:
        """Those not ended."""
        return self.filter(ended_on=None)

    def keys_of_family(self, key: int) -> list[int]:
        """Return the key of the campaign and of all its parts, at any depth; in one query."""
        whole = Campaign.objects.filter(pk=key).values("whole")
        return family(key, list(Campaign.objects.filter(whole__in=whole).values_list("pk", "parent")))


def family(key: int, pairs: list[tuple[int, int | None]]) -> list[int]:
    """Return a key and those of all below it. pairs: each campaign's key with its parent's."""
    below: dict[int | None, list[int]] = {}
    for child, parent in pairs:
        below.setdefault(parent, []).append(child)
    found, waiting = [], [key]
    while waiting:
        here = waiting.pop()
        found.append(here)
        waiting += [child for child in below.get(here, []) if child not in found]
    return found


class Campaign(models.Model):
    """One campaign. The plan of a year (年度计划) is one too, with its parts below it.

    Changed only by guatu.work.ledger.lifecycle, which writes a CampaignStep with every change. Its lines come
    and go by 更正 of the line, a step of the line's own.
    """

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
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", verbose_name="照哪一个谋划的"
    )
    since = models.DateField("自", null=True, blank=True)
    until = models.DateField("至", null=True, blank=True)
    category = models.CharField("类别", max_length=24, blank=True, help_text="归进来的事项先按这一类。")
    rhythm = models.CharField("调度节奏", max_length=12, blank=True, help_text="每周、每月……，不填就跟着各条自己的。")
    look_back_on = models.DateField("集中回头看", null=True, blank=True)
    ended_on = models.DateField("结束日", null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = CampaignQuerySet.as_manager()

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

    def get_absolute_url(self) -> str:
        """Return the address of the campaign's page."""
        return reverse("campaign", args=[self.pk])

    @property
    def rhythm_words(self) -> str:
        """The rhythm as it is said: 每周."""
        return CADENCE_WORDS.get(self.rhythm, self.rhythm)


class CampaignStep(SealedStep):
    """What was done to a campaign: begun, changed, ended."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="steps")

    class Meta:
        verbose_name = "专项行动的流转记录"
        ordering = ["campaign", "number"]
        constraints = [models.UniqueConstraint(name="ledger_campaign_steps_in_order", fields=["campaign", "number"])]

    def __str__(self) -> str:
        return f"{self.campaign_id} 第 {self.number} 步 {self.verb_words}"

    @property
    def verb_words(self) -> str:
        """The verb as it is said."""
        return CampaignVerb(self.verb).label

    @property
    def subject(self) -> str:
        """What the link in the trail names."""
        return f"ledger.campaign:{self.campaign_id}"

    def content(self) -> dict[str, Any]:
        """Return all that the step says, as it is sealed."""
        return {"campaign": self.campaign_id} | super().content()
