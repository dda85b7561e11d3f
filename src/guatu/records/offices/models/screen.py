"""大屏: the credential of one screen on a wall. It shows one town's wall chart, never signs out, and opens nothing else."""

from datetime import date

from django.db import models

from .office import Office


class Screen(models.Model):
    """One screen. Its address is known to the screen alone; here stands its hash."""

    whole = models.ForeignKey(Office, models.PROTECT, verbose_name="挂谁的图", related_name="screens")
    name = models.CharField("挂在哪里", max_length=40)
    hash = models.CharField("地址摘要", max_length=64, unique=True)
    since = models.DateField("自")
    until = models.DateField("停用", null=True, blank=True)
    # When the screen last asked: a screen that has fallen silent is seen in the list. Not sealed.
    used_at = models.DateTimeField("最近一次取图", null=True, blank=True)

    class Meta:
        verbose_name = "大屏"
        ordering = ["until", "id"]

    def __str__(self) -> str:
        return self.name

    def is_on(self, day: date) -> bool:
        """Say whether the address still leads to the wall."""
        return self.until is None and (self.whole.until is None or self.whole.until >= day)
