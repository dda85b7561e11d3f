"""One line of the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import models
from django.db.models import F, Func, Q, QuerySet
from django.db.models.lookups import IsNull
from django.urls import reverse

from guatu.crafts.planning.watching import RULE_WORDS as WATCH_RULES
from guatu.records.documents.models import Document
from guatu.records.offices.acting import paths_above
from guatu.records.offices.models import Office, Post
from guatu.records.trail.actors import Actor

from ..dues import Basis, By
from ..stages import CADENCE_WORDS, FINISHED, MOVES, Duty, Nature, ReviewFinding, Stage, Verb, Verdict
from .campaign import Campaign

# Neither closed nor withdrawn nor merged. Written out, not as parameters: SQLite takes the indexes of the open lines only
# where the query says word for word what the index says.
IS_OPEN = Func(F("stage"), template="NOT (%(expressions)s IN ('closed', 'withdrawn', 'merged'))", output_field=models.BooleanField())


# A report waits, and the line stands where it can be verified: not one that was suspended with its report.
WAITS_FOR_A_VERIFIER = Q(awaits_verification=True, stage__in=MOVES[Verb.VERIFY].before)


class CommitmentQuerySet(QuerySet["Commitment"]):
    """Lines, asked for by who may see them and by where they stand."""

    whole: Office | None = None
    looker: Actor | None = None  # who looks, once visible_to has said so

    def _clone(self) -> CommitmentQuerySet:
        clone: CommitmentQuerySet = super()._clone()  # type: ignore[misc]
        clone.whole, clone.looker = self.whole, self.looker
        return clone

    def visible_to(self, actor: Actor) -> CommitmentQuerySet:
        """Those of the actor's own towns and of what lies below, and those the actor's offices owe; none of the sealed
        ones that concern an office of the actor's.

        Whoever belongs to a town sees all the rest of it: its lines are then not asked one by one.
        """
        lines: CommitmentQuerySet = self._chain()  # type: ignore[attr-defined]
        lines.looker = actor
        if self.whole is not None and any(self.whole.path.startswith(post.whole_path) for post in actor.posts):
            return lines.not_hidden_from(actor)
        seen = Q(pk__in=[])
        for path in {post.whole_path for post in actor.posts}:
            seen |= Q(assigner__path__gte=path, assigner__path__lt=path + "\U0010ffff")
        # What its town owes to the district is everybody's of the town to see.
        seen |= Q(lead__path__in={post.whole_path for post in actor.posts})
        for path in {post.path for post in actor.posts}:
            seen |= Q(lead__path__gte=path, lead__path__lt=path + "\U0010ffff")
        return lines.filter(seen).not_hidden_from(actor)

    def not_hidden_from(self, actor: Actor) -> CommitmentQuerySet:
        """Those that are not kept from the actor (检举, F4.5): a sealed line is hidden from whoever holds any post, their
        own or as a substitute, in the office it concerns, below it, or in the office that this one has become; and from
        whoever has left such a post on the day of its entry or later.

        Asked by key, in a question of its own that a small index answers: the lists keep their indexes.
        """
        paths = {path for post in actor.posts for path in paths_above(post.path)}
        lines = self.exclude(pk__in=Commitment.objects.filter(concerns__in=_concerned(paths)).values("pk")) if paths else self
        if not actor.left:
            return lines
        then = Q(pk__in=[])
        for path, last in actor.left:
            then |= Q(concerns__in=_concerned(paths_above(path)), steps__on__lte=last)
        return lines.exclude(pk__in=Commitment.objects.filter(then, concerns__isnull=False, steps__number=1).values("pk"))

    def shown_to_all(self) -> CommitmentQuerySet:
        """Those that may be shown to everybody at once, on the wall and in what one town's people share: none that is sealed."""
        return self.exclude(pk__in=Commitment.objects.filter(concerns__isnull=False).values("pk"))

    def of(self, whole: Office) -> CommitmentQuerySet:
        """Those that the town or district itself assigns."""
        own = self.filter(assigner=whole)
        own.whole = whole
        return own

    def open(self) -> CommitmentQuerySet:
        """Those not yet closed, withdrawn or merged."""
        return self.filter(IS_OPEN)


