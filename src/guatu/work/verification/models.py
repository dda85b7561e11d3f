"""What verification keeps of its own: how the words of each report are found among all."""

from django.db import models

from guatu.records.offices.models import Office
from guatu.work.ledger.models import Step


class Wording(models.Model):
    """The sketch of one report (guatu.work.verification.wording): a cache, computed from the step and never typed."""

    step = models.OneToOneField(Step, models.CASCADE, primary_key=True, related_name="wording")
    whole = models.ForeignKey(Office, models.CASCADE, related_name="+")
    least_1 = models.PositiveIntegerField(null=True)
    least_2 = models.PositiveIntegerField(null=True)
    least_3 = models.PositiveIntegerField(null=True)
    least_4 = models.PositiveIntegerField(null=True)
    least_5 = models.PositiveIntegerField(null=True)
    least_6 = models.PositiveIntegerField(null=True)
    least_7 = models.PositiveIntegerField(null=True)
    least_8 = models.PositiveIntegerField(null=True)

    class Meta:
        # The newest reports of a town that share one of the eight, without a look at any other row.
        indexes = [
            models.Index(name=f"verification_least_{number}", fields=["whole", f"least_{number}", "-step"])
            for number in range(1, 9)
        ]

    def __str__(self) -> str:
        return f"{self.step_id}"
