"""A post: what somebody may do, in which office, from a day to a day."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from .office import Office


class Role(models.TextChoices):
    """What a post is for."""

    CLERK = "clerk", "督办岗"
    UNIT = "unit", "承办岗"
    HEAD = "head", "负责人"
    VERIFIER = "verifier", "核实岗"
    APPROVER = "approver", "审批岗"
    READER = "reader", "查阅岗"
    ADMIN = "admin", "系统管理员"
    SECURITY = "security", "安全管理员"
    AUDIT = "audit", "审计管理员"


# Whoever answers for an office: the one who does the work, and the one who is responsible for it.
ANSWERING = (Role.UNIT, Role.HEAD)
# 三员 (F12.6): nobody holds two of these, and whoever holds one has no part in the lines.
ADMINISTRATORS = (Role.ADMIN, Role.SECURITY, Role.AUDIT)


class PostQuerySet(QuerySet["Post"]):
    """Posts, asked for by day."""

    def on(self, day: date) -> PostQuerySet:
        """Those held on the day."""
        return self.filter(Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day))


class Post(models.Model):
    """One post, held by one user, or vacant."""

    role = models.CharField("岗位类别", max_length=12, choices=Role)
    title = models.CharField("岗位名称", max_length=40)
    office = models.ForeignKey(Office, models.PROTECT, verbose_name="所在机构", related_name="posts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="在岗人员", related_name="posts"
    )
    in_charge_of = models.ManyToManyField(Office, blank=True, verbose_name="分管", related_name="leaders")
    since = models.DateField("自", null=True, blank=True)
    until = models.DateField("至", null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "岗位"
        ordering = ["office__path", "id"]
        indexes = [models.Index(name="offices_posts_of_user", fields=["user"])]

    def __str__(self) -> str:
        return f"{self.office.called}{self.title}" if not self.title.startswith(self.office.called) else self.title
