"""One occurrence of a recurring line: a week, a month … that is owed, reported and verified for itself."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from guatu.records.offices.models import Office

from ..stages import OccurrenceState, OccurrenceVerb
from .commitment import Commitment
from .sealed import SealedStep


class Occurrence(models.Model):
    """One period of a recurring line, with a row and a clock of its own.

    That it is there, its days and its due day follow from the line's cadence and the working calendar: the tick
    makes and mends these rows, and a test makes them anew. What is done to it are verbs, each with its step.
    """

    line = models.ForeignKey(Commitment, models.PROTECT, related_name="occurrences", verbose_name="事项")
    first = models.DateField("自")
    last = models.DateField("至")
    due = models.DateField("应报日")
    state = models.CharField("状态", max_length=12, choices=OccurrenceState, default=OccurrenceState.OWED, editable=False)
    amount = models.DecimalField("反馈数", max_digits=20, decimal_places=3, null=True, blank=True)
    reported_on = models.DateField("反馈日", null=True, blank=True)
    # In time is by the moment it was written, or by the paper's day once an approver has accepted it (I4).
    reported_at = models.DateTimeField("反馈按哪一刻算", null=True, blank=True)
    verified_amount = models.DecimalField("核实数", max_digits=20, decimal_places=3, null=True, blank=True)
    verified_on = models.DateField("核实日", null=True, blank=True)
    times_returned = models.PositiveIntegerField("退回次数", default=0)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "周期事项的一期"
        ordering = ["line", "first"]
        constraints = [
            # Two ticks at once make one row.
            models.UniqueConstraint(name="ledger_one_occurrence_a_period", fields=["line", "first"]),
            models.CheckConstraint(name="ledger_occurrence_ends_after_it_begins", condition=Q(last__gte=models.F("first"))),
            models.CheckConstraint(
                name="ledger_occurrence_has_its_day",
                condition=Q(state="owed", reported_at__isnull=True) | ~Q(state="owed") & Q(reported_at__isnull=False),
            ),
        ]
        indexes = [
            # What is owed and what waits for a verifier; and what falls due in a month.
            models.Index(name="ledger_occurrence_to_do", fields=["state", "due"], condition=~Q(state="verified")),
            models.Index(name="ledger_occurrence_due", fields=["due"]),
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.called}"

    def get_absolute_url(self) -> str:
        """Return the address of the occurrence: what was said and found of it."""
        return reverse("occurrence", args=[self.pk])

    @property
    def called(self) -> str:
        """The period as it is said: 11月, 第4季度, 11月16日—22日."""
        first, last = self.first, self.last
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        whole = first.day == 1 and (last.month % 12 + 1, 1) == _month_and_day_after(last)
        if first == last:
            return f"{first.month}月{first.day}日"
        if whole and months == 1:
            return f"{first.month}月"
        if whole and months == 3:
            return f"第{first.month // 3 + 1}季度"
        if whole and months == 6:
            return f"{first.year}年{'上' if first.month == 1 else '下'}半年"
        if whole and months == 12:
            return f"{first.year}年"
        return f"{first.month}月{first.day}日—{'' if first.month == last.month else f'{last.month}月'}{last.day}日"


def _month_and_day_after(day: date) -> tuple[int, int]:
    after = day + timedelta(days=1)
    return after.month, after.day


class OccurrenceStep(SealedStep):
    """What was done to an occurrence: reported, verified, sent back. Which period of which line it was is sealed with it."""

    line = models.ForeignKey(Commitment, models.PROTECT, related_name="+", verbose_name="事项")
    first = models.DateField("自")
    last = models.DateField("至")
    occurrence = models.ForeignKey(Occurrence, models.PROTECT, related_name="steps")
    on_behalf_of = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代录"
    )

    class Meta:
        verbose_name = "周期事项一期的流转记录"
        ordering = ["occurrence", "number"]
        constraints = [
            models.UniqueConstraint(name="ledger_occurrence_steps_in_order", fields=["occurrence", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.occurrence_id} 第 {self.number} 步 {self.verb_words}"

    @property
    def verb_words(self) -> str:
        """The verb as it is said."""
        return OccurrenceVerb(self.verb).label

    @property
    def subject(self) -> str:
        """What the link in the trail names."""
        return f"ledger.occurrence:{self.occurrence_id}"

    def content(self) -> dict[str, Any]:
        """Return all that the step says, as it is sealed."""
        return {
            "occurrence": self.occurrence_id, "line": self.line_id, "first": self.first.isoformat(),
            "last": self.last.isoformat(), "on_behalf_of": self.on_behalf_of_id,
        } | super().content()  # fmt: skip
