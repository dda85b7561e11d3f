"""An office: a district, a town, a department, a village; a place in a tree, from a day to a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

STEP = 4  # characters of the path for each level


class Kind(models.TextChoices):
    """What an office is."""

    DISTRICT = "district", "区县"
    TOWN = "town", "镇街"
    DEPARTMENT = "department", "部门"
    VILLAGE = "village", "村"
    COMMUNITY = "community", "社区"
    OUTSIDE = "outside", "外部单位"


# A body that assigns and therefore cannot lead its own lines.
WHOLES = frozenset({Kind.DISTRICT, Kind.TOWN})


class OfficeQuerySet(QuerySet["Office"]):
    """Offices, asked for by day and by place in the tree."""

    def on(self, day: date) -> OfficeQuerySet:
        """Those that exist on the day."""
        return self.filter(Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day))

    def below(self, office: Office) -> OfficeQuerySet:
        """Those strictly below the office, at any depth."""
        return self.filter(path__gt=office.path, path__lt=office.path_end)

    def that_may_ask(self, whole: Office) -> OfficeQuerySet:
        """Those that may ask work of the whole: what lies above it, and the outside offices that are marked so,
        its own and those of what lies above it."""
        above = [whole.path[:length] for length in range(STEP, len(whole.path), STEP)]
        near = Q(path__gt=whole.path, path__lt=whole.path_end) | Q(parent__path__in=above)
        return self.filter(Q(path__in=above) | Q(near, kind=Kind.OUTSIDE, may_ask=True))

    def in_or_below(self, office: Office) -> OfficeQuerySet:
        """The office and those below it."""
        return self.filter(path__gte=office.path, path__lt=office.path_end)


class Office(models.Model):
    """One body that owes work, assigns it or verifies it."""

    name = models.CharField("名称", max_length=60)
    short = models.CharField("简称", max_length=20, blank=True)
    also = models.JSONField("其他叫法", default=list, blank=True, help_text="旧名、另一块牌子、文件里的写法")
    kind = models.CharField("类别", max_length=12, choices=Kind, default=Kind.DEPARTMENT)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="上级")
    # The place in the tree: four characters a level. A subtree is a range, which both databases read by index.
    path = models.CharField("路径", max_length=40, unique=True, editable=False)
    order = models.PositiveIntegerField("顺序", default=0, help_text="按机构顺序，不按拼音")
    field = models.CharField("分管口", max_length=20, blank=True, help_text="挂图上归在哪一组，如 建设")
    code = models.CharField("编号前缀", max_length=10, blank=True, help_text="镇街的事项编号以它开头，如 云溪")
    since = models.DateField("自", null=True, blank=True)
    until = models.DateField("至", null=True, blank=True)
    becomes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="came_from", verbose_name="并入",
        help_text="合并以后，这个单位的事归谁。",
    )  # fmt: skip
    may_ask = models.BooleanField("可以交办", default=False, help_text="外部单位：可以作来文单位，要求本镇街办事")

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = "机构"
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                name="offices_until_after_since",
                condition=Q(since=None) | Q(until=None) | Q(until__gte=models.F("since")),
            ),
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """The name on pages: the short one where there is one."""
        return self.short or self.name

    @property
    def names(self) -> list[str]:
        """All its names: the full one, the short one, the earlier ones and those papers use."""
        return list(dict.fromkeys(name for name in (self.name, self.short, *self.also) if name))

    @property
    def path_end(self) -> str:
        """The end of the range of paths below this one."""
        return self.path + "\U0010ffff"

    @property
    def is_whole(self) -> bool:
        """Whether it is a body that assigns: a town, a subdistrict, a district."""
        return self.kind in WHOLES

    def is_below(self, other: Office) -> bool:
        """Whether it lies strictly below the other."""
        return self.path != other.path and self.path.startswith(other.path)

    def save(self, *args: Any, **options: Any) -> None:
        """Save; a new office is given the next free place below its parent."""
        if not self.path:
            self.path = next_path(self.parent)
        super().save(*args, **options)


def next_path(parent: Office | None) -> str:
    """Return the next free place below the parent (or at the top)."""
    taken = Office.objects.filter(parent=parent).order_by("-path").values_list("path", flat=True).first()
    number = int(taken[-STEP:]) + 1 if taken else 1
    return f"{parent.path if parent else ''}{number:0{STEP}d}"


def whole_of(office: Office) -> Office | None:
    """Return the body that the office belongs to: itself, or the nearest town or district above it."""
    here: Office | None = office
    while here is not None and not here.is_whole:
        here = here.parent
    return here
