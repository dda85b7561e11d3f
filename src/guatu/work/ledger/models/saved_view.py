"""A view of the ledger that somebody keeps, or that the clerk shares with the town."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from guatu.records.offices.models import Office


class SavedView(models.Model):
    """A name for a query of the ledger and its columns. Without an owner it is the town's."""

    whole = models.ForeignKey(Office, models.CASCADE, related_name="+", verbose_name="哪个镇街")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="谁的"
    )
    name = models.CharField("名称", max_length=20)
    query = models.CharField("条件", max_length=1000, blank=True)
    columns = models.JSONField("列", default=list, blank=True)
    order = models.PositiveIntegerField("顺序", default=0)

    class Meta:
        verbose_name = "视图"
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="ledger_one_shared_view_a_name", fields=["whole", "name"], condition=Q(owner=None)
            ),
            models.UniqueConstraint(
                name="ledger_one_own_view_a_name", fields=["whole", "owner", "name"], condition=Q(owner__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.name
