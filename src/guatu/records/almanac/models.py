"""What a town keeps of days, limits and lights: the notices it has pasted, the profiles and rules it has made its own."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from django.db import models

from guatu.crafts.planning.light_rules import KINDS, numbers_of, rule_of
from guatu.crafts.planning.presets import LightSet
from guatu.crafts.planning.rungs import Makes, Opening, Rung, RungSet, To, When
from guatu.crafts.planning.watching import WatchRules
from guatu.crafts.timing.clock_words import BASIS_WORDS, UNIT_WORDS
from guatu.crafts.timing.clocks import Basis, Budget, Unit
from guatu.crafts.timing.notices import Feast
from guatu.crafts.timing.profiles import Profile, Starts, as_rows, from_rows
from guatu.crafts.timing.workdays import Arrangement
from guatu.records.offices.models import Office

from .category import CONTEST_DAYS, LOOK_BACK_DAYS, Category, Closer, EvidenceRule

CLOSER_WORDS = {Closer.LEADER: "分管领导", Closer.APPROVER: "审批岗，哪一个都行", Closer.MAIN: "主要领导"}
STARTS_WORDS = {Starts.ASSIGNED: "交办的日子", Starts.SAID: "文件的日期"}
# How the journal of the settings calls the fields that are set here.
WORDS = {
    "off": "放假", "worked": "上班", "series": "哪一套", "budget": "时限", "event": "从哪件事起", "starts": "起算日", "more": "可延长",
    "rolls": "末日遇节假日顺延", "basis": "依据类别", "source": "依据", "note": "说明", "nodes": "节点", "papers": "用于", "in_use": "启用",
    "rungs": "催办层级", "ladder": "怎么催",
    "lights": "亮灯规则", "rule": "规则", "in_force": "从哪天起", "watching": "重点管理规则", "met_on": "上次会议",
    "profile": "没写时限的先按", "evidence": "要什么佐证", "closer": "谁批销号", "public_days": "公示", "grades": "评等",
    "contest_days": "申诉期限", "look_back_share": "回头看抽", "look_back_days": "回头看不晚于销号后", "is_sealed": "对被反映单位保密",
}  # fmt: skip


class Notice(models.Model):
    """放假安排: one yearly notice as it was pasted, and the days it names. Only ever added; the last of a year holds.

    It is in force in the office that pasted it and in all below it that have none of their own for the year.
    """

    whole = models.ForeignKey(Office, models.PROTECT, verbose_name="哪里的", related_name="notices")
    year = models.PositiveSmallIntegerField("年份")
    text = models.TextField("通知原文")
    # [name, days off, days worked] for each feast, the days as text.
    feasts = models.JSONField("节日")
    at = models.DateTimeField("写入时刻")
    user_name = models.CharField("经手人", max_length=40)

    class Meta:
        verbose_name = "放假安排"
        ordering = ["id"]
        indexes = [models.Index(name="almanac_notices_of_whole", fields=["whole", "year"])]

    def __str__(self) -> str:
        return f"{self.year}年放假安排"

    @property
    def as_read(self) -> list[Feast]:
        """The feasts with their days."""
        return [
            Feast(name, tuple(map(date.fromisoformat, off)), tuple(map(date.fromisoformat, worked)))
            for name, off, worked in self.feasts
        ]

    @property
    def arrangement(self) -> Arrangement:
        """The days off and worked."""
        feasts = self.as_read
        off = frozenset(day for feast in feasts for day in feast.off)
        return Arrangement(self.year, off, frozenset(day for feast in feasts for day in feast.worked))


class OwnProfile(models.Model):
    """A clock profile that a town has changed, switched off or added. What it has not touched is as shipped."""

    whole = models.ForeignKey(Office, models.PROTECT, verbose_name="哪里的", related_name="profiles")
    key = models.CharField("键", max_length=24, help_text="与随系统带来的相同的，是改了它")
    series = models.CharField("哪一套", max_length=12)
    name = models.CharField("名称", max_length=12)
    amount = models.PositiveSmallIntegerField("多少")
    unit = models.CharField("单位", max_length=8, choices=[(unit.value, words) for unit, words in UNIT_WORDS.items()])
    event = models.CharField("从哪件事起", max_length=8)
    starts = models.CharField("起算日", max_length=8, choices=[(each.value, words) for each, words in STARTS_WORDS.items()])
    more = models.PositiveSmallIntegerField("可延长", default=0)
    rolls = models.BooleanField("末日遇节假日顺延", default=False)
    basis = models.CharField("依据类别", max_length=8, choices=[(each.value, words) for each, words in BASIS_WORDS.items()])
    source = models.CharField("依据", max_length=200)
    note = models.CharField("说明", max_length=200, blank=True)
    # [amount, unit, what] for each stop of the stage plan.
    nodes = models.JSONField("节点", default=list, blank=True)
    papers = models.JSONField("用于", default=list, blank=True, help_text="标题里的字；确认这样的文件时多给一个日子")
    in_use = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = "时限规则"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="almanac_one_profile_a_key", fields=["whole", "key"]),
            models.CheckConstraint(name="almanac_a_limit_is_something", condition=models.Q(amount__gte=1)),
        ]

    def __str__(self) -> str:
        return self.value.called

    @property
    def value(self) -> Profile:
        """The profile that the row keeps."""
        return Profile(
            self.key, self.series, self.name, Budget(self.amount, Unit(self.unit)), self.event, Basis(self.basis), self.source,
            Starts(self.starts), self.more, self.rolls, self.note,
            from_rows(self.nodes), tuple(self.papers),
        )  # fmt: skip

    def take(self, profile: Profile) -> None:
        """Keep the profile in this row."""
        told: dict[str, Any] = {name: getattr(profile, name) for name in ("series", "name", "event", "more", "rolls", "source", "note")}
        told |= {"amount": profile.budget.amount, "unit": profile.budget.unit.value, "starts": profile.starts.value}
        told |= {"basis": profile.basis.value, "papers": list(profile.papers)}
        told["nodes"] = as_rows(profile.nodes)
        for name, value in told.items():
            setattr(self, name, value)


class OwnCategory(models.Model):
    """A class of matters that a town has changed, switched off or added. What it has not touched is as shipped."""

    whole = models.ForeignKey(Office, models.PROTECT, verbose_name="哪里的", related_name="categories")
    key = models.CharField("键", max_length=24, help_text="与随系统带来的相同的，是改了它")
    name = models.CharField("名称", max_length=12)
    profile = models.CharField("没写时限的先按", max_length=24, blank=True)
    asks_for = models.CharField("要什么佐证", max_length=60, blank=True)
    at_least = models.PositiveSmallIntegerField("至少几份", default=0)
    purpose = models.CharField("用来做什么", max_length=100, blank=True)
    must = models.BooleanField("非要不可", default=False)
    closer = models.CharField("谁批销号", max_length=10, choices=[(each.value, words) for each, words in CLOSER_WORDS.items()])
    public_days = models.PositiveSmallIntegerField("公示几个工作日", default=0)
    grades = models.JSONField("评等", default=list, blank=True)
    contest_days = models.PositiveSmallIntegerField("交办后几个工作日内可以申诉", default=CONTEST_DAYS)
    look_back_percent = models.PositiveSmallIntegerField("回头看抽百分之几")
    look_back_days = models.PositiveSmallIntegerField("销号后几天内回头看", default=LOOK_BACK_DAYS)
    is_sealed = models.BooleanField("对被反映单位保密", default=False)
    basis = models.CharField("依据类别", max_length=8, choices=[(each.value, words) for each, words in BASIS_WORDS.items()])
    source = models.CharField("依据", max_length=200)
    note = models.CharField("说明", max_length=200, blank=True)
    papers = models.JSONField("用于", default=list, blank=True, help_text="标题或事项里的字；有这些字的先按这一类")
    in_use = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = "类别"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="almanac_one_category_a_key", fields=["whole", "key"]),
            # Evidence is asked for with a purpose, or not at all (I6).
            models.CheckConstraint(
                name="almanac_evidence_has_a_purpose",
                condition=models.Q(asks_for="", at_least=0, must=False) | (~models.Q(purpose="") & models.Q(at_least__gte=1)),
            ),
            models.CheckConstraint(name="almanac_a_share_is_of_a_hundred", condition=models.Q(look_back_percent__lte=100)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def value(self) -> Category:
        """The class that the row keeps."""
        asked = EvidenceRule(self.asks_for, self.purpose, self.at_least, self.must) if self.asks_for else None
        return Category(
            self.key, self.name, Basis(self.basis), self.source, self.profile, asked, Closer(self.closer), self.public_days,
            tuple(self.grades), Fraction(self.look_back_percent, 100), self.look_back_days, self.is_sealed, self.note,
            tuple(self.papers), contest_days=self.contest_days,
        )  # fmt: skip

    def take(self, category: Category) -> None:
        """Keep the class in this row."""
        told: dict[str, Any] = {name: getattr(category, name) for name in ("name", "profile", "public_days", "is_sealed", "source", "note")}
        told["contest_days"] = category.contest_days
        told["look_back_days"] = category.look_back_days
        told |= {"closer": category.closer.value, "basis": category.basis.value, "look_back_percent": int(category.look_back_share * 100)}
        told |= {"grades": list(category.grades), "papers": list(category.papers)}
        asked = category.evidence
        told |= {"asks_for": asked.words if asked else "", "purpose": asked.purpose if asked else ""}
        told |= {"at_least": asked.least if asked else 0, "must": bool(asked and asked.must)}
        for name, value in told.items():
            setattr(self, name, value)


class InForce(models.Model):
    """A rule that a town has put in force, from which day on. Only ever added: a past day keeps the rules it had.

    It holds in the office that set it and in all below it that have set none of their own.
    """

    whole = models.ForeignKey(Office, models.PROTECT, verbose_name="哪里的", related_name="+")
    since = models.DateField("从哪天起")
    numbers = models.JSONField("数", default=dict)
    at = models.DateTimeField("写入时刻")
    user_name = models.CharField("经手人", max_length=40)

    class Meta:
        abstract = True
        ordering = ["id"]


class LightsInForce(InForce):
    """亮灯规则: one set of lights with the numbers the town has given it. key: of the shipped set it comes from."""

    key = models.CharField("照哪一套", max_length=24)
    name = models.CharField("名称", max_length=20)
    kind = models.CharField("类别", max_length=12, choices=[(kind, each.CALLED) for kind, each in KINDS.items()])
    source = models.CharField("依据", max_length=200)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta(InForce.Meta):
        verbose_name = "亮灯规则"
        indexes = [models.Index(name="almanac_lights_of_whole", fields=["whole", "since"])]

    def __str__(self) -> str:
        return self.name

    @property
    def value(self) -> LightSet:
        """The set that the row keeps."""
        return LightSet(self.key, self.name, rule_of(self.kind, self.numbers), self.source, self.note)

    def take(self, wanted: LightSet) -> None:
        """Keep the set in this row."""
        self.key, self.name, self.source, self.note = wanted.key, wanted.name, wanted.source, wanted.note
        self.kind, self.numbers = wanted.rule.KIND, numbers_of(wanted.rule)


class WatchInForce(InForce):
    """重点管理规则: the numbers by which lines enter the watch list and leave it."""

    class Meta(InForce.Meta):
        verbose_name = "重点管理规则"
        indexes = [models.Index(name="almanac_watch_of_whole", fields=["whole", "since"])]

    def __str__(self) -> str:
        return "重点管理规则"

    @property
    def value(self) -> WatchRules:
        """The rules that the row keeps."""
        return WatchRules(**{name: value for name, value in self.numbers.items() if name in WatchRules.NUMBERS})


class RungsInForce(InForce):
    """催办层级: one ladder of reminders and sheets with the numbers the town has given it. key: of the shipped one it comes from."""

    key = models.CharField("照哪一套", max_length=24)
    name = models.CharField("名称", max_length=20)
    source = models.CharField("依据", max_length=200)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta(InForce.Meta):
        verbose_name = "催办层级"
        indexes = [models.Index(name="almanac_rungs_of_whole", fields=["whole", "since"])]

    def __str__(self) -> str:
        return self.name

    @property
    def value(self) -> RungSet:
        """The ladder that the row keeps."""
        rungs = tuple(
            Rung(key, When(when), amount, tuple(To(each) for each in to), Makes(makes), colour)
            for key, when, amount, to, makes, colour in self.numbers["rungs"]
        )
        hours = Opening(self.numbers["opens"], self.numbers["closes"])
        return RungSet(self.key, self.name, rungs, self.source, self.note, hours)

    def take(self, wanted: RungSet) -> None:
        """Keep the ladder in this row."""
        self.key, self.name, self.source, self.note = wanted.key, wanted.name, wanted.source, wanted.note
        rungs = [[rung.key, rung.when, rung.amount, list(rung.to), rung.makes, rung.colour] for rung in wanted.rungs]
        self.numbers = {"rungs": rungs, "opens": wanted.hours.opens, "closes": wanted.hours.closes}


class LastMeeting(models.Model):
    """上次会议: the day of the town's last 调度 meeting, said with one press; what has changed since is told from it."""

    whole = models.OneToOneField(Office, models.PROTECT, primary_key=True, verbose_name="哪里的", related_name="+")
    day = models.DateField("哪天")

    class Meta:
        verbose_name = "上次会议"

    def __str__(self) -> str:
        return f"上次会议 {self.day}"
