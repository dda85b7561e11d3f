"""催办簿: of each town how far its lines were gone through, and whose mornings were told."""

from django.db import models

from guatu.records.offices.models import Office


class Book(models.Model):
    """One row a town. Whoever makes sheets for the town holds this row meanwhile: the sheets are numbered one after another."""

    whole = models.OneToOneField(Office, models.CASCADE, primary_key=True, related_name="+")
    # Gone through on this day, when the chain of acts ended here: until either is another there is nothing to look for.
    day = models.DateField(null=True)
    end = models.CharField(max_length=64, blank=True)
    digested_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.whole} {self.day}"
