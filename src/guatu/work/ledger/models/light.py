"""The lights of the day: a cache that the verbs and the tick keep, and a test recomputes."""

from datetime import date, datetime

from django.db import models

from guatu.crafts.timing.clocks import is_past

from .commitment import Commitment


class LightOfDay(models.Model):
    """The light of one line as of ``day``. A row of another day is no light: the page computes it anew."""

    commitment = models.OneToOneField(Commitment, models.CASCADE, primary_key=True, related_name="light")
    day = models.DateField()
    colour = models.CharField(max_length=8)
    word = models.CharField(max_length=40)
    because = models.CharField(max_length=300)
    days = models.IntegerField(null=True, help_text="慢为正，快为负")
    planned_day = models.DateField(null=True, help_text="干成的活本该干成的那天")
    # Percentage points behind the straight line, of what is measured: the watch list asks.
    behind = models.SmallIntegerField(null=True)
    # When the colour last changed, and from what: “变红 3” opens to these.
    since = models.DateField()
    before = models.CharField(max_length=8, blank=True)

    # Of a clock in hours, on the day it is due: the light holds after the one moment and until the other, minute by minute.
    holds_after = models.DateTimeField(null=True)
    holds_until = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(name="ledger_light_colour", fields=["colour", "since"]),
            # Every page asks whether a moment has passed since: of a hundred thousand lights a few have one.
            models.Index(name="ledger_light_holds_until", fields=["holds_until"], condition=models.Q(holds_until__isnull=False)),
            models.Index(name="ledger_light_holds_after", fields=["holds_after"], condition=models.Q(holds_after__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.colour} {self.word}"

    def holds_at(self, now: datetime, today: date) -> bool:
        """Say whether it is still the line's light: of this day, and no due moment has passed since."""
        over = self.holds_until is not None and is_past(self.holds_until, now)
        back = self.holds_after is not None and not is_past(self.holds_after, now)
        return self.day == today and not over and not back


class Turn(models.Model):
    """变灯: one change of the colour of one line. Kept as the light is: by the verbs and the tick, and recomputed by a test."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="turns")
    day = models.DateField()
    before = models.CharField(max_length=8)
    after = models.CharField(max_length=8)
    word = models.CharField(max_length=40)
    # The rules of the town were changed, not the line: it does not count as 变红 for the watch list.
    by_rules = models.BooleanField(default=False)

    class Meta:
        constraints = [
            # Two processes that light the same day write the same; what flickers within a day has turned once.
            models.UniqueConstraint(name="ledger_turns_once_a_day", fields=["commitment", "day", "before", "after"]),
        ]
        ordering = ["commitment", "id"]
        indexes = [models.Index(name="ledger_turns_of_day", fields=["day", "commitment"])]

    def __str__(self) -> str:
        return f"{self.day} {self.before} → {self.after}"
