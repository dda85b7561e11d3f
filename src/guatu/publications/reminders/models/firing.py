"""催办: a rung that has fired on a line, or that was passed over; and whom it was for."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from guatu.crafts.planning.rungs import MAKES_WORDS, SHEET_COLOURS, TO_WORDS, WHEN_WORDS, Makes
from guatu.records.offices.models import Kind, Office, Post
from guatu.work.ledger.models import Commitment


class Firing(models.Model):
    """The claim of one rung on one line for one arming, and what came of it. Only ever added.

    It says nothing of what the line says: its words are looked up by whoever may see them, and go with a purge.
    """

    line = models.ForeignKey(Commitment, models.PROTECT, related_name="firings", verbose_name="事项")
    # The step that armed the ladder last: 交办, 退回, 延期, 恢复, 重新列账, or an amended date or lead.
    arming = models.PositiveIntegerField("从第几步起算")
    rung = models.CharField("哪一级", max_length=24)
    # Of a stop of the stage plan its day; of a period its first day and how often it was sent back.
    of = models.CharField("哪一节点、哪一期", max_length=24, blank=True)
    # The state of the line it was judged by: its last step then.
    as_of = models.PositiveIntegerField("看到第几步")
    day = models.DateField("哪天")
    at = models.DateTimeField("写入时刻")
    # A higher rung was due at the same time, or its time had passed: nothing was made.
    passed_over = models.BooleanField("越过", default=False)
    when = models.CharField("等的是什么", max_length=12, choices=[(each.value, words) for each, words in WHEN_WORDS.items()])
    called = models.CharField("怎么叫", max_length=40)
    because = models.CharField("为什么", max_length=300, blank=True)
    makes = models.CharField("出什么", max_length=12, choices=[(each.value, words) for each, words in MAKES_WORDS.items()])
    colour = models.CharField("颜色", max_length=8, blank=True, choices=list(SHEET_COLOURS.items()))
    immediate = models.BooleanField("马上发", default=False)
    whole = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name="哪里的")
    lead = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+", verbose_name="当时的主办单位")
    due = models.DateField("当时的时限", null=True)
    year = models.PositiveSmallIntegerField("年", null=True)
    number = models.PositiveIntegerField("第几号", null=True)

    class Meta:
        verbose_name = "催办"
        ordering = ["id"]
        constraints = [
            # Two schedulers, a restart in the middle: the second finds it taken, and nothing is made twice.
            models.UniqueConstraint(name="reminders_a_rung_fires_once", fields=["line", "arming", "rung", "of"]),
            models.UniqueConstraint(
                name="reminders_one_sheet_a_number", fields=["whole", "makes", "year", "number"], condition=Q(number__isnull=False)
            ),
            models.CheckConstraint(
                name="reminders_a_sheet_has_its_number",
                condition=Q(number=None, year=None) & (Q(passed_over=True) | Q(makes=Makes.NOTICE.value))
                | Q(number__isnull=False, year__isnull=False, passed_over=False) & ~Q(makes=Makes.NOTICE.value),
            ),
        ]
        indexes = [
            # The book of a town's sheets, the newest first.
            models.Index(name="reminders_of_town", fields=["whole", "-id"], condition=Q(passed_over=False)),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.called}"

    def get_absolute_url(self) -> str:
        """Return the address of the sheet, or of the line where there is only a notice."""
        return reverse("reminder-sheet", args=[self.pk]) if self.number else reverse("commitment", args=[self.line_id])

    @property
    def name(self) -> str:
        """What it is called: 橙色督办单. Only a county's government 督查s (norms F1.1); a town 督办s."""
        words = MAKES_WORDS[Makes(self.makes)]
        if self.makes == Makes.SUPERVISION and self.whole.kind == Kind.DISTRICT:
            words = words.replace("督办", "督查")
        return f"{SHEET_COLOURS[self.colour] if self.colour else ''}{words}"

    @property
    def numbered(self) -> str:
        """The number of the sheet: 云溪催办〔2026〕12号 would be a document's; this is a sheet's: 云溪催办 2026-12."""
        if self.number is None:
            return ""
        kind = "催办" if self.makes == Makes.REMINDER else "督查" if self.whole.kind == Kind.DISTRICT else "督办"
        return f"{self.whole.code or self.whole.called}{kind} {self.year}-{self.number}"


class Addressee(models.Model):
    """A post a firing was for, whoever holds it: what was sent stays with the office, not with a person."""

    firing = models.ForeignKey(Firing, models.CASCADE, related_name="addressees")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="岗位")
    function = models.CharField("作为", max_length=12, choices=[(each.value, words) for each, words in TO_WORDS.items()])
    # Nobody acts in the function itself: who stands in for it, and that it is to be passed on.
    stands_in = models.BooleanField("代转", default=False)

    class Meta:
        verbose_name = "催办对象"
        constraints = [models.UniqueConstraint(name="reminders_a_post_once", fields=["firing", "post", "function"])]
        indexes = [models.Index(name="reminders_of_post", fields=["post", "-firing"])]

    def __str__(self) -> str:
        return f"{self.post_id} {self.function}"
