"""What a candidate becomes beside a line: a report to be handed in, a figure, an entry of the chronicle."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q, QuerySet

from guatu.records.offices.models import Office
from guatu.work.ledger.models import Commitment, Step

from .candidate import Candidate


class KeptQuerySet(QuerySet):  # type: ignore[type-arg]
    """Rows that were not taken back."""

    def standing(self) -> KeptQuerySet:
        """Those that count."""
        return self.filter(taken_back=False)


class Kept(models.Model):
    """What all three have: the sentence they come from, and who put them down."""

    # A decision that is taken back leaves its row, so that the trail can be read; the row counts no more.
    taken_back = models.BooleanField("已撤回", default=False)
    kept_at = models.DateTimeField("记下的时刻")
    kept_name = models.CharField("经手人", max_length=40)

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True


class ProposedReport(Kept):
    """A result that matches an open line: words for a report, until the clerk hands it in on the unit's behalf."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="reports")
    line = models.ForeignKey(Commitment, models.PROTECT, related_name="proposed_reports", verbose_name="事项")
    words = models.TextField("办到什么程度")
    amount = models.DecimalField("完成数", max_digits=20, decimal_places=3, null=True, blank=True)
    finished = models.BooleanField("像是办结了", default=False)
    on = models.DateField("哪天的情况", null=True, blank=True)
    why = models.CharField("为什么像", max_length=200, blank=True)
    step = models.OneToOneField(
        Step, models.PROTECT, null=True, blank=True, related_name="proposed_report", verbose_name="代录成的反馈"
    )

    class Meta:
        verbose_name = "拟报的反馈"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="intake_one_report_a_candidate", fields=["candidate"], condition=Q(taken_back=False)
            ),
        ]
        indexes = [
            models.Index(name="intake_reports_to_hand_in", fields=["line"], condition=Q(taken_back=False, step=None))
        ]

    @property
    def amount_typed(self) -> str:
        """The amount as it is typed into a field."""
        return "" if self.amount is None else format(self.amount.normalize(), "f")

    def __str__(self) -> str:
        return f"{self.line.number} 拟报：{self.words[:20]}"


class Figure(Kept):
    """A number of the paper that may belong to an indicator: a clue until the room of indicators takes it."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="figures")
    whole = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name="归哪个镇街")
    name = models.CharField("指标", max_length=60)
    value = models.DecimalField("数值", max_digits=24, decimal_places=4)
    unit = models.CharField("单位", max_length=16, blank=True)
    change = models.CharField("是增减", max_length=12, blank=True)
    words = models.CharField("原话", max_length=60)
    day = models.DateField("截止日", null=True, blank=True)
    owner = models.CharField("谁的", max_length=100, blank=True)

    class Meta:
        verbose_name = "数据线索"
        ordering = ["name", "-day", "-id"]
        indexes = [models.Index(name="intake_figures_of_town", fields=["whole", "name"])]

    def __str__(self) -> str:
        return f"{self.name} {self.words}"

    @property
    def shown(self) -> Decimal:
        """The value without zeros that say nothing."""
        return self.value.normalize()


class Entry(Kept):
    """One entry of the town's chronicle: what was done on a day, in the paper's words."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="entries")
    whole = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name="归哪个镇街")
    day = models.DateField("日期")
    until = models.DateField("至", null=True, blank=True)
    day_of = models.CharField("日期来自", max_length=8, choices=[("words", "原文"), ("paper", "文件日期")])
    words = models.TextField("原话")
    activity = models.BooleanField("是活动", default=False)
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位")
    place = models.CharField("地点", max_length=40, blank=True)

    class Meta:
        verbose_name = "大事记"
        ordering = ["-day", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="intake_one_entry_a_candidate", fields=["candidate"], condition=Q(taken_back=False)
            ),
        ]
        indexes = [models.Index(name="intake_chronicle_of_town", fields=["whole", "day"])]

    def __str__(self) -> str:
        return f"{self.day} {self.words[:20]}"
