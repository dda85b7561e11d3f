"""A candidate: a clause that may be a commitment, waiting for the clerk's yes or no."""

from __future__ import annotations

from django.db import models
from django.db.models import Q, QuerySet

from guatu.records.documents.models import Document
from guatu.records.offices.models import Office
from guatu.work.ledger.dues import Basis
from guatu.work.ledger.models import Commitment
from guatu.work.ledger.stages import Change, Duty, Stage


class State(models.TextChoices):
    """What has become of a candidate."""

    WAITING = "waiting", "待确认"
    PROPOSED = "proposed", "待复核"
    CONFIRMED = "confirmed", "已立账"
    JOINED = "joined", "接到已有事项"
    KEPT = "kept", "已记下"
    SPLIT = "split", "已拆开"
    MERGED = "merged", "已并成一条"
    CARRIED = "carried", "上一稿已处理"
    DISMISSED = "dismissed", "不立账"
    RETRACTED = "retracted", "拆并已撤回"
    PURGED = "purged", "已清除"


# Nobody has said the last word yet.
UNDECIDED = frozenset({State.WAITING, State.PROPOSED})


class Made(models.TextChoices):
    """How a candidate came to be that the reader did not find itself."""

    SPLIT = "split", "拆出"
    MERGE = "merge", "并成"


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

    def in_place(self) -> CandidateQuerySet:
        """As they stand in the paper, without those whose splitting or merging was taken back."""
        return self.exclude(state=State.RETRACTED).order_by("start", "end", "number")


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

    # Why it is faint although the reader is sure of it: the clerks set its like aside before.
    shape = models.CharField("句式", max_length=80, blank=True)
    learnt = models.CharField("以前的处理", max_length=120, blank=True)

    # Made by a clerk's cut or by joining neighbours; what it was made of stays, and points here.
    made = models.CharField("来历", max_length=6, choices=Made, blank=True)
    cut_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="由哪一条拆出"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", verbose_name="并入哪一条"
    )
    # The same sentence, or one like it, in an earlier draft of the paper.
    earlier = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later", verbose_name="上一稿的哪一条"
    )

    state = models.CharField("处理", max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField("不立账的原因", max_length=100, blank=True)
    commitment = models.OneToOneField(
        Commitment, models.PROTECT, null=True, blank=True, related_name="candidate", verbose_name="立成的事项"
    )
    # The open line that it says again, or reports on; and what it changes of it.
    line = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="later_words", verbose_name="接到的事项"
    )
    change = models.CharField("怎么变", max_length=10, choices=Change, blank=True)
    # What one clerk has proposed where a second must agree: the arguments of the verb, and whose they are.
    proposal = models.JSONField("拟办", default=dict, blank=True)
    proposed_by = models.BigIntegerField("谁拟的", null=True, blank=True)
    proposed_name = models.CharField("拟办人", max_length=40, blank=True)
    # Whose proposal the second clerk has sent back: it waits for them, with the reason in its last decision.
    returned_to = models.BigIntegerField("退回给谁", null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = "待确认"
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(name="intake_numbers_in_order", fields=["document", "number"]),
            models.CheckConstraint(name="intake_has_a_span", condition=Q(end__gt=models.F("start"))),
            # Nothing read is lost: a candidate waits, or says what has become of it.
            models.CheckConstraint(
                name="intake_decided_says_how",
                condition=Q(state="waiting", commitment=None, line=None, merged_into=None, proposed_by=None, reason="")
                | Q(state="proposed", commitment=None, line=None, proposed_by__isnull=False)
                | Q(state="confirmed", commitment__isnull=False)
                | Q(state="joined", commitment=None, line__isnull=False) & ~Q(change="")
                | Q(state="kept", commitment=None, change="")
                | Q(state="split", commitment=None, line=None)
                | Q(state="merged", commitment=None, merged_into__isnull=False)
                | Q(state="carried", commitment=None, earlier__isnull=False)
                | (Q(state="retracted", commitment=None) & ~Q(made=""))
                | Q(state="purged", reason="", proposed_by=None)
                | (Q(state="dismissed", commitment=None) & ~Q(reason="")),
            ),
            models.CheckConstraint(name="intake_returned_waits", condition=Q(returned_to=None) | Q(state="waiting")),
        ]
        indexes = [
            models.Index(name="intake_waiting", fields=["document"], condition=Q(state="waiting")),
            # Asked on the home of every clerk; mostly there is none.
            models.Index(name="intake_returned", fields=["returned_to"], condition=Q(returned_to__isnull=False)),
            # What was set aside three times for the same reason is asked at every reading.
            models.Index(name="intake_by_shape", fields=["shape", "state"], condition=~Q(shape="")),
        ]

    def __str__(self) -> str:
        return f"{self.document} 第 {self.number} 条"

    @property
    def is_promise(self) -> bool:
        """Whether it says what will be done."""
        return self.kind in PROMISES

    @property
    def is_under_way(self) -> bool:
        """Whether what came of it has been given out: then it is not taken back, but amended or withdrawn as a line."""
        return self.commitment is not None and self.commitment.stage not in {Stage.DRAFTED, Stage.WITHDRAWN}

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands among the others of its paper."""
        return (self.start, self.end, self.number)
