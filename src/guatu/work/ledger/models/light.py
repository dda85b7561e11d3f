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
    # When the colour last changed, and from what: “变红 3” opens to these.
    since = models.DateField()
    before = models.CharField(max_length=8, blank=True)

    class Meta:
        indexes = [models.Index(name="ledger_light_colour", fields=["colour", "since"])]

    def __str__(self) -> str:
        return f"{self.colour} {self.word}"
