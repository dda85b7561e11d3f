"""每日清单: what one person is told on the morning of a working day."""

from django.conf import settings
from django.db import models


class Digest(models.Model):
    """One person's morning. Which lines, and why; never their words: these are looked up by whoever opens it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="谁的")
    day = models.DateField("哪天")
    at = models.DateTimeField("写入时刻")
    # [[heading, [[key of the line, why, how many steps it had], …], how many there are in all], …]
    items = models.JSONField("清单")
    # In whose stead some of it is told: 路桥岗（代吴）.
    instead = models.JSONField("代谁", default=list)

    class Meta:
        verbose_name = "每日清单"
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(name="reminders_one_digest_a_day", fields=["user", "day"])]

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"

    @property
    def count(self) -> int:
        """How many lines it tells of."""
        return sum(many for _, _, many in self.items)
