"""登录记录: who has tried to sign in, from where, and what came of it. For locking accounts, and for the auditor alone.

Kept for KEPT_DAYS because the law asks for six months (F12.8, 网络安全法), then deleted by the tick. Nothing is counted
from it but failures in a row: not who was here how often or how long (I6).
"""

from django.conf import settings
from django.db import models

KEPT_DAYS = 200


class Outcome(models.TextChoices):
    """What came of trying."""

    IN = "in", "登录了"
    HALF = "half", "口令对，等验证码"
    REFUSED = "refused", "口令不对"
    CODE = "code", "验证码不对"
    UNLOCKED = "unlocked", "解了锁"


# What counts towards the lock; whatever else ends a row of them.
FAILURES = frozenset({Outcome.REFUSED, Outcome.CODE})
ENDS = frozenset({Outcome.IN, Outcome.UNLOCKED})


class SignIn(models.Model):
    """One try. What was typed as a name is kept as a hash alone: people type their password there by mistake."""

    at = models.DateTimeField("时刻")
    who = models.CharField("登录名摘要", max_length=64)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, verbose_name="人员", related_name="+"
    )
    address = models.GenericIPAddressField("来自", null=True, blank=True)
    outcome = models.CharField("结果", max_length=10, choices=Outcome)

    class Meta:
        verbose_name = "登录记录"
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(name="offices_tries_of_name", fields=["who", "-at"]),
            models.Index(name="offices_tries_of_address", fields=["address", "-at"]),
            models.Index(name="offices_tries_by_time", fields=["-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.user or '没有这个登录名'} {self.get_outcome_display()}"
