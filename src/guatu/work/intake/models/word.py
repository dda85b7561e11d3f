"""词条: what a town has taught the reader: short names, projects, sentences that are no commitment."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from guatu.records.offices.models import Office

from .candidate import Candidate

LONGEST = 100  # characters of an entry, as the file of a lexicon takes it


class Word(models.Model):
    """One entry of a town's lexicon.

    says: the words in papers; of a sentence that is none, its form, in which … stands for what changes
    means: the office's full name, for a short name
    candidate: the sentence whose decision taught it; None where somebody wrote it down
    why_off: why it is off though nobody has switched it off: it spoke of two offices, or its like was confirmed
    """

    class Kind(models.TextChoices):
        """What a word is, as the file of a lexicon calls it."""

        SHORT_NAME = "short_names", "简称"
        PROJECT = "projects", "项目"
        NO_COMMITMENT = "no_commitment", "不算承诺的话"

    whole = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name="哪个镇街")
    kind = models.CharField("类别", max_length=16, choices=Kind)
    says = models.CharField("文件里的写法", max_length=LONGEST)
    means = models.CharField("是指", max_length=LONGEST, blank=True)
    on = models.BooleanField("用着", default=True)
    why_off = models.CharField("为什么停用", max_length=120, blank=True)
    candidate = models.ForeignKey(Candidate, models.PROTECT, null=True, blank=True, related_name="words", verbose_name="从哪一条")
    added_at = models.DateTimeField("记下的时刻")
    added_name = models.CharField("谁记下的", max_length=40)

    class Meta:
        verbose_name = "词条"
        ordering = ["kind", "says"]
        constraints = [
            models.UniqueConstraint(name="intake_words_once", fields=["whole", "kind", "says"]),
            models.CheckConstraint(name="intake_short_names_mean", condition=~Q(kind="short_names") | ~Q(means="")),
        ]

    def __str__(self) -> str:
        return f"{self.says} → {self.means}" if self.means else self.says

    @property
    def source(self) -> str:
        """Where it is known from, as the reader's explanation says it."""
        return f"文件 {self.candidate.document_id}" if self.candidate is not None else f"{self.added_name}加的词条"
