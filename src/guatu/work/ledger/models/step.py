"""The journal: one step for every act upon a line."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Func, Q

from guatu.crafts.timing.workdays import Calendar
from guatu.records.offices.models import Office

from ..checked import SaidApart
from ..stages import Stage, Verb
from .commitment import Commitment

LATE_AFTER_WORKDAYS = 2
# The verbs that may move a date. Written out, as IS_OPEN is: SQLite takes the index only where the query says the same.
MAY_MOVE_A_DATE = Func(
    F("verb"), template="%(expressions)s IN ('amend', 'extend', 'resume', 'relist')", output_field=models.BooleanField()
)
# The verbs by whose moment it is judged what was done in time. Written out for the same reason.
TELLS_IN_TIME = Func(F("verb"), template="%(expressions)s IN ('report', 'close')", output_field=models.BooleanField())
TOWN_TIME = ZoneInfo("Asia/Shanghai")


class Step(SaidApart, models.Model):
    """What was done, by whom, on which day, and when it was written down. Only ever added."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField("第几步")
    verb = models.CharField("动作", max_length=12, choices=Verb)
    before = models.CharField("原阶段", max_length=12, choices=Stage, blank=True)
    after = models.CharField("现阶段", max_length=12, choices=Stage)
    on = models.DateField("发生日")
    at = models.DateTimeField("写入时刻")
    user = models.BigIntegerField("人员号")
    user_name = models.CharField("经手人", max_length=40)
    post = models.BigIntegerField("岗位号")
    post_title = models.CharField("岗位", max_length=80)
    on_behalf_of = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代录"
    )
    note = models.TextField("说明", blank=True)
    # Every field the step changed: {name: [before, after]}. The row is the replay of these.
    values = models.JSONField("改动", default=dict)
    # The files handed in with it: [[key of the piece, hash of what came], …]. Sealed with the step; their names stand elsewhere.
    evidence = models.JSONField("佐证", null=True, blank=True)
    salt = models.CharField(max_length=32)
    link = models.PositiveBigIntegerField("环号", unique=True)

    class Meta:
        verbose_name = "流转记录"
        ordering = ["commitment", "number"]
        constraints = [models.UniqueConstraint(name="ledger_steps_in_order", fields=["commitment", "number"])]
        indexes = [
            # The wall tells the dates moved this week: of a million steps a few.
            models.Index(name="ledger_dates_moved", fields=["at"], condition=Q(verb__in=["amend", "extend", "resume", "relist"])),
            # The list of what was written late asks for the reports and closings of a quarter.
            models.Index(name="ledger_told_when", fields=["at"], condition=Q(verb__in=["report", "close"])),
        ]

    def __str__(self) -> str:
        return f"{self.commitment.number} 第 {self.number} 步 {self.get_verb_display()}"

    def workdays_late(self, calendar: Calendar) -> int:
        """How many working days after the day itself it was written, by the town's calendar, if more than two; else 0."""
        return workdays_late(self.on, self.at, calendar)


def workdays_late(on: date, at: datetime, calendar: Calendar) -> int:
    """Return how many working days after a day something is written at a moment, if more than two; else 0."""
    late = calendar.workdays_between(on, written_on(at))
    return late if late > LATE_AFTER_WORKDAYS else 0


def written_on(at: datetime) -> date:
    """Return the day of a moment, in the town's time."""
    return at.astimezone(TOWN_TIME).date()


def last_moment_of(day: date) -> datetime:
    """Return the moment that stands for a day of which no hour is known: its last, up to which it is in time."""
    return datetime.combine(day, time.max, TOWN_TIME)
