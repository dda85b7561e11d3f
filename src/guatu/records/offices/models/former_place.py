"""A former place: below which office another one lay until a day, before it came under the one it lies below now."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import QuerySet

from .office import Office


class FormerPlaceQuerySet(QuerySet["FormerPlace"]):
    """Former places, asked for by day."""

    def on(self, day: date) -> FormerPlaceQuerySet:
        """Those that have ended since: of each office, the first of these is where it lay that day."""
        return self.filter(until__gte=day).order_by("until")


class FormerPlace(models.Model):
    """Where an office lay until a day (划归). Where it lies now is its own ``parent``."""

    office = models.ForeignKey(Office, models.CASCADE, verbose_name="机构", related_name="former_places")
    parent = models.ForeignKey(Office, models.PROTECT, verbose_name="原上级", related_name="formerly_below")
    until = models.DateField("最后一天")

    objects = FormerPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "划归以前的上级"
        ordering = ["until"]
        constraints = [models.UniqueConstraint(name="offices_one_place_a_day", fields=["office", "until"])]
        # The tree of a day asks what has moved since: mostly nothing.
        indexes = [models.Index(name="offices_places_by_day", fields=["until"])]

    def __str__(self) -> str:
        return f"{self.office.called}在{self.parent.called}下面，到 {self.until:%Y-%m-%d}"
