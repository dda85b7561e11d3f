"""排查: a round that goes over a list of objects, and says of each what was seen."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from guatu.records.offices.models import Office

from ..stages import Answer, ScreeningVerb
from .campaign import Campaign
from .commitment import Commitment
from .sealed import SealedStep


class Screening(models.Model):
    """One round of a campaign. Its objects are villages, firms or sites; never persons (I7)."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="screenings", verbose_name="专项行动")
    name = models.CharField("名称", max_length=80)
    words = models.TextField("查什么", blank=True)
    until = models.DateField("查到哪天为止", null=True, blank=True)
    ended_on = models.DateField("结束日", null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "排查"
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(name="ledger_one_screening_a_name", fields=["campaign", "name"])]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the round's page."""
        return reverse("screening", args=[self.pk])


class ScreeningObject(models.Model):
    """One place to be looked at: an office of the town, or a firm or site by its name.

    What was seen is the replay of the object's steps; the row keeps the last answer.
    """

    screening = models.ForeignKey(Screening, models.PROTECT, related_name="objects_listed", verbose_name="排查")
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位")
    name = models.CharField("对象", max_length=60)
    order = models.PositiveIntegerField("顺序", default=0)
    answer = models.CharField("结果", max_length=8, choices=Answer, blank=True)
    words = models.CharField("发现", max_length=300, blank=True)
    looked_by = models.CharField("谁去看的", max_length=40, blank=True)
    looked_on = models.DateField("哪天看的", null=True, blank=True)
    line = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="立的账")
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "排查对象"
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(name="ledger_screening_object_once", fields=["screening", "name"]),
            models.CheckConstraint(
                name="ledger_answer_has_day_and_looker",
                condition=Q(answer="") | Q(looked_on__isnull=False) & ~Q(looked_by=""),
            ),
            models.CheckConstraint(name="ledger_finding_has_words", condition=~Q(answer="found") | ~Q(words="")),
            models.CheckConstraint(name="ledger_line_from_a_finding", condition=Q(line=None) | Q(answer="found")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the object's page: two buttons and one sentence."""
        return reverse("screening-object", args=[self.screening_id, self.pk])


class ScreeningStep(SealedStep):
    """What was done to a round, or seen at one of its objects. An answer put right is a step of its own."""

    screening = models.ForeignKey(Screening, models.PROTECT, related_name="steps")
    object = models.ForeignKey(ScreeningObject, models.PROTECT, null=True, related_name="steps")
    on_behalf_of = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代录"
    )

    class Meta:
        verbose_name = "排查的流转记录"
        ordering = ["screening", "number"]
        constraints = [models.UniqueConstraint(name="ledger_screening_steps_in_order", fields=["screening", "number"])]

    def __str__(self) -> str:
        return f"{self.screening_id} 第 {self.number} 步 {self.verb_words}"

    @property
    def verb_words(self) -> str:
        """The verb as it is said."""
        return ScreeningVerb(self.verb).label

    @property
    def subject(self) -> str:
        """What the link in the trail names."""
        return f"ledger.screening:{self.screening_id}"

    def content(self) -> dict[str, Any]:
        """Return all that the step says, as it is sealed."""
        told = {"screening": self.screening_id, "object": self.object_id, "on_behalf_of": self.on_behalf_of_id}
        return told | super().content()
