"""代岗: somebody acts in another's post, from a day to a day."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from .post import Post


class SubstituteQuerySet(QuerySet["Substitute"]):
    """Substitutes, asked for by day."""

    def on(self, day: date) -> SubstituteQuerySet:
        """Those who act that day: in their days, and while the post itself is held by the one they act for."""
        held = Q(Q(post__since=None) | Q(post__since__lte=day), Q(post__until=None) | Q(post__until__gte=day))
        return self.filter(held, since__lte=day, until__gte=day)

    def not_over(self, day: date) -> SubstituteQuerySet:
        """Those who act that day or will act later."""
        return self.filter(Q(until__gte=day), until__gte=models.F("since"))


class Substitute(models.Model):
    """One person in another's post for some days. What they do is journaled with both names: 王代李.

    It ends by itself: with its last day, or when the post is handed over or ends. Called back on its first day, its
    last day lies before its first: it was never held.
    """

    post = models.ForeignKey(Post, models.PROTECT, verbose_name="岗位", related_name="substitutes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="代岗人", related_name="substitutions")
    since = models.DateField("自")
    until = models.DateField("至")

    objects = SubstituteQuerySet.as_manager()

    class Meta:
        verbose_name = "代岗"
        ordering = ["since", "id"]
        indexes = [models.Index(name="offices_substitutes_of_user", fields=["user", "until"])]

    def __str__(self) -> str:
        return f"{self.user.name}代{self.post.user.name if self.post.user else '空岗'}：{self.post}"
