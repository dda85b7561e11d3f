"""The lights of the day: a cache that the verbs and the tick keep, and a test recomputes."""

from django.db import models

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

    class Meta:
        indexes = [models.Index(name="ledger_light_colour", fields=["colour", "since"])]

    def __str__(self) -> str:
        return f"{self.colour} {self.word}"


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
