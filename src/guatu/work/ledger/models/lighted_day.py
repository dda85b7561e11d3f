"""Which day a town's lights were last brought up to."""

from django.db import models

from guatu.records.offices.models import Office


class LightedDay(models.Model):
    """One row a town: its open lines all have the light of ``day`` (the verbs keep it so until midnight)."""

    whole = models.OneToOneField(Office, models.CASCADE, primary_key=True, related_name="+")
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.whole} {self.day}"
