"""How a town reviews: whether a second clerk must agree, and whether earlier reasons make their like faint."""

from __future__ import annotations

from django.db import models

from guatu.records.offices.models import Office


class Manner(models.Model):
    """The switches of one town. A town without a row has them as they stand here."""

    whole = models.OneToOneField(Office, models.PROTECT, related_name="+", verbose_name="哪个镇街")
    two_clerks = models.BooleanField("立账要两人", default=False)
    learns = models.BooleanField("记住不立账的原因", default=True)
    # Shapes of sentences that are not to be made faint, whatever was set aside.
    forgotten = models.JSONField("不再照此办的句式", default=list, blank=True)
    set_at = models.DateTimeField("改动时刻", null=True, blank=True)
    set_name = models.CharField("谁改的", max_length=40, blank=True)

    class Meta:
        verbose_name = "确认的规矩"

    @classmethod
    def of(cls, whole: int) -> Manner:
        """Return the switches of that town (by key); as they stand here, where nobody has set them."""
        return cls.objects.filter(whole=whole).first() or cls(whole_id=whole)

    def __str__(self) -> str:
        return f"{self.whole} 的规矩"
