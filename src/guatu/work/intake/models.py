"""A candidate: a clause that may be a commitment, waiting for the clerk's yes or no."""

from __future__ import annotations

from django.db import models
from django.db.models import Q, QuerySet

from guatu.records.documents.models import Document
from guatu.records.offices.models import Office
from guatu.work.ledger.dues import Basis
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import Duty


class State(models.TextChoices):
    """What has become of a candidate."""

    WAITING = "waiting", "待确认"
    CONFIRMED = "confirmed", "已立账"
    DISMISSED = "dismissed", "不立账"


class Kind(models.TextChoices):
    """What reading found (the words of the annotation rules)."""

    TARGET = "target", "指标"
    TASK = "task", "任务"
    CADENCE = "cadence", "周期"
    RESULT = "result", "结果"
    ACTIVITY = "activity", "活动"


PROMISES = frozenset({Kind.TARGET, Kind.TASK, Kind.CADENCE})


class CandidateQuerySet(QuerySet["Candidate"]):
    """Candidates, asked for by what they are and where they stand."""

    def promises(self) -> CandidateQuerySet:
        """Those that say what will be done."""
        return self.filter(kind__in=PROMISES, faint=False)

    def told(self) -> CandidateQuerySet:
        """Results and activities: what has been done. They open no line by themselves."""
        return self.exclude(kind__in=PROMISES).filter(faint=False)

    def waiting(self) -> CandidateQuerySet:
        """Those nobody has decided."""
        return self.filter(state=State.WAITING)


class Candidate(models.Model):
    """One clause of a paper as it was read, with what is proposed for it. Read values are never changed."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="candidates")
    number = models.PositiveIntegerField("第几条")
    kind = models.CharField("类别", max_length=10, choices=Kind)
    status = models.CharField("状态", max_length=10)
    quote = models.TextField("原文")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    section = models.CharField("所在部分", max_length=200, blank=True)
    owner = models.CharField("谁的", max_length=100, blank=True)
    assigned_by = models.CharField("谁要求的", max_length=100, blank=True)
    # The rest as read, in the form of the annotation rules: due, when, cadence, quantities, projects, assistants.
    details = models.JSONField(default=dict)
    field = models.CharField("领域", max_length=24, blank=True)
    rules = models.JSONField("规则", default=list)
    confidence = models.FloatField("把握", default=0)
    faint = models.BooleanField("疑似", default=False)
    # Whether it is owed by the town whose paper box it lies in: a digest of the district tells of all towns.
    ours = models.BooleanField("本镇街的", default=True)

    # Proposals, each with its reason; the clerk decides.
    title = models.CharField("拟题", max_length=120)
    duty = models.CharField("拟性质", max_length=10, choices=Duty)
    duty_why = models.CharField(max_length=100, blank=True)
    due = models.DateField("拟时限", null=True, blank=True)
    due_basis = models.CharField("拟时限依据", max_length=12, choices=Basis, blank=True)
    due_why = models.CharField(max_length=100, blank=True)
    lead = models.ForeignKey(Office, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="拟主办")
    # The first three offices: [{"office": id, "why": words}].
    leads = models.JSONField("可能的主办", default=list)

    state = models.CharField("处理", max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField("不立账的原因", max_length=100, blank=True)
    commitment = models.OneToOneField(
        Commitment, models.PROTECT, null=True, blank=True, related_name="candidate", verbose_name="立成的事项"
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = "待确认"
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(name="intake_numbers_in_order", fields=["document", "number"]),
            models.CheckConstraint(name="intake_has_a_span", condition=Q(end__gt=models.F("start"))),
            # Nothing read is lost: a candidate waits, has its line, or was dismissed with a reason.
            models.CheckConstraint(
                name="intake_decided_says_how",
                condition=Q(state="waiting", commitment__isnull=True, reason="")
                | Q(state="confirmed", commitment__isnull=False)
                | (Q(state="dismissed", commitment__isnull=True) & ~Q(reason="")),
            ),
        ]
        indexes = [models.Index(name="intake_waiting", fields=["document"], condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return f"{self.document} 第 {self.number} 条"

    @property
    def is_promise(self) -> bool:
        """Whether it says what will be done."""
        return self.kind in PROMISES


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