def _concerned(paths: Iterable[str]) -> QuerySet[Office]:
    """Return the keys of the offices at these places, and of those that have become one of them."""
    paths = list(paths)
    theirs = Q(path__in=paths) | Q(becomes__path__in=paths) | Q(becomes__becomes__path__in=paths)
    return Office.objects.filter(theirs).order_by().values("pk")  # type: ignore[return-value]


class Commitment(models.Model):
    """One line of the ledger: who owes what, by when if a day was named, and where it was said.

    Changed only by guatu.work.ledger.lifecycle, which writes a Step with every change: the row is the
    replay of its steps.
    """

    assigner = models.ForeignKey(Office, models.PROTECT, related_name="assigned_lines", verbose_name="交办单位")
    serial = models.PositiveIntegerField("序号", editable=False)
    number = models.CharField("编号", max_length=24, editable=False)
    title = models.CharField("事项", max_length=120)
    quote = models.TextField("原文", blank=True, help_text="与来源文件一字不差。")
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, verbose_name="来源文件")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    said_on = models.DateField("文件日期", null=True, blank=True)
    source = models.CharField("来源", max_length=200, blank=True, help_text="没有来源文件时，从哪里来")

    lead = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="led_lines", verbose_name="主办单位"
    )
    assistants = models.ManyToManyField(
        Office, through="Assistance", related_name="assisted_lines", verbose_name="协办单位"
    )
    handler = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="handled_lines", verbose_name="责任人",
        help_text="承办岗，不是人；可以不设。",
    )  # fmt: skip
    asked_by = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="asked_lines", verbose_name="来文单位",
        help_text="镇外或上级要求的，是谁要求的。",
    )  # fmt: skip
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="lines", verbose_name="专项行动"
    )
    nature = models.CharField("共性个性", max_length=12, choices=Nature, blank=True)
    prompted_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="siblings", verbose_name="由哪一条举一反三"
    )
    # Key of a class of the almanac; nothing for the general one.
    category = models.CharField("类别", max_length=24, blank=True)
    # What is complained of is kept from the office it is said of (F4.5): CommitmentQuerySet.visible_to is the rule's home.
    concerns = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, db_index=False, related_name="concerned_by", verbose_name="被反映的单位",
        help_text="检举、揭发件才填：这个单位和它下面的人看不到这一条。",
    )  # fmt: skip
    field = models.CharField("分管口", max_length=20, blank=True)
    standard = models.CharField("完成标准", max_length=300, blank=True)
    measures = models.TextField("整改措施", blank=True)
    duty = models.CharField("性质", max_length=10, choices=Duty, default=Duty.DATED)
    cadence = models.CharField("周期", max_length=12, blank=True)

    due_first = models.DateField("首次时限", null=True, blank=True)
    due_last = models.DateField("现时限", null=True, blank=True)
    # Of a clock in hours the moment, which lies on the day beside it; whatever is due on a day has none.
    due_first_at = models.DateTimeField("首次时限的时刻", null=True, blank=True)
    due_last_at = models.DateTimeField("现时限的时刻", null=True, blank=True)
    due_basis = models.CharField("时限依据", max_length=12, choices=Basis, blank=True)
    due_words = models.CharField("时限原话", max_length=60, blank=True)
    # Of the rule that the words name (13710: 1 天研究部署、3 天反馈进展), as it was when the line was given out.
    stage_plan = models.JSONField("节点", default=list, blank=True)

    target = models.DecimalField("数量", max_digits=20, decimal_places=3, null=True, blank=True)
    unit = models.CharField("单位", max_length=12, blank=True)
    measure = models.CharField("指的是", max_length=40, blank=True)
    compare = models.CharField("比较", max_length=8, blank=True)

    # Three statuses, never mixed: what the unit reported, what somebody else verified, the schedule (computed).
    reported_amount = models.DecimalField("反馈数", max_digits=20, decimal_places=3, null=True, blank=True)
    reported_share = models.DecimalField("反馈进度", max_digits=5, decimal_places=4, null=True, blank=True)
    reported_on = models.DateField("反馈日", null=True, blank=True)
    verified_amount = models.DecimalField("核实数", max_digits=20, decimal_places=3, null=True, blank=True)
    verified_share = models.DecimalField("核实进度", max_digits=5, decimal_places=4, null=True, blank=True)
    verified_on = models.DateField("核实日", null=True, blank=True)
    # A report nobody has verified yet: the verifier's desk lists these.
    awaits_verification = models.BooleanField("有反馈待核实", default=False)

    stage = models.CharField("阶段", max_length=12, choices=Stage, default=Stage.DRAFTED, editable=False)
    entered_at = models.DateTimeField("立账时刻")
    assigned_on = models.DateField("交办日", null=True, blank=True)
    signed_on = models.DateField("签收日", null=True, blank=True)
    # 公示: the day the notice was put up, the last day it hangs, how many objections were noted.
    published_on = models.DateField("公示日", null=True, blank=True)
    public_until = models.DateField("公示到", null=True, blank=True)
    objections = models.PositiveIntegerField("公示中的异议", default=0)
    grade = models.CharField("评等", max_length=12, blank=True)
    closed_on = models.DateField("销号日", null=True, blank=True)
    # On time counts by this moment, not by the day somebody says it happened: when the closing was written, or the paper's
    # day once an approver has accepted it (I4).
    closed_at = models.DateTimeField("销号按哪一刻算", null=True, blank=True)
    # The numbers of the steps whose paper's day an approver has accepted.
    accepted_steps = models.JSONField("认定了日期的步", default=list, blank=True)
    times_returned = models.PositiveIntegerField("退回次数", default=0)
    # What the lead asks for and nobody has decided yet; it is emptied by the decision.
    asked_due = models.DateField("申请延到", null=True, blank=True)
    asked_due_at = models.DateTimeField("申请延到的时刻", null=True, blank=True)
    times_extended = models.PositiveIntegerField("延期次数", default=0)
    suspended_on = models.DateField("挂账日", null=True, blank=True)
    resumes_on = models.DateField("挂账到", null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="taken_in", verbose_name="并入"
    )
    looked_back_on = models.DateField("回头看日", null=True, blank=True)
    looked_back = models.CharField("回头看", max_length=12, choices=Verdict, blank=True)
    # Drawn at the closing: by when somebody else is to look (emptied once somebody has), and why it was drawn.
    look_back_by = models.DateField("回头看不晚于", null=True, blank=True)
    look_back_why = models.CharField("为什么回头看", max_length=200, blank=True)
    # By what its closing was drawn, whether it was or not; none for what was closed before there were lots.
    look_back_lot = models.CharField("抽签号", max_length=12, blank=True)
    # A line that its lead has divided has parts; what it has reported and verified is then summed from theirs.
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="分解自"
    )
    weight = models.PositiveIntegerField("权重", default=1, help_text="没有数量的，按权重合成上一级的进度")
    broken_down = models.BooleanField("已分解", default=False)
    # Of a standing line: when somebody last looked, what was found, and when it is to be looked at again.
    reviewed_on = models.DateField("复查日", null=True, blank=True)
    review_finding = models.CharField("复查", max_length=12, choices=ReviewFinding, blank=True)
    review_on = models.DateField("下次复查", null=True, blank=True)
    times_relisted = models.PositiveIntegerField("重新列账次数", default=0)
    # Sent back and not reported anew since.
    returned_on = models.DateField("退回日", null=True, blank=True)
    # 重点管理: since when, by which rule and why; how it leaves the list again; when it last did.
    watched_on = models.DateField("列入重点", null=True, blank=True)
    watch_rule = models.CharField("按什么列入", max_length=12, choices=list(WATCH_RULES.items()), blank=True)
    watch_why = models.CharField("列入理由", max_length=200, blank=True)
    watch_leaves = models.CharField("怎么移出", max_length=8, choices=[("green", "按规则"), ("hand", "领导移出")], blank=True)
    watch_left_on = models.DateField("移出重点", null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = "事项"
        constraints = [
            models.UniqueConstraint(name="ledger_one_serial_a_town", fields=["assigner", "serial"]),
            models.CheckConstraint(
                name="ledger_closed_has_its_day",
                condition=~Q(stage="closed") | Q(closed_on__isnull=False, closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="ledger_assigned_has_a_lead",
                condition=Q(stage__in=["drafted", "withdrawn", "merged"]) | Q(lead__isnull=False),
            ),
            models.CheckConstraint(
                name="ledger_a_notice_has_both_days",
                condition=Q(published_on__isnull=True, public_until__isnull=True, objections=0)
                | Q(published_on__isnull=False, public_until__gt=F("published_on")),
            ),
            models.CheckConstraint(
                name="ledger_drawn_when_closed", condition=Q(look_back_by=None) | (Q(stage="closed") & ~Q(look_back_why=""))
            ),
            models.CheckConstraint(name="ledger_graded_when_closed", condition=Q(grade="") | Q(stage__in=["closed", "withdrawn"])),
            models.CheckConstraint(
                name="ledger_both_due_dates_or_none",
                condition=Q(due_first__isnull=True, due_last__isnull=True)
                | Q(due_first__isnull=False, due_last__isnull=False),
            ),
            models.CheckConstraint(
                name="ledger_a_moment_has_its_day",
                condition=(Q(due_first_at=None) | Q(due_first__isnull=False))
                & (Q(due_last_at=None) | Q(due_last__isnull=False))
                & (Q(asked_due_at=None) | Q(asked_due__isnull=False)),
            ),
            models.CheckConstraint(name="ledger_no_part_of_itself", condition=Q(part_of=None) | ~Q(part_of=F("id"))),
            models.CheckConstraint(
                name="ledger_has_words", condition=~Q(title="") & (~Q(quote="") | ~Q(source=""))
            ),
            # What is sealed hangs together with nothing that others see: no paper, no campaign, no line it came of.
            models.CheckConstraint(
                name="ledger_sealed_stands_apart",
                condition=Q(concerns__isnull=True)
                | Q(document__isnull=True, campaign__isnull=True, prompted_by__isnull=True),
            ),
        ]
        indexes = [
            # Of a hundred thousand lines a few are sealed: every list asks which.
            models.Index(name="ledger_sealed", fields=["concerns"], condition=Q(concerns__isnull=False)),
            # The wall lists each office's unfinished lines by due date.
            models.Index(
                name="ledger_unfinished_by_lead",
                fields=["lead", "due_last"],
                condition=~Q(stage__in=["closed", "withdrawn", "merged"]),
            ),
            # The ledger opens on a town's lines, the most urgent first and those without a date last. Whether
            # there is a date stands in the index itself: SQLite sorts all lines for NULLS LAST, and none for this.
            # The stage stands in it for the deep pages: they are counted off without a look at the rows.
            models.Index(
                F("assigner"), IsNull(F("due_last"), True), "due_last", "id", "stage", name="ledger_of_town_by_due"
            ),
            # The same for what is open: years on, it is one line in twenty, and the oldest dates are all closed.
            # (The stage stands here too: else SQLite takes the one above, which needs no look at the rows.)
            models.Index(
                F("assigner"), IsNull(F("due_last"), True), "due_last", "id", "stage",
                name="ledger_open_by_due", condition=~Q(stage__in=["closed", "withdrawn", "merged"]),
            ),
            # Home, the wall and the ledger ask what falls due in these days.
            models.Index(name="ledger_due", fields=["assigner", "due_last"], condition=Q(due_last__isnull=False)),
            # The wall keeps up what was closed lately; its numbers open to the closings of a period.
            models.Index(name="ledger_closed_on", fields=["assigner", "closed_on"], condition=Q(closed_on__isnull=False)),
            # Home asks what is to be looked back at in these days.
            models.Index(name="ledger_to_look_back", fields=["assigner", "look_back_by"], condition=Q(look_back_by__isnull=False)),
            # The list of fields to choose from is read off this index, one look a field.
            models.Index(name="ledger_fields", fields=["assigner", "field"]),
            # One class of a town's lines: of 200,000 a few hundred.
            models.Index(name="ledger_of_town_by_class", fields=["assigner", "category", "due_last"]),
            models.Index(name="ledger_of_town_by_stage", fields=["assigner", "stage", "due_last"]),
            models.Index(
                name="ledger_awaits_verification", fields=["assigner"], condition=Q(awaits_verification=True)
            ),
            # The watch list is short: the page, the wall and the tick find it at once.
            models.Index(name="ledger_watched", fields=["assigner", "watched_on"], condition=Q(watched_on__isnull=False)),
            # A campaign's page shows its batch.
            models.Index(name="ledger_of_campaign", fields=["campaign", "due_last"], condition=Q(campaign__isnull=False)),
            # The page of a divided line lists its parts.
            models.Index(name="ledger_parts", fields=["part_of"], condition=Q(part_of__isnull=False)),
            # The tick goes through what recurs; home asks which standing lines are to be looked at.
            models.Index(name="ledger_recurring", fields=["assigner", "stage"], condition=Q(duty="recurring")),
            models.Index(name="ledger_to_review", fields=["assigner", "review_on"], condition=Q(duty="standing")),
            # The offices' rates count the lines whose first due date lies in a period.
            models.Index(name="ledger_first_due", fields=["assigner", "due_first"], condition=Q(duty="dated")),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        """Return the address of the line's page."""
        return reverse("commitment", args=[self.pk])

    @property
    def by_first(self) -> By | None:
        """By when it was first due."""
        return By(self.due_first, self.due_first_at) if self.due_first else None

    @property
    def by_last(self) -> By | None:
        """By when it is due now."""
        return By(self.due_last, self.due_last_at) if self.due_last else None

    @property
    def first_said(self) -> date | datetime | None:
        """The first due date as pages say it: the moment where it has one, else the day."""
        return self.due_first_at or self.due_first

    @property
    def last_said(self) -> date | datetime | None:
        """The present due date as pages say it."""
        return self.due_last_at or self.due_last

    @property
    def undated_said(self) -> str:
        """What pages say in the place of a due date where there is none: how often it is owed, 长期, 无时限."""
        if self.duty == Duty.RECURRING:
            return CADENCE_WORDS.get(self.cadence, "周期")
        return "长期" if self.duty == Duty.STANDING else "无时限"

    @property
    def asked_said(self) -> date | datetime | None:
        """What the lead asks for, as pages say it."""
        return self.asked_due_at or self.asked_due

    @property
    def subject(self) -> str:
        """What the trail and the evidence call it."""
        return f"ledger.commitment:{self.pk}"

    @property
    def is_sealed(self) -> bool:
        """Whether it is kept from the office it concerns."""
        return self.concerns_id is not None

    @property
    def is_open(self) -> bool:
        """Whether it is neither closed nor withdrawn nor merged."""
        return self.stage not in FINISHED

    @property
    def counts_amounts(self) -> bool:
        """Whether it works towards an amount: a ceiling (不超过 35 件) or a rate is kept, not worked towards."""
        return self.target is not None and self.target > 0 and self.compare not in {"le", "lt"} and self.unit != "%"

    def share_of(self, amount: Decimal | None, share: Decimal | None) -> float | None:
        """Return a reported or verified state as a share of the whole, 0.0 to 1.0."""
        if amount is not None and self.target:
            return max(0.0, min(1.0, float(amount / self.target)))
        return None if share is None else float(share)


class Assistance(models.Model):
    """An office that assists with a line."""

    commitment = models.ForeignKey(Commitment, models.CASCADE)
    office = models.ForeignKey(Office, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(name="ledger_assists_once", fields=["commitment", "office"])]

    def __str__(self) -> str:
        return f"{self.office} 协办 {self.commitment}"
