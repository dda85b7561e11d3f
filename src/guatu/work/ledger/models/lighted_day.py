"""Which day a town's lights were last brought up to."""

from django.db import models

from guatu.records.offices.models import Office


class LightedDay(models.Model):
    """One row a town: its open lines all have the light of ``day`` (the verbs, and the moments of the day, keep it so)."""

    whole = models.OneToOneField(Office, models.CASCADE, primary_key=True, related_name="+")
    day = models.DateField()
    # When a light last turned by the hour alone, with no act: what pages keep until the next act is then asked anew.
    turned_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.whole} {self.day}"
